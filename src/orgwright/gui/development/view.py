"""The screen of development: tabs over pages, each loaded when it is first shown."""

from importlib import import_module

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from orgwright.gui.context import Context
from orgwright.gui.development.page import DevelopmentPage
from orgwright.gui.development.papers import fill_file_menu
from orgwright.gui.screen import Screen
from orgwright.gui.widgets.buttons import MenuButton
from orgwright.gui.widgets.empty_state import EmptyState
from orgwright.gui.widgets.keyboard_order import hand_focus_on
from orgwright.gui.widgets.tab_row import TabRow
from orgwright.workspace import Changes

PAGES = (
    ("plans", "Plans", "orgwright.gui.development.plans_page.PlansPage"),
    ("onboarding", "Onboarding", "orgwright.gui.development.onboarding_page.OnboardingPage"),
    ("promotion", "Promotion", "orgwright.gui.development.promotion_page.PromotionPage"),
    ("kpis", "KPIs", "orgwright.gui.development.kpi_page.KpisPage"),
)
"""Key, title and class of each page, in the order of the tabs; see ``DevelopmentPage`` for what a page is."""


class DevelopmentScreen(Screen):
    """How the people of the context's unit grow; see the module."""

    key, title, icon, group = "development", "Development", "sprout", 1

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.tabs = TabRow([(key, title) for key, title, _ in PAGES])
        self.tabs.chosen.connect(lambda _key: self._show_tab())
        self.pages: dict[str, DevelopmentPage] = {}
        self._stale: set[str] = set()
        self._stack = QStackedWidget()
        self.changes: Changes | None = None
        """What moved since the page that is shown was last refreshed; None where everything may differ."""
        self._files = MenuButton("Write", lambda menu: fill_file_menu(menu, self), "upload", "ordinary")
        self.head.add_action(self._files)
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
    def page(self) -> DevelopmentPage:
        """The page of the chosen tab, made when it is first asked for."""
        return self.page_of(self.tabs.selected)

    def page_of(self, key: str) -> DevelopmentPage:
        """A page by its key, made when it is first asked for."""
        if key not in self.pages:
            path = next(path for one, _, path in PAGES if one == key)
            module, name = path.rsplit(".", 1)
            page: DevelopmentPage = getattr(import_module(module), name)(self)
            self.pages[key] = page
            self._stale.add(key)
            self._stack.addWidget(page)
        return self.pages[key]

    def show_page(self, key: str) -> DevelopmentPage:
        """Choose a tab and show its page."""
        self.tabs.select(key)
        self._show_tab()
        return self.page

    def show_record(self, record_id: int | None) -> None:
        """Go to the plan of a person."""
        if record_id is not None and record_id in self.context.organization.people:
            self.show_page("plans").show_person(record_id)

    def show_in_page(self, key: str, record_id: int, role_id: int | None = None) -> None:
        """Show a person in a page; with a role, begin what leads to it: proposed goals, or a promotion case."""
        page = self.show_page(key)
        if record_id not in self.context.organization.people:
            return
        if role_id is None:
            page.show_person(record_id)
        else:
            page.show_way(record_id, role_id)

    def _show_tab(self) -> None:
        if self.is_panel_open and self._stack.currentWidget() is not self.page:
            self.close_panel()
        page = self.page
        self._stack.setCurrentWidget(page)
        hand_focus_on(self._body, page)
        if self.tabs.selected in self._stale and self.context.has_workspace:
            self._stale.discard(self.tabs.selected)
            page.refresh()

    def refresh(self, changes: Changes | None) -> None:
        """Show the page that is looked at anew, the others when they are next looked at."""
        organization = self.context.organization
        self._files.setVisible(bool(organization.people))
        if not organization.people:
            self.close_panel()
            self.head.set_subtitle("")
            sentence = "Plans are made for people: add some, or import a list of them."
            self.show_empty(EmptyState("sprout", sentence, ("Add people", lambda: self.context.jump("people"))))
            return
        unit_id = self.context.unit_id
        self.head.set_subtitle(organization.facts.name if unit_id is None else organization.units[unit_id].name)
        self.show_body()
        # A page that was not looked at meanwhile knows nothing of what happened before these changes.
        self.changes = changes if self.tabs.selected not in self._stale else None
        self._stale = set(self.pages)
        self._show_tab()
        self.changes = None
