"""Coverage drawn as a range: solid to the low end, hatched to the high end, an empty track for the rest.

API: ``paint_range(painter, rect, low, high, in_full)`` in a cell; ``RangeScale`` is the big bar with its scale.
All values are fractions from 0 to 1. ``RangeScale(explain=...)`` asks at a click how the coverage is computed; connect
its ``how.explained`` with ``screen.explain``.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from orgwright.gui import style
from orgwright.gui.widgets.how_computed import Ask, HowComputed
from orgwright.gui.widgets.marks import paint_hatch

_BAR = 10


@dataclass(frozen=True)
class Range:
    """A coverage to draw: ``low`` alone is held; ``in_full`` is the share of what is held in full."""

    low: float
    high: float
    in_full: float | None = None


def percent_text(low: float, high: float) -> str:
    """A range in whole percent, as ``61–77``; one number where both ends agree."""
    first, last = round(low * 100), round(high * 100)
    return f"{first}" if first == last else f"{first}–{last}"


def paint_range(painter: QPainter, rect: QRect, shown: Range, mark: bool = True) -> None:
    """The bar of 10 pixels in the middle of ``rect``, with the mark of readiness."""
    palette = style.current()
    body = QRectF(rect.left(), rect.center().y() - _BAR // 2 + 1, rect.width(), _BAR)
    _paint_body(painter, body, shown, step=5.0)
    if mark:
        x = body.left() + body.width() * style.measures.READY_MARK
        painter.fillRect(QRectF(x - 0.75, body.top() - 3, 1.5, _BAR + 6), QColor(palette.text))
    if shown.in_full is not None:
        paint_diamond(painter, QPointF(body.left() + body.width() * shown.in_full, body.center().y()), 3.5)


def _paint_body(painter: QPainter, body: QRectF, shown: Range, step: float) -> None:
    palette = style.current()
    painter.fillRect(body, QColor(palette.sunken))
    low = body.left() + body.width() * shown.low
    high = body.left() + body.width() * shown.high
    painter.fillRect(QRectF(body.left(), body.top(), low - body.left(), body.height()), QColor(palette.held_fill))
    if high - low >= 1:
        unknown = QRectF(low, body.top(), high - low, body.height())
        painter.fillRect(unknown, QColor(palette.panel))
        paint_hatch(painter, unknown, palette.held_line, step)
        painter.fillRect(QRectF(high - 1, body.top(), 1, body.height()), QColor(palette.held_line))


def paint_diamond(painter: QPainter, center: QPointF, radius: float) -> None:
    """The mark of what is held in full."""
    palette = style.current()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(palette.panel))
    painter.setPen(QPen(QColor(palette.text), 1.3))
    x, y = center.x(), center.y()
    points = [QPointF(x, y - radius), QPointF(x + radius, y), QPointF(x, y + radius), QPointF(x - radius, y)]
    painter.drawPolygon(QPolygonF(points))
    painter.restore()


class RangeScale(QWidget):
    """The big bar of a screen: a coverage with its words, its scale and the marks above it."""

    def __init__(self, parent: QWidget | None = None, explain: Ask | None = None) -> None:
        super().__init__(parent)
        self.how = HowComputed(self, explain)
        self._shown: Range | None = None
        self._ready = style.measures.READY_MARK
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_range(self, shown: Range | None, ready: float = style.measures.READY_MARK) -> None:
        """Draw this coverage, or only the empty track if there is none; ``ready`` places the mark."""
        self._shown = shown
        self._ready = ready
        self.setAccessibleName(self._sentence())
        self.update()

    def _sentence(self) -> str:
        if self._shown is None:
            return "Nothing is required, so there is no coverage."
        return f"Coverage {percent_text(self._shown.low, self._shown.high)} percent."

    def _paint_words(self, painter: QPainter, body: QRectF, shown: Range) -> None:
        palette = style.current()
        width, inset = body.width(), 10.0
        low, high = round(shown.low * 100), round(shown.high * 100)
        bold = style.font(12, bold=True)
        painter.setFont(bold)
        metrics = QFontMetrics(bold)
        held, unknown, short = f"Held {low}", f"Not known {high - low}", f"Short {100 - high}"
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        if metrics.horizontalAdvance(held) + 2 * inset < width * shown.low:
            painter.setPen(QColor(palette.proficiency[3 if palette.is_dark else 4][1]))
            painter.drawText(body.adjusted(inset, 0, 0, 0), middle, held)
        if metrics.horizontalAdvance(unknown) + 2 * inset < width * (shown.high - shown.low):
            area = QRectF(body.left() + width * shown.low, body.top(), width * (shown.high - shown.low), body.height())
            word = QRectF(0, 0, metrics.horizontalAdvance(unknown) + 8, metrics.height())
            word.moveCenter(area.center())
            painter.fillRect(word, QColor(palette.panel))
            painter.setPen(QColor(palette.met))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, unknown)
        if metrics.horizontalAdvance(short) + 2 * inset < width * (1 - shown.high):
            painter.setPen(QColor(palette.text2))
            painter.drawText(body.adjusted(0, 0, -inset, 0), middle | int(Qt.AlignmentFlag.AlignRight), short)

    def _paint_scale(self, painter: QPainter, body: QRectF) -> None:
        palette = style.current()
        painter.setFont(style.font(style.measures.TEXT_CAPTION))
        for percent in range(0, 101, 20):
            x = body.left() + body.width() * percent / 100
            painter.fillRect(QRectF(min(x, body.right() - 1), body.bottom(), 1, 4), QColor(palette.edge))
            painter.setPen(QColor(palette.text3))
            place = Qt.AlignmentFlag.AlignHCenter
            area = QRectF(x - 30, body.bottom() + 5, 60, 16)
            if percent == 0:
                place, area = Qt.AlignmentFlag.AlignLeft, area.translated(30, 0)
            elif percent == 100:
                place, area = Qt.AlignmentFlag.AlignRight, area.translated(-30, 0)
            painter.drawText(area, place, f"{percent} %" if percent == 100 else str(percent))

    def _paint_marks(self, painter: QPainter, body: QRectF, shown: Range) -> None:
        palette = style.current()
        painter.setFont(style.font(style.measures.TEXT_CAPTION))
        painter.setPen(QColor(palette.text))
        ready = body.left() + body.width() * self._ready
        painter.fillRect(QRectF(ready - 0.75, body.top() - 5, 1.5, body.height() + 10), QColor(palette.text))
        area = QRectF(ready - 60, 0, 120, 16)
        area.moveRight(min(area.right(), self.width()))
        painter.drawText(area, Qt.AlignmentFlag.AlignHCenter, f"ready {round(self._ready * 100)}")
        if shown.in_full is None:
            return
        x = body.left() + body.width() * shown.in_full
        paint_diamond(painter, QPointF(x, body.top()), 5.0)
        if abs(x - area.center().x()) > 70:
            text = QRectF(max(x - 60, 0), 0, 120, 16)
            painter.setPen(QColor(palette.text))
            painter.drawText(text, Qt.AlignmentFlag.AlignHCenter, f"in full {round(shown.in_full * 100)}")

    def sizeHint(self) -> QSize:
        """Marks above, a bar of 26 pixels, the scale below."""
        return QSize(480, 72)

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for a side panel."""
        return QSize(200, 72)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar, then its words, scale and marks."""
        painter = QPainter(self)
        body = QRectF(0, 22, self.width(), 26)
        shown = self._shown or Range(0.0, 0.0)
        _paint_body(painter, body, shown, step=7.0)
        self._paint_scale(painter, body)
        if self._shown is not None:
            self._paint_words(painter, body, self._shown)
            self._paint_marks(painter, body, self._shown)
        painter.end()
