"""Plain text over several lines: where it breaks, how high it stands, and drawing it.

Line breaks of the text are kept. A line that begins as an item of a list ("– ", "• ") continues under its first
word. Where a text breaks is remembered by width, so a table can ask again at every repaint.
"""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QTextLayout, QTextOption

from orgwright.gui import style

_LINE_BY_PIXELS = {11: 14, 12: 16, 13: 18, 15: 22, 18: 24, 22: 30}
_ITEM_MARKS = ("– ", "- ", "• ")
_LEAST_WIDTH = 24


@dataclass(frozen=True)
class Line:
    """One line as it is drawn: its text, and how far it stands to the right."""

    text: str
    indent: int = 0


def line_height(pixels: int) -> int:
    """From one line to the next in a size of the visual system."""
    return _LINE_BY_PIXELS.get(pixels, round(pixels * 1.4))


@lru_cache(maxsize=8192)
def wrapped(text: str, width: int, pixels: int = style.measures.TEXT_BODY, bold: bool = False) -> tuple[Line, ...]:
    """The lines of the text in a column of ``width`` pixels; at least one, and no character is lost but blanks."""
    room = max(width, _LEAST_WIDTH)
    lines: list[Line] = []
    for paragraph in text.splitlines() or [""]:
        lines += _broken(paragraph.replace("\t", " ").rstrip(), room, pixels, bold)
    return tuple(lines)


def _broken(paragraph: str, room: int, pixels: int, bold: bool) -> list[Line]:
    font = style.font(pixels, bold)
    metrics = QFontMetrics(font)
    if metrics.horizontalAdvance(paragraph) <= room:
        return [Line(paragraph)]
    mark = next((mark for mark in _ITEM_MARKS if paragraph.startswith(mark)), "")
    indent = min(metrics.horizontalAdvance(mark), room // 2)
    layout = QTextLayout(paragraph, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    lines: list[Line] = []
    # Qt counts in units of UTF-16, Python in characters; the encoded text is cut where Qt says.
    units = paragraph.encode("utf-16-le")
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        left = indent if lines else 0
        line.setLineWidth(room - left)
        begin, length = line.textStart(), line.textLength()
        shown = units[2 * begin : 2 * (begin + length)].decode("utf-16-le").rstrip()
        lines.append(Line(shown, left))
    layout.endLayout()
    return lines


def paint_lines(
    painter: QPainter, area: QRect, lines: tuple[Line, ...], pixels: int, align: Qt.AlignmentFlag, first: int
) -> None:
    """Draw the lines from the top of ``area``; ``first`` is the height in which the first stands in the middle."""
    step = line_height(pixels)
    for place, line in enumerate(lines):
        room = QRect(area.left() + line.indent, area.top() + place * step, area.width() - line.indent, first)
        painter.drawText(room, align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, line.text)
