"""The plan by month: charts over a table of every month, or of groups of seats against months, quarters and years."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout

from orgwright.gui import style
from orgwright.gui.computing import Computing
from orgwright.gui.staffing import model, month_model
from orgwright.gui.staffing.breakdown_table import BreakdownTable
from orgwright.gui.staffing.columns import FIGURES, MONTHS
from orgwright.gui.staffing.explained import explained_month
from orgwright.gui.staffing.month_charts import MonthCharts
from orgwright.gui.staffing.month_model import GroupRow, MonthRow
from orgwright.gui.staffing.page import StaffingPage
from orgwright.gui.widgets.buttons import MenuButton, SegmentedControl, quiet
from orgwright.gui.widgets.columns import explained_columns, plain_tip
from orgwright.gui.widgets.labels import ElidedLabel, hairline, second_line
from orgwright.gui.widgets.table import Table
from orgwright.planning.budgets import BudgetPlan, budget_plan
from orgwright.planning.explanation import Explanation
from orgwright.planning.explanations.budgets import budget_explained
from orgwright.planning.explanations.fiscal_years import period_explained
from orgwright.planning.organization import Organization
from orgwright.planning.plan_breakdown import Dimension, PlanBreakdown, PlanGroup, breakdown
from orgwright.planning.plan_part import PlanPart, Where
from orgwright.planning.staffing import StaffingMonth, StaffingPlan, staffing_plan
from orgwright.progress import Progress

if TYPE_CHECKING:
    from orgwright.gui.staffing.view import StaffingScreen

ALL = ""
"""The key of the view of all months; the others are those of the dimensions."""
_VIEWS = (
    (ALL, "Months"),
    (Dimension.UNIT.value, "Unit"),
    (Dimension.FAMILY.value, "Family"),
    (Dimension.LEVEL.value, "Level"),
    (Dimension.LOCATION.value, "Location"),
)


@dataclass(frozen=True, eq=False)
class _Planned:
    """The plans with all that the page shows of them, made off the GUI thread; the last is the one of the table."""

    plans: list[tuple[Organization, StaffingPlan]]
    coverage: list[model.Coverage]
    together: Sequence[Sequence[StaffingMonth]]
    budget: BudgetPlan
    units: tuple[int, ...] | None
    found: PlanBreakdown | None

    @property
    def plan(self) -> StaffingPlan:
        """The plan of the table."""
        return self.plans[-1][1]

    @cached_property
    def part(self) -> Where:
        """The unit that is looked at, with all below it; None for the whole."""
        if self.units is None:
            return None
        name = self.plans[-1][0].units[self.units[0]].name
        return PlanPart(name, self.plan.holds(self.units))


class MonthPage(StaffingPage):
    """Four charts and the table, of the scenario that is looked at beside the records; see the module."""

    plans_months = True

    def __init__(self, screen: "StaffingScreen") -> None:
        super().__init__(screen)
        self.plans: list[tuple[Organization, StaffingPlan]] = []
        self._planned: _Planned | None = None
        self._drawn: tuple[object, object] | None = None
        self.group: PlanGroup | None = None
        """The group that the months are of; None: of all of the unit."""
        self._grouped_by = Dimension.UNIT
        self._found: PlanBreakdown | None = None
        self._figure = "closing"
        self._length: int | None = None
        self._computing = Computing(self.context, "Staffing plan", self)
        self._grouping = Computing(self.context, "Groups of the plan", self)
        self._asked: tuple[MonthRow, str] | None = None
        self.charts = MonthCharts()
        asked = {title: partial(self._explained_by, title) for title in FIGURES}
        self.table = Table(explained_columns(MONTHS, asked), key=_key, sortable=False)
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
        whole.addWidget(self.charts, 2)
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

    def refresh(self) -> None:
        """Plan the months off the GUI thread."""
        months, unit_id = self.host.months, self.context.unit_id
        pictures = [self.context.recorded.as_of(self.context.day)]
        if self.context.scenario_id is not None:
            pictures.append(self.context.organization)

        units, by = self.host.unit_ids, self._wanted

        def work(progress: Progress) -> _Planned:
            plans = [(picture, staffing_plan(picture, None, months, progress)) for picture in pictures]
            coverage = [model.coverage_of(picture, plan, unit_id, progress) for picture, plan in plans]
            together = [plan.together(units) for _, plan in plans]
            found = None if by is None else breakdown(*plans[-1], by, units)
            return _Planned(plans, coverage, together, budget_plan(*plans[-1], unit_id), units, found)

        self._computing.start(work, self._show)

    def _show(self, planned: "_Planned") -> None:
        if self._length not in month_model.lengths_for(planned.plan.months.count):
            self._length = None
        self.plans, self._planned, self._found = planned.plans, planned, planned.found
        self._group_again()
        if self.host.page is self and self.host.is_explaining and self._asked is not None:
            asked, title = self._asked
            shown = (one for one in self.table.rows_model.rows if isinstance(one, MonthRow))
            again = next((one for one in shown if _key(one) == _key(asked)), None)
            if again is not None:
                self._open(again, title)

    @property
    def budget(self) -> BudgetPlan | None:
        """The budget of the unit against the plan that is shown."""
        return None if self._planned is None else self._planned.budget

    @property
    def _wanted(self) -> Dimension | None:
        """The dimension whose groups are looked at, in the table or as a group of its own."""
        return None if self.by.selected == ALL and self.group is None else self._grouped_by

    def _group_again(self) -> None:
        """Show what is chosen, once its groups are made; those of many units take their time."""
        planned, by = self._planned, self._wanted
        if planned is None:
            return
        if by is None or (self._found is not None and self._found.dimension is by):
            self._show_groups(self._found)
            return

        def done(found: PlanBreakdown) -> None:
            if self._planned is planned and self._wanted is by:
                self._show_groups(found)

        self._grouping.start(lambda _progress: breakdown(*planned.plans[-1], by, planned.units), done)

    def _show_groups(self, found: PlanBreakdown | None) -> None:
        """Charts and table of the plans that are there, after another choice was made."""
        self._found = found
        if self.group is not None and found is not None:
            title = self.group.title
            self.group = next((one for one in found.groups if one.title == title), None)
        organization, start = self.plans[-1][0], self.context.organization.facts.fiscal_year_start_month
        pictures, several = self._of_part()
        drawn = (self._planned, self.group)
        if self._drawn != drawn and self._planned is not None:
            self._drawn = drawn
            budget = None if self.group else self.budget
            coverage = () if self.group else self._planned.coverage
            self.charts.show_plans(pictures, several, coverage, budget, self.context.day)
        rows = month_model.month_rows(several[-1], start, None if self.group else self.budget)
        self.table.show_rows(rows)
        if self.by.selected != ALL and found is not None:
            if self._figure not in month_model.figures_of(self._grouped_by):
                self._figure = "closing"
            shown = month_model.group_rows(found, self._planned_part, start, self._period_length, self.budget)
            self.groups.show_groups(shown, self._figure, dict(_VIEWS)[self._grouped_by])
        self._tables.setCurrentWidget(self.table if self.by.selected == ALL else self.groups)
        self._say(organization, rows)

    @property
    def _planned_part(self) -> Where:
        return None if self._planned is None else self._planned.part

    def _of_part(self) -> tuple[list[Organization], Sequence[Sequence[StaffingMonth]]]:
        """The pictures with the months of what is looked at; of a group those of the last plan alone."""
        if self.group is not None:
            return [self.plans[-1][0]], [self.group.months]
        assert self._planned is not None
        return [one for one, _ in self.plans], self._planned.together

    def _say(self, organization: Organization, rows: Sequence[MonthRow]) -> None:
        """The choices as they stand, and what the head and the status bar tell."""
        plan = self.plans[-1][1]
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
        self._budget.setToolTip(plain_tip(", ".join(names)))
        without = model.without_cost_text(plan, self._planned_part)
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
        self._group_again()

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

    # What explains the figures

    def _explained_by(self, title: str, row: MonthRow) -> Explanation | None:
        return self.explained(row, title)

    @property
    def _where(self) -> Where:
        return self._planned_part if self.group is None else self.group.part

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


def _key(row: MonthRow) -> tuple[bool, date]:
    return row.is_year, row.one.month
