"""The scenarios, and the planned changes of the chosen one."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.computing import Computing
from orgwright.gui.messages import attempt
from orgwright.gui.record_forms import edit_form, options
from orgwright.gui.staffing.page import StaffingPage
from orgwright.gui.staffing.planned_form import TITLES, ask_planned, planned_form
from orgwright.gui.staffing.real_dialog import RealDialog
from orgwright.gui.staffing.scenario_rows import (
    PLANNED,
    SCENARIOS,
    PlannedRow,
    ScenarioRow,
    planned_rows,
    scenario_rows,
)
from orgwright.gui.widgets.buttons import MenuButton, button
from orgwright.gui.widgets.columns import explained_columns
from orgwright.gui.widgets.dialogs import FormDialog
from orgwright.gui.widgets.empty_state import EmptyState
from orgwright.gui.widgets.fields import MultiLineField, TextField
from orgwright.gui.widgets.labels import ElidedLabel, hairline, label, second_line
from orgwright.gui.widgets.picker import PickerField
from orgwright.gui.widgets.table import Table
from orgwright.planning.explanation import Explanation
from orgwright.planning.explanations.plans import scenario_changes
from orgwright.planning.making_real import RealPlan, left_out_then, making_real, with_needed
from orgwright.progress import Progress
from orgwright.records import ChangeKind, PlannedChange, Scenario

if TYPE_CHECKING:
    from orgwright.gui.staffing.view import StaffingScreen


class ScenariosPage(StaffingPage):
    """The table of scenarios over the table of changes; see the module."""

    adds = "Scenario"

    def __init__(self, screen: "StaffingScreen") -> None:
        super().__init__(screen)
        both = dict.fromkeys(("Changes", "Cannot apply"), self._explained_changes)
        self.table = Table(explained_columns(SCENARIOS, both), key=lambda row: row.scenario_id)
        self.table.explained.connect(screen.explain)
        self.table.chosen.connect(lambda _row: self._show_planned())
        self.table.menu_wanted.connect(self._fill_scenario_menu)
        self.planned = Table(PLANNED, key=lambda row: row.change_id, many=True, sortable=False)
        self.planned.chosen.connect(self._edit_planned)
        self.planned.menu_wanted.connect(self._fill_planned_menu)
        self._planned_title = ElidedLabel("", bold=True)
        self._planned_title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._planned_note = second_line("")
        self._looking = Computing(self.context, "Make real", self)
        self._real = button("Make real…", "check", self.make_real)
        self._real.setToolTip("Turn the chosen changes, or all, into records")
        nothing = "A scenario holds dated changes that are laid over the records, to see what would come of them."
        self._nothing = EmptyState("calendar-range", nothing, ("New scenario", self.add))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._built())
        self._stack.addWidget(self._nothing)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _built(self) -> QWidget:
        line = QHBoxLayout()
        line.setContentsMargins(16, 8, 16, 8)
        line.setSpacing(style.measures.SPACE_2)
        line.addWidget(self._planned_title)
        line.addWidget(self._planned_note, 1)
        line.addWidget(button("Edit", "pencil", self.edit_scenario))
        line.addWidget(button("Copy…", "copy", self.copy_scenario))
        line.addWidget(self._real)
        line.addWidget(MenuButton("Planned change", self._fill_kinds, "plus", "ordinary"))
        body = QWidget()
        whole = QVBoxLayout(body)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.table, 1)
        whole.addWidget(hairline())
        whole.addLayout(line)
        whole.addWidget(self.planned, 3)
        return body

    # What is shown

    def refresh(self) -> None:
        """Show the scenarios, and the changes of the chosen one."""
        rows = scenario_rows(self.context.recorded)
        self._stack.setCurrentIndex(0 if rows else 1)
        self.table.show_rows(rows)
        if self.table.chosen_row is None and rows:
            self.table.choose(self.context.scenario_id or rows[0].scenario_id)
        self._show_planned()
        out, noun = sum(row.left_out for row in rows), "scenario" if len(rows) == 1 else "scenarios"
        cannot = f", {out} planned {'change' if out == 1 else 'changes'} cannot apply" if out else ""
        self.tell(f"{len(rows)} {noun}{cannot}")

    def _explained_changes(self, row: ScenarioRow) -> Explanation | None:
        return scenario_changes(self.context.recorded, row.scenario_id)

    def _show_planned(self) -> None:
        row = self.table.chosen_row
        self._real.setEnabled(row is not None)
        if row is None:
            self.planned.show_rows([])
            self._planned_title.setText("No scenario is chosen")
            self._planned_note.setText("")
            return
        rows = planned_rows(self.context.recorded, row.scenario_id)
        self.planned.show_rows(rows)
        self._planned_title.setText(row.title)
        self._real.setEnabled(any(one.is_own for one in rows))
        out = f", {row.left_out} cannot apply" if row.left_out else ""
        self._planned_note.setText(f"{len(rows)} planned changes{out}")

    def show_record(self, record_id: int) -> None:
        """Bring a planned change into view, in the scenario that it belongs to."""
        change = self.context.recorded.planned_changes.get(record_id)
        if change is not None:
            self.table.choose(change.scenario_id)
            self._show_planned()
            self.planned.choose(record_id)

    # Scenarios

    def add(self) -> None:
        """Ask for a new scenario, of the records or built on another."""
        self._ask("New scenario", "Add the scenario", None)

    def build_on(self, scenario_id: int) -> None:
        """Ask for a new scenario that begins with all changes of another."""
        self._ask("New scenario built on another", "Add the scenario", scenario_id)

    def _ask(self, title: str, verb: str, based_on_id: int | None) -> None:
        made: list[int | None] = []

        def make(values: dict[str, Any]) -> None:
            made.append(self.context.workspace.add_scenario(**values).made_id)

        dialog = FormDialog(self, title, verb, make)
        dialog.form.add(TextField("Title", needed=True), key="title")
        nothing = "Nothing: the records as they are"
        base = PickerField("Built on", lambda: options(self.context, Scenario), placeholder=nothing)
        dialog.form.add(base, key="based_on_id").show_value(based_on_id)
        dialog.form.add(MultiLineField("What it is about"), key="notes")
        dialog.exec()
        self._go_to(made)

    def copy_scenario(self) -> None:
        """Ask for the title of a copy of the chosen scenario with all its own changes."""
        row = self.table.chosen_row
        if row is None:
            return
        made: list[int | None] = []

        def make(values: dict[str, Any]) -> None:
            made.append(self.context.workspace.copy_scenario(row.scenario_id, values["title"]).made_id)

        dialog = FormDialog(self, f"Copy “{row.title}”", "Copy it", make, "Its own changes are copied, dates and all.")
        dialog.form.add(TextField("Title of the copy", needed=True), key="title").show_value(f"{row.title}, copy")
        dialog.exec()
        self._go_to(made)

    def _go_to(self, made: list[int | None]) -> None:
        if made and made[0] is not None:
            self.table.choose(made[0])

    def edit_scenario(self) -> None:
        """Open the form of the chosen scenario."""
        row = self.table.chosen_row
        if row is None:
            return
        key = row.scenario_id
        self.editor.clear()
        self.editor.set_title(row.title, "Scenario, saved as you leave each field")
        self.editor.add_section(edit_form(self.context, Scenario, key))
        self.editor.set_actions(
            button("Look at it", on_click=lambda: self.context.set_scenario(key)),
            button("Remove", "trash", lambda: self.remove_record(Scenario, key)),
        )
        self.host.show_panel(self.editor)

    def _fill_scenario_menu(self, row: ScenarioRow, menu: QMenu) -> None:
        menu.addAction("Look at it", lambda: self.context.set_scenario(row.scenario_id))
        menu.addAction("Edit", self.edit_scenario)
        menu.addAction("Copy…", self.copy_scenario)
        menu.addAction("Build another on it…", lambda: self.build_on(row.scenario_id))
        menu.addAction("Remove", lambda: self.remove_record(Scenario, row.scenario_id))

    # Planned changes

    def _fill_kinds(self, menu: QMenu) -> None:
        """One entry a kind of planned change: the kind decides what is asked."""
        row = self.table.chosen_row
        for kind in ChangeKind:
            action = menu.addAction(f"{TITLES[kind]}…")
            action.setEnabled(row is not None)
            action.triggered.connect(lambda _checked, kind=kind: self.add_planned(kind))

    def add_planned(self, kind: ChangeKind) -> None:
        """Ask for a change of a kind in the chosen scenario."""
        row = self.table.chosen_row
        if row is not None:
            ask_planned(self, self.context, row.scenario_id, kind)

    def make_real(self) -> None:
        """Show what the chosen changes, or all that apply where none is, would do to the records, and do it."""
        row, chosen = self.table.chosen_row, self.planned.chosen_rows
        if row is None:
            return
        recorded, scenario_id, day = self.context.recorded, row.scenario_id, self.context.day
        own = [one for one in planned_rows(recorded, scenario_id) if one.is_own and not one.problem]
        wanted = {one.change_id for one in chosen or own}

        def work(progress: Progress) -> tuple[RealPlan, tuple[tuple[str, int], ...]]:
            together = with_needed(recorded, scenario_id, wanted)
            plan = making_real(recorded, scenario_id, together, day, progress=progress)
            return plan, left_out_then(recorded, plan)

        def show(found: tuple[RealPlan, tuple[tuple[str, int], ...]]) -> None:
            context = self.context
            if context.has_workspace and context.recorded is recorded and context.day == day:
                self._show_real(scenario_id, wanted, *found)
            else:
                self.tell("Something changed before it was known what would become real; ask again.")

        if wanted:
            self._looking.start(work, show)

    def _show_real(
        self, scenario_id: int, wanted: set[int], plan: RealPlan, left_out: tuple[tuple[str, int], ...]
    ) -> None:
        RealDialog(self, self.context, scenario_id, wanted, plan, left_out).exec()

    def _fill_planned_menu(self, row: PlannedRow, menu: QMenu) -> None:
        chosen = self.planned.chosen_rows or [row]
        several = f"{len(chosen)} changes" if len(chosen) > 1 else "it"
        menu.addAction(f"Make {several} real…", self.make_real)
        menu.addAction(f"Take {several} out", lambda: self._take_out(chosen))

    def _take_out(self, rows: list[PlannedRow]) -> None:
        self.host.close_panel()
        attempt(self, lambda: self.context.workspace.remove_planned([one.change_id for one in rows]))

    def _edit_planned(self, row: PlannedRow | None) -> None:
        if row is None or row.change_id not in self.context.recorded.planned_changes:
            if self.host.is_panel_open and self.host.panel is self.editor:
                self.host.close_panel()
            return
        change_id = row.change_id
        whose = f"Of “{row.base}”, saved as you leave each field" if row.base else "Saved as you leave each field"
        self.editor.clear()
        self.editor.set_title(row.sentence, whose)
        if row.problem:
            self.editor.add_section(_problem(row.problem))
        # A form cannot be taken away while one of its own fields is still telling of its value.
        again = lambda: QTimer.singleShot(0, lambda: self._edit_planned(self.planned.chosen_row))  # noqa: E731
        self.editor.add_section(planned_form(self.context, change_id, again))
        actions = [button("Make real…", "check", self.make_real)] if row.is_own and not row.problem else []
        self.editor.set_actions(
            *actions, button("Remove", "trash", lambda: self.remove_record(PlannedChange, change_id))
        )
        self.host.show_panel(self.editor)


def _problem(reason: str) -> QWidget:
    """Why a change is left out, and what can be done about it."""
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(label(f"Left out: {reason}", tone="missing", wrap=True))
    column.addWidget(second_line("Correct the change or its day below, or remove it.", wrap=True))
    return part
