"""The value of a KPI as people write it, in the unit of its target, and as it is kept: in whole thousandths."""

import re
from decimal import ROUND_HALF_EVEN, Decimal

from orgwright.errors import RefusedInput
from orgwright.planning.kpi_target import NumericTarget
from orgwright.planning.policy import THOUSANDTHS

MOST = Decimal(10) ** 12
_OF_CHANGE = frozenset({"%", "pp", "bps", "×", "points"})
_SHORT = {
    "s": "seconds",
    "sec": "seconds",
    "min": "minutes",
    "h": "hours",
    "hr": "hours",
    "hrs": "hours",
    "d": "days",
    "percent": "%",
    "x": "×",
}
"""Units as people shorten them, by the name that targets have them under."""
_GROUPED = re.compile(r"[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_POINT = re.compile(r"[-+]?(?:\d+(?:\.\d*)?|\.\d+)")
_COMMA = re.compile(r"[-+]?\d*,\d+")
_FIGURE = re.compile(r"[^\d.,+-]*([-+]?[\d.,]+)\s*(.*)")


def kpi_value(text: str, target: NumericTarget | None = None) -> Decimal:
    """The number of a text such as ``97.5``, ``1,204``, ``0,4 %``, ``4/5`` or ``180 ms``, rounded to thousandths.

    A comma before exactly three digits groups thousands, any other is a decimal comma. The unit may be left out; one
    that is not the target's refuses the text, for nothing is converted.
    """
    plain = re.sub(r"(?<=\d)[\s'’](?=\d)", "", text.strip().replace("−", "-").replace("\u202f", " "))
    found = _FIGURE.fullmatch(plain)
    number = None if found is None else _number(found[1])
    if found is None or number is None:
        raise RefusedInput(f"“{text.strip()}” is not a number; write a value such as {_example(target)}.")
    unit, wanted = " ".join(found[2].split()), reading_unit(target)
    if re.search(r"\d", unit) and not unit.startswith("/"):
        raise RefusedInput(f"“{text.strip()}” holds more than one number; write a value such as {_example(target)}.")
    if unit and wanted is not None and not _is_same(unit, wanted):
        counted = f"in {wanted}" if wanted else "a plain number"
        raise RefusedInput(f"“{text.strip()}” is in {unit}, and the target is {counted}; nothing is converted.")
    if abs(number) >= MOST:
        raise RefusedInput(f"“{text.strip()}” is too large for a reading; the most is {MOST - 1:,}.")
    return rounded(number)


def reading_unit(target: NumericTarget | None) -> str | None:
    """The unit in which readings are written; None where the target leaves it open, as one of change in % does."""
    if target is None or (target.change is not None and target.unit in _OF_CHANGE):
        return None
    return target.unit


def rounded(value: Decimal) -> Decimal:
    """A value as it will be kept, in whole thousandths."""
    return value.quantize(Decimal(1) / THOUSANDTHS, ROUND_HALF_EVEN)


def in_thousandths(value: Decimal) -> int:
    """The whole number under which a value is stored."""
    return int(rounded(value) * THOUSANDTHS)


def of_thousandths(value: int) -> Decimal:
    """The value that a stored whole number means."""
    return Decimal(value) / THOUSANDTHS


def value_text(value: Decimal, target: NumericTarget | None = None) -> str:
    """A reading with the unit that its target gives, and no more digits than it has: ``97.5%``, ``180 ms``, ``4/5``."""
    return with_unit(value, (reading_unit(target) or "").partition(" per ")[0])


def with_unit(value: Decimal, unit: str) -> str:
    """A number with a unit as people write it."""
    digits = f"{value.normalize():,f}" if value else "0"
    if re.fullmatch(r"[A-Z]{0,2}[$€£¥₹฿]", unit):
        return f"{unit}{digits}".replace("-", "−", 1)
    gap = "" if not unit or unit[0] in "%×/:" else " "
    return f"{digits}{gap}{unit}".replace("-", "−", 1)


def _number(text: str) -> Decimal | None:
    if _GROUPED.fullmatch(text):
        return Decimal(text.replace(",", ""))
    if _POINT.fullmatch(text):
        return Decimal(text)
    return Decimal(text.replace(",", ".")) if _COMMA.fullmatch(text) else None


def _is_same(unit: str, wanted: str) -> bool:
    plain = unit.casefold().rstrip(".")
    plain = _SHORT.get(plain, plain)
    names = {wanted.casefold(), wanted.casefold().removesuffix("s"), wanted.casefold().partition(" per ")[0]}
    return plain in names or plain.removesuffix("s") in names


def _example(target: NumericTarget | None) -> str:
    return "97.5" if target is None else value_text(target.low, target)
