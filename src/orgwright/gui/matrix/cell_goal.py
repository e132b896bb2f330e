"""The development goal of a cell: what it aims at, how it stands, and the form that sets or changes it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from orgwright.errors import RefusedInput
from orgwright.gui.context import Context
from orgwright.gui.matrix.cell_form import KeyboardDialog, level_options
from orgwright.gui.matrix.cell_words import GOAL_CHIPS, goal_sentence
from orgwright.gui.widgets.buttons import link
from orgwright.gui.widgets.fields import ChoiceField, DateField, MultiLineField
from orgwright.gui.widgets.labels import Chip, label, second_line
from orgwright.planning.goals import GoalStanding, goal_of
from orgwright.planning.proficiency import Cell
from orgwright.planning.scales import level_name
from orgwright.records import Goal


class GoalPart(QWidget):
    """The goal of the cell, or the way to set one."""

    def __init__(
        self, set_goal: Callable[[], object], remove: Callable[[], object], open_plan: Callable[[], object]
    ) -> None:
        super().__init__()
        self._chip = Chip("", "goal")
        self._aim = label("", wrap=True)
        self._note = second_line("", wrap=True)
        self.change = link("Change the goal…", "target", set_goal)
        self.remove = link("Remove", "trash", remove)
        self.add = link("Set a goal…", "target", set_goal)
        self.plan = link("Plan", "sprout", open_plan)
        self.plan.setToolTip("The development plan of the person")
        head = QHBoxLayout()
        head.addWidget(label("Goal", bold=True), 1)
        head.addWidget(self._chip)
        links = QHBoxLayout()
        links.addWidget(self.change)
        links.addWidget(self.remove)
        links.addWidget(self.plan)
        links.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self._aim)
        column.addWidget(self._note)
        column.addLayout(links)
        column.addWidget(self.add)

    def show_goal(self, standing: GoalStanding | None, level_words: str, is_recorded: bool) -> None:
        """Show a goal or its absence; for somebody of the plan alone none can be set."""
        there = standing is not None
        for shown in (self._chip, self._aim, self.change, self.remove, self.plan):
            shown.setVisible(there)
        self.add.setVisible(not there and is_recorded)
        self._note.setVisible(there and bool(standing and standing.goal.note))
        if standing is not None:
            self._chip.show_state(*GOAL_CHIPS[standing.state])
            self._aim.setText(goal_sentence(standing, level_words))
            self._note.setText(standing.goal.note)


def ask_goal(parent: QWidget, context: Context, cell: Cell, required: int = 0) -> bool:
    """Ask for the goal of a cell and set or change it; True where something was written.

    A new one begins with the level that is required, or with the next one where that is held already.
    """
    if cell[0] not in context.recorded.people:
        return False
    workspace, organization = context.workspace, context.organization
    old = goal_of(context.recorded, cell)

    def make(values: dict[str, Any]) -> None:
        if values["level"] is None:
            raise RefusedInput("Choose the level that is to be reached.")
        if old is None:
            workspace.add(Goal, person_id=cell[0], skill_id=cell[1], **values)
        elif any(getattr(old, name) != value for name, value in values.items()):
            workspace.change(Goal, old.id or 0, **values)

    who, what = organization.people[cell[0]].name, organization.skills[cell[1]].name
    dialog = KeyboardDialog(
        parent, f"Goal of {who} in {what}", "Set the goal" if old is None else "Change the goal", make
    )
    kept = None if old is None else old.level
    levels = [one for one in level_options(organization, [cell], kept) if one[0] > 0]
    aim = dialog.form.add(ChoiceField("Level to reach", levels), key="level")
    aim.show_value(_first_aim(context, cell, [level for level, _ in levels], required) if old is None else old.level)
    due = dialog.form.add(DateField("By", hint="The last day of the goal; empty: no day"), key="due_on")
    due.show_value(None if old is None else old.due_on)
    note = dialog.form.add(MultiLineField("Note: how, and with whom"), key="note")
    note.show_value("" if old is None else old.note)
    aim.editor.setFocus()
    return bool(dialog.exec())


def _first_aim(context: Context, cell: Cell, levels: list[int], required: int) -> int | None:
    """The lowest level of the scale that is above the one held and, if it can be, not below the one required."""
    held = max(context.organization.proficiency.level(*cell), 0)
    higher = [level for level in levels if level > held]
    return next((level for level in higher if level >= required), max(higher, default=None))


def goal_words(context: Context, standing: GoalStanding | None) -> str:
    """What the scale calls the level of a goal."""
    goal = None if standing is None else standing.goal
    return "" if goal is None else level_name(context.organization, goal.skill_id, goal.level)
