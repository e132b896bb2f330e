"""Small painted marks: hatching, level tiles, chips and bars, for widgets and for the cells of tables.

Every function takes the painter and a rectangle and draws in the palette in force.
"""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from orgwright.gui import style


def paint_hatch(painter: QPainter, rect: QRectF, color: str, step: float = 7.0) -> None:
    """Lines of one pixel at 45 degrees, ``step`` apart along x: *not known*."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(QColor(color), 1.0))
    height = rect.height()
    x = rect.left() - height + (step - rect.left() % step)
    while x < rect.right() + height:
        painter.drawLine(QPointF(x, rect.bottom()), QPointF(x + height, rect.top()))
        x += step
    painter.restore()


def paint_level(painter: QPainter, rect: QRect, level: int | None, pixels: int = 12) -> None:
    """A tile in the colour of a level with its digit; hatched with a question mark if not known."""
    palette = style.current()
    if level is None:
        paint_hatch(painter, QRectF(rect), palette.hatch)
        ground, ink, text = palette.panel, palette.unknown, "?"
        side = min(14, rect.height() - 4)
        disc = QRectF(0, 0, side, side)
        disc.moveCenter(QRectF(rect).center())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawEllipse(disc)
        painter.restore()
    else:
        ground, ink = palette.proficiency[level]
        text = str(level)
        painter.fillRect(rect, QColor(ground))
    painter.setFont(style.font(pixels, bold=pixels > 12))
    painter.setPen(QColor(ink))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)


def chip_width(text: str) -> int:
    """The width that a chip with this text needs."""
    return QFontMetrics(style.font(style.measures.TEXT_CAPTION)).horizontalAdvance(text) + 12


def paint_chip(painter: QPainter, rect: QRect, text: str, state: str) -> None:
    """A small label on the tint of a state (``short``, ``stale``, ``goal`` ...), from the left of ``rect``."""
    palette = style.current()
    width = min(chip_width(text), rect.width())
    body = QRectF(rect.left(), rect.center().y() - 8, width, 18)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(palette.tint(state)))
    painter.drawRoundedRect(body, style.measures.RADIUS_CHIP, style.measures.RADIUS_CHIP)
    painter.restore()
    painter.setFont(style.font(style.measures.TEXT_CAPTION))
    painter.setPen(palette.color(state))
    metrics = QFontMetrics(painter.font())
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(body.width()) - 8)
    painter.drawText(body, Qt.AlignmentFlag.AlignCenter, shown)


def paint_check(painter: QPainter, rect: QRect, is_on: bool, token: str) -> None:
    """A check box of 13 pixels at the left of the first line of a row; filled with a token of the palette when on."""
    palette = style.current()
    side = 13
    top = rect.top() + (style.measures.ROW_TABLE - 1 - side) / 2
    body = QRectF(rect.left() + 0.5, top + 0.5, side - 1, side - 1)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(style.color(token if is_on else "edge"), 1))
    painter.setBrush(style.color(token) if is_on else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(body, style.measures.RADIUS_CHIP, style.measures.RADIUS_CHIP)
    painter.restore()
    if is_on:
        style.paint_icon(painter, body.toRect().adjusted(1, 1, 0, 0), "check", palette.panel)


def paint_bar(painter: QPainter, rect: QRect, share: float, token: str = "short") -> None:
    """A solid bar of 10 pixels over ``share`` (0 to 1) of the width, in a token of the palette."""
    share = min(max(share, 0.0), 1.0)
    body = QRectF(rect.left(), rect.center().y() - 4, rect.width() * share, 10)
    painter.fillRect(body, style.color(token))


def paint_squares(painter: QPainter, rect: QRect, held: int, needed: int) -> None:
    """One small square for each person needed, filled for each who holds it; at most ten."""
    palette = style.current()
    shown = min(needed, 10)
    top = rect.center().y() - 4
    for place in range(shown):
        square = QRectF(rect.left() + place * 12 + 0.5, top + 0.5, 9, 9)
        painter.setPen(QPen(QColor(palette.held_fill if place < held else palette.edge), 1))
        painter.setBrush(QColor(palette.held_fill) if place < held else Qt.BrushStyle.NoBrush)
        painter.drawRect(square)
