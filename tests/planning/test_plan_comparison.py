from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dated_organizations import FIRST, dated_organizations
from orgwright.errors import RefusedInput
from orgwright.planning.coverage import targets_of, unit_coverage
from orgwright.planning.organization import Organization
from orgwright.planning.plan_comparison import PlanComparison, asked_of, plan_column, plan_comparison
from orgwright.planning.staffing import staffing_plan
from orgwright.planning.structure import span_of_control, standing_positions
from orgwright.progress import Cancelled, Progress
from orgwright.records import ChangeKind, Record, Scenario, Unit
from pictures import facts, person, planned, position, said, seated, sits, skills, target

JANUARY = date(2027, 1, 1)
FEBRUARY = date(2027, 2, 1)


def organization(*more: Record, start_month: int = 1) -> Organization:
    """Three seats in two units, the third vacant; a target of two that one person holds; the plan hires and raises."""
    about = facts(JANUARY)
    about.fiscal_year_start_month = start_month
    return Organization.of(
        about,
        Unit(id=1, name="North", annual_budget=400_000),
        Unit(id=2, name="South", parent_id=1, annual_budget=400_000),
        *skills(1),
        *(person(1), position(1, 1, annual_cost=365_000), sits(1, 1, 1)),
        *(person(2), position(2, 2, annual_cost=365_000, manager_position_id=1), sits(2, 2, 2)),
        position(3, 2, annual_cost=365_000, manager_position_id=1),
        said(1, 1, 3),
        target(1, 1, 1, 3, 2, importance="critical"),
        Scenario(id=1, key="grow", title="Grow"),
        Scenario(id=2, key="freeze", title="Freeze"),
        planned(1, ChangeKind.HIRE, FEBRUARY, 1, position="S-3", person="new", value=100),
        planned(2, ChangeKind.RAISE_SKILL, date(2027, 3, 9), 1, person="p2", skill_id=1, value=4),
        planned(1, ChangeKind.FREEZE, FEBRUARY, 2, position="S-3"),
        *more,
    )


def values(found: PlanComparison, key: str) -> list[object]:
    return [found.value(key, place) for place in range(len(found.columns))]


def test_each_scenario_is_a_column_in_the_order_asked_for() -> None:
    found = plan_comparison(organization(), [None, 1, 2], None, JANUARY, 4)
    assert [one.title for one in found.columns] == ["As recorded", "Grow", "Freeze"]
    assert values(found, "headcount") == [2, 3, 2]
    assert values(found, "fte") == [200, 300, 200]
    assert values(found, "vacant") == [100, 0, 0]
    assert values(found, "frozen") == [0, 0, 100]
    assert values(found, "vacancies") == [1, 0, 0]
    assert values(found, "hires") == [0, 1, 0]
    assert values(found, "cost") == [240_000, 240_000 + 89_000, 240_000]
    assert values(found, "coverage_low") == [0.5, 1.0, 0.5]
    assert values(found, "span") == [2.0, 2.0, 2.0]
    assert values(found, "layers") == [2, 2, 2]


def test_a_chosen_gap_is_closed_in_the_first_month_at_whose_end_it_is_met_or_never() -> None:
    found = plan_comparison(organization(), [None, 1, 2], None, JANUARY, 4)
    assert values(found, "gap_closed") == [None, date(2027, 3, 1), None]
    assert found.columns[1].holders == (1, 1, 2, 2)


def test_differences_are_to_the_first_column_whichever_it_is() -> None:
    found = plan_comparison(organization(), [None, 1, 2], None, JANUARY, 4)
    assert [found.delta("vacant", place) for place in range(3)] == [0, -100, -100]
    assert [found.verdict("vacant", place) for place in range(3)] == [0, 1, 1]
    turned = plan_comparison(organization(), [2, None, 1], None, JANUARY, 4)
    assert [one.title for one in turned.columns] == ["Freeze", "As recorded", "Grow"]
    assert [turned.delta("vacant", place) for place in range(3)] == [0, 100, 0]


def test_the_fiscal_year_is_the_first_that_begins_in_the_months_and_is_costed_whole() -> None:
    found = plan_comparison(organization(start_month=3), [None, 1], None, JANUARY, 4)
    assert (found.asked.year.first, found.asked.window.count) == (date(2027, 3, 1), 14)
    leap = 2 * (306 * 1000 + round(60 * 365_000 / 366))
    assert found.value("year_cost", 0) == pytest.approx(leap, abs=10)
    assert found.value("budget", 0) == 800_000 - int(found.value("year_cost", 0) or 0)  # type: ignore[arg-type]
    assert len(found.columns[0].months) == len(found.columns[0].coverage) == 4


def test_where_no_fiscal_year_begins_in_the_months_it_is_the_one_that_they_begin_in() -> None:
    found = plan_comparison(organization(start_month=12), [None], None, JANUARY, 2)
    assert (found.asked.year.first, found.asked.window.first) == (date(2026, 12, 1), date(2026, 12, 1))
    assert found.columns[0].months[0].month == JANUARY
    assert found.value("cost", 0) == (31 + 28) * 2000


def test_rows_that_say_nothing_are_left_out() -> None:
    plain = Organization.of(facts(JANUARY), Unit(id=1, name="North"), *seated(1))
    keys = {one.key for one in plan_comparison(plain, [None], None, None, 1).measures}
    assert not keys & {"gap_closed", "budget", "training"}
    assert {"fte", "coverage_low"} <= keys
    assert "budget" in {one.key for one in plan_comparison(organization(), [None], 2, None, 1).measures}


def test_a_unit_is_compared_with_its_own_people_budget_and_spans() -> None:
    found = plan_comparison(organization(), [None, 1], 2, JANUARY, 4)
    assert values(found, "headcount") == [1, 2]
    assert values(found, "layers") == [1, 1]
    assert values(found, "span") == [None, None]
    assert found.asked.target is None


def test_no_month_is_refused_and_the_work_can_be_stopped() -> None:
    with pytest.raises(RefusedInput, match="1 to 120 months"):
        plan_comparison(organization(), [None], None, JANUARY, 0)
    with pytest.raises(Cancelled):
        plan_comparison(organization(), [None], None, JANUARY, 4, Progress(lambda *_told: False))


@settings(max_examples=25, deadline=None)
@given(
    dated_organizations().filter(lambda one: one.scenario_id is None), st.none() | st.integers(1, 3), st.integers(1, 6)
)
def test_a_column_says_what_plan_and_pictures_say_alone(drawn: Organization, unit_id: int | None, months: int) -> None:
    asked = asked_of(drawn, unit_id, FIRST, months)
    column = plan_column(drawn, 1, asked)
    plan = staffing_plan(drawn.under(1), FIRST, months).together(asked.unit_ids)
    assert column.months == plan
    assert column.values["cost"] == sum(one.cost for one in plan)
    assert column.values["exits"] == sum(one.exits for one in plan)
    picture = drawn.under(1).as_of(asked.months.lasts[-1])
    covered = unit_coverage(picture, unit_id)
    assert (column.values["coverage_low"], column.values["role_low"]) == (covered.low, covered.role_low)
    assert column.coverage[-1].low == pytest.approx(covered.low)
    assert column.values["single_holders"] == sum(one.holders_low == 1 for one in targets_of(picture, unit_id))
    inside = set(picture.seating.subtree(unit_id))
    spans = [
        len(span_of_control(picture, one).report_ids)
        for one in standing_positions(picture.seating)
        if picture.positions[one].unit_id in inside
    ]
    led = [one for one in spans if one]
    assert column.values["span"] == (pytest.approx(sum(led) / len(led)) if led else None)
