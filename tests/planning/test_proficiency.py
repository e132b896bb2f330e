from collections.abc import Sequence
from datetime import date, timedelta
from statistics import median_low

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgwright.planning.days import day_number
from orgwright.planning.organization import Organization
from orgwright.planning.policy import Policy
from orgwright.planning.proficiency import (
    ALWAYS,
    EXPIRED,
    MOST_PATCHES,
    SOURCES,
    UNKNOWN,
    Assessments,
    Columns,
    columns_of,
    proficiency,
    stale_before,
)
from orgwright.records import Assessment
from pictures import DAY, LATELY, facts, person, said, skills

Row = tuple[int, int, int, int, int, int, int, int]
TODAY = 100


def plainly(rows: Sequence[Row], today: int, policy: Policy) -> int:
    """The level of one person and skill by the words of the definition, one statement after the other."""
    has: dict[str, int] = {}
    is_expired = False
    for source in SOURCES:
        past = [one for one in rows if SOURCES[one[4]] == source and one[6] <= today]
        raters = {one[5] for one in past} if source == "peer" else {None}
        alive = []
        for rater in raters:
            own = [one for one in past if rater is None or one[5] == rater]
            if not own:
                continue
            newest = [one for one in own if one[6] == max(other[6] for other in own)]
            counted = min(newest, key=lambda one: (one[3], -one[7]))
            if counted[3] >= 0 and counted[7] < today:
                is_expired = True
            elif counted[3] >= 0:
                alive.append(counted[3])
        if alive and (source != "peer" or len(alive) >= policy.minimum_peers):
            has[source] = median_low(alive)
    for source in policy.precedence:
        if source in has:
            return has[source]
    return EXPIRED if is_expired else UNKNOWN


rows_of_cells = st.lists(
    st.tuples(
        st.integers(1, 3),
        st.integers(1, 2),
        st.integers(-1, 5),
        st.integers(0, 3),
        st.integers(0, 3),
        st.integers(TODAY - 6, TODAY + 2),
        st.sampled_from([TODAY - 2, TODAY - 1, TODAY, ALWAYS]),
    ),
    max_size=40,
).map(lambda several: [(number, *one) for number, one in enumerate(several, 1)])
policies = st.builds(Policy, precedence=st.permutations(SOURCES).map(tuple), minimum_peers=st.integers(1, 3))


def of_cell(rows: Sequence[Row], person_id: int, skill_id: int) -> list[Row]:
    return [one for one in rows if (one[1], one[2]) == (person_id, skill_id)]


@settings(max_examples=150, deadline=None)
@given(rows_of_cells, policies)
def test_the_matrix_is_what_a_plain_loop_finds(rows: list[Row], policy: Policy) -> None:
    found = proficiency(Assessments(columns_of(rows), ()), (1, 2, 3), (1, 2), TODAY, policy)
    for person_id in (1, 2, 3):
        for skill_id in (1, 2):
            expected = plainly(of_cell(rows, person_id, skill_id), TODAY, policy)
            assert found.level(person_id, skill_id) == expected
            held = found.held(person_id, skill_id)
            assert held.level == (expected if expected >= 0 else None)
            assert held.is_expired is (expected == EXPIRED)


@settings(max_examples=60, deadline=None)
@given(rows_of_cells, rows_of_cells)
def test_edited_cells_are_as_if_all_were_read_again(before: list[Row], written: list[Row]) -> None:
    new = [(one[0] + 1000, *one[1:]) for one in written]
    cells = {(one[1], one[2]) for one in new}
    after = [one for one in before if (one[1], one[2]) not in cells] + new
    old = proficiency(Assessments(columns_of(before), ()), (1, 2, 3), (1, 2), TODAY, Policy())
    patches = {cell: columns_of(of_cell(new, *cell)) for cell in cells}
    edited = old.edited(old.assessments.replaced(patches, ()), cells)
    read = proficiency(Assessments(columns_of(after), ()), (1, 2, 3), (1, 2), TODAY, Policy())
    assert (edited.levels == read.levels).all()
    assert (edited.days == read.days).all()
    assert (edited.marks == read.marks).all()
    assert edited.assessments.columns.ids.tolist() == read.assessments.columns.ids.tolist()
    for person_id in (1, 2, 3):
        assert edited.held_by_skill(person_id) == read.held_by_skill(person_id)
        assert edited.held_by_skill(person_id) == {
            skill_id: edited.held(person_id, skill_id) for skill_id in (1, 2) if of_cell(after, person_id, skill_id)
        }


