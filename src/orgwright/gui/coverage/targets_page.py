"""The capability targets of a unit and of those below it: who is known to hold what is needed; they are edited here."""

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from orgwright.gui import style
from orgwright.gui.coverage import model
from orgwright.gui.coverage.page import CoveragePage
from orgwright.gui.messages import attempt
from orgwright.gui.record_forms import add_record, edit_form
from orgwright.gui.widgets.buttons import button
from orgwright.gui.widgets.columns import Column
from orgwright.gui.widgets.labels import label, second_line
from orgwright.gui.widgets.marks import paint_level
from orgwright.gui.widgets.range_bar import Range, paint_range, percent_text
from orgwright.gui.widgets.side_panel import SidePanel
from orgwright.gui.widgets.table import Table
from orgwright.planning.coverage import targets_of
from orgwright.records import Target

if TYPE_CHECKING:
    from orgwright.gui.coverage.view import CoverageScreen

TARGETS: tuple[Column[Any], ...] = (
    Column("Skill", lambda row: row.skill, is_key=True),
    Column("Unit", lambda row: row.unit, 160, tone="text2", spare=1),
    Column(
        "Level",
        lambda row: str(row.level),
        56,
        "center",
        paint=lambda painter, rect, row: paint_level(painter, rect, row.level),
    ),
    Column(
        "Held of needed", lambda row: f"{row.held} of {row.needed}", 110, "right", sort_key=lambda row: row.share_low
    ),
    Column(
        "Held, not known, short",
        lambda row: percent_text(row.share_low, row.share_high),
        140,
        sort_key=lambda row: row.share_low,
        paint=lambda painter, rect, row: paint_range(painter, rect, Range(row.share_low, row.share_high), mark=False),
    ),
    Column("", lambda row: row.note, 110, tone=lambda row: "missing" if row.note == "uncovered" else "short"),
    Column("Known to hold it", lambda row: row.holders, 240, tone="text2", spare=2),
)


class TargetsPage(CoveragePage):
    """The list of targets with their editor; see the module."""

    def __init__(self, screen: "CoverageScreen") -> None:
        super().__init__(screen)
        self.targets = Table(TARGETS, key=lambda row: row.target_id)
        self.targets.chosen.connect(self._edit_target)
        self.setFocusProxy(self.targets)
        self.editor = SidePanel("Capability target")
        self._title = label("", bold=True)
        self._note = second_line("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        line = QHBoxLayout()
        line.setContentsMargins(16, 8, 16, 8)
        line.setSpacing(style.measures.SPACE_2)
        line.addWidget(self._title)
        line.addWidget(self._note, 1)
        line.addWidget(button("Target", "plus", self.add_target))
        column.addLayout(line)
        column.addWidget(self.targets, 1)

    def refresh(self) -> None:
        """Show the targets of the unit on the day, under the scenario."""
        organization, unit_id = self.context.organization, self.context.unit_id
        rows = model.target_rows(organization, targets_of(organization, unit_id))
        self.targets.show_rows(rows)
        self._title.setText(f"Targets of {self.host.unit_title}")
        self._note.setText(f"{len(rows)}, the least covered first")
        self.host.set_status(f"{len(rows)} targets", self.host.policy_text)

    def add_target(self) -> None:
        """Ask for a new capability target."""
        begin = {"unit_id": self.context.unit_id, "level": 3, "people": 2}
        add_record(self, self.context, Target, begin=begin)

    def _edit_target(self, row: model.TargetRow | None) -> None:
        if row is None or row.target_id not in self.context.recorded.targets:
            return
        self.editor.clear()
        self.editor.set_title(row.skill, f"Capability target of {row.unit}")
        self.editor.add_section(edit_form(self.context, Target, row.target_id))
        self.editor.set_actions(
            button("End today", on_click=lambda: self._end_target(row.target_id)),
            button("Remove", "trash", lambda: self._remove_target(row.target_id)),
        )
        self.host.show_panel(self.editor)

    def _end_target(self, target_id: int) -> None:
        attempt(self, lambda: self.context.workspace.change(Target, target_id, to_on=self.context.day))

    def _remove_target(self, target_id: int) -> None:
        self.host.close_panel()
        attempt(self, lambda: self.context.workspace.remove(Target, target_id))
