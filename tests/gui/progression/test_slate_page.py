from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMenu, QPushButton

from organizations import TODAY, small_organization
from orgwright.gui.context import Context
from orgwright.gui.main_window import MainWindow
from orgwright.gui.progression.slate_columns import COLUMNS
from orgwright.gui.progression.slate_page import SlatePage
from orgwright.gui.progression.slate_panel import NEW
from orgwright.gui.progression.view import ProgressionScreen
from orgwright.gui.widgets.empty_state import EmptyState
from orgwright.planning.readiness import ReadyStage
from orgwright.records import Position, Role
from orgwright.workspace import Workspace

ENG, MOD, VACANT = 1, 2, 3
ANA, BO = 1, 2


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace.create(tmp_path / "small.orgwright", small_organization(), "Make it", "Tess")


@pytest.fixture
def page(context: Context, qtbot, workspace: Workspace) -> SlatePage:
    return opened(context, qtbot, workspace)


def opened(context: Context, qtbot, workspace: Workspace) -> SlatePage:
    context.open(workspace)
    screen = ProgressionScreen(context)
    qtbot.addWidget(screen)
    screen.resize(1500, 800)
    screen.show()
    page = screen.show_page("slate")
    assert isinstance(page, SlatePage)
    settle(qtbot, page)
    return page


def settle(qtbot, page: SlatePage) -> None:
    qtbot.waitUntil(lambda: not page.is_computing and not page.panel.is_computing)


def names(page: SlatePage) -> list[str]:
    return [row.name for row in page.table.rows_model.rows]


def texts(page: SlatePage) -> list[str]:
    return [one.text() for one in page.panel.findChildren(QLabel) if one.isVisibleTo(page.panel)]


def test_the_vacant_seat_is_looked_at_first(page: SlatePage) -> None:
    assert page.chosen is not None
    assert page.chosen.key == "MOD-02"
    assert names(page) == ["Ana Ruiz", "Bo Lind"]
    assert page.host.status[0] == "2 of 2 people"


def test_another_position_is_chosen_and_shown(page: SlatePage, qtbot) -> None:
    page.host.show_in_page("slate", MOD)
    settle(qtbot, page)
    assert (page.position.value(), names(page)) == (MOD, ["Ana Ruiz"])
    page.position.committed.emit(ENG)
    settle(qtbot, page)
    assert names(page) == ["Bo Lind"]


def test_filters_narrow_the_list_and_say_when_nobody_is_left(page: SlatePage) -> None:
    page.within.click()
    assert names(page) == ["Bo Lind"]
    page.stage.choose(ReadyStage.READY_NOW)
    assert names(page) == []
    assert any(one.text() == "Nobody is left: take a filter away." for one in page.findChildren(QLabel))
    page.stage.choose(page.stage.EVERY)
    page.within.click()
    page.unit.choose(1)
    assert names(page) == ["Ana Ruiz", "Bo Lind"]


def test_the_panel_says_what_speaks_for_and_against(page: SlatePage, qtbot) -> None:
    page.table.choose(BO)
    settle(qtbot, page)

    assert page.host.is_panel_open
    shown = texts(page)
    assert "Works in Models already." in shown
    assert any(one.startswith("Short in 1 critical must-have: Python 2 of") for one in shown)


def test_numbers_explain_themselves_and_enter_opens_the_person(page: SlatePage, qtbot) -> None:
    page.table.choose(BO)
    row = page.table.chosen_row
    shown = {one.title: one.explain(row) for one in COLUMNS if one.explain is not None}
    assert list(shown) == ["%", "Gate", "Months"]
    assert all("Bo Lind" in one.what for one in shown.values())
    page.table.explained.emit(shown["Months"])
    assert page.host.is_explaining
    with qtbot.waitSignal(page.context.jump_wanted) as jump:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert jump.args == ["people", BO]


