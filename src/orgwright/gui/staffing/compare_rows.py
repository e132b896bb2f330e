"""A comparison of plans as rows of text; no window is needed for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from orgwright.gui.widgets.amounts import month_text, short_money_text
from orgwright.gui.widgets.range_bar import Range, percent_text
from orgwright.planning.fiscal_years import fiscal_year_title
from orgwright.planning.plan_comparison import PlanComparison
from orgwright.planning.plan_measures import Kind, Measure, Value

LOW_AND_HIGH = {"coverage_low": ("coverage_high", "Coverage, %"), "role_low": ("role_high", "Role coverage, %")}
"""Measures that are the low end of a range, with its high end and the title of both."""
NEVER, NO_DELTA = "never", "0"
MAIN = (
    *("fte", "vacant", "year_cost", "budget", "span", "layers"),
    *("coverage_low", "gate_missing", "single_holders", "net_bench", "gap_closed"),
)
"""The measures that are shown at first: one glance, no scrolling."""


@dataclass(frozen=True)
class ComparedCell:
    """A value under one plan, and its difference to the first one.

    ``tone`` and ``delta_tone`` are tokens of colours; ``range`` is drawn as a bar; ``spoken`` says all of it in words.
    """

    text: str
    delta: str = ""
    tone: str = "text"
    delta_tone: str = "text3"
    range: Range | None = None
    spoken: str = ""


@dataclass(frozen=True)
class ComparedLine:
    """One row: the measure's key and title, and a cell for each plan; a band without a key names the rows below it."""

    key: str
    title: str
    cells: tuple[ComparedCell, ...] = ()


def compared_lines(comparison: PlanComparison, currency: str, main_only: bool = False) -> tuple[ComparedLine, ...]:
    """The rows, each group under its band; ``main_only`` leaves out all but those that tell plans apart at a glance."""
    highs = {high for high, _ in LOW_AND_HIGH.values()}
    shown = [one for one in comparison.measures if one.key not in highs and (one.key in MAIN or not main_only)]
    found = []
    for group, several in groupby(shown, key=lambda one: one.group):
        end = month_text(comparison.asked.months.firsts[-1])
        found.append(ComparedLine("", f"{group}, {end}"))
        found += [_line(comparison, one, currency) for one in several]
    return tuple(found)


def _line(comparison: PlanComparison, measure: Measure, currency: str) -> ComparedLine:
    places = range(len(comparison.columns))
    title = _title(comparison, measure)
    cells = tuple(_cell(comparison, measure, title, place, currency) for place in places)
    return ComparedLine(measure.key, title, cells)


def _title(comparison: PlanComparison, measure: Measure) -> str:
    asked = comparison.asked
    if measure.key in LOW_AND_HIGH:
        return LOW_AND_HIGH[measure.key][1]
    if measure.key == "gap_closed" and asked.target is not None:
        return f"Closed: {comparison.columns[0].picture.skills[asked.target.skill_id].name}"
    if measure.over == "year":
        return f"{measure.title}, {fiscal_year_title(asked.year.first)}"
    count = asked.months.count
    return (
        f"{measure.title}, {count} {'month' if count == 1 else 'months'}" if measure.over == "months" else measure.title
    )


def _cell(comparison: PlanComparison, measure: Measure, title: str, place: int, currency: str) -> ComparedCell:
    value, by = comparison.value(measure.key, place), comparison.delta(measure.key, place)
    text, bar = value_text(measure, value, currency), None
    if measure.key in LOW_AND_HIGH:
        high = comparison.value(LOW_AND_HIGH[measure.key][0], place)
        if isinstance(value, float) and isinstance(high, float):
            text, bar = percent_text(value, high), Range(value, high)
    delta = "" if place == 0 else delta_text(measure.kind, by)
    verdict = 0 if delta == NO_DELTA else comparison.verdict(measure.key, place)
    words = {1: "better than", -1: "worse than"}.get(verdict, "against")
    against = f", {delta} {words} {comparison.columns[0].title}" if delta else ""
    spoken = f"{comparison.columns[place].title}, {title}: {text}{against}"
    tone = "short" if is_trouble(measure, value) else "text"
    return ComparedCell(text, delta, tone, {1: "met", -1: "short"}.get(verdict, "text3"), bar, spoken)


def is_trouble(measure: Measure, value: Value) -> bool:
    """Whether a value is bad by itself: a budget that does not suffice, a gap that is never closed."""
    if measure.key == "budget":
        return isinstance(value, int) and value < 0
    return measure.key == "gap_closed" and value is None


def value_text(measure: Measure, value: Value, currency: str) -> str:
    """A value as it stands in its cell."""
    if isinstance(value, date):
        return month_text(value)
    if value is None:
        return NEVER if measure.kind == "month" else "–"
    if measure.key == "budget":
        return f"{short_money_text(abs(int(value)), currency)} {'left' if value >= 0 else 'over'}"
    if measure.kind == "money":
        return short_money_text(int(value), currency)
    return _WRITTEN[measure.kind].format(value / 100 if measure.kind == "fte" else value)


_WRITTEN: Mapping[Kind, str] = {"fte": "{:,.1f}", "whole": "{:,}", "number": "{:.1f}", "share": "{:.0%}"}


def delta_text(kind: Kind, by: float | None) -> str:
    """A difference with its sign, nothing where there is none to tell; of shares in points of a hundred."""
    if by is None:
        return ""
    if kind == "money":
        text = short_money_text(abs(int(by)))
    elif kind == "month":
        text = f"{abs(by):.0f} mo"
    elif kind in ("fte", "number"):
        text = f"{abs(by / 100 if kind == 'fte' else by):,.1f}"
    else:
        text = f"{abs(round(by * 100) if kind == 'share' else by):,.0f}"
    if not any(one in "123456789" for one in text):
        return NO_DELTA
    return f"{'+' if by > 0 else '−'}{text}"
