from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from orgwright.planning.organization import Organization
from orgwright.planning.readiness import STAGES, readiness
from orgwright.planning.role_readiness import role_readiness
from orgwright.planning.slate import reasons, slate
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
    Target,
    Tier,
    Unit,
)

DAY = date(2027, 3, 1)
PEOPLE = 6
KINDS = (SkillKind.TECHNICAL, SkillKind.SOFT, SkillKind.TOOL, SkillKind.DOMAIN)
HELD = st.lists(
    st.tuples(st.integers(1, PEOPLE), st.integers(1, 4), st.integers(0, 5)), max_size=20, unique_by=lambda one: one[:2]
)
LEVELS = st.tuples(*(st.integers(1, 5) for _ in KINDS))


def organization(held: list[tuple[int, int, int]], levels: tuple[int, ...], *more: Record) -> Organization:
    """Seat S1 of a role that asks four skills of all kinds, the first a critical must-have; person 1 sits in it."""
    records: list[Record] = [
        OrganizationFacts(id=1, name="Example", planning_date=DAY),
        Role(id=1, name="Engineer"),
        Unit(id=1, name="Unit"),
        Position(id=1, key="S1", unit_id=1, role_id=1),
        Position(id=2, key="S2", unit_id=1, role_id=1, critical=True),
        Incumbency(id=1, position_id=1, person_id=1),
        Incumbency(id=2, position_id=2, person_id=2, from_on=date(2027, 1, 1)),
    ]
    records += [Skill(id=number, name=f"Skill {number}", kind=kind) for number, kind in enumerate(KINDS, 1)]
    records += [
        Requirement(
            role_id=1,
            skill_id=number,
            level=level,
            tier=Tier.MUST_HAVE,
            importance=Importance.CRITICAL if number == 1 else Importance.OPTIONAL,
        )
        for number, level in enumerate(levels, 1)
    ]
    records += [Person(id=number, key=f"p{number}", name=f"Person {number}") for number in range(1, PEOPLE + 1)]
    records += [
        Assessment(person_id=person, skill_id=skill, level=level, assessed_on=date(2027, 1, 1))
        for person, skill, level in held
    ]
    return Organization.of(*records, *more)


@settings(max_examples=80)
@given(HELD, LEVELS)
def test_everybody_at_once_has_the_figures_of_each_alone(
    held: list[tuple[int, int, int]], levels: tuple[int, ...]
) -> None:
    picture = organization(held, levels)
    found = role_readiness(picture, 1)

    assert found is not None
    for place, person_id in enumerate(found.person_ids.tolist()):
        alone = readiness(picture, person_id, 1)
        assert (found.low[place], found.high[place]) == (alone.coverage.low, alone.coverage.high)
        assert STAGES[found.stage[place]] is alone.stage
        assert found.months[place] == alone.months
        assert found.least_months[place] <= found.months[place]


@settings(max_examples=80)
@given(HELD, LEVELS)
def test_a_slate_stands_by_stage_then_coverage_then_months_then_key(
    held: list[tuple[int, int, int]], levels: tuple[int, ...]
) -> None:
    picture = organization(held, levels)

    def rank(person_id: int) -> tuple[int, float, float, str]:
        one = readiness(picture, person_id, 1)
        assert one.stage is not None
        return STAGES.index(one.stage), -(one.coverage.low or 0), one.months or 0, picture.people[person_id].key

    assert list(slate(picture, 1).person_ids) == sorted(range(2, PEOPLE + 1), key=rank)


def test_a_seat_without_a_measured_role_has_an_empty_slate() -> None:
    empty = (Position(id=3, key="S3", unit_id=1), Role(id=2, name="Named only"))
    picture = organization([], (3, 3, 3, 3), *empty, Position(id=4, key="S4", unit_id=1, role_id=2))

    assert [slate(picture, seat).person_ids for seat in (3, 4)] == [(), ()]
    assert reasons(picture, 3, 2) is None


def test_reasons_name_what_is_held_what_is_missing_and_what_breaks_behind_the_person() -> None:
    picture = organization(
        [(2, 1, 4), (2, 2, 1), (3, 1, 1)],
        (3, 2, 2, 2),
        Target(unit_id=1, skill_id=1, level=4, people=1),
    )

    two, three = reasons(picture, 1, 2), reasons(picture, 1, 3)

    assert two is not None
    assert three is not None
    assert [one.skill_id for one in two.met] == [1]
    assert [one.skill_id for one in two.others] == [2]
    assert [one.slack for one in two.breaks] == [-1]
    assert two.critical_seats == (2,)
    assert two.new_since == date(2027, 1, 1)
    assert [one.skill_id for one in three.missing] == [1]
    assert three.breaks == ()
    assert three.new_since is None


def test_somebody_who_left_stands_on_no_slate() -> None:
    gone = Person(id=9, key="p9", name="Person 9", left_on=date(2027, 2, 1))

    assert set(slate(organization([(9, 1, 5)], (3, 1, 1, 1), gone), 1).person_ids) == set(range(2, PEOPLE + 1))


def test_the_first_of_a_slate_are_its_beginning() -> None:
    found = slate(organization([(4, 1, 5)], (3, 1, 1, 1)), 1)

    assert found.person_ids_of(2) == found.person_ids[:2] == (4, 2)
