"""The bar at the bottom: what is shown, by which rule, progress of long work, and that all is saved."""

from datetime import datetime

from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.background import Background
from orgwright.gui.widgets.buttons import link
from orgwright.gui.widgets.labels import ElidedLabel, second_line


class StatusBar(QWidget):
    """26 pixels at the bottom of the window."""

    def __init__(self, background: Background) -> None:
        super().__init__()
        self.setFixedHeight(style.measures.STATUS)
        self._left = ElidedLabel("", style.measures.TEXT_SECOND)
        self._left.setProperty("tone", "text2")
        self._right = second_line("")
        self._saved = second_line("")
        self._work = second_line("")
        self._cancel = link("Cancel", on_click=background.cancel)
        self._cancel.setFont(style.font(style.measures.TEXT_SECOND))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 0, 16, 0)
        layout.setSpacing(style.measures.SPACE_4)
        layout.addWidget(self._left, 1)
        for part in (self._work, self._cancel, self._right, self._saved):
            layout.addWidget(part)
        self._show_work(False)
        background.count_wanted.connect(self._show_work)
        background.stepped.connect(self._show_step)

    def show_texts(self, left: str, right: str) -> None:
        """Show what the screen says of itself."""
        self._left.setText(left)
        self._right.setText(right)
        self._right.setVisible(bool(right))

    def show_saved(self, at: datetime | None) -> None:
        """Show when the last change was written; everything is always saved."""
        self._saved.setText(f"Saved {at:%H:%M}" if at is not None else "All saved")

    def _show_work(self, shown: bool) -> None:
        self._work.setVisible(shown)
        self._cancel.setVisible(shown)

    def _show_step(self, done: int, total: int, what: str) -> None:
        self._work.setText(f"{what}: {done:,} of {total:,}" if total else what)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The surface of the window and the line above."""
        palette = style.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(palette.window))
        painter.fillRect(0, 0, self.width(), 1, QColor(palette.hairline))
        painter.end()


class ProgressLine(QWidget):
    """Two pixels under the head while something long runs."""

    def __init__(self, background: Background, parent: QWidget) -> None:
        super().__init__(parent)
        self._share = 0.0
        self.setFixedHeight(2)
        self.hide()
        background.line_wanted.connect(self._start)
        background.stepped.connect(self._step)

    def _start(self, shown: bool) -> None:
        self._share = 0.0
        self.setVisible(shown)
        self.raise_()

    def _step(self, done: int, total: int, _what: str) -> None:
        self._share = done / total if total else 0.0
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The part that is done."""
        palette = style.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(palette.sunken))
        painter.fillRect(0, 0, max(round(self.width() * self._share), 24), 2, QColor(palette.accent))
        painter.end()
