"""The career graph and the ways through it: from a role, or from where a person stands, to another role."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from heapq import heappop, heappush
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from orgwright.errors import RefusedInput
from orgwright.planning.career_links import ways
from orgwright.planning.demand import Ask
from orgwright.planning.organization import Organization
from orgwright.planning.pace import Pace, months_between, months_per_level, months_together
from orgwright.planning.paths import Steps, paths_in_order
from orgwright.planning.proficiency import Held
from orgwright.planning.step_costs import MILLION, career_network, step_costs, step_months
from orgwright.records import LinkKind, SkillKind

if TYPE_CHECKING:
    import networkx as nx

    CareerGraph: TypeAlias = nx.DiGraph[Any]

MOST_VIA = 3


@dataclass(frozen=True)
class RoleStart:
    """A route begins at a role, with nobody in particular on it."""

    role_id: int


@dataclass(frozen=True)
class PersonStart:
    """A route begins where a person stands: at the role of the primary incumbency, with the levels held."""

    person_id: int


Start: TypeAlias = RoleStart | PersonStart


@dataclass(frozen=True)
class SkillGap:
    """What is to be learned in one skill on one step, and how long that takes by itself.

    ``is_known`` is false where the person's own level is not known, which counts as 0.
    ``requirement_ids`` are the rows that ask for it, ``assessment_ids`` those that say what is held.
    """

    skill_id: int
    from_level: int
    to_level: int
    weight: float
    months: float
    is_known: bool
    requirement_ids: tuple[int, ...]
    assessment_ids: tuple[int, ...]


@dataclass(frozen=True)
class Step:
    """One step of a route. ``weighted_gap`` and the months are null where the role has no requirements.

    ``least_months``: the months if the person already held all that is not known.
    """

    from_role_id: int
    to_role_id: int
    kind: LinkKind
    weighted_gap: float | None
    months: float | None
    least_months: float | None
    gaps: tuple[SkillGap, ...]
    link_ids: tuple[int, ...]


@dataclass(frozen=True)
class Route:
    """One way: its total and months are null with any step into a role without requirements."""

    role_ids: tuple[int, ...]
    steps: tuple[Step, ...]
    total: float | None
    months: float | None
    least_months: float | None
    unknown_steps: int
    known_total: float


@dataclass(frozen=True)
class Routes:
    """The best route from a start to a role and the next best ones; ``reason`` says why none was found."""

    start: Start
    from_role_id: int | None
    to_role_id: int
    best: Route | None
    alternatives: tuple[Route, ...]
    pace: Mapping[SkillKind, Pace]
    reason: str = ""

    @property
    def found(self) -> bool:
        """Whether there is any route."""
        return self.best is not None

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps of the best route; none without a route, or where start and goal are the same role."""
        return () if self.best is None else self.best.steps

    @property
    def total(self) -> float | None:
        """The weighted gap of the best route, null where it cannot be known."""
        return None if self.best is None else self.best.total


@dataclass(frozen=True)
class Reached:
    """A role that can be reached, after how many months, and the roles on the way, the first and it included."""

    role_id: int
    months: float
    role_ids: tuple[int, ...]


def career_graph(organization: Organization) -> CareerGraph:
    """Roles as nodes; a ``next`` link is one edge, an ``adjacent`` link one each way.

    Edges carry ``kind`` and ``link_ids`` of the way.
    """
    import networkx as nx

    graph: CareerGraph = nx.DiGraph()
    graph.add_nodes_from(organization.roles)
    for (before, after), one in ways(organization).items():
        graph.add_edge(before, after, kind=one.kind, link_ids=one.link_ids)
    return graph


def reachable_roles(organization: Organization, role_id: int) -> frozenset[int]:
    """The roles that some route leads to from a role, itself not among them."""
    import networkx as nx

    graph = career_graph(organization)
    return frozenset(nx.descendants(graph, role_id)) if role_id in graph else frozenset()


def route(
    organization: Organization,
    start: Start,
    to_role_id: int,
    alternatives: int = 0,
    via: Collection[int] = (),
    avoiding: Collection[int] = (),
) -> Routes:
    """The best route from a start to a role, and so many next best ones, through some roles and around others.

    A step u → v weighs Σ w·max(0, r_v − max(a, r_u)) over the applicable requirements of v. Unknown a, and r_u of a
    skill that u does not ask, count 0. For a person the first step uses a alone; for a role a is 0. A step into a
    role without applicable requirements has no weight. Routes are ordered by the number of such steps, then the
    known total, then role names; no route passes a role twice. Source: the help, "Progression".
    """
    pace = months_per_level(organization)
    from_role_id, reason = _beginning(organization, start, to_role_id)
    if from_role_id is None or reason:
        return Routes(start, from_role_id, to_role_id, None, (), pace, reason)
    if to_role_id in avoiding and to_role_id != from_role_id:
        reason = f"Every route to {organization.roles[to_role_id].name} passes it, so it cannot be avoided."
        return Routes(start, from_role_id, to_role_id, None, (), pace, reason)
    if len(set(via)) > MOST_VIA:
        raise RefusedInput(f"A route can be asked to pass {MOST_VIA} roles at most, not {len(set(via))}.")
    described = _Described(organization, start, from_role_id, pace)
    paths = _role_paths(described, to_role_id, set(via) - {from_role_id, to_role_id}, set(avoiding))
    routes = tuple(described.route(path) for path in islice(paths, alternatives + 1))
    if not routes:
        reason = _no_route(organization, from_role_id, to_role_id, bool(via), bool(avoiding))
        return Routes(start, from_role_id, to_role_id, None, (), pace, reason)
    return Routes(start, from_role_id, to_role_id, routes[0], routes[1:], pace)


