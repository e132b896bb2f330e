"""Scenarios side by side: every measure of each, and its difference to the first scenario."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from orgwright.exchange.cells import Kind
from orgwright.exchange.sheets import FIRST_ROW, Formula, Sheet, TableRange, letters
from orgwright.exchange.staffing_plans import ShownPlan, has_pay
from orgwright.planning.plan_comparison import PlanComparison
from orgwright.planning.plan_measures import Measure, Value

_FROM_SUMMARY: Mapping[str, str] = {
    "headcount": "Headcount at the end",
    "fte": "FTE at the end",
    "authorised": "FTE authorised at the end",
    "vacant": "FTE vacant at the end",
    "frozen": "FTE frozen at the end",
    "hires": "Hires",
    "exits": "Exits",
    "cost": "Cost",
    "coverage_low": "Coverage at the end, low",
    "coverage_high": "Coverage at the end, high",
}
"""The measures that stand in the summary too: read from there by formula."""
_OVER = {"end": "at the end", "months": "all months", "year": "fiscal year"}
_CHART_STEP = 500
_KINDS: Mapping[str, Kind] = {"number": "weight"}


def write_scenarios(sheet: Sheet, plans: Sequence[ShownPlan], comparison: PlanComparison, summary: TableRange) -> int:
    """The measures by their groups; answers the row of the last. A verdict colours what is better or worse."""
    sheet.write(FIRST_ROW, 0, "Measure", "head")
    sheet.write(FIRST_ROW, 1, "Over", "head")
    for place, one in enumerate(plans):
        sheet.write(FIRST_ROW, _column(place), one.title, "head")
        if place:
            sheet.write(FIRST_ROW, _column(place) + 1, f"against {plans[0].title}", "head")
    row = FIRST_ROW + 1
    group = ""
    for measure in comparison.measures:
        if measure.kind == "money" and not has_pay(plans):
            continue
        if measure.group != group:
            group = measure.group
            sheet.write(row, 0, group, "heading")
            row += 1
        _write_measure(sheet, row, measure, comparison, summary)
        row += 1
    sheet.widths(30, 12, *(18 for _ in range(2 * len(plans) - 1)))
    sheet.worksheet.freeze_panes(FIRST_ROW + 1, 2)
    sheet.worksheet.repeat_rows(FIRST_ROW)
    if len(plans) > 1:
        _add_charts(sheet, plans, summary, row + 1)
    return row - 1


def _column(plan: int) -> int:
    """The column of a plan: the first has one, each other its figure and the difference."""
    return 2 if plan == 0 else 2 * plan + 1


def _write_measure(sheet: Sheet, row: int, measure: Measure, comparison: PlanComparison, summary: TableRange) -> None:
    kind = _KINDS.get(measure.kind, measure.kind)
    sheet.write(row, 0, measure.title)
    sheet.write(row, 1, _OVER[measure.over])
    for place in range(len(comparison.columns)):
        value = comparison.value(measure.key, place)
        sheet.write(row, _column(place), _cell(measure, value, place, summary), kind)
        if place and (difference := _difference(measure, comparison, place)) is not None:
            verdict = comparison.verdict(measure.key, place)
            tone = "better" if verdict > 0 else "worse" if verdict < 0 else "even"
            by = "whole" if measure.kind == "month" else kind
            sheet.write(row, _column(place) + 1, difference, by, tone=tone)


def _cell(measure: Measure, value: Value, place: int, summary: TableRange) -> Any:
    title = _FROM_SUMMARY.get(measure.key)
    if value is None or title is None or title not in summary.columns:
        return value
    return Formula(f"='{summary.sheet}'!${summary.letter(title)}${summary.first + place}", value)


def _difference(measure: Measure, comparison: PlanComparison, place: int) -> Formula | None:
    """The value less that of the first scenario; of months how many later."""
    found = comparison.delta(measure.key, place)
    if found is None:
        return None
    here = f"{letters(_column(place))}{{row}}"
    if isinstance(comparison.value(measure.key, place), date):
        later = f"(YEAR({here})-YEAR(C{{row}}))*12+MONTH({here})-MONTH(C{{row}})"
        return Formula(f"={later}", found)
    return Formula(f"={here}-C{{row}}", found)


def _add_charts(sheet: Sheet, plans: Sequence[ShownPlan], summary: TableRange, row: int) -> None:
    """Headcount, cost and low coverage of each scenario as bars."""
    wanted = (("Headcount at the end", "#,##0"), ("Coverage at the end, low", "0%"), ("Cost", "#,##0"))
    shown = [pair for pair in wanted if pair[0] in summary.columns]
    for place, (title, form) in enumerate(shown):
        chart = sheet.book.chart(type="bar")

        def of(column: str) -> str:
            letter = summary.letter(column)
            return f"='{summary.sheet}'!${letter}${summary.first}:${letter}${summary.last}"

        series = {"name": title, "categories": of("Scenario"), "values": of(title), "fill": {"color": "#26798A"}}
        chart.add_series(series | {"data_labels": {"value": True, "num_format": form}, "gap": 60})
        chart.set_title({"name": title, "name_font": {"size": 11}})
        chart.set_x_axis({"num_format": form, "min": 0, "major_gridlines": {"visible": False}})
        chart.set_y_axis({"reverse": True})
        chart.set_legend({"none": True})
        chart.set_size({"width": 480, "height": 120 + 40 * len(plans)})
        sheet.worksheet.insert_chart(row, 0, chart, {"x_offset": place * _CHART_STEP})
