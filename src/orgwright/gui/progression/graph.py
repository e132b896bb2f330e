"""The career graph as a painted widget: lanes of families, columns of job levels, boxes of roles, links, one route.

API::

    graph = CareerGraphView()
    graph.show_layout(layout, labels)      # labels: text, number at the corner, named only, by role id
    graph.show_route((2, 5, 9), start="Mina Okafor")
    graph.goal_chosen.connect(...)         # a click or Enter on a role
    graph.start_chosen.connect(...)        # the same with Shift

Arrows move between roles, Ctrl and the wheel zoom, the mouse pans by dragging the ground.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QWheelEvent,
)
from PySide6.QtWidgets import QScrollArea, QWidget

from orgwright.gui import style
from orgwright.planning.graph_layout import Box, CareerLayout, Wire
from orgwright.records import LinkKind

ZOOMS = (0.4, 0.5, 0.6, 0.7, 0.85, 1.0, 1.2, 1.5, 2.0)
ARROW = 4.5


@dataclass(frozen=True)
class RoleLabel:
    """What stands in the box of a role."""

    name: str
    people: int
    is_named_only: bool


class _Canvas(QWidget):
    """The drawing itself, at the size of the zoom."""

    goal_chosen = Signal(int)
    start_chosen = Signal(int)
    moved_to = Signal(QRectF)

    def __init__(self) -> None:
        super().__init__()
        self.layout_shown: CareerLayout | None = None
        self.labels: Mapping[int, RoleLabel] = {}
        self.route: tuple[int, ...] = ()
        self.start = ""
        self.zoom = 1.0
        self.current: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName("Career graph")
        style.notifier().changed.connect(self.update)

    def box_at(self, point: QPointF) -> Box | None:
        """The box of a role under a point of the widget."""
        place = point / self.zoom
        boxes = () if self.layout_shown is None else self.layout_shown.boxes
        return next((box for box in boxes if _rect(box).contains(place)), None)

    def box_of(self, role_id: int | None) -> Box | None:
        """The box of a role."""
        boxes = () if self.layout_shown is None else self.layout_shown.boxes
        return next((box for box in boxes if box.role_id == role_id), None)

    def fit(self) -> None:
        """Take the size of the drawing at the zoom."""
        if self.layout_shown is not None:
            self.resize(
                QSize(round(self.layout_shown.width * self.zoom) + 1, round(self.layout_shown.height * self.zoom) + 1)
            )
        self.update()

    def set_current(self, role_id: int) -> None:
        """Move the keyboard to a role."""
        self.current = role_id
        box = self.box_of(role_id)
        if box is not None:
            label = self.labels[role_id]
            self.setAccessibleDescription(f"{label.name}, {label.people} people")
            area = _rect(box)
            self.moved_to.emit(QRectF(area.topLeft() * self.zoom, area.size() * self.zoom))
        self.update()

    def _step(self, dx: int, dy: int) -> None:
        """Go to the nearest role in a direction."""
        here = self.box_of(self.current)
        boxes = () if self.layout_shown is None else self.layout_shown.boxes
        if here is None:
            if boxes:
                self.set_current(boxes[0].role_id)
            return
        origin = _rect(here).center()

        def away(box: Box) -> float:
            way = _rect(box).center() - origin
            along, across = way.x() * dx + way.y() * dy, abs(way.x() * dy) + abs(way.y() * dx)
            return along + 3 * across if along > 1 else float("inf")

        nearest = min(boxes, key=away)
        if away(nearest) < float("inf"):
            self.set_current(nearest.role_id)

    # Painting

    def _paint_ground(self, painter: QPainter, layout: CareerLayout) -> None:
        palette = style.current()
        painter.setFont(style.font(style.measures.TEXT_CAPTION))
        for lane in layout.lanes:
            area = QRectF(0, lane.y, layout.width, lane.height)
            painter.fillRect(area, QColor(palette.raised))
            painter.setPen(QColor(palette.text3))
            painter.save()
            painter.translate(12, lane.y + lane.height / 2)
            painter.rotate(-90)
            painter.drawText(QRectF(-lane.height / 2, -8, lane.height, 16), Qt.AlignmentFlag.AlignCenter, lane.title)
            painter.restore()
        for column in layout.columns:
            head = QRectF(column.x - 20, 4, column.width + 40, 18)
            painter.drawText(head, Qt.AlignmentFlag.AlignCenter, column.title)

    def _paint_wire(self, painter: QPainter, wire: Wire, on_route: bool) -> None:
        palette = style.current()
        pen = QPen(QColor(palette.goal if on_route else palette.edge), 2.0 if on_route else 1.0)
        if wire.kind == LinkKind.ADJACENT and not on_route:
            pen.setDashPattern([4, 3])
        painter.setPen(pen)
        points = [QPointF(x, y) for x, y in wire.points]
        painter.drawPolyline(points)
        self._paint_head(painter, points, pen.color())

    def _paint_head(self, painter: QPainter, points: list[QPointF], color: QColor) -> None:
        last, way = points[-1], points[-1] - points[-2]
        length = max(abs(way.x()), abs(way.y()), 0.001)
        ahead = QPointF(way.x() / length, way.y() / length)
        side = QPointF(-ahead.y(), ahead.x())
        back = last - ahead * ARROW * 1.6
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawPolygon(QPolygonF([last, back + side * ARROW * 0.8, back - side * ARROW * 0.8]))
        painter.restore()

    def _paint_box(self, painter: QPainter, box: Box) -> None:
        palette, label = style.current(), self.labels[box.role_id]
        on_route = box.role_id in self.route
        area = _rect(box)
        painter.setBrush(QColor(palette.selection if on_route else palette.panel))
        pen = QPen(QColor(palette.goal if on_route else palette.control), 1.5 if on_route else 1.0)
        if label.is_named_only:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawRoundedRect(area, style.measures.RADIUS_CHIP, style.measures.RADIUS_CHIP)
        if self.route and box.role_id == self.route[-1] and len(self.route) > 1:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(-3, -3, 3, 3), 5, 5)
        painter.setFont(style.font(style.measures.TEXT_SECOND, bold=on_route))
        painter.setPen(QColor(palette.text3 if label.is_named_only else palette.text))
        flags = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(area.adjusted(8, 2, -22, -2), flags, label.name)
        if label.people:
            painter.setFont(style.font(style.measures.TEXT_CAPTION))
            painter.setPen(QColor(palette.text2))
            corner = int(Qt.AlignmentFlag.AlignRight) | int(Qt.AlignmentFlag.AlignTop)
            painter.drawText(area.adjusted(0, 4, -7, 0), corner, str(label.people))
        if self.hasFocus() and box.role_id == self.current:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.focus), 2))
            painter.drawRoundedRect(area.adjusted(-3, -3, 3, 3), 5, 5)

    def _paint_start(self, painter: QPainter) -> None:
        box = self.box_of(self.route[0]) if self.route else None
        if box is None or not self.start:
            return
        palette = style.current()
        area = QRectF(box.x, box.y - 18, box.width * 0.66, 16)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.accent))
        painter.drawRoundedRect(area, 3, 3)
        painter.setPen(QColor(palette.accent_text))
        painter.setFont(style.font(style.measures.TEXT_CAPTION, bold=True))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self.start)

    # Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, the links, the boxes, and where the route starts."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), QColor(style.current().panel))
        if self.layout_shown is not None:
            painter.scale(self.zoom, self.zoom)
            self._paint_ground(painter, self.layout_shown)
            steps = set(zip(self.route, self.route[1:], strict=False))
            wires = [
                (wire, (wire.from_role_id, wire.to_role_id) in steps or _back(wire) in steps)
                for wire in self.layout_shown.wires
            ]
            for wire, on_route in sorted(wires, key=lambda item: item[1]):
                self._paint_wire(painter, wire, on_route)
            for box in self.layout_shown.boxes:
                self._paint_box(painter, box)
            self._paint_start(painter)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses the goal, with Shift the start; the ground is left to panning."""
        box = self.box_at(event.position())
        if box is None:
            event.ignore()
            return
        self.set_current(box.role_id)
        shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        (self.start_chosen if shifted else self.goal_chosen).emit(box.role_id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over roles, and the name of one whose box cuts it."""
        box = self.box_at(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if box else Qt.CursorShape.ArrowCursor)
        self.setToolTip("" if box is None else self.labels[box.role_id].name)
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move between roles, Enter chooses."""
        steps = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            self._step(*step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current is not None:
            shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            (self.start_chosen if shifted else self.goal_chosen).emit(self.current)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.update()


def _rect(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.width, box.height)


def _back(wire: Wire) -> tuple[int, int] | None:
    """The way back of an adjacent link, which is drawn once for both."""
    return (wire.to_role_id, wire.from_role_id) if wire.kind == LinkKind.ADJACENT else None


class CareerGraphView(QScrollArea):
    """The career graph with zoom and panning; see the module for its use."""

    goal_chosen = Signal(int)
    start_chosen = Signal(int)
    zoom_changed = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self.canvas = _Canvas()
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidget(self.canvas)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.canvas.goal_chosen.connect(self.goal_chosen)
        self.canvas.start_chosen.connect(self.start_chosen)
        self.canvas.moved_to.connect(self._bring_in)
        self._pulled: QPointF | None = None

    def show_layout(self, layout: CareerLayout, labels: Mapping[int, RoleLabel]) -> None:
        """Show another graph."""
        self.canvas.layout_shown, self.canvas.labels = layout, labels
        if self.canvas.current not in labels:
            self.canvas.current = None
        self.canvas.fit()

    def show_route(self, role_ids: tuple[int, ...], start: str = "") -> None:
        """Draw one way through the graph; ``start`` names the person at its beginning."""
        self.canvas.route, self.canvas.start = role_ids, start
        boxes = [box for box in (self.canvas.box_of(one) for one in role_ids) if box is not None]
        if boxes:
            area = _rect(boxes[0])
            for box in boxes[1:]:
                area = area.united(_rect(box))
            zoom = self.canvas.zoom
            self._bring_in(QRectF(area.topLeft() * zoom, area.size() * zoom))
        self.canvas.update()

    def set_zoom(self, zoom: float) -> None:
        """Draw larger or smaller."""
        self.canvas.zoom = min(max(zoom, ZOOMS[0]), ZOOMS[-1])
        self.canvas.fit()
        self.zoom_changed.emit(self.canvas.zoom)

    def step_zoom(self, step: int) -> None:
        """One step larger or smaller."""
        nearest = min(range(len(ZOOMS)), key=lambda place: abs(ZOOMS[place] - self.canvas.zoom))
        self.set_zoom(ZOOMS[min(max(nearest + step, 0), len(ZOOMS) - 1)])

    def fit_all(self) -> None:
        """Zoom so that the whole graph is seen."""
        layout = self.canvas.layout_shown
        if layout is not None and layout.width and layout.height:
            room = self.viewport().size()
            self.set_zoom(min(room.width() / layout.width, room.height() / layout.height, 1.0))

    def _bring_in(self, area: QRectF) -> None:
        center, room = area.center(), self.viewport().size()
        across = min(room.width() // 2 - 1, round(area.width() / 2) + 40)
        down = min(room.height() // 2 - 1, round(area.height() / 2) + 60)
        self.ensureVisible(round(center.x()), round(center.y()), max(across, 0), max(down, 0))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step_zoom(1 if event.angleDelta().y() > 0 else -1)
            return
        super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the ground."""
        self._pulled = event.globalPosition()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pull the ground along."""
        if self._pulled is not None and event.buttons() & Qt.MouseButton.LeftButton:
            way = event.globalPosition() - self._pulled
            self._pulled = event.globalPosition()
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - round(way.x()))
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() - round(way.y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the ground go."""
        self._pulled = None
