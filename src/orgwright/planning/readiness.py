"""Readiness: how far one person is from one role, and how soon that person could take it on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

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
