"""How the career graph is drawn: ground, links, boxes, and the heads that stay in view while it is moved."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from orgwright.gui import style
from orgwright.gui.progression.model import RoleLabel, months_text
from orgwright.planning.graph_layout import Box, CareerLayout, Wire
from orgwright.records import LinkKind

ARROW = 4.5
HEADS = 26
"""Height of the row of column titles, and width of the column of lane titles."""
BAR_WIDTH = 82
FULL_MONTHS = 60
"""Months that fill a bar: what takes longer than five years looks alike."""


@dataclass(frozen=True)
class Shown:
    """All that the drawing depends on: ``current`` has the keyboard, ``lit`` the pointer or the keyboard."""

    layout: CareerLayout
    labels: Mapping[int, RoleLabel]
    route: tuple[int, ...] = ()
    start: str = ""
    current: int | None = None
    lit: int | None = None

    def with_route(self, role_ids: tuple[int, ...], start: str) -> "Shown":
        """The same with another way."""
        return replace(self, route=role_ids, start=start)

    def is_on_route(self, wire: Wire) -> bool:
        """Whether a link is part of the way; an adjacent one is drawn once and serves both directions."""
        steps = set(pairwise(self.route))
        there, back = (wire.from_role_id, wire.to_role_id), (wire.to_role_id, wire.from_role_id)
        return there in steps or (wire.kind == LinkKind.ADJACENT and back in steps)


def rect_of(box: Box) -> QRectF:
    """A box as Qt's rectangle."""
    return QRectF(box.x, box.y, box.width, box.height)


