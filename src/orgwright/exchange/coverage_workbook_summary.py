"""The first sheet of the coverage workbook: the headline figures as formulas over the other sheets, and two charts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from orgwright.exchange.coverage_workbook_targets import ONE, TWO, in_full, lost_in, mean_over, names_of
from orgwright.exchange.sheets import FIRST_ROW, Formula, Kind, Sheet, SheetColumn, TableRange
from orgwright.planning.coverage import UnitCoverage
from orgwright.planning.organization import Organization
from orgwright.planning.resilience import Resilience

COUNTED = "Summary!$B$6"
"""The cell with the number of people that have a coverage."""
_COLUMNS = (SheetColumn("Figure", width=44), SheetColumn("Value", width=14), SheetColumn("What it says", width=84))
_MOST_BARS = 24
_MONTHS_SIZE = {"width": 400, "height": 320}
_UNITS_WIDTH = 590


@dataclass(frozen=True)
class Tables:
    """The tables that the summary reads; no requirements where there are too many rows."""

    people: TableRange
    requirements: TableRange | None
    targets: TableRange
    units: TableRange
    breaks: TableRange
    months: TableRange


Line = tuple[str, Kind, Any, str]


def write_summary(
    sheet: Sheet, organization: Organization, covered: UnitCoverage, found: Resilience, tables: Tables
) -> None:
    """Name, value and meaning of each figure; what there is nothing to compute from stays empty."""
    lines = [
        *_of_people(covered, tables),
        *_of_targets(covered, tables.targets),
        *_of_departures(organization, found, tables.breaks),
    ]
    sheet.heads(_COLUMNS, FIRST_ROW)
    sheet.widths(*(column.width for column in _COLUMNS))
    for row, (title, kind, value, meaning) in enumerate(lines, FIRST_ROW + 1):
        sheet.write(row, 0, title)
        sheet.write(row, 1, value, kind)
        sheet.write(row, 2, meaning, "note")
    sheet.worksheet.freeze_panes(FIRST_ROW + 1, 1)
    sheet.worksheet.fit_to_pages(1, 1)
    below = FIRST_ROW + 2 + len(lines)
    if covered.targets:
        sheet.worksheet.insert_chart(below, 0, _months_chart(sheet, tables.months))
        sheet.worksheet.insert_chart(below, 2, _units_chart(sheet, tables.units))


def _live(formula: str, value: float | None) -> Formula | None:
    return None if value is None else Formula(formula, value)


def _of_people(covered: UnitCoverage, tables: Tables) -> Iterator[Line]:
    people, rows = tables.people, tables.requirements
    low, gate = people.column("Coverage, low"), people.column("Gate")
    counted = int(np.isfinite(covered.people.low).sum())
    yield "People", "whole", Formula(f"=COUNT({people.column('No.')})", len(covered.person_ids)), "Each counts once."
    yield "People with a coverage", "whole", Formula(f"=COUNT({low})", counted), "Their role asks something of them."
    mean = "The mean over these people of what each holds of what the own role asks; what is not known is not held."
    yield "Against roles, low", "share", _live(f"=AVERAGE({low})", covered.role_low), mean
    high = f"=AVERAGE({people.column('Coverage, high')})"
    yield "Against roles, high", "share", _live(high, covered.role_high), "The same; what is not known counts as held."
    met = f"=AVERAGE({people.column('Compliance')})"
    yield (
        "Compliance",
        "share",
        _live(met, covered.role_compliance),
        "Requirements met ÷ requirements, not known not met.",
    )
    for word, meaning in (
        ("held", "All critical must-haves are held."),
        ("missing", "A critical must-have is known to be short."),
        ("unknown", "A critical must-have is not known, and none is known to be short."),
    ):
        count = Formula(f'=COUNTIF({gate},"{word}")', covered.gates[word])
        yield f"People with the gate {word}", "whole", count, meaning
    known = f"=SUM({people.column('Known')})/SUM({people.column('Requirements')})"
    said = "Requirements of which the level is known."
    yield "Assessed, of what roles ask", "share", _live(known, covered.role_assessed_share), said
    age: Any = covered.role_median_age_days
    if rows is not None and age is not None:
        age = Formula(f"=MEDIAN({rows.column('Age in days')})", age)
    yield "Median age of these, days", "whole", age, "Half of the known levels were assessed earlier."


def _of_targets(covered: UnitCoverage, targets: TableRange) -> Iterator[Line]:
    table = targets
    count = Formula(f"=COUNT({table.column('People needed')})", len(covered.targets))
    yield "Capability targets", "whole", count, "Of the unit and of all below it, valid on the day."
    mean = "Σ weight × share ÷ Σ weight over the targets"
    low = _live(mean_over(table, "Share, low"), covered.low)
    yield "Coverage of targets, low", "share", low, f"{mean}; only people known to hold the level."
    asked = _live(mean_over(table, "Share, high among asked"), covered.high_asked)
    yield (
        "High among those asked",
        "share",
        asked,
        "The same; people not known count where their role asks for the skill.",
    )
    high = _live(mean_over(table, "Share, high"), covered.high)
    yield "Coverage of targets, high", "share", high, "The same; everybody not known counts."
    yield "In full, low", "share", _live(in_full(table), covered.strict_low), "Targets with enough people, unweighted."
    held = f"SUMPRODUCT(({table.column('Held or not known')}>={table.column('People needed')})*1)"
    strict = _live(f"={held}/COUNT({table.column('People needed')})", covered.strict_high)
    yield "In full, high", "share", strict, "The same; everybody not known counts."
    yield (
        "Assessed, of targeted skills",
        "share",
        covered.assessed_share,
        "Pairs of person and targeted skill that are known.",
    )
    yield "Median age of these, days", "whole", covered.median_age_days, "Half of them were assessed earlier."
    least = _live(f"=MIN({table.column('Slack')})", covered.robustness)
    yield "Robustness", "whole", least, "So many may leave, whoever they are; below 0 some target is short already."


def _of_departures(organization: Organization, found: Resilience, breaks: TableRange) -> Iterator[Line]:
    low = FIRST_ROW + 2 + _LOW_ROW
    for case, word, worst in zip(
        (ONE, TWO), ("the worst one leaves", "the worst two leave"), found.worst, strict=False
    ):
        who = names_of(organization, worst.person_ids)
        after = Formula(f"=B{low}-{lost_in(breaks, case)}", worst.after.low)
        yield f"Coverage, low, when {word}", "share", after, f"{who}. Target by target on the sheet Where it breaks."
    single = f'=COUNTIF({breaks.column("Case")},"Single holder")'
    yield (
        "Held by one person alone",
        "whole",
        Formula(single, len(found.single_holders)),
        "Targets with a single holder.",
    )
    nobody = f'=COUNTIF({breaks.column("Case")},"Uncovered")'
    yield "Held by nobody", "whole", Formula(nobody, len(found.uncovered)), "Targets that nobody is known to hold."


_LOW_ROW = 11
"""How many figures stand above the low coverage of targets."""


def _months_chart(sheet: Sheet, months: TableRange) -> Any:
    """Low and high by month, a line each."""
    chart = sheet.book.chart(type="line")
    for title, color, dash in (("Coverage, low", "#1F8C98", "solid"), ("Coverage, high", "#47505C", "dash")):
        series = {"name": title, "categories": f"={months.column('Month')}", "values": f"={months.column(title)}"}
        chart.add_series(series | {"line": {"color": color, "width": 2.25, "dash_type": dash}})
    chart.set_title({"name": "Coverage of targets by month", "name_font": {"size": 11}, "overlay": False})
    chart.set_x_axis({"num_format": "mmm yy", "text_axis": True, "interval_unit": 3})
    chart.set_y_axis(
        {"min": 0, "max": 1, "num_format": "0%", "major_gridlines": {"visible": True, "line": {"color": "#E3E6EA"}}}
    )
    chart.set_legend({"position": "bottom"})
    chart.set_size(_MONTHS_SIZE)
    return chart


def _units_chart(sheet: Sheet, units: TableRange) -> Any:
    """Held and not known of each unit, beside each other in one bar."""
    chart = sheet.book.chart(type="bar", subtype="stacked")
    last = min(units.last, units.first + _MOST_BARS - 1)

    def of(title: str) -> str:
        letter = units.letter(title)
        return f"='{units.sheet}'!${letter}${units.first}:${letter}${last}"

    hatch = {"pattern": "wide_upward_diagonal", "fg_color": "#72B8BF", "bg_color": "#FFFFFF"}
    for title, name, fill in (
        ("Coverage, low", "Held", {"fill": {"color": "#26798A"}}),
        ("Not known", "Not known", {"pattern": hatch}),
    ):
        chart.add_series({"name": name, "categories": of("Unit"), "values": of(title), "gap": 60, **fill})
    chart.set_title({"name": "Coverage of targets by unit", "name_font": {"size": 11}})
    chart.set_x_axis(
        {"min": 0, "max": 1, "num_format": "0%", "major_gridlines": {"visible": True, "line": {"color": "#E3E6EA"}}}
    )
    chart.set_y_axis({"reverse": True})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": _UNITS_WIDTH, "height": 120 + 22 * (last - units.first + 1)})
    return chart
