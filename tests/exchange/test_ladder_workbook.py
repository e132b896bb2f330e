"""The ladder as a workbook: the program's numbers, live formulas that give the same, and text that stays text."""

import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from organizations import small_organization
from orgwright.errors import RefusedInput
from orgwright.exchange.ladder_workbook import Provenance, write_ladder_workbook
from orgwright.planning.ladder import ladder
from orgwright.planning.organization import Organization
from orgwright.progress import Cancelled, Progress
from orgwright.records import Assessment, CareerLink, Record, Requirement, Role, Skill, SkillKind

SOURCE = Provenance("small.orgwright", 7, "0.1.0")
RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>"""


def records() -> list[Record]:
    """A ladder of three: several skills at once on the first step, above it an unlinked role without requirements."""
    more: list[Record] = [
        Skill(id=number, name=f"Skill {number}", category="More", kind=kind)
        for number, kind in enumerate((SkillKind.SOFT, SkillKind.TOOL, SkillKind.DOMAIN, SkillKind.TECHNICAL), 3)
    ]
    more += [
        Requirement(id=10 + skill, role_id=2, skill_id=skill, tier="must-have", level=level)
        for skill, level in ((1, 5), (3, 3), (4, 2), (5, 4), (6, 3))
    ]
    return [
        *small_organization(),
        *more,
        Role(id=3, name="Principal Engineer", family="Engineering", level="Principal"),
        Role(id=4, name="Analyst", family="Data", level="Mid"),
        CareerLink(id=2, from_role_id=4, to_role_id=1, kind="next"),
        Assessment(id=9, person_id=2, skill_id=2, level=3, assessor="Mo", assessed_on=date(2026, 5, 1)),
    ]


def picture() -> Organization:
    return Organization.of(*records())


def written(path: Path, organization: Organization | None = None, family: str = "Engineering") -> Path:
    write_ladder_workbook(organization or picture(), family, path, SOURCE)
    return path


def table(sheet: Any) -> list[dict[str, Any]]:
    """The rows of a sheet by the heads of their columns."""
    heads, *rows = sheet.iter_rows(min_row=4, values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in rows]


def test_the_sheets_hold_the_ladder_and_its_steps(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(written(tmp_path / "l.xlsx"), data_only=True)
    found = ladder(picture(), "Engineering")

    assert book.sheetnames == ["Ladder", "Steps", "Levels", "Skills of steps", "Pace", "People", "How computed"]
    assert [(row["Role"], row["People"], row["Vacant"]) for row in table(book["Ladder"])] == [
        ("Senior Engineer", 1, 1),
        ("Staff Engineer", 1, 0),
        ("Principal Engineer", 0, 0),
    ]
    assert table(book["Ladder"])[0]["Comes from other families"] == "Analyst"
    first, second = table(book["Steps"])
    assert (first["From"], first["To"], first["Link"]) == ("Senior Engineer", "Staff Engineer", "next")
    assert (first["New skills"], first["Raised skills"]) == (5, 1)
    assert (first["Weighted gap"], first["Months"]) == (found.steps[0].weighted_gap, found.steps[0].months)
    assert (second["Link"], second["Weighted gap"], second["Months"]) == ("none: the level below", None, None)


def test_the_levels_are_a_matrix_of_skills_by_roles(tmp_path: Path) -> None:
    rows = table(openpyxl.load_workbook(written(tmp_path / "l.xlsx"), data_only=True)["Levels"])

    python = next(row for row in rows if row["Skill"] == "Python")
    assert (python["Senior Engineer"], python["Staff Engineer"], python["Principal Engineer"]) == (3, 5, None)


def test_who_stands_where_has_a_row_for_each_step_on(tmp_path: Path) -> None:
    rows = table(openpyxl.load_workbook(written(tmp_path / "l.xlsx"), data_only=True)["People"])

    assert [(row["Person"], row["Role"], row["Step to"]) for row in rows] == [
        ("Bo Lind", "Senior Engineer", "Staff Engineer"),
        ("Ana Ruiz", "Staff Engineer", "Principal Engineer"),
    ]
    assert rows[0]["Months"] > 0
    assert rows[1]["Months"] is None


def test_where_the_months_come_from_stands_in_the_notes(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(written(tmp_path / "l.xlsx"))
    texts = {cell for row in book["How computed"].iter_rows(values_only=True) for cell in row if cell}

    assert {"small.orgwright", "number 7", "Months per level, tool", "Weights of importance"} <= texts
    assert "3 (by policy: 0 rises observed of 20 needed, 0 still waiting)" in texts


def test_the_same_picture_gives_the_same_bytes(tmp_path: Path) -> None:
    assert written(tmp_path / "a.xlsx").read_bytes() == written(tmp_path / "b.xlsx", picture()).read_bytes()


def test_text_of_users_is_never_a_formula(tmp_path: Path) -> None:
    hostile = records()
    for one in hostile:
        if isinstance(one, Role | Skill) and one.id == 1:
            one.name = '=HYPERLINK("http://x.example")'
    book = openpyxl.load_workbook(written(tmp_path / "l.xlsx", Organization.of(*hostile)))
    formulas = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]

    assert len(formulas) > 40
    assert not any("HYPERLINK" in one for one in formulas)


def test_another_family_is_refused_and_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(RefusedInput, match="“Cooks”; the families are Data, Engineering"):
        written(tmp_path / "l.xlsx", family="Cooks")
    with pytest.raises(Cancelled):
        write_ladder_workbook(picture(), "Engineering", tmp_path / "l.xlsx", SOURCE, Progress(lambda *_: False))
    assert list(tmp_path.iterdir()) == []


def test_a_ladder_of_one_role_without_requirements_is_written(tmp_path: Path) -> None:
    lone = Organization.of(*small_organization(), Role(id=9, name="Cook", family="Kitchen"))
    book = openpyxl.load_workbook(written(tmp_path / "l.xlsx", lone, "Kitchen"), data_only=True)

    assert [row["Role"] for row in table(book["Ladder"])] == ["Cook"]
    assert table(book["Steps"]) == []


def recalculated(path: Path, folder: Path) -> Any:
    """The workbook as LibreOffice computes it anew."""
    profile = folder / "profile"
    if not profile.exists():
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(RECALCULATE)
    command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to"]
    command += ["xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder / "out"), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return openpyxl.load_workbook(folder / "out" / path.name, data_only=True)


def compare(path: Path, theirs: Any) -> int:
    """How many formulas gave the value of the program; another value fails."""
    ours, formulas = openpyxl.load_workbook(path, data_only=True), openpyxl.load_workbook(path)
    compared = 0
    for sheet in formulas:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    value, other = ours[sheet.title][cell.coordinate].value, theirs[sheet.title][cell.coordinate].value
                    assert other == pytest.approx(value, rel=1e-12, abs=1e-9), f"{sheet.title}!{cell.coordinate}"
                    compared += 1
    return compared


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed here.")
def test_another_program_computes_the_same_values_and_a_changed_level_changes_the_step(tmp_path: Path) -> None:
    path = written(tmp_path / "l.xlsx")
    assert compare(path, recalculated(path, tmp_path)) > 60

    changed = openpyxl.load_workbook(path)
    levels = changed["Levels"]
    heads = [cell.value for cell in levels[4]]
    (row,) = [number for number in range(5, levels.max_row + 1) if levels.cell(number, 2).value == "Python"]
    levels.cell(row, heads.index("Senior Engineer") + 1).value = 5
    changed.save(tmp_path / "changed.xlsx")
    step = table(recalculated(tmp_path / "changed.xlsx", tmp_path)["Steps"])[0]
    easier = records()
    for one in easier:
        if isinstance(one, Requirement) and one.id == 1:
            one.level = 5
    expected = ladder(Organization.of(*easier), "Engineering").steps[0]
    assert (step["Weighted gap"], step["Months"]) == (expected.weighted_gap, expected.months)
    assert step["Raised skills"] == len(expected.raised) == 0
