"""Simulated futures: how many people there will be, and what coverage is left, if people leave as they have been.

A forecast is never one figure: of every month there are the median over all futures and the range from the tenth to
the ninetieth of a hundred. Source: the help, "Attrition".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Any

import numpy as np
from numpy.typing import NDArray

from orgwright.errors import RefusedInput
from orgwright.planning.coverage_futures import coverage_futures
from orgwright.planning.future_rates import FutureRates, future_rates
from orgwright.planning.hazards import Hazards, hazards
from orgwright.planning.leaving_draws import Leavers, LeavingDraws, distinct_rows
from orgwright.planning.months import Months
from orgwright.planning.organization import Organization
from orgwright.progress import Progress

Array = NDArray[Any]
FUTURES = 10_000
MOST_FUTURES = 1_000_000
COVERAGE_FUTURES = 200
LOW, MEDIAN, HIGH = 10, 50, 90
"""The percentiles of a band."""
BLOCK = 100_000
"""Months of people drawn, or counted, at a time: little enough to stay near the processor."""


@dataclass(frozen=True)
class Band:
    """A figure by month: the 10th, 50th and 90th percentile of the futures, null where none has a figure.

    A percentile is the smallest figure that so many of a hundred futures do not exceed. ``planned`` is what the plan
    says where nobody leaves but those whose last day is known.
    """

    low: tuple[float | None, ...]
    median: tuple[float | None, ...]
    high: tuple[float | None, ...]
    planned: tuple[float | None, ...]


@dataclass(frozen=True, eq=False)
class Futures:
    """So many futures of a unit with all below it (None: of the whole), from a day on, by month.

    ``headcount`` in people and ``fte`` in percent of full time are those at the end of the month, ``exits`` the
    people who leave in it, those of whom it is known among them. ``coverage`` over targets and ``role_coverage`` are
    low ends of 0 to 1, from the first ``coverage_count`` of the same futures, of all where there are fewer; null where
    that is 0. Of each of these ``coverages`` and ``role_coverages`` float64[futures, months] hold them, NaN for null.
    """

    unit_id: int | None
    scenario_id: int | None
    on: date
    months: Months
    count: int
    coverage_count: int
    seed: int
    hazards: Hazards
    headcount: Band
    fte: Band
    exits: Band
    coverage: Band
    role_coverage: Band
    coverages: Array
    role_coverages: Array


def futures(
    organization: Organization,
    months: int,
    *,
    count: int = FUTURES,
    coverage_count: int = COVERAGE_FUTURES,
    seed: int | None = None,
    unit_id: int | None = None,
    progress: Progress | None = None,
) -> Futures:
    """Futures of the months from that of the day of a picture on, under its scenario.

    Of everybody the month of leaving is drawn from the rates of ``hazards``, by the job level of the seat that the plan
    gives and by tenure as it grows. In a month of which only some days are left, or that somebody joins in, the rate
    is that share of it. Whose last day is recorded or planned leaves then and is not drawn. Planned hires join on
    their day and may leave from then on. Nobody who leaves is replaced unless the plan says so. The seed is by default
    the day as yyyymmdd; the same seed gives the same futures on every machine.
    """
    progress, day = progress or Progress(), organization.day
    seed = day.year * 10_000 + day.month * 100 + day.day if seed is None else seed
    _check(count, coverage_count, seed)
    coverage_count = min(coverage_count, count)
    window = Months.beginning(day, months)
    plan = future_rates(organization, unit_id, window, progress)
    headcount, fte, exits = _counted(plan, count, seed, progress)
    if coverage_count:
        leavers = _leavers(organization, plan, coverage_count, seed)
        coverage, role_coverage = coverage_futures(organization, unit_id, leavers, coverage_count, months, progress)
    else:
        coverage, role_coverage = np.full((2, 1, months), np.nan)
    return Futures(
        unit_id,
        organization.scenario_id,
        day,
        window,
        count,
        coverage_count,
        seed,
        hazards(organization),
        _band(headcount, plan.counts.sum(axis=0)),
        _band(fte, plan.fte.sum(axis=0)),
        _band(exits, plan.leaves.sum(axis=0)),
        _band(coverage[:-1], coverage[-1]),
        _band(role_coverage[:-1], role_coverage[-1]),
        coverage[:-1],
        role_coverage[:-1],
    )


def _check(count: int, coverage_count: int, seed: int) -> None:
    if not 1 <= count <= MOST_FUTURES:
        raise RefusedInput(f"There can be 1 to {MOST_FUTURES:,} simulated futures, not {count:,}.")
    if coverage_count < 0:
        raise RefusedInput(f"Coverage can be measured in 0 futures or more, not in {coverage_count:,}.")
    if not 0 <= seed < 2**63:
        raise RefusedInput(f"A seed is a whole number from 0 on, not {seed}.")


def _counted(plan: FutureRates, count: int, seed: int, progress: Progress) -> tuple[Array, Array, Array]:
    """Headcount and FTE percent at the end of each month and exits in it, int64[futures, months]."""
    heads, fte, exits = (
        np.tile(one.sum(axis=0, dtype=np.int64), (count, 1)) for one in (plan.counts, plan.fte, plan.leaves)
    )
    people = np.flatnonzero(plan.rates.any(axis=1) & plan.counts.any(axis=1))
    if not len(people):
        return heads, fte, exits
    months = plan.rates.shape[1]
    # People whom the plan counts alike in every month are counted together: there are few kinds of them.
    kinds, kind = distinct_rows(np.hstack((plan.counts, plan.fte))[people])
    present, capacity = kinds[:, :months], kinds[:, months:]
    draws = LeavingDraws(seed, plan.words[people], plan.rates[people])
    size = max(1, BLOCK // max(len(people), len(kinds) * months))
    for first in range(0, count, size):
        progress.step(first, count, "Simulating futures")
        last = min(first + size, count)
        found = draws.block(first, last)
        row = found.future if len(kinds) == 1 else found.future * len(kinds) + kind[found.person]
        place = row * months + found.month
        left = np.bincount(place, minlength=(last - first) * len(kinds) * months).reshape(-1, len(kinds), months)
        gone = left.cumsum(axis=2)
        exits[first:last] += np.einsum("fkm,km->fm", left, present)
        heads[first:last] -= np.einsum("fkm,km->fm", gone, present)
        fte[first:last] -= np.einsum("fkm,km->fm", gone, capacity)
    return heads, fte, exits


def _leavers(organization: Organization, plan: FutureRates, count: int, seed: int) -> Leavers:
    """Who leaves in the first futures, the people as rows among all by id."""
    people = np.flatnonzero(plan.rates.any(axis=1))
    if not len(people):
        nobody = np.zeros(0, dtype=np.int64)
        return Leavers(nobody, nobody, nobody)
    found = LeavingDraws(seed, plan.words[people], plan.rates[people]).block(0, count)
    everybody = np.sort(np.fromiter(organization.people, dtype=np.int64))
    return Leavers(found.future, everybody.searchsorted(plan.person_ids[people])[found.person], found.month)


def _band(figures: Array, planned: Array) -> Band:
    """The percentiles of figures [futures, months] that are not NaN."""
    ordered = [np.sort(one[~np.isnan(one)]) for one in figures.T]
    low, median, high = (tuple(_percentile(one, share) for one in ordered) for share in (LOW, MEDIAN, HIGH))
    return Band(low, median, high, tuple(None if np.isnan(one) else one for one in planned.tolist()))


def _percentile(ordered: Array, share: int) -> float | None:
    return ordered[rank(len(ordered), share) - 1].item() if len(ordered) else None


def rank(count: int, share: int) -> int:
    """Which of so many figures, from the smallest on and counted from 1, is a percentile of them."""
    return ceil(count * share / 100)
