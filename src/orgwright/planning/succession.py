"""Succession: who stands ready behind critical positions, and how many of these could be filled at the same time."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from orgwright.planning.members import members
from orgwright.planning.organization import Organization
from orgwright.planning.readiness import STAGES, WITHIN_MONTHS, ReadyStage
from orgwright.planning.role_readiness import RoleReadiness, role_readiness
from orgwright.planning.slate import Slate, slates
from orgwright.progress import Progress
from orgwright.records import PositionStatus

NOW = 0
HORIZONS = (NOW, *WITHIN_MONTHS)
"""Months from the day at which the bench is asked for: now, in one year, in two."""
MOST_NAMED = 10
"""So many of a bench are named; its depth counts all of it."""


@dataclass(frozen=True)
class Bench:
    """The people behind one position: how many are ready now, in one year and in two, and the best of them.

    ``depth`` follows HORIZONS, each with those before it. ``best_id`` is the first of the slate if ready within the
    last horizon; ``without_best`` is the depth if that person left. ``first`` are the ten best with their stages.
    ``role_id`` is null where the position has none, and nobody counts then or where the role asks nothing.
    """

    position_id: int
    role_id: int | None
    depth: tuple[int, ...]
    best_id: int | None
    without_best: tuple[int, ...]
    first: tuple[tuple[int, ReadyStage], ...] = ()

    def named(self, place: int) -> tuple[int, ...]:
        """Those of the first who become ready by the horizon of a place and not before it, best first."""
        return tuple(person_id for person_id, stage in self.first if STAGES.index(stage) == place)


@dataclass(frozen=True)
class NetBench:
    """How many of some positions could be filled at the same time by ready people, nobody filling two.

    ``successor_by_position`` is one way to do so; ``open_ids`` are the positions that stay without anybody in it.
    """

    months: int
    successor_by_position: Mapping[int, int]
    open_ids: tuple[int, ...]

    @property
    def size(self) -> int:
        """The number of positions filled."""
        return len(self.successor_by_position)


@dataclass(frozen=True)
class SuccessionPlan:
    """The bench of each position, the net bench at each of HORIZONS, and who stands behind several of them."""

    benches: tuple[Bench, ...]
    net: tuple[NetBench, ...]
    positions_by_person: Mapping[int, tuple[int, ...]]


def critical_positions(organization: Organization, unit_id: int | None) -> tuple[int, ...]:
    """The positions of a unit and below that are marked critical and not closed on the day, by key."""
    seating = organization.seating
    units = set(seating.subtree(unit_id)) if unit_id is not None else None
    found = [
        key
        for key, one in organization.positions.items()
        if one.critical
        and (units is None or one.unit_id in units)
        and seating.position_status(key) is not PositionStatus.CLOSED
    ]
    return tuple(sorted(found, key=lambda key: organization.positions[key].key))


def succession(
    organization: Organization,
    position_ids: Sequence[int],
    progress: Progress | None = None,
    without: Collection[int] = (),
) -> SuccessionPlan:
    """The benches of positions, how they stand without their best successor, and the net bench at each horizon.

    Bench = people ready now; at 12 and 24 months those too whose months to learn what is missing are not more. Net
    bench = size of a maximum matching of positions to people: nobody fills two seats. ``without``: as if these people
    had left, seats and all. Source: the help, "Progression".
    """
    behind, benches = [], []
    for done, found in enumerate(slates(organization, position_ids)):
        (progress or Progress()).step(done, len(position_ids), "Looking for successors")
        one = _without(found, without)
        behind.append(_behind(one))
        benches.append(_bench(one))
    people = members(organization.seating)
    employed = people.person_ids[people.employed]
    net = tuple(
        _net(months, position_ids, employed, [several[place] for several in behind])
        for place, months in enumerate(HORIZONS)
    )
    return SuccessionPlan(tuple(benches), net, _several(position_ids, employed, [one[NOW] for one in behind]))


def net_bench(organization: Organization, position_ids: Sequence[int], months: int = NOW) -> NetBench:
    """How many positions could be filled at the same time by people ready within so many months (0: now)."""
    people = members(organization.seating)
    employed = people.person_ids[people.employed]
    ready: dict[int, NDArray[Any]] = {}
    behind = []
    for position_id in position_ids:
        role_id = organization.seating.position_role(position_id)
        if role_id is not None and role_id not in ready:
            found = role_readiness(organization, role_id)
            ready[role_id] = np.zeros(0, dtype=np.int64) if found is None else _ready(found, months)
        several = np.zeros(0, dtype=np.int64) if role_id is None else ready[role_id]
        inside = [one.person_id for one in organization.seating.incumbencies_by_position.get(position_id, ())]
        behind.append(several[~np.isin(employed[several], inside)] if inside else several)
    return _net(months, position_ids, employed, behind)


def _without(one: Slate, gone: Collection[int]) -> Slate:
    if one.readiness is None or not gone:
        return one
    return replace(one, order=one.order[~np.isin(one.readiness.person_ids[one.order], list(gone))])


def _behind(one: Slate) -> tuple[NDArray[Any], ...]:
    """Who is behind a position at each horizon: their places among those employed."""
    found = one.readiness
    if found is None:
        return (one.order,) * len(HORIZONS)
    return tuple(np.sort(one.order[found.ready_within(months)[one.order]]) for months in HORIZONS)


def _ready(found: RoleReadiness, months: int) -> NDArray[Any]:
    return np.flatnonzero(found.ready_within(months))


def _bench(one: Slate) -> Bench:
    behind = _behind(one)
    depth = tuple(len(several) for several in behind)
    if one.readiness is None or not depth[-1]:
        return Bench(one.position_id, one.role_id, depth, None, depth)
    best = one.order[0]
    without = tuple(len(several) - int(best in several) for several in behind)
    count = min(depth[-1], MOST_NAMED)
    first = tuple((person_id, one.stage_of(place)) for place, person_id in enumerate(one.person_ids_of(count)))
    return Bench(one.position_id, one.role_id, depth, first[0][0], without, first)


def _net(months: int, position_ids: Sequence[int], employed: NDArray[Any], behind: Sequence[NDArray[Any]]) -> NetBench:
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import maximum_bipartite_matching

    ends = np.cumsum([0, *(len(several) for several in behind)])
    columns = np.concatenate([*behind, np.zeros(0, dtype=np.int64)])
    graph = csr_array((np.ones(len(columns), dtype=np.int8), columns, ends), shape=(len(behind), len(employed)))
    matched = maximum_bipartite_matching(graph, perm_type="column").tolist() if len(columns) else [-1] * len(behind)
    pairs = list(zip(position_ids, matched, strict=True))
    return NetBench(
        months,
        {position_id: int(employed[place]) for position_id, place in pairs if place >= 0},
        tuple(position_id for position_id, place in pairs if place < 0),
    )


def _several(
    position_ids: Sequence[int], employed: NDArray[Any], behind: Sequence[NDArray[Any]]
) -> Mapping[int, tuple[int, ...]]:
    """Who stands ready behind more than one position, and behind which."""
    columns = np.concatenate([*behind, np.zeros(0, dtype=np.int64)])
    often = np.flatnonzero(np.bincount(columns, minlength=1) > 1)
    found: dict[int, list[int]] = {one: [] for one in often.tolist()}
    for position_id, several in zip(position_ids, behind, strict=True):
        for one in several[np.isin(several, often)].tolist():
            found[one].append(position_id)
    return {int(employed[one]): tuple(positions) for one, positions in found.items()}
