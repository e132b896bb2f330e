from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from edited_books import FIRST, FORECASTING, PYTHON, edit, put
from organizations import small_organization
from orgwright.gui.context import Context
from orgwright.gui.matrix.screen import MatrixScreen
from orgwright.gui.matrix_import import exchange as exchange_module
from orgwright.gui.matrix_import.model import ReviewRow
from orgwright.workspace import Workspace


@pytest.fixture
def screen(qtbot: Any, context: Context, tmp_path: Path) -> Iterator[MatrixScreen]:
    context.open(Workspace.create(tmp_path / "small.orgwright", small_organization(), "Make it", "Mo"))
    made = MatrixScreen(context)
    qtbot.addWidget(made)
    made.resize(1300, 800)
    made.show()
    made.choose(requirement="all")
    yield made
    context.background.wait()


def settled(qtbot: Any, screen: MatrixScreen) -> None:
    qtbot.waitUntil(lambda: not screen.context.background.is_busy, timeout=20_000)


def reviewed(qtbot: Any, screen: MatrixScreen, tmp_path: Path, *edits: Any) -> Path:
    """Export what is shown, edit it, and come back to the review."""
    path = tmp_path / "m.xlsx"
    assert screen.picture is not None
    screen.exchange.export_to(path, screen.picture)
    settled(qtbot, screen)
    for one in edits:
        edit(path, one)
    screen.exchange.read(path)
    settled(qtbot, screen)
    assert screen.exchange.page is not None
    return path


def test_the_export_is_what_is_shown(qtbot: Any, screen: MatrixScreen, tmp_path: Path) -> None:
    path = tmp_path / "m.xlsx"
    screen.choose(text="Lind")
    screen.exchange.export_to(path, screen.picture)
    settled(qtbot, screen)
    sheet = openpyxl.load_workbook(path)["Matrix"]
    assert [sheet.cell(FIRST, 1).value, sheet.cell(FIRST + 1, 1).value] == ["bo-lind", None]
    assert str(path) in screen.status[0]


def test_accepted_edits_come_in_as_one_action(qtbot: Any, screen: MatrixScreen, tmp_path: Path) -> None:
    column = PYTHON
    reviewed(qtbot, screen, tmp_path, put(FIRST, column, 1), put(FIRST + 1, column, 5))
    page = screen.exchange.page
    assert page is not None
    assert page.take.text() == "Import 2 changes"
    assert not screen.head.isVisible()
    first = next(row for row in page.table.rows_model.rows if isinstance(row, ReviewRow))
    page.table.choose(first.key)
    qtbot.keyClick(page.table, Qt.Key.Key_S)
    assert page.take.text() == "Import 1 change"
    page.take.click()
    settled(qtbot, screen)
    assert screen.exchange.page is None
    assert screen.head.isVisible()
    assert screen.context.workspace.history(1)[0].label == "Import 1 level from m.xlsx"


def test_withdrawing_is_asked_about(
    qtbot: Any, screen: MatrixScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def refuse(_parent: Any, _title: str, sentence: str, verb: str) -> bool:
        asked.append(verb)
        return len(asked) > 1

    monkeypatch.setattr(exchange_module, "confirmed", refuse)
    reviewed(qtbot, screen, tmp_path, put(FIRST, PYTHON, None), put(FIRST + 1, PYTHON, None))
    screen.exchange.take()
    assert screen.exchange.page is not None
    assert screen.context.workspace.last_change().id == 1
    screen.exchange.take()
    settled(qtbot, screen)
    assert asked == ["Withdraw 2 and import"] * 2
    assert screen.context.workspace.history(1)[0].label == "Import 2 levels from m.xlsx"


def test_the_review_follows_what_changes_meanwhile(qtbot: Any, screen: MatrixScreen, tmp_path: Path) -> None:
    reviewed(qtbot, screen, tmp_path, put(FIRST, FORECASTING, 3))
    page = screen.exchange.page
    assert page is not None
    (row,) = page.review.taken
    screen.context.workspace.assess({(row.person_id, row.skill_id): 5})
    settled(qtbot, screen)
    assert screen.exchange.page is page
    assert page.review.taken == []
    assert page.review.counts()["conflict"] == 1


def test_refused_rows_are_saved(qtbot: Any, screen: MatrixScreen, tmp_path: Path) -> None:
    reviewed(qtbot, screen, tmp_path, put(FIRST, PYTHON, "much"))
    page = screen.exchange.page
    assert page is not None
    assert page.save_refused.isVisible()
    assert not page.take.isEnabled()
    screen.exchange.save_refused(tmp_path / "back.xlsx")
    settled(qtbot, screen)
    assert openpyxl.load_workbook(tmp_path / "back.xlsx").sheetnames[0] == "Matrix"


def test_an_unedited_workbook_says_so_and_closes(qtbot: Any, screen: MatrixScreen, tmp_path: Path) -> None:
    reviewed(qtbot, screen, tmp_path)
    page = screen.exchange.page
    assert page is not None
    assert page.take.text() == "Close"
    page.take.click()
    assert screen.exchange.page is None


def test_a_review_with_decisions_is_not_left_by_a_jump(
    qtbot: Any, screen: MatrixScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [False, True]
    monkeypatch.setattr(exchange_module, "confirmed", lambda *_: answers.pop(0))
    reviewed(qtbot, screen, tmp_path, put(FIRST, PYTHON, 1))
    page = screen.exchange.page
    assert page is not None
    page.table.decide_all(is_taken=False)
    screen.show_record(2)
    assert screen.exchange.page is page
    screen.show_record(2)
    assert screen.exchange.page is None
    assert screen.current_cell is not None
    assert screen.current_cell[1] == 2


def test_a_review_ends_with_its_file(qtbot: Any, screen: MatrixScreen, tmp_path: Path) -> None:
    reviewed(qtbot, screen, tmp_path, put(FIRST, PYTHON, 1))
    other = tmp_path / "other.orgwright"
    screen.context.open(Workspace.create(other, small_organization(), "Make it", "Mo"))
    screen.refresh(None)
    assert screen.exchange.page is None
    assert screen.head.isVisible()


def test_the_menu_offers_all_ways(screen: MatrixScreen) -> None:
    menu = QMenu()
    screen.exchange.fill_menu(menu, None)
    assert [(one.text(), one.isEnabled()) for one in menu.actions()] == [
        ("Export what is shown…", False),
        ("Import an edited workbook…", True),
        ("Import a foreign workbook…", True),
    ]
