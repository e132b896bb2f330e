"""A card that tells a departure at a glance: the figure before and after, who leaves, and the two range bars."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from orgwright.gui import style
from orgwright.gui.resilience.model import points_text
from orgwright.gui.widgets.buttons import icon_button
from orgwright.gui.widgets.columns import plain_tip
from orgwright.gui.widgets.range_bar import Range, paint_range, percent_text
from orgwright.planning.target_coverage import TargetShares

HEIGHT = 148
_PAD, _WORD = 16, 40


@dataclass(frozen=True)
class CardFigures:
    """What a card shows: who leaves, and the coverage before and after; ``says`` stands where there is no figure."""

    names: str = ""
    before: TargetShares | None = None
    after: TargetShares | None = None
    says: str = ""

    @property
    def ranges(self) -> tuple[Range, Range] | None:
        """Low and high before and after, where both are known."""
        found = [
            Range(one.low, one.high)
            for one in (self.before, self.after)
            if one is not None and one.low is not None and one.high is not None
        ]
        return (found[0], found[1]) if len(found) == 2 else None

    @property
    def figure(self) -> str:
        """The low ends: ``71 → 54 %``."""
        ranges = self.ranges
        return "–" if ranges is None else f"{round(ranges[0].low * 100)} → {round(ranges[1].low * 100)} %"

    @property
    def lost(self) -> str:
        """What that takes from the low end, in points."""
        ranges = self.ranges
        if ranges is None:
            return ""
        text = points_text(ranges[0].low - ranges[1].low)
        return f"{text} points" if text else "nothing lost"


class DepartureCard(QAbstractButton):
    """One of the cards; choosing it shows what was held, its small button how the figure is computed."""

    explain_wanted = Signal()

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setText(title)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.figures = CardFigures()
        self.how = icon_button("calculator", "How this is computed", self.explain_wanted.emit)
        self.how.setParent(self)
        self.show_figures(CardFigures())

    def show_figures(self, figures: CardFigures) -> None:
        """Show other figures, or a sentence in their place."""
        self.figures = figures
        self.how.setVisible(figures.ranges is not None)
        self.setAccessibleName(f"{self.text()}: {figures.names or figures.says}")
        self.setAccessibleDescription(self._sentence())
        self.setToolTip(plain_tip(figures.names))
        self.update()

    def _sentence(self) -> str:
        ranges = self.figures.ranges
        if ranges is None:
            return self.figures.says
        before, after = (percent_text(one.low, one.high) for one in ranges)
        return f"Coverage of the targets falls from {before} to {after} percent."

    def sizeHint(self) -> QSize:
        """As wide as its neighbours let it be."""
        return QSize(280, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Wide enough for the figure and a name."""
        return QSize(200, HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses as Space does; F2 asks how the figure is computed."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_F2 and self.figures.ranges is not None:
            self.explain_wanted.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the small button in the corner."""
        super().resizeEvent(event)
        side = style.measures.CONTROL
        self.how.setGeometry(self.width() - side - 8, 6, side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Title, figure and loss, names, and the two bars."""
        palette = style.current()
        painter = QPainter(self)
        ground = palette.selection if self.isChecked() else palette.hover if self.underMouse() else palette.panel
        painter.fillRect(self.rect(), QColor(ground))
        if self.isChecked():
            painter.fillRect(0, 0, self.width(), 2, QColor(palette.link))
        room = self.width() - 2 * _PAD
        self._text(painter, QRect(_PAD, 10, room - 28, 20), self.text(), style.font(12, bold=self.isChecked()), "text2")
        if self.figures.ranges is None:
            painter.setFont(style.font())
            painter.setPen(style.color("text2"))
            area = QRect(_PAD, 36, room, HEIGHT - 48)
            painter.drawText(area, int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop), self.figures.says)
        else:
            self._paint_figures(painter, room, *self.figures.ranges)
        painter.end()

    def _paint_figures(self, painter: QPainter, room: int, before: Range, after: Range) -> None:
        big = style.font(style.measures.TEXT_FIGURE, bold=True)
        line = QRect(_PAD, 32, room, 30)
        self._text(painter, line, self.figures.figure, big, "text")
        width = QFontMetrics(big).horizontalAdvance(self.figures.figure)
        beside = line.adjusted(width + 12, 4, 0, 0)
        lost = self.figures.lost
        tone = "short" if lost.startswith("−") else "text2"
        self._text(painter, beside, lost, style.font(12, bold=lost.startswith("−")), tone)
        names = style.font(style.measures.TEXT_BODY, bold=True)
        self._text(painter, QRect(_PAD, 64, room, 22), self.figures.names, names, "text")
        for top, word, shown in ((90, "now", before), (112, "after", after)):
            caption = style.font(style.measures.TEXT_CAPTION)
            self._text(painter, QRect(_PAD, top, _WORD, 20), word, caption, "text2")
            span = percent_text(shown.low, shown.high)
            right = QFontMetrics(caption).horizontalAdvance("100–100") + 8
            paint_range(painter, QRect(_PAD + _WORD, top, room - _WORD - right, 20), shown, mark=False)
            area = QRect(_PAD + room - right, top, right, 20)
            self._text(painter, area, span, caption, "text2", Qt.AlignmentFlag.AlignRight)

    def _text(
        self,
        painter: QPainter,
        area: QRect,
        text: str,
        font: QFont,
        tone: str,
        side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        painter.setFont(font)
        painter.setPen(style.color(tone))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, side | Qt.AlignmentFlag.AlignVCenter, shown)
