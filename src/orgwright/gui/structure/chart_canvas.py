"""The organization chart as a painted widget that is walked, folded, searched and rearranged; see ``ChartView``.

Arrows walk, Space folds, with Shift all below; digits open to a depth, letters begin a search, plus, minus and 0 zoom,
F2 and a click on the digits of a node ask how they are computed.
"""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QContextMenuEvent,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QApplication, QMenu

from orgwright.gui import style
from orgwright.gui.structure.chart_model import ChartPicture
from orgwright.gui.structure.chart_painting import (
    HELD_AT,
    READABLE,
    Drag,
    ShownChart,
    node_rect,
    paint_chart,
    sign_rect,
)
from orgwright.gui.structure.chart_walk import ARROWS, neighbour
from orgwright.gui.widgets.columns import plain_tip
from orgwright.gui.widgets.zoom_area import ZOOM_KEYS, ZoomCanvas
from orgwright.planning.chart_blocks import NODE_HEIGHT
from orgwright.planning.chart_layout import NO_CHART, ChartLayout, ChartNode
from orgwright.planning.chart_tree import ChartTree
from orgwright.planning.organization import Organization

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
DIGITS = QSizeF(30.0, 24.0)
"""The corner of a node that its digits stand in."""
WhyNot = Callable[[int, int], str]
_OPENS_AFTER_MS = 700
"""How long a held position rests over a folded one until that opens."""
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_NOTHING = ShownChart(NO_CHART, ChartPicture(Organization.of(), ChartTree((), {}, {}, {})))


