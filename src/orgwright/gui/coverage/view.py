"""The screen of coverage: tabs over pages, each loaded when it is first shown."""

from orgwright.gui.coverage.page import CoveragePage, noun_of
from orgwright.gui.coverage.papers import fill_report_menu
from orgwright.gui.coverage.scope import ScopePicker
from orgwright.gui.paged_screen import PagedScreen
from orgwright.gui.record_forms import add_record
from orgwright.gui.widgets.buttons import MenuButton
from orgwright.gui.widgets.empty_state import EmptyState
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


class CoverageScreen(PagedScreen[CoveragePage]):
    """Coverage of the context's unit; see the module."""

    key, title, icon, group = "coverage", "Coverage", "target", 1
    pages_of = PAGES
    panel_width = 344

    def fill_head(self) -> None:
        """Choosing whom the screen is about, and taking it along."""
        self._unit_id: int | None = None
        self.scope = ScopePicker(self.context)
        self.scope.moved.connect(self._move_scope)
        self.head.add_action(self.scope)
        self.head.add_action(MenuButton("Report", lambda menu: fill_report_menu(menu, self), "upload", "ordinary"))

    def enter_page(self, page: CoveragePage) -> None:
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
        self.show_pages()

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
