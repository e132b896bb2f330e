from datetime import date

import pytest

from orgwright.planning.plan_measures import MEASURE_BY_KEY, MEASURES, Value, difference, verdict

MAY, JULY = date(2027, 5, 1), date(2027, 7, 1)


def test_no_key_stands_twice_and_groups_stay_together() -> None:
    assert len(MEASURE_BY_KEY) == len(MEASURES)
    groups = [one.group for one in MEASURES]
    assert groups == sorted(groups, key=list(dict.fromkeys(groups)).index)


@pytest.mark.parametrize(
    ("value", "first", "by"),
    [
        (7, 5, 2),
        (0.5, 0.75, -0.25),
        (None, 5, None),
        (5, None, None),
        (JULY, MAY, 2),
        (MAY, JULY, -2),
        (None, MAY, None),
    ],
)
def test_the_difference_is_what_is_more_or_so_many_months_later(value: Value, first: Value, by: float | None) -> None:
    assert difference(value, first) == by


@pytest.mark.parametrize(
    ("key", "value", "first", "expected"),
    [
        ("coverage_low", 0.8, 0.7, 1),
        ("coverage_low", 0.6, 0.7, -1),
        ("vacant", 100, 300, 1),
        ("single_holders", 4, 4, 0),
        ("uncovered", 4, 3, -1),
        ("cost", 9, 5, 0),
        ("coverage_low", None, 0.7, 0),
        ("gap_closed", MAY, JULY, 1),
        ("gap_closed", None, JULY, -1),
        ("gap_closed", JULY, None, 1),
        ("gap_closed", None, None, 0),
    ],
)
def test_better_or_worse_is_said_only_where_a_direction_is_good(
    key: str, value: Value, first: Value, expected: int
) -> None:
    assert verdict(MEASURE_BY_KEY[key], value, first) == expected
