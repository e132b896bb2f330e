"""Says for eight seconds what was just done, with a way back; it never takes the keyboard."""

from PySide6.QtCore import QEasingCurve, QPoint, QPropertyAnimation, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStyle, QWidget

from orgwright.gui import style
from orgwright.gui.widgets.buttons import link
from orgwright.gui.widgets.labels import label

_SHOWN_MS = 8000
_SLIDE_MS = 120
_ABOVE_STATUS = 12
_PAST = {
    "Assess": "Assessed",
    "Add": "Added",
    "Change": "Changed",
    "Remove": "Removed",
    "Fill": "Filled",
    "End": "Ended",
    "Close": "Closed",
    "Open": "Opened",
    "Move": "Moved",
    "Read": "Read",
    "Import": "Imported",
    "Withdraw": "Withdrew",
    "Merge": "Merged",
    "Export": "Exported",
    "Keep": "Kept",
    "Compare": "Compared",
    "Undo:": "Undone:",
    "Redo:": "Done again:",
}


def past(label: str) -> str:
    """The label of an action as a sentence about what was done: ``Assess Ana`` becomes ``Assessed Ana.``"""
    verb, _, rest = label.partition(" ")
    return f"{_PAST.get(verb, verb)} {rest}".strip() + "."


class UndoBar(QWidget):
    """A popup of 36 pixels at the bottom centre of the window."""

    undo_wanted = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedHeight(style.measures.UNDO_BAR)
        self._text = label("")
        self._undo = link("Undo", on_click=self._take_back)
        self._undo.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 0, 16, 0)
        layout.setSpacing(style.measures.SPACE_3)
        layout.addWidget(self._text)
        layout.addWidget(self._undo)
        self._timer = QTimer(self, singleShot=True, interval=_SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        self._slide = QPropertyAnimation(self, b"pos", self)
        self._slide.setDuration(_SLIDE_MS)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.hide()

    def tell(self, sentence: str, can_undo: bool = True) -> None:
        """Show a sentence about what was done."""
        self._text.setText(sentence)
        self._undo.setVisible(can_undo)
        self.adjustSize()
        end = self._place()
        if not self.isVisible() and _motion_wanted():
            self._slide.setStartValue(end + QPoint(0, style.measures.UNDO_BAR))
            self._slide.setEndValue(end)
            self._slide.start()
        else:
            self.move(end)
        self.show()
        self.raise_()
        self._timer.start()

    def keep_in_place(self) -> None:
        """Stand at the bottom centre of the window, whatever its size."""
        if self.isVisible():
            self._slide.stop()
            self.move(self._place())

    def _place(self) -> QPoint:
        window = self.window()
        below = style.measures.STATUS + _ABOVE_STATUS + self.height()
        return QPoint((window.width() - self.width()) // 2, window.height() - below)

    def _take_back(self) -> None:
        self.hide()
        self.undo_wanted.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The surface of a popup with the border of a control."""
        palette = style.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(palette.popup))
        painter.setPen(QColor(palette.control))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        painter.end()


def _motion_wanted() -> bool:
    """Whether the desktop has animations on."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        return False
    return app.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0
