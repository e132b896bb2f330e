"""The heat map as a table: lines that open downwards, a column for each category, as many as there is room for.

Left and Right walk through the cells and on to the next headings, Right and Left on a name open and fold it, Enter
opens the number under the cursor, Space a line, and Ctrl+Enter the category of the column. A click on a head opens its
category too.
"""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygon,
    QResizeEvent,
)
from PySide6.QtWidgets import QHeaderView, QToolTip

from orgwright.gui import style
from orgwright.gui.coverage.heat_lines import HeatLine
from orgwright.gui.widgets.columns import ROW_ROLE, Column, Heads, plain_tip
from orgwright.gui.widgets.table import Table
from orgwright.planning.explanation import Explanation
from orgwright.planning.heat_map import Heading, HeatCell

HEADING_WIDTH, NARROW_HEADING = 68, 52
LEAST_NAME, NARROW_NAME = 204, 170
NARROW_BELOW = 1000
"""A table narrower than this has narrow headings and names."""
STEP = 16
_EDGE = 16
_CORNER = 8
_STEPS = (0.45, 0.55, 0.65, 0.75, 0.85)
"""Where the heat map takes the next darker step."""


def paint_name(painter: QPainter, rect: QRect, line: HeatLine) -> None:
    """The name of a line, as far in as it stands, with the chevron of what can be opened."""
    palette = style.current()
    left = rect.left() + line.depth * STEP
    if line.can_open:
        icon = "chevron-down" if line.is_open else "chevron-right"
        style.paint_icon(painter, QRect(left - 4, rect.center().y() - 6, 12, 12), icon, palette.text2)
    font = style.font(bold=line.depth == 0)
    painter.setFont(font)
    painter.setPen(QColor(palette.text3 if line.row is None else palette.text))
    area = rect.adjusted(left - rect.left() + 12, 0, 0, 0)
    text = painter.fontMetrics().elidedText(line.name, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, text)


def paint_heat(painter: QPainter, rect: QRect, cell: HeatCell | None, is_last: bool = False) -> None:
    """One cell: the share on its step of the ramp, and the corner of ember where a critical gap is."""
    palette = style.current()
    if cell is None:
        painter.setPen(QColor(palette.text3))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, "–")
        return
    # The cell fills its column; the table's own padding, wider at its edge, is taken back.
    area = rect.adjusted(-7, 0, 15 if is_last else 7, 0)
    ground, ink = palette.proficiency[sum(cell.low >= step for step in _STEPS)]
    painter.fillRect(area, QColor(ground))
    if cell.has_critical_gap:
        corner = area.topLeft()
        painter.setPen(Qt.PenStyle.NoPen)
        for side, color in ((_CORNER + 2, palette.panel), (_CORNER, palette.short)):
            painter.setBrush(QColor(color))
            painter.drawPolygon(QPolygon([corner, corner + QPoint(side, 0), corner + QPoint(0, side)]))
    painter.setPen(QColor(ink))
    painter.setFont(style.font(12))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, f"{cell.low * 100:.0f}")


def cell_words(cell: HeatCell | None, heading: Heading) -> str:
    """A cell as a sentence for its tooltip."""
    if cell is None:
        return f"{heading.name}: nothing is asked."
    low, high = f"{cell.low * 100:.0f}", f"{cell.high * 100:.0f}"
    known = f"{low} % held" if low == high else f"{low} % held, up to {high} % with what is not known"
    gap = "\nA critical must-have that nobody here is known to hold." if cell.has_critical_gap else ""
    return f"{heading.name}: {known}, of {cell.asked:,} asked.{gap}"


HeatPlace = tuple[HeatLine, int]
"""A line and the place of a heading."""


def _column_of(heading: Heading, place: int, is_last: bool) -> Column[HeatLine]:
    def cell(line: HeatLine) -> HeatCell | None:
        return None if line.row is None else line.row.cells[place]

    def text(line: HeatLine) -> str:
        found = cell(line)
        return "–" if found is None else f"{found.low * 100:.0f}"

    return Column(
        heading.name,
        text,
        HEADING_WIDTH,
        "center",
        paint=lambda painter, rect, line: None if line.row is None else paint_heat(painter, rect, cell(line), is_last),
        tooltip=lambda line: "" if line.row is None else cell_words(cell(line), heading),
    )


