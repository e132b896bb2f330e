from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings

from dated_organizations import dated_organizations
from orgwright.errors import RefusedInput
from orgwright.planning.attrition import attrition_rate
from orgwright.planning.days import day_number
from orgwright.planning.hazards import BANDS, Hazards, hazards, shrunk
from orgwright.planning.organization import Organization
from orgwright.planning.stays import stays
from orgwright.records import Record, Role, Unit
from pictures import facts, person, position, seated, sits

TODAY = date(2026, 11, 20)
ROLES = (Role(id=1, name="Engineer", level="Senior"), Role(id=2, name="Analyst", level="Junior"))


def hazards_of(*rows: Record, **policy: object) -> Hazards:
    return hazards(Organization.of(facts(TODAY, **policy), Unit(id=1, name="Models"), *ROLES, *rows))


def joined(number: int, role_id: int | None, hired: date | None, left: date | None = None) -> list[Record]:
    return [person(number, hired, left), position(number, role_id=role_id), sits(number, number, number)]


def test_the_worked_example_of_borrowed_strength() -> None:
    assert shrunk(1, 24, 0.01, 60) == pytest.approx(1.6 / 84) == pytest.approx(0.019, abs=0.0001)


def test_a_group_borrows_from_the_whole() -> None:
    found = hazards_of(
        *joined(1, 1, date(2010, 1, 1)), *joined(2, 2, date(2010, 1, 1), date(2026, 3, 31)), observed_months=12
    )
    assert found.whole == 1 / 17
    one = found.group("Junior", 3)
    assert (one.exits, one.person_months, one.people, one.raw) == (1, 5.0, 1, 0.2)
    assert one.rate == pytest.approx((1 + 60 / 17) / 65)
    assert one.borrowed == 60 / 65
    assert one.is_thin
    assert found.group("Senior", 3).rate == pytest.approx((60 / 17) / 72)
    assert found.group("Junior").rate == one.rate
    assert found.group(None, 3).rate == pytest.approx(found.whole) == pytest.approx(found.group().rate)
    assert found.rates[found.levels.index("Junior"), 3] == one.rate


def test_a_group_that_nobody_was_in_has_the_rate_of_the_whole_and_is_not_listed() -> None:
    found = hazards_of(*joined(1, 1, date(2010, 1, 1)), *joined(2, 1, date(2010, 1, 1), date(2026, 3, 31)))
    empty = found.group("Junior", 0)
    assert (empty.raw, empty.person_months, empty.borrowed) == (None, 0, 1)
    assert empty.rate == pytest.approx(found.whole)
    assert [(one.level, one.band) for one in found.groups()] == [("Senior", 3)]


def test_who_joins_within_a_month_adds_the_share_of_its_days() -> None:
    found = hazards_of(*joined(1, 1, date(2026, 9, 16)), observed_months=12)
    assert found.group("Senior", 0).person_months == pytest.approx(15 / 30 + 1)
    assert [(one.person_id, one.exits) for one in found.people("Senior", 0)] == [(1, 0)]


def test_tenure_grows_through_the_bands() -> None:
    found = hazards_of(*joined(1, 1, date(2020, 10, 31)), observed_months=72)
    assert [found.group("Senior", band).person_months for band in range(len(BANDS))] == [12, 12, 36, 12]


def test_who_was_hired_on_the_first_of_a_month_is_under_one_year_for_twelve_months() -> None:
    found = hazards_of(*joined(1, 1, date(2024, 1, 1)), observed_months=36)
    assert [found.group("Senior", band).person_months for band in range(len(BANDS))] == [12, 12, 10, 0]


def test_only_months_that_are_over_are_looked_at_and_none_that_is_only_planned() -> None:
    rows = (Unit(id=1, name="Models"), *ROLES, *joined(1, 1, None, date(2026, 11, 10)), *joined(2, 1, None))
    organization = Organization.of(facts(TODAY, observed_months=12), *rows)
    assert hazards(organization).months.lasts[-1] == date(2026, 10, 31)
    assert hazards(organization).whole == 0
    later = hazards(organization.as_of(date(2027, 6, 30)))
    assert later.months.lasts[-1] == date(2026, 10, 31)
    assert hazards(organization.as_of(date(2026, 9, 30))).months.lasts[-1] == date(2026, 9, 30)


