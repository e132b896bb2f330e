"""The charts of the plan by month: FTE, who joins and leaves, cost with the budget, coverage."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.staffing import model
from orgwright.gui.staffing.month_model import places_of
from orgwright.gui.widgets.chart_canvas import ChartCanvas
from orgwright.gui.widgets.labels import label, second_line
from orgwright.planning.budgets import BudgetPlan
from orgwright.planning.fiscal_years import MONTH, QUARTER, fiscal_periods
from orgwright.planning.organization import Organization
from orgwright.planning.staffing import StaffingMonth

LEAST_FOR_FOUR = 1500
"""Pixels; below, the cost goes, whose figures stand in the table anyway."""
MOST_BARS = 24
"""Beyond so many months bars are drawn by quarter."""


class MonthCharts(QWidget):
    """Four charts beside each other; without coverage, which is that of a unit, its room is for the cost."""

    def __init__(self) -> None:
        super().__init__()
        self.fte = ChartCanvas("Filled and authorised FTE by month", QSize(220, 170))
        self.flow = ChartCanvas("Joined and left by month", QSize(180, 170))
        self.cost = ChartCanvas("Cost by month", QSize(150, 170))
        self.coverage = ChartCanvas("Coverage of the capability targets by month", QSize(180, 170))
        self._has_coverage = True
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 12, 16, 8)
        self._row.setSpacing(style.measures.SPACE_6)
        self._flow_title, self._cost_title = label("", bold=True), label("", bold=True)
        self._add(label("Filled FTE by month", bold=True), "against authorised", self.fte, 3)
        self._add(self._flow_title, "joined, left", self.flow, 2)
        self.cost_part = self._add(self._cost_title, "vacant hatched, budget dashed", self.cost, 2)
        self.coverage_part = self._add(label("Coverage by month", bold=True), "targets, %", self.coverage, 3)

    def _add(self, title: QWidget, second: str, chart: ChartCanvas, stretch: int) -> QWidget:
        head = QHBoxLayout()
        head.setSpacing(style.measures.SPACE_2)
        head.addWidget(title)
        head.addWidget(second_line(second), 1)
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(chart, 1)
        self._row.addWidget(part, stretch)
        return part

    def show_plans(
        self,
        pictures: Sequence[Organization],
        months: Sequence[Sequence[StaffingMonth]],
        coverage: Sequence[model.Coverage],
        budget: BudgetPlan | None,
        today: date,
    ) -> None:
        """Draw plans over the same months, each of its picture; bars are those of the last one."""
        from orgwright.charts.staffing import PlanLine, draw_cost_by_month, draw_fte_by_month, draw_joined_and_left

        lines = [PlanLine(*model.line_of(one), several) for one, several in zip(pictures, months, strict=True)]
        fte = model.fte_rows(months[-1])
        self.fte.show_chart(lambda figure, palette: draw_fte_by_month(figure, lines, palette, today), fte)
        bars, steps = _bars(months[-1], pictures[-1].facts.fiscal_year_start_month, budget)
        by = "month" if len(bars) == len(months[-1]) else "quarter"
        self._flow_title.setText(f"Headcount by {by}")
        self._cost_title.setText(f"Cost by {by}")
        flow, cost = model.flow_rows(bars), model.cost_rows(bars, steps)
        self.flow.show_chart(lambda figure, palette: draw_joined_and_left(figure, bars, palette, today), flow)
        self.cost.show_chart(lambda figure, palette: draw_cost_by_month(figure, bars, palette, steps), cost)
        self._has_coverage = bool(coverage)
        if coverage:
            self._draw_coverage(coverage, today)
        self._make_room()

    def _draw_coverage(self, coverage: Sequence[model.Coverage], today: date) -> None:
        from orgwright.charts.axes import shortened
        from orgwright.charts.coverage import draw_coverage_by_month, draw_coverage_of_scenarios

        cells = [("Month", "Low", "High"), *(model.coverage_cells(*point) for point in coverage[-1].months)]
        if len(coverage) == 1:
            alone = coverage[0].months
            self.coverage.show_chart(
                lambda figure, palette: draw_coverage_by_month(figure, alone, palette, today), cells
            )
            return
        several, pairs = [(shortened(one.name), one.months) for one in coverage], [one.pair for one in coverage]
        self.coverage.show_chart(
            lambda figure, palette: draw_coverage_of_scenarios(figure, several, palette, today, pairs), cells
        )

    def _make_room(self) -> None:
        self.coverage_part.setVisible(self._has_coverage)
        self.cost_part.setVisible(not self._has_coverage or self.width() >= LEAST_FOR_FOUR)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Four charts need room; where it lacks, the one whose figures stand in the table anyway goes first."""
        super().resizeEvent(event)
        self._make_room()


def _bars(
    months: Sequence[StaffingMonth], start_month: int, budget: BudgetPlan | None
) -> tuple[list[StaffingMonth], list[int]]:
    """What is drawn as bars, and the budget of each: months, or quarters where these are too many."""
    periods = fiscal_periods(months, start_month, MONTH if len(months) <= MOST_BARS else QUARTER)
    bars = [one.total for one in periods]
    if budget is None:
        return bars, []
    budgets = [budget.over(places_of(one, budget.firsts), "").budget for one in periods]
    return bars, [one for one in budgets if one is not None]
