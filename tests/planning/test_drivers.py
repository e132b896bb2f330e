from collections.abc import Sequence
from datetime import date
from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgwright.planning.coverage import person_coverage, unit_coverage
from orgwright.planning.drivers import drivers, gaps_in_skill, role_improvements, target_drivers, target_improvements
from orgwright.planning.organization import Organization
from orgwright.progress import Cancelled, Progress
from orgwright.records import Record, Role, Skill, Unit
from pictures import asks, facts, said, seated, skills, target

U = Unit(id=1, name="Models")
ROLES = (Role(id=1, name="Engineer"), Role(id=2, name="Lead"))


def unit_of(*records: Record, people: int = 2, **policy: object) -> Organization:
    """So many people of the first role in the one unit, and three skills of three kinds."""
    kinds = (Skill(id=number, name=f"Skill {number}", kind=kind) for number, kind in enumerate(KINDS, 1))
    several = (row for number in range(1, people + 1) for row in seated(number, role_id=1))
    return Organization.of(facts(**policy), U, *ROLES, *kinds, *several, *records)


KINDS = ("tool", "technical", "domain")
ASKED = (asks(1, 1, 1, 4, "critical must-have"), asks(2, 1, 2, 2, "critical must-have"))


def test_each_gap_costs_its_share_of_the_mean() -> None:
    picture = unit_of(*ASKED, said(1, 1, 3), said(1, 2, 2), said(2, 1, 4))
    found = drivers(picture, 1)
    assert found.low == 0.6875
    assert [(one.person_id, one.skill_id, one.required, one.held, one.points) for one in found.gaps] == [
        (2, 2, 2, None, 0.25),
        (1, 1, 4, 3, 0.0625),
    ]
    assert [(one.skill_id, one.points, one.points_unknown, one.people) for one in found.skills] == [
        (2, 0.25, 0.25, 1),
        (1, 0.0625, 0, 1),
    ]
    assert (found.other_gaps, found.other_points) == (0, 0)


def test_gaps_that_are_not_listed_are_counted() -> None:
    found = drivers(unit_of(*ASKED, people=3), 1, count=2)
    assert [(one.person_id, one.skill_id) for one in found.gaps] == [(1, 1), (1, 2)]
    assert (found.other_gaps, found.other_points) == (4, pytest.approx(4 / 6))
    assert drivers(unit_of(*ASKED, people=3), 1, count=0).gaps == ()


def test_what_nobody_asks_drives_nothing() -> None:
    found = drivers(unit_of(said(1, 1, 0)), 1)
    assert (found.low, found.gaps, found.skills, found.other_points) == (None, (), (), 0)
    assert role_improvements(unit_of(said(1, 1, 0)), 1) == ()
    assert target_improvements(unit_of(said(1, 1, 0)), 1) == ()


def test_a_requirement_without_weight_drives_nothing() -> None:
    rows = (asks(1, 1, 1, 3, "optional must-have"), asks(2, 1, 2, 3, "critical must-have"))
    found = drivers(unit_of(*rows, importance_weights={"optional": 0}), 1)
    assert {one.skill_id for one in found.gaps} == {2}


def test_the_best_single_level_counts_the_months_it_takes() -> None:
    rows = (asks(1, 1, 1, 4), asks(2, 1, 2, 4), said(1, 1, 1), said(1, 2, 1))
    first, second = role_improvements(unit_of(*rows, people=1), 1)
    assert [(one.skill_id, one.held, one.level, one.points, one.months) for one in (first, second)] == [
        (1, 1, 2, 0.125, 3),
        (2, 1, 2, 0.125, 6),
    ]
    assert first.points_per_month == 0.125 / 3
    assert first.pace.source == "policy"


def test_a_level_that_takes_no_time_stands_first() -> None:
    rows = (asks(1, 1, 1, 4), asks(2, 1, 2, 4, "optional must-have"), said(1, 1, 1), said(1, 2, 1))
    found = role_improvements(unit_of(*rows, people=1, months_per_level={"technical": 0}), 1)
    assert [(one.skill_id, one.points_per_month) for one in found] == [(2, inf), (1, pytest.approx(0.2 / 3))]


