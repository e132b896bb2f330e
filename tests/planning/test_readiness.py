from datetime import date

import pytest

from orgwright.planning.organization import Organization
from orgwright.planning.readiness import ReadyStage, months_to_role, readiness
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
    SkillKind,
    Tier,
    Unit,
)

DAY = date(2027, 3, 1)
PYTHON, DOMAIN, MENTORING = 1, 2, 3
ROLE, EMPTY_ROLE = 1, 2
SEAT, EMPTY_SEAT, NO_ROLE_SEAT = 1, 2, 3


def organization(*held: tuple[int, int, int], people: int = 3, left: date | None = None) -> Organization:
    """A role asking Python 4 (critical must-have), Insurance 2 and Mentoring 3; ``held`` is (person, skill, level).

    The last person has left where ``left`` is given.
    """
    records: list[Record] = [
        OrganizationFacts(id=1, name="Example", planning_date=DAY),
        Role(id=ROLE, name="Engineer"),
        Role(id=EMPTY_ROLE, name="Named only"),
        Skill(id=PYTHON, name="Python"),
        Skill(id=DOMAIN, name="Insurance", kind=SkillKind.DOMAIN),
        Skill(id=MENTORING, name="Mentoring", kind=SkillKind.SOFT),
        _asks(PYTHON, 4, Importance.CRITICAL),
        _asks(DOMAIN, 2, Importance.OPTIONAL),
        _asks(MENTORING, 3, Importance.OPTIONAL),
        Unit(id=1, name="Unit"),
        Position(id=SEAT, key="S1", unit_id=1, role_id=ROLE),
        Position(id=EMPTY_SEAT, key="S2", unit_id=1, role_id=EMPTY_ROLE),
        Position(id=NO_ROLE_SEAT, key="S3", unit_id=1),
        Incumbency(id=1, position_id=SEAT, person_id=1),
    ]
    records += [Person(id=number, key=f"p{number}", name=f"Person {number}") for number in range(1, people)]
    records.append(Person(id=people, key=f"p{people}", name=f"Person {people}", left_on=left))
    records += [
        Assessment(person_id=person, skill_id=skill, level=level, assessed_on=date(2027, 1, 1))
        for person, skill, level in held
    ]
    return Organization.of(*records)


def _asks(skill_id: int, level: int, importance: Importance) -> Requirement:
    return Requirement(role_id=ROLE, skill_id=skill_id, tier=Tier.MUST_HAVE, importance=importance, level=level)


def test_months_schedule_every_gap_with_unknown_as_nothing_held() -> None:
    # Python lacks 2 levels of 6 months, Insurance 2 of 9 and Mentoring 3 of 9: all three at once, the longest counts.
    assert months_to_role(organization((2, PYTHON, 2)), 2, ROLE) == 27.0


def test_a_person_who_holds_all_needs_no_months_and_is_ready() -> None:
    one = readiness(organization((2, PYTHON, 5), (2, DOMAIN, 2), (2, MENTORING, 3)), 2, ROLE)

    assert (one.months, one.stage, one.is_ready) == (0.0, ReadyStage.READY_NOW, True)


def test_a_share_of_coverage_does_not_make_ready_while_the_gate_is_missing() -> None:
    one = readiness(organization((2, PYTHON, 3), (2, DOMAIN, 2), (2, MENTORING, 3)), 2, ROLE)

    assert one.coverage.low == pytest.approx(5 / 6)
    assert one.coverage.gate == "missing"
    assert one.stage is ReadyStage.WITHIN_12_MONTHS


@pytest.mark.parametrize(
    ("mentoring", "stage"), [(2, ReadyStage.READY_NOW), (1, ReadyStage.WITHIN_24_MONTHS), (0, ReadyStage.LATER)]
)
def test_the_stage_follows_coverage_and_then_months(mentoring: int, stage: ReadyStage) -> None:
    # With Insurance unknown the others must carry: 4/6 held, and Mentoring adds up to 1/6.
    domain = 2 if mentoring == 2 else 0
    one = readiness(organization((2, PYTHON, 4), (2, DOMAIN, domain), (2, MENTORING, mentoring)), 2, ROLE)

    assert one.stage is stage


def test_a_role_that_asks_nothing_gives_no_readiness() -> None:
    one = readiness(organization(), 2, EMPTY_ROLE)

    assert (one.months, one.stage, one.paces) == (None, None, ())


def test_readiness_says_which_pace_it_counted_with() -> None:
    one = readiness(organization(), 2, ROLE)

    assert [(pace.kind, pace.months, pace.source) for pace in one.paces] == [
        (SkillKind.TECHNICAL, 6.0, "policy"),
        (SkillKind.SOFT, 9.0, "policy"),
        (SkillKind.DOMAIN, 9.0, "policy"),
    ]
