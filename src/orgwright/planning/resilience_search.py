"""The exact search for the one or two people whose leaving costs most, without looking at every pair.

What a target t loses when c of its n holders leave is price_t × (min(n, d) − min(n − c, d)) with price = w ÷ d. By its
slack n − d that is: 0 or less, price × c; 1, price × max(0, c − 1), so nothing to one leaver and one price to two; 2 or
more, nothing to either. Hence, for two people,

    loss(p, q) = alone(p) + alone(q) + shared(p, q)

where ``alone`` adds up the prices of targets without slack that somebody holds, and ``shared`` the prices of targets
with slack 1 that both hold. Only targets with slack of at most 1 count, and only pairs that share one of slack 1 differ
from the sum of their single losses. So the worst pair is the two worst alone, or a pair that meets in such a target.
As shared(p, q) is at most what either holds at slack 1, a person whose bound

    alone(p) + min(bonus(p) + max alone, max (alone + bonus)),  bonus(p) = Σ prices at slack 1 that p holds

stays below a pair that is already found belongs to no worse one: the search goes by falling bound and ends there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from math import lcm
from typing import Any

import numpy as np
from numpy.typing import NDArray

from orgwright.planning.policy import THOUSANDTHS
from orgwright.planning.target_coverage import TargetCoverage
from orgwright.progress import Progress

Array = NDArray[Any]
Pair = tuple[int, int]
EXACT_BELOW = 2**53
"""Whole numbers below it, and sums of them, are exact as floats."""
NEARLY = 1e-9
"""Share of a loss by which two losses must differ to be told apart by floats alone; their error is far smaller."""
BLOCK = 64
CELLS_AT_ONCE = 4_000_000
COMPARING = "Comparing departures"


@dataclass(frozen=True, eq=False)
class Holdings:
    """Who holds what of the targets that one or two leavers can lower; people by number, in the order that breaks ties.

    ``person`` and ``target`` are parallel, one entry for each target that somebody holds; ``slack`` by target;
    ``prices`` are w ÷ d as whole numbers over one common denominator.
    """

    people: int
    person: Array
    target: Array
    slack: Array
    prices: tuple[int, ...]

    @cached_property
    def is_exact(self) -> bool:
        """Whether floats hold every loss exactly."""
        return 2 * sum(self.prices) < EXACT_BELOW

    @cached_property
    def alone(self) -> Array:
        """What each person's leaving alone costs, exact: float64, or Python's whole numbers where floats are not."""
        cells = np.flatnonzero(self.slack[self.target] <= 0)
        person, target = self.person[cells], self.target[cells]
        if self.is_exact:
            return np.bincount(person, np.array(self.prices, dtype=np.float64)[target], self.people)
        found = np.zeros(self.people, dtype=object)
        np.add.at(found, person, np.array(self.prices, dtype=object)[target])
        return found

    def shared(self, one: int, other: int) -> int:
        """The exact price of the targets with slack 1 that both hold."""
        theirs = self.target[self.person == one], self.target[self.person == other]
        both = np.intersect1d(*theirs)
        return sum(self.prices[target] for target in both[self.slack[both] == 1].tolist())

    def loss(self, pair: Pair) -> int:
        """The exact loss of a pair."""
        one, other = pair
        return int(self.alone[one]) + int(self.alone[other]) + self.shared(one, other)


def holdings(targets: Sequence[TargetCoverage], person_ids: Sequence[int]) -> Holdings:
    """Holdings of people, who are numbered in the given order, in the targets that one or two leavers can lower."""
    counted = [one for one in targets if one.holders_low and one.slack <= 1]
    common = lcm(*(one.people_needed for one in counted))
    ids = np.array(person_ids, dtype=np.int64)
    order = np.argsort(ids)
    holders = np.fromiter(chain.from_iterable(one.holder_ids for one in counted), dtype=np.int64)
    return Holdings(
        len(ids),
        order[ids.searchsorted(holders, sorter=order)] if len(ids) else holders,
        np.repeat(np.arange(len(counted)), np.array([one.holders_low for one in counted], dtype=np.int64)),
        np.array([one.slack for one in counted], dtype=np.int64),
        tuple(round(one.weight * THOUSANDTHS) * (common // one.people_needed) for one in counted),
    )


def worst_one(held: Holdings) -> int:
    """The number of the person whose leaving costs most, the first of several."""
    return int(np.argmax(held.alone))


def worst_two(held: Holdings, progress: Progress) -> Pair:
    """The numbers of the two people whose leaving costs most, the first pair of several; of at least two people.

    Exact: see the proof at the head of this module. Losses too fine for floats are compared by floats up to a billionth
    and then as whole numbers.
    """
    best = _worst_two_alone(held)
    meeting = np.flatnonzero(held.slack[held.target] == 1)
    if not len(meeting):
        return best
    return _Search(held, meeting).worse_than(best, progress)


def _worst_two_alone(held: Holdings) -> Pair:
    first = worst_one(held)
    rest = held.alone.copy()
    rest[first] = -1
    second = int(np.argmax(rest))
    return min(first, second), max(first, second)


class _Search:
    """The people who hold targets with slack 1, as a sparse matrix people × targets, and the bound of each."""

    def __init__(self, held: Holdings, meeting: Array) -> None:
        # Loading scipy takes longer than most searches: only where pairs meet at all.
        from scipy.sparse import csr_array

        self._held = held
        self._people, row = np.unique(held.person[meeting], return_inverse=True)
        shape = (len(self._people), len(held.prices))
        self._holds = csr_array((np.ones(len(meeting)), (row, held.target[meeting])), shape=shape)
        # Without exactness the denominator is taken out again: whole numbers that long need not fit into a float.
        self._unit = 1 if held.is_exact else max(held.prices)
        prices = np.array([one / self._unit for one in held.prices])
        self._priced = csr_array(self._holds.multiply(prices).T)
        self._alone = np.array([one / self._unit for one in held.alone[self._people].tolist()])
        bonus = self._holds @ prices
        most = np.minimum(bonus + self._alone.max(), (self._alone + bonus).max())
        self._bound = self._alone + most

    def worse_than(self, best: Pair, progress: Progress) -> Pair:
        """The worst pair of all, where ``best`` is the worst one whose people share nothing."""
        loss = self._held.loss(best)
        order = np.argsort(-self._bound, kind="stable")
        order = order[self._bound[order] >= self._least(loss)]
        done = 0
        for block in self._blocks(order):
            if self._bound[block[0]] < self._least(loss):
                break
            progress.step(done, len(order), COMPARING)
            best, loss = self._worst_of(block, best, loss)
            done += len(block)
        progress.step(len(order), len(order), COMPARING)
        return best

    def _blocks(self, order: Array) -> Iterator[Array]:
        size = min(BLOCK, max(1, CELLS_AT_ONCE // max(1, len(self._people))))
        return (order[start : start + size] for start in range(0, len(order), size))

    def _least(self, loss: int) -> float:
        """The least float that a loss as large may be computed as."""
        return loss / self._unit * (1 if self._held.is_exact else 1 - NEARLY)

    def _worst_of(self, block: Array, best: Pair, loss: int) -> tuple[Pair, int]:
        """The worst of a pair and of all pairs of the block's people with others, with its exact loss."""
        product = (self._holds[block] @ self._priced).tocoo()
        one, other = block[product.row], product.col
        total = np.where(one == other, -1.0, self._alone[one] + self._alone[other] + product.data)
        top = total.max(initial=-1.0) * (1 if self._held.is_exact else 1 - NEARLY)
        chosen = np.flatnonzero(total >= max(top, self._least(loss)))
        if not len(chosen):
            return best, loss
        pairs = np.sort(self._people[np.stack((one[chosen], other[chosen]), axis=1)], axis=1)
        return self._first_worst(pairs, best, loss)

    def _first_worst(self, pairs: Array, best: Pair, loss: int) -> tuple[Pair, int]:
        if self._held.is_exact:
            # They all cost the same, so that the first of them stands for all.
            pairs = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))[:1]]
        for one, other in np.unique(pairs, axis=0).tolist():
            found = self._held.loss((one, other))
            if (-found, (one, other)) < (-loss, best):
                best, loss = (one, other), found
        return best, loss
