"""Low coverage by month in simulated futures: what is held by those who have not left by then."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from orgwright.planning.coverage_trend import CarriedMonth, carried_months
from orgwright.planning.leaving_draws import Leavers
from orgwright.planning.organization import Organization
from orgwright.progress import Progress

Array = NDArray[Any]
PARTS = 10**10
"""Shares are added up in whole parts of 1. Reals hold such sums exactly, below 2^53, so they are the same in any order
and on every machine."""


def coverage_futures(
    organization: Organization, unit_id: int | None, leavers: Leavers, count: int, months: int, progress: Progress
) -> tuple[Array, Array]:
    """Low coverage of targets, and of people against their roles: float64[futures + 1, months], NaN for null.

    Months count from that of the day of the picture; ``leavers`` are rows among all people by id. The last of the
    futures is that in which nobody leaves: its figures are those of ``coverage_trend``. Who has left by the end of a
    month is missing in every unit. Low of targets = Σ w·min(n/d, 1) ÷ Σ w, n the holders who are left; of roles the
    mean of Σ w·min(a/r, 1) ÷ Σ w of the people who are.
    """
    of_targets, of_roles = np.full((2, count + 1, months), np.nan)
    gone = np.zeros((0, count + 1))
    for number, month in enumerate(carried_months(organization, unit_id, organization.day, months, progress)):
        if not number:
            gone = np.zeros((len(month.people), count + 1))
        now = np.flatnonzero(leavers.month == number)
        place = month.people.searchsorted(leavers.person[now])
        matters = np.append(month.people, -1)[place] == leavers.person[now]
        gone[place[matters], leavers.future[now][matters]] = 1
        of_targets[:, number] = _of_targets(month, gone)
        of_roles[:, number] = _of_roles(month, gone)
    return of_targets, of_roles


def _of_targets(month: CarriedMonth, gone: Array) -> Array:
    """Low coverage of the targets of a month in each future, ``gone`` float64[people, futures] being 1 or 0."""
    found = month.targets.holding(month.seated, month.on, month.levels)
    holders = np.bincount(found.target, minlength=len(found.needed))
    shares = _lost(np.ones(len(found.person)), found.person, holders, gone)
    np.subtract(holders[:, None], shares, out=shares)
    # Rounded up, so that as many as are needed make up the whole.
    shares *= np.ceil(found.weights / found.needed * PARTS)[:, None]
    whole = _parts(found.weights)
    np.minimum(shares, whole[:, None], out=shares)
    return _quotient(shares.sum(axis=0), np.full(gone.shape[1], whole.sum()))


def _of_roles(month: CarriedMonth, gone: Array) -> Array:
    """The mean low coverage of people against their roles in each future."""
    sums = month.sums
    there = month.places[sums.total[month.places] > 0]
    held, size = _parts(sums.held[there] / sums.total[there]), len(there)
    values = np.append(held, np.ones(size))
    lost = _lost(values, np.tile(there, 2), np.array([size, size]), gone)
    return _quotient(held.sum() - lost[0], (size - lost[1]) * PARTS)


def _lost(values: Array, people: Array, counts: Array, gone: Array) -> Array:
    """What each of several sums loses in each future: float64[sums, futures].

    ``counts`` of the ``values`` make up each sum, those of one beside each other, ``people`` being whose they are. A
    sparse product stays on one core: dense ones wait for others that a busy machine does not have.
    """
    from scipy.sparse import csr_array

    starts = np.append(0, counts.cumsum())
    return np.asarray(csr_array((values, people, starts), shape=(len(counts), len(gone))) @ gone)


def _parts(shares: Array) -> Array:
    return np.asarray(np.rint(shares * PARTS))


def _quotient(part: Array, whole: Array) -> Array:
    return np.asarray(np.divide(part, whole, out=np.full(len(part), np.nan), where=whole > 0))
