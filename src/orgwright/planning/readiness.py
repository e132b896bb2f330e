"""Readiness: how far a person is from a role, and who could follow into a position."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from orgwright.planning.coverage import PersonCoverage, person_coverage
from orgwright.planning.organization import Organization
from orgwright.planning.pace import Pace, months_between, months_together, paces
from orgwright.records import SkillKind

WITHIN_MONTHS = (12, 24)
"""The borders between within 12 months, within 24, and later."""


KINDS = tuple(SkillKind)


class ReadyStage(StrEnum):
    """How soon a person could take a role on."""

    READY_NOW = "ready-now"
    WITHIN_12_MONTHS = "within-12-months"
    WITHIN_24_MONTHS = "within-24-months"
    LATER = "later"


STAGES = tuple(ReadyStage)


@dataclass(frozen=True)
class Readiness:
    """One person against one role: coverage, gate, the months that closing every gap takes, and the stage.

    ``months`` and ``stage`` are null where the role has no applicable requirements. ``paces`` are the months per
    level that were counted with, by policy or observed.
    """

    person_id: int
    role_id: int
    coverage: PersonCoverage
    months: float | None
    stage: ReadyStage | None
    paces: tuple[Pace, ...]

    @property
    def is_ready(self) -> bool:
        """Whether the person is ready now."""
        return self.stage is ReadyStage.READY_NOW


@dataclass(frozen=True)
class Succession:
    """Who could follow into a position, best first: those ready now or within 24 months, its incumbents left out.

    ``role_id`` is the role of the position on the day, null where it has none: then nobody can be measured.
    """

    position_id: int
    role_id: int | None
    within_reach: tuple[Readiness, ...]

    @property
    def bench(self) -> tuple[Readiness, ...]:
        """The successors who are ready now."""
        return tuple(one for one in self.within_reach if one.is_ready)


def months_to_role(organization: Organization, person_id: int, role_id: int) -> float | None:
    """Months until a person holds all that a role asks: unknown counts as 0 held; null where the role asks nothing.

    Each skill takes the months of its kind from the level held to the one required; ``skills_at_once`` of them are
    learned together, the longest first. Source: the help, "Progression".
    """
    asks = [one for one in organization.demand.asks(role_id) if one.is_applicable]
    if not asks:
        return None
    skills = organization.skills
    held = organization.proficiency.levels_of((person_id,), (one.skill_id for one in asks))[0].tolist()
    months = [
        months_between(organization, SkillKind(skills[one.skill_id].kind), max(0, level), one.level)
        for one, level in zip(asks, held, strict=True)
    ]
    return months_together(months, organization.policy.skills_at_once)


def readiness(organization: Organization, person_id: int, role_id: int) -> Readiness:
    """How ready a person is for a role on the day.

    Ready now = gate held and low coverage ≥ ``ready_at`` (0.85 by default); otherwise by the months that closing all
    gaps takes: within 12, within 24, later. Source: the help, "Progression".
    """
    coverage = person_coverage(organization, person_id, role_id)
    months = months_to_role(organization, person_id, role_id)
    kinds = {SkillKind(organization.skills[one.skill_id].kind) for one in coverage.requirements if one.is_applicable}
    by_kind = paces(organization).by_kind
    return Readiness(
        person_id,
        role_id,
        coverage,
        months,
        _stage(coverage, months, organization.policy.ready_share),
        tuple(by_kind[kind] for kind in SkillKind if kind in kinds),
    )


def _stage(coverage: PersonCoverage, months: float | None, ready_share: float) -> ReadyStage | None:
    if months is None:
        return None
    if coverage.gate == "held" and coverage.low is not None and coverage.low >= ready_share:
        return ReadyStage.READY_NOW
    return STAGES[1 + sum(months > border for border in WITHIN_MONTHS)]


def successors(organization: Organization, position_id: int) -> Succession:
    """Who could follow into a position within 24 months, best first.

    Ordered by stage, then low coverage (more first), then months, then person key.
    """
    role_id = organization.seating.position_role(position_id)
    if role_id is None:
        return Succession(position_id, None, ())
    several = (readiness(organization, one, role_id) for one in _candidates(organization, position_id, role_id))
    near = [one for one in several if one.stage not in (None, ReadyStage.LATER)]
    return Succession(position_id, role_id, tuple(sorted(near, key=lambda one: _rank(organization, one))))


def _rank(organization: Organization, one: Readiness) -> tuple[int, float, float, str]:
    stage = STAGES.index(one.stage) if one.stage else len(STAGES)
    return stage, -(one.coverage.low or 0.0), one.months or 0.0, organization.people[one.person_id].key


def _candidates(organization: Organization, position_id: int, role_id: int) -> list[int]:
    """Employed people who can be within reach: no skill alone takes over 24 months, or the gate is held.

    Both are necessary and quick to see for all people at once; only these few are then looked at one by one.
    """
    seating, asks = organization.seating, organization.demand.ask_columns(role_id)
    inside = {one.person_id for one in seating.incumbencies_by_position.get(position_id, ())}
    people = [one for one in seating.by_person_key(seating.employed) if one not in inside]
    levels = organization.proficiency.levels_of(people, asks.skill_ids.tolist())
    reached = paces(organization).months_to[
        [KINDS.index(SkillKind(organization.skills[one].kind)) for one in asks.skill_ids.tolist()]
    ]
    places = np.arange(len(asks.levels))
    missing = reached[places, asks.levels] - reached[places, np.clip(levels, 0, asks.levels)]
    longest = missing.max(axis=1, initial=0)
    gate = (levels[:, asks.gate] >= asks.levels[asks.gate]).all(axis=1)
    return [people[row] for row in np.flatnonzero((longest <= WITHIN_MONTHS[-1]) | gate)]
