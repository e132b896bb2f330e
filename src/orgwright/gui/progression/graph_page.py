"""The page of the career graph: roles and links, a start and a goal, and the way between them as a list of steps."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.messages import attempt
from orgwright.gui.progression import model
from orgwright.gui.progression.graph import CareerGraphView
from orgwright.gui.progression.heads import Legend
from orgwright.gui.progression.model import CareerPicture, Start
from orgwright.gui.progression.page import ProgressionPage
from orgwright.gui.progression.steps import StepsPanel
from orgwright.gui.record_forms import add_record
from orgwright.gui.widgets.buttons import MenuButton, button, icon_button
from orgwright.gui.widgets.empty_state import EmptyState
from orgwright.gui.widgets.labels import hairline, second_line
from orgwright.gui.widgets.picker import Option, PickerField
from orgwright.planning.explanations.learning import months_to_a_role
from orgwright.planning.explanations.structure import role_people
from orgwright.planning.organization import Organization
from orgwright.planning.progression import PersonStart, RoleStart, Routes, route
from orgwright.records import CareerLink, LinkKind

if TYPE_CHECKING:
    from orgwright.gui.progression.view import ProgressionScreen

ALTERNATIVES = 3


class GraphPage(ProgressionPage):
    """Who can become what; see the module."""

    def __init__(self, screen: "ProgressionScreen") -> None:
        super().__init__(screen)
        self.start: Start | None = None
        self.goal: int | None = None
        self.families: frozenset[str] = frozenset()
        """Families that the user chose; none: those near the way."""
        self.picture: CareerPicture | None = None
        self._has_begun = False
        self.graph = CareerGraphView()
        self.graph.goal_chosen.connect(self.set_goal)
        self.graph.start_chosen.connect(lambda role_id: self.set_start(RoleStart(role_id)))
        self.graph.menu_wanted.connect(self._fill_role_menu)
        self.start_field = PickerField("From", self._starts, placeholder="A person or a role")
        self.goal_field = PickerField("To", self._goals, placeholder="A role")
        self.start_field.committed.connect(self.set_start)
        self.goal_field.committed.connect(self.set_goal)
        self.legend = Legend()
        self.steps = StepsPanel(self)
        self.set_body(self._built())
        screen.panel_moved.connect(self._make_room)

    def _tools(self) -> QWidget:
        self._families = MenuButton("Families", self._fill_families)
        self._zoom = second_line("100 %")
        self.graph.zoom_changed.connect(lambda zoom: self._zoom.setText(f"{zoom * 100:.0f} %"))
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(style.measures.SPACE_2)
        line.addWidget(self._families)
        line.addWidget(button("Career link", "plus", self.add_link))
        line.addWidget(icon_button("minus", "Smaller (Ctrl and the wheel)", lambda: self.graph.step_zoom(-1)))
        line.addWidget(self._zoom)
        line.addWidget(icon_button("plus", "Larger (Ctrl and the wheel)", lambda: self.graph.step_zoom(1)))
        line.addWidget(icon_button("maximize", "Show all of it", self.graph.fit_all))
        return holder

    def _built(self) -> QWidget:
        line = QHBoxLayout()
        line.setContentsMargins(16, 8, 16, 8)
        line.setSpacing(16)
        for field in (self.start_field, self.goal_field):
            field.setMaximumWidth(340)
            line.addWidget(field, 1)
        line.addWidget(self._tools(), 0, Qt.AlignmentFlag.AlignBottom)
        body = QWidget()
        whole = self._whole = QVBoxLayout(body)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(line)
        whole.addWidget(hairline())
        whole.addWidget(self.graph, 1)
        whole.addWidget(hairline())
        whole.addWidget(self.legend)
        return body

    def refresh(self) -> None:
        """Show the graph as it is, and the way again."""
        organization = self.context.organization
        if not organization.links:
            self._show_nothing(organization)
            return
        self.show_body()
        if not self._has_begun:
            self._has_begun = True
            self.start, self.goal = model.first_way(organization, self.context.unit_id) or (None, None)
        self._show_way()

    def _show_nothing(self, organization: Organization) -> None:
        self.host.close_panel()
        self.host.head.set_subtitle("")
        self.host.set_status(f"{len(organization.roles)} roles, no links")
        read, link = ("Read a role document", lambda: self.context.jump("roles")), ("Add a career link", self.add_link)
        several = (link, read) if len(organization.roles) > 1 else (read,)
        self.show_empty(EmptyState("route", "No role leads to another yet.", *several))

    def _show_way(self) -> None:
        """Find the way and draw all that follows from it."""
        organization = self.context.organization
        self._drop_what_is_gone(organization)
        routes = self._routes(organization)
        self._show_graph(organization, routes)
        self.start_field.show_value(self.start)
        self.goal_field.show_value(self.goal)
        if routes is None:
            self.graph.show_route(())
            self.host.head.set_subtitle("Choose where to begin and where to go")
            self.host.close_panel()
            return
        name = self._start_name(organization)
        person_id = routes.start.person_id if isinstance(routes.start, PersonStart) else None
        self.host.head.set_subtitle(f"From {name} to {organization.roles[routes.to_role_id].name}")
        self.steps.show_routes(organization, routes, name, person_id)
        self.host.show_panel(self.steps)
        self.graph.show_route(() if routes.best is None else routes.best.role_ids, "" if person_id is None else name)

    def _drop_what_is_gone(self, organization: Organization) -> None:
        start = self.start
        if isinstance(start, PersonStart) and start.person_id not in organization.people:
            self.start = None
        if isinstance(start, RoleStart) and start.role_id not in organization.roles:
            self.start = None
        if self.goal not in organization.roles:
            self.goal = None

    def _routes(self, organization: Organization) -> Routes | None:
        if self.start is None or self.goal is None:
            return None
        return route(organization, self.start, self.goal, ALTERNATIVES)

    def _start_name(self, organization: Organization) -> str:
        if isinstance(self.start, PersonStart):
            return organization.people[self.start.person_id].name
        return "" if self.start is None else organization.roles[self.start.role_id].name

    def _show_graph(self, organization: Organization, routes: Routes | None) -> None:
        families = self.families or self._families_near(organization, routes)
        picture = self.picture = model.career_picture(organization, families, routes)
        self.graph.show_layout(picture.layout, picture.labels)
        is_person = isinstance(self.start, PersonStart)
        self.legend.show_person(self._start_name(organization) if is_person and routes is not None else "")
        self._families.setText(f"Families {len(picture.families)} of {len(picture.every_family)}")
        self.host.set_status(
            f"{len(picture.labels)} of {len(organization.roles)} roles, {len(picture.layout.wires)} links",
            f"Ready at {organization.policy.ready_share:.0%} and gate passed".replace("%", " %"),
        )

    def _families_near(self, organization: Organization, routes: Routes | None) -> frozenset[str]:
        """The families near the way; what is drawn already stays while the way lies within it."""
        near = model.near_families(organization, routes)
        old = self.picture
        if old is None or routes is None or routes.best is None or not near:
            return near
        within = {organization.roles[one].family for one in routes.best.role_ids} <= old.families
        return old.families if within and old.families != old.every_family else near

    def _make_room(self) -> None:
        """Keep the body clear of a panel that lies over it."""
        overlaid = self.window().width() < style.measures.PANEL_OVERLAY_BELOW and self.host.is_panel_open
        self._whole.setContentsMargins(0, 0, self.host.panel_width if overlaid else 0, 0)
        self._whole.activate()

    def _fill_families(self, menu: QMenu) -> None:
        if self.picture is None:
            return
        near = menu.addAction("Near the way")
        near.setCheckable(True)
        near.setChecked(not self.families)
        near.triggered.connect(lambda: self._choose_families(frozenset()))
        every = menu.addAction("All families")
        every.setCheckable(True)
        every.setChecked(self.families == self.picture.every_family)
        every.triggered.connect(lambda: self._choose_families(self._every_family()))
        menu.addSeparator()
        for name in sorted(self.picture.every_family):
            action = menu.addAction(name.replace("&", "&&") or "Other roles")
            action.setCheckable(True)
            action.setChecked(name in self.picture.families)
            action.triggered.connect(partial(self._toggle_family, name))

    def _every_family(self) -> frozenset[str]:
        return frozenset() if self.picture is None else self.picture.every_family

    def _toggle_family(self, name: str, _checked: bool = False) -> None:
        if self.picture is not None:
            self._choose_families(self.picture.families ^ {name})

    def _choose_families(self, families: frozenset[str]) -> None:
        self.families, self.picture = families, None
        self._show_way()

    def _fill_role_menu(self, role_id: int, menu: QMenu) -> None:
        """What can be done with a role: begin or end the way here, open it, add and remove its links."""
        organization = self.context.organization
        menu.addAction("Go here", lambda: self.set_goal(role_id))
        menu.addAction("Begin here", lambda: self.set_start(RoleStart(role_id)))
        menu.addAction("Open the role", lambda: self.context.jump("roles", role_id))
        menu.addSeparator()
        icon, start = style.icon("calculator"), self.start
        if isinstance(start, PersonStart):
            person_id = start.person_id
            menu.addAction(icon, "How its months are computed", lambda: self._explain_months(person_id, role_id))
        menu.addAction(icon, "How its people are counted", partial(self._explain_people, role_id))
        menu.addSeparator()
        menu.addAction("Link it to another role…", lambda: self.add_link(role_id))
        for link in model.links_of(organization, role_id):
            other = organization.roles[link.to_role_id if link.from_role_id == role_id else link.from_role_id].name
            way = "to" if link.from_role_id == role_id else "from"
            word = f"the adjacent link with {other}" if link.kind == LinkKind.ADJACENT else f"the link {way} {other}"
            menu.addAction(f"Remove {word}".replace("&", "&&"), partial(self.remove_link, link.id or 0))

    def _explain_people(self, role_id: int) -> None:
        self.host.explain(role_people(self.context.organization, role_id))

    def _explain_months(self, person_id: int, role_id: int) -> None:
        organization = self.context.organization
        if person_id in organization.people and role_id in organization.roles:
            self.host.explain(months_to_a_role(organization, person_id, role_id))

    def _starts(self) -> list[Option]:
        return model.start_options(self.context.organization) if self.context.has_workspace else []

    def _goals(self) -> list[Option]:
        return model.goal_options(self.context.organization) if self.context.has_workspace else []

    def set_start(self, start: Start | None) -> None:
        """Begin at a person or a role."""
        self.start, self.picture = start, None
        self._show_way()
        self.graph.frame_route()

    def set_goal(self, role_id: int | None) -> None:
        """Go to a role."""
        self.goal = role_id
        self._show_way()

    def show_record(self, record_id: int) -> None:
        """Begin at one person."""
        self._has_begun = True
        self.set_start(PersonStart(record_id))

    def add_link(self, from_role_id: int | None = None) -> None:
        """Ask for a new career link."""
        add_record(self, self.context, CareerLink, begin={"kind": "next", "from_role_id": from_role_id})

    def remove_link(self, link_id: int) -> None:
        """Remove a career link."""
        attempt(self, lambda: self.context.workspace.remove(CareerLink, link_id))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the way in view."""
        super().resizeEvent(event)
        self._make_room()
        self.graph.frame_route()
