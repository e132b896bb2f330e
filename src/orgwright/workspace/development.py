"""The verbs of development plans: goals with their actions, milestones, and the first year in a role."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import delete

from orgwright.errors import RefusedInput
from orgwright.planning.goals import goal_of
from orgwright.planning.onboarding import onboarding_steps
from orgwright.planning.organization import Organization
from orgwright.records import (
    ChangeKind,
    Goal,
    GoalAction,
    Milestone,
    MilestoneKind,
    Person,
    PlannedChange,
    Record,
    Role,
    Scenario,
    Skill,
)
from orgwright.workspace.scenarios import new_scenario
from orgwright.workspace.writing import Write, column_of

if TYPE_CHECKING:
    from orgwright.planning.role_sheet import RoleSheet
    from orgwright.workspace.writing import Changes

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class NewGoal:
    """A goal to set: the level of a skill, the day by which it is meant to be held, and a note."""

    skill_id: int
    level: int
    due_on: date | None = None
    note: str = ""


class DevelopmentVerbs:
    """A part of the open file, which does the writing."""

    organization: Organization

    @abstractmethod
    def _do(self, label: str, write: Callable[[Write], object], reason: str = "") -> Changes:
        """Carry out one action; the open file does."""

    @abstractmethod
    def _row(self, record: type[R], record_id: int) -> R:
        """One row, or a refusal where it is gone; the open file finds it."""

    @abstractmethod
    def role_sheet(self, role_id: int) -> RoleSheet:
        """All rows of one role; the open file reads them."""

    # Goals

    def plan_goals(self, person_id: int, goals: Sequence[NewGoal]) -> Changes:
        """Set several goals of a person as one action; a goal of the same skill that is there is changed."""
        if not goals:
            raise RefusedInput("Choose at least one goal to plan.")
        if len({one.skill_id for one in goals}) < len(goals):
            raise RefusedInput("A plan can have only one goal in a skill.")
        person = self._row(Person, person_id)
        skills = [self._row(Skill, one.skill_id) for one in goals]
        what = f"the goal of {person.name} in {skills[0].name}" if len(goals) == 1 else f"{len(goals)} goals"
        label = f"Set {what}" if len(goals) == 1 else f"Plan {what} of {person.name}"
        return self._do(label, lambda write: _write_goals(write, person_id, goals))

    def set_goal(
        self, person_id: int, skill_id: int, level: int, due_on: date | None = None, note: str = ""
    ) -> Changes:
        """Set the goal of a person in a skill, or change the one that is there."""
        return self.plan_goals(person_id, [NewGoal(skill_id, level, due_on, note)])

    def close_goal(self, goal_id: int) -> Changes:
        """Take a goal out of the plan, with its actions; what was assessed stays."""
        goal = self._row(Goal, goal_id)
        return self._do(f"Close {_goal_words(self.organization, goal)}", lambda write: _remove(write, Goal, [goal_id]))

    def plan_to_scenario(self, title: str, person_ids: Sequence[int]) -> Changes:
        """Make a scenario in which the goals of people are reached on the day they are due; ``made_id`` is its id.

        A goal without a day, or late already, is reached on the day of the picture. One that asks less than is held
        already is left out: the scenario would take a level away.
        """
        fresh = new_scenario(self.organization, title)
        wanted = {one: self._row(Person, one).key for one in person_ids}
        goals = [one for one in self.organization.table(Goal).values() if one.person_id in wanted]
        if not goals:
            raise RefusedInput("There are no goals to try: plan some first.")
        level = self.organization.proficiency.level
        goals = [one for one in goals if level(one.person_id, one.skill_id) <= one.level]
        if not goals:
            raise RefusedInput("There are no goals to try: more than they ask is held already.")
        day = self.organization.day
        ordered = sorted(goals, key=lambda one: (max(one.due_on or day, day), one.id or 0))

        def write(writing: Write) -> None:
            scenario_id = writing.add(Scenario, fresh)
            for number, one in enumerate(ordered, 1):
                change = {"number": number, "on": max(one.due_on or day, day), "change": ChangeKind.RAISE_SKILL}
                what = {"person": wanted[one.person_id], "skill_id": one.skill_id, "value": one.level}
                writing.add(PlannedChange, {"scenario_id": scenario_id, **change, **what})

        return self._do(f"Add the scenario {fresh['title']}", write)

    # Actions

    def add_action(
        self, goal_id: int, kind: str, text: str, mentor_id: int | None = None, due_on: date | None = None
    ) -> Changes:
        """Add one thing to do for a goal behind the others; ``made_id`` of the answer is its id."""
        goal = self._row(Goal, goal_id)
        values = {"kind": kind, "text": text.strip(), "mentor_id": mentor_id, "due_on": due_on}
        self._refuse_mentor(goal, mentor_id)
        numbers = [one.number for one in self._actions([goal_id])]
        fixed = {"goal_id": goal_id, "number": max(numbers, default=0) + 1}
        label = f"Add an action for {_goal_words(self.organization, goal)}"
        return self._do(label, lambda write: write.add(GoalAction, {**fixed, **values}))

    def change_action(self, action_id: int, **values: Any) -> Changes:
        """Change the kind, the text, the mentor or the day of an action."""
        old = self._row(GoalAction, action_id)
        self._refuse_mentor(self._row(Goal, old.goal_id), values.get("mentor_id"))
        return self._do(f"Change the action “{_short(old.text)}”", lambda write: write.change(old, values))

    def finish_action(self, action_id: int, done_on: date | None) -> Changes:
        """Say that an action is done on a day, or with None that it is not."""
        old = self._row(GoalAction, action_id)
        return self._do(_done_label("action", old.text, done_on), lambda write: write.change(old, {"done_on": done_on}))

    def remove_action(self, action_id: int) -> Changes:
        """Take an action out of the plan."""
        old = self._row(GoalAction, action_id)
        return self._do(
            f"Remove the action “{_short(old.text)}”", lambda write: _remove(write, GoalAction, [action_id])
        )

    # Milestones

    def start_onboarding(self, person_id: int, role_id: int, starts_on: date) -> Changes:
        """Give somebody who starts in a role the role's dated goals as milestones."""
        person, role = self._row(Person, person_id), self._row(Role, role_id)
        steps = onboarding_steps(self.role_sheet(role_id), starts_on)
        if not steps:
            words = "has no goals with a day, such as “30-day goals”; write some in its section of goals first."
            raise RefusedInput(f"{role.name} {words}")
        if self._onboarding(person_id, role_id):
            raise RefusedInput(f"{person.name} has an onboarding plan as {role.name} already.")
        kind = MilestoneKind.ONBOARDING

        def write(writing: Write) -> None:
            for number, one in enumerate(steps, self._next_milestone(person_id)):
                words = {"heading": one.heading, "text": one.text, "due_on": one.due_on}
                owner = {"person_id": person_id, "role_id": role_id}
                writing.add(Milestone, {**owner, **words, "kind": kind, "number": number})

        return self._do(f"Start the onboarding of {person.name} as {role.name}", write)

    def drop_onboarding(self, person_id: int, role_id: int | None) -> Changes:
        """Take the whole onboarding plan of somebody in a role away."""
        person, steps = self._row(Person, person_id), self._onboarding(person_id, role_id)
        if not steps:
            raise RefusedInput(f"{person.name} has no onboarding plan for this role.")
        label = f"Remove the onboarding plan of {person.name}"
        return self._do(label, lambda write: _remove(write, Milestone, [one.id or 0 for one in steps]))

    def add_milestone(self, person_id: int, text: str, due_on: date | None, **values: Any) -> Changes:
        """Add a milestone of somebody's development; ``values`` may name its heading, its kind and its role."""
        person = self._row(Person, person_id)
        number = self._next_milestone(person_id)
        fixed = {"person_id": person_id, "text": text.strip(), "due_on": due_on, "number": number}
        row = {"kind": MilestoneKind.DEVELOPMENT, **fixed, **values}
        return self._do(f"Add a milestone of {person.name}", lambda write: write.add(Milestone, row))

    def change_milestone(self, milestone_id: int, **values: Any) -> Changes:
        """Change the text, the day or the note of a milestone."""
        old = self._row(Milestone, milestone_id)
        return self._do(f"Change the milestone “{_short(old.text)}”", lambda write: write.change(old, values))

    def finish_milestone(self, milestone_id: int, done_on: date | None) -> Changes:
        """Say that a milestone is done on a day, or with None that it is not."""
        old = self._row(Milestone, milestone_id)
        label = _done_label("milestone", old.text, done_on)
        return self._do(label, lambda write: write.change(old, {"done_on": done_on}))

    def remove_milestone(self, milestone_id: int) -> Changes:
        """Take a milestone out of the plan."""
        old = self._row(Milestone, milestone_id)
        label = f"Remove the milestone “{_short(old.text)}”"
        return self._do(label, lambda write: _remove(write, Milestone, [milestone_id]))

    def _next_milestone(self, person_id: int) -> int:
        """The number behind all milestones of a person, so that none of them ever shares one."""
        own = [one.number for one in self.organization.table(Milestone).values() if one.person_id == person_id]
        return max(own, default=0) + 1

    def _actions(self, goal_ids: Iterable[int]) -> list[GoalAction]:
        wanted = set(goal_ids)
        return [one for one in self.organization.table(GoalAction).values() if one.goal_id in wanted]

    def _onboarding(self, person_id: int, role_id: int | None) -> list[Milestone]:
        return [
            one
            for one in self.organization.table(Milestone).values()
            if one.person_id == person_id and one.role_id == role_id and one.kind == MilestoneKind.ONBOARDING
        ]

    def _refuse_mentor(self, goal: Goal, mentor_id: int | None) -> None:
        """Refuse a mentor who is gone, or who would mentor themselves."""
        if mentor_id is None:
            return
        mentor = self._row(Person, mentor_id)
        if mentor_id == goal.person_id:
            raise RefusedInput(f"{mentor.name} cannot be their own mentor.")


def _write_goals(write: Write, person_id: int, goals: Sequence[NewGoal]) -> None:
    for one in goals:
        values = {"level": one.level, "due_on": one.due_on}
        old = goal_of(write.organization, (person_id, one.skill_id))
        if old is not None:
            write.change(old, {**values, "note": one.note or old.note})
            continue
        level = write.organization.proficiency.level(person_id, one.skill_id)
        held = level if level >= 0 else None
        owner = {"person_id": person_id, "skill_id": one.skill_id, "from_level": held}
        write.add(Goal, {**owner, **values, "note": one.note})


def _remove(write: Write, record: type[Record], ids: Sequence[int]) -> None:
    write.connection.execute(delete(record).where(column_of(record, "id").in_(ids)))


def _goal_words(organization: Organization, goal: Goal) -> str:
    person, skill = organization.people[goal.person_id], organization.skills[goal.skill_id]
    return f"the goal of {person.name} in {skill.name}"


def _done_label(noun: str, text: str, done_on: date | None) -> str:
    return f"{'Open again' if done_on is None else 'Finish'} the {noun} “{_short(text)}”"


def _short(text: str, most: int = 60) -> str:
    """The first words of a text, for the sentence of an action."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rsplit(' ', 1)[0]}…"
