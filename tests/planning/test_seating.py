from datetime import date

import pytest

from orgwright.planning.organization import Organization
from orgwright.planning.seating import Seating
from orgwright.records import PositionStatus, Record, Unit
from pictures import DAY, facts, person, position, seated, sits

UNITS = (
    Unit(id=1, name="Whole"),
    Unit(id=2, name="Zebra", parent_id=1),
    Unit(id=3, name="Ape", parent_id=1),
    Unit(id=4, name="Cub", parent_id=2),
)


def seating(*records: Record, on: date = DAY) -> Seating:
    return Organization.of(facts(on), *UNITS, *records).seating


@pytest.mark.parametrize(
    ("on", "is_employed"),
    [
        (date(2026, 2, 28), False),
        (date(2026, 3, 1), True),
        (date(2026, 9, 30), True),
        (date(2026, 10, 1), False),
    ],
)
def test_a_person_is_employed_from_the_first_to_the_last_day(on: date, is_employed: bool) -> None:
    found = seating(person(1, date(2026, 3, 1), date(2026, 9, 30)), on=on)
    assert found.is_employed(1) is is_employed
    assert found.employed == ({1} if is_employed else set())


def test_an_incumbency_of_somebody_who_left_holds_no_longer() -> None:
    found = seating(person(1, left=date(2026, 11, 19)), position(1), sits(1, 1, 1))
    assert found.active == ()
    assert found.primary(1) is None
    assert found.people_of(1) == set()


def test_the_largest_share_is_primary_then_the_earliest_start_then_the_key() -> None:
    later, earlier = date(2026, 5, 1), date(2025, 5, 1)
    positions = [position(number, number) for number in (1, 2, 3)]
    largest = seating(person(1), *positions, sits(1, 1, 1, fte_percent=40), sits(2, 1, 2, fte_percent=60))
    assert largest.unit_of(1) == 2
    first = seating(person(1), *positions, sits(1, 1, 1, from_on=later), sits(2, 1, 3, from_on=earlier))
    assert first.unit_of(1) == 3
    by_key = seating(person(1), *positions, sits(1, 1, 3, from_on=later), sits(2, 1, 2, from_on=later))
    assert by_key.unit_of(1) == 2


def test_people_of_a_unit_are_those_in_it_and_below_each_once() -> None:
    found = seating(*seated(1, unit_id=1), *seated(2, unit_id=4), position(9, 2), sits(9, 2, 9), person(5))
    assert found.people_of(1) == {1, 2}
    assert found.people_of(2) == {2}
    assert found.people_of(3) == set()
    assert found.people_of(None) == {1, 2, 5}


def test_units_below_stand_by_name_parents_first() -> None:
    found = seating()
    assert found.subtree(1) == (1, 3, 2, 4)
    assert found.children[None] == (1,)


def test_a_circle_of_units_ends() -> None:
    circle = Organization.of(facts(), Unit(id=1, name="A", parent_id=2), Unit(id=2, name="B", parent_id=1))
    assert set(circle.seating.subtree(1)) == {1, 2}


@pytest.mark.parametrize(
    ("on", "status"),
    [
        (date(2026, 1, 31), PositionStatus.CLOSED),
        (date(2026, 2, 1), PositionStatus.FROZEN),
        (date(2026, 12, 31), PositionStatus.FROZEN),
        (date(2027, 1, 1), PositionStatus.CLOSED),
    ],
)
def test_a_position_is_closed_before_it_opens_and_after_it_closes(on: date, status: PositionStatus) -> None:
    seat = position(1, status="frozen", opens_on=date(2026, 2, 1), closes_on=date(2026, 12, 31))
    assert seating(seat, on=on).position_status(1) is status


def test_people_are_listed_by_key() -> None:
    assert seating(person(10), person(2), person(1)).by_person_key([2, 10, 1]) == (1, 10, 2)
