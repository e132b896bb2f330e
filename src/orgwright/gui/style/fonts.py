"""The fonts: the system's own sans serif in a few sizes, with figures of equal width."""

import sys
from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo

from orgwright.gui.style import measures

_FAMILIES = {"win32": ("Segoe UI",), "darwin": (".AppleSystemUIFont", "SF Pro Text", "Helvetica Neue")}
_ELSEWHERE = ("Noto Sans", "Open Sans", "Cantarell", "DejaVu Sans")


@lru_cache(maxsize=1)
def families() -> tuple[str, ...]:
    """The families to ask for, best first: those of the preference that this machine has."""
    preferred = _FAMILIES.get(sys.platform, _ELSEWHERE)
    found = tuple(name for name in preferred if QFontDatabase.hasFamily(name))
    return found or preferred


@lru_cache(maxsize=1)
def mono_family() -> str:
    """The family for formulas."""
    return QFontInfo(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)).family()


@lru_cache(maxsize=64)
def font(pixels: int = measures.TEXT_BODY, bold: bool = False, mono: bool = False) -> QFont:
    """A font of the visual system; the same object for the same request, so do not change it."""
    made = QFont()
    made.setFamilies([mono_family()] if mono else list(families()))
    made.setPixelSize(pixels)
    made.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made
