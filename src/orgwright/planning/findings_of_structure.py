"""Contradictions in the lines of an organization: circles, leaders elsewhere, managers' seats that are closed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from orgwright.planning.finding import Finding, found
from orgwright.planning.organization import Organization
from orgwright.planning.structure import circles, circles_in, standing_positions
from orgwright.records import CareerLink, Position, Record, Scenario, Skill, Unit


def findings_of_structure(organization: Organization) -> Iterator[Finding]:
    """Contradictions in reporting lines, in the unit tree, between skills, scenarios and career links."""
    yield from _reporting_circles(organization)
    yield from _closed_managers(organization)
    yield from _parent_circles(organization, Unit, {key: one.parent_id for key, one in organization.units.items()})
    yield from _parent_circles(organization, Skill, {key: one.parent_id for key, one in organization.skills.items()})
    yield from _scenario_circles(organization)
    yield from _leaders_elsewhere(organization)
    yield from _links_to_itself(organization)


def _reporting_circles(organization: Organization) -> Iterator[Finding]:
    for circle in circles(organization):
        keys = [organization.positions[one].key for one in (*circle, circle[0])]
        text = f"These positions report to one another in a circle: {' → '.join(keys)}."
        way_out = "Give one of them another manager's position, or none."
        yield found(organization, "error", "reporting-circle", Position, circle[0], text, way_out)


def _closed_managers(organization: Organization) -> Iterator[Finding]:
    standing = frozenset(standing_positions(organization.seating))
    for position_id in standing:
        manager_id = organization.seating.position_manager(position_id)
        if manager_id is not None and manager_id not in standing:
            one, manager = organization.positions[position_id], organization.positions[manager_id].key
            text = f"{one.key} reports to {manager}, which is closed on {organization.day:%Y-%m-%d}."
            way_out = "Let it report to a position that is open."
            yield found(organization, "warning", "manager-closed", Position, position_id, text, way_out)


def _parent_circles(
    organization: Organization, record: type[Unit] | type[Skill], parents: Mapping[int, int | None]
) -> Iterator[Finding]:
    names = organization.units if record is Unit else organization.skills
    for circle in circles_in(parents, lambda one: names[one].name):
        steps = " → ".join(names[one].name for one in (*circle, circle[0]))
        text = f"Each of these {record.noun}s stands under the next, in a circle: {steps}."
        way_out = f"Take one {record.noun} out from under its parent."
        yield found(organization, "error", f"{record.noun}-circle", record, circle[0], text, way_out)


def _scenario_circles(organization: Organization) -> Iterator[Finding]:
    scenarios = organization.scenarios
    bases = {key: one.based_on_id for key, one in scenarios.items()}
    for circle in circles_in(bases, lambda one: scenarios[one].key):
        steps = " → ".join(scenarios[one].key for one in (*circle, circle[0]))
        text = f"These scenarios are based on one another in a circle: {steps}."
        way_out = "Base one of them on the records."
        yield found(organization, "error", "scenario-circle", Scenario, circle[0], text, way_out)


def _leaders_elsewhere(organization: Organization) -> Iterator[Finding]:
    for unit_id, unit in organization.units.items():
        if unit.leader_position_id is None:
            continue
        leader = organization.positions[unit.leader_position_id]
        if leader.unit_id not in organization.seating.subtree(unit_id):
            home = organization.units[leader.unit_id].name
            text = f"{unit.name} is led from {leader.key}, which belongs to {home} and not to it."
            way_out = "Choose a position of the unit or of one below it as its leader's."
            yield found(organization, "warning", "leader-elsewhere", Unit, unit_id, text, way_out)


def _links_to_itself(organization: Organization) -> Iterator[Finding]:
    for link_id, link in organization.links.items():
        if link.from_role_id == link.to_role_id:
            text = f"A career link leads from {organization.roles[link.from_role_id].name} to the same role."
            record: type[Record] = CareerLink
            yield found(organization, "warning", "link-to-itself", record, link_id, text, "Remove the link.")
