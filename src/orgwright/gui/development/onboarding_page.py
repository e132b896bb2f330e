"""The page of onboarding: who is new in a role, and the first year of one of them as a checklist."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.development import model
from orgwright.gui.development.forms import ask_milestone
from orgwright.gui.development.model import StepRow
from orgwright.gui.development.step_table import BOX, DUE, HEADING, MILESTONE, STATE, StepTable
from orgwright.gui.development.steps_page import StepsPage
from orgwright.gui.development.year_line import YearLine
from orgwright.gui.messages import attempt
from orgwright.gui.widgets.amounts import day_text
from orgwright.gui.widgets.buttons import button, link, primary
from orgwright.gui.widgets.columns import Column, Group, explained_columns
from orgwright.gui.widgets.dialogs import FormDialog
from orgwright.gui.widgets.empty_state import EmptyState
from orgwright.gui.widgets.fields import DateField
from orgwright.gui.widgets.keyboard_order import hand_focus_on
from orgwright.gui.widgets.labels import hairline, label, second_line
from orgwright.gui.widgets.table import Table
from orgwright.planning.explanations.development import first_year_done, first_year_late
from orgwright.planning.onboarding import Newcomer, newcomers, onboarding_steps
from orgwright.planning.organization import Organization

if TYPE_CHECKING:
    from orgwright.gui.development.view import DevelopmentScreen


@dataclass(frozen=True)
class NewcomerRow:
    """One line of the list of those who are new."""

    one: Newcomer
    name: str
    role: str

    @property
    def key(self) -> tuple[int, int]:
        """What tells the row from others."""
        return self.one.person_id, self.one.role_id

    @property
    def band(self) -> str:
        """Under which heading it stands."""
        return "Finished" if self.one.is_finished else "Under way" if self.one.steps else "Without a plan"

    @property
    def late(self) -> int:
        """How many milestones are late."""
        return sum(step.state == "late" for step in self.one.steps)


BANDS = ("Under way", "Without a plan", "Finished")
COLUMNS: tuple[Column[Any], ...] = (
    Column("Person", lambda row: row.name, is_key=True, tooltip=lambda row: row.role),
    Column(
        "Begins",
        lambda row: "" if row.one.starts_on is None else day_text(row.one.starts_on),
        104,
        "right",
        sort_key=lambda row: row.one.starts_on,
    ),
    Column("Done", lambda row: f"{row.one.done} of {len(row.one.steps)}" if row.one.steps else "", 62, "right"),
    Column("Late", lambda row: str(row.late) if row.late else "", 46, "right", tone="missing"),
)


def newcomer_rows(organization: Organization, unit_id: int | None) -> list[NewcomerRow]:
    """Who is new in the unit, the latest to start first."""
    return [
        NewcomerRow(one, organization.people[one.person_id].name, organization.roles[one.role_id].name)
        for one in newcomers(organization, unit_id)
        if one.role_id in organization.roles
    ]


class OnboardingPage(StepsPage):
    """First years of the people of the context's unit; see the module."""

    def __init__(self, screen: "DevelopmentScreen") -> None:
        super().__init__(screen)
        self._rows: list[NewcomerRow] = []
        self._key: tuple[int, int] | None = None
        explained = {
            "Done": lambda row: first_year_done(self.context.organization, row.one),
            "Late": lambda row: first_year_late(self.context.organization, row.one) if row.one.steps else None,
        }
        self.table = Table(explained_columns(COLUMNS, explained), key=lambda row: row.key)
        self.table.explained.connect(self.host.explain)
        self.table.setAccessibleName("Who is new in a role")
        self.table.chosen.connect(self._choose)
        self.steps = StepTable((BOX, MILESTONE, HEADING, DUE, STATE), "Milestones of the first year")
        self.steps.turned.connect(self.turn)
        self.steps.opened.connect(lambda row, _title: self.edit_step(row))
        self.steps.chosen.connect(self.follow_choice)
        self.ahead = Table((MILESTONE, HEADING, DUE), key=lambda row: row.key, sortable=False)
        self.ahead.setAccessibleName("Goals of the role that have a day")
        self.line = YearLine()
        self._name = label("", style.measures.TEXT_SCREEN_TITLE, bold=True)
        self._second = second_line("")
        self.start = primary("Start the plan…", on_click=self.start_plan)
        self.add = button("Milestone…", "plus", self.add_milestone)
        self.drop = button("Remove the plan", "trash", self.drop_plan)
        self._nothing = label("", tone="text2", wrap=True)
        self._to_role = link("Open the role", "scroll-text", self._open_role)
        sentence = "Nobody began in a role within the last twelve months, and nobody begins within the next three."
        self._empty = EmptyState("sprout", sentence, ("Seat somebody", lambda: self.context.jump("people")))
        self._lay_out()
        hand_focus_on(self, self.table)

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self._name)
        names.addWidget(self._second)
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 12)
        head.setSpacing(style.measures.SPACE_2)
        head.addLayout(names, 1)
        for verb in (self.start, self.add, self.drop):
            head.addWidget(verb, alignment=Qt.AlignmentFlag.AlignTop)
        said = QVBoxLayout()
        said.setContentsMargins(16, 12, 16, 12)
        said.addWidget(self.line)
        said.addWidget(self._nothing)
        said.addWidget(self._to_role)
        self._right = QWidget()
        self._right.setProperty("surface", "panel")
        self._right.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self._right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(hairline())
        column.addLayout(said)
        column.addWidget(self.steps, 1)
        column.addWidget(self.ahead, 1)
        column.addStretch(0)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        split.addWidget(self._right)
        split.setStretchFactor(1, 1)
        split.setSizes([380, 840])
        self._bodies = QStackedWidget()
        self._bodies.addWidget(split)
        self._bodies.addWidget(self._empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._bodies)

    @property
    def chosen(self) -> NewcomerRow | None:
        """Who is shown."""
        return next((row for row in self._rows if row.key == self._key), None)

    @property
    def shown_person(self) -> int | None:
        """The person whose first year is shown."""
        return None if self.chosen is None else self.chosen.one.person_id

    def refresh(self) -> None:
        """Show who is new in the unit on the day."""
        self._rows = newcomer_rows(self.context.organization, self.context.unit_id)
        self._bodies.setCurrentIndex(0 if self._rows else 1)
        bands: list[Any] = []
        for band in BANDS:
            several = [row for row in self._rows if row.band == band]
            bands += [Group(band, str(len(several))), *several] if several else []
        if self.chosen is None:
            self._key = next((row.key for row in bands if isinstance(row, NewcomerRow)), None)
        self.table.show_rows(bands)
        if self._key is not None:
            self.table.choose(self._key)
        without = sum(row.band == "Without a plan" for row in self._rows)
        self.host.set_status(
            f"{len(self._rows):,} new in a role, {without:,} without a plan",
            "New: for twelve months from the first day, and three months before it",
        )
        self._show_plan()
        self.follow_edits()

    def show_person(self, person_id: int) -> None:
        """Go to the first year of somebody, if they are new."""
        found = next((row for row in self._rows if row.one.person_id == person_id), None)
        if found is not None:
            self._key = found.key
            self.table.choose(found.key)
            self._show_plan()

    def _choose(self, row: NewcomerRow | None) -> None:
        if row is not None and row.key != self._key:
            self._key = row.key
            self.host.close_panel()
            self._show_plan()

    def _show_plan(self) -> None:
        row, organization = self.chosen, self.context.organization
        if row is None:
            return
        steps = [model.milestone_row(organization, one) for one in row.one.steps]
        since = "" if row.one.starts_on is None else f", from {day_text(row.one.starts_on)}"
        counted = model.counted(steps)
        self._name.setText(row.name)
        self._second.setText(", ".join(part for part in (f"{row.role}{since}", counted) if part))
        self.line.show_steps(steps, row.one.starts_on, organization.day)
        self.steps.show_rows(steps)
        self.steps.setVisible(bool(steps))
        recorded = row.one.person_id in self.context.recorded.people and row.one.role_id in self.context.recorded.roles
        ahead = [] if steps or not recorded else self._goals_of_role(row)
        asked = len(ahead)
        self.ahead.show_rows(ahead)
        self.ahead.setVisible(bool(ahead))
        self.start.setVisible(recorded and asked > 0)
        self.add.setVisible(recorded)
        self.drop.setVisible(bool(steps) and recorded)
        self._nothing.setVisible(not steps)
        self._to_role.setVisible(not steps and not asked and recorded)
        self._nothing.setText(self._words(row, asked) if recorded else "This person is of the scenario alone.")

    def _goals_of_role(self, row: NewcomerRow) -> list[StepRow]:
        """The milestones that a plan would begin with."""
        sheet, one = self.context.workspace.role_sheet(row.one.role_id), row.one
        steps = onboarding_steps(sheet, one.starts_on or self.context.day)
        return [
            StepRow(
                "milestone", -number, one.person_id, row.name, step.text, step.heading, "", "", step.due_on, None, "due"
            )
            for number, step in enumerate(steps, 1)
        ]

    def _words(self, row: NewcomerRow, asked: int) -> str:
        if asked:
            goals = "1 goal" if asked == 1 else f"{asked} goals"
            return f"There is no plan yet. The role {row.role} has {goals} with a day, which would become milestones:"
        return f"There is no plan yet, and the role {row.role} has no goals with a day, such as “30-day goals”."

    def _open_role(self) -> None:
        if self.chosen is not None:
            self.context.jump("roles", self.chosen.one.role_id)

    def start_plan(self) -> None:
        """Ask for the first day and make the role's goals milestones."""
        row = self.chosen
        if row is None:
            return

        def make(values: dict[str, date]) -> None:
            self.context.workspace.start_onboarding(row.one.person_id, row.one.role_id, values["starts_on"])

        sentence = "Each goal of the role becomes a milestone, due so many days or months after the first day."
        dialog = FormDialog(self, f"First year of {row.name}", "Start the plan", make, sentence)
        dialog.form.add(DateField("First day", needed=True), key="starts_on").show_value(
            row.one.starts_on or self.context.day
        )
        dialog.exec()

    def add_milestone(self) -> None:
        """Ask for one more milestone of the first year."""
        row = self.chosen
        if row is not None:
            ask_milestone(self, self.context, row.one.person_id, row.one.role_id)

    def drop_plan(self) -> None:
        """Take the whole plan away; one undo brings it back."""
        row = self.chosen
        if row is not None:
            self.host.close_panel()
            attempt(self, lambda: self.context.workspace.drop_onboarding(row.one.person_id, row.one.role_id))
