"""What the screen of progression shows, read from the picture of the organization; no widgets here."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from orgwright.gui.widgets.picker import Option
from orgwright.planning.graph_layout import CareerLayout, career_layout, linked_roles
from orgwright.planning.graph_standing import TeamStanding
from orgwright.planning.organization import Organization
from orgwright.planning.progression import PersonStart, RoleStart, Routes, reachable_roles
from orgwright.planning.readiness import months_to_role
from orgwright.records import CareerLink, LinkKind

MOST_FAMILIES = 5
"""Families that are drawn while the user has chosen none: more would hide the way in lines."""
LOOKED_AT_FIRST = 200
"""People among whom the first one shown is looked for."""
Start: TypeAlias = PersonStart | RoleStart


class Light(Enum):
    """How a role stands out: within reach, out of reach, or neither was asked."""

    PLAIN = "plain"
    LIT = "lit"
    DIM = "dim"


@dataclass(frozen=True)
class RoleLabel:
    """What stands in the box of a role and under it.

    ``people`` stand in it, of a team if ``is_team``, which names them in ``names``. ``months`` until the person at the
    start, or the nearest one of the team, could take it on, null where that cannot be said or nobody starts;
    ``is_on_route``: counted along the route.
    """

    name: str
    people: int
    is_named_only: bool
    months: float | None = None
    is_on_route: bool = False
    light: Light = Light.PLAIN
    is_team: bool = False
    names: tuple[str, ...] = ()

    @property
    def spoken(self) -> str:
        """The role with all that is drawn of it, as a sentence for tooltips and screen readers."""
        people = f"{self.people} {'person' if self.people == 1 else 'people'}"
        parts = [f"{people} of the team" if self.is_team else people]
        if self.is_named_only:
            parts.append("named only, no requirements yet")
        elif self.months is not None:
            parts.append(months_text(self.months))
        if self.light is not Light.PLAIN:
            parts.append("within reach" if self.light is Light.LIT else "out of reach")
        return ", ".join([self.name, *parts])


@dataclass(frozen=True)
class CareerPicture:
    """The drawn part of the career graph: the families in it and all there are."""

    layout: CareerLayout
    labels: Mapping[int, RoleLabel]
    families: frozenset[str]
    every_family: frozenset[str]


def career_picture(
    organization: Organization,
    families: frozenset[str],
    routes: Routes | None,
    reached: Mapping[int, float | None] | None = None,
    standing: TeamStanding | None = None,
) -> CareerPicture:
    """The graph of the linked roles of some families (none chosen: of all) with what is said of each role.

    ``reached`` are the months of the roles within reach, null for the start, where these are asked for; ``standing``
    is a team laid over the graph.
    """
    roles, linked = organization.roles, linked_roles(organization)
    every = frozenset(roles[role_id].family for role_id in linked)
    shown = families or every
    drawn = sorted(role_id for role_id in linked if roles[role_id].family in shown)
    if standing is not None:
        labels = _team_labels(organization, drawn, standing)
    else:
        labels = _labels(organization, drawn, routes, reached)
    return CareerPicture(career_layout(organization, drawn), labels, shown, every)


def _labels(
    organization: Organization,
    drawn: Collection[int],
    routes: Routes | None,
    reached: Mapping[int, float | None] | None,
) -> Mapping[int, RoleLabel]:
    seating = organization.seating
    people = Counter(seating.role_of(person_id) for person_id in seating.employed)
    along = months_along(routes)
    months = _months(organization, routes, drawn) if reached is None else reached

    def light(role_id: int) -> Light:
        return Light.PLAIN if reached is None else Light.LIT if role_id in reached else Light.DIM

    return {
        role_id: RoleLabel(
            organization.roles[role_id].name,
            people[role_id],
            not organization.demand.asks(role_id),
            along.get(role_id, months.get(role_id)),
            role_id in along,
            light(role_id),
        )
        for role_id in drawn
    }


def _team_labels(organization: Organization, drawn: Collection[int], standing: TeamStanding) -> Mapping[int, RoleLabel]:
    found = {}
    for role_id in drawn:
        people = standing.people_by_role.get(role_id, ())
        nearest = standing.nearest_by_role.get(role_id)
        found[role_id] = RoleLabel(
            organization.roles[role_id].name,
            len(people),
            not organization.demand.asks(role_id),
            None if nearest is None else nearest.months,
            light=Light.PLAIN if people or nearest is not None else Light.DIM,
            is_team=True,
            names=tuple(organization.people[one].name for one in people),
        )
    return found


def months_along(routes: Routes | None) -> Mapping[int, float]:
    """Months from the start to each role on the best route, up to the first step that cannot be estimated."""
    found: dict[int, float] = {}
    total = 0.0
    for step in routes.steps if routes is not None else ():
        if step.months is None:
            break
        total += step.months
        found[step.to_role_id] = total
    return found


def _months(organization: Organization, routes: Routes | None, role_ids: Collection[int]) -> Mapping[int, float]:
    """Months until the person at the start holds all that a role asks, for the roles that some way leads to."""
    if routes is None or not isinstance(routes.start, PersonStart) or routes.from_role_id is None:
        return {}
    reached = reachable_roles(organization, routes.from_role_id)
    several = {one: months_to_role(organization, routes.start.person_id, one) for one in role_ids if one in reached}
    return {role_id: months for role_id, months in several.items() if months is not None}


def near_families(organization: Organization, routes: Routes | None) -> frozenset[str]:
    """The families to draw while the user has chosen none.

    Those of the ways found, then those with most links to their roles, up to five; all where there is no way.
    """
    if routes is None or routes.best is None:
        return frozenset()
    roles = organization.roles
    best = {roles[one].family for one in routes.best.role_ids}
    ways = {one for way in (routes.best, *routes.alternatives) for one in way.role_ids}
    links = Counter(roles[one].family for one in sorted(ways))
    for link in organization.links.values():
        for here, there in ((link.from_role_id, link.to_role_id), (link.to_role_id, link.from_role_id)):
            if here in routes.best.role_ids:
                links[roles[there].family] += 1
    others = sorted((family for family in links if family not in best), key=lambda family: (-links[family], family))
    return frozenset([*best, *others[: max(0, MOST_FAMILIES - len(best))]])


def first_way(organization: Organization, unit_id: int | None) -> tuple[Start, int] | None:
    """What is shown before anything was chosen: of a unit the person nearest to a next role, and that role."""
    upwards: dict[int, list[int]] = {}
    for link in organization.links.values():
        if link.kind == LinkKind.NEXT:
            upwards.setdefault(link.from_role_id, []).append(link.to_role_id)
    seating = organization.seating
    people = seating.by_person_key(seating.people_of(unit_id))[:LOOKED_AT_FIRST]
    found = [
        (months, place, person_id, role_id)
        for place, person_id in enumerate(people)
        for role_id in upwards.get(seating.role_of(person_id) or 0, ())
        if (months := months_to_role(organization, person_id, role_id))
    ]
    if not found:
        return None
    _, _, person_id, role_id = min(found)
    return PersonStart(person_id), role_id


def start_options(organization: Organization) -> list[Option]:
    """Everybody employed with a role, then every role."""
    role_of, people, roles = organization.seating.role_of, organization.people, organization.roles
    seated = [(people[one].name, one, role_of(one)) for one in organization.seating.employed]
    starts = [Option(PersonStart(one), name, roles[role_id].name) for name, one, role_id in seated if role_id]
    named = [Option(RoleStart(role_id), one.name, "role") for role_id, one in roles.items()]
    return [*sorted(starts, key=_by_title), *sorted(named, key=_by_title)]


def goal_options(organization: Organization) -> list[Option]:
    """Every role."""
    several = [Option(role_id, one.name, one.family) for role_id, one in organization.roles.items()]
    return sorted(several, key=_by_title)


def _by_title(option: Option) -> str:
    return option.title


def links_of(organization: Organization, role_id: int) -> tuple[CareerLink, ...]:
    """The career links that begin or end at a role, by the name of the other role."""

    def other(link: CareerLink) -> str:
        return organization.roles[link.to_role_id if link.from_role_id == role_id else link.from_role_id].name

    several = (link for link in organization.links.values() if role_id in (link.from_role_id, link.to_role_id))
    return tuple(sorted(several, key=lambda link: (other(link), link.id or 0)))


def months_text(months: float | None) -> str:
    """Months in words, as under a role."""
    if months is None:
        return "unknown"
    whole = round(months)
    return "1 month" if whole == 1 else f"{whole} months"


def roles_called(organization: Organization, text: str) -> list[int]:
    """The roles whose names hold every word, by name; none for an empty text."""
    words = text.casefold().split()
    roles = organization.roles
    found = [key for key, one in roles.items() if words and all(word in one.name.casefold() for word in words)]
    return sorted(found, key=lambda key: (roles[key].name, key))


def start_name(organization: Organization, start: Start | None) -> str:
    """The name of the person or role that a way begins at."""
    if isinstance(start, PersonStart):
        return organization.people[start.person_id].name
    return "" if start is None else organization.roles[start.role_id].name


def start_role(organization: Organization, start: Start | None) -> int | None:
    """The role that a way begins at."""
    if isinstance(start, PersonStart):
        return organization.seating.role_of(start.person_id)
    return None if start is None else start.role_id
