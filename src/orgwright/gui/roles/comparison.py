"""Two roles side by side: what the second asks that the first does not, what rises, and what else they say.

``open_comparison(self, context, role_id)`` opens a window with the role and the next one of its career links;
``RoleComparisonPage(context, from_role_id, to_role_id)`` is its content.
"""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.context import Context
from orgwright.gui.roles import comparison_rows as rows
from orgwright.gui.roles.comparison_rows import SaidRow, SkillRow
from orgwright.gui.widgets.buttons import button, icon_button
from orgwright.gui.widgets.columns import Column
from orgwright.gui.widgets.empty_state import EmptyState
from orgwright.gui.widgets.focus_ring import FocusRing
from orgwright.gui.widgets.labels import hairline, label, second_line
from orgwright.gui.widgets.marks import paint_level
from orgwright.gui.widgets.picker import Option, PickerField
from orgwright.gui.widgets.tab_row import TabRow
from orgwright.gui.widgets.table import Table
from orgwright.planning.role_comparison import PartComparison, RoleComparison, compare_roles, compare_sheets
from orgwright.records import (
    CareerLink,
    Kpi,
    OrganizationFacts,
    Requirement,
    Role,
    ScorecardDimension,
    Skill,
    Statement,
    Tool,
)
from orgwright.workspace import Changes

_PICKER = 320
_COMPARED = (OrganizationFacts, Role, Skill, Requirement, CareerLink, Statement, Kpi, Tool, ScorecardDimension)


def _paint_tile(painter: QPainter, rect: QRect, level: int | None) -> None:
    """The tile of a level; nothing where a role does not ask the skill."""
    if level is not None:
        paint_level(painter, rect.adjusted(2, 4, -2, -3), level)


def _tone(text: str) -> str:
    """What changes is stronger than what stays."""
    return "text" if rows.ARROW in text else "text2"


SKILLS: tuple[Column[SkillRow], ...] = (
    Column("Skill", lambda row: row.skill, wraps=True, is_key=True),
    Column(
        "From",
        lambda row: "" if row.from_level is None else str(row.from_level),
        48,
        "center",
        sort_key=lambda row: row.from_level,
        paint=lambda painter, rect, row: _paint_tile(painter, rect, row.from_level),
    ),
    Column(
        "To",
        lambda row: "" if row.to_level is None else str(row.to_level),
        48,
        "center",
        sort_key=lambda row: row.to_level,
        paint=lambda painter, rect, row: _paint_tile(painter, rect, row.to_level),
    ),
    Column("Level", lambda row: row.change, 64, sort_key=lambda row: (row.to_level or 0) - (row.from_level or 0)),
    Column("Importance", lambda row: row.importance, 200, tone=lambda row: _tone(row.importance)),
    Column("Tier", lambda row: row.tier, 200, tone=lambda row: _tone(row.tier), spare=1),
)
SAID: tuple[Column[SaidRow], ...] = (
    Column("From", lambda row: row.left, wraps=True),
    Column("To", lambda row: row.right, wraps=True, is_key=True),
    Column(
        "Stands under",
        lambda row: row.under,
        170,
        tone="text2",
        wraps=True,
        pixels=style.measures.TEXT_SECOND,
        spare=1,
    ),
    Column("Differs in", lambda row: row.differs_in, 110, tone="text2", wraps=True, spare=2),
)


