"""Finding one record among many by part of its name: a field, and the popup list that search uses too.

API: ``PickerField("Role", options)`` where ``options()`` gives ``Option(value, title, second)``; its value is the
option's value or None. ``matching(options, text)`` ranks: starts of names first, then starts of words, then parts.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLineEdit

from orgwright.errors import RefusedInput
from orgwright.gui import style
from orgwright.gui.widgets.fields import Field

_SHOWN = 10


@dataclass(frozen=True)
class Option:
    """Something to choose: its value, its name, and what tells it from others of the same name."""

    value: Any
    title: str
    second: str = ""
    icon: str = ""


def matching(options: Iterable[Option], text: str, most: int = 50) -> list[Option]:
    """The options whose name or second text contains every word of ``text``, the closest first."""
    words = text.casefold().split()
    ranked: list[tuple[int, int, Option]] = []
    for place, option in enumerate(options):
        title = option.title.casefold()
        whole = f"{title} {option.second.casefold()}"
        if all(word in whole for word in words):
            ranked.append((_rank(title, words), place, option))
    ranked.sort(key=lambda entry: entry[:2])
    return [option for _, _, option in ranked[:most]]


def _rank(title: str, words: Sequence[str]) -> int:
    if not words or title.startswith(words[0]):
        return 0
    starts = title.replace("-", " ").replace("/", " ").split()
    if any(start.startswith(words[0]) for start in starts):
        return 1
    return 2 if words[0] in title else 3


class OptionList(QFrame):
    """A popup of options under a line of text, which keeps the focus and sends its arrows here."""

    chosen = Signal(object)

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line.window(), Qt.WindowType.ToolTip)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setMouseTracking(True)
        self._line = line
        self._options: list[Option] = []
        self._current = 0
        self._first = 0

    @property
    def current(self) -> Option | None:
        """The lit option."""
        return self._options[self._current] if self._options else None

    def show_options(self, options: list[Option]) -> None:
        """Show these under the line, or hide if there are none."""
        self._options, self._current, self._first = options, 0, 0
        if not options:
            self.hide()
            return
        height = style.measures.ROW_TABLE * min(len(options), _SHOWN) + 8
        corner = self._line.mapToGlobal(QPoint(0, self._line.height() + 2))
        width = max(self._line.width(), 280)
        room = self._line.screen().availableGeometry()
        x = min(corner.x(), room.right() - width)
        y = corner.y()
        if y + height > room.bottom():
            y = self._line.mapToGlobal(QPoint(0, 0)).y() - height - 2
        self.setGeometry(x, y, width, height)
        self.show()
        self.raise_()
        self.update()

    def take_key(self, event: QKeyEvent) -> bool:
        """Use a key of the line: arrows move, Enter and Tab choose, Esc closes. True if it was used."""
        key = Qt.Key(event.key())
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _SHOWN, Qt.Key.Key_PageUp: -_SHOWN}
        if not self.isVisible():
            return False
        if key in steps:
            self._move(steps[key])
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current is not None:
            self._choose()
            return True
        if key == Qt.Key.Key_Escape:
            self.hide()
            return True
        return False

    def _move(self, by: int) -> None:
        self._current = min(max(self._current + by, 0), len(self._options) - 1)
        self._first = min(self._first, self._current)
        self._first = max(self._first, self._current - _SHOWN + 1)
        self.update()

    def _choose(self) -> None:
        option = self.current
        self.hide()
        if option is not None:
            self.chosen.emit(option)

    def _place_at(self, point: QPoint) -> int | None:
        place = self._first + (point.y() - 4) // style.measures.ROW_TABLE
        return place if 0 <= place < len(self._options) else None

    def _paint_option(self, painter: QPainter, area: QRect, option: Option, lit: bool) -> None:
        palette = style.current()
        if lit:
            painter.fillRect(area, QColor(palette.selection))
        left = area.left() + 8
        if option.icon:
            style.paint_icon(painter, QRect(left, area.center().y() - 7, 14, 14), option.icon, palette.text2)
            left += 22
        font, small = style.font(), style.font(style.measures.TEXT_SECOND)
        needed = QFontMetrics(small).horizontalAdvance(option.second) + 12 if option.second else 0
        room = area.right() - left - 8
        second = min(needed, room // 2)
        painter.setFont(font)
        painter.setPen(QColor(palette.text))
        title = QFontMetrics(font).elidedText(option.title, Qt.TextElideMode.ElideRight, room - second)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRect(left, area.top(), room - second, area.height()), middle, title)
        painter.setFont(small)
        painter.setPen(QColor(palette.text3))
        text = QFontMetrics(small).elidedText(option.second, Qt.TextElideMode.ElideRight, second)
        painter.drawText(area.adjusted(0, 0, -8, 0), middle | Qt.AlignmentFlag.AlignRight, text)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The surface of a popup and the options in view."""
        palette = style.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(palette.popup))
        painter.setPen(QColor(palette.control))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        height = style.measures.ROW_TABLE
        for row, option in enumerate(self._options[self._first : self._first + _SHOWN]):
            area = QRect(1, 4 + row * height, self.width() - 2, height)
            self._paint_option(painter, area, option, self._first + row == self._current)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light the option under the pointer."""
        place = self._place_at(event.position().toPoint())
        if place is not None and place != self._current:
            self._current = place
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the option under the pointer."""
        place = self._place_at(event.position().toPoint())
        if place is not None:
            self._current = place
            self._choose()

    def wheelEvent(self, event: Any) -> None:
        """Move through the options."""
        self._move(-1 if event.angleDelta().y() > 0 else 1)


