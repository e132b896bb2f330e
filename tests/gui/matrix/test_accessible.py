import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.matrix.painted import small_matrix
from orgwright.gui.matrix import accessible
from orgwright.gui.matrix.view import MatrixView


@pytest.fixture
def view(app: QApplication, qtbot: QtBot) -> MatrixView:
    made = MatrixView(describe=lambda row, column: f"row {row}, column {column}")
    qtbot.addWidget(made)
    made.show_blocks(small_matrix())
    made.resize(700, 500)
    made.show()
    return made


def interface(view: MatrixView) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(view)
    assert found is not None
    return found


def name(cell: QAccessibleInterface | None) -> str:
    assert cell is not None
    return cell.text(QAccessible.Text.Name)


def test_the_matrix_is_a_table_of_named_cells(view: MatrixView) -> None:
    table = interface(view)
    assert table.role() == QAccessible.Role.Table
    assert table.childCount() == 12
    assert name(table.child(5)) == "row 1, column 1"
    assert table.child(12) is None


def test_the_cell_with_the_keyboard_is_the_current_one(view: MatrixView) -> None:
    assert interface(view).focusChild() is None
    view.set_current(2, 3)
    assert name(interface(view).focusChild()) == "row 2, column 3"


def test_folded_rows_are_not_read(view: MatrixView) -> None:
    view.fold("Models")
    assert interface(view).childCount() == 4
    assert name(interface(view).child(0)) == "row 2, column 0"


def test_a_cell_is_found_by_its_place_on_the_screen(view: MatrixView) -> None:
    corner = view.viewport().mapToGlobal(QPoint(0, 0))
    middle = view.scene().cell(1, 2).center().toPoint() + corner
    cell = interface(view).childAt(middle.x(), middle.y())
    assert name(cell) == "row 1, column 2"
    assert cell is not None
    assert cell.rect().contains(middle)


def test_nothing_is_kept_of_a_view_that_is_gone(app: QApplication) -> None:
    view = MatrixView()
    view.show_blocks(small_matrix())
    key = id(view)
    interface(view)
    assert key in accessible._KEPT
    view.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert key not in accessible._KEPT
