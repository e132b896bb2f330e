"""What explains a comparison of plans says the same as its columns."""

from datetime import date

import pytest

from organizations import small_organization
from orgwright.planning.explanations.plan_comparison import measure_explained
from orgwright.planning.organization import Organization
from orgwright.planning.plan_comparison import PlanComparison, plan_comparison
from orgwright.planning.plan_measures import MEASURES
from orgwright.records import ChangeKind, Scenario
from pictures import planned, target

KEYS = [one.key for one in MEASURES]


@pytest.fixture
def compared() -> PlanComparison:
    records = small_organization()
    scenario = Scenario(id=90, key="up", title="Up")
    organization = Organization.of(*records)
    unit_id, skill_id = next(iter(organization.units)), next(iter(organization.skills))
    who = next(iter(organization.people.values())).key
    day = date(2027, 1, 4)
    raised = planned(1, ChangeKind.RAISE_SKILL, day, 90, person=who, skill_id=skill_id, value=5)
    more = (target(90, unit_id, skill_id, 5, 1, importance="critical"), raised)
    return plan_comparison(Organization.of(*records, *more, scenario), [None, 90], None, None, 4)


@pytest.mark.parametrize("key", KEYS)
def test_one_of_the_results_is_the_figure_in_the_cell(compared: PlanComparison, key: str) -> None:
    for place, column in enumerate(compared.columns):
        value = compared.value(key, place)
        shown = measure_explained(compared.asked, column, key)
        if key != "gap_closed" and value is not None:
            assert any(one.value == pytest.approx(value) for one in shown.results if one.value is not None)


def test_a_gap_is_closed_after_the_months_that_stand_before_it(compared: PlanComparison) -> None:
    recorded, raised = (measure_explained(compared.asked, one, "gap_closed") for one in compared.columns)
    assert (recorded.title, recorded.results[0].value) == ("closed: never", 4)
    assert (raised.title, raised.results[0].value) == ("closed: Jan 2027", 2)
    assert [row.values[1:] for row in raised.rows] == [(0, 1, 1), (0, 1, 1), (1, 1, 0), (1, 1, 0)]
