from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from organizations import small_organization
from orgwright.gui.frame.search_box import found
from orgwright.gui.main_window import MainWindow
from orgwright.gui.widgets.picker import Option
from orgwright.planning.organization import Organization

SCREENS = [Option(("coverage", None), "Coverage", "Screen"), Option(("people", None), "People", "Screen")]


def search(text: str) -> list[tuple[str, object]]:
    return [(option.title, option.value) for option in found(Organization.of(*small_organization()), SCREENS, text)]


def test_people_roles_skills_units_and_screens_are_found_by_part_of_the_name() -> None:
    assert ("Ana Ruiz", ("people", 1)) in search("rui")
    assert ("Staff Engineer", ("roles", 2)) in search("staff")
    assert ("Forecasting", ("matrix", 2)) in search("fore")
    assert ("Models", ("organization", 2)) in search("mod")
    assert ("Coverage", ("coverage", None)) in search("cov")


def test_nothing_typed_offers_the_screens() -> None:
    assert search(" ") == [("Coverage", ("coverage", None)), ("People", ("people", None))]


def test_what_does_not_exist_is_not_found() -> None:
    assert search("zebra crossing") == []


def test_ctrl_k_and_enter_go_to_the_record(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert window.bar.search.hasFocus()
    with qtbot.waitSignal(window.context.jump_wanted) as jumped:
        qtbot.keyClicks(window.bar.search, "models")
        qtbot.keyClick(window.bar.search, Qt.Key.Key_Return)
    assert jumped.args == ["organization", 2]
    assert window.bar.search.text() == ""
