"""A numeric target in plain words, to stand under the field in which its text is written."""

import re
from decimal import Decimal

from orgwright.planning.kpi_target import Direction, NumericTarget

_COMPARED = {"WoW": "week", "MoM": "month", "QoQ": "quarter", "YoY": "year"}
_SINGULAR = re.compile(r"\b(day|week|month|quarter|year|hour|minute|second|point)s\b")


def target_sentence(target: NumericTarget) -> str:
    """What was understood: "below 200–500 ms", "rise by 10–25 % a quarter", "at least 4/5"."""
    about = "about " if target.is_about else ""
    figure = about + _with_unit(_span(target), target)
    if target.change is not None:
        return f"{target.change} by {_bound(target, figure)}{_a(target.period)}"
    if target.direction is Direction.WITHIN and target.low == -target.high:
        return f"within ±{_with_unit(_number(target.high), target)}"
    if target.direction is Direction.WITHIN:
        money = re.match(r"[^\sa-z%]+(?= |$)", target.unit)
        ends = f"{_number(target.low)} and {money[0] if money and not money[0].isalnum() else ''}{_number(target.high)}"
        figure = f"between {about}{_with_unit(ends, target)}"
    elif target.direction is Direction.EQUAL:
        figure = f"exactly {figure}" if target.is_side_said else figure
    else:
        figure = f"{_side(target)} {figure}"
    return figure if target.is_side_said else f"{figure}; the text does not say which side is better"


def _bound(target: NumericTarget, figure: str) -> str:
    """A change with its side, which goes without saying for "at least": more of a wanted change is better."""
    if target.direction is Direction.AT_MOST or (target.is_strict and target.direction is Direction.AT_LEAST):
        return f"{_side(target)} {figure}"
    return figure


def _side(target: NumericTarget) -> str:
    if not target.is_strict:
        return str(target.direction)
    return "above" if target.direction is Direction.AT_LEAST else "below"


def _span(target: NumericTarget) -> str:
    low, high = _number(target.low), _number(target.high)
    return low if low == high else f"{low}–{high}"


def _number(value: Decimal) -> str:
    written = f"{value:,f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def _with_unit(figure: str, target: NumericTarget) -> str:
    """The figure with money before it and all other units after it; one of a thing in the singular."""
    base, _, per = target.unit.partition("per ")
    base = base.strip()
    if target.high == 1 and target.low == 1:
        base = _SINGULAR.sub(r"\1", base)
    if base and not re.match(r"[a-zµ%×/:]", base) and base not in ("FTE", "GB", "TB"):
        money, _, base = base.partition(" ")
        figure = f"{money}{' ' if money.isalpha() else ''}{figure}"
    gap = "" if not base or base[0] in "×/:" else " "
    return f"{figure}{gap}{base}{_a(target.period) if per and target.period else f' per {per}' if per else ''}"


def _a(period: str) -> str:
    if not period:
        return ""
    word = _COMPARED.get(period, period)
    return f" {'an' if word == 'hour' else 'a'} {word}"
