"""The gaps of what is looked at: the skills that cost its coverage, the dearest first."""

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from orgwright.gui import style
from orgwright.gui.coverage import model
from orgwright.gui.coverage.page import CoveragePage
from orgwright.gui.widgets.columns import Column
from orgwright.gui.widgets.labels import label, second_line
from orgwright.gui.widgets.marks import paint_bar
from orgwright.gui.widgets.table import Table

if TYPE_CHECKING:
    from orgwright.gui.coverage.view import CoverageScreen

GAPS: tuple[Column[Any], ...] = (
    Column("Skill", lambda row: row.skill, is_key=True),
    Column("Demand", lambda row: row.demand, 210, tone="text2", spare=1),
    Column("Level", lambda row: row.level, 56, "right"),
    Column("Held", lambda row: row.held, 84, "right", sort_key=lambda row: row.share_met),
    Column(
        "Points of coverage",
        lambda row: f"{row.points * 100:.1f}",
        150,
        sort_key=lambda row: row.points,
        paint=lambda painter, rect, row: paint_bar(painter, rect, row.bar),
    ),
    Column(
        "",
        lambda row: f"−{row.points * 100:.1f}",
        60,
        "right",
        sort_key=lambda row: row.points,
        tone="short",
        bold=True,
    ),
    Column("Not known", lambda row: row.unknown, 170, tone="text2", spare=2),
)


class GapsPage(CoveragePage):
    """The list of gaps; see the module."""

    def __init__(self, screen: "CoverageScreen") -> None:
        super().__init__(screen)
        self.gaps = Table(GAPS, key=lambda row: row.skill_id)
        self.gaps.opened.connect(lambda row, _title: self.context.jump("matrix", row.skill_id))
        self.setFocusProxy(self.gaps)
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
        column.addLayout(line)
        column.addWidget(self.gaps, 1)

    def refresh(self) -> None:
        """Show the gaps of the unit on the day, under the scenario."""
        organization, unit_id = self.context.organization, self.context.unit_id
        rows = model.gaps(organization, unit_id)
        self.gaps.show_rows(rows)
        self._title.setText(f"Gaps of {self.host.scope_title}")
        self._note.setText(f"{len(rows)} skills, by points of coverage they cost")
        self.host.set_status(f"{len(rows)} skills", self.host.policy_text)
