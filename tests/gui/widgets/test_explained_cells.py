"""Numbers in tables and trees that a click or a key opens."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from orgwright.gui.widgets.columns import Column, Group
from orgwright.gui.widgets.table import Table
from orgwright.gui.widgets.tree import Branch, Tree
from orgwright.planning.explanation import Explanation

asked: list[str] = []


@dataclass(frozen=True)
class UnitRow:
    name: str
    people: int | None


def explained(row: UnitRow) -> Explanation | None:
    asked.append(row.name)
    return Explanation(str(row.people), row.name, "", "", ())


def nothing(row: UnitRow) -> Explanation | None:
    return None


NAME = Column[UnitRow]("Unit", lambda row: row.name, is_key=True)
PEOPLE = Column[UnitRow](
    "People", lambda row: "" if row.people is None else str(row.people), 70, "right", explain=explained
)
SPAN = Column[UnitRow]("Span", lambda row: "4", 70, "right", explain=nothing)
NLP, OPS = UnitRow("NLP", 16), UnitRow("MLOps", None)


@pytest.fixture(params=["table", "tree"])
def view(request: pytest.FixtureRequest, app: QApplication, qtbot: QtBot) -> Table | Tree:
    asked.clear()
    made = Table((NAME, PEOPLE)) if request.param == "table" else Tree((NAME, PEOPLE))
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    if isinstance(made, Table):
        made.show_rows([Group("All"), NLP, OPS])
    else:
        made.show_branches([Branch(NLP), Branch(OPS)])
    return made


def place(view: Table | Tree, row: UnitRow, column: int) -> QPoint:
    if isinstance(view, Table):
        index = view.rows_model.index(view.rows_model.rows.index(row), column)
    else:
        found = next(index for index, one in view.branch_model.walk() if one == row)
        index = found.siblingAtColumn(column)
    return view.visualRect(index).center()


def test_a_click_on_a_number_opens_it_and_chooses_its_row(view: Table | Tree, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.explained) as told:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place(view, NLP, 1))
    assert told.args[0].what == "NLP"
    assert view.chosen_row == NLP


def test_nothing_is_computed_before_somebody_asks(view: Table | Tree, qtbot: QtBot) -> None:
    qtbot.mouseMove(view.viewport(), place(view, NLP, 1))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place(view, NLP, 0))
    view.grab()
    assert asked == []


def test_a_cell_without_a_number_opens_nothing(view: Table | Tree, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(view.explained):
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place(view, OPS, 1))
    assert view.chosen_row == OPS


def test_a_button_that_comes_up_elsewhere_opens_nothing(view: Table | Tree, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(view.explained):
        qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=place(view, NLP, 1))
        qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=place(view, NLP, 0))


def test_selecting_with_a_modifier_opens_nothing(view: Table | Tree, qtbot: QtBot) -> None:
    shift, left = Qt.KeyboardModifier.ShiftModifier, Qt.MouseButton.LeftButton
    with qtbot.assertNotEmitted(view.explained):
        qtbot.mouseClick(view.viewport(), left, shift, place(view, NLP, 1))


def test_f2_opens_the_only_number_of_the_chosen_row(view: Table | Tree, qtbot: QtBot) -> None:
    view.choose(NLP)
    with qtbot.waitSignal(view.explained):
        qtbot.keyClick(view, Qt.Key.Key_F2)


def test_f2_on_a_row_without_a_number_does_nothing(view: Table | Tree, qtbot: QtBot) -> None:
    view.choose(OPS)
    with qtbot.assertNotEmitted(view.explained):
        qtbot.keyClick(view, Qt.Key.Key_F2)
    assert asked == []


def test_the_hand_and_the_line_show_what_can_be_opened(view: Table | Tree, qtbot: QtBot) -> None:
    hand = Qt.CursorShape.PointingHandCursor
    view._numbers.hover(place(view, NLP, 1))
    assert view.viewport().cursor().shape() == hand
    assert view.cells.underlined == (NLP, 1)
    view._numbers.hover(place(view, NLP, 0))
    assert view.viewport().cursor().shape() != hand
    assert view.cells.underlined is None


def test_f2_offers_the_numbers_of_a_row_with_several(app: QApplication, qtbot: QtBot) -> None:
    table = Table((NAME, PEOPLE, SPAN))
    qtbot.addWidget(table)
    table.show()
    table.show_rows([NLP, OPS])
    table.choose(NLP)
    qtbot.keyClick(table, Qt.Key.Key_F2)
    menu = table.findChild(QMenu)
    assert menu is not None
    assert [one.text() for one in menu.actions()] == ["How People 16 is computed", "How Span 4 is computed"]
    with qtbot.waitSignal(table.explained):
        menu.actions()[0].trigger()
    menu.close()


def test_a_number_that_cannot_be_explained_tells_nothing(app: QApplication, qtbot: QtBot) -> None:
    table = Table((NAME, SPAN))
    qtbot.addWidget(table)
    table.show()
    table.show_rows([NLP])
    with qtbot.assertNotEmitted(table.explained):
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place(table, NLP, 1))


def test_a_panel_that_opens_under_the_pointer_neither_undoes_the_choice_nor_hides_the_number(
    view: Table | Tree, qtbot: QtBot
) -> None:
    told: list[object] = []
    view.explained.connect(told.append)
    view.chosen.connect(lambda row: view.resize(120, 300) if row is not None else told.append("no row"))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place(view, NLP, 1))
    assert view.chosen_row == NLP
    assert len(told) == 1
