"""Statements beside their heading."""

import pytest

from orgwright.gui.printing.marks import Drawn, Ground, Words, height_of
from orgwright.gui.printing.paper import pt
from orgwright.gui.printing.statements import MARGIN, statement_group

WIDTH = pt(500)
pytestmark = pytest.mark.usefixtures("app")


def marks_of(heading: str, *texts: str) -> list[Drawn]:
    return [one for piece in statement_group(heading, texts, WIDTH) for one in piece.marks]


def places(heading: str, *texts: str) -> dict[str, float]:
    return {one.mark.passage.text: one.x for one in marks_of(heading, *texts) if isinstance(one.mark, Words)}


def test_one_statement_is_a_paragraph_and_several_are_a_list() -> None:
    assert not any(isinstance(one.mark, Ground) for one in marks_of("Head", "Only this."))
    assert sum(isinstance(one.mark, Ground) for one in marks_of("Head", "This.", "That.")) == 2


def test_items_below_an_item_stand_further_in() -> None:
    found = places("Head", "Oven:\n– Heat\n  – Gas\n– Door", "Table")
    assert MARGIN < found["Oven:"] < found["Heat"] < found["Gas"]
    assert found["Door"] == found["Heat"]
    assert found["Table"] == found["Oven:"]


def test_items_far_below_keep_some_width() -> None:
    found = places("Head", "Oven:\n" + " " * 900 + "– Deep")
    assert found["Deep"] < WIDTH / 2


def test_no_line_of_two_and_neither_end_of_a_longer_paragraph_is_left_alone() -> None:
    pieces = statement_group("", ["word " * 100], WIDTH)
    assert len(pieces) > 4
    assert [one.keeps_next for one in pieces] == [True, *[False] * (len(pieces) - 3), True, False]


def test_a_heading_taller_than_what_it_heads_keeps_its_room() -> None:
    pieces = statement_group(
        "A heading of many words that takes several lines in the margin", ["Short.", "Brief."], WIDTH
    )
    heading = next(one for one in pieces[0].marks if one.x == 0)
    assert heading.bottom <= height_of(pieces)
    assert [one.keeps_next for one in pieces] == [True, False]


def test_the_heading_is_said_again_where_a_page_begins_within_its_statements() -> None:
    first, *others = statement_group("Head", ["This.", "That.", "More."], WIDTH)
    assert first.heads == ()
    for one in others:
        (again,) = one.heads
        assert again.height == 0
        assert isinstance(again.marks[0].mark, Words)
        assert again.marks[0].mark.passage.text == "Head"
