"""Labels in the sizes of the visual system; all of them show plain text only.

``label("Held, %", tone="text3", pixels=11)``: ``tone`` is a token of the palette and follows the theme.
``FigureBlock`` and ``Fact`` take ``explain``; their ``how.explained`` is to be connected with ``screen.explain``.
"""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.widgets import marks
from orgwright.gui.widgets.columns import plain_tip
from orgwright.gui.widgets.how_computed import Ask, HowComputed
from orgwright.gui.widgets.wrapping import Line, line_height, wrapped

_LEAD_LINES = 2


def label(
    text: str = "", pixels: int = style.measures.TEXT_BODY, bold: bool = False, tone: str = "text", wrap: bool = False
) -> QLabel:
    """A label of plain text in a size and a colour of the visual system."""
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setFont(style.font(pixels, bold))
    made.setProperty("tone", tone)
    made.setWordWrap(wrap)
    if wrap:
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return made


def set_tone(shown: QLabel, tone: str) -> None:
    """Give a label another colour of the palette."""
    if shown.property("tone") != tone:
        shown.setProperty("tone", tone)
        shown.style().unpolish(shown)
        shown.style().polish(shown)


def caption(text: str) -> QLabel:
    """A quiet 11-pixel caption."""
    return label(text, style.measures.TEXT_CAPTION, tone="text3")


def second_line(text: str, wrap: bool = False) -> QLabel:
    """A 12-pixel line under a stronger one."""
    return label(text, style.measures.TEXT_SECOND, tone="text2", wrap=wrap)


def panel_title(text: str) -> QLabel:
    """The bold title of a panel."""
    return label(text, style.measures.TEXT_PANEL_TITLE, bold=True)


def hairline(vertical: bool = False) -> QFrame:
    """A line of one pixel that parts two areas."""
    line = QFrame()
    line.setProperty("line", "true")
    if vertical:
        line.setFixedWidth(1)
    else:
        line.setFixedHeight(1)
    return line


class ElidedLabel(QLabel):
    """One line of plain text that ends in an ellipsis where it lacks room, and tells all in its tooltip."""

    def __init__(self, text: str = "", pixels: int = style.measures.TEXT_BODY, bold: bool = False) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(style.font(pixels, bold))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def minimumSizeHint(self) -> QSize:
        """An ellipsis and a letter or two."""
        return QSize(24, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the whole text as tooltip only where it is cut."""
        super().resizeEvent(event)
        cut = QFontMetrics(self.font()).horizontalAdvance(self.text()) > self.width()
        self.setToolTip(self.text() if cut else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text, cut at its end where needed."""
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        painter.setFont(self.font())
        shown = QFontMetrics(self.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), int(self.alignment()) | int(Qt.AlignmentFlag.AlignVCenter), shown)
        painter.end()


class LeadText(QWidget):
    """A text of at most two lines of 12 pixels, as wide as good prose; the tooltip has all of it."""

    def __init__(self, most_wide: int) -> None:
        super().__init__()
        self._text = ""
        self._most_wide = most_wide
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        """Show another text."""
        self._text = " ".join(text.split())
        self.setAccessibleName(self._text)
        self.setToolTip(plain_tip(self._text) if len(self._lines()) > _LEAD_LINES else "")
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """The whole text."""
        return self._text

    def _lines(self) -> tuple[Line, ...]:
        return wrapped(self._text, min(self.width(), self._most_wide), style.measures.TEXT_SECOND)

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        count = min(max(len(self._lines()), 1), _LEAD_LINES)
        return QSize(self._most_wide, count * line_height(style.measures.TEXT_SECOND))

    def minimumSizeHint(self) -> QSize:
        """Of any width."""
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the text anew."""
        super().resizeEvent(event)
        self.setText(self._text)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines; the last one ends in an ellipsis where more would follow."""
        lines = [line.text for line in self._lines()]
        font = style.font(style.measures.TEXT_SECOND)
        if len(lines) > _LEAD_LINES:
            rest = " ".join(lines[_LEAD_LINES - 1 :])
            width = min(self.width(), self._most_wide)
            elided = QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
            lines = [*lines[: _LEAD_LINES - 1], elided]
        painter = QPainter(self)
        painter.setFont(font)
        painter.setPen(style.color("text2"))
        step = line_height(style.measures.TEXT_SECOND)
        for place, text in enumerate(lines):
            area = QRect(0, place * step, self.width(), step)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)
        painter.end()


