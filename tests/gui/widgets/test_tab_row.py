import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from orgwright.gui import style
from orgwright.gui.widgets.tab_row import TabRow

TABS = [("card", "Card"), ("kpis", "KPIs"), ("tools", "Tools"), ("hiring", "Hiring & interview"), ("career", "Career")]


@pytest.fixture
def row(app: QApplication, qtbot: QtBot) -> TabRow:
    made = TabRow(TABS)
    qtbot.addWidget(made)
    made.resize(800, 40)
    made.show()
    return made


def tab_of(row: TabRow, text: str) -> QAbstractButton:
    return next(tab for tab in row.findChildren(QAbstractButton) if tab.text() == text)


def test_the_first_tab_is_chosen_at_the_start(row: TabRow) -> None:
    assert row.selected == "card"
    assert row.hidden_keys == []


def test_selecting_tells_nobody_and_a_click_tells_the_key_once(row: TabRow, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(row.chosen):
        row.select("tools")
    heard: list[str] = []
    row.chosen.connect(heard.append)
    for text in ("KPIs", "KPIs"):
        qtbot.mouseClick(tab_of(row, text), Qt.MouseButton.LeftButton)
    assert heard == ["kpis"]
    assert row.selected == "kpis"
    assert tab_of(row, "KPIs").isChecked()


def test_counts_are_read_aloud_and_zero_is_not(row: TabRow) -> None:
    row.show_counts({"kpis": 9, "tools": 0})
    names = [tab_of(row, text).accessibleName() for text in ("Card", "KPIs", "Tools")]
    assert names == ["Card", "KPIs, 9", "Tools"]


def test_a_count_takes_room_and_choosing_does_not(row: TabRow) -> None:
    before = tab_of(row, "Tools").geometry()
    row.select("kpis")
    assert tab_of(row, "Tools").geometry() == before
    row.show_counts({"kpis": 9})
    assert tab_of(row, "Tools").x() > before.x()


def test_the_row_is_one_stop_of_the_tab_key_and_arrows_move_within_it(app: QApplication, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    before, row, after = QLineEdit(), TabRow(TABS), QLineEdit()
    layout = QVBoxLayout(window)
    for part in (before, row, after):
        layout.addWidget(part)
    window.resize(800, 200)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    row.select("kpis")
    before.setFocus()
    qtbot.keyClick(before, Qt.Key.Key_Tab)
    assert app.focusWidget() is tab_of(row, "KPIs")
    heard: list[str] = []
    row.chosen.connect(heard.append)
    keys = (Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_Left)
    for key in keys:
        focused = app.focusWidget()
        assert focused is not None
        assert focused.parentWidget() is row
        qtbot.keyClick(focused, key)
    assert heard == ["tools", "career", "hiring", "card"]
    focused = app.focusWidget()
    assert focused is tab_of(row, "Card")
    qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert app.focusWidget() is after


def test_steps_go_round_at_the_ends(row: TabRow) -> None:
    heard: list[str] = []
    row.chosen.connect(heard.append)
    row.step(-1)
    row.step(+1)
    row.step(+1)
    assert heard == ["career", "card", "kpis"]


def test_tabs_without_room_wait_in_a_menu_and_the_chosen_one_stays_visible(row: TabRow, qtbot: QtBot) -> None:
    row.show_counts({"career": 12})
    row.resize(240, 40)
    assert row.hidden_keys == ["hiring", "career"]
    qtbot.mouseClick(row.findChild(QToolButton), Qt.MouseButton.LeftButton)
    menu = row.findChild(QMenu)
    assert [action.text() for action in menu.actions()] == ["Hiring && interview", "Career\t12"]
    with qtbot.waitSignal(row.chosen) as chosen:
        menu.actions()[1].trigger()
    menu.close()
    assert chosen.args == ["career"]
    assert "career" not in row.hidden_keys
    assert tab_of(row, "Career").geometry().right() < row.findChild(QToolButton).x()
    row.resize(800, 40)
    assert row.hidden_keys == []
    assert row.findChild(QToolButton).isHidden()


def test_the_arrow_keys_reach_tabs_that_wait_in_the_menu(row: TabRow, qtbot: QtBot) -> None:
    row.resize(200, 40)
    row.activateWindow()
    qtbot.waitUntil(row.isActiveWindow)
    tab_of(row, "Card").setFocus()
    for _ in TABS:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert row.selected == "career"
    assert QApplication.focusWidget() is tab_of(row, "Career")
    assert tab_of(row, "Career").isVisible()


def test_the_line_under_the_chosen_tab_follows_the_theme(row: TabRow, app: QApplication) -> None:
    spot = QPoint(tab_of(row, "Card").x() + 10, row.height() - 1)
    assert row.grab().toImage().pixelColor(spot) == style.color("link")
    style.choose(app, "dark")
    assert style.current().is_dark
    assert row.grab().toImage().pixelColor(spot) == style.color("link")


def test_a_row_in_a_narrow_place_can_become_as_narrow_as_its_widest_tab(app: QApplication, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    row = TabRow(TABS)
    QHBoxLayout(window).addWidget(row)
    window.resize(window.minimumSizeHint())
    window.show()
    row.select("hiring")
    assert row.hidden_keys == ["card", "kpis", "tools", "career"]
    assert tab_of(row, "Hiring & interview").geometry().right() <= row.findChild(QToolButton).x()
