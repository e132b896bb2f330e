"""The page of plans: the people of the unit at the left, the plan of one at the right; or all that is late and due."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QSplitter, QStackedWidget, QVBoxLayout

from orgwright.gui import style
from orgwright.gui.development import model
from orgwright.gui.development.forms import ask_action, ask_goal, ask_milestone
from orgwright.gui.development.model import PersonRow, StepRow
from orgwright.gui.development.plan_paper import PlanPaper
from orgwright.gui.development.proposals import ProposalsPart
from orgwright.gui.development.step_table import BOX, DUE, KIND, MENTOR, STATE, TEXT, StepTable
from orgwright.gui.development.steps_page import StepsPage
from orgwright.gui.widgets.amounts import day_text
from orgwright.gui.widgets.buttons import SegmentedControl
from orgwright.gui.widgets.columns import Column, Group, explained_columns
from orgwright.gui.widgets.dialogs import FormDialog
from orgwright.gui.widgets.fields import TextField
from orgwright.gui.widgets.keyboard_order import hand_focus_on
from orgwright.gui.widgets.labels import hairline, second_line
from orgwright.gui.widgets.table import Table
from orgwright.planning.explanation import Explanation
from orgwright.planning.explanations.development import goals_reached, steps_late
from orgwright.planning.organization import Organization
from orgwright.records import Goal

if TYPE_CHECKING:
    from orgwright.gui.development.view import DevelopmentScreen

PEOPLE: tuple[Column[Any], ...] = (
    Column("Person", lambda row: row.name, is_key=True, tooltip=lambda row: row.role),
    Column(
        "Reached",
        lambda row: f"{row.reached} of {row.goals}" if row.goals else "",
        70,
        "right",
        sort_key=lambda row: row.goals - row.reached if row.goals else None,
    ),
    Column(
        "Late",
        lambda row: str(row.late) if row.late else "",
        46,
        "right",
        sort_key=lambda row: row.late or None,
        tone="missing",
    ),
    Column(
        "Next due",
        lambda row: "" if row.next_due is None else day_text(row.next_due),
        106,
        "right",
        sort_key=lambda row: row.next_due,
        tooltip=lambda row: row.next_text,
    ),
)
PERSON: Column[Any] = Column("Person", lambda row: row.person, 150, tone="text2")
WAITING: tuple[Column[Any], ...] = (BOX, PERSON, TEXT, KIND, MENTOR, DUE, STATE)
_KEYS = "Space done     Enter edit     Insert new action     Ctrl+PgDn next tab"


class PlansPage(StepsPage):
    """Plans of the people of the context's unit; see the module."""

    def __init__(self, screen: "DevelopmentScreen") -> None:
        super().__init__(screen)
        self.shown = SegmentedControl([("people", "People"), ("waiting", "Late and due")], "people")
        self.shown.chosen.connect(lambda _key: self.refresh())
        self.search = QLineEdit()
        self.search.setPlaceholderText("Filter by name or role")
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName("Filter people")
        self.search.textChanged.connect(lambda _text: self._show_rows())
        asked = {"Reached": partial(self._explained, goals_reached), "Late": partial(self._explained, steps_late)}
        self.table = Table(explained_columns(PEOPLE, asked), key=lambda row: row.person_id)
        self.table.explained.connect(self.host.explain)
        self.table.setAccessibleName("People and their plans")
        self.table.chosen.connect(self._choose)
        self.waiting = StepTable(WAITING, "What is late and due")
        self.waiting.turned.connect(self.turn)
        self.waiting.opened.connect(lambda row, _title: self._show_step(row))
        self.paper = PlanPaper(self.context)
        self.proposals = ProposalsPart(self.context)
        self._rows: list[PersonRow] = []
        self._shown_of: tuple[object, ...] = ()
        self._person_id: int | None = None
        self._connect()
        self._lay_out()
        hand_focus_on(self, self.table)

    def _connect(self) -> None:
        paper, proposals = self.paper, self.proposals
        paper.propose_wanted.connect(lambda: self.propose())
        paper.goal_wanted.connect(self.add_goal)
        paper.action_wanted.connect(self.add_action)
        paper.milestone_wanted.connect(self.add_milestone)
        paper.try_wanted.connect(self.try_plan)
        paper.case_wanted.connect(self.open_case)
        paper.opened.connect(self.edit_step)
        paper.chosen.connect(self.follow_choice)
        paper.turned.connect(self.turn)
        paper.person_wanted.connect(self.show_person)
        paper.explained.connect(self.host.explain)
        proposals.planned.connect(self._after_planning)
        proposals.left.connect(self.show_plan)
        proposals.explained.connect(self.host.explain)

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(16, 8, 16, 8)
        bar.setSpacing(style.measures.SPACE_2)
        bar.addWidget(self.shown)
        self.search.setMaximumWidth(260)
        bar.addWidget(self.search, 1)
        bar.addStretch(1)
        bar.addWidget(second_line(_KEYS))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self.paper)
        self._right = QStackedWidget()
        self._right.addWidget(area)
        self._right.addWidget(self.proposals)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        split.addWidget(self._right)
        split.setStretchFactor(1, 1)
        split.setSizes([380, 840])
        self._bodies = QStackedWidget()
        self._bodies.addWidget(split)
        self._bodies.addWidget(self.waiting)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(hairline())
        column.addWidget(self._bodies, 1)

    @property
    def person_id(self) -> int | None:
        """The person shown, where they are in the records and not in the plan alone."""
        return self._person_id if self._person_id in self.context.recorded.people else None

    @property
    def shown_person(self) -> int | None:
        """The person whose plan is shown."""
        return self._person_id if self.shown.selected == "people" else None

    def refresh(self) -> None:
        """Show the people of the unit and their plans as they are on the day."""
        organization, changes = self.context.organization, self.host.changes
        shown = (self.context.unit_id, organization.day, organization.scenario_id)
        kept = None
        if changes is not None and shown == self._shown_of and organization.scenario_id is None:
            kept = model.rows_after(organization, self._rows, changes)
        self._rows = model.people_rows(organization, self.context.unit_id) if kept is None else kept
        self._shown_of = shown
        self._show_rows()
        self.follow_edits()

    def _show_rows(self) -> None:
        words = self.search.text().casefold().split()
        rows = [row for row in self._rows if all(word in f"{row.name} {row.role}".casefold() for word in words)]
        planned, others = [row for row in rows if row.has_plan], [row for row in rows if not row.has_plan]
        late = sum(row.late for row in planned)
        self.host.set_status(
            f"{len(planned):,} of {len(rows):,} people have a plan, {late:,} late",
            "A goal is reached when its level is held",
        )
        if self.shown.selected == "waiting":
            self._bodies.setCurrentIndex(1)
            self._show_waiting(rows)
            return
        self._bodies.setCurrentIndex(0)
        bands: list[Any] = [Group("With a plan", str(len(planned))), *planned] if planned else []
        bands += [Group("Without a plan", str(len(others))), *others] if others else []
        if self._person_id is None or self._person_id not in {row.person_id for row in rows}:
            self._person_id = next((row.person_id for row in (*planned, *others)), None)
        self.table.show_rows(bands)
        if self._person_id is not None:
            self.table.choose(self._person_id)
        self._show_person()

    def _explained(self, explain: Callable[[Organization, int], Explanation], row: PersonRow) -> Explanation | None:
        organization = self.context.organization
        return explain(organization, row.person_id) if row.person_id in organization.people else None

    def _show_waiting(self, rows: list[PersonRow]) -> None:
        organization = self.context.organization
        last = organization.day + timedelta(days=model.SOON_DAYS)
        asked = [row.person_id for row in rows if row.next_due is not None and row.next_due <= last]
        found = model.waiting_rows(organization, asked)
        late, due = [row for row in found if row.state == "late"], [row for row in found if row.state != "late"]
        bands: list[Any] = [Group("Late", str(len(late))), *late] if late else []
        bands += [Group(f"Due within {model.SOON_DAYS} days", str(len(due))), *due] if due else []
        self.waiting.show_rows(bands or [Group(f"Nothing is late, nor due within {model.SOON_DAYS} days")])

    def _show_person(self) -> None:
        organization = self.context.organization
        there = self._person_id is not None and self._person_id in organization.people
        self._right.setVisible(there)
        if there and self._person_id is not None:
            self.paper.show_person(organization, self._person_id, is_recorded=self.person_id is not None)
            if self._right.currentWidget() is self.proposals:
                self.proposals.refresh()

    def show_plan(self) -> None:
        """Go back from proposals to the plan."""
        self._right.setCurrentIndex(0)
        self._show_person()
        self.paper.goals.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_person(self, person_id: int) -> None:
        """Go to the plan of one person, in whatever unit."""
        self._person_id = person_id
        self._right.setCurrentIndex(0)
        self.shown.select("people")
        self.search.clear()
        if person_id not in {row.person_id for row in self._rows}:
            self.context.set_unit(None)
        self._show_rows()

    def show_way(self, person_id: int, role_id: int) -> None:
        """Propose goals of a person towards a role."""
        self.show_person(person_id)
        self.propose(role_id)

    def _choose(self, row: PersonRow | None) -> None:
        if row is not None and row.person_id != self._person_id:
            self._person_id = row.person_id
            self.host.close_panel()
            self._right.setCurrentIndex(0)
            self._show_person()

    # What can be done

    def propose(self, role_id: int | None = None) -> None:
        """Show goals that would close the gaps towards a role; without one, towards the person's own."""
        if self.person_id is not None:
            self.host.close_panel()
            self._right.setCurrentWidget(self.proposals)
            self.proposals.begin(self.person_id, role_id)

    def _after_planning(self) -> None:
        self.show_plan()

    def add_goal(self) -> None:
        """Ask for a goal of the person."""
        if self.person_id is not None:
            ask_goal(self, self.context, self.person_id)

    def add_action(self, row: StepRow | None = None) -> None:
        """Ask for an action for the goal that is chosen, or the first."""
        goals = self.context.recorded.table(Goal)
        own = [one for one in goals.values() if one.person_id == self._person_id]
        chosen = next((one for one in own if row is not None and one.skill_id == row.skill_id), None)
        goal = chosen or next(iter(own), None)
        if goal is not None:
            ask_action(self, self.context, goal)

    def add_milestone(self) -> None:
        """Ask for a milestone of the person."""
        if self.person_id is not None:
            ask_milestone(self, self.context, self.person_id)

    def _show_step(self, row: StepRow) -> None:
        self.show_person(row.person_id)
        self.paper.choose(row.key)

    def open_case(self) -> None:
        """Go to the newest promotion case of the person; without one, ask for it."""
        if self.person_id is not None:
            self.host.show_in_page("promotion", self.person_id)

    def try_plan(self) -> None:
        """Make a scenario in which the goals of the person are reached when they are due, and look at it."""
        person_id = self.person_id
        if person_id is None:
            return

        def make(values: dict[str, Any]) -> None:
            made = self.context.workspace.plan_to_scenario(values["title"], [person_id])
            self.context.set_scenario(made.made_id)

        name = self.context.recorded.people[person_id].name
        sentence = "In the scenario each goal is reached on the day it is due, one without a day today."
        dialog = FormDialog(self, "Try the plan in a scenario", "Make the scenario", make, sentence)
        dialog.form.add(TextField("Title", needed=True), key="title").show_value(f"Plan of {name}")
        dialog.exec()

    def keyPressEvent(self, event: Any) -> None:
        """Insert asks for a new action; Esc leaves the proposals."""
        if event.key() == Qt.Key.Key_Insert:
            self.add_action(self.paper.goals.chosen_row)
        elif event.key() == Qt.Key.Key_Escape and self._right.currentWidget() is self.proposals:
            self.show_plan()
        else:
            super().keyPressEvent(event)
