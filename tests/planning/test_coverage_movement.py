from datetime import date, timedelta
from math import fsum

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dated_organizations import EITHER_UNIT, FIRST, dated_organizations
from orgwright.errors import RefusedInput
from orgwright.planning.coverage import unit_coverage
from orgwright.planning.coverage_movement import CoverageMovement, coverage_movement
from orgwright.planning.movement_pieces import Movement, MovementPiece, Mover
from orgwright.planning.organization import Organization
from orgwright.progress import Cancelled, Progress
from orgwright.records import Record, Role, Unit
from pictures import asks, facts, person, position, said, seated, sits, skills, target

UNITS = (Unit(id=1, name="Models"), Unit(id=2, name="Data"))
R = (Role(id=1, name="Engineer", level="Senior"), Role(id=2, name="Analyst", level="Mid"))
A, B = date(2026, 1, 31), date(2026, 6, 30)
BETWEEN = date(2026, 3, 15)
ASKED = (asks(1, 1, 1, 4), asks(2, 1, 2, 4))


def moved(*records: Record, unit_id: int | None = 1, first: date = A, last: date = B) -> CoverageMovement:
    picture = Organization.of(facts(), *UNITS, *R, *skills(3), *records)
    return coverage_movement(picture, unit_id, first, last)


def low_of(movement: Movement) -> dict[str, float]:
    return {step.mover.value: round(step.low, 9) for step in movement.steps}


def high_of(movement: Movement) -> dict[str, float]:
    return {step.mover.value: round(step.high, 9) for step in movement.steps}


def adds_up(movement: Movement) -> None:
    pieces = movement.largest(len(movement.pieces))
    for before, after, points in (
        (movement.low_before, movement.low_after, [one.low for one in pieces]),
        (movement.high_before, movement.high_after, [one.high for one in pieces]),
    ):
        if before is not None and after is not None:
            assert after - before == pytest.approx(fsum(points), abs=1e-12)


@given(dated_organizations(), EITHER_UNIT, st.integers(0, 400), st.integers(0, 400))
@settings(max_examples=50, deadline=None)
def test_the_pieces_add_up_to_the_difference_of_the_two_days(
    organization: Organization, unit_id: int | None, start: int, length: int
) -> None:
    first = FIRST + timedelta(days=start)
    last = first + timedelta(days=length)
    found = coverage_movement(organization, unit_id, first, last)
    ends = [unit_coverage(organization.as_of(day), unit_id) for day in (first, last)]
    assert [found.roles.low_before, found.roles.low_after] == [one.role_low for one in ends]
    assert [found.roles.high_before, found.roles.high_after] == [one.role_high for one in ends]
    assert [found.targets.low_before, found.targets.low_after] == [one.low for one in ends]
    assert [found.targets.high_before, found.targets.high_after] == [one.high for one in ends]
    adds_up(found.roles)
    adds_up(found.targets)


@given(dated_organizations(), EITHER_UNIT, st.integers(0, 400))
@settings(max_examples=40, deadline=None)
def test_from_a_day_to_itself_nothing_moves(organization: Organization, unit_id: int | None, start: int) -> None:
    day = FIRST + timedelta(days=start)
    found = coverage_movement(organization, unit_id, day, day)
    assert (found.roles.steps, found.targets.steps) == ((), ())


def test_where_nothing_happens_there_are_no_pieces() -> None:
    found = moved(*seated(1, role_id=1), *ASKED, said(1, 1, 3, on=A), target(1, 1, 1, 3, 2))
    assert (found.roles.steps, found.targets.steps) == ((), ())
    assert (found.roles.low_before, found.roles.low_after) == (0.375, 0.375)


def test_levels_up_down_new_and_lapsed_move_coverage_apart() -> None:
    levels = (
        said(1, 1, 2, on=A),
        said(1, 1, 3, on=BETWEEN),
        said(1, 2, 4, on=A, until=BETWEEN),
        said(2, 1, 4, on=A),
        said(2, 1, 3, on=BETWEEN),
        said(2, 2, 1, on=BETWEEN),
    )
    found = moved(*seated(1, role_id=1), *seated(2, role_id=1), *ASKED, *levels).roles
    assert low_of(found) == {
        "assessed up": 0.0625,
        "newly assessed": 0.0625,
        "assessed down": -0.0625,
        "expired or withdrawn": -0.25,
    }
    assert high_of(found)["newly assessed"] == -0.1875
    assert "expired or withdrawn" in high_of(found)
    adds_up(found)


