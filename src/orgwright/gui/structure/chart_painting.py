"""How the organization chart is drawn: bands of units, lines, and nodes with what stands in and under them.

Everything is drawn in a palette that is given, so that the window and paper share it, and in pixels at 100 %; ``zoom``
only says how small it will be seen: texts that nobody could read are left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen

from orgwright.gui import style
from orgwright.gui.structure.chart_model import ChartPicture, NodeLabel
from orgwright.gui.style import Palette
from orgwright.planning.chart_blocks import FOOT, NODE_HEIGHT, NODE_WIDTH, TAB
from orgwright.planning.chart_layout import ChartBand, ChartLayout, ChartNode

READABLE = 0.42
"""The least zoom at which words are drawn."""
HELD_AT = QPointF(12.0, 14.0)
"""Where a held position is drawn, from the pointer: what lies under that stays in view."""
CROWDED = 0.2
"""The zoom from which on down names of units need a ground of their own to be read over the nodes."""
LEAST_NAME = 40.0
"""Pixels on the screen that the name of a unit needs at least."""
STRIP = 6.0
UNIT_SERIES = (0, 1, 3)
"""The series colours of units in turn; indigo is left to what the user chose."""
SIGN = 16.0
LEFT = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.AlignmentFlag.AlignLeft)
RIGHT = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.AlignmentFlag.AlignRight)
_MIDDLE = int(Qt.AlignmentFlag.AlignCenter)
_PAD = 9.0
_FAINT = 0.35


@dataclass(frozen=True)
class Drag:
    """A position that is held over the chart: where the pointer is, what lies under it, and which cannot take it."""

    position_id: int
    point: QPointF
    target_id: int | None = None
    barred: frozenset[int] = frozenset()


@dataclass(frozen=True)
class ShownChart:
    """All that the drawing depends on; ``current`` has the keyboard, ``chosen`` is open in the panel.

    On paper there are no signs to press, and nothing is marked.
    """

    layout: ChartLayout
    picture: ChartPicture
    current: int | None = None
    chosen: int | None = None
    hovered: int | None = None
    found: frozenset[int] = field(default=frozenset())
    with_dotted: bool = True
    drag: Drag | None = None
    is_paper: bool = False


def node_rect(node: ChartNode) -> QRectF:
    """The node itself, without the name of its unit and what stands under it."""
    return QRectF(node.x, node.y, NODE_WIDTH, NODE_HEIGHT)


def sign_rect(shown: ShownChart, node: ChartNode) -> QRectF:
    """Where a manager is folded and unfolded: under the node; empty where nobody reports to it."""
    if node.position_id not in shown.picture.tree.reports:
        return QRectF()
    top = node.y + NODE_HEIGHT
    if node.is_folded or shown.picture.costs is not None:
        return QRectF(node.x, top, NODE_WIDTH, node.foot or FOOT)
    return QRectF(node.middle - SIGN / 2, top, SIGN, SIGN)


def shade_color(palette: Palette, shade: float) -> QColor:
    """A grey from light to dark, of which neighbours can be told apart: money and people have no other colour."""
    first, last = palette.color("sunken"), palette.color("text2")
    parts = ((first.red(), last.red()), (first.green(), last.green()), (first.blue(), last.blue()))
    return QColor(*(round(one + (other - one) * shade) for one, other in parts))


def paint_chart(painter: QPainter, shown: ShownChart, area: QRectF, palette: Palette, zoom: float = 1.0) -> None:
    """Draw what lies in ``area`` of the drawing's own coordinates."""
    painter.fillRect(area, palette.color("panel"))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for band in shown.layout.bands:
        _paint_band(painter, band, area, palette)
    _paint_lines(painter, shown, area, palette)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if zoom >= READABLE:
        _paint_dotted(painter, shown, area, palette, are_lit=False)
    seen = [node for node in shown.layout.nodes.values() if _is_within(node, area)]
    if zoom < READABLE:
        _paint_small(painter, shown, seen, palette)
        _paint_unit_names(painter, shown, area, palette, zoom)
    else:
        for node in seen:
            _paint_node(painter, shown, node, palette)
    _paint_dotted(painter, shown, area, palette, are_lit=True)
    _paint_marks(painter, shown, seen, palette)


