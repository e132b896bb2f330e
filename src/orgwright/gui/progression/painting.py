"""How the career graph is drawn: ground, links, and the boxes of roles with what stands in and under them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby, pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPainterPath, QPen, QPolygonF

from orgwright.gui import style
from orgwright.gui.progression.model import Light, RoleLabel, months_text
from orgwright.planning.graph_layout import Box, CareerLayout, Wire
from orgwright.records import LinkKind

ARROW = 4.5
BAR_WIDTH = 82
FULL_MONTHS = 60
"""Months that fill a bar: what takes longer than five years looks alike."""
LEFT = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.AlignmentFlag.AlignLeft)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.AlignmentFlag.AlignRight)
_TOP_RIGHT = int(Qt.AlignmentFlag.AlignRight)
_BADGE = 17


@dataclass(frozen=True)
class Shown:
    """All that the drawing depends on: ``current`` has the keyboard, ``lit`` the pointer or the keyboard.

    ``found`` are the roles whose names hold what is looked for; ``drawn_link`` is a link that is being drawn from a
    role to a point.
    """

    layout: CareerLayout
    labels: Mapping[int, RoleLabel]
    route: tuple[int, ...] = ()
    start: str = ""
    current: int | None = None
    lit: int | None = None
    found: frozenset[int] = frozenset()
    drawn_link: tuple[int, QPointF] | None = None

    def with_route(self, role_ids: tuple[int, ...], start: str) -> "Shown":
        """The same with another way."""
        return replace(self, route=role_ids, start=start)

    @cached_property
    def _steps(self) -> frozenset[tuple[int, int]]:
        return frozenset(pairwise(self.route))

    def is_on_route(self, wire: Wire) -> bool:
        """Whether a link is part of the way; an adjacent one is drawn once and serves both directions."""
        if not self._steps:
            return False
        there, back = (wire.from_role_id, wire.to_role_id), (wire.to_role_id, wire.from_role_id)
        return there in self._steps or (wire.kind == LinkKind.ADJACENT and back in self._steps)

    def rank(self, wire: Wire) -> int:
        """2: a link of the way, 1: one of the role that is lit, 0: any other."""
        return 2 if self.is_on_route(wire) else int(self.lit in (wire.from_role_id, wire.to_role_id))


def rect_of(box: Box) -> QRectF:
    """A box as Qt's rectangle."""
    return QRectF(box.x, box.y, box.width, box.height)


def paint_graph(painter: QPainter, shown: Shown, area: QRectF) -> None:
    """Draw what lies in ``area`` of the drawing's own coordinates."""
    _paint_lanes(painter, shown.layout, area)
    _paint_wires(painter, shown)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    seen = [box for box in shown.layout.boxes if _is_within(box, area)]
    _paint_boxes(painter, shown, seen)
    _paint_months(painter, shown, seen)
    _paint_start(painter, shown)
    _paint_drawn_link(painter, shown)


def _paint_lanes(painter: QPainter, layout: CareerLayout, area: QRectF) -> None:
    """The ground: bands of lanes, and what lies between and beside them, every pixel written once."""
    y = area.top()
    for lane in layout.lanes:
        top, bottom = max(lane.y, area.top()), min(lane.y + lane.height, area.bottom())
        if top < bottom:
            right = min(layout.width, area.right())
            painter.fillRect(QRectF(area.left(), y, area.width(), top - y), style.color("panel"))
            painter.fillRect(QRectF(area.left(), top, right - area.left(), bottom - top), style.color("raised"))
            painter.fillRect(QRectF(right, top, area.right() - right, bottom - top), style.color("panel"))
            y = bottom
    painter.fillRect(QRectF(area.left(), y, area.width(), area.bottom() - y), style.color("panel"))


def _is_within(box: Box, area: QRectF) -> bool:
    """Whether a part of a box, or of what stands over and under it, lies in an area."""
    is_beside = box.x - 4 < area.right() and box.x + box.width + 4 > area.left()
    return is_beside and box.y - 24 < area.bottom() and box.y + box.height + 24 > area.top()


# Links


