"""The line of tools over the organization chart; it tells what a person wants by signals, its page fills the menus."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QWidget

from orgwright.gui import style
from orgwright.gui.structure.chart_view import ChartView
from orgwright.gui.widgets.buttons import MenuButton, icon_button
from orgwright.gui.widgets.labels import second_line

Fill = Callable[[QMenu], None]
_FIND = 140, 260
_ROOMY = 820
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class SearchField(QLineEdit):
    """Finds positions: Enter and F3 go to the next one, with Shift to the one before, Esc empties it."""

    next_wanted = Signal(int)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText("Find a person, role or position")
        self.setAccessibleName("Find in the chart")
        self.setClearButtonEnabled(True)
        self.addAction(style.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.setMinimumWidth(_FIND[0])
        self.setMaximumWidth(_FIND[1])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on to the next, or back to the chart."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F3):
            self.next_wanted.emit(-1 if event.modifiers() & _SHIFT else 1)
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.left.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class ChartTools(QWidget):
    """Search, depth, colour, what else is shown, paper and zoom; see the module."""

    def __init__(
        self, chart: ChartView, fill_depth: Fill, fill_colour: Fill, fill_shown: Fill, fill_papers: Fill
    ) -> None:
        super().__init__()
        self.search = SearchField()
        self.hits = second_line("")
        self.depths = MenuButton("Depth", fill_depth)
        self.colours = MenuButton("Colour", fill_colour)
        self.zoom = second_line("100 %")
        chart.zoom_changed.connect(lambda zoom: self.zoom.setText(f"{zoom * 100:.0f} %"))
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 8, 16, 8)
        line.setSpacing(style.measures.SPACE_2)
        line.addWidget(self.search, 2)
        line.addWidget(self.hits)
        line.addStretch(1)
        line.addWidget(self.depths)
        line.addWidget(self.colours)
        line.addWidget(MenuButton("Show", fill_shown))
        line.addWidget(MenuButton("Print", fill_papers, "printer"))
        line.addWidget(icon_button("minus", "Smaller (wheel, or −)", lambda: chart.step_zoom(-1)))
        line.addWidget(self.zoom)
        line.addWidget(icon_button("zoom-in", "Larger (wheel, or +)", lambda: chart.step_zoom(1)))
        line.addWidget(icon_button("maximize", "Show all of it (0)", chart.fit_all))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The percent of the zoom go first where there is little room."""
        super().resizeEvent(event)
        self.zoom.setVisible(self.width() >= _ROOMY)
