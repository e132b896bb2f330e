"""The staffing plan as a workbook: headcount, FTE, cost, seats, requisitions, coverage, and how each is computed.

Every total is a live formula whose stored value is the program's own number. The same data gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from orgwright.exchange.sheets import Book, Formula, Kind, Sheet, SheetColumn, letters
from orgwright.exchange.staffing_notes import notes
from orgwright.exchange.whole_file import whole_file
from orgwright.planning.coverage import TargetCoverage, unit_coverage
from orgwright.planning.organization import Organization
from orgwright.planning.seat_list import Seat, seat_list, unit_order
from orgwright.planning.staffing import StaffingMonth, StaffingPlan
from orgwright.progress import Progress

Plan = tuple[Organization, StaffingPlan]
WHOLE = "Whole organization"
WITHOUT_UNIT = "Without a position"
AS_RECORDED = "As recorded"
_STEPS = 8


@dataclass(frozen=True)
class Provenance:
    """Where a workbook comes from: the file, the number of its last action, the version of the program."""

    workspace: str
    action: int
    version: str


def write_staffing_workbook(
    plans: Sequence[Plan], path: Path, provenance: Provenance, progress: Progress | None = None
) -> None:
    """Write the plans of one or several scenarios to ``path``, whole or not at all.

    All plans must have the same months. Refuses a path that cannot be written.
    """
    progress = progress or Progress()
    with whole_file(path) as file:
        file.write(_content(plans, provenance, progress))


def _content(plans: Sequence[Plan], provenance: Provenance, progress: Progress) -> bytes:
    organization, plan = plans[0]
    book = Book(f"Staffing plan of {organization.facts.name}", organization.facts.currency)
    months = plan.months
    first, last = months.firsts[0], months.firsts[-1]
    looked_at = f"{organization.facts.name}, {first:%Y-%m} to {last:%Y-%m}, looked at on {organization.day}"
    sheets = (
        ("Summary", "Staffing plan"),
        ("Plan by month", "Plan by month and unit"),
        ("Headcount", "Headcount at the end of each month"),
        ("FTE", "FTE at the end of each month"),
        ("Cost", "Cost of each month"),
        ("Positions", "Positions"),
        ("Requisitions", "Requisitions"),
        ("Coverage", "Coverage of the capability targets"),
    )
    made = {name: book.sheet(name, title, looked_at) for name, title in sheets}
    writers: tuple[tuple[str, Any], ...] = (
        ("Plan by month", _write_months),
        ("Headcount", lambda sheet, given: _write_cross(sheet, given, "whole", lambda one: one.closing, False)),
        ("FTE", lambda sheet, given: _write_cross(sheet, given, "fte", lambda one: one.fte.closing, False)),
        ("Cost", lambda sheet, given: _write_cross(sheet, given, "money", lambda one: one.cost, True)),
        ("Positions", _write_positions),
        ("Requisitions", _write_requisitions),
        ("Coverage", _write_coverage),
    )
    for number, (name, write) in enumerate(writers):
        progress.step(number, _STEPS, f"Writing the sheet {name}")
        write(made[name], plans)
    _write_summary(made["Summary"], plans)
    _write_notes(book.sheet("How computed", "How computed", looked_at, landscape=False), organization, provenance)
    progress.step(_STEPS, _STEPS, "Writing the workbook")
    return book.content()


def scenario_name(organization: Organization) -> str:
    """The title of the scenario that a picture is under."""
    return AS_RECORDED if organization.scenario is None else organization.scenario.title


def _by_unit(organization: Organization, plan: StaffingPlan) -> Iterator[tuple[str, tuple[StaffingMonth, ...]]]:
    """The months of every unit in the order of the tree, then of the people without a position."""
    for unit_id in unit_order(organization):
        if unit_id in plan.units:
            yield organization.units[unit_id].name, plan.units[unit_id]
    yield WITHOUT_UNIT, plan.without_unit


_FLOWS = ("opening", "hires", "transfers_in", "transfers_out", "exits")
_MONTH_COLUMNS = (
    SheetColumn("Scenario"),
    SheetColumn("Unit"),
    SheetColumn("Month", "month"),
    *(SheetColumn(name, "whole") for name in ("Opening", "Hires", "Transfers in", "Transfers out", "Exits", "Closing")),
    *(
        SheetColumn(f"FTE {name}", "fte")
        for name in ("opening", "hires", "transfers in", "transfers out", "exits", "change", "closing")
    ),
    *(SheetColumn(f"FTE {name}", "fte") for name in ("filled", "vacant", "frozen", "authorised", "over")),
    SheetColumn("Cost", "money"),
    SheetColumn("Cost of vacant seats", "money"),
)


def _write_months(sheet: Sheet, plans: Sequence[Plan]) -> None:
    rows = [
        _month_row(scenario_name(organization), name, one)
        for organization, plan in plans
        for name, months in ((WHOLE, plan.whole), *_by_unit(organization, plan))
        for one in months
    ]
    sheet.table(_MONTH_COLUMNS, rows, keys=3)


def _month_row(scenario: str, unit: str, one: StaffingMonth) -> list[Any]:
    fte = one.fte
    return [
        scenario,
        unit,
        one.month,
        *(getattr(one, name) for name in _FLOWS),
        Formula("=D{row}+E{row}+F{row}-G{row}-H{row}", one.closing),
        *(getattr(fte, name) for name in (*_FLOWS, "change")),
        Formula("=J{row}+K{row}+L{row}-M{row}-N{row}+O{row}", fte.closing),
        one.filled,
        one.vacant,
        one.frozen,
        Formula("=Q{row}+R{row}+S{row}", one.authorised),
        one.over,
        one.cost,
        one.vacant_cost,
    ]


def _write_cross(sheet: Sheet, plans: Sequence[Plan], kind: Kind, figure: Any, with_total: bool) -> None:
    """Units down, months across; the sum of each scenario is a formula, and of each row where it means something."""
    months = plans[0][1].months.firsts
    columns = [SheetColumn("Scenario"), SheetColumn("Unit")]
    columns += [SheetColumn(f"{month:%Y-%m}", kind) for month in months]
    columns += [SheetColumn("Total", kind)] if with_total else []
    last_month = letters(len(months) + 1)
    rows: list[list[Any]] = []
    strong: list[int] = []
    for organization, plan in plans:
        name, first = scenario_name(organization), len(rows) + 5
        for unit, figures in _by_unit(organization, plan):
            values = [figure(one) for one in figures]
            total = [Formula(f"=SUM(C{{row}}:{last_month}{{row}})", sum(values))] if with_total else []
            rows.append([name, unit, *values, *total])
        last = len(rows) + 4
        sums = [figure(one) for one in plan.whole]
        sums += [sum(sums)] if with_total else []
        formulas = [
            Formula(f"=SUM({letters(2 + at)}{first}:{letters(2 + at)}{last})", one) for at, one in enumerate(sums)
        ]
        strong.append(len(rows) + 4)
        rows.append([name, WHOLE, *formulas])
    sheet.table(columns, rows, keys=2)
    for row in strong:
        for place, (column, value) in enumerate(zip(columns, rows[row - 4], strict=True)):
            sheet.write(row, place, value, column.kind, strong=True)


_POSITION_COLUMNS = (
    SheetColumn("Scenario"),
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
    SheetColumn("Critical", "flag"),
)


def _write_positions(sheet: Sheet, plans: Sequence[Plan]) -> None:
    rows = [_position_row(organization, seat) for organization, _ in plans for seat in seat_list(organization, None)]
    sheet.table(_POSITION_COLUMNS, rows, keys=2)


def _position_row(organization: Organization, seat: Seat) -> list[Any]:
    role = "" if seat.role_id is None else organization.roles[seat.role_id].name
    people = ", ".join(organization.people[one].name for one in seat.person_ids)
    at_fte = None if seat.cost_at_fte is None else Formula("=ROUNDDOWN(N{row}*F{row},2)", seat.cost_at_fte)
    return [
        scenario_name(organization),
        seat.key,
        organization.units[seat.unit_id].name,
        role,
        people,
        seat.fte_percent,
        seat.seats.filled,
        seat.seats.vacant,
        seat.seats.frozen,
        seat.seats.over,
        seat.status,
        seat.opens_on,
        seat.closes_on,
        seat.annual_cost,
        at_fte,
        seat.is_critical,
    ]


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
    SheetColumn("Hiring manager"),
)


def _write_requisitions(sheet: Sheet, plans: Sequence[Plan]) -> None:
    organization = plans[0][0]
    rows = []
    for one in sorted(organization.requisitions.values(), key=lambda each: each.key):
        position = organization.positions[one.position_id]
        role_id = organization.seating.position_role(one.position_id)
        manager = organization.people.get(one.hiring_manager_id or 0)
        rows.append(
            [
                one.key,
                position.key,
                organization.units[position.unit_id].name,
                "" if role_id is None else organization.roles[role_id].name,
                str(one.status),
                one.priority,
                one.opened_on,
                one.target_start_on,
                one.filled_on,
                "" if manager is None else manager.name,
            ]
        )
    sheet.table(_REQUISITION_COLUMNS, rows)


_TARGET_COLUMNS = (
    SheetColumn("Scenario"),
    SheetColumn("Unit"),
    SheetColumn("Skill"),
    SheetColumn("Level", "whole"),
    SheetColumn("People needed", "whole"),
    SheetColumn("Held by", "whole"),
    SheetColumn("Held or not known", "whole"),
    SheetColumn("Weight", "weight"),
    SheetColumn("Share, low", "share"),
    SheetColumn("Share, high", "share"),
    SheetColumn("Known to hold it", width=46),
)


def _write_coverage(sheet: Sheet, plans: Sequence[Plan]) -> None:
    rows: list[list[Any]] = []
    totals: list[tuple[str, int, int, float | None, float | None]] = []
    for organization, _ in plans:
        covered, first = unit_coverage(organization, None), len(rows) + 5
        rows += [_target_row(organization, one) for one in covered.targets]
        totals.append((scenario_name(organization), first, len(rows) + 4, covered.low, covered.high))
    table = sheet.table(_TARGET_COLUMNS, rows, keys=3)
    for place, (name, first, last, low, high) in enumerate(totals):
        _write_coverage_total(sheet, table.last + 1 + place, name, (first, last), (low, high))


def _target_row(organization: Organization, one: TargetCoverage) -> list[Any]:
    return [
        scenario_name(organization),
        organization.units[one.unit_id].name,
        organization.skills[one.skill_id].name,
        one.level,
        one.people_needed,
        one.holders_low,
        one.holders_high,
        one.weight,
        Formula("=MIN(F{row}/E{row},1)", one.share_low),
        Formula("=MIN(G{row}/E{row},1)", one.share_high),
        ", ".join(organization.people[key].name for key in one.holder_ids),
    ]


def _write_coverage_total(
    sheet: Sheet, row: int, name: str, rows: tuple[int, int], shares: tuple[float | None, float | None]
) -> None:
    first, last = rows
    sheet.write(row, 0, name, strong=True)
    sheet.write(row, 1, "All targets: Σ weight × share ÷ Σ weight", strong=True)
    for column, share in zip("IJ", shares, strict=True):
        if share is not None:
            weights = f"H{first}:H{last}"
            formula = f"=SUMPRODUCT({weights},{column}{first}:{column}{last})/SUM({weights})"
            sheet.write(row, ord(column) - ord("A"), Formula(formula, share), "share", strong=True)


def _write_summary(sheet: Sheet, plans: Sequence[Plan]) -> None:
    """One row a scenario; the figures are read from the sheet of months by formula."""
    columns = (
        SheetColumn("Scenario", width=28),
        SheetColumn("Headcount at first", "whole"),
        SheetColumn("Headcount at last", "whole"),
        SheetColumn("Hires", "whole"),
        SheetColumn("Exits", "whole"),
        SheetColumn("FTE at last", "fte"),
        SheetColumn("FTE vacant at last", "fte"),
        SheetColumn("Cost of all months", "money"),
        SheetColumn("Coverage at last, low", "share"),
        SheetColumn("Coverage at last, high", "share"),
    )
    rows, start, height = [], 5, 0
    for organization, plan in plans:
        count, whole = plan.months.count, plan.whole
        last = start + count - 1
        months = "'Plan by month'!"
        point = plan.coverage[-1]
        rows.append(
            [
                scenario_name(organization),
                Formula(f"={months}D{start}", whole[0].opening),
                Formula(f"={months}I{last}", whole[-1].closing),
                Formula(f"=SUM({months}E{start}:E{last})", sum(one.hires for one in whole)),
                Formula(f"=SUM({months}H{start}:H{last})", sum(one.exits for one in whole)),
                Formula(f"={months}P{last}", whole[-1].fte.closing),
                Formula(f"={months}R{last}", whole[-1].vacant),
                Formula(f"=SUM({months}V{start}:V{last})", sum(one.cost for one in whole)),
                point.low,
                point.high,
            ]
        )
        height = count * (2 + sum(1 for _ in plan.units))
        start += height
    sheet.table(columns, rows)
    _write_months_below(sheet, plans)


def _write_months_below(sheet: Sheet, plans: Sequence[Plan]) -> None:
    """The coverage of each month under the summary."""
    top = 6 + len(plans)
    sheet.write(top, 0, "Coverage of the capability targets by month", "heading")
    months = plans[0][1].months.firsts
    sheet.write(top + 1, 0, "Month", "head")
    for place, (organization, plan) in enumerate(plans):
        for offset, word in enumerate(("low", "high")):
            column = 1 + 2 * place + offset
            sheet.write(top + 1, column, f"{scenario_name(organization)}, {word}", "head")
            for row, point in enumerate(plan.coverage):
                sheet.write(top + 2 + row, column, getattr(point, word), "share")
    for row, month in enumerate(months):
        sheet.write(top + 2 + row, 0, month, "month")


def _write_notes(sheet: Sheet, organization: Organization, provenance: Provenance) -> None:
    sheet.widths(30, 96)
    row = 3
    source = (
        ("Workspace", provenance.workspace),
        ("Last action", f"number {provenance.action}"),
        ("Version", f"Orgwright {provenance.version}"),
    )
    for title, lines in (("Where this comes from", source), *notes(organization)):
        sheet.write(row, 0, title, "heading")
        row += 1
        for name, text in lines:
            sheet.write(row, 0, name, "wrapped")
            sheet.write(row, 1, text, "wrapped")
            row += 1
        row += 1
