"""A table of goals, actions and milestones: done with Space or a click on the box, opened with Enter."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QResizeEvent

from orgwright.gui.development.model import StepRow
from orgwright.gui.widgets.columns import Column, Group
from orgwright.gui.widgets.marks import paint_check, paint_chip
from orgwright.gui.widgets.table import Table

CHIPS = {"late": "missing", "due": "goal", "done": "met", "reached": "met"}
"""The tint in which each standing is shown."""


def _paint_box(painter: QPainter, rect: QRect, row: StepRow) -> None:
    if row.has_box:
        paint_check(painter, rect, row.is_done, "accent" if row.can_turn else "disabled")


def _paint_state(painter: QPainter, rect: QRect, row: StepRow) -> None:
    paint_chip(painter, rect, row.state, CHIPS[row.state])


def _tone(row: StepRow) -> str:
    return "text3" if row.is_done else "text"


BOX: Column[Any] = Column("", lambda row: "done" if row.has_box and row.is_done else "", 40, paint=_paint_box)
TEXT: Column[Any] = Column(
    "Goal or action", lambda row: row.text, is_key=True, bold=lambda row: row.kind == "goal", tone=_tone, wraps=True
)
KIND: Column[Any] = Column("Kind", lambda row: row.second, 96, tone="text2", spare=2)
LEVELS: Column[Any] = Column("Held → goal", lambda row: row.levels, 84, "center")
MENTOR: Column[Any] = Column("Mentor", lambda row: row.mentor, 130, tone="text2", spare=1)
DUE: Column[Any] = Column("Due", lambda row: row.due, 100, "right", sort_key=lambda row: row.due_on)
MILESTONE: Column[Any] = Column("Milestone", lambda row: row.text, is_key=True, tone=_tone, wraps=True)
HEADING: Column[Any] = Column("Goals of", lambda row: row.second, 150, tone="text2", spare=2)
STATE: Column[Any] = Column("", lambda row: row.state, 84, paint=_paint_state)


def fit_height(table: Table) -> None:
    """Make a table as high as its rows, where the page around it scrolls."""
    heads = table.horizontalHeader().sizeHint().height()
    rows = sum(table.rowHeight(place) for place in range(len(table.rows_model.rows)))
    table.setFixedHeight(heads + rows + 2)


class StepTable(Table):
    """The table; ``turned`` tells a row that is done now, or no longer."""

    turned = Signal(object)

    def __init__(self, columns: Sequence[Column[Any]], name: str, *, is_fitted: bool = False) -> None:
        super().__init__(columns, key=lambda row: row.key, sortable=False)
        self.setAccessibleName(name)
        self._is_fitted = is_fitted
        if is_fitted:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Replace the rows; a fitted table becomes as high as they are."""
        super().show_rows(rows)
        self._fit()

    def _fit(self) -> None:
        if self._is_fitted:
            fit_height(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space turns the chosen row."""
        row = self.chosen_row
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if is_plain and event.key() == Qt.Key.Key_Space and row is not None:
            if row.can_turn:
                self.turned.emit(row)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the height of wrapped rows."""
        super().resizeEvent(event)
        self._fit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a box turns its row."""
        index = self.indexAt(event.position().toPoint())
        row = self.rows_model.row(index.row()) if index.isValid() and index.column() == 0 else None
        is_left = event.button() == Qt.MouseButton.LeftButton
        if is_left and row is not None and not isinstance(row, Group) and row.can_turn:
            self.setCurrentIndex(index)
            self.turned.emit(row)
        else:
            super().mousePressEvent(event)
