"""A unit that departures can break, for tests of the screen of resilience."""

from datetime import date

from orgwright.records import Record, Role, Unit
from pictures import asks, facts, person, position, said, seated, sits, skills, target

LEAVES_ON = date(2027, 3, 31)


def records() -> list[Record]:
    """Five people: Skill 1 has two holders and needs one, Skill 2 needs four and has one who leaves in March."""
    return [
        facts(),
        Unit(id=1, name="Models"),
        Unit(id=2, name="Sales"),
        Role(id=1, name="Engineer"),
        *skills(3),
        *seated(1, role_id=1),
        *seated(2, role_id=1),
        person(3, left=LEAVES_ON),
        position(3, role_id=1),
        sits(3, 3, 3),
        *seated(4, role_id=1),
        *seated(5, unit_id=2),
        asks(1, 1, 1, 4),
        asks(2, 1, 2, 2),
        *(said(one, 1, 3) for one in (1, 2)),
        said(3, 2, 3),
        said(4, 2, 2),
        target(1, 1, 1, 3, 1),
        target(2, 1, 2, 3, 4),
        target(3, 1, 3, 3, 1, importance="optional"),
    ]
