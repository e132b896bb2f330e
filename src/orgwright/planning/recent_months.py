"""The months before a forecast as they were: people, FTE and coverage of a unit at the end of each."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from orgwright.planning.attrition import seats_inside
from orgwright.planning.coverage_trend import CoveragePoint, coverage_trend
from orgwright.planning.days import months_later
from orgwright.planning.headcount import headcount
from orgwright.planning.months import Months
from orgwright.planning.organization import Organization
from orgwright.planning.stays import stays
from orgwright.progress import Progress


@dataclass(frozen=True)
class RecentMonths:
    """Figures by month, the latest last: people, FTE percent, and exits in the month."""

    months: Months
    headcount: tuple[int, ...]
    fte: tuple[int, ...]
    exits: tuple[int, ...]
    coverage: tuple[CoveragePoint, ...]


def recent_months(
    organization: Organization, unit_id: int | None, count: int, progress: Progress | None = None
) -> RecentMonths:
    """So many months before that of the day of a picture, of a unit with all below it (None: of the whole).

    People and FTE are the closings of ``headcount``, coverage is that of ``coverage_trend``.
    """
    progress = progress or Progress()
    months = Months.beginning(months_later(organization.day, -count), count)
    seated = stays(organization)
    counted = headcount(seated, months, progress)
    inside = seats_inside(organization, seated, unit_id)
    closed = counted.closed & inside[counted.end]
    return RecentMonths(
        months,
        tuple(closed.sum(axis=1).tolist()),
        tuple(np.where(closed, counted.end_fte, 0).sum(axis=1).tolist()),
        tuple((counted.left & inside[counted.end]).sum(axis=1).tolist()),
        coverage_trend(organization, unit_id, months.first, count, progress),
    )