def test_a_move_is_planned_in_a_new_scenario_and_undone(page: SlatePage, qtbot, workspace: Workspace) -> None:
    page.table.choose(BO)
    settle(qtbot, page)
    assert page.chosen is not None
    dialog = page.panel.plan_dialog(page.table.chosen_row, page.chosen)
    qtbot.addWidget(dialog)
    assert dialog.form.field("scenario").value() == NEW
    assert dialog.form.field("title").isVisibleTo(dialog)
    dialog.confirm()

    planned = workspace.organization.planned_changes_by_scenario
    moves = [one for several in planned.values() for one in several if one.change == "move"]
    assert [(one.person, one.position, one.on) for one in moves] == [("bo-lind", "MOD-02", TODAY)]
    workspace.undo()
    assert len(workspace.organization.scenarios) == 1


def test_a_move_that_cannot_apply_keeps_the_dialog_open(page: SlatePage, qtbot, workspace: Workspace) -> None:
    row = next(row for row in page.table.rows_model.rows if row.person_id == BO)
    assert page.chosen is not None
    dialog = page.panel.plan_dialog(row, page.chosen)
    qtbot.addWidget(dialog)
    workspace.end_incumbency(2, TODAY.replace(day=1))
    dialog.confirm()

    assert any("has no position on 2026-11-20" in one.text() for one in dialog.findChildren(QLabel))
    assert len(workspace.organization.scenarios) == 1


def test_a_vacant_position_is_filled_now_and_the_slate_follows(page: SlatePage, qtbot, workspace: Workspace) -> None:
    row = next(row for row in page.table.rows_model.rows if row.person_id == BO)
    assert page.chosen is not None
    assert page.panel.can_fill(page.chosen)
    dialog = page.panel.fill_dialog(row, page.chosen)
    qtbot.addWidget(dialog)
    dialog.confirm()
    settle(qtbot, page)

    assert [one.position_id for one in workspace.organization.seating.incumbencies_by_person[BO]] == [VACANT]
    assert names(page) == ["Ana Ruiz"]
    assert not page.panel.can_fill(page.chosen)


def test_only_what_is_vacant_as_recorded_can_be_filled_now(page: SlatePage, qtbot) -> None:
    page.context.set_scenario(1)
    settle(qtbot, page)
    assert page.chosen is not None
    assert not page.panel.can_fill(page.chosen)
    page.table.choose(BO)
    settle(qtbot, page)
    fill = next(one for one in page.panel.findChildren(QPushButton) if one.text() == "Fill now…")
    assert not fill.isEnabled()
    menu = QMenu()
    page.table.menu_wanted.emit(page.table.chosen_row, menu)
    assert [(one.text(), one.isEnabled()) for one in menu.actions()] == [
        ("Go to the person", True),
        ("Plan it in a scenario…", True),
        ("Fill now…", False),
    ]


def test_positions_that_cannot_be_measured_say_why(context: Context, qtbot, tmp_path: Path) -> None:
    records = [
        *small_organization(),
        Role(id=9, name="Named only"),
        Position(id=8, key="ENG-08", unit_id=1),
        Position(id=9, key="ENG-09", unit_id=1, role_id=9),
    ]
    page = opened(context, qtbot, Workspace.create(tmp_path / "some.orgwright", records, "Make it", "Tess"))
    for position_id, sentence in ((8, "The position has no role"), (9, "The role asks nothing yet")):
        page.show_record(position_id)
        settle(qtbot, page)
        assert any(one.text().startswith(sentence) for one in page.findChildren(QLabel))


def test_without_positions_the_page_says_what_to_do(context: Context, qtbot, tmp_path: Path) -> None:
    page = opened(
        context, qtbot, Workspace.create(tmp_path / "few.orgwright", [Role(id=1, name="One")], "Make it", "Tess")
    )
    assert isinstance(page.body, EmptyState)


def test_a_jump_of_the_window_leads_to_the_slate_of_a_position(context: Context, qtbot, workspace: Workspace) -> None:
    window = MainWindow(context)
    qtbot.addWidget(window)
    context.open(workspace)
    window.show()
    context.jump("progression", ("slate", MOD))

    screen = window.show_screen("progression")
    assert isinstance(screen, ProgressionScreen)
    page = screen.page
    assert isinstance(page, SlatePage)
    settle(qtbot, page)
    assert page.chosen is not None
    assert page.chosen.key == "MOD-01"
