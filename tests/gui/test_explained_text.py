"""Values of explanations as people read them."""

from datetime import date

import pytest

from orgwright.gui.explained_text import cell_text, explanation_text, value_text
from orgwright.planning.explanation import ExplainedResult, Explanation, Kind, Value


@pytest.mark.parametrize(
    ("value", "kind", "text"),
    [
        (0.61, "share", "61.0 %"),
        (0.00146, "share", "0.15 %"),
        (0.0, "share", "0.0 %"),
        (1.0, "share", "100.0 %"),
        (-0.096, "share", "−9.6 %"),
        (80, "fte", "0.80"),
        (394_521, "money", "3,945.21"),
        (12_000, "whole", "12,000"),
        (-3, "whole", "−3"),
        (1.5, "weight", "1.5"),
        (24.58333, "number", "24.583"),
        (100.0, "number", "100"),
        (date(2026, 11, 20), "day", "20 Nov 2026"),
        (date(2026, 11, 1), "month", "Nov 2026"),
        ("yes", "text", "yes"),
        (None, "share", ""),
    ],
)
def test_a_value_is_written_by_its_kind(value: Value, kind: Kind, text: str) -> None:
    assert value_text(value, kind) == text


def test_in_a_table_the_unit_stands_in_the_head() -> None:
    assert cell_text(0.61, "share") == "61.0"


def test_results_stand_under_each_other_and_what_is_not_known_is_a_dash() -> None:
    results = (
        ExplainedResult("low", 0.5, "share", "4 / 8", ""),
        ExplainedResult("high", None, "share", "", ""),
    )
    lines = explanation_text(Explanation("50 %", "Of Ana.", "C", "", results)).splitlines()
    assert lines[:4] == ["Of Ana.", "C", "low  = 4 / 8 = 50.0 %", "high = –"]
