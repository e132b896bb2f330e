from datetime import date
from pathlib import Path

import pytest

from organizations import TODAY, small_organization
from orgwright.errors import RefusedInput
from orgwright.planning.policy import Policy
from orgwright.records import (
    CareerLink,
    Incumbency,
    OrganizationFacts,
    Person,
    PlannedChange,
    Position,
    Requirement,
    Role,
    Scenario,
    Skill,
    Target,
    Unit,
)
from orgwright.shipped import shipped
from orgwright.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path):
    made = Workspace.create(tmp_path / "small.orgwright", small_organization(), "Make it", "Tess")
    yield made
    made.close()


def test_a_change_is_told_with_its_rows_and_the_new_picture(workspace: Workspace) -> None:
    heard = []
    stop = workspace.listen(heard.append)
    changes = workspace.change(Unit, 2, name="Model team")
    assert heard == [changes]
    assert changes.touched == {"unit": frozenset({2})}
    assert changes.organization.units[2].name == "Model team"
    stop()
    workspace.change(Unit, 2, name="Models")
    assert heard == [changes]


def test_an_assessment_is_told_as_one_cell(workspace: Workspace) -> None:
    changes = workspace.assess({(2, 2): 3})
    assert changes.cells == ((2, 2),)
    assert changes.organization.proficiency.level(2, 2) == 3


def test_assessing_somebody_who_is_gone_is_refused(workspace: Workspace) -> None:
    with pytest.raises(RefusedInput, match="person is gone"):
        workspace.assess({(99, 1): 3})
    with pytest.raises(RefusedInput, match="level of an assessment must be 5 or less"):
        workspace.assess({(1, 1): 6})


def test_filling_a_position_fills_its_requisition_too(workspace: Workspace) -> None:
    workspace.fill_position(3, 2, date(2026, 12, 1), 50)
    requisition = workspace.organization.requisitions[1]
    assert (requisition.status, requisition.filled_on) == ("filled", date(2026, 12, 1))
    workspace.undo()
    assert workspace.organization.requisitions[1].status == "open"
    assert len(workspace.organization.incumbencies) == 2


def test_a_closed_position_cannot_be_filled(workspace: Workspace) -> None:
    workspace.change(Position, 3, status="closed")
    with pytest.raises(RefusedInput, match="MOD-02 is closed"):
        workspace.fill_position(3, 1, TODAY)


def test_who_leaves_gives_up_the_seat_with_the_last_day(workspace: Workspace) -> None:
    workspace.end_employment(2, date(2027, 1, 31), "New job")
    assert workspace.organization.people[2].left_on == date(2027, 1, 31)
    assert workspace.organization.incumbencies[2].to_on == date(2027, 1, 31)


def test_a_position_in_which_somebody_sits_is_not_closed(workspace: Workspace) -> None:
    with pytest.raises(RefusedInput, match="Somebody still sits in MOD-01"):
        workspace.close_position(2, TODAY)
    workspace.end_incumbency(2, TODAY)
    workspace.close_position(2, date(2026, 11, 21))
    assert workspace.organization.positions[2].closes_on == TODAY


@pytest.mark.parametrize(
    ("record", "record_id", "values", "sentence"),
    [
        (Unit, 1, {"parent_id": 2}, "cannot be itself or something below it"),
        (Position, 1, {"manager_position_id": 2}, "cannot be itself or something below it"),
        (Skill, 1, {"parent_id": 1}, "cannot be itself or something below it"),
        (Scenario, 1, {"based_on_id": 1}, "cannot be itself or something below it"),
        (Person, 1, {"left_on": date(2019, 1, 1)}, "lies before its hired on"),
        (Person, 1, {"name": ""}, "needs a name"),
        (Person, 1, {"key": "bo-lind"}, "one like this already"),
        (Target, 1, {"level": 9}, "must be 5 or less"),
        (Requirement, 1, {"tier": "great"}, "must be must-have, good-to-have, advanced or emerging"),
        (Incumbency, 1, {"fte_percent": 0}, "must be 1 or more"),
        (Role, 1, {"name": "Staff Engineer"}, "one like this already"),
        (CareerLink, 1, {"to_role_id": 1}, "not back to the same"),
        (Position, 1, {"opens_on": "soon"}, "must be a day such as"),
    ],
)
def test_what_a_row_may_not_be_is_one_sentence(workspace: Workspace, record, record_id, values, sentence) -> None:
    before = workspace.organization
    with pytest.raises(RefusedInput, match=sentence) as refused:
        workspace.change(record, record_id, **values)
    assert str(refused.value).endswith(".")
    assert workspace.organization is before
    assert len(workspace.history()) == 1


def test_what_something_refers_to_is_not_removed(workspace: Workspace) -> None:
    with pytest.raises(RefusedInput, match="The unit Models cannot be removed: something still refers to it"):
        workspace.remove(Unit, 2)
    with pytest.raises(RefusedInput, match="is gone"):
        workspace.remove(Person, 77)


def test_planned_changes_are_numbered_in_their_scenario(workspace: Workspace) -> None:
    changes = workspace.add(PlannedChange, scenario_id=1, on=TODAY, change="leave", person="bo-lind")
    assert changes.made_id is not None
    assert workspace.organization.planned_changes[changes.made_id].number == 2


def test_policies_change_the_numbers_at_once(workspace: Workspace) -> None:
    workspace.set_policy(Policy(level_by_policy={**Policy().level_by_policy, "Senior": 5}))
    (ask,) = workspace.organization.demand.asks(1)
    assert ask.level == 5


def test_documents_come_in_as_one_action_and_only_once(workspace: Workspace) -> None:
    paths = sorted((shipped("sample_org") / "blueprints").glob("*.md"))
    files = [(path.name, path.read_bytes()) for path in paths]
    before = workspace.organization
    tried = workspace.import_blueprints(files, dry_run=True)
    assert len(tried.changes) > 100
    assert workspace.organization is before
    assert len(workspace.history()) == 1
    done = workspace.import_blueprints(files)
    assert done.changes == tried.changes
    assert len(workspace.documents()) == 1 + len(files)
    assert workspace.import_blueprints(files).changes == ()
    assert len(workspace.history()) == 2
    workspace.undo()
    assert len(workspace.organization.roles) == 2
    assert len(workspace.documents()) == 1


def test_an_import_never_replaces_what_somebody_entered(workspace: Workspace) -> None:
    path = sorted((shipped("sample_org") / "blueprints").glob("*.md"))[0]
    files = [(path.name, path.read_bytes())]
    done = workspace.import_blueprints(files)
    role = workspace.organization.find(Role, done.documents[0].role)
    row = workspace.organization.demand.requirements_by_role[role.id or 0][0]
    workspace.change(Requirement, row.id or 0, level=5, importance="optional")
    workspace.import_blueprints(files)
    kept = workspace.organization.requirements[row.id or 0]
    assert (kept.level, kept.importance) == (5, "optional")


def test_the_pictures_day_follows_the_planning_date_and_else_is_today(workspace: Workspace) -> None:
    workspace.change(OrganizationFacts, 1, planning_date=date(2027, 3, 1))
    assert workspace.organization.day == date(2027, 3, 1)
    workspace.change(OrganizationFacts, 1, planning_date=None)
    assert workspace.organization.day == date.today()
