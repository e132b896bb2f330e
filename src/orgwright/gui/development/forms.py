"""What people fill in for a plan: a new goal, action or milestone, and the mentors that are proposed."""

from typing import Any

from PySide6.QtWidgets import QWidget

from orgwright.errors import RefusedInput
from orgwright.gui.context import Context
from orgwright.gui.record_forms import options
from orgwright.gui.widgets.dialogs import FormDialog
from orgwright.gui.widgets.fields import ChoiceField, DateField, IntegerField, MultiLineField
from orgwright.gui.widgets.picker import Option, PickerField
from orgwright.planning.mentors import Mentor, mentors
from orgwright.planning.organization import Organization
from orgwright.records import ActionKind, Goal, MilestoneKind, Person, Role, Skill
from orgwright.workspace import Changes

KINDS: list[tuple[Any, str]] = [(str(kind), str(kind)) for kind in ActionKind]


def mentor_words(organization: Organization, one: Mentor) -> str:
    """Why somebody is proposed: ``level 4, mentors nobody, same unit``."""
    many = "nobody" if one.mentees == 0 else "1 other" if one.mentees == 1 else f"{one.mentees} others"
    unit_id = organization.seating.unit_of(one.person_id)
    unit = "same unit" if one.is_same_unit else "" if unit_id is None else organization.units[unit_id].name
    return ", ".join(part for part in (f"level {one.level}", f"mentors {many}", unit) if part)


def mentor_options(context: Context, person_id: int, skill_id: int) -> list[Option]:
    """Those who could teach the skill first, with what speaks for them, then everybody else but the person."""
    if not context.has_workspace or person_id not in context.recorded.people:
        return []
    organization = context.recorded
    proposed = mentors(organization, person_id, skill_id)
    first = [
        Option(one.person_id, organization.people[one.person_id].name, mentor_words(organization, one))
        for one in proposed
    ]
    there = {one.person_id for one in proposed} | {person_id}
    return [*first, *(one for one in options(context, Person) if one.value not in there)]


def ask_goal(parent: QWidget, context: Context, person_id: int, skill_id: int | None = None) -> Changes | None:
    """Ask for a goal of a person in a skill and set it; ``skill_id`` stands in its field at first."""
    made: list[Changes] = []

    def make(values: dict[str, Any]) -> None:
        made.append(context.workspace.set_goal(person_id, **values))

    name = context.recorded.people[person_id].name
    dialog = FormDialog(parent, f"New goal of {name}", "Set the goal", make)
    skill = dialog.form.add(PickerField("Skill", lambda: options(context, Skill), needed=True), key="skill_id")
    skill.show_value(skill_id)
    dialog.form.add(IntegerField("Level to reach", 1, 5, needed=True), key="level").show_value(3)
    dialog.form.add(DateField("By", hint="The last day of the goal; empty: no day"), key="due_on")
    dialog.form.add(MultiLineField("Note"), key="note")
    dialog.exec()
    return made[0] if made else None


def ask_action(parent: QWidget, context: Context, goal: Goal) -> Changes | None:
    """Ask for something to do for a goal and add it; mentors are proposed."""
    made: list[Changes] = []

    def make(values: dict[str, Any]) -> None:
        if not values["text"].strip():
            raise RefusedInput("Say what is to be done.")
        made.append(context.workspace.add_action(goal.id or 0, **values))

    person, skill = context.recorded.people[goal.person_id], context.recorded.skills[goal.skill_id]
    title = f"New action of {person.name} for {skill.name}"
    dialog = FormDialog(parent, title, "Add the action", make)
    dialog.form.add(ChoiceField("Kind", KINDS), key="kind").show_value(str(ActionKind.PRACTICE))
    text = dialog.form.add(MultiLineField("What is to be done", 2), key="text")
    dialog.form.add(_mentor_field(context, goal), key="mentor_id")
    dialog.form.add(DateField("By"), key="due_on").show_value(goal.due_on)
    text.editor.setFocus()
    dialog.exec()
    return made[0] if made else None


def _mentor_field(context: Context, goal: Goal) -> PickerField:
    return PickerField(
        "Mentor",
        lambda: mentor_options(context, goal.person_id, goal.skill_id),
        placeholder="The arrow down proposes mentors",
    )


def ask_milestone(parent: QWidget, context: Context, person_id: int, role_id: int | None = None) -> Changes | None:
    """Ask for a dated step of somebody's development, or of the first year in a role, and add it."""
    made: list[Changes] = []
    kind = MilestoneKind.DEVELOPMENT if role_id is None else MilestoneKind.ONBOARDING

    def make(values: dict[str, Any]) -> None:
        made.append(context.workspace.add_milestone(person_id, **values, kind=kind, role_id=role_id))

    name = context.recorded.people[person_id].name
    dialog = FormDialog(parent, f"New milestone of {name}", "Add the milestone", make)
    text = dialog.form.add(MultiLineField("What is reached by then", 2), key="text")
    dialog.form.add(DateField("By"), key="due_on")
    text.editor.setFocus()
    dialog.exec()
    return made[0] if made else None


def ask_case(parent: QWidget, context: Context, person_id: int | None, role_id: int | None = None) -> Changes | None:
    """Ask whom to promote to which role, and open the case."""
    made: list[Changes] = []

    def make(values: dict[str, Any]) -> None:
        made.append(context.workspace.open_promotion_case(**values))

    sentence = (
        "Its checklist is what the document of the present role says of a promotion, and what the next role asks."
    )
    dialog = FormDialog(parent, "New promotion case", "Open the case", make, sentence)
    form = dialog.form
    form.add(PickerField("Person", lambda: options(context, Person), needed=True), key="person_id").show_value(
        person_id
    )
    form.add(PickerField("Role", lambda: options(context, Role), needed=True), key="role_id").show_value(role_id)
    form.add(DateField("Opened on", needed=True), key="opened_on").show_value(context.day)
    dialog.exec()
    return made[0] if made else None
