"""What every step between two roles weighs and takes, for one start: all steps at once, as arrays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from orgwright.planning.career_links import Way, ways
from orgwright.planning.demand import Demand
from orgwright.planning.organization import Organization
from orgwright.planning.pace import months_of_each, paces
from orgwright.records import CareerLink, SkillKind

Array = NDArray[Any]
MILLION = 1_000_000
"""Importance and tier weights are thousandths, so their product is a whole number of millionths."""
KINDS = tuple(SkillKind)


@dataclass(frozen=True, eq=False)
class CareerNetwork:
    """Roles and the steps between them, ready for searching; a place is a role's rank by name, then id.

    ``role_ids`` by place; ``ways`` by the ids of two roles, a step being the number of a way among them. ``before`` and
    ``after`` int64[steps] are places, ``is_unknown`` bool[steps] whether the role that a step leads to asks nothing.
    What the roles ask that steps lead to stands in a row, for step ``n`` from ``first[n]`` to ``first[n + 1]``: column
    of the skill, its kind, the level required, the one that the role before has taught (0: none), weight in millionths.
    """

    role_ids: Array
    place_by_role: Mapping[int, int]
    ways: Mapping[tuple[int, int], Way]
    step_by_roles: Mapping[tuple[int, int], int]
    before: Array
    after: Array
    is_unknown: Array
    first: Array
    column: Array
    kind: Array
    required: Array
    taught: Array
    weight: Array


def career_network(organization: Organization) -> CareerNetwork:
    """The network of the roles and links, kept for as long as these and what roles ask are the same."""
    links, demand = organization.links, organization.demand
    known = _NETWORKS.get(demand)
    if known is None or known[0] is not links:
        known = _NETWORKS[demand] = links, _network(organization)
    return known[1]


_NETWORKS: WeakKeyDictionary[Demand, tuple[Mapping[int, CareerLink], CareerNetwork]] = WeakKeyDictionary()


def _network(organization: Organization) -> CareerNetwork:
    roles, demand = organization.roles, organization.demand
    ordered = sorted(roles, key=lambda key: (roles[key].name, key))
    place = {role_id: number for number, role_id in enumerate(ordered)}
    skill_ids = np.sort(np.fromiter(demand.skills, dtype=np.int64))
    levels = np.zeros((len(ordered), len(skill_ids)), dtype=np.int8)
    columns = []
    for number, role_id in enumerate(ordered):
        asks = demand.ask_columns(role_id)
        columns.append(skill_ids.searchsorted(asks.skill_ids))
        levels[number, columns[-1]] = asks.levels
    several = ways(organization)
    pairs = np.array([(place[one], place[other]) for one, other in several], dtype=np.int64).reshape(-1, 2)
    after = pairs[:, 1]
    counts = np.array([len(one) for one in columns], dtype=np.int64)[after]
    kinds = [KINDS.index(SkillKind(organization.skills[key].kind)) for key in skill_ids.tolist()]
    weights = [np.round(demand.ask_columns(one).weights * MILLION).astype(np.int64) for one in ordered]
    column = np.concatenate([columns[one] for one in after.tolist()] or [np.zeros(0, dtype=np.int64)])
    step = np.repeat(np.arange(len(pairs)), counts)
    return CareerNetwork(
        np.array(ordered, dtype=np.int64),
        place,
        several,
        {pair: number for number, pair in enumerate(several)},
        pairs[:, 0],
        after,
        counts == 0,
        np.concatenate(([0], np.cumsum(counts))),
        column,
        np.array(kinds, dtype=np.int64)[column],
        levels[after[step], column],
        levels[pairs[step, 0], column],
        np.concatenate([weights[one] for one in after.tolist()] or [np.zeros(0, dtype=np.int64)]),
    )


def _before(organization: Organization, network: CareerNetwork, person_id: int | None, from_place: int) -> Array:
    """The level that every ask of every step starts from, int8.

    A step u → v starts from max(a, r_u), the first step of a person from a alone; unknown a counts 0, a role has no a.
    """
    if person_id is None:
        return network.taught
    rows = organization.proficiency.rows((person_id,))
    every = np.arange(len(organization.proficiency.skill_ids))
    held = np.maximum(organization.proficiency.levels_at(rows, every)[0], 0).astype(np.int8)
    own = held[network.column]
    found: Array = np.maximum(own, network.taught)
    for step in np.flatnonzero(network.before == from_place).tolist():
        part = slice(network.first[step], network.first[step + 1])
        found[part] = own[part]
    return found


def step_costs(organization: Organization, person_id: int | None, from_place: int) -> Array:
    """The weighted gap of every step in millionths, int64[steps]; 0 where the role that it leads to asks nothing.

    A step u → v weighs Σ w·max(0, r_v − max(a, r_u)) over the applicable requirements of v. Source: the help,
    "Progression".
    """
    network = career_network(organization)
    missing = np.maximum(network.required - _before(organization, network, person_id, from_place), 0)
    return _sums(network, missing * network.weight)


def step_months(organization: Organization, person_id: int | None, from_place: int) -> Array:
    """The months that every step takes, float64[steps]; NaN where the role that it leads to asks nothing."""
    network = career_network(organization)
    before = np.minimum(_before(organization, network, person_id, from_place), network.required)
    reached = paces(organization).months_to
    missing = np.round(reached[network.kind, network.required] - reached[network.kind, before], 3)
    counts = np.diff(network.first)
    wide = np.zeros((len(counts), int(counts.max(initial=0))))
    wide[np.arange(wide.shape[1]) < counts[:, None]] = np.maximum(missing, 0.0)
    months = months_of_each(wide, organization.policy.skills_at_once)
    months[network.is_unknown] = np.nan
    return months


def _sums(network: CareerNetwork, values: Array) -> Array:
    """The sum of the values of every step; 0 where it has none."""
    through = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(values, dtype=np.int64)))
    found: Array = through[network.first[1:]] - through[network.first[:-1]]
    return found
