"""Lengths and inks of paper.

Everything on paper is measured in tenths of a point, the resolution that files are written at: a font of 85 pixels is
one of 8.5 points, and text is laid out the same on every machine. Paper is always light, whatever the window wears.
"""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtGui import QColor, QFont

from orgwright.gui import style

PER_POINT = 10
WIDTH, HEIGHT = 5953.0, 8419.0


def pt(points: float) -> float:
    """A length in points as the units that everything is laid out in."""
    return points * PER_POINT


def color(token: str) -> QColor:
    """A token of the light palette."""
    return style.LIGHT.color(token)


@lru_cache(maxsize=64)
def _font(pixels: int, bold: bool) -> QFont:
    made = QFont(style.font(pixels, bold))
    # A ligature is one letter to who searches the file: "Staff" would not be found in it.
    made.setFeature(QFont.Tag("liga"), 0)
    return made


@dataclass(frozen=True)
class Ink:
    """How a piece of text looks: its size, its weight, its token of the light palette, and the space of its lines."""

    points: float
    bold: bool = False
    tone: str = "text"
    leading: float = 1.36

    @property
    def font(self) -> QFont:
        """The font of the window's family in this size; shared, so it is never changed."""
        return _font(round(pt(self.points)), self.bold)

    @property
    def line_height(self) -> float:
        """From one line to the next, where no taller script stands in it."""
        return pt(self.points * self.leading)


TITLE = Ink(22, bold=True, leading=1.25)
LEDE = Ink(10, leading=1.45)
SECTION = Ink(13, bold=True, leading=1.3)
GROUP = Ink(9, bold=True)
TIER = Ink(8, bold=True, tone="text2")
BODY = Ink(9, leading=1.4)
CELL = Ink(8.5)
CELL_BOLD = Ink(8.5, bold=True)
CELL_QUIET = Ink(8.5, tone="text2")
HEAD = Ink(7.5, tone="text3")
QUIET = Ink(8, tone="text3")
FACT = Ink(9.5, bold=True)
