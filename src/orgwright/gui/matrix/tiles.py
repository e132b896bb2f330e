"""One picture of every distinct cell, painted once per theme, zoom and device ratio; then they are only copied.

API: ``tiles = Tiles(palette, zoom, ratio)``; ``tiles.picture(codes)`` is a QImage of a block of codes, put together by
numpy from the painted tiles; ``tiles.stamps`` keep pictures of the texts around the cells. Measures are those of a cell
of 28 × 22 pixels whose last pixel is the gutter.
"""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen, QPolygonF

from orgwright.gui import style
from orgwright.gui.matrix.codes import COUNT, DISPUTED, GOAL, STALE, Codes, Status, level_of, status_of
from orgwright.gui.matrix.stamps import Stamps
from orgwright.gui.style import Palette
from orgwright.gui.style.measures import CELL_HEIGHT, CELL_WIDTH

DIGITS_FROM = 22
"""Cells narrower than this many pixels show their marks and no digit."""
_FILL = QRectF(0, 0, CELL_WIDTH - 1, CELL_HEIGHT - 1)


class Tiles:
    """The tiles of one theme, zoom and device ratio."""

    def __init__(self, palette: Palette, zoom: float, ratio: float, high_contrast: bool = False) -> None:
        self.palette = palette
        self.ratio = ratio
        self.stamps = Stamps(ratio)
        self._high_contrast = high_contrast
        self.width = max(round(CELL_WIDTH * zoom * ratio), 8)
        self.height = max(round(CELL_HEIGHT * zoom * ratio), 6)
        self._has_digits = CELL_WIDTH * zoom >= DIGITS_FROM
        self._place = np.full(COUNT, -1, dtype=np.int32)
        self._pixels: NDArray[np.uint32] = np.zeros((0, self.height, self.width), dtype=np.uint32)

    def picture(self, codes: Codes) -> QImage:
        """The block of cells as one picture, with this device ratio."""
        rows, columns = codes.shape
        places = self._place[codes]
        if places.size and int(places.min()) < 0:
            self._paint_new(np.flatnonzero(np.bincount(codes[places < 0], minlength=COUNT)))
            places = self._place[codes]
        block = np.ascontiguousarray(self._pixels[places].transpose(0, 2, 1, 3))
        width, height = columns * self.width, rows * self.height
        image = QImage(block.data, width, height, width * 4, QImage.Format.Format_RGB32).copy()
        image.setDevicePixelRatio(self.ratio)
        return image

    def tile(self, code: int) -> QImage:
        """One cell, as for the legend."""
        return self.picture(np.array([[code]], dtype=np.uint16))

    def _paint_new(self, codes: NDArray[np.intp]) -> None:
        painted = [self._painted(int(code)) for code in codes]
        self._place[codes] = np.arange(len(self._pixels), len(self._pixels) + len(painted))
        self._pixels = np.concatenate([self._pixels, np.stack(painted)])

    def _painted(self, code: int) -> NDArray[np.uint32]:
        image = QImage(self.width, self.height, QImage.Format.Format_RGB32)
        image.fill(QColor(self.palette.panel))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gutter = max(round(self.width / CELL_WIDTH), 1)
        inner = QRect(0, 0, self.width - gutter, self.height - gutter)
        painter.setClipRect(inner)
        scale = (inner.width() / _FILL.width(), inner.height() / _FILL.height())
        _CellPainter(painter, self.palette, code, self._has_digits, self._high_contrast).paint(inner, scale)
        painter.end()
        flat = np.frombuffer(image.constBits(), dtype=np.uint32)
        return flat.reshape(self.height, image.bytesPerLine() // 4)[:, : self.width].copy()


class _CellPainter:
    """Paints one cell: one place for each question."""

    def __init__(
        self, painter: QPainter, palette: Palette, code: int, has_digits: bool, high_contrast: bool = False
    ) -> None:
        self._painter = painter
        self._palette = palette
        self._code = code
        self._level = level_of(code)
        self._status = status_of(code)
        self._has_digits = has_digits
        self._high_contrast = high_contrast

    @property
    def _ink(self) -> str:
        """The colour of the digit, and of the marks that go with it."""
        if self._status is Status.EXPIRED:
            return self._palette.expired
        if self._level is None:
            return self._palette.unknown
        return self._palette.proficiency[self._level][1]

    def paint(self, area: QRect, scale: tuple[float, float]) -> None:
        """The whole cell in ``area`` of device pixels; everything but the ground in cell units."""
        painter = self._painter
        self._paint_ground(area)
        painter.scale(*scale)
        if self._status is Status.EXPIRED:
            self._paint_expired()
        elif self._level is None:
            if self._status is Status.UNKNOWN:
                self._paint_unknown()
        elif self._has_digits:
            self._paint_digit(str(self._level))
        if self._high_contrast and self._level is not None:
            self._paint_edge()
        self._paint_demand()
        if self._code & DISPUTED:
            self._paint_disputed()
        elif self._code & STALE:
            self._paint_stale()
        if self._code & GOAL:
            self._paint_goal()

    def _paint_ground(self, area: QRect) -> None:
        if self._status is Status.EXPIRED:
            self._painter.fillRect(area, QColor(self._palette.tint_expired))
        elif self._level is not None:
            self._painter.fillRect(area, QColor(self._palette.proficiency[self._level][0]))

    def _paint_edge(self) -> None:
        """High contrast: every known cell has an edge, whatever its fill."""
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(QPen(QColor(self._palette.text), 1))
        self._painter.drawRect(_FILL.adjusted(0.5, 0.5, -0.5, -0.5))

    def _paint_digit(self, digit: str) -> None:
        self._painter.setFont(style.font(12, bold=self._high_contrast))
        self._painter.setPen(QColor(self._ink))
        self._painter.drawText(_FILL, Qt.AlignmentFlag.AlignCenter, digit)

    def _paint_unknown(self) -> None:
        painter = self._painter
        painter.setPen(QPen(QColor(self._palette.text2 if self._high_contrast else self._palette.hatch), 1))
        for left in range(-24, CELL_WIDTH, 7):
            painter.drawLine(QPointF(left, CELL_HEIGHT), QPointF(left + CELL_HEIGHT, 0))
        if self._has_digits:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._palette.panel))
            painter.drawEllipse(_FILL.center(), 7, 7)
            self._paint_digit("?")

    def _paint_expired(self) -> None:
        painter = self._painter
        edge = QColor(self._palette.expired)
        edge.setAlphaF(0.8)
        pen = QPen(edge, 1)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([2, 2])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(_FILL.adjusted(0.5, 0.5, -0.5, -0.5))
        if self._level is not None and self._has_digits:
            self._paint_digit(str(self._level))
        painter.setPen(QPen(QColor(self._palette.expired), 1))
        painter.drawLine(QPointF(7.5, 10.5), QPointF(19.5, 10.5))

    def _paint_demand(self) -> None:
        painter = self._painter
        painter.setPen(Qt.PenStyle.NoPen)
        if self._status is Status.MET:
            painter.setBrush(QColor(self._ink))
            painter.drawEllipse(QPointF(4, 4), 1.5, 1.5)
        elif self._status in (Status.SHORT, Status.MISSING):
            token = self._palette.short if self._status is Status.SHORT else self._palette.missing
            self._paint_corner(10.5, self._palette.panel)
            self._paint_corner(8, token)
            if self._status is Status.MISSING:
                painter.fillRect(QRectF(0, 0, 2, CELL_HEIGHT), QColor(token))

    def _paint_corner(self, side: float, color: str) -> None:
        self._painter.setBrush(QBrush(QColor(color)))
        self._painter.drawPolygon(QPolygonF([QPointF(0, 0), QPointF(side, 0), QPointF(0, side)]))

    def _paint_stale(self) -> None:
        painter = self._painter
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self._ink), 1))
        painter.drawEllipse(QPointF(22, 5), 3, 3)
        painter.drawPolyline(QPolygonF([QPointF(22, 3.4), QPointF(22, 5.2), QPointF(23.6, 5.2)]))

    def _paint_disputed(self) -> None:
        painter = self._painter
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._ink))
        for tip, base in ((18.0, 21.6), (26.0, 22.4)):
            painter.drawPolygon(QPolygonF([QPointF(tip, 5), QPointF(base, 2), QPointF(base, 8)]))

    def _paint_goal(self) -> None:
        dark_fill = self._level is not None and self._level >= (3 if self._palette.is_dark else 4)
        on_level = dark_fill and self._status is not Status.EXPIRED
        self._painter.fillRect(QRectF(5, 18, 17, 2), QColor(self._ink if on_level else self._palette.goal))
