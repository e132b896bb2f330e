"""A month to choose a day from, as a popup under whatever opened it.

API: ``DayPopup(parent).open_at(widget, day)`` with the signal ``chosen(date)``; ``CalendarButton(line)`` puts a
small calendar into a line of text.
"""

from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QDate, QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.widgets.amounts import MONTHS
from orgwright.gui.widgets.buttons import icon_button, link
from orgwright.gui.widgets.labels import label

_CELL_W, _CELL_H = 32, 28


def to_date(day: QDate) -> date:
    """Qt's day as Python's."""
    return date(day.year(), day.month(), day.day())


class MonthView(QWidget):
    """Six weeks around a month, from Monday; arrows move, Enter chooses."""

    chosen = Signal(object)
    moved = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.day = date.today()
        self._hovered: date | None = None
        self.setFixedSize(_CELL_W * 7, _CELL_H * 6 + 20)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_day(self, day: date) -> None:
        """Show the month of a day, which becomes the current one."""
        self.day = day
        self.setAccessibleName(f"{day.day} {MONTHS[day.month - 1]} {day.year}")
        self.moved.emit(day)
        self.update()

    def turn(self, months: int) -> None:
        """Go some months on or back; the day of the month is kept where it exists."""
        moved = QDate(self.day.year, self.day.month, self.day.day).addMonths(months)
        self.show_day(to_date(moved))

    def _first(self) -> date:
        first = self.day.replace(day=1)
        return first - timedelta(days=first.weekday())

    def _day_at(self, point: QPoint) -> date | None:
        row, column = (point.y() - 20) // _CELL_H, point.x() // _CELL_W
        if 0 <= row < 6 and 0 <= column < 7 and point.y() >= 20:
            return self._first() + timedelta(days=int(row * 7 + column))
        return None

    def _paint_day(self, painter: QPainter, area: QRect, day: date) -> None:
        palette = style.current()
        if day == self.day:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.accent))
            painter.drawRoundedRect(area.adjusted(2, 2, -2, -2), 4, 4)
        elif day in (self._hovered, date.today()):
            painter.setPen(QColor(palette.link) if day == date.today() else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.hover) if day == self._hovered else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.toRectF().adjusted(2.5, 2.5, -2.5, -2.5), 4, 4)
        ink = palette.text if day.month == self.day.month else palette.text3
        painter.setPen(QColor(palette.accent_text if day == self.day else ink))
        painter.setFont(style.font(12, bold=day == self.day))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, str(day.day))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The names of the days, then the days."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(style.font(style.measures.TEXT_CAPTION))
        painter.setPen(style.color("text3"))
        for column, name in enumerate(("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")):
            painter.drawText(QRect(column * _CELL_W, 0, _CELL_W, 18), Qt.AlignmentFlag.AlignCenter, name)
        for place in range(42):
            row, column = divmod(place, 7)
            area = QRect(column * _CELL_W, 20 + row * _CELL_H, _CELL_W, _CELL_H)
            self._paint_day(painter, area, self._first() + timedelta(days=place))
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light the day under the pointer."""
        self._hovered = self._day_at(event.position().toPoint())
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the day under the pointer."""
        day = self._day_at(event.position().toPoint())
        if day is not None:
            self.show_day(day)
            self.chosen.emit(day)

    def leaveEvent(self, event: QEvent) -> None:
        """No day is lit without the pointer."""
        self._hovered = None
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move by days and weeks, Page Up and Down by months, Enter chooses."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
        key = Qt.Key(event.key())
        if key in steps:
            self.show_day(self.day + timedelta(days=steps[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turn(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(self.day)
        else:
            super().keyPressEvent(event)


class DayPopup(QFrame):
    """The month with its title, arrows to turn it, and links to days of meaning."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, links: tuple[tuple[str, date], ...] = ()) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("surface", "popup")
        self._month = MonthView()
        self._title = label("", bold=True)
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._month.moved.connect(self._retitle)
        self._month.chosen.connect(self._choose)
        head = QHBoxLayout()
        head.addWidget(icon_button("chevrons-left", "A year back", lambda: self._month.turn(-12)))
        head.addWidget(icon_button("chevron-left", "A month back", lambda: self._month.turn(-1)))
        head.addWidget(self._title, 1)
        head.addWidget(icon_button("chevron-right", "A month on", lambda: self._month.turn(1)))
        head.addWidget(icon_button("chevrons-right", "A year on", lambda: self._month.turn(12)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 12)
        layout.addLayout(head)
        layout.addWidget(self._month)
        for text, day in links:
            layout.addWidget(link(text, on_click=partial(self._choose, day)))

    def open_at(self, widget: QWidget, day: date) -> None:
        """Show under a widget, on a day."""
        self._month.show_day(day)
        self.adjustSize()
        corner = widget.mapToGlobal(QPoint(0, widget.height() + 2))
        room = widget.screen().availableGeometry()
        corner.setX(min(corner.x(), room.right() - self.width()))
        if corner.y() + self.height() > room.bottom():
            corner.setY(widget.mapToGlobal(QPoint(0, 0)).y() - self.height() - 2)
        self.move(corner)
        self.show()
        self._month.setFocus()

    def _retitle(self, day: date) -> None:
        self._title.setText(f"{MONTHS[day.month - 1]} {day.year}")

    def _choose(self, day: date) -> None:
        self.chosen.emit(day)
        self.close()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The surface of a popup with the border of a control."""
        palette = style.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(palette.popup))
        painter.setPen(QColor(palette.control))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


class CalendarButton(QObject):
    """Adds a small calendar to the right of a line of text."""

    chosen = Signal(object)

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self._line = line
        action = line.addAction(style.icon("calendar"), QLineEdit.ActionPosition.TrailingPosition)
        action.setToolTip("Choose a day")
        action.triggered.connect(self.open_popup)

    def open_popup(self) -> None:
        """Open the month of the day in the line, or of today."""
        popup = DayPopup(self._line)
        popup.chosen.connect(self.chosen)
        try:
            day = date.fromisoformat(self._line.text().strip())
        except ValueError:
            day = date.today()
        popup.open_at(self._line, day)
