from datetime import date

from hypothesis import given, settings

from dated_organizations import EITHER_UNIT, dated_organizations
from orgwright.planning.coverage_trend import coverage_trend
from orgwright.planning.organization import Organization
from orgwright.planning.recent_months import recent_months
from orgwright.planning.staffing import staffing_plan


@given(dated_organizations(), EITHER_UNIT)
@settings(max_examples=25, deadline=None)
def test_the_months_before_are_those_of_the_plan(organization: Organization, unit_id: int | None) -> None:
    organization = organization.as_of(date(2026, 9, 17))
    found = recent_months(organization, unit_id, 6)
    units = None if unit_id is None else organization.seating.subtree(unit_id)
    plan = staffing_plan(organization, date(2026, 3, 1), 6).together(units)
    assert found.months.firsts == tuple(one.month for one in plan)
    assert found.headcount == tuple(one.closing for one in plan)
    assert found.fte == tuple(one.fte.closing for one in plan)
    assert found.exits == tuple(one.exits for one in plan)
    assert found.coverage == coverage_trend(organization, unit_id, date(2026, 3, 1), 6)