def test_unknown_levels_can_be_left_out_of_improvements() -> None:
    rows = (*ASKED, said(1, 1, 3), said(2, 2, 1), target(1, 1, 1, 1, 2), target(2, 1, 2, 2, 2))
    every, known = role_improvements(unit_of(*rows), 1), role_improvements(unit_of(*rows), 1, known_only=True)
    assert {(one.person_id, one.skill_id, one.held, one.level) for one in every} - {
        (one.person_id, one.skill_id, one.held, one.level) for one in known
    } == {(2, 1, None, 1), (1, 2, None, 1)}
    assert [(one.person_id, one.skill_id) for one in target_improvements(unit_of(*rows), 1)] == [(2, 1), (2, 2)]
    assert [(one.person_id, one.skill_id) for one in target_improvements(unit_of(*rows), 1, known_only=True)] == [
        (2, 2)
    ]


def test_one_level_may_serve_several_targets() -> None:
    units = (Unit(id=2, name="Search", parent_id=1), *seated(9, unit_id=2))
    targets = (target(1, 1, 1, 3, 2), target(2, 2, 1, 3, 1), target(3, 1, 2, 3, 1))
    found = target_improvements(unit_of(*units, *targets, said(1, 1, 2), said(9, 1, 2)), 1)
    assert [(one.person_id, one.level, one.points) for one in found] == [(9, 3, 0.5), (1, 3, pytest.approx(1 / 6))]


def test_a_target_that_is_met_gains_nothing() -> None:
    rows = (target(1, 1, 1, 3, 1), said(1, 1, 3), said(2, 1, 2))
    assert target_improvements(unit_of(*rows), 1) == ()


# The pieces add up, and each is what the coverage gains.

LEVEL = st.sampled_from([None, 0, 1, 2, 3, 4, 5])
PEOPLE = st.lists(
    st.tuples(st.sampled_from([1, 1, 2, None]), st.tuples(LEVEL, LEVEL, LEVEL)),
    min_size=1,
    max_size=5,
)
DEMAND = st.tuples(
    st.integers(1, 5), st.sampled_from(["critical must-have", "important good-to-have", "optional emerging"])
)
DEMANDS = st.lists(DEMAND, min_size=4, max_size=4)
TARGETS = st.lists(st.tuples(st.integers(1, 3), st.integers(1, 4), st.integers(1, 4)), min_size=1, max_size=4)
Drawn = Sequence[tuple[int | None, Sequence[int | None]]]


