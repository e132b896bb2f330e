from dataclasses import dataclass
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from orgwright.charts.palette import ChartPalette
from orgwright.gui.widgets.chart_with_table import FIGURES, ChartWithTable
from orgwright.gui.widgets.columns import Column


@dataclass(frozen=True)
class Point:
    month: str
    low: float


COLUMNS = (
    Column[Point]("Month", lambda row: row.month, is_key=True),
    Column[Point]("Low", lambda row: f"{row.low * 100:.0f}", 60, "right"),
)
ROWS = (Point("Nov 2026", 0.61), Point("Dec 2026", 0.64))


def draw(figure: Any, palette: ChartPalette) -> None:
    figure.add_subplot().plot([one.low for one in ROWS], color=palette.held)


def shown(qtbot: QtBot, width: int, height: int, beside: bool = False) -> ChartWithTable:
    made = ChartWithTable("Coverage by month", COLUMNS, key=lambda row: row.month, beside=beside)
    qtbot.addWidget(made)
    made.resize(width, height)
    made.show()
    made.show_chart(draw, ROWS)
    return made


@pytest.mark.parametrize(("width", "height", "beside"), [(500, 600, False), (1000, 250, True)])
def test_chart_and_table_are_shown_together_where_there_is_room(
    app: QApplication, qtbot: QtBot, width: int, height: int, beside: bool
) -> None:
    board = shown(qtbot, width, height, beside)
    assert board.chart.isVisible()
    assert board.table.isVisible()
    assert not board.choice.isVisible()


@pytest.mark.parametrize(("width", "height", "beside"), [(500, 250, False), (700, 600, True)])
def test_where_room_lacks_one_of_the_two_is_chosen(
    app: QApplication, qtbot: QtBot, width: int, height: int, beside: bool
) -> None:
    board = shown(qtbot, width, height, beside)
    assert (board.chart.isVisible(), board.table.isVisible()) == (True, False)
    board.choice.select(FIGURES)
    board.choice.chosen.emit(FIGURES)
    assert (board.chart.isVisible(), board.table.isVisible()) == (False, True)


def test_the_figures_copied_are_those_of_the_table(app: QApplication, qtbot: QtBot) -> None:
    board = shown(qtbot, 1000, 600)
    copy = next(one for one in board.buttons if one.text() == "Copy figures")
    copy.click()
    assert QGuiApplication.clipboard().text() == "Month\tLow\nNov 2026\t61\nDec 2026\t64"


def test_a_narrow_head_has_one_menu_with_the_same_actions(app: QApplication, qtbot: QtBot) -> None:
    board = shown(qtbot, 420, 600)
    assert board.menu.isVisible()
    assert not any(one.isVisible() for one in board.buttons)
    board.resize(1200, 600)
    assert not board.menu.isVisible()
    assert all(one.isVisible() for one in board.buttons)


def test_a_row_of_the_table_can_be_chosen_and_opened(app: QApplication, qtbot: QtBot) -> None:
    board = shown(qtbot, 1000, 600)
    with qtbot.waitSignal(board.chosen) as chosen:
        board.table.choose("Dec 2026")
    assert chosen.args == [ROWS[1]]
    with qtbot.waitSignal(board.opened) as opened:
        board.table.doubleClicked.emit(board.table.currentIndex())
    assert opened.args == [ROWS[1], "Month"]


def test_what_stands_beside_the_title_can_change(app: QApplication, qtbot: QtBot) -> None:
    board = shown(qtbot, 1000, 600)
    board.show_second("24 months")
    assert board.table.accessibleName() == "Coverage by month: figures"
    assert board.second == "24 months"
