"""How a number is computed, written as a workbook that other programs compute again."""

import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, find, settings

from dated_organizations import dated_organizations
from explained import explanations_of
from organizations import small_organization
from orgwright.errors import RefusedInput
from orgwright.exchange.explained_workbook import write_explained_workbook
from orgwright.exchange.staffing_plans import Provenance
from orgwright.planning.explanation import ExplainedColumn, ExplainedResult, ExplainedRow, Explanation
from orgwright.planning.organization import Organization
from orgwright.progress import Cancelled, Progress

SOURCE = Provenance("small.orgwright", 7, "0.1.0")
HOSTILE = '=HYPERLINK("http://x.example")'
RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>"""


def explanation(rows: int = 2) -> Explanation:
    people = [ExplainedRow((HOSTILE, 4, 3, 0.75, date(2026, 5, 1)), "people", number) for number in range(rows)]
    return Explanation(
        "75 %",
        "+cmd|' /C calc'!A0",
        "C = Σ share / n",
        "r = level required.",
        (
            ExplainedResult("sum", 0.75 * rows, "number", "", "SUM({Share})"),
            ExplainedResult("C", 0.75 if rows else None, "share", f"{0.75 * rows} / {rows}", f"{{sum}}/{rows}"),
        ),
        (
            ExplainedColumn("Person"),
            ExplainedColumn("r", "whole"),
            ExplainedColumn("a", "whole"),
            ExplainedColumn("Share", "share", "MIN({a}/{r},1)"),
            ExplainedColumn("On", "day"),
        ),
        tuple(people),
        (("Ready at", "85 %"),),
    )


def test_rows_are_typed_and_formulas_live_with_their_value(tmp_path: Path) -> None:
    write_explained_workbook(explanation(), tmp_path / "how.xlsx", SOURCE)
    live, cached = (openpyxl.load_workbook(tmp_path / "how.xlsx", data_only=one) for one in (False, True))
    assert live.sheetnames == ["Result", "Rows", "How computed"]
    assert [cell.value for cell in live["Rows"][5]] == [HOSTILE, 4, 3, "=MIN($C5/$B5,1)", live["Rows"]["E5"].value]
    assert cached["Rows"]["D5"].value == 0.75
    assert cached["Rows"]["E5"].value.date() == date(2026, 5, 1)
    assert live["Result"]["B5"].value == "=SUM('Rows'!$D$5:$D$6)"
    assert live["Result"]["B6"].value == "='Result'!$B$5/2"
    assert [cached["Result"][cell].value for cell in ("B5", "B6", "C6")] == [1.5, 0.75, "1.5 / 2"]


def test_text_of_users_is_never_a_formula(tmp_path: Path) -> None:
    write_explained_workbook(explanation(), tmp_path / "how.xlsx", SOURCE)
    book = openpyxl.load_workbook(tmp_path / "how.xlsx")
    formulas = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert len(formulas) == 4
    assert not any("HYPERLINK" in one or "cmd" in one for one in formulas)


def test_the_notes_hold_rule_policies_and_source_and_no_clock(tmp_path: Path) -> None:
    for name in ("one.xlsx", "two.xlsx"):
        write_explained_workbook(explanation(), tmp_path / name, SOURCE)
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.xlsx") as packed:
        assert b"2000-01-01T00:00:00Z" in packed.read("docProps/core.xml")
    notes = openpyxl.load_workbook(tmp_path / "one.xlsx")["How computed"]
    texts = {cell for row in notes.iter_rows(values_only=True) for cell in row if cell}
    assert {"small.orgwright", "number 7", "C = Σ share / n", "Ready at", "MIN({a}/{r},1)"} <= texts


def test_without_rows_the_results_stand_alone(tmp_path: Path) -> None:
    bare = replace(explanation(), columns=(), rows=(), results=(ExplainedResult("two", 2, "whole", "1 + 1", "1+1"),))
    write_explained_workbook(bare, tmp_path / "how.xlsx", SOURCE)
    assert openpyxl.load_workbook(tmp_path / "how.xlsx").sheetnames == ["Result", "How computed"]


def test_a_cancelled_workbook_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        write_explained_workbook(explanation(), tmp_path / "how.xlsx", SOURCE, "", Progress(lambda *_: False))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedInput, match="cannot be written"):
        write_explained_workbook(explanation(), tmp_path / "gone" / "how.xlsx", SOURCE)


def test_money_and_fte_are_written_in_major_units_and_shares_of_full_time(tmp_path: Path) -> None:
    columns = (ExplainedColumn("Seat"), ExplainedColumn("Cost", "money"), ExplainedColumn("FTE", "fte"))
    shown = replace(explanation(), columns=columns, rows=(ExplainedRow(("A-1", 394521, 80)),), results=())
    write_explained_workbook(shown, tmp_path / "how.xlsx", SOURCE, "EUR")
    cells = openpyxl.load_workbook(tmp_path / "how.xlsx")["Rows"][5]
    assert [cell.value for cell in cells] == ["A-1", 3945.21, 0.8]
    assert "€" in cells[1].number_format


def recalculated(paths: list[Path], folder: Path) -> dict[str, Any]:
    """The workbooks as LibreOffice computes them anew, by the names of their files."""
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(RECALCULATE)
    command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to"]
    command += ["xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder / "out"), *map(str, paths)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return {path.name: openpyxl.load_workbook(folder / "out" / path.name, data_only=True) for path in paths}


def compare(path: Path, theirs: Any, name: str) -> int:
    """How many formulas gave the value of the program; another value fails."""
    ours, formulas = openpyxl.load_workbook(path, data_only=True), openpyxl.load_workbook(path)
    compared = 0
    for sheet in formulas:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type != "f":
                    continue
                value, other = ours[sheet.title][cell.coordinate].value, theirs[sheet.title][cell.coordinate].value
                place = f"{name}, {sheet.title}!{cell.coordinate}: {cell.value}"
                if value in (None, ""):
                    assert other in (None, ""), place
                else:
                    assert other == pytest.approx(value, rel=1e-12, abs=1e-9), place
                compared += 1
    return compared


def drawn(number: int) -> Organization:
    """An organization that hypothesis draws, always the same for one number."""
    quick = settings(
        max_examples=300,
        database=None,
        derandomize=True,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    seen = iter(range(10_000))
    return find(
        dated_organizations(), lambda one: next(seen) >= 20 * number and bool(one.seating.active), settings=quick
    )


def one_of_each_kind(*pictures: Organization) -> dict[str, Explanation]:
    """Of every function the explanation with most rows."""
    found: dict[str, tuple[str, Explanation]] = {}
    for number, picture in enumerate(pictures):
        for name, shown in explanations_of(picture):
            kind = name.split()[0]
            if kind not in found or len(shown.rows) > len(found[kind][1].rows):
                found[kind] = (f"{number} {name}", shown)
    return dict(found.values())


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed here.")
def test_another_program_computes_every_explanation_to_the_same_values(tmp_path: Path) -> None:
    chosen = one_of_each_kind(Organization.of(*small_organization()), drawn(0), drawn(1))
    paths = {tmp_path / f"{number}.xlsx": name for number, name in enumerate(chosen)}
    for path, name in paths.items():
        write_explained_workbook(chosen[name], path, SOURCE, "EUR")
    theirs = recalculated(list(paths), tmp_path)
    assert sum(compare(path, theirs[path.name], name) for path, name in paths.items()) > 200
