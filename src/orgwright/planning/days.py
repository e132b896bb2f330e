"""Days and months: all periods include both their days, an empty end is open."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from orgwright.records import EPOCH

BEFORE_ALL = -(10**7)
"""The day number that stands for an open beginning."""
AFTER_ALL = 10**7
"""The day number that stands for an open end."""


def day_number(day: date) -> int:
    """Whole days since 1970-01-01, the form in which columns of days are kept."""
    return (day - EPOCH).days


def day_of_number(number: int) -> date:
    """The day of a number of days since 1970-01-01."""
    return date.fromordinal(EPOCH.toordinal() + int(number))


def holds_on(day: date, first: date | None, last: date | None) -> bool:
    """Whether a period holds on a day; both its ends belong to it, an empty end is open."""
    return (first is None or first <= day) and (last is None or day <= last)


def first_of_month(day: date) -> date:
    """The first day of the month of a day."""
    return day.replace(day=1)


def last_of_month(day: date) -> date:
    """The last day of the month of a day."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def months_later(day: date, months: int) -> date:
    """The same day of the month some months later, or that month's last day where it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def months_from(first: date, count: int) -> Iterator[date]:
    """The first days of so many months, beginning with the month of a day."""
    return (months_later(first_of_month(first), step) for step in range(count))