def _is_within(node: ChartNode, area: QRectF) -> bool:
    is_beside = node.x - 4 < area.right() and node.x + NODE_WIDTH + 4 > area.left()
    return is_beside and node.top - 4 < area.bottom() and max(node.bottom, node.y + NODE_HEIGHT + FOOT) + 4 > area.top()


def _band_ground(band: ChartBand) -> str:
    """Grounds within each other differ."""
    return "panel" if band.depth % 2 else "raised"


def _paint_band(painter: QPainter, band: ChartBand, area: QRectF, palette: Palette) -> None:
    whole = QRectF(band.x, band.y, band.width, band.height)
    if whole.intersects(area):
        painter.fillRect(whole.intersected(area), palette.color(_band_ground(band)))
        painter.setPen(QPen(palette.color("hairline"), 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(whole)


def _paint_lines(painter: QPainter, shown: ShownChart, area: QRectF, palette: Palette) -> None:
    lines = []
    for one in shown.layout.lines:
        x, y, right, bottom = one.area
        if x <= area.right() and right >= area.left() and y <= area.bottom() and bottom >= area.top():
            lines += [QLineF(*line) for line in one.lines]
    painter.setPen(QPen(palette.color("edge"), 1.0))
    painter.drawLines(lines)


def _paint_dotted(painter: QPainter, shown: ShownChart, area: QRectF, palette: Palette, are_lit: bool) -> None:
    """Dashed curves to those that positions also report to: quiet ones under the nodes, those of one node over them."""
    pen = QPen(palette.color("text" if are_lit else "edge"), 1.6 if are_lit else 1.0)
    pen.setDashPattern([4, 3])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    nodes, lit = shown.layout.nodes, {shown.hovered, shown.current, shown.chosen} - {None}
    for one, above in shown.picture.dotted if shown.with_dotted else ():
        if one in nodes and above in nodes and are_lit == bool(lit & {one, above}):
            path = _curve(nodes[one], nodes[above])
            if path.boundingRect().intersects(area):
                painter.drawPath(path)


def _curve(node: ChartNode, above: ChartNode) -> QPainterPath:
    """From the side of one node to the side of another one, on the sides that face each other."""
    is_left = node.middle < above.middle
    start = QPointF(node.x + NODE_WIDTH if is_left else node.x, node.y + NODE_HEIGHT / 4)
    end = QPointF(above.x if is_left else above.x + NODE_WIDTH, above.y + NODE_HEIGHT * 3 / 4)
    away = 40.0 if is_left else -40.0
    path = QPainterPath(start)
    path.cubicTo(start + QPointF(away, 0), end - QPointF(away, 0), end)
    return path


# Nodes


def _paint_small(painter: QPainter, shown: ShownChart, seen: Sequence[ChartNode], palette: Palette) -> None:
    """From afar: filled seats filled, empty ones open, the shade of the colour over all of a node."""
    for node in seen:
        label = shown.picture.label(node.position_id)
        painter.setPen(_edge(shown, node, label, palette))
        ground = "goal" if _is_marked(shown, node) else "panel" if label.is_empty else "control"
        painter.setBrush((ground != "goal" and _strip_color(label, palette)) or palette.color(ground))
        painter.drawRect(node_rect(node))
        if node.is_folded:
            painter.drawLine(
                QPointF(node.x, node.y + NODE_HEIGHT + 8), QPointF(node.x + NODE_WIDTH, node.y + NODE_HEIGHT + 8)
            )


def _paint_unit_names(painter: QPainter, shown: ShownChart, area: QRectF, palette: Palette, zoom: float) -> None:
    """From afar the names of units as large as up close, at the corner of their ground, where there is room."""
    font = style.font(round(style.measures.TEXT_CAPTION / zoom), bold=True)
    metrics, room = QFontMetrics(font), 16 / zoom
    painter.setPen(palette.color("text2"))
    for band in shown.layout.bands:
        width = band.width - 4 / zoom
        place = QRectF(band.x + 2 / zoom, band.y + 1 / zoom, width, room)
        if width * zoom >= LEAST_NAME and band.height > 2 * room and place.intersects(area):
            name = shown.picture.organization.units[band.unit_id].name
            place.setWidth(min(width, metrics.horizontalAdvance(name) + 4 / zoom))
            if zoom < CROWDED:
                painter.fillRect(place, palette.color(_band_ground(band)))
            _draw_elided(painter, place.adjusted(2 / zoom, 0, 0, 0), name, font)


def _is_marked(shown: ShownChart, node: ChartNode) -> bool:
    """Whether it is open in the panel, or has been found."""
    return node.position_id == shown.chosen or node.position_id in shown.found


def _paint_node(painter: QPainter, shown: ShownChart, node: ChartNode, palette: Palette) -> None:
    label, area = shown.picture.label(node.position_id), node_rect(node)
    painter.setOpacity(_FAINT if shown.drag is not None and node.position_id in shown.drag.barred else 1.0)
    if node.has_tab:
        _paint_tab(painter, node, label, palette)
    painter.setBrush(palette.color(_ground(shown, node)))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(area, style.measures.RADIUS_CHIP, style.measures.RADIUS_CHIP)
    if label.is_frozen:
        paint_hatch(painter, area, palette)
    strip = _strip_color(label, palette)
    if strip is not None:
        painter.fillRect(QRectF(area.left(), area.top() + 1, STRIP, area.height() - 2), strip)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_edge(shown, node, label, palette))
    painter.drawRoundedRect(area, style.measures.RADIUS_CHIP, style.measures.RADIUS_CHIP)
    _paint_words(painter, area.adjusted(_PAD + (STRIP if strip else 0), 0, -_PAD, 0), label, palette)
    _paint_sign(painter, shown, node, palette)
    painter.setOpacity(1.0)


def _ground(shown: ShownChart, node: ChartNode) -> str:
    if node.position_id == shown.chosen or (shown.drag is not None and node.position_id == shown.drag.target_id):
        return "selection"
    return "hover" if node.position_id == shown.hovered and shown.drag is None else "panel"


def _edge(shown: ShownChart, node: ChartNode, label: NodeLabel, palette: Palette) -> QPen:
    one, drag = node.position_id, shown.drag
    is_target = drag is not None and one not in drag.barred
    is_marked = is_target or _is_marked(shown, node)
    plain = "edge" if label.is_empty or label.is_frozen or label.is_planned else "control"
    pen = QPen(palette.color("goal" if is_marked else "text" if label.is_notable else plain))
    pen.setWidthF(1.8 if one in shown.found or label.is_notable else 1.2 if is_marked else 1.0)
    if label.is_planned:
        pen.setDashPattern([1, 3])
    elif label.is_empty:
        pen.setDashPattern([4, 3])
    return pen


def _strip_color(label: NodeLabel, palette: Palette) -> QColor | None:
    if label.unit_place is not None:
        return QColor(palette.series[UNIT_SERIES[label.unit_place % len(UNIT_SERIES)]])
    return None if label.shade is None else shade_color(palette, label.shade)


def paint_hatch(painter: QPainter, area: QRectF, palette: Palette) -> None:
    """*Frozen*: lines at 45 degrees, ended at the edges by arithmetic: a clip would make a picture of them in files."""
    painter.setPen(QPen(palette.color("control"), 1.0))
    height = area.height()
    for place in range(int((area.width() + height) // 7)):
        x = area.left() + 7 * place + 3.5
        first, last = max(0.0, x - area.right()), min(height, x - area.left())
        painter.drawLine(QPointF(x - first, area.top() + first), QPointF(x - last, area.top() + last))


def _paint_words(painter: QPainter, area: QRectF, label: NodeLabel, palette: Palette) -> None:
    """Who, role and what is unusual, in two lines; the digits of the span or the layer at the right of the first."""
    quiet = label.is_empty or label.is_planned
    first = QRectF(area.left(), area.top() + 5, area.width(), 18)
    second = QRectF(area.left(), area.top() + 23, area.width(), 16)
    caption = style.font(style.measures.TEXT_CAPTION)
    if label.badge:
        painter.setFont(style.font(style.measures.TEXT_CAPTION, bold=label.shade is not None))
        painter.setPen(palette.color("text2"))
        painter.drawText(first, RIGHT, label.badge)
        first.setRight(first.right() - QFontMetrics(painter.font()).horizontalAdvance(label.badge) - 6)
    painter.setPen(palette.color("text2" if quiet and not label.is_notable else "text"))
    _draw_elided(
        painter, first, label.title, style.font(style.measures.TEXT_SECOND, bold=not quiet or label.is_notable)
    )
    said = ", ".join(one for one in (label.word, label.cost) if one)
    if said:
        painter.setFont(caption)
        painter.setPen(palette.color("text"))
        painter.drawText(second, RIGHT, said)
        second.setRight(second.right() - QFontMetrics(caption).horizontalAdvance(said) - 6)
    painter.setPen(palette.color("text3"))
    _draw_elided(painter, second, label.role, caption)


def _draw_elided(painter: QPainter, area: QRectF, text: str, font: QFont) -> None:
    painter.setFont(font)
    shown = QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, int(area.width()))
    painter.drawText(area, LEFT, shown)


def _paint_tab(painter: QPainter, node: ChartNode, label: NodeLabel, palette: Palette) -> None:
    """The name of the unit over its first node, on the ground of the band, so that a line ends at it."""
    area = QRectF(node.x, node.y - TAB, NODE_WIDTH, TAB - 2)
    painter.fillRect(area, palette.color("sunken"))
    strip = _strip_color(label, palette) if label.unit_place is not None else None
    if strip is not None:
        painter.fillRect(QRectF(area.left(), area.top(), STRIP, area.height()), strip)
    painter.setPen(palette.color("text2"))
    font = style.font(style.measures.TEXT_CAPTION, bold=True)
    _draw_elided(painter, area.adjusted(_PAD + (STRIP if strip else 0), 0, -_PAD, 0), label.unit, font)


def _paint_sign(painter: QPainter, shown: ShownChart, node: ChartNode, palette: Palette) -> None:
    """Under a manager a plus or a minus, and what a folded one hides."""
    area = sign_rect(shown, node)
    is_wide = area.width() > SIGN
    if area.isEmpty() or (shown.is_paper and not is_wide):
        return
    body = area.adjusted(0, 2, 0, -1) if is_wide else area.adjusted(1, 2, -1, 0)
    painter.setBrush(palette.color("raised" if is_wide else "panel"))
    painter.setPen(QPen(palette.color("control"), 1.0))
    painter.drawRoundedRect(body, style.measures.RADIUS_CHIP, style.measures.RADIUS_CHIP)
    line = QRectF(body.left(), body.top(), body.width(), min(body.height(), FOOT - 3))
    if not shown.is_paper:
        middle = QPointF(line.left() + 9 if is_wide else line.center().x(), line.center().y())
        painter.setPen(QPen(palette.color("text2"), 1.2))
        painter.drawLine(middle - QPointF(3.5, 0), middle + QPointF(3.5, 0))
        if node.is_folded:
            painter.drawLine(middle - QPointF(0, 3.5), middle + QPointF(0, 3.5))
    if is_wide:
        painter.setPen(palette.color("text2"))
        room = line.adjusted(_PAD if shown.is_paper else 18, 0, -6, 0)
        for place, text in enumerate(shown.picture.feet(node.position_id, node.is_folded)):
            _draw_elided(painter, room.translated(0, place * FOOT), text, style.font(style.measures.TEXT_CAPTION))


# Marks over the drawing


def _paint_marks(painter: QPainter, shown: ShownChart, seen: Sequence[ChartNode], palette: Palette) -> None:
    """Rings around the node with the keyboard and the one under a held position, and the held one itself."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    target = None if shown.drag is None or shown.drag.target_id in shown.drag.barred else shown.drag.target_id
    for node in seen:
        if node.position_id in (shown.current, target):
            painter.setPen(QPen(palette.color("focus"), 2.0))
            painter.drawRoundedRect(node_rect(node).adjusted(-3, -3, 3, 3), 5, 5)
    if shown.drag is not None and shown.drag.position_id in shown.layout.nodes:
        label = shown.picture.label(shown.drag.position_id)
        held = QRectF(shown.drag.point + HELD_AT, QSizeF(NODE_WIDTH, NODE_HEIGHT))
        painter.setOpacity(0.85)
        painter.setBrush(palette.color("popup"))
        painter.setPen(QPen(palette.color("goal"), 1.2))
        painter.drawRoundedRect(held, style.measures.RADIUS_CHIP, style.measures.RADIUS_CHIP)
        _paint_words(painter, held.adjusted(_PAD, 0, -_PAD, 0), label, palette)
        painter.setOpacity(1.0)
