from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMenu, QPushButton

from answering import answer_next
from organizations import small_organization
from orgwright.gui.context import Context
from orgwright.gui.structure import model
from orgwright.gui.structure.units_page import UnitsPage
from orgwright.gui.structure.view import OrganizationScreen
from orgwright.gui.widgets.dialogs import FormDialog
from orgwright.gui.widgets.fields import MoneyField
from orgwright.records import Unit
from orgwright.settings import Settings
from orgwright.workspace import Workspace


@pytest.fixture
def screen(qtbot, tmp_path: Path):
    context = Context(Settings(user_name="Tess"))
    context.open(Workspace.create(tmp_path / "small.orgwright", small_organization(), "Make it", "Tess"))
    made = OrganizationScreen(context)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    made.show_page("units")
    yield made
    context.close()


def units(screen: OrganizationScreen) -> UnitsPage:
    page = screen.page_of("units")
    assert isinstance(page, UnitsPage)
    return page


def fill_in(values: dict[str, object]) -> None:
    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, FormDialog)
        for key, value in values.items():
            dialog.form.field(key).show_value(value)
        dialog.confirm()

    QTimer.singleShot(0, answer)


def test_units_stand_as_a_tree_with_people_and_vacancies(screen: OrganizationScreen) -> None:
    (top,) = model.unit_branches(screen.context.organization, None)
    assert (top.row.name, top.row.people, top.row.vacant) == ("Engineering", 2, 100)
    assert [one.row.name for one in top.below] == ["Models"]


def test_seats_say_who_sits_there_and_whom_they_report_to(screen: OrganizationScreen) -> None:
    rows = {row.key: row for row in model.seat_rows(screen.context.organization, 2)}
    assert (rows["MOD-01"].people, rows["MOD-01"].state) == ("Bo Lind", "filled")
    assert (rows["MOD-02"].state, rows["MOD-02"].reports_to) == ("vacant", "ENG-01, Ana Ruiz")
    (leader,) = model.seat_rows(screen.context.organization, 1)
    assert (leader.is_leader, leader.reports) == (True, 2)


def test_a_unit_and_a_position_are_added_here(screen: OrganizationScreen) -> None:
    fill_in({"name": "Data"})
    screen.add_unit()
    made = screen.context.workspace.organization.units
    assert {one.name for one in made.values()} == {"Engineering", "Models", "Data"}
    fill_in({"key": "DAT-01"})
    screen.add_position()
    added = next(one for one in screen.context.workspace.organization.positions.values() if one.key == "DAT-01")
    assert made[added.unit_id].name == "Data"


def test_under_a_scenario_a_new_unit_says_that_it_is_a_record(screen: OrganizationScreen) -> None:
    screen.context.set_scenario(1)
    said = answer_next(lambda dialog: dialog.reject())
    screen.add_unit()
    assert "Units have no dates: a new one goes into the records, not into “Grow”." in said


def test_a_jump_to_a_unit_outside_of_the_bar_shows_the_whole(screen: OrganizationScreen) -> None:
    screen.context.set_unit(2)
    screen.show_record(1)
    assert screen.context.unit_id is None
    assert [row.key for row in units(screen).seats.rows_model.rows] == ["ENG-01"]


def shown_buttons(screen: OrganizationScreen) -> list[QPushButton]:
    panel = screen.seat_panel
    return [one for one in panel.findChildren(QPushButton) if one.isVisibleTo(panel)]


def press(screen: OrganizationScreen, text: str) -> None:
    next(one for one in shown_buttons(screen) if one.text() == text).click()


def test_a_seat_is_frozen_unfrozen_closed_and_removed(screen: OrganizationScreen, qtbot) -> None:
    units(screen).unit_id = 2
    units(screen)._show_unit()
    units(screen).seats.choose(3)
    assert screen.is_panel_open
    workspace = screen.context.workspace
    assert workspace.organization.positions[3].status == "open"
    press(screen, "Freeze")
    assert workspace.organization.positions[3].status == "frozen"
    qtbot.waitUntil(lambda: any(one.text() == "Unfreeze" for one in shown_buttons(screen)))
    press(screen, "Unfreeze")
    assert workspace.organization.positions[3].status == "open"
    press(screen, "Close")
    assert workspace.organization.positions[3].closes_on == date(2026, 11, 19)
    press(screen, "Remove")
    assert 3 not in workspace.organization.positions


def test_pay_is_hidden_until_it_is_asked_for(screen: OrganizationScreen) -> None:
    heads = units(screen).seats.rows_model.columnCount()
    screen._pay.click()
    assert units(screen).seats.rows_model.columnCount() == heads + 1


def test_the_panel_of_a_seat_keeps_pay_hidden_too(screen: OrganizationScreen, qtbot) -> None:
    def fields() -> set[str]:
        return {one.editor.accessibleName() for one in screen.seat_panel.findChildren(MoneyField) if one.isVisible()}

    units(screen)._edit_seat(units(screen).seats.rows_model.rows[0])
    assert fields() == set()
    screen._pay.click()
    assert screen.is_panel_open
    qtbot.waitUntil(lambda: len(fields()) == 1)
    assert screen.status == ("1 positions", "Pay is shown")


def test_a_budget_is_that_of_all_below_and_opens_with_costs_once_pay_is_shown(screen: OrganizationScreen) -> None:
    workspace = screen.context.workspace
    workspace.change(Unit, 1, annual_budget=1_000_000)
    workspace.change(Unit, 2, annual_budget=500_000)
    (top,) = model.unit_branches(screen.context.organization, None)
    assert (top.row.budget, top.below[0].row.budget) == (1_500_000, 500_000)
    page = units(screen)
    assert "the budget of a year" not in page._note.text()
    hidden = page._explained_budget(screen.context.organization, 1)
    screen._pay.click()
    shown = page._explained_budget(screen.context.organization, 1)
    assert [one.name for one in hidden.results] == ["budget"]
    assert [one.name for one in shown.results] == ["budget", "cost", "left"]
    assert page._note.text().endswith("the budget of a year")


def test_an_empty_organization_says_what_to_do(qtbot, tmp_path: Path) -> None:
    context = Context(Settings())
    context.open(Workspace.new(tmp_path / "empty.orgwright", "Empty"))
    screen = OrganizationScreen(context)
    qtbot.addWidget(screen)
    screen.show()
    assert screen.body is not screen._body
    fill_in({"name": "First unit"})
    screen.add_unit()
    assert screen.body is screen._body
    context.close()


def test_a_seat_leads_to_its_slate(screen: OrganizationScreen, qtbot) -> None:
    menu, row = QMenu(), model.seat_rows(screen.context.organization, 2)[0]
    units(screen).seats.menu_wanted.emit(row, menu)
    with qtbot.waitSignal(screen.context.jump_wanted) as jump:
        next(one for one in menu.actions() if one.text() == "Slate…").trigger()
    assert jump.args == ["progression", ("slate", row.position_id)]
