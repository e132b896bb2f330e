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


def level(workspace: Workspace, cell: tuple[int, int], on: date) -> int:
    return int(workspace.organization.under(1).as_of(on).proficiency.level(*cell))


def test_levels_are_planned_altered_on_the_same_day_and_taken_back(small: Workspace) -> None:
    changes = small.plan_levels(1, {(2, 1): 3, (2, 2): 1}, SOON)
    assert changes.label == "Plan in Grow: 2 levels"
    assert [level(small, (2, 1), on) for on in (date(2027, 1, 31), SOON)] == [2, 3]
    again = small.plan_levels(1, {(2, 1): 5}, SOON)
    assert again.label == "Plan in Grow: Raise Bo Lind to level 5 in Python"
    assert (level(small, (2, 1), SOON), len(small.organization.planned_changes)) == (5, 3)
    back = small.plan_levels(1, {(2, 1): None}, date(2027, 3, 1))
    assert back.label == "Plan in Grow: not “Raise Bo Lind to level 5 in Python”"
    assert (level(small, (2, 1), SOON), len(small.organization.planned_changes)) == (2, 2)
    assert small.organization.proficiency.level(2, 1) == 2


def test_somebody_whom_only_the_plan_hires_can_be_given_a_level(small: Workspace) -> None:
    (planned,) = (key for key in small.organization.under(1).people if key < 0)
    small.plan_levels(1, {(planned, 1): 4}, SOON)
    assert level(small, (planned, 1), SOON) == 4


def test_a_level_that_would_not_show_is_refused(small: Workspace) -> None:
    small.assess({(1, 1): 2}, on=SOON)
    with pytest.raises(RefusedInput, match="at level 2 on 2027-02-01 itself"):
        small.plan_levels(1, {(1, 1): 4}, SOON)
    small.plan_levels(1, {(1, 1): 4}, date(2027, 2, 2))
    assert level(small, (1, 1), date(2027, 2, 2)) == 4


def test_nothing_recorded_is_taken_away_by_a_scenario(small: Workspace) -> None:
    with pytest.raises(RefusedInput, match="“Grow” plans no level here up to 2027-02-01"):
        small.plan_levels(1, {(1, 1): None}, SOON)
    with pytest.raises(RefusedInput, match="One of these people is gone"):
        small.plan_levels(1, {(77, 1): 3}, SOON)
    with pytest.raises(RefusedInput, match="“cy-park” is not employed"):
        small.plan_levels(1, {(3, 1): 3}, SOON)
