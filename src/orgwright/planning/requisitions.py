"""What kind of request a requisition is, and how it stands on a day: backfill or net new, waiting, late."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from orgwright.planning.seat_list import days_open
from orgwright.records import Incumbency, Requisition, RequisitionStatus

if TYPE_CHECKING:
    from orgwright.planning.organization import Organization

UNDECIDED = (RequisitionStatus.DRAFT, RequisitionStatus.OPEN, RequisitionStatus.ON_HOLD)
"""How far a requisition is that somebody still waits for."""


class RequisitionKind(StrEnum):
    """Whether a requisition replaces somebody, or asks for more people than before."""

    BACKFILL = "backfill"
    NET_NEW = "net new"


@dataclass(frozen=True)
class RequisitionStanding:
    """One requisition on a day; ``before_ids`` are the incumbencies of the seat that make it a backfill."""

    requisition_id: int
    kind: RequisitionKind
    before_ids: tuple[int, ...]
    days_open: int | None
    is_waiting: bool
    is_late: bool


def requisition_standings(organization: Organization) -> Mapping[int, RequisitionStanding]:
    """How every requisition stands on the day of the picture, by id.

    A requisition is a **backfill** where somebody sat in its seat before it was opened, that is where an incumbency
    of the seat began before ``opened_on`` (one without a first day began before any day); otherwise it is **net new**.
    Without ``opened_on`` the day of the picture stands for it. It is **waiting** while it is a draft, open or on hold,
    and **late** when it waits and ``target_start_on`` is before the day.
    """
    seats: dict[int, list[Incumbency]] = defaultdict(list)
    for one in organization.incumbencies.values():
        seats[one.position_id].append(one)
    return {
        key: _standing(key, one, seats.get(one.position_id, ()), organization.day)
        for key, one in organization.requisitions.items()
    }


def _standing(key: int, one: Requisition, seats: Iterable[Incumbency], day: date) -> RequisitionStanding:
    opened_on = one.opened_on or day
    before = tuple(sorted(seat.id or 0 for seat in seats if seat.from_on is None or seat.from_on < opened_on))
    kind = RequisitionKind.BACKFILL if before else RequisitionKind.NET_NEW
    is_waiting = one.status in UNDECIDED
    is_late = is_waiting and one.target_start_on is not None and one.target_start_on < day
    return RequisitionStanding(key, kind, before, days_open(one, day), is_waiting, is_late)


def waiting_positions(organization: Organization) -> frozenset[int]:
    """The positions that a requisition waits for: a draft, one that is open, or one on hold."""
    return frozenset(one.position_id for one in organization.requisitions.values() if one.status in UNDECIDED)
