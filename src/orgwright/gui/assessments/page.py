"""One tab of the screen: a table with a line of keys below it, or a sentence where there is nothing to show."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.widgets.buttons import link
from orgwright.gui.widgets.columns import Column, Group
from orgwright.gui.widgets.empty_state import EmptyState
from orgwright.gui.widgets.labels import ElidedLabel, hairline, label
from orgwright.gui.widgets.table import Table


class Page(QWidget):
    """A list; ``typed`` tells a row and a digit, ``opened`` a row on Enter, the others one on Space and on E."""

    chosen = Signal(object)
    opened = Signal(object)
    typed = Signal(object, int)
    sources_wanted = Signal(object)
    full_wanted = Signal(object)

    def __init__(
        self,
        columns: Sequence[Column[Any]],
        key: Callable[[Any], Hashable],
        empty: EmptyState,
        keys: str,
    ) -> None:
        super().__init__()
        self.table = Table(columns, key=key)
        self._is_showing = False
        self.table.chosen.connect(lambda row: None if self._is_showing else self.chosen.emit(row))
        self.table.opened.connect(lambda row, _title: self.opened.emit(row))
        self.table.installEventFilter(self)
        self._empty = empty
        self._lead = label("", tone="text2", wrap=True)
        self._lead_link = link("", on_click=lambda: self._follow_lead())
        self._follow_lead: Callable[[], object] = lambda: None
        self._lead_box = QWidget()
        box = QHBoxLayout(self._lead_box)
        box.setContentsMargins(16, 10, 16, 10)
        box.addWidget(self._lead, 1)
        box.addWidget(self._lead_link)
        self.show_lead("")
        self._full = QWidget()
        self._lay_out(keys)

    def _lay_out(self, keys: str) -> None:
        column = QVBoxLayout(self._full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._lead_box)
        column.addWidget(self.table, 1)
        column.addWidget(hairline())
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 8)
        foot.addWidget(keys_line(keys))
        column.addLayout(foot)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._full)
        self._pages.addWidget(self._empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._pages)

    def show_lead(self, text: str, action: tuple[str, Callable[[], object]] | None = None) -> None:
        """Say something above the table, perhaps with a link beside it."""
        self._lead.setText(text)
        self._lead_box.setVisible(bool(text))
        self._lead_link.setVisible(action is not None)
        if action is not None:
            self._lead_link.setText(action[0])
            self._follow_lead = action[1]

    @property
    def rows(self) -> list[Any]:
        """The rows without the bands, in the order shown."""
        return [row for row in self.table.rows_model.rows if not isinstance(row, Group)]

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show other rows, without telling; where the chosen one is gone, that which took its place is chosen."""
        place, before = self._place(), self.table.chosen_row
        self._is_showing = True
        self.table.show_rows(rows)
        if before is not None and self.table.chosen_row is None:
            self._choose_at(place)
        self._is_showing = False
        self._pages.setCurrentWidget(self._full if rows else self._empty)

    def drop(self, row: Any) -> None:
        """Take a row away that is done, before the list is made anew."""
        left = [one for one in self.table.rows_model.rows if one is not row]
        if len(left) < len(self.table.rows_model.rows):
            self.show_rows(left if any(not isinstance(one, Group) for one in left) else [])
            self.chosen.emit(self.table.chosen_row)

    def choose_some(self) -> None:
        """Choose the first row where none is."""
        if self.table.chosen_row is None:
            self._choose_at(0)

    def take_focus(self) -> None:
        """Give the keyboard to the list."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self) -> int:
        """How many rows stand before the chosen one."""
        shown = self.table.rows_model.rows[: max(self.table.currentIndex().row(), 0)]
        return sum(not isinstance(row, Group) for row in shown)

    def _choose_at(self, place: int) -> None:
        rows = self.table.rows_model.rows
        places = [number for number, row in enumerate(rows) if not isinstance(row, Group)]
        if places:
            number = places[min(place, len(places) - 1)]
            self.table.setCurrentIndex(self.table.rows_model.index(number, 0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A digit is a level for the chosen row, Space asks for its sources, E for the whole form."""
        row = self.table.chosen_row
        if watched is self.table and row is not None and isinstance(event, QKeyEvent):
            is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if event.type() == QEvent.Type.KeyPress and is_plain and self._take_key(event.key(), row):
                return True
        return super().eventFilter(watched, event)

    def _take_key(self, key: int, row: Any) -> bool:
        digit = key - Qt.Key.Key_0
        if 0 <= digit <= 9:
            self.typed.emit(row, digit)
        elif key == Qt.Key.Key_Space:
            self.sources_wanted.emit(row)
        elif key == Qt.Key.Key_E:
            self.full_wanted.emit(row)
        else:
            return False
        return True


def keys_line(text: str) -> ElidedLabel:
    """The quiet line of keys at the foot of a list; it gives way where room lacks."""
    line = ElidedLabel(text, style.measures.TEXT_CAPTION)
    line.setProperty("tone", "text3")
    return line


def empty_list(sentence: str, action: tuple[str, Callable[[], object]] | None = None) -> EmptyState:
    """What a tab without rows says."""
    return EmptyState("clipboard-check", sentence, action)