class ChartCanvas(ZoomCanvas):
    """The drawing itself; see the module for its signals."""

    opened = Signal(int)
    folding_wanted = Signal(int, bool)
    moved_below = Signal(int, int)
    menu_wanted = Signal(int, QMenu)
    depth_wanted = Signal(int)
    letter_typed = Signal(str)
    next_wanted = Signal(int)
    number_asked = Signal(int)

    def __init__(self, why_not: WhyNot) -> None:
        super().__init__()
        self.shown = _NOTHING
        self._why_not = why_not
        self._pressed: tuple[int, QPointF] | None = None
        self._resting = QTimer(self, interval=_OPENS_AFTER_MS, singleShot=True)
        self._resting.timeout.connect(self._open_under_held)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName("Organization chart")
        style.notifier().changed.connect(self.update)

    def drawn(self) -> QSizeF:
        """The size of the layout."""
        return QSizeF(self.shown.layout.width, self.shown.layout.height)

    def follow(self, layout: ChartLayout, picture: ChartPicture) -> None:
        """Show another chart; of the keyboard, the mouse and what is held, what is in it too stays as it was."""
        there, drag = layout.nodes, self.shown.drag
        current = self.shown.current if self.shown.current in there else None
        if self._pressed is not None and self._pressed[0] not in there:
            self._pressed = None
        self.shown = replace(self.shown, layout=layout, picture=picture, current=current, hovered=None, drag=None)
        if drag is not None and drag.position_id in there:
            target_id = drag.target_id if drag.target_id in there else None
            self.shown = replace(
                self.shown, drag=replace(drag, target_id=target_id, barred=self._barred(drag.position_id))
            )

    def node_at(self, point: QPointF) -> ChartNode | None:
        """The node under a point of the widget."""
        place = point / self.zoom
        return next((node for node in self.shown.layout.nodes.values() if node_rect(node).contains(place)), None)

    def sign_at(self, point: QPointF) -> ChartNode | None:
        """The node whose sign for folding lies under a point of the widget."""
        place = point / self.zoom
        nodes = self.shown.layout.nodes.values()
        return next((node for node in nodes if sign_rect(self.shown, node).contains(place)), None)

    def _is_on_digits(self, position_id: int, point: QPointF) -> bool:
        """Whether a point of the widget lies on the digits of a node."""
        area, has_digits = self.area_of(position_id), bool(self.shown.picture.label(position_id).badge)
        corner = QRectF(area.right() - DIGITS.width() * self.zoom, area.top(), *(DIGITS * self.zoom).toTuple())
        return has_digits and self.zoom >= READABLE and corner.contains(point)

    def area_of(self, position_id: int) -> QRectF:
        """The part of the widget that a node takes."""
        area = node_rect(self.shown.layout.nodes[position_id])
        return QRectF(area.topLeft() * self.zoom, area.size() * self.zoom)

    def set_current(self, position_id: int) -> None:
        """Move the keyboard to a position that is seen."""
        if position_id in self.shown.layout.nodes:
            self.shown = replace(self.shown, current=position_id)
            self._speak(self.shown.picture.label(position_id).spoken)
            self.moved_to.emit(self.area_of(position_id))
        self.update()

    def _speak(self, text: str) -> None:
        """Let a screen reader say what has the keyboard."""
        self.setAccessibleDescription(text)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    def _walk(self, key: Qt.Key) -> None:
        """Follow an arrow, from nowhere to the top; down from a folded position opens it."""
        layout, tree, here = self.shown.layout, self.shown.picture.tree, self.shown.current
        if here is None or here not in layout.nodes:
            self.set_current(next(iter(layout.nodes), 0))
        elif key == Qt.Key.Key_Down and layout.nodes[here].is_folded:
            self.folding_wanted.emit(here, False)
        else:
            there = neighbour(layout, tree, here, key)
            if there is not None:
                self.set_current(there)

    # Dragging

    @property
    def said(self) -> str:
        """What letting go would do, or why it would not."""
        drag = self.shown.drag
        if drag is None:
            return ""
        name = self.shown.picture.name(drag.position_id)
        if drag.target_id is None:
            return f"{name}: drop on a position to report to it"
        why_not = self._why_not(drag.position_id, drag.target_id)
        return why_not or f"{name} reports to {self.shown.picture.name(drag.target_id)}"

    def _drag_to(self, point: QPointF) -> None:
        drag, node = self.shown.drag, self.node_at(point)
        if drag is None:
            return
        target = None if node is None else node.position_id
        if target != drag.target_id:
            self._resting.start()
        self.shown = replace(self.shown, drag=replace(drag, point=point / self.zoom, target_id=target))
        self.moved_to.emit(QRectF(point, QSizeF(1, 1)))
        self.update()

    def _start_drag(self, position_id: int, point: QPointF) -> None:
        drag = Drag(position_id, point / self.zoom, None, self._barred(position_id))
        self.shown = replace(self.shown, drag=drag, hovered=None)
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def _barred(self, position_id: int) -> frozenset[int]:
        """Where a position cannot be dropped."""
        return frozenset(one for one in self.shown.layout.nodes if self._why_not(position_id, one))

    def _end_drag(self) -> None:
        """Put the held position below the one under it; where that is refused, why has been said while it was held."""
        drag = self.shown.drag
        self.give_up_drag()
        if drag is not None and drag.target_id is not None and drag.target_id != drag.position_id:
            self.moved_below.emit(drag.position_id, drag.target_id)

    def give_up_drag(self) -> None:
        """Leave the held position where it was."""
        self._resting.stop()
        self._pressed = None
        self.shown = replace(self.shown, drag=None)
        self.unsetCursor()
        self.update()

    def _open_under_held(self) -> None:
        drag = self.shown.drag
        node = None if drag is None or drag.target_id is None else self.shown.layout.nodes.get(drag.target_id)
        if drag is not None and node is not None and node.is_folded and node.position_id != drag.position_id:
            self.folding_wanted.emit(node.position_id, False)

    def _paint_said(self, painter: QPainter) -> None:
        """The sentence beside the held position, in widget pixels whatever the zoom."""
        drag, said = self.shown.drag, self.said
        if drag is None or not said:
            return
        font = style.font(style.measures.TEXT_SECOND)
        width = QFontMetrics(font).horizontalAdvance(said) + 20
        below = (drag.point + HELD_AT + QPointF(0, NODE_HEIGHT)) * self.zoom
        area = QRectF(below + QPointF(0, 6), QSizeF(width, 26))
        seen = QRectF(self.visibleRegion().boundingRect())
        area.moveRight(min(area.right(), seen.right() - 8))
        area.moveBottom(min(area.bottom(), seen.bottom() - 8))
        is_refused = drag.target_id in drag.barred
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(style.color("popup"))
        painter.setPen(QPen(style.color("missing" if is_refused else "control"), 1.0))
        painter.drawRoundedRect(area, style.measures.RADIUS_CHIP, style.measures.RADIUS_CHIP)
        painter.setFont(font)
        painter.setPen(style.color("missing" if is_refused else "text"))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, said)

    # Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the part of the chart that is seen, and what a held position would do."""
        painter = QPainter(self)
        seen = QRectF(event.rect())
        painter.scale(self.zoom, self.zoom)
        shown = self.shown if self.hasFocus() else replace(self.shown, current=None)
        area = QRectF(seen.topLeft() / self.zoom, seen.size() / self.zoom)
        paint_chart(painter, shown, area, style.current(), self.zoom)
        painter.resetTransform()
        self._paint_said(painter)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a position, or fold; the ground is left to panning."""
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        node, sign = self.node_at(event.position()), self.sign_at(event.position())
        if node is not None:
            self._pressed = (node.position_id, event.position())
            self.set_current(node.position_id)
        elif sign is not None:
            with_all = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.folding_wanted.emit(sign.position_id, with_all)
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the position held; else a hand over nodes and signs, the ground left to panning."""
        if self._pressed is not None and event.buttons() & Qt.MouseButton.LeftButton:
            position_id, start = self._pressed
            is_far = (event.position() - start).manhattanLength() >= QApplication.startDragDistance()
            if self.shown.drag is None and is_far:
                self._start_drag(position_id, event.position())
            self._drag_to(event.position())
            return
        node, sign = self.node_at(event.position()), self.sign_at(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if node or sign else Qt.CursorShape.ArrowCursor)
        self.setToolTip("" if node is None else plain_tip(self.shown.picture.tip(node.position_id)))
        self._hover(None if node is None else node.position_id)
        event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put a position that was held below the one under it; one that was only clicked is opened."""
        pressed, self._pressed = self._pressed, None
        if self.shown.drag is not None:
            self._end_drag()
        elif pressed is None:
            event.ignore()
        elif self._is_on_digits(*pressed):
            self.number_asked.emit(pressed[0])
        else:
            self.opened.emit(pressed[0])

    def _hover(self, position_id: int | None) -> None:
        if position_id != self.shown.hovered:
            self.shown = replace(self.shown, hovered=position_id)
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """No position is under the pointer any more."""
        super().leaveEvent(event)
        self._hover(None)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """A menu of the position under the pointer, or of that with the keyboard."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        node = self.shown.layout.nodes.get(self.shown.current or 0) if by_key else self.node_at(QPointF(event.pos()))
        if node is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menu_wanted.emit(node.position_id, menu)
        corner = self.area_of(node.position_id).bottomLeft().toPoint()
        menu.popup(self.mapToGlobal(corner) if by_key else event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, open, fold, zoom and search; see the module for the keys."""
        key, current, is_shifted = Qt.Key(event.key()), self.shown.current, bool(event.modifiers() & _SHIFT)
        is_plain = not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if key in ARROWS:
            self._walk(key)
        elif key == Qt.Key.Key_Home:
            self.set_current(next(iter(self.shown.layout.nodes), 0))
        elif key in ENTER and current is not None:
            self.opened.emit(current)
        elif key == Qt.Key.Key_Space and current is not None:
            self.folding_wanted.emit(current, is_shifted)
        elif key == Qt.Key.Key_Escape and self.shown.drag is not None:
            self.give_up_drag()
        elif key == Qt.Key.Key_F2 and current is not None:
            self.number_asked.emit(current)
        elif key == Qt.Key.Key_F3:
            self.next_wanted.emit(-1 if is_shifted else 1)
        elif key in ZOOM_KEYS and is_plain:
            self.zoom_wanted.emit(ZOOM_KEYS[key])
        elif is_plain and event.text() in "123456789" and event.text():
            self.depth_wanted.emit(int(event.text()))
        elif is_plain and event.text().isalpha():
            self.letter_typed.emit(event.text())
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
