from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dated_organizations import FIRST, dated_organizations
from orgwright.planning import plan_differences as module
from orgwright.planning.coverage import targets_of, unit_coverage
from orgwright.planning.organization import Organization
from orgwright.planning.plan_comparison import Asked, asked_of
from orgwright.planning.plan_differences import PlanDifferences, plan_differences
from orgwright.planning.rows import row_of
from orgwright.planning.staffing import staffing_plan
from orgwright.progress import Cancelled, Progress
from orgwright.records import ChangeKind, PlannedChange, Record, Role, Scenario, Unit
from pictures import facts, person, planned, position, said, seated, skills, target

JANUARY = date(2027, 1, 1)
FEBRUARY, MARCH = date(2027, 2, 1), date(2027, 3, 1)
BASE: tuple[Record, ...] = (
    facts(JANUARY, training_cost=1_000, hiring_cost=5_000),
    Unit(id=1, name="North"),
    Role(id=1, name="Builder"),
    *skills(2),
    Scenario(id=1, key="one", title="One"),
    Scenario(id=2, key="two", title="Two"),
)


def differences(*records: Record, first: int | None = None, months: int = 6) -> PlanDifferences:
    organization = Organization.of(*BASE, *records)
    return plan_differences(organization, first, 2, asked_of(organization, None, JANUARY, months))


def raised(number: int, who: str, level: int = 3, scenario: int = 2, on: date = FEBRUARY) -> PlannedChange:
    return planned(number, ChangeKind.RAISE_SKILL, on, scenario, person=who, skill_id=1, value=level)


def frozen(number: int, seat: str, scenario: int = 2, on: date = FEBRUARY) -> PlannedChange:
    return planned(number, ChangeKind.FREEZE, on, scenario, position=seat)


def test_what_cannot_apply_without_the_opening_of_a_seat_stands_in_its_row() -> None:
    opened = planned(1, ChangeKind.OPEN, FEBRUARY, 2, position="new", unit_id=1, role_id=1, value=36_500_00)
    hired = planned(2, ChangeKind.HIRE, MARCH, 2, position="new", person="Kim", value=100)
    found = differences(opened, hired, raised(3, "Kim", on=MARCH))
    (row,) = found.rows
    assert row.sentences == (
        "Open new, Builder, in North",
        "Hire Kim into new at 100 %",
        "Raise Kim to level 3 in Skill 1",
    )
    assert (row.is_second, row.on, row.kind) == (True, FEBRUARY, ChangeKind.OPEN)
    assert row.cost == (31 + 30 + 31 + 30) * 10_000 + 5_000 == found.cost
    assert found.together_cost == 0


def test_what_only_the_first_plan_has_is_a_row_with_the_opposite_effect() -> None:
    leaves = planned(1, ChangeKind.LEAVE, date(2027, 1, 31), 1, person="p1")
    costed = (person(1), position(1, annual_cost=36_500_00), seated(1)[2])
    found = differences(*costed, leaves, first=1, months=2)
    (row,) = found.rows
    assert (row.is_second, row.sentence) == (False, "Person 1 leaves")
    assert row.cost == found.cost == 28 * 10_000


def test_people_raised_to_one_level_make_one_row_and_so_do_seats_frozen_on_one_day() -> None:
    people = (*seated(1), *seated(2))
    wanted = target(1, 1, 1, 3, 2)
    found = differences(*people, wanted, raised(1, "p1"), raised(2, "p2", on=MARCH), frozen(3, "S-1"), frozen(4, "S-2"))
    taught, froze = found.rows
    assert (taught.sentence, taught.cost, taught.coverage) == ("Raise 2 people to level 3 in Skill 1", 6_000, 1.0)
    assert (froze.sentence, froze.cost, froze.coverage) == ("Freeze 2 positions", 0, 0.0)
    assert found.coverage == 1.0


def test_what_changes_do_only_in_each_others_company_is_told_apart() -> None:
    wanted = target(1, 1, 1, 3, 1)
    found = differences(*seated(1), *seated(2), wanted, raised(1, "p1", 3), raised(2, "p2", 4))
    assert [row.coverage for row in found.rows] == [0.0, 0.0]
    assert (found.coverage, found.together_coverage) == (1.0, 1.0)


def test_the_same_plan_twice_differs_in_nothing_whatever_its_numbers_are() -> None:
    one = (frozen(1, "S-1", 1), raised(2, "p1", scenario=1))
    same = (raised(5, "p1"), frozen(9, "S-1"))
    found = differences(*seated(1), *one, *same, first=1)
    assert (found.rows, found.cost, found.together_cost) == ((), 0, 0)


def test_a_change_that_leaves_its_seat_as_the_other_plan_has_it_is_no_difference() -> None:
    found = differences(*seated(1), frozen(1, "S-1", 1), frozen(1, "S-1"), frozen(2, "S-1", on=MARCH), first=1)
    assert found.rows == ()


