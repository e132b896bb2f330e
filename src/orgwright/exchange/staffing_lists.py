"""The lists in the workbook of a staffing plan: positions and requisitions, each with the words of its rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from orgwright.exchange.sheets import Formula, Sheet, SheetColumn, TableRange
from orgwright.exchange.staffing_plans import SCENARIO_COLUMNS, ShownPlan, has_pay, sum_of, without_money
from orgwright.planning.cost_rates import CostRates, rate_order
from orgwright.planning.organization import Organization
from orgwright.planning.private_units import unit_names
from orgwright.planning.requisitions import RequisitionStanding, requisition_standings
from orgwright.planning.seat_list import NOT_YET_OPEN, Seat, seat_list
from orgwright.records import CostRate, Requisition, RequisitionStatus

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
    SheetColumn("Status", "word"),
    SheetColumn("Opens on", "day"),
    SheetColumn("Last day", "day"),
    SheetColumn("Annual cost, full time", "money"),
    SheetColumn("Annual cost at FTE", "money"),
    SheetColumn("Annual cost is", "word", tells_pay=True),
    SheetColumn("Critical", "flag"),
)
_SUMMED = ("FTE", "Filled", "Vacant", "Frozen", "Over", "Annual cost at FTE")


STATUSES = ("open", "frozen", "closed", NOT_YET_OPEN)
_EDITED_DAYS = ("Opens on", "Last day")
_EARLIEST = date(1970, 1, 1)


def write_positions(sheet: Sheet, plans: Sequence[ShownPlan]) -> TableRange:
    """The seats of every scenario on the day, closed ones left out, and their sums below.

    Status, FTE and days can be tried out: what is typed there is checked, and costs and sums follow.
    """
    rows, sums = [], []
    for plan in plans:
        number, name, organization = plan.number, plan.title, plan.organization
        seats = seat_list(organization, None)
        rates, units = CostRates(organization), unit_names(organization)
        rows += [[number, name, *_position_cells(organization, seat, rates, units)] for seat in seats]
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
    columns, shown = without_money(_POSITION_COLUMNS, rows, pay=has_pay(plans))
    table = sheet.table(columns, shown, keys=3)
    _check_what_is_typed(sheet, table)
    for row, (number, name, totals) in enumerate(sums, table.last + 1):
        for place, column in enumerate(columns):
            value: Any = {0: number, 1: name, 2: "All positions"}.get(place)
            if column.title in _SUMMED:
                value = Formula(sum_of(table, column.title, "$A{row}"), totals[column.title])
            sheet.write(row, place, value, column.kind, strong=True)
    return table


def _check_what_is_typed(sheet: Sheet, table: TableRange) -> None:
    """Lists to choose from and limits on the columns that people edit; vacant seats stand out."""
    if table.last < table.first:
        return
    rules: dict[str, dict[str, Any]] = {
        "Status": {"validate": "list", "source": list(STATUSES)},
        "FTE": {"validate": "decimal", "criteria": "between", "minimum": 0.01, "maximum": 10},
        **{one: {"validate": "date", "criteria": ">=", "value": _EARLIEST} for one in _EDITED_DAYS},
    }
    for title, rule in rules.items():
        letter = table.letter(title)
        rule |= {"error_title": title, "error_message": _TYPED[title]}
        sheet.worksheet.data_validation(f"{letter}{table.first}:{letter}{table.last}", rule)
    letter = table.letter("Vacant")
    look = sheet.book.look(font_color="#A8430C", bold=True)
    area = f"{letter}{table.first}:{letter}{table.last}"
    sheet.worksheet.conditional_format(area, {"type": "cell", "criteria": ">", "value": 0, "format": look})


_TYPED = {
    "Status": "Open, frozen, closed or not yet open.",
    "FTE": "A number above 0: 1 is one full-time seat.",
    "Opens on": "A day such as 2027-01-31.",
    "Last day": "A day such as 2027-01-31.",
}


def _position_cells(
    organization: Organization, seat: Seat, rates: CostRates, units: Mapping[int | None, str]
) -> list[Any]:
    return [
        seat.key,
        units[seat.unit_id],
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


def write_rates(sheet: Sheet, plans: Sequence[ShownPlan]) -> None:
    """The rates of seats without an annual cost of their own, an assumption of every scenario."""
    organization = plans[0].organization
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
    SheetColumn("Kind"),
    SheetColumn("Status"),
    SheetColumn("Priority"),
    SheetColumn("Opened on", "day"),
    SheetColumn("Start wanted on", "day"),
    SheetColumn("Filled on", "day"),
    SheetColumn("Days open", "whole"),
    SheetColumn("Late", "flag"),
    SheetColumn("Hiring manager"),
)


def write_requisitions(sheet: Sheet, plans: Sequence[ShownPlan]) -> None:
    """All requisitions by key, backfills and net new told apart; scenarios do not change them."""
    organization = plans[0].organization
    standings, units = requisition_standings(organization), unit_names(organization)
    ordered = sorted(organization.requisitions.values(), key=lambda each: each.key)
    rows = [_requisition_cells(organization, one, standings[one.id or 0], units) for one in ordered]
    table = sheet.table(_REQUISITION_COLUMNS, rows)
    if table.last < table.first:
        return
    letter = table.letter("Status")
    rule = {"validate": "list", "source": [one.value for one in RequisitionStatus]}
    sheet.worksheet.data_validation(f"{letter}{table.first}:{letter}{table.last}", rule)
    for title in ("Opened on", "Start wanted on", "Filled on"):
        letter = table.letter(title)
        day = {"validate": "date", "criteria": ">=", "value": _EARLIEST, "error_message": _TYPED["Opens on"]}
        sheet.worksheet.data_validation(f"{letter}{table.first}:{letter}{table.last}", day)


def _requisition_cells(
    organization: Organization, one: Requisition, standing: RequisitionStanding, units: Mapping[int | None, str]
) -> list[Any]:
    position = organization.positions[one.position_id]
    role_id = organization.seating.position_role(one.position_id)
    manager = organization.people.get(one.hiring_manager_id or 0)
    day, days = organization.day, standing.days_open
    until = "J{row}" if one.filled_on is not None else f"DATE({day.year},{day.month},{day.day})"
    return [
        one.key,
        position.key,
        units[position.unit_id],
        "" if role_id is None else organization.roles[role_id].name,
        standing.kind.value,
        str(one.status),
        one.priority,
        one.opened_on,
        one.target_start_on,
        one.filled_on,
        None if days is None else Formula(f"={until}-H{{row}}", days),
        standing.is_late,
        "" if manager is None else manager.name,
    ]
