from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from organizations import TODAY, small_organization
from orgwright.errors import RefusedInput
from orgwright.planning.planned_edits import NewChange
from orgwright.records import ChangeKind
from orgwright.workspace import Workspace

SOON = date(2027, 2, 1)


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Workspace]:
    made = Workspace.create(tmp_path / "small.orgwright", small_organization(), "Make it", "Tess")
    yield made
    made.close()


def test_a_change_is_planned_behind_the_others_and_goes_with_one_undo(small: Workspace) -> None:
    changes = small.plan_change(1, ChangeKind.LEAVE, SOON, person="bo-lind")
    assert changes.made_id is not None
    made = small.organization.planned_changes[changes.made_id]
    assert (made.number, made.on, made.change, made.person) == (2, SOON, "leave", "bo-lind")
    assert changes.label == "Plan in Grow: Bo Lind leaves"
    small.undo()
    assert list(small.organization.planned_changes) == [1]


@pytest.mark.parametrize(
    ("kind", "on", "values", "sentence"),
    [
        (ChangeKind.HIRE, SOON, {"position": "MOD-02", "person": "bo-lind"}, "“bo-lind” is somebody already"),
        (ChangeKind.LEAVE, SOON, {"person": "cy-park"}, "“cy-park” is not employed on that day."),
        (ChangeKind.MOVE, SOON, {"person": "bo-lind", "position": "X-9"}, "There is no position “X-9”."),
        (ChangeKind.CLOSE, TODAY, {"position": "MOD-01"}, "Somebody still sits in MOD-01 on that day."),
        (ChangeKind.UNFREEZE, TODAY, {"position": "MOD-01"}, "The position MOD-01 is not frozen on that day."),
        (ChangeKind.LEAVE, SOON, {"person": "new-1", "value": "much"}, "must be"),
    ],
)
def test_what_the_scenario_would_leave_out_is_refused_and_not_written(
    small: Workspace, kind: ChangeKind, on: date, values: dict[str, object], sentence: str
) -> None:
    with pytest.raises(RefusedInput, match=sentence):
        small.plan_change(1, kind, on, **values)
    assert (list(small.organization.planned_changes), len(small.history())) == ([1], 1)


def test_several_changes_may_build_on_each_other_and_are_one_action(small: Workspace) -> None:
    several = [
        NewChange(ChangeKind.OPEN, TODAY, {"position": "MOD-09", "unit_id": 2}),
        NewChange(ChangeKind.HIRE, SOON, {"position": "MOD-09", "person": "new-2", "value": 100}),
    ]
    assert small.plan_changes(1, several).label == "Plan in Grow: 2 changes"
    assert [one.number for one in small.organization.planned_changes_by_scenario[1]] == [2, 1, 3]
    assert small.organization.under(1).left_out == ()
    small.undo()
    with pytest.raises(RefusedInput, match="There is no position “MOD-09”"):
        small.plan_changes(1, several[1:])


def test_a_scenario_that_is_gone_takes_no_changes(small: Workspace) -> None:
    with pytest.raises(RefusedInput, match="This scenario is gone"):
        small.plan_change(9, ChangeKind.LEAVE, SOON, person="bo-lind")
    with pytest.raises(RefusedInput, match="No change would be planned"):
        small.plan_changes(1, [])
