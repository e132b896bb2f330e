"""The search box in the window: what is offered, how it opens, and what Enter leads to."""

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from orgwright.gui import style
from orgwright.gui.context import Context
from orgwright.gui.frame import search_box
from orgwright.gui.frame.search_box import SearchBox
from orgwright.gui.frame.search_list import Entry
from orgwright.gui.main_window import MainWindow
from orgwright.gui.screens import SCREENS
from orgwright.records import Person, SavedView, Unit
from orgwright.settings import Settings
from orgwright.workspace import Workspace


@pytest.fixture
def box(window: MainWindow, qtbot: QtBot) -> SearchBox:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    return window.bar.search


def offered(box: SearchBox) -> list[tuple[str, str]]:
    return [(entry.kind, entry.name) for entry in box.list.entries]


def choose(box: SearchBox, qtbot: QtBot, text: str) -> Entry:
    """Type, and take the best."""
    box.open()
    qtbot.keyClicks(box, text)
    entry = box.list.current
    assert entry is not None
    qtbot.keyClick(box, Qt.Key.Key_Return)
    return entry


def test_the_keys_show_the_screens_until_something_was_opened(box: SearchBox, window: MainWindow, qtbot: QtBot) -> None:
    assert box.hasFocus()
    assert box.list.isVisible()
    screens = offered(box)
    assert [name for _, name in screens] == [item.entry.title for item in window.rail.items]
    choose(box, qtbot, "forecas")
    choose(box, qtbot, "staff eng")
    box.open()
    assert offered(box)[:2] == [("Role", "Staff Engineer"), ("Skill", "Forecasting")]
    assert offered(box)[2:] == screens


def test_a_record_that_is_gone_is_no_longer_offered(box: SearchBox, window: MainWindow, qtbot: QtBot) -> None:
    made = window.context.workspace.add(Unit, name="Brief unit")
    choose(box, qtbot, "brief")
    window.context.workspace.remove(Unit, made.made_id)
    box.open()
    assert ("Unit", "Brief unit") not in offered(box)


@pytest.mark.parametrize(
    ("text", "screen", "kind"),
    [
        ("ana ruiz", "people", "Person"),
        ("staff eng", "roles", "Role"),
        ("cpython", "skills", "Skill"),
        ("models", "organization", "Unit"),
        ("mod-02", "staffing", "Position"),
    ],
)
def test_enter_opens_the_best_on_its_screen(
    box: SearchBox, window: MainWindow, qtbot: QtBot, text: str, screen: str, kind: str
) -> None:
    with qtbot.waitSignal(window.context.jump_wanted) as jumped:
        entry = choose(box, qtbot, text)
    assert (entry.kind, jumped.args) == (kind, [screen, entry.findable.value])
    assert (box.text(), box.list.isVisible()) == ("", False)


def test_a_scenario_is_shown_everywhere(box: SearchBox, window: MainWindow, qtbot: QtBot) -> None:
    assert choose(box, qtbot, "grow").kind == "Scenario"
    assert window.context.scenario_id == 1


def test_a_seat_outside_the_unit_leads_out_of_it(box: SearchBox, window: MainWindow, qtbot: QtBot) -> None:
    window.context.set_unit(2)
    choose(box, qtbot, "eng-01")
    assert window.context.unit_id is None


def test_a_saved_view_is_shown_in_the_matrix(app: QApplication, qtbot: QtBot, file: Path) -> None:
    matrix = tuple(entry for entry in SCREENS if entry.key == "matrix")
    window = MainWindow(Context(Settings(user_name="Ana Ruiz")), matrix)
    qtbot.addWidget(window)
    window.context.open(Workspace.open(file, "Ana Ruiz"))
    window.show()
    made = window.context.workspace.add(SavedView, screen="matrix", name="Odd view")
    choose(window.bar.search, qtbot, "odd v")
    screen = window.screen_shown
    assert type(screen).__name__ == "MatrixScreen"
    assert screen.saved_views.chosen_id == made.made_id  # type: ignore[union-attr]
    window.context.close()


def test_what_the_menus_offer_is_found_with_its_keys_and_done(box: SearchBox, window: MainWindow, qtbot: QtBot) -> None:
    window.context.workspace.add(Unit, name="Brief unit")
    entry = choose(box, qtbot, "undo")
    assert (entry.kind, entry.keys, "Brief unit" in entry.name) == ("Action", "Ctrl+Z", True)
    assert isinstance(entry.icon, QIcon)
    assert "Brief unit" not in {unit.name for unit in window.context.recorded.units.values()}


