"""The units as a heat map that opens downwards, under the big range, over the dearest gaps of the line looked at."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSplitter, QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.coverage.figures import Figures
from orgwright.gui.coverage.gap_strip import GapStrip
from orgwright.gui.coverage.heat_lines import ROLES, TARGETS, TOP, HeatLine, HeatTree, Key
from orgwright.gui.coverage.heat_table import HeatTable, paint_name
from orgwright.gui.coverage.line_columns import line_columns
from orgwright.gui.coverage.page import CoveragePage, noun_of
from orgwright.gui.widgets.buttons import SegmentedControl, icon_button, link
from orgwright.gui.widgets.keyboard_order import follow, hand_focus_on
from orgwright.gui.widgets.labels import hairline, label, second_line
from orgwright.planning.explanation import Explanation
from orgwright.planning.groups import Group, group_coverage
from orgwright.planning.heat_map import Heading
from orgwright.planning.organization import Organization

if TYPE_CHECKING:
    from orgwright.gui.coverage.view import CoverageScreen

_ROOM_FOR_GAPS = 470
"""Below this height of the page the heat map has all of it."""


class UnitsPage(CoveragePage):
    """See the module."""

    follows_group = True

    def __init__(self, screen: "CoverageScreen") -> None:
        super().__init__(screen)
        self.measure = SegmentedControl([(ROLES, "Roles"), (TARGETS, "Targets")])
        self.measure.chosen.connect(lambda _key: self._show_measure())
        self.figures = Figures(screen.explain)
        self.gaps = GapStrip(screen)
        self.category: str | None = None
        self.tree: HeatTree | None = None
        self.table: HeatTable | None = None
        self._shown_group: Group | None = None
        self._people = 0
        self._of_gaps: tuple[HeatTree, Key] | None = None
        self._opened: set[Key] = set()
        self._shape: tuple[Any, ...] | None = None
        self._build()

    def _build(self) -> None:
        self._caption = label("", style.measures.TEXT_CAPTION, tone="text2")
        self._all = link("All categories", None, self.leave_category)
        self._earlier = icon_button("chevron-left", "Headings before these", lambda: self._page(-1))
        self._later = icon_button("chevron-right", "More headings", lambda: self._page(1))
        self._place = second_line("")
        line = QHBoxLayout()
        line.setContentsMargins(16, 6, 16, 2)
        line.setSpacing(style.measures.SPACE_2)
        left: tuple[QWidget, ...] = (self.measure, self._all, self._caption)
        right: tuple[QWidget, ...] = (self._earlier, self._place, self._later)
        for widget in left:
            line.addWidget(widget)
        line.addStretch(1)
        for widget in right:
            line.addWidget(widget)
        heat = QWidget()
        self._heat = QVBoxLayout(heat)
        self._heat.setContentsMargins(0, 0, 0, 0)
        self._heat.setSpacing(0)
        self._heat.addLayout(line)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(heat)
        split.addWidget(self.gaps)
        split.setStretchFactor(0, 1)
        split.setSizes([420, 230])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.figures)
        whole.addWidget(hairline())
        whole.addWidget(split, 1)

    def refresh(self) -> None:
        """Show the group on the day, under the scenario."""
        organization, group = self.context.organization, self.host.looked_at
        covered = group_coverage(organization, group)
        self.measure.setVisible(group.has_targets)
        measure = self._measure(group)
        self.figures.show_coverage(organization, group, covered, measure)
        self._people = len(covered.person_ids)
        self._show_heat(measure)

    def _tell(self, group: Group) -> None:
        organization = self.context.organization
        units = len(organization.seating.subtree(group.unit_id)) if group.has_targets else 0
        left = noun_of(units, "unit") if units else noun_of(self._people, "person", "people")
        assert self.tree is not None
        count = len(self.tree.headings)
        of_skills = f"{noun_of(count, 'skill')} in {self.category or 'no category'}"
        right = noun_of(count, "category", "categories") if self.category is None else of_skills
        self.host.set_status(f"{left}, {right}", self.host.policy_text)

    def _measure(self, group: Group) -> str:
        return self.measure.selected if group.has_targets else ROLES

    def _show_measure(self) -> None:
        self.category = None
        self.refresh()

    def _show_heat(self, measure: str) -> None:
        organization, group = self.context.organization, self.host.looked_at
        tree = HeatTree(organization, group, measure, self.category)
        if self.category is not None and not tree.headings:
            self.category = None
            tree = HeatTree(organization, group, measure, None)
        self.tree = tree
        if group != self._shown_group:
            self._shown_group, self._opened = group, tree.first_opened()
        many = len(str(self._people))
        shape = (measure, group.has_targets, many, self.category, tuple(one.title for one in tree.headings))
        if shape != self._shape:
            self._make_table(measure, shape)
        self._show_lines()
        whose = "targets covered" if measure == TARGETS else "held"
        what = "category of skills" if self.category is None else f"skill of {self.category or 'no category'}"
        self._caption.setText(f"{whose.capitalize()}, % by {what}")
        self._all.setVisible(self.category is not None)
        self._tell(group)

    def _make_table(self, measure: str, shape: tuple[Any, ...]) -> None:
        assert self.tree is not None
        had_focus = self.table is not None and self.table.hasFocus()
        if self.table is not None:
            self._heat.removeWidget(self.table)
            # It would be drawn once more before it is gone.
            self.table.hide()
            self.table.deleteLater()
        self._shape = shape
        title = "Unit" if self.host.looked_at.has_targets else "Person"
        columns = line_columns(self._shown, title, measure, self._people, paint_name)
        self.table = HeatTable(columns, self.tree.headings, self.category is None, self._explain_cell)
        self.table.explained.connect(self.host.explain)
        self.table.fold_wanted.connect(self._fold)
        self.table.heading_wanted.connect(self.open_category)
        self.table.left.connect(self.leave_category)
        self.table.chosen.connect(self._choose)
        self.table.window_changed.connect(self._tell_window)
        self.table.menu_wanted.connect(self._fill_menu)
        self._heat.addWidget(self.table, 1)
        hand_focus_on(self, self.table)
        follow(self._later, self.table)
        if had_focus:
            self.table.setFocus()

    def _shown(self) -> tuple[Organization, HeatTree]:
        assert self.tree is not None
        return self.context.organization, self.tree

    def _show_lines(self) -> None:
        assert self.tree is not None
        assert self.table is not None
        self.table.show_rows(self.tree.lines(self._opened))
        if self.table.current_line is None:
            self.table.choose(TOP)
        self._choose(self.table.current_line)

    def _fold(self, line: HeatLine) -> None:
        self._opened.symmetric_difference_update({line.key})
        self._show_lines()

    def _choose(self, line: HeatLine | None) -> None:
        if self.tree is None or line is None or line.row is None:
            return
        if self._of_gaps == (self.tree, line.key):
            return
        self._of_gaps = (self.tree, line.key)
        measure = self._measure(self.host.looked_at)
        self.gaps.show_gaps(self.context.organization, self.tree, line, measure)

    def _explain_cell(self, line: HeatLine, place: int) -> Explanation | None:
        return None if self.tree is None else self.tree.explain_cell(line, place)

    def open_category(self, heading: Heading) -> None:
        """Show the skills of a category in its place."""
        self.category = heading.title
        self._show_heat(self._measure(self.host.looked_at))

    def leave_category(self) -> None:
        """Go back to all categories."""
        if self.category is not None:
            self.category = None
            self._show_heat(self._measure(self.host.looked_at))

    def _page(self, by: int) -> None:
        if self.table is not None:
            self.table.page(by)

    def _tell_window(self) -> None:
        if self.table is None:
            return
        shown, whole = self.table.shown, len(self.table.headings)
        is_part = len(shown) < whole
        self._place.setText(f"{shown.start + 1}–{shown.stop} of {whole}" if is_part else "")
        for arrow, is_on in ((self._earlier, shown.start > 0), (self._later, shown.stop < whole)):
            arrow.setVisible(is_part)
            arrow.setEnabled(is_on)

    def _fill_menu(self, line: HeatLine, menu: QMenu) -> None:
        kind, one = line.key
        if kind == "person" and one is not None:
            menu.addAction("Go to the person", lambda: self.context.jump("people", one))
        elif line.row is not None and line.key != TOP:
            menu.addAction("Show this unit on every screen", lambda: self.context.set_unit(one))
        if line.row is not None:
            menu.addAction("All gaps", lambda: self.gaps.open_all())
        if line.can_open:
            menu.addAction("Fold" if line.is_open else "Open", lambda: self._fold(line))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A low page belongs to the heat map."""
        super().resizeEvent(event)
        self.gaps.setVisible(self.height() >= _ROOM_FOR_GAPS)
