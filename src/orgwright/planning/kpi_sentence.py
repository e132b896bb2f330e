"""A numeric target in plain words, to stand under the field in which its text is written."""

import re

from orgwright.planning.kpi_target import Direction, NumericTarget

_PLURAL = re.compile(r"\b(day|week|month|quarter|year|hour|minute|second|point)s\b")


def target_sentence(target: NumericTarget) -> str:
    """What was understood: "below 200–500 ms", "rise by 10–25% a quarter", "at least 4/5"."""
    low, high = f"{target.low:,f}", f"{target.high:,f}"
    figure = _with_unit(low if low == high else f"{low}–{high}", target)
    words = {Direction.AT_LEAST: "above", Direction.AT_MOST: "below"} if target.is_strict else {}
    side = words.get(target.direction, target.direction.value)
    if target.change is not None:
        side = "" if side == Direction.AT_LEAST else f"{side} "
        return f"{target.change} by {side}{figure}{_a(target.period)}"
    if target.direction is Direction.WITHIN and target.low == -target.high:
        return f"within ±{_with_unit(high, target)}"
    if target.direction is Direction.WITHIN:
        return _said(f"between {_with_unit(low, target, is_last=False)} and {_with_unit(high, target)}", target)
    if target.direction is Direction.EQUAL:
        return f"exactly {figure}" if target.is_side_said else _said(figure, target)
    return f"{side} {figure}"


def _said(figure: str, target: NumericTarget) -> str:
    return figure if target.is_side_said else f"{figure}; the text does not say which side is better"


def _with_unit(figure: str, target: NumericTarget, *, is_last: bool = True) -> str:
    """The figure with money before it and all other units after the last; one of a thing in the singular."""
    unit, _, per = f" {target.unit}".partition(" per ")
    unit = unit.strip()
    if re.fullmatch(r"[A-Z]{0,2}[$€£¥₹฿]|[A-Z]{3}", unit) and unit != "FTE":
        figure, unit = f"{unit}{' ' if unit.isalpha() else ''}{figure}", ""
    if not is_last:
        return figure
    if target.low == target.high == 1:
        unit = _PLURAL.sub(r"\1", unit)
    gap = "" if not unit or unit[0] in "%×/:" else " "
    return f"{figure}{gap}{unit}{_a(target.period) if per and target.period else f' per {per}' if per else ''}"


def _a(period: str) -> str:
    return f" {'an' if period == 'hour' else 'a'} {period}" if period else ""
