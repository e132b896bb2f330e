"""The heads of the columns of a comparison: line and name of each plan, a word about it, and its FTE by month."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from orgwright.charts.palette import DARK, LIGHT
from orgwright.gui import style
from orgwright.gui.widgets.chart_canvas import ChartCanvas
from orgwright.gui.widgets.columns import plain_tip
from orgwright.gui.widgets.labels import ElidedLabel
from orgwright.gui.widgets.wrapping import line_height, wrapped

if TYPE_CHECKING:
    from orgwright.charts.plan_comparison import FteLine

HEIGHT = 156
_CHART = 76
_SAMPLE = QSize(20, 12)


@dataclass(frozen=True)
class PlanHead:
    """What stands over the column of a plan; ``note`` says in a sentence what it is about."""

    title: str
    pair: int
    note: str


class LineSample(QWidget):
    """A piece of the line that a scenario has in every chart."""

    def __init__(self, pair: int) -> None:
        super().__init__()
        self._pair = pair
        self.setFixedSize(_SAMPLE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        palette = DARK if style.current().is_dark else LIGHT
        color, dashes = palette.look(self._pair)
        pen = QPen(QColor(color), palette.line_width)
        if dashes is not None:
            pen.setDashPattern([length / palette.line_width for length in dashes])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter = QPainter(self)
        painter.setPen(pen)
        painter.drawLine(0, self.height() // 2, self.width(), self.height() // 2)
        painter.end()


class TwoLines(QWidget):
    """A sentence on at most two lines, the rest of it in the tooltip."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text
        self.setToolTip(plain_tip(text))
        self.setFixedHeight(2 * line_height(style.measures.TEXT_SECOND))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines; what does not fit is cut at the end of the second."""
        written = style.font(style.measures.TEXT_SECOND)
        metrics, height = QFontMetrics(written), line_height(style.measures.TEXT_SECOND)
        first, *rest = (one.text for one in wrapped(self._text, self.width(), style.measures.TEXT_SECOND))
        painter = QPainter(self)
        painter.setFont(written)
        painter.setPen(style.color("text2"))
        for number, text in enumerate((first, " ".join(rest))):
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, self.width())
            painter.drawText(0, number * height, self.width(), height, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()


class _Head(QWidget):
    """One head; a click, Enter or Space on it chooses the plan."""

    pressed = Signal()

    def __init__(self, head: PlanHead, least: QSize) -> None:
        super().__init__()
        self.is_chosen = False
        self.chart = ChartCanvas(f"FTE by month, {head.title}", least)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{head.title}: what differs")
        self.setToolTip(
            plain_tip(f"{head.title}. Click to see what differs from the first plan.") if head.title else ""
        )
        title = ElidedLabel(head.title, bold=True)
        note = TwoLines(head.note)
        line = QHBoxLayout()
        line.setSpacing(style.measures.SPACE_2)
        line.addWidget(LineSample(head.pair))
        line.addWidget(title, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 10, 4)
        column.setSpacing(2)
        column.addLayout(line)
        column.addWidget(note)
        column.addWidget(self.chart, 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the plan."""
        self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space choose the plan."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pressed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, a line at the left, and over the chosen plan a thick one."""
        palette, painter = style.current(), QPainter(self)
        painter.fillRect(self.rect(), QColor(palette.panel))
        painter.fillRect(0, 0, 1, self.height(), QColor(palette.hairline))
        if self.is_chosen:
            painter.fillRect(0, 0, self.width(), 3, QColor(palette.accent))
        if self.hasFocus():
            painter.setPen(QPen(QColor(palette.focus), 2))
            painter.drawRect(self.rect().adjusted(2, 4, -2, -2))
        painter.end()


class ComparedHeads(QScrollArea):
    """All heads in a row, each as wide as its column; ``plan_chosen`` gives the place of a plan."""

    plan_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(HEIGHT)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.heads: tuple[_Head, ...] = ()
        self._shown: tuple[PlanHead, ...] = ()

    def show_heads(self, heads: Sequence[PlanHead]) -> None:
        """Show other plans; the same ones keep their charts."""
        if tuple(heads) == self._shown:
            return
        self._shown = tuple(heads)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        self.heads = tuple(_Head(one, QSize(60, _CHART)) for one in heads)
        for place, head in enumerate(self.heads):
            head.pressed.connect(lambda place=place: self.plan_chosen.emit(place))
            line.addWidget(head)
        self.setWidget(row)
        self.setWidgetResizable(False)

    def show_chosen(self, place: int) -> None:
        """Mark the head of a plan."""
        for number, head in enumerate(self.heads):
            head.is_chosen = number == place
            head.update()

    def set_column_width(self, width: int) -> None:
        """Give every head the width of its column."""
        for head in self.heads:
            head.setFixedWidth(width)
        row = self.widget()
        if row is not None:
            row.setFixedSize(width * len(self.heads), HEIGHT)

    def show_charts(self, plans: Sequence["FteLine"], rows: Callable[["FteLine"], Sequence[Sequence[str]]]) -> None:
        """Draw FTE by month on the scale that all plans share; ``rows`` are the figures of one as text."""
        from orgwright.charts.plan_comparison import draw_fte_of_plan, fte_scale

        scale = fte_scale(plans)
        for head, plan in zip(self.heads, plans, strict=True):
            head.chart.show_chart(partial(draw_fte_of_plan, plan=plan, first=plans[0], scale=scale), rows(plan))
