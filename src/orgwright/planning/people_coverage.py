"""Coverage of many people against their own roles at once, as arrays: no object per person or requirement.

People of one role ask the same skills, so each role is one block of the level matrix. Weights are counted in whole
parts of a sixtieth of a millionth, in which every weight and every share a/r of it is a whole number: sums are exact,
whatever their order, and no figure leaves 0 to 1 by rounding.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from orgwright.planning.carried import CellEdit, carried
from orgwright.planning.demand import Demand
from orgwright.planning.members import members, stable_order
from orgwright.planning.organization import Organization
from orgwright.planning.remembered import remembered
from orgwright.planning.seat_columns import NO_ROLE
from orgwright.planning.seating import Seating

PARTS = 60_000_000
"""Parts of a weight of 1: millionths, and the least common multiple of the levels 1 to 5."""
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


@dataclass(frozen=True, eq=False)
class AskedSkills:
    """Whether the role of each person asks for each skill.

    ``places`` int64 is the place of each person's role by row, ``is_asked`` bool[skills, roles + 1]; the last place is
    of no role.
    """

    places: Array
    is_asked: Array

    def of(self, rows: Array, columns: Array) -> Array:
        """Whether the roles of people ask for the skills of some columns, bool[columns, rows]."""
        found: Array = self.is_asked.take(columns, axis=0).take(self.places[rows], axis=1)
        return found


@remembered
def asked_skills(organization: Organization) -> AskedSkills:
    """What the roles of people ask as one table."""
    by_role, roles = role_parts(organization.demand), members(organization.seating).roles
    is_asked = np.zeros((len(organization.demand.skills), len(by_role) + 1), dtype=bool)
    places = np.full(len(roles), len(by_role))
    place_of_role = {role_id: place for place, role_id in enumerate(by_role)}
    for role_id, rows in groups_by_role(roles):
        if role_id in by_role:
            places[rows] = place_of_role[role_id]
            is_asked[by_role[role_id].columns, place_of_role[role_id]] = True
    return AskedSkills(places, is_asked)


def groups_by_role(roles: Array) -> Iterator[tuple[int, Array]]:
    """Each role among some with the places where it stands."""
    order = stable_order(roles)
    ordered = roles[order]
    start = np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1])) if len(ordered) else order
    # Of no people numpy makes one empty part, for which there is no role.
    yield from zip(ordered[start].tolist(), np.split(order, start[1:]), strict=False)


def roles_of_people(seating: Seating) -> tuple[Array, Array]:
    """Everybody's id, sorted, and beside it the role of the primary incumbency, or NO_ROLE."""
    found = members(seating)
    return found.person_ids, found.roles


def role_ids_of(organization: Organization, person_ids: Array) -> Array:
    """The roles of people's primary incumbencies, or NO_ROLE."""
    found = members(organization.seating)
    roles: Array = found.roles[found.person_ids.searchsorted(person_ids)]
    return roles


def levels_block(organization: Organization, rows: Array, columns: Array) -> Array:
    """Levels of rows of the matrix in some of its columns, int8[people, asks]."""
    return organization.proficiency.levels_at(rows, columns)


def people_coverage(organization: Organization, person_ids: Iterable[int]) -> PeopleCoverage:
    """Coverage, compliance and gate of many people, each against the role of the primary incumbency.

    C = Σ w·min(a/r, 1) ÷ Σ w over the role's applicable requirements; low counts unknown as 0, high as met; compliance
    = met ÷ applicable, unknown not met; the gate is missing where a critical must-have is known below, else unknown
    where one is not known, else held. Source: the help, "Person against role".
    """
    people = np.fromiter(person_ids, dtype=np.int64)
    return _of_rows(organization, people, organization.proficiency.rows(people))


