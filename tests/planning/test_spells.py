from collections import defaultdict
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgwright.planning.organization import Organization
from orgwright.planning.proficiency import DAYS_PER_MONTH
from orgwright.planning.spells import spells
from orgwright.records import Assessment, OrganizationFacts, Person, Record, Skill, Source

FIRST = date(2024, 1, 1)
PRECEDENCE = (Source.CERTIFICATE, Source.MANAGER, Source.PEER, Source.SELF)
STATEMENTS = st.lists(
    st.tuples(
        st.integers(1, 2),
        st.integers(1, 2),
        st.sampled_from((Source.SELF, Source.MANAGER)),
        st.integers(0, 900),
        st.integers(0, 5),
    ),
    max_size=24,
    unique_by=lambda one: one[:4],
)
Said = tuple[int, int, Source, int, int]


def organization(said: list[Said]) -> Organization:
    records: list[Record] = [OrganizationFacts(id=1, name="Example", planning_date=FIRST + timedelta(days=800))]
    records += [Person(id=number, key=f"p{number}", name=f"Person {number}") for number in (1, 2)]
    records += [Skill(id=number, name=f"Skill {number}") for number in (1, 2)]
    records += [
        Assessment(person_id=who, skill_id=what, source=by, level=level, assessed_on=FIRST + timedelta(days=on))
        for who, what, by, on, level in said
    ]
    return Organization.of(*records)


def stays_by_loops(said: list[Said]) -> list[tuple[int, int, float, bool]]:
    series: dict[tuple[int, int, Source], list[tuple[int, int]]] = defaultdict(list)
    for who, what, by, on, level in sorted(said, key=lambda one: one[3]):
        if on <= 800:
            series[who, what, by].append((on, level))
    found = []
    for who, what in {(who, what) for who, what, _ in series}:
        for by in PRECEDENCE:
            own = stays_of(what, series.get((who, what, by), []))
            if own:
                found += own
                break
    return found


def stays_of(skill: int, statements: list[tuple[int, int]]) -> list[tuple[int, int, float, bool]]:
    found, place = [], 0
    while place < len(statements):
        begun, level = statements[place]
        last = place
        while last + 1 < len(statements) and statements[last + 1][1] == level:
            last += 1
        place = last + 1
        rises = place < len(statements) and statements[place][1] > level
        days = (statements[place][0] if rises else statements[last][0]) - begun
        steps = statements[place][1] - level if rises else 1
        if days > 0 and level < 5:
            found += [(skill, level + step, days / DAYS_PER_MONTH / steps, rises) for step in range(steps)]
    return found


@settings(max_examples=150)
@given(STATEMENTS)
def test_stays_are_those_that_plain_loops_find(said: list[Said]) -> None:
    found = spells(organization(said))
    rows = zip(found.skill.tolist(), found.level.tolist(), found.months.tolist(), found.has_risen.tolist(), strict=True)

    assert sorted((*row[:2], round(row[2], 9), row[3]) for row in rows) == sorted(
        (*row[:2], round(row[2], 9), row[3]) for row in stays_by_loops(said)
    )


def test_a_rise_of_two_levels_is_two_stays_of_half_the_time() -> None:
    found = spells(organization([(1, 1, Source.MANAGER, 0, 1), (1, 1, Source.MANAGER, 60, 3)]))

    assert found.level.tolist() == [1, 2]
    assert found.months.tolist() == pytest.approx([30 / DAYS_PER_MONTH] * 2)
    assert found.has_risen.all()