class PickerField(Field):
    """A record chosen by typing part of its name; empty is allowed unless ``needed``."""

    def __init__(
        self, title: str, options: Callable[[], Sequence[Option]], needed: bool = False, placeholder: str = ""
    ) -> None:
        self._line = QLineEdit()
        self._line.setPlaceholderText(placeholder or "Type a part of the name")
        self._line.addAction(style.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        super().__init__(title, self._line)
        self._name = title
        self._options = options
        self._needed = needed
        self._value: Any = None
        self._list: OptionList | None = None
        self._line.textEdited.connect(self._search)
        self._line.installEventFilter(self)

    def _popup(self) -> OptionList:
        if self._list is None:
            self._list = OptionList(self._line)
            self._list.chosen.connect(self._take)
        return self._list

    def _search(self, text: str) -> None:
        self._popup().show_options(matching(self._options(), text))

    def _take(self, option: Option) -> None:
        self._value = option.value
        self._line.setText(option.title)
        self._line.setCursorPosition(0)
        self.commit()

    def _title_of(self, value: Any) -> str:
        return next((option.title for option in self._options() if option.value == value), "")

    def _read(self) -> Any:
        text = self._line.text().strip()
        if not text:
            if self._needed:
                raise RefusedInput(f"{self._name} cannot be empty.")
            return None
        if self._value is not None and text == self._title_of(self._value):
            return self._value
        same = [option for option in self._options() if option.title.casefold() == text.casefold()]
        if not same:
            raise RefusedInput(f"{self._name}: there is nothing called {text}; choose from the list.")
        return same[0].value

    def _write(self, value: Any) -> None:
        self._value = value
        self._line.setText("" if value is None else self._title_of(value))
        self._line.setCursorPosition(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows open and walk the list; leaving the line commits."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if self._list is not None and self._list.take_key(event):
                return True
            if event.key() == Qt.Key.Key_Down:
                self._search("")
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.commit()
                return True
            if event.key() == Qt.Key.Key_Escape and self._line.text() != self._title_of(self._given):
                self.revert()
                return True
        elif event.type() == QEvent.Type.FocusOut:
            if self._list is not None:
                self._list.hide()
            self.commit()
        return super().eventFilter(watched, event)
