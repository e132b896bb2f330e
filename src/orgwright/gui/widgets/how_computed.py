"""A number outside of tables that can be opened: a click, Enter, space or F2 on its widget asks how it is computed.

API: ``HowComputed(widget, ask).explained.connect(screen.explain)``; ``ask`` answers an Explanation or None and is
called at the click alone. ``set_ask(None)`` makes the widget plain again.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from orgwright.planning.explanation import Explanation

Ask = Callable[[], Explanation | None]
HINT = "Click, or press Enter, to see how it is computed."
_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_F2)


class HowComputed(QObject):
    """Makes one widget ask; ``underlined`` is the part of it that is underlined under the pointer."""

    explained = Signal(object)

    def __init__(self, widget: QWidget, ask: Ask | None = None, underlined: QWidget | None = None) -> None:
        super().__init__(widget)
        self._widget = widget
        self._underlined = underlined
        self._ask: Ask | None = None
        self._is_pressed = False
        self.set_ask(ask)

    def set_ask(self, ask: Ask | None) -> None:
        """Ask something else, or nothing."""
        if (ask is None) != (self._ask is None):
            if ask is None:
                self._widget.removeEventFilter(self)
                self._widget.unsetCursor()
                self._underline(False)
            else:
                self._widget.installEventFilter(self)
                self._widget.setCursor(Qt.CursorShape.PointingHandCursor)
            self._widget.setFocusPolicy(Qt.FocusPolicy.NoFocus if ask is None else Qt.FocusPolicy.TabFocus)
            self._widget.setToolTip("" if ask is None else HINT)
            self._widget.setAccessibleDescription("" if ask is None else HINT)
        self._ask = ask

    def ask_now(self) -> None:
        """Tell how the number came about."""
        explanation = self._ask() if self._ask is not None else None
        if explanation is not None:
            self.explained.emit(explanation)

    def _underline(self, is_under: bool) -> None:
        if self._underlined is not None and self._underlined.font().underline() != is_under:
            changed = QFont(self._underlined.font())
            changed.setUnderline(is_under)
            self._underlined.setFont(changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The clicks and keys of the widget."""
        kind = event.type()
        if kind in (QEvent.Type.Enter, QEvent.Type.Leave):
            self._underline(kind == QEvent.Type.Enter)
        elif isinstance(event, QMouseEvent) and event.button() == Qt.MouseButton.LeftButton:
            was_pressed, self._is_pressed = self._is_pressed, kind == QEvent.Type.MouseButtonPress
            is_click = was_pressed and kind == QEvent.Type.MouseButtonRelease
            if is_click and self._widget.rect().contains(event.position().toPoint()):
                self.ask_now()
            return True
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _KEYS:
            self.ask_now()
            return True
        return False
