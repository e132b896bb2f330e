"""The first year in a role as dated milestones: what a role's goals ask of somebody who starts on a day."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from orgwright.planning.days import months_later
from orgwright.planning.development import MilestoneStanding, StepState, development_plan
from orgwright.planning.organization import Organization
from orgwright.planning.role_meaning import milestone
from orgwright.planning.role_sheet import RoleSheet
from orgwright.records import Milestone, MilestoneKind

GOALS = 6
"""The section of a role that says what is to be reached by when."""

NEW_FOR_MONTHS = 12
"""How long after the start somebody is new in a role."""
AHEAD_MONTHS = 3
"""How far ahead of the start somebody is seen."""


@dataclass(frozen=True)
class OnboardingStep:
    """One goal of a role for one person: its heading and text, and the day by which it is due."""

    heading: str
    text: str
    due_on: date


def onboarding_steps(sheet: RoleSheet, starts_on: date) -> tuple[OnboardingStep, ...]:
    """The goals of a role that have a day, for somebody who starts on a day; by day, then in the order of the role.

    "30-day goals" are due 30 days after the start, "6-month goals" on that day six months later; goals without a day,
    such as long-term ones, are not of the first year and are left out.
    """
    found = []
    for one in sheet.section(GOALS):
        due = milestone(one.heading)
        if due is not None:
            found.append(OnboardingStep(one.heading, one.text, due.due_on(starts_on)))
    return tuple(sorted(found, key=lambda one: one.due_on))


@dataclass(frozen=True)
class Newcomer:
    """Somebody new in a role: since when, and the milestones of the first year, none where there is no plan yet."""

    person_id: int
    role_id: int
    starts_on: date | None
    steps: tuple[MilestoneStanding, ...]

    @property
    def done(self) -> int:
        """The number of milestones done."""
        return sum(one.state == StepState.DONE for one in self.steps)

    @property
    def is_finished(self) -> bool:
        """Whether there is a plan and all of it is done."""
        return bool(self.steps) and self.done == len(self.steps)


def newcomers(organization: Organization, unit_id: int | None) -> tuple[Newcomer, ...]:
    """Who is new in a role in a unit and those below, by the day they start, the latest first.

    New is who began in the role within the last twelve months or begins within the next three, by the first day in any
    position of it; a move between two seats of one role is no new beginning. Whoever has an onboarding plan that is not
    finished stays on the list. Source: the help, "Development".
    """
    starts = _starts(organization, unit_id)
    day, planned = organization.day, _planned(organization)
    there = organization.seating.people_of(unit_id)
    late_plans = {(person_id, role_id) for person_id, role_id in planned if person_id in there}
    found = []
    for person_id, role_id in starts.keys() | late_plans:
        starts_on = starts.get((person_id, role_id))
        one = Newcomer(person_id, role_id, starts_on, planned.get((person_id, role_id), ()))
        is_new = starts_on is not None and months_later(starts_on, NEW_FOR_MONTHS) > day
        is_open = bool(one.steps) and not one.is_finished
        if is_open or (is_new and starts_on is not None and starts_on <= months_later(day, AHEAD_MONTHS)):
            found.append(one)
    names = organization.people
    found.sort(key=lambda one: (names[one.person_id].name.casefold(), one.role_id))
    return tuple(sorted(found, key=lambda one: one.starts_on or date.min, reverse=True))


def _starts(organization: Organization, unit_id: int | None) -> dict[tuple[int, int], date]:
    """The first day of each person in each role that they sit in, or will, in a position of these units."""
    first: dict[tuple[int, int], date] = {}
    here: set[tuple[int, int]] = set()
    units = None if unit_id is None else set(organization.seating.subtree(unit_id))
    for one in organization.incumbencies.values():
        seat = organization.positions.get(one.position_id)
        if seat is None or seat.role_id is None or one.from_on is None or one.person_id not in organization.people:
            continue
        key = (one.person_id, seat.role_id)
        first[key] = min(first.get(key, one.from_on), one.from_on)
        has_ended = one.to_on is not None and one.to_on < organization.day
        left_on = organization.people[one.person_id].left_on
        is_gone = left_on is not None and left_on < organization.day
        if not has_ended and not is_gone and (units is None or seat.unit_id in units):
            here.add(key)
    return {key: first[key] for key in here}


def _planned(organization: Organization) -> dict[tuple[int, int], tuple[MilestoneStanding, ...]]:
    """The onboarding milestones of each person in each role."""
    people = {
        one.person_id
        for one in organization.table(Milestone).values()
        if one.kind == MilestoneKind.ONBOARDING and one.role_id is not None
    }
    found: dict[tuple[int, int], list[MilestoneStanding]] = defaultdict(list)
    for person_id in people:
        for step in development_plan(organization, person_id).milestones:
            role_id = step.milestone.role_id
            if step.milestone.kind == MilestoneKind.ONBOARDING and role_id is not None:
                found[person_id, role_id].append(step)
    return {key: tuple(several) for key, several in found.items()}
