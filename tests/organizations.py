"""A small organization that tests of the file share: two units, two roles, three people, one of each."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from orgwright.planning.role_sheet import RoleSheet
from orgwright.records import (
    Assessment,
    CareerLink,
    Document,
    Incumbency,
    Kpi,
    OrganizationFacts,
    Person,
    PlannedChange,
    Position,
    Record,
    Requirement,
    Requisition,
    Role,
    Scenario,
    ScorecardDimension,
    Skill,
    Statement,
    Target,
    Tool,
    Unit,
)

TODAY = date(2026, 11, 20)


def small_organization() -> list[Record]:
    """Fresh record objects with their ids, in the order in which they can be made."""
    return [
        OrganizationFacts(id=1, name="Small & Sons", planning_date=TODAY),
        Unit(id=1, name="Engineering", leader_position_id=1),
        Unit(id=2, name="Models", parent_id=1),
        Role(id=1, name="Senior Engineer", family="Engineering", level="Senior"),
        Role(id=2, name="Staff Engineer", family="Engineering", level="Staff"),
        Skill(id=1, name="Python", aliases="CPython"),
        Skill(id=2, name="Forecasting"),
        Requirement(id=1, role_id=1, skill_id=1, tier="must-have", importance="critical"),
        Requirement(id=2, role_id=2, skill_id=2, tier="advanced", level=4),
        CareerLink(id=1, from_role_id=1, to_role_id=2, kind="next"),
        Person(id=1, key="ana-ruiz", name="Ana Ruiz", hired_on=date(2020, 1, 1)),
        Person(id=2, key="bo-lind", name="Bo Lind", hired_on=date(2021, 1, 1)),
        Person(id=3, key="cy-park", name="Cy Park", hired_on=date(2019, 5, 1), left_on=date(2025, 5, 31)),
        Position(id=1, key="ENG-01", unit_id=1, role_id=2, annual_cost=12_000_000),
        Position(id=2, key="MOD-01", unit_id=2, role_id=1, manager_position_id=1),
        Position(id=3, key="MOD-02", unit_id=2, role_id=1, manager_position_id=1),
        Incumbency(id=1, position_id=1, person_id=1, from_on=date(2020, 1, 1)),
        Incumbency(id=2, position_id=2, person_id=2, from_on=date(2021, 1, 1)),
        Requisition(id=1, key="REQ-1", position_id=3, status="open", opened_on=date(2026, 9, 1)),
        Assessment(id=1, person_id=1, skill_id=1, level=4, assessor="Mo", assessed_on=date(2026, 5, 1)),
        Assessment(
            id=2, person_id=2, skill_id=1, level=2, source="self", assessor="Bo Lind", assessed_on=date(2026, 6, 1)
        ),
        Target(id=1, unit_id=1, skill_id=1, level=3, people=2, importance="critical"),
        Scenario(id=1, key="grow", title="Grow"),
        PlannedChange(
            id=1,
            scenario_id=1,
            number=1,
            on=date(2027, 1, 1),
            change="hire",
            position="MOD-02",
            person="new-1",
            value=100,
        ),
        Document(id=1, role_id=1, file_name="senior.md", content=b"# Senior Engineer\n\xff\x00"),
    ]


def sheets(records: Sequence[Record]) -> list[RoleSheet]:
    """The rows of each role among records."""

    def of_role(record: type[Any], role_id: int | None) -> tuple[Any, ...]:
        return tuple(one for one in records if isinstance(one, record) and one.role_id == role_id)

    return [
        RoleSheet(
            role,
            of_role(Requirement, role.id),
            of_role(Statement, role.id),
            of_role(Kpi, role.id),
            of_role(Tool, role.id),
            of_role(ScorecardDimension, role.id),
            next(iter(of_role(Document, role.id)), None),
        )
        for role in records
        if isinstance(role, Role)
    ]
