from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dated_organizations import EITHER_UNIT, FIRST, dated_organizations
from orgwright.errors import RefusedInput
from orgwright.gui.coverage import time_model as model
from orgwright.planning.coverage_trend import CoveragePoint
from orgwright.planning.movement_pieces import Mover
from orgwright.planning.organization import Organization
from orgwright.progress import Progress
from orgwright.records import Record, Role, Unit
from pictures import DAY, asks, facts, said, seated, skills, target

A, BETWEEN, B = date(2026, 1, 31), date(2026, 3, 15), date(2026, 6, 30)


def picture(*records: Record) -> Organization:
    return Organization.of(facts(), Unit(id=1, name="Models"), Role(id=1, name="Engineer"), *skills(3), *records)


def point(month: int, role_low: float | None, low: float | None = None) -> CoveragePoint:
    return CoveragePoint(date(2026, month, 1), date(2026, month, 28), low, low, role_low, role_low)


def test_months_stand_newest_first_with_what_moved_since_the_month_before() -> None:
    rows = model.trend_rows((point(1, 0.5), point(2, 0.75), point(3, None), point(4, 0.25)), of_roles=True)
    assert [(row.month.month, row.low, row.moved) for row in rows] == [
        (4, 0.25, None),
        (3, None, None),
        (2, 0.75, 0.25),
        (1, 0.5, None),
    ]


def test_targets_and_roles_have_a_course_each() -> None:
    points = (point(1, 0.5, 0.1), point(2, 0.75, 0.2))
    assert [low for _, low, _ in model.ranges(points, of_roles=True)] == [0.5, 0.75]
    assert [row.low for row in model.trend_rows(points, of_roles=False)] == [0.2, 0.1]


@pytest.mark.parametrize("span", model.SPANS)
def test_a_trend_ends_a_quarter_of_its_length_after_the_day(span: int) -> None:
    points = model.trend_around(picture(), None, span, Progress())
    assert len(points) == span + span // 4
    assert points[span - 1].month == DAY.replace(day=1)


def test_an_opened_mover_shows_its_pieces() -> None:
    organization = picture(
        *seated(1, role_id=1), asks(1, 1, 1, 4), asks(2, 1, 2, 4), said(1, 1, 2, on=BETWEEN), said(1, 2, 4, on=BETWEEN)
    )
    movement = model.movement_between(organization, 1, True, A, B, Progress())
    folded = model.move_rows(organization, movement, ())
    assert [(row.text, row.change, row.low, row.is_sum, row.is_open) for row in folded] == [
        ("Newly assessed", "2", 0.75, True, False)
    ]
    opened = model.move_rows(organization, movement, {Mover.NEW})
    assert [(row.text, row.skill, row.change, row.low) for row in opened[1:]] == [
        ("Person 1", "Skill 2", "not known → 4", 0.5),
        ("Person 1", "Skill 1", "not known → 2", 0.25),
    ]


def test_what_is_not_listed_stands_in_one_line_that_keeps_the_sum(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "MOST_PIECES", 1)
    rows = [row for number in (1, 2, 3) for row in seated(number)]
    organization = picture(*rows, target(1, 1, 1, 3, 3), *(said(number, 1, 3, on=BETWEEN) for number in (1, 2, 3)))
    movement = model.movement_between(organization, 1, False, A, B, Progress())
    whole, *pieces = model.move_rows(organization, movement, {Mover.NEW})
    assert [row.text for row in pieces] == ["Person 1", "2 smaller ones"]
    assert sum(row.low for row in pieces) == pytest.approx(whole.low)
    assert len({row.key for row in (whole, *pieces)}) == 3


@settings(max_examples=80, deadline=None)
@given(dated_organizations(), EITHER_UNIT, st.integers(0, 300), st.booleans())
def test_the_figures_of_the_bars_add_up_as_they_are_shown(
    organization: Organization, unit_id: int | None, start: int, of_roles: bool
) -> None:
    first = FIRST + timedelta(days=start)
    movement = model.movement_between(organization, unit_id, of_roles, first, first + timedelta(days=90), Progress())
    ends = ((movement.low_before, movement.low_after), (movement.high_before, movement.high_after))
    for is_low, (before, after) in zip((True, False), ends, strict=True):
        steps = model.shown_steps(movement, is_low)
        if before is None or after is None:
            assert steps == {}
            continue
        shown = [float(model.percent(one, 2)) for one in (before, after)]
        assert shown[0] + sum(steps.values()) * 100 == pytest.approx(shown[1], abs=1e-6)
        for step in movement.steps:
            assert abs(steps[step.mover] - (step.low if is_low else step.high)) < 0.00021


@pytest.mark.parametrize(
    ("points", "decimals", "text"),
    [
        (0.0125, 2, "+1.25"),
        (-0.0125, 2, "−1.25"),
        (-0.00004, 2, "−0.0040"),
        (0.0, 2, "0.00"),
        (0.0004, 1, "0.0"),
        (None, 2, ""),
    ],
)
def test_points_are_written_with_their_sign_but_nothing_without(points: float | None, decimals: int, text: str) -> None:
    assert model.points_text(points, decimals) == text


def test_a_share_has_one_decimal_or_two_and_none_a_dash() -> None:
    assert (model.percent(0.615), model.percent(None), model.percent(0.61, 2)) == ("61.5", "–", "61.00")


@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 31)])
def test_days_far_from_any_plan_are_refused(day: date) -> None:
    with pytest.raises(RefusedInput, match="Choose a day between the years 1900 and 9000"):
        model.movement_between(picture(), None, True, DAY, day, Progress())
    with pytest.raises(RefusedInput):
        model.trend_around(picture().as_of(day), None, 24, Progress())


def test_a_year_before_the_last_day_of_february_is_a_day() -> None:
    assert model.year_before(date(2028, 2, 29)) == date(2027, 2, 28)
