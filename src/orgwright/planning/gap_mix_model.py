"""The integer program of the cheapest mix, put together by columns of numpy: no step of it goes variable by variable.

A variable is how many of an offer begin in a quarter. With x(o, q) of them, cost c and the quarters t:

    minimize    Σ c(o, q) · x(o, q)
    for each gap g due by t        Σ x(o, q) over offers that close g and are there in t   ≥  needed(g, t)
    for each limited quarter t     Σ fte(o) · x(o, q) there in t  ≤  limit(t),  Σ cost in t  ≤  budget(t)
    over all quarters              Σ c(o, q) · x(o, q)  ≤  budget
    for each lasting offer o       Σ x(o, q) over q  ≤  available(o);  for each stock  Σ x drawn  ≤  stock
    x whole numbers ≥ 0

A lasting offer is there from its quarter on, another one in its quarter alone. Who stays for several quarters is paid
for once, so the one-off cost of what does not last is that of the variables s(o, q) ≥ x(o, q) − x(o, q − 1), s ≥ 0: how
many more of it are there than the quarter before. An offer is never taken more often than the gap that needs most of
those it closes, which bounds every variable.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from orgwright.planning.gap_mix_problem import Ints, Limit, LimitKind, MixLimits, MixProblem, needed_by

if TYPE_CHECKING:
    from scipy.sparse import csr_array

BACKGROUND = -1
"""The limit of rows that no limit can loosen: how many of an offer or of a stock there are, and who is new."""
NOBODY = -1
"""The column of the quarter before the first."""


@dataclass(frozen=True, eq=False)
class MixModel:
    """The program: variables as columns (``offer``, ``quarter``, exact ``cost`` in minor units, most of each), rows.

    The columns of ``offer`` and ``quarter`` come first; behind them stand those that count who is new, each for the
    column ``rising`` against that of the quarter before, ``before`` (or NOBODY). Rows are ``low`` ≤ matrix · x ≤
    ``high``, float64; ``limit`` int64[rows] is the place of the limit in ``limits`` that a row belongs to, or
    BACKGROUND; ``row_quarter`` the quarter that it is about, −1 for none. ``spent`` int64[columns, quarters] is what
    one of each column costs in each quarter.
    """

    offer: Ints
    quarter: Ints
    rising: Ints
    before: Ints
    cost: Ints
    spent: Ints
    most: Ints
    matrix: csr_array
    low: Ints
    high: Ints
    limit: Ints
    row_quarter: Ints
    limits: tuple[Limit, ...]

    def with_new(self, counts: Ints) -> Ints:
        """The same counts with no more who are new than there are: a search within a share may leave more."""
        taken = counts[: len(self.offer)]
        new = taken[self.rising] - np.where(self.before == NOBODY, 0, taken[self.before])
        return np.concatenate((taken, np.maximum(new, 0)))

    def without(self, places: Ints) -> MixModel:
        """The same program with some limits left out."""
        is_out = np.isin(self.limit, places)
        return replace(self, low=np.where(is_out, -np.inf, self.low), high=np.where(is_out, np.inf, self.high))

    def loosened(self, place: int, step: float) -> MixModel:
        """The same with one limit a step looser; a date by one quarter, whatever the step."""
        own = self.limit == place
        if self.limits[place].kind == LimitKind.DATE:
            first = own & (self.row_quarter == self.row_quarter[own].min())
            return replace(self, low=np.where(first, -np.inf, self.low))
        return replace(self, high=np.where(own, self.high + step, self.high))


@dataclass(frozen=True, eq=False)
class _Rows:
    """Some rows of the program: coefficients as triples, bounds, and which limit and quarter each is about."""

    row: Ints
    column: Ints
    value: Ints
    low: Ints
    high: Ints
    limit: Ints
    quarter: Ints


def mix_model(problem: MixProblem, limits: MixLimits) -> MixModel:
    """The program of a problem within limits; see the module for its rows."""
    from scipy.sparse import csr_array

    offers, quarters = len(problem.first), problem.quarters
    begins = np.arange(quarters) >= problem.first[:, None]
    needed = needed_by(problem, limits)
    most = _most(problem, needed)
    offer, quarter = np.nonzero(begins & (most > 0)[:, None])
    every = np.arange(quarters)
    is_there = np.where(problem.is_lasting[offer, None], every >= quarter[:, None], every == quarter[:, None])
    rising, before = _rising(problem, offer, quarter)
    spent = _spent(problem, offer, quarter, is_there, rising)
    known = limits.all
    parts = [
        _needs(problem, needed, offer, is_there, known),
        *_money_and_fte(problem, limits, offer, is_there, spent, known),
        _counts(problem, offer, offers),
        _stocks(problem, offer),
        _new(rising, before, len(offer)),
    ]
    first_rows = np.concatenate(([0], np.cumsum([len(one.low) for one in parts])))
    row = np.concatenate([one.row + first for one, first in zip(parts, first_rows, strict=False)])
    column, value = (np.concatenate([getattr(one, name) for one in parts]) for name in ("column", "value"))
    matrix = csr_array((value.astype(np.float64), (row, column)), shape=(int(first_rows[-1]), len(spent)))
    low, high, limit, about = (
        np.concatenate([getattr(one, name) for one in parts]) for name in ("low", "high", "limit", "quarter")
    )
    columns = (offer, quarter, rising, before, spent.sum(axis=1), spent, most[np.append(offer, offer[rising])])
    return MixModel(*columns, matrix, low, high, limit, about, known)


def _most(problem: MixProblem, needed: Ints) -> Ints:
    """How many of each offer can be of use at the most."""
    wanted = needed.max(axis=1, initial=0)
    useful = np.zeros(len(problem.first), dtype=np.int64)
    np.maximum.at(useful, problem.closing_offer, wanted[problem.closing_gap])
    return np.minimum(useful, problem.available)


def _rising(problem: MixProblem, offer: Ints, quarter: Ints) -> tuple[Ints, Ints]:
    """The columns of what does not last and costs something once, and for each that of the quarter before."""
    rising = np.flatnonzero(~problem.is_lasting[offer] & problem.once[offer].any(axis=1))
    # The columns of one offer stand together, by quarter.
    is_first = quarter[rising] == problem.first[offer[rising]]
    return rising, np.where(is_first, NOBODY, rising - 1)


def _spent(problem: MixProblem, offer: Ints, quarter: Ints, is_there: Ints, rising: Ints) -> Ints:
    """What one of each column costs in each quarter: what is there, then who is new of what does not last."""
    running = np.where(is_there, problem.running[offer], 0)
    lasting = np.flatnonzero(problem.is_lasting[offer])
    running[lasting, quarter[lasting]] += problem.once[offer[lasting], quarter[lasting]]
    new = np.zeros((len(rising), problem.quarters), dtype=np.int64)
    new[np.arange(len(rising)), quarter[rising]] = problem.once[offer[rising], quarter[rising]]
    return np.concatenate((running, new))


def _new(rising: Ints, before: Ints, columns: int) -> _Rows:
    """s − x + x of the quarter before ≥ 0, one row for each column of who is new."""
    each, has_before = np.arange(len(rising)), np.flatnonzero(before != NOBODY)
    nothing, none = np.zeros(len(rising)), np.full(len(rising), -1, dtype=np.int64)
    return _Rows(
        np.concatenate((each, each, has_before)),
        np.concatenate((columns + each, rising, before[has_before])),
        np.concatenate((np.ones(len(each)), -np.ones(len(each)), np.ones(len(has_before)))),
        nothing,
        np.full(len(rising), np.inf),
        np.full(len(rising), BACKGROUND, dtype=np.int64),
        none,
    )


def _needs(problem: MixProblem, needed: Ints, offer: Ints, is_there: Ints, known: tuple[Limit, ...]) -> _Rows:
    """What each gap needs in each quarter from its date on: the pairs of gap and offer, spread over the columns."""
    asked_gap, asked_quarter = np.nonzero(needed)
    number = np.full(needed.shape, -1, dtype=np.int64)
    number[asked_gap, asked_quarter] = np.arange(len(asked_gap))
    pair, column = _spread(problem.closing_offer, offer)
    gap = problem.closing_gap[pair]
    place, quarter = np.nonzero(is_there[column] & (number[gap] >= 0))
    limit_of_gap = np.full(problem.gaps, BACKGROUND, dtype=np.int64)
    for at, one in enumerate(known):
        if one.kind == LimitKind.DATE:
            limit_of_gap[one.place] = at
    return _Rows(
        number[gap[place], quarter],
        column[place],
        np.ones(len(place)),
        needed[asked_gap, asked_quarter].astype(np.float64),
        np.full(len(asked_gap), np.inf),
        limit_of_gap[asked_gap],
        asked_quarter,
    )


def _spread(wanted: Ints, offer: Ints) -> tuple[Ints, Ints]:
    """For pairs that name offers: every pair with every column of its offer. Columns stand in the order of offers."""
    first, last = offer.searchsorted(wanted, "left"), offer.searchsorted(wanted, "right")
    counts = last - first
    pair = np.repeat(np.arange(len(wanted)), counts)
    within = np.arange(len(pair)) - np.repeat(np.cumsum(counts) - counts, counts)
    return pair, first[pair] + within


def _money_and_fte(
    problem: MixProblem, limits: MixLimits, offer: Ints, is_there: Ints, spent: Ints, known: tuple[Limit, ...]
) -> list[_Rows]:
    """One row for each limit of FTE and money that is set."""
    found = []
    for at, one in enumerate(known):
        if one.kind == LimitKind.DATE:
            continue
        if one.kind == LimitKind.FTE:
            values, most = problem.fte[offer] * is_there[:, one.place], limits.fte[one.place]
        elif one.kind == LimitKind.BUDGET:
            values, most = spent.sum(axis=1), limits.budget
        else:
            values, most = spent[:, one.place], limits.quarter_budgets[one.place]
        column = np.flatnonzero(values)
        about = -1 if one.kind == LimitKind.BUDGET else one.place
        found.append(
            _Rows(
                np.zeros(len(column), dtype=np.int64),
                column,
                values[column],
                np.array([-np.inf]),
                np.array([float(most or 0)]),
                np.array([at]),
                np.array([about]),
            )
        )
    return found


def _counts(problem: MixProblem, offer: Ints, offers: int) -> _Rows:
    """A lasting offer is taken over all quarters no more often than there are of it."""
    several = np.bincount(offer, minlength=offers) > 1
    counted = np.flatnonzero(several & problem.is_lasting)
    pair, column = _spread(counted, offer)
    return _background(pair, column, problem.available[counted])


def _stocks(problem: MixProblem, offer: Ints) -> _Rows:
    """What several offers draw from is there once."""
    pair, column = _spread(problem.drawing_offer, offer)
    return _background(problem.drawn_from[pair], column, problem.stock)


def _background(row: Ints, column: Ints, most: Ints) -> _Rows:
    count = len(most)
    high: Any = most.astype(np.float64)
    free, none = np.full(count, BACKGROUND, dtype=np.int64), np.full(count, -1, dtype=np.int64)
    return _Rows(row, column, np.ones(len(row)), np.full(count, -np.inf), high, free, none)
