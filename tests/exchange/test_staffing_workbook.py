import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from organizations import small_organization
from orgwright.errors import RefusedInput
from orgwright.exchange.staffing_content import staffing_content
from orgwright.exchange.staffing_workbook import Provenance, write_staffing_content, write_staffing_workbook
from orgwright.planning.coverage import unit_coverage
from orgwright.planning.organization import Organization
from orgwright.planning.plan_comparison import plan_comparison
from orgwright.planning.staffing import staffing_plan
from orgwright.progress import Cancelled, Progress
from orgwright.records import CostRate, Person, PlannedChange, Position, Scenario, Unit

SOURCE = Provenance("small.orgwright", 7, "0.1.0")


def organization() -> Organization:
    records = small_organization()
    for one in records:
        if isinstance(one, Unit) and one.id == 2:
            one.name = '=HYPERLINK("http://x.example")'
        if isinstance(one, Person) and one.id == 1:
            one.name = "+cmd|' /C calc'!A0"
        if isinstance(one, Position) and one.id == 2:
            one.annual_cost, one.fte_percent = 9_999_999, 70
    return Organization.of(*records)


def written(path: Path, *keys: str) -> Path:
    picture = organization()
    ids = {one.key: one.id for one in picture.table(Scenario).values()}
    pictures = [picture, *(picture.under(ids[key]) for key in keys)]
    write_staffing_workbook([(one, staffing_plan(one, None, 6)) for one in pictures], path, SOURCE)
    return path


def written_whole(path: Path, picture: Organization, *ids: int | None, months: int = 6) -> Path:
    """A workbook with its comparison and its futures."""
    content = staffing_content(picture, ids, None, months)
    write_staffing_content(content, path, SOURCE)
    return path


def table(sheet: Any, title: str) -> list[dict[str, Any]]:
    """The rows of a sheet by the heads of their columns, sums below the table left out."""
    rows = list(sheet.iter_rows(min_row=4, values_only=True))
    found = []
    for row in rows[1:]:
        if row[0] is None:
            break
        found.append(dict(zip(rows[0], row, strict=True)))
    assert all(title in row for row in found)
    return found


def sums(sheet: Any) -> list[tuple[Any, ...]]:
    """The rows below the table of a sheet."""
    rows = list(sheet.iter_rows(min_row=5, values_only=True))
    empty = next(number for number, row in enumerate(rows) if row[0] is None)
    return rows[empty + 1 :]


