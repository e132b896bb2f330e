"""The panel of a row: what every source says about a person in a skill, with who, when and on what evidence."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from orgwright.gui.context import Context
from orgwright.gui.widgets.amounts import day_text
from orgwright.gui.widgets.buttons import button
from orgwright.gui.widgets.columns import plain_tip
from orgwright.gui.widgets.labels import Chip, ElidedLabel, LevelTile, label, second_line
from orgwright.gui.widgets.side_panel import SidePanel
from orgwright.planning.cell_sources import CellSource, Said, Standing, cell_sources
from orgwright.planning.proficiency import Cell
from orgwright.planning.scales import scale_of

_MOST_SPEAKERS = 4
_MOST_OTHERS = 1
"""Of what no longer speaks for a source the newest is told; the panel of the matrix tells all."""


class SaidPanel(SidePanel):
    """Sources side by side, and the levels to agree on; ``agreed`` tells a digit that was pressed here."""

    agreed = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.cell: Cell | None = None

    def show_cell(self, cell: Cell, required: int, *actions: QWidget) -> None:
        """Show a person in a skill; ``required`` is 0 where the role does not ask for it."""
        self.cell = cell
        organization = self._context.organization
        person, skill = organization.people[cell[0]], organization.skills[cell[1]]
        found = cell_sources(organization, cell)
        evidence = {one.id: one.evidence for one in self._context.workspace.assessments_of(*cell)}
        self.clear()
        self.set_title(skill.name, person.name)
        held = found.held
        self.add_section(self._counting(held.level, held.source, required))
        scenario = organization.scenario
        if scenario is not None:
            self.add_section(self._levels(cell), "Plan the level", f"in “{scenario.title}”")
        elif cell[0] in self._context.recorded.people:
            self.add_section(self._levels(cell), "Set the manager level", self._context.workspace.actor)
        for one in found.sources:
            self.add_section(self._source(one, evidence), one.source.capitalize(), "counts" if one.counts else "")
        if not found.sources:
            self.add_section(second_line("Nobody has assessed this yet.", wrap=True))
        rule = "Counts first: " + ", then ".join(organization.policy.precedence) + "."
        self.add_section(second_line(rule, wrap=True))
        self.set_actions(*actions)

    def _counting(self, level: int | None, source: str | None, required: int) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(LevelTile(level))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(label(f"Counts: {source}" if source else "No level counts", bold=True))
        words.addWidget(second_line(f"The role asks {required}" if required else "The role does not ask for it"))
        row.addLayout(words, 1)
        return holder

    def _source(self, one: CellSource, evidence: dict[int, str]) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        speakers = one.speakers[:_MOST_SPEAKERS]
        others = [said for said in one.said if said not in speakers]
        for said in (*speakers, *others[:_MOST_OTHERS]):
            column.addWidget(self._said(said, evidence.get(said.assessment_id, "")))
        if len(others) > _MOST_OTHERS:
            column.addWidget(second_line(f"and {len(others) - _MOST_OTHERS} more in the matrix"))
        return holder

    def _said(self, one: Said, evidence: str) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(1)
        grid.addWidget(ElidedLabel(one.assessor or "without a name"), 0, 0)
        grid.addWidget(second_line(day_text(one.on)), 0, 1)
        if one.level is None:
            grid.addWidget(Chip("withdrawn", "unknown"), 0, 2)
        else:
            grid.addWidget(LevelTile(one.level, small=True), 0, 2)
        grid.setColumnStretch(0, 1)
        more = [evidence] if evidence else []
        if one.until is not None:
            more.insert(0, f"valid until {day_text(one.until)}")
        if one.standing is not Standing.NEWEST:
            more.insert(0, one.standing.value)
        if more:
            grid.addWidget(second_line(", ".join(more), wrap=True), 1, 0, 1, 2)
        return holder

    def _levels(self, cell: Cell) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for digit, one in scale_of(self._context.organization, cell[1]).by_digit.items():
            pressed = button(str(digit), on_click=partial(self.agreed.emit, digit))
            pressed.setFixedWidth(38)
            pressed.setToolTip(plain_tip(f"{digit} {one.name}"))
            pressed.setAccessibleName(f"Set level {digit}, {one.name}")
            row.addWidget(pressed)
        row.addStretch(1)
        return holder
