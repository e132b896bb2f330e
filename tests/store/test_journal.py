import json
from datetime import date
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from organizations import TODAY, small_organization
from orgwright.errors import PlanningError, RefusedInput
from orgwright.records import (
    RECORDS,
    Assessment,
    Document,
    Person,
    PlannedChange,
    Position,
    Requirement,
    Role,
    Scenario,
    Skill,
    Target,
    Unit,
    table_name,
)
from orgwright.workspace import Workspace


def content(workspace: Workspace) -> dict[str, list[tuple]]:
    """Every row of every record, as it is stored."""
    connection = workspace._database.driver
    return {
        table_name(record): connection.execute(f"SELECT * FROM {table_name(record)} ORDER BY id").fetchall()
        for record in RECORDS
    }


def picture(workspace: Workspace) -> tuple:
    """The picture in comparable form."""
    organization = workspace.organization
    rows = {record.__name__: dict(several) for record, several in organization.rows.items()}
    return rows, organization.proficiency.levels.tolist(), organization.proficiency.marks.tolist()


@pytest.fixture
def workspace(tmp_path: Path):
    made = Workspace.create(tmp_path / "small.orgwright", small_organization(), "Make it", "Tess")
    yield made
    made.close()


PEOPLE, SKILLS = st.sampled_from([1, 2, 3]), st.sampled_from([1, 2])
LEVELS = st.one_of(st.none(), st.integers(0, 5))
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
ACTIONS = st.one_of(
    st.tuples(
        st.just("assess"),
        st.dictionaries(st.tuples(PEOPLE, SKILLS), LEVELS, min_size=1, max_size=4),
        DAYS,
        st.booleans(),
    ),
    st.tuples(st.just("add person"), st.text("abcxyz", min_size=1, max_size=3)),
    st.tuples(st.just("rename unit"), st.sampled_from([1, 2]), st.text("abcé'\"%;", min_size=1, max_size=5)),
    st.tuples(st.just("move position"), st.sampled_from([1, 2, 3]), st.sampled_from([None, 1, 2, 3])),
    st.tuples(
        st.just("remove"), st.sampled_from([Person, Skill, Role, Scenario, Position, Unit, Target]), st.integers(1, 4)
    ),
    st.tuples(st.just("leave"), PEOPLE, DAYS),
    st.tuples(st.just("fill"), st.sampled_from([1, 2, 3]), PEOPLE, DAYS, st.integers(1, 100)),
    st.tuples(st.just("require"), st.sampled_from([1, 2]), SKILLS, st.sampled_from([None, 3])),
    st.tuples(st.just("plan"), st.sampled_from(["leave", "raise-skill"]), st.integers(0, 5)),
    st.tuples(st.just("drop document")),
)


# A failure shows its actions as they are: making each shorter costs minutes of disk work.
NO_SHRINK = (Phase.explicit, Phase.reuse, Phase.generate)


def act(workspace: Workspace, action: tuple) -> None:
    """Do one action of the strategy; the caller knows that it may be refused."""
    match action:
        case ("assess", levels, day, keeps):
            more = {} if keeps else {"evidence": "Seen in review", "valid_until": date(2027, 1, 1)}
            workspace.assess(levels, on=day, **more)
        case ("add person", key):
            workspace.add(Person, key=key, name=key.title())
        case ("rename unit", unit_id, name):
            workspace.change(Unit, unit_id, name=name)
        case ("move position", position_id, manager_id):
            workspace.change(Position, position_id, manager_position_id=manager_id)
        case ("remove", record, record_id):
            workspace.remove(record, record_id)
        case ("leave", person_id, day):
            workspace.end_employment(person_id, day, "Left")
        case ("fill", position_id, person_id, day, fte):
            workspace.fill_position(position_id, person_id, day, fte)
        case ("require", role_id, skill_id, level):
            workspace.add(Requirement, role_id=role_id, skill_id=skill_id, level=level, tier="emerging")
        case ("plan", kind, value):
            workspace.add(PlannedChange, scenario_id=1, on=TODAY, change=kind, person="bo-lind", value=value)
        case ("drop document",):
            workspace.remove(Document, 1)


@settings(max_examples=15, deadline=None, phases=NO_SHRINK, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(ACTIONS, min_size=1, max_size=8))
def test_each_undo_returns_the_exact_content_of_before_and_each_redo_that_of_after(tmp_path_factory, actions) -> None:
    path = tmp_path_factory.mktemp("undo") / "small.orgwright"
    workspace = Workspace.create(path, small_organization(), "Make it", "Tess")
    states = [(content(workspace), picture(workspace))]
    for action in actions:
        try:
            act(workspace, action)
        except PlanningError:
            assert content(workspace) == states[-1][0], "a refused action changes nothing"
            continue
        if content(workspace) != states[-1][0]:
            states.append((content(workspace), picture(workspace)))
    for before in reversed(states[:-1]):
        workspace.undo()
        assert content(workspace) == before[0]
        assert picture(workspace) == before[1]
    assert workspace.undo_label is None
    for after in states[1:]:
        workspace.redo()
        assert (content(workspace), picture(workspace)) == after
    assert workspace.redo_label is None
    fresh = Workspace.open(path)
    assert picture(fresh) == states[-1][1], "the picture kept up to date equals one read anew"
    fresh.close()
    workspace.close()


