"""Text in a width: whole unless lines are counted, and then cut where a word ends."""

import pytest

from orgwright.gui.printing.paper import BODY
from orgwright.gui.printing.passages import Passage, label_length

pytestmark = pytest.mark.usefixtures("app")


def test_a_text_is_never_cut_without_a_limit() -> None:
    text = "word " * 500
    assert Passage(text, BODY, 1000).text == text.strip()


def test_a_text_with_a_limit_ends_with_an_ellipsis_after_a_whole_word() -> None:
    passage = Passage("seven letters each " * 50, BODY, 2000, 2)
    assert passage.count == 2
    assert passage.text.endswith("…")
    assert set(passage.text.removesuffix("…").split()) <= {"seven", "letters", "each"}


def test_one_endless_word_is_cut_too() -> None:
    passage = Passage("w" * 5000, BODY, 1000, 2)
    assert passage.count == 2
    assert passage.text.endswith("w…")


def test_a_text_that_fits_has_no_ellipsis() -> None:
    assert Passage("short", BODY, 2000, 1).text == "short"


def test_lines_of_a_text_stay_lines_and_empty_ones_go() -> None:
    assert Passage("one\n\n  two \tthree", BODY, 5000).count == 2
    assert Passage(" \n ", BODY, 5000).count == 0


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Product management: decides what", "Product management:"),
        ("No label here", ""),
        ("A sentence. Then more: of it", ""),
        ("x" * 60 + ": too long for a label", ""),
        (": nothing before", ""),
        ("10:30 is a time", ""),
    ],
)
def test_a_label_is_what_stands_before_the_first_colon(text: str, label: str) -> None:
    assert text[: label_length(text)] == label
