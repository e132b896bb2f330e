"""Drawing of the matrix: cells by blocks of tiles, heads of rows and columns, totals, the current cell."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPolygonF

from orgwright.gui import style
from orgwright.gui.matrix.blocks import CellRange, FootRow, MatrixBlocks, RowHead
from orgwright.gui.matrix.geometry import (
    CATEGORY_HEIGHT,
    CATEGORY_TOP,
    FOOT_PADDING,
    FOOT_ROW,
    HEAD_WIDTH,
    SIDE_WIDTH,
    Geometry,
    groups_within,
    runs,
)
from orgwright.gui.matrix.tiles import Tiles

_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_BAR_LEFT, _BAR_WIDTH = 198, 36
_LEVEL_LEFT = 142
_FOOT_INK = 2
_NARROW = 22
"""Columns below this width have their totals in the smallest type."""


@dataclass(frozen=True, eq=False)
class Scene:
    """All that a picture of the matrix depends on, with the offset of scrolling and the size to draw in."""

    blocks: MatrixBlocks
    geometry: Geometry
    tiles: Tiles
    offset: QPointF
    width: float
    height: float
    current: tuple[int, int] | None
    selected: CellRange | None
    folded: frozenset[str]
    hovered_row: int | None
    has_focus: bool

    @property
    def foot_top(self) -> float:
        """Where the totals begin; the bottom if there are none."""
        lines = len(self.blocks.foot)
        return self.height - (lines * FOOT_ROW + 2 * FOOT_PADDING if lines else 0)

    @property
    def head(self) -> int:
        """How high the heads of columns are."""
        return self.geometry.head_height

    @property
    def left(self) -> int:
        """How wide the heads of rows are, the statistics beside them included."""
        return self.geometry.head_width

    @property
    def cells_area(self) -> QRectF:
        """Where cells can be seen."""
        return QRectF(self.left, self.head, self.width - self.left, self.foot_top - self.head)

    def x(self, column: int) -> float:
        """The left of a column in the widget."""
        return self.left + float(self.geometry.x[column]) - self.offset.x()

    def y(self, place: float) -> float:
        """A place of the scrolled area in the widget."""
        return self.head + place - self.offset.y()

    def cell(self, row: int, column: int) -> QRectF:
        """A cell in the widget."""
        return self.geometry.cell(row, column).translated(self.left - self.offset.x(), self.head - self.offset.y())


def paint_matrix(painter: QPainter, scene: Scene, dirty: QRect) -> None:
    """Draw all that ``dirty`` touches."""
    painter.fillRect(dirty, style.color("panel"))
    painter.setClipRect(dirty)
    if scene.cells_area.intersects(QRectF(dirty)):
        painter.save()
        painter.setClipRect(scene.cells_area, Qt.ClipOperation.IntersectClip)
        _paint_cells(painter, scene, QRectF(dirty))
        painter.restore()
    middle = QRectF(0, scene.head, scene.width, scene.foot_top - scene.head)
    painter.save()
    painter.setClipRect(middle, Qt.ClipOperation.IntersectClip)
    _paint_row_heads(painter, scene, dirty)
    painter.restore()
    painter.save()
    painter.setClipRect(middle.adjusted(scene.left - 2, -2, 0, 2), Qt.ClipOperation.IntersectClip)
    _paint_selection(painter, scene)
    painter.restore()
    if dirty.top() < scene.head:
        _paint_column_heads(painter, scene)
    if dirty.bottom() >= scene.foot_top:
        _paint_foot(painter, scene)


def _paint_cells(painter: QPainter, scene: Scene, dirty: QRectF) -> None:
    geometry, blocks = scene.geometry, scene.blocks
    seen = scene.cells_area.intersected(dirty)
    left = seen.left() - scene.left + scene.offset.x()
    top = seen.top() - scene.head + scene.offset.y()
    first, stop = geometry.columns_within(left, left + seen.width())
    rows = geometry.rows_within(top, top + seen.height())
    if not len(rows) or first >= stop:
        return
    for row_start, row_stop in _row_runs(blocks, rows):
        y = scene.y(float(geometry.y[row_start]))
        for start, end in runs(blocks.column_groups, first, stop):
            picture = scene.tiles.picture(blocks.codes[row_start:row_stop, start:end])
            painter.drawImage(QPointF(scene.x(start), y), picture)


def _row_runs(blocks: MatrixBlocks, rows: "np.ndarray[tuple[int], np.dtype[np.intp]]") -> list[tuple[int, int]]:
    """Runs of rows that stand directly under each other."""
    shown = set(rows.tolist())
    whole = runs(blocks.row_groups, int(rows[0]), int(rows[-1]) + 1)
    return [(start, end) for start, end in whole if start in shown]


def _paint_row_heads(painter: QPainter, scene: Scene, dirty: QRect) -> None:
    geometry = scene.geometry
    top, bottom = (
        dirty.top() - scene.head + scene.offset.y(),
        dirty.bottom() + 1 - scene.head + scene.offset.y(),
    )
    for number in geometry.bands_within(top, bottom):
        place = float(geometry.band_y[number])
        _paint_band(painter, scene, number, QRectF(0, scene.y(place), scene.width, geometry.cell_height))
    if dirty.left() < scene.left:
        for row in geometry.rows_within(top, bottom).tolist():
            area = QRectF(0, scene.y(float(geometry.y[row])), scene.left, geometry.cell_height)
            _paint_row_head(painter, scene, row, area)


def _paint_band(painter: QPainter, scene: Scene, number: int, area: QRectF) -> None:
    palette = style.current()
    group = scene.blocks.row_groups[number]
    right = min(scene.left + scene.geometry.width - scene.offset.x(), scene.width)
    painter.fillRect(QRectF(0, area.top(), max(right, scene.left), area.height() - 1), QColor(palette.raised))
    name = "chevron-right" if group.title in scene.folded else "chevron-down"
    style.paint_icon(painter, QRectF(11, area.center().y() - 7, 13, 13), name, palette.text2)
    bold = style.font(12, bold=True)
    painter.setFont(bold)
    painter.setPen(QColor(palette.text))
    text = area.adjusted(28, 0, -8, -1)
    painter.drawText(text, _MIDDLE, group.title)
    painter.setFont(style.font(style.measures.TEXT_CAPTION))
    painter.setPen(QColor(palette.text2))
    after = QFontMetrics(bold).horizontalAdvance(group.title) + (8 if group.title else 0)
    painter.drawText(text.adjusted(after, 0, 0, 0), _MIDDLE, group.note)


def _paint_row_head(painter: QPainter, scene: Scene, row: int, area: QRectF) -> None:
    head = scene.blocks.rows[row]
    is_current = scene.current is not None and scene.current[0] == row
    arrow = scene.blocks.is_reversed if row == scene.blocks.sorted_row else None
    side = tuple(one.values[row] for one in scene.blocks.side)
    ground = "selection" if is_current else "hover" if scene.hovered_row == row else "panel"

    def paint(stamp: QPainter, whole: QRectF) -> None:
        stamp.fillRect(whole.adjusted(0, 0, 0, -1), style.color(ground))
        if whole.height() >= 12:
            _paint_head_texts(stamp, head, whole.adjusted(0, 0, 0, -1), is_current, side)
            if arrow is not None:
                _paint_arrow(stamp, QPointF(8, whole.center().y()), arrow)

    key = ("row", head, ground, side, arrow)
    scene.tiles.stamps.draw(painter, area, style.current().panel, key, paint)


def _paint_head_texts(painter: QPainter, head: RowHead, area: QRectF, is_bold: bool, side: tuple[str, ...]) -> None:
    """The name, the level, the bar of coverage, and the statistics of a row in narrow columns."""
    palette = style.current()
    large = 13 if area.height() >= 19 else 11
    end = 138 if head.level else _BAR_LEFT - 4
    _draw_elided(painter, style.font(large, bold=is_bold), palette.text, _part(area, 16, end), head.name)
    small = style.font(style.measures.TEXT_CAPTION)
    _draw_elided(painter, small, palette.text2, _part(area, _LEVEL_LEFT, 194), head.level)
    painter.setFont(style.font(11))
    for number, value in enumerate(side):
        left = HEAD_WIDTH + number * SIDE_WIDTH
        painter.drawText(_part(area, left, left + SIDE_WIDTH), Qt.AlignmentFlag.AlignCenter, value)
    if head.held_percent is None:
        return
    bar = QRectF(_BAR_LEFT, round(area.center().y()) - 3, _BAR_WIDTH, 6)
    painter.fillRect(bar, QColor(palette.sunken))
    held = QRectF(bar.left(), bar.top(), bar.width() * head.held_percent / 100, bar.height())
    painter.fillRect(held, QColor(palette.held_fill))
    painter.setFont(style.font(12))
    painter.setPen(QColor(palette.text))
    painter.drawText(_part(area, 234, 262), _MIDDLE | Qt.AlignmentFlag.AlignRight, str(head.held_percent))


def _part(area: QRectF, left: float, right: float) -> QRectF:
    return QRectF(left, area.top(), right - left, area.height())


def _draw_elided(painter: QPainter, font: object, color: str, area: QRectF, text: str) -> None:
    painter.setFont(font)  # type: ignore[arg-type]
    painter.setPen(QColor(color))
    shown = QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, int(area.width()))
    painter.drawText(area, _MIDDLE, shown)


def _paint_column_heads(painter: QPainter, scene: Scene) -> None:
    palette = style.current()
    painter.save()
    painter.fillRect(QRectF(0, 0, scene.width, scene.head), QColor(palette.panel))
    small = style.font(style.measures.TEXT_CAPTION)
    painter.setFont(small)
    painter.setPen(QColor(palette.text3))
    line = QRectF(16, scene.head - 24, HEAD_WIDTH - 26, 20)
    painter.drawText(line, _MIDDLE, scene.blocks.corner[0])
    painter.drawText(line, _MIDDLE | Qt.AlignmentFlag.AlignRight, scene.blocks.corner[1])
    for number, one in enumerate(scene.blocks.side):
        _paint_turned(
            painter, _title_area(scene, HEAD_WIDTH + number * SIDE_WIDTH, SIDE_WIDTH), one.title, small, "text2"
        )
    painter.setClipRect(QRectF(scene.left, 0, scene.width - scene.left, scene.head), Qt.ClipOperation.IntersectClip)
    first, stop = scene.geometry.columns_within(scene.offset.x(), scene.offset.x() + scene.width - scene.left)
    for group in groups_within(scene.blocks.column_groups, first, stop):
        _paint_category(painter, scene, group.title, group.start, group.stop)
    for column in range(first, stop):
        _paint_title(painter, scene, column)
    painter.restore()
    painter.fillRect(QRectF(0, scene.head - 1, scene.width, 1), QColor(palette.control))


def _paint_category(painter: QPainter, scene: Scene, title: str, start: int, stop: int) -> None:
    if stop <= start:
        return
    palette = style.current()
    left, right = scene.x(start), scene.x(stop - 1) + scene.geometry.cell_width - 1
    area = QRectF(left, CATEGORY_TOP, right - left, CATEGORY_HEIGHT)
    painter.fillRect(area, QColor(palette.raised))
    seen = QRectF(max(left, scene.left), area.top(), right - max(left, scene.left), area.height())
    _draw_elided(painter, style.font(11), palette.text2, seen.adjusted(6, 0, -2, 0), title)


def _title_area(scene: Scene, left: float, width: float) -> QRectF:
    top = CATEGORY_TOP + CATEGORY_HEIGHT + 1
    return QRectF(left, top, width - 1, scene.head - 1 - top)


def _paint_title(painter: QPainter, scene: Scene, column: int) -> None:
    is_current = scene.current is not None and scene.current[1] == column
    arrow = scene.blocks.is_reversed if column == scene.blocks.sorted_column else None
    title = scene.blocks.columns[column]
    font = style.font(12 if scene.geometry.cell_width >= 20 else 10, bold=is_current)

    def paint(stamp: QPainter, area: QRectF) -> None:
        if is_current:
            stamp.fillRect(area, style.color("selection"))
        if arrow is not None:
            _paint_arrow(stamp, QPointF(area.center().x(), area.bottom() - 7), arrow)
            area.setBottom(area.bottom() - 12)
        _paint_turned(stamp, area, title, font, "text")

    area = _title_area(scene, scene.x(column), scene.geometry.cell_width)
    scene.tiles.stamps.draw(painter, area, style.current().panel, ("title", title, is_current, arrow), paint)


def _paint_turned(painter: QPainter, area: QRectF, title: str, font: object, token: str) -> None:
    painter.save()
    painter.translate(area.left(), area.bottom())
    painter.rotate(-90)
    turned = QRectF(6, 0, area.height() - 8, area.width())
    _draw_elided(painter, font, getattr(style.current(), token), turned, title)
    painter.restore()


def _paint_arrow(painter: QPainter, middle: QPointF, is_up: bool) -> None:
    """The mark of what people are sorted by: down from the highest, up from the lowest."""
    tip = -3 if is_up else 3
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(style.current().focus))
    corners = [QPointF(-4, -tip), QPointF(4, -tip), QPointF(0, tip)]
    painter.drawPolygon(QPolygonF([middle + corner for corner in corners]))


def _paint_foot(painter: QPainter, scene: Scene) -> None:
    palette = style.current()
    top = scene.foot_top
    painter.fillRect(QRectF(0, top, scene.width, scene.height - top), QColor(palette.panel))
    painter.fillRect(QRectF(0, top, scene.width, 1), QColor(palette.control))
    first, stop = scene.geometry.columns_within(scene.offset.x(), scene.offset.x() + scene.width - scene.left)
    for number, line in enumerate(scene.blocks.foot):
        y = top + FOOT_PADDING + number * FOOT_ROW
        painter.setFont(style.font(11))
        painter.setPen(QColor(palette.text2))
        painter.drawText(QRectF(16, y, scene.left - 24, FOOT_ROW), _MIDDLE, line.title)
        painter.save()
        painter.setClipRect(QRectF(scene.left, y, scene.width - scene.left, FOOT_ROW + _FOOT_INK))
        for column in range(first, stop):
            _paint_total(painter, scene, line, column, y)
        painter.restore()


def _paint_total(painter: QPainter, scene: Scene, line: FootRow, column: int, y: float) -> None:
    palette = style.current()
    text, marked = line.values[column], column in line.marked
    ink = palette.short if marked else palette.text if line.strong else palette.text3
    size = 11 if scene.geometry.cell_width >= _NARROW else 9

    def paint(stamp: QPainter, area: QRectF) -> None:
        line_area = area.adjusted(0, 0, 0, -_FOOT_INK)
        stamp.setFont(style.font(size, bold=marked or line.strong))
        stamp.setPen(QColor(ink))
        stamp.drawText(line_area, Qt.AlignmentFlag.AlignCenter, text)
        if marked:
            stamp.fillRect(QRectF(area.center().x() - 5, line_area.bottom() - 1, 10, 2), QColor(ink))

    area = QRectF(scene.x(column), y, scene.geometry.cell_width - 1, FOOT_ROW + _FOOT_INK)
    scene.tiles.stamps.draw(painter, area, palette.panel, ("total", text, ink, size, line.strong), paint)


def _paint_selection(painter: QPainter, scene: Scene) -> None:
    palette = style.current()
    if scene.selected is not None and scene.selected.is_many:
        first = scene.cell(scene.selected.rows[0], scene.selected.left)
        last = scene.cell(scene.selected.rows[-1], scene.selected.right)
        _outline(painter, first.united(last).adjusted(0, 0, -1, -1), palette.focus)
    if scene.current is None or scene.geometry.y[scene.current[0]] < 0:
        return
    cell = scene.cell(*scene.current).adjusted(0, 0, -1, -1)
    _outline(painter, cell, palette.focus if scene.has_focus else palette.edge)
    painter.setPen(QPen(QColor(palette.panel), 1))
    painter.drawRect(cell.adjusted(0.5, 0.5, -0.5, -0.5))


def _outline(painter: QPainter, inner: QRectF, color: str) -> None:
    """A line of two pixels around a rectangle, outside it."""
    painter.setPen(QPen(QColor(color), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap, Qt.PenJoinStyle.MiterJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(inner.adjusted(-1, -1, 1, 1))
