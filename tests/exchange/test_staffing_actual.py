"""Kept plans in the workbook of a staffing plan, against plain loops and another program's formulas."""

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from orgwright.exchange.staffing_actual import kept_plans
from orgwright.exchange.staffing_content import StaffingContent, staffing_content
from orgwright.exchange.staffing_plans import Provenance
from orgwright.exchange.staffing_workbook import write_staffing_content
from orgwright.planning.kept_plan import kept_content
from orgwright.planning.organization import Organization
from orgwright.planning.privacy import Profile
from orgwright.planning.staffing import staffing_plan
from orgwright.records import Baseline, Record, Unit
from pictures import facts, person, position, sits
from recalculated import NO_OFFICE, compare_formulas

SOURCE = Provenance("small.orgwright", 7, "0.1.0")
JANUARY, SPRING = date(2027, 1, 1), date(2027, 4, 5)
DAMAGED = Baseline(id=3, name="Torn", made_on=date(2026, 1, 1), content="{")


def picture(*records: Record, day: date = SPRING) -> Organization:
    seats = [position(number, 1, annual_cost=365_000) for number in (1, 2)]
    return Organization.of(facts(day), Unit(id=1, name="North"), *seats, *records)


@cache
def after(*, is_damaged: bool = False) -> Organization:
    """Two were planned to stay; one left at the end of January, another at the end of March. Kept twice."""
    before = picture(person(1), sits(1, 1, 1), person(2), sits(2, 2, 2), day=JANUARY)
    content = kept_content(before, staffing_plan(before, JANUARY, 6))
    kept = [
        Baseline(id=1, name="=Winter", made_on=JANUARY, content=content),
        Baseline(id=2, name="Again", made_on=date(2027, 2, 1), scenario="Grow", content=content),
    ]
    left = person(1, left=date(2027, 1, 31)), person(2, left=date(2027, 3, 31))
    return picture(*left, sits(1, 1, 1), sits(2, 2, 2), *kept, *([DAMAGED] if is_damaged else ()))


@cache
def content(*, is_damaged: bool = False) -> StaffingContent:
    return staffing_content(after(is_damaged=is_damaged), (None,), None, 3)


def rows_of(path: Path, *, is_damaged: bool = False) -> list[dict[str, Any]]:
    write_staffing_content(content(is_damaged=is_damaged), path, SOURCE)
    sheet = openpyxl.load_workbook(path, data_only=True)["Plan and actual"]
    heads, *rows = sheet.iter_rows(min_row=4, values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in rows]


def test_every_kept_plan_stands_with_its_months_the_newest_first(tmp_path: Path) -> None:
    rows = rows_of(tmp_path / "p.xlsx")
    told = [(row["No."], row["Kept plan"], row["Scenario"], row["Passed"]) for row in rows[:12]]
    assert told[0] == (1, "Again", "Grow", "yes")
    assert told[6] == (2, "=Winter", "As recorded", "yes")
    assert [row["Passed"] for row in rows[6:12]] == ["yes", "yes", "yes", None, None, None]
    exits = [[row[f"Exits: {word}"] for word in ("planned", "actual", "difference")] for row in rows[6:10]]
    assert exits == [[0, 1, 1], [0, 0, 0], [0, 1, 1], [0, None, None]]
    assert [row["Exits: running difference"] for row in rows[6:10]] == [1, 1, 2, None]
    assert [row["Closing headcount: difference"] for row in rows[6:10]] == [-1, -1, -2, None]


def test_what_adds_up_is_added_over_the_months_that_have_passed(tmp_path: Path) -> None:
    rows = rows_of(tmp_path / "p.xlsx")
    total = rows[14]
    assert (total["Kept plan"], total["Month"]) == ("=Winter", "all passed")
    for title in ("Hires", "Exits", "Cost"):
        for word in ("planned", "actual", "difference"):
            added = sum(row[f"{title}: {word}"] for row in rows[6:9])
            assert total[f"{title}: {word}"] == pytest.approx(added, abs=1e-9)
    assert total["Cost: difference"] == pytest.approx(-590.0)
    assert total["Closing headcount: planned"] is None


def test_the_sheet_speaks_of_the_months_of_its_plans_and_repeats_their_names_on_every_page(tmp_path: Path) -> None:
    write_staffing_content(content(), tmp_path / "p.xlsx", SOURCE)
    sheet = openpyxl.load_workbook(tmp_path / "p.xlsx")["Plan and actual"]
    assert sheet["A2"].value.endswith("each plan over its own months, looked at on 2027-04-05")
    assert (sheet.print_title_cols, sheet.print_title_rows, sheet.page_setup.fitToWidth) == ("$A:$F", "$4:$4", 2)


def test_a_kept_plan_that_cannot_be_read_is_told_and_the_others_stand(tmp_path: Path) -> None:
    rows = rows_of(tmp_path / "p.xlsx", is_damaged=True)
    assert len(kept_plans(after(is_damaged=True)).compared) == 2
    assert rows[-1]["Kept plan"] == "The kept plan “Torn” cannot be read: its content is damaged."


def test_without_kept_plans_or_without_pay_there_is_no_such_sheet(tmp_path: Path) -> None:
    for number, found in enumerate(
        (staffing_content(picture(), (None,), None, 3), staffing_content(after(), (None,), None, 3, Profile(pay=False)))
    ):
        path = tmp_path / f"{number}.xlsx"
        write_staffing_content(found, path, SOURCE)
        assert "Plan and actual" not in openpyxl.load_workbook(path).sheetnames


def test_what_the_words_mean_is_told_where_a_plan_is_kept(tmp_path: Path) -> None:
    write_staffing_content(content(), tmp_path / "p.xlsx", SOURCE)
    notes = openpyxl.load_workbook(tmp_path / "p.xlsx")["How computed"]
    assert "Running difference" in [row[0] for row in notes.iter_rows(values_only=True)]
    write_staffing_content(replace(content(), kept=kept_plans(picture())), tmp_path / "q.xlsx", SOURCE)
    notes = openpyxl.load_workbook(tmp_path / "q.xlsx")["How computed"]
    assert "Running difference" not in [row[0] for row in notes.iter_rows(values_only=True)]


@pytest.mark.skipif(NO_OFFICE, reason="LibreOffice is not installed here.")
def test_another_program_computes_the_same_differences(tmp_path: Path) -> None:
    write_staffing_content(content(), tmp_path / "p.xlsx", SOURCE)
    assert compare_formulas(tmp_path / "p.xlsx", tmp_path) > 100
