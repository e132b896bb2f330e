"""The career graph as a painted widget: lanes of families, columns of job levels, boxes of roles, links, one route.

API::

    graph = CareerGraphView()
    graph.show_layout(layout, labels)      # labels: a RoleLabel by role id
    graph.show_route((2, 5, 9), start="Mina Okafor")
    graph.goal_chosen.connect(...)         # a click or Enter on a role
    graph.start_chosen.connect(...)        # the same with Shift
    graph.menu_wanted.connect(...)         # role id and a menu to fill

Arrows move between roles, Ctrl and the wheel zoom, the mouse pans by dragging the ground.
"""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QMenu, QScrollArea, QScrollBar, QWidget

from orgwright.gui import style
from orgwright.gui.progression.heads import HEADS, paint_heads
from orgwright.gui.progression.model import RoleLabel
from orgwright.gui.progression.painting import Shown, paint_graph, rect_of
from orgwright.planning.graph_layout import Box, CareerLayout

ZOOMS = (0.25, 0.33, 0.4, 0.5, 0.6, 0.7, 0.85, 1.0, 1.2, 1.5, 2.0)
LEAST_TO_FRAME = 0.7
"""How small a route may be drawn to show it whole; below, its texts cannot be read."""
STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
NOTHING = Shown(CareerLayout(0, 0, (), (), (), ()), {})


