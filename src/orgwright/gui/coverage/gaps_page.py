"""All gaps of the group looked at, by skill or by person and skill: to filter, to sort, to copy and to go on from."""

from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout

from orgwright.gui import style
from orgwright.gui.coverage.gap_filters import GapFilters
from orgwright.gui.coverage.gap_rows import (
    PersonGapRow,
    Row,
    SkillGapRow,
    order_of,
    person_columns,
    person_rows,
    skill_columns,
    skill_rows,
)
from orgwright.gui.coverage.page import CoveragePage, noun_of
from orgwright.gui.widgets.buttons import SegmentedControl, button
from orgwright.gui.widgets.keyboard_order import hand_focus_on
from orgwright.gui.widgets.labels import ElidedLabel, hairline
from orgwright.gui.widgets.table import Table
from orgwright.planning.explanation import Explanation
from orgwright.planning.explanations.gap_list import skill_cost, skill_held
from orgwright.planning.gap_list import GapColumns, GapFilter, gap_columns, gaps_by_skill, wanted
from orgwright.planning.groups import Group, people_in_group

if TYPE_CHECKING:
    from orgwright.gui.coverage.view import CoverageScreen

BY_SKILL, BY_PERSON = "skill", "person"
MOST_AT_ONCE = 20_000
"""The rows of more people are gathered in the background."""
AT_ONCE = 500
"""Rows by person that are made at once; more are made when the end of the list comes into view."""
_NOT_KNOWN = ("unknown", "expired")


