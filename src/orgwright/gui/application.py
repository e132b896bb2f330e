"""Starting the window: ``run(path)`` opens it on a workspace, or on the start page, and answers the exit code."""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from orgwright.gui import style
from orgwright.gui.collector import Collector
from orgwright.gui.context import Context
from orgwright.gui.main_window import MainWindow
from orgwright.gui.messages import install_excepthook
from orgwright.settings import load_settings

SWITCH_EVERY_S = 0.001
"""While a thread computes, every call into Qt waits for its turn, by default five times as long: painting shows it."""


def application() -> QApplication:
    """The one Qt application of the process, dressed in the user's theme."""
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("Orgwright")
    app.setApplicationDisplayName("Orgwright")
    style.start(app, load_settings().theme)
    return app


def window(path: str | None) -> MainWindow:
    """The window, on the workspace at ``path`` where there is one."""
    made = MainWindow(Context(load_settings()))
    if path is not None:
        made.files.open_path(Path(path))
    return made


def run(path: str | None) -> int:
    """Open the window and stay until it is closed."""
    app = application()
    install_excepthook()
    sys.setswitchinterval(SWITCH_EVERY_S)
    Collector(app)
    shown = window(path)
    shown.show()
    return app.exec()
