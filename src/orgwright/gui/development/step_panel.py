"""The panel in which one goal, action or milestone is edited; it follows what happens to it elsewhere."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt

from orgwright.gui.context import Context
from orgwright.gui.development.forms import KINDS, mentor_options
from orgwright.gui.development.model import StepRow
from orgwright.gui.messages import attempt
from orgwright.gui.widgets.buttons import button
from orgwright.gui.widgets.columns import Column
from orgwright.gui.widgets.fields import ChoiceField, DateField, Field, IntegerField, MultiLineField
from orgwright.gui.widgets.form import Form
from orgwright.gui.widgets.picker import PickerField
from orgwright.gui.widgets.side_panel import SidePanel
from orgwright.gui.widgets.table import Table
from orgwright.planning.mentors import mentors
from orgwright.records import Goal, GoalAction, Milestone, Record

RECORDS: dict[str, type[Record]] = {"goal": Goal, "action": GoalAction, "milestone": Milestone}
_MOST_MENTORS = 5

MENTORS: tuple[Column[Any], ...] = (
    Column("Mentor", lambda row: row[1], is_key=True, tooltip=lambda row: row[4]),
    Column("Level", lambda row: str(row[2]), 48, "right"),
    Column("Mentees", lambda row: str(row[3]), 62, "right"),
    Column("Unit", lambda row: row[4], 84, tone="text2"),
)


class StepPanel(SidePanel):
    """The fields of one row, each saved as it is left; Remove takes the row out of the plan."""

    def __init__(self, context: Context, remove: Callable[[], object]) -> None:
        super().__init__()
        self._context = context
        self._remove = remove
        self.row: StepRow | None = None
        self.fields: dict[str, Field] = {}
        self.mentors: Table | None = None
        self._shown: dict[str, Any] = {}

    def edit(self, row: StepRow) -> None:
        """Begin with another row."""
        record = self._record(row)
        if record is None:
            return
        self.row, self.fields, self._shown, self.mentors = row, {}, {}, None
        self.clear()
        title = {"goal": row.text, "action": "Action", "milestone": "Milestone"}[row.kind]
        self.set_title(title, f"{row.person}, saved as you leave each field")
        form = Form()
        for name, field in self._made(row).items():
            value = getattr(record, name)
            form.add(field, save=partial(self._save, name)).show_value(value)
            self.fields[name], self._shown[name] = field, value
        self.add_section(form)
        if row.kind == "action" and row.skill_id is not None:
            self._add_mentors(row, row.skill_id)
        verb = "Close the goal" if row.kind == "goal" else "Remove"
        self.set_actions(button(verb, "trash", self._remove))

    def start_editing(self) -> None:
        """Put the keyboard into the first field."""
        first = next(iter(self.fields.values()), None)
        if first is not None:
            first.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def follow(self) -> bool:
        """Show what became of the row since; False if it is gone. What somebody is typing elsewhere stays."""
        record = None if self.row is None else self._record(self.row)
        if record is None:
            return False
        for name, field in self.fields.items():
            now = getattr(record, name)
            if now != self._shown[name]:
                self._shown[name] = now
                field.show_value(now)
        return True

    def _record(self, row: StepRow) -> Record | None:
        found: Record | None = self._context.recorded.table(RECORDS[row.kind]).get(row.record_id)
        return found

    def _made(self, row: StepRow) -> dict[str, Field]:
        if row.kind == "goal":
            return {
                "level": IntegerField("Level to reach", 1, 5, needed=True),
                "due_on": DateField("By"),
                "note": MultiLineField("Note: how, and with whom"),
            }
        if row.kind == "milestone":
            return {
                "text": MultiLineField("What is reached by then"),
                "due_on": DateField("By"),
                "done_on": DateField("Done on"),
                "note": MultiLineField("Note"),
            }
        skill_id = row.skill_id or 0
        return {
            "text": MultiLineField("What is to be done"),
            "kind": ChoiceField("Kind", KINDS),
            "mentor_id": PickerField("Mentor", lambda: mentor_options(self._context, row.person_id, skill_id)),
            "due_on": DateField("By"),
            "done_on": DateField("Done on"),
        }

    def _save(self, name: str, value: Any) -> None:
        workspace, row = self._context.workspace, self.row
        if row is None:
            return
        if row.kind == "goal":
            workspace.change(Goal, row.record_id, **{name: value})
        elif name == "done_on":
            finish = workspace.finish_action if row.kind == "action" else workspace.finish_milestone
            finish(row.record_id, value)
        else:
            change = workspace.change_action if row.kind == "action" else workspace.change_milestone
            change(row.record_id, **{name: value})

    def _add_mentors(self, row: StepRow, skill_id: int) -> None:
        organization = self._context.recorded
        found = mentors(organization, row.person_id, skill_id, _MOST_MENTORS)
        rows = [
            (
                one.person_id,
                organization.people[one.person_id].name,
                one.level,
                one.mentees,
                "same unit" if one.is_same_unit else self._unit(one.person_id),
            )
            for one in found
        ]
        if not rows:
            return
        table = self.mentors = Table(MENTORS, key=lambda each: each[0])
        table.setAccessibleName("Mentors who could help")
        table.show_rows(rows)
        table.setFixedHeight(table.horizontalHeader().height() + sum(map(table.rowHeight, range(len(rows)))) + 2)
        table.opened.connect(
            lambda each, _title: attempt(
                self, lambda: self._context.workspace.change_action(row.record_id, mentor_id=each[0])
            )
        )
        self.add_section(table, "Could help", "Enter makes one the mentor", is_flush=True)

    def _unit(self, person_id: int) -> str:
        unit_id = self._context.recorded.seating.unit_of(person_id)
        return "" if unit_id is None else self._context.recorded.units[unit_id].name
