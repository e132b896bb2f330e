from datetime import date

from orgwright.planning.mentors import mentees_by_mentor, mentors
from orgwright.planning.organization import Organization
from orgwright.records import (
    ActionKind,
    Assessment,
    Goal,
    GoalAction,
    Incumbency,
    OrganizationFacts,
    Person,
    Position,
    Record,
    Skill,
    Unit,
)

LEARNER, BOSS = 1, 2
PYTHON = 1


def organization(levels: dict[int, int], *more: Record, left: dict[int, date] | None = None) -> Organization:
    """Person 1 reports to person 2; those with an even number sit in unit 1 as person 1 does, the others in unit 2."""
    people = sorted({LEARNER, BOSS, *levels})
    gone = left or {}
    records: list[Record] = [
        OrganizationFacts(id=1, name="Example", planning_date=date(2027, 3, 1)),
        Unit(id=1, name="Here"),
        Unit(id=2, name="There"),
        Skill(id=PYTHON, name="Python"),
        *(Person(id=one, key=f"p{one}", name=f"Person {one}", left_on=gone.get(one)) for one in people),
        *(
            Position(
                id=one,
                key=f"S{one}",
                unit_id=1 if one == LEARNER or one % 2 == 0 else 2,
                manager_position_id=BOSS if one == LEARNER else None,
            )
            for one in people
        ),
        *(Incumbency(id=one, position_id=one, person_id=one) for one in people),
        *(
            Assessment(person_id=one, skill_id=PYTHON, level=level, assessed_on=date(2027, 1, 1))
            for one, level in levels.items()
        ),
    ]
    return Organization.of(*records, *more)


def helped(mentor: int, *people: int, done_on: date | None = None) -> list[Record]:
    records: list[Record] = []
    for one in people:
        number = 100 * mentor + one
        records.append(Goal(id=number, person_id=one, skill_id=PYTHON, level=5))
        records.append(
            GoalAction(
                id=number, goal_id=number, kind=ActionKind.MENTORING, text="Pair", mentor_id=mentor, done_on=done_on
            )
        )
    return records


def ids(organization: Organization) -> list[int]:
    return [one.person_id for one in mentors(organization, LEARNER, PYTHON)]


def test_a_mentor_holds_the_skill_at_least_two_levels_above() -> None:
    assert ids(organization({LEARNER: 2, 3: 3, 4: 4, 5: 5})) == [4, 5]


def test_a_level_that_is_not_known_counts_as_nothing_held_and_an_unknown_mentor_is_none() -> None:
    assert ids(organization({3: 1, 4: 2, 6: 2})) == [4, 6]


def test_the_manager_and_the_person_are_not_proposed() -> None:
    assert ids(organization({LEARNER: 1, BOSS: 5, 3: 5})) == [3]


def test_who_mentors_two_others_already_is_left_out_and_one_who_is_done_is_not() -> None:
    levels = {LEARNER: 1, 3: 5, 5: 5, 7: 1, 8: 1, 9: 5}
    busy = [*helped(3, 7, 8), *helped(5, 7, 8, done_on=date(2027, 2, 1)), *helped(9, LEARNER, 8)]

    # Person 9 helps one other person, for the learner is no other.
    assert ids(organization(levels, *busy)) == [5, 9]


def test_an_action_that_will_be_done_later_still_counts_today() -> None:
    picture = organization({LEARNER: 1, 7: 1}, *helped(3, 7, done_on=date(2027, 4, 1)))

    assert mentees_by_mentor(picture) == {3: frozenset({7})}
    assert mentees_by_mentor(picture.as_of(date(2027, 4, 1))) == {}


def test_the_same_unit_comes_first_then_who_helps_fewer_then_the_nearest_level() -> None:
    levels = {LEARNER: 1, 3: 3, 4: 5, 5: 3, 6: 4, 7: 1}

    assert ids(organization(levels, *helped(3, 7))) == [6, 4, 5, 3]


def test_who_has_left_mentors_nobody() -> None:
    assert ids(organization({LEARNER: 1, 3: 5, 5: 5}, left={3: date(2027, 2, 1)})) == [5]
