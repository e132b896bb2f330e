"""A drawing that is zoomed and panned: the wheel zooms around the pointer, dragging the ground moves it.

API::

    class Canvas(ZoomCanvas):
        def drawn(self): return QSizeF(...)        # the size of the drawing at 100 %

    area = ZoomArea(Canvas())                      # step_zoom(1), fit_all(), set_zoom(0.7), bring_in(rect)

A canvas leaves a press of the mouse that it does not want to be taken as a pull at the ground (``event.ignore()``).
"""

from abc import abstractmethod
from typing import ClassVar

from PySide6.QtCore import QMargins, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QScrollArea, QScrollBar, QWidget

ZOOM_KEYS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1, Qt.Key.Key_0: 0}
"""How far a key zooms; 0 shows all."""


class ZoomCanvas(QWidget):
    """The drawing itself, at the size of the zoom."""

    zoom_wanted = Signal(int)
    """One step larger or smaller; 0 shows all."""
    moved_to = Signal(QRectF)
    """This part of the widget is to be seen."""

    def __init__(self) -> None:
        super().__init__()
        self.zoom = 1.0

    @abstractmethod
    def drawn(self) -> QSizeF:
        """The size of the drawing at 100 %."""

    def fit(self) -> None:
        """Take the size of the drawing at the zoom."""
        size = self.drawn() * self.zoom
        self.resize(QSize(round(size.width()) + 1, round(size.height()) + 1))
        self.update()


class ZoomArea(QScrollArea):
    """The window onto a drawing; see the module for its use."""

    zoom_changed = Signal(float)

    zooms: ClassVar[tuple[float, ...]] = (0.25, 0.33, 0.4, 0.5, 0.6, 0.7, 0.85, 1.0, 1.2, 1.5, 2.0)
    room_around: ClassVar[QMargins] = QMargins(24, 24, 24, 24)
    """What stays free around a part that is brought into view."""

    def __init__(self, canvas: ZoomCanvas) -> None:
        super().__init__()
        self._drawing = canvas
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidget(canvas)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        canvas.zoom_wanted.connect(lambda step: self.step_zoom(step) if step else self.fit_all())
        canvas.moved_to.connect(self.bring_in)
        self._pulled: QPointF | None = None

    def set_zoom(self, zoom: float) -> None:
        """Draw larger or smaller, around the middle of what is seen."""
        new = min(max(zoom, self.zooms[0]), self.zooms[-1])
        ratio = new / self._drawing.zoom
        bars = [self.horizontalScrollBar(), self.verticalScrollBar()]
        middles = [bar.value() + bar.pageStep() / 2 for bar in bars]
        self._drawing.zoom = new
        self._drawing.fit()
        for bar, middle in zip(bars, middles, strict=True):
            bar.setValue(round(middle * ratio - bar.pageStep() / 2))
        self.zoom_changed.emit(new)

    def step_zoom(self, step: int) -> None:
        """One step larger or smaller."""
        nearest = min(range(len(self.zooms)), key=lambda place: abs(self.zooms[place] - self._drawing.zoom))
        self.set_zoom(self.zooms[min(max(nearest + step, 0), len(self.zooms) - 1)])

    def fit_all(self) -> None:
        """Zoom so that the whole drawing is seen."""
        size, room = self._drawing.drawn(), self.viewport().size()
        if not size.isEmpty():
            self.set_zoom(min(room.width() / size.width(), room.height() / size.height(), 1.0))

    def bring_in(self, area: QRectF) -> None:
        """Move as little as brings an area into view; of a larger one its beginning."""
        free, room = self.room_around, self.viewport().size()
        _move(self.horizontalScrollBar(), area.left() - free.left(), area.right() + free.right(), room.width())
        _move(self.verticalScrollBar(), area.top() - free.top(), area.bottom() + free.bottom(), room.height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel zooms around the pointer; with Shift, and sideways, it moves the drawing."""
        turned, canvas = event.angleDelta(), self._drawing
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier or not turned.y():
            super().wheelEvent(event)
            return
        before = canvas.mapFromGlobal(event.globalPosition()) / canvas.zoom
        self.step_zoom(1 if turned.y() > 0 else -1)
        moved = before * canvas.zoom - canvas.mapFromGlobal(event.globalPosition())
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() + round(moved.x()))
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + round(moved.y()))
        event.accept()

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


def _move(bar: QScrollBar, first: float, last: float, room: int) -> None:
    value = max(float(bar.value()), last - room)
    bar.setValue(round(min(value, first)))
