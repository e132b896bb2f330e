from pathlib import Path

import openpyxl

from organizations import small_organization
from orgwright import cli
from orgwright.exchange.matrix_workbook import write_matrix_workbook
from orgwright.planning.organization import Organization
from orgwright.workspace import Workspace


def written(path: Path, unit_id: int | None = None) -> Path:
    write_matrix_workbook(Organization.of(*small_organization()), unit_id, path, "small.orgwright, action 1")
    return path


def test_the_matrix_holds_the_levels_that_count(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(written(tmp_path / "m.xlsx"), data_only=True)["Matrix"]
    rows = list(sheet.iter_rows(min_row=4, max_row=6, values_only=True))
    assert rows[0][:2] == ("Key", "Person")
    assert rows[0][6:] == ("Forecasting", "Python")
    assert [(row[0], row[6], row[7]) for row in rows[1:]] == [("ana-ruiz", None, 4), ("bo-lind", None, 2)]
    assert sheet.freeze_panes == "C5"
    assert sheet.column_dimensions["A"].hidden
    assert len(sheet.data_validations.dataValidation) == 1


def test_the_gaps_are_live_formulas_with_the_programs_values(tmp_path: Path) -> None:
    path = written(tmp_path / "m.xlsx")
    values = openpyxl.load_workbook(path, data_only=True)["Gaps"]
    formulas = openpyxl.load_workbook(path)["Gaps"]
    assert values["H6"].value == 1
    assert formulas["H6"].value == '=IF(ISNUMBER(Matrix!H6),MAX(0,3-Matrix!H6),"")'
    assert values["G5"].value in (None, "")
    assert formulas["H5"].value is None


def test_a_unit_is_written_alone_and_the_same_data_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = written(tmp_path / "a.xlsx", 2), written(tmp_path / "b.xlsx", 2)
    assert first.read_bytes() == second.read_bytes()
    sheet = openpyxl.load_workbook(first)["Matrix"]
    assert [sheet["A5"].value, sheet["B6"].value] == ["bo-lind", "People with a level"]


def test_an_organization_without_anybody_gives_a_workbook_too(tmp_path: Path) -> None:
    write_matrix_workbook(Organization.of(), None, tmp_path / "empty.xlsx", "empty")
    assert openpyxl.load_workbook(tmp_path / "empty.xlsx").sheetnames == ["Matrix", "Gaps", "How computed"]


def test_the_command_writes_the_file(tmp_path: Path, capsys) -> None:
    path = tmp_path / "small.orgwright"
    Workspace.create(path, small_organization(), "Make it").close()
    target = tmp_path / "matrix.xlsx"
    assert cli.main(["export", "matrix", str(path), "-o", str(target), "--unit", "Models", "--on", "2026-12-01"]) == 0
    assert openpyxl.load_workbook(target)["Matrix"]["A5"].value == "bo-lind"
    assert cli.main(["export", "matrix", str(path), "-o", str(tmp_path / "gone" / "m.xlsx")]) == 1
