"""The screens of the rail in their order: one line each. All but the first shown are imported after the first paint.

Title, icon and group are those of the class; a test holds them together.
"""

from dataclasses import dataclass
from importlib import import_module

from orgwright.gui.screen import Screen


@dataclass(frozen=True)
class Entry:
    """Where the class of a screen is, and how the rail shows it before the class is loaded."""

    key: str
    module: str
    class_name: str
    title: str
    icon: str
    group: int = 0

    def load(self) -> type[Screen]:
        """The class of the screen."""
        loaded: type[Screen] = getattr(import_module(self.module), self.class_name)
        return loaded


SCREENS: tuple[Entry, ...] = (
    Entry("overview", "orgwright.gui.overview.view", "OverviewScreen", "Overview", "layout-dashboard"),
    Entry("matrix", "orgwright.gui.matrix.screen", "MatrixScreen", "Skills matrix", "grid-3x3"),
    Entry("assessments", "orgwright.gui.assessments.view", "AssessmentsScreen", "Assessments", "clipboard-check"),
    Entry("people", "orgwright.gui.people.view", "PeopleScreen", "People", "users"),
    Entry("organization", "orgwright.gui.structure.view", "OrganizationScreen", "Organization", "network"),
    Entry("roles", "orgwright.gui.roles.view", "RolesScreen", "Roles", "scroll-text"),
    Entry("skills", "orgwright.gui.skills.view", "SkillsScreen", "Skills", "list-tree"),
    Entry("coverage", "orgwright.gui.coverage.view", "CoverageScreen", "Coverage", "target", 1),
    Entry("resilience", "orgwright.gui.resilience.view", "ResilienceScreen", "Resilience", "shield-alert", 1),
    Entry("progression", "orgwright.gui.progression.view", "ProgressionScreen", "Progression", "route", 1),
    Entry("development", "orgwright.gui.development.view", "DevelopmentScreen", "Development", "sprout", 1),
    Entry("staffing", "orgwright.gui.staffing.view", "StaffingScreen", "Staffing plan", "calendar-range", 1),
    Entry("history", "orgwright.gui.history.view", "HistoryScreen", "History", "history", 2),
    Entry("settings", "orgwright.gui.preferences.view", "SettingsScreen", "Settings", "sliders-horizontal", 9),
)