def test_an_edit_leaves_the_old_matrix_as_it_was() -> None:
    old = proficiency(Assessments(columns_of([(1, 1, 1, 3, 2, 0, 5, ALWAYS)]), ()), (1,), (1,), TODAY, Policy())
    new = columns_of([(2, 1, 1, 5, 2, 0, 6, ALWAYS)])
    edited = old.edited(old.assessments.replaced({(1, 1): new}, ()), [(1, 1)])
    assert (old.level(1, 1), edited.level(1, 1)) == (3, 5)
    assert (old.levels[0, 0], edited.levels[0, 0]) == (3, 5)


def test_many_edits_are_sorted_in() -> None:
    start = Assessments(columns_of([(1, 1, 1, 3, 2, 0, 5, ALWAYS)]), ())
    patches: dict[tuple[int, int], Columns] = {
        (number, 1): columns_of([(number, number, 1, 2, 2, 0, 5, ALWAYS)]) for number in range(2, MOST_PATCHES + 3)
    }
    joined = start.replaced(patches, ())
    assert joined.patches == {}
    assert joined.base.person.tolist() == list(range(1, MOST_PATCHES + 3))


def picture(*assessments: Assessment, on: date = DAY, **policy: object) -> Organization:
    return Organization.of(facts(on, **policy), person(1), person(2), *skills(2), *assessments)


PAST = DAY - timedelta(days=1)


@pytest.mark.parametrize(
    ("rows", "level"),
    [
        ([], UNKNOWN),
        ([said(1, 1, 4, "certificate", until=PAST), said(1, 1, 3)], 3),
        ([said(1, 1, 4, on=date(2024, 5, 1)), said(1, 1, 2, on=date(2025, 5, 1), until=PAST)], EXPIRED),
        ([said(1, 1, 5, "peer"), said(1, 1, 2, "self")], 2),
        ([said(1, 1, 3, "peer", by="A"), said(1, 1, 4, "peer", by="B")], 3),
        ([said(1, 1, 3), said(1, 1, None, on=DAY)], UNKNOWN),
        ([said(1, 1, 3, by="A"), said(1, 1, 5, by="B", on=DAY)], 5),
        ([said(1, 1, 4, by="A"), said(1, 1, 2, by="B")], 2),
        ([said(1, 1, 0)], 0),
        ([said(1, 1, 3, on=DAY + timedelta(days=1))], UNKNOWN),
        ([said(1, 1, 3, on=DAY, until=DAY)], 3),
    ],
)
def test_worked_examples_of_the_assessment_rule(rows: list[Assessment], level: int) -> None:
    assert picture(*rows).proficiency.level(1, 1) == level


def test_peers_are_dated_by_the_newest_of_them() -> None:
    rows = [
        said(1, 1, 3, "peer", date(2026, 1, 1), by="A"),
        said(1, 1, 5, "peer", date(2026, 5, 1), by="B"),
    ]
    held = picture(*rows).proficiency.held(1, 1)
    assert (held.level, held.on, held.source) == (3, day_number(date(2026, 5, 1)), "peer")


def test_the_order_of_sources_is_a_policy() -> None:
    rows = [said(1, 1, 2, "self"), said(1, 1, 4, "manager")]
    assert picture(*rows).proficiency.level(1, 1) == 4
    order = ["self", "manager", "peer", "certificate"]
    assert picture(*rows, precedence=order).proficiency.level(1, 1) == 2


