"""The reasons for and against somebody in words: the same on screens, on paper and in workbooks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from orgwright.planning.coverage import RequirementCoverage
from orgwright.planning.explanations.words import counted, day_words, range_words
from orgwright.planning.organization import Organization
from orgwright.planning.slate import Reasons
from orgwright.planning.target_coverage import TargetCoverage

MOST_LISTED = 4
"""Skills that a sentence names; it counts the others."""


def reasons_for(organization: Organization, position_id: int, found: Reasons) -> tuple[str, ...]:
    """What speaks for somebody, one sentence each, the strongest first."""
    return tuple(_for(organization, position_id, found))


def reasons_against(organization: Organization, found: Reasons, with_coverage: bool = True) -> tuple[str, ...]:
    """What speaks against somebody, one sentence each, the strongest first.

    Without ``with_coverage`` the coverage that is too low is left out, for lists that have it in a column.
    """
    return tuple(_against(organization, found, with_coverage))


def is_in_unit_of(organization: Organization, position_id: int, person_id: int) -> bool:
    """Whether somebody works in the unit of a position or below it."""
    unit_id = organization.positions[position_id].unit_id
    return organization.seating.unit_of(person_id) in organization.seating.subtree(unit_id)


def _for(organization: Organization, position_id: int, found: Reasons) -> Iterator[str]:
    asked = len(found.met) + len(found.missing) + len(found.unknown)
    if found.met:
        which = "every critical must-have" if len(found.met) == asked else f"{len(found.met)} of {asked} must-haves"
        if len(found.met) == asked == 1:
            which = "the critical must-have"
        yield f"Holds {which}: {_skills(organization, found.met)}."
    covered = found.coverage
    if covered.low is not None and covered.low >= organization.policy.ready_share:
        yield f"Holds {range_words(covered.low, covered.high)} of what the role asks."
    if is_in_unit_of(organization, position_id, found.person_id):
        yield f"Works in {organization.units[organization.positions[position_id].unit_id].name} already."


def _against(organization: Organization, found: Reasons, with_coverage: bool) -> Iterator[str]:
    if found.missing:
        yield f"Short in {_musts(found.missing)}: {_skills(organization, found.missing, with_levels=True)}."
    if found.unknown:
        yield f"Not known in {_musts(found.unknown)}: {_skills(organization, found.unknown)}."
    covered, ready = found.coverage, organization.policy.ready_share
    if with_coverage and covered.low is not None and covered.low < ready:
        held = range_words(covered.low, covered.high)
        yield f"Holds {held} of what the role asks; ready is {ready * 100:g} % known to be held."
    if found.others:
        lacking = _skills(organization, found.others, with_levels=True)
        yield f"Short in {counted(len(found.others), 'other requirement')}: {lacking}."
    if found.leaves_on is not None:
        yield f"Leaves on {day_words(found.leaves_on)}."
    if found.new_since is not None:
        yield f"In the present seat only since {day_words(found.new_since)}."
    for position_id in found.critical_seats:
        yield f"Holds the critical position {organization.positions[position_id].key}, which would be open then."
    for one in found.breaks[:MOST_LISTED]:
        yield _broken(organization, one)
    if len(found.breaks) > MOST_LISTED:
        yield f"And {counted(len(found.breaks) - MOST_LISTED, 'more target')} would be short without them."


def _musts(several: Sequence[RequirementCoverage]) -> str:
    return counted(len(several), "critical must-have")


def _broken(organization: Organization, after: TargetCoverage) -> str:
    """A target that is short without somebody, with the numbers before and after."""
    skill, unit = organization.skills[after.skill_id].name, organization.units[after.unit_id].name
    held, needed = after.holders_low, after.people_needed
    return f"{skill} at {after.level} in {unit}: {held} of {needed} needed would be left, {held + 1} now."


def _skills(organization: Organization, several: Sequence[RequirementCoverage], with_levels: bool = False) -> str:
    names = [
        f"{organization.skills[one.skill_id].name}{f' {one.held} of {one.required}' if with_levels else ''}"
        for one in several[:MOST_LISTED]
    ]
    more = len(several) - MOST_LISTED
    return ", ".join(names) + (f" and {more} more" if more > 0 else "")
