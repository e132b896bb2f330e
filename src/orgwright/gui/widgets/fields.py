"""Fields of forms: a label above, the editor, and the sentence of an error below.

Every field has ``value()``, ``show_value(value)``, ``show_error(sentence)`` and the signal ``committed``, sent
when the user leaves the field (or chooses) and the value differs from the one shown before.
"""

from abc import abstractmethod
from collections.abc import Sequence
from datetime import date
from typing import Any, cast

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from orgwright.errors import RefusedInput
from orgwright.gui import style
from orgwright.gui.widgets.amounts import date_text, money_text, parse_date, parse_money, parse_whole
from orgwright.gui.widgets.calendar import CalendarButton
from orgwright.gui.widgets.labels import label, second_line


class Field(QWidget):
    """The frame of every field; kinds override ``_read`` and ``_write``."""

    committed = Signal(object)

    def __init__(self, title: str, editor: QWidget, hint: str = "") -> None:
        super().__init__()
        self.editor = editor
        self._given: Any = None
        self._error = _ErrorLine()
        self._error.hide()
        self._title = second_line(title)
        self._title.setBuddy(editor)
        editor.setAccessibleName(title)
        if hint:
            editor.setToolTip(hint)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(style.measures.SPACE_1)
        layout.addWidget(self._title)
        if not title:
            self._title.hide()
        layout.addWidget(editor)
        layout.addWidget(self._error)

    @abstractmethod
    def _read(self) -> Any:
        """The value that stands in the editor."""

    @abstractmethod
    def _write(self, value: Any) -> None:
        """Put a value into the editor."""

    def value(self) -> Any:
        """What stands in the field; RefusedInput with a sentence if it cannot be read."""
        return self._read()

    def show_value(self, value: Any) -> None:
        """Show a value; any error goes away."""
        self._given = value
        self._write(value)
        self.show_error("")

    def show_error(self, sentence: str) -> None:
        """Show a sentence below the field, or none."""
        self._error.show_sentence(sentence)
        wrong = "true" if sentence else "false"
        if self.editor.property("wrong") != wrong:
            self.editor.setProperty("wrong", wrong)
            self.editor.style().unpolish(self.editor)
            self.editor.style().polish(self.editor)

    def revert(self) -> None:
        """Show again what was shown before the user typed."""
        self.show_value(self._given)

    def commit(self) -> None:
        """Send the value on if it changed; a value that cannot be read shows why."""
        try:
            value = self._read()
        except RefusedInput as refused:
            self.show_error(str(refused))
            return
        self.show_error("")
        if value != self._given:
            self._given = value
            self.committed.emit(value)


class _ErrorLine(QWidget):
    """A warning sign and a sentence."""

    def __init__(self) -> None:
        super().__init__()
        self._text = label("", style.measures.TEXT_SECOND, tone="missing", wrap=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 0, 0, 0)
        layout.addWidget(self._text)

    def show_sentence(self, sentence: str) -> None:
        """Show the sentence, or vanish."""
        self._text.setText(sentence)
        self.setVisible(bool(sentence))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The sign at the left of the sentence."""
        painter = QPainter(self)
        style.paint_icon(painter, QRect(0, 1, 14, 14), "triangle-alert", style.current().missing)
        painter.end()


class TextField(Field):
    """One line of text; outer blanks are dropped. ``needed`` refuses an empty one with a sentence."""

    def __init__(self, title: str, needed: bool = False, placeholder: str = "", hint: str = "") -> None:
        self._line = QLineEdit()
        self._line.setPlaceholderText(placeholder)
        super().__init__(title, self._line, hint)
        self._needed = needed
        self._name = title
        self._line.editingFinished.connect(self.commit)
        self._line.installEventFilter(self)

    def _read(self) -> Any:
        text = self._line.text().strip()
        if not text and self._needed:
            raise RefusedInput(f"{self._name} cannot be empty.")
        return self._parse(text)

    def _parse(self, text: str) -> Any:
        return text

    def _write(self, value: Any) -> None:
        self._line.setText(self._format(value))
        self._line.setCursorPosition(0)

    def _format(self, value: Any) -> str:
        return "" if value is None else str(value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc gives the old value back, once; a second Esc goes on to the panel."""
        is_key = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        escaped = is_key and cast(QKeyEvent, event).key() == Qt.Key.Key_Escape
        if escaped and self._line.text() != self._format(self._given):
            self.revert()
            return True
        return super().eventFilter(watched, event)


class IntegerField(TextField):
    """A whole number or nothing, within limits."""

    def __init__(self, title: str, least: int = 0, most: int = 10**9, needed: bool = False, hint: str = "") -> None:
        super().__init__(title, needed, hint=hint)
        self._least, self._most = least, most

    def _parse(self, text: str) -> int | None:
        return parse_whole(text, self._name, self._least, self._most)


