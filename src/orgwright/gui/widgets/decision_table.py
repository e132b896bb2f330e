"""A table of rows that a person takes or leaves before something is written.

API: ``table = DecisionTable(columns, "Rows of the import")`` whose rows have ``key``, ``is_taken`` and ``can_come_in``;
``table.decided.connect(...)`` gets the rows and whether they are taken, and shows the rows anew. A takes the chosen
rows, S leaves them out, Space and a click on the box in front turn one; a single row decided goes on to the next.
"""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QMenu

from orgwright.gui.widgets.columns import Column, Group
from orgwright.gui.widgets.marks import paint_check
from orgwright.gui.widgets.table import Table


def _paint_box(painter: QPainter, rect: QRect, row: Any) -> None:
    """Whether a row comes in; nothing beside what cannot."""
    if row.can_come_in:
        paint_check(painter, rect, row.is_taken, "accent")


_BOX: Column[Any] = Column("", lambda row: "in" if row.is_taken else "", 33, paint=_paint_box)


def tone_of_decision(row: Any) -> str:
    """The tone of what a row says: quiet where it is left out."""
    return "text" if row.is_taken or not row.can_come_in else "text3"


class DecisionTable(Table):
    """The table; see the module for its use."""

    decided = Signal(list, bool)

    def __init__(self, columns: Sequence[Column[Any]], name: str) -> None:
        super().__init__((_BOX, *columns), key=lambda row: row.key, many=True, sortable=False)
        self.setAccessibleName(name)

    def decide(self, *, is_taken: bool) -> None:
        """Take the chosen rows in or leave them out, and go on to the next."""
        rows = self.chosen_rows
        self.decided.emit(rows, is_taken)
        if len(rows) == 1:
            self._step()

    def decide_all(self, *, is_taken: bool) -> None:
        """Take everything that is shown in, or leave it out."""
        self.decided.emit(self._all_rows(), is_taken)

    def choose_first(self) -> None:
        """Choose the first row where none is, with its band in view."""
        rows = self._all_rows()
        if self.chosen_row is None and rows:
            self.choose(rows[0].key)
            self.scrollToTop()

    def fill_menu(self, menu: QMenu) -> None:
        """Add what A and S do."""
        menu.addAction("Accept\tA", lambda: self.decide(is_taken=True))
        menu.addAction("Skip\tS", lambda: self.decide(is_taken=False))

    def _all_rows(self) -> list[Any]:
        return [row for row in self.rows_model.rows if not isinstance(row, Group)]

    def _turn(self, row: Any) -> None:
        if row is not None and row.can_come_in:
            self.decided.emit([row], not row.is_taken)

    def _step(self) -> None:
        rows, chosen = self._all_rows(), self.chosen_row
        place = rows.index(chosen) if chosen in rows else -1
        if place + 1 < len(rows):
            self.choose(rows[place + 1].key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters and Space decide."""
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if is_plain and event.key() in (Qt.Key.Key_A, Qt.Key.Key_S):
            self.decide(is_taken=event.key() == Qt.Key.Key_A)
        elif is_plain and event.key() == Qt.Key.Key_Space:
            self._turn(self.chosen_row)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a box turns it."""
        index = self.indexAt(event.position().toPoint())
        row = self.rows_model.row(index.row()) if index.isValid() else None
        is_box = index.isValid() and index.column() == 0 and not isinstance(row, Group)
        if is_box and event.button() == Qt.MouseButton.LeftButton:
            self._turn(row)
        else:
            super().mousePressEvent(event)
