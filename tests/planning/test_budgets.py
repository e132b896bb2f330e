from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from orgwright.planning.budgets import BudgetPlan, budget_plan, month_part, yearly_budgets
from orgwright.planning.days import months_later
from orgwright.planning.explanations.budgets import budget_explained, yearly_budget_explained
from orgwright.planning.organization import Organization
from orgwright.planning.staffing import staffing_plan
from orgwright.records import Unit
from pictures import facts, person, position, sits

JANUARY = date(2027, 1, 1)
UNITS = (
    Unit(id=1, name="North", annual_budget=1_200_000),
    Unit(id=2, name="South"),
    Unit(id=3, name="South East", parent_id=2, annual_budget=600_001),
)
SEATS = tuple(
    record
    for number in (1, 2, 3)
    for record in (person(number), position(number, number, annual_cost=365_000), sits(number, number, number))
)


def picture(start_month: int = 1, **policy: object) -> Organization:
    about = facts(JANUARY, **policy)
    about.fiscal_year_start_month = start_month
    return Organization.of(about, *UNITS, *SEATS, person(9, hired=JANUARY))


def budget(unit_id: int | None = None, months: int = 3, **asked: object) -> BudgetPlan:
    organization = picture(**asked)
    return budget_plan(organization, staffing_plan(organization, JANUARY, months), unit_id)


def test_a_unit_has_its_own_budget_and_those_below() -> None:
    assert budget(2).months[0].budget == 50_000
    assert budget().months[0].budget == 150_000
    assert budget(2).annual == {3: 600_001}


def test_the_difference_takes_what_units_without_a_budget_cost_too_and_names_them() -> None:
    found = budget(2)
    january = found.months[0]
    assert (january.cost, january.difference) == (62_000, -12_000)
    assert found.without == (2,)
    assert budget(3).without == ()


def test_without_any_budget_nothing_is_known_of_what_is_left() -> None:
    organization = Organization.of(facts(JANUARY), Unit(id=2, name="South"), *SEATS[3:6])
    row = budget_plan(organization, staffing_plan(organization, JANUARY, 2), 2).whole
    assert (row.budget, row.difference, row.cost) == (None, None, 59_000)


def test_one_off_costs_of_people_without_a_position_belong_to_the_whole_alone() -> None:
    whole, north = budget(None, 1, hiring_cost=500), budget(1, 1, hiring_cost=500)
    assert whole.whole.cost == 3 * 31_000 + 500
    assert north.whole.cost == 31_000


@given(st.integers(0, 10**12), st.integers(1, 12), st.integers(1, 12))
def test_twelve_months_of_a_fiscal_year_make_the_annual_budget_to_the_cent(annual: int, start: int, month: int) -> None:
    first = date(2026, start, 1)
    parts = [month_part(annual, months_later(first, step), start) for step in range(12)]
    assert sum(parts) == annual
    assert max(parts) - min(parts) <= 1
    assert month_part(annual, date(2030, month, 1), start) in parts


def test_years_add_up_to_all_months() -> None:
    found = budget(None, 30, start_month=4)
    assert [one.title for one in found.years] == ["FY 2026/27", "FY 2027/28", "FY 2028/29", "FY 2029/30"]
    assert [len(one.months) for one in found.years] == [3, 12, 12, 3]
    assert found.years[1].budget == 1_800_001
    assert sum(one.budget or 0 for one in found.years) == found.whole.budget
    assert sum(one.cost for one in found.months) == sum(one.cost for one in found.years) == found.whole.cost


def test_a_budget_opens_its_units() -> None:
    organization = picture(hiring_cost=500)
    found = budget_plan(organization, staffing_plan(organization, JANUARY, 3), None)
    shown = budget_explained(organization, found, [0])
    assert [row.values[0] for row in shown.rows] == ["North", "South", "South East", "People without a position"]
    assert {one.name: one.value for one in shown.results} == {"budget": 150_000, "cost": 93_500, "left": 56_500}
    assert shown.note == "3 units in the order of the tree; 1 unit without a budget"


def test_a_unit_alone_leaves_out_what_stands_below_it_and_people_without_a_position() -> None:
    found = budget(None, 1, hiring_cost=500)
    alone = [found.alone(one).whole for one in (1, 2, 3)]
    assert [one.budget for one in alone] == [100_000, None, 50_000]
    assert sum(one.cost for one in alone) + 500 == found.whole.cost


def test_a_year_of_the_budget_stands_against_what_filled_seats_cost_a_year() -> None:
    found = yearly_budgets(picture(on_cost=0.1))
    assert {key: (one.budget, one.cost, one.difference) for key, one in found.items()} == {
        1: (1_200_000, 401_500, 798_500),
        2: (600_001, 803_000, -202_999),
        3: (600_001, 401_500, 198_501),
    }


def test_a_yearly_budget_opens_its_units_with_their_cost_only_where_pay_is_shown() -> None:
    shown, hidden = (yearly_budget_explained(picture(), 2, with_cost=one) for one in (True, False))
    assert [one.title for one in shown.columns] == ["Unit", "Budget", "Cost", "Difference"]
    assert [row.values[:2] for row in shown.rows] == [("South", None), ("South East", 600_001)]
    assert [one.title for one in hidden.columns] == ["Unit", "Budget"]
    assert [one.value for one in hidden.results] == [600_001]
