from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dated_organizations import EITHER_UNIT, FIRST, dated_organizations
from orgwright.planning.coverage import unit_coverage
from orgwright.planning.coverage_trend import CoveragePoint, coverage_trend
from orgwright.planning.days import last_of_month, months_from
from orgwright.planning.organization import Organization
from orgwright.progress import Cancelled, Progress
from orgwright.records import Record, Role, Unit
from pictures import asks, facts, person, position, said, seated, sits, skills, target

U = Unit(id=1, name="Models")
R = (Role(id=1, name="Engineer", level="Senior"), Role(id=2, name="Analyst", level="Mid"))


def trend_of(*records: Record, first: date = date(2026, 8, 15), months: int = 3) -> tuple[CoveragePoint, ...]:
    return coverage_trend(Organization.of(facts(), U, *R, *skills(3), *records), 1, first, months)


def roles_of(points: tuple[CoveragePoint, ...]) -> list[tuple[float | None, float | None]]:
    return [(one.role_low, one.role_high) for one in points]


def day_by_day(
    organization: Organization, unit_id: int | None, first_month: date, months: int
) -> tuple[CoveragePoint, ...]:
    """The trend by its definition: every month measured alone."""
    found = []
    for month in months_from(first_month, months):
        on = last_of_month(month)
        one = unit_coverage(organization.as_of(on), unit_id)
        found.append(CoveragePoint(month, on, one.low, one.high, one.role_low, one.role_high))
    return tuple(found)


@given(dated_organizations(), EITHER_UNIT, st.integers(0, 13))
@settings(max_examples=50, deadline=None)
def test_every_month_equals_the_coverage_of_its_last_day(
    organization: Organization, unit_id: int | None, months: int
) -> None:
    assert coverage_trend(organization, unit_id, FIRST, months) == day_by_day(organization, unit_id, FIRST, months)


def test_a_point_is_that_of_the_last_day_of_its_month() -> None:
    rows = (target(1, 1, 1, 3, 1), asks(1, 1, 1, 4), said(1, 1, 4, on=date(2026, 9, 30), until=date(2026, 10, 30)))
    points = trend_of(*seated(1, role_id=1), *rows)
    assert [one.of_targets for one in points] == [
        (date(2026, 8, 1), 0, 1),
        (date(2026, 9, 1), 1, 1),
        (date(2026, 10, 1), 0, 1),
    ]
    assert [one.of_roles for one in points] == [one.of_targets for one in points]
    assert [one.on for one in points] == [date(2026, 8, 31), date(2026, 9, 30), date(2026, 10, 31)]


def test_a_withdrawn_level_lets_what_another_source_says_count_again() -> None:
    rows = (
        asks(1, 1, 1, 4),
        said(1, 1, 2, "self", on=date(2026, 7, 1)),
        said(1, 1, 4, on=date(2026, 8, 1)),
        said(1, 1, None, on=date(2026, 9, 1)),
    )
    assert roles_of(trend_of(*seated(1, role_id=1), *rows)) == [(1, 1), (0.5, 0.5), (0.5, 0.5)]


def test_people_count_from_the_day_they_join_to_the_day_they_leave() -> None:
    rows = (
        person(1),
        person(2, hired=date(2026, 9, 1), left=date(2026, 9, 30)),
        *(position(number, role_id=1) for number in (1, 2)),
        *(sits(number, number, number) for number in (1, 2)),
        asks(1, 1, 1, 4),
        said(1, 1, 4),
        said(2, 1, 2),
    )
    assert roles_of(trend_of(*rows)) == [(1, 1), (0.75, 0.75), (1, 1)]


def test_after_a_move_the_new_role_is_what_a_person_is_measured_against() -> None:
    rows = (
        person(1),
        position(1, role_id=1),
        position(2, role_id=2),
        sits(1, 1, 1, to_on=date(2026, 9, 15)),
        sits(2, 1, 2, from_on=date(2026, 9, 16)),
        asks(1, 1, 1, 4),
        asks(2, 2, 1, 5),
        said(1, 1, 4, on=date(2026, 1, 1)),
        said(1, 1, 5, on=date(2026, 10, 2)),
    )
    assert roles_of(trend_of(*rows)) == [(1, 1), (0.8, 0.8), (1, 1)]


def test_targets_count_between_their_first_and_last_day() -> None:
    rows = (
        target(1, 1, 1, 3, 1, from_on=date(2026, 9, 30), to_on=date(2026, 9, 30)),
        target(2, 1, 2, 3, 1, to_on=date(2026, 9, 30)),
        said(1, 1, 3),
    )
    assert [one.low for one in trend_of(*seated(1), *rows)] == [0, 0.5, None]


def test_of_nobody_and_nothing_the_coverage_is_null() -> None:
    (point,) = trend_of(months=1)
    assert (point.low, point.high, point.role_low, point.role_high) == (None, None, None, None)
    assert coverage_trend(Organization.of(), None, FIRST, 1)[0].role_low is None


def test_a_trend_tells_how_far_it_is_and_can_be_stopped() -> None:
    with pytest.raises(Cancelled):
        coverage_trend(Organization.of(), None, FIRST, 5, Progress(lambda done, total, _what: done < 2 or total != 5))
