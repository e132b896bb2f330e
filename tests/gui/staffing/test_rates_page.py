from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from organizations import small_organization
from orgwright.gui.context import Context
from orgwright.gui.explained_text import explanation_text
from orgwright.gui.staffing import model
from orgwright.gui.staffing.columns import SEATS
from orgwright.gui.staffing.view import StaffingScreen
from orgwright.gui.widgets.dialogs import Dialog, FormDialog
from orgwright.gui.widgets.empty_state import EmptyState
from orgwright.gui.widgets.fields import MoneyField
from orgwright.planning.organization import Organization
from orgwright.records import CostRate, Position
from orgwright.settings import Settings
from orgwright.workspace import Workspace
from orgwright.workspace.cost_rates import CostRateEdit


@pytest.fixture
def screen(qtbot, tmp_path: Path):
    context = Context(Settings(user_name="Tess"))
    context.open(Workspace.create(tmp_path / "small.orgwright", small_organization(), "Make it", "Tess"))
    made = StaffingScreen(context)
    context.changed.connect(made.refresh)
    qtbot.addWidget(made)
    made.resize(1250, 800)
    made.show()
    made.show_page("rates")
    yield made
    context.close()


def answer(act) -> None:
    QTimer.singleShot(0, lambda: act(QApplication.activeModalWidget()))


def fill_in(**values: object) -> None:
    def act(dialog: object) -> None:
        assert isinstance(dialog, FormDialog)
        for key, value in values.items():
            dialog.form.field(key).show_value(value)
        dialog.confirm()

    answer(act)


def rates(screen: StaffingScreen) -> list[tuple[str, int]]:
    return [(row.name, row.annual_cost) for row in screen.page_of("rates").table.rows_model.rows]


def test_without_rates_the_page_says_what_they_are_for(screen: StaffingScreen) -> None:
    assert screen.page_of("rates").findChild(EmptyState).isVisible()
    assert (
        screen.page_of("rates").sentence.text() == "3 seats: 1 with a cost of their own, 0 by a rate, 2 without a cost"
    )


def test_a_rate_is_added_edited_and_removed_here(screen: StaffingScreen, qtbot) -> None:
    fill_in(level="Mid", annual_cost=5_000_000)
    screen.page.add()
    assert rates(screen) == [("Mid", 5_000_000)]
    screen.page_of("rates").table.choose(screen.page_of("rates").table.rows_model.row(0).rate_id)
    assert screen.is_panel_open
    field = next(
        one
        for one in screen.page_of("rates").editor.findChildren(MoneyField)
        if "Annual" in one.editor.accessibleName()
    )
    field.show_value(6_000_000)
    field.commit()
    field.committed.emit(6_000_000)
    assert rates(screen) == [("Mid", 6_000_000)]
    qtbot.keyClick(screen.page_of("rates").table, Qt.Key.Key_Delete)
    assert rates(screen) == []
    assert not screen.is_panel_open
    screen.context.workspace.undo()
    assert rates(screen) == [("Mid", 6_000_000)]


def test_a_table_on_the_clipboard_becomes_rates_in_one_action(screen: StaffingScreen) -> None:
    QGuiApplication.clipboard().setText("level\tannual cost\nMid\t50000\nSenior\t70000")
    answer(lambda dialog: dialog.confirm() if isinstance(dialog, Dialog) else None)
    screen.page_of("rates").paste()
    assert rates(screen) == [("Mid", 5_000_000), ("Senior", 7_000_000)]
    screen.context.workspace.undo()
    assert rates(screen) == []


def test_seats_that_use_a_rate_are_counted_and_opened(screen: StaffingScreen) -> None:
    screen.context.workspace.set_cost_rates([CostRateEdit(None, {"annual_cost": 100})])
    (row,) = screen.page_of("rates").table.rows_model.rows
    assert (row.name, row.seats) == ("any seat", 2)
    column = next(one for one in screen.page_of("rates").table._columns if one.title == "Seats")
    screen.explain(column.explain(row))
    assert "seats = 2 seats = 2" in explanation_text(screen.explanation_panel.shown)


def test_a_seat_whose_cost_is_a_rate_shows_it_greyed_with_the_reason() -> None:
    records = small_organization()
    next(one for one in records if isinstance(one, Position) and one.key == "MOD-02").location = "Porto"
    picture = Organization.of(*records, CostRate(id=1, location="Porto", annual_cost=100))
    rows = {row.key: row for row in model.seat_rows(picture, None)}
    cost, source = (next(one for one in SEATS if one.title == title) for title in ("Annual cost", "Cost from"))
    shown = {key: (cost.text(row), cost.tone(row), source.text(row), source.tone(row)) for key, row in rows.items()}
    assert cost.tooltip(rows["ENG-01"]) == ""
    assert cost.tooltip(rows["MOD-02"]) == "Annual cost: rate for Porto"
    assert shown == {
        "ENG-01": ("120,000", "text", "", "text2"),
        "MOD-01": ("", "text3", "not known", "missing"),
        "MOD-02": ("1", "text3", "rate for Porto", "text2"),
    }


def test_the_annual_cost_of_a_seat_opens_what_fits_it(screen: StaffingScreen) -> None:
    screen.show_page("seats")
    column = next(one for one in screen.page_of("seats").table._columns if one.title == "Annual cost")
    screen.explain(column.explain(screen.page_of("seats").table.rows_model.row(0)))
    assert "annual = its own = 120,000" in explanation_text(screen.explanation_panel.shown)
