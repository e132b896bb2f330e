"""Where a KPI's target text states figures: numbers, ranges and their units, without the numbers that are only names.

A percentile (p95), a severity (Sev1), a quarter (Q3), a year, a version or "24x7" is a name, never a figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

_DASHES = "‐‑‒–—―−﹣－"
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\n\r"
# One character for one, so that places in the plain text are places in the text as written.
_PLAIN = str.maketrans(
    {**dict.fromkeys(_DASHES, "-"), **dict.fromkeys(_SPACES, " "), "≦": "≤", "≧": "≥", "⩽": "≤", "⩾": "≥"}
)

_WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_WORD_VALUES = {**{word: Decimal(at) for at, word in enumerate(_WORDS)}, "once": Decimal(1), "twice": Decimal(2)}
_CURRENCY = r"(?:(?:US|A|C)?\$|[€£¥₹฿]|\b(?:USD|EUR|GBP|CHF|JPY|INR|AUD|CAD|SGD|THB)(?![A-Za-z]))"
_NUMBER = (
    r"(?:[0-9]{1,3}(?:[,'’ ][0-9]{3})+(?![0-9])(?:\.[0-9]{1,9})?"
    r"|[0-9]{1,15}(?:[.,][0-9]{1,9})?|\.[0-9]{1,9}"
    rf"|(?:{'|'.join(_WORD_VALUES)})(?![A-Za-z]))"
)
_TIMES = r"(?:k|K|M|m|B|bn|mn)(?![A-Za-z0-9])|\s?(?:thousand|million|billion)\b"
_FACTORS = {"k": 3, "thousand": 3, "m": 6, "mn": 6, "million": 6, "b": 9, "bn": 9, "billion": 9}

# What a unit is called here, and what texts call it.
_UNITS = {
    "pp": r"pp|ppts?|p\.p\.|percentage[ -]points?|%-points?",
    "%": r"%|percent|per cent|pct",
    "bps": r"bps|basis points?",
    "×": r"[xX×]|-?fold",
    ":1": r":1",
    "µs": r"[µμ]s|microseconds?",
    "ms": r"ms|msecs?|milliseconds?",
    "seconds": r"s|secs?|seconds?",
    "minutes": r"mins?|minutes?",
    "hours": r"h|hrs?|hours?",
    "business days": r"(?:business|working|work|biz)[ -]days?",
    "days": r"d|(?:calendar )?days?",
    "weeks": r"wks?|weeks?",
    "months": r"mos?|months?",
    "quarters": r"quarters?",
    "years": r"yrs?|years?",
    "points": r"points?|pts?",
    "FTE": r"FTEs?",
    "GB": r"GB",
    "TB": r"TB",
    "requests per second": r"QPS|RPS|TPS",
}
_SCALE = (
    r"\s?\(?(?:/|out of|on a scale of 1 ?(?:-|to)|(?=on an?))\s?(?:on an? )?"
    r"(?:3|4|5|7|10|100)(?![0-9/.]| ?%)(?:-point scale)?"
)
_UNIT = "|".join(pattern for pattern in _UNITS.values())
SECONDS = {
    "µs": Decimal("0.000001"),
    "ms": Decimal("0.001"),
    "seconds": Decimal(1),
    "minutes": Decimal(60),
    "hours": Decimal(3600),
    "days": Decimal(86400),
    "weeks": Decimal(604800),
}
TIME_UNITS = frozenset((*SECONDS, "business days", "months", "quarters", "years"))


def _one(at: int) -> str:
    """The pattern of one number with its currency, factor, unit and plus; group names end in ``at``."""
    return (
        rf"(?P<money{at}>{_CURRENCY} ?)?(?P<number{at}>{_NUMBER})(?P<times{at}>{_TIMES})?"
        rf"(?P<plus{at}> ?\+(?!/| ?[0-9]))?"
        rf"(?:(?P<scale{at}>{_SCALE})| ?(?P<unit{at}>{_UNIT})(?![A-Za-z0-9])| ?(?P<coin{at}>{_CURRENCY}))?"
        rf"(?P<more{at}>\+(?!/| ?[0-9]))?"
    )


_FIGURE = re.compile(
    rf"(?<![\w@#.:/\\,])(?:{_one(1)})(?: ?(?P<joint>->|-|\bto\b|\band\b|→) ?{_one(2)})?", re.IGNORECASE
)
_NAMED_BEFORE = re.compile(
    r"(?:\b(?:sev(?:erity)?|prio(?:rity)?|tiers?|levels?|phase|stage|step|top|soc|iso(?:/iec)?|nist|pci|dss|sox|cmmi|"
    r"version|type|category|class|section|article|rule|form|grade|band|wave|round|http|days?|weeks?|months?|quarters?|"
    r"years?|scope|per|fy|the first|version|option|line|group|january|february|march|april|may|june|july|august|"
    r"september|october|november|december)[ #]+|[A-Za-z0-9]-|[A-Za-z]\+|[#@])$",
    re.IGNORECASE,
)
_NAMED_AFTER = re.compile(
    r"(?:[A-Za-z0-9_]|-[A-Za-z]|[:/.,][0-9]|/ ?[0-9]|-[0-9]| ?(?:st|nd|rd|th)\b|"
    r" (?:january|february|march|april|may|june|"
    r"july|august|september|october|november|december)\b| ?percentile)",
    re.IGNORECASE,
)
_NOT_ZERO = re.compile(
    r"(?:\b(?:near(?:ly|ing)?|almost|approach(?:es|ing)?|close to|towards?|non|trend(?:ing)? to)[ -]+)$", re.I
)
_ZERO_NAME = re.compile(r"[ -](?:trust|days?|touch|tolerance|knowledge|based|sum)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Figure:
    """A number or a range in a text: ``low`` equals ``high`` for one number; ``begins`` and ``ends`` its characters.

    ``money`` is the sign or code of a currency; ``has_plus`` "or more" written as a plus; ``joined_by`` what stands
    between the two numbers of a range; ``is_falling`` a range whose first number is the larger; ``is_word`` a
    number written out.
    """

    low: Decimal
    high: Decimal
    unit: str
    money: str
    has_plus: bool
    joined_by: str
    is_falling: bool
    is_word: bool
    begins: int
    ends: int

    @property
    def last(self) -> Decimal:
        """The number that the text names last."""
        return self.low if self.is_falling else self.high

    @property
    def is_range(self) -> bool:
        """Whether the text gives two numbers."""
        return bool(self.joined_by)


def plain(text: str) -> str:
    """The text with one kind of dash and of space, every character at its place."""
    return text.translate(_PLAIN)


def figures(text: str) -> Iterator[Figure]:
    """The figures of a plain text in their order."""
    at = 0
    while found := _FIGURE.search(text, at):
        at = max(found.end(), at + 1)
        figure = _figure(found, text)
        if figure is not None:
            at = figure.ends
            yield figure


def _figure(found: re.Match[str], text: str) -> Figure | None:
    """The figure of a match; None where the number is a name or a part of something else."""
    begins = found.start()
    before = text[max(0, begins - 24) : begins]
    if _NAMED_BEFORE.search(before) and not before.lower().endswith("sub-") and not _is_sign(before):
        return None
    first, second = _side(found, 1), _side(found, 2)
    ends = found.end()
    is_pair = found["joint"] != "and" or re.search(r"\bbetween $", before, re.IGNORECASE)
    if second is not None and (_NAMED_AFTER.match(text, ends) or not is_pair or not _belong(first, second)):
        second, ends = None, found.end("more1") if found["more1"] else _end_of_first(found)
    if _NAMED_AFTER.match(text, ends) or first is None or (second is None and _is_no_figure(first, found, text, ends)):
        return None
    return _joined(found, first, second, ends)


def _is_sign(before: str) -> bool:
    return bool(re.search(r"(?:^|[ (<>=~≤≥±])[-+]$", before))


def _end_of_first(found: re.Match[str]) -> int:
    return max(found.end(name) for name in ("number1", "times1", "plus1", "scale1", "unit1", "coin1"))


@dataclass(frozen=True)
class _Side:
    """One number of a figure; ``raw`` is its value before the factor, ``factor`` a power of ten."""

    raw: Decimal
    factor: int
    unit: str
    money: str
    has_plus: bool


def _side(found: re.Match[str], at: int) -> _Side | None:
    written = found[f"number{at}"]
    if written is None:
        return None
    money = (found[f"money{at}"] or found[f"coin{at}"] or "").strip().upper()
    times = (found[f"times{at}"] or "").strip()
    scale = found[f"scale{at}"]
    unit = "/" + re.findall(r"[0-9]+", scale)[-1] if scale else _unit(found[f"unit{at}"] or "")
    return _Side(
        _WORD_VALUES.get(written.lower()) or _value(written),
        _FACTORS.get(times.lower(), 0),
        unit,
        money,
        bool(found[f"plus{at}"] or found[f"more{at}"]),
    )


def _value(written: str) -> Decimal:
    """A number as written: groups of three digits are thousands, a comma before one or two digits is a decimal sign."""
    if written[0].isalpha():
        return Decimal(0)
    if re.fullmatch(r"[0-9]{1,3}(?:[,'’ ][0-9]{3})+(?:\.[0-9]+)?", written):
        return Decimal(re.sub(r"[,'’ ]", "", written))
    return Decimal(written.replace(",", "."))


def _unit(written: str) -> str:
    for name, pattern in _UNITS.items():
        if written and re.fullmatch(pattern, written, re.IGNORECASE):
            return name
    return ""


def _belong(first: _Side | None, second: _Side) -> bool:
    """Whether two numbers are the ends of one range: their units agree, or can be told in one another."""
    if first is None:
        return False
    both_time = first.unit in SECONDS and second.unit in SECONDS
    return (not first.unit or first.unit == second.unit or both_time) and (
        not first.money or not second.money or first.money == second.money
    )


def _is_no_figure(one: _Side, found: re.Match[str], text: str, ends: int) -> bool:
    """Whether a single number is a zero that is only a direction or a name, an impossible score, or an even ratio."""
    if found["number1"].lower() == "zero":
        before = text[: found.start()]
        return bool(_NOT_ZERO.search(before[-16:]) or _ZERO_NAME.match(text, ends))
    if one.raw == 0 and _NOT_ZERO.search(text[max(0, found.start() - 16) : found.start()]):
        return True
    if found["times1"] == "m" and not one.money:
        return True
    return (one.unit.startswith("/") and one.raw > int(one.unit[1:])) or (one.unit == ":1" and one.raw <= 1)


def _joined(found: re.Match[str], first: _Side, second: _Side | None, ends: int) -> Figure:
    last = second or first
    shared = second is not None and not first.factor and first.raw < second.raw
    values = [first.raw.scaleb(last.factor if shared else first.factor), last.raw.scaleb(last.factor)]
    unit = last.unit or first.unit
    if first.unit and first.unit != last.unit and last.unit:
        unit = min(first.unit, last.unit, key=lambda one: SECONDS[one])
        values = [value * SECONDS[side.unit] / SECONDS[unit] for value, side in zip(values, (first, last), strict=True)]
    return Figure(
        min(values),
        max(values),
        unit,
        first.money or last.money,
        last.has_plus,
        (found["joint"] or "").lower() if second else "",
        values[0] > values[1],
        found["number1"][0].isalpha(),
        found.start(),
        ends,
    )
