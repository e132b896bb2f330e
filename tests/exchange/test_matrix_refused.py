from pathlib import Path
from typing import Any

import openpyxl

from edited_books import FIRST, FORECASTING, PYTHON, edit, exported, plan_of, put
from orgwright.exchange.matrix_refused import write_refused


def refused(tmp_path: Path, *edits: Any) -> Path:
    path = exported(tmp_path / "m.xlsx")
    for one in edits:
        edit(path, one)
    write_refused(plan_of(path), tmp_path / "refused.xlsx")
    return tmp_path / "refused.xlsx"


def test_refused_rows_come_back_whole_with_the_reasons_beside_them(tmp_path: Path) -> None:
    path = refused(tmp_path, put(FIRST + 1, FORECASTING, "much"), put(FIRST + 1, PYTHON, 9))
    sheet = openpyxl.load_workbook(path)["Matrix"]
    rows = [cells for cells in sheet.iter_rows(min_row=4, values_only=True) if cells[0]]
    assert rows == [
        ("Key", "Person", "Why refused", "Forecasting", "Python"),
        (
            "bo-lind",
            "Bo Lind",
            "Forecasting: “much” is no level from 0 to 5.\nPython: “9” is no level from 0 to 5.",
            "much",
            9,
        ),
    ]


def test_mended_refused_rows_can_be_imported(tmp_path: Path) -> None:
    path = refused(tmp_path, put(FIRST + 1, FORECASTING, "much"))
    assert [row.where for row in plan_of(path).rows] == ["Matrix!D5"]
    edit(path, put(5, 4, 3))
    (row,) = plan_of(path).rows
    assert (row.key, row.before, row.after) == ("bo-lind|Forecasting", None, 3)
    assert plan_of(path).notes == ()


def test_a_formula_comes_back_as_text(tmp_path: Path) -> None:
    path = refused(tmp_path, put(FIRST, PYTHON, "=1/0"))
    cell = openpyxl.load_workbook(path)["Matrix"]["E5"]
    assert (cell.value, cell.data_type) == ("=1/0", "s")
