"""What stays in view while the career graph is moved: titles of columns and lanes, and the legend under it."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from orgwright.gui import style
from orgwright.gui.progression.painting import LEFT
from orgwright.planning.graph_layout import CareerLayout

HEADS = 26
"""Height of the row of column titles, and width of the column of lane titles."""


def paint_heads(painter: QPainter, layout: CareerLayout, zoom: float, seen: QRectF) -> None:
    """Titles of columns and lanes at the edges of what is seen, in widget pixels whatever the zoom."""
    painter.setFont(style.font(style.measures.TEXT_CAPTION))
    painter.fillRect(QRectF(seen.left(), seen.top(), HEADS, seen.height()), style.color("panel"))
    painter.setPen(style.color("text3"))
    for lane in layout.lanes:
        part = QRectF(seen.left(), lane.y * zoom, HEADS, lane.height * zoom).intersected(seen)
        if part.height() > style.measures.TEXT_CAPTION * 2:
            _paint_lane_title(painter, part, lane.title or "Other roles")
    painter.fillRect(QRectF(seen.left(), seen.top(), seen.width(), HEADS), style.color("panel"))
    for column in layout.columns:
        area = QRectF((column.x - 20) * zoom, seen.top(), (column.width + 40) * zoom, HEADS)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, column.title)


def _paint_lane_title(painter: QPainter, part: QRectF, title: str) -> None:
    painter.save()
    painter.fillRect(part, style.color("raised"))
    painter.translate(part.center())
    painter.rotate(-90)
    shown = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, int(part.height()) - 4)
    room = QRectF(-part.height() / 2, -part.width() / 2, part.height(), part.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, shown)
    painter.restore()


class Legend(QWidget):
    """One line that says what the marks mean; the months are named after the person, where one starts."""

    def __init__(self) -> None:
        super().__init__()
        self._person = ""
        self.setFixedHeight(style.measures.ROW_TABLE)
        style.notifier().changed.connect(self.update)

    def show_person(self, name: str) -> None:
        """Name the person whose months are drawn; empty for none."""
        self._person = name
        self.update()

    def sizeHint(self) -> QSize:
        """As high as a row."""
        return QSize(200, style.measures.ROW_TABLE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The marks and their words, from the left."""
        painter = QPainter(self)
        painter.setFont(style.font(style.measures.TEXT_CAPTION))
        x, y = 16.0, self.height() / 2
        entries = [
            ("goal", 2.0, False, "route"),
            ("edge", 1.0, False, "next, from a feeder on"),
            ("edge", 1.0, True, "adjacent, both ways"),
        ]
        for token, width, is_dashed, word in entries:
            pen = QPen(style.color(token), width)
            if is_dashed:
                pen.setDashPattern([4, 3])
            painter.setPen(pen)
            painter.drawLine(QPointF(x, y), QPointF(x + 24, y))
            x = self._word(painter, x + 32, word)
        pen = QPen(style.color("edge"))
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.drawRoundedRect(QRectF(x, y - 6, 22, 12), 3, 3)
        x = self._word(painter, x + 30, "named only, no requirements yet")
        if self._person:
            painter.fillRect(QRectF(x, y - 2, 24, 4), style.color("edge"))
            self._word(painter, x + 32, f"months for {self._person}")
        painter.end()

    def _word(self, painter: QPainter, x: float, word: str) -> float:
        painter.setPen(style.color("text2"))
        painter.drawText(QRectF(x, 0, self.width() - x, self.height()), LEFT, word)
        return x + painter.fontMetrics().horizontalAdvance(word) + 24
