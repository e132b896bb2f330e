"""What holds for all tests of the window: our style, no messages of the screenless platform, no message boxes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from orgwright.gui import style
from orgwright.gui.context import Context
from orgwright.settings import Settings

HERE = Path(__file__).resolve().parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("^This plugin does not support", extend=True))


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    style.start(qapp, "light")
    return qapp


@pytest.fixture
def app(dressed: QApplication) -> Iterator[QApplication]:
    yield dressed
    if style.notifier().choice != "light":
        style.choose(dressed, "light")


@pytest.fixture
def context(app: QApplication) -> Iterator[Context]:
    made = Context(Settings(user_name="Ana Ruiz"))
    yield made
    made.close()
