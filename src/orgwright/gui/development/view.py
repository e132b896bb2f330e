"""The screen of development: tabs over pages, each loaded when it is first shown."""

from orgwright.gui.development.page import DevelopmentPage
from orgwright.gui.development.papers import fill_file_menu
from orgwright.gui.paged_screen import PagedScreen
from orgwright.gui.widgets.buttons import MenuButton
from orgwright.gui.widgets.empty_state import EmptyState
from orgwright.workspace import Changes

PAGES = (
    ("plans", "Plans", "orgwright.gui.development.plans_page.PlansPage"),
    ("onboarding", "Onboarding", "orgwright.gui.development.onboarding_page.OnboardingPage"),
    ("promotion", "Promotion", "orgwright.gui.development.promotion_page.PromotionPage"),
    ("kpis", "KPIs", "orgwright.gui.development.kpi_page.KpisPage"),
)
"""Key, title and class of each page, in the order of the tabs; see ``DevelopmentPage`` for what a page is."""


class DevelopmentScreen(PagedScreen[DevelopmentPage]):
    """How the people of the context's unit grow; see the module."""

    key, title, icon, group = "development", "Development", "sprout", 1
    pages_of = PAGES

    def fill_head(self) -> None:
        """Writing plans into files."""
        self.changes: Changes | None = None
        """What moved since the page that is shown was last refreshed; None where everything may differ."""
        self._files = MenuButton("Write", lambda menu: fill_file_menu(menu, self), "upload", "ordinary")
        self.head.add_action(self._files)

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
        # A page that was not looked at meanwhile knows nothing of what happened before these changes.
        self.changes = changes if self.tabs.selected not in self.stale else None
        self.show_pages()
        self.changes = None
