from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton

from organizations import small_organization
from orgwright.gui.context import Context
from orgwright.gui.progression.graph_menus import fill_families, fill_role_menu
from orgwright.gui.progression.graph_page import GraphPage
from orgwright.gui.progression.view import ProgressionScreen
from orgwright.gui.progression.way_fields import Asked
from orgwright.gui.widgets.dialogs import FormDialog
from orgwright.gui.widgets.empty_state import EmptyState
from orgwright.gui.widgets.labels import LevelTile
from orgwright.planning.progression import PersonStart, RoleStart
from orgwright.records import CareerLink, Role
from orgwright.workspace import Workspace

BO = 2
SENIOR, STAFF, ANALYST, DIRECTOR = 1, 2, 3, 4


@pytest.fixture
def screen(context: Context, qtbot, tmp_path: Path) -> ProgressionScreen:
    records = [
        *small_organization(),
        Role(id=ANALYST, name="Analyst", family="Analysis", level="Mid"),
        Role(id=DIRECTOR, name="Director", level="Director"),
        CareerLink(id=2, from_role_id=SENIOR, to_role_id=ANALYST, kind="adjacent"),
        CareerLink(id=3, from_role_id=ANALYST, to_role_id=STAFF, kind="next"),
    ]
    return opened(context, qtbot, Workspace.create(tmp_path / "some.orgwright", records, "Make it", "Tess"))


def opened(context: Context, qtbot, workspace: Workspace) -> ProgressionScreen:
    context.open(workspace)
    made = ProgressionScreen(context)
    qtbot.addWidget(made)
    made.resize(1500, 800)
    made.show()
    return made


def page_of(screen: ProgressionScreen) -> GraphPage:
    page = screen.page
    assert isinstance(page, GraphPage)
    return page


def texts(screen: ProgressionScreen) -> list[str]:
    QApplication.processEvents()
    return [one.text() for one in page_of(screen).steps.findChildren(QLabel) if one.isVisibleTo(screen)]


def test_at_first_somebody_and_the_role_above_are_shown(screen: ProgressionScreen) -> None:
    assert (page_of(screen).asked.start, page_of(screen).asked.goal) == (PersonStart(BO), STAFF)
    assert page_of(screen).graph.canvas.shown.route == (SENIOR, STAFF)
    assert page_of(screen).graph.canvas.shown.start == "Bo Lind"
    assert screen.is_panel_open


def test_the_panel_says_what_each_step_asks(screen: ProgressionScreen) -> None:
    shown = texts(screen)

    assert "0–24 months" in shown
    assert "estimated, weighted gap 12" in shown
    assert "Upwards, weighted gap 12" in shown
    tiles = [one.accessibleName() for one in page_of(screen).steps.findChildren(LevelTile)]
    assert tiles == ["level not known", "level 4"]


def test_the_next_best_ways_are_listed(screen: ProgressionScreen) -> None:
    assert "by Analyst" in texts(screen)


def test_another_goal_gives_another_way(screen: ProgressionScreen) -> None:
    page_of(screen).graph.goal_chosen.emit(ANALYST)

    assert page_of(screen).graph.canvas.shown.route == (SENIOR, ANALYST)
    assert page_of(screen).fields.goal.value() == ANALYST
    assert "Months unknown" in texts(screen)


def test_a_role_can_be_the_start(screen: ProgressionScreen) -> None:
    page_of(screen).graph.start_chosen.emit(ANALYST)

    assert page_of(screen).asked.start == RoleStart(ANALYST)
    assert page_of(screen).graph.canvas.shown.route == (ANALYST, STAFF)
    assert page_of(screen).graph.canvas.shown.start == ""
    assert page_of(screen).fields.start.value() == RoleStart(ANALYST)


def test_where_no_way_leads_the_reason_stands_in_the_panel(screen: ProgressionScreen) -> None:
    page_of(screen).set_goal(DIRECTOR)

    assert "No career links lead from Senior Engineer to Director." in texts(screen)
    assert page_of(screen).graph.canvas.shown.route == ()


