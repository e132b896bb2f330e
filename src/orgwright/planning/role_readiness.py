"""Everybody against one role at once, as arrays: coverage, gate, months to learn what is missing, and how soon."""

from __future__ import annotations

from dataclasses import dataclass
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

    rows int64: places in the matrices of proficiency; low, high float64 of 0 to 1; gate int8, an index of GATES; months
    float64, unknown counting as level 0, and least_months, unknown counting as met; stage int8, an index of STAGES.
    """

    role_id: int
    person_ids: Array
    rows: Array
    low: Array
    high: Array
    gate: Array
    months: Array
    least_months: Array
    stage: Array

    @property
    def is_ready(self) -> Array:
        """Who is ready now."""
        ready: Array = self.stage == READY_NOW
        return ready

    def ready_within(self, months: int) -> Array:
        """Who is ready now or after learning for so many months."""
        soon: Array = self.is_ready | (self.months <= months)
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
    rows = found.employed
    block = levels_block(organization, rows, asks.columns)
    is_known = block >= 0
    low, high = range_of(block, is_known, asks)
    gate = gate_codes(is_known[:, asks.gate], block[:, asks.gate] >= asks.levels[asks.gate])
    months, least = _months(organization, asks, block)
    is_ready = (gate == HELD) & (low >= organization.policy.ready_share)
    stage = np.where(is_ready, READY_NOW, 1 + np.searchsorted(WITHIN_MONTHS, months)).astype(np.int8)
    return RoleReadiness(role_id, found.person_ids[rows], rows, low, high, gate, months, least, stage)


def _months(organization: Organization, asks: RoleParts, block: Array) -> tuple[Array, Array]:
    """Months to learn what is missing, unknown as nothing held and as all held: float64[people] each."""
    table, kinds = paces(organization).months_to, KINDS
    skills = organization.skills
    missing = np.empty(block.shape)
    for place, (skill_id, level) in enumerate(zip(asks.skill_ids.tolist(), asks.levels.tolist(), strict=True)):
        reached = table[kinds.index(SkillKind(skills[skill_id].kind))]
        from_level = np.maximum(reached[level] - reached, 0.0)
        missing[:, place] = from_level[np.clip(block[:, place], 0, HIGHEST_LEVEL)]
    at_once = organization.policy.skills_at_once
    return months_of_each(missing, at_once), months_of_each(np.where(block < 0, 0.0, missing), at_once)
