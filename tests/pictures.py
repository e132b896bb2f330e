"""The rows that tests of the picture put together: short to write, everything else at its default."""

from datetime import date

from orgwright.planning.policy import policy_from_values, policy_to_store
from orgwright.records import (
    Assessment,
    Incumbency,
    OrganizationFacts,
    Person,
    PlannedChange,
    Position,
    Record,
    Requirement,
    Skill,
    Target,
)

DAY = date(2026, 11, 20)
LATELY = date(2026, 6, 1)


def facts(planning_date: date | None = DAY, **policy: object) -> OrganizationFacts:
    stored = policy_to_store(policy_from_values(policy))
    return OrganizationFacts(id=1, name="Meridale", planning_date=planning_date, policy=stored)


def person(number: int, hired: date | None = None, left: date | None = None, **values: object) -> Person:
    return Person(id=number, key=f"p{number}", name=f"Person {number}", hired_on=hired, left_on=left, **values)


def position(number: int, unit_id: int = 1, **values: object) -> Position:
    return Position(id=number, key=f"S-{number}", unit_id=unit_id, **values)


def sits(number: int, person_id: int, position_id: int, **values: object) -> Incumbency:
    return Incumbency(id=number, person_id=person_id, position_id=position_id, **values)


def seated(number: int, role_id: int | None = None, unit_id: int = 1) -> list[Record]:
    """A person in a position of the same number."""
    return [person(number), position(number, unit_id, role_id=role_id), sits(number, number, number)]


def skills(count: int, **values: object) -> list[Skill]:
    return [Skill(id=number, name=f"Skill {number}", **values) for number in range(1, count + 1)]


def asks(
    number: int,
    role_id: int,
    skill_id: int,
    level: int | None = 3,
    demand: str = "critical must-have",
    **values: object,
) -> Requirement:
    importance, _, tier = demand.partition(" ")
    return Requirement(
        id=number,
        role_id=role_id,
        skill_id=skill_id,
        level=level,
        importance=importance or None,
        tier=tier or None,
        **values,
    )


def said(
    person_id: int,
    skill_id: int,
    level: int | None,
    source: str = "manager",
    on: date = LATELY,
    until: date | None = None,
    by: str = "Mo",
    number: int | None = None,
) -> Assessment:
    return Assessment(
        id=number,
        person_id=person_id,
        skill_id=skill_id,
        level=level,
        source=source,
        assessor=by,
        assessed_on=on,
        valid_until=until,
    )


def target(number: int, unit_id: int, skill_id: int, level: int, people: int, **values: object) -> Target:
    return Target(id=number, unit_id=unit_id, skill_id=skill_id, level=level, people=people, **values)


def planned(number: int, change: str, on: date, scenario_id: int = 1, **values: object) -> PlannedChange:
    return PlannedChange(
        id=100 * scenario_id + number, scenario_id=scenario_id, number=number, on=on, change=change, **values
    )
