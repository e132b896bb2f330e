"""What holds for all tests: no screen, no preferences of the person who runs them, collecting between tests only."""

import gc
import itertools
import os
from pathlib import Path

BUILD = Path(__file__).resolve().parent.parent / "build"

os.environ["QT_QPA_PLATFORM"] = "offscreen"
for kind in ("CONFIG", "DATA", "STATE"):
    os.environ[f"XDG_{kind}_HOME"] = str(BUILD / "home" / kind.lower())

# As in the window (gui/collector.py): a collection in another thread, or in the middle of a call of Qt, would destroy
# widgets under its feet. The generations are collected after a test, all of them now and then.
gc.disable()
_WHOLE_AFTER_TESTS = 40
_done = itertools.count(1)


def pytest_runtest_logfinish() -> None:
    gc.collect(2 if next(_done) % _WHOLE_AFTER_TESTS == 0 else 1)
