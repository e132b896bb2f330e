"""The foreign sheet as it lies, with the reading drawn on it: tints for what is read, hatching for what is not."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from orgwright.exchange.foreign import LeftOut, Sheet
from orgwright.exchange.foreign.levels import RefusedCell
from orgwright.gui import style
from orgwright.gui.mapping.lines import line_name
from orgwright.gui.mapping.reading import (
    HEAD,
    LEFT_OUT,
    LEVEL,
    PART_WORDS,
    PERSON,
    PLAIN,
    REFUSED,
    UNKNOWN,
    Parts,
)
from orgwright.gui.widgets.marks import paint_hatch

Index = QModelIndex | QPersistentModelIndex
_TINTS: Mapping[int, str] = {
    HEAD: "tint_goal",
    PERSON: "selection",
    LEVEL: "tint_met",
    UNKNOWN: "tint_unknown",
    REFUSED: "tint_missing",
}
_PART_ROLE = Qt.ItemDataRole.UserRole + 1
_ROW, _COLUMN, _WIDEST = 22, 84, 130
_SWATCH = 14


def _paint_part(painter: QPainter, area: QRect, part: int) -> None:
    """The ground of a cell by what it is; refused ones bear a stroke at their left, so colour never says it alone."""
    if part in _TINTS:
        painter.fillRect(area, style.color(_TINTS[part]))
    if part == LEFT_OUT:
        paint_hatch(painter, QRectF(area), style.current().hatch)
    if part == REFUSED:
        painter.fillRect(QRect(area.left(), area.top(), 3, area.height()), style.color("missing"))
    if part == HEAD:
        painter.fillRect(QRect(area.left(), area.bottom() - 1, area.width(), 2), style.color("goal"))


class _SheetModel(QAbstractTableModel):
    """The cells of one sheet with what each is, and why it is left out or refused."""

    def __init__(self) -> None:
        super().__init__()
        self._sheet: Sheet | None = None
        self._parts: Parts = np.zeros((0, 0), dtype=np.int8)
        self._left_out: tuple[LeftOut, ...] = ()
        self._refused: dict[str, str] = {}

    def show_sheet(
        self, sheet: Sheet, parts: Parts, left_out: tuple[LeftOut, ...], refused: tuple[RefusedCell, ...]
    ) -> None:
        self.beginResetModel()
        self._sheet, self._parts = sheet, parts
        self._left_out = tuple(one for one in left_out if one.sheet == sheet.name)
        self._refused = {one.address: one.reason for one in refused if one.sheet == sheet.name}
        self.endResetModel()

    def why(self, row: int, column: int) -> str:
        """What a cell is, and the reason where it does not come in."""
        if self._sheet is None:
            return ""
        part = int(self._parts[row, column])
        if part == REFUSED:
            return self._refused.get(self._sheet.address(row, column), "")
        if part == LEFT_OUT:
            return next((one.reason for one in self._left_out if one.area.holds(row, column)), "")
        return PART_WORDS.get(part, "Not read")

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Rows of the sheet."""
        return 0 if self._sheet is None or parent.isValid() else self._sheet.height

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Columns of the sheet."""
        return 0 if self._sheet is None or parent.isValid() else self._sheet.width

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, part, tooltip and spoken name of a cell."""
        if self._sheet is None or not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._sheet.text(row, column)
        if role == _PART_ROLE:
            return int(self._parts[row, column])
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{self._sheet.address(row, column)}: {self.why(row, column)}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            text = self._sheet.text(row, column) or "empty"
            return f"{self._sheet.address(row, column)}, {text}, {self.why(row, column)}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Letters and numbers as in the file."""
        if role != Qt.ItemDataRole.DisplayRole or self._sheet is None:
            return None
        return line_name(self._sheet, section, is_row=orientation == Qt.Orientation.Vertical)


