"""What holds for all tests of the window: our style, no messages of the screenless platform, nothing left behind."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from orgwright.gui import style
from orgwright.gui.context import Context
from orgwright.settings import Settings

HERE = Path(__file__).resolve().parent
PATIENCE_MS = 60_000


class PatientBot(QtBot):
    """Waits for what comes, however slow and busy the machine is, and until widgets made by it are laid out."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS) -> None:
        super().waitUntil(callback, timeout=max(timeout, PATIENCE_MS))
        QCoreApplication.processEvents()

    def waitSignal(self, signal, *, timeout: int = PATIENCE_MS, **wanted):
        return super().waitSignal(signal, timeout=timeout, **wanted)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    return PatientBot(request)


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    """What a test leaves to be deleted later goes with it, so that no other test answers for its end."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("^This plugin does not support", extend=True))


@pytest.fixture(autouse=True)
def nothing_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """The question what a file leaves out is answered with what it proposes; its own tests ask it themselves."""
    from orgwright.gui.leaving_out import LeavingOutDialog

    monkeypatch.setattr(LeavingOutDialog, "exec", lambda _dialog: 1)


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
