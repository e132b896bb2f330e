"""The right-hand panel: a title, a way to close it, sections parted by hairlines, actions at the bottom.

API: ``panel = SidePanel("Unit")``; ``panel.add_section(widget, "Sources")``; ``panel.set_actions(primary(...))``;
``panel.clear()`` empties the sections. Show it with ``screen.show_panel(panel)``.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.widgets.buttons import icon_button
from orgwright.gui.widgets.labels import ElidedLabel, hairline, label, second_line


class SidePanel(QWidget):
    """A panel of sections; see the module for its use."""

    closed = Signal()

    def __init__(self, title: str = "", second: str = "", closable: bool = True) -> None:
        super().__init__()
        self._title = ElidedLabel(title, style.measures.TEXT_PANEL_TITLE, bold=True)
        self._second = ElidedLabel(second, style.measures.TEXT_SECOND)
        self._second.setProperty("tone", "text2")
        self._second.setVisible(bool(second))
        self._icon = _Icon()
        self._tools = QHBoxLayout()
        self._tools.setSpacing(0)
        if closable:
            self._tools.addWidget(icon_button("x", "Close (Esc)", self.closed.emit))
        self._body = QWidget()
        self._sections = QVBoxLayout(self._body)
        self._sections.setContentsMargins(0, 0, 0, 0)
        self._sections.setSpacing(0)
        self._sections.addStretch(1)
        self._foot = QWidget()
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(0)
        foot.addWidget(hairline())
        self._foot_layout = QHBoxLayout()
        foot.addLayout(self._foot_layout)
        self._foot_layout.setContentsMargins(16, 10, 16, 10)
        self._foot_layout.setSpacing(style.measures.SPACE_2)
        self._foot.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        titles.addWidget(self._title)
        titles.addWidget(self._second)
        bar = QWidget()
        bar.setMinimumHeight(style.measures.HEAD)
        head = QHBoxLayout(bar)
        head.setContentsMargins(16, 0, 8, 0)
        head.addWidget(self._icon)
        head.addLayout(titles, 1)
        head.addLayout(self._tools)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._body.setProperty("holds", "sections")
        area.setWidget(self._body)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(bar)
        layout.addWidget(hairline())
        layout.addWidget(area, 1)
        layout.addWidget(self._foot)

    def set_title(self, title: str, second: str = "") -> None:
        """Name what the panel shows."""
        self._title.setText(title)
        self._second.setText(second)
        self._second.setVisible(bool(second))

    def set_icon(self, name: str) -> None:
        """Put an icon before the title."""
        self._icon.name = name
        self._icon.show()

    def add_tool(self, tool: QWidget) -> None:
        """Put an icon button before the one that closes."""
        self._tools.insertWidget(0, tool)

    def add_section(self, content: QWidget, title: str = "", note: str = "", is_flush: bool = False) -> QWidget:
        """Add a section below the others; answers it, so that it can be hidden. ``is_flush``: from edge to edge."""
        section = QWidget()
        layout = QVBoxLayout(section)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        inner = QVBoxLayout()
        inner.setContentsMargins(16, 12, 16, 12)
        inner.setSpacing(style.measures.SPACE_2)
        if title:
            head = QHBoxLayout()
            head.addWidget(label(title, bold=True) if note else ElidedLabel(title, bold=True))
            if note:
                head.addWidget(second_line(note), 1)
            inner.addLayout(head)
        if is_flush:
            inner.setContentsMargins(16, 12, 16, 4)
        else:
            inner.addWidget(content)
        layout.addLayout(inner)
        if is_flush:
            layout.addWidget(content)
        layout.addWidget(hairline())
        self._sections.insertWidget(self._sections.count() - 1, section)
        return section

    def clear(self) -> None:
        """Take all sections away."""
        while self._sections.count() > 1:
            taken = self._sections.takeAt(0)
            widget = taken.widget() if taken is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def set_actions(self, *buttons: QWidget) -> None:
        """Replace the buttons at the bottom; none hides the foot."""
        while self._foot_layout.count():
            taken = self._foot_layout.takeAt(0)
            widget = taken.widget() if taken is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for shown in buttons:
            self._foot_layout.addWidget(shown)
        self._foot_layout.addStretch(1)
        self._foot.setVisible(bool(buttons))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


class _Icon(QWidget):
    """An icon before a title, in the colour of the theme; hidden until there is one."""

    def __init__(self) -> None:
        super().__init__()
        self.name = ""
        self.setFixedSize(style.measures.ICON, style.measures.ICON)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        style.paint_icon(painter, self.rect(), self.name, style.current().text)
        painter.end()
