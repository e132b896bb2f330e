"""The screen of resilience: departures, what leaves by a day, what costs most and what helps most."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from orgwright.gui.context import Context
from orgwright.gui.resilience.departures_page import DeparturesPage
from orgwright.gui.resilience.drivers_page import DriversPage
from orgwright.gui.resilience.leaving_page import LeavingPage
from orgwright.gui.resilience.page import ComputedPage
from orgwright.gui.resilience.steps_page import StepsPage
from orgwright.gui.screen import Screen
from orgwright.gui.widgets.empty_state import EmptyState
from orgwright.gui.widgets.keyboard_order import hand_focus_on
from orgwright.gui.widgets.tab_row import TabRow
from orgwright.planning.target_coverage import TargetCoverage
from orgwright.workspace import Changes

DEPARTURES, LEAVING, DRIVERS, STEPS = "departures", "leaving", "drivers", "steps"
PAGES: tuple[tuple[str, str, Callable[["ResilienceScreen"], ComputedPage]], ...] = (
    (DEPARTURES, "Departures", DeparturesPage),
    (LEAVING, "Leaving by a date", LeavingPage),
    (DRIVERS, "What costs most", DriversPage),
    (STEPS, "Best next steps", StepsPage),
)


class ResilienceScreen(Screen):
    """Who breaks the context's unit; see the module."""

    key, title, icon, group = "resilience", "Resilience", "shield-alert", 1
    panel_width = 344

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.tabs = TabRow([(key, title) for key, title, _ in PAGES])
        self.tabs.chosen.connect(lambda _key: self._choose_tab())
        self.pages: dict[str, ComputedPage] = {}
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
        hand_focus_on(body, self.tabs)
        self.set_body(body)

    @property
    def page(self) -> ComputedPage:
        """The page of the chosen tab."""
        return self.page_of(self.tabs.selected)

    @property
    def departures(self) -> DeparturesPage:
        """The page of departures."""
        page = self.page_of(DEPARTURES)
        assert isinstance(page, DeparturesPage)
        return page

    def page_of(self, key: str) -> ComputedPage:
        """A page by its key, made when it is first asked for."""
        if key not in self.pages:
            made = next(page for one, _, page in PAGES if one == key)(self)
            made.moved.connect(self._tell)
            self.pages[key] = made
            self._stack.addWidget(made)
        return self.pages[key]

    def show_page(self, key: str) -> ComputedPage:
        """Choose a tab and show its page."""
        self.tabs.select(key)
        self._show_tab()
        return self.page

    def refresh(self, changes: Changes | None) -> None:
        """Ask the page that is looked at for the figures of the context as it is now."""
        organization = self.context.organization
        if not organization.targets and not organization.requirements:
            self.close_panel()
            self.head.set_subtitle("")
            self.set_status("", "")
            self.show_empty(
                EmptyState(
                    "shield-alert",
                    "Nothing can break yet: give a unit capability targets, or roles the skills that they require.",
                    ("Add targets", lambda: self.context.jump("coverage", "targets")),
                    ("Require skills of a role", lambda: self.context.jump("roles")),
                )
            )
            return
        self.show_body()
        self._show_tab()

    def _choose_tab(self) -> None:
        self._show_tab()
        focus = self.focusWidget()
        if focus is None or not self.tabs.isAncestorOf(focus):
            self.page.take_focus()

    def _show_tab(self) -> None:
        page = self.page
        if self._stack.currentWidget() is not page:
            if self.is_panel_open:
                self.close_panel()
            self._stack.setCurrentWidget(page)
        if self.context.has_workspace:
            page.refresh()
            self._tell()

    def _tell(self) -> None:
        """Say of whom the figures are, and whether they are on their way."""
        if not self.context.has_workspace:
            return
        organization, unit_id = self.context.organization, self.context.unit_id
        name = organization.facts.name if unit_id is None else organization.units[unit_id].name
        people = len(organization.seating.people_of(unit_id))
        waits = ", being computed" if self.page.is_computing else ""
        self.head.set_subtitle(f"{name}, {people:,} {'person' if people == 1 else 'people'}{waits}")
        self.set_status(self.page.counted(), "Level counted: " + ", ".join(organization.policy.precedence))

    def show_target(self, target: TargetCoverage) -> None:
        """Show in the panel who holds a target and who could follow."""
        self.departures.show_target(target)

    def let_leave(self, person_ids: tuple[int, ...]) -> None:
        """Look at what it costs if people leave."""
        self.show_page(DEPARTURES)
        self.departures.let_leave(person_ids)