def test_what_lapses_leaves_high_where_it_was_if_it_was_met() -> None:
    found = moved(*seated(1, role_id=1), asks(1, 1, 1, 4), said(1, 1, 4, on=A, until=BETWEEN)).roles
    (step,) = found.steps
    assert (step.low, step.high, step.count) == (-1, 0, 1)


def test_a_piece_names_the_person_the_skill_and_both_levels() -> None:
    found = moved(*seated(1, role_id=1), asks(1, 1, 1, 4), said(1, 1, 1, on=A), said(1, 1, 3, on=BETWEEN)).roles
    assert found.largest(5) == (MovementPiece(Mover.RAISED, 1, 1, (), (1, 3), 0.25, 0.75, 1.0, 0.25, 0.75, 1.0),)


def test_joiners_are_measured_against_the_first_day_and_leavers_against_the_last() -> None:
    rows = (
        person(1),
        person(2, hired=BETWEEN),
        person(3, left=BETWEEN),
        *(position(number, role_id=1) for number in (1, 2, 3)),
        *(sits(number, number, number) for number in (1, 2, 3)),
        asks(1, 1, 1, 4),
        said(1, 1, 2, on=A),
        said(2, 1, 4, on=A),
        said(3, 1, 0, on=A),
    )
    found = moved(*rows).roles
    assert (found.low_before, found.low_after) == (0.25, 0.75)
    assert low_of(found) == {"joined": 0.25, "left": 0.25}
    joined, left = found.largest(2)
    assert (joined.person_id, joined.low_before, joined.low_after) == (2, 0.25, 1)
    assert (left.person_id, left.low_before, left.low_after) == (3, 0, 0.75)


def test_the_worked_example_of_the_help() -> None:
    """Person 1 rises from 2 to 3 of 4, person 2 joins with all of it, person 3 leaves with nothing."""
    rows = (
        person(1),
        person(2, hired=BETWEEN),
        person(3, left=BETWEEN),
        *(position(number, role_id=1) for number in (1, 2, 3)),
        *(sits(number, number, number) for number in (1, 2, 3)),
        asks(1, 1, 1, 4),
        said(1, 1, 2, on=A),
        said(1, 1, 3, on=BETWEEN),
        said(2, 1, 4, on=A),
        said(3, 1, 0, on=A),
    )
    found = moved(*rows).roles
    assert (found.low_before, found.low_after) == (0.25, 0.875)
    assert low_of(found) == {
        "joined": 0.25,
        "assessed up": pytest.approx(0.0833, abs=1e-4),
        "left": pytest.approx(0.2917, abs=1e-4),
    }


def test_who_comes_from_or_goes_to_another_unit_has_moved() -> None:
    rows = (
        *seated(1, role_id=1),
        person(2),
        position(2, unit_id=1, role_id=1),
        position(3, unit_id=2, role_id=1),
        sits(2, 2, 2, to_on=BETWEEN),
        sits(3, 2, 3, from_on=BETWEEN + timedelta(days=1)),
        asks(1, 1, 1, 4),
        said(1, 1, 4, on=A),
        said(2, 1, 2, on=A),
        target(1, 1, 1, 2, 2),
        target(2, 2, 1, 2, 2),
    )
    assert low_of(moved(*rows).roles) == {"moved": 0.25}
    assert low_of(moved(*rows).targets) == {"moved": -0.5}
    assert moved(*rows, unit_id=None).roles.steps == ()
    assert low_of(moved(*rows, unit_id=None).targets) == {"moved": 0}
    assert len(moved(*rows, unit_id=None).targets.pieces) == 2


