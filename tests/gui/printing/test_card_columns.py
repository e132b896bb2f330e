"""Sharing a column among lists."""

from hypothesis import given, settings
from hypothesis import strategies as st

from orgwright.gui.printing.card_columns import CardList, column, shared_out
from orgwright.gui.printing.marks import Drawn, Ground, Piece


def card_list(heights: list[int], total: int = 0, least: int = 3) -> CardList:
    items = tuple(Piece(height, (Drawn(Ground(1, height), 0, 0),)) for height in heights)
    head = Piece(100, (Drawn(Ground(1, 100), 0, 0),))
    return CardList((head,), items, max(total, len(heights)), least)


@settings(max_examples=80)
@given(st.lists(st.lists(st.integers(50, 300), max_size=12), min_size=1, max_size=4), st.integers(900, 6000))
def test_lists_never_take_more_than_the_column_has(several: list[list[int]], height: int) -> None:
    lists = [card_list(heights) for heights in several]
    shown = shared_out(lists, height)
    assert sum(one.height(count) for one, count in zip(lists, shown, strict=True)) <= height


def test_everything_is_shown_where_it_fits() -> None:
    assert shared_out([card_list([100] * 8), card_list([100] * 8)], 10_000) == [8, 8]


def test_the_last_list_keeps_its_least_and_the_first_takes_the_rest() -> None:
    shown = shared_out([card_list([100] * 20), card_list([100] * 20)], 1800)
    assert shown[1] == 3
    assert shown[0] > 3


def test_the_last_item_may_take_the_place_of_the_line_that_counts_it(app: object) -> None:
    one = card_list([100, 100, 100, 20])
    assert one.height(4) < one.height(3)
    assert shared_out([one], one.height(4)) == [4]


def test_lists_without_room_for_their_heads_are_left_out(app: object) -> None:
    marks, end = column([card_list([100]), card_list([100])], 0, 0, 1000, 250)
    assert end <= 250
    assert len(marks) == 2
