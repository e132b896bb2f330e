import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drawn_organizations import UNITS, organizations
from organizations import small_organization
from orgwright.planning.coverage import RequirementCoverage, person_coverage
from orgwright.planning.emerging import emerging_by_unit, emerging_demand, future_skills
from orgwright.planning.groups import Group
from orgwright.planning.organization import Organization
from orgwright.records import Requirement, Tier

UNIT = st.sampled_from([None, *range(1, UNITS + 1)])


def asked_of(organization: Organization, people: frozenset[int]) -> list[RequirementCoverage]:
    several = (person_coverage(organization, one) for one in people)
    return [each for one in several if one.low is not None for each in one.requirements if each.is_applicable]


def plainly(requirements: list[RequirementCoverage]) -> tuple[float | None, float | None]:
    total = sum(one.weight for one in requirements)
    if not total:
        return None, None
    low = sum(one.weight * min(one.held / one.required, 1) for one in requirements if one.held is not None)
    unknown = sum(one.weight for one in requirements if one.held is None)
    return pytest.approx(low / total), pytest.approx((low + unknown) / total)


@settings(max_examples=60, deadline=None)
@given(organizations(), UNIT)
def test_today_and_the_emerging_tier_are_the_plain_sums(organization: Organization, unit_id: int | None) -> None:
    for found in emerging_by_unit(organization, unit_id):
        several = asked_of(organization, organization.seating.people_of(found.group.unit_id))
        future = [one for one in several if one.tier == Tier.EMERGING]
        today = [one for one in several if one.tier != Tier.EMERGING]
        assert (found.emerging.low, found.emerging.high) == plainly(future)
        assert (found.today.low, found.today.high) == plainly(today)
        assert found.emerging.asked + found.today.asked == len(several)
        assert emerging_demand(organization, found.group) == found


@settings(max_examples=60, deadline=None)
@given(organizations(), UNIT)
def test_a_future_skill_names_everybody_who_holds_the_lowest_level_asked(
    organization: Organization, unit_id: int | None
) -> None:
    people = organization.seating.people_of(unit_id)
    several = [one for one in asked_of(organization, people) if one.tier == Tier.EMERGING]
    found = future_skills(organization, Group.of_unit(unit_id))
    assert {one.skill_id for one in found} == {one.skill_id for one in several}
    for one in found:
        mine = [each for each in several if each.skill_id == one.skill_id]
        level = min(each.required for each in mine)
        held = {person: organization.proficiency.level(person, one.skill_id) for person in people}
        assert (one.level, one.asked) == (level, len(mine))
        assert one.met == sum(each.status == "met" for each in mine)
        assert one.unknown == sum(each.held is None for each in mine)
        assert set(one.holder_ids) == {person for person, known in held.items() if known >= level}
        assert one.best == max((known for known in held.values() if known >= 0), default=None)
    assert [len(one.holder_ids) for one in found] == sorted(len(one.holder_ids) for one in found)


def test_units_are_the_chosen_one_and_all_below_it() -> None:
    organization = Organization.of(*small_organization())
    assert [one.title for one in emerging_by_unit(organization, None)] == ["Small & Sons", "Engineering", "Models"]
    assert [one.title for one in emerging_by_unit(organization, 1)] == ["Engineering", "Models"]
    assert [one.emerging.low for one in emerging_by_unit(organization, None)] == [None, None, None]


def test_a_future_skill_is_held_by_nobody_or_by_one_alone() -> None:
    records = small_organization()
    records.append(Requirement(id=3, role_id=1, skill_id=2, tier="emerging", level=2))
    organization = Organization.of(*records)
    (one,) = future_skills(organization, Group.of_unit(2))
    assert (one.is_held_by_nobody, one.is_single_holder, one.unknown, one.best) == (True, False, 1, None)
    records.append(Requirement(id=4, role_id=1, skill_id=1, tier="emerging", level=2))
    by_name = {each.skill_id: each for each in future_skills(Organization.of(*records), Group.of_unit(2))}
    assert 1 not in by_name, "a must-have that is asked as emerging too is asked today"
