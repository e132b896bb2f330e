from pathlib import Path
from typing import Any

import openpyxl
import pytest

from edited_books import FIRST, PYTHON, edit, exported, plan_of, put
from orgwright.errors import RefusedInput
from orgwright.exchange.matrix_reading import read_matrix_workbook
from orgwright.exchange.matrix_workbook_base import BASE_SHEET
from orgwright.exchange.matrix_workbook_levels import NUMBER_ROW


def changed(path: Path) -> list[tuple[str, int | None]]:
    return [(row.key, row.after) for row in plan_of(path).rows]


def test_a_workbook_from_elsewhere_is_refused(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.save(tmp_path / "other.xlsx")
    with pytest.raises(RefusedInput, match="was not exported from here"):
        read_matrix_workbook(tmp_path / "other.xlsx")


def test_a_matrix_without_its_hidden_sheet_is_refused(tmp_path: Path) -> None:
    path = exported(tmp_path / "m.xlsx")
    book = openpyxl.load_workbook(path)
    del book[BASE_SHEET]
    book.save(path)
    with pytest.raises(RefusedInput, match="hidden sheet is gone; import it as a foreign workbook"):
        read_matrix_workbook(path)


@pytest.mark.parametrize(("row", "column", "value"), [(3, 2, "x"), (8, 3, "4"), (8, 3, "zz"), (1, 3, "2"), (5, 2, "b")])
def test_a_touched_hidden_sheet_is_refused(tmp_path: Path, row: int, column: int, value: str) -> None:
    path = exported(tmp_path / "m.xlsx")
    book = openpyxl.load_workbook(path)
    book[BASE_SHEET].cell(row, column).value = value
    book.save(path)
    with pytest.raises(RefusedInput, match=r"was changed|newer version"):
        read_matrix_workbook(path)


def test_a_truncated_workbook_is_refused(tmp_path: Path) -> None:
    path = exported(tmp_path / "m.xlsx")
    path.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(RefusedInput, match="cut short"):
        read_matrix_workbook(path)


def test_the_heads_serve_where_the_hidden_row_was_deleted(tmp_path: Path) -> None:
    path = edit(exported(tmp_path / "m.xlsx"), put(FIRST, PYTHON, 5))
    edit(path, lambda sheet: sheet.delete_rows(NUMBER_ROW + 1))
    assert changed(path) == [("ana-ruiz|Python", 5)]


def test_a_renamed_head_keeps_its_skill(tmp_path: Path) -> None:
    path = edit(exported(tmp_path / "m.xlsx"), put(FIRST - 1, PYTHON, "Snakes"))
    edit(path, put(FIRST, PYTHON, 5))
    assert changed(path) == [("ana-ruiz|Python", 5)]


def test_without_the_heads_nothing_can_be_told_apart(tmp_path: Path) -> None:
    path = edit(exported(tmp_path / "m.xlsx"), put(FIRST - 1, 1, None))
    with pytest.raises(RefusedInput, match="heads"):
        read_matrix_workbook(path)


def test_an_inserted_column_is_told_and_left_out(tmp_path: Path) -> None:
    def insert(sheet: Any) -> None:
        sheet.insert_cols(PYTHON)
        sheet.cell(FIRST - 1, PYTHON).value = "Hours"
        sheet.cell(FIRST, PYTHON).value = 40

    plan = plan_of(edit(exported(tmp_path / "m.xlsx"), insert))
    assert plan.rows == ()
    assert [(note.where, note.text) for note in plan.notes] == [
        ("Matrix!J", "The column “Hours” is not from the export and was left out.")
    ]


def test_a_copied_column_and_a_copied_sheet_are_left_out(tmp_path: Path) -> None:
    path = exported(tmp_path / "m.xlsx")
    book = openpyxl.load_workbook(path)
    copy = book.copy_worksheet(book["Matrix"])
    copy.title = "Mine"
    sheet = book["Matrix"]
    for row in range(1, FIRST + 2):
        sheet.cell(row, PYTHON + 1).value = sheet.cell(row, PYTHON).value
    sheet.cell(FIRST, PYTHON + 1).value = 1
    book.save(path)
    plan = plan_of(path)
    assert plan.rows == ()
    assert [note.where for note in plan.notes] == ["Mine", "Matrix!K"]


def test_levels_of_nobody_are_told(tmp_path: Path) -> None:
    plan = plan_of(edit(exported(tmp_path / "m.xlsx"), put(FIRST + 4, PYTHON, 3)))
    assert plan.rows == ()
    assert [note.where for note in plan.notes] == [f"Matrix!{FIRST + 4}"]
