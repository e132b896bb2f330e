from datetime import date
from pathlib import Path
from typing import Any

import pytest

from edited_books import FIRST, FORECASTING, PYTHON, edit, exported, put
from organizations import TODAY, small_organization
from orgwright.exchange.matrix_reading import read_matrix_workbook
from orgwright.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Any:
    opened = Workspace.create(tmp_path / "small.orgwright", small_organization(), "Make it", "Mo")
    yield opened
    opened.close()


def add_di(sheet: Any) -> None:
    sheet.cell(FIRST + 2, 3).value = "Di Novak"
    sheet.cell(FIRST + 2, PYTHON).value = 3


def test_edits_come_in_as_one_action_that_undo_takes_back(workspace: Workspace, tmp_path: Path) -> None:
    path = edit(exported(tmp_path / "m.xlsx"), put(FIRST, PYTHON, None))
    edit(path, put(FIRST + 1, FORECASTING, 4))
    done = workspace.import_matrix(read_matrix_workbook(path), {})
    assert [(one.table, one.key, one.field, one.before, one.after) for one in done.changes] == [
        ("assessments", "bo-lind|Forecasting", "level", None, 4),
        ("assessments", "ana-ruiz|Python", "level", 4, None),
    ]
    assert workspace.history(1)[0].label == "Import 2 levels from m.xlsx"
    held = workspace.organization.proficiency
    assert (held.level(2, 2), held.level(1, 1)) == (4, -1)
    row = workspace.assessments_of(2, 2)[0]
    assert (row.source, row.assessor, row.assessed_on) == ("manager", "Mo", TODAY)
    workspace.undo()
    held = workspace.organization.proficiency
    assert (held.level(2, 2), held.level(1, 1)) == (-1, 4)


def test_importing_twice_changes_nothing_more(workspace: Workspace, tmp_path: Path) -> None:
    edited = read_matrix_workbook(edit(exported(tmp_path / "m.xlsx"), put(FIRST, PYTHON, 5)))
    workspace.import_matrix(edited, {})
    before = len(workspace.history())
    assert workspace.import_matrix(edited, {}).changes == ()
    assert len(workspace.history()) == before


def test_a_dry_run_says_the_same_and_writes_nothing(workspace: Workspace, tmp_path: Path) -> None:
    edited = read_matrix_workbook(edit(exported(tmp_path / "m.xlsx"), put(FIRST, PYTHON, 5)))
    tried = workspace.import_matrix(edited, {}, dry_run=True)
    assert len(workspace.history()) == 1
    assert workspace.import_matrix(edited, {}).changes == tried.changes


def test_a_conflict_comes_in_only_where_somebody_says_so(workspace: Workspace, tmp_path: Path) -> None:
    edited = read_matrix_workbook(edit(exported(tmp_path / "m.xlsx"), put(FIRST + 1, PYTHON, 5)))
    workspace.assess({(2, 1): 3})
    assert workspace.import_matrix(edited, {}).changes == ()
    (change,) = workspace.import_matrix(edited, {"bo-lind|Python": True}).changes
    assert (change.before, change.after) == (3, 5)
    assert workspace.organization.proficiency.level(2, 1) == 5


def test_what_a_person_skips_stays_out(workspace: Workspace, tmp_path: Path) -> None:
    edited = read_matrix_workbook(edit(exported(tmp_path / "m.xlsx"), put(FIRST, PYTHON, 5)))
    assert workspace.import_matrix(edited, {"ana-ruiz|Python": False}).changes == ()


def test_an_added_person_comes_in_with_levels_where_somebody_says_so(workspace: Workspace, tmp_path: Path) -> None:
    edited = read_matrix_workbook(edit(exported(tmp_path / "m.xlsx"), add_di))
    assert workspace.import_matrix(edited, {}).changes == ()
    (row,) = workspace.import_matrix(edited, {}, dry_run=True).plan.rows
    done = workspace.import_matrix(edited, {row.key: True})
    assert [(one.table, one.key, one.after) for one in done.changes] == [
        ("people", "di-novak", "Di Novak"),
        ("assessments", "di-novak|Python", 3),
    ]
    assert workspace.history(1)[0].label == "Import 1 level and 1 new person from m.xlsx"
    (new,) = [number for number, one in workspace.organization.people.items() if one.key == "di-novak"]
    assert workspace.organization.proficiency.level(new, 1) == 3
    workspace.undo()
    assert new not in workspace.organization.people


def test_levels_are_written_on_the_day_that_is_looked_at(workspace: Workspace, tmp_path: Path) -> None:
    edited = read_matrix_workbook(edit(exported(tmp_path / "m.xlsx"), put(FIRST, FORECASTING, 1)))
    workspace.import_matrix(edited, {}, on=date(2026, 12, 24))
    assert workspace.assessments_of(1, 2)[0].assessed_on == date(2026, 12, 24)
