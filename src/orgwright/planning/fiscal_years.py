"""The fiscal years and quarters of a plan: months taken together as one row each, which ties with its months."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from itertools import groupby

from orgwright.planning.days import months_later
from orgwright.planning.explanations.words import month_words
from orgwright.planning.staffing import FteFlow, StaffingMonth

YEAR, QUARTER, MONTH = 12, 3, 1
"""How many months the periods have that a plan is shown by; quarters are those of the fiscal year."""
_FLOWS = ("hires", "transfers_in", "transfers_out", "exits")
_MONEY = ("cost", "vacant_cost", "hiring_cost", "training_cost")


@dataclass(frozen=True)
class FiscalPeriod:
    """The months of a plan that lie in the period of ``length`` months beginning on ``first``, all of them or fewer.

    ``total`` is them as one row: opening of the first month, closing and seats of the last, movements and money added.
    ``name`` is that of the period: ``FY 2026/27``, ``Q1 2026/27`` or ``Nov 2026``.
    """

    name: str
    first: date
    length: int
    months: tuple[StaffingMonth, ...]
    total: StaffingMonth

    @property
    def is_whole(self) -> bool:
        """Whether the plan holds all its months."""
        return len(self.months) == self.length

    @property
    def title(self) -> str:
        """The name; with the number of its months where some lack."""
        return self.name if self.is_whole else f"{self.name}, {len(self.months)} of {self.length} months"


def fiscal_year_of(day: date, start_month: int) -> date:
    """The first day of the fiscal year that a day lies in."""
    year = day.year if day.month >= start_month else day.year - 1
    return date(year, start_month, 1)


def fiscal_year_title(first: date) -> str:
    """``FY 2026``, or ``FY 2026/27`` where the year does not begin in January."""
    return f"FY {_years(first)}"


def _years(first: date) -> str:
    last = months_later(first, YEAR - 1)
    return f"{first.year}" if first.year == last.year else f"{first.year}/{last.year % 100:02}"


def fiscal_years(months: Sequence[StaffingMonth], start_month: int) -> tuple[FiscalPeriod, ...]:
    """The fiscal years of consecutive months, in their order."""
    return fiscal_periods(months, start_month, YEAR)


def fiscal_periods(months: Sequence[StaffingMonth], start_month: int, length: int) -> tuple[FiscalPeriod, ...]:
    """The fiscal years, the quarters of these or the months alone, in their order: ``length`` 12, 3 or 1."""

    def first_of(one: StaffingMonth) -> date:
        year = fiscal_year_of(one.month, start_month)
        into = (one.month.month - start_month) % YEAR
        return months_later(year, into // length * length)

    found = []
    for first, several in groupby(months, key=first_of):
        inside = tuple(several)
        found.append(FiscalPeriod(_name(first, start_month, length), first, length, inside, as_one(inside)))
    return tuple(found)


def _name(first: date, start_month: int, length: int) -> str:
    if length == YEAR:
        return fiscal_year_title(first)
    if length == MONTH:
        return month_words(first)
    quarter = (first.month - start_month) % YEAR // QUARTER + 1
    return f"Q{quarter} {_years(fiscal_year_of(first, start_month))}"


def as_one(months: Sequence[StaffingMonth]) -> StaffingMonth:
    """Consecutive months as one row; opening + movements = closing holds in it if it holds in each of them."""
    first, last = months[0], months[-1]
    added = {name: sum(getattr(one, name) for one in months) for name in (*_FLOWS, *_MONEY)}
    capacity = {name: sum(getattr(one.fte, name) for one in months) for name in (*_FLOWS, "change")}
    fte = FteFlow(**{**asdict(last.fte), **capacity, "opening": first.fte.opening})
    return StaffingMonth(**{**vars(last), **added, "month": first.month, "opening": first.opening, "fte": fte})
