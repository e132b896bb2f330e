from collections.abc import Iterable
from datetime import date, timedelta
from math import isnan

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgwright.planning.coverage import (
    GATES,
    NO_GATE,
    PersonCoverage,
    gap_rows,
    people_coverage,
    person_coverage,
    unit_coverage,
    weakest_unit,
)
from orgwright.planning.organization import Organization
from orgwright.records import Assessment, Importance, OrganizationFacts, Record, Role, Tier, Unit
from pictures import DAY, asks, facts, person, position, said, seated, sits, skills, target

U = Unit(id=1, name="Models")
R = Role(id=1, name="Engineer", level="Senior")


def one_role(*records: Record, people: int = 1, own: OrganizationFacts | None = None) -> Organization:
    """So many people in the one role of the one unit, and three skills."""
    several = (row for number in range(1, people + 1) for row in seated(number, role_id=1))
    return Organization.of(own or facts(), U, R, *skills(3), *several, *records)


WORKED = (
    asks(1, 1, 1, 4, "critical must-have"),
    asks(2, 1, 2, 3, "important must-have"),
    asks(3, 1, 3, 2, "important emerging"),
)


def range_of(one: PersonCoverage) -> tuple[float | None, float | None]:
    return one.low, one.high


def test_the_worked_example_of_a_person() -> None:
    rows = (*WORKED[:2], asks(3, 1, 3, 2, "optional must-have"))
    one = person_coverage(one_role(*rows, said(1, 1, 3), said(1, 3, 5)), 1)
    assert range_of(one) == (0.5, 0.875)
    assert (one.compliance, one.gate, one.assessed_share) == (1 / 3, "missing", 2 / 3)
    assert [(row.skill_id, row.held, row.gap, row.status) for row in one.requirements] == [
        (1, 3, 1, "short"),
        (2, None, None, "unknown"),
        (3, 5, 0, "met"),
    ]


def test_surplus_never_pays_for_a_gap_elsewhere() -> None:
    picture = one_role(*WORKED[:2], said(1, 1, 4), said(1, 2, 1))
    more = one_role(*WORKED[:2], said(1, 1, 5), said(1, 2, 1))
    assert range_of(person_coverage(picture, 1)) == range_of(person_coverage(more, 1)) == (5 / 7, 5 / 7)


def test_expired_is_unknown_to_every_formula_and_told_apart() -> None:
    one = person_coverage(one_role(WORKED[0], said(1, 1, 5, until=DAY - timedelta(days=1), number=31)), 1)
    (row,) = one.requirements
    assert (row.status, row.held, row.gap, row.assessment_ids) == ("expired", None, None, (31,))
    assert (range_of(one), one.compliance, one.gate, one.median_age_days) == ((0, 1), 0, "unknown", None)


def test_zero_is_known_and_not_unknown() -> None:
    one = person_coverage(one_role(WORKED[0], said(1, 1, 0)), 1)
    assert (range_of(one), one.gate, one.assessed_share) == ((0, 0), "missing", 1)


def test_not_applicable_leaves_every_sum_and_count() -> None:
    own = OrganizationFacts(id=1, name="M", planning_date=DAY, regulated="no")
    off = asks(9, 1, 2, 5, context="regulated=yes")
    one = person_coverage(one_role(WORKED[0], off, said(1, 1, 4), own=own), 1)
    assert (range_of(one), one.compliance, one.assessed_share, one.gate) == ((1, 1), 1, 1, "held")
    assert [row.status for row in one.requirements] == ["met", "not-applicable"]


def test_a_missing_critical_must_have_closes_the_gate_before_an_unknown_one() -> None:
    gate = (asks(1, 1, 1, 3), asks(2, 1, 2, 3))
    assert person_coverage(one_role(*gate, said(1, 1, 2)), 1).gate == "missing"
    assert person_coverage(one_role(*gate, said(1, 1, 3)), 1).gate == "unknown"
    assert person_coverage(one_role(*gate, said(1, 1, 3), said(1, 2, 4)), 1).gate == "held"


def test_a_gap_outside_of_the_gate_leaves_it_held() -> None:
    one = person_coverage(one_role(asks(1, 1, 1, 3, "critical advanced"), said(1, 1, 0)), 1)
    assert (one.low, one.gate) == (0, "held")


def test_without_a_role_there_is_nothing_to_measure() -> None:
    picture = Organization.of(facts(), U, *skills(1), person(1), said(1, 1, 3))
    one = person_coverage(picture, 1)
    assert (one.role_id, *range_of(one), one.compliance, one.gate, one.assessed_share) == (None,) * 6
    many = people_coverage(picture, [1])
    assert isnan(many.low[0])
    assert isnan(many.compliance[0])
    assert many.gate[0] == NO_GATE


