"""Everybody against one role at once, as arrays: coverage, gate, months to learn what is missing, and how soon."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from orgwright.planning.members import members
from orgwright.planning.organization import Organization
from orgwright.planning.pace import months_of_each, paces
from orgwright.planning.people_coverage import HELD, RoleParts, gate_codes, levels_block, range_of, role_parts
from orgwright.planning.readiness import KINDS, STAGES, WITHIN_MONTHS, ReadyStage
from orgwright.planning.spells import HIGHEST_LEVEL
from orgwright.records import SkillKind

Array = NDArray[Any]
READY_NOW = STAGES.index(ReadyStage.READY_NOW)


@dataclass(frozen=True, eq=False)
class RoleReadiness:
    """People against one role, as parallel arrays by person id.

    rows int64: places in the matrices of proficiency; low, high float64 of 0 to 1; gate int8, an index of GATES;
    is_ready bool: ready now. ``levels`` int8[people, asks] are held; ``months_from`` float64[asks, 6] the months from
    each level to the one that is asked. What follows from these two is computed when first asked for.
    """

    role_id: int
    person_ids: Array
    rows: Array
    low: Array
    high: Array
    gate: Array
    is_ready: Array
    levels: Array
    months_from: Array
    at_once: int

    @cached_property
    def months(self) -> Array:
        """Months to learn what is missing, float64[people]; what is not known counts as level 0."""
        return months_of_each(self._missing, self.at_once)

    @cached_property
    def least_months(self) -> Array:
        """The same with what is not known as met."""
        return months_of_each(np.where(self.levels < 0, 0.0, self._missing), self.at_once)

    @property
    def _missing(self) -> Array:
        held = np.clip(self.levels, 0, HIGHEST_LEVEL)
        return np.stack([row[held[:, place]] for place, row in enumerate(self.months_from)], axis=1)

    @cached_property
    def stage(self) -> Array:
        """How soon, int8[people], an index of STAGES."""
        later = 1 + np.searchsorted(WITHIN_MONTHS, self.months)
        return np.where(self.is_ready, READY_NOW, later).astype(np.int8)

    def ready_within(self, months: int) -> Array:
        """Who is ready now or after learning for so many months; 0: now."""
        soon: Array = self.is_ready | (self.months <= months) if months else self.is_ready
        return soon


def role_readiness(organization: Organization, role_id: int) -> RoleReadiness | None:
    """Everybody employed on the day against a role; null where the role asks nothing that applies and weighs.

    Ready now = gate held and low coverage ≥ ``ready_at``; else by the months that closing all gaps takes: each skill
    Σ months per level of its kind from the level held to the one required, ``skills_at_once`` together, the longest
    first. The same figures as ``readiness`` of each person. Source: the help, "Progression".
    """
    asks = role_parts(organization.demand).get(role_id)
    if asks is None or not asks.total:
        return None
    found = members(organization.seating)
    levels = levels_block(organization, found.employed, asks.columns)
    is_known = levels >= 0
    low, high = range_of(levels, is_known, asks)
    gate = gate_codes(is_known[:, asks.gate], levels[:, asks.gate] >= asks.levels[asks.gate])
    return RoleReadiness(
        role_id,
        found.person_ids[found.employed],
        found.employed,
        low,
        high,
        gate,
        (gate == HELD) & (low >= organization.policy.ready_share),
        levels,
        _months_from(organization, asks),
        organization.policy.skills_at_once,
    )


def _months_from(organization: Organization, asks: RoleParts) -> Array:
    """Months from each level to the one asked, float64[asks, 6]."""
    skills = organization.skills
    kinds = [KINDS.index(SkillKind(skills[skill_id].kind)) for skill_id in asks.skill_ids.tolist()]
    reached = paces(organization).months_to[kinds]
    wanted = reached[np.arange(len(kinds)), asks.levels][:, None]
    months: Array = np.round(np.maximum(wanted - reached, 0.0), 3)
    return months
