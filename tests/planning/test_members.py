from datetime import date

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from orgwright.planning.members import members, stable_order
from orgwright.planning.organization import Organization
from orgwright.planning.seat_columns import NO_ROLE
from orgwright.records import Incumbency, Person, Position, Record, Role, Unit
from pictures import DAY, facts

DAYS = st.sampled_from((None, date(2026, 1, 1), DAY, date(2027, 1, 1)))
PEOPLE = st.lists(st.tuples(DAYS, DAYS), min_size=1, max_size=6)
PARENTS = st.lists(st.sampled_from((None, 1, 2, 3, 4, 5)), min_size=5, max_size=5)
POSITIONS = st.lists(st.tuples(st.integers(1, 5), st.sampled_from((None, 1, 2))), min_size=1, max_size=6)
SEATS = st.lists(
    st.tuples(st.integers(0, 5), st.integers(0, 5), DAYS, DAYS, st.sampled_from((50, 100))), min_size=0, max_size=9
)


def drawn(people: list, parents: list, positions: list, seats: list) -> Organization:
    """People whose keys stand against their ids, in units of any shape, circles and own parents among them."""
    rows: list[Record] = [facts(), Role(id=1, name="One"), Role(id=2, name="Two")]
    rows += [Unit(id=number, name=f"U{number}", parent_id=parent) for number, parent in enumerate(parents, 1)]
    rows += [
        Person(id=number, key=f"k{9 - number}", name="N", hired_on=first, left_on=last)
        for number, (first, last) in enumerate(people, 1)
    ]
    rows += [
        Position(id=number, key=f"s{9 - number}", unit_id=unit_id, role_id=role_id)
        for number, (unit_id, role_id) in enumerate(positions, 1)
    ]
    rows += [
        Incumbency(
            id=number,
            person_id=1 + one % len(people),
            position_id=1 + place % len(positions),
            from_on=first,
            to_on=last,
            fte_percent=fte,
        )
        for number, (one, place, first, last, fte) in enumerate(seats, 1)
    ]
    return Organization.of(*rows)


@settings(max_examples=150, deadline=None)
@given(PEOPLE, PARENTS, POSITIONS, SEATS)
def test_members_are_those_that_the_seating_names_one_by_one(
    people: list, parents: list, positions: list, seats: list
) -> None:
    seating = drawn(people, parents, positions, seats).seating
    found = members(seating)
    assert set(found.person_ids[found.employed].tolist()) == seating.employed
    expected = [NO_ROLE if (role := seating.role_of(one)) is None else role for one in sorted(seating.people)]
    assert found.roles.tolist() == expected
    for unit_id in (None, *seating.units):
        rows = found.rows_of(unit_id)
        assert found.person_ids[rows].tolist() == sorted(seating.people_of(unit_id))
        assert tuple(found.person_ids[found.by_key(rows)].tolist()) == seating.by_person_key(seating.people_of(unit_id))
        assert [found.is_member(row, unit_id) for row in range(len(people))] == [
            one in seating.people_of(unit_id) for one in sorted(seating.people)
        ]


def test_a_unit_that_is_not_there_has_nobody() -> None:
    found = members(drawn([(None, None)], [None] * 5, [(1, 1)], [(0, 0, None, None, 100)]).seating)
    assert found.rows_of(77).tolist() == []
    assert not found.is_member(0, 77)


def test_the_columns_of_the_rows_serve_every_day() -> None:
    picture = drawn([(None, DAY)], [None] * 5, [(1, 1)], [(0, 0, None, None, 100)])
    later = picture.as_of(date(2027, 5, 1))
    assert later.seating.columns is picture.seating.columns
    assert members(picture.seating).employed.tolist() == [0]
    assert members(later.seating).employed.tolist() == []


def test_small_and_great_numbers_are_put_in_the_same_order() -> None:
    numbers = np.array([3, 1, 2, 1, -1])
    assert stable_order(numbers).tolist() == stable_order(numbers * 100_000).tolist() == [4, 1, 3, 2, 0]
    assert stable_order(numbers[:0]).tolist() == []