def route_along(organization: Organization, start: Start, role_ids: tuple[int, ...]) -> Route:
    """One given way from role to role, what its steps weigh, teach and take; every step of it must be a link.

    It may also be a part of a way: only a step from the role where a person stands uses what is held alone.
    """
    from_role_id, _ = _beginning(organization, start, None)
    if from_role_id is None:
        raise RefusedInput("Nobody begins there, so there is no way to describe.")
    return _Described(organization, start, from_role_id, months_per_level(organization)).route(role_ids)


def _no_route(organization: Organization, from_role_id: int, to_role_id: int, has_via: bool, avoids: bool) -> str:
    before, after = organization.roles[from_role_id].name, organization.roles[to_role_id].name
    conditions = [words for words, holds in ((" that way", has_via), (" around these roles", avoids)) if holds]
    return f"No career links lead from {before} to {after}{' and'.join(conditions)}."


def reach(organization: Organization, start: Start, months: float) -> tuple[Reached, ...]:
    """Every role that can be reached within so many months, the soonest first, each by its quickest way.

    The months of a way are those of its steps, one after the other, as in a route. A role that asks nothing cannot be
    weighed, so no way leads through it. Ties: fewer steps, then role names. Source: the help, "Progression".
    """
    from_role_id, reason = _beginning(organization, start, None)
    if from_role_id is None or reason:
        return ()
    network = career_network(organization)
    person_id = start.person_id if isinstance(start, PersonStart) else None
    after: dict[int, list[tuple[int, float]]] = defaultdict(list)
    months_of = step_months(organization, person_id, network.place_by_role[from_role_id])
    for pair, taken in zip(network.ways, months_of.tolist(), strict=True):
        if taken == taken:
            after[pair[0]].append((pair[1], taken))
    names = {key: one.name for key, one in organization.roles.items()}
    found: dict[int, Reached] = {}
    waiting: list[tuple[float, tuple[str, ...], tuple[int, ...]]] = [(0.0, (names[from_role_id],), (from_role_id,))]
    while waiting:
        so_far, words, path = heappop(waiting)
        if path[-1] in found:
            continue
        found[path[-1]] = Reached(path[-1], so_far, path)
        for other, taken in after.get(path[-1], ()):
            total = round(so_far + taken, 3)
            if other not in found and total <= months:
                heappush(waiting, (total, (*words, names[other]), (*path, other)))
    return tuple(one for key, one in found.items() if key != from_role_id)


def _beginning(organization: Organization, start: Start, to_role_id: int | None) -> tuple[int | None, str]:
    """The role that a route begins at, and why there is none."""
    if to_role_id is not None and to_role_id not in organization.roles:
        return None, "The role to reach does not exist."
    if isinstance(start, RoleStart):
        known = start.role_id in organization.roles
        return (start.role_id, "") if known else (None, "The role to start from does not exist.")
    person = organization.people.get(start.person_id)
    if person is None:
        return None, "The person to start from does not exist."
    role_id = organization.seating.role_of(start.person_id)
    day = organization.day.isoformat()
    return role_id, "" if role_id is not None else f"{person.name} has no role on {day}, so no route begins there."


def _role_paths(
    described: _Described, to_role_id: int, via: AbstractSet[int], avoiding: AbstractSet[int]
) -> Iterator[tuple[int, ...]]:
    """The ways to a role as role ids, best first; the same role is one way without a step.

    Where roles are to be passed, a node is a role together with those of them that are behind it. A way through such
    nodes could come back to a role; those are left out, so that what is left stands in the order of plain paths.
    """
    network, from_role_id = described.network, described.from_role_id
    if from_role_id == to_role_id:
        return iter([] if via else [(from_role_id,)])
    place, count = network.place_by_role, len(network.role_ids)
    goal, everything = place[to_role_id], 2 ** len(via) - 1
    bit = np.zeros(count, dtype=np.int64)
    bit[[place[one] for one in sorted(via)]] = 2 ** np.arange(len(via))
    left_out = np.array([place[one] for one in avoiding - {from_role_id, to_role_id}], dtype=np.int64)
    kept = np.flatnonzero(~np.isin(network.before, left_out) & ~np.isin(network.after, left_out))
    before, after = network.before[kept], network.after[kept]
    layers = []
    for behind in range(everything + 1):
        passed = behind | bit[after]
        used = np.flatnonzero((after != goal) | (behind == everything))
        layers.append((behind * count + before[used], passed[used] * count + after[used], described.cost[kept][used]))
    begins, ends, cost = (np.concatenate(several) for several in zip(*layers, strict=True))
    steps = Steps(count * (everything + 1), begins, ends, cost)
    paths = paths_in_order(steps, place[from_role_id], everything * count + goal)
    roles = (tuple(network.role_ids[[one % count for one in path]].tolist()) for path in paths)
    return (path for path in roles if len(set(path)) == len(path))