def _paint_wires(painter: QPainter, shown: Shown) -> None:
    """All links, the same ones in one stroke each; they run level and upright, so they need no smoothing."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    ranked = sorted(((shown.rank(one), one.kind == LinkKind.NEXT, one) for one in shown.layout.wires), key=_ranked)
    for (rank, is_next), several in groupby(ranked, key=_ranked):
        wires = [one for _, _, one in several]
        pen = _wire_pen(rank, is_next, shown.lit is not None)
        painter.setPen(pen)
        painter.drawLines([QLineF(*before, *after) for one in wires for before, after in pairwise(one.points)])
        if is_next:
            _paint_arrows(painter, wires, pen.color())


def _ranked(one: tuple[int, bool, Wire]) -> tuple[int, bool]:
    return one[:2]


def _wire_pen(rank: int, is_next: bool, is_any_lit: bool) -> QPen:
    quiet = "control" if is_any_lit else "edge"
    pen = QPen(style.color((quiet, "text2", "goal")[rank]), (1.0, 1.4, 2.0)[rank])
    if not is_next:
        pen.setDashPattern([4, 3])
    return pen


def _paint_arrows(painter: QPainter, wires: Iterable[Wire], color: QColor) -> None:
    heads = QPainterPath()
    heads.setFillRule(Qt.FillRule.WindingFill)
    for wire in wires:
        (x, y), (last_x, last_y) = wire.points[-2:]
        heads.addPolygon(_HEADS[_sign(last_x - x), _sign(last_y - y)].translated(last_x, last_y))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(heads, color)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _sign(length: float) -> int:
    return (length > 0) - (length < 0)


def arrow_head(before: QPointF, last: QPointF) -> QPolygonF:
    """The head of an arrow at the end of a line."""
    way = last - before
    length = max((way.x() ** 2 + way.y() ** 2) ** 0.5, 0.001)
    ahead = QPointF(way.x() / length, way.y() / length)
    side, back = QPointF(-ahead.y(), ahead.x()) * ARROW * 0.8, last - ahead * ARROW * 1.6
    return QPolygonF([last, back + side, back - side, last])


_HEADS = {(x, y): arrow_head(QPointF(-x, -y), QPointF(0, 0)) for x, y in ((1, 0), (-1, 0), (0, 1), (0, -1), (0, 0))}
"""The heads of links, which run level or upright, at the origin."""


def _paint_drawn_link(painter: QPainter, shown: Shown) -> None:
    """The line from a role to the pointer while a link is being drawn."""
    if shown.drawn_link is None:
        return
    role_id, end = shown.drawn_link
    box = next((one for one in shown.layout.boxes if one.role_id == role_id), None)
    if box is not None:
        start = rect_of(box).center()
        painter.setPen(QPen(style.color("goal"), 2.0))
        painter.drawLine(start, end)
        path = QPainterPath()
        path.addPolygon(arrow_head(start, end))
        painter.fillPath(path, style.color("goal"))


# Boxes


def _paint_boxes(painter: QPainter, shown: Shown, boxes: Sequence[Box]) -> None:
    _paint_grounds(painter, shown, boxes)
    painter.setFont(style.font(style.measures.TEXT_SECOND))
    quiet, loud = [QPen(style.color(token)) for token in ("text3", "text")]
    for box in boxes:
        label, on_route = shown.labels[box.role_id], box.role_id in shown.route
        painter.setPen(quiet if not on_route and (label.is_named_only or label.light is Light.DIM) else loud)
        right = 8 + _badge_width(label) if label.people else 6
        area = QRectF(box.x + 8, box.y + 2, box.width - 8 - right, box.height - 4)
        _paint_name(painter, area, label.name, on_route)
    painter.setFont(style.font(style.measures.TEXT_CAPTION))
    plain = QPen(style.color("text2"))
    for box in boxes:
        label = shown.labels[box.role_id]
        if label.people and label.is_team:
            _paint_badge(painter, label, box)
        elif label.people:
            painter.setPen(quiet if label.light is Light.DIM else plain)
            area = QRectF(box.x, box.y + 4, box.width - 7, box.height - 4)
            painter.drawText(area, _TOP_RIGHT, str(label.people))


def _paint_grounds(painter: QPainter, shown: Shown, boxes: Sequence[Box]) -> None:
    """The boxes themselves, those that look alike together."""
    looks: dict[tuple[str, str, bool], list[QRectF]] = defaultdict(list)
    radius = style.measures.RADIUS_CHIP
    for box in boxes:
        looks[_look(shown, box)].append(rect_of(box))
    # The corners are so small that a plain fill inside the edge looks the same, at a fraction of the work.
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for (ground, _, _), several in looks.items():
        brush = QBrush(style.color(ground))
        for area in several:
            painter.fillRect(area.adjusted(0.5, 0.5, -0.5, -0.5), brush)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for (_, edge, is_dashed), several in looks.items():
        pen = QPen(style.color(edge), 1.5 if edge == "goal" else 1.0)
        if is_dashed:
            pen.setDashPattern([4, 3])
        painter.setPen(pen)
        for area in several:
            painter.drawRoundedRect(area, radius, radius)
    for box in boxes:
        if len(shown.route) > 1 and box.role_id == shown.route[-1]:
            _paint_ring(painter, rect_of(box), 1.5)
        if box.role_id == shown.current:
            _paint_ring(painter, rect_of(box), 2.0)


def _look(shown: Shown, box: Box) -> tuple[str, str, bool]:
    """The tokens of ground and edge of a box, and whether the edge is dashed."""
    label = shown.labels[box.role_id]
    is_chosen = box.role_id in shown.route or label.light is Light.LIT
    ground = "selection" if is_chosen else "hover" if box.role_id == shown.lit else "panel"
    is_marked = is_chosen or box.role_id in shown.found
    return ground, "goal" if is_marked else "edge" if label.is_named_only else "control", label.is_named_only


def _paint_name(painter: QPainter, area: QRectF, name: str, bold: bool) -> None:
    """A name on two lines, bold where that leaves room, and cut where even the plain one is too long."""
    flags = LEFT | int(Qt.TextFlag.TextWordWrap)
    if not bold:
        painter.drawText(area, flags, name)
        return
    plain = painter.font()
    painter.setFont(style.font(style.measures.TEXT_SECOND, True))
    if painter.boundingRect(area, flags, name).height() > area.height():
        painter.setFont(plain)
    painter.drawText(area, flags, name)
    painter.setFont(plain)


def _badge_width(label: RoleLabel) -> int:
    return max(_BADGE, 7 * len(str(label.people)) + 8)


def _paint_badge(painter: QPainter, label: RoleLabel, box: Box) -> None:
    """How many of a team stand there, on a filled badge, so that they are seen from afar."""
    width = _badge_width(label)
    area = QRectF(box.x + box.width - width - 4, box.y + 4, width, _BADGE)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(style.color("accent"))
    painter.drawRoundedRect(area, _BADGE / 2, _BADGE / 2)
    painter.setPen(style.color("accent_text"))
    painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), str(label.people))


def _paint_ring(painter: QPainter, area: QRectF, width: float) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(style.color("focus"), width))
    painter.drawRoundedRect(area.adjusted(-3, -3, 3, 3), 5, 5)


# What stands under and over a box


def _paint_months(painter: QPainter, shown: Shown, boxes: Sequence[Box]) -> None:
    """Under a role how long it takes the person at the start, as a bar and in words."""
    palette = style.current()
    for is_bold, several in ((False, boxes), (True, [box for box in boxes if shown.labels[box.role_id].is_on_route])):
        painter.setFont(style.font(style.measures.TEXT_CAPTION, bold=is_bold))
        for box in several:
            label = shown.labels[box.role_id]
            if label.is_on_route is not is_bold or (label.months is None and not label.is_named_only):
                continue
            line = QRectF(box.x, box.y + box.height + 2, box.width, 15)
            painter.setPen(QColor(palette.text if is_bold or label.light is Light.LIT else palette.text3))
            if label.is_named_only:
                # An upright link may run down from the middle of the box, where these words stand.
                painter.fillRect(line.adjusted(0, 0, -box.width / 4, 0), style.color("raised"))
                painter.drawText(line, LEFT, "named only, unknown")
            else:
                painter.drawText(line, _RIGHT, months_text(label.months))
                _paint_bar(painter, line, label)


def _paint_bar(painter: QPainter, line: QRectF, label: RoleLabel) -> None:
    palette = style.current()
    track = QRectF(line.x(), line.center().y() - 2, BAR_WIDTH, 4)
    painter.fillRect(track, QColor(palette.sunken))
    track.setWidth(BAR_WIDTH * min((label.months or 0.0) / FULL_MONTHS, 1.0))
    is_marked = label.is_on_route or label.light is Light.LIT
    painter.fillRect(track, QColor(palette.goal if is_marked else palette.edge))


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
