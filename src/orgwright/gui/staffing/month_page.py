"""The plan by month: FTE, who joins and leaves, cost and coverage as charts over a table of every month."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.computing import Computing
from orgwright.gui.staffing import model
from orgwright.gui.staffing.columns import FIGURES, MONTHS
from orgwright.gui.staffing.explained import explained_month
from orgwright.gui.staffing.page import StaffingPage
from orgwright.gui.widgets.chart_canvas import ChartCanvas
from orgwright.gui.widgets.columns import explained_columns
from orgwright.gui.widgets.labels import hairline, label, second_line
from orgwright.gui.widgets.table import Table
from orgwright.planning.explanation import Explanation
from orgwright.planning.organization import Organization
from orgwright.planning.staffing import StaffingMonth, StaffingPlan, staffing_plan
from orgwright.progress import Progress

if TYPE_CHECKING:
    from orgwright.charts.staffing import PlanLine
    from orgwright.gui.staffing.view import StaffingScreen

_HEADS = ("Month", "Headcount", "FTE", "Vacant", "Cost")
_STRETCH = (3, 2, 2, 3)
LEAST_FOR_FOUR = 1500


class MonthPage(StaffingPage):
    """Four charts and the table, of the scenario that is looked at beside the records; see the module."""

    plans_months = True

    def __init__(self, screen: "StaffingScreen") -> None:
        super().__init__(screen)
        self.plans: list[tuple[Organization, StaffingPlan]] = []
        self._computing = Computing(self.context, "Staffing plan", self)
        self._asked: tuple[StaffingMonth, str] | None = None
        self.fte = ChartCanvas("Filled and authorised FTE by month", QSize(220, 170))
        self.flow = ChartCanvas("Joined and left by month", QSize(180, 170))
        self.cost = ChartCanvas("Cost by month", QSize(150, 170))
        self.coverage = ChartCanvas("Coverage of the capability targets by month", QSize(180, 170))
        asked = {title: partial(self._explained_by, title) for title in FIGURES}
        self.table = Table(explained_columns(MONTHS, asked), key=lambda row: row.month, sortable=False)
        self.table.opened.connect(self._open)
        self.table.explained.connect(screen.explain)
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

    def refresh(self) -> None:
        """Plan the months off the GUI thread."""
        months, unit_id = self.host.months, self.context.unit_id
        pictures = [self.context.recorded.as_of(self.context.day)]
        if self.context.scenario_id is not None:
            pictures.append(self.context.organization)

        def work(progress: Progress) -> tuple[list[tuple[Organization, StaffingPlan]], list[model.Coverage]]:
            plans = [(picture, staffing_plan(picture, None, months, progress)) for picture in pictures]
            return plans, [model.coverage_of(picture, plan, unit_id, progress) for picture, plan in plans]

        self._computing.start(work, lambda found: self._show(*found))

    def _show(self, plans: list[tuple[Organization, StaffingPlan]], coverage: list[model.Coverage]) -> None:
        from orgwright.charts.staffing import PlanLine

        self.plans = plans
        units = self.host.unit_ids
        lines = [PlanLine(*model.line_of(picture), plan.together(units)) for picture, plan in plans]
        months = lines[-1].months
        self._draw(lines, coverage)
        self.table.show_rows(months)
        without = model.without_cost_text(plans[-1][1], units)
        left = f"{len(months)} months from {months[0].month:%B %Y}"
        self.tell(f"{left}, {without}" if without else left, model.identity_text(months))
        if self.host.page is self and self.host.is_explaining and self._asked is not None:
            self._open(*self._asked)

    def _draw(self, plans: Sequence["PlanLine"], coverage: Sequence[model.Coverage]) -> None:
        """One or more plans over the same months; bars are those of the last one."""
        from orgwright.charts.coverage import draw_coverage_by_month, draw_coverage_of_scenarios
        from orgwright.charts.staffing import draw_cost_by_month, draw_fte_by_month, draw_joined_and_left

        months, today = plans[-1].months, self.context.day
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

    def _explained_by(self, title: str, month: StaffingMonth) -> Explanation | None:
        return self.explained(month, title)

    def explained(self, month: StaffingMonth, title: str) -> Explanation | None:
        """How a figure of a month came about, under the plan that is shown."""
        if not self.plans:
            return None
        self._asked = (month, title)
        return explained_month(*self.plans[-1], self.host.unit_ids, month.month, title)

    def _open(self, month: StaffingMonth, title: str) -> None:
        shown = self.explained(month, title)
        if shown is not None:
            self.host.explain(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Four charts need room; where it lacks, the one whose figures stand in the table anyway goes first."""
        super().resizeEvent(event)
        self._cost_holder.setVisible(event.size().width() >= LEAST_FOR_FOUR)
