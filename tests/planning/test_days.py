from datetime import date

import pytest

from orgwright.planning.days import (
    day_number,
    day_of_number,
    first_of_month,
    holds_on,
    last_of_month,
    months_from,
    months_later,
)


@pytest.mark.parametrize(
    ("day", "holds"),
    [
        (date(2026, 2, 28), False),
        (date(2026, 3, 1), True),
        (date(2026, 3, 31), True),
        (date(2026, 4, 1), False),
    ],
)
def test_a_period_includes_both_its_days(day: date, holds: bool) -> None:
    assert holds_on(day, date(2026, 3, 1), date(2026, 3, 31)) is holds


def test_an_empty_end_is_open() -> None:
    assert holds_on(date.min, None, date(2026, 1, 1))
    assert holds_on(date.max, date(2026, 1, 1), None)
    assert holds_on(date(2026, 1, 1), None, None)


def test_a_day_and_its_number_lead_to_one_another() -> None:
    assert day_number(date(1970, 1, 2)) == 1
    assert [day_of_number(day_number(day)) for day in (date.min, date(2026, 11, 20))] == [date.min, date(2026, 11, 20)]


def test_a_month_has_its_first_and_its_last_day() -> None:
    assert first_of_month(date(2028, 2, 17)) == date(2028, 2, 1)
    assert [last_of_month(date(year, 2, 3)) for year in (2027, 2028)] == [date(2027, 2, 28), date(2028, 2, 29)]


def test_a_month_too_short_for_the_day_takes_its_last() -> None:
    assert months_later(date(2027, 1, 31), 1) == date(2027, 2, 28)
    assert months_later(date(2028, 2, 29), -12) == date(2027, 2, 28)
    assert months_later(date(2026, 11, 20), 14) == date(2028, 1, 20)


def test_months_run_over_the_turn_of_the_year() -> None:
    assert list(months_from(date(2026, 11, 20), 3)) == [date(2026, 11, 1), date(2026, 12, 1), date(2027, 1, 1)]
