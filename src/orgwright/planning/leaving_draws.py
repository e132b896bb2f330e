"""Drawing in which month each person leaves in each simulated future.

Every future has its own stretch of one stream of random words, and every person a word of their own in it. So the
luck of a person in a future is the same whoever else is there, under every scenario and in blocks of any size: what
differs between two plans is the plans. Words and comparisons are whole numbers, which are alike on every machine.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
STRIDE = 0x9E3779B97F4A7C15
"""Pairs of words between the beginnings of two futures: odd, so that these share no bits of the generator's state."""
WORD_BITS = 32
PART_BITS = 11
"""The first bits of a word look the month up; the others are asked only where a month ends among them."""
REST_BITS = WORD_BITS - PART_BITS
SPLIT = -1


class LeavingDraws:
    """Months in which people leave, drawn from their rates h of each month.

    A person leaves in the first month m with u < 1 − Π(1 − h) up to m, where u of [0, 1) is the person's word ÷ 2^32;
    months count from 0, and who never leaves has their count. ``words`` int64[people] are the places of people's
    words in a future, ``rates`` float64[people, months] are of at least one person and at most 126 months.
    """

    def __init__(self, seed: int, words: Array, rates: Array) -> None:
        self._seed, self._words = seed, words
        self._pairs = int(words.max()) // 2 + 1
        self._are_first = bool((words == np.arange(len(words))).all())
        different, path = np.unique(rates, axis=0, return_inverse=True)
        gone = 1 - np.cumprod(1 - different, axis=1)
        # One end more than there are months: no word reaches it.
        self._ends = np.full((len(different), rates.shape[1] + 1), 1 << WORD_BITS, dtype=np.int64)
        self._ends[:, :-1] = np.rint(gone * (1 << WORD_BITS)).astype(np.int64)
        parts = np.arange(1 << PART_BITS, dtype=np.int64) << REST_BITS
        self._first = self._months_at(parts)
        self._table = np.where(self._first == self._months_at(parts + (1 << REST_BITS) - 1), self._first, SPLIT)
        self._base = path.reshape(-1).astype(np.intp) << PART_BITS

    def _months_at(self, words: Array) -> Array:
        """The months that some words give on every path of rates, int8[paths × words]."""
        return np.concatenate([one[:-1].searchsorted(words, "right").astype(np.int8) for one in self._ends])

    def block(self, first: int, last: int) -> Array:
        """The months of the futures from one number to before another, int8[futures, people]."""
        words = self._words_of(first, last)
        at = np.right_shift(words, REST_BITS).astype(np.intp)
        at += self._base
        month: Array = self._table.take(at)
        flat = month.reshape(-1)
        split = np.flatnonzero(flat == SPLIT)
        if len(split):
            flat[split] = self._decided(words.reshape(-1)[split], at.reshape(-1)[split])
        return month

    def _decided(self, words: Array, at: Array) -> Array:
        """The months of words among whose last bits a month ends."""
        month = self._first[at].astype(np.intp)
        ends, row = self._ends.reshape(-1), (at >> PART_BITS) * self._ends.shape[1]
        later = np.arange(len(words))
        while len(later):
            later = later[words[later] >= ends[row[later] + month[later]]]
            month[later] += 1
        return month

    def _words_of(self, first: int, last: int) -> Array:
        found = np.empty((last - first, 2 * self._pairs), dtype="<u4")
        stream = np.random.PCG64DXSM(self._seed)
        stream.advance(first * STRIDE)
        for future in range(last - first):
            found[future] = stream.random_raw(self._pairs).astype("<u8", copy=False).view("<u4")
            stream.advance(STRIDE - self._pairs)
        return found[:, : len(self._words)] if self._are_first else found.take(self._words, axis=1)
