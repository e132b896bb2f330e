"""The panels of the page of targets: one target with who holds it, and what many chosen ones are to have in common."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.context import Context
from orgwright.gui.coverage.targets_model import TargetRow, twice_sentence
from orgwright.gui.record_panel import RecordPanel
from orgwright.gui.widgets.buttons import button, link, primary
from orgwright.gui.widgets.fields import ChoiceField, DateField, IntegerField
from orgwright.gui.widgets.form import Form
from orgwright.gui.widgets.labels import label, second_line
from orgwright.gui.widgets.range_bar import percent_text
from orgwright.gui.widgets.side_panel import SidePanel
from orgwright.planning.target_edits import TargetEdit
from orgwright.records import Importance, Target

KEEP = "keep"
MOST_HOLDERS = 12
"""Holders to be named as links; the matrix shows all."""


class TargetPanel(RecordPanel):
    """One target: its fields, and the people known to hold it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, lambda record, key: context.recorded.table(record).get(key))
        self._held: QWidget | None = None

    def show_target(self, row: TargetRow, *actions: QWidget) -> None:
        """Begin with another target."""
        self.edit(Target, row.target_id, row.skill, row.unit, *actions)
        self._held = None
        self.show_held(row)

    def show_held(self, row: TargetRow) -> None:
        """Show who holds it now, and what is odd about it."""
        if self._held is not None:
            self._held.hide()
            self._held.deleteLater()
        self._held = self.add_section(self._holders(row), "On this day", _standing(row))

    def _holders(self, row: TargetRow) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.measures.SPACE_1)
        if hint := twice_sentence(row):
            column.addWidget(label(hint, tone="short", wrap=True))
        ids = () if row.measured is None else row.measured.holder_ids
        for person_id in ids[:MOST_HOLDERS]:
            name = self._context.organization.people[person_id].name
            column.addWidget(link(name, on_click=partial(self._context.jump, "people", person_id)))
        if len(ids) > MOST_HOLDERS:
            column.addWidget(second_line(f"and {len(ids) - MOST_HOLDERS} more"))
        column.addWidget(
            link("Show the skill in the matrix", "grid-3x3", lambda: self._context.jump("matrix", row.skill_id))
        )
        return holder


def _standing(row: TargetRow) -> str:
    if row.measured is None:
        return row.note
    low, high = row.share or (0.0, 0.0)
    return f"{row.held} of {row.needed} known, {percent_text(low, high)} %"


class ManyTargetsPanel(SidePanel):
    """What many targets are to have in common: only fields that are filled are written, all as one action."""

    def __init__(self, apply: Callable[[Sequence[TargetEdit]], object], *actions: Callable[[], QWidget]) -> None:
        super().__init__()
        self._apply = apply
        self._more = actions
        self._rows: tuple[TargetRow, ...] = ()
        self.form = Form()

    def show_targets(self, rows: Sequence[TargetRow]) -> None:
        """Begin with other targets."""
        self._rows = tuple(rows)
        self.clear()
        self.set_title(f"{len(rows)} targets", "What is left empty stays as it is")
        words: list[tuple[Any, str]] = [(KEEP, "as it is"), (None, "not given, counts as important")]
        words += [(str(one), str(one)) for one in Importance]
        self.form = Form()
        self.form.add(IntegerField("People needed", 1, 100_000), key="people")
        self.form.add(IntegerField("At level", 1, 5), key="level")
        self.form.add(ChoiceField("Importance", words), key="importance").show_value(KEEP)
        self.form.add(DateField("From"), key="from_on")
        self.form.add(DateField("Last day"), key="to_on")
        self.add_section(self.form)
        change = primary(f"Change {len(rows)}", on_click=self.apply)
        self.set_actions(change, *(make() for make in self._more))

    def follow(self, rows: Sequence[TargetRow]) -> None:
        """Begin anew where other targets are chosen; what is typed for the same ones stays."""
        if {row.target_id for row in rows} != {row.target_id for row in self._rows}:
            self.show_targets(rows)

    def apply(self) -> None:
        """Write what is filled to every target, and begin anew."""
        values = self.form.values()
        if values is None:
            return
        fresh = {name: value for name, value in values.items() if value is not None and value != KEEP}
        if values["importance"] is None:
            fresh["importance"] = None
        self._apply([TargetEdit(row.target_id, fresh) for row in self._rows] if fresh else [])
        self.show_targets(self._rows)


def menu_button(text: str, icon: str, on_click: Callable[[], object]) -> Callable[[], QWidget]:
    """Makes a button of a panel anew each time, as the panel throws its old ones away."""
    return lambda: button(text, icon, on_click)
