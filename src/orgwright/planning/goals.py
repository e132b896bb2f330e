"""Development goals: who means to reach which level of a skill, by when, and whether that has come true."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from orgwright.planning.organization import Organization
from orgwright.planning.proficiency import Cell
from orgwright.planning.remembered import remembered
from orgwright.records import Goal


class GoalState(StrEnum):
    """How a goal stands on a day."""

    REACHED = "reached"
    DUE = "due"
    LATE = "late"


@dataclass(frozen=True)
class GoalStanding:
    """A goal, how it stands, and the level held against it (none where it is not known or has expired)."""

    goal: Goal
    state: GoalState
    held: int | None


def goal_state(goal: Goal, held: int | None, day: date) -> GoalState:
    """How a goal stands on a day, where ``held`` is the level that counts then.

    Reached where the level held is at least that of the goal, whenever it came to be and however late. Otherwise late
    from the day after ``due_on`` on, and due until then; without ``due_on`` it is due for ever. A level that is not
    known or has expired (None) reaches nothing: not assessed is never 0, and never enough.
    """
    if held is not None and held >= goal.level:
        return GoalState.REACHED
    return GoalState.LATE if goal.due_on is not None and goal.due_on < day else GoalState.DUE


@remembered
def _goals_by_cell(organization: Organization) -> Mapping[Cell, Goal]:
    return {(one.person_id, one.skill_id): one for one in organization.table(Goal).values()}


def goal_of(organization: Organization, cell: Cell) -> Goal | None:
    """The goal of a person in a skill; there is at most one."""
    return _goals_by_cell(organization).get(cell)


def goal_standing(organization: Organization, cell: Cell) -> GoalStanding | None:
    """The goal of a person in a skill and how it stands on the picture's day."""
    goal = goal_of(organization, cell)
    if goal is None:
        return None
    level = organization.proficiency.level(*cell)
    held = level if level >= 0 else None
    return GoalStanding(goal, goal_state(goal, held, organization.day), held)
