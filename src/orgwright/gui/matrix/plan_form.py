"""The form in which a level is planned under a scenario, for one cell or a whole range."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from orgwright.errors import RefusedInput
from orgwright.gui.context import Context
from orgwright.gui.matrix.cell_form import KeyboardDialog, level_options
from orgwright.gui.widgets.fields import ChoiceField, DateField
from orgwright.planning.proficiency import Cell
from orgwright.records import Scenario


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
