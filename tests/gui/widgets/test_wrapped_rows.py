from dataclasses import dataclass

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent, QPainter
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from orgwright.gui import style
from orgwright.gui.widgets.columns import Column, Group
from orgwright.gui.widgets.table import Table

ROW, STEP = style.measures.ROW_TABLE, 18
LONG = "How long a person waits, from the question to the first word of the answer on the screen, over one week"


@dataclass(frozen=True)
class Measure:
    name: str
    text: str


SHORT, WAIT, PARTS = Measure("Cost", "Money"), Measure("Wait", LONG), Measure("Parts", "Two:\n– one\n– two")
BAND = Group("Quality", "3")
marks: list[QRect] = []


def mark(painter: QPainter, area: QRect, row: Measure) -> None:
    marks.append(QRect(area))


COLUMNS = (
    Column[Measure]("Name", lambda row: row.name, 100, is_key=True, sort_key=lambda row: row.name),
    Column[Measure]("What it measures", lambda row: row.text, wraps=True),
    Column[Measure]("Mark", lambda row: "", 60, paint=mark),
)


@pytest.fixture
def table(app: QApplication, qtbot: QtBot) -> Table:
    made = Table(COLUMNS, key=lambda row: row.name)
    qtbot.addWidget(made)
    made.resize(420, 400)
    made.show()
    made.show_rows([BAND, SHORT, WAIT, PARTS])
    return made


def heights(table: Table) -> list[int]:
    return [table.rowHeight(place) for place in range(table.rows_model.rowCount())]


def test_rows_grow_with_their_text_and_bands_do_not(table: Table) -> None:
    band, short, wait, parts = heights(table)
    assert (band, short, parts) == (ROW, ROW, ROW + 2 * STEP)
    assert wait > ROW
    assert (wait - ROW) % STEP == 0


def test_a_wider_table_needs_fewer_lines_and_a_narrower_one_more(table: Table) -> None:
    before = heights(table)[2]
    table.resize(300, 400)
    assert heights(table)[2] > before
    table.resize(1200, 400)
    assert heights(table) == [ROW, ROW, ROW, ROW + 2 * STEP]


def test_a_column_that_is_drawn_wider_by_hand_is_measured_anew(table: Table) -> None:
    table.horizontalHeader().resizeSection(1, 900)
    assert heights(table)[2] == ROW


def test_new_rows_are_measured(table: Table) -> None:
    table.show_rows([PARTS, SHORT])
    assert heights(table) == [ROW + 2 * STEP, ROW]


def test_heights_follow_the_rows_when_they_are_sorted(table: Table) -> None:
    wait = heights(table)[2]
    table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert table.rows_model.rows == [BAND, WAIT, PARTS, SHORT]
    assert heights(table) == [ROW, wait, ROW + 2 * STEP, ROW]


def test_choosing_a_row_changes_no_height_although_its_key_stands_bold(app: QApplication, qtbot: QtBot) -> None:
    made = Table((Column[Measure]("Text", lambda row: row.text, is_key=True, wraps=True),), key=lambda row: row.name)
    qtbot.addWidget(made)
    made.resize(300, 200)
    made.show()
    made.show_rows([WAIT, SHORT])
    before = heights(made)
    made.choose("Wait")
    made.grab()
    assert heights(made) == before


def test_marks_stand_beside_the_first_line(table: Table) -> None:
    marks.clear()
    table.grab()
    assert marks
    assert {area.height() for area in marks} == {ROW - 1}


def test_every_line_is_drawn(table: Table) -> None:
    picture = table.viewport().grab().toImage()
    area = table.visualRect(table.rows_model.index(3, 1))
    lines = [QRect(area.left(), area.top() + 4 + place * STEP, 100, STEP) for place in range(3)]
    ink = [
        any(
            picture.pixelColor(x, y).lightness() < 120
            for x in range(line.left(), line.right())
            for y in range(line.top(), line.bottom())
        )
        for line in lines
    ]
    assert ink == [True, True, True]


def test_the_row_a_person_looks_at_stays_where_it_is_when_the_table_becomes_narrow(table: Table) -> None:
    table.show_rows([Measure(f"Wait {number}", LONG) for number in range(60)])
    table.choose("Wait 30")
    before = table.rowViewportPosition(30)
    table.resize(300, 400)
    assert table.rowViewportPosition(30) == before


def test_the_hint_of_the_size_holds_all_lines(table: Table) -> None:
    assert table.sizeHint().height() == sum(heights(table)) + table.horizontalHeader().height() + 2


def test_wrapped_text_is_copied_as_one_cell_and_needs_no_tooltip(table: Table) -> None:
    table.choose("Parts")
    table.copy()
    assert QGuiApplication.clipboard().text() == "Parts\tTwo: – one – two\t"
    spot = table.visualRect(table.rows_model.index(2, 1)).center()
    event = QHelpEvent(QEvent.Type.ToolTip, spot, table.viewport().mapToGlobal(QPoint(spot)))
    QApplication.sendEvent(table.viewport(), event)
    assert QToolTip.text() == ""


def test_a_table_without_wrapped_columns_keeps_one_height(app: QApplication, qtbot: QtBot) -> None:
    made = Table((Column[Measure]("Text", lambda row: row.text),), key=lambda row: row.name)
    qtbot.addWidget(made)
    made.resize(200, 200)
    made.show()
    made.show_rows([WAIT, PARTS])
    assert heights(made) == [ROW, ROW]