class _PartDelegate(QStyledItemDelegate):
    """Draws a cell on the ground of its part."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, text, and the frame of the current cell."""
        part = int(index.data(_PART_ROLE) or PLAIN)
        area: QRect = option.rect
        _paint_part(painter, area, part)
        painter.setFont(style.font(style.measures.TEXT_SECOND, bold=part == HEAD))
        painter.setPen(style.color("text2" if part in (PLAIN, LEFT_OUT) else "text"))
        side = Qt.AlignmentFlag.AlignHCenter if part in (LEVEL, REFUSED) else Qt.AlignmentFlag.AlignLeft
        text = painter.fontMetrics().elidedText(index.data(), Qt.TextElideMode.ElideRight, area.width() - 10)
        painter.drawText(area.adjusted(6, 0, -4, 0), side | Qt.AlignmentFlag.AlignVCenter, text)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(style.color("focus"))
            painter.drawRect(area.adjusted(0, 0, -1, -1))


class SheetView(QTableView):
    """The sheet; see the module."""

    def __init__(self) -> None:
        super().__init__()
        self._model = _SheetModel()
        self.setModel(self._model)
        self.setItemDelegate(_PartDelegate(self))
        self.setAccessibleName("The sheet with its reading")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        for heads, size in ((self.horizontalHeader(), _COLUMN), (self.verticalHeader(), _ROW)):
            heads.setDefaultSectionSize(size)
            heads.setMinimumSectionSize(18)
            heads.setHighlightSections(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._shown: tuple[str, int] = ("", 0)

    def show_sheet(
        self, sheet: Sheet, parts: Parts, left_out: tuple[LeftOut, ...], refused: tuple[RefusedCell, ...]
    ) -> None:
        """Show a sheet with its parts; the place stays where the same sheet is shown again."""
        place = self.currentIndex()
        row, column = (place.row(), place.column()) if place.isValid() else (0, 0)
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        is_same = self._shown == (sheet.name, id(sheet))
        self._model.show_sheet(sheet, parts, left_out, refused)
        if is_same:
            self.setCurrentIndex(self._model.index(row, column))
            self.horizontalScrollBar().setValue(across)
            self.verticalScrollBar().setValue(down)
        else:
            self._shown = (sheet.name, id(sheet))
            self._fit(sheet)

    def go_to(self, row: int, column: int) -> None:
        """Bring a cell into view."""
        index = self._model.index(row, column)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def why(self, row: int, column: int) -> str:
        """What a cell is by the reading."""
        return self._model.why(row, column)

    def _fit(self, sheet: Sheet) -> None:
        """Columns as wide as their first texts need, within limits."""
        metrics = self.fontMetrics()
        for column in range(min(sheet.width, 200)):
            texts = [sheet.text(row, column) for row in range(min(sheet.height, 60))]
            widest = max((metrics.horizontalAdvance(text) for text in texts), default=0)
            self.setColumnWidth(column, max(36, min(_WIDEST, widest + 18)))


class PartLegend(QWidget):
    """The swatches under the sheet, each with its words."""

    def __init__(self, words: Mapping[int, str] = PART_WORDS) -> None:
        super().__init__()
        self._words = words
        self.setFixedHeight(28)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"Legend: {', '.join(words.values())}")

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(480, 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Swatch and words, one after the other."""
        painter = QPainter(self)
        painter.setFont(style.font(style.measures.TEXT_CAPTION))
        left = 12
        for part, words in self._words.items():
            swatch = QRect(left, (self.height() - _SWATCH) // 2, _SWATCH, _SWATCH)
            _paint_part(painter, swatch, part)
            painter.setPen(style.color("edge"))
            painter.drawRect(swatch.adjusted(0, 0, -1, -1))
            painter.setPen(style.color("text2"))
            width = painter.fontMetrics().horizontalAdvance(words)
            place = QRect(swatch.right() + 7, 0, width + 2, self.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)
            left = place.right() + 16
        painter.end()
