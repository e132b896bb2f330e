"""What the role page shows under a KPI's target text."""

from decimal import Decimal

import pytest

from orgwright.planning.kpi_sentence import target_sentence
from orgwright.planning.kpi_target import numeric_target


def understood(text: str) -> str:
    target = numeric_target(text)
    assert target is not None
    return target_sentence(target)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("p95 < 200–500ms", "below 200–500 ms"),
        ("≥ 4/5", "at least 4/5"),
        ("99.90%+", "at least 99.90%"),
        ("over 95%", "above 95%"),
        ("≤ 1 day", "at most 1 day"),
        ("≤ 2 days", "at most 2 days"),
        ("< 1k errors per day", "below 1,000 a day"),
        ("at most 3 per hour", "at most 3 an hour"),
        ("≤ $3 per 1k requests", "at most $3 per 1k requests"),
        ("≤ 5000 EUR a month", "at most EUR 5,000 a month"),
        ("≥ 1.5 FTE", "at least 1.5 FTE"),
        ("> 3:1", "above 3:1"),
        ("≥ 2x", "at least 2×"),
        ("exactly 12", "exactly 12"),
        ("between $5k and $10k", "between $5,000 and $10,000"),
        ("±5%", "within ±5%"),
        ("+10–25% QoQ", "rise by 10–25% a quarter"),
        ("cut cost 30%", "fall by 30%"),
        ("Reduce headcount by at most 5%", "fall by at most 5%"),
        ("improve by more than 10%", "improve by above 10%"),
        ("5% year over year", "change by 5% a year"),
    ],
)
def test_the_sentence_says_side_figure_unit_and_period(text, sentence):
    assert understood(text) == sentence


@pytest.mark.parametrize(
    ("text", "figure"),
    [("80–90%", "between 80 and 90%"), ("2 per year", "2 a year"), ("€5–10k", "between €5,000 and €10,000")],
)
def test_the_sentence_owns_that_the_text_names_no_side(text, figure):
    assert understood(text) == f"{figure}; the text does not say which side is better"


@pytest.mark.parametrize(
    "text", ["≤ 4/5", "≥ 99.5%", "below 3 weeks", "exactly 7", "at least $2.50 per request", "±4%"]
)
def test_a_sentence_read_again_is_the_same_target(text):
    again, target = numeric_target(understood(text)), numeric_target(text)
    assert again is not None
    assert target is not None
    parts = ("direction", "low", "high", "unit", "change", "period", "is_strict", "is_side_said")
    assert [getattr(again, part) for part in parts] == [getattr(target, part) for part in parts]


def test_large_numbers_are_written_out_in_groups():
    target = numeric_target("> 1.5 million")
    assert target is not None
    assert target.low == Decimal(1_500_000)
    assert target_sentence(target) == "above 1,500,000"
