from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgwright.errors import RefusedInput
from orgwright.gui.widgets.amounts import (
    date_text,
    day_text,
    money_text,
    parse_date,
    parse_money,
    parse_whole,
    short_money_text,
)


@given(st.integers(-(10**12), 10**12))
def test_an_amount_that_is_shown_reads_back_as_itself(minor: int) -> None:
    assert parse_money(money_text(minor), "Cost") == minor


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_day_that_is_shown_reads_back_as_itself(day: date) -> None:
    assert parse_date(date_text(day), "Day") == day
    assert parse_date(day_text(day), "Day") == day


@pytest.mark.parametrize("text", ["2026-11-20", "20.11.2026", "20/11/2026", "20 Nov 2026", " 2026-11-20 "])
def test_days_are_read_in_the_usual_ways(text: str) -> None:
    assert parse_date(text, "Opens on") == date(2026, 11, 20)


@pytest.mark.parametrize("text", ["2026-02-30", "tomorrow", "20 Abc 2026"])
def test_what_is_no_day_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(RefusedInput, match=r"^Opens on: .*\.$"):
        parse_date(text, "Opens on")


def test_nothing_typed_is_nothing() -> None:
    assert parse_date("", "Day") is parse_money(" ", "Cost") is parse_whole("", "People", 0, 9) is None


@pytest.mark.parametrize(
    ("text", "minor"), [("96,000", 9_600_000), ("96 000.50", 9_600_050), ("0.1", 10), ("−5", -500)]
)
def test_amounts_are_read_as_people_write_them(text: str, minor: int) -> None:
    assert parse_money(text, "Cost") == minor


@pytest.mark.parametrize("text", ["much", "1.234", "NaN", "Infinity"])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(RefusedInput):
        parse_money(text, "Cost")


@pytest.mark.parametrize("text", ["1.5", "many", "11"])
def test_whole_numbers_keep_their_limits(text: str) -> None:
    with pytest.raises(RefusedInput):
        parse_whole(text, "People", 0, 10)


@pytest.mark.parametrize(
    ("minor", "text"),
    [(2_140_000_000, "€ 21.4 m"), (11_800_000, "€ 118 k"), (95_000, "€ 950"), (-390_000_000, "−€ 3.9 m"), (0, "€ 0")],
)
def test_money_at_a_glance(minor: int, text: str) -> None:
    assert short_money_text(minor, "EUR") == text
