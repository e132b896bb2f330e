"""Coverage of many people against their own roles at once, as arrays: no object per person or requirement.

People of one role ask the same skills, so each role is one block of the level matrix. Weights are counted in whole
parts of a sixtieth of a millionth, in which every weight and every share a/r of it is a whole number: sums are exact,
whatever their order, and no figure leaves 0 to 1 by rounding.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from orgwright.planning.demand import Demand
from orgwright.planning.organization import Organization
from orgwright.planning.remembered import remembered
from orgwright.planning.seating import Seating

PARTS = 60_000_000
"""Parts of a weight of 1: millionths, and the least common multiple of the levels 1 to 5."""
NO_ROLE = -1
GATES = ("held", "missing", "unknown")
"""The words of the gate codes 0, 1 and 2."""
HELD, MISSING, UNKNOWN_GATE = range(3)
NO_GATE = -1
Array = NDArray[Any]


def parts(weight: float) -> int:
    """A weight in whole parts."""
    return round(weight * (PARTS // 60)) * 60


@dataclass(frozen=True, eq=False)
class RoleParts:
    """The applicable asks of a role, ready for the matrix: its columns there, levels, and weights in parts."""

    columns: Array
    skill_ids: Array
    levels: Array
    per_level: Array
    whole: Array
    gate: Array

    @property
    def total(self) -> float:
        """Σ w in parts."""
        return float(self.whole.sum())


@dataclass(frozen=True, eq=False)
class PeopleCoverage:
    """Coverage of people against the roles of their primary incumbencies, as parallel arrays in the asked order.

    person_ids, role_ids int64 (NO_ROLE without one); low, high, compliance float64 of 0 to 1 (NaN where null); gate
    int8 (index in GATES, NO_GATE without a role); known, met and applicable int32, counts of requirements.
    """

    person_ids: Array
    role_ids: Array
    low: Array
    high: Array
    compliance: Array
    gate: Array
    known: Array
    met: Array
    applicable: Array

    @property
    def assessed_share(self) -> Array:
        """Known ÷ applicable requirements, NaN where there are none."""
        return _quotient(self.known, self.applicable)

    def take(self, rows: Array) -> PeopleCoverage:
        """The chosen people, in the given order."""
        return PeopleCoverage(*(getattr(self, name)[rows] for name in PeopleCoverage.__annotations__))


@remembered
def role_parts(demand: Demand) -> Mapping[int, RoleParts]:
    """The applicable asks of every role that asks anything; columns are those of the sorted skill ids."""
    skills = np.sort(np.fromiter(demand.skills, dtype=np.int64))
    found = {}
    for role_id in demand.requirements_by_role:
        asks = demand.ask_columns(role_id)
        whole = np.array([parts(float(weight)) for weight in asks.weights], dtype=np.float64)
        found[role_id] = RoleParts(
            skills.searchsorted(asks.skill_ids),
            asks.skill_ids,
            asks.levels,
            whole / np.maximum(asks.levels, 1),
            whole,
            np.flatnonzero(asks.gate),
        )
    return found


@remembered
def roles_of_people(seating: Seating) -> tuple[Array, Array]:
    """Everybody's id, sorted, and beside it the role of the primary incumbency, or NO_ROLE."""
    people = np.sort(np.fromiter(seating.people, dtype=np.int64))
    role_of_position = {one: seating.position_role(one) for one in seating.incumbencies_by_position}
    roles = np.full(len(people), NO_ROLE, dtype=np.int64)
    primary = seating.incumbencies_by_person
    seated = np.fromiter(primary, dtype=np.int64, count=len(primary))
    found = (role_of_position[several[0].position_id] for several in primary.values())
    roles[people.searchsorted(seated)] = np.fromiter(
        (NO_ROLE if one is None else one for one in found), dtype=np.int64, count=len(primary)
    )
    return people, roles


def groups_by_role(roles: Array) -> Iterator[tuple[int, Array]]:
    """Each role among some with the places where it stands."""
    order = np.argsort(roles, kind="stable")
    found, start = np.unique(roles[order], return_index=True)
    # Of no people numpy makes one empty part, for which there is no role.
    yield from zip(found.tolist(), np.split(order, start[1:]), strict=False)


