"""A screen of several pages under one row of tabs; each page is loaded when it is first shown.

API::

    class CoverageScreen(PagedScreen[CoveragePage]):
        pages_of = (("units", "Units", "orgwright.gui.coverage.units_page.UnitsPage"), ...)

        def refresh(self, changes):
            self.show_pages()              # all pages are stale, the one that is looked at is refreshed

A page is made with its screen and has ``refresh()``. ``fill_head``, ``leave_page`` and ``enter_page`` are there to
be overridden.
Ctrl+PgDown and Ctrl+PgUp go from tab to tab.
"""

from importlib import import_module
from typing import ClassVar, Generic, Protocol, TypeVar, cast

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from orgwright.gui.context import Context
from orgwright.gui.screen import Screen
from orgwright.gui.widgets.keyboard_order import hand_focus_on
from orgwright.gui.widgets.tab_row import TabRow


class Page(Protocol):
    """What a page can do: show the organization of the context as it is now."""

    def refresh(self) -> None:
        """Show everything anew."""


P = TypeVar("P", bound=Page)


class PagedScreen(Screen, Generic[P]):
    """Tabs over pages; see the module for its use."""

    pages_of: ClassVar[tuple[tuple[str, str, str], ...]] = ()
    """Key, title and class of each page, in the order of the tabs."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        # What stands in the head comes before the tabs for the Tab key too.
        self.fill_head()
        self.tabs = TabRow([(key, title) for key, title, _ in self.pages_of])
        self.tabs.chosen.connect(lambda _key: self._show_tab())
        self.pages: dict[str, P] = {}
        self.stale: set[str] = set()
        """The pages that do not show yet what has moved."""
        self._stack = _PageStack()
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

    def fill_head(self) -> None:
        """Put actions at the right of the head, before anything else is made."""

    @property
    def page(self) -> P:
        """The page of the chosen tab, made when it is first asked for."""
        return self.page_of(self.tabs.selected)

    def page_of(self, key: str) -> P:
        """A page by its key, made when it is first asked for."""
        if key not in self.pages:
            path = next(path for one, _, path in self.pages_of if one == key)
            module, name = path.rsplit(".", 1)
            page = cast(P, getattr(import_module(module), name)(self))
            self.pages[key] = page
            self.stale.add(key)
            self._stack.addWidget(cast(QWidget, page))
        return self.pages[key]

    def show_page(self, key: str) -> P:
        """Choose a tab and show its page."""
        self.tabs.select(key)
        self._show_tab()
        return self.page

    def show_pages(self) -> None:
        """Show the page that is looked at anew, the others when they are next looked at."""
        self.show_body()
        self.stale = set(self.pages)
        self._show_tab()

    def leave_page(self) -> None:
        """Another page is about to be shown: the panel was that of the one before."""
        if self.is_panel_open:
            self.close_panel()

    def enter_page(self, page: P) -> None:
        """A page is shown, before it is refreshed."""

    def _show_tab(self) -> None:
        page = self.page
        widget = cast(QWidget, page)
        if self._stack.currentWidget() is not widget:
            self.leave_page()
        self._stack.setCurrentWidget(widget)
        hand_focus_on(self._body, widget)
        self.enter_page(page)
        if self.tabs.selected in self.stale and self.context.has_workspace:
            self.stale.discard(self.tabs.selected)
            page.refresh()


class _PageStack(QStackedWidget):
    """As wide as the page that is seen needs: a hidden one that needs more must not widen the window."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(lambda _place: self.updateGeometry())

    def minimumSizeHint(self) -> QSize:
        """That of the page that is seen."""
        seen = self.currentWidget()
        return super().minimumSizeHint() if seen is None else seen.minimumSizeHint().expandedTo(seen.minimumSize())
