from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from organizations import small_organization
from orgwright.gui import files, messages
from orgwright.gui.context import Context
from orgwright.gui.files import Files
from orgwright.workspace import Workspace


@pytest.fixture
def opener(app: QApplication, qtbot: QtBot, context: Context) -> Files:
    window = QWidget()
    qtbot.addWidget(window)
    return Files(context, window)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    sentences: list[str] = []
    monkeypatch.setattr(messages, "tell", lambda widget, error: sentences.append(str(error)))
    return sentences


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "small.orgwright"
    Workspace.create(path, small_organization(), "Make the organization").close()
    return path


def test_an_opened_file_is_the_first_of_the_recent_ones(opener: Files, context: Context, file: Path) -> None:
    assert opener.open_path(file)
    assert context.settings.recent_files[0] == str(file.resolve())
    assert context.workspace.actor == "Ana Ruiz"


def test_a_file_that_cannot_be_opened_leaves_the_open_one(
    opener: Files, context: Context, file: Path, told: list[str], tmp_path: Path
) -> None:
    opener.open_path(file)
    damaged = tmp_path / "damaged.orgwright"
    damaged.write_text("no workspace")
    assert not opener.open_path(tmp_path / "missing.orgwright")
    assert not opener.open_path(damaged)
    assert len(told) == 2
    assert context.workspace.path == file


def test_a_copy_can_be_opened(
    opener: Files, context: Context, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opener.open_path(file)
    target = tmp_path / "copy"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    opener.ask_copy()
    copy = Workspace.open(target.with_suffix(files.SUFFIX))
    assert len(copy.organization.units) == 2
    copy.close()


def test_closing_goes_back_to_no_file(opener: Files, context: Context, file: Path, qtbot: QtBot) -> None:
    opener.open_path(file)
    with qtbot.waitSignal(opener.closed):
        opener.close()
    assert not context.has_workspace