def test_an_organization_without_people_has_no_rate_that_anybody_leaves_at() -> None:
    found = hazards_of()
    assert found.whole == 0
    assert found.rates.max() == 0
    assert list(found.groups()) == []


def test_no_level_and_no_position_are_a_group_of_their_own() -> None:
    found = hazards_of(person(1), *seated(2))
    assert [(one.level, one.band, one.people) for one in found.groups()] == [("", 3, 2)]


def test_levels_stand_as_the_policy_has_them() -> None:
    assert hazards_of().levels == ("", "Junior", "Senior")


def test_the_group_of_a_person_is_that_of_role_and_tenure() -> None:
    rows = (
        Unit(id=1, name="Models"),
        *ROLES,
        *joined(1, 1, date(2025, 11, 1)),
        *joined(2, None, None),
        person(3, TODAY),
    )
    organization = Organization.of(facts(TODAY), *rows)
    found = hazards(organization)
    groups = [found.group_of(organization, one) for one in (1, 2, 3)]
    assert [(one.level, one.band) for one in groups] == [("Senior", 1), ("", 3), ("", 0)]


def test_so_many_months_that_there_is_no_such_year_are_as_many_as_a_plan_may_have() -> None:
    assert hazards_of(observed_months=100_000).months.count == 120
    organization = Organization.of(facts(date(5, 5, 5)), Unit(id=1, name="Models"))
    with pytest.raises(RefusedInput, match="Attrition cannot be counted back from the year 5"):
        hazards(organization)


@given(dated_organizations())
@settings(max_examples=40, deadline=None)
def test_exits_and_person_months_are_those_of_plain_loops(organization: Organization) -> None:
    found = hazards(organization.as_of(date(2027, 3, 31)))
    exits: dict[tuple[str, int], int] = {}
    months: dict[tuple[str, int], Fraction] = {}
    seated_people = stays(organization)
    for first, last in zip(found.months.firsts, found.months.lasts, strict=True):
        before = first - timedelta(days=1)
        for key in seated_people.person_ids.tolist():
            one = organization.people[key]
            is_there = (one.hired_on is None or one.hired_on <= before) and (
                one.left_on is None or one.left_on > before
            )
            joins = one.hired_on is not None and first <= one.hired_on <= last
            if not is_there and not joins:
                continue
            group = _group(organization, key, before if is_there else None, last)
            share = Fraction(1) if is_there else Fraction((last - one.hired_on).days + 1, (last - first).days + 1)
            months[group] = months.get(group, Fraction(0)) + share
            if one.left_on is not None and first <= one.left_on <= last:
                exits[group] = exits.get(group, 0) + 1
    listed = {(one.level, one.band): one for one in found.groups()}
    assert {key: one.exits for key, one in listed.items() if one.exits} == exits
    assert {key: one.person_months for key, one in listed.items()} == pytest.approx(
        {key: float(one) for key, one in months.items()}
    )
    assert found.exits.sum() == attrition_rate(organization, None, found.months).exits


def _group(organization: Organization, person_id: int, before: date | None, last: date) -> tuple[str, int]:
    seated_people = stays(organization)
    row = seated_people.person_ids.tolist().index(person_id)
    if before is not None:
        seat = seated_people.held_on(day_number(before)).seat[row]
    else:
        first = seated_people.first_days
        seat = seated_people.held_then(first).seat[row] if first[row] <= day_number(last) else seated_people.no_seat
    spell = seated_people.spells[seat] if seat != seated_people.no_seat else None
    level = "" if spell is None or spell.role_id is None else organization.roles[spell.role_id].level
    hired = organization.people[person_id].hired_on
    days = 10**6 if hired is None else 0 if before is None else (before + timedelta(days=1) - hired).days
    return level, sum(days >= years * 1461 // 4 for years in (1, 2, 5))
