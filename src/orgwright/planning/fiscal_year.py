"""The fiscal year of the organization: twelve months that begin with the month its facts name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from orgwright.planning.months import Months

MONTHS_OF_YEAR = 12


@dataclass(frozen=True)
class FiscalYear:
    """Twelve months from ``first``, the first day of the first of them."""

    first: date

    @property
    def months(self) -> Months:
        """Its months."""
        return Months.beginning(self.first, MONTHS_OF_YEAR)

    @property
    def name(self) -> str:
        """``2027`` where it is a calendar year, else both years that it touches: ``2027/28``."""
        year = self.first.year
        return str(year) if self.first.month == 1 else f"{year}/{(year + 1) % 100:02}"


def fiscal_year_of(day: date, start_month: int) -> FiscalYear:
    """The fiscal year that a day is in; ``start_month`` of 1 to 12 is the month in which such years begin."""
    return FiscalYear(date(day.year - (day.month < start_month), start_month, 1))


def planned_year(months: Months, start_month: int) -> FiscalYear:
    """The fiscal year that a plan over some months decides about.

    It is the first that begins in one of the months; where none does, the one that the first month is in.
    """
    begins = next((one for one in months.firsts if one.month == start_month), None)
    return fiscal_year_of(months.first, start_month) if begins is None else FiscalYear(begins)