def drawn(people: Drawn, demands: Sequence[tuple[int, str]] = (), targets: Sequence[tuple] = ()) -> Organization:
    """People of two roles or none, who hold levels in three skills; each role asks two of these."""
    rows: list[Record] = []
    for number, (role_id, levels) in enumerate(people, 1):
        rows += seated(number, role_id)
        rows += [said(number, skill, level) for skill, level in enumerate(levels, 1) if level is not None]
    asked = [
        asks(number, 1 + number // 2, 1 + number % 2 + number // 2, level, demand)
        for number, (level, demand) in enumerate(demands)
    ]
    wanted = [target(number, 1, *one) for number, one in enumerate(targets, 1)]
    return Organization.of(facts(), U, *ROLES, *skills(3), *rows, *asked, *wanted)


def with_one_level(people: Drawn, person_id: int, skill_id: int, level: int | None = None) -> Drawn:
    """The same people, one of them at a level, or at one more than known."""
    role_id, levels = people[person_id - 1]
    changed = list(levels)
    changed[skill_id - 1] = (changed[skill_id - 1] or 0) + 1 if level is None else level
    return [*people[: person_id - 1], (role_id, changed), *people[person_id:]]


@settings(max_examples=60, deadline=None)
@given(people=PEOPLE, demands=DEMANDS, count=st.integers(0, 12))
def test_the_pieces_add_up_to_what_is_missing(people: Drawn, demands: list, count: int) -> None:
    picture = drawn(people, demands)
    found = drivers(picture, None, count)
    assert found.low == unit_coverage(picture, None).role_low
    if found.low is None:
        assert found.skills == ()
        return
    listed = sum(one.points for one in found.gaps)
    assert found.low + listed + found.other_points == pytest.approx(1, abs=1e-12)
    assert found.low + sum(one.points for one in found.skills) == pytest.approx(1, abs=1e-12)


@settings(max_examples=40, deadline=None)
@given(people=PEOPLE, demands=DEMANDS)
def test_closing_one_gap_raises_the_coverage_by_its_points(people: Drawn, demands: list) -> None:
    picture = drawn(people, demands)
    found = drivers(picture, None)
    gaps = {
        (person, row.skill_id)
        for person in picture.people
        for row in person_coverage(picture, person).requirements
        if row.status != "met"
    }
    assert {(one.person_id, one.skill_id) for one in found.gaps} == gaps
    for one in found.gaps:
        closed = drawn(with_one_level(people, one.person_id, one.skill_id, one.required), demands)
        assert drivers(closed, None).low == pytest.approx(found.low + one.points, abs=1e-12)


@settings(max_examples=30, deadline=None)
@given(people=PEOPLE, demands=DEMANDS, targets=TARGETS)
def test_the_best_improvement_is_that_of_trying_every_one(people: Drawn, demands: list, targets: list) -> None:
    picture = drawn(people, demands, targets)
    before = unit_coverage(picture, 1)
    roles: dict[tuple[int, int], float] = {}
    wanted: dict[tuple[int, int], float] = {}
    for person, (_, levels) in enumerate(people, 1):
        for skill, level in enumerate(levels, 1):
            if level != 5:
                after = unit_coverage(drawn(with_one_level(people, person, skill), demands, targets), 1)
                roles[person, skill] = (after.role_low or 0) - (before.role_low or 0)
                wanted[person, skill] = (after.low or 0) - (before.low or 0)
    for found, tried in ((role_improvements(picture, 1), roles), (target_improvements(picture, 1), wanted)):
        helping = {pair: points for pair, points in tried.items() if points > 1e-9}
        assert {(one.person_id, one.skill_id): one.points for one in found} == pytest.approx(helping, abs=1e-12)
        assert [one.months for one in found] == [6] * len(found)
        worth = [round(one.points, 12) for one in found]
        assert worth == sorted(worth, reverse=True)


def test_targets_that_are_short_cost_their_share_of_all_weights() -> None:
    rows = (target(1, 1, 1, 3, 2), target(2, 1, 2, 3, 1, importance="optional"), target(3, 1, 3, 1, 1))
    picture = unit_of(*rows, said(1, 1, 3), said(2, 1, 1), said(1, 3, 1))
    low = unit_coverage(picture, 1).low
    assert low is not None
    found = target_drivers(picture, 1)
    assert [(one.target.skill_id, one.points, one.points_unknown) for one in found] == [
        (1, pytest.approx(3 * 0.5 / 7), 0),
        (2, pytest.approx(1 / 7), pytest.approx(1 / 7)),
    ]
    assert low + sum(one.points for one in found) == pytest.approx(1)
    assert target_drivers(unit_of(), 1) == ()


def test_the_gaps_of_one_skill_add_up_to_what_it_costs() -> None:
    picture = unit_of(*ASKED, said(1, 1, 3), said(2, 1, 1), people=3)
    costs = {one.skill_id: one.points for one in drivers(picture, 1).skills}
    gaps = gaps_in_skill(picture, 1, 1)
    assert [one.person_id for one in gaps] == [3, 2, 1]
    assert sum(one.points for one in gaps) == pytest.approx(costs[1])


def test_a_step_takes_the_months_that_rises_from_its_level_took() -> None:
    rises = [
        row
        for number in range(1, 4)
        for row in (said(number, 2, 1, on=date(2025, 1, 1)), said(number, 2, 2, on=date(2025, 7, 2)))
    ]
    picture = unit_of(asks(1, 1, 2, 4), *rises, said(4, 2, 1), people=4, minimum_observations=2)
    steps = {one.person_id: one for one in role_improvements(picture, 1)}
    assert (steps[4].level, steps[4].pace.source, steps[4].pace.observations) == (2, "observed", 3)
    assert steps[4].months == steps[4].pace.months < 6.1
    # Nobody rose from level 2, so the pace of the kind counts, with the rises that it was seen in.
    assert (steps[1].level, steps[1].pace.observations, steps[1].pace.from_level) == (3, 3, None)


def test_cancelling_stops_drivers_and_improvements() -> None:
    picture = unit_of(*ASKED, target(1, 1, 1, 3, 2))
    stop = Progress(lambda done, total, what: False)
    for compute in (drivers, role_improvements, target_improvements):
        with pytest.raises(Cancelled):
            compute(picture, 1, progress=stop)
