"""What the screen of development shows, as rows made from the picture; no window is needed for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Literal

from orgwright.gui.widgets.amounts import day_text
from orgwright.planning.development import (
    DevelopmentPlan,
    MilestoneStanding,
    PlannedGoal,
    StepState,
    development_plan,
)
from orgwright.planning.goals import GoalState
from orgwright.planning.mentors import mentees_by_mentor
from orgwright.planning.organization import Organization
from orgwright.records import Assessment, Goal, GoalAction, Milestone, MilestoneKind, table_name

if TYPE_CHECKING:
    from orgwright.workspace import Changes

Kind = Literal["goal", "action", "milestone"]
_PLANS: Mapping[str, Any] = {table_name(record): record for record in (Goal, GoalAction, Milestone)}
_LEVELS = table_name(Assessment)
SOON_DAYS = 30
"""How far the list of what is due looks ahead."""


@dataclass(frozen=True)
class StepRow:
    """A goal, an action or a milestone, with what a list says of it; ``levels`` and ``kind`` where there are any."""

    kind: Kind
    record_id: int
    person_id: int
    person: str
    text: str
    second: str
    levels: str
    mentor: str
    due_on: date | None
    done_on: date | None
    state: str
    skill_id: int | None = None

    @property
    def key(self) -> tuple[str, int]:
        """What tells the row from others."""
        return self.kind, self.record_id

    @property
    def can_turn(self) -> bool:
        """Whether a person says that it is done; a goal is reached when its level is held."""
        return self.kind != "goal"

    @property
    def has_box(self) -> bool:
        """Whether a box says that it is done."""
        return self.can_turn

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to do."""
        return self.state in ("done", "reached")

    @property
    def due(self) -> str:
        """The day it is due on."""
        return "" if self.due_on is None else day_text(self.due_on)


@dataclass(frozen=True)
class PersonRow:
    """Somebody of the list of plans: goals by how they stand, steps not done, and what is due next."""

    person_id: int
    name: str
    role: str
    goals: int
    reached: int
    late: int
    next_due: date | None
    next_text: str
    mentors: str

    @property
    def has_plan(self) -> bool:
        """Whether anything is planned."""
        return bool(self.goals or self.next_text or self.late)


def planned_people(organization: Organization) -> frozenset[int]:
    """Everybody who has a goal or a milestone."""
    goals, steps = organization.table(Goal).values(), organization.table(Milestone).values()
    return frozenset({one.person_id for one in goals} | {one.person_id for one in steps})


def people_rows(organization: Organization, unit_id: int | None) -> list[PersonRow]:
    """The people of a unit, by name; who has no plan has a row of naughts."""
    planned = planned_people(organization)
    people = organization.people
    ordered = sorted(organization.seating.people_of(unit_id), key=lambda one: (people[one].name.casefold(), one))
    return [person_row(organization, one) if one in planned else _without_plan(organization, one) for one in ordered]


def _without_plan(organization: Organization, person_id: int) -> PersonRow:
    name, role = organization.people[person_id].name, role_name(organization, person_id)
    return PersonRow(person_id, name, role, 0, 0, 0, None, "", "")


def person_row(organization: Organization, person_id: int) -> PersonRow:
    """How the plan of somebody stands, in one row."""
    plan = development_plan(organization, person_id)
    waiting: list[tuple[date, str]] = []
    late = 0
    mentors: dict[int, None] = {}
    for one in plan.goals:
        if one.standing.state != GoalState.REACHED:
            goal = one.standing.goal
            waiting.append((goal.due_on or date.max, organization.skills[goal.skill_id].name))
            late += one.standing.state == GoalState.LATE
        for each in one.actions:
            if each.state != StepState.DONE:
                waiting.append((each.action.due_on or date.max, each.action.text))
                late += each.state == StepState.LATE
                if each.action.mentor_id is not None:
                    mentors[each.action.mentor_id] = None
    for step in plan.milestones:
        if step.state != StepState.DONE:
            waiting.append((step.milestone.due_on or date.max, step.milestone.text))
            late += step.state == StepState.LATE
    day, text = min(waiting, key=lambda one: one[0], default=(date.max, ""))
    return PersonRow(
        person_id,
        organization.people[person_id].name,
        role_name(organization, person_id),
        len(plan.goals),
        sum(one.standing.state == GoalState.REACHED for one in plan.goals),
        late,
        None if day == date.max else day,
        text,
        ", ".join(person_name(organization, one) for one in mentors),
    )


def rows_after(organization: Organization, rows: Sequence[PersonRow], changes: Changes) -> list[PersonRow] | None:
    """The rows after an edit of plans or levels: only of those whom it touched; None where all may differ."""
    touched = {person_id for person_id, _ in changes.cells}
    for table, ids in changes.touched.items():
        if table not in _PLANS:
            if table != _LEVELS:
                return None
            continue
        found = organization.table(_PLANS[table])
        if not ids <= found.keys():
            return None
        for row_id in ids:
            row = found[row_id]
            touched.add(organization.table(Goal)[row.goal_id].person_id if table == "goal_action" else row.person_id)
    planned = planned_people(organization)
    return [
        row
        if row.person_id not in touched
        else person_row(organization, row.person_id)
        if row.person_id in planned
        else _without_plan(organization, row.person_id)
        for row in rows
    ]


