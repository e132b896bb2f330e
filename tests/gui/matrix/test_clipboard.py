import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData

from orgwright.gui.matrix.clipboard import grid_of, grid_of_html, grid_of_text, mime_data

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=4).filter(
    lambda text: not text.startswith('"')
)
GRIDS = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(TEXTS, min_size=width, max_size=width), min_size=1, max_size=4)
)


@given(GRIDS)
def test_a_range_comes_back_as_text_and_as_a_table(grid: list[list[str]]) -> None:
    data = mime_data(grid)
    assert grid_of(data) == grid
    assert grid_of_html(data.html()) == grid


def test_a_table_is_read_where_there_is_no_text() -> None:
    data = QMimeData()
    data.setHtml("<p>Copied:</p><table><tr><th>1</th><td> 2 </td></tr></table>")
    assert grid_of(data) == [["1", "2"]]
    assert grid_of(QMimeData()) == []


@pytest.mark.parametrize(
    ("text", "grid"),
    [
        ("1\t2\r\n3\t\r\n", [["1", "2"], ["3", ""]]),
        ("1\r2", [["1"], ["2"]]),
        ('"two\nlines"\t3', [["two\nlines", "3"]]),
        ("1\n\n2", [["1"], [""], ["2"]]),
    ],
)
def test_text_of_spreadsheets_is_read_cell_by_cell(text: str, grid: list[list[str]]) -> None:
    assert grid_of_text(text) == grid


@pytest.mark.parametrize(
    ("html", "grid"),
    [
        (
            "<html><style>td {color: red}</style><table border=0><col width=64><tr height=20>"
            "<td class=xl65 align=right x:num>3</td><td><font color='#000'><b>Ex</b>pert</font></td></tr></table>",
            [["3", "Expert"]],
        ),
        (
            "<table><tr><td colspan=2>1</td><td>2</td></tr><tr><td>3<td>4<td>5</table>",
            [["1", "", "2"], ["3", "4", "5"]],
        ),
        ("<table><tr><td rowspan=2>1</td><td>2</td></tr><tr><td>3</td></tr></table>", [["1", "2"], ["", "3"]]),
        ("<table><tr><td>a<br>b &amp; c</td></tr></table><table><tr><td>other</td></tr></table>", [["a b & c"]]),
        ("<table><tr><td>1<table><tr><td>inner</td></tr></table></td><td>2</td></tr></table>", [["1", "2"]]),
        ("<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>", [["1", "2"], ["3", ""]]),
        ("no table", []),
    ],
)
def test_tables_of_spreadsheets_are_read_cell_by_cell(html: str, grid: list[list[str]]) -> None:
    assert grid_of_html(html) == grid


def test_a_cell_does_not_span_more_than_a_sheet_could() -> None:
    assert len(grid_of_html("<table><tr><td colspan=999999999>1</td></tr></table>")[0]) == 1000
