"""An organization in which everything that can names its people and tells their pay, with units of few people."""

from datetime import date

from orgwright.records import (
    Goal,
    GoalAction,
    Kpi,
    KpiReading,
    Milestone,
    Person,
    PlannedChange,
    Record,
    Role,
    Scenario,
    Unit,
)
from pictures import DAY, asks, facts, position, said, sits, skills, target

FIRST_NAMES = ("Ana", "Bo", "Cy", "Dee", "Eli", "Fay", "Gus", "Hal", "Ida", "Jo", "Kit", "Lou", "Max", "Nan")
UNIT_OF = (1, *[2] * 6, *[3] * 5, *[4] * 2)
"""The leader alone, a unit of six, one of five, and one of two people below it."""


def telling_organization() -> list[Record]:
    """Fourteen people in a top unit and three below it, with pay, plans and everything else that names them."""
    found: list[Record] = [facts(hiring_cost=770_077, training_cost=770_078)]
    found += [Unit(id=1, name="All", annual_budget=880_088), Unit(id=2, name="Models", parent_id=1)]
    found += [Unit(id=3, name="Data", parent_id=1), Unit(id=4, name="Quality", parent_id=1)]
    found += [Role(id=1, name="Engineer", family="Software", level="Mid")]
    found += [Role(id=2, name="Lead", family="Software", level="Lead")]
    found += [
        *skills(2),
        asks(1, 1, 1),
        asks(2, 1, 2, 2),
        asks(3, 2, 1, 4),
        Kpi(id=1, role_id=1, name="Speed", target="> 3"),
    ]
    for number, (first, unit_id) in enumerate(zip(FIRST_NAMES, UNIT_OF, strict=True), 1):
        name = f"{first} Quill-{first}"
        found += [
            Person(id=number, key=f"{first.lower()}-quill", name=name, email=f"{first.lower()}@quill.example"),
            position(number, unit_id, role_id=1 + (number == 1), annual_cost=990_000 + number, critical=number < 3),
            sits(number, number, number),
            said(number, 1, number % 6, by=name, number=number),
            target(number, unit_id, 1 + number % 2, 2, 1),
        ]
    found += [
        Goal(id=1, person_id=3, skill_id=1, level=5, due_on=date(2027, 2, 1), note="Bo Quill-Bo helps"),
        GoalAction(
            id=1, goal_id=1, number=1, kind="mentoring", text="Meet Bo Quill-Bo", mentor_id=2, due_on=date(2027, 1, 1)
        ),
        Milestone(id=1, person_id=2, kind="development", number=1, text="Ask Ana Quill-Ana", due_on=date(2027, 1, 2)),
        KpiReading(id=1, role_id=1, kpi="Speed", person_id=2, read_on=DAY, value=5000, note="Ana Quill-Ana read"),
        Scenario(id=1, key="plan", title="Without Bo Quill-Bo", notes="Saves 990002"),
        PlannedChange(
            id=1, scenario_id=1, number=1, on=date(2027, 1, 1), change="leave", person="bo-quill", note="Bo Quill-Bo"
        ),
        PlannedChange(
            id=2, scenario_id=1, number=2, on=date(2027, 2, 1), change="hire", person="zed-quill", position="S-2"
        ),
    ]
    return found
