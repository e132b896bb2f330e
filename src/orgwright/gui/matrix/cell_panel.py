"""The panel beside the matrix: one cell, what each source says of it and which counts, its history, its goal, the keys.

API for the screen: ``panel.show_cell(cell, required)`` for the current cell; ``panel.assess_in_full()`` (E, F2, Enter)
asks about the chosen cells; ``panel.write_note()`` (N) is the same, beginning in the note; ``panel.set_goal()`` (G) is
about the current cell. ``panel.take_letter("g")`` does what a letter stands for and answers whether it stands for any.
"""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from orgwright.charts.palette import ChartPalette
from orgwright.errors import RefusedInput
from orgwright.gui.matrix.cell_form import edit_assessment
from orgwright.gui.matrix.cell_goal import GoalPart, ask_goal, goal_words
from orgwright.gui.matrix.cell_head import CellHead
from orgwright.gui.matrix.cell_rows import SourceRows
from orgwright.gui.matrix.cell_words import apart_text, counts_sentence, rule_sentence
from orgwright.gui.matrix.plan_form import ask_levels
from orgwright.gui.matrix.story import cell_story
from orgwright.gui.messages import attempt, tell
from orgwright.gui.record_forms import edit_form
from orgwright.gui.widgets.amounts import month_text
from orgwright.gui.widgets.buttons import link
from orgwright.gui.widgets.chart_canvas import ChartCanvas
from orgwright.gui.widgets.labels import Chip, label, second_line
from orgwright.gui.widgets.side_panel import SidePanel
from orgwright.planning.cell_sources import CellHistory, cell_history, cell_sources
from orgwright.planning.goals import goal_of, goal_standing
from orgwright.planning.proficiency import Cell
from orgwright.planning.scales import scale_of
from orgwright.records import Assessment, Goal, Skill

if TYPE_CHECKING:
    from orgwright.gui.matrix.screen import MatrixScreen

KEYS = (
    ("0–5", "assess"),
    ("Del", "withdraw"),
    ("E, F2", "assess in full"),
    ("N", "note, evidence"),
    ("G", "set a goal"),
    ("X", "how the level counts"),
    ("H", "who holds the skill"),
    ("P", "the person's coverage"),
    ("F6", "to the sources"),
    ("Ctrl D", "fill down"),
    ("Ctrl C, V", "copy, paste"),
)
CHART_AFTER_MS = 250
"""Rest on a cell after which its history is drawn; a chart takes longer than a step to the next cell."""
CHART_HEIGHT = 132


