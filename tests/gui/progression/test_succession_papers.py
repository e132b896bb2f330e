from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QFileDialog, QMenu

from organizations import small_organization
from orgwright.gui.context import Context
from orgwright.gui.progression.succession_papers import ask_paper, ask_workbook, fill_plan_menu
from orgwright.gui.progression.view import ProgressionScreen
from orgwright.workspace import Workspace


@pytest.fixture
def screen(context: Context, qtbot, tmp_path: Path) -> ProgressionScreen:
    context.open(Workspace.create(tmp_path / "small.orgwright", small_organization(), "Make it", "Tess"))
    made = ProgressionScreen(context)
    qtbot.addWidget(made)
    return made


def answered(monkeypatch: pytest.MonkeyPatch, path: str) -> list[str]:
    """The names that the dialog proposes; it answers ``path``."""
    proposed: list[str] = []

    def ask(parent: object, title: str, name: str, kinds: str) -> tuple[str, str]:
        proposed.append(name)
        return path, kinds

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    return proposed


def test_both_papers_name_the_unit_and_are_written_where_asked(
    screen: ProgressionScreen, qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen.context.set_unit(2)
    menu = QMenu()
    fill_plan_menu(menu, screen)
    assert [one.text() for one in menu.actions()] == [
        "Save the plan of Models as PDF…",
        "Export the workbook of Models…",
    ]
    proposed = answered(monkeypatch, str(tmp_path / "plan"))
    for ask, suffix in ((ask_paper, ".pdf"), (ask_workbook, ".xlsx")):
        ask(screen)
        written = tmp_path / f"plan{suffix}"
        qtbot.waitUntil(lambda: screen.status[0] == f"Written to {written}")  # noqa: B023 - waited for at once
        assert written.is_file()
    assert proposed == ["succession-models-2026-11-20.pdf", "succession-models-2026-11-20.xlsx"]
    notes = openpyxl.load_workbook(tmp_path / "plan.xlsx")["How computed"]
    assert "small.orgwright" in [row[1] for row in notes.iter_rows(values_only=True)]


def test_nothing_is_written_where_nobody_says_where(
    screen: ProgressionScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered(monkeypatch, "")
    before = sorted(tmp_path.iterdir())
    ask_paper(screen)
    ask_workbook(screen)
    assert not screen.context.background.is_busy
    assert sorted(tmp_path.iterdir()) == before
