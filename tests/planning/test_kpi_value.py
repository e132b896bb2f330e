from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgwright.errors import RefusedInput
from orgwright.planning.kpi_target import numeric_target
from orgwright.planning.kpi_value import (
    in_thousandths,
    kpi_value,
    of_thousandths,
    reading_unit,
    value_text,
    with_unit,
)


@pytest.mark.parametrize(
    ("target", "text", "value"),
    [
        ("", "97.5", "97.5"),
        ("", "0,4", "0.4"),
        ("", "1,204", "1204"),
        ("", "12 345.6", "12345.6"),
        ("", "−3.12345", "-3.123"),
        ("> 95%", "97,5 %", "97.5"),
        ("p95 < 200 ms", "180 ms", "180"),
        ("≥ 4/5", "4.2/5", "4.2"),
        ("< 10 days", "1 day", "1"),
        ("+10–25% QoQ", "140 visitors", "140"),
    ],
)
def test_a_value_is_read_as_people_write_it(target: str, text: str, value: str) -> None:
    assert kpi_value(text, numeric_target(target)) == Decimal(value)


@pytest.mark.parametrize(
    ("target", "text", "sentence"),
    [
        ("", "fast", "“fast” is not a number; write a value such as 97.5."),
        ("", "", "“” is not a number; write a value such as 97.5."),
        ("", "1.2.3", "“1.2.3” is not a number; write a value such as 97.5."),
        ("", "3 of 5", "“3 of 5” holds more than one number; write a value such as 97.5."),
        ("< 1 hour", "2 days", "“2 days” is in days, and the target is in hours; nothing is converted."),
        ("0 open findings", "3%", "“3%” is in %, and the target is a plain number; nothing is converted."),
        ("", "9" * 13, "“9999999999999” is too large for a reading; the most is 999,999,999,999."),
    ],
)
def test_what_is_no_value_is_refused_in_a_sentence(target: str, text: str, sentence: str) -> None:
    with pytest.raises(RefusedInput) as refused:
        kpi_value(text, numeric_target(target))

    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    ("target", "shown"),
    [("> 95%", "1,204.5%"), ("< 200 ms", "1,204.5 ms"), ("+10% QoQ", "1,204.5"), ("< $5 per request", "$1,204.5")],
)
def test_a_value_is_shown_in_the_unit_of_its_target(target: str, shown: str) -> None:
    assert value_text(Decimal("1204.500"), numeric_target(target)) == shown


def test_a_target_of_change_leaves_the_unit_of_readings_open() -> None:
    assert reading_unit(numeric_target("+10–25% QoQ")) is None
    assert reading_unit(numeric_target("> 95%")) == "%"


def test_naught_and_less_are_written_plainly() -> None:
    assert (with_unit(Decimal("0.000"), "%"), with_unit(Decimal("-1.50"), "ms")) == ("0%", "−1.5 ms")


@settings(max_examples=60)
@given(st.integers(-(10**14), 10**14))
def test_what_is_shown_can_be_typed_again(stored: int) -> None:
    value = of_thousandths(stored)

    assert in_thousandths(value) == stored
    assert kpi_value(value_text(value).replace(",", ""), None) == value
