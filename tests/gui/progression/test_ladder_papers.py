"""The ladder of a family written to files from the menus of a role, off the GUI thread."""

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from organizations import small_organization
from orgwright.gui.context import Context
from orgwright.gui.progression import ladder_papers
from orgwright.gui.progression.graph_page import GraphPage
from orgwright.gui.progression.view import ProgressionScreen
from orgwright.gui.roles.view import RolesScreen
from orgwright.workspace import Workspace

BOTH = ["Save the ladder of Engineering as PDF…", "Export the ladder of Engineering…"]


@pytest.fixture
def screen(context: Context, qtbot: QtBot, tmp_path: Path) -> ProgressionScreen:
    context.open(Workspace.create(tmp_path / "small.orgwright", small_organization(), "Make it", "Tess"))
    made = ProgressionScreen(context)
    qtbot.addWidget(made)
    made.resize(1300, 800)
    made.show()
    return made


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """The names that were proposed; what is chosen lies in the test's own folder, without an ending."""
    names: list[str] = []

    def choose(_parent: object, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        names.append(name)
        return str(tmp_path / "chosen"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    return names


def chosen(menu: QMenu, text: str) -> None:
    next(one for one in menu.actions() if one.text() == text).trigger()


def test_the_menu_of_a_role_in_the_graph_writes_the_workbook(
    screen: ProgressionScreen, qtbot: QtBot, tmp_path: Path, asked: list[str]
) -> None:
    page, menu = screen.page, QMenu()
    assert isinstance(page, GraphPage)
    page.graph.menu_wanted.emit(1, menu)
    chosen(menu, BOTH[1])

    qtbot.waitUntil(lambda: "Written to" in screen.status[0])
    assert openpyxl.load_workbook(tmp_path / "chosen.xlsx")["Ladder"]["A1"].value == "Ladder of Engineering"
    assert asked == ["ladder-engineering-2026-11-20.xlsx"]


def test_the_menu_of_a_role_on_its_screen_writes_the_pages(
    screen: ProgressionScreen, qtbot: QtBot, tmp_path: Path, asked: list[str]
) -> None:
    roles = RolesScreen(screen.context)
    qtbot.addWidget(roles)
    roles.show()
    roles.show_record(1)
    menu = QMenu()
    roles._fill_menu(menu)
    chosen(menu, BOTH[0])

    qtbot.waitUntil(lambda: "Written to" in roles.status[0])
    assert (tmp_path / "chosen.pdf").read_bytes().startswith(b"%PDF")
    assert asked == ["ladder-engineering-2026-11-20.pdf"]


def test_roles_without_a_family_offer_no_ladder(screen: ProgressionScreen) -> None:
    menu = QMenu()
    ladder_papers.fill_ladder_menu(menu, screen, "")
    assert menu.actions() == []


def test_nothing_is_written_where_nothing_is_chosen(screen: ProgressionScreen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    before = screen.status
    ladder_papers.ask_pages(screen, "Engineering")
    ladder_papers.ask_workbook(screen, "Engineering")
    assert screen.status == before
