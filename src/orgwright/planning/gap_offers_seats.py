"""Offers of seats: people to hire into vacant, frozen and new seats, and contractors to borrow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date

from orgwright.planning.gap_offers import Offer, OfferKind
from orgwright.planning.gap_scene import Scene
from orgwright.records import Position, PositionStatus, Requisition, RequisitionStatus

ROLES_OF_A_GAP = 2
"""For how many roles new seats and contractors are offered for one gap."""
FULL_TIME = 100


@dataclass(frozen=True)
class SeatOffers:
    """The offers of seats; the roles and the seats that would close a gap but have no known cost."""

    offers: tuple[Offer, ...]
    without_cost: tuple[int, ...]
    left_out: tuple[int, ...]


def seat_offers(scene: Scene, kinds: Collection[OfferKind]) -> SeatOffers:
    """Hires into empty seats that would close a gap, into new seats of the best roles, and contractors in these roles.

    A seat is empty if nobody sits in it today or on the first day of any quarter; one that is filled in part is not
    offered. A hire starts after ``months_to_hire``, or on the target start of the seat's open requisition where that
    lies ahead; a contractor after ``months_to_contract``.
    """
    seats, left_out = _empty_seats(scene) if OfferKind.HIRE in kinds else ((), ())
    new, without_cost = _new_seats(scene)
    offers = [*seats, *(new if OfferKind.HIRE in kinds else ())]
    if OfferKind.BORROW in kinds:
        offers += [_borrowed(scene, one) for one in new]
    asked = without_cost if {OfferKind.HIRE, OfferKind.BORROW} & set(kinds) else ()
    return SeatOffers(tuple(offers), tuple(asked), left_out)


def _empty_seats(scene: Scene) -> tuple[tuple[Offer, ...], tuple[int, ...]]:
    """Empty seats as offers, those that differ in nothing but their keys together; the seats without a cost."""
    together: dict[Offer, list[int]] = defaultdict(list)
    left_out = []
    requisitions = _open_requisitions(scene)
    for position_id in _empty(scene):
        position = scene.organization.positions[position_id]
        role_id = scene.organization.seating.position_role(position_id)
        closes = scene.closed_by_role(position.unit_id, role_id)
        if not closes:
            continue
        cost = scene.rates.annual(position_id, role_id)
        if cost is None:
            left_out.append(position_id)
            continue
        requisition = requisitions.get(position_id)
        offer = Offer(
            OfferKind.HIRE,
            position.unit_id,
            1,
            _first_day(scene, position, requisition),
            closes,
            role_id,
            requisition_ids=() if requisition is None else (requisition.id or 0,),
            annual_cost=cost.amount,
            cost_from=scene.rates.words(cost),
            once=scene.rates.hiring(position_id, role_id),
            fte_percent=min(position.fte_percent, FULL_TIME),
        )
        together[offer].append(position_id)
    found = (replace(one, available=len(ids), position_ids=tuple(ids)) for one, ids in together.items())
    return tuple(found), tuple(left_out)


def _empty(scene: Scene) -> Iterator[int]:
    """Seats in which nobody sits on any of the days and that are there to the last, by key."""
    pictures = (scene.organization, *scene.days.pictures)
    last = scene.days.pictures[-1].seating
    positions = scene.organization.positions
    for position_id in sorted(positions, key=lambda one: positions[one].key):
        taken = any(position_id in one.seating.incumbencies_by_position for one in pictures)
        if not taken and last.position_status(position_id) is not PositionStatus.CLOSED:
            yield position_id


def _open_requisitions(scene: Scene) -> dict[int, Requisition]:
    """The open requisition of each position that has one; of several that with the earliest start."""
    found: dict[int, Requisition] = {}
    for _, one in sorted(scene.organization.requisitions.items(), reverse=True):
        if one.status == RequisitionStatus.OPEN:
            known = found.get(one.position_id)
            if known is None or (one.target_start_on or date.max) <= (known.target_start_on or date.max):
                found[one.position_id] = one
    return found


def _first_day(scene: Scene, position: Position, requisition: Requisition | None) -> date:
    start = None if requisition is None else requisition.target_start_on
    first = start if start is not None and start > scene.organization.day else scene.earliest_hire
    return max(first, position.opens_on or first)


def _new_seats(scene: Scene) -> tuple[tuple[Offer, ...], tuple[int, ...]]:
    """New seats of the first roles that ask for each gap and have a known cost; the roles without one."""
    found: dict[tuple[int, int], Offer] = {}
    without = {}
    for gap in scene.gaps:
        taken = 0
        for role_id in scene.roles_that_ask(gap):
            cost = scene.cost_of_new_seat(role_id)
            if cost is None:
                without[role_id] = True
                continue
            found[gap.unit_id, role_id] = _new_seat(scene, gap.unit_id, role_id, *cost)
            taken += 1
            if taken == ROLES_OF_A_GAP:
                break
    return tuple(found.values()), tuple(without)


def _new_seat(scene: Scene, unit_id: int, role_id: int, annual_cost: int, cost_from: str) -> Offer:
    closes = scene.closed_by_role(unit_id, role_id)
    return Offer(
        OfferKind.HIRE,
        unit_id,
        max(scene.gaps[one].most_short for one in closes),
        scene.earliest_hire,
        closes,
        role_id,
        annual_cost=annual_cost,
        cost_from=cost_from,
        once=scene.hiring_cost_of_new_seat(role_id),
        fte_percent=FULL_TIME,
    )


def _borrowed(scene: Scene, seat: Offer) -> Offer:
    # A contractor is somebody who comes, as the plan by month counts it: the one-off cost of the hire stays.
    return replace(seat, kind=OfferKind.BORROW, first_on=scene.earliest_contract)
