"""Which limits of a mix cost money, and which limits cannot all be kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from orgwright.planning.gap_mix_model import MixModel
from orgwright.planning.gap_mix_problem import ONE_FTE, Ints, Limit, LimitKind
from orgwright.planning.gap_mix_solver import MixStatus, solved
from orgwright.progress import Progress

BUDGET_STEP = 10_000_00
"""The step by which a budget is tried looser, in minor units."""
MOST_TRIED = 12
SECONDS_A_TRIAL = 5.0
WITHIN = 0.0001
TRYING = "Loosening one limit after the other"
EXPLAINING = "Looking for the limits that conflict"


@dataclass(frozen=True)
class BindingLimit:
    """Limits that one step looser would save money, minor units: one FTE, one quarter later, 10,000 of a budget.

    ``saves`` = cost now − cost then. ``at_least`` is what is proved of it: bound now − cost then, never below 0.
    Several limits are of FTE in all quarters, loosened together.
    """

    limits: tuple[Limit, ...]
    saves: int
    at_least: int


def binding_limits(model: MixModel, cost: int, bound: int, progress: Progress) -> tuple[BindingLimit, ...]:
    """The limits that save money one step looser: each is solved again, none is taken from duals.

    Limits of FTE and money come first, then dates, each with what saves most first. Tried are the limits that the
    relaxation without whole numbers pays for, those of FTE and money before dates and the dearest first, twelve at the
    most, and the FTE of all quarters together. A trial ends after five seconds with the best that it has. ``cost`` and
    ``bound`` are those of the mix within the limits as they are.
    """
    tried: list[tuple[int, ...]] = [(place,) for place in _paid_for(model)[:MOST_TRIED]]
    fte = tuple(place for place, one in enumerate(model.limits) if one.kind == LimitKind.FTE)
    if len(fte) > 1:
        tried.append(fte)
    found: list[BindingLimit] = []
    for number, places in enumerate(tried):
        progress.step(number, len(tried), TRYING)
        looser = model
        for place in places:
            looser = looser.loosened(place, _step(model.limits[place]))
        then = solved(looser, progress, TRYING, seconds=SECONDS_A_TRIAL, within=WITHIN).cost
        known = max((one.saves for one in found if one.limits[0].kind is LimitKind.FTE), default=0)
        # One more in every quarter is worth a word only where it saves more than one more in a single quarter.
        least = known if len(places) > 1 else 0
        if then is not None and cost - then > least:
            limits = tuple(model.limits[place] for place in places)
            found.append(BindingLimit(limits, cost - then, max(0, bound - then)))
    return tuple(sorted(found, key=lambda one: (one.limits[0].kind is LimitKind.DATE, -one.saves, one.limits)))


def _step(limit: Limit) -> float:
    return float(ONE_FTE if limit.kind == LimitKind.FTE else BUDGET_STEP)


def _paid_for(model: MixModel) -> list[int]:
    """The places of the limits whose rows have a price in the relaxation without whole numbers: dates come last."""
    from scipy.optimize import linprog
    from scipy.sparse import vstack

    is_least, is_most = np.isfinite(model.low), np.isfinite(model.high)
    if not len(model.cost) or not (is_least | is_most).any():
        return []
    rows: Any = vstack([-model.matrix[is_least], model.matrix[is_most]], format="csr")
    most = np.concatenate((-model.low[is_least], model.high[is_most]))
    bounds: Any = np.stack((np.zeros(len(model.cost)), model.most), axis=1)
    answer = linprog(model.cost, A_ub=rows, b_ub=most, bounds=bounds, method="highs")
    if answer.x is None:
        return []
    owner = np.concatenate((model.limit[is_least], model.limit[is_most]))
    price = np.abs(answer.ineqlin.marginals)
    worth = np.zeros(len(model.limits))
    np.maximum.at(worth, owner[owner >= 0], (price * _sizes(model, owner))[owner >= 0])
    is_date = np.array([one.kind is LimitKind.DATE for one in model.limits], dtype=bool)
    return [int(one) for one in np.lexsort((-worth, is_date)) if worth[one] > 1e-6]


def _sizes(model: MixModel, owner: Ints) -> Ints:
    """What one step of the limit of each row is in the row's unit; a date's is one person for one quarter."""
    steps = np.array([1.0 if one.kind == LimitKind.DATE else _step(one) for one in model.limits] + [0.0])
    found: Ints = steps[owner]
    return found


def conflict(model: MixModel, progress: Progress) -> tuple[Limit, ...]:
    """Limits that cannot all be kept, while all but any one of them can: a smallest such set, not the only one.

    By dividing: of two halves, what the one needs beside the other (U. Junker, QuickXplain, AAAI 2004). A trial that
    does not end within five seconds counts as possible, so the limits named are proved to conflict.
    """
    every = np.arange(len(model.limits))

    def is_impossible(kept: Sequence[int]) -> bool:
        trial = model.without(np.setdiff1d(every, np.array(kept, dtype=np.int64)))
        ended = solved(trial, progress, EXPLAINING, seconds=SECONDS_A_TRIAL, any_will_do=True)
        return ended.status is MixStatus.IMPOSSIBLE

    return tuple(sorted(model.limits[one] for one in _needed([], False, every.tolist(), is_impossible)))


def _needed(
    kept: list[int], is_new: bool, among: list[int], is_impossible: Callable[[Sequence[int]], bool]
) -> list[int]:
    """The fewest of some limits that conflict together with the kept ones; ``is_new``: these changed just now."""
    if is_new and is_impossible(kept):
        return []
    if len(among) <= 1:
        return among
    half = len(among) // 2
    first, second = among[:half], among[half:]
    of_second = _needed([*kept, *first], bool(first), second, is_impossible)
    return [*_needed([*kept, *of_second], bool(of_second), first, is_impossible), *of_second]
