"""Coverage written to files from its screen: the unit, day and scenario of the context bar, off the GUI thread."""

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from orgwright.gui.coverage import papers
from orgwright.gui.coverage.view import CoverageScreen


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """The names that were proposed; what is chosen lies in the test's own folder, without an ending."""
    names: list[str] = []

    def choose(_parent: object, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        names.append(name)
        return str(tmp_path / "chosen"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    return names


def test_the_workbook_is_of_what_the_context_bar_says(
    screen: CoverageScreen, qtbot: QtBot, tmp_path: Path, asked: list[str]
) -> None:
    screen.context.set_unit(2)
    screen.context.set_scenario(1)
    papers.ask_workbook(screen)
    qtbot.waitUntil(lambda: "Written to" in screen.status[0])
    book = openpyxl.load_workbook(tmp_path / "chosen.xlsx", data_only=True)
    assert book["Summary"]["A2"].value == "Models, 2026-11-20, scenario Grow"
    assert asked == ["coverage-models-2026-11-20.xlsx"]


def test_the_report_is_of_the_whole_where_no_unit_is_chosen(
    screen: CoverageScreen, qtbot: QtBot, tmp_path: Path, asked: list[str]
) -> None:
    papers.ask_report(screen)
    qtbot.waitUntil(lambda: "Written to" in screen.status[0])
    assert (tmp_path / "chosen.pdf").read_bytes().startswith(b"%PDF")
    assert asked == ["coverage-small-&-sons-2026-11-20.pdf"]


def test_nothing_is_written_where_nothing_is_chosen(screen: CoverageScreen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    before = screen.status
    papers.ask_report(screen)
    papers.ask_workbook(screen)
    assert not screen.context.background.is_busy
    assert screen.status == before


def test_the_button_offers_both_and_names_whose_they_are(
    screen: CoverageScreen, qtbot: QtBot, asked: list[str]
) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    papers.fill_report_menu(menu, screen)
    assert [action.text() for action in menu.actions()] == [
        "Save the report of Small && Sons as PDF…",
        "Export the workbook of Small && Sons…",
    ]
    for action in menu.actions():
        action.trigger()
    assert [name.rsplit(".", 1)[1] for name in asked] == ["pdf", "xlsx"]
    qtbot.waitUntil(lambda: not screen.context.background.is_busy)
