from collections.abc import Iterator
from pathlib import Path

import pytest

from organizations import small_organization
from orgwright.errors import RefusedInput
from orgwright.planning.privacy import WHOLE, Profile, private
from orgwright.records import Unit
from orgwright.workspace import Changes, Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = Workspace.create(tmp_path / "small.orgwright", small_organization(), "Make it", "Tess")
    yield made
    made.close()


def test_an_export_stands_in_the_history_with_what_was_left_out_and_without_rows(workspace: Workspace) -> None:
    workspace.record_export("the staffing plan", "plan.xlsx", Profile(pay=False, names=False))
    workspace.record_export("coverage", "c.xlsx", WHOLE)
    newest, before, made = workspace.history()
    assert newest.label == "Export coverage as c.xlsx"
    assert before.label == "Export the staffing plan without pay and names as plan.xlsx"
    assert (before.actor, before.changes, before.reverts, made.id) == ("Tess", 0, None, 1)
    assert workspace.changes_of(before.id) == ()


def test_undo_and_redo_pass_over_exports(workspace: Workspace) -> None:
    workspace.change(Unit, 1, name="One")
    workspace.record_export("coverage", "c.xlsx", WHOLE)
    assert workspace.undo_label == "Change the unit Engineering"
    workspace.undo()
    workspace.record_export("coverage", "d.xlsx", WHOLE)
    assert workspace.organization.units[1].name == "Engineering"
    assert workspace.redo_label == "Change the unit Engineering"
    workspace.redo()
    assert workspace.organization.units[1].name == "One"
    assert workspace.redo_label is None


def test_exports_alone_leave_nothing_to_undo_and_cannot_be_reverted(workspace: Workspace) -> None:
    workspace.record_export("coverage", "c.xlsx", WHOLE)
    assert workspace.undo_label is None
    with pytest.raises(RefusedInput, match="nothing to undo"):
        workspace.undo()
    with pytest.raises(RefusedInput, match="cannot be undone"):
        workspace.revert(workspace.history(1)[0].id)


def test_files_are_written_after_the_last_action_with_rows_however_often_they_are(workspace: Workspace) -> None:
    assert workspace.last_change().id == 1
    workspace.change(Unit, 1, name="One")
    action = workspace.last_change()
    workspace.record_export("coverage", "c.xlsx", WHOLE)
    assert workspace.last_change() == action
    workspace.undo()
    assert workspace.last_change().reverts == action.id


def test_those_who_listen_hear_of_an_export_and_keep_their_picture(workspace: Workspace) -> None:
    heard: list[Changes] = []
    workspace.listen(heard.append)
    picture = workspace.organization
    made = workspace.record_export("coverage", "c.xlsx", WHOLE)
    assert heard == [made]
    assert made.organization is picture
    assert not made.touched


def test_another_who_has_the_file_open_sees_the_export_and_no_change(workspace: Workspace) -> None:
    other = Workspace.open(workspace.path, "Uma")
    other.record_export("coverage", "c.xlsx", WHOLE)
    picture = workspace.organization
    changes = workspace.poll()
    assert changes is not None
    assert changes.organization is picture
    assert (changes.label, dict(changes.touched)) == ("Export coverage as c.xlsx", {})
    assert workspace.undo_label is None
    other.close()


def test_a_file_that_became_read_only_says_so(workspace: Workspace) -> None:
    workspace._database.driver.execute("PRAGMA query_only = ON")
    with pytest.raises(RefusedInput, match="read-only"):
        workspace.record_export("coverage", "c.xlsx", WHOLE)
    assert len(workspace.history()) == 1


def test_assessments_for_a_file_without_names_have_codes_and_no_evidence(workspace: Workspace) -> None:
    workspace.assess({(1, 2): 3}, evidence="Bo Lind saw it")
    whole = list(workspace.private_assessment_rows(Profile(pay=False)))
    assert whole == list(workspace.assessment_rows())
    hidden = list(workspace.private_assessment_rows(Profile(names=False)))
    assert [(one.person_id, one.skill_id, one.level) for one in hidden] == [
        (one.person_id, one.skill_id, one.level) for one in whole
    ]
    assert {one.evidence for one in hidden} == {""}
    shown = private(workspace.organization, Profile(names=False))
    assert {one.assessor for one in hidden} == set(shown.assessments.assessors) - {""}