def test_what_cannot_be_done_now_is_not_offered(box: SearchBox, window: MainWindow, qtbot: QtBot) -> None:
    workspace = window.context.workspace
    while workspace.undo_label is not None:
        workspace.undo()
    box.list.hide()
    qtbot.keyClicks(box, "undo")
    assert not any(kind == "Action" and name.startswith("Undo") for kind, name in offered(box))


def test_the_theme_can_be_changed_and_the_one_in_force_is_not_offered(
    box: SearchBox, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("orgwright.settings.settings_file", lambda: tmp_path / "settings.json")
    qtbot.keyClicks(box, "light theme")
    assert ("Action", "Light theme") not in offered(box)
    box.clear()
    assert choose(box, qtbot, "dark th").name == "Dark theme"
    assert (style.notifier().choice, window.context.settings.theme) == ("dark", "dark")
    assert (tmp_path / "settings.json").exists()


def test_ways_back_are_offered_only_from_elsewhere(box: SearchBox, window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(box, "whole organ")
    assert ("Action", "Show the whole organization") not in offered(box)
    window.context.set_unit(2)
    box.clear()
    box.list.hide()
    assert choose(box, qtbot, "whole organ").name == "Show the whole organization"
    assert window.context.unit_id is None


def test_what_is_exported_from_the_menu_is_found(box: SearchBox, qtbot: QtBot) -> None:
    qtbot.keyClicks(box, "export")
    names = [name for kind, name in offered(box) if kind == "Action"]
    assert names == [
        "Export: Coverage…",
        "Export: Development plans…",
        "Export: Organization chart as PDF…",
        "Export: Report of coverage as PDF…",
        "Export: Skills matrix…",
        "Export: Staffing plan…",
    ]


def test_a_page_of_the_help_is_opened(box: SearchBox, window: MainWindow, qtbot: QtBot) -> None:
    entry = choose(box, qtbot, "glossary")
    assert entry.kind == "Help"
    assert window._help is not None
    assert window._help.page.toPlainText().startswith(entry.name)
    window._help.close()


def test_what_is_called_by_no_name_is_said(box: SearchBox, qtbot: QtBot) -> None:
    qtbot.keyClicks(box, "zebra crossing")
    assert offered(box) == []
    assert box.list._message == "Nothing is called “zebra crossing”."
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert box.text() == "zebra crossing"


def test_arrows_walk_the_list_and_esc_closes_it_then_leaves(box: SearchBox, window: MainWindow, qtbot: QtBot) -> None:
    first, second = box.list.entries[:2]
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert box.list.current is second
    assert second.name in box.accessibleDescription()
    qtbot.keyClick(box, Qt.Key.Key_PageUp)
    assert box.list.current is first
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert (box.list.isVisible(), box.hasFocus()) == (False, True)
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert box.list.isVisible()
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert not box.hasFocus()


def test_a_click_on_a_row_opens_it(box: SearchBox, window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(box, "models")
    place = QPointF(100, 4 + style.measures.ROW_TWO_LINES / 2)
    left = Qt.MouseButton.LeftButton
    with qtbot.waitSignal(window.context.jump_wanted) as jumped:
        for kind in (QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress):
            box.list.event(QMouseEvent(kind, place, place, left, left, Qt.KeyboardModifier.NoModifier))
    assert jumped.args == ["organization", 2]


def test_names_of_a_large_organization_are_gathered_apart(
    box: SearchBox, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_box, "_GATHERED_APART", 0)
    window.context.workspace.add(Person, key="zoe", name="Zoe Quill")
    goes_on = Event()
    window.context.background.run(lambda _progress: goes_on.wait(60))
    qtbot.keyClicks(box, "zoe")
    assert box.list._message.startswith("Gathering")
    goes_on.set()
    qtbot.waitUntil(lambda: offered(box)[:1] == [("Person", "Zoe Quill")])


def test_other_keys_are_left_to_the_line(box: SearchBox) -> None:
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
    assert box.list.take_key(key) is False


def test_both_themes_paint_every_row(app: QApplication, box: SearchBox, window: MainWindow, qtbot: QtBot) -> None:
    window.context.workspace.add(Unit, name="A unit whose name is so long that no list could ever show the whole of it")
    qtbot.keyClicks(box, "a")
    light = box.list.grab().toImage()
    style.choose(app, "dark")
    assert box.list.grab().toImage() != light
