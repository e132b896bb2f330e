"""The sheets of figures of a staffing plan: by month, by month and unit, the summary, and scenarios side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from orgwright.exchange.sheets import Formula, Kind, Sheet, SheetColumn, TableRange, letters
from orgwright.exchange.staffing_plans import NUMBER, SCENARIO_COLUMNS, WHOLE, Plan, by_unit, numbered, sum_of
from orgwright.planning.staffing import StaffingMonth

_FLOWS = ("opening", "hires", "transfers_in", "transfers_out", "exits")
_WHOLE_ROW, _UNIT_ROW = "whole", "unit"
_MONTH_COLUMNS = (
    *SCENARIO_COLUMNS,
    SheetColumn("Row"),
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


def write_months(sheet: Sheet, plans: Sequence[Plan]) -> TableRange:
    """One row a scenario, unit and month, the whole first; closing and authorised are formulas of their row."""
    rows = [
        [number, name, kind, unit, *_month_cells(one)]
        for number, name, organization, plan in numbered(plans)
        for kind, unit, months in (
            (_WHOLE_ROW, WHOLE, plan.whole),
            *((_UNIT_ROW, unit, months) for unit, months in by_unit(organization, plan)),
        )
        for one in months
    ]
    return sheet.table(_MONTH_COLUMNS, rows, keys=5)


def _month_cells(one: StaffingMonth) -> list[Any]:
    fte = one.fte
    return [
        one.month,
        *(getattr(one, name) for name in _FLOWS),
        Formula("=F{row}+G{row}+H{row}-I{row}-J{row}", one.closing),
        *(getattr(fte, name) for name in (*_FLOWS, "change")),
        Formula("=L{row}+M{row}+N{row}-O{row}-P{row}+Q{row}", fte.closing),
        one.filled,
        one.vacant,
        one.frozen,
        Formula("=S{row}+T{row}+U{row}", one.authorised),
        one.over,
        one.cost,
        one.vacant_cost,
    ]


def write_cross(
    sheet: Sheet,
    plans: Sequence[Plan],
    kind: Kind,
    figure: Callable[[StaffingMonth], int],
    *,
    with_total: bool = False,
) -> None:
    """Units down, months across, and below them the sum of each scenario as a formula over its rows."""
    months = plans[0][1].months.firsts
    columns = [*SCENARIO_COLUMNS, SheetColumn("Unit")]
    columns += [SheetColumn(f"{month:%Y-%m}", kind) for month in months]
    columns += [SheetColumn("Total", kind)] if with_total else []
    across = f"=SUM({letters(3)}{{row}}:{letters(2 + len(months))}{{row}})"
    rows: list[list[Any]] = []
    for number, name, organization, plan in numbered(plans):
        for unit, figures in by_unit(organization, plan):
            values = [figure(one) for one in figures]
            rows.append([number, name, unit, *values, *([Formula(across, sum(values))] if with_total else [])])
    table = sheet.table(columns, rows, keys=3)
    for place, (number, name, _, plan) in enumerate(numbered(plans), table.last + 1):
        sums = [figure(one) for one in plan.whole]
        sums += [sum(sums)] if with_total else []
        formulas = [
            Formula(sum_of(table, column.title, "$A{row}"), value)
            for column, value in zip(columns[3:], sums, strict=True)
        ]
        for at, (column, value) in enumerate(zip(columns, [number, name, WHOLE, *formulas], strict=True)):
            sheet.write(place, at, value, column.kind, strong=True)


_SUMMARY_COLUMNS = (
    SheetColumn(NUMBER, "whole", 6),
    SheetColumn("Scenario", width=30),
    SheetColumn("First month", "month"),
    SheetColumn("Last month", "month"),
    SheetColumn("Headcount at the start", "whole"),
    SheetColumn("Hires", "whole"),
    SheetColumn("Exits", "whole"),
    SheetColumn("Headcount at the end", "whole"),
    SheetColumn("FTE at the end", "fte"),
    SheetColumn("FTE authorised at the end", "fte"),
    SheetColumn("FTE vacant at the end", "fte"),
    SheetColumn("FTE frozen at the end", "fte"),
    SheetColumn("Cost", "money"),
    SheetColumn("Cost of vacant seats", "money"),
    SheetColumn("Coverage at the end, low", "share"),
    SheetColumn("Coverage at the end, high", "share"),
)
_FIRST_COMPARED = 4
"""The place of the first column of the summary that scenarios are compared in."""


def write_summary(sheet: Sheet, plans: Sequence[Plan], months: TableRange, coverage: TableRange) -> TableRange:
    """One row a scenario; its figures are read from the sheets of months and of coverage by formula."""
    rows = []
    for number, name, _, plan in numbered(plans):
        whole, point = plan.whole, plan.coverage[-1]
        first, last = whole[0], whole[-1]
        rows.append(
            [
                number,
                name,
                first.month,
                last.month,
                Formula(_at(months, "Opening", "C"), first.opening),
                Formula(_over(months, "Hires"), sum(one.hires for one in whole)),
                Formula(_over(months, "Exits"), sum(one.exits for one in whole)),
                Formula(_at(months, "Closing", "D"), last.closing),
                Formula(_at(months, "FTE closing", "D"), last.fte.closing),
                Formula(_at(months, "FTE authorised", "D"), last.authorised),
                Formula(_at(months, "FTE vacant", "D"), last.vacant),
                Formula(_at(months, "FTE frozen", "D"), last.frozen),
                Formula(_over(months, "Cost"), sum(one.cost for one in whole)),
                Formula(_over(months, "Cost of vacant seats"), sum(one.vacant_cost for one in whole)),
                *(
                    None if share is None else Formula(_covered(coverage, word), share)
                    for word, share in (("Low", point.low), ("High", point.high))
                ),
            ]
        )
    return sheet.table(_SUMMARY_COLUMNS, rows, keys=2, filtered=False)


def _over(months: TableRange, title: str) -> str:
    """The sum of a column over all months of the whole, of the scenario of the row."""
    return f'=SUMIFS({months.column(title)},{months.column(NUMBER)},$A{{row}},{months.column("Row")},"{_WHOLE_ROW}")'


def _at(months: TableRange, title: str, month: str) -> str:
    """The value of a column for the whole in the month that stands in a column of the row."""
    return f"{_over(months, title)[:-1]},{months.column('Month')},${month}{{row}})"


def _covered(coverage: TableRange, title: str) -> str:
    wanted = f"{coverage.column(NUMBER)},$A{{row}},{coverage.column('Month')},$D{{row}}"
    return f"=SUMIFS({coverage.column(title)},{wanted})"


def write_scenarios(sheet: Sheet, plans: Sequence[Plan], summary: TableRange) -> None:
    """Scenarios side by side: the figures of the summary, each with its difference to the first."""
    titles = [name for _, name, _, _ in numbered(plans)]
    sheet.write(3, 0, "Figure", "head")
    for place, title in enumerate(titles):
        sheet.write(3, _place(place), title, "head")
        if place:
            sheet.write(3, _place(place) + 1, f"against {titles[0]}", "head")
    values = _summary_values(plans)
    for at, column in enumerate(_SUMMARY_COLUMNS[_FIRST_COMPARED:]):
        row = 4 + at
        sheet.write(row, 0, column.title)
        for place in range(len(plans)):
            _write_compared(sheet, row, place, column, summary, [one[at] for one in values])
    sheet.widths(30, *(18 for _ in range(2 * len(plans) - 1)))
    sheet.worksheet.freeze_panes(4, 1)
    sheet.worksheet.repeat_rows(3)


def _place(plan: int) -> int:
    """The column of a plan: the first has one column, each other its figure and the difference."""
    return 1 if plan == 0 else 2 * plan


def _summary_values(plans: Sequence[Plan]) -> list[list[Any]]:
    found = []
    for _, _, _, plan in numbered(plans):
        whole, point = plan.whole, plan.coverage[-1]
        first, last = whole[0], whole[-1]
        people = [first.opening, sum(one.hires for one in whole), sum(one.exits for one in whole), last.closing]
        capacity = [last.fte.closing, last.authorised, last.vacant, last.frozen]
        money = [sum(one.cost for one in whole), sum(one.vacant_cost for one in whole)]
        found.append([*people, *capacity, *money, point.low, point.high])
    return found


def _write_compared(
    sheet: Sheet, row: int, place: int, column: SheetColumn, summary: TableRange, values: Sequence[Any]
) -> None:
    if values[place] is None:
        return
    source = f"='{summary.sheet}'!${summary.letter(column.title)}${summary.first + place}"
    sheet.write(row, _place(place), Formula(source, values[place]), column.kind)
    if place and values[0] is not None:
        difference = f"={letters(_place(place))}{{row}}-B{{row}}"
        sheet.write(row, _place(place) + 1, Formula(difference, values[place] - values[0]), column.kind)
