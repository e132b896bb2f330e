"""What may come otherwise than planned: bands of simulated futures by month, and the rates they are drawn from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from orgwright.exchange.sheets import Formula, Kind, Sheet, SheetColumn, TableRange
from orgwright.exchange.staffing_months import LARGE_PAPER
from orgwright.exchange.staffing_plans import SCENARIO_COLUMNS, ShownPlan
from orgwright.exchange.staffing_summary import finished_chart
from orgwright.planning.futures import Band, Futures
from orgwright.planning.hazards import BANDS, HazardCell
from orgwright.planning.privacy import LEAST

_FIGURES: tuple[tuple[str, str, Kind], ...] = (
    ("Headcount", "headcount", "whole"),
    ("FTE", "fte", "fte"),
    ("Exits", "exits", "whole"),
    ("Coverage, low end", "coverage", "share"),
    ("Role coverage, low end", "role_coverage", "share"),
)
_BAND_COLUMNS = (
    *SCENARIO_COLUMNS,
    SheetColumn("Month", "month"),
    *(
        SheetColumn(f"{title}: {word}", kind)
        for title, _, kind in _FIGURES
        for word in ("planned", "10 %", "median", "90 %")
    ),
)


def write_bands(sheet: Sheet, plans: Sequence[ShownPlan], futures: Sequence[Futures]) -> TableRange:
    """One row a scenario and month: what is planned, and the middle eighty of a hundred simulated futures."""
    rows = [
        [plan.number, plan.title, month, *_band_cells(one, place)]
        for plan, one in zip(plans, futures, strict=True)
        for place, month in enumerate(one.months.firsts)
    ]
    table = sheet.table(_BAND_COLUMNS, rows, keys=3)
    sheet.worksheet.set_paper(LARGE_PAPER)
    for place, (title, form) in enumerate((("Headcount", "#,##0"), ("Coverage, low end", "0%"))):
        chart, at = _band_chart(sheet, table, title, form, futures[0].months.count), {"x_offset": place * _CHART_STEP}
        sheet.worksheet.insert_chart(table.last + 2, 0, chart, at)
    return table


def _band_chart(sheet: Sheet, table: TableRange, title: str, form: str, months: int) -> Any:
    """The band of a figure of the first scenario: planned, median, and the tenth and ninetieth of a hundred."""
    chart = sheet.book.chart(type="line")

    def of(column: str) -> str:
        letter = table.letter(column)
        return f"='{table.sheet}'!${letter}${table.first}:${letter}${table.first + months - 1}"

    for word, color, dash in _BAND_LINES:
        line = {"color": color, "width": 2.25, "dash_type": dash}
        chart.add_series({"name": word, "categories": of("Month"), "values": of(f"{title}: {word}"), "line": line})
    return finished_chart(chart, f"{title}: ten to ninety of a hundred futures", {"num_format": form})


_CHART_STEP = 640
_BAND_LINES = (
    ("planned", "#47505C", "dash"),
    ("10 %", "#72B8BF", "solid"),
    ("median", "#1F8C98", "solid"),
    ("90 %", "#72B8BF", "solid"),
)


def _band_cells(one: Futures, place: int) -> Iterator[Any]:
    for _, name, _ in _FIGURES:
        band: Band = getattr(one, name)
        for values in (band.planned, band.low, band.median, band.high):
            yield values[place]


_HAZARD_COLUMNS = (
    SheetColumn("Job level"),
    SheetColumn("Tenure"),
    SheetColumn("People", "whole"),
    SheetColumn("Exits", "whole"),
    SheetColumn("Person-months", "weight"),
    SheetColumn("Rate a month as seen", "points"),
    SheetColumn("Rate a month with borrowed strength", "points"),
    SheetColumn("Rate a year", "share"),
    SheetColumn("Borrowed from the whole", "share"),
)


def write_hazards(sheet: Sheet, plans: Sequence[ShownPlan], futures: Sequence[Futures]) -> TableRange:
    """The monthly rates of leaving that the futures are drawn from; the last row is the whole."""
    found = futures[0].hazards
    shows_few = plans[0].organization.profile.small_groups
    groups = [one for one in found.groups() if shows_few or one.people >= LEAST]
    rows = [_hazard_cells(one, found.whole) for one in groups]
    return sheet.table(_HAZARD_COLUMNS, [*rows, _hazard_cells(found.group(), found.whole)], keys=2, filtered=False)


def _hazard_cells(one: HazardCell, whole: float) -> list[Any]:
    raw = None if one.raw is None else Formula("=D{row}/E{row}", one.raw)
    level = "All" if one.level is None else one.level or "No level"
    borrowed = f"({{exits}}+{one.prior_months}*{whole!r})/({{months}}+{one.prior_months})"
    rate = f"=MIN({borrowed.format(exits='D{row}', months='E{row}')},1)"
    return [
        level,
        "All" if one.band is None else BANDS[one.band],
        one.people,
        one.exits,
        one.person_months,
        raw,
        Formula(rate, one.rate),
        Formula("=1-(1-G{row})^12", one.annual),
        Formula(f"={one.prior_months}/(E{{row}}+{one.prior_months})", one.borrowed),
    ]
