"""The calendar quarters that a plan to close gaps looks at."""

from __future__ import annotations

from calendar import isleap
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise

from orgwright.errors import RefusedInput
from orgwright.planning.days import day_number, months_later

MONTHS = 3
MOST_QUARTERS = 20
LAST_YEAR = 9900


@dataclass(frozen=True)
class Quarters:
    """Consecutive calendar quarters; ``first`` is the first day of the first one, a place is counted from it."""

    first: date
    count: int

    @classmethod
    def after(cls, day: date, count: int) -> Quarters:
        """The quarters that begin after a day: whatever is decided on it can begin with the first of them."""
        if not 1 <= count <= MOST_QUARTERS:
            raise RefusedInput(f"Gaps are closed within 1 to {MOST_QUARTERS} quarters, not {count}.")
        if day.year > LAST_YEAR:
            raise RefusedInput(f"Gaps cannot be closed after the year {LAST_YEAR}.")
        return cls(months_later(day.replace(month=(day.month - 1) // MONTHS * MONTHS + 1, day=1), MONTHS), count)

    @cached_property
    def starts(self) -> tuple[date, ...]:
        """The first day of each quarter: the day on which what a plan does takes effect."""
        return tuple(months_later(self.first, MONTHS * one) for one in range(self.count))

    @cached_property
    def lasts(self) -> tuple[date, ...]:
        """The last day of each quarter."""
        return tuple(months_later(one, MONTHS) - timedelta(days=1) for one in self.starts)

    def days(self, place: int) -> int:
        """How many days a quarter has."""
        return day_number(self.lasts[place]) - day_number(self.starts[place]) + 1

    def months(self, place: int) -> tuple[tuple[int, int], ...]:
        """The days of each month of a quarter, with those of its calendar year, 365 or 366."""
        start = self.starts[place]
        firsts = [day_number(months_later(start, one)) for one in range(MONTHS + 1)]
        return tuple((later - first, 365 + isleap(start.year)) for first, later in pairwise(firsts))

    def name(self, place: int) -> str:
        """``Q2 2027``."""
        start = self.starts[place]
        return f"Q{(start.month - 1) // MONTHS + 1} {start.year}"

    def place_from(self, day: date) -> int:
        """The first quarter that begins on a day or later; ``count`` where none does."""
        return sum(one < day for one in self.starts)
