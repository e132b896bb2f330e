"""The screen of the staffing plan: by month as chart and table, seats, requisitions, scenarios, and rates."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from orgwright import __version__
from orgwright.gui import style
from orgwright.gui.context import Context
from orgwright.gui.messages import attempt
from orgwright.gui.record_forms import add_record, edit_form, fill_seat
from orgwright.gui.screen import Screen
from orgwright.gui.staffing import model
from orgwright.gui.staffing.columns import PLANNED, REQUISITIONS, SCENARIOS, SEATS
from orgwright.gui.staffing.explained import explained_month
from orgwright.gui.staffing.month_page import MonthPage
from orgwright.gui.staffing.planned_form import TITLES, ask_planned, planned_form
from orgwright.gui.staffing.rates_page import RatesPage
from orgwright.gui.widgets.buttons import MenuButton, SegmentedControl, button
from orgwright.gui.widgets.columns import explained_columns
from orgwright.gui.widgets.empty_state import EmptyState
from orgwright.gui.widgets.labels import hairline, label, second_line
from orgwright.gui.widgets.side_panel import SidePanel
from orgwright.gui.widgets.table import Table
from orgwright.planning.explanation import Explanation
from orgwright.planning.explanations.cost_rates import annual_cost_explained
from orgwright.planning.explanations.plans import requisition_days, scenario_changes
from orgwright.planning.explanations.structure import position_fte
from orgwright.planning.keys import new_key
from orgwright.planning.organization import Organization
from orgwright.planning.staffing import StaffingMonth, StaffingPlan, staffing_plan
from orgwright.progress import Progress
from orgwright.records import (
    ChangeKind,
    Incumbency,
    PlannedChange,
    Position,
    PositionStatus,
    Requisition,
    RequisitionStatus,
    Scenario,
)
from orgwright.workspace import Changes

MONTH, SEAT, REQUISITION, PLAN, RATE = "month", "seats", "requisitions", "scenarios", "rates"
LENGTHS = (6, 12, 18, 24, 36)


class StaffingScreen(Screen):
    """The plan of the context's unit under its scenario; see the module."""

    key, title, icon, group = "staffing", "Staffing plan", "calendar-range", 1

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.months = 12
        self.plans: list[tuple[Organization, StaffingPlan]] = []
        self.part = SegmentedControl(
            [(MONTH, "By month"), (SEAT, "Seats"), (REQUISITION, "Requisitions"), (PLAN, "Scenarios"), (RATE, "Rates")]
        )
        self.part.chosen.connect(lambda _key: self._turn())
        self._length = MenuButton("12 months", self._fill_lengths)
        self._new = button("Position", "plus", self._add)
        self.head.add_action(self._length)
        self.head.add_action(self.part)
        self.head.add_action(self._new)
        self.head.add_action(MenuButton("Export workbook…", self._fill_exports, "upload", "ordinary"))
        self.month_page = MonthPage(self._explained_month)
        self.month_page.opened.connect(self._open_month)
        self.seats = Table(
            explained_columns(SEATS, {"FTE": self._explained_fte, "Annual cost": self._explained_cost}),
            key=lambda row: row.position_id,
        )
        asked = {"Days": self._explained_days}
        self.requisitions = Table(explained_columns(REQUISITIONS, asked), key=lambda row: row.requisition_id)
        both = dict.fromkeys(("Changes", "Cannot apply"), self._explained_changes)
        self.scenarios = Table(explained_columns(SCENARIOS, both), key=lambda row: row.scenario_id)
        for table in (self.month_page.table, self.seats, self.requisitions, self.scenarios):
            table.explained.connect(self.explain)
        self.planned = Table(PLANNED, key=lambda row: row.change_id, sortable=False)
        self.seats.chosen.connect(self._edit_seat)
        self.requisitions.chosen.connect(self._edit_requisition)
        self.seats.menu_wanted.connect(lambda row, menu: self._offer_slate(row.position_id, menu))
        self.requisitions.menu_wanted.connect(self._fill_requisition_menu)
        self.scenarios.chosen.connect(self._choose_scenario)
        self.planned.chosen.connect(self._edit_planned)
        self.rates = RatesPage(context, self)
        self.editor = SidePanel()
        self._parts = QStackedWidget()
        self._asked = 0
        self._asked_month: tuple[StaffingMonth, str] | None = None
        self.set_body(self._built())

    def _built(self) -> QWidget:
        for part in (self.month_page, self.seats, self.requisitions, self._built_scenarios(), self.rates):
            self._parts.addWidget(part)
        return self._parts

    def _built_scenarios(self) -> QWidget:
        page = QWidget()
        whole = QVBoxLayout(page)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._planned_title = label("", bold=True)
        self._planned_note = second_line("")
        line = QHBoxLayout()
        line.setContentsMargins(16, 8, 16, 8)
        line.setSpacing(style.measures.SPACE_2)
        line.addWidget(self._planned_title)
        line.addWidget(self._planned_note, 1)
        line.addWidget(button("Edit scenario", "pencil", self._edit_scenario))
        line.addWidget(MenuButton("Planned change", self._fill_kinds, "plus", "ordinary"))
        whole.addWidget(self.scenarios, 1)
        whole.addWidget(hairline())
        whole.addLayout(line)
        whole.addWidget(self.planned, 3)
        return page

    # What is shown

    def refresh(self, changes: Changes | None) -> None:
        """Show the plan of the unit from the month of the day on, under the scenario."""
        organization = self.context.organization
        if not organization.positions and not organization.scenarios:
            self.close_panel()
            action = ("Add a position", self._add) if organization.units else None
            other = ("Add units first", lambda: self.context.jump("organization")) if action is None else None
            self.show_empty(EmptyState("calendar-range", "There are no seats to plan with yet.", action or other, None))
            return
        self.show_body()
        self._show_part()

    def _turn(self) -> None:
        """Go to another part; the panel belonged to the part before."""
        self.close_panel()
        self._asked_month = None
        self._show_part()

    def _show_part(self) -> None:
        part, organization, unit_id = self.part.selected, self.context.organization, self.context.unit_id
        self._parts.setCurrentIndex((MONTH, SEAT, REQUISITION, PLAN, RATE).index(part))
        # What goes, goes first: both together would widen a narrow window for good.
        going, coming = (self._new, self._length) if part == MONTH else (self._length, self._new)
        going.hide()
        coming.show()
        titles = {MONTH: "Position", SEAT: "Position", REQUISITION: "Requisition", PLAN: "Scenario", RATE: "Rate"}
        self._new.setText(titles[part])
        if part == MONTH:
            self._plan_months()
        elif part == SEAT:
            rows = model.seat_rows(organization, unit_id)
            self.seats.show_rows(rows)
            vacant = sum(row.status in ("vacant", "partly vacant") for row in rows)
            without = sum(row.cost is None for row in rows)
            self._tell(f"{len(rows)} seats, {vacant} with vacant FTE, {without} without a cost")
        elif part == REQUISITION:
            requisitions = model.requisition_rows(organization, unit_id)
            self.requisitions.show_rows(requisitions)
            self._tell(f"{len(requisitions)} requisitions, {sum(row.status == 'open' for row in requisitions)} open")
        elif part == PLAN:
            self._show_scenarios()
        else:
            self._tell(f"{self.rates.show_rates()} rates")

    def _tell(self, left: str, right: str = "") -> None:
        scenario = self.context.organization.scenario
        self.head.set_subtitle(left)
        self.set_status(left, right or ("As recorded" if scenario is None else f"Under “{scenario.title}”"))

    def _plan_months(self) -> None:
        """Compute the plan off the GUI thread; only the newest answer is shown."""
        self._asked += 1
        asked, months, unit_id = self._asked, self.months, self.context.unit_id
        pictures = [self.context.recorded.as_of(self.context.day)]
        if self.context.scenario_id is not None:
            pictures.append(self.context.organization)

        def work(progress: Progress) -> tuple[list[tuple[Organization, StaffingPlan]], list[model.Coverage]]:
            plans = [(picture, staffing_plan(picture, None, months, progress)) for picture in pictures]
            return plans, [model.coverage_of(picture, plan, unit_id, progress) for picture, plan in plans]

        def done(found: tuple[list[tuple[Organization, StaffingPlan]], list[model.Coverage]]) -> None:
            if asked == self._asked and self.context.has_workspace:
                self._show_months(*found)

        self.context.background.run(work, done, what="Staffing plan")

    def _units(self) -> tuple[int, ...] | None:
        unit_id = self.context.unit_id
        return None if unit_id is None else self.context.organization.seating.subtree(unit_id)

    def _show_months(self, plans: list[tuple[Organization, StaffingPlan]], coverage: list[model.Coverage]) -> None:
        from orgwright.charts.staffing import PlanLine

        self.plans = plans
        units = self._units()
        lines = [PlanLine(*model.line_of(picture), plan.together(units)) for picture, plan in plans]
        months = lines[-1].months
        self.month_page.show_plans(lines, coverage, self.context.day)
        without = model.without_cost_text(plans[-1][1], units)
        left = f"{len(months)} months from {months[0].month:%B %Y}"
        if self.part.selected == MONTH:
            self._tell(f"{left}, {without}" if without else left, model.identity_text(months))
        if self.is_explaining and self._asked_month is not None:
            self._open_month(*self._asked_month)

    def _explained_month(self, month: StaffingMonth, title: str) -> Explanation | None:
        """How a figure of a month came about, under the plan that is shown."""
        if not self.plans:
            return None
        self._asked_month = (month, title)
        return explained_month(*self.plans[-1], self._units(), month.month, title)

    def _open_month(self, month: StaffingMonth, title: str) -> None:
        shown = self._explained_month(month, title)
        if shown is not None:
            self.explain(shown)

    def _explained_fte(self, row: model.SeatRow) -> Explanation | None:
        organization = self.context.organization
        return position_fte(organization, row.position_id) if row.position_id in organization.positions else None

    def _explained_cost(self, row: model.SeatRow) -> Explanation | None:
        organization = self.context.organization
        known = row.position_id in organization.positions
        return annual_cost_explained(organization, row.position_id) if known else None

    def _explained_days(self, row: model.RequisitionRow) -> Explanation | None:
        return requisition_days(self.context.organization, row.requisition_id)

    def _explained_changes(self, row: model.ScenarioRow) -> Explanation | None:
        return scenario_changes(self.context.recorded, row.scenario_id)

    def _show_scenarios(self) -> None:
        rows = model.scenario_rows(self.context.recorded)
        self.scenarios.show_rows(rows)
        if self.scenarios.chosen_row is None and rows:
            self.scenarios.choose(self.context.scenario_id or rows[0].scenario_id)
        self._show_planned()
        self._tell(f"{len(rows)} scenarios")

    def _show_planned(self) -> None:
        row = self.scenarios.chosen_row
        if row is None:
            self.planned.show_rows([])
            self._planned_title.setText("No scenario is chosen")
            self._planned_note.setText("")
            return
        rows = model.planned_rows(self.context.recorded, row.scenario_id)
        self.planned.show_rows(rows)
        self._planned_title.setText(row.title)
        out = f", {row.left_out} cannot apply" if row.left_out else ""
        self._planned_note.setText(f"{len(rows)} planned changes{out}")

    def _fill_lengths(self, menu: QMenu) -> None:
        for months in LENGTHS:
            action = menu.addAction(f"{months} months")
            action.setCheckable(True)
            action.setChecked(months == self.months)
            action.triggered.connect(lambda _checked, months=months: self.show_length(months))

    def show_length(self, months: int) -> None:
        """Plan over so many months."""
        self.months = months
        self._length.setText(f"{months} months")
        self._plan_months()

    def show_page(self, key: str) -> None:
        """Go to a part."""
        self.part.select(key)
        self._turn()

    def show_record(self, record_id: int | None) -> None:
        """Go to one seat."""
        if record_id is not None:
            self.part.select(SEAT)
            self._show_part()
            self.seats.choose(record_id)

    # Adding and editing

    def _add(self) -> None:
        part, context = self.part.selected, self.context
        taken = [one.key for one in context.recorded.table(Requisition).values()]
        if part == REQUISITION:
            begin = {"key": new_key("req", taken).upper(), "opened_on": context.day, "status": "open"}
            add_record(self, context, Requisition, begin=begin)
        elif part == PLAN:
            add_record(self, context, Scenario)
        elif part == RATE:
            self.rates.add()
        else:
            add_record(self, context, Position, begin={"unit_id": context.unit_id, "opens_on": context.day})

    def _open_editor(self, record: Any, record_id: int, title: str, second: str, *actions: QWidget) -> None:
        self.editor.clear()
        self.editor.set_title(title, second)
        self.editor.add_section(edit_form(self.context, record, record_id))
        self.editor.set_actions(*actions)
        self.show_panel(self.editor)

    def _edit_seat(self, row: model.SeatRow | None) -> None:
        recorded = self.context.recorded
        if row is None or row.position_id not in recorded.positions:
            return
        position_id = row.position_id
        frozen = recorded.positions[position_id].status == PositionStatus.FROZEN
        wanted = PositionStatus.OPEN if frozen else PositionStatus.FROZEN
        self._open_editor(
            Position,
            position_id,
            row.key,
            row.role,
            button("Fill…", "plus", lambda: self._fill(position_id)),
            button("Unfreeze" if frozen else "Freeze", on_click=lambda: self._set_status(position_id, wanted)),
            button("Close", on_click=lambda: self._close(position_id)),
        )
        for one in recorded.incumbencies.values():
            if one.position_id == position_id and one.id is not None:
                name = recorded.people[one.person_id].name
                self.editor.add_section(edit_form(self.context, Incumbency, one.id, ("position_id", "person_id")), name)

    def _fill(self, position_id: int) -> None:
        fill_seat(self, self.context, {"position_id": position_id})

    def _offer_slate(self, position_id: int, menu: QMenu) -> None:
        menu.addAction("Slate…", lambda: self.context.jump("progression", ("slate", position_id)))

    def _fill_requisition_menu(self, row: model.RequisitionRow, menu: QMenu) -> None:
        self._offer_slate(self.context.recorded.requisitions[row.requisition_id].position_id, menu)

    def _set_status(self, position_id: int, status: PositionStatus) -> None:
        attempt(self, lambda: self.context.workspace.change(Position, position_id, status=status))

    def _close(self, position_id: int) -> None:
        attempt(self, lambda: self.context.workspace.close_position(position_id, self.context.day))

    def _edit_requisition(self, row: model.RequisitionRow | None) -> None:
        if row is None:
            return
        key, cancelled = row.requisition_id, RequisitionStatus.CANCELLED
        position_id = self.context.recorded.requisitions[key].position_id
        self._open_editor(
            Requisition,
            key,
            row.key,
            f"{row.role} in {row.unit}",
            button("Fill…", "plus", lambda: self._fill(position_id)),
            button("Cancel it", on_click=lambda: self._change_requisition(key, cancelled)),
            button("Remove", "trash", lambda: self._remove(Requisition, key)),
        )

    def _change_requisition(self, requisition_id: int, status: RequisitionStatus) -> None:
        attempt(self, lambda: self.context.workspace.change(Requisition, requisition_id, status=status))

    def _remove(self, record: Any, record_id: int) -> None:
        self.close_panel()
        attempt(self, lambda: self.context.workspace.remove(record, record_id))

    def _choose_scenario(self, row: model.ScenarioRow | None) -> None:
        self._show_planned()

    def _edit_scenario(self) -> None:
        row = self.scenarios.chosen_row
        if row is not None:
            key = row.scenario_id
            self._open_editor(
                Scenario,
                key,
                row.title,
                "Scenario, saved as you leave each field",
                button("Look at it", on_click=lambda: self.context.set_scenario(key)),
                button("Remove", "trash", lambda: self._remove(Scenario, key)),
            )

    def _fill_kinds(self, menu: QMenu) -> None:
        """One entry a kind of planned change: the kind decides what is asked."""
        row = self.scenarios.chosen_row
        for kind in ChangeKind:
            action = menu.addAction(f"{TITLES[kind]}…")
            action.setEnabled(row is not None)
            action.triggered.connect(lambda _checked, kind=kind: self.add_planned(kind))

    def add_planned(self, kind: ChangeKind) -> None:
        """Ask for a change of a kind in the chosen scenario."""
        row = self.scenarios.chosen_row
        if row is not None:
            ask_planned(self, self.context, row.scenario_id, kind)

    def _edit_planned(self, row: model.PlannedRow | None) -> None:
        if row is None or row.change_id not in self.context.recorded.planned_changes:
            return
        change_id = row.change_id
        self.editor.clear()
        self.editor.set_title(row.sentence, row.problem or "Saved as you leave each field")
        # A form cannot be taken away while one of its own fields is still telling of its value.
        again = lambda: QTimer.singleShot(0, lambda: self._edit_planned(self.planned.chosen_row))  # noqa: E731
        self.editor.add_section(planned_form(self.context, change_id, again))
        self.editor.set_actions(button("Remove", "trash", lambda: self._remove(PlannedChange, change_id)))
        self.show_panel(self.editor)

    # Export

    def _fill_exports(self, menu: QMenu) -> None:
        menu.addAction(f"{model.scenario_title(self.context.organization)}…", lambda: self.export(False))
        side_by_side = menu.addAction("As recorded and all scenarios, side by side…", lambda: self.export(True))
        side_by_side.setEnabled(bool(self.context.recorded.scenarios))

    def export(self, with_all: bool) -> None:
        """Ask for a file and write the plan of the months shown as a workbook."""
        name = f"staffing-plan-{self.context.day:%Y-%m}.xlsx"
        path, _ = QFileDialog.getSaveFileName(self, "Export the staffing plan", name, "Excel workbooks (*.xlsx)")
        if path:
            self.export_to(Path(path), with_all)

    def export_to(self, path: Path, with_all: bool = False) -> None:
        """Write the workbook off the GUI thread: of what is looked at, or of the records and all scenarios."""
        from orgwright.exchange.staffing_workbook import Provenance, write_staffing_workbook

        recorded, day, months = self.context.recorded, self.context.day, self.months
        chosen = [None, *sorted(recorded.scenarios)] if with_all else [self.context.scenario_id]
        workspace = self.context.workspace
        provenance = Provenance(workspace.path.name, workspace.history(1)[0].id, __version__)

        def work(progress: Progress) -> Path:
            pictures = [recorded.under(one).as_of(day) for one in chosen]
            plans = [(one, staffing_plan(one, None, months, progress)) for one in pictures]
            write_staffing_workbook(plans, path, provenance, progress)
            return path

        self.context.background.run(work, self._tell_exported, what="Staffing plan workbook")

    def _tell_exported(self, path: Path) -> None:
        self.set_status(f"Written to {path}")
