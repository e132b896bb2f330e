from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dated_organizations import FIRST, dated_organizations
from orgwright.planning.explanations.fiscal_years import period_explained
from orgwright.planning.fiscal_years import fiscal_periods, fiscal_year_of, fiscal_year_title, fiscal_years
from orgwright.planning.organization import Organization
from orgwright.planning.staffing import staffing_plan


def test_a_fiscal_year_begins_in_its_month_and_is_named_by_the_years_it_touches() -> None:
    assert fiscal_year_of(date(2027, 3, 31), 4) == date(2026, 4, 1)
    assert fiscal_year_of(date(2027, 4, 1), 4) == date(2027, 4, 1)
    assert fiscal_year_title(date(2026, 4, 1)) == "FY 2026/27"
    assert fiscal_year_title(date(1999, 4, 1)) == "FY 1999/00"
    assert fiscal_year_title(date(2026, 1, 1)) == "FY 2026"


def test_a_plan_may_hold_a_part_of_its_first_and_last_year() -> None:
    organization = Organization.of()
    years = fiscal_years(staffing_plan(organization, date(2026, 11, 20), 18).whole, 4)
    assert [one.title for one in years] == ["FY 2026/27, 5 of 12 months", "FY 2027/28", "FY 2028/29, 1 of 12 months"]
    assert [one.is_whole for one in years] == [False, True, False]


def test_quarters_are_those_of_the_fiscal_year_and_months_are_their_own_periods() -> None:
    months = staffing_plan(Organization.of(), date(2026, 11, 20), 6).whole
    quarters = fiscal_periods(months, 4, 3)
    assert [one.title for one in quarters] == ["Q3 2026/27, 2 of 3 months", "Q4 2026/27", "Q1 2027/28, 1 of 3 months"]
    assert [one.first for one in fiscal_periods(months, 2, 3)] == [date(2026, 11, 1), date(2027, 2, 1)]
    alone = fiscal_periods(months, 4, 1)
    assert [one.title for one in alone][:2] == ["Nov 2026", "Dec 2026"]
    assert [one.total for one in alone] == list(months)


@settings(max_examples=40, deadline=None)
@given(dated_organizations(), st.integers(1, 12))
def test_years_tie_with_their_months_and_the_identity_holds_in_them(organization: Organization, start: int) -> None:
    plan = staffing_plan(organization, FIRST, 17)
    for rows in (plan.whole, *plan.units.values()):
        years = fiscal_years(rows, start)
        assert [month for one in years for month in one.months] == list(rows)
        assert all(one.total.is_balanced for one in years)
        for name in ("hires", "exits", "cost", "training_cost", "vacant_cost"):
            assert sum(getattr(one.total, name) for one in years) == sum(getattr(one, name) for one in rows)
        assert (years[0].total.opening, years[-1].total.closing) == (rows[0].opening, rows[-1].closing)
        assert years[-1].total.authorised == rows[-1].authorised
        for before, after in pairwise(years):
            assert (before.total.closing, before.total.fte.closing) == (after.total.opening, after.total.fte.opening)


@pytest.mark.parametrize(
    ("figure", "kind"), [("opening", "whole"), ("hires", "whole"), ("fte", "fte"), ("cost", "money")]
)
def test_a_figure_of_a_year_says_which_months_count(figure: str, kind: str) -> None:
    organization = Organization.of()
    (year,) = fiscal_years(staffing_plan(organization, date(2027, 1, 1), 12).whole, 1)
    shown = period_explained(organization, year, "Meridale", figure, "Figure", kind)
    counts = [row.values[2] is not None for row in shown.rows]
    assert sum(counts) == (12 if figure in ("hires", "cost") else 1)
    assert counts[0] == (figure != "fte")
