"""Under the heat map: the dearest gaps of the line looked at, or its least covered targets, with a way to all."""

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.coverage.gap_rows import SkillGapRow, skill_columns, skill_rows
from orgwright.gui.coverage.heat_lines import ROLES, HeatLine, HeatTree
from orgwright.gui.widgets.buttons import link
from orgwright.gui.widgets.columns import Column
from orgwright.gui.widgets.labels import ElidedLabel, label
from orgwright.gui.widgets.range_bar import Range, paint_range, percent_text
from orgwright.gui.widgets.table import Table
from orgwright.planning.explanation import Explanation
from orgwright.planning.explanations.gap_list import skill_cost, skill_held
from orgwright.planning.explanations.target_coverage import one_target
from orgwright.planning.gap_list import gap_columns, skill_gaps
from orgwright.planning.groups import Group
from orgwright.planning.organization import Organization
from orgwright.planning.target_coverage import TargetCoverage
from orgwright.planning.unit_coverage import targets_of

if TYPE_CHECKING:
    from orgwright.gui.coverage.view import CoverageScreen

MOST = 8


class GapStrip(QWidget):
    """See the module."""

    def __init__(self, screen: "CoverageScreen") -> None:
        super().__init__()
        self._screen = screen
        self._group = Group.of_unit(None)
        self._people: frozenset[int] = frozenset()
        self._name = ""
        self._of_roles = True
        self._title = label("", bold=True)
        self._note = ElidedLabel("", style.measures.TEXT_SECOND)
        self._note.setProperty("tone", "text2")
        self._all = link("All gaps", None, self.open_all)
        columns = skill_columns(
            lambda row: self._explain(row, ("short",)),
            lambda row: self._explain(row, _NOT_KNOWN),
            self._explain_held,
        )
        self.gaps = Table(columns, key=lambda row: row.skill_id, sortable=False)
        self.gaps.setAccessibleName("Widest gaps")
        self.gaps.opened.connect(lambda row, _title: screen.context.jump("matrix", row.skill_id))
        self.targets = Table(self._target_columns(), key=lambda one: one.target_ids, sortable=False)
        self.targets.setAccessibleName("Targets that are short")
        self.targets.opened.connect(lambda _one, _title: self.open_all())
        for table in (self.gaps, self.targets):
            table.explained.connect(screen.explain)
        self._lay_out()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(16, 6, 16, 6)
        line.setSpacing(style.measures.SPACE_2)
        line.addWidget(self._title)
        line.addWidget(self._note, 1)
        line.addWidget(self._all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(self.gaps, 1)
        column.addWidget(self.targets, 1)

    def show_gaps(self, organization: Organization, tree: HeatTree, line: HeatLine, measure: str) -> None:
        """Show what costs the people of a line most, or the targets of its unit that are covered least."""
        self._of_roles = measure == ROLES
        self._group, self._people, self._name = tree.group_of(line), tree.people_of(line), line.name
        self.gaps.setVisible(self._of_roles)
        self.targets.setVisible(not self._of_roles)
        self._all.setText("All gaps" if self._of_roles else "All targets")
        if self._of_roles:
            self._show_skills(organization)
        else:
            self._show_targets(organization, tree.unit_of(line))

    def _show_skills(self, organization: Organization) -> None:
        several = skill_gaps(organization, self._people)
        missing = [one for one in several if one.short or one.unknown or one.expired]
        shown = skill_rows(organization, missing[:MOST])
        self.gaps.show_rows(shown)
        self._title.setText(f"Gaps of {self._name}")
        part = f"{len(shown)} of {len(missing)} skills" if len(missing) > MOST else f"{len(missing)} skills"
        self._note.setText(f"{part}, by points of coverage they cost" if missing else "nothing is short or not known")

    def _show_targets(self, organization: Organization, unit_id: int | None) -> None:
        several = targets_of(organization, unit_id)
        short = sorted((one for one in several if one.share_low < 1), key=lambda one: (one.share_low, -one.weight))
        self.targets.show_rows(short[:MOST])
        self._title.setText(f"Targets of {self._name} that are short")
        found = f"{len(short)} of {len(several)}, the least covered first"
        self._note.setText(found if several else "no target holds here on this day")

    def open_all(self) -> None:
        """Go to the page that lists all of it, about the same people."""
        if not self._of_roles:
            self._screen.show_page("targets")
            return
        if self._group != self._screen.looked_at:
            self._screen.show_group(self._group)
        self._screen.show_page("gaps")

    def _explain(self, row: SkillGapRow, states: tuple[str, ...]) -> Explanation:
        organization = self._screen.context.organization
        return skill_cost(organization, self._name, self._people, row.skill_id, states=states)

    def _explain_held(self, row: SkillGapRow) -> Explanation:
        organization = self._screen.context.organization
        return skill_held(organization, self._name, row.skill_id, gap_columns(organization, self._people))

    def _target_columns(self) -> tuple[Column[TargetCoverage], ...]:
        def names(one: TargetCoverage) -> str:
            people = self._screen.context.organization.people
            return ", ".join(people[each].name for each in one.holder_ids) or "nobody"

        def explain(one: TargetCoverage) -> Explanation | None:
            return one_target(self._screen.context.organization, one.target_ids[0])

        return (
            Column("Skill", lambda one: self._screen.context.organization.skills[one.skill_id].name, is_key=True),
            Column("Unit", lambda one: self._screen.context.organization.units[one.unit_id].name, 170, tone="text2"),
            Column("Level", lambda one: str(one.level), 56, "right"),
            Column(
                "Held of needed",
                lambda one: f"{one.holders_low} of {one.people_needed}",
                110,
                "right",
                bold=True,
                tone="short",
                explain=explain,
            ),
            Column(
                "Held, not known, short",
                lambda one: percent_text(one.share_low, one.share_high),
                140,
                paint=_paint_share,
            ),
            Column("Known to hold it", names, 260, tone="text2", spare=1),
        )


_NOT_KNOWN = ("unknown", "expired")


def _paint_share(painter: Any, rect: Any, one: TargetCoverage) -> None:
    paint_range(painter, rect, Range(one.share_low, one.share_high), mark=False)
