"""Scenarios side by side: money, shape and capability in columns, FTE and coverage by month, and what differs."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.computing import Computing
from orgwright.gui.staffing import model
from orgwright.gui.staffing.compare_charts import fte_lines, fte_rows, show_coverage
from orgwright.gui.staffing.compare_heads import HEIGHT, ComparedHeads, PlanHead
from orgwright.gui.staffing.compare_rows import compared_lines
from orgwright.gui.staffing.compare_table import ROW, TITLES, ComparedTable
from orgwright.gui.staffing.differences_panel import DifferenceRow, DifferencesPanel
from orgwright.gui.staffing.page import StaffingPage
from orgwright.gui.staffing.papers import ask_and_export
from orgwright.gui.widgets.amounts import month_text
from orgwright.gui.widgets.buttons import MenuButton, SegmentedControl
from orgwright.gui.widgets.chart_canvas import ChartCanvas
from orgwright.gui.widgets.empty_state import EmptyState
from orgwright.gui.widgets.labels import hairline, label, second_line
from orgwright.planning.explanation import Explanation
from orgwright.planning.explanations.plan_comparison import measure_explained
from orgwright.planning.explanations.plan_differences import effect_explained
from orgwright.planning.futures import Band, futures
from orgwright.planning.organization import Organization
from orgwright.planning.plan_comparison import AS_RECORDED, Asked, PlanColumn, PlanComparison, asked_of, plan_column
from orgwright.planning.plan_differences import PlanDifferences, costed_differences, with_coverage
from orgwright.planning.planned_words import counted_kinds
from orgwright.planning.scenario import changes_of
from orgwright.planning.target_months import ChosenTarget, chosen, short_targets
from orgwright.progress import Progress

if TYPE_CHECKING:
    from orgwright.gui.staffing.view import StaffingScreen

NARROWEST = 136
"""Of a column of a plan; where they do not fit, they scroll."""
MOST_AT_FIRST = 6
MOST_GAPS = 20
MAIN_ROWS, ALL_ROWS = "main", "all"
FUTURES = 1_000
"""Simulated futures of each plan, of which the band of 10 to 90 % stands in its small chart."""
_LEGEND = "one scale for all;\nsteps: authorised;\nthin: the first plan"
_LEGEND_WITH_BAND = f"steps: authorised;\nthin: the first plan; band:\n10–90 % of {FUTURES:,} futures"
ROWS_BEFORE_CHART, LEAST_CHART, MOST_CHART = 14, 150, 480
"""Rows that are shown before the chart under them gets any room, and its heights."""


class ComparePage(StaffingPage):
    """Columns of scenarios with their figures; see the module."""

    adds = "Scenario"
    plans_months = True

    def __init__(self, screen: "StaffingScreen") -> None:
        super().__init__(screen)
        self.shown: list[int | None] | None = None
        """The scenarios in the order of their columns, None as recorded; nothing chosen yet: all, up to six."""
        self._in_bar: int | None = None
        self.target: ChosenTarget | None = None
        """The gap of which is said when it is closed; None for the worst one."""
        self.asked: Asked | None = None
        self.columns: dict[int | None, PlanColumn] = {}
        self.comparison: PlanComparison | None = None
        self.chosen_id: int | None = None
        self.against_id: int | None = None
        self._computing = Computing(self.context, "Comparing plans", self, rests_while_hidden=True)
        self.bands: dict[int | None, Band] = {}
        """FTE in simulated futures, by scenario; filled after the columns are shown."""
        self._simulating = Computing(self.context, "Simulating futures", self, rests_while_hidden=True)
        self._computing.cancelled.connect(lambda: self.tell("The comparison was stopped"))
        self._differing = Computing(self.context, "What differs", self, rests_while_hidden=True)
        self.differences: PlanDifferences | None = None
        self.panel = DifferencesPanel(self._fill_others, self._explained, self._make_real, self._export)
        # Its buttons lead to this page: it must go with it, also where it was never opened.
        self.panel.setParent(self)
        self.panel.hide()
        self.panel.table.explained.connect(screen.explain)
        screen.panel_dismissed.connect(self._note_dismissed)
        self._wants_panel = True
        """Whether what differs is shown where there is room: until the user closes it, and from choosing a plan on."""
        self._differing.cancelled.connect(self.panel.show_stopped)
        self.heads = ComparedHeads()
        self.heads.plan_chosen.connect(self.choose_plan)
        self.table = ComparedTable()
        self.table.opened.connect(self.open_figure)
        self.table.plan_chosen.connect(self.choose_plan)
        self.table.room_changed.connect(self._fit_columns)
        self.coverage = ChartCanvas("Coverage by month, low end, percent", QSize(240, 100))
        self._rows = SegmentedControl([(MAIN_ROWS, "Main rows"), (ALL_ROWS, "All")])
        self._rows.chosen.connect(lambda _key: self._show_rows())
        self._which = MenuButton("Scenarios", self._fill_scenarios, "git-branch", "ordinary")
        self._pages = QStackedWidget()
        self._pages.addWidget(self._built())
        by_month = ("See the plan by month", lambda: self.host.show_page("month"))
        sentence = "There is no scenario to compare yet. One holds dated changes: who is hired, moved, taught."
        self._pages.addWidget(EmptyState("git-branch", sentence, ("Add a scenario", self.add), by_month))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)

    def _built(self) -> QWidget:
        page = QWidget()
        whole = QVBoxLayout(page)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        top = QHBoxLayout()
        top.setSpacing(0)
        top.addWidget(self._built_corner())
        top.addWidget(self.heads, 1)
        whole.addLayout(top)
        whole.addWidget(hairline())
        whole.addWidget(self.table, 1)
        self.table.horizontalScrollBar().valueChanged.connect(self.heads.horizontalScrollBar().setValue)
        self._below = QWidget()
        column = QVBoxLayout(self._below)
        column.setContentsMargins(16, 10, 16, 6)
        column.setSpacing(style.measures.SPACE_1)
        column.addWidget(label("Coverage by month, low end, %", bold=True))
        column.addWidget(self.coverage, 1)
        self._line = hairline()
        whole.addWidget(self._line)
        whole.addWidget(self._below)
        whole.addStretch(0)
        return page

    def _built_corner(self) -> QWidget:
        corner = QWidget()
        corner.setFixedSize(TITLES, HEIGHT)
        column = QVBoxLayout(corner)
        column.setContentsMargins(16, 10, 8, 8)
        column.setSpacing(style.measures.SPACE_1)
        column.addWidget(self._which, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(style.measures.SPACE_1)
        column.addWidget(label("FTE by month", bold=True))
        self._legend = second_line("", wrap=True)
        column.addWidget(self._legend)
        column.addStretch(1)
        column.addWidget(self._rows, 0, Qt.AlignmentFlag.AlignLeft)
        return corner

    # What is compared

    def refresh(self) -> None:
        """Compute every column anew, off the GUI thread."""
        recorded = self.context.recorded.as_of(self.context.day)
        self.columns, self.bands, self.asked = {}, {}, None
        if self.context.scenario_id != self._in_bar:
            self._in_bar = self.context.scenario_id
            self.chosen_id = self._in_bar
        self._pages.setCurrentIndex(0 if recorded.scenarios else 1)
        for one in (self._computing, self._simulating, self._differing):
            one.stop()
        if not recorded.scenarios:
            self.tell("No scenarios")
            return
        if self.shown is not None:
            self.shown = [one for one in self.shown if one is None or one in recorded.scenarios] or None
        self._compute()

    @property
    def shown_ids(self) -> list[int | None]:
        """The scenarios of the columns: those chosen, else as recorded and the first by title."""
        if self.shown is not None:
            return self.shown
        scenarios = self.context.recorded.scenarios
        ordered = sorted(scenarios, key=lambda key: scenarios[key].title.casefold())
        return [None, *ordered[: MOST_AT_FIRST - 1]]

    def _compute(self) -> None:
        """Compute the columns that are not known yet."""
        recorded, known = self.context.recorded.as_of(self.context.day), dict(self.columns)
        unit_id, months, ids = self.context.unit_id, self.host.months, self.shown_ids
        before, target = self.asked, self._known_target(recorded)

        def work(progress: Progress) -> tuple[Asked, dict[int | None, PlanColumn]]:
            asked = before or asked_of(recorded, unit_id, None, months, target)
            return asked, {one: known.get(one) or plan_column(recorded, one, asked, progress) for one in ids}

        self._computing.start(work, lambda found: self._show(*found))

    def _show(self, asked: Asked, columns: dict[int | None, PlanColumn]) -> None:
        self.asked, self.columns = asked, {**self.columns, **columns}
        comparison = PlanComparison(asked, tuple(columns.values()))
        self.comparison = comparison
        self._which.setText(f"{len(columns)} {'plan' if len(columns) == 1 else 'plans'}")
        self.heads.show_heads([self._head(one) for one in comparison.columns])
        self._draw_heads()
        self._show_rows()
        if self.chosen_id not in columns or self.chosen_id == self.against_id:
            self.chosen_id = comparison.columns[-1].scenario_id
        if self.against_id not in columns or self.chosen_id == self.against_id:
            self.against_id = comparison.columns[0].scenario_id
        first, last = month_text(asked.months.firsts[0]), month_text(asked.months.firsts[-1])
        against = f"{len(columns)} plans at the end of {last}, differences to “{comparison.columns[0].title}”"
        self.tell(f"{asked.months.count} months from {first}", against)
        self._show_chosen(opens=self._wants_panel and self._has_room)
        self._simulate(asked)

    def _simulate(self, asked: Asked) -> None:
        """Add the bands of simulated futures to the heads, for the columns that have none yet."""
        recorded, unit_id = self.context.recorded.as_of(self.context.day), asked.unit_id
        wanted = [one for one in self.columns if one not in self.bands]

        def work(progress: Progress) -> dict[int | None, Band]:
            count = asked.months.count
            return {
                one: futures(
                    recorded.under(one), count, count=FUTURES, coverage_count=0, unit_id=unit_id, progress=progress
                ).fte
                for one in wanted
            }

        def done(found: dict[int | None, Band]) -> None:
            self.bands |= found
            self._draw_heads()

        if wanted:
            self._simulating.start(work, done)

    def _draw_heads(self) -> None:
        self._legend.setText(_LEGEND_WITH_BAND if self.bands else _LEGEND)
        self.heads.show_charts(fte_lines(self._columns, self.bands), fte_rows)

    def _show_rows(self) -> None:
        if self.comparison is not None:
            currency, is_main = self.context.recorded.facts.currency, self._rows.selected == MAIN_ROWS
            lines = compared_lines(self.comparison, currency, is_main)
            self.table.show_lines(lines, [one.title for one in self.comparison.columns])
            # On a high screen the chart stands right below the rows.
            self.table.setMaximumHeight(ROW * len(lines) + style.measures.SPACE_4)
            self._fit_columns()

    def _head(self, column: PlanColumn) -> PlanHead:
        title, pair = model.line_of(column.picture)
        scenario = column.picture.scenario
        if scenario is None or scenario.id is None:
            return PlanHead(title, pair, "Nothing is decided beyond what is recorded.")
        made_of = counted_kinds(changes_of(column.picture, scenario.id)) or "No changes yet"
        return PlanHead(title, pair, scenario.notes or f"{made_of}.")

    @property
    def _columns(self) -> Sequence[PlanColumn]:
        return () if self.comparison is None else self.comparison.columns

    def _place_of(self, scenario_id: int | None) -> int:
        return next((place for place, one in enumerate(self._columns) if one.scenario_id == scenario_id), -1)

    # Choosing

    def choose_plan(self, place: int) -> None:
        """Show what differs between a plan and the one that it is held against."""
        if not 0 <= place < len(self._columns):
            return
        chosen = self._columns[place].scenario_id
        if chosen == self.against_id:
            self.against_id = self.chosen_id if self.chosen_id != chosen else self._columns[0].scenario_id
        self.chosen_id = chosen
        self._show_chosen(opens=True)

    def _show_chosen(self, opens: bool) -> None:
        place = self._place_of(self.chosen_id)
        self.heads.show_chosen(place)
        self.table.show_chosen(place)
        show_coverage(self.coverage, self._columns, place, self.context.day)
        if opens:
            self._open_panel()
        self._compute_differences()

    @property
    def _has_room(self) -> bool:
        """Whether the panel stands beside the plans, not over them."""
        return self.window().width() >= style.measures.PANEL_OVERLAY_BELOW

    def _open_panel(self) -> None:
        self._wants_panel = True
        if self.host.page is self and not self.host.is_explaining:
            self.host.show_panel(self.panel)

    def _note_dismissed(self, panel: QWidget) -> None:
        if panel is self.panel:
            self._wants_panel = False

    def _compute_differences(self) -> None:
        recorded, asked = self.context.recorded.as_of(self.context.day), self.asked
        first, second = self._place_of(self.against_id), self._place_of(self.chosen_id)
        if asked is None or first < 0 or second < 0:
            return
        titles = self._columns[first].title, self._columns[second].title
        self.panel.show_waiting(titles[1], titles[0])
        self.panel.make_real.setEnabled(self.chosen_id is not None)
        first_id, second_id = self.against_id, self.chosen_id

        def show(found: PlanDifferences, is_whole: bool) -> None:
            self.differences = found
            self.panel.show_differences(found, titles, self.context.recorded.facts.currency, is_whole)

        def costed(found: PlanDifferences) -> None:
            """What differs and what it costs is shown before its effects on coverage are known."""
            show(found, is_whole=False)
            work = partial(with_coverage, recorded, found, asked)
            self._differing.start(work, lambda measured: show(measured, is_whole=True))

        self._differing.start(partial(costed_differences, recorded, first_id, second_id, asked), costed)

    def _explained(self, row: DifferenceRow) -> Explanation | None:
        """How the effect of a difference came about; what changes do together has no plan of its own."""
        found, asked = self.differences, self.asked
        if found is None or asked is None or not 0 <= row.number < len(found.rows):
            return None
        one = found.rows[row.number]
        column = self.columns.get(found.second_id if one.is_second else found.first_id)
        return None if column is None else effect_explained(asked, column, one)

    def open_figure(self, key: str, place: int) -> None:
        """Open how a figure came about."""
        if self.asked is not None and 0 <= place < len(self._columns):
            self.host.explain(measure_explained(self.asked, self._columns[place], key))

    def _fill_others(self, menu: QMenu) -> None:
        for one in self._columns:
            action = menu.addAction(one.title.replace("&", "&&"), partial(self.hold_against, one.scenario_id))
            action.setCheckable(True)
            action.setChecked(one.scenario_id == self.against_id)
            action.setEnabled(one.scenario_id != self.chosen_id)

    def hold_against(self, scenario_id: int | None) -> None:
        """Show what the chosen plan has that another one has not, and the other way round."""
        self.against_id = scenario_id
        self._show_chosen(opens=True)

    def _fill_scenarios(self, menu: QMenu) -> None:
        shown = self.shown_ids
        titles: dict[int | None, str] = {None: AS_RECORDED}
        titles |= {key: one.title for key, one in self.context.recorded.scenarios.items()}
        for key in sorted(titles, key=lambda one: (one is not None, titles[one].casefold())):
            action = menu.addAction(titles[key].replace("&", "&&"), partial(self.toggle, key))
            action.setCheckable(True)
            action.setChecked(key in shown)
            action.setEnabled(key not in shown or len(shown) > 1)
        menu.addSeparator()
        self._fill_gaps(menu.addMenu("Which gap is closed when"))
        menu.addAction(style.icon("plus"), "Add a scenario…", self.add)

    def _fill_gaps(self, menu: QMenu) -> None:
        """The targets that are short today, the worst first."""
        recorded = self.context.recorded.as_of(self.context.day)
        short = short_targets(recorded, self.context.unit_id)[:MOST_GAPS]
        menu.setEnabled(bool(short))
        shown = None if self.asked is None else self.asked.target
        for one in map(chosen, short):
            action = menu.addAction(gap_text(recorded, one).replace("&", "&&"), partial(self.choose_gap, one))
            action.setCheckable(True)
            action.setChecked(one == shown)

    def choose_gap(self, target: ChosenTarget) -> None:
        """Say of another target when it is met."""
        self.target = target
        self.refresh()

    def _known_target(self, recorded: Organization) -> ChosenTarget | None:
        """The chosen target, as long as its unit and skill are there and in the unit of the bar."""
        one = self.target
        is_there = one is not None and one.skill_id in recorded.skills
        units = recorded.seating.subtree(self.context.unit_id)
        return one if one is not None and is_there and one.unit_id in units else None

    def toggle(self, scenario_id: int | None) -> None:
        """Add the column of a scenario at the right, or take it away; the first one is what others are held against."""
        shown = self.shown_ids
        gone = [one for one in shown if one != scenario_id]
        self.shown = gone if scenario_id in shown else [*shown, scenario_id]
        self._compute()

    def add(self) -> None:
        """Ask for a new scenario, where its changes are made too."""
        self.host.show_page("scenarios").add()

    def _make_real(self) -> None:
        """Go to the changes of the plan: there all of them, or the chosen ones, are made real."""
        from orgwright.gui.staffing.scenarios_page import ScenariosPage

        page = self.host.show_page("scenarios")
        if isinstance(page, ScenariosPage):
            page.table.choose(self.chosen_id)

    def _export(self) -> None:
        ask_and_export(self.host, with_all=True)

    # Room

    def _fit_columns(self) -> None:
        count = len(self._columns)
        if count:
            room = self.table.viewport().width()
            width = max(NARROWEST, room // count)
            for place in range(count):
                self.table.setColumnWidth(place, width)
            self.heads.set_column_width(width)

    def showEvent(self, event: QShowEvent) -> None:
        """What differs is beside the plans again when the user comes back from another page."""
        super().showEvent(event)
        if self.comparison is not None and self.columns and self._wants_panel and self._has_room:
            self._open_panel()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns share the width; where height lacks, the chart under the table goes before its rows."""
        super().resizeEvent(event)
        left = event.size().height() - HEIGHT - ROW * ROWS_BEFORE_CHART - style.measures.SPACE_1
        for one in (self._line, self._below):
            one.setVisible(left >= LEAST_CHART)
        self._below.setFixedHeight(min(max(left, LEAST_CHART), MOST_CHART))


def gap_text(recorded: Organization, target: ChosenTarget) -> str:
    """A target as a menu names it."""
    skill, unit = recorded.skills[target.skill_id].name, recorded.units[target.unit_id].name
    return f"{skill}: {target.people_needed} at level {target.level}, {unit}"
