"""The page of the career graph: a way, what is within reach, or a team laid over it, and links edited in place."""

from dataclasses import replace
from math import inf
from typing import TYPE_CHECKING
from weakref import ref

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from orgwright.gui.messages import attempt
from orgwright.gui.progression import graph_menus, model
from orgwright.gui.progression.graph import CareerGraphView
from orgwright.gui.progression.graph_tools import GraphTools
from orgwright.gui.progression.heads import Legend
from orgwright.gui.progression.link_table import LinkRow, explain_link, link_rows, link_table
from orgwright.gui.progression.model import CareerPicture, Start
from orgwright.gui.progression.page import ProgressionPage
from orgwright.gui.progression.reach_panel import ReachPanel
from orgwright.gui.progression.steps import StepsPanel
from orgwright.gui.progression.team_panel import TeamPanel
from orgwright.gui.progression.way_fields import REACH, ROUTE, TEAM, Asked, WayFields
from orgwright.gui.record_forms import add_record
from orgwright.gui.widgets.empty_state import EmptyState
from orgwright.gui.widgets.labels import hairline
from orgwright.gui.widgets.picker import Option
from orgwright.planning.explanation import Explanation
from orgwright.planning.graph_standing import TeamStanding, team_standing
from orgwright.planning.organization import Organization
from orgwright.planning.progression import PersonStart, RoleStart, Routes, reach, route
from orgwright.progress import Progress
from orgwright.records import CareerLink, LinkKind

if TYPE_CHECKING:
    from orgwright.gui.progression.view import ProgressionScreen

ALTERNATIVES = 3
_TABLE = 220


