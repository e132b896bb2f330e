"""The visual system: colours, measures, fonts and icons, in one place and in both themes.

API: ``style.current()`` is the Palette in force (ask it when painting, never keep it);
``style.color("text2")`` one token as QColor; ``style.font(11, bold=True)``; ``style.icon("plus")`` an icon that
follows the theme; ``style.notifier().changed`` tells of a change of theme; ``style.measures`` the lengths.
"""

from PySide6.QtGui import QColor

from orgwright.gui.style import measures
from orgwright.gui.style.fonts import font
from orgwright.gui.style.icons import icon, paint_icon, pixmap
from orgwright.gui.style.theme import CHOICES, choose, current, notifier, start
from orgwright.gui.style.tokens import DARK, LIGHT, Palette

__all__ = [
    "CHOICES",
    "DARK",
    "LIGHT",
    "Palette",
    "choose",
    "color",
    "current",
    "font",
    "icon",
    "measures",
    "notifier",
    "paint_icon",
    "pixmap",
    "start",
]


def color(token: str) -> QColor:
    """A token of the palette in force as Qt's colour."""
    return current().color(token)
