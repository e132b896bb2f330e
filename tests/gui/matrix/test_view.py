from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.matrix.painted import small_matrix
from orgwright.gui import style
from orgwright.gui.matrix import keys
from orgwright.gui.matrix.codes import Status, encode
from orgwright.gui.matrix.geometry import HEAD_WIDTH
from orgwright.gui.matrix.view import MatrixView

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def view(app: QApplication, qtbot: QtBot) -> MatrixView:
    made = MatrixView(lambda row, column: f"tip {row} {column}", lambda row, column: f"cell {row} {column}")
    qtbot.addWidget(made)
    made.show_blocks(small_matrix())
    made.resize(600, 420)
    made.show()
    return made


def picture(view: MatrixView) -> QImage:
    return view.viewport().grab().toImage()


def test_cells_are_painted_where_they_are_said_to_be(view: MatrixView) -> None:
    image = picture(view)
    for row, column, level in ((0, 0, 3), (1, 0, 5), (2, 1, 3)):
        area = view.scene().cell(row, column)
        found = image.pixelColor(round(area.right()) - 3, round(area.bottom()) - 4).name().upper()
        assert found == style.current().proficiency[level][0]


@pytest.mark.parametrize(
    ("key", "held", "place"),
    [
        (Qt.Key.Key_Right, None, (0, 1)),
        (Qt.Key.Key_Down, None, (1, 0)),
        (Qt.Key.Key_End, None, (0, 3)),
        (Qt.Key.Key_End, CTRL, (2, 3)),
        (Qt.Key.Key_Down, CTRL, (2, 0)),
        (Qt.Key.Key_Right, CTRL, (0, 3)),
        (Qt.Key.Key_PageDown, None, (2, 0)),
        (Qt.Key.Key_Up, None, (0, 0)),
        (Qt.Key.Key_Left, None, (0, 0)),
        (Qt.Key.Key_Tab, None, (0, 1)),
    ],
)
def test_keys_move_the_current_cell(
    view: MatrixView, qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier | None, place: tuple[int, int]
) -> None:
    view.set_current(0, 0)
    qtbot.keyClick(view, key, held or Qt.KeyboardModifier.NoModifier)
    assert view.current == place


def test_tab_goes_on_in_the_next_row_and_leaves_at_the_end(view: MatrixView, qtbot: QtBot) -> None:
    view.set_current(0, 3)
    qtbot.keyClick(view, Qt.Key.Key_Tab)
    assert view.current == (1, 0)
    view.set_current(2, 3)
    qtbot.keyClick(view, Qt.Key.Key_Tab)
    assert view.current == (2, 3)


@pytest.mark.parametrize("level", range(6))
def test_a_digit_is_told_for_every_cell_of_the_range(view: MatrixView, qtbot: QtBot, level: int) -> None:
    view.set_current(0, 0)
    view.set_current(1, 1, extend=True)
    with qtbot.waitSignal(view.levels_typed) as typed:
        qtbot.keyClicks(view, str(level))
    assert typed.args == [[(0, 0), (0, 1), (1, 0), (1, 1)], level]


def test_digits_above_the_scale_do_nothing(view: MatrixView, qtbot: QtBot) -> None:
    view.set_current(0, 0)
    with qtbot.assertNotEmitted(view.levels_typed):
        qtbot.keyClicks(view, "6789")


def test_delete_clears_the_range(view: MatrixView, qtbot: QtBot) -> None:
    view.set_current(1, 2)
    with qtbot.waitSignal(view.cleared) as cleared:
        qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert cleared.args == [[(1, 2)]]


def test_shift_and_arrows_widen_the_range(view: MatrixView, qtbot: QtBot) -> None:
    view.set_current(0, 1)
    qtbot.keyClick(view, Qt.Key.Key_Down, SHIFT)
    qtbot.keyClick(view, Qt.Key.Key_Right, SHIFT)
    assert view.selected is not None
    assert view.selected.cells == [(0, 1), (0, 2), (1, 1), (1, 2)]


def test_a_range_leaves_out_what_is_folded(view: MatrixView) -> None:
    view.fold("Models")
    view.set_current(2, 0)
    view.set_current(2, 1, extend=True)
    assert view.selected is not None
    assert view.selected.cells == [(2, 0), (2, 1)]


