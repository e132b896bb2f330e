"""Goals that would close somebody's gaps towards a role, each to accept, change or leave out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.context import Context
from orgwright.gui.messages import attempt
from orgwright.gui.record_forms import options
from orgwright.gui.widgets.amounts import day_text
from orgwright.gui.widgets.buttons import button, primary
from orgwright.gui.widgets.columns import Column, Group, explained_columns
from orgwright.gui.widgets.decision_table import DecisionTable, tone_of_decision
from orgwright.gui.widgets.dialogs import FormDialog
from orgwright.gui.widgets.fields import DateField, IntegerField
from orgwright.gui.widgets.labels import hairline, label, second_line
from orgwright.gui.widgets.picker import PickerField
from orgwright.planning.development import ProposedGoal, proposed_goals
from orgwright.planning.explanation import Explanation
from orgwright.planning.explanations.cells import effective_level
from orgwright.planning.explanations.learning import months_to_a_role
from orgwright.planning.organization import Organization
from orgwright.planning.pace import OBSERVED, paces
from orgwright.records import Role, SkillKind
from orgwright.workspace.development import NewGoal

_KEYS = "A accept     S skip     Space turn     E edit     Esc back to the plan"


@dataclass(frozen=True)
class ProposalRow:
    """A proposed goal, what speaks for it, and whether it is taken; level and day may be changed."""

    key: int
    skill: str
    held: int | None
    level: int
    due_on: date | None
    is_gate: bool
    weight: float
    months: float
    source: str
    is_taken: bool = True
    can_come_in: bool = True


def proposal_rows(organization: Organization, person_id: int, role_id: int) -> list[ProposalRow]:
    """The goals that would make somebody hold all that a role asks, each with the source of its months."""
    return [_row(organization, one) for one in proposed_goals(organization, person_id, role_id)]


def _row(organization: Organization, one: ProposedGoal) -> ProposalRow:
    skill = organization.skills[one.skill_id]
    levels = paces(organization).by_level[SkillKind(skill.kind)][one.held or 0 : one.level]
    observed = [pace for pace in levels if pace.source == OBSERVED]
    source = "own history" if len(observed) == len(levels) else "policy" if not observed else "both"
    return ProposalRow(
        one.skill_id,
        skill.name,
        one.held,
        one.level,
        one.due_on,
        one.is_gate,
        one.weight,
        one.months,
        source,
    )


COLUMNS: tuple[Column[Any], ...] = (
    Column("Skill", lambda row: row.skill, is_key=True, tone=tone_of_decision),
    Column("Held", lambda row: "?" if row.held is None else str(row.held), 52, "right", tone=tone_of_decision),
    Column("Goal", lambda row: str(row.level), 52, "right", tone=tone_of_decision, bold=True),
    Column("Gate", lambda row: "gate" if row.is_gate else "", 56, tone="missing"),
    Column("Months", lambda row: f"{row.months:.1f}", 68, "right", tone=tone_of_decision),
    Column("Months from", lambda row: row.source, 96, tone="text2", spare=1),
    Column("By", lambda row: "" if row.due_on is None else day_text(row.due_on), 104, "right", tone=tone_of_decision),
)


class ProposalsPart(QWidget):
    """The proposals of one person; ``planned`` tells that goals were set, ``left`` that the user goes back."""

    planned = Signal()
    left = Signal()
    explained = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._person_id: int | None = None
        self._role_id: int | None = None
        self._rows: list[ProposalRow] = []
        self._changed: dict[int, ProposalRow] = {}
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = label("", style.measures.TEXT_SCREEN_TITLE, bold=True)
        self._second = second_line("", wrap=True)
        self.role = PickerField("Towards the role", lambda: options(context, Role), needed=True)
        self.role.committed.connect(self._choose_role)
        asked = {"Held": self._explain_level, "Months": self._explain_months}
        self.table = DecisionTable(explained_columns(COLUMNS, asked), "Proposed goals")
        self.table.decided.connect(self._decide)
        self.table.opened.connect(lambda row, _title: self.edit_row(row))
        self.table.explained.connect(self.explained)
        self.table.installEventFilter(self)
        self.verb = primary("Plan the goals", on_click=self.plan)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 12)
        head.setSpacing(style.measures.SPACE_6)
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self._title)
        names.addWidget(self._second)
        head.addLayout(names, 1)
        self.role.setFixedWidth(280)
        head.addWidget(self.role)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 8)
        foot.setSpacing(style.measures.SPACE_2)
        foot.addWidget(second_line(_KEYS), 1)
        foot.addWidget(button("Back", on_click=self.left.emit))
        foot.addWidget(self.verb)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(hairline())
        column.addWidget(self.table, 1)
        column.addWidget(hairline())
        column.addLayout(foot)

    def begin(self, person_id: int, role_id: int | None = None) -> None:
        """Propose goals for a person towards a role, or the role that they have."""
        self._person_id, self._changed = person_id, {}
        self._role_id = role_id if role_id is not None else self._context.organization.seating.role_of(person_id)
        self.role.show_value(self._role_id)
        self._propose()
        if self._role_id is None:
            self.role.editor.setFocus()
        else:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Propose anew what may have changed; what was decided stays."""
        if self._person_id is not None:
            self._propose()

    def _choose_role(self, role_id: int | None) -> None:
        self._role_id, self._changed = role_id, {}
        self._propose()

    def _propose(self) -> None:
        organization = self._context.organization
        person_id, role_id = self._person_id, self._role_id
        there = person_id in organization.people and role_id in organization.roles
        found = (
            proposal_rows(organization, person_id, role_id)
            if there and person_id is not None and role_id is not None
            else []
        )
        self._rows = [self._changed.get(row.key, row) for row in found]
        name = "" if person_id is None or person_id not in organization.people else organization.people[person_id].name
        self._title.setText(f"Goals for {name}")
        at_once = organization.policy.skills_at_once
        learned = "one skill after the other" if at_once == 1 else f"{at_once} skills side by side"
        self._second.setText(f"Gates first, then by weight, {learned}; what is not known is learned from 0.")
        self._show_rows()

    def _show_rows(self) -> None:
        nothing = "Every gap has a goal, or there is none" if self._role_id is not None else "Choose a role"
        self.table.show_rows(self._rows or [Group(nothing)])
        self.table.choose_first()
        count = sum(row.is_taken for row in self._rows)
        self.verb.setText("Plan 1 goal" if count == 1 else f"Plan {count} goals")
        self.verb.setEnabled(count > 0)

    def _change(self, row: ProposalRow) -> None:
        self._changed[row.key] = row
        self._rows = [row if one.key == row.key else one for one in self._rows]

    def _decide(self, rows: list[ProposalRow], is_taken: bool) -> None:
        for row in rows:
            self._change(replace(row, is_taken=is_taken))
        self._show_rows()

    def edit_row(self, row: ProposalRow) -> None:
        """Ask for another level or day of a proposal."""

        def make(values: dict[str, Any]) -> None:
            self._change(replace(row, **values, is_taken=True))

        dialog = FormDialog(self, f"Goal in {row.skill}", "Change", make)
        dialog.form.add(IntegerField("Level to reach", 1, 5, needed=True), key="level").show_value(row.level)
        dialog.form.add(DateField("By"), key="due_on").show_value(row.due_on)
        dialog.exec()
        self._show_rows()

    def plan(self) -> None:
        """Set the goals that are taken, as one action."""
        person_id = self._person_id
        goals = [NewGoal(row.key, row.level, row.due_on) for row in self._rows if row.is_taken]
        if person_id is None or not goals:
            return
        if attempt(self, lambda: self._context.workspace.plan_goals(person_id, goals)) is not None:
            self._changed = {}
            self.planned.emit()

    def _explain_level(self, row: ProposalRow) -> Explanation | None:
        if self._person_id is None:
            return None
        return effective_level(self._context.organization, (self._person_id, row.key))

    def _explain_months(self, row: ProposalRow) -> Explanation | None:
        if self._person_id is None or self._role_id is None:
            return None
        return months_to_a_role(self._context.organization, self._person_id, self._role_id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """E edits, as in every list of decisions."""
        is_key = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if is_key and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_E and self.table.chosen_row:
            self.edit_row(self.table.chosen_row)
            return True
        return super().eventFilter(watched, event)
