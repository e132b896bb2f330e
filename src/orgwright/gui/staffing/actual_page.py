"""Plan and actual: a kept plan against what came, month by month, and who came or left otherwise than planned."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from orgwright.errors import RefusedInput
from orgwright.gui import style
from orgwright.gui.computing import Computing
from orgwright.gui.messages import attempt
from orgwright.gui.staffing import actual_model
from orgwright.gui.staffing.actual_columns import actual_columns, fitting_widths
from orgwright.gui.staffing.model import scenario_title
from orgwright.gui.staffing.page import StaffingPage
from orgwright.gui.widgets.amounts import day_text, month_text
from orgwright.gui.widgets.buttons import MenuButton, button, icon_button
from orgwright.gui.widgets.chart_canvas import ChartCanvas
from orgwright.gui.widgets.columns import Column
from orgwright.gui.widgets.dialogs import FormDialog
from orgwright.gui.widgets.empty_state import EmptyState
from orgwright.gui.widgets.fields import TextField
from orgwright.gui.widgets.labels import ElidedLabel, hairline, label
from orgwright.gui.widgets.table import Table
from orgwright.planning.explanation import Explanation
from orgwright.planning.explanations.plan_actual import TITLES, difference_explained, running_explained
from orgwright.planning.kept_plan import kept_content, kept_plan
from orgwright.planning.organization import Organization
from orgwright.planning.plan_actual import ComparedMonth, Otherwise, PlanActual, otherwise, plan_against_actual
from orgwright.planning.staffing import staffing_plan
from orgwright.progress import Progress
from orgwright.records import Baseline

if TYPE_CHECKING:
    from orgwright.gui.staffing.view import StaffingScreen

_NONE = "No plan is kept yet. Keep one, and as months pass it stands here beside what came."
_PEOPLE = (
    Column[Otherwise]("Person", lambda row: row.name, 150, is_key=True),
    Column[Otherwise]("At month end", lambda row: "there" if row.is_there else "not there", 88, tone="text2"),
    Column[Otherwise]("What is known", lambda row: row.why, 0, tone="text2", tooltip=lambda row: row.why),
)


class ActualPage(StaffingPage):
    """A chart of one figure and who differs, over a table of every month; see the module."""

    plans_months = True
    adds = ""

    def __init__(self, screen: "StaffingScreen") -> None:
        super().__init__(screen)
        self.compared: PlanActual | None = None
        self.kept_id: int | None = None
        self._recorded: Organization | None = None
        self._figure = "closing"
        self._computing = Computing(self.context, "Plan and actual", self)
        self._keeping = Computing(self.context, "Staffing plan", self)
        self.chart = ChartCanvas("A figure of the kept plan and what came", QSize(320, 160))
        self.people = Table(_PEOPLE, key=lambda row: (row.person_id, row.name), sortable=False)
        self.people.opened.connect(lambda row, _title: self._open_person(row))
        self.table = self._made_table(fitting_widths(()))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._built())
        self._nothing = EmptyState("calendar-range", _NONE, ("Keep this plan…", self.ask_and_keep))
        self._stack.addWidget(self._nothing)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._stack)

    def _made_table(self, widths: tuple[int, ...]) -> Table:
        """The table of the months in some widths, which are those of its figures."""
        self._widths = widths
        table = Table(
            actual_columns(widths, self._explained_difference, self._explained_running),
            key=lambda row: row.month,
            sortable=False,
        )
        table.setAccessibleName("Plan and actual by month")
        table.explained.connect(self.host.explain)
        table.chosen.connect(self._show_people)
        return table

    def _fit(self, widths: tuple[int, ...]) -> None:
        """Make the table anew where its figures need other widths."""
        if widths == self._widths:
            return
        old, self.table = self.table, self._made_table(widths)
        self._page.replaceWidget(old, self.table)
        old.deleteLater()

    def _built(self) -> QWidget:
        self._plans = MenuButton("", self._fill_plans, "calendar-range", "ordinary")
        self._figures = MenuButton("", self._fill_figures)
        self._sentence = ElidedLabel(pixels=style.measures.TEXT_SECOND)
        line = QHBoxLayout()
        line.setContentsMargins(16, 8, 16, 8)
        line.setSpacing(style.measures.SPACE_2)
        line.addWidget(self._plans)
        line.addWidget(self._sentence, 1)
        line.addWidget(button("Keep this plan…", "plus", self.ask_and_keep))
        line.addWidget(icon_button("trash", "Remove the kept plan", self.remove))
        self._who = label("", bold=True)
        page = QWidget()
        whole = QVBoxLayout(page)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(line)
        whole.addWidget(hairline())
        whole.addLayout(self._top(), 2)
        whole.addWidget(hairline())
        whole.addWidget(self.table, 3)
        self._page = whole
        return page

    def _top(self) -> QHBoxLayout:
        left, right, top = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        left.setContentsMargins(16, 8, 16, 8)
        left.addWidget(self._figures)
        left.addWidget(self.chart, 1)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        self._who.setContentsMargins(16, 12, 16, 8)
        right.addWidget(self._who)
        right.addWidget(self.people, 1)
        top.setSpacing(0)
        top.addLayout(left, 3)
        top.addWidget(hairline(vertical=True))
        top.addLayout(right, 3)
        return top

    # What is shown

    def refresh(self) -> None:
        """Compare the chosen plan with the records off the GUI thread."""
        recorded = self.context.recorded.as_of(self.context.day)
        rows = actual_model.kept_rows(recorded)
        if not rows:
            self.kept_id = self.compared = None
            self._computing.stop()
            self._stack.setCurrentWidget(self._nothing)
            self.tell("No plan is kept", " ")
            return
        self._stack.setCurrentIndex(0)
        if self.kept_id not in {one.baseline_id for one in rows}:
            self.kept_id = rows[0].baseline_id
        chosen = next(one for one in rows if one.baseline_id == self.kept_id)
        self._plans.setText(chosen.name)
        self._plans.setToolTip(chosen.second)
        baseline, unit_id = recorded.table(Baseline)[chosen.baseline_id], self.context.unit_id

        def work(progress: Progress) -> PlanActual:
            return plan_against_actual(recorded, kept_plan(baseline), unit_id, progress)

        self._computing.start(work, lambda found: self._show(recorded, found), self._refused)

    def _refused(self, error: BaseException) -> None:
        """A content that cannot be read leaves the page empty and says so."""
        if not isinstance(error, RefusedInput):
            self.context.failed.emit(error)
            return
        self.compared = None
        self.table.show_rows([])
        self.people.show_rows([])
        self.chart.show_chart(lambda figure, _palette: figure.clear(), [])
        self._who.setText("")
        self._sentence.setText(str(error))
        self.tell("", " ")

    def _show(self, recorded: Organization, compared: PlanActual) -> None:
        self._recorded, self.compared = recorded, compared
        self._sentence.setText(actual_model.sentence(compared, recorded.facts.currency))
        self._draw()
        self._fit(fitting_widths(compared.months))
        self.table.show_rows(compared.months)
        self._show_people(self.table.chosen_row)
        kept = compared.kept
        self.tell(
            f"“{kept.name}” against what came", f"{kept.scenario or 'As recorded'}, kept {day_text(kept.made_on)}"
        )

    def _draw(self) -> None:
        from orgwright.charts.plan_actual import draw_plan_and_actual

        compared = self.compared
        if compared is None:
            return
        title, kind = TITLES[self._figure]
        self._figures.setText(f"{title}, thousands" if kind == "money" else title)
        planned, came = actual_model.plotted(compared, self._figure)
        months, today = compared.kept.months.firsts, self.context.day
        cells = [(month_text(one.month), actual_model.pair_text(one, self._figure)) for one in compared.months]
        self.chart.show_chart(
            lambda figure, palette: draw_plan_and_actual(figure, months, planned, came, palette, today),
            [("Month", title), *cells],
        )

    def _show_people(self, row: ComparedMonth | None) -> None:
        """Who differs at the closing of the chosen month, else of the last one that has passed."""
        compared, recorded = self.compared, self._recorded
        if compared is None or recorded is None:
            return
        passed = compared.passed
        month = row if row is not None and row.has_passed and row in passed else passed[-1] if passed else None
        people = () if month is None else otherwise(recorded, compared, month.place)
        self.people.show_rows(people)
        self._who.setText(actual_model.people_title(len(people), month))

    def _explained_difference(self, figure: str, row: ComparedMonth) -> Explanation | None:
        if self.compared is None or self._recorded is None:
            return None
        return difference_explained(self._recorded, self.compared, row.place, figure)

    def _explained_running(self, figure: str, row: ComparedMonth) -> Explanation | None:
        if self.compared is None or self._recorded is None:
            return None
        return running_explained(self._recorded, self.compared, row.place, figure)

    def _open_person(self, row: Otherwise) -> None:
        if row.person_id in self.context.organization.people:
            self.context.jump("people", row.person_id)

    # Choices and writing

    def _fill_plans(self, menu: QMenu) -> None:
        for one in actual_model.kept_rows(self.context.recorded):
            action = menu.addAction(f"{one.name}  ({one.second})")
            action.setCheckable(True)
            action.setChecked(one.baseline_id == self.kept_id)
            action.triggered.connect(lambda _checked, chosen=one.baseline_id: self.show_kept(chosen))

    def _fill_figures(self, menu: QMenu) -> None:
        for figure in actual_model.SHOWN:
            action = menu.addAction(TITLES[figure][0])
            action.setCheckable(True)
            action.setChecked(figure == self._figure)
            action.triggered.connect(lambda _checked, chosen=figure: self.show_figure(chosen))

    def show_kept(self, baseline_id: int) -> None:
        """Compare another kept plan."""
        self.kept_id = baseline_id
        self.host.close_panel()
        self.refresh()

    def show_figure(self, figure: str) -> None:
        """Draw another figure."""
        self._figure = figure
        self._draw()

    def ask_and_keep(self) -> None:
        """Ask for a name and keep the plan of the scenario and the months that are looked at."""
        picture, months = self.context.organization, self.host.months
        sentence = (
            f"The plan “{scenario_title(picture)}” over {months} months from {month_text(picture.day)}, "
            "of the whole organization. Scenario and months are those chosen above."
        )
        dialog = FormDialog(self, "Keep this plan", "Keep the plan", lambda values: self.keep(values["name"]), sentence)
        dialog.form.add(TextField("Name", needed=True, hint="Budget 2027, Plan of the board"), key="name")
        dialog.exec()

    def keep(self, name: str) -> None:
        """Keep the plan under a name; it is planned off the GUI thread and shown when it is kept."""
        picture, months = self.context.organization, self.host.months
        self.context.workspace.check_kept_name(name)

        def work(progress: Progress) -> str:
            return kept_content(picture, staffing_plan(picture, None, months, progress))

        def done(content: str) -> None:
            made = attempt(self, lambda: self.context.workspace.keep_plan(name, picture, content))
            if made is not None:
                self.kept_id = made.made_id
                self.refresh()

        self._keeping.start(work, done)

    def remove(self) -> None:
        """Remove the kept plan that is shown; undo brings it back."""
        if self.kept_id is not None:
            self.remove_record(Baseline, self.kept_id)
