import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from edited_books import FIRST, FORECASTING, PYTHON, edit, put
from organizations import small_organization
from orgwright import cli
from orgwright.workspace import Workspace


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, Path]:
    """A workspace, and its matrix as the command exports it."""
    path, book = tmp_path / "small.orgwright", tmp_path / "m.xlsx"
    Workspace.create(path, small_organization(), "Make it").close()
    assert cli.main(["export", "matrix", str(path), "-o", str(book)]) == 0
    return str(path), book


def imported(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    capsys.readouterr()
    assert cli.main(["import", "matrix", *arguments, "--json"]) == 0
    answer: dict[str, Any] = json.loads(capsys.readouterr().out)
    return answer


def test_an_untouched_matrix_changes_nothing(files: tuple[str, Path], capsys: pytest.CaptureFixture[str]) -> None:
    path, book = files
    answer = imported(capsys, path, str(book), "--dry-run")
    assert answer == {"changes": [], "findings": [], "refused": [], "conflicts": [], "new_people": []}


def test_an_edited_cell_is_one_change(files: tuple[str, Path], capsys: pytest.CaptureFixture[str]) -> None:
    path, book = files
    edit(book, put(FIRST, PYTHON, 5))
    wanted = [{"table": "assessments", "key": "ana-ruiz|Python", "field": "level", "before": 4, "after": 5}]
    assert imported(capsys, path, str(book), "--dry-run")["changes"] == wanted
    assert imported(capsys, path, str(book))["changes"] == wanted
    assert imported(capsys, path, str(book))["changes"] == []
    assert cli.main(["undo", path]) == 0
    assert imported(capsys, path, str(book), "--dry-run")["changes"] == wanted


def test_conflicts_new_people_and_emptied_cells_follow_the_options(
    files: tuple[str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    path, book = files
    for one in (put(FIRST + 1, PYTHON, 5), put(FIRST, PYTHON, None), put(FIRST + 2, 3, "Di Novak")):
        edit(book, one)
    with_bo = Workspace.open(Path(path))
    with_bo.assess({(2, 1): 3})
    with_bo.close()
    plain = imported(capsys, path, str(book), "--dry-run")
    assert [one["key"] for one in plain["changes"]] == ["ana-ruiz|Python"]
    assert [(one["key"], one["exported"], one["before"], one["after"]) for one in plain["conflicts"]] == [
        ("bo-lind|Python", 2, 3, 5)
    ]
    assert [one["name"] for one in plain["new_people"]] == ["Di Novak"]
    assert len(plain["findings"]) == 2
    options = ("--take-conflicts", "--add-people", "--keep-emptied")
    asked = imported(capsys, path, str(book), "--dry-run", *options)
    assert [(one["table"], one["key"]) for one in asked["changes"]] == [
        ("assessments", "bo-lind|Python"),
        ("people", "di-novak"),
    ]


def test_refused_cells_are_named_and_given_back(
    files: tuple[str, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, book = files
    edit(book, put(FIRST, FORECASTING, "much"))
    back = tmp_path / "back.xlsx"
    answer = imported(capsys, path, str(book), "--refused", str(back))
    assert answer["refused"] == [{"where": f"Matrix!I{FIRST}", "text": "“much” is no level from 0 to 5."}]
    assert openpyxl.load_workbook(back)["Matrix"]["D5"].value == "much"
    assert cli.main(["import", "matrix", path, str(book)]) == 0
    assert f"Matrix!I{FIRST}: “much” is no level" in capsys.readouterr().out


def test_a_file_that_is_no_workbook_is_refused(files: tuple[str, Path], capsys: pytest.CaptureFixture[str]) -> None:
    path, book = files
    book.write_text("a,b")
    assert cli.main(["import", "matrix", path, str(book)]) == 1
    assert "m.xlsx is no .xlsx workbook." in capsys.readouterr().err


def test_a_matrix_never_takes_the_place_of_a_workspace(
    files: tuple[str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    path = files[0]
    before = Path(path).read_bytes()
    assert cli.main(["export", "matrix", path, "-o", path]) == 1
    assert "small.orgwright has the name of a workspace" in capsys.readouterr().err
    assert Path(path).read_bytes() == before


def test_nothing_is_taken_where_the_refused_rows_cannot_be_written(
    files: tuple[str, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, book = files
    for one in (put(FIRST, PYTHON, 5), put(FIRST, FORECASTING, "much")):
        edit(book, one)
    assert cli.main(["import", "matrix", path, str(book), "--refused", str(tmp_path)]) == 1
    assert "that is a folder" in capsys.readouterr().err
    assert len(imported(capsys, path, str(book), "--dry-run")["changes"]) == 1


def test_one_edit_is_told_in_the_singular(files: tuple[str, Path], capsys: pytest.CaptureFixture[str]) -> None:
    path, book = files
    edit(book, put(FIRST, PYTHON, 5))
    capsys.readouterr()
    assert cli.main(["import", "matrix", path, str(book), "--dry-run"]) == 0
    assert capsys.readouterr().out.startswith("1 level would change, 0 people added, 0 cells refused.")
