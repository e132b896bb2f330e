"""The career graph and the ways through it: from a role, or from where a person stands, to another role."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any, TypeAlias

from orgwright.planning.demand import Ask
from orgwright.planning.organization import Organization
from orgwright.planning.pace import Pace, months_per_level, months_together
from orgwright.planning.paths import Cost, Node, paths_in_order
from orgwright.records import CareerLink, LinkKind, SkillKind

if TYPE_CHECKING:
    import networkx as nx

    CareerGraph: TypeAlias = nx.DiGraph[Any]

MILLION = 1_000_000
"""Importance and tier weights are thousandths, so their product is a whole number of millionths."""


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


def career_graph(organization: Organization) -> CareerGraph:
    """Roles as nodes; a ``next`` link is one edge, an ``adjacent`` link one each way.

    Edges carry ``kind`` (next where both kinds join two roles the same way) and ``link_ids``. Links of a role to
    itself, and links to roles that are gone, are left out.
    """
    import networkx as nx

    graph: CareerGraph = nx.DiGraph()
    graph.add_nodes_from(organization.roles)
    for link_id, one in sorted(organization.links.items()):
        if one.from_role_id in organization.roles and one.to_role_id in organization.roles:
            _add_link(graph, link_id, one)
    return graph


def _add_link(graph: CareerGraph, link_id: int, link: CareerLink) -> None:
    kind, ends = LinkKind(link.kind), (link.from_role_id, link.to_role_id)
    ways = [ends] if kind is LinkKind.NEXT else [ends, ends[::-1]]
    for before, after in ways if ends[0] != ends[1] else []:
        old = graph.edges.get((before, after), {"kind": kind, "link_ids": ()})
        first = LinkKind.NEXT if LinkKind.NEXT in (kind, old["kind"]) else LinkKind.ADJACENT
        graph.add_edge(before, after, kind=first, link_ids=(*old["link_ids"], link_id))


def reachable_roles(organization: Organization, role_id: int) -> frozenset[int]:
    """The roles that some route leads to from a role, itself not among them."""
    import networkx as nx

    graph = career_graph(organization)
    return frozenset(nx.descendants(graph, role_id)) if role_id in graph else frozenset()


def route(organization: Organization, start: Start, to_role_id: int, alternatives: int = 0) -> Routes:
    """The best route from a start to a role, and so many next best ones.

    A step u → v weighs Σ w·max(0, r_v − max(a, r_u)) over the applicable requirements of v. Unknown a, and r_u of a
    skill that u does not ask, count 0. For a person the first step uses a alone; for a role a is 0. A step into a
    role without applicable requirements has no weight. Routes are ordered by the number of such steps, then the
    known total, then role names. Source: the help, "Progression".
    """
    pace = months_per_level(organization)
    from_role_id, reason = _beginning(organization, start, to_role_id)
    if from_role_id is None or reason:
        return Routes(start, from_role_id, to_role_id, None, (), pace, reason)
    weights = _Weights(organization, start, from_role_id, pace)
    ways = _role_paths(organization, weights, from_role_id, to_role_id)
    routes = tuple(weights.route(path) for path in islice(ways, alternatives + 1))
    if not routes:
        names = (organization.roles[from_role_id].name, organization.roles[to_role_id].name)
        return Routes(
            start, from_role_id, to_role_id, None, (), pace, "No career links lead from {} to {}.".format(*names)
        )
    return Routes(start, from_role_id, to_role_id, routes[0], routes[1:], pace)


def _beginning(organization: Organization, start: Start, to_role_id: int) -> tuple[int | None, str]:
    """The role that a route begins at, and why there is none."""
    if to_role_id not in organization.roles:
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
    organization: Organization, weights: _Weights, from_role_id: int, to_role_id: int
) -> Iterator[tuple[int, ...]]:
    """The ways from one role to another as role ids, best first; the same role is one way without a step."""
    import networkx as nx

    if from_role_id == to_role_id:
        return iter([(from_role_id,)])
    graph = weights.graph
    between = ({from_role_id} | nx.descendants(graph, from_role_id)) & ({to_role_id} | nx.ancestors(graph, to_role_id))
    nodes: dict[int, Node] = {role_id: (organization.roles[role_id].name, role_id) for role_id in between}
    costs = {
        nodes[before]: {
            nodes[after]: weights.cost(before, after) for after in graph.successors(before) if after in between
        }
        for before in between
    }
    if from_role_id not in between or to_role_id not in between:
        return iter(())
    ways = paths_in_order(costs, nodes[from_role_id], nodes[to_role_id])
    return (tuple(role_id for _, role_id in path) for path in ways)


class _Weights:
    """What the steps of one route weigh, for one start."""

    def __init__(
        self, organization: Organization, start: Start, from_role_id: int, pace: Mapping[SkillKind, Pace]
    ) -> None:
        self.organization = organization
        self.person_id = start.person_id if isinstance(start, PersonStart) else None
        self.from_role_id = from_role_id
        self.pace = pace
        self._asks: dict[int, dict[int, Ask]] = {}

    @cached_property
    def graph(self) -> CareerGraph:
        """The career graph, built once."""
        return career_graph(self.organization)

    def _asks_of(self, role_id: int) -> Mapping[int, Ask]:
        if role_id not in self._asks:
            asks = self.organization.demand.asks(role_id)
            self._asks[role_id] = {one.skill_id: one for one in asks if one.is_applicable}
        return self._asks[role_id]

    def _level_before(self, from_role_id: int, skill_id: int) -> int:
        """The level that a step starts from: what is held, and what the role before has taught."""
        held = 0
        if self.person_id is not None:
            held = max(0, self.organization.proficiency.level(self.person_id, skill_id))
            if from_role_id == self.from_role_id:
                return held
        taught = self._asks_of(from_role_id).get(skill_id)
        return held if taught is None else max(held, taught.level)

    def _open(self, before: int, after: int) -> Iterator[tuple[Ask, int]]:
        for ask in self._asks_of(after).values():
            level = self._level_before(before, ask.skill_id)
            if level < ask.level:
                yield ask, level

    def cost(self, before: int, after: int) -> Cost:
        """The cost of a step as the order of routes needs it; weights in millionths."""
        if not self._asks_of(after):
            return 1, 0
        return 0, sum(_millionths(ask) * (ask.level - level) for ask, level in self._open(before, after))

    def route(self, path: tuple[int, ...]) -> Route:
        """A way through roles with what each of its steps asks."""
        steps = tuple(self._step(before, after) for before, after in pairwise(path))
        costs = [self.cost(before, after) for before, after in pairwise(path)]
        unknown, known = sum(cost[0] for cost in costs), sum(cost[1] for cost in costs)
        total = known / MILLION
        if unknown:
            return Route(path, steps, None, None, None, unknown, total)
        months = round(sum(step.months or 0 for step in steps), 3)
        least = round(sum(step.least_months or 0 for step in steps), 3)
        return Route(path, steps, total, months, least, unknown, total)

    def _step(self, before: int, after: int) -> Step:
        edge = self.graph.edges[before, after]
        unknown, known = self.cost(before, after)
        gaps = tuple(self._gap(ask, level) for ask, level in self._open(before, after))
        ordered = tuple(sorted(gaps, key=self._heaviest_first))
        at_once = self.organization.policy.skills_at_once
        months = months_together((gap.months for gap in gaps), at_once)
        least = months_together((gap.months for gap in gaps if gap.is_known), at_once)
        return Step(
            before,
            after,
            edge["kind"],
            None if unknown else known / MILLION,
            None if unknown else months,
            None if unknown else least,
            ordered,
            edge["link_ids"],
        )

    def _gap(self, ask: Ask, level: int) -> SkillGap:
        organization = self.organization
        kind = SkillKind(organization.skills[ask.skill_id].kind)
        months = round((ask.level - level) * self.pace[kind].months, 3)
        if self.person_id is None:
            return SkillGap(ask.skill_id, level, ask.level, ask.weight, months, True, ask.requirement_ids, ())
        held = organization.proficiency.held(self.person_id, ask.skill_id)
        is_known, ids = held.level is not None, held.assessment_ids
        return SkillGap(ask.skill_id, level, ask.level, ask.weight, months, is_known, ask.requirement_ids, ids)

    def _heaviest_first(self, gap: SkillGap) -> tuple[float, str]:
        return -gap.weight * (gap.to_level - gap.from_level), self.organization.skills[gap.skill_id].name


def _millionths(ask: Ask) -> int:
    return round(ask.weight * MILLION)
