"""Rows that a person takes or leaves: letters, Space and the box decide."""

from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from orgwright.gui.widgets.columns import Column, Group
from orgwright.gui.widgets.decision_table import DecisionTable


@dataclass(frozen=True)
class Row:
    key: str
    is_taken: bool = True
    can_come_in: bool = True


@pytest.fixture
def table(qtbot) -> DecisionTable:
    rows = [Group("New"), Row("a"), Row("b"), Group("Notes"), Row("c", is_taken=False, can_come_in=False)]
    made = DecisionTable((Column("Row", lambda row: row.key, is_key=True),), "Rows")

    def decided(chosen: list[Row], is_taken: bool) -> None:
        keys = {row.key for row in chosen}
        shown = made.rows_model.rows
        made.show_rows([replace(row, is_taken=is_taken) if getattr(row, "key", "") in keys else row for row in shown])

    made.decided.connect(decided)
    made.show_rows(rows)
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    QApplication.processEvents()
    return made


def taken(table: DecisionTable) -> set[str]:
    return {row.key for row in table.rows_model.rows if isinstance(row, Row) and row.is_taken}


def test_letters_decide_one_row_and_go_on(table: DecisionTable, qtbot) -> None:
    table.choose_first()
    qtbot.keyClick(table, Qt.Key.Key_S)
    assert (taken(table), table.chosen_row.key) == ({"b"}, "b")
    table.choose("a")
    qtbot.keyClick(table, Qt.Key.Key_A)
    assert (taken(table), table.chosen_row.key) == ({"a", "b"}, "b")


def test_several_rows_are_decided_at_once_and_stay_chosen(table: DecisionTable, qtbot) -> None:
    table.selectAll()
    qtbot.keyClick(table, Qt.Key.Key_S)
    assert taken(table) == set()
    table.decide_all(is_taken=True)
    assert {"a", "b"} <= taken(table)


def test_space_and_the_box_turn_one_row_and_leave_others_alone(table: DecisionTable, qtbot) -> None:
    table.choose("a")
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert taken(table) == {"b"}
    box = table.visualRect(table.rows_model.index(2, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert taken(table) == set()
    note = table.visualRect(table.rows_model.index(4, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=note)
    assert taken(table) == set()


def test_letters_with_a_modifier_are_not_taken(table: DecisionTable, qtbot) -> None:
    table.choose("a")
    qtbot.keyClick(table, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert taken(table) == {"a", "b"}
