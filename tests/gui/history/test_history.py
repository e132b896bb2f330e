from pathlib import Path

import pytest

from organizations import small_organization
from orgwright.gui.context import Context
from orgwright.gui.history import model
from orgwright.gui.history.view import HistoryScreen
from orgwright.gui.widgets.columns import Group
from orgwright.records import Person, Skill, Unit
from orgwright.settings import Settings
from orgwright.workspace import Workspace


@pytest.fixture
def screen(qtbot, tmp_path: Path):
    context = Context(Settings(user_name="Tess"))
    context.open(Workspace.create(tmp_path / "small.orgwright", small_organization(), "Make it", "Tess"))
    made = HistoryScreen(context)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    yield made
    context.close()


def actions(screen: HistoryScreen) -> list[model.ActionRow]:
    return [row for row in screen.table.rows_model.rows if not isinstance(row, Group)]


def test_actions_stand_under_their_day_newest_first(screen: HistoryScreen) -> None:
    screen.context.workspace.change(Unit, 2, name="Model team")
    rows = model.action_rows(screen.context.workspace.history())
    assert isinstance(rows[0], Group)
    assert [row.sentence for row in rows[1:] if isinstance(row, model.ActionRow)] == [
        "Change the unit Models",
        "Make it",
    ]
    assert [row.can_undo for row in rows[1:] if isinstance(row, model.ActionRow)] == [True, False]


def test_what_changed_is_told_in_the_words_of_the_user(screen: HistoryScreen) -> None:
    workspace = screen.context.workspace
    workspace.assess({(2, 2): 3}, evidence="Seen")
    fields = model.field_rows(workspace.organization, workspace.changes_of(workspace.history(1)[0].id))
    shown = {row.field: row.after for row in fields}
    assert {row.what for row in fields} == {"Assessment Bo Lind, Forecasting added"}
    assert (shown["Person"], shown["Level"], shown["Assessed on"], shown["Evidence"]) == (
        "Bo Lind",
        "3",
        "2026-11-20",
        "Seen",
    )


def test_a_removed_record_is_named_though_it_is_gone(screen: HistoryScreen) -> None:
    workspace = screen.context.workspace
    workspace.remove(Person, 3)
    fields = model.field_rows(workspace.organization, workspace.changes_of(workspace.history(1)[0].id))
    assert fields[0].what == "Person Cy Park removed"


def test_choosing_an_action_opens_it_and_undo_takes_it_back(screen: HistoryScreen, qtbot) -> None:
    screen.context.workspace.change(Unit, 2, name="Model team")
    action = screen.context.workspace.history(1)[0].id
    screen.table.choose(action)
    assert screen.is_panel_open
    screen._undo(action)
    assert screen.context.workspace.organization.units[2].name == "Models"
    row = next(
        row for row in model.action_rows(screen.context.workspace.history()) if getattr(row, "action_id", 0) == action
    )
    assert isinstance(row, model.ActionRow)
    assert (row.state, row.can_undo) == ("undone", False)


def test_the_list_can_be_filtered(screen: HistoryScreen, qtbot) -> None:
    screen.context.workspace.change(Unit, 2, name="Model team")
    qtbot.keyClicks(screen.search, "unit models")
    assert screen.status[0] == "1 action"


def test_rows_that_went_with_a_removed_skill_name_it_and_not_its_number(screen: HistoryScreen) -> None:
    workspace = screen.context.workspace
    skill_id = workspace.add(Skill, name="Streaming").made_id
    assert skill_id is not None
    workspace.assess({(2, skill_id): 3})
    workspace.remove(Skill, skill_id)
    fields = model.field_rows(workspace.organization, workspace.changes_of(workspace.history(1)[0].id))
    assert "Assessment Bo Lind, Streaming removed" in {row.what for row in fields}
