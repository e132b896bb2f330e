"""The table of a comparison: measures down, plans across; titles stay at the left while plans scroll.

Arrows move between plans and rows, Enter opens how a figure is computed, Space chooses the plan; a click on a figure
opens it too.
"""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from orgwright.gui import style
from orgwright.gui.staffing.compare_rows import ComparedCell, ComparedLine
from orgwright.gui.widgets.range_bar import paint_range

Index = QModelIndex | QPersistentModelIndex
TITLES = 172
"""The width of the titles at the left."""
ROW = 26
_EDGE, _GAP = 16, 6
_HAND = Qt.CursorShape.PointingHandCursor


class ComparedModel(QAbstractTableModel):
    """The rows and plans of a comparison for Qt."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: tuple[ComparedLine, ...] = ()
        self.plans: tuple[str, ...] = ()

    def show_lines(self, lines: Sequence[ComparedLine], plans: Sequence[str]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.lines, self.plans = tuple(lines), tuple(plans)
        self.endResetModel()

    def cell(self, index: Index) -> ComparedCell | None:
        """The cell of an index; None in a band."""
        cells = self.lines[index.row()].cells if index.isValid() else ()
        return cells[index.column()] if index.column() < len(cells) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Measures and the bands between them."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Plans."""
        return 0 if parent.isValid() else len(self.plans)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text of a cell, and all of it in words."""
        cell = self.cell(index)
        if cell is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        spoken = (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
        return cell.spoken if role in spoken else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Titles of measures at the left, which may be cut there, and names of plans."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        return self.plans[section] if orientation == Qt.Orientation.Horizontal else self.lines[section].title

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Bands cannot be reached."""
        if self.cell(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _Titles(QHeaderView):
    """The titles at the left; a band is its row's ground."""

    def __init__(self, model: ComparedModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._lines = model
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(ROW)
        self.setDefaultSectionSize(ROW)
        self.setFixedWidth(TITLES)

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        """Draw one title."""
        palette, line = style.current(), self._lines.lines[logical]
        painter.save()
        painter.fillRect(rect, QColor(palette.panel if line.key else palette.raised))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(palette.hairline))
        size = style.measures.TEXT_BODY if line.key else style.measures.TEXT_CAPTION
        written = style.font(size, bold=not line.key)
        painter.setFont(written)
        painter.setPen(QColor(palette.text if line.key else palette.text2))
        area = rect.adjusted(_EDGE, 0, -_GAP, -1)
        text = QFontMetrics(written).elidedText(line.title, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.restore()


class _Cells(QStyledItemDelegate):
    """Draws a cell: the bar of a range, the value, and at the right the difference to the first plan."""

    def __init__(self, view: "ComparedTable") -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        palette, cell = style.current(), self._view.lines.cell(index)
        rect = option.rect
        painter.save()
        is_chosen = index.column() == self._view.chosen_place
        ground = palette.raised if cell is None or is_chosen else palette.panel
        painter.fillRect(rect, QColor(ground))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(palette.hairline))
        if cell is not None:
            painter.fillRect(rect.left(), rect.top(), 1, rect.height(), QColor(palette.hairline))
            self._paint_cell(painter, rect.adjusted(12, 0, -10, -1), cell, is_under=self._view.hovered == index)
            if index == self._view.currentIndex() and self._view.hasFocus():
                painter.setPen(QPen(QColor(palette.focus), 2))
                painter.drawRect(rect.adjusted(2, 1, -2, -3))
        painter.restore()

    def _paint_cell(self, painter: QPainter, area: QRect, cell: ComparedCell, is_under: bool) -> None:
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        deltas = QFontMetrics(style.font(style.measures.TEXT_SECOND)).horizontalAdvance("+00.0 m") + _GAP
        value = area.adjusted(0, 0, -deltas, 0)
        painter.setFont(style.font(style.measures.TEXT_SECOND))
        painter.setPen(style.color(cell.delta_tone))
        painter.drawText(area, right, cell.delta)
        written = style.font(style.measures.TEXT_BODY, bold=True)
        written.setUnderline(is_under)
        painter.setFont(written)
        painter.setPen(style.color(cell.tone))
        painter.drawText(value, right, cell.text)
        if cell.range is not None:
            room = value.width() - QFontMetrics(written).horizontalAdvance(cell.text) - 2 * _GAP
            if room >= 24:
                bar = QRect(value.left(), value.top(), min(room, 72), value.height())
                paint_range(painter, bar, cell.range, mark=False)


class ComparedTable(QTableView):
    """See the module; ``opened`` gives the key of a measure and the place of a plan, ``plan_chosen`` the place."""

    opened = Signal(str, int)
    plan_chosen = Signal(int)
    room_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.lines = ComparedModel(self)
        self.chosen_place = -1
        self.hovered = QPersistentModelIndex()
        self.setModel(self.lines)
        self.setVerticalHeader(_Titles(self.lines, self))
        self.horizontalHeader().hide()
        self.horizontalHeader().setMinimumSectionSize(40)
        self.setItemDelegate(_Cells(self))
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setAccessibleName("Plans side by side")

    def show_lines(self, lines: Sequence[ComparedLine], plans: Sequence[str]) -> None:
        """Show other rows; the current cell stays where it was."""
        at = self.currentIndex()
        row, column = max(at.row(), 0), max(at.column(), 0)
        self.lines.show_lines(lines, plans)
        if not lines or not plans:
            return
        while row < len(lines) - 1 and not lines[row].key:
            row += 1
        index = self.lines.index(min(row, len(lines) - 1), min(column, len(plans) - 1))
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def show_chosen(self, place: int) -> None:
        """Tint the column of a plan."""
        self.chosen_place = place
        self.viewport().update()

    def open_cell(self, index: Index) -> None:
        """Tell that somebody wants to know how a figure is computed."""
        if self.lines.cell(index) is not None:
            self.opened.emit(self.lines.lines[index.row()].key, index.column())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the figure, Space chooses the plan, Ctrl+C copies the table; the arrows are Qt's."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.open_cell(self.currentIndex())
        elif event.key() == Qt.Key.Key_Space:
            self.plan_chosen.emit(self.currentIndex().column())
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Put all rows on the clipboard as tab-separated text, bands left out."""
        rows = [("", *self.lines.plans)]
        rows += [(line.title, *(cell.text for cell in line.cells)) for line in self.lines.lines if line.key]
        QGuiApplication.clipboard().setText("\n".join("\t".join(row) for row in rows))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Plans share the room beside the titles, which a scroll bar may have become less of."""
        super().resizeEvent(event)
        self.room_changed.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a figure opens it."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            index = self.indexAt(event.position().toPoint())
            if index.isValid() and index == self.currentIndex():
                self.open_cell(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The hand over figures that can be opened."""
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        can_open = self.lines.cell(index) is not None
        self.hovered = QPersistentModelIndex(index) if can_open else QPersistentModelIndex()
        if can_open:
            self.viewport().setCursor(_HAND)
        else:
            self.viewport().unsetCursor()
        self.viewport().update()
