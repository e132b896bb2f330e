from datetime import date, timedelta

import pytest

from orgwright.planning.organization import Organization
from orgwright.planning.requisitions import RequisitionKind, requisition_standings, waiting_positions
from orgwright.records import Incumbency, Requisition, Unit
from pictures import DAY, facts, person, position, sits

YESTERDAY = DAY - timedelta(days=1)


def standing(*seats: Incumbency, **values: object) -> object:
    asked = Requisition(id=7, key="REQ-7", position_id=1, **{"status": "open", "opened_on": DAY, **values})
    people = [person(1), person(2)]
    rows = [facts(), Unit(id=1, name="Models"), position(1), position(2), *people, *seats, asked]
    return requisition_standings(Organization.of(*rows))[7]


def test_a_seat_in_which_nobody_ever_sat_is_net_new() -> None:
    found = standing(sits(1, 1, 2, from_on=date(2020, 1, 1)))
    assert (found.kind, found.before_ids) == (RequisitionKind.NET_NEW, ())


@pytest.mark.parametrize(
    ("begins", "opened_on", "kind"),
    [
        (YESTERDAY, DAY, "backfill"),
        (None, DAY, "backfill"),
        (DAY, DAY, "net new"),
        (DAY + timedelta(days=9), DAY, "net new"),
        (YESTERDAY, None, "backfill"),
    ],
)
def test_somebody_who_sat_there_before_it_was_opened_makes_a_backfill(
    begins: date | None, opened_on: date | None, kind: str
) -> None:
    found = standing(sits(4, 1, 1, from_on=begins, to_on=DAY + timedelta(days=20)), opened_on=opened_on)
    assert (found.kind, found.before_ids) == (kind, (4,) if kind == "backfill" else ())


@pytest.mark.parametrize(
    ("status", "target", "is_waiting", "is_late"),
    [
        ("open", YESTERDAY, True, True),
        ("draft", YESTERDAY, True, True),
        ("on-hold", YESTERDAY, True, True),
        ("open", DAY, True, False),
        ("open", None, True, False),
        ("filled", YESTERDAY, False, False),
        ("cancelled", YESTERDAY, False, False),
    ],
)
def test_it_is_late_while_it_waits_after_the_start_that_was_wanted(
    status: str, target: date | None, is_waiting: bool, is_late: bool
) -> None:
    found = standing(status=status, target_start_on=target)
    assert (found.is_waiting, found.is_late) == (is_waiting, is_late)


def test_the_seats_that_somebody_waits_for_are_known() -> None:
    rows = [
        Requisition(id=key, key=f"R{key}", position_id=key, status=status)
        for key, status in ((1, "draft"), (2, "filled"))
    ]
    assert waiting_positions(Organization.of(facts(), Unit(id=1, name="U"), position(1), position(2), *rows)) == {1}
