"""Opening a window, each time in a process of its own: from its start to the first paint.

Run as a script with a word: ``bare`` is an empty Qt window whose process also imports what any workspace needs,
``ours`` is Orgwright on the workspace of the second argument. It prints the clock at its first paint and ends.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve()
STEP_S = 60


def seconds_to_paint(*arguments: str) -> float:
    """How long a process takes from its start until its window is painted; its clock is this process's clock."""
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "default.warning=false"}
    # The libraries came compiled; so do our own modules after the first start, where Python may keep them.
    surroundings.pop("PYTHONDONTWRITEBYTECODE", None)
    started = time.monotonic()
    done = subprocess.run(
        [sys.executable, str(HERE), *arguments],
        env=surroundings,
        text=True,
        stdout=subprocess.PIPE,
        check=True,
        timeout=STEP_S,
    )
    return float(done.stdout) - started


def show_bare() -> None:
    """An empty window, and the imports that reading a workspace cannot do without."""
    import numpy  # noqa: F401
    import sqlcipher3  # noqa: F401
    import sqlmodel  # noqa: F401
    from PySide6.QtWidgets import QApplication, QMainWindow

    app = QApplication([])
    window = QMainWindow()
    window.resize(1440, 900)
    tell_first_paint(window)
    window.show()
    app.exec()


def show_ours(path: str) -> None:
    """The window of Orgwright on a workspace, on its first screen."""
    from orgwright.gui.application import application, window

    app = application()
    shown = window(path)
    assert shown.screen_shown is not None
    tell_first_paint(shown)
    shown.show()
    app.exec()


def tell_first_paint(window: object) -> None:
    """Print the clock and leave when the window and all in it have been painted once."""
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QWidget

    assert isinstance(window, QWidget)

    def leave() -> None:
        # A window is painted in one go with everything in it; what it posted to itself meanwhile is done now too.
        print(time.monotonic(), flush=True)
        os._exit(0)

    class Watch(QObject):
        """Waits for the first paint."""

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            """Never takes an event away."""
            if event.type() == QEvent.Type.Paint:
                QTimer.singleShot(0, leave)
            return False

    window.installEventFilter(Watch(window))


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        show_bare()
    else:
        show_ours(sys.argv[2])