class Chip(QWidget):
    """A word on the tint of a state: ``Chip("2 apart, disputed", "disputed")``."""

    def __init__(self, text: str, state: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self._state = state
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def show_state(self, text: str, state: str) -> None:
        """Show another word and state."""
        self._text, self._state = text, state
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its word."""
        return QSize(marks.chip_width(self._text), 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chip."""
        painter = QPainter(self)
        marks.paint_chip(painter, self.rect(), self._text, self._state)
        painter.end()


class LevelTile(QWidget):
    """The tile of one proficiency level, 36 by 29 pixels or 28 by 20 if ``small``; None is not known."""

    def __init__(self, level: int | None = None, small: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._level = level
        self._pixels = 12 if small else 15
        self.setFixedSize(*((26, 20) if small else (38, 30)))
        self.show_level(level)

    def show_level(self, level: int | None) -> None:
        """Show another level."""
        self._level = level
        self.setAccessibleName("level not known" if level is None else f"level {level}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tile."""
        painter = QPainter(self)
        marks.paint_level(painter, self.rect(), self._level, self._pixels)
        painter.end()


class FigureBlock(QWidget):
    """A caption, a big figure and a second line, as on the overview: ``FigureBlock("Headcount", "163")``."""

    def __init__(
        self, heading: str, figure: str = "", second: str = "", small: bool = False, explain: Ask | None = None
    ) -> None:
        super().__init__()
        pixels = style.measures.TEXT_BODY if small else style.measures.TEXT_FIGURE
        self._heading = label(heading, style.measures.TEXT_CAPTION if small else style.measures.TEXT_SECOND)
        set_tone(self._heading, "text3" if small else "text2")
        self._figure = label(figure, pixels, bold=True)
        self._second = label(second, style.measures.TEXT_CAPTION, tone="text2")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for part in (self._heading, self._figure, self._second):
            layout.addWidget(part)
        self._second.setVisible(bool(second))
        self.how = HowComputed(self, explain, self._figure)
        self.setAccessibleName(f"{heading} {figure}".strip())

    def show_figure(self, figure: str, second: str = "", tone: str = "text", second_tone: str = "text2") -> None:
        """Show other values; the tones are tokens of the palette."""
        self._figure.setText(figure)
        self.setAccessibleName(f"{self._heading.text()} {figure}")
        self._second.setText(second)
        self._second.setVisible(bool(second))
        set_tone(self._figure, tone)
        set_tone(self._second, second_tone)


class Fact(QWidget):
    """A quiet word and its bold figure in one line, as in ``Assessed 84 %``: ``Fact("Assessed", explain=...)``."""

    def __init__(self, name: str, figure: str = "", explain: Ask | None = None) -> None:
        super().__init__()
        self._name = second_line(name)
        self._figure = label(figure, style.measures.TEXT_SECOND, bold=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(style.measures.SPACE_1)
        layout.addWidget(self._name)
        layout.addWidget(self._figure)
        self.how = HowComputed(self, explain, self._figure)
        self.setAccessibleName(f"{name} {figure}".strip())
        if not figure:
            self.hide()

    def show_figure(self, figure: str, tone: str = "text") -> None:
        """Show another figure; without one the whole fact is hidden."""
        self._figure.setText(figure)
        set_tone(self._figure, tone)
        self.setAccessibleName(f"{self._name.text()} {figure}")
        self.setVisible(bool(figure))

    def text(self) -> str:
        """The figure as shown."""
        return self._figure.text()


class FactRow(QWidget):
    """Small figures side by side, parted by space: the facts under a title."""

    def __init__(self, *blocks: QWidget, gap: int = style.measures.SPACE_6 * 2) -> None:
        super().__init__()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(gap)
        for block in blocks:
            layout.addWidget(block, alignment=Qt.AlignmentFlag.AlignTop)
        layout.addStretch(1)
