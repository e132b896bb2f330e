"""Targets that are short, today and ahead."""

from datetime import date

from hypothesis import given, settings

from dated_organizations import dated_organizations
from gap_organizations import DATA, MODELS, WHOLE, gap_organization
from orgwright.planning.gaps_to_close import gaps_to_close, outlook
from orgwright.planning.organization import Organization
from orgwright.planning.quarters import Quarters
from pictures import person, position, said, sits, target

QUARTERS = Quarters(date(2027, 1, 1), 4)


def test_the_least_met_comes_first_then_the_heavier() -> None:
    organization = gap_organization()
    found = gaps_to_close(organization, WHOLE, outlook(organization, QUARTERS))
    assert [(one.key, one.short, one.people_needed, one.unknown) for one in found] == [
        ((MODELS, 1, 3), 2, 2, 1),
        ((MODELS, 2, 3), 1, 1, 2),
    ]
    assert found[0].target_ids == (1,)
    assert found[0].holder_ids == ()


def test_other_units_are_left_out() -> None:
    organization = gap_organization()
    assert gaps_to_close(organization, DATA, outlook(organization, QUARTERS)) == ()


def test_a_gap_that_opens_ahead_is_known_today() -> None:
    leaver = [person(8, left=date(2027, 5, 1)), position(8, DATA), sits(8, 8, 8), said(8, 3, 3)]
    organization = gap_organization(*leaver, target(4, DATA, 3, 3, 1))
    (found,) = gaps_to_close(organization, DATA, outlook(organization, QUARTERS))
    assert (found.short, found.short_by_quarter, found.most_short) == (0, (0, 0, 1, 1), 1)
    assert found.share_low == 1.0


def test_a_target_that_has_ended_is_short_no_longer() -> None:
    organization = gap_organization(target(4, DATA, 3, 3, 1, to_on=date(2027, 2, 1)))
    (found,) = gaps_to_close(organization, DATA, outlook(organization, QUARTERS))
    assert (found.short, found.short_by_quarter) == (1, (1, 0, 0, 0))


@settings(max_examples=25, deadline=None)
@given(dated_organizations())
def test_people_short_are_counted_like_one_by_one(organization: Organization) -> None:
    quarters = Quarters.after(organization.day, 3)
    found = {one.key: one for one in gaps_to_close(organization, None, outlook(organization, quarters))}
    for number, start in enumerate(quarters.starts):
        picture = organization.as_of(start)
        for one in picture.targets.values():
            if (one.from_on or start) <= start <= (one.to_on or start):
                people = picture.seating.people_of(one.unit_id)
                holders = sum(picture.proficiency.level(each, one.skill_id) >= one.level for each in people)
                gap = found.get((one.unit_id, one.skill_id, one.level))
                short = 0 if gap is None else gap.short_by_quarter[number]
                assert short >= max(0, one.people - holders)
