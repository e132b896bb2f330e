from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from dated_organizations import FIRST, dated_organizations
from orgwright.planning.coverage import targets_of
from orgwright.planning.months import Months
from orgwright.planning.organization import Organization
from orgwright.planning.target_months import ChosenTarget, chosen, holders_by_month, short_targets
from orgwright.records import Unit
from pictures import facts, said, seated, skills, target

JANUARY = date(2027, 1, 1)


def test_the_worst_target_loses_most_of_the_coverage_and_what_is_met_is_not_short() -> None:
    people = (*seated(1), *seated(2), said(1, 1, 4), said(2, 1, 4), said(1, 2, 4))
    targets = (
        target(1, 1, 1, 3, 2, importance="critical"),
        target(2, 1, 2, 3, 2, importance="optional"),
        target(3, 1, 3, 3, 1, importance="important"),
    )
    organization = Organization.of(facts(JANUARY), Unit(id=1, name="North"), *skills(3), *people, *targets)
    assert [one.skill_id for one in short_targets(organization, None)] == [3, 2]
    assert chosen(short_targets(organization, 1)[0]) == ChosenTarget(1, 3, 3, 1)


@settings(max_examples=40, deadline=None)
@given(dated_organizations(), st.integers(1, 3), st.integers(1, 3), st.integers(1, 4))
def test_holders_are_those_of_the_last_day_of_each_month(
    organization: Organization, unit_id: int, skill_id: int, level: int
) -> None:
    months = Months.beginning(FIRST, 6)
    found = holders_by_month(organization, ChosenTarget(unit_id, skill_id, level, 1), months)
    for last, held in zip(months.lasts, found, strict=True):
        picture = organization.as_of(last)
        people = sorted(picture.seating.people_of(unit_id))
        assert held == sum(int(one) >= level for one in picture.proficiency.levels_of(people, (skill_id,)).reshape(-1))
        for one in targets_of(picture, unit_id):
            if (one.unit_id, one.skill_id, one.level) == (unit_id, skill_id, level):
                assert one.holders_low == held
