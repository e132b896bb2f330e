from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from gui.frame.plain_screens import UnitsScreen
from organizations import TODAY
from orgwright.gui.frame.unit_popup import UnitPopup, unit_branches
from orgwright.gui.main_window import MainWindow
from orgwright.gui.widgets.calendar import DayPopup
from orgwright.records import Scenario, Unit


def test_the_bar_says_what_is_shown(window: MainWindow) -> None:
    assert window.bar.unit.text() == "Small & Sons"
    assert window.bar.day.text().endswith("20 Nov 2026")
    assert window.bar.scenario.text() == "As recorded"


def test_changing_the_context_tells_the_screen_once_each(window: MainWindow) -> None:
    shown = window.screen_shown
    assert isinstance(shown, UnitsScreen)
    before = len(shown.refreshed)
    window.context.set_unit(2)
    window.context.set_day(date(2026, 3, 1))
    window.context.set_scenario(1)
    window.context.set_scenario(1)
    assert shown.refreshed[before:] == [None, None, None]
    assert window.bar.unit.text() == "Models"
    assert window.bar.day.text() == "1 Mar 2026"
    assert window.bar.scenario.text() == "Grow"


def test_the_picture_is_under_the_scenario_and_as_of_the_day(window: MainWindow) -> None:
    window.context.set_scenario(1)
    window.context.set_day(date(2027, 2, 1))
    picture = window.context.organization
    assert (picture.scenario_id, picture.day) == (1, date(2027, 2, 1))
    assert window.context.organization is picture
    window.context.set_day(None)
    assert window.context.organization.day == TODAY


def test_the_tree_of_units_narrows_by_part_of_the_name(window: MainWindow) -> None:
    whole = unit_branches(window.context.organization, "")
    assert [branch.row[1] for branch in whole] == ["Small & Sons", "Engineering"]
    assert [branch.row[1] for branch in whole[1].branches] == ["Models"]
    found = unit_branches(window.context.organization, "mod")
    assert [branch.row[1] for branch in found[1].branches] == ["Models"]
    assert len(unit_branches(window.context.organization, "nothing")) == 1


def test_a_unit_is_chosen_by_typing_and_enter(window: MainWindow, qtbot: QtBot) -> None:
    window.bar.choose_unit()
    popup = window.bar.findChild(UnitPopup)
    assert isinstance(popup, UnitPopup)
    line = popup._line
    qtbot.keyClicks(line, "mod")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert window.context.unit_id == 2


def test_the_calendar_changes_the_day_and_leads_back(window: MainWindow, qtbot: QtBot) -> None:
    window.bar.choose_day()
    popup = window.bar.findChild(DayPopup)
    assert isinstance(popup, DayPopup)
    popup.chosen.emit(date(2026, 1, 5))
    assert window.context.day == date(2026, 1, 5)
    popup.chosen.emit(TODAY)
    assert not window.context.is_day_chosen
    popup.close()


def test_scenarios_are_offered_by_title(window: MainWindow) -> None:
    window.bar.choose_scenario()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == ["As recorded", "Grow"]
    menu.actions()[1].trigger()
    menu.close()
    assert window.context.scenario_id == 1


def test_undo_says_what_it_would_take_back(window: MainWindow) -> None:
    assert not window.bar.undo.isEnabled()

    window.context.workspace.add(Unit, name="Speech")
    assert window.bar.undo.isEnabled()
    assert "Speech" in window.bar.undo.toolTip()


def test_a_scenario_that_is_gone_falls_back_to_as_recorded(window: MainWindow) -> None:

    made = window.context.workspace.add(Scenario, key="later", title="Later").made_id
    window.context.set_scenario(made)
    window.context.workspace.undo()
    assert window.context.scenario_id is None
