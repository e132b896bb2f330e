from datetime import date, timedelta
from math import fsum

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dated_organizations import EITHER_UNIT, FIRST, dated_organizations
from orgwright.planning.coverage_movement import coverage_movement
from orgwright.planning.explanation import Explanation
from orgwright.planning.explanations import movement as explanations
from orgwright.planning.explanations.movement import (
    change_words,
    movement_explained,
    piece_explained,
    place_of,
    step_explained,
    who_or_what,
)
from orgwright.planning.movement_pieces import Mover
from orgwright.planning.organization import Organization
from orgwright.records import Record, Role, Unit
from pictures import asks, facts, person, position, said, seated, sits, skills, target

A, BETWEEN, B = date(2026, 1, 31), date(2026, 3, 15), date(2026, 6, 30)


def picture(*records: Record) -> Organization:
    roles = (Role(id=1, name="Engineer", level="Senior"), Role(id=2, name="Analyst", level="Mid"))
    return Organization.of(facts(), Unit(id=1, name="Models"), *roles, *skills(3), *records)


def values(shown: Explanation, title: str) -> list[object]:
    place = [one.title for one in shown.columns].index(title)
    return [row.values[place] for row in shown.rows]


LEVELS = picture(
    *seated(1, role_id=1),
    asks(1, 1, 1, 4),
    asks(2, 1, 2, 4),
    said(1, 1, 1, on=A),
    said(1, 1, 3, on=BETWEEN),
    said(1, 2, 2, on=BETWEEN),
)


def test_all_causes_together_lead_from_the_first_figure_to_the_last() -> None:
    found = coverage_movement(LEVELS, 1, A, B).roles
    shown = movement_explained(LEVELS, found, of_roles=True, low=True)
    assert shown.title == "+50.00 points"
    assert shown.what == "Models, 31 Jan 2026 to 30 Jun 2026, as recorded. What moved the low end of it."
    assert [row.values for row in shown.rows] == [("assessed up", 1, 0.25), ("newly assessed", 1, 0.25)]
    assert [(one.name, one.value) for one in shown.results] == [("at first", 0.125), ("moved", 0.5), ("at last", 0.625)]


def test_a_cause_shows_its_pieces_with_what_they_are_computed_from() -> None:
    found = coverage_movement(LEVELS, 1, A, B).roles
    shown = step_explained(LEVELS, found, Mover.RAISED, of_roles=True, low=False)
    (row,) = shown.rows
    assert row.values == ("Person 1", 0.25, "1 → 3", "Skill 1", 0.125, 0.375, 1.0)
    assert (row.screen, row.record_id) == ("matrix", (1, 1))
    assert shown.what.endswith("Cause: assessed up. What it moved the high end by.")


def test_one_piece_can_be_explained_alone() -> None:
    found = coverage_movement(LEVELS, 1, A, B).roles
    (piece,) = found.largest(1, Mover.NEW)
    shown = piece_explained(LEVELS, found, piece, of_roles=True, low=True)
    assert "Cause: newly assessed. Person 1: not known → 2." in shown.what
    assert [one.value for one in shown.results] == [0.25]


def test_a_cause_that_is_rounded_for_the_sum_is_called_as_it_is_shown() -> None:
    found = coverage_movement(LEVELS, 1, A, B).roles
    shown = step_explained(LEVELS, found, Mover.RAISED, of_roles=True, low=True, shown=0.2499)
    assert shown.title == "+24.99 points"
    assert shown.reading.startswith("It is +25.00 points; causes are rounded such that they add up")
    assert shown.results[0].value == 0.25
    assert explanations.points_words(0.000041) == "+0.0041 points"


@settings(max_examples=40, deadline=None)
@given(dated_organizations(), EITHER_UNIT, st.integers(0, 300), st.booleans())
def test_what_is_shown_computes_what_is_shown(
    organization: Organization, unit_id: int | None, start: int, low: bool
) -> None:
    first = FIRST + timedelta(days=start)
    found = coverage_movement(organization, unit_id, first, first + timedelta(days=120))
    for movement, of_roles in ((found.roles, True), (found.targets, False)):
        whole = movement_explained(organization, movement, of_roles, low)
        assert fsum(values(whole, "Points")) == pytest.approx(whole.results[1].value or 0, abs=1e-12)
        for step in movement.steps:
            shown = step_explained(organization, movement, step.mover, of_roles, low)
            columns = zip(*(values(shown, title) for title in ("Before", "After", "Part", "Points")), strict=True)
            for before, after, part, points in columns:
                assert (after - before) * part == pytest.approx(points, abs=1e-12)
            assert fsum(values(shown, "Points")) == pytest.approx(shown.results[0].value, abs=1e-12)


def test_pieces_beyond_those_listed_are_one_row_that_keeps_the_sum(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(explanations, "MOST_ROWS", 1)
    rows = [row for number in (1, 2, 3) for row in seated(number, role_id=1)]
    several = picture(*rows, asks(1, 1, 1, 4), *(said(number, 1, number, on=BETWEEN) for number in (1, 2, 3)))
    found = coverage_movement(several, 1, A, B).roles
    shown = step_explained(several, found, Mover.NEW, of_roles=True, low=True)
    assert values(shown, "Who or what") == ["Person 3", "2 smaller ones"]
    assert fsum(values(shown, "Points")) == pytest.approx(0.5)


def test_people_targets_and_cells_open_where_they_are_kept() -> None:
    moved = picture(
        person(1, hired=BETWEEN),
        position(1, role_id=1),
        sits(1, 1, 1),
        *seated(2, role_id=1),
        asks(1, 1, 1, 4),
        said(1, 1, 4, on=A),
        said(2, 1, 2, on=A),
        target(1, 1, 1, 3, 2),
        target(2, 1, 2, 3, 1, from_on=BETWEEN),
    )
    found = coverage_movement(moved, 1, A, B)
    (joined,) = found.roles.largest(1, Mover.JOINED)
    assert (change_words(joined), place_of(moved, joined)) == ("with 100 %", ("people", 1))
    (holder,) = found.targets.largest(1, Mover.JOINED)
    assert (who_or_what(moved, holder), change_words(holder)) == ("Person 1", "joined")
    (added,) = found.targets.largest(1, Mover.TARGET_ADDED)
    assert (who_or_what(moved, added), place_of(moved, added)) == ("Target of Models", ("matrix", 2))


def test_without_a_coverage_on_one_day_there_is_nothing_to_compute() -> None:
    nobody = picture(asks(1, 1, 1, 4))
    shown = movement_explained(nobody, coverage_movement(nobody, 1, A, B).roles, of_roles=True, low=True)
    assert shown.title == "a movement of nothing"
    assert [(one.value, one.formula) for one in shown.results][2] == (None, "")
