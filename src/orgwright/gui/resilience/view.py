"""The screen of resilience: departures, what leaves by a day, what costs most and what helps most."""

from orgwright.gui.context import Context
from orgwright.gui.paged_screen import PagedScreen
from orgwright.gui.resilience.departures_page import DeparturesPage
from orgwright.gui.resilience.page import ComputedPage
from orgwright.gui.widgets.empty_state import EmptyState
from orgwright.planning.target_coverage import TargetCoverage
from orgwright.workspace import Changes

PAGES = (
    ("departures", "Departures", "orgwright.gui.resilience.departures_page.DeparturesPage"),
    ("leaving", "Leaving by a date", "orgwright.gui.resilience.leaving_page.LeavingPage"),
    ("drivers", "What costs most", "orgwright.gui.resilience.drivers_page.DriversPage"),
    ("steps", "Best next steps", "orgwright.gui.resilience.steps_page.StepsPage"),
)
"""Key, title and class of each page, in the order of the tabs; see ``ComputedPage`` for what a page is."""


class ResilienceScreen(PagedScreen[ComputedPage]):
    """Who breaks the context's unit; see the module."""

    key, title, icon, group = "resilience", "Resilience", "shield-alert", 1
    pages_of = PAGES
    panel_width = 344

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.tabs.chosen.connect(lambda _key: self._hand_keyboard_on())

    @property
    def departures(self) -> DeparturesPage:
        """The page of departures."""
        page = self.page_of("departures")
        assert isinstance(page, DeparturesPage)
        return page

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
        self.show_pages()

    def enter_page(self, page: ComputedPage) -> None:
        """Say what the page shows."""
        self.tell()

    def _hand_keyboard_on(self) -> None:
        """Whoever chose a tab by keys goes on in its page; whoever walks along the tabs stays there."""
        focus = self.focusWidget()
        if focus is None or not self.tabs.isAncestorOf(focus):
            self.page.take_focus()

    def tell(self) -> None:
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
        self.show_page("departures")
        self.departures.let_leave(person_ids)
