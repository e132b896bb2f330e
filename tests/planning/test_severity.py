from collections import defaultdict
from datetime import timedelta
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgwright.planning.organization import Organization
from orgwright.planning.severity import LEAST_SHARED, AssessorSeverity, SharedCell, severity, shared_cells
from orgwright.records import Assessment, Record, Unit
from pictures import DAY, facts, person, said, seated, skills
from said_plainly import RATERS, SOURCES, assessments

PEOPLE, SKILLS = 4, 3
YESTERDAY = DAY - timedelta(days=1)


def picture(*rows: Record) -> Organization:
    seats = (row for number in range(1, PEOPLE) for row in seated(number))
    return Organization.of(facts(), Unit(id=1, name="Models"), *seats, person(PEOPLE), *skills(SKILLS), *rows)


def entry(rows: list[Assessment], who: int, skill: int, source: str, rater: str) -> int | None:
    """The level of an assessor's newest entry that still holds."""
    own = [
        one
        for one in rows
        if (one.person_id, one.skill_id, one.source, one.assessor) == (who, skill, source, rater)
        and one.assessed_on <= DAY
    ]
    newest = max(own, key=lambda one: one.assessed_on, default=None)
    if newest is None or (newest.valid_until is not None and newest.valid_until < DAY):
        return None
    return newest.level


def plainly(rows: list[Assessment], source: str) -> dict[str, tuple[int, float]]:
    differences = defaultdict(list)
    for who, skill in product(range(1, PEOPLE + 1), range(1, SKILLS + 1)):
        levels = {rater: level for rater in RATERS if (level := entry(rows, who, skill, source, rater)) is not None}
        for rater, level in levels.items():
            others = [other for name, other in levels.items() if name != rater]
            if others:
                differences[rater].append(level - sum(others) / len(others))
    return {rater: (len(several), sum(several) / len(several)) for rater, several in differences.items()}


many = st.one_of(
    assessments(PEOPLE, SKILLS, 40),
    st.lists(st.integers(0, 5), min_size=PEOPLE * SKILLS * 3, max_size=PEOPLE * SKILLS * 3).map(
        lambda levels: [
            said(who, skill, level, by=rater)
            for (who, skill, rater), level in zip(
                product(range(1, PEOPLE + 1), range(1, SKILLS + 1), RATERS), levels, strict=True
            )
        ]
    ),
)


@settings(max_examples=80, deadline=None)
@given(many)
def test_severity_is_what_plain_loops_find(rows: list[Assessment]) -> None:
    organization = picture(*rows)
    for source in SOURCES:
        expected = plainly(rows, source)
        found = {one.assessor: one for one in severity(organization, source)}
        assert {name: one.shared_cells for name, one in found.items()} == {
            name: count for name, (count, _) in expected.items()
        }
        for name, (count, mean) in expected.items():
            shown = None if count < LEAST_SHARED else pytest.approx(mean)
            assert found[name].mean_difference == shown
            cells = shared_cells(organization, name, source)
            assert len(cells) == count
            assert sum(one.difference for one in cells) / count == pytest.approx(mean)


@settings(max_examples=40, deadline=None)
@given(many)
def test_two_assessors_are_as_far_above_as_below_one_another(rows: list[Assessment]) -> None:
    pair = [one for one in rows if one.assessor != RATERS[2]]
    found = severity(picture(*pair))
    assert len(found) in (0, 2)
    assert len({one.shared_cells for one in found}) < 2
    assert sum(one.mean_difference or 0 for one in found) == pytest.approx(0)


def five(first: str = "Ada", second: str = "Ben", levels: tuple[int, ...] = (4, 4, 4, 3, 3)) -> list[Assessment]:
    cells = list(product((1, 2, 3), (1, 2)))[: len(levels)]
    return [
        row
        for (who, skill), level in zip(cells, levels, strict=True)
        for row in (said(who, skill, level, by=first), said(who, skill, 3, by=second))
    ]


def test_the_worked_example_is_three_fifths_above_and_below() -> None:
    high, low = severity(picture(*five()))
    assert (high.assessor, high.shared_cells, low.assessor, low.shared_cells) == ("Ada", 5, "Ben", 5)
    assert (high.mean_difference, low.mean_difference) == (pytest.approx(0.6), pytest.approx(-0.6))


def test_below_five_shared_cells_the_mean_is_hidden() -> None:
    assert severity(picture(*five(levels=(5, 5, 5, 5)))) == (
        AssessorSeverity("Ada", 4, None),
        AssessorSeverity("Ben", 4, None),
    )


def test_hidden_ones_stand_last() -> None:
    rows = [*five(), said(1, 3, 5, by="Aaa"), said(1, 3, 1, by="Abe")]
    assert [one.assessor for one in severity(picture(*rows))] == ["Ada", "Ben", "Aaa", "Abe"]


def test_what_others_did_not_rate_counts_for_nobody() -> None:
    alone = [said(3, 3, 0, by="Ada"), said(2, 3, 0, by="Ada")]
    assert severity(picture(*five(), *alone)) == severity(picture(*five()))
    assert severity(picture(said(1, 1, 3, by="Ada"))) == severity(picture()) == ()


def test_entries_without_an_assessor_leave_the_comparison() -> None:
    unnamed = [said(who, skill, 0, by="") for who, skill in product((1, 2, 3), (1, 2))]
    assert severity(picture(*five(), *unnamed)) == severity(picture(*five()))


def test_expired_withdrawn_and_later_entries_are_not_compared() -> None:
    old = [
        said(1, 3, 5, by="Ada", until=YESTERDAY),
        said(2, 3, 5, by="Ada"),
        said(2, 3, None, by="Ada", on=DAY),
        said(3, 3, 5, by="Ada", on=DAY + timedelta(days=1)),
    ]
    others = [said(who, 3, 1, by="Ben") for who in (1, 2, 3)]
    assert severity(picture(*five(), *old, *others)) == severity(picture(*five()))


def test_an_entry_counts_on_its_last_valid_day() -> None:
    rows = [said(1, 1, 4, by="Ada", until=DAY), said(1, 1, 2, by="Ben")]
    assert [one.shared_cells for one in severity(picture(*rows))] == [1, 1]


def test_a_unit_compares_over_its_people_alone() -> None:
    outside = [said(4, 1, 5, by="Ada"), said(4, 1, 0, by="Ben")]
    organization = picture(*five(), *outside)
    assert severity(organization, unit_id=1) == severity(picture(*five()))
    assert severity(organization)[0].shared_cells == 6


def test_the_shared_cells_of_an_assessor_open_the_figure_the_widest_first() -> None:
    assert shared_cells(picture(*five(levels=(3, 1, 5))), "Ada") == (
        SharedCell(1, 2, 1, 3.0),
        SharedCell(2, 1, 5, 3.0),
        SharedCell(1, 1, 3, 3.0),
    )
    assert shared_cells(picture(*five()), "Nobody") == ()
    assert [one.person_id for one in shared_cells(picture(*five()), "Ada", unit_id=1)] == [1, 1, 2, 2, 3]
