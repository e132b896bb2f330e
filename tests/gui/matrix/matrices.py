"""An organization for tests of the matrix: two teams, three roles of two families, five people, five skills."""

from datetime import date

from orgwright.planning.organization import Organization
from orgwright.records import (
    Assessment,
    Goal,
    Incumbency,
    OrganizationFacts,
    Person,
    Position,
    Record,
    Requirement,
    Role,
    Skill,
    Unit,
)

TODAY = date(2026, 11, 20)
NAMES = ("Ana", "Bo", "Cy", "Di", "Ed")
LEVELS = {(1, 1): 4, (1, 2): 0, (2, 1): 2, (3, 1): 4, (3, 3): 5, (4, 2): 3}


def bakery() -> Organization:
    """Ana bakes as a senior, Bo and Cy as juniors, Di leads the shop, Ed has no seat."""
    seats = {1: (1, 1), 2: (2, 1), 3: (2, 1), 4: (3, 2)}
    records: list[Record] = [
        OrganizationFacts(id=1, name="Bakery", planning_date=TODAY),
        Unit(id=1, name="Ovens"),
        Unit(id=2, name="Shop"),
        Role(id=1, name="Senior Baker", family="Baking", level="Senior"),
        Role(id=2, name="Junior Baker", family="Baking", level="Junior"),
        Role(id=3, name="Shop Lead", family="Selling", level="Lead"),
        Skill(id=1, name="Kneading", category="Craft"),
        Skill(id=2, name="Talking", category="People", kind="soft"),
        Skill(id=3, name="Icing", category="Craft"),
        Skill(id=4, name="Ovens", category="Machines", kind="tool"),
        Skill(id=5, name="Singing"),
        Requirement(id=1, role_id=1, skill_id=1, tier="must-have", importance="critical", level=3),
        Requirement(id=2, role_id=1, skill_id=2, tier="good-to-have", importance="important", level=2),
        Requirement(id=3, role_id=2, skill_id=1, tier="must-have", importance="important", level=3),
        Requirement(id=4, role_id=3, skill_id=2, tier="must-have", importance="important", level=3),
        Requirement(id=5, role_id=3, skill_id=4, tier="advanced", importance="optional", level=1),
        *(Person(id=number, key=name.lower(), name=name) for number, name in enumerate(NAMES, 1)),
        *(Position(id=one, key=f"S{one}", role_id=role, unit_id=unit) for one, (role, unit) in seats.items()),
        *(Incumbency(id=one, position_id=one, person_id=one) for one in seats),
        *(
            Assessment(id=number, person_id=cell[0], skill_id=cell[1], level=level, assessor="Mo", assessed_on=TODAY)
            for number, (cell, level) in enumerate(LEVELS.items(), 1)
        ),
        Assessment(id=20, person_id=2, skill_id=2, level=3, assessor="Mo", assessed_on=date(2020, 1, 1)),
        Assessment(
            id=21,
            person_id=4,
            skill_id=4,
            level=2,
            assessor="Mo",
            assessed_on=date(2025, 1, 1),
            valid_until=date(2026, 1, 1),
        ),
        Goal(id=1, person_id=2, skill_id=1, level=4),
        Goal(id=2, person_id=1, skill_id=1, level=3),
    ]
    return Organization.of(*records)
