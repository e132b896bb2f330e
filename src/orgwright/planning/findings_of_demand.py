"""Contradictions in what is asked: requirements, capability targets, names of skills; and periods that end first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

import numpy as np

from orgwright.planning.days import day_of_number
from orgwright.planning.finding import Finding, found
from orgwright.planning.organization import Organization
from orgwright.planning.structure import standing_positions
from orgwright.records import (
    Assessment,
    Incumbency,
    Person,
    Position,
    Record,
    Requirement,
    Role,
    Skill,
    Target,
    table_name,
)


def findings_of_demand(organization: Organization) -> Iterator[Finding]:
    """Contradictions among requirements, targets and skills, and periods of any record that end before they start."""
    yield from _duplicate_requirements(organization)
    yield from _unknown_conditions(organization)
    yield from _roles_that_ask_nothing(organization)
    yield from _targets(organization)
    yield from _shared_names(organization)
    yield from _backward_periods(organization)
    yield from _backward_assessments(organization)


def _duplicate_requirements(organization: Organization) -> Iterator[Finding]:
    for role_id in organization.demand.requirements_by_role:
        for ask in organization.demand.asks(role_id):
            if ask.is_applicable and len(ask.requirement_ids) > 1:
                role, skill = organization.roles[role_id].name, organization.skills[ask.skill_id].name
                text = f"{role} asks for {skill} {len(ask.requirement_ids)} times; it counts once, by the highest."
                way_out = "Keep one of the requirements."
                first = ask.requirement_ids[0]
                yield found(organization, "warning", "requirement-twice", Requirement, first, text, way_out)


def _unknown_conditions(organization: Organization) -> Iterator[Finding]:
    known = organization.demand.profile
    for requirement_id, one in organization.requirements.items():
        keys = {part.partition("=")[0].strip().casefold() for part in one.context.split(";") if "=" in part}
        for key in sorted(keys - known.keys()):
            text = (
                f"A requirement depends on “{key}”, which is no part of the organization's profile, so it always holds."
            )
            way_out = f"Use one of {', '.join(known)}, or remove the condition."
            yield found(organization, "warning", "condition-unknown", Requirement, requirement_id, text, way_out)


def _roles_that_ask_nothing(organization: Organization) -> Iterator[Finding]:
    seating = organization.seating
    held = {seating.position_role(one) for one in seating.incumbencies_by_position}
    for role_id in held - organization.demand.requirements_by_role.keys():
        if role_id is not None:
            text = f"People hold the role {organization.roles[role_id].name}, which asks for no skill."
            way_out = "Enter what the role requires, or read its document."
            yield found(organization, "warning", "role-asks-nothing", Role, role_id, text, way_out)


def _targets(organization: Organization) -> Iterator[Finding]:
    together: dict[tuple[int, int, int], list[tuple[date, date, int]]] = defaultdict(list)
    asked_in = _asked_by_unit(organization)
    for key, one in organization.targets.items():
        period = (one.from_on or date.min, one.to_on or date.max, key)
        together[one.unit_id, one.skill_id, one.level].append(period)
        below = organization.seating.subtree(one.unit_id)
        if not any(one.skill_id in asked_in[unit_id] for unit_id in below):
            unit, skill = organization.units[one.unit_id].name, organization.skills[one.skill_id].name
            text = f"{unit} has a target for {skill}, which no role of its positions asks for."
            way_out = "Require the skill of a role in the unit, or end the target."
            yield found(organization, "warning", "target-nobody-asks", Target, key, text, way_out)
    for (unit_id, skill_id, level), periods in together.items():
        for (_, last, _), (first, _, key) in zip(sorted(periods), sorted(periods)[1:], strict=False):
            if first <= last:
                unit, skill = organization.units[unit_id].name, organization.skills[skill_id].name
                text = f"{unit} has two targets for {skill} at level {level} at one time; the larger counts."
                way_out = "Keep one of them, or part their periods."
                yield found(organization, "warning", "target-twice", Target, key, text, way_out)


def _asked_by_unit(organization: Organization) -> dict[int, set[int]]:
    """The skills that the roles of each unit's own positions ask for on the day."""
    roles: dict[int, set[int | None]] = defaultdict(set)
    for position_id in standing_positions(organization.seating):
        roles[organization.positions[position_id].unit_id].add(organization.seating.position_role(position_id))
    asked: dict[int, set[int]] = defaultdict(set)
    for unit_id, several in roles.items():
        asks = (one for role_id in several for one in organization.demand.asks(role_id))
        asked[unit_id].update(one.skill_id for one in asks if one.is_applicable)
    return asked


def _shared_names(organization: Organization) -> Iterator[Finding]:
    owners: dict[str, list[int]] = defaultdict(list)
    for skill_id, skill in organization.skills.items():
        names = {part.strip().casefold() for part in (skill.name, *skill.aliases.split(";")) if part.strip()}
        for name in names:
            owners[name].append(skill_id)
    for name, several in owners.items():
        if len(several) > 1:
            called = ", ".join(sorted(organization.skills[one].name for one in several))
            text = f"“{name}” means more than one skill: {called}."
            way_out = "Take the alias from all but one of them, or make them one skill."
            yield found(organization, "warning", "skill-name-shared", Skill, min(several), text, way_out)


def _backward_periods(organization: Organization) -> Iterator[Finding]:
    ends: tuple[tuple[type[Record], str, str], ...] = (
        (Person, "hired_on", "left_on"),
        (Position, "opens_on", "closes_on"),
        (Incumbency, "from_on", "to_on"),
        (Target, "from_on", "to_on"),
    )
    for record, first_name, last_name in ends:
        for key, one in organization.table(record).items():
            first, last = getattr(one, first_name), getattr(one, last_name)
            if first is not None and last is not None and last < first:
                text = f"This {record.noun} ends on {last:%Y-%m-%d}, before it starts on {first:%Y-%m-%d}."
                yield found(
                    organization, "error", "end-before-start", record, key, text, "Correct one of the two days."
                )


def _backward_assessments(organization: Organization) -> Iterator[Finding]:
    columns = organization.assessments.columns
    for number in np.flatnonzero(columns.until < columns.on).tolist():
        person = organization.people[int(columns.person[number])]
        skill = organization.skills[int(columns.skill[number])]
        last, first = (day_of_number(int(column[number])) for column in (columns.until, columns.on))
        yield Finding(
            "error",
            "end-before-start",
            table_name(Assessment),
            int(columns.ids[number]),
            f"{person.key} | {skill.name}",
            f"An assessment of {person.name} is valid until {last:%Y-%m-%d}, before it was made on {first:%Y-%m-%d}.",
            "Correct one of the two days.",
        )
