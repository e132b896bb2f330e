"""A window on a small organization, with the plain screens."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.frame.plain_screens import ENTRIES
from organizations import small_organization
from orgwright.gui.context import Context
from orgwright.gui.main_window import MainWindow
from orgwright.settings import Settings
from orgwright.workspace import Workspace


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "small.orgwright"
    Workspace.create(path, small_organization(), "Make the organization").close()
    return path


@pytest.fixture
def window(app: QApplication, qtbot: QtBot, file: Path) -> Iterator[MainWindow]:
    made = MainWindow(Context(Settings(user_name="Ana Ruiz")), ENTRIES)
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.context.open(Workspace.open(file, "Ana Ruiz"))
    made.show()
    qtbot.waitUntil(made.isVisible)
    yield made
    made.context.close()
