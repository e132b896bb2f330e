"""A chart in the window: a drawing function of ``charts`` on a canvas that follows size, theme and device ratio.

API::

    chart = ChartCanvas("Coverage by month, percent")
    chart.show_chart(lambda figure, palette: draw_coverage(figure, trend, palette), rows=trend_rows(trend))

One inch of the figure is 96 logical pixels. ``rows`` are the figures as text, heads first: the context menu copies
them, and a screen reader reads them. ``chart_actions`` are what a person can do with the chart, for menus and buttons.
matplotlib is loaded when the first chart is shown.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QMenu, QSizePolicy, QVBoxLayout, QWidget

from orgwright.charts.palette import DARK, LIGHT, ChartPalette
from orgwright.errors import PlanningError
from orgwright.gui import style
from orgwright.gui.messages import attempt
from orgwright.gui.style.fonts import families

if TYPE_CHECKING:
    from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
    from matplotlib.figure import Figure

Draw = Callable[["Figure", ChartPalette], object]
_PIXELS_PER_INCH = 96
REDRAW_AFTER_MS = 60
"""Rest that a window must come to while it is resized before its charts are drawn for the new size."""


@dataclass(frozen=True)
class ChartAction:
    """Something that a person can do with a chart, as menus and buttons offer it."""

    title: str
    run: Callable[[], object]


class ChartCanvas(QWidget):
    """One chart; see the module for its use."""

    def __init__(self, name: str, least: QSize = QSize(240, 160)) -> None:  # noqa: B008 - never changed
        super().__init__()
        self._name = name
        self._draw: Draw | None = None
        self._rows: Sequence[Sequence[str]] = ()
        self._canvas: FigureCanvasQTAgg | None = None
        self._is_stale = False
        self._resized = QTimer(self, singleShot=True, interval=REDRAW_AFTER_MS)
        self._resized.timeout.connect(self.redraw)
        self.setMinimumSize(least)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        style.notifier().changed.connect(self.redraw)

    def show_chart(self, draw: Draw, rows: Sequence[Sequence[str]] = ()) -> None:
        """Draw something else, now or when the chart is first seen."""
        self._draw = draw
        self._rows = rows
        self.setAccessibleDescription("\n".join(", ".join(row) for row in rows))
        self.redraw()

    def redraw(self) -> None:
        """Draw anew, in the colours of the theme."""
        self._is_stale = True
        if self.isVisible():
            self._draw_now()

    def _draw_now(self) -> None:
        if self._draw is None:
            return
        canvas = self._canvas or self._made_canvas()
        self._is_stale = False
        palette = DARK if style.current().is_dark else LIGHT
        canvas.figure.clear()
        canvas.figure.set_facecolor(palette.panel)
        # Names and ticks are placed by pixels, and a canvas that was just made does not know its size yet.
        width, height = (max(side, 1) / _PIXELS_PER_INCH for side in (self.width(), self.height()))
        canvas.figure.set_size_inches(width, height, forward=False)
        self._draw(canvas.figure, palette)
        canvas.draw_idle()  # type: ignore[no-untyped-call]

    def _made_canvas(self) -> "FigureCanvasQTAgg":
        import matplotlib
        from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
        from matplotlib.figure import Figure

        matplotlib.rcParams["font.family"] = "sans-serif"
        matplotlib.rcParams["font.sans-serif"] = [*families(), "DejaVu Sans"]
        # Two dollar signs in the name of a unit or a scenario are no formula.
        matplotlib.rcParams["text.parse_math"] = False
        figure = Figure(dpi=_PIXELS_PER_INCH)
        self._canvas = FigureCanvasQTAgg(figure)  # type: ignore[no-untyped-call]
        self._canvas.setFocusPolicy(self.focusPolicy())
        layout = self.layout()
        if layout is not None:
            layout.addWidget(self._canvas)
        return self._canvas

    def copy_figures(self) -> None:
        """Put the figures behind the chart on the clipboard as tab-separated text."""
        QGuiApplication.clipboard().setText("\n".join("\t".join(row) for row in self._rows))

    def copy_picture(self) -> None:
        """Put the chart on the clipboard as a picture."""
        QGuiApplication.clipboard().setPixmap(self._drawn().grab())

    def save(self, path: Path) -> None:
        """Write the chart as SVG or PNG, by the end of the name."""
        try:
            self._drawn().figure.savefig(path, dpi=_PIXELS_PER_INCH * 2)
        except (OSError, ValueError) as error:
            raise PlanningError(f"The chart could not be written to {path}: {error}.") from error

    def _drawn(self) -> "FigureCanvasQTAgg":
        """The canvas with the chart on it, drawn now if nobody has seen it yet."""
        if self._is_stale:
            self._draw_now()
        if self._canvas is None:
            raise PlanningError("There is no chart to copy or save yet.")
        return self._canvas

    @property
    def chart_actions(self) -> tuple[ChartAction, ...]:
        """Copy the figures or the picture, save the chart as a file."""
        return (
            ChartAction("Copy picture", lambda: attempt(self.window(), self.copy_picture)),
            ChartAction("Copy figures", self.copy_figures),
            ChartAction("Save SVG…", lambda: self._ask_save("svg")),
            ChartAction("Save PNG…", lambda: self._ask_save("png")),
        )

    def _ask_save(self, kind: str) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self.window(), "Save the chart as", f"{self._name}.{kind}", f"{kind.upper()} (*.{kind})"
        )
        if name:
            attempt(self.window(), lambda: self.save(Path(name).with_suffix(f".{kind}")))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Copy the figures or the picture, save as a file."""
        menu = QMenu(self)
        for one in self.chart_actions:
            menu.addAction(one.title, one.run)
        menu.popup(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place names and ticks for another size."""
        super().resizeEvent(event)
        if self._canvas is not None:
            self._resized.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what was asked for while the chart was hidden."""
        super().showEvent(event)
        if self._is_stale:
            self._draw_now()