def test_the_sheets_hold_the_numbers_of_the_program(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(written(tmp_path / "plan.xlsx"), data_only=True)
    assert book.sheetnames == [
        "Summary", "Plan by month", "By family", "By level", "By location", "Headcount", "FTE", "Cost", "Budget",
        "Cost by position", "Positions", "Requisitions", "Rates", "Coverage", "Coverage by unit", "Coverage by month",
        "Gaps", "Actions", "Checks", "Assumptions", "How computed",
    ]  # fmt: skip
    picture = organization()
    plan = staffing_plan(picture, None, 6)
    whole = [row for row in table(book["Plan by month"], "Closing") if row["Row"] == "whole"]
    assert [row["Closing"] for row in whole] == [one.closing for one in plan.whole]
    assert [row["Cost"] for row in whole] == [one.cost / 100 for one in plan.whole]
    assert sums(book["Cost"])[0][3:9] == tuple(one.cost / 100 for one in plan.whole)
    coverage = unit_coverage(picture, None)
    assert sums(book["Coverage"])[0][10:12] == (coverage.low, coverage.high)
    requisition = table(book["Requisitions"], "Days open")[0]
    assert (requisition["Requisition"], requisition["Days open"]) == ("REQ-1", 80)


def test_units_are_covered_with_those_below_them(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(written(tmp_path / "plan.xlsx"), data_only=True)
    picture = organization()
    rows = {row["Unit"]: row for row in table(book["Coverage by unit"], "Coverage, low")}
    for unit_id, unit in picture.units.items():
        covered, row = unit_coverage(picture, unit_id), rows[unit.name]
        assert (row["Coverage, low"], row["Coverage, high"]) == (covered.low, covered.high)
        assert (row["People"], row["Targets"]) == (len(covered.person_ids), len(covered.targets))


def test_scenarios_stand_side_by_side_with_their_difference_to_the_first(tmp_path: Path) -> None:
    picture = organization()
    book = openpyxl.load_workbook(written_whole(tmp_path / "plan.xlsx", picture, None, 1), data_only=True)
    summary = table(book["Summary"], "Hires")
    assert [(row["Scenario"], row["Hires"]) for row in summary] == [("As recorded", 0), ("Grow", 1)]
    rows = {(row[0], row[1]): row[2:5] for row in book["Scenarios"].iter_rows(min_row=4, values_only=True)}
    assert rows["Measure", "Over"] == ("As recorded", "Grow", "against As recorded")
    assert rows["Hires", "all months"] == (0, 1, 1)
    assert rows["Headcount", "at the end"] == (2, 3, 1)
    compared = plan_comparison(picture, (None, 1), None, None, 6)
    assert len(rows) > len(compared.measures)
    low = [compared.value("role_low", place) for place in (0, 1)]
    assert rows["Role coverage, low end", "at the end"] == (*low, compared.delta("role_low", 1))


def test_plans_of_different_months_are_no_workbook(tmp_path: Path) -> None:
    picture = organization()
    plans = [(picture, staffing_plan(picture, None, months)) for months in (3, 4)]
    with pytest.raises(ValueError, match="same months"):
        write_staffing_workbook(plans, tmp_path / "plan.xlsx", SOURCE)


def test_changes_that_cannot_apply_are_told_with_their_reason(tmp_path: Path) -> None:
    records = small_organization()
    next(one for one in records if isinstance(one, PlannedChange)).person = "ana-ruiz"
    picture = Organization.of(*records).under(1)
    write_staffing_workbook([(picture, staffing_plan(picture, None, 2))], tmp_path / "plan.xlsx", SOURCE)
    notes = openpyxl.load_workbook(tmp_path / "plan.xlsx")["Assumptions"]
    texts = [cell for row in notes.iter_rows(values_only=True) for cell in row if cell]
    assert any("cannot apply" in text for text in texts)
    assert any("is somebody already" in text for text in texts)
    assert "small.orgwright" in texts


def test_tables_are_frozen_and_filtered(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(written(tmp_path / "plan.xlsx"))
    for name in ("Plan by month", "Headcount", "Positions", "Requisitions", "Coverage", "Coverage by unit"):
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


def test_the_rates_stand_in_the_workbook_and_positions_say_where_their_cost_comes_from(tmp_path: Path) -> None:
    rates = (
        CostRate(id=1, location="Faro", annual_cost=5_000_000, hiring_cost=100_000),
        CostRate(id=2, role_id=1, location="Porto", annual_cost=7_000_000),
    )
    records = small_organization()
    next(one for one in records if isinstance(one, Position) and one.key == "MOD-02").location = "Faro"
    picture = Organization.of(*records, *rates)
    write_staffing_workbook([(picture, staffing_plan(picture, None, 2))], tmp_path / "plan.xlsx", SOURCE)
    book = openpyxl.load_workbook(tmp_path / "plan.xlsx", data_only=True)
    assert [tuple(row.values()) for row in table(book["Rates"], "Rate for")] == [
        (f"{picture.roles[1].name}, Porto", picture.roles[1].name, None, "Porto", 70_000, None),
        ("Faro", None, None, "Faro", 50_000, 1_000),
    ]
    positions = {row["Position"]: row for row in table(book["Positions"], "Annual cost is")}
    assert positions["ENG-01"]["Annual cost is"] == "its own"
    assert {row["Annual cost is"] for row in positions.values()} == {"its own", "rate for Faro", "not known"}
    notes = [row for row in book["Assumptions"].iter_rows(values_only=True) if row[0] == "Seats without a cost"]
    assert notes[0][1].startswith("1: positions held or vacant")
