"""The case for a promotion: what the next role and the present one's document ask, as a checklist."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from orgwright.planning.coverage import RequirementCoverage, person_coverage
from orgwright.planning.organization import Organization
from orgwright.planning.remembered import remembered
from orgwright.planning.role_parts import key_of
from orgwright.planning.role_sheet import RoleSheet
from orgwright.records import PromotionCase, PromotionCheck

CAREER = 15
"""The section of a role that says what a promotion out of it needs."""
PROMOTION = "promotion"


@dataclass(frozen=True)
class ProposedCheck:
    """One thing that a promotion asks; ``skill_id`` where it is a level of a skill, ``is_met`` where that is held."""

    text: str
    skill_id: int | None
    is_met: bool


@dataclass(frozen=True)
class CheckStanding:
    """One check of a case: said to be met, and for a skill what is required and held on the day."""

    check: PromotionCheck
    is_met: bool
    requirement: RequirementCoverage | None


@dataclass(frozen=True)
class CaseStanding:
    """A promotion case on a day: its checks in order, and how many of them are met."""

    case: PromotionCase
    checks: tuple[CheckStanding, ...]
    decided_on: date | None

    @property
    def met(self) -> int:
        """The number of checks met."""
        return sum(one.is_met for one in self.checks)

    @property
    def is_open(self) -> bool:
        """Whether it is not decided yet."""
        return self.decided_on is None


def proposed_checks(
    organization: Organization, person_id: int, role_id: int, present: RoleSheet | None
) -> tuple[ProposedCheck, ...]:
    """The checklist of a promotion: what the present role's document says that it needs, then the next role's skills.

    Of the next role the requirements that apply and are a must-have or not held yet, the heaviest first.
    """
    said = [] if present is None else present.section(CAREER)
    words = [ProposedCheck(one.text, None, False) for one in said if key_of(CAREER, one.heading) == PROMOTION]
    asked = [one for one in person_coverage(organization, person_id, role_id).requirements if one.is_applicable]
    skills = [
        ProposedCheck(
            f"{organization.skills[one.skill_id].name} at level {one.required}", one.skill_id, one.status == "met"
        )
        for one in asked
        if one.status != "met" or one.tier == "must-have"
    ]
    return (*words, *skills)


@remembered
def checks_by_case(organization: Organization) -> Mapping[int, tuple[PromotionCheck, ...]]:
    """The checks of each case in their order."""
    found: dict[int, list[PromotionCheck]] = {}
    for one in organization.table(PromotionCheck).values():
        found.setdefault(one.case_id, []).append(one)
    return {case_id: tuple(sorted(several, key=lambda one: (one.number, one.id))) for case_id, several in found.items()}


def case_standing(organization: Organization, case_id: int) -> CaseStanding:
    """How a case stands on the day.

    A check of words is met from the day somebody said so; one of a skill that the role asks also while its level is
    held, so that the case follows the assessments.
    """
    case = organization.table(PromotionCase)[case_id]
    asked = {one.skill_id: one for one in person_coverage(organization, case.person_id, case.role_id).requirements}
    checks = tuple(_standing(organization, one, asked) for one in checks_by_case(organization).get(case_id, ()))
    decided = case.decided_on if case.decided_on is not None and case.decided_on <= organization.day else None
    return CaseStanding(case, checks, decided)


def _standing(
    organization: Organization, one: PromotionCheck, asked: Mapping[int, RequirementCoverage]
) -> CheckStanding:
    requirement = None if one.skill_id is None else asked.get(one.skill_id)
    said = one.met_on is not None and one.met_on <= organization.day
    return CheckStanding(one, said or (requirement is not None and requirement.status == "met"), requirement)


def cases_of(organization: Organization, person_id: int) -> tuple[CaseStanding, ...]:
    """The cases of a person, the newest first."""
    cases = [
        (one.opened_on, key) for key, one in organization.table(PromotionCase).items() if one.person_id == person_id
    ]
    return tuple(case_standing(organization, key) for _, key in sorted(cases, reverse=True))
