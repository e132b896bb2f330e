"""Days and shares of full time as people write them into lists."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum

from orgwright.exchange.foreign.book import Value, text_of

OPEN_FROM_YEAR = 2200
"""An end beyond says that there is none: systems write 9999-12-31 for it."""
_SERIAL_START = date(1899, 12, 30)
_SERIALS = range(10_000, 80_000)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?")
_PARTS = re.compile(r"(\d{1,2})[-/. ]+(\d{1,2})[-/. ]+(\d{4}|\d{2})(?: .*)?")
_NAMED = re.compile(r"(\d{1,2})[-/. ]+([a-z]{3,9})\.?[-/., ]+(\d{4}|\d{2})", re.IGNORECASE)
_NAMED_FIRST = re.compile(r"([a-z]{3,9})\.?[-/ ]+(\d{1,2})(?:st|nd|rd|th)?,?[-/ ]+(\d{4}|\d{2})", re.IGNORECASE)
_COMPACT = re.compile(r"(19|20|99)(\d{2})(\d{2})(\d{2})")


class DayOrder(StrEnum):
    """In which order a column writes day and month."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"
    EITHER = "either"


def day_order(values: Iterable[Value]) -> DayOrder:
    """The order that the days of a column allow; EITHER where none of them tells and one depends on it."""
    firsts, seconds, has_strokes = 0, 0, False
    for value in values:
        parts = _PARTS.fullmatch(text_of(value)) if isinstance(value, str) else None
        if parts:
            firsts, seconds = max(firsts, int(parts[1])), max(seconds, int(parts[2]))
            has_strokes = has_strokes or "." not in text_of(value)
    if firsts > 12 or not firsts or not has_strokes:
        return DayOrder.DAY_FIRST
    return DayOrder.MONTH_FIRST if seconds > 12 else DayOrder.EITHER


def day_of(value: Value, *, day_first: bool) -> date | None:
    """The day that a cell says; ValueError where it says none. Far days are answered as they stand."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date) or value is None:
        return value
    if isinstance(value, int | float) and int(value) in _SERIALS:
        return _SERIAL_START + timedelta(days=int(value))
    text = text_of(value)
    if found := _ISO.fullmatch(text):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if found := _COMPACT.fullmatch(text):
        return date(int(found[1] + found[2]), int(found[3]), int(found[4]))
    if found := _PARTS.fullmatch(text):
        return _parted(int(found[1]), int(found[2]), _year(found[3]), day_first)
    if found := _NAMED.fullmatch(text):
        return date(_year(found[3]), _month(found[2]), int(found[1]))
    if found := _NAMED_FIRST.fullmatch(text):
        return date(_year(found[3]), _month(found[1]), int(found[2]))
    raise ValueError(text)


def _parted(first: int, second: int, year: int, day_first: bool) -> date:
    is_day_first = day_first if max(first, second) <= 12 else first > 12
    return date(year, second, first) if is_day_first else date(year, first, second)


def _year(text: str) -> int:
    year = int(text)
    return year if len(text) == 4 else year + (2000 if year < 70 else 1900)


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].casefold()) + 1


def is_open(day: date | None) -> bool:
    """Whether an end is none: a day so far off that it stands for no end."""
    return day is not None and day.year >= OPEN_FROM_YEAR


def percent_of(value: Value, *, are_shares: bool) -> int | None:
    """The whole percent of full time that a cell says; ValueError where it says none from 1 to 100."""
    if value is None:
        return None
    text = text_of(value).replace(",", ".").replace(" ", "")
    is_percent = text.endswith("%")
    number = float(text.rstrip("%"))
    percent = round(number * 100) if are_shares and not is_percent else round(number)
    if not 1 <= percent <= 100:
        raise ValueError(text)
    return percent


def are_shares(values: Iterable[Value]) -> bool:
    """Whether a column gives shares such as 0.8, and not percent."""
    numbers = []
    for value in values:
        text = text_of(value).replace(",", ".")
        if re.fullmatch(r"\d+(?:\.\d+)?", text):
            numbers.append(float(text))
    return bool(numbers) and max(numbers) <= 1.5
