from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from orgwright.gui.context import Context
from orgwright.gui.coverage.gaps_page import GapsPage
from orgwright.gui.coverage.scope import scope_options
from orgwright.gui.coverage.units_page import UnitsPage
from orgwright.gui.coverage.view import PAGES, CoverageScreen
from orgwright.planning.groups import Group, GroupKind
from orgwright.records import Role
from orgwright.settings import Settings
from orgwright.workspace import Workspace
from tab_stops import passed_by


def subtitle(screen: CoverageScreen) -> str:
    return screen.head._subtitle.text()


def test_a_page_is_made_when_it_is_first_looked_at(screen: CoverageScreen) -> None:
    assert list(screen.pages) == ["units"]
    screen.tabs.step(1)
    assert list(screen.pages) == ["units", PAGES[1][0]]


def test_the_panel_of_one_page_does_not_stand_beside_another(screen: CoverageScreen) -> None:
    page = screen.page
    assert isinstance(page, UnitsPage)
    page.figures.how.ask_now()
    assert screen.is_panel_open
    screen.show_page("gaps")
    assert not screen.is_panel_open


def test_a_page_that_is_not_looked_at_catches_up_when_it_is_shown_again(screen: CoverageScreen) -> None:
    page = screen.show_page("gaps")
    assert isinstance(page, GapsPage)
    assert len(page.skills.rows_model.rows) == 3
    screen.show_page("units")
    screen.context.set_unit(2)
    assert len(page.skills.rows_model.rows) == 3
    screen.show_page("gaps")
    assert [row.skill for row in page.skills.rows_model.rows] == ["Python", "Agents"]


def test_ctrl_page_down_goes_to_the_next_page(screen: CoverageScreen, qtbot) -> None:
    screen.activateWindow()
    screen.tabs.setFocus()
    qtbot.keyClick(screen, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert screen.tabs.selected == PAGES[1][0]


def test_the_scope_is_the_unit_of_the_bar_until_another_group_is_chosen(screen: CoverageScreen) -> None:
    assert subtitle(screen) == "Small & Sons, 2 people"
    screen.show_group(Group(GroupKind.TEAM, 1))
    assert subtitle(screen) == "Team of Ana Ruiz, 1 person"
    screen.context.set_unit(2)
    assert subtitle(screen) == "Models, 1 person"
    assert screen.looked_at == Group.of_unit(2)


def test_a_group_whose_record_is_gone_gives_way_to_the_unit(screen: CoverageScreen) -> None:
    screen.show_group(Group(GroupKind.ROLE, 2))
    assert subtitle(screen) == "Staff Engineer, 1 person"
    screen.show_group(Group(GroupKind.FAMILY, family="Engineering"))
    assert subtitle(screen) == "Engineering, a role family, 2 people"
    for role_id in (1, 2):
        screen.context.workspace.change(Role, role_id, family="Building")
    assert subtitle(screen) == "Small & Sons, 2 people"


def test_pages_about_units_alone_say_so_and_keep_the_group_for_the_others(screen: CoverageScreen) -> None:
    screen.show_group(Group(GroupKind.TEAM, 1))
    screen.show_page("targets")
    assert subtitle(screen) == "Small & Sons, 2 people"
    assert not screen.scope.isEnabled()
    screen.show_page("gaps")
    assert subtitle(screen) == "Team of Ana Ruiz, 1 person"
    assert screen.scope.isEnabled()


def test_the_back_button_returns_to_the_unit_of_the_bar(screen: CoverageScreen) -> None:
    screen.context.set_unit(1)
    screen.show_group(Group.of_people([2]))
    screen.scope.back.click()
    assert subtitle(screen) == "Engineering, 2 people"


def test_people_are_added_to_a_person_one_by_one(screen: CoverageScreen) -> None:
    screen.show_group(Group.of_people([2]))
    assert not screen.scope.more.isHidden()
    screen.scope.start_adding()
    assert {one.second for one in screen.scope._offered()} == {"person"}
    screen.scope._take(Group.of_people([1]))
    assert screen.looked_at == Group.of_people([1, 2])
    assert subtitle(screen) == "2 chosen people"
    assert screen.scope.field.value() == Group.of_people([1, 2])
    screen.scope.start_adding()
    screen.scope.choose(None)
    assert screen.scope.more.isHidden()


def test_teams_families_roles_and_people_are_offered(screen: CoverageScreen) -> None:
    offered = [(one.title, one.second) for one in scope_options(screen.context.organization)]
    assert offered == [
        ("Team of Ana Ruiz", "all reports"),
        ("Direct reports of Ana Ruiz", "direct reports"),
        ("Engineering", "role family"),
        ("Senior Engineer", "role"),
        ("Staff Engineer", "role"),
        ("Ana Ruiz", "person"),
        ("Bo Lind", "person"),
    ]


@pytest.mark.parametrize("key", [key for key, _, _ in PAGES])
def test_every_page_stands_a_group_without_targets_and_a_day_without_people(screen: CoverageScreen, key: str) -> None:
    screen.show_page(key)
    screen.show_group(Group.of_people([2]))
    screen.show_group(Group(GroupKind.TEAM, 3))
    screen.context.set_day(screen.context.day.replace(year=2010))
    assert screen.body is screen._body


def test_where_nothing_is_required_the_screen_says_what_to_do(qtbot, tmp_path: Path) -> None:
    context = Context(Settings())
    context.open(Workspace.new(tmp_path / "empty.orgwright", "Empty"))
    screen = CoverageScreen(context)
    qtbot.addWidget(screen)
    screen.show()
    assert screen.body is not screen._body
    context.close()


@pytest.mark.parametrize("key", [key for key, _, _ in PAGES])
def test_the_tab_key_passes_by_no_field_and_no_button(screen: CoverageScreen, qtbot: QtBot, key: str) -> None:
    screen.show_page(key)
    qtbot.waitUntil(lambda: not screen.context.background.is_busy)
    assert passed_by(screen) == []
    screen.body.setFocus()
    assert isinstance(screen.focusWidget(), QTableView)
