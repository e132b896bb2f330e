from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from gui.frame.plain_screens import ENTRIES, UnitsScreen
from orgwright.gui.context import Context
from orgwright.gui.main_window import MainWindow
from orgwright.planning.privacy import WHOLE
from orgwright.records import Unit
from orgwright.settings import Settings
from orgwright.workspace import Workspace


def screen(window: MainWindow) -> UnitsScreen:
    shown = window.screen_shown
    assert isinstance(shown, UnitsScreen)
    return shown


def texts(window: MainWindow, part: str) -> list[str]:
    return [label.text() for label in getattr(window, part).findChildren(QLabel) if label.isVisible()]


def test_screens_that_would_be_empty_are_left_out_of_the_rail(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: [item.entry.title for item in window.rail.items] == ["Organization", "History"])


def test_counts_stand_in_the_rail(window: MainWindow) -> None:
    window.context.workspace.add(Unit, name="Speech")
    assert window.rail.items[0].entry.count == 3


def test_without_a_file_the_start_page_stands_alone(app: QApplication, qtbot: QtBot) -> None:
    window = MainWindow(Context(Settings()), ENTRIES)
    qtbot.addWidget(window)
    window.show()
    assert window.stack.currentWidget() is window.start
    assert not window.rail.isVisible()
    assert not window.bar.isVisible()


def test_a_hidden_screen_refreshes_only_when_it_is_seen(window: MainWindow) -> None:
    first = screen(window)
    window.show_screen("history")
    before = len(first.refreshed)
    window.context.workspace.add(Unit, name="Speech")
    window.context.workspace.add(Unit, name="Vision")
    assert len(first.refreshed) == before
    window.show_screen("structure")
    assert len(first.refreshed) == before + 1


def test_the_visible_screen_is_told_once_for_each_change(window: MainWindow) -> None:
    shown = screen(window)
    before = len(shown.refreshed)
    changes = window.context.workspace.add(Unit, name="Speech")
    assert shown.refreshed[before:] == [changes]


def test_the_undo_bar_says_what_was_done_and_takes_it_back(window: MainWindow, qtbot: QtBot) -> None:
    window.context.workspace.add(Unit, name="Speech")
    assert window.undo_bar.isVisible()
    assert any("Speech" in text for text in texts(window, "undo_bar"))
    window.undo_bar.undo_wanted.emit()
    assert "Speech" not in [unit.name for unit in window.context.recorded.units.values()]


def test_the_undo_bar_tells_of_an_export_and_offers_nothing_to_take_back(window: MainWindow, qtbot: QtBot) -> None:
    window.context.workspace.add(Unit, name="Speech")
    window.context.workspace.record_export("coverage", "c.xlsx", WHOLE)
    assert "Exported coverage as c.xlsx." in texts(window, "undo_bar")
    assert not window.undo_bar._undo.isVisible()
    assert window.bar.undo.isEnabled()
    window.bar.undo_last()
    assert "Speech" not in [unit.name for unit in window.context.recorded.units.values()]


def test_the_undo_bar_takes_no_focus(window: MainWindow, qtbot: QtBot) -> None:
    screen(window).table.setFocus()
    window.context.workspace.add(Unit, name="Speech")
    assert window.focusWidget() is screen(window).table


def test_undo_and_redo_keys_work_on_every_screen(window: MainWindow, qtbot: QtBot) -> None:
    window.context.workspace.add(Unit, name="Speech")
    window.show_screen("history")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(window.context.recorded.units) == 2
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert len(window.context.recorded.units) == 3


def test_a_change_by_another_process_appears_within_two_seconds(window: MainWindow, qtbot: QtBot, file: Path) -> None:
    other = Workspace.open(file, "Somebody else")
    other.add(Unit, name="Speech")
    other.close()
    qtbot.waitUntil(lambda: len(screen(window).table.rows_model.rows) == 3, timeout=2000)
    assert any("another program" in text for text in texts(window, "undo_bar"))


@pytest.mark.parametrize(("width", "rail"), [(1440, 188), (1281, 188), (1280, 48)])
def test_the_rail_shows_icons_alone_in_a_narrow_window(window: MainWindow, width: int, rail: int) -> None:
    window.resize(width, 800)
    QApplication.processEvents()
    assert window.rail.width() == rail


def test_the_panel_lies_over_the_body_in_a_narrow_window(window: MainWindow) -> None:
    shown = screen(window)
    window.resize(1440, 900)
    shown.table.choose(1)
    QApplication.processEvents()
    beside = shown.table.width()
    window.resize(1300, 900)
    QApplication.processEvents()
    assert beside == 1440 - 188 - UnitsScreen.panel_width
    assert shown.table.width() == 1300 - 188
    assert shown.is_panel_open
    window.resize(1440, 900)
    QApplication.processEvents()
    assert shown.table.width() == beside


def test_escape_closes_the_panel(window: MainWindow, qtbot: QtBot) -> None:
    shown = screen(window)
    shown.table.choose(1)
    assert shown.is_panel_open
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not shown.is_panel_open


def test_f6_walks_rail_bar_body_and_panel(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    shown = screen(window)
    shown.table.choose(1)
    window.rail.items[0].setFocus()
    visited = []
    for _ in range(4):
        window.walk(1)
        focused = window.focusWidget()
        visited.append(
            next(
                name
                for name, area in (
                    ("panel", shown.details),
                    ("rail", window.rail),
                    ("bar", window.bar),
                    ("body", shown.table),
                )
                if area is focused or area.isAncestorOf(focused)
            )
        )
    assert visited == ["bar", "body", "panel", "rail"]


def test_alt_alone_shows_the_menu_bar(window: MainWindow, qtbot: QtBot) -> None:
    assert not window.menuBar().isVisible()
    qtbot.keyPress(window, Qt.Key.Key_Alt)
    qtbot.keyRelease(window, Qt.Key.Key_Alt)
    assert window.menuBar().isVisible()
    qtbot.keyPress(window, Qt.Key.Key_Alt)
    qtbot.keyRelease(window, Qt.Key.Key_Alt)
    assert not window.menuBar().isVisible()


def test_the_status_bar_says_what_the_screen_shows_and_that_all_is_saved(window: MainWindow) -> None:
    assert any(text == "2 units" for text in texts(window, "status"))
    assert "All saved" in texts(window, "status")
    window.context.workspace.add(Unit, name="Speech")
    assert any(text.startswith("Saved ") for text in texts(window, "status"))


def test_a_jump_opens_a_screen_at_a_record(window: MainWindow) -> None:
    window.context.jump("history", 2)
    assert screen(window).title == "History"
    assert screen(window).table.chosen_row.name == "Models"


def test_a_jump_to_a_screen_that_is_not_there_changes_nothing(window: MainWindow) -> None:
    window.context.jump("nowhere", 1)
    assert screen(window).title == "Organization"


def test_closing_the_window_closes_the_file(window: MainWindow) -> None:
    window.close()
    assert not window.context.has_workspace
