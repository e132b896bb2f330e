"""What stands in a workbook of the skills matrix, as columns: who, what, the levels that count, and what is asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from orgwright.planning.coverage import people_coverage
from orgwright.planning.organization import Organization
from orgwright.planning.private_units import unit_names
from orgwright.planning.proficiency import EXPIRED

EXPIRED_WORD = "expired"
"""What a cell says whose every statement has run out."""
LEVELS = ("none", "aware", "with help", "independent", "leads others", "sets the standard")
"""What the levels 0 to 5 mean where no scale says otherwise."""
Array = NDArray[Any]


@dataclass(frozen=True)
class PersonHead:
    """What stands before a person's levels."""

    key: str
    name: str
    unit: str
    role: str


@dataclass(frozen=True, eq=False)
class MatrixTable:
    """People down and skills across.

    ``levels`` int8[people, skills] (negative: unknown or EXPIRED), ``days`` the days of the effective assessments;
    ``required`` int8 and ``weights`` float64 of [1 + roles, skills], whose first row stands for no role;
    ``role_rows`` the row of each person's role there; ``low`` and ``high`` are NaN where a person has no coverage.
    """

    people: tuple[PersonHead, ...]
    skills: tuple[str, ...]
    levels: Array
    days: Array
    roles: tuple[str, ...]
    required: Array
    weights: Array
    role_rows: Array
    low: Array
    high: Array

    @property
    def asked(self) -> Array:
        """The required level of each person in each skill, 0 where nothing is required."""
        found: Array = self.required[self.role_rows]
        return found

    @property
    def gaps(self) -> Array:
        """Required minus held where the level is known, 0 at the least."""
        found: Array = np.where(self.levels >= 0, np.maximum(self.asked - self.levels, 0), 0)
        return found


def matrix_table(organization: Organization, person_ids: Sequence[int], skill_ids: Sequence[int]) -> MatrixTable:
    """The matrix of some people in some skills, both in the given order."""
    seating, held = organization.seating, organization.proficiency
    role_of = [seating.role_of(one) for one in person_ids]
    role_ids = sorted({one for one in role_of if one is not None}, key=lambda one: organization.roles[one].name)
    row_of_role: dict[int | None, int] = {None: 0, **{role_id: row for row, role_id in enumerate(role_ids, 1)}}
    required, weights = _asks(organization, role_ids, skill_ids)
    covered, units = people_coverage(organization, person_ids), unit_names(organization)
    place = np.ix_(held.rows(person_ids), held.columns(skill_ids))
    return MatrixTable(
        tuple(_head(organization, units, one) for one in person_ids),
        tuple(organization.skills[one].name for one in skill_ids),
        held.levels[place],
        held.days[place],
        tuple(organization.roles[one].name for one in role_ids),
        required,
        weights,
        np.array([row_of_role[one] for one in role_of], dtype=np.int64),
        covered.low,
        covered.high,
    )


def _asks(organization: Organization, role_ids: Sequence[int], skill_ids: Sequence[int]) -> tuple[Array, Array]:
    required = np.zeros((1 + len(role_ids), len(skill_ids)), dtype=np.int8)
    weights = np.zeros(required.shape)
    place = {one: number for number, one in enumerate(skill_ids)}
    for row, role_id in enumerate(role_ids, 1):
        for ask in organization.demand.asks(role_id):
            if ask.is_applicable and ask.skill_id in place:
                required[row, place[ask.skill_id]] = ask.level
                weights[row, place[ask.skill_id]] = ask.weight
    return required, weights


def _head(organization: Organization, units: Mapping[int | None, str], person_id: int) -> PersonHead:
    person, seating = organization.people[person_id], organization.seating
    unit_id, role_id = seating.unit_of(person_id), seating.role_of(person_id)
    return PersonHead(
        person.key, person.name, units[unit_id], "" if role_id is None else organization.roles[role_id].name
    )


def level_text(level: int) -> str:
    """A level as a cell shows it; empty where nothing is known."""
    return str(level) if level >= 0 else EXPIRED_WORD if level == EXPIRED else ""
