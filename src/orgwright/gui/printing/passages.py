"""Text laid out in a width. It is drawn as it stands: nothing in it is ever taken for markup."""

from collections.abc import Iterator
from functools import cached_property

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from orgwright.gui.printing.paper import Ink, color

# More than any line can hold: what will not be shown need not be laid out.
_MOST_LETTERS_A_LINE = 400
_TALLER = 1.15
_MOST_GIVEN_UP = 0.35
_LONGEST_LABEL = 48
_BREAK = "\u2028"
_JOINED = " \u2060"


def label_length(text: str) -> int:
    """How many letters of "Product management: decides what …" are its label, the colon included."""
    at = text.find(": ")
    is_label = 0 < at <= _LONGEST_LABEL and not any(mark in text[:at] for mark in '.;“”"')
    return at + 1 if is_label else 0


def one_line(text: str) -> str:
    """Text without line breaks, tabs and doubled spaces; no line ends at a space before a word joiner."""
    return " ".join(text.split()).replace(_JOINED, "\u00a0")


class Passage:
    """A text with the line breaks that it has. With ``most_lines`` it is one paragraph whose rest ends in an ellipsis.

    ``has_labels``: a label at the start of a line is bold.
    """

    def __init__(
        self,
        text: str,
        ink: Ink,
        width: float,
        most_lines: int = 0,
        has_labels: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        self.ink, self.width = ink, max(width, 1.0)
        self._has_labels, self._align = has_labels, align
        if most_lines:
            text = one_line(text)[: most_lines * _MOST_LETTERS_A_LINE]
        else:
            text = _BREAK.join(one_line(line) for line in text.splitlines() if line.strip())
        self.text = text
        self._lines = self._laid_out(text)
        if most_lines and len(self._lines) > most_lines:
            self.text = self._shortened(text, self._lines[most_lines - 1].textStart())
            self._lines = self._laid_out(self.text)[:most_lines]

    @property
    def count(self) -> int:
        """How many lines there are; an empty text has none."""
        return len(self._lines)

    @property
    def height(self) -> float:
        """The height of all lines."""
        return self.top(self.count)

    @cached_property
    def line_height(self) -> float:
        """One height for all lines, more than usual only where a taller script stands in one."""
        usual = self.ink.line_height
        tallest = max((line.height() for line in self._lines), default=0.0)
        return tallest if tallest > usual * _TALLER else usual

    def top(self, line: int) -> float:
        """Where a line begins, from the top of the first."""
        return line * self.line_height

    def draw(self, painter: QPainter, x: float, y: float, first: int = 0, end: int | None = None) -> None:
        """Draw some of the lines, the first of these at ``y``."""
        painter.setPen(color(self.ink.tone))
        for number, line in enumerate(self._lines[first:end]):
            middle = (self.line_height - line.height()) / 2
            line.draw(painter, QPointF(x, y + number * self.line_height + middle))

    def _laid_out(self, text: str) -> list[QTextLine]:
        if not text:
            return []
        self._layout = QTextLayout(text, self.ink.font)
        option = QTextOption(self._align)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        if self._has_labels:
            self._layout.setFormats(list(self._bold_labels(text)))
        lines = []
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(self.width)
            # Every line stands at its own origin; where it is drawn is decided by the page.
            line.setPosition(QPointF(0, 0))
            lines.append(line)
        self._layout.endLayout()
        return lines

    def _bold_labels(self, text: str) -> Iterator[QTextLayout.FormatRange]:
        bold = QTextCharFormat()
        bold.setFontWeight(QFont.Weight.Bold)
        begins = 0
        for line in text.split(_BREAK):
            made = QTextLayout.FormatRange()
            made.start, made.length, made.format = begins, label_length(line), bold
            if made.length:
                yield made
            begins += len(line) + 1

    def _shortened(self, text: str, begins: int) -> str:
        """The text up to the line that begins there, and of this line what fits before an ellipsis."""
        metrics = QFontMetricsF(self.ink.font)
        last = metrics.elidedText(text[begins:], Qt.TextElideMode.ElideRight, self.width * 0.99)
        # A word that is cut in two reads worse than a shorter line.
        words, _, part = last.rpartition(" ")
        if words and len(part) < len(last) * _MOST_GIVEN_UP:
            last = words.rstrip(" ,;:(–—-") + "…"
        return text[:begins] + last


def text_width(text: str, ink: Ink) -> float:
    """The width that a short text takes on one line."""
    return QFontMetricsF(ink.font).horizontalAdvance(text)
