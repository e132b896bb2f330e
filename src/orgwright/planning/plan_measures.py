"""The measures in which plans are compared: what each is called, how it is written, and which direction is good."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

Value = int | float | date | None
Kind = Literal["whole", "number", "fte", "money", "share", "month"]
"""How a value is written: ``fte`` whole percent, ``money`` minor units, ``share`` 0 to 1, ``month`` its first day."""
Better = Literal["more", "less", "neither"]
MONEY, SHAPE, CAPABILITY = "Seats and money", "Shape", "Capability"


@dataclass(frozen=True)
class Measure:
    """One row of a comparison; ``better`` says which direction is good, of a month ``less`` means earlier.

    ``over`` says what time it is of: the ``end`` of the last month, all the ``months``, or the fiscal ``year``.
    """

    key: str
    title: str
    group: str
    kind: Kind
    better: Better
    over: Literal["end", "months", "year"]


MEASURES: tuple[Measure, ...] = (
    Measure("headcount", "Headcount", MONEY, "whole", "neither", "end"),
    Measure("fte", "FTE", MONEY, "fte", "neither", "end"),
    Measure("authorised", "Authorised FTE", MONEY, "fte", "neither", "end"),
    Measure("vacant", "Vacant FTE", MONEY, "fte", "less", "end"),
    Measure("frozen", "Frozen FTE", MONEY, "fte", "neither", "end"),
    Measure("vacancies", "Vacancies", MONEY, "whole", "less", "end"),
    Measure("hires", "Hires", MONEY, "whole", "neither", "months"),
    Measure("exits", "Exits", MONEY, "whole", "neither", "months"),
    Measure("cost", "Cost", MONEY, "money", "neither", "months"),
    Measure("training", "Training", MONEY, "money", "neither", "months"),
    Measure("year_cost", "Cost", MONEY, "money", "neither", "year"),
    Measure("budget", "Budget left", MONEY, "money", "neither", "year"),
    Measure("span", "Mean span of control", SHAPE, "number", "neither", "end"),
    Measure("layers", "Layers", SHAPE, "whole", "neither", "end"),
    Measure("coverage_low", "Coverage, low end", CAPABILITY, "share", "more", "end"),
    Measure("coverage_high", "Coverage, high end", CAPABILITY, "share", "neither", "end"),
    Measure("role_low", "Role coverage, low end", CAPABILITY, "share", "more", "end"),
    Measure("role_high", "Role coverage, high end", CAPABILITY, "share", "neither", "end"),
    Measure("gate_missing", "Gate not passed", CAPABILITY, "whole", "less", "end"),
    Measure("gate_unknown", "Gate not known", CAPABILITY, "whole", "less", "end"),
    Measure("single_holders", "Single holders", CAPABILITY, "whole", "less", "end"),
    Measure("uncovered", "Uncovered", CAPABILITY, "whole", "less", "end"),
    Measure("net_bench", "Net bench", CAPABILITY, "whole", "more", "end"),
    Measure("gap_closed", "Gap closed", CAPABILITY, "month", "less", "months"),
)
MEASURE_BY_KEY: Mapping[str, Measure] = {one.key: one for one in MEASURES}


def difference(value: Value, first: Value) -> int | float | None:
    """A value less that of the first plan, of months how many later; null where either is."""
    if isinstance(value, date) and isinstance(first, date):
        return 12 * (value.year - first.year) + value.month - first.month
    if value is None or first is None or isinstance(value, date) or isinstance(first, date):
        return None
    return value - first


def verdict(measure: Measure, value: Value, first: Value) -> int:
    """1 where a value is better than that of the first plan, −1 where it is worse, 0 where neither is known.

    A month that never comes is later than any.
    """
    if measure.better == "neither":
        return 0
    if measure.kind == "month" and (value is None or first is None):
        return int(first is None) - int(value is None)
    by = difference(value, first) or 0
    return (by > 0) - (by < 0) if measure.better == "more" else (by < 0) - (by > 0)
