"""Tables on paper: columns that are empty, narrow or known only in part."""

import pytest

from orgwright.gui.printing.marks import LevelTile, Piece, Words
from orgwright.gui.printing.paper import pt
from orgwright.gui.printing.tables import Band, PrintColumn, PrintRow, table

WIDTH = pt(500)
COLUMNS = (PrintColumn("Level", 0.1, is_level=True), PrintColumn("Name", 0.2), PrintColumn("What", 0.7))
pytestmark = pytest.mark.usefixtures("app")


def texts(piece: Piece) -> dict[str, float]:
    return {one.mark.passage.text: one.x for one in piece.marks if isinstance(one.mark, Words)}


def test_columns_that_no_row_fills_fall_away_and_the_others_take_their_room() -> None:
    head, _ = table(COLUMNS, [PrintRow(("", "Bread", "Warm"))], WIDTH)
    assert list(texts(head)) == ["Name", "What"]
    assert texts(head)["Name"] == 0
    assert texts(head)["What"] == pytest.approx((WIDTH - pt(10)) * 2 / 9 + pt(10))


def test_a_row_stands_under_its_heads_and_shows_its_level() -> None:
    head, row = table(COLUMNS, [PrintRow(("3", "Bread", "Warm"))], WIDTH)
    assert [texts(row)["Bread"], texts(row)["Warm"]] == [texts(head)["Name"], texts(head)["What"]]
    assert [one.mark.level for one in row.marks if isinstance(one.mark, LevelTile)] == [3]


def test_a_row_whose_cells_are_not_known_takes_the_whole_width() -> None:
    text = "Bread warm at six " * 6
    _, _, row = table(COLUMNS[1:], [PrintRow(("Bread", "Warm")), PrintRow((text, ""), spans=True)], WIDTH)
    ((mark, x),) = [(one.mark, one.x) for one in row.marks if isinstance(one.mark, Words)]
    assert x == 0
    assert mark.passage.width == WIDTH


def test_a_word_too_long_for_its_share_widens_its_column() -> None:
    narrow = (PrintColumn("Kind", 0.02), PrintColumn("What", 0.98))
    head, row = table(narrow, [PrintRow(("Collaboration", "Several short words"))], WIDTH)
    kind = next(one.mark.passage for one in row.marks if isinstance(one.mark, Words))
    assert (kind.text, kind.count) == ("Collaboration", 1)
    assert texts(head)["What"] < WIDTH / 2


def test_an_endless_word_leaves_the_columns_as_they_are() -> None:
    plain, _ = table(COLUMNS[1:], [PrintRow(("Bread", "Warm"))], WIDTH)
    endless, _ = table(COLUMNS[1:], [PrintRow(("B" * 500, "Warm"))], WIDTH)
    assert texts(plain) == texts(endless)


def test_heads_and_bands_keep_the_row_below_and_are_repeated_above_rows() -> None:
    head, band, first, second = table(
        COLUMNS, [Band("Sweet", "2"), PrintRow(("", "Cake", "")), PrintRow(("", "Pie", ""))], WIDTH
    )
    assert [one.keeps_next for one in (head, band, first, second)] == [True, True, False, False]
    assert band.heads == (head,)
    assert [list(texts(one)) for one in second.heads] == [["Name"], ["Sweet", "2"]]


def test_a_row_taller_than_half_a_page_is_parted_line_by_line() -> None:
    pieces = table(COLUMNS[1:], [PrintRow(("Bread", "warm " * 2000))], WIDTH)[1:]
    assert len(pieces) > 40
    assert "Bread" in texts(pieces[0])
    assert all(one.heads for one in pieces)
    assert [one.keeps_next for one in pieces] == [True, *[False] * (len(pieces) - 3), True, False]
