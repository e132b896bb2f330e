"""What the report of coverage draws: the bar of a range, and a line of coverage by month with its band."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil, floor

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from orgwright.gui import style
from orgwright.gui.printing.paper import HEAD, Ink, color, pt
from orgwright.gui.widgets.amounts import MONTHS

MonthRange = tuple[date, float | None, float | None]
_HATCH = pt(3.6)

_AXIS = pt(30)
_END = pt(44)
_FOOT = pt(15)
_EACH = 3
_LEAST_SPAN = 20
_TENS, _MOST_TENS = 10, 60
_VALUE = Ink(8, bold=True)


@dataclass(frozen=True)
class RangeBar:
    """Held solid, not known hatched, the rest an empty track; a mark at 85 % where ``is_marked``."""

    width: float
    low: float
    high: float
    height: float = pt(7)
    is_marked: bool = True

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw the bar."""
        body = QRectF(x, y, self.width, self.height)
        painter.fillRect(body, color("sunken"))
        painter.fillRect(QRectF(x, y, self.width * self.low, self.height), color("held_fill"))
        unknown = QRectF(x + self.width * self.low, y, self.width * (self.high - self.low), self.height)
        if unknown.width() > 0:
            self._hatch(painter, unknown)
        if self.is_marked:
            at, over = x + self.width * style.measures.READY_MARK, pt(1.6)
            painter.fillRect(QRectF(at - pt(0.5), y - over, pt(1), self.height + 2 * over), color("text"))

    def _hatch(self, painter: QPainter, area: QRectF) -> None:
        painter.save()
        painter.fillRect(area, color("panel"))
        painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
        painter.setPen(QPen(color("held_line"), pt(0.8)))
        at = area.left() - area.height()
        while at < area.right():
            painter.drawLine(QPointF(at, area.bottom()), QPointF(at + area.height(), area.top()))
            at += _HATCH
        painter.restore()
        painter.fillRect(QRectF(area.right() - pt(0.8), area.top(), pt(0.8), area.height()), color("held_line"))


@dataclass(frozen=True)
class TrendChart:
    """Coverage by month: low as a line, the band of what is not known above it, percent at the left."""

    months: tuple[MonthRange, ...]
    width: float
    height: float = pt(132)

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw grid, band, line and the values at the end."""
        known = [(place, low, high) for place, (_, low, high) in enumerate(self.months) if low is not None]
        ranges = [(place, low, low if high is None else high) for place, low, high in known]
        least, most = _limits([end for _, low, high in ranges for end in (low, high)])
        body = QRectF(x + _AXIS, y, self.width - _AXIS - _END, self.height - _FOOT)

        def at(place: float, share: float) -> QPointF:
            across = body.left() + body.width() * (place + 0.5) / max(len(self.months), 1)
            return QPointF(across, body.bottom() - body.height() * (share * 100 - least) / (most - least))

        self._grid(painter, body, least, most)
        self._months(painter, body)
        for run in _runs(ranges):
            self._draw_run(
                painter, [at(place, low) for place, low, _ in run], [at(place, high) for place, _, high in run]
            )
        if ranges:
            place, low, high = ranges[-1]
            self._label_end(painter, body.right() + pt(5), at(place, low).y(), at(place, high).y(), low, high)

    def _grid(self, painter: QPainter, body: QRectF, least: int, most: int) -> None:
        painter.setFont(HEAD.font)
        step = _TENS if most - least <= _MOST_TENS else 2 * _TENS
        for percent in range(least, most + 1, step):
            level = body.bottom() - body.height() * (percent - least) / (most - least)
            painter.fillRect(QRectF(body.left(), level - pt(0.3), body.width(), pt(0.6)), color("hairline"))
            painter.setPen(color("text3"))
            area = QRectF(body.left() - _AXIS, level - pt(6), _AXIS - pt(6), pt(12))
            painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{percent} %")

    def _months(self, painter: QPainter, body: QRectF) -> None:
        painter.fillRect(QRectF(body.left(), body.bottom() - pt(0.4), body.width(), pt(0.8)), color("control"))
        painter.setFont(HEAD.font)
        painter.setPen(color("text3"))
        wide = body.width() / max(len(self.months), 1)
        for place, (month, _, _) in enumerate(self.months):
            # Counted from the end, so that the month that is looked at has its name.
            if (len(self.months) - 1 - place) % _EACH == 0:
                area = QRectF(body.left() + wide * (place + 0.5) - pt(30), body.bottom() + pt(4), pt(60), _FOOT - pt(4))
                text = f"{MONTHS[month.month - 1]} {month.year % 100:02}"
                painter.drawText(area, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, text)

    def _draw_run(self, painter: QPainter, lows: Sequence[QPointF], highs: Sequence[QPointF]) -> None:
        band = QPainterPath()
        band.addPolygon(QPolygonF([*lows, *reversed(highs)]))
        fill = QColor(color("held_line"))
        fill.setAlphaF(0.2)
        painter.fillPath(band, fill)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(color("held_line"), pt(0.7)))
        painter.drawPolyline(QPolygonF(list(highs)))
        painter.setPen(QPen(color("held_fill"), pt(1.8), j=Qt.PenJoinStyle.RoundJoin))
        painter.drawPolyline(QPolygonF(list(lows)))
        if len(lows) == 1:
            # A line of one month has no length: a dot shows it.
            painter.setBrush(color("held_fill"))
            painter.drawEllipse(lows[0], pt(1.6), pt(1.6))

    def _label_end(self, painter: QPainter, x: float, low_y: float, high_y: float, low: float, high: float) -> None:
        """Held and possible at the end, apart from each other where they nearly meet."""
        apart = max(low_y - high_y, pt(10))
        middle = (low_y + high_y) / 2
        painter.setFont(_VALUE.font)
        ends = [(low, middle + apart / 2, "met")]
        ends += [(high, middle - apart / 2, "text2")] if round(high * 100) != round(low * 100) else []
        for share, level, token in ends:
            painter.setPen(color(token))
            area = QRectF(x, level - pt(6), _END, pt(12))
            painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, f"{share * 100:.0f} %")


def _runs(ranges: Sequence[tuple[int, float, float]]) -> list[list[tuple[int, float, float]]]:
    """Months beside each other, parted where some have no coverage."""
    runs: list[list[tuple[int, float, float]]] = []
    for one in ranges:
        if runs and runs[-1][-1][0] == one[0] - 1:
            runs[-1].append(one)
        else:
            runs.append([one])
    return runs


def _limits(shares: Sequence[float]) -> tuple[int, int]:
    """Whole tens around the values, twenties where they lie far apart; at least twenty points, within 0 to 100."""
    if not shares:
        return 0, 100
    for step in (_TENS, 2 * _TENS):
        least, most = (
            int(end(share * 100 / step)) * step for end, share in ((floor, min(shares)), (ceil, max(shares)))
        )
        if most - least <= _MOST_TENS:
            break
    least = max(0, min(least, most - _LEAST_SPAN))
    return least, min(100, max(most, least + _LEAST_SPAN))
