"""The plan of one person: how much of the role is held, goals with their actions, milestones, and mentees."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.context import Context
from orgwright.gui.development import model
from orgwright.gui.development.model import StepRow
from orgwright.gui.development.step_table import (
    BOX,
    DUE,
    HEADING,
    KIND,
    LEVELS,
    MENTOR,
    MILESTONE,
    STATE,
    TEXT,
    StepTable,
    fit_height,
)
from orgwright.gui.widgets.amounts import day_text
from orgwright.gui.widgets.buttons import button, link, primary
from orgwright.gui.widgets.columns import Column, explained_columns
from orgwright.gui.widgets.labels import FactRow, FigureBlock, hairline, label, second_line
from orgwright.gui.widgets.range_bar import percent_text
from orgwright.gui.widgets.table import Table
from orgwright.planning.coverage import person_coverage
from orgwright.planning.development import development_plan
from orgwright.planning.explanation import Explanation
from orgwright.planning.explanations.cells import effective_level
from orgwright.planning.explanations.development import goals_reached, steps_late
from orgwright.planning.explanations.role_coverage import person_role_coverage
from orgwright.planning.organization import Organization

GOALS: tuple[Column[Any], ...] = (BOX, TEXT, KIND, LEVELS, MENTOR, DUE, STATE)
MENTEES: tuple[Column[Any], ...] = (
    Column("Mentee", lambda row: row.name, 220, is_key=True),
    Column("In", lambda row: row.what, tone="text2"),
)


class PlanPaper(QWidget):
    """The right-hand side of the page of plans; the signals tell what was asked for."""

    propose_wanted = Signal()
    goal_wanted = Signal()
    action_wanted = Signal(object)
    milestone_wanted = Signal()
    try_wanted = Signal()
    case_wanted = Signal()
    chosen = Signal(object)
    opened = Signal(object)
    turned = Signal(object)
    person_wanted = Signal(int)
    explained = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.person_id: int | None = None
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._name = label("", style.measures.TEXT_SCREEN_TITLE, bold=True)
        self._second = second_line("")
        self.facts = {name: FigureBlock(name, small=True) for name in ("Held of the role", "Goals", "Late", "Next due")}
        self.facts["Held of the role"].how.set_ask(self._explain_coverage)
        self.facts["Goals"].how.set_ask(lambda: self._asked(goals_reached))
        self.facts["Late"].how.set_ask(lambda: self._asked(steps_late))
        for name in ("Held of the role", "Goals", "Late"):
            self.facts[name].how.explained.connect(self.explained)
        self.goals = StepTable(
            explained_columns(GOALS, {"Held → goal": self._explain_level}), "Goals and actions", is_fitted=True
        )
        self.milestones = StepTable((BOX, MILESTONE, HEADING, DUE, STATE), "Milestones", is_fitted=True)
        self.mentees = Table(MENTEES, key=lambda row: row.person_id, sortable=False)
        self.mentees.setAccessibleName("Mentees")
        self.goals.explained.connect(self.explained)
        for table in (self.goals, self.milestones):
            table.turned.connect(self.turned)
            table.opened.connect(lambda row, _title: self.opened.emit(row))
            table.chosen.connect(self.chosen)
        self.mentees.opened.connect(lambda row, _title: self.person_wanted.emit(row.person_id))
        self.goals.menu_wanted.connect(self._fill_menu)
        self._nothing = second_line(
            "Nothing is planned yet. Propose goals from the gaps, or set one of your own.", wrap=True
        )
        self._titles = {
            name: label(name, bold=True) for name in ("Goals and actions", "Milestones", "People who are helped")
        }
        self._lay_out()

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self._name)
        names.addWidget(self._second)
        head = QHBoxLayout()
        head.setSpacing(style.measures.SPACE_2)
        head.addLayout(names, 1)
        self.propose = primary("Propose goals…", on_click=self.propose_wanted.emit)
        self.verbs = (
            self.propose,
            button("Goal…", "plus", self.goal_wanted.emit),
            button("Milestone…", "plus", self.milestone_wanted.emit),
        )
        for action in self.verbs:
            head.addWidget(action, alignment=Qt.AlignmentFlag.AlignTop)
        self.add_action = link("Add an action…", "plus", lambda: self.action_wanted.emit(self.goals.chosen_row))
        self.try_plan = link("Try the plan in a scenario…", "git-branch", self.try_wanted.emit)
        below = QHBoxLayout()
        below.addWidget(self.add_action)
        below.addWidget(self.try_plan)
        self.case = link("Promotion case…", "award", self.case_wanted.emit)
        below.addWidget(self.case)
        below.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 16)
        layout.setSpacing(style.measures.SPACE_3)
        layout.addLayout(head)
        layout.addWidget(FactRow(*self.facts.values(), gap=style.measures.SPACE_6))
        layout.addWidget(hairline())
        layout.addWidget(self._titles["Goals and actions"])
        layout.addWidget(self._nothing)
        layout.addWidget(self.goals)
        layout.addLayout(below)
        for name, table in (("Milestones", self.milestones), ("People who are helped", self.mentees)):
            layout.addWidget(self._titles[name])
            layout.addWidget(table)
        layout.addStretch(1)
        self.mentees.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_person(self, organization: Organization, person_id: int, *, is_recorded: bool) -> None:
        """Show the plan of one person on the day; for somebody of a scenario alone nothing can be planned."""
        self.person_id = person_id
        plan = development_plan(organization, person_id)
        goals = model.goal_rows(organization, plan)
        steps = [model.milestone_row(organization, one) for one in plan.milestones]
        self._name.setText(organization.people[person_id].name)
        self._second.setText(model.role_name(organization, person_id) or "no position")
        self._show_facts(organization, person_id, [*goals, *steps])
        self._fill(self.goals, goals)
        self._fill(self.milestones, steps, "Milestones")
        self._fill(self.mentees, model.mentee_rows(organization, person_id), "People who are helped")
        self._nothing.setVisible(not goals)
        for action in self.verbs:
            action.setEnabled(is_recorded)
        self.add_action.setVisible(bool(goals) and is_recorded)
        self.try_plan.setVisible(bool(goals) and is_recorded)
        self.case.setVisible(is_recorded)

    def _show_facts(self, organization: Organization, person_id: int, rows: Sequence[StepRow]) -> None:
        covered = person_coverage(organization, person_id)
        held = (
            "no requirements" if covered.low is None else f"{percent_text(covered.low, covered.high or covered.low)} %"
        )
        self.facts["Held of the role"].show_figure(held)
        goals = [row for row in rows if row.kind == "goal"]
        reached, late = sum(row.is_done for row in goals), sum(row.state == "late" for row in rows)
        self.facts["Goals"].show_figure(f"{reached} of {len(goals)} reached" if goals else "none")
        self.facts["Late"].show_figure(str(late) if late else "nothing", tone="missing" if late else "text")
        waiting = sorted(row.due_on for row in rows if row.due_on is not None and not row.is_done)
        self.facts["Next due"].show_figure(day_text(waiting[0]) if waiting else "nothing")

    def choose(self, key: tuple[str, int]) -> bool:
        """Choose a row by its key, wherever it stands."""
        return (self.milestones if key[0] == "milestone" else self.goals).choose(key)

    def _fill(self, table: Table, rows: Sequence[Any], title: str = "") -> None:
        table.show_rows(rows)
        table.setVisible(bool(rows))
        if title:
            self._titles[title].setVisible(bool(rows))
        fit_height(table)

    def _fill_menu(self, row: StepRow, menu: Any) -> None:
        menu.addAction("Add an action…", lambda: self.action_wanted.emit(row))

    def _explain_coverage(self) -> Explanation | None:
        return self._asked(person_role_coverage)

    def _asked(self, explain: Callable[[Organization, int], Explanation]) -> Explanation | None:
        organization = self._context.organization
        if self.person_id is None or self.person_id not in organization.people:
            return None
        return explain(organization, self.person_id)

    def _explain_level(self, row: StepRow) -> Explanation | None:
        if row.skill_id is None:
            return None
        return effective_level(self._context.organization, (row.person_id, row.skill_id))
