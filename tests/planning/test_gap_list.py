from collections import defaultdict
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drawn_organizations import UNITS, organizations
from organizations import small_organization
from orgwright.planning.coverage import person_coverage, unit_coverage
from orgwright.planning.gap_list import (
    GAPS,
    IMPORTANCES,
    STATES,
    TIERS,
    GapFilter,
    gap_columns,
    gaps_by_skill,
    skill_gaps,
    wanted,
)
from orgwright.planning.organization import Organization
from orgwright.records import Importance, Tier

UNIT = st.sampled_from([None, *range(1, UNITS + 1)])


@settings(max_examples=60, deadline=None)
@given(organizations(), UNIT)
def test_the_rows_are_the_requirements_of_each_person(organization: Organization, unit_id: int | None) -> None:
    people = sorted(organization.seating.people_of(unit_id))
    columns = gap_columns(organization, people)
    expected = []
    for person in people:
        covered = person_coverage(organization, person)
        asked = sorted(covered.requirements, key=lambda one: one.skill_id)
        expected += [
            (person, one.skill_id, one.required, one.status, one.tier, one.importance, one.is_gate)
            for one in asked
            if one.is_applicable and covered.low is not None
        ]
    found = [
        (
            int(columns.person[row]),
            int(columns.skill[row]),
            int(columns.required[row]),
            STATES[columns.state[row]],
            TIERS[columns.tier[row]],
            IMPORTANCES[columns.importance[row]],
            bool(columns.gate[row]),
        )
        for row in range(len(columns))
    ]
    assert found == expected


@settings(max_examples=60, deadline=None)
@given(organizations(), UNIT)
def test_the_costs_add_up_to_what_is_missing_of_the_coverage(organization: Organization, unit_id: int | None) -> None:
    columns = gap_columns(organization, organization.seating.people_of(unit_id))
    covered = unit_coverage(organization, unit_id)
    if covered.role_low is None or covered.role_high is None:
        assert len(columns) == 0
        return
    assert columns.cost.sum() == pytest.approx(1 - covered.role_low)
    rows = gaps_by_skill(columns)
    assert sum(one.cost_short for one in rows) == pytest.approx(1 - covered.role_high)
    assert sum(one.cost_unknown for one in rows) == pytest.approx(covered.role_high - covered.role_low)


@settings(max_examples=60, deadline=None)
@given(organizations(), UNIT)
def test_the_way_without_rows_adds_up_to_the_same(organization: Organization, unit_id: int | None) -> None:
    people = organization.seating.people_of(unit_id)
    rows = {one.skill_id: one for one in gaps_by_skill(gap_columns(organization, people))}
    found = {one.skill_id: one for one in skill_gaps(organization, people)}
    assert found.keys() == rows.keys()
    for skill_id, one in found.items():
        costs = (pytest.approx(one.cost_short, abs=1e-12), pytest.approx(one.cost_unknown, abs=1e-12))
        other = rows[skill_id]
        assert (other.cost_short, other.cost_unknown) == costs
        assert replace(one, cost_short=0.0, cost_unknown=0.0) == replace(other, cost_short=0.0, cost_unknown=0.0)


@settings(max_examples=40, deadline=None)
@given(organizations())
def test_skills_are_counted_by_state_and_ordered_by_what_they_cost(organization: Organization) -> None:
    columns = gap_columns(organization, organization.seating.employed)
    counted: dict[int, list[str]] = defaultdict(list)
    for row in range(len(columns)):
        counted[int(columns.skill[row])].append(STATES[columns.state[row]])
    rows = gaps_by_skill(columns)
    assert {one.skill_id for one in rows} == set(counted)
    for one in rows:
        states = counted[one.skill_id]
        numbers = (one.asked, one.met, one.short, one.unknown, one.expired)
        assert numbers == (len(states), *(states.count(word) for word in STATES))
    assert [one.cost_short for one in rows] == sorted((one.cost_short for one in rows), reverse=True)


@settings(max_examples=60, deadline=None)
@given(
    organizations(),
    st.one_of(st.none(), st.sets(st.integers(1, 4))),
    st.one_of(st.none(), st.sets(st.sampled_from([None, *Tier]))),
    st.one_of(st.none(), st.sets(st.sampled_from([None, *Importance]))),
    st.one_of(st.none(), st.sets(st.sampled_from(STATES))),
)
def test_a_filter_lets_through_what_a_plain_loop_would(
    organization: Organization,
    skills: set[int] | None,
    tiers: set[Tier | None] | None,
    importances: set[Importance | None] | None,
    states: set[str] | None,
) -> None:
    columns = gap_columns(organization, organization.seating.employed)
    asked = GapFilter(skill_ids=skills, role_ids={1, 2}, tiers=tiers, importances=importances)
    expected = [
        row
        for row in range(len(columns))
        if (skills is None or columns.skill[row] in skills)
        and columns.role[row] in (1, 2)
        and (tiers is None or TIERS[columns.tier[row]] in tiers)
        and (importances is None or IMPORTANCES[columns.importance[row]] in importances)
        and (states is None or STATES[columns.state[row]] in states)
    ]
    assert wanted(columns, asked, states).tolist() == expected


def test_one_near_miss_and_one_unknown_cost_their_share_of_the_two_people() -> None:
    columns = gap_columns(Organization.of(*small_organization()), [1, 2])
    gaps = columns.take(wanted(columns, GapFilter(), GAPS))
    assert [STATES[one] for one in gaps.state] == ["unknown", "short"]
    assert gaps.cost.tolist() == [pytest.approx(1 / 2), pytest.approx(1 / 3 / 2)]
    python, forecasting = gaps_by_skill(columns)
    assert (python.short, python.levels, python.has_gate) == (1, (3, 3), True)
    assert forecasting.demands == ((None, Tier.ADVANCED),)


def test_nobody_has_no_gaps() -> None:
    organization = Organization.of(*small_organization())
    assert gaps_by_skill(gap_columns(organization, [])) == ()
    assert len(wanted(gap_columns(organization, []), GapFilter(skill_ids=[1]), GAPS)) == 0