def _of_rows(organization: Organization, people: Array, rows: Array) -> PeopleCoverage:
    roles = members(organization.seating).roles[rows]
    size = len(people)
    low, high = np.full(size, np.nan), np.full(size, np.nan)
    gate = np.full(size, NO_GATE, dtype=np.int8)
    known, met, applicable = (np.zeros(size, dtype=np.int32) for _ in range(3))
    by_role = role_parts(organization.demand)
    for role_id, places in groups_by_role(roles):
        asks = by_role.get(role_id)
        if asks is None or not len(asks.columns):
            gate[places] = NO_GATE if role_id == NO_ROLE else HELD
            continue
        block = levels_block(organization, rows[places], asks.columns)
        low[places], high[places] = range_of(block, block >= 0, asks)
        # One ask after another: numpy counts along rows many times as fast as across them.
        by_ask = np.ascontiguousarray(block.T)
        is_known, is_met = by_ask >= 0, by_ask >= asks.levels[:, None]
        gate[places] = gate_codes(is_known[asks.gate].T, is_met[asks.gate].T)
        known[places] = is_known.sum(axis=0, dtype=np.int16)
        met[places] = is_met.sum(axis=0, dtype=np.int16)
        applicable[places] = len(asks.columns)
    return PeopleCoverage(people, roles, low, high, _quotient(met, applicable), gate, known, met, applicable)


def range_of(block: Array, is_known: Array, asks: RoleParts) -> tuple[Array, Array]:
    """Low and high of people against the asks of a role; NaN where these weigh nothing."""
    """Low and high of people against a role, from their levels and which are known, both [people, asks]."""
    total = asks.total
    if not total:
        nothing = np.full(len(block), np.nan)
        return nothing, nothing
    held = np.minimum(np.maximum(block, 0), asks.levels) @ asks.per_level
    unknown = ~is_known @ asks.whole
    return held / total, (held + unknown) / total


def gate_codes(is_known: Array, is_met: Array) -> Array:
    """The gate of people, bool[people, critical must-haves] each: a number of GATES."""
    """The gate of people from which levels of its skills are known and which are met, both bool[people, skills]."""
    missing = (is_known > is_met).any(axis=1)
    return np.where(missing, MISSING, np.where(is_known.all(axis=1), HELD, UNKNOWN_GATE))


def _quotient(part: Array, whole: Array) -> Array:
    empty = np.full(len(whole), np.nan)
    return cast(Array, np.divide(part, whole, out=empty, where=whole > 0))


def everyone(organization: Organization) -> PeopleCoverage:
    """Coverage of everybody employed on the day, by person id."""
    return _everyone(organization, None)


def _everyone_after(
    organization: Organization, _unit_id: int | None, earlier: PeopleCoverage, edits: tuple[CellEdit, ...]
) -> PeopleCoverage:
    """Only those of whom a cell was edited are measured again."""
    touched = np.unique(np.array([one.person_id for one in edits], dtype=np.int64))
    places = np.minimum(earlier.person_ids.searchsorted(touched), len(earlier.person_ids) - 1)
    places = places[earlier.person_ids[places] == touched] if len(earlier.person_ids) else places[:0]
    found = people_coverage(organization, earlier.person_ids[places].tolist())
    changed = {name: getattr(earlier, name).copy() for name in ("low", "high", "compliance", "gate", "known", "met")}
    for name, values in changed.items():
        values[places] = getattr(found, name)
    return replace(earlier, **changed)


@carried(_everyone_after)
def _everyone(organization: Organization, _unit_id: int | None) -> PeopleCoverage:
    found = members(organization.seating)
    return _of_rows(organization, found.person_ids[found.employed], found.employed)


def coverage_of_unit(organization: Organization, unit_id: int | None) -> PeopleCoverage:
    """Coverage of the people of a unit and below, by person id, read off what was computed for everybody."""
    whole = everyone(organization)
    if unit_id is None:
        return whole
    found = members(organization.seating)
    return whole.take(found.employed.searchsorted(found.rows_of(unit_id)))


def coverage_of(organization: Organization, person_ids: Iterable[int]) -> PeopleCoverage:
    """Coverage of people employed on the day, by person id, read off what was computed for everybody."""
    whole = everyone(organization)
    return whole.take(whole.person_ids.searchsorted(np.fromiter(sorted(person_ids), dtype=np.int64)))
