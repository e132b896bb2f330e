from datetime import date

import pytest

from orgwright.planning.attrition import annualised, attrition_rate, last_year
from orgwright.planning.months import Months
from orgwright.planning.organization import Organization
from orgwright.records import Record, Unit
from pictures import facts, person, position, sits

JULY = Months.beginning(date(2026, 7, 1), 3)


def organization_of_41(left_of_unit_2: int = 0) -> Organization:
    """Month ends of 40, 41, 39 and 38 in unit 1: one is hired in July, two leave in August, one in September."""
    days = {1: date(2026, 8, 10), 2: date(2026, 8, 31), 3: date(2026, 9, 1)}
    rows: list[Record] = [facts(), Unit(id=1, name="Models"), Unit(id=2, name="Data", parent_id=1)]
    for key in range(1, 42):
        unit_id = 2 if key <= left_of_unit_2 else 1
        rows += [
            person(key, date(2026, 7, 15) if key == 41 else None, days.get(key)),
            position(key, unit_id),
            sits(key, key, key),
        ]
    return Organization.of(*rows)


def test_the_rate_is_exits_over_the_mean_of_the_month_ends_the_opening_among_them() -> None:
    found = attrition_rate(organization_of_41(), None, JULY)
    assert (found.month_ends, found.exits, found.leaver_ids) == ((40, 41, 39, 38), 3, (1, 2, 3))
    assert found.mean_headcount == 39.5
    assert found.rate == pytest.approx(3 / 39.5) == pytest.approx(0.0759, abs=0.0001)
    assert found.annual == pytest.approx(1 - (1 - 3 / 39.5 / 3) ** 12)


def test_a_unit_has_the_people_of_those_below_it_and_not_those_beside_it() -> None:
    organization = organization_of_41(left_of_unit_2=2)
    assert attrition_rate(organization, 1, JULY).exits == 3
    assert attrition_rate(organization, 2, JULY).month_ends == (2, 2, 0, 0)
    assert attrition_rate(organization, 2, JULY).leaver_ids == (1, 2)


def test_where_nobody_is_there_is_no_rate() -> None:
    found = attrition_rate(Organization.of(facts(), Unit(id=1, name="Models")), 1, JULY)
    assert (found.rate, found.annual, found.exits) == (None, None, 0)


@pytest.mark.parametrize(("monthly", "year"), [(0.0, 0.0), (0.02, 0.2153), (1.0, 1.0), (1.5, 1.0)])
def test_a_monthly_rate_makes_a_year(monthly: float, year: float) -> None:
    assert annualised(monthly) == pytest.approx(year, abs=0.0001)


@pytest.mark.parametrize(
    ("day", "first"), [(date(2026, 11, 20), date(2025, 11, 1)), (date(2026, 11, 30), date(2025, 12, 1))]
)
def test_the_last_year_is_of_twelve_months_that_are_over(day: date, first: date) -> None:
    assert last_year(day) == Months(first, 12)
