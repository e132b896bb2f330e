from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgwright.errors import RefusedInput
from orgwright.planning.organization import Organization
from orgwright.planning.proposal_rule import Asked, Counted, ProposalRule
from orgwright.planning.target_edits import TargetEdit
from orgwright.planning.target_proposal import Comparison, ProposedTarget, edits_of, proposed_targets
from orgwright.records import Importance, PlannedChange, Record, Role, Scenario, Target, Unit
from pictures import DAY, asks, facts, position, skills, target

SENIOR, STAFF, WRITER = 1, 2, 3
RED, BLUE = 2, 3


def team(*more: Record) -> Organization:
    """Department 1 over the teams Red (3 seniors, 1 staff, 2 writers) and Blue (1 senior)."""
    records: list[Record] = [
        facts(),
        Unit(id=1, name="Department"),
        Unit(id=RED, name="Red", parent_id=1),
        Unit(id=BLUE, name="Blue", parent_id=1),
        Role(id=SENIOR, name="Senior", level="Senior"),
        Role(id=STAFF, name="Staff", level="Staff"),
        Role(id=WRITER, name="Writer"),
        *skills(4),
        asks(1, SENIOR, 1, 3),
        asks(2, STAFF, 1, 4),
        asks(3, SENIOR, 2, 2, "important must-have"),
        asks(4, WRITER, 3, 3, "optional good-to-have"),
        *(position(number, RED, role_id=SENIOR) for number in (1, 2, 3)),
        position(4, RED, role_id=STAFF),
        *(position(number, RED, role_id=WRITER) for number in (5, 6)),
        position(7, BLUE, role_id=SENIOR),
        *more,
    ]
    return Organization.of(*records)


def of_unit(found: Sequence[ProposedTarget], unit_id: int) -> list[tuple[int, int, int]]:
    return [(one.skill_id, one.level, one.people) for one in found if one.unit_id == unit_id]


def test_each_level_counts_the_seats_that_ask_for_it_or_more() -> None:
    found = proposed_targets(team(), RED)
    assert of_unit(found, RED) == [(1, 3, 4), (1, 4, 2)]


def test_the_reason_names_the_seats_by_role() -> None:
    low, high = proposed_targets(team(), RED)
    assert low.reason.replace("\u00a0", " ") == "4 of 6 seats: Senior × 3, Staff × 1"
    assert high.reason.replace("\u00a0", " ") == "1 of 6 seats: Staff × 1; at least 2 because it is critical"
    assert (low.seats_by_role, low.position_ids, low.fte_percent) == (((SENIOR, 3), (STAFF, 1)), (1, 2, 3, 4), 400)


def test_nobody_is_asked_to_be_two_people_in_a_unit_of_one_seat() -> None:
    assert of_unit(proposed_targets(team(), BLUE), BLUE) == [(1, 3, 1)]


def test_each_unit_counts_its_own_seats_and_together_counts_all_below() -> None:
    each = proposed_targets(team(), None)
    together = proposed_targets(team(), None, ProposalRule(counted=Counted.TOGETHER))
    assert {one.unit_id for one in each} == {RED, BLUE}
    assert of_unit(together, 1) == [(1, 3, 5), (1, 4, 2)]


def test_a_share_of_the_seats_is_rounded_up() -> None:
    (low, high) = proposed_targets(team(), RED, ProposalRule(share_percent=60))
    assert (low.people, high.people) == (3, 2)
    assert low.reason.replace("\u00a0", " ") == "4 of 6 seats: Senior × 3, Staff × 1; 60 % of 4"


def test_must_haves_and_everything_look_at_more_than_critical_ones() -> None:
    musts = proposed_targets(team(), RED, ProposalRule(asked=Asked.MUST_HAVE))
    everything = proposed_targets(team(), RED, ProposalRule(asked=Asked.EVERYTHING))
    assert {one.skill_id for one in musts} == {1, 2}
    assert {one.skill_id: one.importance for one in everything} == {
        1: Importance.CRITICAL,
        2: Importance.IMPORTANT,
        3: Importance.OPTIONAL,
    }


def test_a_lower_level_for_which_as_many_are_proposed_higher_up_is_left_out() -> None:
    one_each = team(Unit(id=4, name="Pair"), position(8, 4, role_id=SENIOR), position(9, 4, role_id=STAFF))
    assert of_unit(proposed_targets(one_each, 4), 4) == [(1, 4, 2)]


