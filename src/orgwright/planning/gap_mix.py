"""The cheapest mix of hires, trainings, moves and contractors that closes many gaps within limits, and what it costs.

The answer is proved: no mix that keeps the limits costs less than ``bound``. Where the search ended before the cost was
within a hundredth of it, ``gap`` says how far it got. Source: the help, "Closing gaps".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from time import perf_counter

import numpy as np

from orgwright.planning.gap_mix_limits import BindingLimit, binding_limits, conflict
from orgwright.planning.gap_mix_model import MixModel, mix_model
from orgwright.planning.gap_mix_problem import Ints, Limit, MixLimits, MixProblem, needed_by
from orgwright.planning.gap_mix_solver import SECONDS, WITHIN, MixStatus, solved
from orgwright.progress import Progress

SEARCHING = "Searching the cheapest mix"


@dataclass(frozen=True)
class Taken:
    """So many of an offer that begin in a quarter and stay to ``last``, both places; money in minor units.

    What lasts stays to the last quarter; a contractor for as many quarters as one after the other was taken.
    """

    offer: int
    quarter: int
    last: int
    count: int
    cost: int


@dataclass(frozen=True)
class Unreachable:
    """A gap that nothing offered closes from its quarter on; ``earliest`` is the quarter from which it could be."""

    gap: int
    earliest: int | None


@dataclass(frozen=True)
class Mix:
    """The answer: what is taken, by quarter and offer, its cost and the proved bound below which no mix costs.

    ``fte`` percent added and ``spent`` minor units, both by quarter. Null cost and nothing taken where the limits
    conflict or nothing was found in time. ``conflict``: limits that cannot all be kept, each of which would be enough
    to give up; ``unreachable``: gaps that are not closed in time whatever is taken.
    """

    status: MixStatus
    taken: tuple[Taken, ...]
    cost: int | None
    bound: int | None
    gap: float | None
    fte: tuple[int, ...]
    spent: tuple[int, ...]
    seconds_to_build: float
    seconds_to_solve: float
    binding: tuple[BindingLimit, ...] = ()
    conflict: tuple[Limit, ...] = ()
    unreachable: tuple[Unreachable, ...] = ()


def cheapest_mix(
    problem: MixProblem,
    limits: MixLimits,
    progress: Progress | None = None,
    *,
    seconds: float = SECONDS,
    within: float = WITHIN,
    names_binding: bool = True,
) -> Mix:
    """The cheapest mix that keeps all limits, with the limits that bind; or the limits that conflict.

    Searched for at most so many seconds, until the cost is within a share of the proved bound. Without
    ``names_binding`` the limits that bind are left to ``with_binding``, which takes longer than the search.
    """
    progress = progress or Progress()
    started = perf_counter()
    model = mix_model(problem, limits)
    built = perf_counter() - started
    unreachable = tuple(_unreachable(problem, limits))
    if unreachable:
        return _none(MixStatus.IMPOSSIBLE, problem, built, 0.0, unreachable=unreachable)
    found = solved(model, progress, SEARCHING, seconds=seconds, within=within)
    if found.counts is None:
        several = conflict(model, progress) if found.status is MixStatus.IMPOSSIBLE else ()
        return _none(found.status, problem, built, found.seconds, conflict=several)
    there, taken = _there(problem, model), found.counts[: len(model.offer)]
    mix = Mix(
        found.status,
        tuple(_taken(problem, model, taken)),
        found.cost,
        found.bound,
        found.gap,
        tuple(((problem.fte[model.offer] * taken) @ there).tolist()),
        tuple((found.counts @ model.spent).tolist()),
        built,
        found.seconds,
    )
    return with_binding(problem, limits, mix, progress) if names_binding else mix


def with_binding(problem: MixProblem, limits: MixLimits, mix: Mix, progress: Progress | None = None) -> Mix:
    """A mix with the limits that bind it and what one step more of each would save."""
    if mix.cost is None or mix.bound is None:
        return mix
    model = mix_model(problem, limits)
    return replace(mix, binding=binding_limits(model, mix.cost, mix.bound, progress or Progress()))


def without_unreachable(limits: MixLimits, unreachable: Iterable[Unreachable]) -> MixLimits:
    """The same limits, with the gaps left open that nothing closes in time."""
    never = {one.gap for one in unreachable}
    return replace(limits, due=tuple(None if gap in never else due for gap, due in enumerate(limits.due)))


def _none(
    status: MixStatus,
    problem: MixProblem,
    built: float,
    seconds: float,
    conflict: tuple[Limit, ...] = (),
    unreachable: tuple[Unreachable, ...] = (),
) -> Mix:
    nothing = (0,) * problem.quarters
    return Mix(status, (), None, None, None, nothing, nothing, built, seconds, (), conflict, unreachable)


def _there(problem: MixProblem, model: MixModel) -> Ints:
    """Whether each column is there in each quarter, int64[columns, quarters]."""
    every, begins = np.arange(problem.quarters), model.quarter[:, None]
    found: Ints = np.where(problem.is_lasting[model.offer, None], every >= begins, every == begins).astype(np.int64)
    return found


def _unreachable(problem: MixProblem, limits: MixLimits) -> Iterator[Unreachable]:
    """Gaps for which all offers that begin in time are too few."""
    needed = needed_by(problem, limits)
    in_time = problem.first[problem.closing_offer, None] <= np.arange(problem.quarters)
    supply = np.zeros_like(problem.needed)
    np.add.at(supply, problem.closing_gap, in_time * problem.available[problem.closing_offer, None])
    for gap in np.flatnonzero((supply < needed).any(axis=1)).tolist():
        too_few = np.flatnonzero(supply[gap] < problem.needed[gap])
        first = int(too_few[-1]) + 1
        yield Unreachable(gap, first if first < problem.quarters else None)


def _taken(problem: MixProblem, model: MixModel, counts: Ints) -> Iterator[Taken]:
    """What is taken, by quarter, then by offer; contractors of one offer stay over quarters that follow each other."""
    several = [
        one for offer in np.unique(model.offer[counts > 0]).tolist() for one in _of_offer(problem, model, counts, offer)
    ]
    yield from sorted(several, key=lambda one: (one.quarter, one.offer, one.last))


def _of_offer(problem: MixProblem, model: MixModel, counts: Ints, offer: int) -> Iterator[Taken]:
    columns = np.flatnonzero(model.offer == offer)
    by_quarter = dict(zip(model.quarter[columns].tolist(), columns.tolist(), strict=True))
    last = problem.quarters - 1
    if problem.is_lasting[offer]:
        for quarter, column in by_quarter.items():
            if counts[column]:
                count = int(counts[column])
                yield Taken(offer, quarter, last, count, count * int(model.cost[column]))
        return
    wanted = [int(counts[by_quarter[one]]) if one in by_quarter else 0 for one in range(problem.quarters)]
    for first, end, count in _stretches(wanted):
        cost = int(problem.once[offer, first]) + sum(int(model.cost[by_quarter[one]]) for one in range(first, end + 1))
        yield Taken(offer, first, end, count, count * cost)


def _stretches(wanted: list[int]) -> Iterator[tuple[int, int, int]]:
    """So many in each quarter as people who stay: first quarter, last quarter, how many; who came first goes first."""
    staying: list[int] = []
    stays: dict[tuple[int, int], int] = {}
    for quarter, count in enumerate([*wanted, 0]):
        while len(staying) > count:
            stay = (staying.pop(0), quarter - 1)
            stays[stay] = stays.get(stay, 0) + 1
        staying += [quarter] * (count - len(staying))
    yield from ((first, end, count) for (first, end), count in stays.items())
