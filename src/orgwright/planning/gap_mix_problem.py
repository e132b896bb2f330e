"""The problem of the cheapest mix as arrays: what is short when, what can be done about it, and within which limits."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[Any]
ONE_FTE = 100
"""Percent."""


@dataclass(frozen=True, eq=False)
class MixProblem:
    """Gaps over quarters and the offers that close them, as arrays; places are counted from 0.

    ``needed`` int64[gaps, quarters]: people short on the first day of each quarter. Of the offers int64[offers]:
    ``first`` the earliest quarter, ``available`` how many there are over all quarters, ``fte`` the percent that each
    adds; ``is_lasting`` bool[offers]: from its quarter on to the last one, otherwise for that quarter alone. Of the
    costs int64[offers, quarters] ``running`` is the one in each quarter, ``once`` the one in the quarter in which it
    begins (of what does not last: in the first of the quarters for which one stays). Pairs ``closing_gap``,
    ``closing_offer``: each of the offer is one person more for the gap. Pairs ``drawn_from``, ``drawing_offer``: each
    of the offer, in whatever quarter, takes one of ``stock`` int64[stocks]. Money is in minor units.
    """

    needed: Ints
    first: Ints
    available: Ints
    is_lasting: Ints
    once: Ints
    running: Ints
    fte: Ints
    closing_gap: Ints
    closing_offer: Ints
    stock: Ints
    drawn_from: Ints
    drawing_offer: Ints

    @property
    def gaps(self) -> int:
        """How many gaps there are."""
        return int(self.needed.shape[0])

    @property
    def quarters(self) -> int:
        """How many quarters there are."""
        return int(self.needed.shape[1])


class LimitKind(StrEnum):
    """What a limit is about."""

    DATE = "date"
    FTE = "fte"
    BUDGET = "budget"
    QUARTER_BUDGET = "quarter budget"


@dataclass(frozen=True, order=True)
class Limit:
    """One limit: the date of a gap, the FTE or the budget of a quarter (``place`` says which), or the whole budget."""

    kind: LimitKind
    place: int = 0


@dataclass(frozen=True)
class MixLimits:
    """What a mix must keep; None is no limit.

    ``due``: by gap the quarter from which on, to the last one, it must be closed; None leaves it open. ``fte`` by
    quarter: percent beyond what there is today. ``budget`` over all quarters, ``quarter_budgets`` by quarter: minor
    units.
    """

    due: tuple[int | None, ...]
    fte: tuple[int | None, ...] = ()
    budget: int | None = None
    quarter_budgets: tuple[int | None, ...] = ()

    @property
    def all(self) -> tuple[Limit, ...]:
        """Every limit that is set."""
        dates = [Limit(LimitKind.DATE, place) for place, one in enumerate(self.due) if one is not None]
        fte = [Limit(LimitKind.FTE, place) for place, one in enumerate(self.fte) if one is not None]
        by_quarter = enumerate(self.quarter_budgets)
        quarters = [Limit(LimitKind.QUARTER_BUDGET, place) for place, one in by_quarter if one is not None]
        return (*dates, *fte, *([] if self.budget is None else [Limit(LimitKind.BUDGET)]), *quarters)


def needed_by(problem: MixProblem, limits: MixLimits) -> Ints:
    """What must be added, int64[gaps, quarters]: what is short from the quarter on in which a gap is due, else 0."""
    due = np.array([problem.quarters if one is None else one for one in limits.due], dtype=np.int64)
    is_due: Ints = np.arange(problem.quarters) >= due[:, None]
    found: Ints = np.where(is_due, np.maximum(problem.needed, 0), 0)
    return found