class _Canvas(QWidget):
    """The drawing itself, at the size of the zoom."""

    goal_chosen = Signal(int)
    start_chosen = Signal(int)
    menu_wanted = Signal(int, QMenu)
    moved_to = Signal(QRectF)

    def __init__(self) -> None:
        super().__init__()
        self.shown = NOTHING
        self.zoom = 1.0
        self._hovered: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName("Career graph")
        style.notifier().changed.connect(self.update)

    def box_at(self, point: QPointF) -> Box | None:
        """The box of a role under a point of the widget."""
        place = point / self.zoom
        return next((box for box in self.shown.layout.boxes if rect_of(box).contains(place)), None)

    def box_of(self, role_id: int | None) -> Box | None:
        """The box of a role."""
        return next((box for box in self.shown.layout.boxes if box.role_id == role_id), None)

    def fit(self) -> None:
        """Take the size of the drawing at the zoom."""
        layout = self.shown.layout
        self.resize(QSize(round(layout.width * self.zoom) + 1, round(layout.height * self.zoom) + 1))
        self.update()

    def set_current(self, role_id: int) -> None:
        """Move the keyboard to a role."""
        box = self.box_of(role_id)
        if box is not None:
            self.shown = replace(self.shown, current=role_id)
            label = self.shown.labels[role_id]
            self.setAccessibleDescription(f"{label.name}, {label.people} people")
            self.moved_to.emit(self.area_of([box]))
        self.update()

    def area_of(self, boxes: list[Box]) -> QRectF:
        """The part of the widget that some boxes take."""
        area = QRectF()
        for box in boxes:
            area = area.united(rect_of(box))
        return QRectF(area.topLeft() * self.zoom, area.size() * self.zoom)

    def _step(self, dx: int, dy: int) -> None:
        """Go to the nearest role in a direction, from nowhere to the start of the way or the first role."""
        here, boxes = self.box_of(self.shown.current), self.shown.layout.boxes
        if here is None:
            first = self.box_of(self.shown.route[0]) if self.shown.route else None
            if first is not None or boxes:
                self.set_current((first or boxes[0]).role_id)
            return
        origin = rect_of(here).center()

        def away(box: Box) -> float:
            way = rect_of(box).center() - origin
            along, across = way.x() * dx + way.y() * dy, abs(way.x() * dy) + abs(way.y() * dx)
            return along + 3 * across if along > 1 else float("inf")

        nearest = min(boxes, key=away)
        if away(nearest) < float("inf"):
            self.set_current(nearest.role_id)

    def _choose(self, role_id: int, modifiers: Qt.KeyboardModifier) -> None:
        is_start = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        (self.start_chosen if is_start else self.goal_chosen).emit(role_id)

    def _light(self, role_id: int | None) -> None:
        if role_id != self._hovered:
            self._hovered = role_id
            self.update()

    # Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the graph, and the heads over it."""
        painter = QPainter(self)
        current = self.shown.current if self.hasFocus() else None
        shown = replace(self.shown, current=current, lit=current if self._hovered is None else self._hovered)
        seen = QRectF(event.rect())
        painter.scale(self.zoom, self.zoom)
        paint_graph(painter, shown, QRectF(seen.topLeft() / self.zoom, seen.size() / self.zoom))
        painter.end()
        # A painter that has drawn texts at a zoom draws turned ones in the wrong size afterwards.
        painter = QPainter(self)
        paint_heads(painter, shown.layout, self.zoom, QRectF(self.visibleRegion().boundingRect()))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses the goal, with Shift the start; the ground is left to panning."""
        box = self.box_at(event.position())
        if box is None or event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self.set_current(box.role_id)
        self._choose(box.role_id, event.modifiers())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over roles, and their links lit; the ground is left to panning."""
        box = self.box_at(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if box else Qt.CursorShape.ArrowCursor)
        self.setToolTip("" if box is None else self.shown.labels[box.role_id].name)
        self._light(None if box is None else box.role_id)
        event.ignore()

    def leaveEvent(self, event: QEvent) -> None:
        """No role is under the pointer any more."""
        super().leaveEvent(event)
        self._light(None)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """A menu of the role under the pointer, or of that with the keyboard."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        box = self.box_of(self.shown.current) if by_key else self.box_at(QPointF(event.pos()))
        if box is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menu_wanted.emit(box.role_id, menu)
        corner = self.area_of([box]).bottomLeft().toPoint()
        menu.popup(self.mapToGlobal(corner) if by_key else event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move between roles, Enter chooses the goal, with Shift the start."""
        key = Qt.Key(event.key())
        if key in STEPS:
            self._step(*STEPS[key])
        elif key in ENTER and self.shown.current is not None:
            self._choose(self.shown.current, event.modifiers())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keyboard is elsewhere."""
        super().focusOutEvent(event)
        self.update()


class CareerGraphView(QScrollArea):
    """The career graph with zoom and panning; see the module for its use."""

    goal_chosen = Signal(int)
    start_chosen = Signal(int)
    menu_wanted = Signal(int, QMenu)
    zoom_changed = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self.canvas = _Canvas()
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidget(self.canvas)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.canvas.goal_chosen.connect(self.goal_chosen)
        self.canvas.start_chosen.connect(self.start_chosen)
        self.canvas.menu_wanted.connect(self.menu_wanted)
        self.canvas.moved_to.connect(self._bring_in)
        # The heads stand at the edge of what is seen, so moving must not copy their pixels along.
        self.horizontalScrollBar().valueChanged.connect(self.canvas.update)
        self.verticalScrollBar().valueChanged.connect(self.canvas.update)
        self._pulled: QPointF | None = None

    def show_layout(self, layout: CareerLayout, labels: Mapping[int, RoleLabel]) -> None:
        """Show another graph, or other words in it."""
        old = self.canvas.shown
        current = old.current if old.current in labels else None
        self.canvas.shown = replace(old, layout=layout, labels=labels, current=current)
        self.canvas.fit()

    def show_route(self, role_ids: tuple[int, ...], start: str = "") -> None:
        """Draw one way through the graph; ``start`` names the person at its beginning."""
        self.canvas.shown = self.canvas.shown.with_route(role_ids, start)
        boxes = self._route_boxes()
        if boxes:
            self._bring_in(self.canvas.area_of(boxes))
        self.canvas.update()

    def frame_route(self) -> None:
        """Bring the whole way into view, drawing smaller where it does not fit."""
        boxes = self._route_boxes()
        if not boxes:
            return
        area, room = self.canvas.area_of(boxes), self._room()
        fits = min((room.width() - 48) / area.width(), (room.height() - 72) / area.height()) * self.canvas.zoom
        if fits < self.canvas.zoom:
            self.set_zoom(max(fits, min(LEAST_TO_FRAME, self.canvas.zoom)))
            area = self.canvas.area_of(boxes)
        self.horizontalScrollBar().setValue(round(area.center().x() - (room.width() + HEADS * 2) / 2))
        self.verticalScrollBar().setValue(round(area.center().y() - (room.height() + HEADS * 2) / 2))
        self._bring_in(area)

    def _route_boxes(self) -> list[Box]:
        found = (self.canvas.box_of(one) for one in self.canvas.shown.route)
        return [box for box in found if box is not None]

    def set_zoom(self, zoom: float) -> None:
        """Draw larger or smaller, around the middle of what is seen."""
        new = min(max(zoom, ZOOMS[0]), ZOOMS[-1])
        ratio = new / self.canvas.zoom
        bars = [self.horizontalScrollBar(), self.verticalScrollBar()]
        middles = [bar.value() + bar.pageStep() / 2 for bar in bars]
        self.canvas.zoom = new
        self.canvas.fit()
        for bar, middle in zip(bars, middles, strict=True):
            bar.setValue(round(middle * ratio - bar.pageStep() / 2))
        self.zoom_changed.emit(new)

    def step_zoom(self, step: int) -> None:
        """One step larger or smaller."""
        nearest = min(range(len(ZOOMS)), key=lambda place: abs(ZOOMS[place] - self.canvas.zoom))
        self.set_zoom(ZOOMS[min(max(nearest + step, 0), len(ZOOMS) - 1)])

    def fit_all(self) -> None:
        """Zoom so that the whole graph is seen."""
        layout, room = self.canvas.shown.layout, self.viewport().size()
        if layout.boxes:
            self.set_zoom(min(room.width() / layout.width, room.height() / layout.height, 1.0))

    def _room(self) -> QSize:
        return self.viewport().size() - QSize(HEADS, HEADS)

    def _bring_in(self, area: QRectF) -> None:
        """Move as little as brings an area into view, the heads left free; of a larger one its beginning."""
        self._move(self.horizontalScrollBar(), area.left() - HEADS - 24, area.right() + 24, self.viewport().width())
        self._move(self.verticalScrollBar(), area.top() - HEADS - 36, area.bottom() + 36, self.viewport().height())

    def _move(self, bar: QScrollBar, first: float, last: float, room: int) -> None:
        value = max(float(bar.value()), last - room)
        bar.setValue(round(min(value, first)))

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
