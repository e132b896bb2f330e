"""When a capability target that is short is met: its holders on the last day of each month."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from orgwright.planning.coverage import TargetCoverage, targets_of
from orgwright.planning.days import day_number
from orgwright.planning.levels_by_day import LevelsByDay
from orgwright.planning.members import members
from orgwright.planning.months import Months
from orgwright.planning.organization import Organization


@dataclass(frozen=True)
class ChosenTarget:
    """So many people of a unit and below who hold a skill at a level."""

    unit_id: int
    skill_id: int
    level: int
    people_needed: int


def chosen(target: TargetCoverage) -> ChosenTarget:
    """What a measured target asks."""
    return ChosenTarget(target.unit_id, target.skill_id, target.level, target.people_needed)


def short_targets(organization: Organization, unit_id: int | None) -> tuple[TargetCoverage, ...]:
    """The targets of a unit and of all below it that are short on the day, the worst first.

    The worst loses most of the coverage: w·(1 − min(n/d, 1)); ties by people missing, then unit, skill and level.
    """
    short = [one for one in targets_of(organization, unit_id) if one.slack < 0]
    units, skills = organization.units, organization.skills
    return tuple(
        sorted(
            short,
            key=lambda one: (
                -one.weight * (1 - one.share_low),
                one.slack,
                units[one.unit_id].name,
                skills[one.skill_id].name,
                one.level,
            ),
        )
    )


def holders_by_month(organization: Organization, target: ChosenTarget, months: Months) -> tuple[int, ...]:
    """How many people of the target's unit and below are known to hold it on the last day of each month.

    Equal to ``holders_low`` of the target in ``targets_of(organization.as_of(last day), unit)``. Source: the help,
    "Unit against targets".
    """
    rows = [members(organization.as_of(one).seating).rows_of(target.unit_id) for one in months.lasts]
    people = np.unique(np.concatenate(rows))
    levels = LevelsByDay(
        organization.assessments,
        organization.seating.columns.person_ids[people],
        np.array([target.skill_id]),
        [day_number(one) for one in months.lasts],
        organization.policy,
    )
    found = []
    for there, _changed in zip(rows, levels.changes(), strict=True):
        held = levels.levels[people.searchsorted(there), 0]
        found.append(int(np.count_nonzero(held >= target.level)))
    return tuple(found)
