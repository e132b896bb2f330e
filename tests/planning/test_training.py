from datetime import date, timedelta

from hypothesis import given, settings

from dated_organizations import FIRST, dated_organizations
from orgwright.planning.explanations.seats import cost_of_month
from orgwright.planning.organization import Organization
from orgwright.planning.scenario import changes_of
from orgwright.planning.staffing import StaffingPlan, staffing_plan
from orgwright.records import ChangeKind, Record, Scenario, Unit
from pictures import facts, person, planned, position, said, seated, sits, skills

JANUARY = date(2027, 1, 1)
EARLIER = date(2026, 5, 1)
UNITS = (Unit(id=1, name="North"), Unit(id=2, name="South"))


def plan_of(*records: Record, months: int = 3) -> StaffingPlan:
    several = (facts(JANUARY, training_cost=1000), *UNITS, *skills(2), Scenario(id=1, key="up", title="Up"))
    return staffing_plan(Organization.of(*several, *records).under(1), JANUARY, months)


def raised(number: int, on: date, level: int, who: str = "p1", skill: int = 1) -> Record:
    return planned(number, ChangeKind.RAISE_SKILL, on, person=who, skill_id=skill, value=level)


def test_each_level_above_what_is_held_costs_what_policy_says_in_its_month() -> None:
    plan = plan_of(*seated(1), said(1, 1, 2, "manager", EARLIER), raised(1, date(2027, 2, 14), 4))
    assert [one.training_cost for one in plan.units[1]] == [0, 2000, 0]
    assert [one.cost for one in plan.whole] == [0, 2000, 0]
    (one,) = plan.trainings
    assert (one.from_level, one.to_level, one.levels, one.month, one.cost) == (2, 4, 2, 1, 2000)


def test_what_is_not_known_counts_from_zero_and_a_lower_level_costs_nothing() -> None:
    known = said(1, 1, 4, "manager", EARLIER)
    plan = plan_of(*seated(1), known, raised(1, JANUARY, 3, skill=2), raised(2, JANUARY, 3))
    assert [(one.skill_id, one.levels, one.cost) for one in plan.trainings] == [(2, 3, 3000), (1, 0, 0)]


def test_a_later_raise_begins_where_the_one_before_ends() -> None:
    plan = plan_of(*seated(1), raised(1, JANUARY, 2), raised(2, date(2027, 3, 1), 5))
    assert [(one.from_level, one.to_level, one.cost) for one in plan.trainings] == [(0, 2, 2000), (2, 5, 3000)]


def test_of_two_raises_on_one_day_the_lower_counts_once_as_it_does_in_the_picture() -> None:
    plan = plan_of(*seated(1), raised(1, JANUARY, 3), raised(2, JANUARY, 2))
    assert [one.cost for one in plan.trainings] == [2000, 0]


def test_what_a_planned_hire_brings_costs_nothing_but_what_is_taught_later_does() -> None:
    hire = planned(1, ChangeKind.HIRE, date(2027, 1, 10), position="S-9", person="new")
    brought = raised(2, date(2027, 1, 10), 3, "new")
    plan = plan_of(position(9, 2), hire, brought, raised(3, date(2027, 2, 1), 4, "new"))
    assert [one.cost for one in plan.trainings] == [0, 1000]
    assert [one.training_cost for one in plan.units[2]] == [0, 1000, 0]


def test_it_is_paid_by_the_unit_of_the_primary_seat_of_that_day_else_by_none() -> None:
    moving = (
        person(1),
        position(1, 1),
        position(2, 2),
        sits(1, 1, 1, to_on=date(2027, 1, 20)),
        sits(2, 1, 2, from_on=date(2027, 1, 21)),
    )
    early, late = raised(1, date(2027, 1, 20), 1), raised(2, date(2027, 1, 21), 3)
    plan = plan_of(*moving, early, late, person(2), raised(3, JANUARY, 1, "p2"))
    assert [plan.units[unit][0].training_cost for unit in (1, 2)] == [1000, 2000]
    assert plan.without_unit[0].training_cost == 1000


def test_nothing_is_paid_as_recorded_outside_the_months_or_for_what_cannot_apply() -> None:
    gone = raised(2, date(2027, 1, 5), 4, "nobody")
    plan = plan_of(*seated(1), raised(1, date(2026, 12, 31), 2), gone, raised(3, date(2027, 4, 1), 5))
    assert plan.trainings == ()
    recorded = Organization.of(facts(JANUARY, training_cost=1000), *UNITS, *skills(1), *seated(1))
    assert staffing_plan(recorded, JANUARY, 2).trainings == ()


def test_the_cost_of_a_month_says_what_is_taught() -> None:
    records = (facts(JANUARY, training_cost=1000), *UNITS, *skills(1), *seated(1), Scenario(id=1, key="up", title="Up"))
    organization = Organization.of(*records, raised(1, JANUARY, 3)).under(1)
    made = cost_of_month(organization, staffing_plan(organization, JANUARY, 1), None, 0)
    results = {one.name: (one.value, one.numbers) for one in made.results}
    assert results["training"] == (3000, "3 × 10")
    assert results["cost"] == (3000, "0 + 30")
    assert ("Training, one person and level", "10") in made.policies


@settings(max_examples=60, deadline=None)
@given(dated_organizations())
def test_levels_are_counted_from_what_the_picture_of_the_day_before_says(organization: Organization) -> None:
    plan = staffing_plan(organization, FIRST, 14)
    changes = {one.id: one for one in changes_of(organization, organization.scenario_id or 1)}
    expected: dict[tuple[int, int, date], int] = {}
    for one in plan.trainings:
        on, who = changes[one.change_id].on, organization.people[one.person_id]
        eve = organization.as_of(on - timedelta(days=1))
        before = eve.proficiency.held(one.person_id, one.skill_id).level or 0
        assert one.from_level == before
        if one.person_id > 0 or who.hired_on != on:
            expected[(one.person_id, one.skill_id, on)] = max(0, one.to_level - before) * 70_000
    assert sum(one.cost for one in plan.trainings) == sum(expected.values())
    assert sum(expected.values()) == sum(one.training_cost for one in plan.whole)
