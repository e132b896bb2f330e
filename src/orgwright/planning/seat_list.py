"""The seats of a unit as a list: who sits in each, what is vacant or frozen, what it costs, who is asked to fill it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from orgwright.planning.cost_rates import CostRates
from orgwright.planning.organization import Organization
from orgwright.planning.structure import Seats, position_seats
from orgwright.records import PositionStatus, Requisition, RequisitionStatus

NOT_YET_OPEN = "not yet open"
"""The status of a seat that opens after the day."""


@dataclass(frozen=True)
class Seat:
    """One position on a day, with its rows: the people in it, primary or not, and its requisitions.

    ``annual_cost`` is for full time, its own or that of the rate ``rate_id``. ``cost_at_fte`` is what the seat costs a
    year at its FTE, on-cost left out, minor units × percent ÷ 100, rounded down. Both are null where neither the seat
    nor a rate says.
    """

    position_id: int
    key: str
    unit_id: int
    role_id: int | None
    person_ids: tuple[int, ...]
    fte_percent: int
    seats: Seats
    status: str
    opens_on: date | None
    closes_on: date | None
    annual_cost: int | None
    rate_id: int | None
    is_critical: bool
    requisition_ids: tuple[int, ...]

    @property
    def cost_at_fte(self) -> int | None:
        """Annual cost × FTE."""
        return None if self.annual_cost is None else self.annual_cost * self.fte_percent // 100


def unit_order(organization: Organization) -> tuple[int, ...]:
    """All units, each followed by those below it, by name: the order of the tree."""
    children = organization.seating.children
    found: list[int] = []
    waiting = list(reversed(children.get(None, ())))
    while waiting:
        one = waiting.pop()
        found.append(one)
        waiting.extend(reversed(children.get(one, ())))
    reached = frozenset(found)
    return (*found, *(one for one in sorted(organization.units) if one not in reached))


def seat_list(organization: Organization, unit_id: int | None, *, with_closed: bool = False) -> tuple[Seat, ...]:
    """The seats of a unit and all below it on the day, in the order of the tree, then by key.

    Seats that open later are in it; those that are closed for good only where asked for. None means everywhere.
    """
    place = {one: number for number, one in enumerate(unit_order(organization))}
    wanted = frozenset(organization.seating.subtree(unit_id))
    requisitions = _requisitions(organization)
    rates, found = CostRates(organization), []
    for key, position in organization.positions.items():
        if position.unit_id not in wanted:
            continue
        status = seat_status(organization, key)
        if status == PositionStatus.CLOSED and not with_closed:
            continue
        sitting = organization.seating.incumbencies_by_position.get(key, ())
        cost = rates.on_the_day(key)
        found.append(
            Seat(
                key,
                position.key,
                position.unit_id,
                organization.seating.position_role(key),
                organization.seating.by_person_key({one.person_id for one in sitting}),
                position.fte_percent,
                position_seats(organization, key),
                status,
                position.opens_on,
                position.closes_on,
                None if cost is None else cost.amount,
                None if cost is None else cost.rate_id,
                position.critical,
                requisitions.get(key, ()),
            )
        )
    return tuple(sorted(found, key=lambda one: (place[one.unit_id], one.key)))


def seat_status(organization: Organization, position_id: int) -> str:
    """open, frozen, closed, or not yet open."""
    position, status = organization.positions[position_id], organization.seating.position_status(position_id)
    later = position.opens_on is not None and position.opens_on > organization.day
    if status is PositionStatus.CLOSED and later and position.status != PositionStatus.CLOSED:
        return NOT_YET_OPEN
    return status.value


def days_open(requisition: Requisition, day: date) -> int | None:
    """Days from the opening of a requisition until it was filled, or until the day while it waits; else null."""
    waits = requisition.status in (RequisitionStatus.OPEN, RequisitionStatus.ON_HOLD)
    end = requisition.filled_on or (day if waits else None)
    return None if requisition.opened_on is None or end is None else (end - requisition.opened_on).days


def _requisitions(organization: Organization) -> Mapping[int, tuple[int, ...]]:
    found: dict[int, list[int]] = defaultdict(list)
    for key, one in sorted(organization.requisitions.items(), key=lambda row: row[1].key):
        found[one.position_id].append(key)
    return {position_id: tuple(several) for position_id, several in found.items()}