@pytest.mark.parametrize(("on", "is_stale"), [(date(2025, 11, 19), True), (date(2025, 11, 20), False)])
def test_an_assessment_older_than_twelve_months_counts_and_is_stale(on: date, is_stale: bool) -> None:
    held = picture(said(1, 1, 3, on=on)).proficiency.held(1, 1)
    assert (held.level, held.is_stale) == (3, is_stale)


def test_months_before_the_last_of_a_long_month_end_with_the_shorter_one() -> None:
    six_months = Policy(stale_after_months=6)
    assert stale_before(day_number(date(2027, 8, 31)), six_months) == day_number(date(2027, 2, 28))


@pytest.mark.parametrize(("own", "is_disputed"), [(3, False), (4, True), (0, True)])
def test_two_levels_between_sources_are_a_dispute(own: int, is_disputed: bool) -> None:
    held = picture(said(1, 1, 2), said(1, 1, own, "self")).proficiency.held(1, 1)
    assert (held.level, held.is_disputed) == (2, is_disputed)


def test_what_is_held_names_the_rows_of_its_source_up_to_the_day() -> None:
    rows = [
        said(1, 1, 3, number=11, on=date(2025, 1, 1)),
        said(1, 1, 4, number=12),
        said(1, 1, 2, "self", number=13),
        said(1, 1, 5, number=14, on=DAY + timedelta(days=1)),
        said(1, 2, None, number=15),
        said(1, 2, 4, number=16, on=DAY + timedelta(days=1)),
    ]
    found = picture(*rows).proficiency.held_by_skill(1)
    assert found[1].assessment_ids == (11, 12)
    assert (found[2].level, found[2].assessment_ids) == (None, (15,))


def test_levels_of_some_people_in_some_skills_stand_in_the_asked_order() -> None:
    matrix = picture(said(1, 1, 1), said(1, 2, 2), said(2, 2, 4, on=LATELY)).proficiency
    assert matrix.levels_of([2, 1], [2, 1]).tolist() == [[4, UNKNOWN], [2, 1]]
    assert matrix.level(7, 1) == UNKNOWN
    assert matrix.level(1, 7) == UNKNOWN


@given(st.sets(st.integers(0, 599)), st.sets(st.integers(0, 39)))
@settings(max_examples=20, deadline=None)
def test_part_of_the_matrix_is_the_same_whichever_way_it_is_taken(some: set[int], skill_ids: set[int]) -> None:
    rows = [
        (number, number % 600, number % 40, number % 6, 2, 0, TODAY - number % 9, ALWAYS) for number in range(3_000)
    ]
    known = Assessments(columns_of(rows), ("",))
    whole = proficiency(known, range(600), range(40), TODAY, Policy())
    edited = whole.edited(known, [])
    people, columns = np.array(sorted(some), dtype=np.int64), np.array(sorted(skill_ids), dtype=np.int64)
    for one in (whole, edited):
        for asked in (people, np.arange(600)):
            levels, days = one.levels_at(asked, columns), one.days_at(asked, columns)
            assert levels.tolist() == whole.levels[np.ix_(asked, columns)].tolist()
            assert days.tolist() == whole.days[np.ix_(asked, columns)].tolist()


def test_matrices_nobody_edited_are_not_put_together_again() -> None:
    known = Assessments(columns_of([(1, 1, 1, 3, 2, 0, TODAY, ALWAYS)]), ("",))
    whole = proficiency(known, range(600), range(3), TODAY, Policy())
    assert np.shares_memory(whole.levels, whole.level_blocks[0])
    edited = whole.edited(Assessments(columns_of([(2, 1, 1, 5, 2, 0, TODAY, ALWAYS)]), ("",)), [(1, 1)])
    assert (whole.levels[1, 1], edited.levels[1, 1]) == (3, 5)
    assert edited.level_and_day(1, 1) == (5, TODAY)
