from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from organizations import TODAY, small_organization
from orgwright.planning.coverage import person_coverage, unit_coverage
from orgwright.planning.groups import Group, GroupKind, group_coverage, group_title, is_there, people_in_group
from orgwright.planning.organization import Organization
from orgwright.records import Assessment, Incumbency, OrganizationFacts, Person, Position, Requirement, Role, Skill

LINE = 6


def small() -> Organization:
    return Organization.of(*small_organization())


def of_line(managers: list[int | None], levels: list[int | None]) -> Organization:
    """People 1 to n, each in the seat of their number, which reports to another; all in roles that ask one skill."""
    records = [
        OrganizationFacts(id=1, name="Line", planning_date=TODAY),
        Skill(id=1, name="Welding"),
        Role(id=1, name="Welder", family="Shop", level="Mid"),
        Role(id=2, name="Master", family="Shop", level="Lead"),
        Requirement(id=1, role_id=1, skill_id=1, tier="must-have", importance="critical", level=3),
        Requirement(id=2, role_id=2, skill_id=1, tier="must-have", importance="critical", level=5),
    ]
    for number, (manager, level) in enumerate(zip(managers, levels, strict=True), 1):
        records += [
            Person(id=number, key=f"p{number}", name=f"Person {number}"),
            Position(id=number, key=f"S{number}", unit_id=1, role_id=1 + number % 2, manager_position_id=manager),
            Incumbency(id=number, position_id=number, person_id=number),
        ]
        if level is not None:
            on = date(2026, 5, 1)
            records.append(Assessment(person_id=number, skill_id=1, level=level, assessor="Mo", assessed_on=on))
    return Organization.of(*records)


def test_a_unit_and_the_whole_are_measured_as_units_are() -> None:
    organization = small()
    for unit_id in (None, 1, 2):
        assert group_coverage(organization, Group.of_unit(unit_id)) == unit_coverage(organization, unit_id)


def test_one_person_has_the_figures_of_the_person() -> None:
    organization = small()
    covered = group_coverage(organization, Group.of_people([2]))
    alone = person_coverage(organization, 2)
    assert (covered.role_low, covered.role_high) == (alone.low, alone.high)
    assert covered.gates == {"held": 0, "missing": 1, "unknown": 0}
    assert covered.targets == ()
    assert covered.low is None


def test_who_left_is_in_no_group() -> None:
    organization = small()
    assert people_in_group(organization, Group.of_people([3])) == frozenset()
    assert people_in_group(organization, Group.of_people([1, 3])) == {1}
    assert people_in_group(organization.as_of(date(2025, 5, 31)), Group.of_people([3])) == {3}


def test_family_and_role_take_those_who_sit_in_them_on_the_day() -> None:
    organization = small()
    assert people_in_group(organization, Group(GroupKind.FAMILY, family="Engineering")) == {1, 2}
    assert people_in_group(organization, Group(GroupKind.ROLE, 1)) == {2}
    earlier = organization.as_of(date(2020, 6, 1))
    assert people_in_group(earlier, Group(GroupKind.FAMILY, family="Engineering")) == {1}


def test_a_team_is_all_below_and_not_the_one_above() -> None:
    organization = of_line([None, 1, 2, 2, 1, None], [3] * LINE)
    assert people_in_group(organization, Group(GroupKind.TEAM, 1)) == {2, 3, 4, 5}
    assert people_in_group(organization, Group(GroupKind.DIRECT_REPORTS, 1)) == {2, 5}
    assert people_in_group(organization, Group(GroupKind.TEAM, 6)) == frozenset()


def test_a_circle_of_managers_ends() -> None:
    organization = of_line([3, 1, 2, None, None, None], [3] * LINE)
    assert people_in_group(organization, Group(GroupKind.TEAM, 1)) == {2, 3}


def test_a_planned_hire_belongs_to_the_team_under_the_scenario_alone() -> None:
    organization, team = small(), Group(GroupKind.TEAM, 1)
    assert people_in_group(organization, team) == {2}
    later = organization.under(1).as_of(date(2027, 2, 1))
    assert [later.people[one].key for one in people_in_group(later, team)] == ["bo-lind", "new-1"]


@pytest.mark.parametrize(
    ("group", "title"),
    [
        (Group.of_unit(None), "Small & Sons"),
        (Group.of_unit(2), "Models"),
        (Group(GroupKind.TEAM, 1), "Team of Ana Ruiz"),
        (Group(GroupKind.DIRECT_REPORTS, 3), "Direct reports of MOD-02"),
        (Group(GroupKind.FAMILY, family="Engineering"), "Engineering, a role family"),
        (Group(GroupKind.ROLE, 2), "Staff Engineer"),
        (Group.of_people([2]), "Bo Lind"),
        (Group.of_people([2, 1, 2]), "2 chosen people"),
    ],
)
def test_a_group_is_named_as_a_reader_would(group: Group, title: str) -> None:
    assert is_there(small(), group)
    assert group_title(small(), group) == title


@pytest.mark.parametrize(
    "group",
    [
        Group.of_unit(9),
        Group(GroupKind.TEAM, 9),
        Group(GroupKind.ROLE, 9),
        Group.of_people([9]),
        Group(GroupKind.FAMILY, family="Kitchen"),
    ],
)
def test_a_group_whose_record_is_gone_is_known_as_such(group: Group) -> None:
    assert not is_there(small(), group)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.one_of(st.none(), st.integers(1, LINE)), min_size=LINE, max_size=LINE),
    st.lists(st.one_of(st.none(), st.integers(0, 5)), min_size=LINE, max_size=LINE),
    st.integers(1, LINE),
)
def test_a_team_equals_walking_up_from_everybody(
    managers: list[int | None], levels: list[int | None], top: int
) -> None:
    organization = of_line(managers, levels)
    expected = set()
    for person in range(1, LINE + 1):
        above, seen = managers[person - 1], set()
        while above is not None and above not in seen:
            if above == top:
                expected.add(person)
            seen.add(above)
            above = managers[above - 1]
    expected.discard(top)
    team = Group(GroupKind.TEAM, top)
    assert people_in_group(organization, team) == expected
    single = [person_coverage(organization, one).low for one in expected]
    covered = group_coverage(organization, team)
    assert covered.role_low == (pytest.approx(sum(single) / len(single)) if single else None)
