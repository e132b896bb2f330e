"""The page of promotions: the cases of the unit, and the checklist of one with what shows that it is met."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.development.cases_model import CHIPS, OUTCOMES, CaseRow, CheckRow, case_rows, check_rows
from orgwright.gui.development.check_panel import CheckPanel
from orgwright.gui.development.forms import ask_case
from orgwright.gui.development.page import DevelopmentPage
from orgwright.gui.development.step_table import BOX, StepTable
from orgwright.gui.messages import attempt
from orgwright.gui.seat_acts import SeatActs
from orgwright.gui.widgets.amounts import day_text
from orgwright.gui.widgets.buttons import MenuButton, button, link
from orgwright.gui.widgets.columns import Column, Group, explained_columns
from orgwright.gui.widgets.dialogs import FormDialog
from orgwright.gui.widgets.empty_state import EmptyState
from orgwright.gui.widgets.fields import DateField, MultiLineField
from orgwright.gui.widgets.keyboard_order import hand_focus_on
from orgwright.gui.widgets.labels import Chip, hairline, label, second_line
from orgwright.gui.widgets.table import Table
from orgwright.planning.explanation import Explanation
from orgwright.planning.explanations.cells import effective_level
from orgwright.planning.explanations.development import checks_met
from orgwright.records import CaseOutcome

if TYPE_CHECKING:
    from orgwright.gui.development.view import DevelopmentScreen

CASES: tuple[Column[Any], ...] = (
    Column("Person", lambda row: row.name, is_key=True),
    Column("To", lambda row: row.role, 0, tone="text2"),
    Column("Met", lambda row: f"{row.met} of {row.asked}", 66, "right", sort_key=lambda row: row.asked - row.met),
)
CHECKS: tuple[Column[Any], ...] = (
    BOX,
    Column("Asked", lambda row: row.text, is_key=True, wraps=True, tone=lambda row: "text3" if row.is_met else "text"),
    Column("Held", lambda row: row.held, 70, "right", tone="text2"),
    Column("What shows it", lambda row: row.evidence, wraps=True, tone="text2"),
    Column("Met", lambda row: row.met, 100, "right", tone="text2"),
)


class PromotionPage(DevelopmentPage):
    """Promotion cases of the people of the context's unit; see the module."""

    def __init__(self, screen: "DevelopmentScreen") -> None:
        super().__init__(screen)
        self._rows: list[CaseRow] = []
        self._case_id: int | None = None
        met = {"Met": lambda row: checks_met(self.context.organization, row.case_id)}
        self.table = Table(explained_columns(CASES, met), key=lambda row: row.case_id)
        self.table.explained.connect(self.host.explain)
        self.table.setAccessibleName("Promotion cases")
        self.table.chosen.connect(self._choose)
        self.checks = StepTable(explained_columns(CHECKS, {"Held": self._explain_level}), "Checklist")
        self.checks.turned.connect(self.turn)
        self.checks.opened.connect(lambda row, _title: self.edit_check(row))
        self.checks.chosen.connect(self._follow_choice)
        self.checks.explained.connect(self.host.explain)
        self.panel = CheckPanel(self.context)
        self._name = label("", style.measures.TEXT_SCREEN_TITLE, bold=True)
        self._second = second_line("")
        self._chip = Chip("", "goal")
        self._note = label("", tone="text2", wrap=True)
        self.add = button("Case…", "plus", lambda: self.open_case())
        self.add_check = button("Check…", "plus", self.ask_check)
        self.decide = MenuButton("Decide", self.fill_decisions, kind="ordinary")
        self.seat = link("Give the position…", "users", self.give_position)
        sentence = "There is no promotion case here: open one, and what the next role asks becomes its checklist."
        self._empty = EmptyState("sprout", sentence, ("Open a case", lambda: self.open_case()))
        self._lay_out()
        hand_focus_on(self, self.table)

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(2)
        title = QHBoxLayout()
        title.setSpacing(style.measures.SPACE_2)
        title.addWidget(self._name)
        title.addWidget(self._chip)
        title.addStretch(1)
        names.addLayout(title)
        names.addWidget(self._second)
        names.addWidget(self._note)
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 12)
        head.setSpacing(style.measures.SPACE_2)
        head.addLayout(names, 1)
        for verb in (self.seat, self.add_check, self.decide, self.add):
            head.addWidget(verb, alignment=Qt.AlignmentFlag.AlignTop)
        right = QWidget()
        right.setProperty("surface", "panel")
        right.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(hairline())
        column.addWidget(self.checks, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        split.addWidget(right)
        split.setStretchFactor(1, 1)
        split.setSizes([420, 800])
        self._bodies = QStackedWidget()
        self._bodies.addWidget(split)
        self._bodies.addWidget(self._empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._bodies)

    @property
    def chosen(self) -> CaseRow | None:
        """The case that is shown."""
        return next((row for row in self._rows if row.case_id == self._case_id), None)

    @property
    def shown_person(self) -> int | None:
        """The person whose case is shown."""
        return None if self.chosen is None else self.chosen.person_id

    def refresh(self) -> None:
        """Show the cases of the unit on the day."""
        self._rows = case_rows(self.context.organization, self.context.unit_id)
        self._bodies.setCurrentIndex(0 if self._rows else 1)
        opened = [row for row in self._rows if row.is_open]
        decided = [row for row in self._rows if not row.is_open]
        bands: list[Any] = [Group("Open", str(len(opened))), *opened] if opened else []
        bands += [Group("Decided", str(len(decided))), *decided] if decided else []
        if self.chosen is None:
            self._case_id = self._rows[0].case_id if self._rows else None
        self.table.show_rows(bands)
        if self._case_id is not None:
            self.table.choose(self._case_id)
        self.host.set_status(
            f"{len(opened):,} open, {len(decided):,} decided", "A check of a skill follows the assessments"
        )
        self._show_case()
        if self.host.is_panel_open and self.host.panel is self.panel and not self.panel.follow():
            self.host.close_panel()

    def show_person(self, person_id: int) -> None:
        """Go to the newest case of somebody; without one, ask for it."""
        found = next((row for row in self._rows if row.person_id == person_id), None)
        if found is None:
            self.open_case(person_id)
        else:
            self._case_id = found.case_id
            self.table.choose(found.case_id)
            self._show_case()

    def show_way(self, person_id: int, role_id: int) -> None:
        """Go to the newest case of a person for a role; without one, ask for it."""
        found = next((row for row in self._rows if (row.person_id, row.role_id) == (person_id, role_id)), None)
        if found is None:
            self.open_case(person_id, role_id)
        else:
            self._case_id = found.case_id
            self.table.choose(found.case_id)
            self._show_case()

    def _choose(self, row: CaseRow | None) -> None:
        if row is not None and row.case_id != self._case_id:
            self._case_id = row.case_id
            self.host.close_panel()
            self._show_case()

    def _show_case(self) -> None:
        row = self.chosen
        if row is None:
            return
        decided = "" if row.decided_on is None else f", decided on {day_text(row.decided_on)}"
        self._name.setText(row.name)
        self._second.setText(f"To {row.role}, opened on {day_text(row.opened_on)}{decided}")
        self._chip.show_state(row.state, CHIPS[row.state])
        self._note.setText(row.note)
        self._note.setVisible(bool(row.note))
        self.add_check.setVisible(row.is_open)
        self.seat.setVisible(row.outcome == "promoted" and row.person_id in self.context.recorded.people)
        self.checks.show_rows(check_rows(self.context.organization, row.case_id))

    # What can be done

    def open_case(self, person_id: int | None = None, role_id: int | None = None) -> None:
        """Ask for a new case and show it."""
        made = ask_case(self, self.context, person_id, role_id)
        if made is not None:
            self._case_id = made.made_id
            self.refresh()

    def turn(self, row: CheckRow) -> None:
        """Say that a check is met today, or that it is not."""
        day = None if row.met_on is not None else self.context.day
        attempt(self, lambda: self.context.workspace.tick_check(row.record_id, day))

    def edit_check(self, row: CheckRow) -> None:
        """Open the evidence of a check in the panel."""
        self.panel.edit(row)
        self.host.show_panel(self.panel)
        self.panel.start_editing()

    def _follow_choice(self, row: CheckRow | None) -> None:
        if row is not None and self.host.is_panel_open and self.host.panel is self.panel:
            self.panel.edit(row)

    def ask_check(self) -> None:
        """Ask one more thing of the case."""
        case_id = self._case_id
        if case_id is None:
            return
        dialog = FormDialog(
            self, "New check", "Add the check", lambda values: self.context.workspace.add_check(case_id, values["text"])
        )
        dialog.form.add(MultiLineField("What is asked", 2), key="text").editor.setFocus()
        dialog.exec()

    def fill_decisions(self, menu: QMenu) -> None:
        """What can become of the case."""
        row = self.chosen
        if row is None:
            return
        if row.is_open:
            for outcome in CaseOutcome:
                words = OUTCOMES[outcome]
                menu.addAction(f"{words.capitalize()}…").triggered.connect(
                    lambda _checked=False, outcome=outcome: self.decide_case(outcome)
                )
        else:
            menu.addAction("Open the case again", lambda: self._write(self.context.workspace.reopen_case))
        menu.addAction("Change the note…", self.change_note)
        menu.addSeparator()
        menu.addAction("Remove the case", lambda: self._write(self.context.workspace.remove_case))

    def _write(self, verb: Callable[[int], object]) -> None:
        case_id = self._case_id
        if case_id is not None:
            self.host.close_panel()
            attempt(self, lambda: verb(case_id))

    def decide_case(self, outcome: CaseOutcome) -> None:
        """Ask for the day and the reason, and decide."""
        row = self.chosen
        if row is None:
            return

        def make(values: dict[str, Any]) -> None:
            day: date = values["decided_on"]
            self.context.workspace.decide_case(row.case_id, outcome, day, values["note"])

        sentence = "The decision moves nobody: give the position when it is time." if outcome == "promoted" else ""
        dialog = FormDialog(self, f"{row.name}: {OUTCOMES[outcome]}", "Decide", make, sentence)
        dialog.form.add(DateField("Decided on", needed=True), key="decided_on").show_value(self.context.day)
        dialog.form.add(MultiLineField("Why"), key="note").show_value(row.note)
        dialog.exec()

    def change_note(self) -> None:
        """Ask for another note."""
        row = self.chosen
        if row is None:
            return
        dialog = FormDialog(
            self,
            f"Note of the case of {row.name}",
            "Change the note",
            lambda values: self.context.workspace.note_case(row.case_id, values["note"]),
        )
        dialog.form.add(MultiLineField("Note"), key="note").show_value(row.note)
        dialog.exec()

    def give_position(self) -> None:
        """Ask for the position of the new role, and seat the person."""
        row = self.chosen
        if row is not None:
            SeatActs(self, self.context).fill(person_id=row.person_id)

    def _explain_level(self, row: CheckRow) -> Explanation | None:
        case = self.chosen
        if case is None or row.skill_id is None:
            return None
        return effective_level(self.context.organization, (case.person_id, row.skill_id))