class _Described:
    """What the steps of one route weigh and teach, for one start."""

    def __init__(
        self, organization: Organization, start: Start, from_role_id: int, pace: Mapping[SkillKind, Pace]
    ) -> None:
        self.organization = organization
        self.person_id = start.person_id if isinstance(start, PersonStart) else None
        self.from_role_id = from_role_id
        self.pace = pace
        self.network = career_network(organization)
        self._known = step_costs(organization, self.person_id, self.network.place_by_role[from_role_id])
        self._asks: dict[int, dict[int, Ask]] = {}

    @cached_property
    def cost(self) -> NDArray[Any]:
        """What every step costs, int64: a step that cannot be weighed costs more than all known weights of any path."""
        dearer = 1 + len(self.network.role_ids) * int(self._known.max(initial=0))
        found: NDArray[Any] = self._known + self.network.is_unknown * dearer
        return found

    def _asks_of(self, role_id: int) -> Mapping[int, Ask]:
        if role_id not in self._asks:
            asks = self.organization.demand.asks(role_id)
            self._asks[role_id] = {one.skill_id: one for one in asks if one.is_applicable}
        return self._asks[role_id]

    def _level_before(self, from_role_id: int, skill_id: int) -> int:
        """The level that a step starts from: what is held, and what the role before has taught."""
        held = 0
        if self.person_id is not None:
            own = self._held_by_skill.get(skill_id)
            held = 0 if own is None or own.level is None else own.level
            if from_role_id == self.from_role_id:
                return held
        taught = self._asks_of(from_role_id).get(skill_id)
        return held if taught is None else max(held, taught.level)

    def _open(self, before: int, after: int) -> Iterator[tuple[Ask, int]]:
        for ask in self._asks_of(after).values():
            level = self._level_before(before, ask.skill_id)
            if level < ask.level:
                yield ask, level

    def route(self, path: tuple[int, ...]) -> Route:
        """A way through roles with what each of its steps asks."""
        numbers = [self.network.step_by_roles[pair] for pair in pairwise(path)]
        unknown = int(self.network.is_unknown[numbers].sum()) if numbers else 0
        known = int(self._known[numbers].sum()) if numbers else 0
        steps = tuple(self._step(*pair, number) for pair, number in zip(pairwise(path), numbers, strict=True))
        total = known / MILLION
        if unknown:
            return Route(path, steps, None, None, None, unknown, total)
        months = round(sum(step.months or 0 for step in steps), 3)
        least = round(sum(step.least_months or 0 for step in steps), 3)
        return Route(path, steps, total, months, least, unknown, total)

    def _step(self, before: int, after: int, number: int) -> Step:
        way = self.network.ways[before, after]
        gaps = tuple(self._gap(ask, level) for ask, level in self._open(before, after))
        ordered = tuple(sorted(gaps, key=self._heaviest_first))
        at_once = self.organization.policy.skills_at_once
        months = months_together((gap.months for gap in gaps), at_once)
        least = months_together((gap.months for gap in gaps if gap.is_known), at_once)
        is_unknown = bool(self.network.is_unknown[number])
        return Step(
            before,
            after,
            way.kind,
            None if is_unknown else int(self._known[number]) / MILLION,
            None if is_unknown else months,
            None if is_unknown else least,
            ordered,
            way.link_ids,
        )

    def _gap(self, ask: Ask, level: int) -> SkillGap:
        organization = self.organization
        kind = SkillKind(organization.skills[ask.skill_id].kind)
        months = months_between(organization, kind, level, ask.level)
        if self.person_id is None:
            return SkillGap(ask.skill_id, level, ask.level, ask.weight, months, True, ask.requirement_ids, ())
        held = self._held_by_skill.get(ask.skill_id)
        is_known, ids = held is not None and held.level is not None, () if held is None else held.assessment_ids
        return SkillGap(ask.skill_id, level, ask.level, ask.weight, months, is_known, ask.requirement_ids, ids)

    @cached_property
    def _held_by_skill(self) -> Mapping[int, Held]:
        return {} if self.person_id is None else self.organization.proficiency.held_by_skill(self.person_id)

    def _heaviest_first(self, gap: SkillGap) -> tuple[float, str]:
        return -gap.weight * (gap.to_level - gap.from_level), self.organization.skills[gap.skill_id].name
