"""Organizations drawn by hypothesis: units under units, roles asking skills of two categories, people of any level."""

from datetime import date

from hypothesis import strategies as st

from organizations import TODAY
from orgwright.planning.organization import Organization
from orgwright.records import (
    Assessment,
    Importance,
    Incumbency,
    OrganizationFacts,
    Person,
    Position,
    Record,
    Requirement,
    Role,
    Skill,
    Target,
    Tier,
    Unit,
)

PEOPLE, SKILLS, ROLES, UNITS = 5, 4, 3, 3
PARENTS = {1: None, 2: 1, 3: 1}


@st.composite
def organizations(draw: st.DrawFn) -> Organization:
    """An organization of a top unit with two below it; people may sit in two units, or nowhere."""
    records: list[Record] = [OrganizationFacts(id=1, name="Drawn", planning_date=TODAY)]
    records += [Unit(id=key, name=f"Unit {key}", parent_id=parent) for key, parent in PARENTS.items()]
    records += [Skill(id=key, name=f"Skill {key}", category=f"Field {key % 2}") for key in range(1, SKILLS + 1)]
    records += [
        Role(id=key, name=f"Role {key}", family=f"Family {key % 2}", level="Mid") for key in range(1, ROLES + 1)
    ]
    number = 0
    for role_id in range(1, ROLES + 1):
        for skill_id in draw(st.sets(st.integers(1, SKILLS))):
            number += 1
            tier = draw(st.sampled_from([None, *Tier]))
            importance = draw(st.sampled_from([None, *Importance]))
            level = draw(st.integers(1, 5))
            records.append(
                Requirement(
                    id=number, role_id=role_id, skill_id=skill_id, tier=tier, importance=importance, level=level
                )
            )
    records += _people(draw) + _targets(draw)
    return Organization.of(*records)


def _people(draw: st.DrawFn) -> list[Record]:
    found: list[Record] = []
    seat = 0
    for key in range(1, PEOPLE + 1):
        found.append(Person(id=key, key=f"p{key}", name=f"Person {key}"))
        for unit_id in draw(st.lists(st.integers(1, UNITS), max_size=2)):
            seat += 1
            role_id = draw(st.sampled_from([None, *range(1, ROLES + 1)]))
            found.append(Position(id=seat, key=f"S{seat}", unit_id=unit_id, role_id=role_id))
            found.append(Incumbency(id=seat, position_id=seat, person_id=key))
        for skill_id, level in draw(st.dictionaries(st.integers(1, SKILLS), st.integers(0, 5))).items():
            until = draw(st.sampled_from([None, None, date(2026, 9, 1)]))
            found.append(
                Assessment(
                    person_id=key,
                    skill_id=skill_id,
                    level=level,
                    assessor="Mo",
                    assessed_on=date(2026, 5, 1),
                    valid_until=until,
                )
            )
    return found


def _targets(draw: st.DrawFn) -> list[Record]:
    wanted = draw(st.lists(st.tuples(st.integers(1, UNITS), st.integers(1, SKILLS), st.integers(1, 5)), max_size=4))
    return [
        Target(id=number, unit_id=unit_id, skill_id=skill_id, level=level, people=2, importance="critical")
        for number, (unit_id, skill_id, level) in enumerate(wanted, 1)
    ]
