"""Lucide's icons in the colours of the theme, drawn as vectors at any size and device ratio.

A button's icon follows a change of theme by itself, because its engine asks for the palette when it paints.
"""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from orgwright.gui.style import measures, theme
from orgwright.gui.style.drawings import drawing

# Lucide draws on a square of 24 units.
_UNITS = 24


@lru_cache(maxsize=256)
def _renderer(name: str, color: str, stroke: float) -> QSvgRenderer:
    svg = drawing(name).replace("currentColor", color).replace('stroke-width="2"', f'stroke-width="{stroke:.3f}"')
    return QSvgRenderer(QByteArray(svg.encode()))


def paint_icon(painter: QPainter, rect: QRect | QRectF, name: str, color: str) -> None:
    """Draw the icon to fill ``rect`` with the stroke of the visual system in a colour ``#RRGGBB``."""
    area = QRectF(rect)
    stroke = measures.ICON_STROKE * _UNITS / max(area.width(), 1.0)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _renderer(name, color, round(stroke, 3)).render(painter, area)
    painter.restore()


@lru_cache(maxsize=512)
def pixmap(name: str, color: str, size: int = measures.ICON, ratio: float = 1.0) -> QPixmap:
    """The icon as a picture of ``size`` logical pixels at the device ratio."""
    drawing(name)  # an unknown name is refused before a painter is open, which must not end by an error
    made = QPixmap(round(size * ratio), round(size * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    paint_icon(painter, QRect(0, 0, size, size), name, color)
    painter.end()
    return made


class _Engine(QIconEngine):
    """Paints one icon in the palette's colours of the moment."""

    def __init__(self, name: str, token: str) -> None:
        super().__init__()
        self._name = name
        self._token = token

    def _color(self, mode: QIcon.Mode) -> str:
        palette = theme.current()
        token = "disabled" if mode == QIcon.Mode.Disabled else self._token
        return str(getattr(palette, token))

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw a square at the left of ``rect``, which is wider where a text follows."""
        side = min(rect.width(), rect.height())
        square = QRect(rect.topLeft(), QSize(side, side))
        paint_icon(painter, square, self._name, self._color(mode))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """A picture of ``size`` device pixels."""
        made = QPixmap(size)
        made.fill(QColor(0, 0, 0, 0))
        painter = QPainter(made)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return made

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        """A picture of ``size`` device pixels for a screen of the given scale."""
        made = self.pixmap(size, mode, state)
        made.setDevicePixelRatio(scale)
        return made

    def clone(self) -> QIconEngine:
        """A copy, kept alive here because Qt does not keep the Python half."""
        copy = _Engine(self._name, self._token)
        _clones.append(copy)
        return copy


_clones: list[_Engine] = []


@lru_cache(maxsize=256)
def icon(name: str, token: str = "text2") -> QIcon:
    """The Lucide icon ``name`` in the palette colour ``token``, following changes of theme."""
    drawing(name)
    engine = _Engine(name, token)
    _clones.append(engine)
    return QIcon(engine)