class GapsPage(CoveragePage):
    """See the module."""

    follows_group = True

    def __init__(self, screen: "CoverageScreen") -> None:
        super().__init__(screen)
        self.mode = SegmentedControl([(BY_SKILL, "By skill"), (BY_PERSON, "By person")])
        self.mode.chosen.connect(lambda _key: self._show_mode())
        self.filters = GapFilters(lambda: self.context.organization, lambda: self._columns)
        self.filters.changed.connect(self._show_rows)
        self.skills = Table(
            skill_columns(
                lambda row: self._explain_skill(row, ("short",)),
                lambda row: self._explain_skill(row, _NOT_KNOWN),
                self._explain_held,
            ),
            key=lambda row: row.skill_id,
            many=True,
        )
        self.people = Table(
            person_columns(self._explain_person),
            key=lambda row: (row.person_id, row.skill_id),
            many=True,
            sortable=False,
        )
        self.skills.setAccessibleName("Gaps by skill")
        self.people.setAccessibleName("Gaps by person")
        self._refreshed = 0
        self._columns: GapColumns | None = None
        self._found: GapColumns | None = None
        self._sorted_by = ("Points", True)
        self._dress()
        self._lay_out()
        self._show_mode()

    def _dress(self) -> None:
        for table in (self.skills, self.people):
            table.explained.connect(self.host.explain)
            table.opened.connect(lambda row, _title: self._open(row))
            table.menu_wanted.connect(self._fill_menu)
        heads = self.people.horizontalHeader()
        heads.setSortIndicatorShown(True)
        heads.setSortIndicator(self._section("Points"), Qt.SortOrder.DescendingOrder)
        heads.sortIndicatorChanged.connect(self._sort)
        self.people.verticalScrollBar().valueChanged.connect(self._make_more)

    def _section(self, title: str) -> int:
        model = self.people.rows_model
        heads = [model.headerData(one, Qt.Orientation.Horizontal) for one in range(model.columnCount())]
        return heads.index(title)

    def _lay_out(self) -> None:
        self._count = ElidedLabel("", style.measures.TEXT_SECOND)
        self._count.setProperty("tone", "text2")
        line = QHBoxLayout()
        line.setContentsMargins(16, 8, 16, 8)
        line.setSpacing(style.measures.SPACE_2)
        line.addWidget(self.mode)
        line.addWidget(self.filters.text)
        line.addWidget(self._count, 1)
        line.addWidget(button("Copy all", "copy", self.copy_all))
        below = QHBoxLayout()
        below.setContentsMargins(16, 0, 16, 8)
        below.addWidget(self.filters, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addLayout(below)
        column.addWidget(hairline())
        column.addWidget(self.skills, 1)
        column.addWidget(self.people, 1)

    def refresh(self) -> None:
        """Show the gaps of the group on the day, under the scenario."""
        organization = self.context.organization
        people = people_in_group(organization, self.host.looked_at)
        self._refreshed += 1
        if len(people) <= MOST_AT_ONCE:
            self._take(self._refreshed, gap_columns(organization, people))
            return
        self._count.setText(f"Looking through what the roles of {len(people):,} people ask…")
        self.context.background.run(
            lambda _progress: gap_columns(organization, people), partial(self._take, self._refreshed), what="Gaps"
        )

    def _take(self, refreshed: int, columns: GapColumns) -> None:
        """Show what was found, unless something else is looked at by now."""
        if refreshed == self._refreshed:
            self._columns = columns
            self.filters.drop_what_is_gone()
            self._show_rows()

    @property
    def is_by_person(self) -> bool:
        """Whether a row is a person's gap in a skill."""
        return self.mode.selected == BY_PERSON

    def _show_mode(self) -> None:
        self.skills.setVisible(not self.is_by_person)
        self.people.setVisible(self.is_by_person)
        hand_focus_on(self, self.people if self.is_by_person else self.skills)
        if self._columns is not None:
            self._show_rows()

    def _show_rows(self) -> None:
        if self._columns is None:
            return
        organization = self.context.organization
        states = self.filters.states
        asked = self.filters.chosen_of(self._columns)
        self._found = asked.take(wanted(asked, GapFilter(), states))
        if self.is_by_person:
            self._found = self._found.take(order_of(organization, self._found, *self._sorted_by))
            self._show_people(AT_ONCE)
        else:
            several = [one for one in gaps_by_skill(asked) if any(getattr(one, state) for state in states)]
            self.skills.show_rows(skill_rows(organization, several))
        self._tell()

    def _show_people(self, count: int) -> None:
        assert self._found is not None
        shown = self._found.take(np.arange(min(count, len(self._found))))
        dearest = float(self._found.cost.max(initial=0.0))
        self.people.show_rows(person_rows(self.context.organization, shown, dearest))

    def _make_more(self, place: int) -> None:
        made = len(self.people.rows_model.rows)
        if self._found is None or made >= len(self._found) or place < self.people.verticalScrollBar().maximum():
            return
        self._show_people(made + AT_ONCE)

    def _sort(self, section: int, order: Qt.SortOrder) -> None:
        title = self.people.rows_model.headerData(section, Qt.Orientation.Horizontal)
        self._sorted_by = (title, order == Qt.SortOrder.DescendingOrder)
        self.people.verticalScrollBar().setValue(0)
        self._show_rows()

    def _tell(self) -> None:
        assert self._found is not None
        skills = len(set(self._found.skill.tolist()))
        people = len(set(self._found.person.tolist()))
        cost = float(self._found.cost.sum()) * 100
        only = "" if not self.filters.is_set else "Filtered: "
        if not len(self._found):
            text = "No gap fits the filter." if self.filters.is_set else "Nothing is short and nothing is unknown."
        else:
            gaps, several = noun_of(len(self._found), "gap"), noun_of(skills, "skill")
            who = noun_of(people, "person", "people")
            text = f"{only}{gaps} in {several} of {who}: {cost:.1f} points of role coverage"
        self._count.setText(text)
        self.host.set_status(noun_of(len(self._found), "gap"), self.host.policy_text)

    # One row

    def _open(self, row: Row) -> None:
        self.context.jump("matrix", (row.person_id, row.skill_id) if isinstance(row, PersonGapRow) else row.skill_id)

    def _fill_menu(self, row: Row, menu: QMenu) -> None:
        menu.addAction("Show in the matrix", lambda: self._open(row))
        if isinstance(row, PersonGapRow):
            menu.addAction("Go to the person", lambda: self.context.jump("people", row.person_id))
            people = {one.person_id for one in self.people.chosen_rows}
            only = "this person" if len(people) < 2 else f"these {len(people)} people"
            menu.addAction(f"Coverage of {only} alone", lambda: self.host.show_group(Group.of_people(people)))
        else:
            menu.addAction("Who it is, person by person", lambda: self.show_skill(row))
        menu.addAction("Go to the skill", lambda: self.context.jump("skills", row.skill_id))

    def show_skill(self, row: SkillGapRow) -> None:
        """Show the gaps in one skill, person by person."""
        self.filters.text.setText(row.skill)
        self.mode.select(BY_PERSON)
        self._show_mode()

    def _explain_skill(self, row: SkillGapRow, states: tuple[str, ...]) -> Explanation:
        organization = self.context.organization
        people = people_in_group(organization, self.host.looked_at)
        chosen = None if self._columns is None else self.filters.chosen_of(self._columns)
        return skill_cost(organization, self.host.scope_title, people, row.skill_id, states=states, chosen=chosen)

    def _explain_held(self, row: SkillGapRow) -> Explanation | None:
        if self._columns is None:
            return None
        chosen = self.filters.chosen_of(self._columns)
        return skill_held(self.context.organization, self.host.scope_title, row.skill_id, chosen)

    def _explain_person(self, row: PersonGapRow) -> Explanation:
        organization = self.context.organization
        people = people_in_group(organization, self.host.looked_at)
        return skill_cost(organization, self.host.scope_title, people, row.skill_id, of_person=row.person_id)

    def copy_all(self) -> None:
        """Put all rows that fit the filter on the clipboard, with heads, as tab-separated text."""
        if self._found is None:
            return
        if self.is_by_person:
            self._show_people(len(self._found))
        table = self.people if self.is_by_person else self.skills
        count = len(table.rows_model.rows)
        QGuiApplication.clipboard().setText(table.rows_model.tsv(range(count), with_heads=True))
        self.host.set_status(f"{noun_of(count, 'row')} copied", self.host.policy_text)
