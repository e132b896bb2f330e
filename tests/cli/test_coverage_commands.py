"""The coverage workbook from the command line: unit, day and scenario are those asked for."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from organizations import small_organization
from orgwright import cli
from orgwright.planning.coverage import unit_coverage
from orgwright.planning.organization import Organization
from orgwright.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    path = tmp_path / "small.orgwright"
    Workspace.create(path, small_organization(), "Make the organization").close()
    return path


def test_the_workbook_is_of_the_unit_the_day_and_the_scenario(workspace: Path, tmp_path: Path) -> None:
    book = tmp_path / "coverage.xlsx"
    asked = ["--unit", "models", "--on", "2027-02-01", "--scenario", "grow"]
    assert cli.main(["export", "coverage", str(workspace), "-o", str(book), *asked]) == 0
    summary = openpyxl.load_workbook(book, data_only=True)["Summary"]
    assert summary["A2"].value == "Models, 2027-02-01, scenario Grow"
    figures = {row[0]: row[1] for row in summary.iter_rows(min_row=5, values_only=True)}
    day = Organization.of(*small_organization()).under(1).as_of(date(2027, 2, 1))
    covered = unit_coverage(day, 2)
    assert figures["People"] == len(covered.person_ids) == 2
    assert figures["Against roles, low"] == covered.role_low


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        (["--unit", "Nowhere"], "There is no unit called “Nowhere”."),
        (["--on", "soon"], "“soon” is not a day"),
        (["--scenario", "shrink"], "There is no scenario called “shrink”."),
    ],
)
def test_what_there_is_not_is_refused_in_a_sentence(
    workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], asked: list[str], sentence: str
) -> None:
    book = tmp_path / "coverage.xlsx"
    assert cli.main(["export", "coverage", str(workspace), "-o", str(book), *asked]) == 1
    assert sentence in capsys.readouterr().err
    assert not book.exists()