class RoleComparisonPage(QWidget):
    """The page; it follows every change of the two roles."""

    def __init__(self, context: Context, from_role_id: int, to_role_id: int | None = None) -> None:
        super().__init__()
        self._context = context
        self.from_role = PickerField("From", self._roles, placeholder="Choose a role")
        self.to_role = PickerField("To", self._roles, placeholder="Choose the role to compare with")
        for picker in (self.from_role, self.to_role):
            picker.setFixedWidth(_PICKER)
        self.from_role.committed.connect(lambda role_id: self._compare(role_id, self._to_id))
        self.to_role.committed.connect(lambda role_id: self._compare(self._from_id, role_id))
        self.swap_roles = icon_button("arrow-left-right", "Swap the two roles", self.swap)
        self.filters = CountFilters()
        self.filters.changed.connect(self._show_rows)
        self.tabs = TabRow([(tab.key, tab.title) for tab in rows.TABS])
        self.tabs.chosen.connect(lambda _key: self._show_tab())
        self.skills = Table(SKILLS, key=lambda row: row.skill_id)
        self.said = Table(SAID, key=lambda row: row.key, sortable=False)
        for table, name in ((self.skills, "Skills of the two roles"), (self.said, "What the two roles say")):
            table.setAccessibleName(name)
            table.menu_wanted.connect(lambda _row, menu: self._fill_menu(menu))
        self._status = second_line("")
        self._from_id: int | None = None
        self._to_id: int | None = None
        self._named: tuple[int | None, int | None] = (None, None)
        self._comparison: RoleComparison | None = None
        self._skill_rows: list[SkillRow] = []
        self._said_rows: dict[str, list[SaidRow]] = {}
        self._parts: tuple[PartComparison, ...] = ()
        self._kinds: dict[str, frozenset[str]] = {}
        self._lay_out()
        self._add_keys()
        context.changed.connect(self.refresh)
        self.show_roles(from_role_id, to_role_id)

    def _lay_out(self) -> None:
        self._parts_shown = QStackedWidget()
        self._choose_roles = EmptyState(
            "columns-2",
            "Choose two roles to see what changes from one to the other.",
            ("Choose a role", self.focus_first),
        )
        self._nothing = EmptyState("columns-2", "Neither of the two roles says anything here.")
        for part in (self.skills, self.said, self._choose_roles, self._nothing):
            self._parts_shown.addWidget(part)
        top = QVBoxLayout()
        top.setContentsMargins(16, 12, 16, 10)
        top.setSpacing(style.measures.SPACE_3)
        top.addWidget(label("Compare roles", style.measures.TEXT_SCREEN_TITLE, bold=True))
        pickers = QHBoxLayout()
        pickers.setSpacing(style.measures.SPACE_2)
        below = Qt.AlignmentFlag.AlignTop
        pickers.addWidget(self.from_role, 0, below)
        pickers.addWidget(self.swap_roles, 0, Qt.AlignmentFlag.AlignBottom)
        pickers.addWidget(self.to_role, 0, below)
        pickers.addStretch(1)
        top.addLayout(pickers)
        top.addWidget(self.filters)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self.tabs)
        layout.addWidget(self._parts_shown, 1)
        layout.addWidget(hairline())
        self._status.setContentsMargins(16, 5, 16, 5)
        layout.addWidget(self._status)
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def _add_keys(self) -> None:
        for keys, by in (("Ctrl+PgUp", -1), ("Ctrl+PgDown", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda by=by: self.tabs.step(by))

    # Which roles

    @property
    def role_ids(self) -> tuple[int | None, int | None]:
        """The two roles as chosen."""
        return self._from_id, self._to_id

    def show_roles(self, from_role_id: int | None, to_role_id: int | None = None) -> None:
        """Compare two roles; without a second one, the first with its next role."""
        if to_role_id is None and from_role_id is not None:
            to_role_id = rows.default_other(self._context.organization, from_role_id)
        self._kinds = {}
        self._compare(from_role_id, to_role_id)

    def swap(self) -> None:
        """Look at the two roles the other way round."""
        self._compare(self._to_id, self._from_id)

    def focus_first(self) -> None:
        """Give the keyboard to what a person most likely uses first: the rows, or what is not chosen yet."""
        missing = self.from_role if self._from_id is None else self.to_role
        first = self.skills if self._comparison is not None else missing.editor
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _compare(self, from_role_id: int | None, to_role_id: int | None) -> None:
        self._from_id, self._to_id = from_role_id, to_role_id
        self.refresh(None)

    def _roles(self) -> list[Option]:
        roles = self._context.organization.roles
        named = sorted(roles.items(), key=lambda one: one[1].name.casefold())
        return [Option(key, role.name, role.family) for key, role in named]

    def _name(self, role_id: int | None) -> str:
        role = self._context.organization.roles.get(role_id or 0)
        return role.name if role else ""

    # What is shown

    def refresh(self, changes: Changes | None) -> None:
        """Compare anew if something changed that the page shows; a role that is gone leaves its place empty."""
        if not self._context.has_workspace or (changes is not None and not changes.touches(*_COMPARED)):
            return
        organization = self._context.organization
        self._from_id = self._from_id if self._from_id in organization.roles else None
        self._to_id = self._to_id if self._to_id in organization.roles else None
        self._show_pickers()
        if self._from_id is None or self._to_id is None:
            self._comparison, self._parts = None, ()
        else:
            self._comparison = compare_roles(organization, self._from_id, self._to_id)
            workspace = self._context.workspace
            self._parts = compare_sheets(workspace.role_sheet(self._from_id), workspace.role_sheet(self._to_id))
        self._skill_rows = rows.skill_rows(organization, self._comparison) if self._comparison else []
        self._said_rows = {tab.key: rows.said_rows(tab, self._parts) for tab in rows.TABS if tab.key != rows.SKILLS}
        self.tabs.show_counts(
            {rows.SKILLS: len(self._skill_rows), **{key: len(several) for key, several in self._said_rows.items()}}
        )
        self._show_tab()

    def _show_pickers(self) -> None:
        """Name the two roles, but where somebody is just typing leave what is typed."""
        for place, picker in enumerate((self.from_role, self.to_role)):
            line, role_id = picker.editor, self.role_ids[place]
            is_typed = isinstance(line, QLineEdit) and line.hasFocus() and line.isModified()
            if not is_typed or self._named[place] != role_id:
                picker.show_value(role_id)
        self._named = self.role_ids

    def _shown(self) -> Sequence[SkillRow] | Sequence[SaidRow]:
        """All rows of the chosen tab."""
        return self._skill_rows if self.tabs.selected == rows.SKILLS else self._said_rows[self.tabs.selected]

    def _show_tab(self) -> None:
        kinds = rows.SKILL_KINDS if self.tabs.selected == rows.SKILLS else rows.SAID_KINDS
        self.filters.show_counts(rows.counts(self._shown(), kinds), self._kinds.get(self.tabs.selected, frozenset()))
        self._show_rows()

    def _show_rows(self) -> None:
        self._kinds[self.tabs.selected] = kinds = self.filters.chosen
        everything = self._shown()
        if self._comparison is None:
            page: QWidget = self._choose_roles
        elif not everything:
            page = self._nothing
        elif self.tabs.selected == rows.SKILLS:
            page = self.skills
            self.skills.show_rows(rows.skill_bands(self._skill_rows, kinds))
        else:
            page = self.said
            names = self._name(self._from_id), self._name(self._to_id)
            self.said.show_rows(rows.said_bands(self._said_rows[self.tabs.selected], kinds, *names))
        for part in (self.tabs, self.filters):
            part.setVisible(self._comparison is not None)
        self._parts_shown.setCurrentWidget(page)
        self._status.setText(self._status_text(len(everything), kinds))

    def _status_text(self, count: int, kinds: frozenset[str]) -> str:
        if self._comparison is None:
            return ""
        noun = "skills" if self.tabs.selected == rows.SKILLS else "rows"
        shown = sum(row.kind in kinds for row in self._shown()) if kinds else count
        parts = [f"{shown} of {count} {noun} shown" if kinds else f"{count} {noun}"]
        apart = self._comparison.not_applicable
        if self.tabs.selected == rows.SKILLS and apart:
            parts.append(f"{apart} left out that {'does' if apart == 1 else 'do'} not apply to this organization")
        return ", ".join(parts)

    def _fill_menu(self, menu: QMenu) -> None:
        """Ways to the pages of the two roles."""
        for role_id in (self._from_id, self._to_id):
            text = f"Open {self._name(role_id)}".replace("&", "&&")
            menu.addAction(text).triggered.connect(
                lambda _checked=False, role_id=role_id: self._context.jump("roles", role_id)
            )


class CountFilters(QWidget):
    """Counts that filter: "12 new", "5 rise"; several may be pressed, none shows all."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._buttons: dict[str, QPushButton] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(style.measures.SPACE_2)
        for kind in rows.KINDS:
            made = button("")
            made.setCheckable(True)
            made.setToolTip("Show these rows alone")
            made.toggled.connect(lambda _on: self.changed.emit())
            self._buttons[kind] = made
            layout.addWidget(made)
        layout.addStretch(1)

    @property
    def chosen(self) -> frozenset[str]:
        """The kinds that are pressed."""
        return frozenset(kind for kind, shown in self._buttons.items() if shown.isChecked())

    def show_counts(self, counts: Mapping[str, int], chosen: Collection[str]) -> None:
        """Show how many there are of each kind, and press some, telling nobody; what is not there is not pressed."""
        for kind, shown in self._buttons.items():
            count = counts.get(kind, 0)
            blocked = shown.blockSignals(True)
            shown.setVisible(kind in counts)
            shown.setEnabled(count > 0)
            shown.setText(rows.count_text(count, kind))
            shown.setChecked(kind in chosen and count > 0)
            shown.blockSignals(blocked)


class ComparisonWindow(QWidget):
    """The page in a window of its own, so that it can stand beside the work; Esc closes it."""

    def __init__(self, parent: QWidget, context: Context, from_role_id: int, to_role_id: int | None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Compare roles")
        self.resize(1120, 760)
        self.page = RoleComparisonPage(context, from_role_id, to_role_id)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.page)
        self._ring = FocusRing(self)
        context.opened.connect(self.close)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)


def open_comparison(
    parent: QWidget, context: Context, from_role_id: int, to_role_id: int | None = None
) -> ComparisonWindow:
    """Open a window that compares two roles; without a second one, the first with its next role of the career links."""
    made = ComparisonWindow(parent.window(), context, from_role_id, to_role_id)
    made.show()
    made.page.focus_first()
    return made