def test_a_role_without_weight_has_compliance_and_no_coverage() -> None:
    own = facts(importance_weights={"critical": 0})
    picture = one_role(WORKED[0], said(1, 1, 4), own=own)
    one = person_coverage(picture, 1)
    assert (range_of(one), one.compliance) == ((None, None), 1)
    assert isnan(people_coverage(picture, [1]).low[0])
    assert unit_coverage(picture, 1).role_low is None


def test_a_person_is_measured_against_another_role_when_asked() -> None:
    other = [Role(id=2, name="Staff Engineer"), asks(9, 2, 2, 2)]
    picture = one_role(*WORKED, *other, said(1, 2, 2))
    own, chosen = person_coverage(picture, 1), person_coverage(picture, 1, 2)
    assert (own.role_id, own.incumbency_id) == (1, 1)
    assert (chosen.role_id, chosen.incumbency_id, chosen.low) == (2, None, 1)


def test_a_requirement_names_its_rows_and_its_assessment() -> None:
    rows = (asks(11, 1, 1, 2), asks(12, 1, 1, 3, "optional emerging"), said(1, 1, 3, on=date(2025, 1, 5), number=8))
    (row,) = person_coverage(one_role(*rows), 1).requirements
    assert (row.requirement_ids, row.assessment_ids, row.source) == ((11, 12), (8,), "manager")
    assert (row.assessed_on, row.is_stale, row.required) == (date(2025, 1, 5), True, 3)
    assert (row.importance, row.tier, row.weight) == (Importance.CRITICAL, Tier.MUST_HAVE, 4)


def test_the_median_age_is_that_of_what_is_known_and_required() -> None:
    old = [said(1, skill, 1, on=DAY - timedelta(days=days)) for skill, days in ((1, 10), (2, 40), (3, 400))]
    picture = one_role(*WORKED[:2], *old)
    assert person_coverage(picture, 1).median_age_days == 25
    assert unit_coverage(picture, None).role_median_age_days == 25


# Rules that any score obeys, and one figure whichever way it is computed.

LEVELS = st.lists(st.sampled_from([None, 0, 1, 2, 3, 4, 5]), min_size=3, max_size=3)
DEMANDS = st.lists(
    st.tuples(
        st.integers(1, 5),
        st.sampled_from([*(one.value for one in Importance), ""]),
        st.sampled_from([*(one.value for one in Tier), ""]),
    ),
    min_size=1,
    max_size=3,
)
Demands = list[tuple[int, str, str]]


def role_of(demands: Demands) -> list[Record]:
    return [asks(number, 1, number, level, f"{words} {tier}") for number, (level, words, tier) in enumerate(demands, 1)]


def levels_of(person_id: int, levels: Iterable[int | None]) -> list[Assessment]:
    return [said(person_id, number, level) for number, level in enumerate(levels, 1) if level is not None]


@settings(max_examples=60, deadline=None)
@given(DEMANDS, LEVELS, LEVELS)
def test_many_people_at_once_have_the_figures_of_each_alone(
    demands: Demands, first: list[int | None], second: list[int | None]
) -> None:
    picture = one_role(*role_of(demands), *levels_of(1, first), *levels_of(2, second), people=2)
    many = people_coverage(picture, [2, 1])
    for place, person_id in enumerate((2, 1)):
        one = person_coverage(picture, person_id)
        assert (many.low[place], many.high[place], many.compliance[place]) == (one.low, one.high, one.compliance)
        assert GATES[many.gate[place]] == one.gate
        assert many.assessed_share[place] == one.assessed_share


@settings(max_examples=60, deadline=None)
@given(DEMANDS, LEVELS)
def test_a_person_has_the_coverage_of_the_formula(demands: Demands, levels: list[int | None]) -> None:
    picture = one_role(*role_of(demands), *levels_of(1, levels))
    weight = {"critical": 4, "important": 3, "context-specific": 2, "optional": 1, "": 3}
    tiers = {"must-have": 1, "advanced": 1, "good-to-have": 0.5, "emerging": 0.25, "": 0.5}
    total = low = high = 0.0
    for (required, importance, tier), held in zip(demands, levels, strict=False):
        w = weight[importance] * tiers[tier]
        total += w
        low += 0 if held is None else w * min(held / required, 1)
        high += w if held is None else w * min(held / required, 1)
    one = person_coverage(picture, 1)
    assert one.low == pytest.approx(low / total, abs=1e-12)
    assert one.high == pytest.approx(high / total, abs=1e-12)


