"""What a plan says of everybody in the months to come, and at which rates they may leave in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from orgwright.planning.attrition import seats_inside
from orgwright.planning.days import AFTER_ALL, day_number
from orgwright.planning.hazards import cells, hazards
from orgwright.planning.headcount import headcount
from orgwright.planning.months import Months
from orgwright.planning.organization import Organization
from orgwright.planning.stays import stays
from orgwright.progress import Progress

Array = NDArray[Any]


@dataclass(frozen=True, eq=False)
class FutureRates:
    """People by month as the plan has them, and their rates of leaving; arrays [people, months].

    ``words`` int64[people] are the places of people among the drawn words of a future: those recorded by id, then
    those planned. ``rates`` float64 are 0 where somebody cannot leave by chance. ``counts`` bool says who is counted in
    the unit at the end of a month, ``fte`` int64 with how much, ``leaves`` bool whose known last day is in the month.
    """

    person_ids: Array
    words: Array
    rates: Array
    counts: Array
    fte: Array
    leaves: Array


def future_rates(organization: Organization, unit_id: int | None, months: Months, progress: Progress) -> FutureRates:
    """The plan of a picture by month for a unit with all below it, and the rates of leaving from its day on.

    The rate of a month is that of the person's group × the share of its days after the day of the picture and from
    the day of joining on.
    """
    seated, seen = stays(organization), hazards(organization)
    counted = headcount(seated, months, progress)
    inside = seats_inside(organization, seated, unit_id)
    counts = counted.closed & inside[counted.end]
    starts, ends = months.start_numbers[:, None], months.end_numbers[:, None]
    first = np.maximum(np.maximum(seated.hired, day_number(organization.day) + 1), starts)
    share = np.clip((ends - first + 1) / (ends - starts + 1), 0.0, 1.0)
    share[:, seated.left < AFTER_ALL] = 0.0
    rates = seen.rates.ravel()[cells(organization, counted, seated.hired, months, seen.levels)] * share
    return FutureRates(
        counted.person_ids,
        _words(organization, counted.person_ids),
        np.ascontiguousarray(rates.T),
        np.ascontiguousarray(counts.T),
        np.ascontiguousarray(np.where(counts, counted.end_fte, 0).T),
        np.ascontiguousarray((counted.left & inside[counted.end]).T),
    )


def _words(organization: Organization, person_ids: Array) -> Array:
    """The place of each person among all: recorded people have positive ids, planned ones negative ones."""
    everybody = sorted(organization.people, key=lambda one: (one < 0, abs(one)))
    place = {one: number for number, one in enumerate(everybody)}
    return np.array([place[one] for one in person_ids.tolist()], dtype=np.int64)
