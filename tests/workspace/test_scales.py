from pathlib import Path

import pytest

from organizations import small_organization
from orgwright.errors import RefusedInput
from orgwright.planning.scales import NamedLevel, scale_of
from orgwright.records import Scale, ScaleLevel
from orgwright.workspace import Workspace

STEPS = (NamedLevel(1, "Begins"), NamedLevel(4, "Leads", "Shows others."))


@pytest.fixture
def workspace(tmp_path: Path):
    made = Workspace.create(tmp_path / "small.orgwright", small_organization(), "Make it", "Tess")
    yield made
    made.close()


def test_a_scale_and_its_levels_are_one_step_and_one_undo(workspace: Workspace) -> None:
    before = len(workspace.history())
    made = workspace.add_scale(STEPS, name="Steps", kind="technical")
    assert len(workspace.history()) == before + 1
    scale = scale_of(workspace.organization, 1)
    assert (scale.scale_id, scale.levels) == (made.made_id, STEPS)
    workspace.undo()
    assert not workspace.organization.table(Scale)
    assert not workspace.organization.table(ScaleLevel)


def test_two_levels_that_stand_for_the_same_are_refused_and_nothing_is_written(workspace: Workspace) -> None:
    before = len(workspace.history())
    with pytest.raises(RefusedInput, match="Two levels of the scale stand for level 4"):
        workspace.add_scale((*STEPS, NamedLevel(4, "Too")), name="Steps")
    assert len(workspace.history()) == before
    assert not workspace.organization.table(Scale)


def test_removing_a_scale_leaves_every_assessment_as_it_was(workspace: Workspace) -> None:
    made = workspace.add_scale(STEPS, name="Steps", kind="technical")
    levels = workspace.organization.proficiency.levels.tolist()
    workspace.remove(Scale, made.made_id or 0)
    assert workspace.organization.proficiency.levels.tolist() == levels
    assert scale_of(workspace.organization, 1).scale_id is None
    workspace.undo()
    assert scale_of(workspace.organization, 1).levels == STEPS
