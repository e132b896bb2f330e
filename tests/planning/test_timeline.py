from datetime import date

import pytest

from orgwright.planning.organization import Organization
from orgwright.planning.timeline import Due, EventKind, TimelineEvent, timeline, unit_names
from orgwright.records import Record, Requisition, Role, Scenario, Unit
from pictures import DAY, facts, person, planned, position, sits

SOON, LATER = date(2027, 2, 1), date(2027, 6, 30)
FIRST, LAST = date(2026, 1, 1), date(2027, 12, 31)


def requisition(number: int, position_id: int, wanted: date, status: str = "open") -> Requisition:
    opened = date(2026, 1, 5)
    return Requisition(
        id=number, key=f"R-{number}", position_id=position_id, status=status, opened_on=opened, target_start_on=wanted
    )


def organization(*more: Record) -> Organization:
    return Organization.of(
        facts(), Unit(id=1, name="Models"), Unit(id=2, name="Search"), Role(id=1, name="Engineer"), *more
    )


def seen(picture: Organization, unit_id: int | None = None) -> list[tuple[date, EventKind, str, str, Due]]:
    return [(one.on, one.kind, one.title, one.seat, one.due) for one in timeline(picture, unit_id, FIRST, LAST)]


def test_who_starts_and_who_leaves_stands_on_the_day_with_the_seat() -> None:
    picture = organization(
        position(1, 1), person(1, hired=SOON, left=LATER), sits(1, 1, 1, from_on=SOON), requisition(1, 1, LATER)
    )
    name = picture.people[1].name
    assert seen(picture) == [
        (SOON, EventKind.START, name, "S-1", Due.NOTHING),
        (LATER, EventKind.END, name, "S-1", Due.NOTHING),
        (LATER, EventKind.REQUISITION, "R-1", "S-1", Due.WANTED),
    ]


def test_a_leaver_whom_nobody_follows_is_told_and_one_who_is_followed_is_not() -> None:
    leaver = (position(1, 1), person(1, left=LATER), sits(1, 1, 1))
    (alone,) = timeline(organization(*leaver), None, FIRST, LAST)
    assert alone.due is Due.UNASKED
    follower = (person(2), sits(2, 2, 1, from_on=date(2027, 7, 1)))
    ends = [one for one in timeline(organization(*leaver, *follower), None, FIRST, LAST) if one.kind is EventKind.END]
    assert [one.due for one in ends] == [Due.NOTHING]


def test_nobody_has_to_be_asked_for_after_somebody_who_left_long_ago() -> None:
    picture = organization(position(1, 1), person(1, left=date(2026, 3, 1)), sits(1, 1, 1))
    assert [one.due for one in timeline(picture, None, FIRST, LAST)] == [Due.NOTHING]


@pytest.mark.parametrize(
    ("wanted", "status", "due"),
    [
        (date(2025, 3, 1), "open", Due.LATE),
        (date(2026, 3, 1), "on-hold", Due.LATE),
        (SOON, "draft", Due.WANTED),
        (SOON, "filled", None),
        (SOON, "cancelled", None),
        (date(2028, 3, 1), "open", None),
    ],
)
def test_a_requisition_stands_on_its_wanted_start_while_it_waits(wanted: date, status: str, due: Due | None) -> None:
    found = timeline(organization(position(1, 1), requisition(1, 1, wanted, status)), None, FIRST, LAST)
    assert [one.due for one in found] == ([] if due is None else [due])


def test_a_move_is_no_start() -> None:
    picture = organization(
        position(1, 1), position(2, 1), person(1), sits(1, 1, 1, to_on=date(2027, 1, 31)), sits(2, 1, 2, from_on=SOON)
    )
    assert [(one.kind, one.seat) for one in timeline(picture, None, FIRST, LAST)] == [(EventKind.MOVE, "S-2")]


def test_what_a_scenario_adds_is_marked() -> None:
    rows = (position(1, 1), position(2, 1), person(1), sits(1, 1, 1), Scenario(id=1, key="one", title="One"))
    changes = (
        planned(1, "hire", SOON, position="S-2", person="new"),
        planned(2, "leave", SOON, person=person(1).key),
        planned(3, "close", LATER, position="S-1"),
    )
    picture = organization(*rows, *changes).under(1)
    found = timeline(picture, None, FIRST, LAST)
    assert [(one.kind, one.is_planned) for one in found] == [
        (EventKind.START, True),
        (EventKind.END, True),
        (EventKind.CLOSING, True),
    ]
    assert found[1].due is Due.NOTHING  # its seat closes


def test_a_unit_shows_what_happens_in_it_and_units_count_their_events() -> None:
    picture = organization(position(1, 2), person(1, hired=SOON), sits(1, 1, 1, from_on=SOON), person(2, hired=SOON))
    assert [one.record_id for one in timeline(picture, 2, FIRST, LAST)] == [1]
    assert timeline(picture, 1, FIRST, LAST) == ()
    everything: tuple[TimelineEvent, ...] = timeline(picture, None, FIRST, LAST)
    assert unit_names(picture, everything) == ("", "Search")


def test_the_days_at_both_ends_belong_to_the_window() -> None:
    picture = organization(position(1, 1), person(1, hired=SOON), sits(1, 1, 1, from_on=SOON))
    assert len(timeline(picture, None, SOON, SOON)) == 1
    assert DAY < SOON
    assert timeline(picture, None, DAY, date(2027, 1, 31)) == ()
