import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from organizations import TODAY, small_organization
from orgwright.exchange.development_workbook import Provenance, write_development_workbook
from orgwright.planning.organization import Organization
from orgwright.records import Goal, GoalAction, Milestone, Record

ANA, BO, PYTHON, FORECASTING = 1, 2, 1, 2
SOURCE = Provenance("small.orgwright", 7, "1.0")
RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>"""


def plans() -> list[Record]:
    return [
        Goal(id=1, person_id=BO, skill_id=FORECASTING, level=3, due_on=date(2026, 11, 1), note='=HYPERLINK("x")'),
        Goal(id=2, person_id=BO, skill_id=PYTHON, from_level=1, level=4, due_on=date(2027, 1, 1)),
        Goal(id=3, person_id=ANA, skill_id=PYTHON, level=4),
        GoalAction(id=1, goal_id=1, number=1, kind="mentoring", text="Pair", mentor_id=ANA, due_on=TODAY),
        GoalAction(id=2, goal_id=1, number=2, kind="course", text="Read", due_on=date(2026, 10, 1), done_on=TODAY),
        GoalAction(id=3, goal_id=2, number=1, kind="project", text="Build", due_on=date(2026, 10, 1)),
        Milestone(id=1, person_id=BO, role_id=1, kind="onboarding", number=1, heading="30-day goals", text="Meet all"),
    ]


def written(path: Path, *people: int) -> Path:
    organization = Organization.of(*small_organization(), *plans())
    write_development_workbook(organization, people or (ANA, BO), path, SOURCE)
    return path


def table(sheet: Any, top: int = 4) -> list[dict[str, Any]]:
    lines = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=top)]
    return [dict(zip(lines[0], line, strict=True)) for line in lines[1:] if line[0] is not None]


def test_goals_actions_and_milestones_stand_as_the_program_says(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(written(tmp_path / "p.xlsx"), data_only=True)
    goals = [(row["Person"], row["Skill"], row["Levels to go"], row["Standing"]) for row in table(book["Goals"])]
    assert goals == [
        ("Ana Ruiz", "Python", 0, "reached"),
        ("Bo Lind", "Forecasting", 3, "late"),
        ("Bo Lind", "Python", 2, "due"),
    ]
    assert [row["Standing"] for row in table(book["Actions"])] == ["due", "done", "late"]
    assert [row["Goals of"] for row in table(book["Milestones"])] == ["30-day goals"]
    counts = {row["Standing"]: (row["Goals"], row["Actions"], row["Milestones"]) for row in table(book["Summary"], 6)}
    assert counts == {"Reached or done": (1, 1, 0), "Late": (1, 1, 0), "Due": (1, 1, 1), "All": (3, 3, 1)}
    said = {row[0].value: row[1].value for row in book["How computed"].iter_rows() if row[0].value}
    assert (said["Workspace"], said["Last action"]) == ("small.orgwright", "number 7")


def test_days_are_days_and_words_of_people_are_never_formulas(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(written(tmp_path / "p.xlsx"))
    (note,) = [row["Note"] for row in table(book["Goals"]) if row["Note"]]
    assert note == '=HYPERLINK("x")'
    cells = {cell.value: cell.data_type for row in book["Goals"].iter_rows() for cell in row if cell.value}
    assert cells[note] == "s"
    values = openpyxl.load_workbook(tmp_path / "p.xlsx", data_only=True)
    assert [row["By"].date() for row in table(values["Goals"]) if row["By"]] == [date(2026, 11, 1), date(2027, 1, 1)]


def test_one_person_is_named_and_the_same_plans_give_the_same_bytes(tmp_path: Path) -> None:
    one = written(tmp_path / "one.xlsx", BO)
    assert openpyxl.load_workbook(one)["Summary"]["A2"].value == "Bo Lind, 2026-11-20, as recorded"
    assert one.read_bytes() == written(tmp_path / "two.xlsx", BO).read_bytes()


def test_people_without_plans_leave_empty_tables(tmp_path: Path) -> None:
    path = tmp_path / "none.xlsx"
    write_development_workbook(Organization.of(*small_organization()), [ANA], path, SOURCE)
    book = openpyxl.load_workbook(path, data_only=True)
    assert table(book["Goals"]) == table(book["Actions"]) == table(book["Milestones"]) == []
    assert {row["Goals"] for row in table(book["Summary"], 6)} == {0}


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed here.")
def test_another_program_computes_the_same_and_a_changed_level_reaches_the_goal(tmp_path: Path) -> None:
    path = written(tmp_path / "p.xlsx")
    formulas, ours = openpyxl.load_workbook(path), openpyxl.load_workbook(path, data_only=True)
    theirs = recalculated(path, tmp_path)
    computed = [
        (sheet.title, cell.coordinate) for sheet in formulas for row in sheet.iter_rows() for cell in row
        if cell.data_type == "f"
    ]  # fmt: skip
    assert len(computed) == 3 * 2 + 3 + 1 + 12
    assert [theirs[name][place].value for name, place in computed] == [
        ours[name][place].value for name, place in computed
    ]
    heads = [cell.value for cell in formulas["Goals"][4]]
    (row,) = [number for number in range(5, 8) if formulas["Goals"].cell(number, 3).value == "Forecasting"]
    formulas["Goals"].cell(row, heads.index("Held") + 1).value = 3
    formulas.save(tmp_path / "changed.xlsx")
    changed = recalculated(tmp_path / "changed.xlsx", tmp_path)
    assert changed["Goals"].cell(row, heads.index("Standing") + 1).value == "reached"
    assert [row["Goals"] for row in table(changed["Summary"], 6)] == [2, 0, 1, 3]


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