def test_a_position_of_two_and_a_half_full_times_is_three_seats_and_a_half_one_is_one() -> None:
    pooled = team(
        Unit(id=4, name="Pool"),
        position(8, 4, role_id=SENIOR, fte_percent=250),
        position(9, 4, role_id=SENIOR, fte_percent=50),
    )
    (one,) = proposed_targets(pooled, 4)
    assert (one.people, one.seats_asking, one.fte_percent) == (4, 4, 300)


def test_closed_positions_do_not_count_and_frozen_ones_do() -> None:
    shut = team(
        Unit(id=4, name="Shut"),
        position(8, 4, role_id=SENIOR, status="closed"),
        position(9, 4, role_id=SENIOR, closes_on=date(2026, 1, 1)),
        position(10, 4, role_id=SENIOR, opens_on=date(2027, 1, 1)),
        position(11, 4, role_id=SENIOR, status="frozen"),
    )
    (one,) = proposed_targets(shut, 4)
    assert one.position_ids == (11,)


def test_a_scenario_that_opens_seats_raises_the_proposal() -> None:
    change = PlannedChange(
        id=1, scenario_id=1, number=1, on=DAY, change="open", position="B-2", unit_id=BLUE, role_id=SENIOR
    )
    planned = team(Scenario(id=1, key="grow", title="Grow"), change).under(1)
    assert of_unit(proposed_targets(planned, BLUE), BLUE) == [(1, 3, 2)]


@pytest.mark.parametrize(("people", "comparison"), [(3, Comparison.MORE), (4, Comparison.SAME), (5, Comparison.FEWER)])
def test_a_proposal_says_how_it_differs_from_the_target_that_is_there(people: int, comparison: Comparison) -> None:
    found = proposed_targets(team(target(1, RED, 1, 3, people)), RED)
    assert [(one.level, one.comparison, one.people_now) for one in found] == [
        (3, comparison, people),
        (4, Comparison.NEW, None),
    ]


def test_a_target_that_nothing_proposes_is_listed_with_the_reason() -> None:
    found = proposed_targets(team(target(1, RED, 4, 3, 1), target(2, RED, 2, 2, 1), target(3, RED, 1, 5, 1)), RED)
    others = {(one.skill_id, one.level): one.reason for one in found if one.comparison == Comparison.NOT_PROPOSED}
    assert others == {
        (4, 3): "No seat asks for it",
        (2, 2): "Asked for, but not as strongly as is looked for here",
        (1, 5): "Proposed otherwise: 4 at level 3, 2 at level 4",
    }


def test_a_target_that_has_ended_is_no_longer_compared() -> None:
    ended = target(1, RED, 1, 3, 9, to_on=date(2026, 11, 19))
    assert {one.comparison for one in proposed_targets(team(ended), RED)} == {Comparison.NEW}


def test_a_target_that_changes_from_a_day_on_keeps_its_past() -> None:
    organization = team(target(1, RED, 1, 3, 3, importance="important", to_on=date(2027, 6, 30)))
    more, new = proposed_targets(organization, RED)
    edits = edits_of(organization, [more, new], DAY)
    red = {"unit_id": RED, "skill_id": 1, "importance": Importance.CRITICAL, "from_on": DAY}
    assert edits == (
        TargetEdit(1, {"to_on": date(2026, 11, 19)}),
        TargetEdit(None, {**red, "level": 3, "people": 4, "to_on": date(2027, 6, 30)}),
        TargetEdit(None, {**red, "level": 4, "people": 2}),
    )


def test_without_a_day_a_target_changes_as_if_always_so() -> None:
    organization = team(target(1, RED, 1, 3, 3), target(2, RED, 1, 3, 2))
    (more, _) = proposed_targets(organization, RED)
    assert edits_of(organization, [more], None) == (
        TargetEdit(1, {"people": 4, "importance": Importance.CRITICAL}),
        TargetEdit(2, None),
    )


def test_a_target_that_nothing_proposes_ends_or_vanishes_where_it_has_no_past() -> None:
    organization = team(target(1, RED, 4, 3, 1), target(2, RED, 4, 4, 1, from_on=DAY))
    others = [one for one in proposed_targets(organization, RED) if one.skill_id == 4]
    assert edits_of(organization, others, DAY) == (TargetEdit(1, {"to_on": date(2026, 11, 19)}), TargetEdit(2, None))


