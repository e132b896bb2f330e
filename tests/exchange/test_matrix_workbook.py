import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl.worksheet.formula import ArrayFormula

from organizations import small_organization
from orgwright import cli
from orgwright.exchange.fast_worksheet import FastWorksheet
from orgwright.exchange.hostile import refuse_hostile
from orgwright.exchange.matrix_workbook import write_matrix, write_matrix_workbook
from orgwright.exchange.matrix_workbook_base import BASE_SHEET
from orgwright.exchange.matrix_workbook_levels import HEAD_ROW, HEADS, NUMBER_ROW
from orgwright.planning.organization import Organization
from orgwright.progress import Cancelled, Progress
from orgwright.workspace import Workspace

HEAD = HEAD_ROW + 1
FIRST = HEAD + 1
SKILL = len(HEADS) + 1
RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>"""


def small() -> Organization:
    return Organization.of(*small_organization())


def written(path: Path, unit_id: int | None = None) -> Path:
    write_matrix_workbook(small(), unit_id, path, "small.orgwright, action 1")
    return path


def test_the_matrix_holds_the_levels_that_count_as_numbers(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(written(tmp_path / "m.xlsx"), data_only=True)["Matrix"]
    rows = list(sheet.iter_rows(min_row=HEAD, max_row=HEAD + 2, values_only=True))
    assert rows[0] == (*HEADS, "Forecasting", "Python")
    assert [(row[0], row[2], row[8], row[9]) for row in rows[1:]] == [
        ("ana-ruiz", "Ana Ruiz", None, 4),
        ("bo-lind", "Bo Lind", None, 2),
    ]
    assert all(isinstance(row[9], int) for row in rows[1:])


def test_the_sheet_is_ready_to_work_in(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(written(tmp_path / "m.xlsx"))
    sheet = book["Matrix"]
    assert sheet.freeze_panes == f"D{FIRST}"
    assert sheet.auto_filter.ref == f"A{HEAD}:J{FIRST + 1}"
    (rule,) = sheet.data_validations.dataValidation
    assert rule.formula1 == '"0,1,2,3,4,5"'
    assert f"I{FIRST}" in rule.sqref
    assert sheet.column_dimensions["A"].hidden
    assert sheet.row_dimensions[NUMBER_ROW + 1].hidden
    assert book[BASE_SHEET].sheet_state == "hidden"
    assert len(next(iter(sheet.conditional_formatting)).rules) == 4 + 2 * 6
    assert sheet.print_title_rows == f"${HEAD}:${HEAD}"
    assert {"Required", "Weights", "Legend", "How computed"} < set(book.sheetnames)


def test_sums_are_live_and_carry_the_programs_values(tmp_path: Path) -> None:
    path = written(tmp_path / "m.xlsx")
    values = openpyxl.load_workbook(path, data_only=True)["Matrix"]
    formulas = openpyxl.load_workbook(path)["Matrix"]
    bo, ana = FIRST + 1, FIRST
    assert [values.cell(bo, column).value for column in (6, 7, 8)] == [1, pytest.approx(2 / 3), pytest.approx(2 / 3)]
    assert [values.cell(ana, column).value for column in (6, 7, 8)] == [0, 0, 1]
    assert isinstance(formulas.cell(bo, 6).value, ArrayFormula)
    python = [values.cell(row, SKILL + 1).value for row in range(HEAD - 4, HEAD)]
    assert python == [2, 1, 0, 1]


def test_people_and_skills_come_in_the_order_asked_for(tmp_path: Path) -> None:
    write_matrix(small(), [2, 1], [1], tmp_path / "m.xlsx", "here", of="Two")
    sheet = openpyxl.load_workbook(tmp_path / "m.xlsx")["Matrix"]
    assert [sheet.cell(row, 1).value for row in (FIRST, FIRST + 1)] == ["bo-lind", "ana-ruiz"]
    assert [sheet.cell(HEAD, column).value for column in (SKILL, SKILL + 1)] == ["Python", None]
    assert sheet["C2"].value.startswith("Two, looked at on 2026-11-20")


def test_a_unit_is_written_alone_and_the_same_data_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = written(tmp_path / "a.xlsx", 2), written(tmp_path / "b.xlsx", 2)
    assert first.read_bytes() == second.read_bytes()
    sheet = openpyxl.load_workbook(first)["Matrix"]
    assert [sheet.cell(FIRST, 1).value, sheet.cell(FIRST + 1, 1).value] == ["bo-lind", None]


def test_an_organization_without_anybody_gives_a_workbook_too(tmp_path: Path) -> None:
    write_matrix_workbook(Organization.of(), None, tmp_path / "empty.xlsx", "empty")
    assert openpyxl.load_workbook(tmp_path / "empty.xlsx").sheetnames[0] == "Matrix"


def test_a_workbook_of_ours_is_no_hostile_file(tmp_path: Path) -> None:
    refuse_hostile(written(tmp_path / "m.xlsx"))


def test_a_cancelled_export_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        write_matrix(small(), [1], [1], tmp_path / "m.xlsx", "here", Progress(lambda done, total, what: done < 2))
    assert not list(tmp_path.iterdir())


def test_what_the_fast_worksheet_writes_is_what_the_usual_one_writes() -> None:
    def book(kind: type | None) -> bytes:
        buffer = BytesIO()
        made = xlsxwriter.Workbook(buffer, {"in_memory": True})
        made.set_properties({"created": made.doc_properties.get("created")})
        sheet = made.add_worksheet("Sheet", kind)
        sheet.set_column(1, 3, 9, made.add_format({"bold": True}))
        sheet.set_row(4, 20, made.add_format({"italic": True}))
        for row, numbers in enumerate([(1, -1, 3), (-1, -1, -1), (0, 5, 2), (1.5, 1e20, 1 / 3), (4, 4, 4)]):
            if kind is not None and row < 3:
                sheet.write_levels(row, 1, numbers)
            else:
                for column, one in enumerate(numbers, 1):
                    if one >= 0:
                        sheet.write_number(row, column, one)
        sheet.write_number(9, 0, 7, made.add_format({"num_format": "0.0"}))
        sheet.write_formula(9, 1, "=SUM(B1:B4)", None, 2)
        sheet.write_array_formula(9, 2, 9, 2, "=SUM(IF(B1:B4>0,1,0))", None, 2)
        made.close()
        return sheet_of(buffer.getvalue())

    assert book(FastWorksheet) == book(None)


def sheet_of(content: bytes) -> bytes:
    with zipfile.ZipFile(BytesIO(content)) as packed:
        return packed.read("xl/worksheets/sheet1.xml")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed here.")
def test_another_program_computes_the_same_values(tmp_path: Path) -> None:
    path = written(tmp_path / "m.xlsx")
    profile = tmp_path / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(RECALCULATE)
    command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to"]
    command += ["xlsx:Calc MS Excel 2007 XML", "--outdir", str(tmp_path / "out"), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    ours = openpyxl.load_workbook(path, data_only=True)["Matrix"]
    theirs = openpyxl.load_workbook(tmp_path / "out" / "m.xlsx", data_only=True)["Matrix"]
    compared = 0
    for row in openpyxl.load_workbook(path)["Matrix"].iter_rows():
        for cell in row:
            if cell.data_type == "f":
                value, other = ours[cell.coordinate].value, theirs[cell.coordinate].value
                assert other == pytest.approx(value, abs=1e-9), cell.coordinate
                compared += 1
    assert compared == 2 * 4 + 2 * 4


def test_the_command_writes_the_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "small.orgwright"
    Workspace.create(path, small_organization(), "Make it").close()
    target = tmp_path / "matrix.xlsx"
    assert cli.main(["export", "matrix", str(path), "-o", str(target), "--unit", "Models", "--on", "2026-12-01"]) == 0
    assert openpyxl.load_workbook(target)["Matrix"].cell(FIRST, 1).value == "bo-lind"
    assert cli.main(["export", "matrix", str(path), "-o", str(tmp_path / "gone" / "m.xlsx")]) == 1
    assert "cannot be written" in capsys.readouterr().err
