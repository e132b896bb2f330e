from pathlib import Path

import openpyxl
import pytest

from organizations import small_organization
from orgwright import cli
from orgwright.workspace import Workspace
from template_books import write_template


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "small.orgwright"
    Workspace.create(made, small_organization(), "Make it").close()
    return made


def test_the_plan_goes_into_a_workbook_of_ones_own(path: Path, tmp_path: Path) -> None:
    template, target = write_template(tmp_path / "own.xlsx"), tmp_path / "filled.xlsx"
    wanted = ["export", "staffing-plan", str(path), "-o", str(target), "--template", str(template), "--months", "3"]
    assert cli.main([*wanted, "--scenario", "grow"]) == 0
    sheet = openpyxl.load_workbook(target)["Board paper"]
    assert sheet["A1"].value.endswith("Grow")
    assert [sheet[f"B{row}"].value for row in (5, 6, 7)] == [2, 2, 3]


def test_marks_that_are_not_known_are_refused_unless_they_are_to_stay(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    template, target = tmp_path / "own.xlsx", tmp_path / "filled.xlsx"
    book = openpyxl.Workbook()
    book.worksheets[0]["B2"] = "{{headcount}} of {{nonsense}}"
    book.save(template)
    wanted = ["export", "staffing-plan", str(path), "-o", str(target), "--template", str(template)]
    assert cli.main(wanted) == 1
    assert "{{nonsense}} in Sheet!B2" in capsys.readouterr().err
    assert not target.exists()
    assert cli.main([*wanted, "--leave-unknown"]) == 0
    assert openpyxl.load_workbook(target).worksheets[0]["B2"].value == "2 of {{nonsense}}"


def test_a_template_to_start_from_is_no_export_of_the_organization(path: Path, tmp_path: Path) -> None:
    template, target = tmp_path / "start.xlsx", tmp_path / "filled.xlsx"
    export = ["export", "staffing-plan", str(path)]
    assert cli.main([*export, "-o", str(template), "--new-template"]) == 0
    opened = Workspace.open(path)
    assert len(opened.history()) == 1
    opened.close()
    assert cli.main([*export, "-o", str(target), "--template", str(template)]) == 0
    assert openpyxl.load_workbook(target)["Paper"]["A2"].value.startswith("As recorded, looked at on ")
