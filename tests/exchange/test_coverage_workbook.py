"""Coverage as a workbook: the program's numbers, live formulas that give the same, and text that stays text."""

import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from organizations import small_organization
from orgwright.errors import RefusedInput
from orgwright.exchange import coverage_workbook
from orgwright.exchange.coverage_workbook import Provenance, write_coverage_workbook
from orgwright.planning.coverage import coverage_trend, unit_coverage
from orgwright.planning.drivers import drivers
from orgwright.planning.organization import Organization
from orgwright.planning.resilience import resilience
from orgwright.progress import Cancelled, Progress
from orgwright.records import Assessment, Person, Record, Requirement, Skill, Target, Unit

SOURCE = Provenance("small.orgwright", 7, "0.1.0")
RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>"""
HOSTILE = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=40)


def records() -> list[Record]:
    """The small organization with more asked of it than it holds, some of it unknown, some of it in the future."""
    found = small_organization()
    day = next(one for one in found if isinstance(one, Assessment)).assessed_on
    return [
        *found,
        Skill(id=3, name="Prompting"),
        Requirement(id=3, role_id=1, skill_id=2, tier="good-to-have", level=3),
        Requirement(id=4, role_id=1, skill_id=3, tier="emerging", level=2),
        Requirement(id=5, role_id=2, skill_id=1, tier="must-have", importance="critical", level=5),
        Assessment(id=3, person_id=1, skill_id=2, level=3, assessor="Mo", assessed_on=day),
        Target(id=2, unit_id=2, skill_id=1, level=2, people=1),
        Target(id=3, unit_id=1, skill_id=2, level=3, people=3, importance="optional"),
        Target(id=4, unit_id=2, skill_id=3, level=1, people=1),
    ]


def picture() -> Organization:
    return Organization.of(*records())


def written(path: Path, organization: Organization | None = None, unit_id: int | None = None) -> Path:
    write_coverage_workbook(organization or picture(), unit_id, path, SOURCE, months=3)
    return path


def table(sheet: Any) -> list[dict[str, Any]]:
    """The rows of a sheet by the heads of their columns, sums below the table left out."""
    rows = list(sheet.iter_rows(min_row=4, values_only=True))
    found = []
    for row in rows[1:]:
        if all(cell is None for cell in row):
            break
        found.append(dict(zip(rows[0], row, strict=True)))
    return found


def summary(book: Any) -> dict[str, Any]:
    return {row[0]: row[1] for row in book["Summary"].iter_rows(min_row=5, values_only=True) if row[0]}


def test_the_summary_shows_the_figures_of_the_program(tmp_path: Path) -> None:
    found = summary(openpyxl.load_workbook(written(tmp_path / "c.xlsx"), data_only=True))
    covered, worst = unit_coverage(picture(), None), resilience(picture(), None)
    assert found["Coverage of targets, low"] == covered.low
    assert found["High among those asked"] == covered.high_asked
    assert found["Coverage of targets, high"] == covered.high
    assert (found["In full, low"], found["In full, high"]) == (covered.strict_low, covered.strict_high)
    assert (found["Against roles, low"], found["Against roles, high"]) == (covered.role_low, covered.role_high)
    assert found["Compliance"] == covered.role_compliance
    assert [found[f"People with the gate {word}"] for word in covered.gates] == list(covered.gates.values())
    assert found["Assessed, of targeted skills"] == covered.assessed_share
    assert found["Robustness"] == covered.robustness
    assert found["Coverage, low, when the worst one leaves"] == worst.worst[0].after.low
    assert found["Held by one person alone"] == len(worst.single_holders)
    assert found["Held by nobody"] == len(worst.uncovered) > 0


def test_points_add_up_to_what_low_coverage_lacks(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(written(tmp_path / "c.xlsx"), data_only=True)
    covered, dearest = unit_coverage(picture(), None), drivers(picture(), None)
    assert covered.role_low is not None
    assert covered.low is not None
    lacking = pytest.approx(1 - covered.role_low, abs=1e-12)
    for name in ("Requirements", "Gaps", "Drivers"):
        assert sum(row["Points lost"] for row in table(book[name])) == lacking, name
    assert sum(row["Points lost"] for row in table(book["Targets"])) == pytest.approx(1 - covered.low, abs=1e-12)
    assert [row["Points lost"] for row in table(book["Drivers"])] == [one.points for one in dearest.gaps]


def test_a_unit_has_its_own_people_and_targets_alone(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(written(tmp_path / "c.xlsx", unit_id=2), data_only=True)
    covered = unit_coverage(picture(), 2)
    assert [row["Person"] for row in table(book["People"])] == ["Bo Lind"]
    assert len(table(book["Targets"])) == len(covered.targets) == 2
    assert [row["Unit"] for row in table(book["Units"])] == ["Models"]
    assert summary(book)["Coverage of targets, low"] == covered.low


def test_units_are_covered_with_those_below_them(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(written(tmp_path / "c.xlsx"), data_only=True)
    rows = {row["Unit"]: row for row in table(book["Units"])}
    for unit_id, unit in picture().units.items():
        covered, row = unit_coverage(picture(), unit_id), rows[unit.name]
        shown = (row["Coverage, low"], row["Coverage, high"], row["High among asked"], row["In full"])
        assert shown == (covered.low, covered.high, covered.high_asked, covered.strict_low)
        assert (row["People"], row["Targets"]) == (len(covered.person_ids), len(covered.targets))


def test_the_last_month_is_that_of_the_day(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(written(tmp_path / "c.xlsx"), data_only=True)
    rows = table(book["Time"])
    points = coverage_trend(picture(), None, rows[0]["Month"].date(), 3)
    assert rows[-1]["Month"].date() == picture().day.replace(day=1)
    assert [row["Coverage, low"] for row in rows] == [one.low for one in points]
    assert rows[0]["Change of low"] is None


def test_what_moved_in_a_year_leads_from_one_day_to_the_other(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(written(tmp_path / "c.xlsx"), data_only=True)
    rows = [row for row in book["What moved"].iter_rows(min_row=5, values_only=True) if row[0] == "Roles"]
    *causes, first, last = rows
    assert (first[1], last[1]) == ("On 2025-11-20", "On 2026-11-20")
    assert last[3] == unit_coverage(picture(), None).role_low
    assert first[3] + sum(row[3] for row in causes) == pytest.approx(last[3], abs=1e-12)


def test_future_skills_that_nobody_holds_are_said(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(written(tmp_path / "c.xlsx"), data_only=True)
    assert [(row["Skill"], row["Nobody"]) for row in table(book["Future skills"])] == [("Prompting", "yes")]
    assert table(book["Emerging"])[0]["Emerging, low"] == 0


def test_too_many_requirements_are_left_out_and_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coverage_workbook, "MOST_REQUIREMENTS", 1)
    book = openpyxl.load_workbook(written(tmp_path / "c.xlsx"), data_only=True)
    assert "Requirements" not in book.sheetnames
    assert summary(book)["Against roles, low"] == unit_coverage(picture(), None).role_low
    texts = [cell for row in book["How computed"].iter_rows(values_only=True) for cell in row if cell]
    assert any("too many rows" in text for text in texts)


def test_an_empty_organization_gives_a_workbook_without_figures(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(written(tmp_path / "c.xlsx", Organization.of()), data_only=True)
    found = summary(book)
    assert (found["People"], found["Coverage of targets, low"], found["Against roles, low"]) == (0, None, None)


def test_a_scenario_and_what_cannot_apply_are_told(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(written(tmp_path / "c.xlsx", picture().under(1)))
    texts = [cell for row in book["How computed"].iter_rows(values_only=True) for cell in row if cell]
    assert "Grow" in texts
    assert "scenario Grow" in book["Summary"]["A2"].value
    assert "small.orgwright" in texts


def test_tables_are_frozen_and_the_first_sheet_shows_two_charts(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(written(tmp_path / "c.xlsx"))
    for name in ("People", "Requirements", "Gaps", "Targets", "Units", "Where it breaks", "Time"):
        assert book[name].freeze_panes is not None
    assert len(book["Summary"]._charts) == 2
    assert len(book["Targets"].data_validations.dataValidation) == 1


def test_the_same_data_gives_the_same_bytes_and_no_clock(tmp_path: Path) -> None:
    first, second = written(tmp_path / "one.xlsx"), written(tmp_path / "two.xlsx")
    assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(first) as packed:
        assert b"2000-01-01T00:00:00Z" in packed.read("docProps/core.xml")


def test_a_cancelled_export_leaves_no_file_and_an_old_one_stays(tmp_path: Path) -> None:
    target = tmp_path / "c.xlsx"
    target.write_bytes(b"old")
    with pytest.raises(Cancelled):
        write_coverage_workbook(picture(), None, target, SOURCE, Progress(lambda done, total, what: done < 3))
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedInput, match="cannot be written"):
        written(tmp_path / "gone" / "c.xlsx")


@settings(max_examples=8, deadline=None)
@given(HOSTILE, HOSTILE, HOSTILE)
def test_text_of_users_is_never_a_formula(
    tmp_path_factory: pytest.TempPathFactory, person: str, unit: str, skill: str
) -> None:
    named = records()
    for one in named:
        if isinstance(one, Person) and one.id == 1:
            one.name = "=" + person
        elif isinstance(one, Unit) and one.id == 2:
            one.name = '+HYPERLINK("http://x.example")' + unit
        elif isinstance(one, Skill) and one.id == 1:
            one.name = "@" + skill
    path = written(tmp_path_factory.mktemp("hostile") / "c.xlsx", Organization.of(*named))
    book = openpyxl.load_workbook(path)
    formulas = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert formulas
    assert not any("HYPERLINK" in one or one == "=" + person for one in formulas)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed here.")
def test_another_program_computes_the_same_values(tmp_path: Path) -> None:
    path = written(tmp_path / "c.xlsx")
    profile = tmp_path / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(RECALCULATE)
    command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to"]
    command += ["xlsx:Calc MS Excel 2007 XML", "--outdir", str(tmp_path / "out"), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    ours = openpyxl.load_workbook(path, data_only=True)
    formulas = openpyxl.load_workbook(path)
    theirs = openpyxl.load_workbook(tmp_path / "out" / "c.xlsx", data_only=True)
    compared = 0
    for sheet in formulas:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    value, other = ours[sheet.title][cell.coordinate].value, theirs[sheet.title][cell.coordinate].value
                    assert other == pytest.approx(value, rel=1e-12, abs=1e-9), f"{sheet.title}!{cell.coordinate}"
                    compared += 1
    assert compared > 100
