"""After any edits, what is brought up to date equals what is computed from nothing."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgwright.planning import carried
from orgwright.planning.coverage import PeopleCoverage, unit_coverage
from orgwright.planning.edited_cells import edited_cells
from orgwright.planning.members import members
from orgwright.planning.organization import Organization
from orgwright.planning.policy import policy_from_values, policy_to_store
from orgwright.planning.proficiency import ALWAYS, Assessments, Cell, Columns, columns_of
from orgwright.planning.rows import changed_row, row_of
from orgwright.records import Goal, Incumbency, OrganizationFacts, Person, Record, Requirement, Role, Target, Unit
from pictures import DAY, asks, facts, person, position, said, seated, sits, skills, target

UNITS = (
    Unit(id=1, name="Whole"),
    Unit(id=2, name="Zebra", parent_id=1),
    Unit(id=3, name="Ape", parent_id=2),
    Unit(id=4, name="Cub", parent_id=1),
)
SCOPES = (None, 1, 2, 3, 4)
NOBODY = person(9, left=DAY - timedelta(days=1))
ASKED = (
    asks(1, 1, 1, 4),
    asks(2, 1, 2, 3, "important must-have"),
    asks(3, 2, 2, 5, "important good-to-have"),
    asks(4, 2, 3, 2),
)
TARGETS = (
    target(1, 1, 1, 3, 2),
    target(2, 2, 1, 2, 1, importance="critical"),
    target(3, 3, 3, 3, 2),
    target(4, 4, 3, 4, 1),
    target(5, 3, 2, 1, 9),
)
HELD = tuple(said(one, skill, (one + skill) % 6, number=10 * one + skill) for one in (1, 2, 4) for skill in (1, 3))


def organization() -> Organization:
    """Six people in nested units, one in two that lie apart, one without a role, one who left."""
    people = (*seated(1, 1, 1), *seated(2, 1, 2), *seated(3, 2, 3), *seated(4, 2, 4), *seated(5, None, 3), NOBODY)
    twice = (position(6, 4, role_id=2), sits(6, 3, 6, fte_percent=40), sits(9, 9, 6))
    roles = (Role(id=1, name="Engineer", level="Senior"), Role(id=2, name="Analyst", level="Mid"))
    return Organization.of(facts(), *UNITS, *roles, *skills(4), *people, *twice, *ASKED, *TARGETS, *HELD)


def anew(picture: Organization) -> Organization:
    """The same organization, of which nothing is computed yet."""
    return Organization.from_rows(picture.rows, Assessments(picture.assessments.columns, picture.assessments.assessors))


LEVEL = st.integers(-1, 5)
CELL = st.tuples(st.sampled_from((1, 2, 3, 4, 5, 9)), st.integers(1, 4))
STATED = st.tuples(LEVEL, st.sampled_from((0, 20_000, 20_300)), st.sampled_from((20_100, ALWAYS)))
ONE_CELL = st.tuples(st.just("cell"), CELL, STATED)
CELLS = st.tuples(st.just("cells"), st.dictionaries(CELL, STATED, min_size=1, max_size=4))
ROW = st.tuples(st.just("row"), st.sampled_from(range(9)))
ASK = st.tuples(st.just("ask"), st.sampled_from(SCOPES))
STEPS = st.lists(st.one_of(ONE_CELL, ONE_CELL, CELLS, ROW, ASK, ASK), max_size=10)


def row_edit(picture: Organization, number: int) -> dict[type[Record], dict[int, Any]]:
    """One change of another kind: of targets, seats, people, requirements, policy, units, or of goals."""
    rows = picture.rows
    aims = {1: changed_row(rows[Target][1], people=rows[Target][1].people % 3 + 1)}
    other = policy_to_store(policy_from_values({"importance_weights": {"important": 2.5}, "minimum_peers": 3}))
    changes: tuple[dict[type[Record], dict[int, Any]], ...] = (
        {Target: aims},
        {Target: {7: row_of(target(7, 3, 1, 2, 1))}},
        {Target: {5: None} if 5 in rows[Target] else {5: row_of(TARGETS[4])}},
        {Incumbency: {2: changed_row(rows[Incumbency][2], position_id=4)}},
        {Person: {4: changed_row(rows[Person][4], left_on=None if rows[Person][4].left_on else date(2026, 1, 1))}},
        {Requirement: {2: changed_row(rows[Requirement][2], level=rows[Requirement][2].level % 5 + 1)}},
        {OrganizationFacts: {1: changed_row(rows[OrganizationFacts][1], policy=other)}},
        {Unit: {3: changed_row(rows[Unit][3], parent_id=4, name="Bee")}},
        {Goal: {1: row_of(Goal(id=1, person_id=1, skill_id=1, level=4))}},
    )
    return changes[number]


def rows_of(cell: Cell, stated: tuple[int, int, int], number: int) -> Columns:
    level, on, until = stated
    return columns_of([(number, *cell, level, 2, 0, on, until)])


def edited(picture: Organization, step: Sequence[Any], number: int) -> Organization:
    names = picture.assessments.assessors
    if step[0] == "row":
        return picture.edited(row_edit(picture, step[1]), {}, names)
    if step[0] == "cell":
        return picture.edited({}, {step[1]: rows_of(step[1], step[2], number)}, names)
    cells = sorted(step[1])
    fresh = [rows_of(cell, step[1][cell], number + place) for place, cell in enumerate(cells)]
    whole = fresh[0].appended(fresh[1:])
    return picture.edited({}, edited_cells(picture.assessments, cells, set(), whole), names)


def same_people(one: PeopleCoverage, other: PeopleCoverage) -> bool:
    """Whether all arrays are the same to the last bit."""
    names = PeopleCoverage.__annotations__
    return all(np.array_equal(getattr(one, name), getattr(other, name), equal_nan=name != "gate") for name in names)


@settings(max_examples=50, deadline=None)
@given(STEPS)
def test_after_any_edits_all_figures_are_those_computed_from_nothing(steps: list[Any]) -> None:
    picture = organization()
    assert picture.proficiency.levels.size
    for scope in SCOPES:
        unit_coverage(picture, scope)
    for number, step in enumerate(steps):
        if step[0] == "ask":
            unit_coverage(picture, step[1])
        else:
            picture = edited(picture, step, 1_000 + 10 * number)
    fresh = anew(picture)
    for scope in SCOPES:
        found, expected = unit_coverage(picture, scope), unit_coverage(fresh, scope)
        assert found == expected
        assert same_people(found.people, expected.people)


def test_an_edit_of_a_cell_leaves_what_was_computed_before_as_it_was() -> None:
    picture = organization()
    before = unit_coverage(picture, None)
    low = before.people.low.copy()
    after = picture.edited({}, {(2, 1): rows_of((2, 1), (4, 20_300, ALWAYS), 900)}, picture.assessments.assessors)
    assert unit_coverage(after, None).role_low != before.role_low
    assert np.array_equal(before.people.low, low, equal_nan=True)
    assert unit_coverage(picture, None) == before


def test_an_edit_of_a_cell_measures_nobody_else_again() -> None:
    picture = organization()
    unit_coverage(picture, None)
    after = picture.edited({}, {(2, 1): rows_of((2, 1), (4, 20_300, ALWAYS), 900)}, picture.assessments.assessors)
    assert set(after.carry.earlier) == set(picture.carry.results)
    again = unit_coverage(after, None)
    assert again.people.role_ids is unit_coverage(picture, None).people.role_ids
    assert again.targets[0] is unit_coverage(picture, None).targets[0]
    assert "levels" not in vars(after.proficiency)


def test_what_other_rows_decide_is_not_handed_on() -> None:
    picture = organization()
    unit_coverage(picture, None)
    for number in range(8):
        assert not picture.edited(row_edit(picture, number), {}, ("", "Mo")).carry.earlier
    assert picture.edited(row_edit(picture, 8), {}, ("", "Mo")).carry.earlier


def test_too_many_edited_cells_are_computed_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(carried, "MOST_CELLS", 1)
    picture = organization()
    unit_coverage(picture, None)
    names = picture.assessments.assessors
    one = picture.edited({}, {(2, 1): rows_of((2, 1), (4, 20_300, ALWAYS), 900)}, names)
    assert one.carry.earlier
    assert not one.edited({}, {(2, 2): rows_of((2, 2), (4, 20_300, ALWAYS), 901)}, names).carry.earlier
    both = {cell: rows_of(cell, (4, 20_300, ALWAYS), 910 + cell[1]) for cell in ((2, 1), (2, 2))}
    assert not picture.edited({}, both, names).carry.earlier


def test_a_picture_of_another_day_begins_with_nothing() -> None:
    picture = organization()
    unit_coverage(picture, None)
    other = picture.as_of(DAY - timedelta(days=200))
    assert not other.carry.results
    assert members(other.seating) is not members(picture.seating)


@settings(max_examples=60, deadline=None)
@given(STEPS)
def test_after_any_edits_another_day_is_that_computed_from_nothing(steps: list[Any]) -> None:
    past = DAY - timedelta(days=300)
    recorded = organization()
    picture = recorded.as_of(past)
    for number, step in enumerate(steps):
        if step[0] == "ask":
            unit_coverage(picture, step[1])
        else:
            before, recorded = recorded, edited(recorded, step, 1_000 + 10 * number)
            cells = {"cell": lambda one: [one], "cells": list, "row": lambda one: []}[step[0]](step[1])
            picture = recorded.as_of_after(picture, cells)
            assert before.day == recorded.day != picture.day == past
    fresh = anew(recorded).as_of(past)
    for scope in SCOPES:
        found, expected = unit_coverage(picture, scope), unit_coverage(fresh, scope)
        assert found == expected
        assert same_people(found.people, expected.people)


def test_another_day_goes_on_from_the_earlier_picture_where_only_cells_were_edited() -> None:
    recorded = organization()
    picture = recorded.as_of(DAY - timedelta(days=300))
    unit_coverage(picture, None)
    cell = {(2, 1): rows_of((2, 1), (4, 20_300, ALWAYS), 900)}
    after = recorded.edited({}, cell, recorded.assessments.assessors)
    assert after.as_of_after(picture, list(cell)).carry.earlier
    assert not after.edited(row_edit(after, 0), {}, ("", "Mo")).as_of_after(picture, list(cell)).carry.earlier
    assert after.as_of_after(recorded, list(cell)) is after
