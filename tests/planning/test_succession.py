from datetime import date
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from orgwright.planning.organization import Organization
from orgwright.planning.readiness import ReadyStage
from orgwright.planning.succession import HORIZONS, critical_positions, net_bench, succession
from orgwright.records import (
    Assessment,
    Importance,
    Incumbency,
    OrganizationFacts,
    Person,
    Position,
    PositionStatus,
    Record,
    Requirement,
    Role,
    Skill,
    Tier,
    Unit,
)

PEOPLE, SEATS = 4, 4


def organization(holders: list[set[int]]) -> Organization:
    """A seat and a role for each set: the role asks one skill, held by the people of the set alone."""
    records: list[Record] = [
        OrganizationFacts(id=1, name="Example", planning_date=date(2027, 3, 1)),
        Unit(id=1, name="Unit"),
        Unit(id=2, name="Team", parent_id=1),
    ]
    records += [Person(id=number, key=f"p{number}", name=f"Person {number}") for number in range(1, PEOPLE + 1)]
    for number, several in enumerate(holders, 1):
        records += [
            Role(id=number, name=f"Role {number}"),
            Skill(id=number, name=f"Skill {number}"),
            Requirement(
                id=number, role_id=number, skill_id=number, level=5, tier=Tier.MUST_HAVE, importance=Importance.CRITICAL
            ),
            Position(id=number, key=f"S{number}", unit_id=2, role_id=number, critical=True),
        ]
        records += [
            Assessment(person_id=one, skill_id=number, level=5, assessed_on=date(2027, 1, 1)) for one in several
        ]
    return Organization.of(*records)


HOLDERS = st.lists(st.sets(st.integers(1, PEOPLE)), min_size=1, max_size=SEATS)


def most_by_trying(holders: list[set[int]]) -> int:
    people = [*range(1, PEOPLE + 1), *range(-len(holders), 0)]
    return max(
        sum(person in several for person, several in zip(tried, holders, strict=True))
        for tried in permutations(people, len(holders))
    )


@settings(max_examples=40, deadline=None)
@given(HOLDERS)
def test_the_net_bench_is_the_most_seats_that_can_be_filled_at_once(holders: list[set[int]]) -> None:
    net = net_bench(organization(holders), range(1, len(holders) + 1))

    assert net.size == most_by_trying(holders)
    assert len(set(net.successor_by_position.values())) == net.size
    assert all(person in holders[seat - 1] for seat, person in net.successor_by_position.items())
    assert set(net.open_ids) | set(net.successor_by_position) == set(range(1, len(holders) + 1))


@settings(max_examples=40, deadline=None)
@given(HOLDERS)
def test_a_bench_is_as_deep_as_people_are_ready_and_one_less_without_its_best(holders: list[set[int]]) -> None:
    plan = succession(organization(holders), range(1, len(holders) + 1))

    for bench, several in zip(plan.benches, holders, strict=True):
        assert bench.depth[0] == len(several)
        assert bench.without_best[0] == max(0, len(several) - 1)
    often = {one for one in range(1, PEOPLE + 1) if sum(one in several for several in holders) > 1}
    assert set(plan.positions_by_person) == often


def test_who_learns_what_is_missing_in_time_is_on_the_bench_of_later_years() -> None:
    picture = organization([set()])
    later = picture.edited({Requirement: {1: Requirement(id=1, role_id=1, skill_id=1, level=3)}}, {}, ("",))

    plan = succession(later, (1,))

    # Nothing is known of anybody: three levels of six months are eighteen.
    assert plan.benches[0].depth == (0, 0, PEOPLE)
    assert plan.benches[0].without_best == (0, 0, PEOPLE - 1)
    assert [one.size for one in plan.net] == [0, 0, 1]
    assert [one.months for one in plan.net] == list(HORIZONS)


def test_a_seat_without_a_role_has_nobody_behind_it() -> None:
    picture = organization([{1}])
    rows = {Position: {9: Position(id=9, key="S9", unit_id=1, critical=True)}}

    plan = succession(picture.edited(rows, {}, ("",)), (9,))

    assert plan.benches[0].depth == (0, 0, 0)
    assert plan.net[0].open_ids == (9,)


def test_critical_positions_are_those_of_the_unit_and_below_that_are_not_closed() -> None:
    picture = organization([{1}, {2}, {3}])
    rows = {
        Position: {
            2: Position(id=2, key="S2", unit_id=2, critical=True, status=PositionStatus.CLOSED),
            3: Position(id=3, key="S3", unit_id=2),
            4: Position(id=4, key="S4", unit_id=1, critical=True),
        },
        Incumbency: {},
    }
    edited = picture.edited(rows, {}, ("",))

    assert critical_positions(edited, None) == (1, 4)
    assert critical_positions(edited, 2) == (1,)


@settings(max_examples=40, deadline=None)
@given(HOLDERS, st.sets(st.integers(1, PEOPLE)))
def test_without_some_people_the_benches_are_those_of_an_organization_that_they_left(
    holders: list[set[int]], gone: set[int]
) -> None:
    seats = range(1, len(holders) + 1)
    picture = organization(holders)
    left = {one: Person(id=one, key=f"p{one}", name=f"Person {one}", left_on=date(2027, 2, 1)) for one in gone}
    after = succession(picture.edited({Person: left}, {}, ("",)), seats)

    without = succession(picture, seats, without=gone)

    assert without.benches == after.benches
    assert [one.size for one in without.net] == [one.size for one in after.net]
    assert without.positions_by_person == after.positions_by_person


def test_the_first_of_a_bench_stand_by_the_year_in_which_they_are_ready() -> None:
    picture = organization([{3}])
    rows = {Requirement: {1: Requirement(id=1, role_id=1, skill_id=1, level=2, tier=Tier.MUST_HAVE)}}

    bench = succession(picture.edited(rows, {}, ("",)), (1,)).benches[0]

    assert bench.first[0] == (3, ReadyStage.READY_NOW)
    assert [bench.named(place) for place in range(3)] == [(3,), (1, 2, 4), ()]
