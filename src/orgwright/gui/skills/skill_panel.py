"""The panel of one skill: its fields, the roles that ask for it, what is odd about it, and what it is not."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.context import Context
from orgwright.gui.messages import attempt
from orgwright.gui.record_panel import RecordPanel
from orgwright.gui.skills import model
from orgwright.gui.skills.columns import ROLES
from orgwright.gui.widgets.buttons import link
from orgwright.gui.widgets.labels import ElidedLabel, second_line
from orgwright.gui.widgets.table import Table
from orgwright.records import Skill

MOST_ROLES = 6
"""Roles that are seen at once; more are scrolled to."""
_TWO_LINES = 42


class SkillPanel(RecordPanel):
    """Edits a skill and shows what refers to it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, lambda record, row_id: context.recorded.table(record).get(row_id))
        self.row: model.SkillRow | None = None
        self._about: tuple[object, ...] = ()
        self._parts: list[QWidget] = []

    def show_skill(self, row: model.SkillRow, *actions: QWidget) -> None:
        """Begin with another skill."""
        self._parts, self._about = [], ()
        self.edit(Skill, row.skill_id, row.name, "Skill", *actions)
        self.show_about(row)

    def show_about(self, row: model.SkillRow) -> None:
        """Show anew what refers to the skill, where any of it changed."""
        organization = self._context.organization
        roles = model.asking_roles(organization, row.skill_id)
        apart = model.apart_from(organization, row.skill_id)
        about = (roles, apart, row.findings)
        self.row = row
        if about == self._about:
            return
        self._about = about
        for part in self._parts:
            part.hide()
            part.deleteLater()
        self._parts = []
        if roles:
            self._add(self._built_roles(roles), "Asked by")
        if row.findings:
            self._add(_lines(row.findings), "Findings")
        if apart:
            self._add(self._built_apart(row.skill_id, apart), "Not the same as")

    def _add(self, content: QWidget, title: str) -> None:
        self._parts.append(self.add_section(content, title))

    def _built_roles(self, roles: list[model.RoleRow]) -> Table:
        table = Table(ROLES, key=lambda row: row.role_id, row_height=_TWO_LINES, sortable=False)
        table.show_rows(roles)
        table.setFixedHeight(style.measures.ROW_TABLE + _TWO_LINES * min(len(roles), MOST_ROLES) + 2)
        table.opened.connect(lambda row, _title: self._context.jump("roles", row.role_id))
        table.setToolTip("Enter or a double click opens the role")
        return table

    def _built_apart(self, skill_id: int, apart: list[tuple[int, str]]) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        for line, (other_id, name) in enumerate(apart):
            grid.addWidget(ElidedLabel(name), line, 0)
            again = link("Compare again", on_click=self._comparing(skill_id, other_id))
            again.setAccessibleName(f"Compare again with {name}")
            grid.addWidget(again, line, 1, Qt.AlignmentFlag.AlignRight)
        return holder

    def _comparing(self, skill_id: int, other_id: int) -> Callable[[], object]:
        return lambda: attempt(self, lambda: self._context.workspace.compare_again(skill_id, other_id))


def _lines(sentences: tuple[str, ...]) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    for one in sentences:
        column.addWidget(second_line(one, wrap=True))
    return holder
