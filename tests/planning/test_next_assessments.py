from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgwright.planning.coverage import unit_coverage
from orgwright.planning.next_assessments import NextAssessment, next_assessments
from orgwright.planning.organization import Organization
from orgwright.records import Assessment, Record, Requirement, Role, Unit
from pictures import DAY, asks, facts, person, said, seated, skills
from said_plainly import assessments

LONG_AGO = date(2024, 1, 1)
PEOPLE, SKILLS = 4, 3
DEMANDS = ("critical must-have", "important must-have", "optional must-have", "important good-to-have", "")


def picture(*rows: Record) -> Organization:
    """People 1 and 2 in the first role, 3 in the second, 4 without one, all in one unit."""
    roles = [Role(id=1, name="Engineer"), Role(id=2, name="Analyst")]
    seats = [*seated(1, 1), *seated(2, 1), *seated(3, 2), *seated(4)]
    return Organization.of(facts(), Unit(id=1, name="Models"), *roles, *seats, *skills(SKILLS), *rows)


requirements = st.lists(
    st.tuples(st.integers(1, 2), st.integers(1, SKILLS), st.integers(1, 5), st.sampled_from(DEMANDS)),
    max_size=6,
    unique_by=lambda one: one[:2],
).map(lambda several: [asks(number, *one) for number, one in enumerate(several, 1)])


def width(organization: Organization) -> float:
    """How wide the range of the unit's role coverage is; 0 where there is none."""
    covered = unit_coverage(organization, 1)
    return 0.0 if covered.role_high is None or covered.role_low is None else covered.role_high - covered.role_low


def cells() -> Iterator[tuple[int, int]]:
    return ((who, skill) for who in range(1, PEOPLE + 1) for skill in range(1, SKILLS + 1))


def rated(rows: list[Assessment], who: int, skill: int, level: int) -> list[Assessment]:
    """The rows after a certificate of the day, which goes before all other sources."""
    others = [one for one in rows if (one.person_id, one.skill_id, one.source) != (who, skill, "certificate")]
    return [*others, said(who, skill, level, "certificate", DAY, by="Board", number=999)]


@settings(max_examples=40, deadline=None)
@given(requirements, assessments(PEOPLE, SKILLS, 20), st.integers(0, 5))
def test_rating_narrows_by_what_is_told_and_no_other_rating_narrows_more(
    asked: list[Requirement], rows: list[Assessment], level: int
) -> None:
    organization = picture(*asked, *rows)
    found = next_assessments(organization, 1, 100)
    before = width(organization)
    narrowing = {cell: before - width(picture(*asked, *rated(rows, *cell, level))) for cell in cells()}
    told = {(one.person_id, one.skill_id): one.narrowing for one in found}
    for cell, narrowed in narrowing.items():
        assert narrowed == pytest.approx(told.get(cell, 0.0), abs=1e-12)
    for number in range(len(found) + 1):
        least = min((one.narrowing for one in found[:number]), default=1.0)
        assert all(narrowed <= least + 1e-12 for cell, narrowed in narrowing.items() if cell not in list(told)[:number])


def plainly(organization: Organization, asked: list[Requirement]) -> list[tuple]:
    """Stale ones last, then by share, then by key and name; person by person, requirement by requirement."""
    found = []
    people = [who for who in (1, 2, 3) if any(one.role_id == (2 if who == 3 else 1) for one in asked)]
    for who in people:
        own = [one for one in asked if one.role_id == (2 if who == 3 else 1)]
        weights = [organization.policy.requirement_weight(one.importance, one.tier) for one in own]
        for one, weight in zip(own, weights, strict=True):
            state = organization.proficiency.held(who, one.skill_id)
            if state.level is None or state.is_stale:
                share = weight / sum(weights) / len(people)
                found.append((state.is_stale, -round(share, 9), who, one.skill_id))
    return sorted(found)


def told(found: tuple[NextAssessment, ...]) -> list[tuple]:
    return [(one.reason == "stale", -round(one.share, 9), one.person_id, one.skill_id) for one in found]


@settings(max_examples=80, deadline=None)
@given(requirements, assessments(PEOPLE, SKILLS, 20), st.integers(1, 8))
def test_the_order_is_that_of_plain_loops_and_fewer_are_the_first_of_more(
    asked: list[Requirement], rows: list[Assessment], most: int
) -> None:
    organization = picture(*asked, *rows)
    expected = plainly(organization, asked)
    assert told(next_assessments(organization, 1, 100)) == expected
    assert told(next_assessments(organization, 1, most)) == expected[:most]


def test_the_worked_example_narrows_by_a_quarter() -> None:
    asked = [asks(1, 1, 1, 3), asks(2, 1, 2, 3)]
    organization = picture(*asked, said(1, 1, 3), said(1, 2, 3), said(2, 1, 3))
    (one,) = next_assessments(organization, 1)
    assert (one.person_id, one.skill_id, one.role_id, one.reason, one.required) == (2, 2, 1, "missing", 3)
    assert (one.share, one.narrowing, one.held, one.assessed_on, one.requirement_ids) == (0.25, 0.25, None, None, (2,))
    assert width(organization) == 0.25


def test_expired_counts_as_missing_and_stale_comes_last_and_narrows_nothing() -> None:
    asked = [asks(1, 1, 1, 3), asks(2, 1, 2, 3, "optional must-have")]
    rows = [said(1, 1, 4, on=LONG_AGO), said(1, 2, 4, until=LONG_AGO), said(2, 1, 4), said(2, 2, 4)]
    first, last = next_assessments(picture(*asked, *rows), 1)
    assert (first.reason, first.skill_id, first.narrowing) == ("expired", 2, 0.1)
    assert (last.reason, last.skill_id, last.share, last.narrowing) == ("stale", 1, 0.4, 0.0)
    assert (last.held, last.assessed_on) == (4, LONG_AGO)


def test_what_is_known_does_not_stand_before_what_is_missing() -> None:
    asked = [asks(1, 1, 1, 3), asks(2, 1, 2, 3, "optional must-have")]
    rows = [said(1, 1, 4), said(2, 1, 4), said(2, 2, 4)]
    (one,) = next_assessments(picture(*asked, *rows), 1, most=1)
    assert (one.person_id, one.skill_id) == (1, 2)


def test_what_does_not_apply_and_what_nobody_is_measured_by_is_not_asked_for() -> None:
    own = facts()
    own.regulated = "no"
    off = asks(1, 1, 1, context="regulated=yes")
    seats = [Unit(id=1, name="Models"), Role(id=1, name="Engineer"), *seated(1, 1), *skills(1)]
    assert next_assessments(Organization.of(own, *seats, off), 1) == ()
    nothing = facts(importance_weights={"critical": 0})
    assert next_assessments(Organization.of(nothing, *seats, asks(1, 1, 1)), 1) == ()


def test_the_whole_counts_everybody_employed() -> None:
    organization = picture(asks(1, 1, 1))
    assert [one.person_id for one in next_assessments(organization, None)] == [1, 2]
    assert next_assessments(Organization.of(facts(), person(1)), None) == ()
