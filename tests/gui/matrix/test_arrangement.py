from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.matrix.matrices import NAMES, bakery
from orgwright.gui.matrix.arrangement import arrangement
from orgwright.gui.matrix.model import matrix_picture
from orgwright.gui.matrix.shown import LEVELS, PEOPLE_GROUPS, SKILL_GROUPS, SORTS, STALENESS, Shown

ORGANIZATION = bakery()
ALL = Shown(requirement="all", group_by="nothing", sort_by="name", skills_by="nothing")


def people(shown: Shown, unit_id: int | None = None) -> list[str]:
    picture = matrix_picture(ORGANIZATION, unit_id, shown)
    return [ORGANIZATION.people[one].name for one in picture.person_ids]


def skills(shown: Shown) -> list[str]:
    return [ORGANIZATION.skills[one].name for one in matrix_picture(ORGANIZATION, None, shown).skill_ids]


def groups(shown: Shown) -> list[tuple[str, int]]:
    return [(one.title, one.count) for one in arrangement(ORGANIZATION, None, shown).people.groups]


@pytest.mark.parametrize(
    ("group_by", "expected"),
    [
        ("unit", [("Ovens", 3), ("Shop", 1), ("Without a position", 1)]),
        ("role", [("Junior Baker", 2), ("Senior Baker", 1), ("Shop Lead", 1), ("Without a position", 1)]),
        ("family", [("Baking", 3), ("Selling", 1), ("Without a position", 1)]),
        ("nothing", [("", 5)]),
    ],
)
def test_people_stand_in_groups_and_those_without_a_seat_last(group_by: str, expected: list[tuple[str, int]]) -> None:
    assert groups(replace(ALL, group_by=group_by)) == expected


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, ["Ana", "Bo", "Cy", "Di", "Ed"]),
        ({"is_reversed": True}, ["Ed", "Di", "Cy", "Bo", "Ana"]),
        ({"sort_by": "level"}, ["Di", "Ana", "Bo", "Cy", "Ed"]),
        ({"sort_by": "skill", "sort_skill_id": 1}, ["Ana", "Cy", "Bo", "Di", "Ed"]),
        ({"sort_by": "skill", "sort_skill_id": 1, "is_reversed": True}, ["Bo", "Ana", "Cy", "Di", "Ed"]),
        ({"sort_by": "coverage"}, ["Bo", "Ana", "Di", "Cy", "Ed"]),
        ({"sort_by": "skill", "sort_skill_id": 99}, ["Di", "Ana", "Bo", "Cy", "Ed"]),
    ],
)
def test_people_are_sorted_and_what_is_not_known_stands_last_either_way(
    changed: dict[str, object], expected: list[str]
) -> None:
    assert people(replace(ALL, **changed)) == expected


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"text": "b"}, ["Ana", "Bo", "Cy"]),
        ({"text": "junior C"}, ["Cy"]),
        ({"role_ids": frozenset({1, 3})}, ["Ana", "Di"]),
        ({"level": "4", "level_skill_id": 1}, ["Ana", "Cy"]),
        ({"level": "3"}, ["Ana", "Bo", "Cy", "Di"]),
        ({"level": "short"}, ["Ana", "Bo"]),
        ({"level": "short", "level_skill_id": 2}, ["Ana"]),
        ({"level": "unknown"}, ["Di"]),
        ({"staleness": "stale"}, ["Bo"]),
        ({"staleness": "stale", "level_skill_id": 1}, []),
        ({"staleness": "current", "level_skill_id": 2}, ["Ana", "Di"]),
        ({"staleness": "stale", "level": "3"}, ["Bo"]),
    ],
)
def test_filters_keep_the_people_they_name(changed: dict[str, object], expected: list[str]) -> None:
    assert people(replace(ALL, **changed)) == expected


def test_the_unit_of_the_bar_is_a_filter() -> None:
    assert people(ALL, 1) == ["Ana", "Bo", "Cy"]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, ["Kneading", "Talking", "Ovens", "Icing", "Singing"]),
        ({"requirement": "required"}, ["Kneading", "Talking", "Ovens"]),
        ({"requirement": "must-have"}, ["Kneading", "Talking"]),
        ({"requirement": "critical"}, ["Kneading"]),
        ({"kinds": frozenset({"soft", "tool"})}, ["Talking", "Ovens"]),
        ({"categories": frozenset({"Craft", "Other skills"})}, ["Kneading", "Icing", "Singing"]),
        ({"requirement": "required", "text": "ana"}, ["Kneading", "Talking"]),
        ({"requirement": "required", "level": "3", "level_skill_id": 3}, ["Kneading"]),
    ],
)
def test_skills_are_those_that_the_people_shown_need(changed: dict[str, object], expected: list[str]) -> None:
    assert skills(replace(ALL, **changed)) == expected


def test_categories_that_are_asked_for_most_stand_first() -> None:
    found = arrangement(ORGANIZATION, None, replace(ALL, skills_by="category")).skills.groups
    assert [(one.title, one.start, one.count) for one in found] == [
        ("Craft", 0, 2),
        ("People", 2, 1),
        ("Machines", 3, 1),
        ("Other skills", 4, 1),
    ]


@given(
    st.sampled_from(list(PEOPLE_GROUPS)),
    st.sampled_from(list(SKILL_GROUPS)),
    st.sampled_from(list(SORTS)),
    st.sampled_from(list(LEVELS)),
    st.sampled_from(list(STALENESS)),
    st.booleans(),
    st.booleans(),
)
def test_whatever_is_chosen_nobody_stands_twice_and_groups_cover_all(
    group_by: str, skills_by: str, sort_by: str, level: str, staleness: str, is_reversed: bool, is_swapped: bool
) -> None:
    shown = Shown(
        "all", group_by, skills_by, sort_by, 1, is_reversed, level=level, staleness=staleness, is_swapped=is_swapped
    )
    picture = matrix_picture(ORGANIZATION, None, shown)
    assert len(set(picture.person_ids)) == len(picture.person_ids) <= len(NAMES)
    for line in (picture.people, picture.skills):
        assert [one.start for one in line.groups] == [
            sum(one.count for one in line.groups[:place]) for place in range(len(line.groups))
        ]
        assert sum(one.count for one in line.groups) == len(line.places)
    assert picture.blocks.shape == (picture.counts[::-1] if is_swapped else picture.counts)
