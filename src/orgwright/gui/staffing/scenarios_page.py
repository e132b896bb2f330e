"""The scenarios, and the planned changes of the chosen one."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout

from orgwright.gui import style
from orgwright.gui.record_forms import add_record
from orgwright.gui.staffing import model
from orgwright.gui.staffing.columns import PLANNED, SCENARIOS
from orgwright.gui.staffing.page import StaffingPage
from orgwright.gui.staffing.planned_form import TITLES, ask_planned, planned_form
from orgwright.gui.widgets.buttons import MenuButton, button
from orgwright.gui.widgets.columns import explained_columns
from orgwright.gui.widgets.labels import hairline, label, second_line
from orgwright.gui.widgets.table import Table
from orgwright.planning.explanation import Explanation
from orgwright.planning.explanations.plans import scenario_changes
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
        self.planned = Table(PLANNED, key=lambda row: row.change_id, sortable=False)
        self.planned.chosen.connect(self._edit_planned)
        self._planned_title = label("", bold=True)
        self._planned_note = second_line("")
        line = QHBoxLayout()
        line.setContentsMargins(16, 8, 16, 8)
        line.setSpacing(style.measures.SPACE_2)
        line.addWidget(self._planned_title)
        line.addWidget(self._planned_note, 1)
        line.addWidget(button("Edit scenario", "pencil", self._edit_scenario))
        line.addWidget(MenuButton("Planned change", self._fill_kinds, "plus", "ordinary"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.table, 1)
        whole.addWidget(hairline())
        whole.addLayout(line)
        whole.addWidget(self.planned, 3)

    def refresh(self) -> None:
        """Show the scenarios, and the changes of the chosen one."""
        rows = model.scenario_rows(self.context.recorded)
        self.table.show_rows(rows)
        if self.table.chosen_row is None and rows:
            self.table.choose(self.context.scenario_id or rows[0].scenario_id)
        self._show_planned()
        self.tell(f"{len(rows)} scenarios")

    def add(self) -> None:
        """Ask for a new scenario."""
        add_record(self, self.context, Scenario)

    def _explained_changes(self, row: model.ScenarioRow) -> Explanation | None:
        return scenario_changes(self.context.recorded, row.scenario_id)

    def _show_planned(self) -> None:
        row = self.table.chosen_row
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

    def _edit_scenario(self) -> None:
        row = self.table.chosen_row
        if row is not None:
            key = row.scenario_id
            self.edit_record(
                Scenario,
                key,
                row.title,
                "Scenario, saved as you leave each field",
                button("Look at it", on_click=lambda: self.context.set_scenario(key)),
                button("Remove", "trash", lambda: self.remove_record(Scenario, key)),
            )

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

    def _edit_planned(self, row: model.PlannedRow | None) -> None:
        if row is None or row.change_id not in self.context.recorded.planned_changes:
            return
        change_id = row.change_id
        self.editor.clear()
        self.editor.set_title(row.sentence, row.problem or "Saved as you leave each field")
        # A form cannot be taken away while one of its own fields is still telling of its value.
        again = lambda: QTimer.singleShot(0, lambda: self._edit_planned(self.planned.chosen_row))  # noqa: E731
        self.editor.add_section(planned_form(self.context, change_id, again))
        self.editor.set_actions(button("Remove", "trash", lambda: self.remove_record(PlannedChange, change_id)))
        self.host.show_panel(self.editor)