class PercentField(IntegerField):
    """A whole percent, shown with its sign."""

    def __init__(self, title: str, least: int = 0, most: int = 100, needed: bool = False, hint: str = "") -> None:
        super().__init__(title, least, most, needed, hint)

    def _parse(self, text: str) -> int | None:
        return super()._parse(text.removesuffix("%").strip())

    def _format(self, value: Any) -> str:
        return "" if value is None else f"{value} %"


class MoneyField(TextField):
    """An amount, held in whole minor units and shown in the major ones."""

    def __init__(self, title: str, currency: str = "", needed: bool = False, hint: str = "") -> None:
        super().__init__(f"{title}, {currency}" if currency else title, needed, hint=hint)

    def _parse(self, text: str) -> int | None:
        return parse_money(text, self._name)

    def _format(self, value: Any) -> str:
        return "" if value is None else money_text(value)


class DateField(TextField):
    """A day, typed or taken from a calendar; empty is allowed unless ``needed``."""

    def __init__(self, title: str, needed: bool = False, hint: str = "") -> None:
        super().__init__(title, needed, placeholder="YYYY-MM-DD", hint=hint)
        opener = CalendarButton(self._line)
        opener.chosen.connect(self._take)

    def _take(self, day: date) -> None:
        self._write(day)
        self.commit()

    def _parse(self, text: str) -> date | None:
        return parse_date(text, self._name)

    def _format(self, value: Any) -> str:
        return "" if value is None else date_text(value)


class MultiLineField(Field):
    """Several lines of text."""

    def __init__(self, title: str, lines: int = 3, hint: str = "") -> None:
        self._text = QPlainTextEdit()
        self._text.setTabChangesFocus(True)
        height = QFontMetrics(style.font()).lineSpacing() * lines + 16
        self._text.setFixedHeight(height)
        super().__init__(title, self._text, hint)
        self._text.installEventFilter(self)

    def _read(self) -> str:
        return self._text.toPlainText().strip()

    def _write(self, value: Any) -> None:
        self._text.setPlainText("" if value is None else str(value))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Commit when the focus leaves."""
        if event.type() == QEvent.Type.FocusOut:
            self.commit()
        return super().eventFilter(watched, event)


class _Choice(QComboBox):
    """A combo box with our chevron that the wheel does not change by accident."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumContentsLength(6)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box and its chevron."""
        super().paintEvent(event)
        painter = QPainter(self)
        area = QRect(self.width() - 20, (self.height() - 12) // 2, 12, 12)
        style.paint_icon(painter, area, "chevron-down", style.current().text2)
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the form, not the choice."""
        event.ignore()


class ChoiceField(Field):
    """One of a few values: ``options`` are (value, text)."""

    def __init__(self, title: str, options: Sequence[tuple[Any, str]] = (), hint: str = "") -> None:
        self._box = _Choice()
        super().__init__(title, self._box, hint)
        self._values: list[Any] = []
        self.set_options(options)
        self._box.activated.connect(lambda _place: self.commit())

    def set_options(self, options: Sequence[tuple[Any, str]]) -> None:
        """Offer other values; the chosen one stays if it is still offered."""
        kept = self._read() if self._values else None
        self._values = [value for value, _ in options]
        self._box.clear()
        self._box.addItems([text for _, text in options])
        self._write(kept)

    def _read(self) -> Any:
        place = self._box.currentIndex()
        return self._values[place] if place >= 0 else None

    def _write(self, value: Any) -> None:
        self._box.setCurrentIndex(self._values.index(value) if value in self._values else -1)


class _Box(QAbstractButton):
    """A check box of 16 pixels with its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setText(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        """The box and the text."""
        return QSize(26 + QFontMetrics(style.font()).horizontalAdvance(self.text()), 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box, the tick and the text."""
        palette = style.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRect(1, (self.height() - 16) // 2, 16, 16)
        checked = self.isChecked()
        painter.setPen(style.color("accent" if checked else "edge"))
        painter.setBrush(style.color("accent" if checked else "panel"))
        painter.drawRoundedRect(area.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        if checked:
            style.paint_icon(painter, area.adjusted(2, 2, -2, -2), "check", palette.accent_text)
        painter.setPen(style.color("text" if self.isEnabled() else "disabled"))
        painter.setFont(style.font())
        painter.drawText(self.rect().adjusted(25, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()


class YesNoField(Field):
    """A check box; the title stands beside it."""

    def __init__(self, title: str, hint: str = "") -> None:
        self._box = _Box(title)
        super().__init__("", self._box, hint)
        self._box.setAccessibleName(title)
        self._box.clicked.connect(lambda _checked: self.commit())

    def _read(self) -> bool:
        return self._box.isChecked()

    def _write(self, value: Any) -> None:
        self._box.setChecked(bool(value))