def paint_graph(painter: QPainter, shown: Shown, area: QRectF) -> None:
    """Draw what lies in ``area`` of the drawing's own coordinates."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for lane in shown.layout.lanes:
        painter.fillRect(QRectF(0, lane.y, shown.layout.width, lane.height), style.color("raised"))
    for wire in sorted(shown.layout.wires, key=lambda one: _wire_rank(shown, one)):
        _paint_wire(painter, shown, wire)
    for box in shown.layout.boxes:
        if rect_of(box).adjusted(-4, -24, 4, 24).intersects(area):
            _paint_box(painter, shown, box)
            _paint_months(painter, shown, box)
    _paint_start(painter, shown)


def _wire_rank(shown: Shown, wire: Wire) -> int:
    return 2 if shown.is_on_route(wire) else int(shown.lit in (wire.from_role_id, wire.to_role_id))


def _paint_wire(painter: QPainter, shown: Shown, wire: Wire) -> None:
    rank = _wire_rank(shown, wire)
    quiet = "control" if shown.lit is not None else "edge"
    pen = QPen(style.color((quiet, "text2", "goal")[rank]), (1.0, 1.4, 2.0)[rank])
    if wire.kind == LinkKind.ADJACENT:
        pen.setDashPattern([4, 3])
    painter.setPen(pen)
    points = [QPointF(x, y) for x, y in wire.points]
    painter.drawPolyline(points)
    if wire.kind == LinkKind.NEXT:
        paint_arrow(painter, points[-2], points[-1], pen.color())


def paint_arrow(painter: QPainter, before: QPointF, last: QPointF, color: QColor) -> None:
    """The head of an arrow at the end of a line."""
    way = last - before
    length = max(abs(way.x()), abs(way.y()), 0.001)
    ahead = QPointF(way.x() / length, way.y() / length)
    side, back = QPointF(-ahead.y(), ahead.x()), last - ahead * ARROW * 1.6
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawPolygon(QPolygonF([last, back + side * ARROW * 0.8, back - side * ARROW * 0.8]))
    painter.restore()


def _paint_box(painter: QPainter, shown: Shown, box: Box) -> None:
    palette, label = style.current(), shown.labels[box.role_id]
    on_route, area = box.role_id in shown.route, rect_of(box)
    ground = palette.selection if on_route else palette.hover if box.role_id == shown.lit else palette.panel
    painter.setBrush(QColor(ground))
    pen = QPen(QColor(palette.goal if on_route else palette.edge if label.is_named_only else palette.control))
    pen.setWidthF(1.5 if on_route else 1.0)
    if label.is_named_only:
        pen.setDashPattern([4, 3])
    painter.setPen(pen)
    painter.drawRoundedRect(area, style.measures.RADIUS_CHIP, style.measures.RADIUS_CHIP)
    if len(shown.route) > 1 and box.role_id == shown.route[-1]:
        _paint_ring(painter, area, 1.5)
    painter.setPen(QColor(palette.text3 if label.is_named_only and not on_route else palette.text))
    _paint_name(painter, area.adjusted(8, 2, -18 if label.people else -6, -2), label.name, on_route)
    if label.people:
        painter.setFont(style.font(style.measures.TEXT_CAPTION))
        painter.setPen(QColor(palette.text2))
        painter.drawText(area.adjusted(0, 4, -7, 0), int(Qt.AlignmentFlag.AlignRight), str(label.people))
    if box.role_id == shown.current:
        _paint_ring(painter, area, 2.0)


def _paint_name(painter: QPainter, area: QRectF, name: str, bold: bool) -> None:
    """A name on two lines, bold where that leaves room, and cut where even the plain one is too long."""
    flags = _LEFT | int(Qt.TextFlag.TextWordWrap)
    for weight in (True, False) if bold else (False,):
        painter.setFont(style.font(style.measures.TEXT_SECOND, weight))
        if painter.boundingRect(area, flags, name).height() <= area.height():
            break
    painter.save()
    painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
    painter.drawText(area, flags, name)
    painter.restore()


_LEFT = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.AlignmentFlag.AlignLeft)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.AlignmentFlag.AlignRight)


def _paint_ring(painter: QPainter, area: QRectF, width: float) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(style.color("focus"), width))
    painter.drawRoundedRect(area.adjusted(-3, -3, 3, 3), 5, 5)


def _paint_months(painter: QPainter, shown: Shown, box: Box) -> None:
    """Under a role how long it takes the person at the start, as a bar and in words."""
    label, palette = shown.labels[box.role_id], style.current()
    line = QRectF(box.x, box.y + box.height + 2, box.width, 15)
    painter.setFont(style.font(style.measures.TEXT_CAPTION, bold=label.is_on_route))
    painter.setPen(QColor(palette.text if label.is_on_route else palette.text3))
    if label.is_named_only:
        painter.drawText(line, _LEFT, "named only, unknown")
    elif label.months is not None:
        painter.drawText(line, _RIGHT, months_text(label.months))
        track = QRectF(box.x, line.center().y() - 2, BAR_WIDTH, 4)
        painter.fillRect(track, QColor(palette.sunken))
        track.setWidth(BAR_WIDTH * min(label.months / FULL_MONTHS, 1.0))
        painter.fillRect(track, QColor(palette.goal if label.is_on_route else palette.edge))


def _paint_start(painter: QPainter, shown: Shown) -> None:
    """The name of the person over the role that the way begins at."""
    box = next((one for one in shown.layout.boxes if shown.route[:1] == (one.role_id,)), None)
    if box is None or not shown.start:
        return
    font = style.font(style.measures.TEXT_CAPTION, bold=True)
    width = min(QFontMetrics(font).horizontalAdvance(shown.start) + 16, box.width)
    area = QRectF(box.x, box.y - 19, width, 17)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(style.color("accent"))
    painter.drawRoundedRect(area, style.measures.RADIUS_CHIP, style.measures.RADIUS_CHIP)
    painter.setPen(style.color("accent_text"))
    painter.setFont(font)
    name = QFontMetrics(font).elidedText(shown.start, Qt.TextElideMode.ElideRight, int(width) - 8)
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, name)


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
            ("edge", 1.0, False, "next"),
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
        painter.drawText(QRectF(x, 0, self.width() - x, self.height()), _LEFT, word)
        return x + painter.fontMetrics().horizontalAdvance(word) + 24
