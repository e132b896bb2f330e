from hypothesis import given, settings
from hypothesis import strategies as st

from orgwright.planning.organization import Organization
from orgwright.planning.scales import (
    DEFAULT_SCALE,
    LEVELS,
    ReadDifferently,
    level_name,
    level_of_digit,
    read_differently,
    scale_of,
    skills_of_scale,
)
from orgwright.records import Scale, ScaleLevel, Skill
from pictures import facts, person, said


def scale(number: int, *anchors: int, kind: str | None = None) -> list[Scale | ScaleLevel]:
    levels = [
        ScaleLevel(id=10 * number + anchor, scale_id=number, anchor=anchor, name=f"S{number}-{anchor}")
        for anchor in reversed(anchors)
    ]
    return [Scale(id=number, name=f"Scale {number}", kind=kind), *levels]


def picture(*records: object, own: int | None = None, kind: str = "technical") -> Organization:
    skill = Skill(id=1, name="Python", kind=kind, scale_id=own)
    return Organization.of(facts(), person(1), person(2), skill, *records)  # type: ignore[arg-type]


def test_without_any_scale_the_default_one_names_all_six_levels() -> None:
    organization = picture()
    assert scale_of(organization, 1) is DEFAULT_SCALE
    assert [level_name(organization, 1, level) for level in LEVELS] == [one.name for one in DEFAULT_SCALE.levels]
    assert all(one.description for one in DEFAULT_SCALE.levels)


def test_the_scale_of_the_skill_goes_before_that_of_its_kind() -> None:
    records = [*scale(1, 1, 2, kind="technical"), *scale(2, 1, 2)]
    assert scale_of(picture(*records), 1).name == "Scale 1"
    assert scale_of(picture(*records, own=2), 1).name == "Scale 2"
    assert scale_of(picture(*records, kind="soft"), 1) is DEFAULT_SCALE


def test_a_scale_without_levels_serves_nobody() -> None:
    records = [*scale(1, kind="technical"), *scale(2)]
    assert scale_of(picture(*records, own=2), 1) is DEFAULT_SCALE


def test_of_two_scales_for_one_kind_the_first_one_made_serves() -> None:
    records = [*scale(2, 1, kind="technical"), *scale(1, 1, kind="technical")]
    assert scale_of(picture(*records), 1).name == "Scale 1"
    assert skills_of_scale(picture(*records), 1) == (1,)
    assert skills_of_scale(picture(*records), 2) == ()


def test_a_level_without_an_anchor_keeps_its_number_and_says_between_which_names() -> None:
    organization = picture(*scale(1, 1, 4), own=1)
    assert [level_name(organization, 1, level) for level in LEVELS] == [
        "0, below S1-1",
        "S1-1",
        "2, between S1-1 and S1-4",
        "3, between S1-1 and S1-4",
        "S1-4",
        "5, above S1-4",
    ]


def test_a_digit_is_the_number_that_the_cell_shows_and_means_nothing_where_the_scale_has_no_level() -> None:
    def typed(*anchors: int) -> list[int | None]:
        return [level_of_digit(picture(*scale(1, *anchors), own=1), 1, digit) for digit in range(7)]

    assert typed(1, 3, 5) == [None, 1, None, 3, None, 5, None]
    assert [level_of_digit(picture(), 1, digit) for digit in range(7)] == [0, 1, 2, 3, 4, 5, None]


@settings(max_examples=40)
@given(st.sets(st.integers(0, 5), min_size=1))
def test_every_level_of_a_scale_has_exactly_one_digit(anchors: set[int]) -> None:
    organization = picture(*scale(1, *anchors), own=1)
    typed = [level_of_digit(organization, 1, digit) for digit in range(10)]
    assert [level for level in typed if level is not None] == sorted(anchors)


def test_another_scale_changes_no_level_and_the_levels_that_read_differently_are_counted() -> None:
    assessed = [said(1, 1, 2), said(2, 1, 3)]
    before = picture(*assessed)
    after = picture(*assessed, *scale(1, 2), own=1)
    found = read_differently(before, after)
    assert len(found) == len(LEVELS)
    assert found[:2] == (
        ReadDifferently(2, "with help", "S1-2", 1, 1),
        ReadDifferently(3, "independent", "3, above S1-2", 1, 1),
    )
    assert {one.cells for one in found[2:]} == {0}
    assert before.proficiency.levels.tolist() == after.proficiency.levels.tolist()
    assert read_differently(after, after) == ()
