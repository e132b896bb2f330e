"""Draw every screen, light and dark, at two sizes, as PNG under build/screenshots.

``make_screenshots.py [WORKSPACE] [--screen KEY] [--to FOLDER]``: without a workspace it draws the sample organization
and, at one size, an empty one.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parent.parent

from PySide6.QtCore import QSize, QThread  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from orgwright.gui import style  # noqa: E402
from orgwright.gui.application import application  # noqa: E402
from orgwright.gui.context import Context  # noqa: E402
from orgwright.gui.main_window import MainWindow  # noqa: E402
from orgwright.settings import Settings  # noqa: E402
from orgwright.workspace import Workspace  # noqa: E402

WIDE, NARROW = QSize(1440, 900), QSize(1280, 800)
THEMES = ("light", "dark")


def settle(app: QApplication, window: MainWindow) -> None:
    """Let the window lay itself out and finish its long work."""
    for _ in range(1000):
        app.processEvents()
        if not window.context.background.is_busy:
            break
        QThread.msleep(10)
    app.processEvents()


def draw(app: QApplication, workspace: Path, name: str, folder: Path, sizes: tuple[QSize, ...], only: str) -> None:
    """Draw all screens of one workspace."""
    window = MainWindow(Context(Settings(user_name="Ana Ruiz")))
    window.context.open(Workspace.open(workspace, "Ana Ruiz"))
    for theme in THEMES:
        style.choose(app, theme)
        for size in sizes:
            window.resize(size)
            window.show()
            settle(app, window)
            for item in list(window.rail.items):
                key = item.entry.key
                if only in ("", key):
                    window.show_screen(key)
                    settle(app, window)
                    target = folder / f"{name}{key}-{theme}-{size.width()}.png"
                    window.grab().save(str(target))
                    print(target.relative_to(ROOT) if target.is_relative_to(ROOT) else target)
    window.close()


def draw_start(app: QApplication, folder: Path) -> None:
    """Draw the page that a new user sees first."""
    window = MainWindow(Context(Settings()))
    window.resize(WIDE)
    window.show()
    for theme in THEMES:
        style.choose(app, theme)
        settle(app, window)
        window.grab().save(str(folder / f"start-{theme}.png"))
    window.close()


def main() -> int:
    """Read the arguments and draw."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("workspace", nargs="?", type=Path)
    parser.add_argument("--screen", default="", help="draw this screen alone")
    parser.add_argument("--to", type=Path, default=ROOT / "build" / "screenshots")
    given = parser.parse_args()
    given.to.mkdir(parents=True, exist_ok=True)
    app = application()
    if given.workspace is not None:
        draw(app, given.workspace, "", given.to, (WIDE, NARROW), given.screen)
        return 0
    with tempfile.TemporaryDirectory() as temporary:
        sample, empty = Path(temporary) / "sample.orgwright", Path(temporary) / "empty.orgwright"
        Workspace.build(ROOT / "sample_org", sample).close()
        Workspace.new(empty, "A new organization").close()
        draw(app, sample, "", given.to, (WIDE, NARROW), given.screen)
        draw(app, empty, "empty-", given.to, (WIDE,), given.screen)
    if not given.screen:
        draw_start(app, given.to)
    return 0


if __name__ == "__main__":
    sys.exit(main())
