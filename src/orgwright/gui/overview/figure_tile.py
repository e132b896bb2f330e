"""One of the five figures at the top of the overview: its name, the figure with a small line, and what it compares to.

A click, Enter or F2 asks how it is computed. The small line goes where room lacks.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from orgwright.gui import style
from orgwright.gui.widgets.how_computed import Ask, HowComputed
from orgwright.gui.widgets.labels import ElidedLabel, label, set_tone
from orgwright.gui.widgets.sparkline import Sparkline

if TYPE_CHECKING:
    from orgwright.gui.overview.model import HeadFigure

COVERAGE, GATE, HEADCOUNT, SINGLE, RUN_RATE = "coverage", "gate", "headcount", "single", "run-rate"
HEADINGS = {
    COVERAGE: "Coverage",
    GATE: "People through the gate",
    HEADCOUNT: "Headcount",
    SINGLE: "Single holders",
    RUN_RATE: "Annual run rate",
}
"""The five figures in their order, as they are called before they are computed."""
HIGH = 82
LINE_FROM = 215
"""The width from which there is room for the small line."""
WAITING = "…"


class FigureTile(QWidget):
    """One figure; see the module."""

    def __init__(self, heading: str, ask: Ask) -> None:
        super().__init__()
        self.heading = label(heading, style.measures.TEXT_SECOND, tone="text2")
        self.figure = label(WAITING, style.measures.TEXT_FIGURE, bold=True)
        self.second = ElidedLabel("", style.measures.TEXT_CAPTION)
        self.second.setProperty("tone", "text2")
        self.line = Sparkline()
        self.setFixedHeight(HIGH)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 10, 16, 10)
        grid.setHorizontalSpacing(style.measures.SPACE_2)
        grid.setVerticalSpacing(0)
        grid.addWidget(self.heading, 0, 0, 1, 2)
        grid.addWidget(self.figure, 1, 0)
        grid.addWidget(self.line, 1, 1)
        grid.addWidget(self.second, 2, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        self.how = HowComputed(self, ask, self.figure)
        self.setAccessibleName(heading)

    def show_figure(self, shown: "HeadFigure") -> None:
        """Show the figure with its small line."""
        self.heading.setText(shown.heading)
        self.figure.setText(shown.figure)
        self.second.setText(shown.second)
        set_tone(self.second, shown.second_tone)
        self.line.show_values(shown.values, shown.highs, shown.line_tone)
        self.setAccessibleName(f"{shown.heading} {shown.figure}. {shown.second}")

    def wait(self) -> None:
        """Show that the figure is on its way."""
        self.figure.setText(WAITING)
        self.second.setText("")
        self.line.show_values(())

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for five in a narrow window."""
        return QSize(120, HIGH)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the small line away where room lacks."""
        super().resizeEvent(event)
        self.line.setVisible(self.width() >= LINE_FROM)
