from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from orgwright.gui.widgets.columns import Column, Group
from orgwright.gui.widgets.table import RowsModel, Table


@dataclass(frozen=True)
class UnitRow:
    unit_id: int
    name: str
    people: int | None


COLUMNS = (
    Column[UnitRow]("Unit", lambda row: row.name, is_key=True),
    Column[UnitRow]("People", lambda row: str(row.people), 70, "right", sort_key=lambda row: row.people),
)
NLP, OPS, SPEECH = UnitRow(1, "NLP", 16), UnitRow(2, "MLOps", 13), UnitRow(3, "Speech", None)
ROWS = [Group("Large", "2"), NLP, OPS, Group("Small"), SPEECH]


@pytest.fixture
def table(app: QApplication, qtbot: QtBot) -> Table:
    made = Table(COLUMNS, key=lambda row: row.unit_id)
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    made.show_rows(ROWS)
    return made


def test_the_model_keeps_the_rules_of_qt(app: QApplication, qtmodeltester: ModelTester) -> None:
    model: RowsModel[UnitRow] = RowsModel(COLUMNS)
    model.show_rows(ROWS)
    qtmodeltester.check(model)


def test_sorting_orders_the_rows_within_their_bands(table: Table) -> None:
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert table.rows_model.rows == [ROWS[0], OPS, NLP, ROWS[3], SPEECH]


@pytest.mark.parametrize("order", [Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder])
def test_unknown_values_come_last_whatever_the_order(table: Table, order: Qt.SortOrder) -> None:
    table.show_rows([SPEECH, NLP, OPS])
    table.sortByColumn(1, order)
    assert table.rows_model.rows[-1] == SPEECH


def test_sorting_keeps_the_chosen_row(table: Table) -> None:
    table.choose(1)
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert table.chosen_row == NLP


def test_new_rows_keep_the_choice_without_telling_it_again(table: Table, qtbot: QtBot) -> None:
    table.choose(2)
    with qtbot.assertNotEmitted(table.chosen):
        table.show_rows([SPEECH, UnitRow(2, "MLOps and reliability", 14)])
    assert table.chosen_row == UnitRow(2, "MLOps and reliability", 14)


def test_a_chosen_row_that_is_gone_is_told_as_none(table: Table, qtbot: QtBot) -> None:
    table.choose(2)
    with qtbot.waitSignal(table.chosen, check_params_cb=lambda row: row is None):
        table.show_rows([NLP])


def test_bands_cannot_be_chosen(table: Table) -> None:
    table.setCurrentIndex(table.rows_model.index(0, 0))
    assert table.chosen_row is None
    assert table.chosen_rows == []


def test_copying_gives_tab_separated_text(table: Table, qtbot: QtBot) -> None:
    table.choose(2)
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "MLOps\t13"
    table.copy(with_heads=True)
    assert QGuiApplication.clipboard().text() == "Unit\tPeople\nMLOps\t13"


def test_line_breaks_and_tabs_of_a_cell_never_break_the_copied_grid(table: Table) -> None:
    table.show_rows([UnitRow(9, "two\nlines\tand a tab", 1)])
    table.choose(9)
    table.copy()
    assert QGuiApplication.clipboard().text() == "two lines and a tab\t1"


def test_enter_opens_the_row(table: Table, qtbot: QtBot) -> None:
    table.choose(1)
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [NLP, "Unit"]


def test_a_column_without_width_takes_what_is_left(table: Table) -> None:
    assert table.columnWidth(1) == 70
    assert table.columnWidth(0) == table.viewport().width() - 70


def test_spare_columns_go_where_the_name_would_lack_room(app: QApplication, qtbot: QtBot) -> None:
    note = Column[UnitRow]("Note", lambda row: "", 120, spare=1)
    seldom = Column[UnitRow]("Seldom", lambda row: "", 120, spare=2)
    made = Table((*COLUMNS, note, seldom), key=lambda row: row.unit_id)
    qtbot.addWidget(made)
    made.show()
    heads = made.horizontalHeader()
    seen = []
    for width in (700, 400, 260):
        made.resize(width, 300)
        seen.append([not heads.isSectionHidden(place) for place in range(4)])
    assert seen == [[True] * 4, [True, True, True, False], [True, True, False, False]]