class HeatTable(Table):
    """See the module. ``columns`` come first; those of the headings are added behind them."""

    fold_wanted = Signal(object)
    heading_wanted = Signal(object)
    left = Signal()
    window_changed = Signal()

    def __init__(
        self,
        columns: Sequence[Column[Any]],
        headings: Sequence[Heading],
        can_open: bool,
        explain_cell: Callable[[HeatLine, int], Explanation | None],
    ) -> None:
        self.first = len(columns)
        self.headings = tuple(headings)
        self.can_open_headings = can_open
        self._explain_cell = explain_cell
        self._offset = 0
        self._pressed: HeatPlace | None = None
        columns = (
            *columns,
            *(_column_of(heading, place, place == len(headings) - 1) for place, heading in enumerate(headings)),
        )
        super().__init__(columns, key=lambda line: line.key, row_height=style.measures.ROW_TREE + 2, sortable=False)
        heads = _HeatHeads(self, self._columns)
        self.setHorizontalHeader(heads)
        heads.sectionClicked.connect(self._open_heading)
        self.setAccessibleName("Heat map of units and categories of skills")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    # Which headings are in view

    @property
    def room(self) -> int:
        """How many headings have room."""
        return max(1, (self.viewport().width() - self._fixed - self._least_name - _EDGE) // self._heading_width)

    @property
    def _fixed(self) -> int:
        """The width of the columns between the name and the headings."""
        return sum(column.width for column in self._columns[: self.first])

    @property
    def _heading_width(self) -> int:
        return HEADING_WIDTH if self.viewport().width() >= NARROW_BELOW else NARROW_HEADING

    @property
    def _least_name(self) -> int:
        return LEAST_NAME if self.viewport().width() >= NARROW_BELOW else NARROW_NAME

    @property
    def shown(self) -> range:
        """The places of the headings in view."""
        return range(self._offset, min(self._offset + self.room, len(self.headings)))

    def page(self, by: int) -> None:
        """Go on to the next headings, or back."""
        self._scroll_to(self._offset + by * self.room)

    def _scroll_to(self, offset: int) -> None:
        self._offset = max(0, min(offset, len(self.headings) - self.room))
        self._fit()

    def _fit(self) -> None:
        heads, shown = self.horizontalHeader(), self.shown
        for place in range(len(self.headings)):
            heads.setSectionHidden(self.first + place, place not in shown)
            heads.resizeSection(self.first + place, self._heading_width)
        left = self.viewport().width() - self._fixed - self._heading_width * len(shown) - _EDGE
        heads.resizeSection(0, max(self._least_name, min(left, 2 * LEAST_NAME)))
        self.window_changed.emit()

    def _open_heading(self, section: int) -> None:
        if self.can_open_headings and section >= self.first:
            self.heading_wanted.emit(self.headings[section - self.first])

    # Lines

    @property
    def current_line(self) -> HeatLine | None:
        """The line under the cursor."""
        line: HeatLine | None = self.chosen_row
        return line

    def _on_chevron(self, at: QPoint) -> HeatLine | None:
        index = self.indexAt(at)
        if not index.isValid() or index.column() != 0:
            return None
        line: HeatLine = index.data(ROW_ROLE)
        left = self.columnViewportPosition(0) + _EDGE + line.depth * STEP
        return line if line.can_open and left - 8 <= at.x() <= left + 12 else None

    def _move_on(self, key: Qt.Key) -> bool:
        """Use an arrow that means more than the next cell; True if it was used."""
        index, line = self.currentIndex(), self.current_line
        if line is None:
            return False
        column = index.column()
        if column == 0 and line.can_open and line.is_open == (key == Qt.Key.Key_Left):
            self.fold_wanted.emit(line)
            return True
        if key == Qt.Key.Key_Right and column - self.first == self.shown[-1] < len(self.headings) - 1:
            self._scroll_to(self._offset + 1)
            self.setCurrentIndex(self.rows_model.index(index.row(), column + 1))
            return True
        if key == Qt.Key.Key_Left and column - self.first == self._offset > 0:
            self._scroll_to(self._offset - 1)
            self.setCurrentIndex(self.rows_model.index(index.row(), column - 1))
            return True
        return False

    def _heat_at(self, index: QModelIndex) -> HeatPlace | None:
        """The cell of the heat map at an index, if it holds a number."""
        if not index.isValid() or index.column() < self.first:
            return None
        line: HeatLine = index.data(ROW_ROLE)
        place = index.column() - self.first
        return None if line.row is None or line.row.cells[place] is None else (line, place)

    def _explain_heat(self, at: HeatPlace) -> None:
        explanation = self._explain_cell(*at)
        if explanation is not None:
            self.explained.emit(explanation)

    def explain_chosen(self) -> None:
        """The number under the cursor; on a name all of its line that can be opened."""
        index, line, at = self.currentIndex(), self.current_line, self._heat_at(self.currentIndex())
        if at is not None:
            self._explain_heat(at)
        elif line is not None and self._columns[index.column()].can_explain(line):
            self._numbers.explain(line, index.column())
        else:
            super().explain_chosen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many headings as have room."""
        super().resizeEvent(event)
        self._scroll_to(self._offset)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on a chevron opens or folds its line."""
        at = event.position().toPoint()
        line = self._on_chevron(at)
        self._pressed = self._heat_at(self.indexAt(at)) if event.button() == Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)
        if line is not None:
            self.fold_wanted.emit(line)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a cell opens its number."""
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        if pressed is not None and pressed == self._heat_at(self.indexAt(event.position().toPoint())):
            self._explain_heat(pressed)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over cells with a number."""
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.column() >= self.first:
            is_number = self._heat_at(index) is not None
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if is_number else Qt.CursorShape.ArrowCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the module for the keys."""
        key, line = Qt.Key(event.key()), self.current_line
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self._open_heading(self.currentIndex().column())
        elif is_plain and key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self._move_on(key):
            pass
        elif is_plain and key == Qt.Key.Key_Space and line is not None and line.can_open:
            self.fold_wanted.emit(line)
        elif key == Qt.Key.Key_Backspace or (key == Qt.Key.Key_Escape and not self.can_open_headings):
            self.left.emit()
        elif enter and is_plain:
            self.explain_chosen()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The cells, and a frame around the one under the cursor."""
        super().paintEvent(event)
        index = self.currentIndex()
        if index.isValid() and index.column() > 0 and not self.isColumnHidden(index.column()):
            painter = QPainter(self.viewport())
            painter.setPen(QPen(QColor(style.current().focus), 2))
            painter.drawRect(self.visualRect(index).adjusted(1, 1, -2, -2))
            painter.end()


