"""The screen of coverage: tabs over pages, each loaded when it is first shown."""

from importlib import import_module

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from orgwright.gui.context import Context
from orgwright.gui.coverage.page import CoveragePage, noun_of
from orgwright.gui.coverage.papers import fill_report_menu
from orgwright.gui.coverage.scope import ScopePicker
from orgwright.gui.record_forms import add_record
from orgwright.gui.screen import Screen
from orgwright.gui.widgets.buttons import MenuButton
from orgwright.gui.widgets.empty_state import EmptyState
from orgwright.gui.widgets.keyboard_order import hand_focus_on
from orgwright.gui.widgets.tab_row import TabRow
from orgwright.planning.groups import Group, GroupKind, group_title, people_in_group
from orgwright.records import Target
from orgwright.workspace import Changes

PAGES = (
    ("units", "Units", "orgwright.gui.coverage.units_page.UnitsPage"),
    ("gaps", "Gaps", "orgwright.gui.coverage.gaps_page.GapsPage"),
    ("emerging", "Emerging", "orgwright.gui.coverage.emerging_page.EmergingPage"),
    ("targets", "Targets", "orgwright.gui.coverage.targets_page.TargetsPage"),
    ("time", "Over time", "orgwright.gui.coverage.time_page.TimePage"),
)
"""Key, title and class of each page, in the order of the tabs; see ``CoveragePage`` for what a page is."""


class CoverageScreen(Screen):
    """Coverage of the context's unit; see the module."""

    key, title, icon, group = "coverage", "Coverage", "target", 1
    panel_width = 344

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.tabs = TabRow([(key, title) for key, title, _ in PAGES])
        self.tabs.chosen.connect(lambda _key: self._show_tab())
        self.pages: dict[str, CoveragePage] = {}
        self._stale: set[str] = set()
        self._stack = QStackedWidget()
        self._unit_id: int | None = None
        self.scope = ScopePicker(context)
        self.scope.moved.connect(self._move_scope)
        self.head.add_action(self.scope)
        self.head.add_action(MenuButton("Report", lambda menu: fill_report_menu(menu, self), "upload", "ordinary"))
        for keys, by in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda by=by: self.tabs.step(by))
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)
        self.set_body(body)

    @property
    def page(self) -> CoveragePage:
        """The page of the chosen tab, made when it is first asked for."""
        return self.page_of(self.tabs.selected)

    def page_of(self, key: str) -> CoveragePage:
        """A page by its key, made when it is first asked for."""
        if key not in self.pages:
            path = next(path for one, _, path in PAGES if one == key)
            module, name = path.rsplit(".", 1)
            page: CoveragePage = getattr(import_module(module), name)(self)
            self.pages[key] = page
            self._stale.add(key)
            self._stack.addWidget(page)
        return self.pages[key]

    def show_page(self, key: str) -> CoveragePage:
        """Choose a tab and show its page."""
        self.tabs.select(key)
        self._show_tab()
        return self.page

    def _show_tab(self) -> None:
        if self.is_panel_open and self._stack.currentWidget() is not self.page:
            self.close_panel()
        page = self.page
        self._stack.setCurrentWidget(page)
        hand_focus_on(self._body, page)
        self._show_head(page)
        if self.tabs.selected in self._stale and self.context.has_workspace:
            self._stale.discard(self.tabs.selected)
            page.refresh()

    def _show_head(self, page: CoveragePage) -> None:
        """Say what the page is about; a page about units alone has no use for another group."""
        if not self.context.has_workspace:
            return
        self.scope.setEnabled(page.follows_group)
        self.scope.setToolTip("" if page.follows_group else "This page is about the unit of the context bar.")
        group = self.looked_at if page.follows_group else Group.of_unit(self.context.unit_id)
        organization = self.context.organization
        title, people = group_title(organization, group), len(people_in_group(organization, group))
        is_said = group.kind in (GroupKind.PERSON, GroupKind.CHOSEN)
        self.head.set_subtitle(title if is_said else f"{title}, {noun_of(people, 'person', 'people')}")

    def refresh(self, changes: Changes | None) -> None:
        """Show the page that is looked at anew, the others when they are next looked at."""
        organization = self.context.organization
        if self.context.unit_id != self._unit_id:
            # Whoever chooses a unit in the bar wants to see that unit.
            self._unit_id = self.context.unit_id
            self.scope.choose(None)
        if not organization.requirements and not organization.targets:
            self.close_panel()
            self.head.set_subtitle("")
            self.scope.hide()
            self.show_empty(
                EmptyState(
                    "target",
                    "Nothing is required yet: give roles the skills that they require, or a unit a target.",
                    ("Require skills of a role", lambda: self.context.jump("roles")),
                    ("Add a target", self.add_target) if organization.units and organization.skills else None,
                )
            )
            return
        self.scope.show()
        self.show_body()
        self._stale = set(self.pages)
        self._show_tab()

    @property
    def unit_title(self) -> str:
        """The name of the unit of the context bar, or of the organization."""
        organization, unit_id = self.context.organization, self.context.unit_id
        return organization.facts.name if unit_id is None else organization.units[unit_id].name

    @property
    def looked_at(self) -> Group:
        """What the screen is about: the unit of the context bar, or the group chosen in its head."""
        return self.scope.group

    @property
    def scope_title(self) -> str:
        """The name of what is looked at."""
        return group_title(self.context.organization, self.looked_at)

    def show_group(self, group: Group) -> None:
        """Show another group; a unit becomes the one of the context bar."""
        if group.has_targets:
            self.scope.choose(None)
            self.context.set_unit(group.unit_id)
        else:
            self.scope.choose(group)

    def _move_scope(self) -> None:
        if self.context.has_workspace and self.isVisible():
            self.close_panel()
            self.refresh(None)

    @property
    def policy_text(self) -> str:
        """Which sources of a level count first, for the status bar."""
        return "Level counted: " + ", ".join(self.context.organization.policy.precedence)

    def add_target(self) -> None:
        """Ask for a new capability target."""
        add_record(self, self.context, Target, begin={"unit_id": self.context.unit_id, "level": 3, "people": 2})
