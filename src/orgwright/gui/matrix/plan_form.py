"""Levels said on a screen: assessed in the records, or planned where a scenario is chosen; and the form of a plan."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from orgwright.errors import RefusedInput
from orgwright.gui.context import Context
from orgwright.gui.matrix.cell_form import KeyboardDialog, assess_in_full, level_options
from orgwright.gui.widgets.fields import ChoiceField, DateField
from orgwright.planning.proficiency import Cell
from orgwright.records import Scenario
from orgwright.workspace import Changes


def write_levels(context: Context, levels: Mapping[Cell, int | None]) -> Changes:
    """Write levels as the user's, a manager, on the day of the bar; into the scenario where one is chosen."""
    workspace, day, scenario_id = context.workspace, context.day, context.scenario_id
    if scenario_id is not None:
        return workspace.plan_levels(scenario_id, levels, day)
    return workspace.assess(levels, on=day)


def ask_levels(parent: QWidget, context: Context, cells: Sequence[Cell], at_evidence: bool = False) -> bool:
    """Ask for all that is said of cells: with source and evidence, or what the chosen scenario assumes from a day on.

    ``at_evidence`` begins in the note. True where something was written.
    """
    scenario = context.organization.scenario
    if scenario is None:
        return assess_in_full(parent, context, cells, at_evidence)
    return bool(cells) and plan_levels(parent, context, scenario, cells)


def plan_levels(parent: QWidget, context: Context, scenario: Scenario, cells: Sequence[Cell]) -> bool:
    """Ask for the level that a scenario assumes in cells, and from when on; True where something was planned."""
    organization = context.organization
    people, skills = ({cell[place] for cell in cells} for place in (0, 1))
    who = organization.people[min(people)].name if len(people) == 1 else f"{len(people)} people"
    what = organization.skills[min(skills)].name if len(skills) == 1 else f"{len(skills)} skills"

    def make(values: dict[str, Any]) -> None:
        if values["level"] is None:
            raise RefusedInput("Choose the level that is assumed.")
        context.workspace.plan_levels(scenario.id or 0, dict.fromkeys(cells, values["level"]), values["on"])

    sentence = f"Goes into “{scenario.title}” as a manager's assessment of that day; the records stay as they are."
    dialog = KeyboardDialog(parent, f"Raise {who} in {what}", "Plan it", make, sentence)
    level = dialog.form.add(ChoiceField("To level", level_options(organization, cells)), key="level")
    levels = {organization.proficiency.level(*cell) for cell in cells}
    level.show_value(min(levels) if len(levels) == 1 and min(levels) >= 0 else None)
    dialog.form.add(DateField("First day it holds", needed=True), key="on").show_value(context.day)
    level.editor.setFocus()
    return bool(dialog.exec())
