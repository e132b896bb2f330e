"""The plan by month: charts over a table of every month, or of groups of seats against months, quarters and years."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.computing import Computing
from orgwright.gui.staffing import model, month_model
from orgwright.gui.staffing.breakdown_table import BreakdownTable
from orgwright.gui.staffing.columns import FIGURES, MONTHS
from orgwright.gui.staffing.explained import explained_month
from orgwright.gui.staffing.month_model import GroupRow, MonthRow
from orgwright.gui.staffing.page import StaffingPage
from orgwright.gui.widgets.buttons import MenuButton, SegmentedControl, quiet
from orgwright.gui.widgets.chart_canvas import ChartCanvas
from orgwright.gui.widgets.columns import explained_columns
from orgwright.gui.widgets.labels import ElidedLabel, hairline, label, second_line
from orgwright.gui.widgets.table import Table
from orgwright.planning.budgets import BudgetPlan, budget_plan
from orgwright.planning.explanation import Explanation
from orgwright.planning.explanations.budgets import budget_explained
from orgwright.planning.explanations.fiscal_years import period_explained
from orgwright.planning.fiscal_years import MONTH, QUARTER, fiscal_periods
from orgwright.planning.organization import Organization
from orgwright.planning.plan_breakdown import Dimension, PlanBreakdown, PlanGroup, breakdown
from orgwright.planning.plan_part import Where
from orgwright.planning.staffing import StaffingMonth, StaffingPlan, staffing_plan
from orgwright.progress import Progress

if TYPE_CHECKING:
    from orgwright.charts.staffing import PlanLine
    from orgwright.gui.staffing.view import StaffingScreen

_HEADS = ("Month", "Headcount", "FTE", "Vacant", "Cost")
_STRETCH = (3, 2, 2, 3)
LEAST_FOR_FOUR = 1500
MOST_BARS = 24
"""Beyond so many months bars are drawn by quarter."""
ALL = ""
"""The key of the view of all months; the others are those of the dimensions."""
_VIEWS = (
    (ALL, "Months"),
    (Dimension.UNIT.value, "Unit"),
    (Dimension.FAMILY.value, "Family"),
    (Dimension.LEVEL.value, "Level"),
    (Dimension.LOCATION.value, "Location"),
)


class MonthPage(StaffingPage):
    """Four charts and the table, of the scenario that is looked at beside the records; see the module."""

    plans_months = True

    def __init__(self, screen: "StaffingScreen") -> None:
        super().__init__(screen)
        self.plans: list[tuple[Organization, StaffingPlan]] = []
        self.budget: BudgetPlan | None = None
        self.group: PlanGroup | None = None
        """The group that the months are of; None: of all of the unit."""
        self._grouped_by = Dimension.UNIT
        self._found: PlanBreakdown | None = None
        self._coverage: list[model.Coverage] = []
        self._figure = "closing"
        self._length: int | None = None
        self._computing = Computing(self.context, "Staffing plan", self)
        self._asked: tuple[MonthRow, str] | None = None
        self.fte = ChartCanvas("Filled and authorised FTE by month", QSize(220, 170))
        self.flow = ChartCanvas("Joined and left by month", QSize(180, 170))
        self.cost = ChartCanvas("Cost by month", QSize(150, 170))
        self.coverage = ChartCanvas("Coverage of the capability targets by month", QSize(180, 170))
        asked = {title: partial(self._explained_by, title) for title in FIGURES}
        self.table = Table(
            explained_columns(MONTHS, asked), key=lambda row: (row.is_year, row.one.month), sortable=False
        )
        self.table.opened.connect(self._open)
        self.table.explained.connect(screen.explain)
        self.groups = BreakdownTable(self._explained_group)
        self.groups.opened.connect(self._show_group)
        self.groups.explained.connect(screen.explain)
        self._tables = QStackedWidget()
        self._tables.addWidget(self.table)
        self._tables.addWidget(self.groups)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._charts(), 2)
        whole.addWidget(hairline())
        whole.addLayout(self._choices())
        whole.addWidget(hairline())
        whole.addWidget(self._tables, 3)

    def _choices(self) -> QHBoxLayout:
        """What the table shows: months or groups, which figure, by which periods; and what is left of the budget."""
        self.by = SegmentedControl(_VIEWS)
        self.by.chosen.connect(self._choose_view)
        self._figures = MenuButton("", self._fill_figures)
        self._periods = MenuButton("", self._fill_periods)
        self._back = quiet("", "x", self._leave_group)
        self._budget = ElidedLabel(pixels=style.measures.TEXT_SECOND)
        line = QHBoxLayout()
        line.setContentsMargins(16, 6, 16, 6)
        line.setSpacing(style.measures.SPACE_2)
        line.addWidget(second_line("Table by"))
        for one in (self.by, self._figures, self._periods, self._back):
            line.addWidget(one)
        line.addWidget(self._budget, 1)
        return line

    def _charts(self) -> QHBoxLayout:
        charts = QHBoxLayout()
        charts.setContentsMargins(16, 12, 16, 8)
        charts.setSpacing(style.measures.SPACE_6)
        titles = (
            ("FTE by month", "against authorised"),
            ("Headcount by month", "joined, left"),
            ("Cost by month", "vacant hatched, budget dashed"),
            ("Coverage by month", "targets, %"),
        )
        shown = (self.fte, self.flow, self.cost, self.coverage)
        for (title, second), chart, stretch in zip(titles, shown, _STRETCH, strict=True):
            head = QHBoxLayout()
            head.setSpacing(style.measures.SPACE_2)
            titled = label(title, bold=True)
            head.addWidget(titled)
            head.addWidget(second_line(second), 1)
            holder = QWidget()
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 0, 0, 0)
            column.addLayout(head)
            column.addWidget(chart, 1)
            charts.addWidget(holder, stretch)
            if chart is self.cost:
                self._cost_holder, self._cost_title = holder, titled
            if chart is self.flow:
                self._flow_title = titled
            if chart is self.coverage:
                self._coverage_holder = holder
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
        if self._length not in month_model.lengths_for(plans[-1][1].months.count):
            self._length = None
        self.plans, self._coverage = plans, coverage
        self.budget = budget_plan(*plans[-1], self.context.unit_id)
        self._show_again()
        if self.host.page is self and self.host.is_explaining and self._asked is not None:
            self._open(*self._asked)

    def _show_again(self) -> None:
        """Charts and table of the plans that are there, after another choice was made."""
        from orgwright.charts.staffing import PlanLine

        organization, plan = self.plans[-1]
        self._group_again(organization, plan)
        lines = [PlanLine(*model.line_of(one), several) for one, several in zip(*self._of_part(), strict=True)]
        months = lines[-1].months
        self._draw(lines, self._coverage)
        start = organization.facts.fiscal_year_start_month
        rows = month_model.month_rows(months, start, None if self.group else self.budget)
        self.table.show_rows(rows)
        if self._found is not None:
            if self._figure not in month_model.figures_of(self._grouped_by):
                self._figure = "closing"
            shown = month_model.group_rows(self._found, self.host.unit_ids, start, self._period_length, self.budget)
            self.groups.show_groups(shown, self._figure, dict(_VIEWS)[self._grouped_by])
        self._tables.setCurrentWidget(self.table if self.by.selected == ALL else self.groups)
        self._make_room()
        self._say(rows)

    def _group_again(self, organization: Organization, plan: StaffingPlan) -> None:
        """The groups of the dimension that is looked at, or of that of the group that is looked at."""
        if self.by.selected == ALL and self.group is None:
            self._found = None
            return
        self._found = breakdown(organization, plan, self._grouped_by, self.host.unit_ids)
        if self.group is not None:
            title = self.group.title
            self.group = next((one for one in self._found.groups if one.title == title), None)

    def _of_part(self) -> tuple[list[Organization], list[Sequence[StaffingMonth]]]:
        """The pictures with the months of what is looked at; of a group those of the last plan alone."""
        if self.group is not None:
            return [self.plans[-1][0]], [self.group.months]
        return [one for one, _ in self.plans], [plan.together(self.host.unit_ids) for _, plan in self.plans]

    def _say(self, rows: Sequence[MonthRow]) -> None:
        """The choices as they stand, and what the head and the status bar tell."""
        organization, plan = self.plans[-1]
        is_grouped = self.by.selected != ALL
        self._figures.setText(month_model.figures_of(self._grouped_by)[self._figure])
        self._periods.setText(month_model.PERIODS[self._period_length])
        for one in (self._figures, self._periods):
            one.setVisible(is_grouped)
        self._back.setVisible(self.group is not None and not is_grouped)
        self._back.setText("" if self.group is None else self.group.title)
        self._back.setToolTip("Back to the months of all")
        budget = self.budget
        names = [organization.units[one].name for one in budget.without] if budget is not None else []
        shown = "" if budget is None else month_model.budget_text(budget, organization.facts.currency, names)
        self._budget.setText("" if self.group is not None else shown)
        self._budget.setToolTip(", ".join(names))
        without = model.without_cost_text(plan, self.host.unit_ids)
        left = f"{plan.months.count} months from {plan.months.first:%B %Y}"
        self.tell(f"{left}, {without}" if without else left, self._checked(rows, plan))

    def _checked(self, rows: Sequence[MonthRow], plan: StaffingPlan) -> str:
        """In how many of the rows that are shown the identity holds."""
        if self.by.selected != ALL and self._found is not None:
            return month_model.checked_text(self._found.unbalanced, self._found.rows, plan.months.firsts)
        failing = [row.title for row in rows if not row.one.is_balanced]
        return month_model.held_text(len(rows), failing)

    # Choices

    @property
    def _period_length(self) -> int:
        return self._length or month_model.fitting_length(self.plans[-1][1].months.count)

    def _choose_view(self, key: str) -> None:
        if key != ALL:
            self._grouped_by = Dimension(key)
            self.group = None
        self.host.close_panel()
        self._choose()

    def _choose(self) -> None:
        if self.plans:
            self._show_again()

    def _fill_figures(self, menu: QMenu) -> None:
        for key, title in month_model.figures_of(self._grouped_by).items():
            self._offer(menu, title, key == self._figure, partial(self._choose_figure, key))

    def _fill_periods(self, menu: QMenu) -> None:
        for length in month_model.lengths_for(self.plans[-1][1].months.count) if self.plans else ():
            chosen = length == self._period_length
            self._offer(menu, month_model.PERIODS[length], chosen, partial(self._choose_length, length))

    def _offer(self, menu: QMenu, title: str, is_chosen: bool, choose: Callable[[], None]) -> None:
        action = menu.addAction(title)
        action.setCheckable(True)
        action.setChecked(is_chosen)
        action.triggered.connect(lambda _checked: choose())

    def _choose_figure(self, key: str) -> None:
        self._figure = key
        self._choose()

    def _choose_length(self, length: int) -> None:
        self._length = length
        self._choose()

    def _show_group(self, row: GroupRow) -> None:
        """The months of one group, in charts and table."""
        found = () if self._found is None else self._found.groups
        self.group = next((one for one in found if one.title == row.title), None)
        self.by.select(ALL)
        self.host.close_panel()
        self._choose()

    def _leave_group(self) -> None:
        self.group = None
        self.host.close_panel()
        self._choose()

    # Charts and what explains them

    def _make_room(self) -> None:
        """Coverage is that of the unit, so it goes where a group is looked at; its room is for the cost."""
        is_part = self.group is not None
        self._coverage_holder.setVisible(not is_part)
        self._cost_holder.setVisible(is_part or self.width() >= LEAST_FOR_FOUR)

    def _draw(self, plans: Sequence["PlanLine"], coverage: Sequence[model.Coverage]) -> None:
        """One or more plans over the same months; bars are those of the last one."""
        from orgwright.charts.coverage import draw_coverage_by_month, draw_coverage_of_scenarios
        from orgwright.charts.staffing import draw_cost_by_month, draw_fte_by_month, draw_joined_and_left

        months, today = plans[-1].months, self.context.day
        rows = [_HEADS, *(model.month_cells(one) for one in months)]
        self.fte.show_chart(lambda figure, palette: draw_fte_by_month(figure, plans, palette, today), rows)
        bars, budget = self._bars(months)
        by = "month" if len(bars) == len(months) else "quarter"
        self._flow_title.setText(f"Headcount by {by}")
        self._cost_title.setText(f"Cost by {by}")
        self.flow.show_chart(lambda figure, palette: draw_joined_and_left(figure, bars, palette, today), rows)
        self.cost.show_chart(lambda figure, palette: draw_cost_by_month(figure, bars, palette, budget), rows)
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

    def _bars(self, months: Sequence[StaffingMonth]) -> tuple[list[StaffingMonth], list[int]]:
        """What is drawn as bars, and the budget of each: months, or quarters where these are too many."""
        length = MONTH if len(months) <= MOST_BARS else QUARTER
        periods = fiscal_periods(months, self.context.organization.facts.fiscal_year_start_month, length)
        if self.budget is None or self.group is not None:
            return [one.total for one in periods], []
        firsts = self.budget.firsts
        budgets = [self.budget.over(month_model.places_of(one, firsts), "").budget for one in periods]
        return [one.total for one in periods], [one for one in budgets if one is not None]

    def _explained_by(self, title: str, row: MonthRow) -> Explanation | None:
        return self.explained(row, title)

    @property
    def _where(self) -> Where:
        return self.host.unit_ids if self.group is None else self.group.part

    def explained(self, row: MonthRow, title: str) -> Explanation | None:
        """How a figure of a month or of a fiscal year came about, under the plan that is shown."""
        if not self.plans:
            return None
        self._asked = (row, title)
        organization, plan = self.plans[-1]
        firsts = plan.months.firsts
        if any(one.month not in firsts for one in row.period.months):
            return None
        if title == "Budget left":
            if self.budget is None or self.group is not None:
                return None
            return budget_explained(organization, self.budget, month_model.places_of(row.period, firsts))
        if not row.is_year:
            return explained_month(organization, plan, self._where, row.one.month, title)
        wanted = "Closing" if title == "Month" else title
        figure = {one[0]: key for key, one in month_model.FIGURES.items()}.get(wanted, "opening")
        kind = month_model.FIGURES[figure][2] if figure in month_model.FIGURES else "whole"
        return period_explained(organization, row.period, self._name, figure, wanted, kind)

    @property
    def _name(self) -> str:
        """What the months that are shown are of."""
        if self.group is not None:
            return self.group.title
        unit_id, organization = self.context.unit_id, self.plans[-1][0]
        return organization.facts.name if unit_id is None else organization.units[unit_id].name

    def _explained_group(self, row: GroupRow, place: int, figure: str) -> Explanation | None:
        if not self.plans or place >= len(row.periods):
            return None
        self._asked = None
        organization, plan = self.plans[-1]
        period = row.periods[place]
        if figure == month_model.LEFT:
            if row.budget is None:
                return None
            return budget_explained(organization, row.budget, month_model.places_of(period, plan.months.firsts))
        title, _, kind = month_model.FIGURES[figure]
        if len(period.months) == 1:
            return explained_month(organization, plan, row.where, period.months[0].month, title)
        return period_explained(organization, period, row.title, figure, title, kind)

    def _open(self, row: MonthRow, title: str) -> None:
        shown = self.explained(row, title)
        if shown is not None:
            self.host.explain(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Four charts need room; where it lacks, the one whose figures stand in the table anyway goes first."""
        super().resizeEvent(event)
        self._make_room()
