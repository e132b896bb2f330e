"""The panel that opens a number, on a screen of its own."""

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from organizations import small_organization
from orgwright.gui.context import Context
from orgwright.gui.explanation_panel import MOST_ROWS, OUTDATED, ExplanationPanel
from orgwright.gui.screen import Screen
from orgwright.gui.widgets.columns import Column
from orgwright.gui.widgets.side_panel import SidePanel
from orgwright.gui.widgets.table import Table
from orgwright.planning.explanation import ExplainedColumn, ExplainedResult, ExplainedRow, Explanation
from orgwright.planning.privacy import Profile
from orgwright.workspace import Changes, Workspace


def explanation(rows: int = 2) -> Explanation:
    people = tuple(ExplainedRow((f"Person {number}", number / 10), "people", number) for number in range(1, rows + 1))
    return Explanation(
        "61–77 %",
        "Generative AI, 20 Nov 2026, as recorded.",
        "C = Σ C / n",
        "Low counts what is not known as 0.",
        (ExplainedResult("low", 0.15, "share", "0.3 / 2", "AVERAGE({Low})"),),
        (ExplainedColumn("Person"), ExplainedColumn("Low", "share")),
        people,
        (("Stale after", "12 months"),),
    )


class NumbersScreen(Screen):
    key, title = "numbers", "Numbers"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.table = Table((Column("Number", str, explain=lambda row: explanation(row)),))
        self.table.explained.connect(self.explain)
        self.set_body(self.table)

    def refresh(self, changes: Changes | None) -> None:
        self.table.show_rows([1, 2])


@pytest.fixture
def screen(context: Context, qtbot: QtBot, tmp_path: Path) -> NumbersScreen:
    context.open(Workspace.create(tmp_path / "small.orgwright", small_organization(), "Make it", "Tess"))
    made = NumbersScreen(context)
    qtbot.addWidget(made)
    made.resize(1400, 800)
    made.show()
    return made


def opened(screen: NumbersScreen, rows: int = 2) -> ExplanationPanel:
    screen.explain(explanation(rows))
    assert screen.explanation_panel is not None
    return screen.explanation_panel


def test_a_click_on_a_number_opens_the_panel(screen: NumbersScreen, qtbot: QtBot) -> None:
    place = screen.table.visualRect(screen.table.rows_model.index(1, 0)).center()
    qtbot.mouseClick(screen.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert screen.is_explaining
    panel = screen.explanation_panel
    assert panel is not None
    assert panel.rows is not None
    assert panel._title.text() == "How 61–77 % is computed"
    assert len(panel.rows.rows_model.rows) == 2


def test_a_row_opens_its_record(screen: NumbersScreen, qtbot: QtBot) -> None:
    panel = opened(screen)
    assert panel.rows is not None
    with qtbot.waitSignal(screen.context.jump_wanted) as told:
        panel.rows.choose(id(panel.rows.rows_model.row(1)))
        qtbot.keyClick(panel.rows, Qt.Key.Key_Return)
    assert told.args == ["people", 2]


def test_the_copy_holds_everything_with_tabs_between_the_cells(screen: NumbersScreen) -> None:
    opened(screen).copy()
    assert QGuiApplication.clipboard().text().splitlines() == [
        "Generative AI, 20 Nov 2026, as recorded.",
        "C = Σ C / n",
        "low = 0.3 / 2 = 15.0 %",
        "Low counts what is not known as 0.",
        "",
        "Person\tLow, %",
        "Person 1\t10.0",
        "Person 2\t20.0",
        "",
        "Stale after: 12 months",
    ]


def test_without_rows_the_panel_says_so(screen: NumbersScreen) -> None:
    panel = opened(screen, 0)
    assert panel.rows is None
    assert panel.shown is not None


def test_many_rows_scroll_and_stand_in_a_window_of_their_own_too(screen: NumbersScreen, qtbot: QtBot) -> None:
    panel = opened(screen, 3000)
    assert panel.rows is not None
    assert panel.rows.height() < 28 * (MOST_ROWS + 2)
    (shows,) = [one for one in panel.findChildren(QPushButton) if one.text().startswith("All ")]
    assert shows.text() == "All 3,000 rows with all columns"
    qtbot.mouseClick(shows, Qt.MouseButton.LeftButton)
    (window,) = [one for one in screen.window().findChildren(QDialog) if one.isVisible()]
    (table,) = window.findChildren(Table)
    assert len(table.rows_model.rows) == 3000
    window.close()


def test_leaving_an_explanation_goes_back_to_the_panel_it_was_asked_over(screen: NumbersScreen) -> None:
    person = SidePanel("Ana Ruiz")
    screen.show_panel(person)
    opened(screen)
    opened(screen)
    screen.leave_panel()
    assert screen.panel is person
    assert screen.is_panel_open
    screen.leave_panel()
    assert not screen.is_panel_open


def test_after_a_change_the_panel_says_that_it_is_of_before(screen: NumbersScreen) -> None:
    panel = opened(screen)
    screen.context.workspace.assess({(2, 1): 5})
    assert panel._second.text() == OUTDATED
    opened(screen)
    assert panel._second.text() == ""


def test_the_workbook_is_written_off_the_gui_thread(screen: NumbersScreen, qtbot: QtBot, tmp_path: Path) -> None:
    opened(screen).write_workbook(tmp_path / "how.xlsx")
    qtbot.waitUntil(lambda: screen.status[0].startswith("Written to"))
    book = openpyxl.load_workbook(tmp_path / "how.xlsx", data_only=True)
    assert book["Result"]["B5"].value == 0.15


def test_the_workbook_names_nobody_where_names_are_left_out(
    screen: NumbersScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    screen.context.profile = Profile(names=False)
    opened(screen).write_workbook(tmp_path / "how.xlsx")
    qtbot.waitUntil(lambda: screen.status[0].startswith("Written to"))
    book = openpyxl.load_workbook(tmp_path / "how.xlsx", data_only=True)
    said = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not any("Ana" in one or "Bo Lind" in one for one in said)
    assert "names" in said
    assert screen.context.workspace.history(1)[0].label == "Export the workbook of a number without names as how.xlsx"
