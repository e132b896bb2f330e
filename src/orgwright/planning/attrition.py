"""Attrition of a unit over some months; the rates by job level and tenure are in ``hazards``.

Exits and headcounts are those of ``headcount``, so they agree with the plan by month. Source: the help, "Attrition".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from orgwright.planning.days import first_of_month, last_of_month, months_later
from orgwright.planning.headcount import headcount
from orgwright.planning.months import Months
from orgwright.planning.organization import Organization
from orgwright.planning.stays import Stays, stays
from orgwright.progress import Progress

Array = NDArray[Any]
MONTHS_A_YEAR = 12


def annualised(monthly: float) -> float:
    """The share that leaves within a year at a monthly rate m: 1 − (1 − m)^12. 2 % a month is 21.5 % a year."""
    return 1 - (1 - min(monthly, 1.0)) ** MONTHS_A_YEAR


@dataclass(frozen=True)
class AttritionRate:
    """The attrition of a unit with all below it (None: of the whole) over some months.

    ``month_ends`` are headcounts, the opening first. ``leaver_ids`` by month of the exit, then id.
    """

    unit_id: int | None
    months: Months
    month_ends: tuple[int, ...]
    leaver_ids: tuple[int, ...]

    @property
    def exits(self) -> int:
        """How many left, whatever the reason."""
        return len(self.leaver_ids)

    @property
    def mean_headcount(self) -> float:
        """The mean of the month-end headcounts, the opening included."""
        return sum(self.month_ends) / len(self.month_ends)

    @property
    def rate(self) -> float | None:
        """Exits ÷ mean headcount; null where nobody was there."""
        return self.exits / self.mean_headcount if self.mean_headcount else None

    @property
    def annual(self) -> float | None:
        """The rate of the mean month as a year: 1 − (1 − rate ÷ months)^12."""
        return None if self.rate is None else annualised(self.rate / self.months.count)


def attrition_rate(organization: Organization, unit_id: int | None, months: Months) -> AttritionRate:
    """Attrition rate = exits ÷ mean of the month-end headcounts, the opening included.

    People count in the unit of the primary incumbency, those who leave in that of the last seat held. 3 exits with
    month ends of 40, 41, 39 and 38: 3 ÷ 39.5 = 7.6 %.
    """
    seated = stays(organization)
    counted = headcount(seated, months, Progress())
    inside = seats_inside(organization, seated, unit_id)
    opening = counted.opened[0] & inside[counted.start[0]]
    closings = (counted.closed & inside[counted.end]).sum(axis=1)
    _, leavers = np.nonzero(counted.left & inside[counted.end])
    ends = (int(opening.sum()), *(int(one) for one in closings))
    return AttritionRate(unit_id, months, ends, tuple(counted.person_ids[leavers].tolist()))


def seats_inside(organization: Organization, seated: Stays, unit_id: int | None) -> Array:
    """Whether each seat code is of a unit or below it, bool[spells + 1]; no seat belongs to the whole alone."""
    if unit_id is None:
        return np.ones(len(seated.spells) + 1, dtype=bool)
    wanted = set(organization.seating.subtree(unit_id))
    positions = organization.positions
    return np.array([*(positions[one.position_id].unit_id in wanted for one in seated.spells), False], dtype=bool)


def last_year(day: date) -> Months:
    """The twelve months that were over on a day."""
    is_over = day == last_of_month(day)
    return Months.beginning(months_later(first_of_month(day), int(is_over) - MONTHS_A_YEAR), MONTHS_A_YEAR)
