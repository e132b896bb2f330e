"""The fiscal years of a plan: months taken together as one row each, which ties with its months."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from itertools import groupby

from orgwright.planning.days import months_later
from orgwright.planning.staffing import FteFlow, StaffingMonth

YEAR = 12
_FLOWS = ("hires", "transfers_in", "transfers_out", "exits")
_MONEY = ("cost", "vacant_cost", "hiring_cost", "training_cost")


@dataclass(frozen=True)
class FiscalYear:
    """The months of a plan that lie in the fiscal year beginning on ``first``, all twelve of them or fewer.

    ``total`` is them as one row: opening of the first month, closing and seats of the last, movements and money added.
    """

    first: date
    months: tuple[StaffingMonth, ...]
    total: StaffingMonth

    @property
    def is_whole(self) -> bool:
        """Whether the plan holds all months of the year."""
        return len(self.months) == YEAR

    @property
    def title(self) -> str:
        """``FY 2026`` where the year is that of the calendar, else ``FY 2026/27``; with its months where some lack."""
        name = fiscal_year_title(self.first)
        return name if self.is_whole else f"{name}, {len(self.months)} of {YEAR} months"


def fiscal_year_of(day: date, start_month: int) -> date:
    """The first day of the fiscal year that a day lies in."""
    year = day.year if day.month >= start_month else day.year - 1
    return date(year, start_month, 1)


def fiscal_year_title(first: date) -> str:
    """``FY 2026``, or ``FY 2026/27`` where the year does not begin in January."""
    last = months_later(first, YEAR - 1)
    return f"FY {first.year}" if first.year == last.year else f"FY {first.year}/{last.year % 100:02}"


def fiscal_years(months: Sequence[StaffingMonth], start_month: int) -> tuple[FiscalYear, ...]:
    """The fiscal years of consecutive months, in their order."""
    return tuple(_years(months, start_month))


def _years(months: Sequence[StaffingMonth], start_month: int) -> Iterator[FiscalYear]:
    for first, several in groupby(months, key=lambda one: fiscal_year_of(one.month, start_month)):
        inside = tuple(several)
        yield FiscalYear(first, inside, as_one(inside))


def as_one(months: Sequence[StaffingMonth]) -> StaffingMonth:
    """Consecutive months as one row; opening + movements = closing holds in it if it holds in each of them."""
    first, last = months[0], months[-1]
    added = {name: sum(getattr(one, name) for one in months) for name in (*_FLOWS, *_MONEY)}
    capacity = {name: sum(getattr(one.fte, name) for one in months) for name in (*_FLOWS, "change")}
    fte = FteFlow(**{**asdict(last.fte), **capacity, "opening": first.fte.opening})
    return StaffingMonth(**{**vars(last), **added, "month": first.month, "opening": first.opening, "fte": fte})
