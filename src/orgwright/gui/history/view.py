"""The screen of history: the audit trail by day, what an action changed, and taking it back."""

from typing import Any

from PySide6.QtWidgets import QLineEdit

from orgwright.gui.context import Context
from orgwright.gui.history import model
from orgwright.gui.messages import attempt
from orgwright.gui.screen import Screen
from orgwright.gui.widgets.buttons import button
from orgwright.gui.widgets.columns import Column, Group, explained_columns
from orgwright.gui.widgets.labels import second_line
from orgwright.gui.widgets.side_panel import SidePanel
from orgwright.gui.widgets.table import Table
from orgwright.planning.explanation import Explanation
from orgwright.workspace import Changes

ACTIONS: tuple[Column[Any], ...] = (
    Column("Time", lambda row: row.time, 70, tone="text3"),
    Column("What", lambda row: row.sentence, is_key=True, tone=lambda row: "text3" if row.state else "text"),
    Column("", lambda row: row.state, 70, tone="text3"),
    Column("Who", lambda row: row.actor, 160, tone="text2"),
    Column("Why", lambda row: row.reason, 180, tone="text2", spare=1),
    Column("Rows", lambda row: str(row.changes or "–"), 64, "right", tone="text2"),
)
FIELD: Column[Any] = Column("Field", lambda row: row.field, 116, tone="text2")
BEFORE: Column[Any] = Column("Before", lambda row: row.before or "–", 0, tone="text2")
AFTER: Column[Any] = Column("After", lambda row: row.after or "–", 0)
MOST = 2000
"""Actions that are listed."""


class HistoryScreen(Screen):
    """Who did what; see the module."""

    key, title, icon, group = "history", "History", "history", 2

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Filter by words or person")
        self.search.setAccessibleName("Filter history")
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(220)
        self.search.textChanged.connect(lambda _text: self._show_actions())
        self.head.add_action(self.search)
        asked = explained_columns(ACTIONS, {"Rows": self._explained_rows})
        self.table = Table(asked, key=lambda row: row.action_id, sortable=False)
        self.table.chosen.connect(self._show_action)
        self.table.explained.connect(self.explain)
        self.panel_of_action = SidePanel()
        self._rows: list[model.ActionRow | Group] = []
        self.set_body(self.table)
        for heard in (context.told, context.moved_elsewhere):
            heard.connect(self._hear_of_file)

    def _hear_of_file(self, changes: Changes) -> None:
        """What touched no row, an export, is told to nobody else."""
        if not changes.touched:
            self._note_change(changes)

    def refresh(self, changes: Changes | None) -> None:
        """Show the newest actions."""
        self._rows = model.action_rows(self.context.workspace.history(MOST))
        self._show_actions()

    def _show_actions(self) -> None:
        words = self.search.text().casefold().split()
        shown = [row for row in self._rows if isinstance(row, Group) or _has(row, words)]
        kept = [
            row
            for place, row in enumerate(shown)
            if not isinstance(row, Group) or (place + 1 < len(shown) and not isinstance(shown[place + 1], Group))
        ]
        self.table.show_rows(kept)
        actions = sum(not isinstance(row, Group) for row in kept)
        counted = "1 action" if actions == 1 else f"{actions} actions"
        self.head.set_subtitle(counted)
        self.set_status(counted, "Undo takes back one action and says so")

    def _show_action(self, row: model.ActionRow | None) -> None:
        if row is None:
            self.close_panel()
            return
        fields = model.field_rows(self.context.recorded, self.context.workspace.changes_of(row.action_id))
        panel = self.panel_of_action
        panel.clear()
        panel.set_title(row.sentence, f"{row.actor or 'Somebody'}, {row.time}")
        if not fields:
            panel.add_section(second_line("It changed no rows, so there is nothing to take back.", wrap=True))
        last = ""
        part: list[model.FieldRow] = []
        for one in fields:
            if one.what != last and part:
                self._add_part(last, part)
                part = []
            last = one.what
            part.append(one)
        if part:
            self._add_part(last, part)
        undo = button("Undo this", "undo-2", lambda: self._undo(row.action_id))
        undo.setEnabled(row.can_undo)
        panel.set_actions(undo)
        self.show_panel(panel)

    def _explained_rows(self, row: model.ActionRow) -> Explanation:
        return model.explained_rows(row, self.context.workspace.changes_of(row.action_id))

    def _add_part(self, what: str, fields: list[model.FieldRow]) -> None:
        sides = [BEFORE] if any(one.before for one in fields) else []
        sides += [AFTER] if any(one.after for one in fields) else []
        table = Table((FIELD, *sides), key=lambda row: row.field, sortable=False)
        table.show_rows(fields)
        table.setFixedHeight(table.horizontalHeader().sizeHint().height() + 28 * len(fields) + 2)
        self.panel_of_action.add_section(table, what)

    def _undo(self, action_id: int) -> None:
        attempt(self, lambda: self.context.workspace.revert(action_id))


def _has(row: model.ActionRow, words: list[str]) -> bool:
    return all(word in f"{row.sentence} {row.actor} {row.reason}".casefold() for word in words)
