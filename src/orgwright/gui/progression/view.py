"""The screen of progression: tabs over pages, each loaded when it is first shown."""

from importlib import import_module

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from orgwright.gui.context import Context
from orgwright.gui.progression.page import ProgressionPage
from orgwright.gui.screen import Screen
from orgwright.gui.widgets.empty_state import EmptyState
from orgwright.gui.widgets.keyboard_order import hand_focus_on
from orgwright.gui.widgets.tab_row import TabRow
from orgwright.workspace import Changes

PAGES = (
    ("graph", "Career graph", "orgwright.gui.progression.graph_page.GraphPage"),
    ("slate", "Slate", "orgwright.gui.progression.slate_page.SlatePage"),
    ("succession", "Succession", "orgwright.gui.progression.succession_page.SuccessionPage"),
    ("pace", "Pace of learning", "orgwright.gui.progression.pace_page.PacePage"),
)
"""Key, title and class of each page, in the order of the tabs; see ``ProgressionPage`` for what a page is."""


class ProgressionScreen(Screen):
    """Who can become what; see the module."""

    key, title, icon, group = "progression", "Progression", "route", 1
    panel_width = 320
    panel_under_head = True

    panel_moved = Signal()
    """The panel was opened or closed, or lies otherwise over the page."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.tabs = TabRow([(key, title) for key, title, _ in PAGES])
        self.tabs.chosen.connect(lambda _key: self._show_tab())
        self.pages: dict[str, ProgressionPage] = {}
        self._stale: set[str] = set()
        self._stack = QStackedWidget()
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
    def page(self) -> ProgressionPage:
        """The page of the chosen tab, made when it is first asked for."""
        return self.page_of(self.tabs.selected)

    def page_of(self, key: str) -> ProgressionPage:
        """A page by its key, made when it is first asked for."""
        if key not in self.pages:
            path = next(path for one, _, path in PAGES if one == key)
            module, name = path.rsplit(".", 1)
            page: ProgressionPage = getattr(import_module(module), name)(self)
            self.pages[key] = page
            self._stale.add(key)
            self._stack.addWidget(page)
        return self.pages[key]

    def show_page(self, key: str) -> ProgressionPage:
        """Choose a tab and show its page."""
        self.tabs.select(key)
        self._show_tab()
        return self.page

    def _show_tab(self) -> None:
        page = self.page
        if self._stack.currentWidget() is not page:
            self.close_panel()
            self.head.set_subtitle("")
            self._stale.add(self.tabs.selected)
        self._stack.setCurrentWidget(page)
        hand_focus_on(self._body, page)
        if self.tabs.selected in self._stale and self.context.has_workspace:
            self._stale.discard(self.tabs.selected)
            page.refresh()

    def refresh(self, changes: Changes | None) -> None:
        """Show the page that is looked at anew, the others when they are next looked at."""
        if not self.context.organization.roles:
            self.close_panel()
            self.head.set_subtitle("")
            self.set_status("No roles")
            read = ("Read a role document", lambda: self.context.jump("roles"))
            self.show_empty(EmptyState("route", "There are no roles yet, so none leads to another.", read))
            return
        self.show_body()
        self._stale = set(self.pages)
        self._show_tab()

    def show_record(self, record_id: int | None) -> None:
        """Begin a way in the career graph at one person."""
        if record_id is not None:
            self.tabs.select("graph")
            self.page_of("graph").show_record(record_id)
            self._show_tab()

    def show_in_page(self, key: str, record_id: int) -> None:
        """Show one record in a page: a position on the page of slates."""
        self.tabs.select(key)
        self.page_of(key).show_record(record_id)
        self._show_tab()

    def show_panel(self, panel: QWidget) -> None:
        """Open the panel, and let the page give it room."""
        super().show_panel(panel)
        self.panel_moved.emit()

    def close_panel(self) -> None:
        """Close the panel, and let the page take its room."""
        super().close_panel()
        self.panel_moved.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window has the panel over the page."""
        super().resizeEvent(event)
        self.panel_moved.emit()