@pytest.mark.parametrize("rule", [{"share_percent": 0}, {"share_percent": 101}, {"least_for_critical": 0}])
def test_a_senseless_rule_is_refused_with_a_sentence(rule: dict[str, int]) -> None:
    with pytest.raises(RefusedInput, match=r"must be 1 to 100"):
        ProposalRule(**rule)  # type: ignore[arg-type]


rules = st.builds(
    ProposalRule, st.sampled_from(Asked), st.integers(1, 100), st.integers(1, 5), st.sampled_from(Counted)
)
demands = st.lists(
    st.tuples(
        st.integers(1, 3),
        st.integers(1, 3),
        st.integers(1, 5),
        st.sampled_from(("critical must-have", "important must-have", "optional emerging")),
    ),
    max_size=8,
)
seats = st.lists(st.tuples(st.integers(1, 3), st.integers(1, 3), st.integers(1, 300)), max_size=8)
targets_there = st.lists(
    st.tuples(st.integers(1, 3), st.integers(1, 3), st.integers(1, 5), st.integers(1, 9)), max_size=5
)


def made(demand: list, sitting: list, there: list) -> Organization:
    return Organization.of(
        facts(),
        Unit(id=1, name="Top"),
        Unit(id=2, name="Mid", parent_id=1),
        Unit(id=3, name="Low", parent_id=2),
        *(Role(id=number, name=f"Role {number}") for number in (1, 2, 3)),
        *skills(3),
        *(asks(number, *one) for number, one in enumerate(demand, 1)),
        *(position(number, unit, role_id=role, fte_percent=fte) for number, (unit, role, fte) in enumerate(sitting, 1)),
        *(target(number, *one) for number, one in enumerate(there, 1)),
    )


@settings(max_examples=60, deadline=None)
@given(demands, seats, targets_there, rules)
def test_a_proposal_never_asks_for_more_people_than_seats_and_is_unique(
    demand: list, sitting: list, there: list, rule: ProposalRule
) -> None:
    found = proposed_targets(made(demand, sitting, there), None, rule)
    assert len({one.key for one in found}) == len(found)
    for one in found:
        if one.comparison != Comparison.NOT_PROPOSED:
            assert 1 <= one.people <= one.seats
            assert one.seats_asking <= one.seats
            assert sum(count for _, count in one.seats_by_role) == one.seats_asking


@settings(max_examples=60, deadline=None)
@given(demands, seats, st.integers(1, 100), st.integers(1, 100))
def test_a_larger_share_never_proposes_fewer_people(demand: list, sitting: list, one: int, other: int) -> None:
    organization = made(demand, sitting, [])
    less, more = (
        {
            each.key: each.people
            for each in proposed_targets(organization, None, ProposalRule(Asked.EVERYTHING, share, 1))
        }
        for share in sorted((one, other))
    )
    for (unit_id, skill_id, level), people in less.items():
        as_high = [
            each for (unit, skill, at), each in more.items() if (unit, skill) == (unit_id, skill_id) and at >= level
        ]
        assert max(as_high) >= people


@settings(max_examples=60, deadline=None)
@given(demands, seats, targets_there, rules)
def test_what_is_accepted_is_proposed_no_more(demand: list, sitting: list, there: list, rule: ProposalRule) -> None:
    organization = made(demand, sitting, there)
    accepted = [one for one in proposed_targets(organization, None, rule) if one.comparison != Comparison.SAME]
    rows: dict[int, Target | None] = dict(organization.targets)
    for number, edit in enumerate(edits_of(organization, accepted, None), 1000):
        if edit.values is None:
            rows[edit.target_id or 0] = None
        elif edit.target_id is None:
            rows[number] = Target(id=number, **edit.values)
        else:
            old = organization.targets[edit.target_id]
            rows[edit.target_id] = Target(
                id=old.id, unit_id=old.unit_id, skill_id=old.skill_id, level=old.level, **edit.values
            )
    after = organization.edited({Target: rows}, {}, organization.assessments.assessors)
    assert {one.comparison for one in proposed_targets(after, None, rule)} <= {Comparison.SAME}
