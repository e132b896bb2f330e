"""Drawing in which month each person leaves in each simulated future.

Every future has its own stretch of one stream of random words, and every person a word of their own in it. So the
luck of a person in a future is the same whoever else is there, under every scenario and in blocks of any size: what
differs between two plans is the plans. Words and comparisons are whole numbers, which are alike on every machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
STRIDE = 0x9E3779B97F4A7C15
"""Pairs of words between the beginnings of two futures: odd, so that these share no bits of the generator's state."""
WORD_BITS = 32
GREATEST = np.uint32(2**WORD_BITS - 2)
"""What the greatest of all words is taken for too: so every word is below a limit of 32 bits where all people leave."""
PART_BITS = 9
"""The first bits of a word look up the earliest month that it can mean; there is rarely more than one."""
REST_BITS = WORD_BITS - PART_BITS


def distinct_rows(table: Array) -> tuple[Array, Array]:
    """The different rows of a table in the order in which they first stand there, and which of them each row is."""
    numbers: dict[bytes, int] = {}
    row = np.array([numbers.setdefault(one.tobytes(), len(numbers)) for one in table], dtype=np.int64)
    _, first = np.unique(row, return_index=True)
    return table[first], row


@dataclass(frozen=True, eq=False)
class Leavers:
    """Who leaves in which future in which month, parallel int64 arrays: futures and months from 0, people as rows."""

    future: Array
    person: Array
    month: Array


class LeavingDraws:
    """Months in which people leave, drawn from their rates h of each month.

    A person leaves in the first month m with u < 1 − Π(1 − h) up to m, where u of [0, 1) is the person's word ÷ 2^32.
    ``words`` int64[people] are the places of people's words in a future, ``rates`` float64[people, months] are of at
    least one person and at most 127 months.
    """

    def __init__(self, seed: int, words: Array, rates: Array) -> None:
        self._seed = seed
        self._pairs = int(words.max()) // 2 + 1
        different, self._path = distinct_rows(rates)
        gone = 1 - np.cumprod(1 - different, axis=1)
        self._ends = np.rint(gone * (2**WORD_BITS)).astype(np.int64)
        self._first = self._months_at(np.arange(1 << PART_BITS, dtype=np.int64) << REST_BITS)
        self._person = np.zeros(2 * self._pairs, dtype=np.int64)
        self._person[words] = np.arange(len(words))
        self._is_anybody_sure = bool((self._ends > GREATEST).any())
        self._limits = np.zeros(2 * self._pairs, dtype="<u4")
        self._limits[words] = np.minimum(self._ends[self._path, -1], 2**WORD_BITS - 1)

    def _months_at(self, words: Array) -> Array:
        """The months that some words give on every path of rates, int8[paths × words]."""
        return np.concatenate([one.searchsorted(words, "right").astype(np.int8) for one in self._ends])

    def block(self, first: int, last: int) -> Leavers:
        """Who leaves in the futures from one number to before another, by future, then by word."""
        words = self._words_of(first, last)
        at = np.flatnonzero(words < self._limits)
        future = at // words.shape[1]
        person = self._person[at - future * words.shape[1]]
        return Leavers(future, person, self._months(words.reshape(-1)[at], self._path[person]))

    def _months(self, words: Array, path: Array) -> Array:
        """The months of leavers: looked up for the first bits of each word, moved on where they end before it."""
        month = self._first[(path << PART_BITS) + (words >> REST_BITS)].astype(np.int64)
        ends, row = self._ends.reshape(-1), path * self._ends.shape[1]
        later = np.flatnonzero(words >= ends[row + month])
        while len(later):
            month[later] += 1
            later = later[words[later] >= ends[row[later] + month[later]]]
        return month

    def _words_of(self, first: int, last: int) -> Array:
        found = np.empty((last - first, 2 * self._pairs), dtype="<u4")
        stream = np.random.PCG64DXSM(self._seed)
        stream.advance(first * STRIDE)
        for future in range(last - first):
            found[future] = stream.random_raw(self._pairs).astype("<u8", copy=False).view("<u4")
            stream.advance(STRIDE - self._pairs)
        # Only where somebody is sure to leave it matters which of the last two words it is.
        return np.minimum(found, GREATEST, out=found) if self._is_anybody_sure else found
