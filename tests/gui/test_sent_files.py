from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

import orgwright.gui
from organizations import small_organization
from orgwright.gui.context import Context
from orgwright.gui.history.view import HistoryScreen
from orgwright.gui.sent_files import PDF, WORKBOOK, asked_path, unit_name, write_away, written_from
from orgwright.workspace import Workspace


@pytest.fixture
def screen(context: Context, qtbot: QtBot, tmp_path: Path) -> HistoryScreen:
    context.open(Workspace.create(tmp_path / "some.orgwright", small_organization(), "Make it", "Tess"))
    made = HistoryScreen(context)
    qtbot.addWidget(made)
    return made


def test_the_proposed_name_holds_no_character_that_a_file_system_refuses(
    screen: HistoryScreen, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    proposed: list[str] = []

    def choose(_parent: object, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        proposed.append(name)
        return str(tmp_path / "chosen"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)

    assert asked_path(screen, "Save", PDF, "coverage", 'A/B: "C"') == tmp_path / "chosen.pdf"
    assert proposed == [f"coverage-a-b---c--{screen.context.day}.pdf"]


@pytest.mark.parametrize(
    ("chosen", "path"),
    [("/tmp/mine.XLSX", "/tmp/mine.XLSX"), ("/tmp/mine", "/tmp/mine.xlsx"), ("/tmp/plan v1.2", "/tmp/plan v1.2.xlsx")],
)
def test_a_file_has_its_ending_whatever_was_typed(
    screen: HistoryScreen, monkeypatch: pytest.MonkeyPatch, chosen: str, path: str
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (chosen, ""))
    assert asked_path(screen, "Save", WORKBOOK, "a") == Path(path)


def test_no_answer_is_no_file(screen: HistoryScreen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    assert asked_path(screen, "Save", WORKBOOK, "a") is None


def test_what_was_written_is_told_with_its_place(screen: HistoryScreen, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "one.txt"
    write_away(screen, lambda _progress: path.write_text("x", encoding="utf-8"), path, "One file")
    qtbot.waitUntil(lambda: screen.status[0] == f"Written to {path}")
    assert path.exists()


def test_a_file_says_which_workspace_action_and_version_it_is_from(screen: HistoryScreen) -> None:
    from orgwright import __version__

    source = written_from(screen)
    assert (source.workspace, source.action, source.version, source.private) == ("some.orgwright", 1, __version__, "")
    assert unit_name(screen) == screen.context.organization.facts.name
    screen.context.set_unit(1)
    assert unit_name(screen) == screen.context.organization.units[1].name


def test_every_file_of_the_organization_is_asked_for_in_one_place() -> None:
    gui = Path(orgwright.gui.__file__).parent
    asking = {
        str(path.relative_to(gui))
        for path in gui.rglob("*.py")
        if "getSaveFileName" in path.read_text(encoding="utf-8")
    }
    # Copies of the whole file, documents that hold no people, pictures of the screen, rows that somebody sent.
    others = {"files.py", "roles/papers.py", "widgets/chart_canvas.py", "progression/graph_menus.py"}
    assert asking == {"sent_files.py", "matrix_import/exchange.py"} | others