def test_copied_levels_are_tab_separated_and_unknown_ones_empty(view: MatrixView, qtbot: QtBot) -> None:
    view.set_current(0, 1)
    view.set_current(1, 3, extend=True)
    qtbot.keyClick(view, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "2\t0\t\n\t\t1"


def test_pasted_text_is_laid_over_the_cells_and_cut_at_the_edges(view: MatrixView, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("1\t2\r\n3\t4\r\n5\t0\r\n")
    view.set_current(1, 3)
    with qtbot.waitSignal(view.pasted) as pasted:
        qtbot.keyClick(view, Qt.Key.Key_V, CTRL)
    assert pasted.args == [[(1, 3, "1"), (2, 3, "3")], 4]


def test_one_pasted_value_fills_the_range(view: MatrixView, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("4")
    view.set_current(0, 0)
    view.set_current(0, 2, extend=True)
    with qtbot.waitSignal(view.pasted) as pasted:
        qtbot.keyClick(view, Qt.Key.Key_V, CTRL)
    assert pasted.args == [[(0, 0, "4"), (0, 1, "4"), (0, 2, "4")], 0]


def test_a_pasted_row_is_repeated_over_a_range_of_its_width(view: MatrixView, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("1\t2")
    view.set_current(0, 0)
    view.set_current(2, 1, extend=True)
    with qtbot.waitSignal(view.pasted) as pasted:
        qtbot.keyClick(view, Qt.Key.Key_V, CTRL)
    assert pasted.args == [[(row, column, "12"[column]) for row in range(3) for column in range(2)], 0]


def test_what_is_copied_is_on_the_clipboard_as_a_table_too(view: MatrixView, qtbot: QtBot) -> None:
    view.set_current(0, 0)
    view.set_current(1, 1, extend=True)
    qtbot.keyClick(view, Qt.Key.Key_C, CTRL)
    held = QGuiApplication.clipboard().mimeData()
    assert held.html() == "<table><tr><td>3</td><td>2</td></tr><tr><td>5</td><td></td></tr></table>"


def test_a_gesture_on_too_many_cells_is_refused_in_a_sentence(view: MatrixView, qtbot: QtBot, monkeypatch) -> None:
    monkeypatch.setattr(keys, "MOST_CELLS", 3)
    view.set_current(0, 0)
    view.set_current(1, 1, extend=True)
    for press in (Qt.Key.Key_3, Qt.Key.Key_Delete):
        with qtbot.assertNotEmitted(view.levels_typed), qtbot.waitSignal(view.refused) as refused:
            qtbot.keyClick(view, press)
        assert refused.args == ["One step changes or copies at most 3 cells; 4 are selected."]
    QGuiApplication.clipboard().setText("1\t1\t1\t1")
    with qtbot.assertNotEmitted(view.pasted), qtbot.waitSignal(view.refused):
        qtbot.keyClick(view, Qt.Key.Key_V, CTRL)


def test_filling_down_takes_the_first_row_of_the_range_or_the_one_above(view: MatrixView, qtbot: QtBot) -> None:
    view.set_current(0, 0)
    view.set_current(2, 0, extend=True)
    with qtbot.waitSignal(view.filled) as filled:
        qtbot.keyClick(view, Qt.Key.Key_D, CTRL)
    assert filled.args == [[((1, 0), (0, 0)), ((2, 0), (0, 0))]]
    view.set_current(2, 1)
    with qtbot.waitSignal(view.filled) as filled:
        qtbot.keyClick(view, Qt.Key.Key_D, CTRL)
    assert filled.args == [[((2, 1), (1, 1))]]


def test_filling_right_takes_the_first_column_of_the_range_or_the_one_before(view: MatrixView, qtbot: QtBot) -> None:
    view.set_current(0, 0)
    view.set_current(0, 2, extend=True)
    with qtbot.waitSignal(view.filled) as filled:
        qtbot.keyClick(view, Qt.Key.Key_R, CTRL)
    assert filled.args == [[((0, 1), (0, 0)), ((0, 2), (0, 0))]]
    view.set_current(1, 2)
    with qtbot.waitSignal(view.filled) as filled:
        qtbot.keyClick(view, Qt.Key.Key_R, CTRL)
    assert filled.args == [[((1, 2), (1, 1))]]


def test_enter_goes_down_and_with_shift_up_again(view: MatrixView, qtbot: QtBot) -> None:
    view.set_current(0, 1)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert view.current == (1, 1)
    qtbot.keyClick(view, Qt.Key.Key_Enter, SHIFT)
    assert view.current == (0, 1)
    assert view.selected is not None
    assert not view.selected.is_many


def test_letters_and_f2_are_told(view: MatrixView, qtbot: QtBot) -> None:
    view.set_current(1, 1)
    with qtbot.waitSignal(view.letter_typed, check_params_cb=lambda letter: letter == "e"):
        qtbot.keyClicks(view, "e")
    with qtbot.waitSignal(view.opened, check_params_cb=lambda row, column: (row, column) == (1, 1)):
        qtbot.keyClick(view, Qt.Key.Key_F2)


def test_the_mouse_chooses_cells_folds_bands_and_takes_heads(view: MatrixView, qtbot: QtBot) -> None:
    def click(x: float, y: float) -> None:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(round(x), round(y)))

    middle = view.scene().cell(1, 2).center()
    click(middle.x(), middle.y())
    assert view.current == (1, 2)
    click(middle.x(), view.places.head_height - 40)
    assert view.current == (1, 2)
    click(40, view.scene().y(95))
    assert view.current == (2, 2)
    click(60, view.places.head_height + 10)
    assert view.folded == {"Models"}
    click(60, view.places.head_height + 10)
    assert view.folded == frozenset()


def test_going_to_a_cell_of_a_folded_group_opens_it(view: MatrixView) -> None:
    view.fold("Models")
    view.set_current(0, 0)
    assert view.folded == frozenset()


class PaintWatch(QObject):
    """Collects what a widget was asked to paint."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__()
        self.painted = QRegion()
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.painted = self.painted.united(event.region())
        return False


def test_an_edited_cell_repaints_itself_its_head_and_its_total_alone(view: MatrixView, app: QApplication) -> None:
    app.processEvents()
    watch = PaintWatch(view.viewport())
    blocks = small_matrix()
    codes = blocks.codes.copy()
    codes[1, 1] = encode(5, Status.MET)
    view.change_cells(replace(blocks, codes=codes), [(1, 1)])
    app.processEvents()
    cell = view.scene().cell(1, 1).center().toPoint()
    assert watch.painted.contains(cell)
    assert watch.painted.contains(QPoint(20, cell.y()))
    for other in ((0, 0), (0, 1), (2, 1), (1, 3)):
        assert not watch.painted.contains(view.scene().cell(*other).center().toPoint())


def test_a_changed_cell_looks_as_if_all_had_been_drawn_anew(view: MatrixView) -> None:
    picture(view)
    blocks = small_matrix()
    codes = blocks.codes.copy()
    codes[1, 1] = encode(5, Status.MET)
    changed = replace(blocks, codes=codes)
    view.change_cells(changed, [(1, 1)])
    part = picture(view)
    view.show_blocks(changed)
    assert picture(view) == part


def test_zoom_keeps_its_limits_and_scales_the_cells(view: MatrixView, qtbot: QtBot) -> None:
    view.set_current(0, 0)
    qtbot.keyClick(view, Qt.Key.Key_Plus, CTRL)
    assert view.zoom == 1.1
    view.set_zoom(9)
    assert view.zoom == 2.0
    assert view.scene().geometry.cell_width == 56
    for _ in range(20):
        view.step_zoom(-1)
    assert view.zoom == 0.5


def test_the_current_cell_scrolls_into_view(view: MatrixView) -> None:
    view.resize(HEAD_WIDTH + 70, view.places.head_height + 90)
    view.set_current(2, 3)
    assert view.scene().cells_area.contains(view.scene().cell(2, 3).center())
    view.set_current(0, 0)
    assert view.scene().cells_area.contains(view.scene().cell(0, 0).center())


def test_the_current_cell_is_described_for_screen_readers(view: MatrixView) -> None:
    view.set_current(1, 2)
    assert view.accessibleDescription() == "cell 1 2"


def test_fewer_people_drop_a_current_cell_that_is_gone(view: MatrixView) -> None:
    view.set_current(2, 3)
    blocks = small_matrix()
    view.show_blocks(replace(blocks, codes=blocks.codes[:2], rows=blocks.rows[:2], row_groups=blocks.row_groups[:1]))
    assert view.current is None
    assert view.selected is None


def test_a_matrix_of_nobody_can_be_shown_and_typed_into(view: MatrixView, qtbot: QtBot) -> None:
    blocks = small_matrix()
    view.show_blocks(replace(blocks, codes=blocks.codes[:0], rows=(), row_groups=()))
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClicks(view, "3")
    assert view.current is None
    assert view.cell_at(QPointF(HEAD_WIDTH + 5, view.places.head_height + 5)) is None
    assert not picture(view).isNull()


def test_a_new_theme_paints_all_cells_anew(view: MatrixView, app: QApplication) -> None:
    style.choose(app, "dark")
    area = view.scene().cell(1, 0)
    found = picture(view).pixelColor(round(area.right()) - 3, round(area.bottom()) - 4).name().upper()
    assert found == style.DARK.proficiency[5][0]