def test_without_a_goal_the_panel_closes(screen: ProgressionScreen) -> None:
    page_of(screen).set_goal(None)

    assert not screen.is_panel_open
    assert page_of(screen).graph.canvas.shown.route == ()


def test_a_jump_to_a_person_begins_there(screen: ProgressionScreen) -> None:
    screen.show_record(1)

    assert page_of(screen).asked.start == PersonStart(1)


def test_chosen_families_are_drawn_and_the_menu_goes_back_to_those_near(screen: ProgressionScreen) -> None:
    menu = QMenu()
    fill_families(page_of(screen), menu)
    analysis = next(action for action in menu.actions() if action.text() == "Analysis")
    assert analysis.isChecked()
    analysis.trigger()
    assert set(page_of(screen).graph.canvas.shown.labels) == {SENIOR, STAFF}
    menu.actions()[0].trigger()

    assert set(page_of(screen).graph.canvas.shown.labels) == {SENIOR, STAFF, ANALYST}


def test_a_link_is_added_here(screen: ProgressionScreen) -> None:
    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, FormDialog)
        dialog.form.field("to_role_id").show_value(DIRECTOR)
        dialog.confirm()

    QTimer.singleShot(0, answer)
    page_of(screen).add_link(STAFF)

    links = screen.context.workspace.organization.links.values()
    assert (STAFF, DIRECTOR, "next") in {(one.from_role_id, one.to_role_id, one.kind) for one in links}
    assert DIRECTOR in page_of(screen).graph.canvas.shown.labels


def test_a_link_is_removed_in_the_panel_and_the_way_changes(screen: ProgressionScreen) -> None:
    remove = next(one for one in page_of(screen).steps.findChildren(QPushButton) if one.text() == "Remove this link")
    remove.click()

    assert page_of(screen).graph.canvas.shown.route == (SENIOR, ANALYST, STAFF)
    screen.context.workspace.undo()
    assert page_of(screen).graph.canvas.shown.route == (SENIOR, STAFF)


def test_the_menu_of_a_role_begins_ends_and_removes_links(screen: ProgressionScreen) -> None:
    menu = QMenu()
    fill_role_menu(page_of(screen), ANALYST, menu)
    actions = {action.text(): action for action in menu.actions()}
    assert {"Remove the adjacent link with Senior Engineer", "Remove the link to Staff Engineer"} <= set(actions)
    actions["Begin here"].trigger()
    assert page_of(screen).asked.start == RoleStart(ANALYST)
    actions["Remove the link to Staff Engineer"].trigger()

    assert set(screen.context.organization.links) == {1, 2}


def test_a_person_who_is_gone_is_no_start_any_more(screen: ProgressionScreen) -> None:
    page_of(screen).fields.show_asked(Asked(start=PersonStart(999)))
    screen.refresh(None)

    assert page_of(screen).asked.start is None


def test_without_links_the_screen_says_what_to_do(context: Context, qtbot, tmp_path: Path) -> None:
    screen = opened(context, qtbot, Workspace.new(tmp_path / "new.orgwright", "New", "Tess"))

    assert isinstance(screen.body, EmptyState)
    assert not screen.is_panel_open
    assert [one.text() for one in screen.body.findChildren(QPushButton)] == ["Read a role document"]


def test_without_links_the_page_of_the_graph_offers_one(context: Context, qtbot, tmp_path: Path) -> None:
    records = [Role(id=1, name="Engineer"), Role(id=2, name="Analyst")]
    screen = opened(context, qtbot, Workspace.create(tmp_path / "new.orgwright", records, "Make it", "Tess"))

    assert isinstance(screen.page.body, EmptyState)
    assert screen.tabs.isVisible()
    assert "Add a career link" in [one.text() for one in screen.page.body.findChildren(QPushButton)]


def test_a_panel_over_a_narrow_window_leaves_the_graph_beside_it(screen: ProgressionScreen, qtbot) -> None:
    wide = page_of(screen).graph.viewport().width()
    screen.resize(1200, 800)
    qtbot.wait(1)

    assert page_of(screen).graph.viewport().width() <= 1200 - screen.panel_width
    screen.close_panel()
    assert page_of(screen).graph.viewport().width() > 1200 - screen.panel_width
    assert wide > 1000
