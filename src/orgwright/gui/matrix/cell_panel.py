"""The panel beside the matrix: one cell, its sources with who and when, the rule that counts, and the keys."""

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from orgwright.gui.matrix.model import cell_story
from orgwright.gui.messages import attempt
from orgwright.gui.record_forms import edit_form
from orgwright.gui.widgets.amounts import day_text
from orgwright.gui.widgets.buttons import link
from orgwright.gui.widgets.dialogs import FormDialog
from orgwright.gui.widgets.fields import ChoiceField, DateField, MultiLineField, TextField
from orgwright.gui.widgets.labels import Chip, ElidedLabel, LevelTile, label, second_line, set_tone
from orgwright.gui.widgets.side_panel import SidePanel
from orgwright.planning.proficiency import Cell
from orgwright.records import Assessment, Skill, Source
from orgwright.workspace import AssessmentRow

if TYPE_CHECKING:
    from orgwright.gui.matrix.screen import MatrixScreen

KEYS = (
    ("0–5", "assess"),
    ("Del", "withdraw"),
    ("E", "with evidence"),
    ("Ctrl D", "fill down"),
    ("Ctrl C, V", "copy, paste"),
)


class CellPanel(SidePanel):
    """What there is to know about the current cell."""

    def __init__(self, screen: "MatrixScreen") -> None:
        super().__init__()
        self._screen = screen
        self._cell: Cell | None = None

    def show_cell(self, cell: Cell, required: int) -> None:
        """Show one cell of the picture."""
        self._cell = cell
        organization = self._screen.context.organization
        story = cell_story(organization, cell, required)
        self.clear()
        self.set_title(story.skill, story.person)
        self.add_section(self._head(story.level, story.sentence, story.tone, story.demand, story.warning))
        rows = self._screen.context.workspace.assessments_of(*cell) if cell[0] > 0 else ()
        self.add_section(self._sources(rows), "Sources", f"{len(rows)}" if rows else "")
        rule = "Counts first: " + ", then ".join(organization.policy.precedence) + "."
        self.add_section(second_line(rule, wrap=True))
        self.add_section(self._keys(), "Keys")

    def _head(self, level: int | None, sentence: str, tone: str, demand: str, warning: str) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        tile = LevelTile(level)
        tile.setFixedSize(38, 32)
        row.addWidget(tile)
        words = QVBoxLayout()
        words.setSpacing(1)
        first = label(sentence, bold=True, wrap=True)
        set_tone(first, tone)
        words.addWidget(first)
        words.addWidget(second_line(demand))
        if warning:
            words.addWidget(second_line(warning, wrap=True))
        row.addLayout(words, 1)
        return holder

    def _sources(self, rows: tuple[AssessmentRow, ...]) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        if not rows:
            column.addWidget(second_line("Nobody has assessed this yet.", wrap=True))
        for one in reversed(rows[-12:]):
            column.addWidget(self._source(one))
        if self._cell is not None and self._cell[0] > 0:
            column.addWidget(link("Assess with source and evidence…", "plus", self.assess_in_full))
            column.addWidget(link("Edit the skill…", "pencil", self.edit_skill))
        return holder

    def _source(self, one: AssessmentRow) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        source = label(str(one.source).capitalize(), bold=True)
        grid.addWidget(source, 0, 0)
        grid.addWidget(ElidedLabel(one.assessor), 0, 1)
        grid.addWidget(second_line(day_text(one.assessed_on)), 0, 2)
        grid.setColumnStretch(1, 1)
        if one.level is None:
            grid.addWidget(Chip("withdrawn", "unknown"), 0, 3)
        else:
            tile = LevelTile(one.level)
            tile.setFixedSize(24, 20)
            grid.addWidget(tile, 0, 3)
        more = [one.evidence] if one.evidence else []
        if one.valid_until is not None:
            over = "expired" if one.valid_until < self._screen.context.day else "valid until"
            more.insert(0, f"{over} {day_text(one.valid_until)}")
        if more:
            grid.addWidget(second_line(", ".join(more), wrap=True), 1, 0, 1, 3)
        remove = link("", "trash", lambda: self._remove(one.id))
        remove.setToolTip("Remove this assessment")
        remove.setAccessibleName("Remove this assessment")
        grid.addWidget(remove, 0, 4)
        return holder

    def _keys(self) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        for number, (key, word) in enumerate(KEYS):
            grid.addWidget(label(key, 12, bold=True), number, 0)
            grid.addWidget(second_line(word), number, 1)
        grid.setColumnStretch(1, 1)
        return holder

    def _remove(self, assessment_id: int) -> None:
        attempt(self, lambda: self._screen.context.workspace.remove(Assessment, assessment_id))

    def assess_in_full(self) -> None:
        """Ask for level, source, assessor, day, validity and evidence."""
        cell, context = self._cell, self._screen.context
        if cell is None or cell[0] not in context.recorded.people:
            return

        def make(values: dict[str, Any]) -> None:
            level = values.pop("level")
            context.workspace.assess({cell: level}, **values)

        story = cell_story(context.organization, cell, 0)
        dialog = FormDialog(self, f"Assess {story.person} in {story.skill}", "Assess", make)
        levels = [(None, "withdraw"), *((level, str(level)) for level in range(6))]
        dialog.form.add(ChoiceField("Level", levels), key="level").show_value(story.level)
        sources = [(source.value, source.value) for source in Source]
        dialog.form.add(ChoiceField("Source", sources), key="source").show_value(Source.MANAGER.value)
        dialog.form.add(TextField("Assessor", needed=True), key="assessor").show_value(context.workspace.actor)
        dialog.form.add(DateField("Assessed on", needed=True), key="on").show_value(context.day)
        dialog.form.add(DateField("Last valid day"), key="valid_until")
        dialog.form.add(MultiLineField("Evidence: text, link or file"), key="evidence")
        dialog.exec()

    def edit_skill(self) -> None:
        """Show the form of the skill in place of the cell, until another cell is chosen."""
        if self._cell is None:
            return
        context, skill_id = self._screen.context, self._cell[1]
        self.clear()
        self.set_title(context.recorded.skills[skill_id].name, "Skill, saved as you leave each field")
        self.add_section(edit_form(context, Skill, skill_id))
        remove = link("Remove the skill with all its assessments", "trash", lambda: self._remove_skill(skill_id))
        self.add_section(remove)

    def _remove_skill(self, skill_id: int) -> None:
        attempt(self, lambda: self._screen.context.workspace.remove(Skill, skill_id))
