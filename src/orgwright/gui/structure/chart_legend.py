"""What the edges, grounds and shades of the organization chart mean, in one line: in the window and on paper."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from orgwright.gui import style
from orgwright.gui.structure.chart_model import BY_LAYER, BY_SPAN, BY_VACANCY, ChartPicture, band_text
from orgwright.gui.structure.chart_painting import LEFT, paint_hatch, shade_color
from orgwright.gui.style import Palette
from orgwright.planning.chart_tree import SPAN_BANDS

_BOX = 22.0, 12.0
_MARKS: tuple[tuple[str, tuple[int, ...], bool], ...] = (
    ("filled", (), False),
    ("vacant", (4, 3), False),
    ("opens later", (1, 3), False),
    ("frozen", (), True),
)
"""The word of an edge, its dashes, and whether the ground is hatched."""


def shades_of(picture: ChartPicture) -> tuple[tuple[float, str], ...]:
    """The shades of the chosen colour and their words."""
    if picture.colour == BY_SPAN:
        last = len(SPAN_BANDS) - 1
        return tuple((place / last, f"span {band_text(place)}") for place in range(len(SPAN_BANDS)))
    return ((0.0, "layer 1"), (1.0, f"layer {picture.deepest}")) if picture.colour == BY_LAYER else ()


def paint_legend(painter: QPainter, area: QRectF, picture: ChartPicture, with_dotted: bool, palette: Palette) -> None:
    """The marks and their words, from the left."""
    painter.setFont(style.font(style.measures.TEXT_CAPTION))
    x, middle = area.left(), area.center().y()

    def word(left: float, text: str) -> float:
        painter.setPen(palette.color("text2"))
        painter.drawText(QRectF(left, area.top(), max(0.0, area.right() - left), area.height()), LEFT, text)
        return left + painter.fontMetrics().horizontalAdvance(text) + 20

    for text, dashes, is_hatched in _MARKS:
        box = QRectF(x, middle - _BOX[1] / 2, *_BOX)
        if is_hatched:
            paint_hatch(painter, box, palette)
        pen = QPen(palette.color("edge" if dashes or is_hatched else "control"), 1.0)
        if dashes:
            pen.setDashPattern(dashes)
        painter.setPen(pen)
        painter.drawRect(box)
        x = word(x + 28, text)
    if with_dotted and picture.dotted:
        pen = QPen(palette.color("text2"), 1.2)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.drawLine(QPointF(x, middle), QPointF(x + 24, middle))
        x = word(x + 30, "reports also to")
    for shade, text in shades_of(picture):
        painter.fillRect(QRectF(x, middle - 6, 8, 12), shade_color(palette, shade))
        x = word(x + 13, text)
    if picture.colour == BY_VACANCY:
        painter.setPen(QPen(palette.color("text"), 1.8))
        painter.drawRect(QRectF(x, middle - 6, *_BOX))
        word(x + 28, "has vacant FTE")


class ChartLegend(QWidget):
    """The line under the chart."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[ChartPicture, bool] | None = None
        self.setFixedHeight(style.measures.ROW_TABLE)
        style.notifier().changed.connect(self.update)

    def show_picture(self, picture: ChartPicture, with_dotted: bool) -> None:
        """Explain another chart."""
        self._shown = picture, with_dotted
        self.update()

    def sizeHint(self) -> QSize:
        """As high as a row."""
        return QSize(200, style.measures.ROW_TABLE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line in the palette in force."""
        if self._shown is not None:
            painter = QPainter(self)
            paint_legend(painter, QRectF(self.rect()).adjusted(16, 0, -16, 0), *self._shown, style.current())
            painter.end()
