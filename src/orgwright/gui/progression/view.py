"""The screen of progression: the career graph, a start and a goal, and the way between them as a list of steps."""

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from orgwright.gui.context import Context
from orgwright.gui.progression.graph import CareerGraphView, RoleLabel
from orgwright.gui.progression.steps import StepsPanel
from orgwright.gui.record_forms import add_record
from orgwright.gui.screen import Screen
from orgwright.gui.widgets.buttons import MenuButton, button, icon_button
from orgwright.gui.widgets.empty_state import EmptyState
from orgwright.gui.widgets.labels import hairline, second_line
from orgwright.gui.widgets.picker import Option, PickerField
from orgwright.planning.graph_layout import career_layout, linked_roles
from orgwright.planning.organization import Organization
from orgwright.records import CareerLink
from orgwright.workspace import Changes

PERSON, ROLE = "person", "role"
ALTERNATIVES = 3


class ProgressionScreen(Screen):
    """Who can become what; see the module."""

    key, title, icon, group = "progression", "Progression", "route", 1
    panel_width = 320

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.start: tuple[str, int] | None = None
        self.goal: int | None = None
        self.families: frozenset[str] = frozenset()
        self.graph = CareerGraphView()
        self.graph.goal_chosen.connect(self.set_goal)
        self.graph.start_chosen.connect(lambda role_id: self.set_start((ROLE, role_id)))
        self.start_field = PickerField("From", self._starts, placeholder="A person or a role")
        self.goal_field = PickerField("To", self._goals, placeholder="A role")
        self.start_field.committed.connect(self.set_start)
        self.goal_field.committed.connect(self.set_goal)
        self._families = MenuButton("Families", self._fill_families)
        self.steps = StepsPanel(self)
        self.head.add_action(self._families)
        self.head.add_action(button("Career link", "plus", self.add_link))
        self.head.add_action(icon_button("minus", "Smaller (Ctrl and the wheel)", lambda: self.graph.step_zoom(-1)))
        self.head.add_action(icon_button("plus", "Larger (Ctrl and the wheel)", lambda: self.graph.step_zoom(1)))
        self.head.add_action(icon_button("maximize", "Show all of it", self.graph.fit_all))
        self.set_body(self._built())

    def _built(self) -> QWidget:
        line = QHBoxLayout()
        line.setContentsMargins(16, 8, 16, 8)
        line.setSpacing(16)
        for field in (self.start_field, self.goal_field):
            field.setMaximumWidth(340)
            line.addWidget(field, 1)
        line.addWidget(second_line("A click on a role makes it the goal, with Shift the start."), 1)
        body = QWidget()
        whole = QVBoxLayout(body)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(line)
        whole.addWidget(hairline())
        whole.addWidget(self.graph, 1)
        return body

    def refresh(self, changes: Changes | None) -> None:
        """Show the graph as it is, and the way again."""
        organization = self.context.organization
        if not organization.links:
            self.close_panel()
            action = ("Add a career link", self.add_link) if len(organization.roles) > 1 else None
            other = ("Read role documents", lambda: self.context.jump("roles"))
            self.show_empty(EmptyState("route", "No role leads to another yet.", action, other))
            return
        self.show_body()
        self._show_graph(organization)
        self._begin(organization)
        self._show_way()

    def _begin(self, organization: Organization) -> None:
        """At first a person of the unit who has somewhere to go."""
        if self.start is not None or self.goal is not None:
            return
        linked = {link.from_role_id: link.to_role_id for link in organization.links.values() if link.kind == "next"}
        seating = organization.seating
        people = sorted(seating.people_of(self.context.unit_id), key=lambda one: organization.people[one].name)
        for person_id in people:
            role_id = seating.role_of(person_id)
            if role_id in linked:
                self.start, self.goal = (PERSON, person_id), linked[role_id]
                return

    def _show_graph(self, organization: Organization) -> None:
        counted: dict[int | None, int] = {}
        for person_id in organization.seating.employed:
            role_id = organization.seating.role_of(person_id)
            counted[role_id] = counted.get(role_id, 0) + 1
        asking = organization.demand.requirements_by_role
        roles = organization.roles
        shown = [key for key in linked_roles(organization) if not self.families or roles[key].family in self.families]
        labels = {key: RoleLabel(roles[key].name, counted.get(key, 0), key not in asking) for key in shown}
        layout = career_layout(organization, shown)
        self.graph.show_layout(layout, labels)
        self.set_status(
            f"{len(shown)} of {len(roles)} roles, {len(layout.wires)} links",
            "Solid: next, dashed: adjacent, dashed box: named only",
        )
        every = {roles[key].family for key in linked_roles(organization)}
        self._families.setText(f"Families {len(self.families) or len(every)} of {len(every)}")

    def _fill_families(self, menu: QMenu) -> None:
        organization = self.context.organization
        everything = menu.addAction("All families")
        everything.setCheckable(True)
        everything.setChecked(not self.families)
        everything.triggered.connect(lambda: self._choose_families(frozenset()))
        menu.addSeparator()
        for name in sorted({organization.roles[key].family for key in linked_roles(organization)}):
            action = menu.addAction(name.replace("&", "&&") or "Other roles")
            action.setCheckable(True)
            action.setChecked(name in self.families)
            action.triggered.connect(lambda _checked, name=name: self._choose_families(self.families ^ {name}))

    def _choose_families(self, families: frozenset[str]) -> None:
        self.families = families
        self._show_graph(self.context.organization)
        self._show_way()

    def _starts(self) -> list[Option]:
        if not self.context.has_workspace:
            return []
        organization = self.context.organization
        people = [
            Option((PERSON, key), organization.people[key].name, _role_of(organization, key))
            for key in organization.seating.employed
        ]
        roles = [Option((ROLE, key), one.name, "role") for key, one in organization.roles.items()]
        return sorted(people, key=lambda one: one.title) + sorted(roles, key=lambda one: one.title)

    def _goals(self) -> list[Option]:
        if not self.context.has_workspace:
            return []
        roles = self.context.organization.roles
        return sorted((Option(key, one.name, one.family) for key, one in roles.items()), key=lambda one: one.title)

    def set_start(self, start: Any) -> None:
        """Begin at a person or a role."""
        self.start = start
        self._show_way()

    def set_goal(self, role_id: int | None) -> None:
        """Go to a role."""
        self.goal = role_id
        self._show_way()

    def show_record(self, record_id: int | None) -> None:
        """Begin at one person."""
        if record_id is not None:
            self.set_start((PERSON, record_id))

    def _show_way(self) -> None:
        from orgwright.planning.progression import PersonStart, RoleStart, route

        organization = self.context.organization
        if self.start is not None and self.start[1] not in (
            organization.people if self.start[0] == PERSON else organization.roles
        ):
            self.start = None
        if self.goal not in organization.roles:
            self.goal = None
        self.start_field.show_value(self.start)
        self.goal_field.show_value(self.goal)
        if self.start is None or self.goal is None:
            self.graph.show_route(())
            self.head.set_subtitle("Choose where to begin and where to go")
            self.close_panel()
            return
        kind, key = self.start
        routes = route(organization, PersonStart(key) if kind == PERSON else RoleStart(key), self.goal, ALTERNATIVES)
        name = organization.people[key].name if kind == PERSON else organization.roles[key].name
        self.head.set_subtitle(f"From {name} to {organization.roles[self.goal].name}")
        self.graph.show_route(routes.best.role_ids if routes.best is not None else (), name if kind == PERSON else "")
        self.steps.show_routes(organization, routes, name, key if kind == PERSON else None)
        self.show_panel(self.steps)

    def add_link(self) -> None:
        """Ask for a new career link."""
        add_record(self, self.context, CareerLink, begin={"kind": "next"})


def _role_of(organization: Organization, person_id: int) -> str:
    role_id = organization.seating.role_of(person_id)
    return "" if role_id is None else organization.roles[role_id].name
