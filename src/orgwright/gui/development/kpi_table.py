"""A table of KPIs in whose last column values of the day are typed: digits begin, Enter records and goes on."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from orgwright.gui import style
from orgwright.gui.development.kpi_model import KpiRow
from orgwright.gui.widgets.columns import Column, Group
from orgwright.gui.widgets.table import Table

_BEGIN = "0123456789.,-−"
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class _Fault(QLabel):
    """Why a value was not recorded, on the surface of a popup."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("tone", "missing")
        self.setWordWrap(True)
        self.setContentsMargins(8, 5, 8, 5)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The surface, then the sentence."""
        painter = QPainter(self)
        painter.setPen(QColor(style.current().control))
        painter.setBrush(QColor(style.current().popup))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
        super().paintEvent(event)


class KpiTable(Table):
    """The table; ``save`` records what was typed and answers a sentence where it could not.

    ``pasted`` tells a text of several cells that was pasted here.
    """

    pasted = Signal(str)

    def __init__(
        self, columns: Sequence[Column[Any]], name: str, save: Callable[[KpiRow, str], str], sortable: bool = False
    ) -> None:
        super().__init__(columns, key=lambda row: row.key, sortable=sortable)
        self.setAccessibleName(name)
        self._save = save
        self._place = len(columns) - 1
        self._typing: KpiRow | None = None
        self.editor = QLineEdit(self.viewport())
        self.editor.setAlignment(_RIGHT)
        self.editor.setAccessibleName("Value on the day")
        self.editor.hide()
        self.editor.installEventFilter(self)
        self.fault = _Fault(self.viewport())
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._place_editor())

    @property
    def is_typing(self) -> bool:
        """Whether a value is being typed."""
        return self._typing is not None

    def start(self, text: str | None = None) -> None:
        """Begin to type into the current row; without a text with the value of the day."""
        row = self.chosen_row
        if row is None or not row.can_be_read:
            return
        self._typing = row
        self.editor.setText(row.of_day_text if text is None else text)
        self.editor.show()
        self._place_editor()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        if text is None:
            self.editor.selectAll()

    def stop(self) -> None:
        """Leave what is being typed."""
        self._typing = None
        self.editor.hide()
        self.fault.hide()

    def finish(self, go_on: bool = True) -> None:
        """Record what was typed; with ``go_on`` the next row becomes the current one."""
        row, text = self._typing, self.editor.text().strip()
        if row is None:
            return
        if not text or text == row.of_day_text:
            self._leave(row, go_on)
            return
        self._typing = None
        refused = self._save(row, text)
        if refused:
            self._typing = row
            self._show_fault(refused)
            return
        self._leave(row, go_on)

    def _leave(self, row: KpiRow, go_on: bool) -> None:
        self.stop()
        if go_on:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.choose(self._after(row))

    def _after(self, row: KpiRow) -> Any:
        """The key of the row below, or of the row itself at the end."""
        keys = [each.key for each in self.rows_model.rows if not isinstance(each, Group)]
        place = keys.index(row.key) + 1 if row.key in keys else 0
        return keys[min(place, len(keys) - 1)] if keys else None

    def _show_fault(self, sentence: str) -> None:
        self.editor.show()
        self.fault.setText(sentence)
        self.fault.show()
        self._place_editor()
        self.fault.raise_()

    def _place_editor(self) -> None:
        if self._typing is None:
            return
        cell = self.visualRect(self.rows_model.index(self.currentIndex().row(), self._place))
        self.editor.setGeometry(cell.adjusted(6, 1, -14, -2))
        width = min(360, self.viewport().width())
        height = self.fault.heightForWidth(width)
        below = cell.bottom() + 2
        top = below if below + height < self.viewport().height() else cell.top() - height - 2
        self.fault.setGeometry(max(0, cell.right() - width - 14), top, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter records, Esc leaves, the arrows record and move; so does leaving the field."""
        if watched is self.editor and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
                self.finish()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.stop()
                self.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        elif watched is self.editor and event.type() == QEvent.Type.FocusOut and not self.fault.isVisible():
            self.finish(go_on=False)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit, Enter or F4 begins to type; a pasted number too, and a pasted table is told."""
        if event.matches(QKeySequence.StandardKey.Paste):
            text = QGuiApplication.clipboard().text().strip()
            if "\t" in text or "\n" in text:
                self.pasted.emit(text)
            else:
                self.start(text)
        elif event.text() and event.text() in _BEGIN and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.start(event.text())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chosen_row is not None:
            self.start()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the field begins to type."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid() and index.column() == self._place:
            self.start()
