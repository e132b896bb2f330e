from datetime import date

from orgwright.planning.explanations.succession import (
    bench_depth,
    net_bench_explained,
    several_explained,
)
from orgwright.planning.organization import Organization
from orgwright.planning.succession import succession
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
    Tier,
    Unit,
)


def organization() -> Organization:
    """Two critical seats of one role that asks Python 3; Person 1 sits in the first, 1 and 2 are ready, 3 lacks two."""
    records: list[Record] = [
        OrganizationFacts(id=1, name="Example", planning_date=date(2027, 3, 1)),
        Unit(id=1, name="Unit"),
        Role(id=1, name="Engineer"),
        Skill(id=1, name="Python"),
        Requirement(id=1, role_id=1, skill_id=1, level=3, tier=Tier.MUST_HAVE, importance=Importance.CRITICAL),
        *(Position(id=one, key=f"S{one}", unit_id=1, role_id=1, critical=True) for one in (1, 2)),
        Position(id=3, key="S3", unit_id=1, critical=True),
        *(Person(id=one, key=f"p{one}", name=f"Person {one}") for one in (1, 2, 3)),
        Incumbency(id=1, position_id=1, person_id=1),
    ]
    records += [
        Assessment(person_id=person, skill_id=1, level=level, assessed_on=date(2027, 1, 1))
        for person, level in ((1, 3), (2, 4), (3, 1))
    ]
    return Organization.of(*records)


def test_a_bench_opens_to_the_people_behind_the_position_at_each_horizon() -> None:
    shown = bench_depth(organization(), 1, 1)

    assert shown is not None
    assert shown.title == "2 people"
    assert [(one.name, one.value) for one in shown.results] == [("now", 1), ("in 12 months", 2), ("in 24 months", 2)]
    assert [(row.values[0], row.values[1], row.values[4:]) for row in shown.rows] == [
        ("Person 2", 1, (1, 1, 1)),
        ("Person 3", 0, (0, 1, 1)),
    ]
    assert bench_depth(organization(), 3) is None


def test_a_bench_without_its_best_names_who_is_thought_gone() -> None:
    shown = bench_depth(organization(), 1, without=(2,))

    assert shown is not None
    assert shown.title == "0 people"
    assert "As if Person 2 had left" in shown.what


def test_the_net_bench_opens_to_its_pairs() -> None:
    picture = organization()
    shown = net_bench_explained(picture, None, succession(picture, (1, 2, 3)))

    assert shown.title == "2 of 3"
    assert [row.values for row in shown.rows] == [
        ("S1", "Engineer", 1, "Person 2", 1),
        ("S2", "Engineer", 2, "Person 1", 1),
        ("S3", "", 0, "", 0),
    ]
    assert [one.value for one in shown.results] == [2, 2]


def test_who_stands_behind_several_positions_is_explained_by_these() -> None:
    picture = organization()
    several = succession(picture, (1, 2, 3)).positions_by_person

    assert several == {2: (1, 2)}
    assert [row.values[0] for row in several_explained(picture, 2, several[2], None).rows] == ["S1", "S2"]
