"""Who could teach somebody a skill: people who hold it well above them and are free to mentor."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from orgwright.planning.organization import Organization
from orgwright.planning.remembered import remembered
from orgwright.planning.structure import managers_of
from orgwright.records import Goal, GoalAction

LEVELS_ABOVE = 2
MOST_MENTEES = 2
"""Who mentors so many people already is not proposed to another one."""
LISTED = 10


@dataclass(frozen=True)
class Mentor:
    """Somebody who could mentor: the level held, how many they mentor already, and whether it is the same unit."""

    person_id: int
    level: int
    mentees: int
    is_same_unit: bool


@remembered
def mentees_by_mentor(organization: Organization) -> Mapping[int, frozenset[int]]:
    """The people whom each mentor helps on the day: those with an action of theirs that is not done yet."""
    goals = organization.table(Goal)
    pairs = {
        (one.mentor_id, goals[one.goal_id].person_id)
        for one in organization.table(GoalAction).values()
        if one.mentor_id is not None
        and one.goal_id in goals
        and (one.done_on is None or one.done_on > organization.day)
    }
    found: dict[int, set[int]] = {}
    for mentor_id, person_id in pairs:
        found.setdefault(mentor_id, set()).add(person_id)
    return {mentor_id: frozenset(several) for mentor_id, several in found.items()}


def mentors(organization: Organization, person_id: int, skill_id: int, count: int = LISTED) -> tuple[Mentor, ...]:
    """The people who could mentor somebody in a skill, best first.

    They hold it at least two levels above the person (unknown as 0), mentor fewer than two others, and are neither the
    person nor the person's manager. The same unit first, then fewer mentees, then the nearest level, then person key:
    the most capable are not the ones to spend on the first steps. Source: the help, "Development plans".
    """
    seating, matrix = organization.seating, organization.proficiency
    held = max(0, matrix.level(person_id, skill_id))
    people = np.array(seating.by_person_key(seating.employed), dtype=np.int64)
    levels = matrix.levels_of(people, (skill_id,))[:, 0]
    able = levels >= held + LEVELS_ABOVE
    kept_out = {person_id} | managers_of(organization, person_id)
    helped = mentees_by_mentor(organization)
    unit_id = seating.unit_of(person_id)
    found = [
        Mentor(one, level, len(others), unit_id is not None and seating.unit_of(one) == unit_id)
        for one, level in zip(people[able].tolist(), levels[able].tolist(), strict=True)
        if one not in kept_out and len(others := helped.get(one, frozenset()) - {person_id}) < MOST_MENTEES
    ]
    return tuple(sorted(found, key=lambda one: (not one.is_same_unit, one.mentees, one.level))[:count])
