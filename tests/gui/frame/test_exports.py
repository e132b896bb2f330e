"""The menu of what can be written: every entry opens its screen and asks where to."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from orgwright.gui.context import Context
from orgwright.gui.coverage.view import CoverageScreen
from orgwright.gui.frame.exports import fill_export_menu
from orgwright.gui.main_window import MainWindow
from orgwright.gui.screens import SCREENS
from orgwright.settings import Settings
from orgwright.workspace import Workspace

_KEYS = ("matrix", "staffing", "coverage", "development", "organization")


@pytest.fixture
def window(app: QApplication, qtbot: QtBot, file: Path) -> Iterator[MainWindow]:
    entries = tuple(entry for entry in SCREENS if entry.key in _KEYS)
    made = MainWindow(Context(Settings(user_name="Ana Ruiz")), entries)
    qtbot.addWidget(made)
    made.context.open(Workspace.open(file, "Ana Ruiz"))
    made.show()
    yield made
    made.context.close()


def test_every_entry_opens_its_screen_and_asks_where_to(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, str]] = []

    def note(_parent: object, title: str, *_more: str) -> tuple[str, str]:
        shown = window.screen_shown
        asked.append((shown.key if shown is not None else "", title))
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", note)
    menu = QMenu()
    qtbot.addWidget(menu)
    fill_export_menu(menu, window)
    for action in menu.actions():
        action.trigger()
    assert asked == [
        ("matrix", "Export the skills matrix"),
        ("staffing", "Export the staffing plan"),
        ("development", "Export plans"),
        ("coverage", "Export coverage"),
        ("coverage", "Save the report of coverage"),
        ("organization", "Save the organization chart"),
    ]


def test_the_search_leads_to_the_tabs_of_a_screen(window: MainWindow, qtbot: QtBot) -> None:
    window.show_screen("matrix")
    box = window.bar.search
    box.open()
    qtbot.keyClicks(box, "targets")
    entry = box.list.current
    assert entry is not None
    assert (entry.name, entry.second) == ("Targets", "Tab of Coverage")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    screen = window.screen_shown
    assert isinstance(screen, CoverageScreen)
    assert screen.tabs.selected == "targets"