def test_undo_of_a_removed_skill_brings_back_all_that_hung_from_it(workspace: Workspace) -> None:
    before = content(workspace)
    workspace.remove(Skill, 1)
    assert len(workspace.organization.targets) == 0
    assert workspace.assessments_of(1, 1) == ()
    workspace.undo()
    assert content(workspace) == before


def test_making_a_workspace_cannot_be_undone(workspace: Workspace) -> None:
    assert workspace.undo_label is None
    with pytest.raises(RefusedInput, match="nothing to undo"):
        workspace.undo()
    assert [(one.id, one.changes) for one in workspace.history()] == [(1, 0)]


def test_undo_goes_back_further_each_time_and_a_new_action_ends_redo(workspace: Workspace) -> None:
    workspace.change(Unit, 1, name="One")
    workspace.change(Unit, 2, name="Two")
    workspace.undo()
    workspace.undo()
    assert {one.name for one in workspace.organization.units.values()} == {"Engineering", "Models"}
    workspace.redo()
    assert workspace.organization.units[1].name == "One"
    workspace.change(Unit, 2, name="Other")
    assert workspace.redo_label is None
    with pytest.raises(RefusedInput, match="nothing to redo"):
        workspace.redo()
    workspace.undo()
    workspace.undo()
    assert {one.name for one in workspace.organization.units.values()} == {"Engineering", "Models"}


def test_an_older_action_is_reverted_only_while_none_of_its_rows_was_touched(workspace: Workspace) -> None:
    workspace.change(Unit, 1, name="One")
    first = workspace.history(1)[0].id
    workspace.change(Unit, 2, name="Two")
    workspace.revert(first)
    assert workspace.organization.units[1].name == "Engineering"
    assert workspace.organization.units[2].name == "Two"
    workspace.change(Person, 1, email="a@b.example")
    second = workspace.history(1)[0].id
    workspace.change(Person, 1, email="c@d.example")
    with pytest.raises(RefusedInput, match="changed again since"):
        workspace.revert(second)


def test_undoing_what_something_later_depends_on_is_refused_and_loses_nothing(workspace: Workspace) -> None:
    made = workspace.add(Person, key="dee", name="Dee").made_id
    assert made is not None
    action = workspace.history(1)[0].id
    workspace.assess({(made, 1): 3})
    before = content(workspace)
    with pytest.raises(RefusedInput, match="depends on it"):
        workspace.revert(action)
    assert content(workspace) == before


def test_a_refused_action_leaves_no_action_behind(workspace: Workspace) -> None:
    with pytest.raises(RefusedInput, match="still refers to it"):
        workspace.remove(Unit, 1)
    workspace.change(Unit, 1, name="Engineering")
    assert len(workspace.history()) == 1


def test_the_history_says_who_did_what_when_and_why(workspace: Workspace) -> None:
    workspace.assess({(1, 2): 3}, reason="Annual review")
    workspace.undo()
    undone, done, _ = (workspace.history()[0], workspace.history()[1], None)
    assert done.label == "Assess Ana Ruiz in Forecasting"
    assert (done.actor, done.reason, done.changes, done.is_undone) == ("Tess", "Annual review", 1, True)
    assert undone.label == "Undo: Assess Ana Ruiz in Forecasting"
    assert undone.reverts == done.id
    (change,) = workspace.changes_of(done.id)
    assert change.before is None
    assert change.after is not None
    assert change.after["level"] == 3


def test_assessing_again_on_the_same_day_replaces_and_is_journaled_as_one_change(workspace: Workspace) -> None:
    workspace.assess({(1, 2): 3}, evidence="Led the pilot")
    workspace.assess({(1, 2): 4})
    (row,) = workspace.assessments_of(1, 2)
    assert (row.level, row.evidence, row.assessor, row.assessed_on) == (4, "Led the pilot", "Tess", TODAY)
    (change,) = workspace.changes_of(workspace.history(1)[0].id)
    assert change.before is not None
    assert change.after is not None
    assert (change.before["level"], change.after["level"]) == (3, 4)


def test_another_program_cannot_write_past_the_journal(workspace: Workspace) -> None:
    stranger = driver.connect(str(workspace.path))
    with pytest.raises(driver.OperationalError, match="orgwright_action"):
        stranger.execute("UPDATE person SET name = 'X'")
    stranger.close()


def test_row_images_hold_every_column_and_bytes_without_loss(workspace: Workspace) -> None:
    workspace.remove(Document, 1)
    (change,) = workspace.changes_of(workspace.history(1)[0].id)
    assert change.before is not None
    assert bytes.fromhex(change.before["content"]) == b"# Senior Engineer\n\xff\x00"
    assert json.dumps(change.before)
    workspace.undo()
    assert workspace.documents()[0].content == b"# Senior Engineer\n\xff\x00"


def test_a_second_process_sees_what_the_first_wrote(workspace: Workspace) -> None:
    other = Workspace.open(workspace.path, "Uma")
    heard = []
    workspace.listen(heard.append)
    assert workspace.poll() is None
    other.assess({(2, 2): 5})
    other.change(Unit, 2, name="Model team")
    changes = workspace.poll()
    assert changes is not None
    assert changes.is_from_elsewhere
    assert changes.cells == ((2, 2),)
    assert changes.touches(Unit, Assessment)
    assert heard == [changes]
    assert picture(workspace) == picture(other)
    assert workspace.poll() is None
    other.close()
