"""The sheets of months of a staffing plan: by unit, family, level and location, and units against months."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from orgwright.exchange.sheets import Formula, Kind, Sheet, SheetColumn, TableRange, letters
from orgwright.exchange.staffing_plans import (
    SCENARIO_COLUMNS,
    WHOLE,
    Group,
    ShownPlan,
    has_pay,
    sum_of,
    without_money,
)
from orgwright.planning.plan_breakdown import Dimension
from orgwright.planning.staffing import StaffingMonth

WHOLE_ROW = "whole"
LARGE_PAPER = 8
"""A3, as spreadsheets number sizes of paper."""
_PEOPLE = ("Opening", "Hires", "Transfers in", "Transfers out", "Exits", "Closing")
_FTE = ("opening", "hires", "transfers in", "transfers out", "exits", "change", "closing")
_SEATS = ("filled", "vacant", "frozen", "authorised", "over")
_MONEY = ("Cost of seats", "Cost of hires", "Cost of training", "Cost", "Cost of vacant seats")


def _columns(group: str) -> tuple[SheetColumn, ...]:
    return (
        *SCENARIO_COLUMNS,
        SheetColumn("Row"),
        SheetColumn(group),
        SheetColumn("Month", "month"),
        *(SheetColumn(name, "whole") for name in _PEOPLE),
        *(SheetColumn(f"FTE {name}", "fte") for name in (*_FTE, *_SEATS)),
        *(SheetColumn(name, "money") for name in _MONEY),
    )


def write_months(sheet: Sheet, plans: Sequence[ShownPlan], dimension: Dimension = Dimension.UNIT) -> TableRange:
    """One row a scenario, group and month; closing, authorised and cost are formulas of their row.

    By unit the whole stands first. Groups add up to it in every month, transfers excepted.
    """
    rows = [
        [plan.number, plan.title, kind, title, *_month_cells(one)]
        for plan in plans
        for kind, title, months in _rows(plan, dimension)
        for one in months
    ]
    columns, rows_shown = without_money(_columns(dimension.value.capitalize()), rows, pay=has_pay(plans))
    sheet.worksheet.set_paper(LARGE_PAPER)
    return sheet.table(columns, rows_shown, keys=5)


def _rows(plan: ShownPlan, dimension: Dimension) -> Iterable[tuple[str, str, tuple[StaffingMonth, ...]]]:
    if dimension is Dimension.UNIT:
        yield WHOLE_ROW, WHOLE, plan.plan.whole
    groups: Iterable[Group] = plan.units if dimension is Dimension.UNIT else plan.groups(dimension)
    for title, months in groups:
        yield dimension.value, title, months


def _month_cells(one: StaffingMonth) -> list[Any]:
    fte = one.fte
    return [
        one.month,
        one.opening,
        one.hires,
        one.transfers_in,
        one.transfers_out,
        one.exits,
        Formula("=F{row}+G{row}+H{row}-I{row}-J{row}", one.closing),
        fte.opening,
        fte.hires,
        fte.transfers_in,
        fte.transfers_out,
        fte.exits,
        fte.change,
        Formula("=L{row}+M{row}+N{row}-O{row}-P{row}+Q{row}", fte.closing),
        one.filled,
        one.vacant,
        one.frozen,
        Formula("=S{row}+T{row}+U{row}", one.authorised),
        one.over,
        one.seat_cost,
        one.hiring_cost,
        one.training_cost,
        Formula("=X{row}+Y{row}+Z{row}", one.cost),
        one.vacant_cost,
    ]


def write_cross(
    sheet: Sheet,
    plans: Sequence[ShownPlan],
    kind: Kind,
    figure: Callable[[StaffingMonth], int],
    *,
    with_total: bool = False,
) -> TableRange:
    """Units down, months across, and below them the sum of each scenario as a formula over its rows."""
    rows: list[list[Any]] = []
    sums = []
    for plan in plans:
        for title, months in plan.units:
            rows.append([plan.number, plan.title, title, *map(figure, months)])
        sums.append([figure(one) for one in plan.plan.whole])
    return write_across(sheet, plans, (SheetColumn("Unit"),), kind, rows, sums, with_total=with_total)


def write_across(
    sheet: Sheet,
    plans: Sequence[ShownPlan],
    keys: Sequence[SheetColumn],
    kind: Kind,
    rows: Sequence[list[Any]],
    sums: Sequence[Sequence[int]],
    *,
    with_total: bool,
) -> TableRange:
    """Rows with a figure a month, their total where wanted, and below them the sums of each scenario."""
    months = plans[0].plan.months.firsts
    first = len(SCENARIO_COLUMNS) + len(keys)
    columns = [*SCENARIO_COLUMNS, *keys, *(SheetColumn(f"{month:%Y-%m}", kind) for month in months)]
    if with_total:
        columns.append(SheetColumn("Total", kind))
        across = f"=SUM({letters(first)}{{row}}:{letters(first + len(months) - 1)}{{row}})"
        for row in rows:
            row.append(Formula(across, sum(one or 0 for one in row[first:])))
    table = sheet.table(columns, rows, keys=first)
    for place, (plan, values) in enumerate(zip(plans, sums, strict=True), table.last + 1):
        shown = [*values, sum(values)] if with_total else list(values)
        formulas = [
            Formula(sum_of(table, column.title, "$A{row}"), value)
            for column, value in zip(columns[first:], shown, strict=True)
        ]
        names = [plan.number, plan.title, WHOLE, *([None] * (len(keys) - 1))]
        for at, (column, value) in enumerate(zip(columns, [*names, *formulas], strict=True)):
            sheet.write(place, at, value, column.kind, strong=True)
    if len(months) > _MONTHS_ON_A_PAGE:
        sheet.worksheet.set_paper(LARGE_PAPER)
        sheet.worksheet.repeat_columns(0, first - 1)
        sheet.worksheet.fit_to_pages(-(-len(months) // _MONTHS_ON_A_PAGE), 0)
    return table


_MONTHS_ON_A_PAGE = 18
