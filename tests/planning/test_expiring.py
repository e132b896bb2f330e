from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given, settings

from orgwright.planning.expiring import Expiring, expiring
from orgwright.planning.organization import Organization
from orgwright.records import Assessment, Record, Role, Unit
from pictures import DAY, LATELY, asks, facts, said, seated, skills
from said_plainly import SOURCES, assessments, held, newest

PEOPLE, SKILLS, REQUIRED = 2, 2, 3
NEXT_MONTH = DAY + timedelta(days=30)


def picture(*rows: Record, level: int = REQUIRED) -> Organization:
    """Two people in one role, which asks for the first of two skills."""
    several = (row for number in range(1, PEOPLE + 1) for row in seated(number, role_id=1))
    role = (Role(id=1, name="Engineer"), asks(1, 1, 1, level), Unit(id=1, name="Models"))
    return Organization.of(facts(), *role, *several, *skills(SKILLS), *rows)


def after(rows: Sequence[Assessment], one: Assessment, on: date) -> int | None:
    """What counts on a day, were nothing said after the picture's day."""
    known = [row for row in rows if row.assessed_on <= DAY]
    found = held(known, one.person_id, one.skill_id, on)
    return None if found is None else found[0]


def plainly(rows: Sequence[Assessment], within: int) -> list[tuple]:
    found = []
    for who in range(1, PEOPLE + 1):
        for skill in range(1, SKILLS + 1):
            for one in (row for source in SOURCES for row in newest(rows, who, skill, source)):
                until = one.valid_until
                if one.level is not None and until is not None and until <= DAY + timedelta(days=within):
                    first_without = max(until + timedelta(days=1), DAY)
                    levels = (after(rows, one, DAY), after(rows, one, first_without))
                    required = REQUIRED if skill == 1 else None
                    found.append((until, who, skill, one.id, *levels, required))
    return sorted(found, key=lambda one: one[:4])


def told(found: Sequence[Expiring]) -> list[tuple]:
    names = ("valid_until", "person_id", "skill_id", "assessment_id", "level_now", "level_after", "required")
    return sorted((tuple(getattr(one, name) for name in names) for one in found), key=lambda one: one[:4])


@settings(max_examples=100, deadline=None)
@given(assessments(PEOPLE, SKILLS))
def test_what_expires_is_what_plain_loops_find(rows: list[Assessment]) -> None:
    organization = picture(*rows)
    for within in (0, 30):
        found = expiring(organization, within_days=within)
        assert told(found) == plainly(rows, within)
        places = [(one.valid_until, one.person_id, one.skill_id) for one in found]
        assert places == sorted(places)


def only(*rows: Assessment, level: int = REQUIRED) -> Expiring:
    (one,) = expiring(picture(*rows, level=level))
    return one


def test_the_worked_example_is_left_short() -> None:
    one = only(said(1, 1, 4, "certificate", until=NEXT_MONTH, by="Board", number=31), said(1, 1, 3), level=4)
    assert (one.assessment_id, one.source, one.assessor, one.assessed_on) == (31, "certificate", "Board", LATELY)
    assert (one.days_left, one.is_expired, one.level, one.level_now, one.level_after) == (30, False, 4, 4, 3)
    assert (one.required, one.is_required, one.is_gate, one.leaves_short) == (4, True, True, True)


def test_a_level_that_is_enough_without_it_leaves_nobody_short() -> None:
    assert not only(said(1, 1, 4, "certificate", until=NEXT_MONTH), said(1, 1, 3)).leaves_short


def test_unknown_afterwards_leaves_short_where_the_role_asks() -> None:
    asked, other = only(said(1, 1, 4, until=NEXT_MONTH)), only(said(1, 2, 4, until=NEXT_MONTH))
    assert (asked.level_after, asked.leaves_short) == (None, True)
    assert (other.required, other.is_required, other.is_gate, other.leaves_short) == (None, False, False, False)


def test_the_last_valid_day_is_not_yet_expired() -> None:
    today, past = only(said(1, 1, 4, until=DAY)), only(said(1, 1, 4, until=DAY - timedelta(days=1)))
    assert (today.days_left, today.is_expired, today.level_now) == (0, False, 4)
    assert (past.days_left, past.is_expired, past.level_now) == (-1, True, None)


@pytest.mark.parametrize(
    "rows",
    [
        [said(1, 1, 4, on=date(2025, 1, 1), until=date(2026, 1, 1)), said(1, 1, 4)],
        [said(1, 1, 4, on=date(2025, 1, 1), until=date(2026, 1, 1)), said(1, 1, None)],
        [said(1, 1, 4, until=DAY + timedelta(days=181))],
        [said(1, 1, None, until=NEXT_MONTH)],
        [said(1, 1, 4, on=DAY + timedelta(days=1), until=NEXT_MONTH)],
    ],
    ids=["replaced", "withdrawn", "later", "a withdrawal", "not yet said"],
)
def test_not_listed(rows: list[Assessment]) -> None:
    assert expiring(picture(*rows)) == ()


def test_a_manager_does_not_replace_a_certificate() -> None:
    one = only(said(1, 1, 4, "certificate", on=date(2025, 1, 1), until=date(2026, 1, 1)), said(1, 1, 5))
    assert (one.source, one.level_now, one.level_after, one.leaves_short) == ("certificate", 5, 5, False)


def test_an_open_end_never_expires() -> None:
    assert expiring(picture(said(1, 1, 4)), within_days=100_000) == ()


def test_a_requirement_that_does_not_apply_asks_for_nothing() -> None:
    own = facts()
    own.regulated = "no"
    role = [Role(id=1, name="Engineer"), asks(1, 1, 1, context="regulated=yes"), Unit(id=1, name="Models")]
    (one,) = expiring(Organization.of(own, *role, *seated(1, 1), *skills(1), said(1, 1, 4, until=NEXT_MONTH)))
    assert (one.required, one.is_gate, one.leaves_short) == (None, False, False)


def test_a_unit_lists_its_people_alone() -> None:
    organization = picture(said(1, 1, 4, until=NEXT_MONTH), Unit(id=2, name="Vision"))
    assert len(expiring(organization, 1)) == 1
    assert expiring(organization, 2) == ()
