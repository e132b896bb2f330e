"""The first sheet of a staffing plan: key figures of each scenario with names for formulas, charts, and a verdict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from orgwright.exchange.sheets import Formula, Sheet, SheetColumn, TableRange, letters
from orgwright.exchange.staffing_costs import MONTH_ROW
from orgwright.exchange.staffing_months import WHOLE_ROW
from orgwright.exchange.staffing_plans import NUMBER, SCENARIO_COLUMNS, ShownPlan, has_pay, without_money
from orgwright.planning.budgets import budget_plan

_SUMMARY_COLUMNS = (
    *SCENARIO_COLUMNS,
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
    SheetColumn("Coverage at the end, low", "share"),
    SheetColumn("Coverage at the end, high", "share"),
    SheetColumn("Cost", "money"),
    SheetColumn("Cost of vacant seats", "money"),
    SheetColumn("Budget", "money"),
    SheetColumn("Budget less cost", "money"),
)
NAMES = {
    "Headcount_at_start": "Headcount at the start",
    "Hires": "Hires",
    "Exits": "Exits",
    "Headcount_at_end": "Headcount at the end",
    "FTE_at_end": "FTE at the end",
    "FTE_authorised": "FTE authorised at the end",
    "FTE_vacant": "FTE vacant at the end",
    "Coverage_low": "Coverage at the end, low",
    "Coverage_high": "Coverage at the end, high",
    "Plan_cost": "Cost",
    "Vacant_cost": "Cost of vacant seats",
    "Plan_budget": "Budget",
}
"""Names for formulas: each stands for a figure of the first scenario."""
_COLORS = ("#1F8C98", "#A8430C", "#5B4B8A", "#B0871B", "#47505C", "#2E6B3A")
_CHART_ROWS, _CHART_STEP = 17, 640
_LONGEST_NAME = 40


@dataclass(frozen=True)
class Tables:
    """The tables that the summary and its charts read; ``checked`` says whether all of them tie."""

    months: TableRange
    coverage: TableRange
    budgets: TableRange | None
    checked: Formula


def write_summary(sheet: Sheet, plans: Sequence[ShownPlan], tables: Tables) -> TableRange:
    """One row a scenario; its figures are read from the sheets of months and of coverage by formula."""
    rows = [_summary_cells(one, tables) for one in plans]
    columns, shown = without_money(_SUMMARY_COLUMNS, rows, pay=has_pay(plans))
    table = sheet.table(columns, shown, keys=2, filtered=False)
    for name, title in NAMES.items():
        if title in table.columns:
            sheet.book.name(name, f"='{table.sheet}'!${table.letter(title)}${table.first}")
    sheet.write(table.last + 1, 1, tables.checked, strong=True)
    _add_charts(sheet, plans, tables, table)
    return table


def _summary_cells(one: ShownPlan, tables: Tables) -> list[Any]:
    whole, point, months = one.plan.whole, one.plan.coverage[-1], tables.months
    first, last = whole[0], whole[-1]
    cells = [
        one.number,
        one.title,
        first.month,
        last.month,
        Formula(_at(months, "Opening", "C"), first.opening),
        Formula(_over(months, "Hires"), sum(each.hires for each in whole)),
        Formula(_over(months, "Exits"), sum(each.exits for each in whole)),
        Formula(_at(months, "Closing", "D"), last.closing),
        Formula(_at(months, "FTE closing", "D"), last.fte.closing),
        Formula(_at(months, "FTE authorised", "D"), last.authorised),
        Formula(_at(months, "FTE vacant", "D"), last.vacant),
        Formula(_at(months, "FTE frozen", "D"), last.frozen),
        *(
            None if share is None else Formula(_covered(tables.coverage, word), share)
            for word, share in (("Low", point.low), ("High", point.high))
        ),
    ]
    if "Cost" not in months.columns:
        return [*cells, None, None, None, None]
    cost, vacant = sum(each.cost for each in whole), sum(each.vacant_cost for each in whole)
    amounts = (Formula(_over(months, "Cost"), cost), Formula(_over(months, "Cost of vacant seats"), vacant))
    return [*cells, *amounts, *_budget(one, tables.budgets)]


def _budget(one: ShownPlan, budgets: TableRange | None) -> tuple[Formula | None, Formula | None]:
    """The budget of all months and what the plan leaves of it; nothing where no unit has a budget."""
    found = budget_plan(one.organization, one.plan, None).whole
    if budgets is None or found.budget is None:
        return None, None
    wanted = f'{budgets.column(NUMBER)},$A{{row}},{budgets.column("Over")},"{MONTH_ROW}"'
    titles = [column.title for column in _SUMMARY_COLUMNS]
    budget, cost = (f"{letters(titles.index(title))}{{row}}" for title in ("Budget", "Cost"))
    left = Formula(f"={budget}-{cost}", found.difference)
    return Formula(f"=SUMIFS({budgets.column('Budget')},{wanted})", found.budget), left


def _over(months: TableRange, title: str) -> str:
    """The sum of a column over all months of the whole, of the scenario of the row."""
    return f'=SUMIFS({months.column(title)},{months.column(NUMBER)},$A{{row}},{months.column("Row")},"{WHOLE_ROW}")'


def _at(months: TableRange, title: str, month: str) -> str:
    """The value of a column for the whole in the month that stands in a column of the row."""
    return f"{_over(months, title)[:-1]},{months.column('Month')},${month}{{row}})"


def _covered(coverage: TableRange, title: str) -> str:
    wanted = f"{coverage.column(NUMBER)},$A{{row}},{coverage.column('Month')},$D{{row}}"
    return f"=SUMIFS({coverage.column(title)},{wanted})"


def _add_charts(sheet: Sheet, plans: Sequence[ShownPlan], tables: Tables, summary: TableRange) -> None:
    """FTE against authorised, cost, coverage: by month, a line or a bar for each scenario."""
    charts = [_fte_chart(sheet, plans, tables.months), _coverage_chart(sheet, plans, tables.coverage)]
    if "Cost" in tables.months.columns:
        charts.append(_cost_chart(sheet, plans, tables.months))
    for place, chart in enumerate(charts):
        at = {"x_offset": place % 2 * _CHART_STEP}
        sheet.worksheet.insert_chart(summary.last + 3 + place // 2 * _CHART_ROWS, 0, chart, at)


def _fte_chart(sheet: Sheet, plans: Sequence[ShownPlan], months: TableRange) -> Any:
    chart = sheet.book.chart(type="line")
    for place, one in enumerate(plans):
        chart.add_series(_by_month(sheet, months, "FTE closing", _start(plans, place), one, place, _short(one)))
    authorised = _by_month(
        sheet, months, "FTE authorised", _start(plans, 0), plans[0], 3, f"{_short(plans[0])}, authorised"
    )
    chart.add_series(authorised | {"line": {"color": "#7F8895", "width": 1.5, "dash_type": "dash"}})
    return finished_chart(chart, "FTE at the end of each month", {"num_format": "#,##0"})


def _coverage_chart(sheet: Sheet, plans: Sequence[ShownPlan], coverage: TableRange) -> Any:
    chart = sheet.book.chart(type="line")
    for place, one in enumerate(plans):
        start = place * one.plan.months.count
        chart.add_series(_by_month(sheet, coverage, "Low", start, one, place, f"{_short(one)}, low"))
    high = _by_month(sheet, coverage, "High", 0, plans[0], 3, f"{_short(plans[0])}, high")
    chart.add_series(high | {"line": {"color": "#7F8895", "width": 1.5, "dash_type": "dash"}})
    return finished_chart(chart, "Coverage of targets", {"num_format": "0%"})


def _cost_chart(sheet: Sheet, plans: Sequence[ShownPlan], months: TableRange) -> Any:
    chart = sheet.book.chart(type="column")
    for place, one in enumerate(plans):
        series = _by_month(sheet, months, "Cost", _start(plans, place), one, place, _short(one))
        chart.add_series(series | {"fill": {"color": _COLORS[place % len(_COLORS)]}, "line": {"none": True}})
    return finished_chart(
        chart, f"Cost by month, {plans[0].organization.facts.currency}", {"num_format": "#,##0", "min": 0}
    )


def _short(one: ShownPlan) -> str:
    """The title of a scenario as the legend of a chart has room for it."""
    return one.title if len(one.title) <= _LONGEST_NAME else f"{one.title[: _LONGEST_NAME - 1]}…"


def _start(plans: Sequence[ShownPlan], place: int) -> int:
    """How many rows stand above those of the whole of a plan in the sheet of months."""
    return sum((1 + len(one.units)) * one.plan.months.count for one in plans[:place])


def _by_month(
    sheet: Sheet, table: TableRange, title: str, start: int, one: ShownPlan, place: int, name: str
) -> dict[str, Any]:
    """A series over the months of a plan."""
    first = table.first + start
    last = first + one.plan.months.count - 1

    def of(column: str) -> str:
        letter = table.letter(column)
        return f"='{table.sheet}'!${letter}${first}:${letter}${last}"

    line = {"color": _COLORS[place % len(_COLORS)], "width": 2.25}
    return {"name": name, "categories": of("Month"), "values": of(title), "line": line}


def finished_chart(chart: Any, title: str, axis: dict[str, Any]) -> Any:
    """A chart by month with its heading, axes, legend and size; ``axis`` says more of the upright one."""
    grid = {"visible": True, "line": {"color": "#E3E6EA"}}
    chart.set_title({"name": title, "name_font": {"size": 11}, "overlay": False})
    chart.set_x_axis({"num_format": "mmm yy", "text_axis": True, "num_font": {"rotation": -45}})
    chart.set_y_axis({"major_gridlines": grid, **axis})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 620, "height": 320})
    return chart