def plan_words(organization: Organization, person_id: int) -> str:
    """The plan of somebody in one sentence, for other screens."""
    row = person_row(organization, person_id)
    if not row.has_plan:
        return "Nothing is planned yet."
    parts = [f"{row.reached} of {row.goals} goals reached"] if row.goals else []
    parts += [f"{row.late} late"] if row.late else []
    if row.next_text:
        day = "" if row.next_due is None else f" by {day_text(row.next_due)}"
        parts.append(f"next: {row.next_text.rstrip('.')}{day}")
    return ", ".join(parts)


def role_name(organization: Organization, person_id: int) -> str:
    """The role of a person on the day, or nothing."""
    role_id = organization.seating.role_of(person_id)
    return "" if role_id is None else organization.roles[role_id].name


def steps_of(organization: Organization, plan: DevelopmentPlan) -> list[StepRow]:
    """Everything of a plan: each goal with its actions, then the milestones."""
    return [*goal_rows(organization, plan), *(milestone_row(organization, one) for one in plan.milestones)]


def goal_rows(organization: Organization, plan: DevelopmentPlan) -> list[StepRow]:
    """The goals of a plan, each before its actions."""
    return [row for one in plan.goals for row in _rows_of_goal(organization, one)]


def _rows_of_goal(organization: Organization, one: PlannedGoal) -> Iterable[StepRow]:
    goal = one.standing.goal
    held = "?" if one.standing.held is None else str(one.standing.held)
    skill, person = organization.skills[goal.skill_id].name, organization.people[goal.person_id].name
    yield StepRow(
        "goal",
        goal.id or 0,
        goal.person_id,
        person,
        skill,
        "",
        f"{held} → {goal.level}",
        "",
        goal.due_on,
        None,
        str(one.standing.state),
        goal.skill_id,
    )
    for each in one.actions:
        action = each.action
        yield StepRow(
            "action",
            action.id or 0,
            goal.person_id,
            person,
            action.text,
            str(action.kind),
            "",
            person_name(organization, action.mentor_id),
            action.due_on,
            action.done_on,
            str(each.state),
            goal.skill_id,
        )


def milestone_row(organization: Organization, one: MilestoneStanding) -> StepRow:
    """A milestone as a row."""
    step = one.milestone
    role = "" if step.role_id is None else organization.roles[step.role_id].name
    second = step.heading or (role if step.kind == MilestoneKind.ONBOARDING else "")
    name = organization.people[step.person_id].name
    due, done = step.due_on, step.done_on
    return StepRow(
        "milestone", step.id or 0, step.person_id, name, step.text, second, "", "", due, done, str(one.state)
    )


def person_name(organization: Organization, person_id: int | None) -> str:
    """The name of a person, or nothing."""
    return "" if person_id is None or person_id not in organization.people else organization.people[person_id].name


def waiting_rows(organization: Organization, person_ids: Iterable[int], days: int = SOON_DAYS) -> list[StepRow]:
    """What is late, and what is due within so many days, of these people, by day."""
    planned, last = planned_people(organization), organization.day + timedelta(days=days)
    rows = [
        row
        for person_id in person_ids
        if person_id in planned
        for row in steps_of(organization, development_plan(organization, person_id))
    ]
    found = [row for row in rows if not row.is_done and row.due_on is not None and row.due_on <= last]
    return sorted(found, key=lambda row: (row.due_on or date.max, row.person.casefold(), row.key))


@dataclass(frozen=True)
class MenteeRow:
    """Somebody whom a person helps, and what they do together."""

    person_id: int
    name: str
    what: str


def mentee_rows(organization: Organization, mentor_id: int) -> list[MenteeRow]:
    """The people whom somebody mentors on the day, by name."""
    goals, found = organization.table(Goal), mentees_by_mentor(organization).get(mentor_id, frozenset())
    texts: dict[int, list[str]] = {one: [] for one in found}
    for action in organization.table(GoalAction).values():
        goal = goals.get(action.goal_id)
        if action.mentor_id == mentor_id and goal is not None and goal.person_id in texts:
            texts[goal.person_id].append(organization.skills[goal.skill_id].name)
    rows = [
        MenteeRow(one, organization.people[one].name, ", ".join(dict.fromkeys(texts[one])))
        for one in found
        if one in organization.people
    ]
    return sorted(rows, key=lambda row: row.name.casefold())


def counted(rows: Sequence[StepRow]) -> str:
    """How rows stand, in words: ``3 done, 1 late, 4 due``."""
    words = {"done": "done", "reached": "reached", "late": "late", "due": "due"}
    counts = {state: sum(row.state == state for row in rows) for state in words}
    return ", ".join(f"{count} {words[state]}" for state, count in counts.items() if count)
