"""The integer programs of mixes solved by HiGHS, in a thread of its own, so that the user can stop waiting for it.

HiGHS cannot be interrupted within a call. Whoever stops waiting is free at once; the call itself ends unheard, at its
time limit at the latest.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from queue import Empty, SimpleQueue
from threading import Thread
from time import perf_counter
from typing import Any

import numpy as np

from orgwright.planning.gap_mix_model import MixModel
from orgwright.planning.gap_mix_problem import Ints
from orgwright.progress import Progress

WITHIN = 0.01
"""How far above the proved bound the cost may be, as a share of the cost, for a mix to count as proved."""
SECONDS = 60.0
LARGE = 1000.0
"""The greatest coefficient that the solver is given."""
ASK_EVERY = 0.1
"""Seconds between two looks at whether the user wants to stop."""


class MixStatus(StrEnum):
    """How a search ended: within WITHIN of the optimum, with a mix that may be further from it, without any mix."""

    PROVED = "proved"
    FOUND = "found"
    IMPOSSIBLE = "impossible"
    NOT_FOUND = "not found"


@dataclass(frozen=True, eq=False)
class Solved:
    """How a search ended: ``counts`` int64[columns] of the best mix (null without any), its cost and the proved bound.

    No mix costs less than ``bound``, in minor units; it is rounded up to whole ones, as costs are whole.
    """

    status: MixStatus
    counts: Ints | None
    cost: int | None
    bound: int | None
    seconds: float

    @property
    def gap(self) -> float | None:
        """(cost − bound) ÷ cost: how much cheaper than this any mix can be at the most; 0 where nothing is spent."""
        if self.cost is None or self.bound is None:
            return None
        return max(0.0, (self.cost - self.bound) / self.cost) if self.cost else 0.0


def solved(
    model: MixModel,
    progress: Progress,
    what: str,
    *,
    seconds: float = SECONDS,
    within: float = WITHIN,
    any_will_do: bool = False,
) -> Solved:
    """The cheapest whole numbers that a program allows, or with ``any_will_do`` any that it allows."""
    started = perf_counter()
    if not len(model.cost):
        is_fine = bool((model.low <= 0).all() and (model.high >= 0).all())
        status = MixStatus.PROVED if is_fine else MixStatus.IMPOSSIBLE
        none = np.zeros(0, dtype=np.int64) if is_fine else None
        return Solved(status, none, 0 if is_fine else None, 0 if is_fine else None, 0.0)
    # Money in units of the dearest column: the solver's tolerances are absolute.
    scale = float(max(1, model.cost.max(initial=0))) / LARGE
    answers: SimpleQueue[Any] = SimpleQueue()
    Thread(target=_search, args=(model, scale, seconds, within, any_will_do, answers), daemon=True).start()
    answer = _awaited(answers, progress, what, started, seconds)
    return _read(model, answer, scale, within, any_will_do, perf_counter() - started)


def _search(
    model: MixModel, scale: float, seconds: float, within: float, any_will_do: bool, answers: SimpleQueue[Any]
) -> None:
    from scipy.optimize import Bounds, LinearConstraint, milp

    cost = np.zeros(len(model.cost)) if any_will_do else model.cost / scale
    answers.put(
        milp(
            cost,
            integrality=np.ones(len(cost), dtype=np.int64),
            bounds=Bounds(0, model.most),
            constraints=LinearConstraint(*_scaled(model)),
            options={"time_limit": seconds, "mip_rel_gap": within},
        )
    )


def _scaled(model: MixModel) -> tuple[Any, Ints, Ints]:
    """The rows, each divided by its greatest coefficient where that is money: tolerances are absolute here too."""
    greatest = np.maximum(abs(model.matrix).max(axis=1).toarray().ravel(), 1.0)
    factor = np.where(greatest > LARGE, LARGE / greatest, 1.0)
    scaled = model.matrix.copy()
    scaled.data *= np.repeat(factor, np.diff(scaled.indptr))
    return scaled, model.low * factor, model.high * factor


def _awaited(answers: SimpleQueue[Any], progress: Progress, what: str, started: float, seconds: float) -> Any:
    while True:
        progress.step(min(int(perf_counter() - started), int(seconds)), int(seconds), what)
        try:
            return answers.get(timeout=ASK_EVERY)
        except Empty:
            continue


def _read(model: MixModel, answer: Any, scale: float, within: float, any_will_do: bool, seconds: float) -> Solved:
    if answer.x is None:
        status = MixStatus.IMPOSSIBLE if answer.status == 2 else MixStatus.NOT_FOUND
        return Solved(status, None, None, None, seconds)
    counts = model.with_new(np.round(answer.x).astype(np.int64))
    cost = int(counts @ model.cost)
    proved = 0.0 if any_will_do or answer.mip_dual_bound is None else float(answer.mip_dual_bound) * scale
    # A hair below the solver's own figure: it is a float, and the next whole unit above must stay a true bound.
    bound = min(cost, max(0, int(np.ceil(proved * (1 - 1e-9) - 1e-3))))
    is_proved = cost - bound <= within * cost
    return Solved(MixStatus.PROVED if is_proved else MixStatus.FOUND, counts, cost, bound, seconds)
