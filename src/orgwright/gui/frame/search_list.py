"""The list under the search box: icon, name with the letters that match, second line, and what kind of thing it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QIcon,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QLineEdit

from orgwright.gui import style
from orgwright.planning.search import Findable

WIDTH = 520
_SHOWN = 8
_EDGE = 4
_LEFT = 42
_RIGHT = 14
_GAP = 12


@dataclass(frozen=True)
class Entry:
    """One row: what was found, the letters that match, and how its kind is called and drawn."""

    findable: Findable
    name: str
    spans: tuple[tuple[int, int], ...]
    second: str
    kind: str
    icon: str | QIcon
    keys: str = ""


class SearchList(QFrame):
    """A popup of what was found; the line of text above it keeps the focus and sends its keys here."""

    chosen = Signal(object)
    lit = Signal(object)

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line.window(), Qt.WindowType.ToolTip)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setMouseTracking(True)
        self.setAccessibleName("What was found")
        self._line = line
        self.entries: Sequence[Entry] = ()
        self._message = ""
        self._current = 0
        self._first = 0
        style.notifier().changed.connect(self.update)

    @property
    def current(self) -> Entry | None:
        """The lit row."""
        return self.entries[self._current] if self.entries else None

    def show_entries(self, entries: Sequence[Entry], message: str = "") -> None:
        """Show these under the line, or one sentence where there are none."""
        self.entries, self._message, self._current, self._first = entries, message, 0, 0
        if not entries and not message:
            self.hide()
            return
        height = style.measures.ROW_TWO_LINES * min(len(entries), _SHOWN) if entries else style.measures.CONTEXT_BAR
        self._place(QSize(max(self._line.width(), WIDTH), height + 2 * _EDGE))
        self.show()
        self.raise_()
        self.update()
        self.lit.emit(self.current)

    def _place(self, size: QSize) -> None:
        """Right edge under the right edge of the line, and inside the screen."""
        corner = self._line.mapToGlobal(QPoint(self._line.width(), self._line.height() + 2))
        room = self._line.screen().availableGeometry()
        width = min(size.width(), room.width())
        x = max(room.left(), min(corner.x() - width, room.right() + 1 - width))
        self.setGeometry(x, corner.y(), width, size.height())

    def take_key(self, event: QKeyEvent) -> bool:
        """Use a key of the line: arrows move, Enter chooses, Esc closes. True if it was used."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _SHOWN, Qt.Key.Key_PageUp: -_SHOWN}
        key = Qt.Key(event.key())
        if not self.isVisible():
            return False
        if key in steps:
            self._move(steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
        elif key == Qt.Key.Key_Escape:
            self.hide()
        else:
            return False
        return True

    def _move(self, by: int) -> None:
        if self.entries:
            self._current = min(max(self._current + by, 0), len(self.entries) - 1)
            self._first = min(self._first, self._current)
            self._first = max(self._first, self._current - _SHOWN + 1)
            self.update()
            self.lit.emit(self.current)

    def _choose(self) -> None:
        entry = self.current
        if entry is not None:
            self.hide()
            self.chosen.emit(entry)

    def _at(self, point: QPoint) -> int | None:
        place = self._first + (point.y() - _EDGE) // style.measures.ROW_TWO_LINES
        return place if 0 <= place < len(self.entries) else None

    def _paint_entry(self, painter: QPainter, area: QRect, entry: Entry, is_lit: bool) -> None:
        palette = style.current()
        if is_lit:
            painter.fillRect(area, QColor(palette.selection))
        side = style.measures.ICON
        spot = QRect(area.left() + 14, area.top() + (10 if entry.second else 19), side, side)
        if isinstance(entry.icon, QIcon):
            entry.icon.paint(painter, spot)
        else:
            style.paint_icon(painter, spot, entry.icon, palette.text2)
        small = style.font(style.measures.TEXT_CAPTION)
        wide = max(QFontMetrics(small).horizontalAdvance(text) for text in (entry.kind, entry.keys))
        room = area.width() - _LEFT - _RIGHT - wide - _GAP
        top = area.top() + (9 if entry.second else 18)
        upper = QRect(area.left() + _LEFT, top, room, 18)
        lower = QRect(area.left() + _LEFT, area.top() + 28, room, 16)
        _paint_name(painter, upper, entry)
        second = style.font(style.measures.TEXT_SECOND)
        painter.setFont(second)
        painter.setPen(QColor(palette.text2))
        shown = QFontMetrics(second).elidedText(entry.second, Qt.TextElideMode.ElideRight, lower.width())
        painter.drawText(lower, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.setFont(small)
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        edge = area.right() - _RIGHT - wide
        for text, line in ((entry.kind, upper), (entry.keys, lower)):
            painter.setPen(QColor(palette.text2 if is_lit else palette.text3))
            painter.drawText(QRect(edge, line.top(), wide, line.height()), right, text)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The surface of a popup and the rows in view, or the sentence."""
        palette = style.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(palette.popup))
        height = style.measures.ROW_TWO_LINES
        for row, entry in enumerate(self.entries[self._first : self._first + _SHOWN]):
            area = QRect(1, _EDGE + row * height, self.width() - 2, height)
            self._paint_entry(painter, area, entry, self._first + row == self._current)
        if not self.entries:
            painter.setFont(style.font())
            painter.setPen(QColor(palette.text2))
            inside = self.rect().adjusted(14, 0, -_RIGHT, 0)
            text = QFontMetrics(style.font()).elidedText(self._message, Qt.TextElideMode.ElideRight, inside.width())
            painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, text)
        elif len(self.entries) > _SHOWN:
            painter.fillRect(self._thumb(), QColor(palette.edge))
        painter.setPen(QColor(palette.control))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _thumb(self) -> QRect:
        """Where in the whole list the rows in view stand, as a thin bar at the right."""
        track, count = self.height() - 2 * _EDGE, len(self.entries)
        return QRect(self.width() - 5, _EDGE + track * self._first // count, 3, track * _SHOWN // count)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light the row under the pointer."""
        place = self._at(event.position().toPoint())
        if place is not None and place != self._current:
            self._current = place
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the row under the pointer."""
        place = self._at(event.position().toPoint())
        if place is not None:
            self._current = place
            self._choose()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Move through the rows."""
        self._move(-1 if event.angleDelta().y() > 0 else 1)


def _paint_name(painter: QPainter, area: QRect, entry: Entry) -> None:
    """The name on one line, the letters that match in bold; elided as if all of it were."""
    bold = style.font(bold=True)
    text = QFontMetrics(bold).elidedText(entry.name, Qt.TextElideMode.ElideRight, area.width())
    strong = QTextCharFormat()
    strong.setFont(bold)
    formats = []
    for start, end in entry.spans:
        if start < len(text):
            one = QTextLayout.FormatRange()
            one.start, one.length, one.format = start, min(end, len(text)) - start, strong
            formats.append(one)
    layout = QTextLayout(text, style.font())
    layout.setFormats(formats)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(10_000)
    layout.endLayout()
    painter.setPen(QColor(style.current().text))
    layout.draw(painter, QPointF(area.left(), area.top() + (area.height() - line.height()) / 2))
