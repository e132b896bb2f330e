"""Generated assessments, and what each source says of a person in a skill by the words of the rule: plain loops."""

from collections.abc import Sequence
from datetime import date, timedelta
from statistics import median_low

from hypothesis import strategies as st

from orgwright.records import Assessment
from pictures import DAY, said

SOURCES = ("self", "peer", "manager", "certificate")
RATERS = ("Ada", "Ben", "Cem")


def assessments(people: int, skills: int, most: int = 30) -> st.SearchStrategy[list[Assessment]]:
    """Rows of so many people and skills around the day: later ones, expired, withdrawn and stale ones too."""
    one = st.tuples(
        st.integers(1, people),
        st.integers(1, skills),
        st.sampled_from(SOURCES),
        st.sampled_from(RATERS),
        st.sampled_from([-500, -366, -365, -20, -10, -1, 0, 1]),
        st.sampled_from([None, 0, 1, 2, 3, 4, 5]),
        st.sampled_from([None, None, None, -15, -1, 0, 1, 30]),
    )
    return st.lists(one, max_size=most, unique_by=lambda row: row[:5]).map(
        lambda rows: [_row(number, *row) for number, row in enumerate(rows, 1)]
    )


def _row(
    number: int, person: int, skill: int, source: str, by: str, on: int, level: int | None, until: int | None
) -> Assessment:
    last = None if until is None else DAY + timedelta(days=until)
    return said(person, skill, level, source, DAY + timedelta(days=on), last, by, number)


def newest(rows: Sequence[Assessment], person: int, skill: int, source: str, day: date = DAY) -> list[Assessment]:
    """The rows that nothing of their source (of peers: of the same assessor) hides on a day."""
    own = [
        one
        for one in rows
        if (one.person_id, one.skill_id, one.source) == (person, skill, source) and one.assessed_on <= day
    ]
    raters = sorted({one.assessor for one in own}) if source == "peer" else [None]
    found = []
    for rater in raters:
        several = [one for one in own if rater in (None, one.assessor)]
        several.sort(key=lambda one: (one.assessed_on, -_level(one), one.valid_until or date.max, one.id))
        found += several[-1:]
    return found


def _level(one: Assessment) -> int:
    return -1 if one.level is None else one.level


def says(rows: Sequence[Assessment], person: int, skill: int, source: str, day: date = DAY) -> tuple[int, date] | None:
    """The level of a source and its day, where it has one; of peers at least two."""
    alive = [
        one
        for one in newest(rows, person, skill, source, day)
        if one.level is not None and (one.valid_until is None or one.valid_until >= day)
    ]
    if len(alive) < (2 if source == "peer" else 1):
        return None
    return median_low(_level(one) for one in alive), max(one.assessed_on for one in alive)


def held(rows: Sequence[Assessment], person: int, skill: int, day: date = DAY) -> tuple[int, str, date] | None:
    """The level that counts with its source and day, by the order certificate, manager, peer, self."""
    for source in reversed(SOURCES):
        found = says(rows, person, skill, source, day)
        if found is not None:
            return found[0], source, found[1]
    return None
