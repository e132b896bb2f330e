"""What the window shows while no file is open: the sample, open, new, and the files opened last."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.widgets.buttons import button, link, primary
from orgwright.gui.widgets.labels import hairline, label, second_line


class StartPage(QWidget):
    """The first thing a new user sees; each button is told by its signal."""

    sample_wanted = Signal()
    open_wanted = Signal()
    new_wanted = Signal()
    file_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        column = QWidget()
        column.setFixedWidth(style.measures.DIALOG)
        self._layout = QVBoxLayout(column)
        self._layout.setSpacing(style.measures.SPACE_3)
        self._layout.addWidget(label("Orgwright", style.measures.TEXT_FIGURE, bold=True))
        sentence = "One file holds an organization: its people, seats, roles, skills and plans."
        self._layout.addWidget(label(sentence, tone="text2", wrap=True))
        self._layout.addSpacing(style.measures.SPACE_2)
        row = QHBoxLayout()
        row.setSpacing(style.measures.SPACE_2)
        row.addWidget(primary("Open the sample", on_click=self.sample_wanted.emit))
        row.addWidget(button("Open…", "folder-open", self.open_wanted.emit))
        row.addWidget(button("New…", "plus", self.new_wanted.emit))
        row.addStretch(1)
        self._layout.addLayout(row)
        self._recent = QWidget()
        self._recent_layout = QVBoxLayout(self._recent)
        self._recent_layout.setContentsMargins(0, 12, 0, 0)
        self._layout.addWidget(self._recent)
        outer = QHBoxLayout(self)
        outer.addStretch(1)
        middle = QVBoxLayout()
        middle.addStretch(2)
        middle.addWidget(column)
        middle.addStretch(3)
        outer.addLayout(middle)
        outer.addStretch(1)

    def show_recent(self, files: tuple[str, ...]) -> None:
        """Offer the files opened last that are still there."""
        while self._recent_layout.count():
            taken = self._recent_layout.takeAt(0)
            widget = taken.widget() if taken is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        there = [Path(name) for name in files if Path(name).exists()]
        if there:
            self._recent_layout.addWidget(hairline())
            self._recent_layout.addWidget(label("Opened last", bold=True))
        for path in there:
            self._recent_layout.addWidget(_RecentFile(path, partial(self.file_wanted.emit, str(path))))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The surface of a panel."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(style.current().panel))
        painter.end()


class _RecentFile(QWidget):
    """A file as a link, with its folder."""

    def __init__(self, path: Path, on_click: Callable[[], object]) -> None:
        super().__init__()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(link(path.stem, on_click=on_click))
        folder = second_line(str(path.parent))
        folder.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(folder, 1)