def test_a_new_role_is_a_move_and_levels_then_count_against_it() -> None:
    rows = (
        person(1),
        position(1, role_id=1),
        position(2, role_id=2),
        sits(1, 1, 1, to_on=BETWEEN),
        sits(2, 1, 2, from_on=BETWEEN + timedelta(days=1)),
        asks(1, 1, 1, 2),
        asks(2, 2, 1, 4),
        said(1, 1, 2, on=A),
        said(1, 1, 3, on=BETWEEN),
    )
    assert low_of(moved(*rows).roles) == {"moved": -0.5, "assessed up": 0.25}


def test_targets_added_and_ended_are_measured_against_the_rest() -> None:
    rows = (
        *seated(1, role_id=1),
        said(1, 1, 4, on=A),
        target(1, 1, 1, 3, 2),
        target(2, 1, 2, 3, 2, to_on=BETWEEN),
        target(3, 1, 1, 5, 1, from_on=BETWEEN),
    )
    found = moved(*rows).targets
    assert low_of(found) == {"target added": -0.083333333, "target ended": 0.083333333}
    assert [(one.skill_id, one.target_ids, one.person_id) for one in found.largest(2)] == [
        (1, (3,), None),
        (2, (2,), None),
    ]


def test_a_target_that_asks_for_more_people_has_ended_and_another_was_added() -> None:
    rows = (*seated(1), said(1, 1, 4, on=A), target(1, 1, 1, 3, 1), target(2, 1, 1, 3, 2, from_on=BETWEEN))
    found = moved(*rows).targets
    assert low_of(found) == {"target added": -0.25, "target ended": -0.25}
    assert {one.target_ids for one in found.largest(2)} == {(1,), (1, 2)}


def test_holders_of_a_target_are_worth_the_same_whatever_their_order() -> None:
    rows = [row for number in range(1, 5) for row in seated(number)]
    levels = (
        said(1, 1, 3, on=A),
        said(2, 1, 3, on=A, until=BETWEEN),
        *(said(number, 1, 3, on=BETWEEN) for number in (3, 4)),
    )
    found = moved(*rows, *levels, target(1, 1, 1, 3, 3)).targets
    assert low_of(found) == {"newly assessed": 0.666666667, "expired or withdrawn": -0.333333333}
    over = moved(*rows, *levels, target(1, 1, 1, 3, 1)).targets
    assert over.steps == ()


def test_as_many_holders_gone_as_came_move_a_short_target_by_nothing_in_all() -> None:
    rows = [row for number in range(1, 3) for row in seated(number)]
    levels = (said(1, 1, 3, on=A), said(1, 1, 2, on=BETWEEN), said(2, 1, 2, on=A), said(2, 1, 3, on=BETWEEN))
    found = moved(*rows, *levels, target(1, 1, 1, 3, 2)).targets
    assert low_of(found) == {"assessed up": 0.5, "assessed down": -0.5}


def test_without_a_coverage_on_one_of_the_days_there_is_nothing_to_add_up() -> None:
    found = moved(person(1, hired=BETWEEN), position(1, role_id=1), sits(1, 1, 1), *ASKED)
    assert (found.roles.low_before, found.roles.low_after, found.roles.steps) == (None, 0, ())
    assert (found.targets.low_before, found.targets.steps) == (None, ())


def test_only_so_many_pieces_are_listed_the_largest_first() -> None:
    levels = (said(1, 1, 4, on=BETWEEN), said(1, 2, 1, on=BETWEEN))
    found = moved(*seated(1, role_id=1), *ASKED, *levels).roles
    assert [one.skill_id for one in found.largest(1)] == [1]
    assert [one.skill_id for one in found.largest(9, Mover.NEW)] == [1, 2]
    assert found.largest(9, Mover.LEFT) == ()


def test_a_comparison_tells_how_far_it_is_and_can_be_stopped() -> None:
    with pytest.raises(Cancelled):
        coverage_movement(Organization.of(), None, A, B, Progress(lambda done, _total, _what: done < 1))


def test_days_in_the_wrong_order_are_refused() -> None:
    with pytest.raises(RefusedInput, match="is before the first"):
        moved(first=B, last=A)
