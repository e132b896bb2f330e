import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from orgwright.gui.widgets.keyboard_order import follow, hand_focus_on


@pytest.fixture
def parts(qtbot: QtBot) -> dict[str, QWidget]:
    """A window with a field, then a container of a button, an inner container of two fields, and a last button."""
    window, outer, inner = QWidget(), QWidget(), QWidget()
    found: dict[str, QWidget] = {"window": window, "outer": outer, "inner": inner}
    for holder, names in ((window, ("before",)), (outer, ("filter",)), (inner, ("first", "second"))):
        column = QVBoxLayout(holder)
        for name in names:
            found[name] = QPushButton(name) if name == "filter" else QLineEdit()
            column.addWidget(found[name])
    for holder, child in ((outer, inner), (window, outer)):
        layout = holder.layout()
        assert layout is not None
        layout.addWidget(child)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return found


def tab_stops(qtbot: QtBot, parts: dict[str, QWidget]) -> list[str]:
    """Where the Tab key leads from the first field, round to it again."""
    parts["before"].setFocus()
    stops: list[str] = []
    while "before" not in stops:
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
        stops.append(next(name for name, one in parts.items() if one is QApplication.focusWidget()))
    return stops


def test_a_container_hands_the_keyboard_on_and_hides_nothing_from_the_tab_key(qtbot: QtBot, parts) -> None:
    hand_focus_on(parts["inner"], parts["second"])
    hand_focus_on(parts["outer"], parts["inner"])
    parts["outer"].setFocus()
    assert QApplication.focusWidget() is parts["second"]
    assert tab_stops(qtbot, parts) == ["filter", "first", "second", "before"]


def test_the_last_one_named_gets_the_keyboard(parts) -> None:
    hand_focus_on(parts["outer"], parts["filter"])
    hand_focus_on(parts["outer"], parts["first"])
    parts["outer"].setFocus()
    assert QApplication.focusWidget() is parts["first"]


def test_what_is_made_late_follows_where_it_stands(qtbot: QtBot, parts) -> None:
    late = parts["late"] = QLineEdit(parts["window"])
    late.show()
    assert tab_stops(qtbot, parts) == ["filter", "first", "second", "late", "before"]
    assert follow(parts["before"], late) is late
    assert tab_stops(qtbot, parts) == ["late", "filter", "first", "second", "before"]
    assert follow(late, parts["inner"]) is parts["second"]
    assert tab_stops(qtbot, parts) == ["late", "first", "second", "filter", "before"]
