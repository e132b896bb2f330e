from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgwright.planning.organization import Organization
from orgwright.planning.structure import (
    MeanSpan,
    Seats,
    circles,
    circles_in,
    layer_count,
    layers,
    mean_span,
    position_seats,
    positions_of,
    seats,
    span_of_control,
    unit_seats,
    vacancies,
)
from orgwright.records import Position, Record, Requisition, Unit
from pictures import DAY, facts, person, position, sits

UNITS = (Unit(id=1, name="Whole"), Unit(id=2, name="Models", parent_id=1))
YESTERDAY = DAY - timedelta(days=1)


def picture(*records: Record) -> Organization:
    return Organization.of(facts(), *UNITS, *records)


def line(number: int, manager: int | None = None, **values: object) -> Position:
    return position(number, manager_position_id=manager, **values)


def filled(position_id: int, *shares: int) -> list[Record]:
    rows: list[Record] = []
    for share in shares:
        number = 10 * position_id + len(rows)
        rows += [person(number), sits(number, number, position_id, fte_percent=share)]
    return rows


@pytest.mark.parametrize(
    ("seat", "shares", "found"),
    [
        (position(1), (), Seats(100, 0, 100, 0, 0)),
        (position(1), (80,), Seats(100, 80, 20, 0, 0)),
        (position(1), (70, 50), Seats(100, 100, 0, 0, 20)),
        (position(1, status="frozen"), (), Seats(100, 0, 0, 100, 0)),
        (position(1, status="frozen"), (60,), Seats(100, 60, 0, 40, 0)),
        (position(1, status="closed"), (100,), Seats()),
        (position(1, closes_on=YESTERDAY), (100,), Seats()),
        (position(1, opens_on=DAY + timedelta(days=1)), (), Seats()),
        (position(1, fte_percent=250), (100, 100), Seats(250, 200, 50, 0, 0)),
    ],
)
def test_seats_of_a_position_in_percent(seat: Position, shares: tuple[int, ...], found: Seats) -> None:
    assert position_seats(picture(seat, *filled(1, *shares)), 1) == found


def test_authorised_is_filled_vacant_and_frozen_and_over_stands_outside() -> None:
    rows = [position(1), position(2, 2, status="frozen"), position(3, 2), *filled(1, 70, 50), *filled(3, 30)]
    found = unit_seats(picture(*rows), None)
    assert found == Seats(300, 130, 70, 100, 20)
    assert found.authorised == found.filled + found.vacant + found.frozen
    assert unit_seats(picture(*rows), 2) == Seats(200, 30, 70, 100, 0)
    assert seats(picture(*rows), (1, 3)) == Seats(200, 130, 70, 0, 20)


def test_an_incumbent_who_has_left_leaves_the_seat_vacant() -> None:
    rows = [position(1), person(1, left=YESTERDAY), sits(1, 1, 1)]
    assert position_seats(picture(*rows), 1).vacant == 100


def test_positions_of_a_unit_are_those_that_stand_in_it_and_below_by_key() -> None:
    found = picture(position(3), position(1, 2), position(2, status="closed"))
    assert positions_of(found, 1) == (1, 3)
    assert positions_of(found, 2) == (1,)
    assert positions_of(found, None) == (1, 3)


def test_a_vacancy_is_the_unfilled_part_with_its_requisitions() -> None:
    asked = [Requisition(id=number, key=f"REQ-{number}", position_id=2) for number in (8, 9)]
    rows = [position(1), position(2), position(3, status="frozen"), *filled(1, 100), *filled(2, 40), *asked]
    found = [
        (one.position_id, one.fte_percent, one.is_frozen, one.requisition_ids) for one in vacancies(picture(*rows), 1)
    ]
    assert found == [(2, 60, False, (8, 9)), (3, 100, True, ())]


def test_a_span_counts_direct_reports_and_the_vacant_apart() -> None:
    rows = [line(1), line(3, 1), line(2, 1), line(4, 2), line(5, 1, status="closed"), *filled(1, 100), *filled(2, 100)]
    found = span_of_control(picture(*rows), 1)
    assert (found.report_ids, found.vacant_ids) == ((2, 3), (3,))
    assert mean_span(picture(*rows)) == MeanSpan(1.5, (1, 2), 3)
    assert mean_span(picture(line(1))).mean is None


def test_the_shape_of_a_unit_is_that_of_its_own_positions() -> None:
    rows = [line(1), line(2, 1, unit_id=2), line(3, 2, unit_id=2), line(4, 2), line(5, 1)]
    assert mean_span(picture(*rows), 2) == MeanSpan(2.0, (2,), 2)
    assert mean_span(picture(*rows), 1) == mean_span(picture(*rows)) == MeanSpan(2.0, (1, 2), 4)
    assert [layer_count(picture(*rows), one) for one in (None, 1, 2)] == [3, 3, 2]


def test_positions_in_a_circle_add_no_layer() -> None:
    assert layer_count(picture(line(1), line(2, 3), line(3, 2)), None) == 1
    assert layer_count(picture(line(2, 3), line(3, 2)), None) is None


def test_the_top_is_layer_one_and_a_closed_manager_leaves_a_top() -> None:
    rows = [line(1), line(2, 1), line(3, 2), line(4, 5), line(5, 1, status="closed")]
    assert layers(picture(*rows)) == {1: 1, 2: 2, 3: 3, 4: 1}


def test_in_a_circle_and_on_the_way_into_it_there_is_no_layer() -> None:
    found = picture(line(1, 3), line(2, 1), line(3, 2), line(4, 3), line(5), line(6, 5))
    assert layers(found) == {1: None, 2: None, 3: None, 4: None, 5: 1, 6: 2}
    assert circles(found) == ((1, 3, 2),)


def test_a_position_that_reports_to_itself_is_a_circle_of_one() -> None:
    assert circles(picture(line(1, 1))) == ((1,),)


def test_lines_are_those_of_the_day() -> None:
    found = picture(line(1, closes_on=DAY), line(2, 1))
    assert layers(found) == {1: 1, 2: 2}
    assert layers(found.as_of(date(2027, 1, 1))) == {2: 1}


@settings(max_examples=80, deadline=None)
@given(st.dictionaries(st.integers(1, 8), st.one_of(st.none(), st.integers(1, 8)), max_size=8))
def test_a_circle_leads_back_to_itself_and_nobody_is_in_two(above: dict[int, int | None]) -> None:
    found = circles_in(above, str)
    for circle in found:
        assert [above[one] for one in circle] == [*circle[1:], circle[0]]
        assert circle[0] == min(circle)
    inside = {one for circle in found for one in circle}
    assert sum(len(circle) for circle in found) == len(inside)
    for start in above:
        one: int | None = start
        for _ in range(len(above) + 1):
            one = above.get(one) if one is not None else None
        assert (one is None) or (one in inside)
