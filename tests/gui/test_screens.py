import gc
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organizations import small_organization
from orgwright.gui.context import Context
from orgwright.gui.screens import SCREENS, Entry
from orgwright.workspace import Workspace


@pytest.mark.parametrize("entry", SCREENS, ids=lambda entry: entry.key)
def test_the_rail_shows_a_screen_as_its_class_says(entry: Entry) -> None:
    kind = entry.load()
    assert (kind.key, kind.title, kind.icon, kind.group) == (entry.key, entry.title, entry.icon, entry.group)


def test_every_screen_has_a_key_of_its_own() -> None:
    assert len({entry.key for entry in SCREENS}) == len(SCREENS)


@pytest.mark.parametrize("entry", SCREENS, ids=lambda entry: entry.key)
def test_a_screen_takes_all_its_widgets_with_it(entry: Entry, context: Context, qtbot: QtBot, tmp_path: Path) -> None:
    context.open(Workspace.create(tmp_path / "small.orgwright", small_organization(), "Make it", "Tess"))
    gc.collect()
    before = len(QApplication.allWidgets())
    screen = entry.load()(context)
    screen.show()
    qtbot.waitUntil(lambda: not context.background.is_busy)
    screen.deleteLater()
    del screen
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert len(QApplication.allWidgets()) <= before
