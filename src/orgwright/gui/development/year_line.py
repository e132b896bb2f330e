"""The first year in a role as a line: the start, each day on which something is due, and today."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from orgwright.gui import style
from orgwright.gui.development.model import StepRow
from orgwright.gui.widgets.amounts import day_text

HEIGHT = 62
_LINE, _DOT, _SIDE, _BETWEEN = 30, 5.0, 24, 12
_TOKENS = {"done": "met", "late": "missing", "due": "text3"}


def marks_of(rows: Sequence[StepRow]) -> list[tuple[date, str, str]]:
    """Each day with its heading and how it stands: done if all is done, late if anything is, else due."""
    by_day: dict[date, list[StepRow]] = {}
    for row in rows:
        if row.due_on is not None:
            by_day.setdefault(row.due_on, []).append(row)
    found = []
    for day, several in sorted(by_day.items()):
        states = {row.state for row in several}
        state = "late" if "late" in states else "due" if "due" in states else "done"
        found.append((day, several[0].second, state))
    return found


class YearLine(QWidget):
    """The line; the checklist below says all of it in words."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(HEIGHT)
        self.setMinimumWidth(240)
        self._marks: list[tuple[date, str, str]] = []
        self._start: date | None = None
        self._today = date.min

    def show_steps(self, rows: Sequence[StepRow], start: date | None, today: date) -> None:
        """Show other milestones."""
        self._marks, self._start, self._today = marks_of(rows), start, today
        words = [f"{day_text(day)} {state}" for day, _, state in self._marks]
        self.setAccessibleName(f"First year: {', '.join(words)}")
        self.setVisible(bool(self._marks))
        self.update()

    def _place(self, day: date, first: date, last: date) -> float:
        days = max((last - first).days, 1)
        return _SIDE + (self.width() - 2 * _SIDE) * (day - first).days / days

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(600, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line, the marks with their words where there is room, and today as a dotted line."""
        if not self._marks:
            return
        first = min(self._start or self._marks[0][0], self._marks[0][0])
        last = self._marks[-1][0]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(style.color("control"), 2))
        painter.drawLine(QPointF(_SIDE, _LINE), QPointF(self.width() - _SIDE, _LINE))
        self._paint_today(painter, first, last)
        taken: list[tuple[float, float]] = []
        # What is late says its day first, where not all have room for theirs.
        for day, heading, state in sorted(self._marks, key=lambda mark: mark[2] != "late"):
            taken += self._paint_mark(painter, self._place(day, first, last), day, heading, state, taken)
        painter.end()

    def _paint_today(self, painter: QPainter, first: date, last: date) -> None:
        if not first <= self._today <= last:
            return
        x = self._place(self._today, first, last)
        painter.setPen(QPen(style.color("text2"), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(x, 14), QPointF(x, _LINE + 10))
        painter.setFont(style.font(style.measures.TEXT_CAPTION))
        painter.setPen(style.color("text2"))
        painter.drawText(QRectF(x - 40, 0, 80, 14), Qt.AlignmentFlag.AlignCenter, "today")

    def _paint_mark(
        self, painter: QPainter, x: float, day: date, heading: str, state: str, taken: Sequence[tuple[float, float]]
    ) -> list[tuple[float, float]]:
        """Draw one mark, and its words unless others stand there; answers the room that the words take."""
        color = style.color(_TOKENS[state])
        painter.setPen(QPen(color, 1.5))
        painter.setBrush(color if state == "done" else style.color("panel"))
        painter.drawEllipse(QPointF(x, _LINE), _DOT, _DOT)
        if state == "late":
            painter.drawLine(QPointF(x, _LINE - 2.5), QPointF(x, _LINE + 2.5))
        font = style.font(style.measures.TEXT_CAPTION)
        words = f"{heading.removesuffix(' goals').removesuffix(' objectives')}, {day_text(day)}"
        width = QFontMetrics(font).horizontalAdvance(words)
        left = min(max(x - width / 2, 0.0), self.width() - float(width))
        if any(left < end and begin < left + width for begin, end in taken):
            return []
        painter.setFont(font)
        painter.setPen(style.color("missing" if state == "late" else "text2"))
        painter.drawText(QRectF(left, _LINE + 10, width + 2, 16), Qt.AlignmentFlag.AlignLeft, words)
        return [(left - _BETWEEN, left + width + _BETWEEN)]
