"""What holds for all tests: no screen, and no preferences of the person who runs them."""

import os
from pathlib import Path

BUILD = Path(__file__).resolve().parent.parent / "build"

os.environ["QT_QPA_PLATFORM"] = "offscreen"
for kind in ("CONFIG", "DATA", "STATE"):
    os.environ[f"XDG_{kind}_HOME"] = str(BUILD / "home" / kind.lower())
