"""What an organization holds that can be found by its name, as blocks to search."""

from __future__ import annotations

from collections.abc import Iterator
from weakref import WeakKeyDictionary

from orgwright.planning.demand import Demand
from orgwright.planning.organization import Organization
from orgwright.planning.remembered import remembered
from orgwright.planning.search import Block, Findable, blocks
from orgwright.planning.seat_list import seat_status
from orgwright.planning.seating import Seating
from orgwright.planning.skill_matching import parted
from orgwright.records import AssessmentRound, PositionStatus, SavedView


def searched_records(organization: Organization) -> list[Block]:
    """Blocks of everything in the picture that has a name; values are ids of records.

    People, seats, roles and skills are gathered once for as long as they stay as they are: an assessment that changes
    gathers nothing anew.
    """
    by_demand = _by_demand(organization.seating)
    if organization.demand not in by_demand:
        by_demand[organization.demand] = blocks(_of_people_and_seats(organization))
    return [*by_demand[organization.demand], *_others(organization)]


def are_gathered(organization: Organization) -> bool:
    """Whether the blocks are there already, so that asking for them takes no time."""
    return organization.demand in _by_demand(organization.seating)


@remembered
def _by_demand(seating: Seating) -> WeakKeyDictionary[Demand, list[Block]]:
    return WeakKeyDictionary()


@remembered
def _others(organization: Organization) -> list[Block]:
    return blocks(_of_plans_and_views(organization))


def _of_people_and_seats(organization: Organization) -> Iterator[Findable]:
    yield from _people(organization)
    yield from _roles(organization)
    yield from _skills(organization)
    yield from _units(organization)
    yield from _positions(organization)


def _people(organization: Organization) -> Iterator[Findable]:
    day = organization.day
    for person_id, person in organization.people.items():
        keys = (person.key, person.email)
        if person.left_on is not None and person.left_on < day:
            yield Findable("person", person_id, person.name, "Left on", (), keys, person.left_on, is_past=True)
        elif person.hired_on is not None and person.hired_on > day:
            yield Findable("person", person_id, person.name, "Joins on", (), keys, person.hired_on)
        else:
            yield Findable("person", person_id, person.name, _seat_of(organization, person_id), (), keys)


def _seat_of(organization: Organization, person_id: int) -> str:
    """The role and the unit of somebody."""
    primary = organization.seating.primary(person_id)
    return "No seat" if primary is None else _role_and_unit(organization, primary.position_id)


def _role_and_unit(organization: Organization, position_id: int) -> str:
    role_id = organization.seating.position_role(position_id)
    unit = organization.units[organization.positions[position_id].unit_id].name
    return unit if role_id is None else f"{organization.roles[role_id].name}, {unit}"


def _roles(organization: Organization) -> Iterator[Findable]:
    for role_id, role in organization.roles.items():
        yield Findable("role", role_id, role.name, ", ".join(one for one in (role.family, role.level) if one))


def _skills(organization: Organization) -> Iterator[Findable]:
    for skill_id, skill in organization.skills.items():
        kind = str(skill.kind)
        second = (
            skill.category if skill.category.casefold() == kind else ", ".join(filter(None, (skill.category, kind)))
        )
        yield Findable("skill", skill_id, skill.name, second, tuple(parted(skill.aliases)))


def _units(organization: Organization) -> Iterator[Findable]:
    for unit_id, unit in organization.units.items():
        parent = organization.units.get(unit.parent_id or 0)
        kind = (unit.kind[:1].upper() + unit.kind[1:]) or "Unit"
        yield Findable(
            "unit", unit_id, unit.name, f"{kind} at the top" if parent is None else f"{kind} below {parent.name}"
        )


def _positions(organization: Organization) -> Iterator[Findable]:
    for position_id, position in organization.positions.items():
        seat, status = _role_and_unit(organization, position_id), seat_status(organization, position_id)
        if status == PositionStatus.CLOSED:
            yield Findable("position", position_id, position.key, f"{seat}, closed", is_past=True)
            continue
        incumbents = organization.seating.incumbencies_by_position.get(position_id, ())
        names = ", ".join(organization.people[one.person_id].name for one in incumbents)
        without = "vacant" if status == PositionStatus.OPEN else status
        yield Findable("position", position_id, position.key, f"{seat}, {names or without}")


def _of_plans_and_views(organization: Organization) -> Iterator[Findable]:
    for scenario_id, scenario in organization.scenarios.items():
        count = len(organization.planned_changes_by_scenario.get(scenario_id, ()))
        counted = "1 planned change" if count == 1 else f"{count} planned changes"
        yield Findable("scenario", scenario_id, scenario.title, counted, (), (scenario.key,))
    for round_id, one in organization.table(AssessmentRound).items():
        unit = organization.units.get(one.unit_id or 0)
        of = unit.name if unit is not None else "The whole organization"
        is_closed = one.closed_on is not None and one.closed_on <= organization.day
        day = one.closed_on if is_closed else one.due_on
        word = ", closed on" if is_closed else ", due on" if day is not None else ""
        yield Findable("round", round_id, one.name, of + word, day=day, is_past=is_closed)
    for view_id, view in organization.table(SavedView).items():
        yield Findable("view", view_id, view.name, f"View of the {view.screen}")