@settings(max_examples=60, deadline=None)
@given(DEMANDS, LEVELS, st.integers(0, 2), st.integers(0, 5))
def test_more_held_never_lowers_a_score_and_none_leaves_0_to_1(
    demands: Demands, levels: list[int | None], skill: int, level: int
) -> None:
    raised = [*levels]
    raised[skill] = max(level, levels[skill] or 0)
    before, after = (person_coverage(one_role(*role_of(demands), *levels_of(1, one)), 1) for one in (levels, raised))
    for one in (before, after):
        assert one.low is not None
        assert one.high is not None
        assert 0 <= one.low <= one.high <= 1
    assert after.low >= before.low
    assert after.compliance >= before.compliance
    if levels[skill] is not None:
        assert after.high >= before.high


def test_a_near_miss_beats_nothing() -> None:
    lows = [person_coverage(one_role(WORKED[0], said(1, 1, level)), 1).low for level in range(6)]
    assert lows == [0, 0.25, 0.5, 0.75, 1, 1]


def test_a_missing_must_have_outweighs_a_missing_nice_to_have() -> None:
    pair = (asks(1, 1, 1, 3, "important must-have"), asks(2, 1, 2, 3, "important good-to-have"))
    without_must = person_coverage(one_role(*pair, said(1, 1, 0), said(1, 2, 3)), 1).low
    without_nice = person_coverage(one_role(*pair, said(1, 1, 3), said(1, 2, 0)), 1).low
    assert without_must < without_nice


# Units against their targets.


def test_one_expert_does_not_cover_a_target_of_three() -> None:
    picture = one_role(target(1, 1, 1, 3, 3), said(1, 1, 5), said(2, 1, 0), said(3, 1, 0), people=3)
    one = unit_coverage(picture, 1)
    assert (one.low, one.high, one.strict_low, one.robustness) == (1 / 3, 1 / 3, 0, -2)


def test_a_target_is_a_range_with_its_holders_by_name() -> None:
    picture = one_role(
        asks(1, 1, 1),
        person(4),
        position(4),
        sits(4, 4, 4),
        target(7, 1, 1, 3, 4, importance="critical"),
        said(1, 1, 4),
        said(2, 1, 2),
        people=3,
    )
    (one,) = unit_coverage(picture, 1).targets
    assert (one.holders_low, one.holders_high, one.holders_high_asked) == (1, 3, 2)
    assert (one.share_low, one.share_high, one.share_high_asked) == (0.25, 0.75, 0.5)
    assert (one.target_ids, one.holder_ids, one.weight, one.slack) == ((7,), (1,), 4, -3)
    assert one.is_single_holder
    assert not one.is_uncovered


def test_targets_weigh_by_importance_and_the_empty_one_is_important() -> None:
    rows = (target(1, 1, 1, 3, 1, importance="optional"), target(2, 1, 2, 3, 1), said(1, 1, 5), said(1, 2, 0))
    one = unit_coverage(one_role(*rows), 1)
    assert (one.low, one.strict_low, one.strict_high) == (0.25, 0.5, 0.5)


def two_units() -> list[Record]:
    return [
        facts(),
        Unit(id=1, name="Whole"),
        Unit(id=2, name="Search", parent_id=1),
        Unit(id=3, name="Models", parent_id=1),
        R,
        *skills(2),
        *seated(1, role_id=1, unit_id=2),
        *seated(2, role_id=1, unit_id=3),
        asks(1, 1, 1, 4, "critical must-have"),
        said(1, 1, 4),
        said(2, 1, 3),
    ]


def test_each_target_is_measured_with_the_people_of_its_own_unit() -> None:
    picture = Organization.of(*two_units(), target(1, 2, 1, 4, 1), target(2, 3, 1, 4, 1), target(3, 1, 1, 3, 2))
    found = {one: unit_coverage(picture, one).low for one in picture.units}
    assert found == {1: 2 / 3, 2: 1, 3: 0}
    assert [one.unit_id for one in unit_coverage(picture, None).targets] == [3, 2, 1]


def test_the_larger_of_two_like_targets_counts_once() -> None:
    picture = one_role(target(1, 1, 1, 3, 1), target(2, 1, 1, 3, 4), target(3, 1, 1, 4, 1), said(1, 1, 3), people=2)
    found = unit_coverage(picture, 1).targets
    assert [(one.level, one.people_needed, one.target_ids) for one in found] == [(3, 4, (1, 2)), (4, 1, (3,))]


def test_targets_hold_only_within_their_days() -> None:
    rows = (
        target(1, 1, 1, 3, 1, to_on=DAY - timedelta(days=1)),
        target(2, 1, 2, 3, 1, from_on=DAY),
        target(3, 1, 3, 3, 1, from_on=DAY + timedelta(days=1)),
    )
    assert [one.skill_id for one in unit_coverage(one_role(*rows), 1).targets] == [2]


