"""Coverage of one person against a role, requirement by requirement, with the rows that each figure comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from statistics import median

from orgwright.planning.days import day_of_number
from orgwright.planning.demand import Ask
from orgwright.planning.organization import Organization
from orgwright.planning.people_coverage import parts
from orgwright.planning.proficiency import Held
from orgwright.records import Importance, Tier

NOTHING_KNOWN = Held(None, False, None, None, False, False, ())


@dataclass(frozen=True)
class RequirementCoverage:
    """One requirement against what the person holds.

    ``held`` and ``gap`` are null where unknown or expired, ``gap`` also where not applicable; ``status`` is met,
    short, unknown, expired or not-applicable; ``required_by`` policy or person. A requirement on the gate is an
    applicable critical must-have.
    """

    skill_id: int
    tier: Tier | None
    importance: Importance | None
    weight: float
    required: int
    required_by: str
    held: int | None
    gap: int | None
    status: str
    source: str | None
    assessed_on: date | None
    is_stale: bool
    is_disputed: bool
    is_gate: bool
    requirement_ids: tuple[int, ...]
    assessment_ids: tuple[int, ...]

    @property
    def is_applicable(self) -> bool:
        """Whether the requirement counts in this organization."""
        return self.status != "not-applicable"

    @property
    def is_known(self) -> bool:
        """Whether the requirement applies and the person's level is known."""
        return self.status in ("met", "short")


@dataclass(frozen=True)
class PersonCoverage:
    """Coverage of a person against a role: shares of 0 to 1, null where there is nothing to measure.

    ``gate`` is held, missing or unknown, null without a role. ``incumbency_id`` names the seat that the role was
    taken from, null where the role was chosen. Requirements stand by weight, the heaviest first, then by skill name.
    """

    person_id: int
    role_id: int | None
    incumbency_id: int | None
    on: date
    low: float | None
    high: float | None
    compliance: float | None
    gate: str | None
    assessed_share: float | None
    median_age_days: float | None
    requirements: tuple[RequirementCoverage, ...]


def person_coverage(organization: Organization, person_id: int, role_id: int | None = None) -> PersonCoverage:
    """Coverage of a person against a role; without one against the role of the primary incumbency.

    C = Σ w·min(a/r, 1) ÷ Σ w over applicable requirements, where low counts unknown as 0 and high as met. Compliance =
    met ÷ applicable, unknown not met. Source: the help, "Person against role".
    """
    primary = None if role_id is not None else organization.seating.primary(person_id)
    if primary is not None:
        role_id = organization.seating.position_role(primary.position_id)
    held = organization.proficiency.held_by_skill(person_id)
    several = _requirements(organization, role_id, held)
    counted = tuple(one for one in several if one.is_applicable)
    low, high = _range(counted)
    ages = [(organization.day - one.assessed_on).days for one in counted if one.is_known and one.assessed_on]
    return PersonCoverage(
        person_id,
        role_id,
        None if primary is None else primary.id,
        organization.day,
        low,
        high,
        _share(sum(one.status == "met" for one in counted), len(counted)),
        None if role_id is None else _gate(counted),
        _share(sum(one.is_known for one in counted), len(counted)),
        median(ages) if ages else None,
        several,
    )


def _requirements(
    organization: Organization, role_id: int | None, held: Mapping[int, Held]
) -> tuple[RequirementCoverage, ...]:
    skills = organization.skills
    asks = sorted(organization.demand.asks(role_id), key=lambda one: (-one.weight, skills[one.skill_id].name))
    return tuple(_requirement(one, held.get(one.skill_id, NOTHING_KNOWN)) for one in asks)


def _requirement(ask: Ask, held: Held) -> RequirementCoverage:
    is_compared = ask.is_applicable and held.level is not None
    gap = max(0, ask.level - held.level) if is_compared and held.level is not None else None
    return RequirementCoverage(
        ask.skill_id,
        ask.tier,
        ask.importance,
        ask.weight,
        ask.level,
        ask.required_by,
        held.level,
        gap,
        _status(ask, held, gap),
        held.source,
        None if held.on is None else day_of_number(held.on),
        held.is_stale,
        held.is_disputed,
        ask.is_gate,
        ask.requirement_ids,
        held.assessment_ids,
    )


def _status(ask: Ask, held: Held, gap: int | None) -> str:
    if not ask.is_applicable:
        return "not-applicable"
    if gap is None:
        return "expired" if held.is_expired else "unknown"
    return "short" if gap else "met"


def _range(counted: tuple[RequirementCoverage, ...]) -> tuple[float | None, float | None]:
    total = sum(parts(one.weight) for one in counted)
    if not total:
        return None, None
    known = ((one, one.held) for one in counted if one.held is not None)
    low = sum(parts(one.weight) // one.required * min(held, one.required) for one, held in known)
    unknown = sum(parts(one.weight) for one in counted if one.held is None)
    return low / total, (low + unknown) / total


def _gate(counted: tuple[RequirementCoverage, ...]) -> str:
    found = {one.status for one in counted if one.is_gate}
    if "short" in found:
        return "missing"
    return "unknown" if found & {"unknown", "expired"} else "held"


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
