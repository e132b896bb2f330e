"""The career graph as a painted widget: lanes of families, columns of job levels, boxes of roles, links, one route.

API::

    graph = CareerGraphView()
    graph.show_layout(layout, labels)      # labels: a RoleLabel by role id
    graph.show_route((2, 5, 9), start="Mina Okafor")
    graph.goal_chosen.connect(...)         # a click or Enter on a role
    graph.start_chosen.connect(...)        # the same with Shift
    graph.menu_wanted.connect(...)         # role id and a menu to fill
    graph.link_drawn.connect(...)          # from role, to role: dragged from one to the other, or L and Enter

Arrows move along links, and where none leads that way to the nearest role; the wheel zooms, plus, minus and 0 too,
and the mouse pans by dragging the ground.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace

from PySide6.QtCore import QEvent, QMargins, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QMenu

from orgwright.gui import style
from orgwright.gui.progression.heads import HEADS, paint_heads
from orgwright.gui.progression.model import RoleLabel
from orgwright.gui.progression.painting import Shown, paint_graph, rect_of
from orgwright.gui.widgets.columns import plain_tip
from orgwright.gui.widgets.zoom_area import ZOOM_KEYS, ZoomArea, ZoomCanvas
from orgwright.planning.graph_layout import Box, CareerLayout

LEAST_TO_FRAME = 0.7
"""How small a route may be drawn to show it whole; below, its texts cannot be read."""
STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
MOST_NAMES = 12
"""Names in the tooltip of a role; all of them stand in the panel."""
NOTHING = Shown(CareerLayout(0, 0, (), (), (), ()), {})


class _Canvas(ZoomCanvas):
    """The drawing itself, at the size of the zoom."""

    goal_chosen = Signal(int)
    start_chosen = Signal(int)
    menu_wanted = Signal(int, QMenu)
    link_drawn = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self.shown = NOTHING
        self._hovered: int | None = None
        self._pressed: tuple[int, QPointF] | None = None
        self._linking: int | None = None
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

    def drawn(self) -> QSizeF:
        """The size of the layout."""
        return QSizeF(self.shown.layout.width, self.shown.layout.height)

    def set_current(self, role_id: int) -> None:
        """Move the keyboard to a role."""
        box = self.box_of(role_id)
        if box is not None:
            self.shown = replace(self.shown, current=role_id)
            self._speak(self.shown.labels[role_id].spoken)
            self.moved_to.emit(self.area_of([box]))
            if self._linking is not None:
                self._draw_link(rect_of(box).center())
        self.update()

    def _speak(self, text: str) -> None:
        """Let a screen reader say what has the keyboard."""
        self.setAccessibleDescription(text)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    @property
    def is_linking(self) -> bool:
        """Whether a link is being drawn."""
        return self._linking is not None

    def start_link(self, role_id: int | None) -> None:
        """Begin to draw a link at a role; None gives up."""
        self._linking = role_id
        box = self.box_of(role_id)
        self._draw_link(None if box is None else rect_of(box).center())
        if box is not None:
            self._speak(f"A link from {self.shown.labels[box.role_id].name}: go to a role and press Enter.")

    def _draw_link(self, end: QPointF | None) -> None:
        drawn = None if end is None or self._linking is None else (self._linking, end)
        self.shown = replace(self.shown, drawn_link=drawn)
        self.update()

    def _end_link(self, role_id: int | None) -> None:
        before = self._linking
        self.start_link(None)
        if before is not None and role_id is not None and before != role_id:
            self.link_drawn.emit(before, role_id)

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

        linked = self._linked(here.role_id)
        for several in ([box for box in boxes if box.role_id in linked], boxes):
            nearest = min(several, key=away, default=None)
            if nearest is not None and away(nearest) < float("inf"):
                self.set_current(nearest.role_id)
                return

    def _linked(self, role_id: int) -> frozenset[int]:
        ends = ((wire.from_role_id, wire.to_role_id) for wire in self.shown.layout.wires)
        return frozenset(one for pair in ends if role_id in pair for one in pair if one != role_id)

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
        """Take hold of a role; the ground is left to panning."""
        box = self.box_at(event.position())
        if box is None or event.button() != Qt.MouseButton.LeftButton:
            self.start_link(None)
            event.ignore()
            return
        self._pressed = (box.role_id, event.position())
        self.set_current(box.role_id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw a link from the role held; else a hand over roles and their links lit, the ground left to panning."""
        box = self.box_at(event.position())
        if self._pressed is not None and event.buttons() & Qt.MouseButton.LeftButton:
            role_id, start = self._pressed
            way = event.position() - start
            if self.is_linking or way.manhattanLength() >= QApplication.startDragDistance():
                if not self.is_linking:
                    self.start_link(role_id)
                self._draw_link(event.position() / self.zoom)
                self._light(None if box is None else box.role_id)
            return
        self.setCursor(Qt.CursorShape.PointingHandCursor if box else Qt.CursorShape.ArrowCursor)
        self.setToolTip("" if box is None else plain_tip(_tip(self.shown.labels[box.role_id])))
        self._light(None if box is None else box.role_id)
        event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the link that was drawn; a role that was only clicked is chosen, as goal or with Shift as start."""
        pressed, self._pressed = self._pressed, None
        if pressed is None:
            event.ignore()
            return
        box = self.box_at(event.position())
        if self.is_linking:
            self._end_link(None if box is None else box.role_id)
        elif box is not None and box.role_id == pressed[0]:
            self._choose(box.role_id, event.modifiers())

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
        """Arrows move, Enter chooses the goal, with Shift the start; L begins a link, Esc gives it up."""
        key = Qt.Key(event.key())
        current = self.shown.current
        if key in STEPS:
            self._step(*STEPS[key])
        elif key in ENTER and self.is_linking:
            self._end_link(current)
        elif key in ENTER and current is not None:
            self._choose(current, event.modifiers())
        elif key == Qt.Key.Key_L and current is not None:
            self.start_link(current)
        elif key == Qt.Key.Key_Escape and self.is_linking:
            self.start_link(None)
        elif key in ZOOM_KEYS:
            self.zoom_wanted.emit(ZOOM_KEYS[key])
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


def _tip(label: RoleLabel) -> str:
    """What a pointer over a role is told; of a team the names, as many as fit."""
    more = len(label.names) - MOST_NAMES
    names = [*label.names[:MOST_NAMES], *([f"and {more} more"] if more > 0 else [])]
    return "\n".join([label.spoken, *names])


class CareerGraphView(ZoomArea):
    """The career graph with zoom and panning; see the module for its use."""

    goal_chosen = Signal(int)
    start_chosen = Signal(int)
    menu_wanted = Signal(int, QMenu)
    link_drawn = Signal(int, int)

    room_around = QMargins(HEADS + 24, HEADS + 36, 24, 36)

    def __init__(self) -> None:
        canvas = _Canvas()
        super().__init__(canvas)
        self.canvas = canvas
        self.canvas.goal_chosen.connect(self.goal_chosen)
        self.canvas.start_chosen.connect(self.start_chosen)
        self.canvas.menu_wanted.connect(self.menu_wanted)
        self.canvas.link_drawn.connect(self.link_drawn)
        # The heads stand at the edge of what is seen, so moving must not copy their pixels along.
        self.horizontalScrollBar().valueChanged.connect(self.canvas.update)
        self.verticalScrollBar().valueChanged.connect(self.canvas.update)

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
            self.bring_in(self.canvas.area_of(boxes))
        self.canvas.update()

    def show_found(self, role_ids: Collection[int]) -> None:
        """Mark the roles that a search found."""
        self.canvas.shown = replace(self.canvas.shown, found=frozenset(role_ids))
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
        self.bring_in(area)

    def _route_boxes(self) -> list[Box]:
        found = (self.canvas.box_of(one) for one in self.canvas.shown.route)
        return [box for box in found if box is not None]

    def fit_width(self) -> None:
        """Draw smaller until all columns are seen, as long as texts can still be read."""
        layout = self.canvas.shown.layout
        if layout.boxes and layout.width * self.canvas.zoom > self.viewport().width():
            self.set_zoom(max(self.viewport().width() / layout.width, LEAST_TO_FRAME))

    def _room(self) -> QSize:
        return self.viewport().size() - QSize(HEADS, HEADS)
