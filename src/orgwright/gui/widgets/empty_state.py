"""What a screen shows while it has nothing to show: one sentence and what to do next."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.widgets.buttons import link, primary
from orgwright.gui.widgets.labels import label

_SENTENCE_WIDTH = 420


class EmptyState(QWidget):
    """An icon of 24 pixels, one sentence, one primary button and one link, in the middle."""

    def __init__(
        self,
        icon: str,
        sentence: str,
        action: tuple[str, Callable[[], object]] | None = None,
        other: tuple[str, Callable[[], object]] | None = None,
    ) -> None:
        super().__init__()
        text = label(sentence, tone="text2", wrap=True)
        text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        text.setFixedWidth(_SENTENCE_WIDTH)
        text.setMinimumHeight(text.heightForWidth(_SENTENCE_WIDTH))
        layout = QVBoxLayout(self)
        layout.setSpacing(style.measures.SPACE_3)
        layout.addStretch(2)
        middle = Qt.AlignmentFlag.AlignHCenter
        layout.addWidget(_Sign(icon), 0, middle)
        layout.addWidget(text, 0, middle)
        if action is not None:
            layout.addWidget(primary(action[0], on_click=action[1]), 0, middle)
        if other is not None:
            layout.addWidget(link(other[0], on_click=other[1]), 0, middle)
        layout.addStretch(3)


class _Sign(QWidget):
    """The icon."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setFixedSize(QSize(style.measures.ICON_EMPTY, style.measures.ICON_EMPTY))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon."""
        painter = QPainter(self)
        side = style.measures.ICON_EMPTY
        style.paint_icon(painter, QRect(0, 0, side, side), self._name, style.current().text2)
        painter.end()
