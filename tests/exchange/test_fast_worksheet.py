import zipfile
from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from orgwright.errors import RefusedInput
from orgwright.exchange.cells import Formula
from orgwright.exchange.fast_worksheet import BlockColumn, FastWorksheet
from orgwright.exchange.sheets import Book, Sheet, SheetColumn

COLUMNS = (
    SheetColumn("Text"),
    SheetColumn("Whole", "whole"),
    SheetColumn("Money", "money"),
    SheetColumn("FTE", "fte"),
    SheetColumn("Share", "share"),
    SheetColumn("Day", "day"),
    SheetColumn("Flag", "flag"),
    SheetColumn("Mixed", "number"),
)
ROWS = (
    ("=1+1", 1, 123_456_789, 50, 1 / 3, date(2026, 2, 28), True, None),
    ("", 10**15, -1, 100, 0.0, date(1900, 1, 1), False, "<&>"),
    (" two ", 0, 10**20, 33, 1e-9, None, True, Formula('=IF(A{row}<"&",1,2)', 2)),
    ("two", -7, None, 0, None, date(2400, 1, 1), None, Formula("=A{row}&B{row}", "x<y")),
    ("x" * 40_000, 3, Formula("=C{row}*2", 250), 1, 1.0, date(2026, 1, 1), False, 2.5),
)


def written(as_block: bool, rows: Any = ROWS) -> bytes:
    book = Book("A book", "EUR")
    sheet = book.sheet("Sheet", "Title", "Below it")
    sheet.heads(COLUMNS, 3)
    if as_block:
        looks = [book.style(column.kind) for column in COLUMNS]
        values = zip(COLUMNS, looks, zip(*rows, strict=True), strict=True)
        sheet.worksheet.write_block(4, 0, [BlockColumn(one.kind, look, cells) for one, look, cells in values])
    else:
        for row, cells in enumerate(rows, 4):
            for place, (column, value) in enumerate(zip(COLUMNS, cells, strict=True)):
                sheet.write(row, place, value, column.kind)
    write_around(sheet)
    return book.content()


def write_around(sheet: Sheet) -> None:
    """Cells above, beside, over and below the rows, and a row with a height of its own."""
    sheet.write(5, 9, "beside")
    sheet.write(6, 0, "over", strong=True)
    sheet.worksheet.set_row(7, 33)
    sheet.write(20, 1, 7, "whole")


def cells_of(content: bytes, values: bool) -> dict[str, Any]:
    book = openpyxl.load_workbook(BytesIO(content), data_only=values)
    found = {}
    for row in book["Sheet"].iter_rows():
        for cell in row:
            found[cell.coordinate] = (cell.value, cell.number_format, cell.font.b, cell.alignment.vertical)
    return found | {"heights": {key: one.height for key, one in book["Sheet"].row_dimensions.items()}}


def test_a_block_is_what_writing_its_cells_one_by_one_gives() -> None:
    for values in (False, True):
        assert cells_of(written(True), values) == cells_of(written(False), values)


def test_rows_of_a_block_stand_in_their_order_and_once() -> None:
    with zipfile.ZipFile(BytesIO(written(True))) as packed:
        text = packed.read("xl/worksheets/sheet1.xml").decode()
    numbers = [int(part.split('"')[0]) for part in text.split('<row r="')[1:]]
    assert numbers == [1, 2, 4, 5, 6, 7, 8, 9, 21]
    assert 'ref="A1:J21"' in text


def test_a_chart_keeps_the_values_of_a_block() -> None:
    def charted(kind: type | None) -> bytes:
        buffer = BytesIO()
        made = xlsxwriter.Workbook(buffer, {"in_memory": True})
        sheet = made.add_worksheet("Sheet", kind)
        if kind is None:
            for row, (name, number) in enumerate([("a", 1.5), ("b", 2)]):
                sheet.write_string(row, 0, name)
                sheet.write_number(row, 1, number)
        else:
            names, numbers = BlockColumn("text", None, ("a", "b")), BlockColumn("number", None, (1.5, 2))
            sheet.write_block(0, 0, (names, numbers))
        chart = made.add_chart({"type": "line"})
        chart.add_series({"categories": "=Sheet!$A$1:$A$2", "values": "=Sheet!$B$1:$B$2"})
        sheet.insert_chart(0, 4, chart)
        made.close()
        with zipfile.ZipFile(buffer) as packed:
            return packed.read("xl/charts/chart1.xml")

    assert charted(FastWorksheet) == charted(None)
    assert b"<c:v>1.5</c:v>" in charted(FastWorksheet)


def test_a_table_without_rows_has_its_heads_alone() -> None:
    book = Book("A book", "EUR")
    sheet = book.sheet("Sheet", "Title", "Below it")
    assert sheet.table(COLUMNS, ()).last == 4
    assert cells_of(book.content(), False)["A4"][0] == "Text"


def test_more_rows_than_a_sheet_can_have_are_refused() -> None:
    sheet = Book("A book", "EUR").sheet("Sheet", "Title", "Below it")
    with pytest.raises(RefusedInput, match="The sheet Sheet would have 1,048,576 rows"):
        sheet.table((SheetColumn("Text"),), [("a",)] * 1_048_576)
