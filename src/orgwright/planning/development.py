"""Development plans: the goals of a person with their actions, milestones, and goals that would close the gaps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from heapq import heapify, heapreplace
from math import ceil

from orgwright.planning.coverage import RequirementCoverage, person_coverage
from orgwright.planning.days import months_later
from orgwright.planning.goals import GoalStanding, goal_state
from orgwright.planning.organization import Organization
from orgwright.planning.pace import months_between
from orgwright.planning.remembered import remembered
from orgwright.records import Goal, GoalAction, Milestone, SkillKind


class StepState(StrEnum):
    """How a dated step stands on a day."""

    DONE = "done"
    DUE = "due"
    LATE = "late"


def step_state(due_on: date | None, done_on: date | None, day: date) -> StepState:
    """Done from the day it was done on; late from the day after it was due on; else due, for ever without a day."""
    if done_on is not None and done_on <= day:
        return StepState.DONE
    return StepState.LATE if due_on is not None and due_on < day else StepState.DUE


@dataclass(frozen=True)
class ActionStanding:
    """One action of a goal and how it stands."""

    action: GoalAction
    state: StepState


@dataclass(frozen=True)
class PlannedGoal:
    """A goal and how it stands, with its actions in their order."""

    standing: GoalStanding
    actions: tuple[ActionStanding, ...]


@dataclass(frozen=True)
class MilestoneStanding:
    """A milestone and how it stands."""

    milestone: Milestone
    state: StepState


@dataclass(frozen=True)
class DevelopmentPlan:
    """What a person means to learn and to do: goals by the day they are due, milestones by theirs."""

    person_id: int
    on: date
    goals: tuple[PlannedGoal, ...]
    milestones: tuple[MilestoneStanding, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is planned."""
        return not self.goals and not self.milestones


@remembered
def _goals_by_person(organization: Organization) -> Mapping[int, tuple[Goal, ...]]:
    found: dict[int, list[Goal]] = defaultdict(list)
    for one in organization.table(Goal).values():
        found[one.person_id].append(one)
    names = organization.skills
    return {
        person_id: tuple(sorted(several, key=lambda one: (one.due_on or date.max, names[one.skill_id].name)))
        for person_id, several in found.items()
    }


@remembered
def _actions_by_goal(organization: Organization) -> Mapping[int, tuple[GoalAction, ...]]:
    found: dict[int, list[GoalAction]] = defaultdict(list)
    for one in organization.table(GoalAction).values():
        found[one.goal_id].append(one)
    return {goal_id: tuple(sorted(several, key=lambda one: (one.number, one.id))) for goal_id, several in found.items()}


@remembered
def _milestones_by_person(organization: Organization) -> Mapping[int, tuple[Milestone, ...]]:
    found: dict[int, list[Milestone]] = defaultdict(list)
    for one in organization.table(Milestone).values():
        found[one.person_id].append(one)
    return {
        person_id: tuple(sorted(several, key=lambda one: (one.due_on or date.max, one.number, one.id)))
        for person_id, several in found.items()
    }


def development_plan(organization: Organization, person_id: int) -> DevelopmentPlan:
    """The plan of a person as it stands on the day; a goal is reached when its level is held, not when it is said."""
    day = organization.day
    goals = []
    for one in _goals_by_person(organization).get(person_id, ()):
        level = organization.proficiency.level(person_id, one.skill_id)
        held = level if level >= 0 else None
        actions = _actions_by_goal(organization).get(one.id or 0, ())
        goals.append(
            PlannedGoal(
                GoalStanding(one, goal_state(one, held, day), held),
                tuple(ActionStanding(each, step_state(each.due_on, each.done_on, day)) for each in actions),
            )
        )
    steps = _milestones_by_person(organization).get(person_id, ())
    standings = tuple(MilestoneStanding(one, step_state(one.due_on, one.done_on, day)) for one in steps)
    return DevelopmentPlan(person_id, day, tuple(goals), standings)


@dataclass(frozen=True)
class ProposedGoal:
    """A goal that would close one gap towards a role.

    ``held`` is null where the level is not known, and learning then counts from 0: assessing may come first.
    ``months`` is what learning takes by itself, ``due_on`` when it ends if skills are learned side by side.
    """

    skill_id: int
    held: int | None
    level: int
    weight: float
    is_gate: bool
    months: float
    due_on: date


def proposed_goals(organization: Organization, person_id: int, role_id: int) -> tuple[ProposedGoal, ...]:
    """Goals that would make somebody hold all that a role asks, in the order in which they would be begun.

    Critical must-haves first, then by weight, then by the months they take, the longest first; ``skills_at_once`` are
    learned side by side, each beginning on the place that is free earliest. Gaps that have a goal of that level already
    are left out, but keep their place. Source: the help, "Development plans".
    """
    gaps = [one for one in person_coverage(organization, person_id, role_id).requirements if _is_gap(one)]
    months = {one.skill_id: _months(organization, one) for one in gaps}
    names = organization.skills
    gaps.sort(key=lambda one: (not one.is_gate, -one.weight, -months[one.skill_id], names[one.skill_id].name))
    ends = _ends([months[one.skill_id] for one in gaps], organization.policy.skills_at_once)
    set_already = {one.skill_id: one.level for one in _goals_by_person(organization).get(person_id, ())}
    return tuple(
        ProposedGoal(
            one.skill_id,
            one.held,
            one.required,
            one.weight,
            one.is_gate,
            months[one.skill_id],
            months_later(organization.day, ceil(end)),
        )
        for one, end in zip(gaps, ends, strict=True)
        if set_already.get(one.skill_id, 0) < one.required
    )


def _is_gap(one: RequirementCoverage) -> bool:
    return one.is_applicable and one.status != "met"


def _months(organization: Organization, one: RequirementCoverage) -> float:
    kind = SkillKind(organization.skills[one.skill_id].kind)
    return months_between(organization, kind, one.held or 0, one.required)


def _ends(months: Sequence[float], at_once: int) -> list[float]:
    """When each ends, taken in the order given onto so many places, each onto the one that is free earliest."""
    places = [0.0] * at_once
    heapify(places)
    found = []
    for one in months:
        end = round(places[0] + one, 3)
        heapreplace(places, end)
        found.append(end)
    return found
