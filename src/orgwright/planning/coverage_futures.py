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
PARTS = 10**9
"""Shares are added up in whole parts of 1: they have the same sum in any order and on every machine."""


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
    gone: Gone | None = None
    for number, month in enumerate(carried_months(organization, unit_id, organization.day, months, progress)):
        gone = gone or Gone(leavers, month.people, count + 1)
        gone.go_on(number)
        of_targets[:, number] = _of_targets(month, gone)
        of_roles[:, number] = _of_roles(month, gone)
    return of_targets, of_roles


class Gone:
    """Who has left by the end of a month: ``is_gone`` int32[people, futures], ``person`` and ``future`` one by one.

    ``people`` are the rows, among all by id, of those that matter.
    """

    def __init__(self, leavers: Leavers, people: Array, futures: int) -> None:
        matters = np.flatnonzero(np.isin(leavers.person, people))
        order = matters[np.argsort(leavers.month[matters], kind="stable")]
        self._month = leavers.month[order]
        self._person, self._future = people.searchsorted(leavers.person[order]), leavers.future[order]
        self.futures = futures
        self.is_gone = np.zeros((len(people), futures), dtype=np.int32)
        self.person, self.future = self._person[:0], self._future[:0]

    def go_on(self, month: int) -> None:
        """Go on to the end of a month."""
        before, after = len(self.person), int(self._month.searchsorted(month, "right"))
        self.is_gone[self._person[before:after], self._future[before:after]] = 1
        self.person, self.future = self._person[:after], self._future[:after]

    def parts(self, of_people: Array) -> Array:
        """What those who left take with them in each future, of whole numbers int64[people]: int64[futures]."""
        # Reals hold these sums exactly: whole numbers below 2^53.
        return np.bincount(self.future, of_people[self.person], self.futures).astype(np.int64)


def _of_targets(month: CarriedMonth, gone: Gone) -> Array:
    from scipy.sparse import csr_array

    found = month.targets.holding(month.seated, month.on, month.levels)
    holders = np.bincount(found.target, minlength=len(found.needed))
    ones, starts = np.ones(len(found.target), dtype=np.int32), np.append(0, holders.cumsum())
    held = csr_array((ones, found.person, starts), shape=(len(holders), len(month.people)))
    holders = holders[:, None] - held @ gone.is_gone
    shares = np.minimum(holders / found.needed[:, None], 1.0) * found.weights[:, None]
    return _quotient(_parts(shares).sum(axis=0), np.full(gone.futures, _parts(found.weights).sum()))


def _of_roles(month: CarriedMonth, gone: Gone) -> Array:
    sums = month.sums
    there = month.places[sums.total[month.places] > 0]
    held, one = np.zeros((2, len(month.people)), dtype=np.int64)
    held[there], one[there] = _parts(sums.held[there] / sums.total[there]), 1
    return _quotient(held.sum() - gone.parts(held), (one.sum() - gone.parts(one)) * PARTS)


def _parts(shares: Array) -> Array:
    return np.asarray(np.rint(shares * PARTS).astype(np.int64))


def _quotient(part: Array, whole: Array) -> Array:
    return np.asarray(np.divide(part, whole, out=np.full(len(part), np.nan), where=whole > 0))
