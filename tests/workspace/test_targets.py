from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from organizations import TODAY, small_organization
from orgwright.errors import RefusedInput
from orgwright.planning.proposal_rule import Asked, ProposalRule
from orgwright.planning.target_edits import TargetEdit
from orgwright.planning.target_proposal import edits_of, proposed_targets
from orgwright.workspace import Workspace

NEW = {"unit_id": 2, "skill_id": 2, "level": 3, "people": 2}


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = Workspace.create(tmp_path / "small.orgwright", small_organization(), "Make it", "Tess")
    yield made
    made.close()


def needs(workspace: Workspace) -> list[tuple[int, int, int, int]]:
    rows = workspace.organization.targets.values()
    return sorted((one.unit_id, one.skill_id, one.level, one.people) for one in rows)


def test_many_targets_change_in_one_action_that_undo_takes_back(workspace: Workspace) -> None:
    changes = workspace.set_targets((TargetEdit(None, NEW), TargetEdit(1, {"people": 5})))
    assert changes.label == "Set 2 capability targets"
    assert needs(workspace) == [(1, 1, 3, 5), (2, 2, 3, 2)]
    workspace.undo()
    assert needs(workspace) == [(1, 1, 3, 2)]
    workspace.redo()
    assert needs(workspace) == [(1, 1, 3, 5), (2, 2, 3, 2)]


def test_a_proposal_of_the_picture_is_written_as_it_was_accepted(workspace: Workspace) -> None:
    proposal = proposed_targets(workspace.organization, 2, ProposalRule(Asked.EVERYTHING))
    workspace.set_targets(edits_of(workspace.organization, proposal, TODAY))
    assert needs(workspace) == [(1, 1, 3, 2), (2, 1, 3, 2)]
    assert max(workspace.organization.targets.values(), key=lambda one: one.id or 0).from_on == TODAY


@pytest.mark.parametrize(
    ("edit", "label"),
    [
        (TargetEdit(None, NEW), "Add the capability target Models, Forecasting"),
        (TargetEdit(1, {"level": 4}), "Change the capability target Engineering, Python"),
        (TargetEdit(1, {"to_on": TODAY}), "End the capability target Engineering, Python"),
        (TargetEdit(1, {"to_on": None}), "Change the capability target Engineering, Python"),
        (TargetEdit(1, None), "Remove the capability target Engineering, Python"),
    ],
)
def test_the_history_says_what_became_of_a_target(workspace: Workspace, edit: TargetEdit, label: str) -> None:
    assert workspace.set_targets((edit,)).label == label


@pytest.mark.parametrize(
    ("edit", "sentence"),
    [
        (TargetEdit(None, {**NEW, "people": 0}), "The people of a capability target must be 1 or more, not “0”."),
        (TargetEdit(None, {**NEW, "level": 6}), "The level of a capability target must be 5 or less, not “6”."),
        (TargetEdit(1, {"from_on": TODAY, "to_on": date(2026, 1, 1)}), "lies before its first day"),
        (TargetEdit(99, {"people": 3}), "One of these capability targets is gone: somebody removed it."),
    ],
)
def test_one_target_that_cannot_be_refuses_all_with_a_sentence(
    workspace: Workspace, edit: TargetEdit, sentence: str
) -> None:
    with pytest.raises(RefusedInput, match=sentence):
        workspace.set_targets((TargetEdit(None, NEW), edit))
    assert needs(workspace) == [(1, 1, 3, 2)]


def test_nothing_to_change_is_said(workspace: Workspace) -> None:
    with pytest.raises(RefusedInput, match="No capability target would change"):
        workspace.set_targets(())
