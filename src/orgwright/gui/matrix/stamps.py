"""Pictures of texts and heads, painted once and copied from then on, as the tiles of the cells are.

Drawing a text takes Qt some ten times as long as copying its picture, and a matrix that scrolls shows the same names
and totals again and again.
"""

from collections.abc import Callable, Hashable

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

MOST_STAMPS = 4000
"""Pictures kept; when there are more, all are forgotten and painted again as they are needed."""


class Stamps:
    """Pictures of one theme, zoom and device ratio."""

    def __init__(self, ratio: float) -> None:
        self._ratio = ratio
        self._images: dict[Hashable, QImage] = {}

    def draw(
        self, painter: QPainter, area: QRectF, ground: str, key: Hashable, paint: Callable[[QPainter, QRectF], None]
    ) -> None:
        """Draw what ``paint`` draws in an area of this size at 0, 0 on a ground; ``key`` tells all it depends on."""
        whole = (area.width(), area.height(), ground, key)
        image = self._images.get(whole)
        if image is None:
            if len(self._images) >= MOST_STAMPS:
                self._images.clear()
            image = self._images[whole] = self._painted(area, ground, paint)
        # On whole device pixels, or the picture would be blurred.
        ratio = self._ratio
        painter.drawImage(QPointF(round(area.left() * ratio) / ratio, round(area.top() * ratio) / ratio), image)

    def _painted(self, area: QRectF, ground: str, paint: Callable[[QPainter, QRectF], None]) -> QImage:
        size = (round(area.width() * self._ratio), round(area.height() * self._ratio))
        image = QImage(*size, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(self._ratio)
        image.fill(QColor(ground))
        painter = QPainter(image)
        paint(painter, QRectF(0, 0, area.width(), area.height()))
        painter.end()
        return image
