"""Numbers, ranges and rates in a plain text, apart from what they are a target for."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgwright.planning.kpi_figures import figures, plain, rate_after


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10,000 and 2.5", [("10000", "10000", ""), ("2.5", "2.5", "")]),
        ("between 3 and 4 weeks", [("3", "4", "weeks")]),
        ("5 days and 6 days", [("5", "5", "days"), ("6", "6", "days")]),
        ("90 minutes to 2 hours", [("90", "120", "minutes")]),
        ("1 h 30 min", [("1", "1", "hours"), ("30", "30", "minutes")]),
        ("US$2bn", [("2000000000", "2000000000", "US$")]),
        ("5-10k", [("5000", "10000", "")]),
        ("5k-10k", [("5000", "10000", "")]),
        ("3% - 4 days", [("3", "3", "%"), ("4", "4", "days")]),
        ("4 on a 5-point scale", [("4", "4", "/5")]),
        ("phase 2 of 3%", [("3", "3", "%")]),
    ],
)
def test_figures_come_in_their_order_with_their_units(text, expected):
    found = [(one.low, one.high, one.unit) for one in figures(plain(text))]
    assert found == [(Decimal(low), Decimal(high), unit) for low, high, unit in expected]


def test_a_range_that_falls_keeps_its_smaller_end_as_low():
    (one,) = figures("30 to 15 days")
    assert (one.low, one.high, one.is_falling, one.joint) == (15, 30, True, "to")


@pytest.mark.parametrize(
    ("clause", "per", "period"),
    [
        ("releases/quarter", "quarter", "quarter"),
        ("reviews each week", "week", "week"),
        ("posts per calendar month", "month", "month"),
        ("reviews weekly", "week", "week"),
        ("calls per active user", "active user", ""),
        ("growth q/q", "", "quarter"),
        ("growth month-on-month", "", "month"),
        ("items; three per week", "", ""),
        ("items within a week", "", ""),
    ],
)
def test_a_rate_is_read_from_the_clause_of_its_figure_only(clause, per, period):
    rate = rate_after(clause, 0, is_count=True)
    assert (rate.per, rate.period) == (per, period)


def test_a_time_is_counted_by_a_period_only_where_the_text_says_per():
    assert rate_after(" of work a week", 0, is_count=False).per == ""
    assert rate_after(" a week", 0, is_count=False).per == "week"
    assert rate_after(" of work per week", 0, is_count=False).per == "week"


@settings(max_examples=100)
@given(st.text(alphabet="–—−≦⩾\u00a0\u2009\n\tab1 ", max_size=30))
def test_a_plain_text_keeps_every_character_at_its_place(text):
    written = plain(text)
    assert len(written) == len(text)
    assert all(new == old or not old.isalnum() for new, old in zip(written, text, strict=True))


@settings(max_examples=200)
@given(st.text(alphabet="0123456789.,' -+%k/→$to ms", max_size=30))
def test_figures_never_overlap(text):
    found = list(figures(text))
    assert all(one.begins < one.ends and one.low <= one.high for one in found)
    assert all(one.ends <= after.begins for one, after in pairwise(found))