def role_ids_of(organization: Organization, person_ids: Array) -> Array:
    """The roles of people's primary incumbencies, or NO_ROLE."""
    people, roles = roles_of_people(organization.seating)
    return roles[people.searchsorted(person_ids)]


def levels_block(organization: Organization, rows: Array, columns: Array) -> Array:
    """Levels of rows of the matrix in some of its columns, int8[people, asks]."""
    return organization.proficiency.levels[rows[:, None], columns]


def people_coverage(organization: Organization, person_ids: Iterable[int]) -> PeopleCoverage:
    """Coverage, compliance and gate of many people, each against the role of the primary incumbency.

    C = Σ w·min(a/r, 1) ÷ Σ w over the role's applicable requirements; low counts unknown as 0, high as met; compliance
    = met ÷ applicable, unknown not met; the gate is missing where a critical must-have is known below, else unknown
    where one is not known, else held. Source: the help, "Person against role".
    """
    people = np.fromiter(person_ids, dtype=np.int64)
    roles = role_ids_of(organization, people)
    size = len(people)
    low, high = np.full(size, np.nan), np.full(size, np.nan)
    gate = np.full(size, NO_GATE, dtype=np.int8)
    known, met, applicable = (np.zeros(size, dtype=np.int32) for _ in range(3))
    rows = organization.proficiency.rows(people)
    by_role = role_parts(organization.demand)
    for role_id, places in groups_by_role(roles):
        asks = by_role.get(role_id)
        if asks is None or not len(asks.columns):
            gate[places] = NO_GATE if role_id == NO_ROLE else HELD
            continue
        block = levels_block(organization, rows[places], asks.columns)
        low[places], high[places] = _range(block, asks)
        gate[places] = _gate(block[:, asks.gate], asks.levels[asks.gate])
        known[places] = np.count_nonzero(block >= 0, axis=1)
        met[places] = np.count_nonzero(block >= asks.levels, axis=1)
        applicable[places] = len(asks.columns)
    return PeopleCoverage(people, roles, low, high, _quotient(met, applicable), gate, known, met, applicable)


def _range(block: Array, asks: RoleParts) -> tuple[Array, Array]:
    total = asks.total
    if not total:
        nothing = np.full(len(block), np.nan)
        return nothing, nothing
    held = np.clip(block, 0, asks.levels) @ asks.per_level
    unknown = (block < 0) @ asks.whole
    return held / total, (held + unknown) / total


def _gate(block: Array, levels: Array) -> Array:
    missing = ((block >= 0) & (block < levels)).any(axis=1)
    unknown = (block < 0).any(axis=1)
    return np.where(missing, MISSING, np.where(unknown, UNKNOWN_GATE, HELD))


def _quotient(part: Array, whole: Array) -> Array:
    empty = np.full(len(whole), np.nan)
    return cast(Array, np.divide(part, whole, out=empty, where=whole > 0))


@remembered
def everyone(organization: Organization) -> PeopleCoverage:
    """Coverage of everybody employed on the day, by person id."""
    return people_coverage(organization, sorted(organization.seating.employed))


def coverage_of(organization: Organization, person_ids: Iterable[int]) -> PeopleCoverage:
    """Coverage of people employed on the day, by person id, read off what was computed for everybody."""
    whole = everyone(organization)
    return whole.take(whole.person_ids.searchsorted(np.fromiter(sorted(person_ids), dtype=np.int64)))


def known_ages(organization: Organization, person_ids: Iterable[int]) -> Array:
    """Age in days of each known and required assessment of some people, in no order."""
    people = np.fromiter(person_ids, dtype=np.int64)
    matrix = organization.proficiency
    rows, by_role = matrix.rows(people), role_parts(organization.demand)
    found = [np.zeros(0, dtype=np.int64)]
    for role_id, places in groups_by_role(role_ids_of(organization, people)):
        if role_id in by_role:
            chosen = (rows[places][:, None], by_role[role_id].columns)
            found.append(matrix.day - matrix.days[chosen][matrix.levels[chosen] >= 0].astype(np.int64))
    return np.concatenate(found)
