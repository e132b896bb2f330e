"""A formula in mono on a raised ground: the rule, then a line for each result with its value in bold.

``FormulaBlock(rule, [("low  = 399.6 / 655 = ", "61.0 %")])``. Lines that are too long for the panel go on below, under
what follows their first equals sign.
"""

from collections.abc import Sequence
from textwrap import wrap

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from orgwright.gui import style

_LINE = 20
_INSET = 12
_LEAST_CHARACTERS = 24
_GLUE = "\u00a0"


class FormulaBlock(QWidget):
    """See the module for its use."""

    def __init__(self, rule: str, results: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._rule = rule
        self._results = tuple(results)
        self.setAccessibleName("\n".join([rule, *map("".join, self._results)]))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(len(self.lines(280)) * _LINE + 16)

    def lines(self, width: int) -> list[tuple[str, str]]:
        """What stands on each line of a block of this width: plain text, and what follows it in bold."""
        widest = max(_metrics(bold).horizontalAdvance("0") for bold in (False, True))
        room = max(_LEAST_CHARACTERS, int((width - 2 * _INSET) / widest))
        lines = [(part, "") for one in self._rule.splitlines() for part in _broken(one, room)]
        for lead, value in self._results:
            glued = value.replace(" ", _GLUE)
            broken = _broken(lead + glued, room)
            lines += [(part, "") for part in broken[:-1]]
            lines.append((broken[-1].removesuffix(glued), value))
        return lines

    def sizeHint(self) -> QSize:
        """As wide as the panel gives."""
        return QSize(280, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew; the block is as high as they are many."""
        super().resizeEvent(event)
        self.setFixedHeight(len(self.lines(self.width())) * _LINE + 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, then line by line."""
        palette = style.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(palette.hairline))
        painter.setBrush(QColor(palette.raised))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 3, 3)
        rules = sum(1 for _, value in self.lines(self.width()) if not value)
        for place, (text, value) in enumerate(self.lines(self.width())):
            area = QRect(_INSET, 8 + place * _LINE, self.width() - 2 * _INSET, _LINE)
            is_rule = place < rules and not value
            self._paint_line(painter, area, text, value, "text2" if is_rule else "text")
        painter.end()

    def _paint_line(self, painter: QPainter, area: QRect, text: str, value: str, tone: str) -> None:
        plain = style.font(style.measures.TEXT_SECOND, mono=True)
        painter.setFont(plain)
        painter.setPen(style.color(tone))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(area, flags, text)
        if value:
            area.setLeft(area.left() + round(_metrics(False).horizontalAdvance(text)))
            painter.setFont(style.font(style.measures.TEXT_SECOND, bold=True, mono=True))
            painter.drawText(area, flags, value)


def _metrics(bold: bool) -> QFontMetricsF:
    """A character of a mono font is rarely a whole number of pixels wide."""
    return QFontMetricsF(style.font(style.measures.TEXT_SECOND, bold=bold, mono=True))


def _broken(line: str, room: int) -> list[str]:
    """A line in pieces of at most so many characters, those after the first under what follows the equals sign."""
    if len(line) <= room:
        return [line]
    start = line.find("= ") + 2
    indent = " " * (start if 2 <= start <= room // 2 else 2)
    # Names are padded with spaces, so that equals signs stand below each other; wrapping must not take them away.
    head, rest = (line[:start], line[start:]) if len(indent) == start else ("", line)
    return wrap(
        rest, room, initial_indent=head, subsequent_indent=indent, break_on_hyphens=False, drop_whitespace=True
    ) or [line]
