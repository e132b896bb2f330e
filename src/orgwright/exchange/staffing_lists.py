"""The lists in the workbook of a staffing plan: positions and requisitions, each with the words of its rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from orgwright.exchange.sheets import Formula, Sheet, SheetColumn
from orgwright.exchange.staffing_plans import SCENARIO_COLUMNS, Plan, numbered, sum_of
from orgwright.planning.cost_rates import CostRates, rate_order
from orgwright.planning.organization import Organization
from orgwright.planning.seat_list import Seat, days_open, seat_list
from orgwright.records import CostRate, Requisition

_POSITION_COLUMNS = (
    *SCENARIO_COLUMNS,
    SheetColumn("Position"),
    SheetColumn("Unit"),
    SheetColumn("Role"),
    SheetColumn("People"),
    SheetColumn("FTE", "fte"),
    SheetColumn("Filled", "fte"),
    SheetColumn("Vacant", "fte"),
    SheetColumn("Frozen", "fte"),
    SheetColumn("Over", "fte"),
    SheetColumn("Status"),
    SheetColumn("Opens on", "day"),
    SheetColumn("Last day", "day"),
    SheetColumn("Annual cost, full time", "money"),
    SheetColumn("Annual cost at FTE", "money"),
    SheetColumn("Annual cost is"),
    SheetColumn("Critical", "flag"),
)
_SUMMED = ("FTE", "Filled", "Vacant", "Frozen", "Over", "Annual cost at FTE")


def write_positions(sheet: Sheet, plans: Sequence[Plan]) -> None:
    """The seats of every scenario on the day, closed ones left out, and their sums below."""
    rows, sums = [], []
    for number, name, organization, _ in numbered(plans):
        seats = seat_list(organization, None)
        rates = CostRates(organization)
        rows += [[number, name, *_position_cells(organization, seat, rates)] for seat in seats]
        held = [one.seats for one in seats]
        totals = {
            "FTE": sum(one.fte_percent for one in seats),
            "Filled": sum(one.filled for one in held),
            "Vacant": sum(one.vacant for one in held),
            "Frozen": sum(one.frozen for one in held),
            "Over": sum(one.over for one in held),
            "Annual cost at FTE": sum(one.cost_at_fte or 0 for one in seats),
        }
        sums.append((number, name, totals))
    table = sheet.table(_POSITION_COLUMNS, rows, keys=3)
    for row, (number, name, totals) in enumerate(sums, table.last + 1):
        for place, column in enumerate(_POSITION_COLUMNS):
            value: Any = {0: number, 1: name, 2: "All positions"}.get(place)
            if column.title in _SUMMED:
                value = Formula(sum_of(table, column.title, "$A{row}"), totals[column.title])
            sheet.write(row, place, value, column.kind, strong=True)


def _position_cells(organization: Organization, seat: Seat, rates: CostRates) -> list[Any]:
    return [
        seat.key,
        organization.units[seat.unit_id].name,
        "" if seat.role_id is None else organization.roles[seat.role_id].name,
        ", ".join(organization.people[one].name for one in seat.person_ids),
        seat.fte_percent,
        seat.seats.filled,
        seat.seats.vacant,
        seat.seats.frozen,
        seat.seats.over,
        seat.status,
        seat.opens_on,
        seat.closes_on,
        seat.annual_cost,
        None if seat.cost_at_fte is None else Formula("=ROUNDDOWN(ROUND(O{row}*G{row},4),2)", seat.cost_at_fte),
        rates.source(seat.annual_cost, seat.rate_id),
        seat.is_critical,
    ]


_RATE_COLUMNS = (
    SheetColumn("Rate for"),
    SheetColumn("Role"),
    SheetColumn("Level"),
    SheetColumn("Location"),
    SheetColumn("Annual cost, full time", "money"),
    SheetColumn("One-off cost of a hire", "money"),
)


def write_rates(sheet: Sheet, plans: Sequence[Plan]) -> None:
    """The rates of seats without an annual cost of their own, an assumption of every scenario."""
    organization = plans[0][0]
    rates = CostRates(organization)
    ordered = sorted(organization.table(CostRate).values(), key=lambda one: rate_order(organization, one))
    rows = [
        [
            rates.rate_words(one.id or 0),
            "" if one.role_id is None else organization.roles[one.role_id].name,
            one.level,
            one.location,
            one.annual_cost,
            one.hiring_cost,
        ]
        for one in ordered
    ]
    sheet.table(_RATE_COLUMNS, rows)


_REQUISITION_COLUMNS = (
    SheetColumn("Requisition"),
    SheetColumn("Position"),
    SheetColumn("Unit"),
    SheetColumn("Role"),
    SheetColumn("Status"),
    SheetColumn("Priority"),
    SheetColumn("Opened on", "day"),
    SheetColumn("Start wanted on", "day"),
    SheetColumn("Filled on", "day"),
    SheetColumn("Days open", "whole"),
    SheetColumn("Hiring manager"),
)


def write_requisitions(sheet: Sheet, plans: Sequence[Plan]) -> None:
    """All requisitions by key; scenarios do not change them."""
    organization = plans[0][0]
    ordered = sorted(organization.requisitions.values(), key=lambda each: each.key)
    sheet.table(_REQUISITION_COLUMNS, [_requisition_cells(organization, one) for one in ordered])


def _requisition_cells(organization: Organization, one: Requisition) -> list[Any]:
    position = organization.positions[one.position_id]
    role_id = organization.seating.position_role(one.position_id)
    manager = organization.people.get(one.hiring_manager_id or 0)
    day, days = organization.day, days_open(one, organization.day)
    until = "I{row}" if one.filled_on is not None else f"DATE({day.year},{day.month},{day.day})"
    return [
        one.key,
        position.key,
        organization.units[position.unit_id].name,
        "" if role_id is None else organization.roles[role_id].name,
        str(one.status),
        one.priority,
        one.opened_on,
        one.target_start_on,
        one.filled_on,
        None if days is None else Formula(f"={until}-G{{row}}", days),
        "" if manager is None else manager.name,
    ]
