"""The plan by month: FTE, who joins and leaves, cost and coverage as charts over a table of every month."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.staffing import model
from orgwright.gui.staffing.columns import FIGURES, MONTHS
from orgwright.gui.widgets.chart_canvas import ChartCanvas
from orgwright.gui.widgets.columns import explained_columns
from orgwright.gui.widgets.labels import hairline, label, second_line
from orgwright.gui.widgets.table import Table
from orgwright.planning.explanation import Explanation
from orgwright.planning.staffing import StaffingMonth

if TYPE_CHECKING:
    from orgwright.charts.staffing import PlanLine

_HEADS = ("Month", "Headcount", "FTE", "Vacant", "Cost")
_STRETCH = (3, 2, 2, 3)
LEAST_FOR_FOUR = 1500


class MonthPage(QWidget):
    """Four charts and the table; ``explain`` answers for a month and the title of a figure how it came about.

    ``opened`` gives a month and the title of a figure.
    """

    opened = Signal(object, str)

    def __init__(self, explain: Callable[[StaffingMonth, str], Explanation | None]) -> None:
        super().__init__()
        self.fte = ChartCanvas("Filled and authorised FTE by month", QSize(220, 170))
        self.flow = ChartCanvas("Joined and left by month", QSize(180, 170))
        self.cost = ChartCanvas("Cost by month", QSize(150, 170))
        self.coverage = ChartCanvas("Coverage of the capability targets by month", QSize(180, 170))
        asked = {title: partial(_asked, explain, title) for title in FIGURES}
        self.table = Table(explained_columns(MONTHS, asked), key=lambda row: row.month, sortable=False)
        self.table.opened.connect(self.opened)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._charts(), 2)
        whole.addWidget(hairline())
        whole.addWidget(self.table, 3)

    def _charts(self) -> QHBoxLayout:
        charts = QHBoxLayout()
        charts.setContentsMargins(16, 12, 16, 8)
        charts.setSpacing(style.measures.SPACE_6)
        titles = (
            ("FTE by month", "against authorised"),
            ("Headcount by month", "joined, left"),
            ("Cost by month", "vacant hatched"),
            ("Coverage by month", "targets, %"),
        )
        shown = (self.fte, self.flow, self.cost, self.coverage)
        for (title, second), chart, stretch in zip(titles, shown, _STRETCH, strict=True):
            head = QHBoxLayout()
            head.setSpacing(style.measures.SPACE_2)
            head.addWidget(label(title, bold=True))
            head.addWidget(second_line(second), 1)
            holder = QWidget()
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 0, 0, 0)
            column.addLayout(head)
            column.addWidget(chart, 1)
            charts.addWidget(holder, stretch)
            if chart is self.cost:
                self._cost_holder = holder
        return charts

    def show_plans(self, plans: Sequence["PlanLine"], coverage: Sequence[model.Coverage], today: date) -> None:
        """Show one or more plans over the same months; bars and table are those of the last one."""
        from orgwright.charts.coverage import draw_coverage_by_month, draw_coverage_of_scenarios
        from orgwright.charts.staffing import draw_cost_by_month, draw_fte_by_month, draw_joined_and_left

        months: Sequence[StaffingMonth] = plans[-1].months
        rows = [_HEADS, *(model.month_cells(one) for one in months)]
        self.fte.show_chart(lambda figure, palette: draw_fte_by_month(figure, plans, palette, today), rows)
        self.flow.show_chart(lambda figure, palette: draw_joined_and_left(figure, months, palette, today), rows)
        self.cost.show_chart(lambda figure, palette: draw_cost_by_month(figure, months, palette), rows)
        covered = [model.coverage_cells(*point) for point in coverage[-1].months]
        shares = [("Month", "Low", "High"), *covered]
        if len(coverage) == 1:
            alone = coverage[0].months
            self.coverage.show_chart(
                lambda figure, palette: draw_coverage_by_month(figure, alone, palette, today), shares
            )
        else:
            several, pairs = [(one.name, one.months) for one in coverage], [one.pair for one in coverage]
            self.coverage.show_chart(
                lambda figure, palette: draw_coverage_of_scenarios(figure, several, palette, today, pairs), shares
            )
        self.table.show_rows(months)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Four charts need room; where it lacks, the one whose figures stand in the table anyway goes first."""
        super().resizeEvent(event)
        self._cost_holder.setVisible(event.size().width() >= LEAST_FOR_FOUR)


def _asked(
    explain: Callable[[StaffingMonth, str], Explanation | None], title: str, month: StaffingMonth
) -> Explanation | None:
    return explain(month, title)