def test_without_targets_their_figures_are_null() -> None:
    one = unit_coverage(one_role(*WORKED), 1)
    assert (one.low, one.high, one.high_asked, one.strict_low, one.strict_high) == (None,) * 5
    assert (one.assessed_share, one.median_age_days, one.robustness, one.targets) == (None, None, None, ())


def test_the_assessed_share_counts_each_pair_of_person_and_skill_once() -> None:
    rows = (target(1, 1, 1, 3, 1), target(2, 1, 1, 4, 1), target(3, 1, 2, 3, 1), said(1, 1, 2), said(2, 1, 2))
    assert unit_coverage(one_role(*rows, people=2), 1).assessed_share == 0.5


def test_role_coverage_of_a_unit_is_the_mean_of_those_that_have_one() -> None:
    picture = one_role(*WORKED[:1], person(3), position(3), sits(3, 3, 3), said(1, 1, 4), people=2)
    one = unit_coverage(picture, 1)
    assert (one.role_low, one.role_high, one.role_compliance) == (0.5, 1, 0.5)
    assert (one.gates, one.role_assessed_share) == ({"held": 1, "missing": 0, "unknown": 1}, 0.5)
    assert one.person_ids == (1, 2, 3)


def test_the_whole_counts_everybody_employed_and_a_unit_those_with_a_seat() -> None:
    picture = one_role(WORKED[0], person(9), target(1, 1, 1, 3, 2), said(9, 1, 4))
    assert unit_coverage(picture, None).person_ids == (1, 9)
    assert unit_coverage(picture, 1).person_ids == (1,)


def test_the_weakest_unit_is_the_one_with_the_lowest_low_coverage_then_by_name() -> None:
    lows = [target(1, 2, 1, 4, 1), target(2, 3, 1, 4, 1)]
    assert weakest_unit(Organization.of(*two_units(), *lows)).unit_id == 3
    tied = [target(1, 2, 2, 4, 1), target(2, 3, 2, 4, 1)]
    assert weakest_unit(Organization.of(*two_units(), *tied)).unit_id == 3
    assert weakest_unit(Organization.of(*two_units())) is None


# Where coverage is lost.


def test_a_gap_row_counts_people_by_what_is_known_of_them() -> None:
    lapsed = DAY - timedelta(days=1)
    rows = (asks(4, 1, 1, 4), said(1, 1, 4), said(2, 1, 1), said(3, 1, 5, until=lapsed))
    (row,) = gap_rows(one_role(*rows, people=4), 1)
    assert (row.asked, row.met, row.short, row.unknown, row.expired) == (4, 1, 1, 1, 1)
    assert (row.points_short, row.points_unknown) == (0.75 / 4, 0.5)
    assert (row.requirement_ids, row.role_ids, row.levels) == ((4,), (1,), (4, 4))


def test_gaps_stand_by_the_points_they_cost_and_tell_the_mix_of_demand() -> None:
    other = [Role(id=2, name="Analyst"), *seated(9, role_id=2), asks(9, 2, 2, 2, "optional emerging")]
    held = [said(1, 1, 3), said(1, 2, 0), said(1, 3, 2), said(9, 2, 2)]
    found = gap_rows(one_role(*WORKED, *other, *held), 1)
    assert [row.skill_id for row in found] == [2, 1, 3]
    mix = [(one.importance.value, one.tier.value) for one in found[0].demands]
    assert (mix, found[0].levels) == ([("important", "must-have"), ("optional", "emerging")], (2, 3))


@settings(max_examples=40, deadline=None)
@given(DEMANDS, DEMANDS, st.lists(LEVELS, min_size=2, max_size=4))
def test_points_of_all_gaps_are_what_is_missing_from_the_whole(
    first: Demands, second: Demands, levels: list[list[int | None]]
) -> None:
    other = [asks(10 + row.id, 2, row.skill_id, row.level) for row in role_of(second)]
    people = [row for number in range(1, len(levels) + 1) for row in seated(number, role_id=1 + number % 2)]
    held = [one for number, several in enumerate(levels, 1) for one in levels_of(number, several)]
    roles = (R, Role(id=2, name="Analyst"))
    picture = Organization.of(facts(), U, *roles, *skills(3), *role_of(first), *other, *people, *held)
    rows, unit = gap_rows(picture, 1), unit_coverage(picture, 1)
    assert sum(row.points_short for row in rows) == pytest.approx(1 - unit.role_high, abs=1e-12)
    assert sum(row.points_short + row.points_unknown for row in rows) == pytest.approx(1 - unit.role_low, abs=1e-12)
