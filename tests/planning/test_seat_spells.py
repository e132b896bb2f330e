from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from orgwright.planning.days import AFTER_ALL, BEFORE_ALL, day_number
from orgwright.planning.organization import Organization
from orgwright.planning.seat_spells import SeatSpell, by_position, seat_spells, spells_of
from orgwright.planning.stays import stays
from orgwright.records import ChangeKind, Record, Role, Scenario
from pictures import facts, person, planned, position, sits

FIRST = date(2027, 1, 1)
ROLES = tuple(Role(id=number, name=f"Role {number}") for number in (1, 2, 3))


def picture(*changes: Record) -> Organization:
    seats = (position(1, role_id=1), position(2), person(1), sits(1, 1, 1))
    return Organization.of(facts(), *ROLES, *seats, Scenario(id=1, key="up", title="Up"), *changes).under(1)


def promotion(number: int, on: date, role_id: int) -> Record:
    return planned(number, ChangeKind.PROMOTE, on, person="p1", role_id=role_id)


def test_a_position_without_a_promotion_is_one_spell_even_without_a_role() -> None:
    assert seat_spells(picture()) == (
        SeatSpell(1, 1, BEFORE_ALL, AFTER_ALL),
        SeatSpell(2, None, BEFORE_ALL, AFTER_ALL),
    )


def test_a_promotion_ends_a_spell_on_the_day_before_it_and_one_to_the_same_role_does_not() -> None:
    found = picture(promotion(1, FIRST, 1), promotion(2, FIRST + timedelta(days=9), 2))
    start = day_number(FIRST) + 9
    assert spells_of(found, 1) == (SeatSpell(1, 1, BEFORE_ALL, start - 1), SeatSpell(1, 2, start, AFTER_ALL))
    assert [number for number, _ in by_position(seat_spells(found))[1]] == [0, 1]


def test_an_incumbency_over_a_promotion_stands_in_both_spells_of_its_seat() -> None:
    columns = stays(picture(promotion(1, FIRST, 2)))
    assert columns.seat.tolist() == [0, 1]
    assert (columns.end[0], columns.start[1]) == (day_number(FIRST) - 1, day_number(FIRST))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 6), st.sampled_from([1, 2, 3])), max_size=5))
def test_each_day_lies_in_one_spell_with_the_role_that_the_seat_has_on_it(steps: list[tuple[int, int]]) -> None:
    changes = (promotion(number, FIRST + timedelta(days=day), role) for number, (day, role) in enumerate(steps, 1))
    found = picture(*changes)
    spells = spells_of(found, 1)
    for step in range(-1, 9):
        day = FIRST + timedelta(days=step)
        (holding,) = (one for one in spells if one.start <= day_number(day) <= one.end)
        assert holding.role_id == found.as_of(day).seating.position_role(1)
