"""The ladder workbook from the command line."""

from pathlib import Path

import openpyxl
import pytest

from organizations import small_organization
from orgwright import cli
from orgwright.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    path = tmp_path / "small.orgwright"
    Workspace.create(path, small_organization(), "Make the organization").close()
    return path


def test_the_ladder_of_a_family_is_written_whatever_the_case_of_its_name(workspace: Path, tmp_path: Path) -> None:
    book = tmp_path / "ladder.xlsx"
    asked = ["export", "ladder", str(workspace), "engineering", "-o", str(book), "--on", "2027-02-01"]

    assert cli.main(asked) == 0
    sheet = openpyxl.load_workbook(book, data_only=True)["Ladder"]
    assert (sheet["A1"].value, sheet["A2"].value) == ("Ladder of Engineering", "Small & Sons, 2027-02-01, as recorded")
    assert [row[1] for row in sheet.iter_rows(min_row=5, values_only=True)] == ["Senior Engineer", "Staff Engineer"]


def test_an_unknown_family_is_one_sentence_and_no_file(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = tmp_path / "ladder.xlsx"

    assert cli.main(["export", "ladder", str(workspace), "Cooks", "-o", str(book)]) == 1
    assert capsys.readouterr().err == "There is no role family called “Cooks”; the families are Engineering.\n"
    assert not book.exists()
