"""Formulas that break to fit, and lose nothing by it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from orgwright.gui.widgets.formula_block import FormulaBlock

WORDS = st.lists(st.text("abc=/+()0123456789", min_size=1, max_size=9), min_size=1, max_size=14).map(" ".join)


def block(rule: str, *results: tuple[str, str]) -> FormulaBlock:
    return FormulaBlock(rule, results)


def test_a_short_result_stands_on_one_line_with_its_value_apart(app: QApplication) -> None:
    lines = block("C = Σ w / n", ("low  = 399.6 / 655 = ", "61.0 %")).lines(320)
    assert lines == [("C = Σ w / n", ""), ("low  = 399.6 / 655 = ", "61.0 %")]


def test_a_long_result_goes_on_under_what_follows_its_equals_sign(app: QApplication) -> None:
    lines = block("", ("cost  = 1,485,844.83 + 1,200,000.00 = ", "2,685,844.83")).lines(280)
    assert lines[0][0].startswith("cost  = 1,485,844.83")
    assert all(text.startswith(" " * 8) for text, _ in lines[1:])
    assert lines[-1][1] == "2,685,844.83"


def test_every_line_of_the_rule_is_its_own(app: QApplication) -> None:
    assert [text for text, _ in block("n = people\nshare = n / d").lines(320)] == ["n = people", "share = n / d"]


@settings(max_examples=40, deadline=None)
@given(rule=WORDS, lead=WORDS, value=st.sampled_from(["61.0 %", "1,492,832.99", "–"]), width=st.integers(160, 500))
def test_nothing_is_lost_by_breaking(rule: str, lead: str, value: str, width: int) -> None:
    lines = block(rule, (f"low = {lead} = ", value)).lines(width)
    shown = "".join(text + bold for text, bold in lines)
    assert "".join(shown.split()) == "".join(f"{rule}low = {lead} = {value}".split())
    assert lines[-1][1] == value


@pytest.mark.parametrize("width", [180, 300, 600])
def test_the_block_is_as_high_as_its_lines(app: QApplication, qtbot: QtBot, width: int) -> None:
    made = block("C = Σ w · min(a / r, 1) / Σ w, and the mean over all people of the unit", ("low = ", "61.0 %"))
    qtbot.addWidget(made)
    made.resize(width, 40)
    made.show()
    assert made.height() == len(made.lines(made.width())) * 20 + 16
    made.grab()
