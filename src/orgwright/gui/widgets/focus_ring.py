"""The ring around the control that has the keyboard: 2 pixels, 1 pixel away, and only after a key moved there."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)
from shiboken6 import isValid

from orgwright.gui import style

_ROOM = 3
_RINGED = (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit, QTabBar)


class FocusRing(QWidget):
    """One ring for a whole window; it lies over everything and lets the mouse through."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._target: QWidget | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        # The focus also moves while the window is being torn down, its Python half then outlives it.
        if not isValid(self._window):
            return
        if self._target is not None and isValid(self._target):
            self._target.removeEventFilter(self)
        self._target = None
        self.hide()
        by_key = self._window.testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        pressed = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        if isinstance(new, _RINGED) and by_key and not pressed and new.window() is self._window:
            new.installEventFilter(self)
            self._show_around(new)

    def _show_around(self, target: QWidget) -> None:
        corner = target.mapTo(self._window, QPoint(0, 0))
        self.setGeometry(QRect(corner, target.size()).adjusted(-_ROOM, -_ROOM, _ROOM, _ROOM))
        self._target = target
        self.raise_()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay around the widget when it moves, and vanish with it."""
        if watched is self._target and self._target is not None:
            if event.type() == QEvent.Type.Hide:
                self.hide()
            elif event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
                self._show_around(self._target)
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(style.current().focus), 2))
        radius = style.measures.RADIUS_CONTROL + 2
        painter.drawRoundedRect(self.rect().toRectF().adjusted(1, 1, -1, -1), radius, radius)
        painter.end()