def test_what_a_plan_is_based_on_is_no_difference_from_it() -> None:
    based = (*BASE[:-1], Scenario(id=2, key="two", title="Two", based_on_id=1))
    organization = Organization.of(*based, *seated(1), frozen(1, "S-1", 1), raised(1, "p1"))
    found = plan_differences(organization, 1, 2, asked_of(organization, None, JANUARY, 3))
    assert [row.sentence for row in found.rows] == ["Raise Person 1 to level 3 in Skill 1"]


def test_a_change_that_cannot_apply_makes_no_row() -> None:
    assert differences(*seated(1), raised(1, "nobody")).rows == ()


def test_of_very_many_rows_coverage_is_computed_for_the_dearest_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_MEASURED", 1)
    found = differences(*seated(1), target(1, 1, 1, 3, 1), raised(1, "p1"), frozen(2, "S-1"))
    assert found.measured == 1
    assert {row.sentence: row.coverage for row in found.rows} == {
        "Raise Person 1 to level 3 in Skill 1": 1.0,
        "Freeze S-1": None,
    }


def test_what_a_seat_keeps_out_by_being_frozen_counts_as_its_effect() -> None:
    knows = (*seated(1), said(1, 1, 4), position(2, 2), target(1, 2, 1, 3, 1))
    moved = planned(2, ChangeKind.MOVE, MARCH, 2, person="p1", position="S-2")
    found = differences(Unit(id=2, name="South"), *knows, frozen(1, "S-2"), moved)
    (row,) = found.rows
    assert (row.sentence, row.coverage) == ("Freeze S-2", -1.0)
    assert found.together_coverage == 1.0


def test_it_can_be_stopped_on_its_way() -> None:
    organization = Organization.of(*BASE, *seated(1), frozen(1, "S-1"))
    asked = asked_of(organization, None, JANUARY, 3)
    with pytest.raises(Cancelled):
        plan_differences(organization, None, 2, asked, Progress(lambda *_told: False))


def two_plans(organization: Organization, split: Iterable[int]) -> Organization:
    """The records of a drawn organization with its planned changes dealt to two scenarios: 1, 2 or (0) both."""
    scenarios = {key: row_of(Scenario(id=key, key=f"s{key}", title=f"S {key}")) for key in (1, 2)}
    changes = {}
    for one, whose in zip(organization.planned_changes.values(), split, strict=False):
        for scenario_id in (1, 2) if whose == 0 else (whose,):
            number = len(changes) + 1
            values = SimpleNamespace(**{name: getattr(one, name) for name in PlannedChange.model_fields})
            values.id, values.scenario_id, values.number = number, scenario_id, number
            changes[number] = row_of(PlannedChange(**vars(values)))
    rows = {**organization.rows, Scenario: scenarios, PlannedChange: changes}
    return replace(organization, rows=rows, scenario_id=None)


def plain_cost(organization: Organization, asked: Asked) -> int:
    plan = staffing_plan(organization, asked.months.first, asked.months.count)
    return sum(one.cost for one in plan.together(asked.unit_ids))


def plain_low(organization: Organization, asked: Asked) -> float:
    return unit_coverage(organization.as_of(asked.months.lasts[-1]), asked.unit_id).low or 0.0


def without(organization: Organization, changes: Iterable[PlannedChange], scenario_id: int) -> Organization:
    gone = {one.id for one in changes}
    table = {key: one for key, one in organization.planned_changes.items() if key not in gone}
    return replace(organization, rows={**organization.rows, PlannedChange: table}).under(scenario_id)


@settings(max_examples=40, deadline=None)
@given(
    dated_organizations().filter(lambda one: one.scenario_id is None),
    st.lists(st.integers(0, 2), min_size=5, max_size=5),
    st.none() | st.integers(1, 3),
)
def test_every_effect_is_that_of_the_whole_plan_made_anew_and_all_add_up(
    drawn: Organization, split: list[int], unit_id: int | None
) -> None:
    organization = two_plans(drawn, split)
    asked = asked_of(organization, unit_id, FIRST, 6)
    found = plan_differences(organization, 1, 2, asked)
    plans = {key: organization.under(key) for key in (1, 2)}
    costs = {key: plain_cost(one, asked) for key, one in plans.items()}
    for row in found.rows:
        side = 2 if row.is_second else 1
        sign = 1 if row.is_second else -1
        other = without(organization, row.changes, side)
        assert row.cost == sign * (costs[side] - plain_cost(other, asked))
        assert (row.coverage or 0.0) == pytest.approx(sign * (plain_low(plans[side], asked) - plain_low(other, asked)))
    assert found.cost == costs[2] - costs[1]
    assert sum(row.cost for row in found.rows) + found.together_cost == found.cost
    if targets_of(plans[1].as_of(asked.months.lasts[-1]), unit_id):
        assert found.coverage == pytest.approx(plain_low(plans[2], asked) - plain_low(plans[1], asked))


@settings(max_examples=15, deadline=None)
@given(dated_organizations().filter(lambda one: one.scenario_id is None))
def test_a_plan_against_its_like_has_no_row(drawn: Organization) -> None:
    organization = two_plans(drawn, [0] * 5)
    found = plan_differences(organization, 1, 2, asked_of(organization, None, FIRST, 6))
    assert found.rows == ()
    assert found.cost == 0
