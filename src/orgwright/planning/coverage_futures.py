"""Low coverage by month in simulated futures: what is held by those who have not left by then."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from orgwright.planning.coverage_trend import CarriedMonth, carried_months
from orgwright.planning.organization import Organization
from orgwright.progress import Progress

Array = NDArray[Any]
PARTS = 10**9
"""Shares are added up in whole parts of 1: they have the same sum in any order and on every machine."""


def coverage_futures(
    organization: Organization, unit_id: int | None, leaving: Array, months: int, progress: Progress
) -> tuple[Array, Array]:
    """Low coverage of targets, and of people against their roles: float64[futures, months] of 0 to 1, NaN for null.

    ``leaving`` int8[futures, people], everybody by id, counts the month in which somebody leaves from that of the day
    of the picture on; ``months`` and more is never. Who has left by the end of a month is missing in every unit. Low
    of targets = Σ w·min(n/d, 1) ÷ Σ w, n the holders who are left; of roles the mean of Σ w·min(a/r, 1) ÷ Σ w of the
    people who are. Without leavers both are those of ``coverage_trend``.
    """
    of_targets = np.full((len(leaving), months), np.nan)
    of_roles = np.full((len(leaving), months), np.nan)
    for number, month in enumerate(carried_months(organization, unit_id, organization.day, months, progress)):
        stays = leaving[:, month.people] > number
        of_targets[:, number] = _of_targets(month, stays)
        of_roles[:, number] = _of_roles(month, stays)
    return of_targets, of_roles


def _of_targets(month: CarriedMonth, stays: Array) -> Array:
    from scipy.sparse import csr_array

    found = month.targets.holding(month.seated, month.on, month.levels)
    ones = np.ones(len(found.target), dtype=np.int32)
    shape = (len(found.needed), stays.shape[1])
    holders = csr_array((ones, (found.target, found.person)), shape=shape) @ stays.T.astype(np.int32)
    shares = np.minimum(holders / found.needed[:, None], 1.0) * found.weights[:, None]
    return _quotient(_parts(shares).sum(axis=0), _parts(found.weights).sum())


def _of_roles(month: CarriedMonth, stays: Array) -> Array:
    sums = month.sums
    there = month.places[sums.total[month.places] > 0]
    held = stays[:, there] @ _parts(sums.held[there] / sums.total[there])
    return _quotient(held, stays[:, there].sum(axis=1) * PARTS)


def _parts(shares: Array) -> Array:
    return np.asarray(np.rint(shares * PARTS).astype(np.int64))


def _quotient(part: Array, whole: Any) -> Array:
    empty = np.full(len(part), np.nan)
    return np.asarray(np.divide(part, whole, out=empty, where=np.asarray(whole) > 0))
