"""The succession workbook: the program's numbers, live formulas that give the same, and text that stays text."""

import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from orgwright.errors import RefusedInput
from orgwright.exchange.succession_workbook import Provenance, write_succession_workbook
from orgwright.exchange.succession_workbook_rows import STAGE_WORDS
from orgwright.planning.organization import Organization
from orgwright.planning.succession_plan import unit_succession
from orgwright.progress import Cancelled, Progress
from orgwright.records import (
    Assessment,
    Importance,
    Incumbency,
    OrganizationFacts,
    Person,
    Position,
    Record,
    Requirement,
    Role,
    Skill,
    Tier,
    Unit,
)

SOURCE = Provenance("some.orgwright", 7, "0.1.0")
RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>"""


def picture(*more: Record) -> Organization:
    """Three critical seats in two units, two of one role; people of every stage, one with a name like a formula."""
    levels = {1: 3, 2: 4, 3: 2, 4: 1, 5: 0}
    records: list[Record] = [
        OrganizationFacts(id=1, name="Example", planning_date=date(2027, 3, 1)),
        Unit(id=1, name="Top"),
        Unit(id=2, name="Team", parent_id=1),
        Role(id=1, name="Engineer"),
        Role(id=2, name="Lead"),
        Skill(id=1, name="Python"),
        *(
            Requirement(id=one, role_id=one, skill_id=1, level=2 + one, tier=Tier.MUST_HAVE, importance=importance)
            for one, importance in ((1, Importance.CRITICAL), (2, Importance.IMPORTANT))
        ),
        Position(id=1, key="S1", unit_id=2, role_id=1, critical=True),
        Position(id=2, key="S2", unit_id=2, role_id=1, critical=True),
        Position(id=3, key="S3", unit_id=1, role_id=2, critical=True),
        Position(id=4, key="S4", unit_id=1, role_id=2),
        *(Person(id=one, key=f"p{one}", name=f"Person {one}") for one in (1, 2, 3, 4)),
        Person(id=5, key="p5", name='=HYPERLINK("x")'),
        Incumbency(id=1, position_id=1, person_id=1),
        *(
            Assessment(person_id=one, skill_id=1, level=level, assessed_on=date(2027, 1, 1))
            for one, level in levels.items()
        ),
    ]
    return Organization.of(*records, *more)


def written(path: Path, organization: Organization | None = None, unit_id: int | None = None) -> Path:
    write_succession_workbook(organization or picture(), unit_id, path, SOURCE)
    return path


def table(sheet: Any) -> list[dict[str, Any]]:
    """The rows of a sheet by the heads of their columns, sums below left out."""
    rows = list(sheet.iter_rows(min_row=4, values_only=True))
    found = []
    for row in rows[1:]:
        if row[0] is None:
            break
        found.append(dict(zip(rows[0], row, strict=True)))
    return found


def summary(book: Any) -> dict[str, Any]:
    return {row[0]: row[1] for row in book["Summary"].iter_rows(min_row=5, values_only=True) if row[0]}


def test_the_summary_shows_the_net_bench_and_who_has_nobody(tmp_path: Path) -> None:
    found = summary(openpyxl.load_workbook(written(tmp_path / "s.xlsx"), data_only=True))

    assert found == {
        "Critical positions": 3,
        "Filled at the same time, now": 2,
        "Filled at the same time, in 1 year": 3,
        "Filled at the same time, in 2 years": 3,
        "With nobody ready now": 0,
        "With one person alone ready now": 2,
        "People ready for several positions": 1,
        "Rows of slates": 4 + 5 + 5,
    }


def test_positions_and_slates_carry_the_figures_of_the_program(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(written(tmp_path / "s.xlsx"), data_only=True)
    plan = unit_succession(picture(), None)

    rows = table(book["Positions"])
    assert [tuple(row[one] for one in ("Ready now", "Ready in 1 year", "Ready in 2 years")) for row in rows] == [
        one.depth for one in plan.plan.benches
    ]
    assert [row["Incumbents"] for row in rows] == ["Person 1", "vacant", "vacant"]
    slates = table(book["Slates"])
    wanted = [one for several in plan.candidates for one in several]
    assert [(row["Low"], row["Months"], row["Ready"]) for row in slates] == [
        (one.low, one.months, STAGE_WORDS[one.stage]) for one in wanted
    ]
    assert slates[0]["Speaks for"].splitlines()[0] == "Holds the critical must-have: Python."
    assert [row["Which"] for row in table(book["Behind several"])] == ["S1, S2, S3"]


def test_a_unit_has_its_own_positions_alone(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(written(tmp_path / "s.xlsx", unit_id=2), data_only=True)

    assert [row["Position"] for row in table(book["Positions"])] == ["S1", "S2"]
    assert book["Summary"]["A2"].value == "Team, 2027-03-01, as recorded"


def test_names_stay_text_and_the_sheet_of_notes_says_where_it_comes_from(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(written(tmp_path / "s.xlsx"))

    names = [cell for row in book["Slates"].iter_rows() for cell in row if cell.value == '=HYPERLINK("x")']
    assert names
    assert all(cell.data_type != "f" for cell in names)
    words = [cell for row in book["How computed"].iter_rows(values_only=True) for cell in row if cell]
    assert "some.orgwright" in words
    assert any(word.startswith("It names people with their readiness") for word in words)
    assert "85 % of the role known to be held" in words


def test_the_same_data_gives_the_same_bytes(tmp_path: Path) -> None:
    assert written(tmp_path / "a.xlsx").read_bytes() == written(tmp_path / "b.xlsx").read_bytes()


def test_without_critical_positions_there_is_a_workbook_that_says_so(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(written(tmp_path / "s.xlsx", Organization.of()), data_only=True)

    assert summary(book)["Critical positions"] == 0
    assert table(book["Positions"]) == []


def test_what_cannot_be_written_or_was_stopped_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(RefusedInput):
        written(tmp_path / "no" / "s.xlsx")
    stop = Progress(lambda done, total, what: "reasons" not in what)
    with pytest.raises(Cancelled):
        write_succession_workbook(picture(), None, tmp_path / "s.xlsx", SOURCE, stop)
    assert not (tmp_path / "s.xlsx").exists()


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed here.")
def test_another_program_computes_the_same_numbers(tmp_path: Path) -> None:
    source = written(tmp_path / "s.xlsx")
    profile = tmp_path / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(RECALCULATE, encoding="utf-8")
    command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to"]
    subprocess.run([*command, "xlsx", "--outdir", str(tmp_path / "out"), str(source)], check=True, capture_output=True)
    ours = openpyxl.load_workbook(source, data_only=True)
    formulas = openpyxl.load_workbook(source)
    theirs = openpyxl.load_workbook(tmp_path / "out" / "s.xlsx", data_only=True)
    compared = 0
    for sheet in formulas:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    mine = ours[sheet.title][cell.coordinate].value or ""
                    other = theirs[sheet.title][cell.coordinate].value or ""
                    assert other == pytest.approx(mine), f"{sheet.title} {cell.coordinate}"
                    compared += 1
    assert compared > 20
