"""Contradictions between requisitions and the seats that they are to fill."""

from __future__ import annotations

from collections.abc import Iterator

from orgwright.planning.finding import Finding, found
from orgwright.planning.organization import Organization
from orgwright.planning.structure import position_seats
from orgwright.records import PositionStatus, Requisition, RequisitionStatus

UNDER_WAY = (RequisitionStatus.OPEN, RequisitionStatus.ON_HOLD)


def findings_of_requisitions(organization: Organization) -> Iterator[Finding]:
    """Requisitions that ask for what is there, or say done what is not."""
    sat_in = _last_days(organization)
    for requisition_id, one in organization.requisitions.items():
        if one.status in UNDER_WAY:
            yield from _under_way(organization, requisition_id, one)
        if one.status == RequisitionStatus.FILLED:
            yield from _filled(organization, requisition_id, one, sat_in.get(one.position_id, []))
        elif one.filled_on is not None:
            text = f"{one.key} has a day on which it was filled, yet it is {one.status}."
            way_out = "Set its status to filled, or remove the day."
            yield found(organization, "warning", "requisition-filled-day", Requisition, requisition_id, text, way_out)


def _last_days(organization: Organization) -> dict[int, list[int | None]]:
    """The last day number of each incumbency of each position, null while it goes on."""
    last: dict[int, list[int | None]] = {}
    for one in organization.incumbencies.values():
        ends = [end for end in (one.to_on, organization.people[one.person_id].left_on) if end is not None]
        last.setdefault(one.position_id, []).append(min(ends).toordinal() if ends else None)
    return last


def _under_way(organization: Organization, requisition_id: int, one: Requisition) -> Iterator[Finding]:
    seating, position = organization.seating, organization.positions[one.position_id]
    status = seating.position_status(one.position_id)
    is_over = position.closes_on is not None and position.closes_on < organization.day
    if is_over or position.status == PositionStatus.CLOSED:
        text = f"{one.key} is {one.status}, yet its position {position.key} is closed."
        way_out = "Cancel the requisition, or open the position."
        yield found(organization, "warning", "requisition-for-closed", Requisition, requisition_id, text, way_out)
    elif status is PositionStatus.FROZEN and one.status == RequisitionStatus.OPEN:
        text = f"{one.key} is open, yet its position {position.key} is frozen."
        way_out = "Put the requisition on hold, or unfreeze the position."
        yield found(organization, "warning", "requisition-for-frozen", Requisition, requisition_id, text, way_out)
    elif status is not PositionStatus.CLOSED and _stays_filled(organization, one.position_id):
        text = f"{one.key} is {one.status}, yet its position {position.key} is filled and nobody in it leaves."
        way_out = "Set the requisition to filled, or cancel it."
        yield found(organization, "warning", "requisition-for-filled", Requisition, requisition_id, text, way_out)


def _stays_filled(organization: Organization, position_id: int) -> bool:
    """Whether the seat has no room today and everybody in it stays.

    Somebody who leaves may be followed, and a planned hire is what the requisition is for.
    """
    seats = position_seats(organization, position_id)
    sitting = organization.seating.incumbencies_by_position.get(position_id, ())
    people = organization.people
    stays = all(one.to_on is None and people[one.person_id].left_on is None for one in sitting)
    is_recorded = all(one.id is not None and one.id > 0 for one in sitting)
    return not seats.vacant and not seats.frozen and stays and is_recorded


def _filled(
    organization: Organization, requisition_id: int, one: Requisition, last_days: list[int | None]
) -> Iterator[Finding]:
    since = one.filled_on.toordinal() if one.filled_on is not None else 0
    if not any(last is None or last >= since for last in last_days):
        seat = organization.positions[one.position_id].key
        text = f"{one.key} is filled, yet nobody has sat in its position {seat} since."
        way_out = "Enter who was hired as an incumbency, or open the requisition again."
        yield found(organization, "warning", "requisition-without-hire", Requisition, requisition_id, text, way_out)
    if one.filled_on is not None and one.opened_on is not None and one.filled_on < one.opened_on:
        text = f"{one.key} was filled before it was opened."
        way_out = "Correct one of the two days."
        yield found(organization, "error", "end-before-start", Requisition, requisition_id, text, way_out)
