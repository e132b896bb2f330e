"""What explains a difference between plans comes to the effect that its row shows."""

from datetime import date

import pytest

from orgwright.planning.explanations.plan_differences import effect_explained
from orgwright.planning.organization import Organization
from orgwright.planning.plan_comparison import plan_comparison
from orgwright.planning.plan_differences import plan_differences
from orgwright.records import ChangeKind, Scenario, Unit
from pictures import facts, planned, said, seated, skills, target

JANUARY = date(2027, 1, 1)


@pytest.mark.parametrize("first", [None, 1])
def test_with_less_without_is_the_effect_and_of_the_other_plan_the_opposite(first: int | None) -> None:
    organization = Organization.of(
        facts(JANUARY, training_cost=500),
        Unit(id=1, name="North"),
        *skills(1),
        *seated(1),
        said(1, 1, 1),
        target(1, 1, 1, 3, 2),
        Scenario(id=1, key="one", title="One"),
        Scenario(id=2, key="two", title="Two"),
        planned(1, ChangeKind.RAISE_SKILL, date(2027, 2, 1), 1 if first else 2, person="p1", skill_id=1, value=4),
    )
    second = None if first else 2
    compared = plan_comparison(organization, [first, second], None, JANUARY, 3)
    (row,) = plan_differences(organization, first, second, compared.asked).rows
    shown = effect_explained(compared.asked, compared.columns[0 if first else 1], row)
    by_name = {one.name: one.value for one in shown.results}
    sign = -1 if first else 1
    assert (by_name["cost with"], by_name["cost without"], by_name["cost"]) == (1500, 0, sign * 1500)
    assert (by_name["coverage with"], by_name["coverage without"], by_name["coverage"]) == (0.5, 0.0, sign * 0.5)
    assert [one.values for one in shown.rows] == [("Raise Person 1 to level 4 in Skill 1", date(2027, 2, 1))]
