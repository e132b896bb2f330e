"""What holds for all tests: no screen, no preferences of the person who runs them, collecting between tests only.

Drawn examples are the same in every run, so that a run fails by what was changed and never by chance, however slow
the machine is. ``pytest --hypothesis-profile new_examples`` looks for what they do not show.
"""

import gc
import itertools
import os
from pathlib import Path

from hypothesis import HealthCheck, settings

BUILD = Path(__file__).resolve().parent.parent / "build"

os.environ["QT_QPA_PLATFORM"] = "offscreen"
for kind in ("CONFIG", "DATA", "STATE"):
    os.environ[f"XDG_{kind}_HOME"] = str(BUILD / "home" / kind.lower())

_ON_ANY_MACHINE = settings(deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("new_examples", _ON_ANY_MACHINE)
settings.register_profile("same_examples", _ON_ANY_MACHINE, derandomize=True)
settings.load_profile("same_examples")

# As in the window (gui/collector.py): a collection in another thread, or in the middle of a call of Qt, would destroy
# widgets under its feet. The generations are collected after a test, all of them now and then.
gc.disable()
_WHOLE_AFTER_TESTS = 40
_done = itertools.count(1)


def pytest_runtest_logfinish() -> None:
    gc.collect(2 if next(_done) % _WHOLE_AFTER_TESTS == 0 else 1)
