"""A line of a few values without axes, as in a head figure: the last one has a dot, a range has a band.

API: ``Sparkline().show_values(low, high, tone="held")``; None leaves a gap. What it shows stands beside it in words, so
it has no words of its own.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from orgwright.gui import style

_BAND_ALPHA = 0.14
_LINE, _DOT = 1.5, 2.5
_WIDE, _HIGH = 92, 26


class Sparkline(QWidget):
    """The small line; see the module for its use."""

    def __init__(self) -> None:
        super().__init__()
        self._low: tuple[float | None, ...] = ()
        self._high: tuple[float | None, ...] = ()
        self._tone = "text2"
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_values(self, low: Sequence[float | None], high: Sequence[float | None] = (), tone: str = "text2") -> None:
        """Draw these values, oldest first; fewer than two draw nothing."""
        self._low, self._high, self._tone = tuple(low), tuple(high), tone
        self.update()

    @property
    def values(self) -> tuple[float | None, ...]:
        """The line that is drawn."""
        return self._low

    def _places(self, values: Sequence[float | None]) -> list[QPointF]:
        known = [one for one in (*self._low, *self._high) if one is not None]
        least, most = min(known), max(known)
        area = QRectF(self.rect()).adjusted(_DOT, _DOT + 1, -_DOT - 1, -_DOT - 1)
        span = most - least
        found = []
        for place, value in enumerate(values):
            if value is not None:
                share = (value - least) / span if span else 0.5
                x = area.left() + area.width() * place / (len(values) - 1)
                found.append(QPointF(x, area.bottom() - area.height() * share))
        return found

    def sizeHint(self) -> QSize:
        """Room beside a figure."""
        return QSize(_WIDE, _HIGH)

    def minimumSizeHint(self) -> QSize:
        """Half of that."""
        return QSize(_WIDE // 2, _HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the band, the line and the dot."""
        if sum(one is not None for one in self._low) < 2:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = QColor(getattr(style.current(), self._tone))
        low = self._places(self._low)
        if self._high:
            band = QColor(color)
            band.setAlphaF(_BAND_ALPHA)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(band)
            painter.drawPolygon(QPolygonF([*low, *reversed(self._places(self._high))]))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(color, _LINE))
        painter.drawPolyline(QPolygonF(low))
        painter.setBrush(color)
        painter.drawEllipse(low[-1], _DOT, _DOT)
        painter.end()
