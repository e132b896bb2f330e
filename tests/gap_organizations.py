"""Organizations with gaps: a small one that each way of closing does something for, and drawn ones."""

from datetime import date

from hypothesis import strategies as st

from orgwright.planning.organization import Organization
from orgwright.records import Record, Requisition, Role, Unit
from pictures import DAY, asks, facts, person, position, said, sits, skills, target

WHOLE, MODELS, DATA = 1, 2, 3
ENGINEER, ANALYST, UNPRICED = 1, 2, 3
POLICY = {"on_cost": 0.2, "hiring_cost": 1_000_000, "training_cost": 300_000, "contractor_premium": 0.5}


def gap_records(**policy: object) -> list[Record]:
    """Models needs two who hold skill 1 at level 3 and one who holds skill 2 at level 3; nobody of it does.

    Person 1 of Models is at level 2 in skill 1, person 2 is unknown. In Data persons 3 and 4 hold skill 1, of whom Data
    needs one. S-5 in Models is vacant with an open requisition, S-6 frozen, S-7 vacant without a known cost.
    """
    people: list[Record] = [person(number, date(2020, 1, 1)) for number in range(1, 5)]
    return [
        facts(**{**POLICY, **policy}),
        Unit(id=WHOLE, name="All"),
        Unit(id=MODELS, name="Models", parent_id=WHOLE),
        Unit(id=DATA, name="Data", parent_id=WHOLE),
        *(Role(id=key, name=name, level="Mid") for key, name in ((1, "Engineer"), (2, "Analyst"), (3, "Unpriced"))),
        *skills(3),
        asks(1, ENGINEER, 1, 3),
        asks(2, ENGINEER, 2, 3),
        asks(3, ANALYST, 1, 4),
        asks(4, UNPRICED, 2, 5),
        *people,
        position(1, MODELS, role_id=ENGINEER, annual_cost=10_000_000),
        position(2, MODELS, role_id=ENGINEER, annual_cost=11_000_000),
        position(3, DATA, role_id=ANALYST, annual_cost=8_000_000),
        position(4, DATA, role_id=ANALYST, annual_cost=8_000_000),
        position(5, MODELS, role_id=ENGINEER, annual_cost=9_000_000),
        position(6, MODELS, role_id=ENGINEER, annual_cost=9_500_000, status="frozen"),
        position(7, MODELS, role_id=UNPRICED),
        *(sits(number, number, number) for number in range(1, 5)),
        Requisition(id=1, key="REQ-1", position_id=5, status="open", target_start_on=date(2027, 2, 1)),
        said(1, 1, 2),
        said(3, 1, 3),
        said(4, 1, 4),
        target(1, MODELS, 1, 3, 2, importance="critical"),
        target(2, MODELS, 2, 3, 1),
        target(3, DATA, 1, 3, 1),
    ]


def gap_organization(*more: Record, **policy: object) -> Organization:
    """The picture of it."""
    found = Organization.of(*gap_records(**policy), *more)
    assert found.day == DAY
    return found


SKILLS, ROLES, PEOPLE, SEATS = 3, 3, 8, 11


@st.composite
def organizations_with_gaps(draw: st.DrawFn) -> Organization:
    """The same units with roles, people, levels (some expire), leavers, empty and frozen seats and targets drawn.

    More people are asked for than there are in a unit at times, so that every way of closing has something to do.
    """
    levels, units = st.integers(1, 4), st.sampled_from([WHOLE, MODELS, DATA])
    records: list[Record] = [facts(**POLICY), Unit(id=WHOLE, name="All")]
    records += [Unit(id=MODELS, name="Models", parent_id=WHOLE), Unit(id=DATA, name="Data", parent_id=WHOLE)]
    records += [Role(id=key, name=f"Role {key}", level="Mid") for key in range(1, ROLES + 1)] + skills(SKILLS)
    cells = [(role, skill) for role in range(1, ROLES + 1) for skill in range(1, SKILLS + 1)]
    records += [asks(10 + place, *cell, draw(levels)) for place, cell in enumerate(cells) if draw(st.booleans())]
    for key in range(1, SEATS + 1):
        status = draw(st.sampled_from(["open", "open", "frozen"])) if key > PEOPLE else "open"
        cost = draw(st.none() | st.integers(40, 90).map(lambda thousands: thousands * 100_000))
        role = draw(st.integers(1, ROLES))
        records.append(position(key, draw(units), role_id=role, annual_cost=cost, status=status))
    for key in range(1, PEOPLE + 1):
        left = draw(st.sampled_from([None, None, None, date(2027, 2, 28), date(2027, 8, 31)]))
        records += [person(key, date(2020, 1, 1), left), sits(key, key, key)]
        for skill in range(1, SKILLS + 1):
            level = draw(st.none() | st.integers(0, 4))
            if level is not None:
                until = draw(st.sampled_from([None, None, None, date(2027, 5, 31), date(2027, 6, 30)]))
                records.append(
                    said(key, skill, level, draw(st.sampled_from(["manager", "manager", "self"])), until=until)
                )
    for key in range(1, draw(st.integers(1, 5)) + 1):
        skill = draw(st.integers(1, SKILLS))
        records.append(target(key, draw(units), skill, draw(levels), draw(st.integers(1, 4))))
    return Organization.of(*records)
