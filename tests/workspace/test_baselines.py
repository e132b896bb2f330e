from datetime import date
from pathlib import Path

import pytest

from organizations import small_organization
from orgwright.errors import RefusedInput
from orgwright.planning.kept_plan import kept_content, kept_plan
from orgwright.planning.staffing import staffing_plan
from orgwright.records import Baseline
from orgwright.workspace import Workspace
from orgwright.workspace.writing import Changes

SPRING = date(2026, 4, 1)


@pytest.fixture
def workspace(tmp_path: Path):
    made = Workspace.create(tmp_path / "small.orgwright", small_organization(), "Make it", "Tess")
    yield made
    made.close()


def keep(workspace: Workspace, name: str = "Spring plan") -> Changes:
    picture = workspace.organization.as_of(SPRING)
    return workspace.keep_plan(name, picture, kept_content(picture, staffing_plan(picture, SPRING, 6)))


def names(workspace: Workspace) -> list[str]:
    return [one.name for one in workspace.organization.table(Baseline).values()]


def test_a_plan_is_kept_as_it_stands_on_the_day_and_undo_takes_it_back(workspace: Workspace) -> None:
    made = keep(workspace, "  Spring plan ")
    assert made.label == "Keep the plan “Spring plan”"
    (row,) = workspace.organization.table(Baseline).values()
    assert (row.name, row.made_on, row.scenario) == ("Spring plan", SPRING, "")
    assert kept_plan(row).months.count == 6
    workspace.undo()
    assert names(workspace) == []
    workspace.redo()
    assert names(workspace) == ["Spring plan"]


def test_a_kept_plan_is_removed_under_its_name(workspace: Workspace) -> None:
    made = keep(workspace)
    assert made.made_id is not None
    assert workspace.remove(Baseline, made.made_id).label == "Remove the kept plan Spring plan"
    assert names(workspace) == []


@pytest.mark.parametrize(
    ("name", "sentence"),
    [(" ", "needs a name"), ("x" * 81, "at most 80 letters"), ("SPRING plan", "is kept already; choose another name")],
)
def test_a_name_that_is_empty_long_or_taken_is_refused(workspace: Workspace, name: str, sentence: str) -> None:
    keep(workspace)
    with pytest.raises(RefusedInput, match=sentence):
        keep(workspace, name)
    assert names(workspace) == ["Spring plan"]
