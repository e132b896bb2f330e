"""Careers at size: a route with alternatives, a slate, and the net bench, each against its bare work."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from itertools import islice
from typing import Any

import networkx as nx
import numpy as np
from coverage import picture
from measure import Figure, Timing, in_turns, seconds
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_bipartite_matching

from orgwright.planning.organization import Organization
from orgwright.planning.pace import paces
from orgwright.planning.progression import PersonStart, route
from orgwright.planning.readiness import KINDS
from orgwright.planning.slate import slate
from orgwright.planning.step_costs import career_network, step_costs
from orgwright.planning.succession import net_bench
from orgwright.records import (
    Assessment,
    CareerLink,
    Importance,
    Incumbency,
    LinkKind,
    OrganizationFacts,
    Person,
    Position,
    Record,
    Requirement,
    Role,
    Skill,
    SkillKind,
    Tier,
    Unit,
)

ROLES, LINKS, SKILLS, ASKED, ALTERNATIVES = 1_000, 10_000, 400, 25, 3
SEATS, SEAT_ROLES, PEOPLE = 500, 100, 5_000
TODAY = date(2026, 5, 27)
ROUNDS = 15
Array = NDArray[Any]


@cache
def ladders() -> Organization:
    """Roles that each ask 25 skills, links between them at random, and one person who stands at the first."""
    draw = np.random.default_rng(3)
    rows: list[Record] = [
        OrganizationFacts(id=1, name="Synthetic", planning_date=TODAY),
        Unit(id=1, name="Everything"),
        Person(id=1, key="p1", name="Person 1"),
        Position(id=1, key="s1", unit_id=1, role_id=1),
        Incumbency(id=1, position_id=1, person_id=1),
    ]
    rows += [Role(id=one, name=f"Role {one:04}") for one in range(1, ROLES + 1)]
    rows += [Skill(id=one, name=f"Skill {one:03}", kind=KINDS[one % len(KINDS)]) for one in range(1, SKILLS + 1)]
    for role in range(1, ROLES + 1):
        rows += [
            Requirement(role_id=role, skill_id=1 + skill, tier=Tier.MUST_HAVE, level=int(draw.integers(1, 6)))
            for skill in draw.choice(SKILLS, ASKED, replace=False).tolist()
        ]
    pairs: set[tuple[int, int]] = set()
    while len(pairs) < LINKS:
        before, after = draw.integers(1, ROLES + 1, 2).tolist()
        pairs |= {(before, after)} if before != after else set()
    rows += [CareerLink(from_role_id=one, to_role_id=other, kind=LinkKind.NEXT) for one, other in sorted(pairs)]
    rows += [
        Assessment(person_id=1, skill_id=skill, level=int(draw.integers(0, 6)), assessed_on=TODAY)
        for skill in range(1, SKILLS + 1, 3)
    ]
    return Organization.of(*rows)


def route_with_alternatives() -> Timing:
    """The four best ways with what each step teaches; bare: networkx finding them where all weights are known."""
    organization, goal = ladders(), 777
    network = career_network(organization)
    weights = step_costs(organization, 1, network.place_by_role[1]).tolist()
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_weighted_edges_from((*pair, weight) for pair, weight in zip(network.ways, weights, strict=True))

    def ours() -> list[tuple[int, ...]]:
        found = route(organization, PersonStart(1), goal, ALTERNATIVES)
        assert found.best is not None
        return [one.role_ids for one in (found.best, *found.alternatives)]

    def bare() -> list[tuple[int, ...]]:
        paths = nx.shortest_simple_paths(graph, 1, goal, weight="weight")
        return [tuple(path) for path in islice(paths, 1 + ALTERNATIVES)]

    assert ours() == bare()
    return in_turns(lambda: seconds(ours), lambda: seconds(bare), ROUNDS)


def bare_readiness(
    organization: Organization, role_id: int, people: Sequence[int] | None = None
) -> Callable[[], tuple[Array, Array, Array]]:
    """Low, whether the gate is held, and the levels of everybody in what a role asks, from finished arrays."""
    levels, asks = organization.proficiency.levels, organization.demand.ask_columns(role_id)
    columns, per_level = organization.proficiency.columns(asks.skill_ids), asks.weights / asks.levels
    critical = np.flatnonzero(asks.gate)

    def compute() -> tuple[Array, Array, Array]:
        held = levels[:, columns]
        low = np.clip(held, 0, asks.levels) @ per_level / asks.weights.sum()
        return low, (held[:, critical] >= asks.levels[critical]).all(axis=1), held

    return compute


def slate_of_100000() -> Timing:
    """Everybody for one position, best first; bare: numpy's coverage, gate and months of everybody, not in order."""
    organization = picture()
    role_id = next(iter(organization.demand.requirements_by_role))
    position_id = next(key for key, one in organization.positions.items() if one.role_id == role_id)
    asks, table, at_once = organization.demand.ask_columns(role_id), paces(organization).months_to, 3
    kinds = [KINDS.index(SkillKind(organization.skills[one].kind)) for one in asks.skill_ids.tolist()]
    readiness = bare_readiness(organization, role_id)
    wanted = table[kinds, asks.levels]

    def bare() -> Array:
        _, _, held = readiness()
        missing = np.maximum(wanted - table[kinds, np.clip(held, 0, 5)], 0.0)
        missing.sort(axis=1)
        places = np.zeros((len(missing), at_once))
        for column in range(missing.shape[1] - 1, -1, -1):
            places[np.arange(len(places)), places.argmin(axis=1)] += missing[:, column]
        return places.max(axis=1)

    found = slate(organization, position_id)
    assert found.readiness is not None
    assert np.allclose(found.readiness.months, bare(), atol=0.002)

    return in_turns(lambda: seconds(lambda: slate(organization, position_id)), lambda: seconds(bare), ROUNDS // 3)


@cache
def benches() -> tuple[Organization, tuple[int, ...]]:
    """500 seats of 100 roles that ask six skills each, and people of whom some are ready for some of them."""
    draw = np.random.default_rng(4)
    rows: list[Record] = [
        OrganizationFacts(id=1, name="Synthetic", planning_date=TODAY),
        Unit(id=1, name="Everything"),
    ]
    rows += [Skill(id=one, name=f"Skill {one:03}") for one in range(1, SEAT_ROLES + 1)]
    rows += [Role(id=one, name=f"Role {one:03}") for one in range(1, SEAT_ROLES + 1)]
    for role in range(1, SEAT_ROLES + 1):
        rows += [
            Requirement(
                role_id=role,
                skill_id=1 + (role + step) % SEAT_ROLES,
                tier=Tier.MUST_HAVE,
                importance=Importance.CRITICAL if step == 0 else Importance.IMPORTANT,
                level=3,
            )
            for step in range(6)
        ]
    rows += [Person(id=one, key=f"p{one:04}", name=f"Person {one:04}") for one in range(1, PEOPLE + 1)]
    rows += [Position(id=one, key=f"s{one:03}", unit_id=1, role_id=1 + one % SEAT_ROLES) for one in range(1, SEATS + 1)]
    for person in range(1, PEOPLE + 1):
        first = int(draw.integers(0, SEAT_ROLES))
        rows += [
            Assessment(
                person_id=person,
                skill_id=1 + (first + step) % SEAT_ROLES,
                level=int(draw.integers(1, 6)),
                assessed_on=TODAY,
            )
            for step in range(8)
        ]
    return Organization.of(*rows), tuple(range(1, SEATS + 1))


def net_bench_of_500_seats() -> Timing:
    """How many seats can be filled at once; bare: numpy's readiness for each role, and scipy's matching."""
    organization, positions = benches()
    readiness = {role_id: bare_readiness(organization, role_id) for role_id in organization.roles}
    roles = [organization.positions[one].role_id or 0 for one in positions]

    def bare() -> int:
        ready = {}
        for role_id, compute in readiness.items():
            low, gate, _ = compute()
            ready[role_id] = np.flatnonzero(gate & (low >= organization.policy.ready_share))
        several = [ready[role_id] for role_id in roles]
        ends = np.cumsum([0, *map(len, several)])
        columns = np.concatenate(several)
        graph = csr_array((np.ones(len(columns), dtype=np.int8), columns, ends), shape=(SEATS, PEOPLE))
        return int((maximum_bipartite_matching(graph, perm_type="column") >= 0).sum())

    found = net_bench(organization, positions)
    assert SEATS / 4 < found.size == bare()

    return in_turns(lambda: seconds(lambda: net_bench(organization, positions)), lambda: seconds(bare), ROUNDS)


FIGURES = (
    Figure("route_of_1000_roles", 2.0, route_with_alternatives),
    Figure("slate_of_100000x400", 3.0, slate_of_100000),
    Figure("net_bench_500x5000", 3.0, net_bench_of_500_seats),
)
