import shutil
import subprocess
import zipfile
from pathlib import Path

import openpyxl
import pytest

from organizations import small_organization
from orgwright.errors import RefusedInput
from orgwright.exchange.staffing_workbook import Provenance, write_staffing_workbook
from orgwright.planning.coverage import unit_coverage
from orgwright.planning.organization import Organization
from orgwright.planning.staffing import staffing_plan
from orgwright.progress import Cancelled, Progress
from orgwright.records import Person, Scenario, Unit

SOURCE = Provenance("small.orgwright", 7, "0.1.0")
RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>"""


def organization() -> Organization:
    records = small_organization()
    for one in records:
        if isinstance(one, Unit) and one.id == 2:
            one.name = '=HYPERLINK("http://x.example")'
        if isinstance(one, Person) and one.id == 1:
            one.name = "+cmd|' /C calc'!A0"
    return Organization.of(*records)


def written(path: Path, *keys: str) -> Path:
    picture = organization()
    ids = {one.key: one.id for one in picture.table(Scenario).values()}
    pictures = [picture, *(picture.under(ids[key]) for key in keys)]
    write_staffing_workbook([(one, staffing_plan(one, None, 6)) for one in pictures], path, SOURCE)
    return path


def test_the_sheets_hold_the_numbers_of_the_program(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(written(tmp_path / "plan.xlsx", "grow"), data_only=True)
    assert book.sheetnames == [
        "Summary", "Plan by month", "Headcount", "FTE", "Cost", "Positions", "Requisitions", "Coverage", "How computed",
    ]  # fmt: skip
    picture = organization()
    plan = staffing_plan(picture, None, 6)
    months = list(book["Plan by month"].iter_rows(min_row=5, values_only=True))
    whole = [row for row in months if row[0] == "As recorded" and row[1] == "Whole organization"]
    assert [row[8] for row in whole] == [one.closing for one in plan.whole]
    assert [row[21] for row in whole] == [one.cost / 100 for one in plan.whole]
    coverage = unit_coverage(picture, None)
    totals = [row for row in book["Coverage"].iter_rows(values_only=True) if str(row[1]).startswith("All targets")]
    assert (totals[0][8], totals[0][9]) == (coverage.low, coverage.high)
    summary = list(book["Summary"].iter_rows(min_row=5, max_row=6, values_only=True))
    assert [row[0] for row in summary] == ["As recorded", "Grow"]
    assert [row[3] for row in summary] == [0, 1]


def test_tables_are_frozen_and_filtered(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(written(tmp_path / "plan.xlsx"))
    for name in ("Plan by month", "Positions", "Requisitions", "Coverage"):
        assert book[name].freeze_panes is not None
        assert book[name].auto_filter.ref is not None


def test_text_of_users_is_never_a_formula(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(written(tmp_path / "plan.xlsx", "grow"))
    formulas = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert formulas
    assert not any("HYPERLINK" in one or "cmd" in one for one in formulas)
    texts = {cell.value for row in book["Plan by month"].iter_rows() for cell in row if cell.data_type == "s"}
    assert '=HYPERLINK("http://x.example")' in texts


def test_the_same_data_gives_the_same_bytes_and_no_clock(tmp_path: Path) -> None:
    first, second = written(tmp_path / "one.xlsx"), written(tmp_path / "two.xlsx")
    assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(first) as packed:
        assert b"2000-01-01T00:00:00Z" in packed.read("docProps/core.xml")


def test_a_cancelled_export_leaves_no_file_and_an_old_one_stays(tmp_path: Path) -> None:
    target = tmp_path / "plan.xlsx"
    target.write_bytes(b"old")
    picture = organization()
    plan = staffing_plan(picture, None, 2)
    with pytest.raises(Cancelled):
        write_staffing_workbook([(picture, plan)], target, SOURCE, Progress(lambda done, total, what: done < 3))
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    picture = organization()
    with pytest.raises(RefusedInput, match="cannot be written"):
        write_staffing_workbook([(picture, staffing_plan(picture, None, 1))], tmp_path / "gone" / "plan.xlsx", SOURCE)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed here.")
def test_another_program_computes_the_same_values(tmp_path: Path) -> None:
    path = written(tmp_path / "plan.xlsx", "grow")
    profile = tmp_path / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(RECALCULATE)
    command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to"]
    command += ["xlsx:Calc MS Excel 2007 XML", "--outdir", str(tmp_path / "out"), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    ours = openpyxl.load_workbook(path, data_only=True)
    formulas = openpyxl.load_workbook(path)
    theirs = openpyxl.load_workbook(tmp_path / "out" / "plan.xlsx", data_only=True)
    compared = 0
    for sheet in formulas:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    value, other = ours[sheet.title][cell.coordinate].value, theirs[sheet.title][cell.coordinate].value
                    assert other == pytest.approx(value, rel=1e-12, abs=1e-9), f"{sheet.title}!{cell.coordinate}"
                    compared += 1
    assert compared > 100
