"""The screen of progression: tabs over pages, each loaded when it is first shown."""

from orgwright.gui.paged_screen import PagedScreen
from orgwright.gui.progression.page import ProgressionPage
from orgwright.gui.widgets.empty_state import EmptyState
from orgwright.workspace import Changes

PAGES = (
    ("graph", "Career graph", "orgwright.gui.progression.graph_page.GraphPage"),
    ("slate", "Slate", "orgwright.gui.progression.slate_page.SlatePage"),
    ("succession", "Succession", "orgwright.gui.progression.succession_page.SuccessionPage"),
    ("pace", "Pace of learning", "orgwright.gui.progression.pace_page.PacePage"),
)
"""Key, title and class of each page, in the order of the tabs; see ``ProgressionPage`` for what a page is."""


class ProgressionScreen(PagedScreen[ProgressionPage]):
    """Who can become what; see the module."""

    key, title, icon, group = "progression", "Progression", "route", 1
    pages_of = PAGES
    panel_width = 320
    panel_under_head = True

    def leave_page(self) -> None:
        """Another page is shown: it tells in the head and by its panel what it is about."""
        self.close_panel()
        self.head.set_subtitle("")
        self.stale.add(self.tabs.selected)

    def refresh(self, changes: Changes | None) -> None:
        """Show the page that is looked at anew, the others when they are next looked at."""
        if not self.context.organization.roles:
            self.close_panel()
            self.head.set_subtitle("")
            self.set_status("No roles")
            read = ("Read a role document", lambda: self.context.jump("roles"))
            self.show_empty(EmptyState("route", "There are no roles yet, so none leads to another.", read))
            return
        self.show_pages()

    def show_record(self, record_id: int | None) -> None:
        """Begin a way in the career graph at one person."""
        if record_id is not None:
            self.page_of("graph").show_record(record_id)
            self.show_page("graph")

    def show_in_page(self, key: str, record_id: int) -> None:
        """Show one record in a page: a position on the page of slates."""
        self.page_of(key).show_record(record_id)
        self.show_page(key)
