"""Calendar quarters after a day."""

from datetime import date

import pytest

from orgwright.errors import RefusedInput
from orgwright.planning.quarters import Quarters


def test_the_first_quarter_is_the_one_that_begins_after_the_day() -> None:
    quarters = Quarters.after(date(2026, 11, 20), 3)
    assert quarters.starts == (date(2027, 1, 1), date(2027, 4, 1), date(2027, 7, 1))
    assert quarters.lasts == (date(2027, 3, 31), date(2027, 6, 30), date(2027, 9, 30))
    assert [quarters.name(place) for place in range(3)] == ["Q1 2027", "Q2 2027", "Q3 2027"]


def test_on_the_first_day_of_a_quarter_the_next_one_is_the_first() -> None:
    assert Quarters.after(date(2026, 1, 1), 1).first == date(2026, 4, 1)


def test_the_quarters_of_a_year_have_all_its_days() -> None:
    quarters = Quarters.after(date(2027, 12, 31), 4)
    assert sum(quarters.days(place) for place in range(4)) == 366


def test_a_day_belongs_to_the_first_quarter_that_begins_on_it_or_later() -> None:
    quarters = Quarters.after(date(2026, 11, 20), 2)
    days = [date(2026, 12, 1), date(2027, 1, 1), date(2027, 1, 2), date(2027, 4, 2)]
    assert [quarters.place_from(day) for day in days] == [0, 0, 1, 2]


@pytest.mark.parametrize("count", [0, 21])
def test_too_few_and_too_many_quarters_are_refused(count: int) -> None:
    with pytest.raises(RefusedInput, match="1 to 20 quarters"):
        Quarters.after(date(2026, 11, 20), count)


def test_a_day_after_which_there_is_no_quarter_is_refused() -> None:
    with pytest.raises(RefusedInput, match="9900"):
        Quarters.after(date(9999, 12, 1), 1)
