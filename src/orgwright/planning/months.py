"""The months that a plan looks at, as columns of day numbers."""

from __future__ import annotations

from calendar import isleap
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from orgwright.errors import RefusedInput
from orgwright.planning.days import day_number, first_of_month, last_of_month, months_from

DEFAULT_MONTHS = 12
MOST_MONTHS = 120
LAST_YEAR = 9900
Ints = NDArray[Any]


@dataclass(frozen=True)
class Months:
    """Consecutive calendar months; ``first`` is the first day of the first one."""

    first: date
    count: int

    @classmethod
    def beginning(cls, first: date, count: int) -> Months:
        """The months from the month of a day on; refused unless there are 1 to 120 of them."""
        if not 1 <= count <= MOST_MONTHS:
            raise RefusedInput(f"A staffing plan covers 1 to {MOST_MONTHS} months, not {count}.")
        if not 1 < first.year < LAST_YEAR:
            raise RefusedInput(f"A staffing plan cannot begin in the year {first.year}.")
        return cls(first_of_month(first), count)

    @cached_property
    def firsts(self) -> tuple[date, ...]:
        """The first day of each month."""
        return tuple(months_from(self.first, self.count))

    @cached_property
    def lasts(self) -> tuple[date, ...]:
        """The last day of each month: the day that closings and seats are looked at."""
        return tuple(last_of_month(one) for one in self.firsts)

    @cached_property
    def start_numbers(self) -> Ints:
        """First days as day numbers, int64[months]."""
        return np.array([day_number(one) for one in self.firsts], dtype=np.int64)

    @cached_property
    def end_numbers(self) -> Ints:
        """Last days as day numbers, int64[months]."""
        return np.array([day_number(one) for one in self.lasts], dtype=np.int64)

    @cached_property
    def closing_numbers(self) -> Ints:
        """The day before the first month and the last day of every month, int64[months + 1]."""
        return np.concatenate((self.start_numbers[:1] - 1, self.end_numbers))

    @cached_property
    def days(self) -> Ints:
        """Every day of the months as day numbers, int64."""
        return np.arange(self.start_numbers[0], self.end_numbers[-1] + 1, dtype=np.int64)

    @cached_property
    def year_days(self) -> Ints:
        """The days of the calendar year of each month, 365 or 366, int64[months]."""
        return np.array([366 if isleap(one.year) else 365 for one in self.firsts], dtype=np.int64)