class GraphPage(ProgressionPage):
    """Who can become what; see the module."""

    def __init__(self, screen: "ProgressionScreen") -> None:
        super().__init__(screen)
        self.families: frozenset[str] = frozenset()
        """Families that the user chose; none: those near what is asked."""
        self.picture: CareerPicture | None = None
        self._standing: tuple[ref[Organization], int | None, TeamStanding] | None = None
        self._asked_team = 0
        self._is_new = False
        """Whether a team was asked for anew, so that it is brought into view when it is found."""
        self._known_starts: tuple[ref[Organization], list[Option]] | None = None
        self._has_begun = False
        self.graph = CareerGraphView()
        self.graph.goal_chosen.connect(self._choose_role)
        self.graph.start_chosen.connect(lambda role_id: self.set_start(RoleStart(role_id)))
        self.graph.menu_wanted.connect(lambda role_id, menu: graph_menus.fill_role_menu(self, role_id, menu))
        self.graph.link_drawn.connect(self.link_roles)
        self.fields = WayFields(self._starts, self._goals)
        self.fields.changed.connect(self._ask)
        self.tools = GraphTools(
            self.graph,
            lambda menu: graph_menus.fill_families(self, menu),
            lambda menu: graph_menus.fill_picture_menu(self, menu),
        )
        self.tools.mode_chosen.connect(lambda mode: self.ask(replace(self.asked, mode=mode)))
        self.tools.sought.connect(self._mark_found)
        self.tools.next_wanted.connect(self._go_to_next_found)
        self.tools.link_wanted.connect(self.add_link)
        self.tools.table_wanted.connect(self._show_table)
        self.links = link_table(self._explain_link)
        self.links.explained.connect(screen.explain)
        self.links.menu_wanted.connect(lambda row, menu: graph_menus.fill_link_menu(self, row.link_ids, menu))
        self.links.opened.connect(lambda row, _title: self.graph.canvas.set_current(row.to_role_id))
        self.links.hide()
        self.legend = Legend()
        self.steps, self.reached, self.team = StepsPanel(self), ReachPanel(self), TeamPanel(self)
        screen.keep_panels(self.steps, self.reached, self.team)
        self.set_body(self._built())
        screen.panel_moved.connect(self._make_room)

    def _built(self) -> QWidget:
        split = QSplitter(Qt.Orientation.Vertical)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(self.graph)
        split.addWidget(self.links)
        split.setStretchFactor(0, 1)
        split.setSizes([3 * _TABLE, _TABLE])
        body = QWidget()
        whole = self._whole = QVBoxLayout(body)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.tools)
        whole.addWidget(self.fields)
        whole.addWidget(hairline())
        whole.addWidget(split, 1)
        whole.addWidget(hairline())
        whole.addWidget(self.legend)
        return body

    @property
    def asked(self) -> Asked:
        """What is asked of the graph."""
        return self.fields.asked

    def refresh(self) -> None:
        """Show the graph as it is, and what is asked of it again."""
        organization = self.context.organization
        if not organization.links:
            self._show_nothing(organization)
            return
        self.show_body()
        if not self._has_begun:
            self._has_begun = True
            start, goal = model.first_way(organization, self.context.unit_id) or (None, None)
            self.fields.show_asked(replace(self.asked, start=start, goal=goal))
        self._show()

    def _show_nothing(self, organization: Organization) -> None:
        self.host.close_panel()
        self.host.head.set_subtitle("")
        self.host.set_status(f"{len(organization.roles)} roles, no links")
        read, link = ("Read a role document", lambda: self.context.jump("roles")), ("Add a career link", self.add_link)
        several = (link, read) if len(organization.roles) > 1 else (read,)
        self.show_empty(EmptyState("route", "No role leads to another yet.", *several))

    # What is asked

    def ask(self, asked: Asked) -> None:
        """Ask something else of the graph."""
        self.fields.show_asked(asked)
        self._ask()

    def _ask(self) -> None:
        self.picture = None
        self._is_new = True
        self._show()
        self.graph.frame_route()

    def set_start(self, start: Start | None) -> None:
        """Begin at a person or a role."""
        self.ask(replace(self.asked, start=start))

    def set_goal(self, role_id: int | None) -> None:
        """Go to a role."""
        self.fields.show_asked(replace(self.asked, mode=ROUTE, goal=role_id))
        self._show()

    def ask_way(self, start: Start, goal: int | None) -> None:
        """Show the way of somebody, to a role or to that asked last."""
        self.ask(replace(self.asked, mode=ROUTE, start=start, goal=self.asked.goal if goal is None else goal))

    def _choose_role(self, role_id: int) -> None:
        """A click or Enter on a role: the goal, or who of the team stands there."""
        if self.asked.mode != TEAM:
            self.set_goal(role_id)
        elif self._standing is not None:
            organization, standing = self.context.organization, self._standing[2]
            self.team.show_team(organization, standing, self._team_title(organization), role_id)
            self.host.show_panel(self.team)

    def show_record(self, record_id: int) -> None:
        """Begin at one person."""
        self._has_begun = True
        self.ask(replace(self.asked, mode=ROUTE, start=PersonStart(record_id)))

    # What is shown

    def _show(self) -> None:
        """Answer what is asked and draw all that follows from it."""
        organization = self.context.organization
        self._drop_what_is_gone(organization)
        self.tools.mode.select(self.asked.mode)
        self.fields.show_names()
        if self.asked.mode == TEAM:
            self._ask_team(organization)
        elif self.asked.mode == REACH:
            self._show_reach(organization)
        else:
            self._show_way(organization)

    def _drop_what_is_gone(self, organization: Organization) -> None:
        asked = self.asked
        start = asked.start
        if isinstance(start, PersonStart) and start.person_id not in organization.people:
            start = None
        if isinstance(start, RoleStart) and start.role_id not in organization.roles:
            start = None
        goal = asked.goal if asked.goal in organization.roles else None
        via, avoiding = (
            tuple(one for one in several if one in organization.roles) for several in (asked.via, asked.avoiding)
        )
        self.fields.show_asked(replace(asked, start=start, goal=goal, via=via, avoiding=avoiding))

    def _show_way(self, organization: Organization) -> None:
        asked, name = self.asked, model.start_name(organization, self.asked.start)
        if asked.start is None or asked.goal is None:
            self._draw(organization, self.families or model.near_families(organization, None))
            self.graph.show_route(())
            self.host.head.set_subtitle("Choose where to begin and where to go")
            self.host.close_panel()
            return
        routes = route(organization, asked.start, asked.goal, ALTERNATIVES, asked.via, asked.avoiding)
        person_id = asked.start.person_id if isinstance(asked.start, PersonStart) else None
        self._draw(organization, self.families or self._families_near(organization, routes), routes)
        self.legend.show_person("" if person_id is None else name)
        self.host.head.set_subtitle(f"From {name} to {organization.roles[routes.to_role_id].name}")
        self.steps.show_routes(organization, routes, name, person_id)
        self.host.show_panel(self.steps)
        self.graph.show_route(() if routes.best is None else routes.best.role_ids, "" if person_id is None else name)

    def _show_reach(self, organization: Organization) -> None:
        start, months = self.asked.start, self.asked.months
        reached = () if start is None else reach(organization, start, months)
        begin = model.start_role(organization, start)
        lit: dict[int, float | None] = {one.role_id: one.months for one in reached}
        if begin is not None:
            lit[begin] = None
        near = frozenset(organization.roles[one].family for one in lit)
        self._draw(organization, self.families or near, reached=lit)
        name = model.start_name(organization, start)
        self.legend.show_person(name if isinstance(start, PersonStart) else "")
        self.graph.show_route(() if begin is None else (begin,), name if isinstance(start, PersonStart) else "")
        self.fields.note.setText("Every role that can be reached in this time lights up.")
        if start is None:
            self.host.head.set_subtitle("Choose where to begin")
            self.host.close_panel()
            return
        self.host.head.set_subtitle(f"{name}: {len(reached)} roles within {model.months_text(months)}")
        self.reached.show_reached(organization, reached, months, self._why_nothing(organization, name))
        self.host.show_panel(self.reached)

    def _why_nothing(self, organization: Organization, name: str) -> str:
        if model.start_role(organization, self.asked.start) is None:
            return f"{name} has no role on this day, so no way begins there."
        nearest = next(iter(reach(organization, self.asked.start, inf)), None) if self.asked.start else None
        if nearest is None:
            return f"No link leads from where {name} stands to a role with requirements."
        nearest_name = organization.roles[nearest.role_id].name
        return f"No role can be reached in this time; the nearest is {nearest_name}, after {nearest.months:.1f} months."

    # A team

    def _team_title(self, organization: Organization) -> str:
        unit_id = self.context.unit_id
        return organization.facts.name if unit_id is None else organization.units[unit_id].name

    def _ask_team(self, organization: Organization) -> None:
        """Find out in the background where the people of the unit stand; of 100,000 that takes a while."""
        unit_id = self.context.unit_id
        known = self._standing
        if known is not None and known[0]() is organization and known[1] == unit_id:
            self._show_team(organization, known[2])
            return
        self._asked_team += 1
        asked = self._asked_team

        def work(progress: Progress) -> TeamStanding:
            return team_standing(organization, organization.seating.people_of(unit_id), progress)

        def done(found: TeamStanding) -> None:
            if asked == self._asked_team and self.context.has_workspace and self.asked.mode == TEAM:
                self._standing = (ref(organization), unit_id, found)
                self._show_team(organization, found)

        self.context.background.run(work, done, what="Where the team stands")

    def nearest_of_team(self, role_id: int) -> int | None:
        """Whose months stand under a role while a team is laid over the graph."""
        if self.asked.mode != TEAM or self._standing is None:
            return None
        step = self._standing[2].nearest_by_role.get(role_id)
        return None if step is None else step.person_id

    def _show_team(self, organization: Organization, standing: TeamStanding) -> None:
        roles = organization.roles
        near = frozenset(roles[one].family for one in (*standing.people_by_role, *standing.nearest_by_role))
        self._draw(organization, self.families or near, standing=standing)
        self.graph.show_route(())
        title = self._team_title(organization)
        self.legend.show_person("the nearest of the team")
        count = sum(map(len, standing.people_by_role.values()))
        self.fields.note.setText(f"Who of {title} stands where; the unit is chosen in the bar at the top.")
        self.host.head.set_subtitle(f"{title}: {count:,} people at {len(standing.people_by_role)} roles")
        self.team.show_team(organization, standing, title, None)
        self.host.show_panel(self.team)
        if self._is_new:
            self._is_new = False
            self.graph.fit_width()

    # The graph

    def _draw(
        self,
        organization: Organization,
        families: frozenset[str],
        routes: Routes | None = None,
        reached: dict[int, float | None] | None = None,
        standing: TeamStanding | None = None,
    ) -> None:
        picture = self.picture = model.career_picture(organization, families, routes, reached, standing)
        self.graph.show_layout(picture.layout, picture.labels)
        self.legend.show_person("")
        self.tools.families.setText(f"Families {len(picture.families)} of {len(picture.every_family)}")
        self._mark_found(self.tools.search.text())
        self._fill_table()
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

    def choose_families(self, families: frozenset[str]) -> None:
        """Draw other families; none: those near what is asked."""
        self.families, self.picture = families, None
        self._show()

    def _mark_found(self, text: str) -> None:
        found = model.roles_called(self.context.organization, text) if self.context.has_workspace else []
        self.graph.show_found(found)

    def _go_to_next_found(self) -> None:
        """Bring the next role that is looked for into view, with its family where that is not drawn."""
        organization = self.context.organization
        found = model.roles_called(organization, self.tools.search.text())
        if not found or self.picture is None:
            return
        current = self.graph.canvas.shown.current
        role_id = found[(found.index(current) + 1) % len(found)] if current in found else found[0]
        family = organization.roles[role_id].family
        if role_id not in self.picture.labels and family in self.picture.every_family:
            self.choose_families(self.picture.families | {family})
        self.graph.canvas.set_current(role_id)

    def _show_table(self, is_wanted: bool) -> None:
        self.links.setVisible(is_wanted)
        self._fill_table()

    def _fill_table(self) -> None:
        if not self.links.isHidden() and self.picture is not None:
            shown = frozenset(self.picture.labels)
            self.links.show_rows(link_rows(self.context.organization, self.asked.start, shown))

    def _explain_link(self, row: LinkRow) -> Explanation | None:
        return explain_link(self.context.organization, self.asked.start, row)

    def _make_room(self) -> None:
        """Keep the body clear of a panel that lies over it."""
        self._whole.setContentsMargins(0, 0, self.host.covered, 0)
        self._whole.activate()

    def _starts(self) -> list[Option]:
        """Everybody and every role, gathered once for each picture: the field asks with every letter."""
        if not self.context.has_workspace:
            return []
        organization = self.context.organization
        if self._known_starts is None or self._known_starts[0]() is not organization:
            self._known_starts = ref(organization), model.start_options(organization)
        return self._known_starts[1]

    def _goals(self) -> list[Option]:
        return model.goal_options(self.context.organization) if self.context.has_workspace else []

    # Links

    def add_link(self, from_role_id: int | None = None) -> None:
        """Ask for a new career link."""
        add_record(self, self.context, CareerLink, begin={"kind": "next", "from_role_id": from_role_id})

    def link_roles(self, before: int, after: int) -> None:
        """Link two roles: sideways if they stand in one column, else upwards; the menu changes which."""
        place = {box.role_id: box.column for box in self.graph.canvas.shown.layout.boxes}
        kind = LinkKind.ADJACENT if place.get(before) == place.get(after) else LinkKind.NEXT
        values = {"from_role_id": before, "to_role_id": after, "kind": kind}
        attempt(self, lambda: self.context.workspace.add(CareerLink, **values))

    def turn_link(self, link_id: int, kind: LinkKind) -> None:
        """Make a link one of the other kind."""
        attempt(self, lambda: self.context.workspace.change(CareerLink, link_id, kind=kind))

    def remove_link(self, link_id: int) -> None:
        """Remove a career link."""
        attempt(self, lambda: self.context.workspace.remove(CareerLink, link_id))

    def compare(self, from_role_id: int, to_role_id: int) -> None:
        """Show two roles side by side."""
        from orgwright.gui.roles.comparison import open_comparison

        open_comparison(self, self.context, from_role_id, to_role_id)

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the way in view."""
        super().resizeEvent(event)
        self._make_room()
        self.graph.frame_route()