class _HeatHeads(Heads):
    """Heads of two lines; those of categories can be clicked."""

    def __init__(self, table: HeatTable, columns: tuple[Column[Any], ...]) -> None:
        super().__init__(columns, table)
        self._table = table
        self.setFixedHeight(40)
        self.setMouseTracking(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        """A category or a skill in up to two lines in the middle; other heads as everywhere, at the foot."""
        if logical < self._table.first:
            super().paintSection(painter, rect, logical)
            return
        palette = style.current()
        painter.save()
        painter.fillRect(rect, QColor(palette.panel))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(palette.hairline))
        painter.setFont(style.font(style.measures.TEXT_CAPTION))
        painter.setPen(QColor(palette.link if self._table.can_open_headings else palette.text3))
        metrics = painter.fontMetrics()
        words = two_lines(self._columns[logical].title, metrics.horizontalAdvance, rect.width() - 4)
        for number, words_of_line in enumerate(reversed(words)):
            area = QRect(rect.left() + 2, rect.bottom() - 18 - 14 * number, rect.width() - 4, 14)
            shown = metrics.elidedText(words_of_line, Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, shown)
        painter.restore()

    def event(self, event: QEvent) -> bool:
        """The whole title, and what a click does, as a tooltip."""
        if isinstance(event, QHelpEvent):
            section = self.logicalIndexAt(event.pos())
            if section >= self._table.first:
                title = self._columns[section].title
                more = "\nClick, or press Ctrl+Enter, to see its skills." if self._table.can_open_headings else ""
                QToolTip.showText(event.globalPos(), plain_tip(title + more), self)
                return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over heads that open."""
        super().mouseMoveEvent(event)
        section = self.logicalIndexAt(event.position().toPoint())
        opens = self._table.can_open_headings and section >= self._table.first
        self.setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)


def two_lines(title: str, width: Callable[[str], int], room: int) -> list[str]:
    """A title in one line or, where it is too wide, broken at the space that leaves both lines as even as can be."""
    if width(title) <= room or " " not in title:
        return [title]
    words = title.split()
    halves = [(" ".join(words[:place]), " ".join(words[place:])) for place in range(1, len(words))]
    return list(min(halves, key=lambda pair: max(map(width, pair))))