class CellPanel(SidePanel):
    """What there is to know about the current cell."""

    def __init__(self, screen: "MatrixScreen") -> None:
        super().__init__()
        self._screen = screen
        self._cell: Cell | None = None
        self._required = 0
        self._is_stale = False
        self._history: CellHistory | None = None
        self._later = QTimer(self, interval=CHART_AFTER_MS, singleShot=True)
        self._later.timeout.connect(self._draw_history)
        self.head = CellHead(lambda: self._screen.explain_current("x"))
        self.rows = SourceRows()
        self.rows.edit_wanted.connect(self.edit_assessment)
        self.rows.remove_wanted.connect(self.remove_assessment)
        self.goal = GoalPart(self.set_goal, self.remove_goal, self.open_plan)
        self.chart = ChartCanvas("History of the cell", QSize(200, CHART_HEIGHT))
        self._counts = second_line("", wrap=True)
        self._rule = second_line("", wrap=True)
        self._apart = Chip("", "disputed")
        self._since = second_line("")
        self._assess = link("Assess with source and evidence…", "plus", self.assess_in_full)
        self._parts = [self.add_section(part) for part in (self.head, self._source_part(), self._history_part())]
        self._parts += [self.add_section(self.goal), self.add_section(_keys()), self.add_section(self._skill_part())]
        self._history_section = self._parts[2]
        self._skill_section: QWidget | None = None
        # F6 gives the keyboard to the panel itself, which hands it to the first row; Tab goes past it.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def _source_part(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(label("Sources", bold=True), 1)
        head.addWidget(self._apart)
        column.addLayout(head)
        column.addWidget(self.rows)
        column.addWidget(self._counts)
        column.addWidget(self._rule)
        column.addWidget(link("Change the order in Settings", "sliders-horizontal", self.open_rule))
        column.addWidget(self._assess)
        return part

    def _history_part(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(label("History", bold=True), 1)
        head.addWidget(self._since)
        column.addLayout(head)
        self.chart.setFixedHeight(CHART_HEIGHT)
        column.addWidget(self.chart)
        return part

    def _skill_part(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(link("Edit the skill…", "pencil", self.edit_skill))
        return part

    # What is shown

    def show_cell(self, cell: Cell, required: int) -> None:
        """Show one cell of the picture, now or when the panel is first seen; the form of its skill may stay open."""
        is_editing = self._skill_section is not None and cell == self._cell
        self._cell, self._required = cell, required
        self._is_stale = True
        if self.isVisible() and not is_editing:
            self._show_now()

    def _show_now(self) -> None:
        cell, context = self._cell, self._screen.context
        self._is_stale = False
        organization = context.organization
        if cell is None or cell[0] not in organization.people or cell[1] not in organization.skills:
            return
        self._leave_skill()
        is_recorded = cell[0] in context.recorded.people
        story = cell_story(organization, cell, self._required)
        self.set_title(story.skill, story.person)
        self.head.show_story(story, scale_of(organization, cell[1]))
        self._show_sources(cell, is_recorded)
        scenario = organization.scenario
        self._assess.setVisible(is_recorded or scenario is not None)
        self._assess.setText("Assess with source and evidence…" if scenario is None else "Plan a level from a day on…")
        standing = goal_standing(organization, cell)
        self.goal.show_goal(standing, goal_words(context, standing), is_recorded and scenario is None)
        self._parts[3].setVisible(standing is not None or (is_recorded and scenario is None))
        self._history = cell_history(organization, cell)
        self._history_section.setVisible(self._history.entries > 1 and bool(self._history.lines))
        self._later.start()

    def _show_sources(self, cell: Cell, is_recorded: bool) -> None:
        """Show the rows and which of them counts; the row that has the keyboard, or its neighbour, keeps it."""
        context = self._screen.context
        policy, sources = context.organization.policy, cell_sources(context.organization, cell)
        stored = context.workspace.assessments_of(*cell) if is_recorded else ()
        place = self._focused_row()
        self.rows.show_sources(sources, {one.id: one.evidence for one in stored}, cell, context.scenario_id is None)
        if place is not None and not self.rows.focus_row(place):
            self._screen.view.setFocus()
        self._counts.setText(counts_sentence(sources, policy))
        scenario = context.organization.scenario
        planned = "" if scenario is None else f" Under “{scenario.title}” a level that is typed goes into the scenario."
        self._rule.setText(rule_sentence(policy) + planned)
        self._apart.show_state(apart_text(sources), "disputed")
        self._apart.setVisible(bool(apart_text(sources)))

    def _focused_row(self) -> int | None:
        focused = self.window().focusWidget()
        return next((place for place, row in enumerate(self.rows.rows) if row is focused), None)

    def _draw_history(self) -> None:
        history, required = self._history, self._required
        if history is None or history.since is None or not self._history_section.isVisibleTo(self):
            return

        def draw(figure: Any, palette: ChartPalette) -> None:
            from orgwright.charts.cell_history import draw_cell_history

            draw_cell_history(figure, history, palette, required)

        self._since.setText(f"since {month_text(history.since)}")
        rows = [("Source", "From", "Level")]
        for line in history.lines:
            rows += [(line.source, str(day), "none" if level is None else str(level)) for day, level in line.steps]
        self.chart.show_chart(draw, rows)

    # Writing

    def assess_in_full(self, at_evidence: bool = False) -> None:
        """Ask for level, source, assessor, day, validity and evidence of the chosen cells, and assess them at once."""
        if ask_levels(self, self._screen.context, self._chosen_cells(), at_evidence):
            self._screen.view.setFocus()

    def write_note(self) -> None:
        """Ask the same, beginning in the note."""
        self.assess_in_full(at_evidence=True)

    def take_letter(self, letter: str) -> bool:
        """Do what a letter stands for in the matrix; False where it stands for nothing."""
        known = {"e": self.assess_in_full, "n": self.write_note, "g": self.set_goal}
        if letter not in known:
            return False
        known[letter]()
        return True

    def _chosen_cells(self) -> list[Cell]:
        picture, selected = self._screen.picture, self._screen.view.selected
        if picture is None or selected is None:
            return [] if self._cell is None else [self._cell]
        return [picture.cell(row, column) for row, column in selected.cells]

    def edit_assessment(self, assessment_id: int) -> None:
        """Ask for other values of one assessment of the cell."""
        if self._cell is None:
            return
        stored = self._screen.context.workspace.assessments_of(*self._cell)
        one = next((one for one in stored if one.id == assessment_id), None)
        if one is not None:
            edit_assessment(self, self._screen.context, one)
            self.rows.focus_row(self.rows.place_of(assessment_id))

    def remove_assessment(self, assessment_id: int) -> None:
        """Remove one assessment; the keyboard goes to the next."""
        attempt(self, lambda: self._screen.context.workspace.remove(Assessment, assessment_id))

    def set_goal(self) -> None:
        """Ask for the goal of the current cell."""
        if self._cell is not None and not self._refuses_records():
            ask_goal(self, self._screen.context, self._cell, self._required)

    def open_plan(self) -> None:
        """Go to the development plan of the person of the current cell."""
        if self._cell is not None:
            self._screen.context.jump("development", self._cell[0])

    def remove_goal(self) -> None:
        """Remove the goal of the current cell."""
        goal = None if self._cell is None else goal_of(self._screen.context.recorded, self._cell)
        if goal is not None and not self._refuses_records():
            attempt(self, lambda: self._screen.context.workspace.remove(Goal, goal.id or 0))

    def _refuses_records(self) -> bool:
        """Whether nothing is written into the records here, which is told."""
        scenario = self._screen.context.organization.scenario
        if scenario is not None:
            words = f"A goal is a record, and no change of “{scenario.title}”: choose “As recorded” above to set one."
            tell(self, RefusedInput(words))
        return scenario is not None

    def open_rule(self) -> None:
        """Go to where the order of the sources is edited."""
        self._screen.context.jump("settings")

    # The skill

    def edit_skill(self) -> None:
        """Show the form of the skill in place of the cell, until another cell or the way back is chosen."""
        if self._cell is None:
            return
        context, skill_id = self._screen.context, self._cell[1]
        self._leave_skill()
        for section in self._parts:
            section.hide()
        self.set_title(context.recorded.skills[skill_id].name, "Skill, saved as you leave each field")
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(link("Back to the cell", "arrow-left", self._show_now))
        column.addWidget(edit_form(context, Skill, skill_id))
        column.addWidget(
            link("Remove the skill with all its assessments", "trash", lambda: self._remove_skill(skill_id))
        )
        self._skill_section = self.add_section(part)

    def _leave_skill(self) -> None:
        if self._skill_section is not None:
            self._skill_section.hide()
            self._skill_section.deleteLater()
            self._skill_section = None
            for section in self._parts:
                section.show()

    def _remove_skill(self, skill_id: int) -> None:
        attempt(self, lambda: self._screen.context.workspace.remove(Skill, skill_id))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Go to the first assessment, or to where one is made."""
        super().focusInEvent(event)
        if not self.rows.focus_row(0):
            self._assess.setFocus(Qt.FocusReason.TabFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with the cell that was chosen while the panel was hidden."""
        super().showEvent(event)
        if self._is_stale:
            self._show_now()


def _keys() -> QWidget:
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(4)
    grid.addWidget(label("Keys", bold=True), 0, 0, 1, 2)
    for number, (key, word) in enumerate(KEYS, 1):
        grid.addWidget(label(key, 12, bold=True), number, 0)
        grid.addWidget(second_line(word), number, 1)
    grid.setColumnStretch(1, 1)
    return holder
