"""The organization chart on paper: on one page that is made to fit, or on several with marks of how they join.

Lengths of pages are points. At 100 % a pixel of the chart is 0.75 points, so that its names are 9 points tall. Nothing
is ever cropped: one page takes the size of the chart and draws smaller only beyond ``MOST``; pages of a given size
overlap by more than a node, so that each node stands whole on one of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainter, QPen

from orgwright.gui import style
from orgwright.gui.printing.paper import LEDE, PER_POINT, TITLE
from orgwright.gui.printing.passages import Passage
from orgwright.gui.structure.chart_legend import paint_legend
from orgwright.gui.structure.chart_painting import ShownChart, paint_chart, sign_rect
from orgwright.planning.chart_blocks import FOOT, NODE_HEIGHT, NODE_WIDTH, TAB

POINTS_PER_PIXEL = 0.75
MOST = 14_000.0
"""Points: the longest side of a page that every reader of PDF files opens is 14,400."""
LEAST_SCALE = 0.5
"""How small a chart is drawn to bring it onto a single page of a given size, before it takes several."""
MARGIN = 28.0
HEAD = 58.0
LEGEND = 22.0
OVERLAP = QSizeF(NODE_WIDTH + 12.0, TAB + NODE_HEIGHT + 2 * FOOT + 12.0)
"""Pixels of the chart that neighbouring pages share."""
_LEAST_WIDTH, _LEAST_HEIGHT = 420.0, 260.0


@dataclass(frozen=True)
class Sheet:
    """One page: the part of the chart on it, its scale and size, and its place among the others."""

    area: QRectF
    scale: float
    size: QSizeF
    row: int = 0
    column: int = 0
    rows: int = 1
    columns: int = 1

    @property
    def place(self) -> QRectF:
        """Where the part of the chart stands on the page, in points."""
        per_pixel = self.scale * POINTS_PER_PIXEL
        return QRectF(MARGIN, MARGIN + HEAD, self.area.width() * per_pixel, self.area.height() * per_pixel)

    @property
    def words(self) -> str:
        """Its place among several pages, in words; empty for a single one."""
        return (
            f"row {self.row + 1} of {self.rows}, column {self.column + 1} of {self.columns}"
            if self.rows * self.columns > 1
            else ""
        )


def one_sheet(shown: ShownChart) -> Sheet:
    """A page of the size that the chart needs."""
    layout = shown.layout
    wide, high = layout.width * POINTS_PER_PIXEL, layout.height * POINTS_PER_PIXEL
    scale = min(1.0, (MOST - 2 * MARGIN) / max(wide, 1.0), (MOST - 2 * MARGIN - HEAD - LEGEND) / max(high, 1.0))
    size = QSizeF(max(wide * scale, _LEAST_WIDTH) + 2 * MARGIN, max(high * scale, _LEAST_HEIGHT) + _AROUND)
    return Sheet(QRectF(0, 0, layout.width, layout.height), scale, size)


_AROUND = 2 * MARGIN + HEAD + LEGEND


def sheets(shown: ShownChart, size: QSizeF) -> tuple[Sheet, ...]:
    """Pages of a given size: one where the chart fits at ``LEAST_SCALE`` or more, else several at 100 %.

    Pages on which no node would stand are left out.
    """
    layout = shown.layout
    room = QSizeF(size.width() - 2 * MARGIN, size.height() - _AROUND) / POINTS_PER_PIXEL
    fits = min(1.0, room.width() / max(layout.width, 1.0), room.height() / max(layout.height, 1.0))
    if fits >= LEAST_SCALE:
        return (Sheet(QRectF(0, 0, layout.width, layout.height), fits, size),)
    step = room - OVERLAP
    columns = 1 + ceil(max(0.0, layout.width - room.width()) / step.width())
    rows = 1 + ceil(max(0.0, layout.height - room.height()) / step.height())
    found = []
    for row in range(rows):
        for column in range(columns):
            corner = QPointF(column * step.width(), row * step.height())
            area = QRectF(corner, room).intersected(QRectF(0, 0, layout.width, layout.height))
            if any(area.contains(whole_node(shown, one)) for one in layout.nodes):
                found.append(Sheet(area, 1.0, size, row, column, rows, columns))
    return tuple(found)


def whole_node(shown: ShownChart, position_id: int) -> QRectF:
    """A node with the name of its unit and what stands under it."""
    node = shown.layout.nodes[position_id]
    own = QRectF(node.x, node.top, NODE_WIDTH, node.y + NODE_HEIGHT - node.top)
    return own.united(sign_rect(shown, node))


@dataclass(frozen=True)
class SheetMark:
    """A page of the chart as something that is drawn, in the units of paper."""

    shown: ShownChart
    sheet: Sheet
    title: str
    words: Sequence[str]

    @property
    def height(self) -> float:
        """The height of the page."""
        return self.sheet.size.height() * PER_POINT

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """The head, the part of the chart, marks where pages join, and what the marks mean."""
        painter.save()
        painter.translate(x, y)
        self._draw_head(painter)
        painter.scale(PER_POINT, PER_POINT)
        place = self.sheet.place
        painter.save()
        painter.setClipRect(place)
        painter.translate(place.topLeft())
        painter.scale(self.sheet.scale * POINTS_PER_PIXEL, self.sheet.scale * POINTS_PER_PIXEL)
        painter.translate(-self.sheet.area.topLeft())
        paint_chart(painter, self.shown, self.sheet.area, style.LIGHT)
        painter.restore()
        self._draw_joins(painter, place)
        self._draw_legend(painter)
        painter.restore()

    def _draw_head(self, painter: QPainter) -> None:
        width = (self.sheet.size.width() - 2 * MARGIN) * PER_POINT
        left, top = MARGIN * PER_POINT, MARGIN * PER_POINT
        title = Passage(self.title, TITLE, width, 1)
        title.draw(painter, left, top)
        said = ", ".join(one for one in (*self.words, self.sheet.words) if one)
        Passage(said, LEDE, width, 1).draw(painter, left, top + title.height)

    def _draw_joins(self, painter: QPainter, place: QRectF) -> None:
        """Dashed lines along the edges at which another page goes on, and its place beside them."""
        sheet = self.sheet
        pen = QPen(style.LIGHT.color("edge"), 0.6)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        if sheet.column > 0:
            painter.drawLine(place.topLeft(), place.bottomLeft())
        if sheet.column + 1 < sheet.columns:
            painter.drawLine(place.topRight(), place.bottomRight())
        if sheet.row > 0:
            painter.drawLine(place.topLeft(), place.topRight())
        if sheet.row + 1 < sheet.rows:
            painter.drawLine(place.bottomLeft(), place.bottomRight())

    def _draw_legend(self, painter: QPainter) -> None:
        size = self.sheet.size
        area = QRectF(0, 0, (size.width() - 2 * MARGIN) / POINTS_PER_PIXEL, LEGEND / POINTS_PER_PIXEL)
        painter.translate(MARGIN, size.height() - MARGIN - LEGEND)
        painter.scale(POINTS_PER_PIXEL, POINTS_PER_PIXEL)
        paint_legend(painter, area, self.shown.picture, self.shown.with_dotted, style.LIGHT)
