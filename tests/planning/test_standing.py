from datetime import date

import pytest

from organizations import small_organization
from orgwright.planning.explanations.standing import headcount_explained, run_rate_explained, single_holders_explained
from orgwright.planning.organization import Organization
from orgwright.planning.standing import (
    ROLES,
    TARGETS,
    changes_since,
    earlier_standings,
    measure_of,
    run_rate,
    standing,
    unit_standings,
)
from orgwright.records import Record, Unit
from pictures import DAY, asks, facts, person, position, said, seated, sits, skills, target

TOP, LEFT, RIGHT = (
    Unit(id=1, name="Top", annual_budget=900),
    Unit(id=2, name="Left", parent_id=1),
    Unit(id=3, name="Right", parent_id=1, annual_budget=100),
)


def two_units(*records: Record) -> Organization:
    return Organization.of(facts(), TOP, LEFT, RIGHT, *skills(3), *seated(1, None, 2), *seated(2, None, 3), *records)


def test_somebody_in_two_units_is_counted_once_where_the_primary_seat_is() -> None:
    picture = two_units(position(9, 3), sits(9, 1, 9, fte_percent=40))
    assert [standing(picture, one).person_ids for one in (None, 1, 2, 3)] == [(1, 2), (1, 2), (1,), (2,)]
    assert standing(picture, 3).coverage.person_ids == (1, 2)


def test_the_run_rate_is_cost_times_fte_filled_with_on_cost_rounded_by_seat() -> None:
    rows = (
        position(8, 2, annual_cost=10_000_000),
        person(8),
        sits(8, 8, 8, fte_percent=80),
        position(9, 3, annual_cost=5),
        person(9),
        sits(9, 9, 9, fte_percent=50),
    )
    picture = Organization.of(facts(on_cost=0.2), TOP, LEFT, RIGHT, *rows)
    rate = run_rate(picture, None)
    assert [(one.position_id, one.fte_percent, one.cost) for one in rate.seats] == [(8, 80, 9_600_000), (9, 50, 3)]
    assert (rate.amount, rate.budget) == (9_600_003, 1000)
    assert (run_rate(picture, 2).budget, run_rate(picture, 3).budget) == (None, 100)


def test_filled_seats_without_a_cost_are_told_and_add_nothing() -> None:
    rate = run_rate(two_units(), None)
    assert (rate.amount, rate.without_cost) == (0, (1, 2))


def test_coverage_is_measured_against_targets_where_there_are_any() -> None:
    picture = two_units(target(1, 2, 1, 3, 1))
    assert [measure_of(picture, one) for one in (None, 1, 2, 3)] == [TARGETS, TARGETS, TARGETS, ROLES]


def test_the_weakest_unit_comes_first_and_one_without_coverage_last() -> None:
    empty = Unit(id=4, name="Empty", parent_id=1)
    rows = (empty, target(1, 2, 1, 3, 2), target(2, 3, 1, 3, 3), said(1, 1, 3), said(2, 1, 3))
    several = unit_standings(two_units(*rows), None, TARGETS)
    assert [(one.name, one.low, one.single_held) for one in several] == [
        ("Right", pytest.approx(1 / 3), 1),
        ("Left", 0.5, 1),
        ("Empty", None, 0),
    ]
    assert [one.unit_id for one in unit_standings(two_units(*rows), 2, TARGETS)] == [2]


def test_a_unit_with_others_below_is_listed_for_targets_of_its_own() -> None:
    picture = two_units(target(1, 1, 1, 3, 1))
    assert [one.unit_id for one in unit_standings(picture, None, TARGETS)] == [1, 2, 3]
    assert [one.unit_id for one in unit_standings(picture, None, ROLES)] == [2, 3]
    assert [one.unit_id for one in unit_standings(picture, 1, TARGETS)] == [2, 3]


def test_skills_with_several_single_held_targets_count_once() -> None:
    rows = (target(1, 2, 1, 2, 1), target(2, 2, 1, 3, 1), said(1, 1, 3))
    found = standing(two_units(*rows), 2)
    assert (len(found.single_holders), found.single_held_skills) == (2, 1)


def test_earlier_standings_are_those_of_the_last_days_of_the_months_before() -> None:
    joined = [person(5, hired=date(2026, 10, 31)), position(5, 2), sits(5, 5, 5)]
    found = earlier_standings(two_units(*joined), 2, 3)
    assert [one.on for one in found] == [date(2026, 8, 31), date(2026, 9, 30), date(2026, 10, 31)]
    assert [one.headcount for one in found] == [1, 1, 2]


def test_what_changed_is_what_is_dated_since_the_day_in_the_unit() -> None:
    rows = (
        *(said(1, skill, 3, on=on) for skill, on in ((1, date(2026, 11, 1)), (2, date(2026, 10, 31)), (3, DAY))),
        said(2, 1, 3, on=DAY),
        person(5, hired=date(2026, 11, 2), left=date(2026, 11, 9)),
        position(5, 2),
        sits(5, 5, 5),
    )
    first = date(2026, 11, 1)
    left, right = (changes_since(two_units(*rows), one, first) for one in (2, 3))
    assert (left.assessments, left.hired_ids, left.left_ids) == (2, (5,), (5,))
    assert (right.assessments, right.hired_ids) == (1, ())
    assert changes_since(two_units(*rows), None, first).assessments == 3


def test_every_figure_adds_up_from_the_rows_of_its_explanation() -> None:
    picture = Organization.of(*small_organization(), asks(9, 1, 2))
    found = standing(picture, None)
    headcount = headcount_explained(picture, found)
    places = {column.title: place for place, column in enumerate(headcount.columns)}
    assert sum(row.values[places["People"]] for row in headcount.rows) == found.headcount == 2
    assert sum(row.values[places["Vacant"]] for row in headcount.rows) == found.seats.vacant == 100
    rate = run_rate_explained(picture, found)
    assert sum(row.values[-1] for row in rate.rows) == rate.results[0].value == 12_000_000
    assert single_holders_explained(picture, found).results[0].value == found.single_held_skills == 1


def test_no_single_holder_is_a_plain_nought() -> None:
    picture = two_units()
    (result,) = single_holders_explained(picture, standing(picture, None)).results
    assert (result.value, result.formula) == (0, "")
