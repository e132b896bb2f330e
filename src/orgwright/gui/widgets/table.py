"""A table of frozen rows: sorting, keyboard, copying to spreadsheets, tooltips where text is cut.

API::

    table = Table(columns=(Column("Unit", lambda row: row.name, is_key=True), ...), key=lambda row: row.unit_id)
    table.show_rows(rows)              # keeps selection and place; rows may hold Group bands
    table.chosen.connect(...)          # the current row, or None
    table.opened.connect(...)          # (row, column title) on Enter or double click
    table.menu_wanted.connect(...)     # (row, QMenu) to fill before it is shown
    table.explained.connect(screen.explain)  # an Explanation, on a click or F2 where a column has ``explain``

Where a column ``wraps``, each row is as high as its text needs at the width of the moment. Rows of which ``spans``
is true show their first column over all but the last: sentences among the rows of a table.
"""

from collections.abc import Callable, Hashable, Sequence
from typing import Any, Generic

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QMenu, QTableView, QWidget

from orgwright.gui import style
from orgwright.gui.widgets.columns import (
    ROW_ROLE,
    CellDelegate,
    Column,
    Group,
    Heads,
    Index,
    R,
    fit_columns,
    padding,
)
from orgwright.gui.widgets.explained_cells import KEY as EXPLAIN_KEY
from orgwright.gui.widgets.explained_cells import ExplainedCells, TellingLater


class RowsModel(QAbstractTableModel, Generic[R]):
    """Rows and bands as Qt wants them; sorting orders the rows within each band."""

    def __init__(self, columns: tuple[Column[R], ...]) -> None:
        super().__init__()
        self._columns = columns
        self._given: list[R | Group] = []
        self._shown: list[R | Group] = []
        self._sorted_by: tuple[int, bool] | None = None

    def show_rows(self, rows: Sequence[R | Group]) -> None:
        """Replace all rows, in the order of the last sorting."""
        self.beginResetModel()
        self._given = list(rows)
        self._shown = self._ordered()
        self.endResetModel()

    def row(self, place: int) -> R | Group:
        """The row shown at a place."""
        return self._shown[place]

    @property
    def rows(self) -> list[R | Group]:
        """All rows in the order in which they are shown."""
        return list(self._shown)

    def _ordered(self) -> list[R | Group]:
        if self._sorted_by is None:
            return list(self._given)
        place, falling = self._sorted_by
        column = self._columns[place]
        ordered: list[R | Group] = []
        part: list[R] = []
        for row in [*self._given, None]:
            if row is None or isinstance(row, Group):
                known = [item for item in part if not column.order(item)[0]]
                unknown = [item for item in part if column.order(item)[0]]
                ordered += [*sorted(known, key=column.order, reverse=falling), *unknown]
                part = []
                if isinstance(row, Group):
                    ordered.append(row)
            else:
                part.append(row)
        return ordered

    def tsv(self, places: Sequence[int], with_heads: bool) -> str:
        """The rows at these places as tab-separated text."""
        lines = ["\t".join(column.title for column in self._columns)] if with_heads else []
        for place in places:
            row = self._shown[place]
            cells = [row.title] if isinstance(row, Group) else [column.text(row) for column in self._columns]
            lines.append("\t".join(" ".join(cell.split()) for cell in cells))
        return "\n".join(lines)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many rows and bands."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many columns."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row itself, its text, and how the text stands."""
        if not index.isValid():
            return None
        row = self._shown[index.row()]
        if role == ROW_ROLE:
            return row
        if isinstance(row, Group):
            return f"{row.title} {row.note}".strip() if role == Qt.ItemDataRole.DisplayRole else None
        column = self._columns[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return column.text(row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.alignment()
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The titles of the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].title
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Bands cannot be selected."""
        if index.isValid() and isinstance(self._shown[index.row()], Group):
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows within their bands; a negative column restores the given order."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        objects = [self._shown[index.row()] for index in before]
        self._sorted_by = None if column < 0 else (column, order == Qt.SortOrder.DescendingOrder)
        self._shown = self._ordered()
        place_of = {id(row): place for place, row in enumerate(self._shown)}
        for index, row in zip(before, objects, strict=True):
            self.changePersistentIndex(index, self.index(place_of[id(row)], index.column()))
        self.layoutChanged.emit()


class Table(QTableView):
    """The table of the visual system; see the module for its use."""

    chosen = Signal(object)
    opened = Signal(object, str)
    explained = Signal(object)
    menu_wanted = Signal(object, QMenu)

    def __init__(
        self,
        columns: Sequence[Column[Any]],
        key: Callable[[Any], Hashable] | None = None,
        row_height: int = style.measures.ROW_TABLE,
        many: bool = False,
        sortable: bool = True,
        spans: Callable[[Any], bool] = lambda row: False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._key = key or (lambda row: row)
        self._row_height = row_height
        self._spans = spans
        self.rows_model: RowsModel[Any] = RowsModel(self._columns)
        self.setModel(self.rows_model)
        heads = Heads(self._columns, self)
        self.setHorizontalHeader(heads)
        self.cells = CellDelegate(self, self._columns)
        self.setItemDelegate(self.cells)
        self._telling_later = TellingLater()
        self._numbers = ExplainedCells(self, self._columns, self.cells, self.explained.emit)
        self._dress(many)
        self._wrapped = [place for place, column in enumerate(self._columns) if column.wraps]
        self._is_sharing = False
        if self._wrapped:
            self.cells.first_line = row_height
            heads.sectionResized.connect(self._column_resized)
            self.rows_model.layoutChanged.connect(self._measure_rows)
        if sortable:
            heads.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            self.setSortingEnabled(True)
        self.selectionModel().currentRowChanged.connect(self._tell_chosen)
        self.doubleClicked.connect(self._open)

    def _dress(self, many: bool) -> None:
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.ExtendedSelection if many else mode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(16)
        rows.setDefaultSectionSize(self._row_height)

    @property
    def chosen_row(self) -> Any:
        """The current row, or None."""
        index = self.currentIndex()
        row = self.rows_model.row(index.row()) if index.isValid() else None
        return None if isinstance(row, Group) else row

    @property
    def chosen_rows(self) -> list[Any]:
        """All selected rows in the order shown."""
        return [self.rows_model.row(place) for place in self._places()]

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Replace the rows; the selection and the place are kept where the same keys are still there."""
        chosen = self.chosen_row
        kept = None if chosen is None else self._key(chosen)
        place = self.verticalScrollBar().value()
        blocked = self.selectionModel().blockSignals(True)
        self.rows_model.show_rows(rows)
        self.clearSpans()
        for number, row in enumerate(self.rows_model.rows):
            if isinstance(row, Group):
                self.setSpan(number, 0, 1, len(self._columns))
            elif self._spans(row):
                self.setSpan(number, 0, 1, len(self._columns) - 1)
        self._measure_rows()
        found = kept is not None and self.choose(kept)
        self.selectionModel().blockSignals(blocked)
        self.verticalScrollBar().setValue(place)
        if kept is not None and not found:
            self.chosen.emit(None)

    def choose(self, key: Hashable) -> bool:
        """Make the row with this key the current one and bring it into view; False if it is not there."""
        for place, row in enumerate(self.rows_model.rows):
            if not isinstance(row, Group) and self._key(row) == key:
                index = self.rows_model.index(place, self._key_column())
                self.setCurrentIndex(index)
                self.scrollTo(index)
                return True
        return False

    def copy(self, with_heads: bool = False) -> None:
        """Put the selected rows on the clipboard as tab-separated text."""
        QGuiApplication.clipboard().setText(self.rows_model.tsv(self._places(), with_heads))

    def _height_of(self, row: Any) -> int:
        """The height of a row with its wrapped text; bands are never higher than others."""
        if isinstance(row, Group):
            return self._row_height
        last = len(self._columns) - 1
        if self._spans(row):
            width = self.horizontalHeader().length() - self.columnWidth(last) - sum(padding(0, last + 1))
            return self._row_height + self._columns[0].extra_height(row, width)
        extra = 0
        for place in self._wrapped:
            if not self.isColumnHidden(place):
                width = self.columnWidth(place) - sum(padding(place, last + 1))
                extra = max(extra, self._columns[place].extra_height(row, width))
        return self._row_height + extra

    def _measure_rows(self) -> None:
        """Make every row as high as its wrapped text needs."""
        if not self._wrapped:
            return
        heights = self.verticalHeader()
        for place, row in enumerate(self.rows_model.rows):
            height = self._height_of(row)
            if heights.sectionSize(place) != height:
                heights.resizeSection(place, height)
        self.updateGeometries()

    def _column_resized(self, place: int, _before: int, _now: int) -> None:
        if place in self._wrapped and not self._is_sharing:
            self._measure_rows()

    def _share_room(self) -> None:
        """Give the columns their widths; rows that grow by it leave the row that a person looks at where it is."""
        held = self.currentIndex().row()
        if not 0 <= self.rowViewportPosition(held) < self.viewport().height():
            held = self.rowAt(0)
        before = self.rowViewportPosition(held)
        self._is_sharing = True
        fit_columns(self.horizontalHeader(), self._columns, self.viewport().width())
        self._is_sharing = False
        self._measure_rows()
        bar = self.verticalScrollBar()
        if self._wrapped and held >= 0:
            bar.setValue(bar.value() + self.rowViewportPosition(held) - before)

    def _key_column(self) -> int:
        return next((place for place, column in enumerate(self._columns) if column.is_key), 0)

    def _places(self) -> list[int]:
        return sorted({index.row() for index in self.selectionModel().selectedRows()})

    def _tell_chosen(self, current: QModelIndex) -> None:
        self._telling_later.tell(lambda: self.chosen.emit(self.chosen_row if current.isValid() else None))

    def _open(self, index: QModelIndex) -> None:
        row = self.rows_model.row(index.row())
        if not isinstance(row, Group):
            self.opened.emit(row, self._columns[index.column()].title)

    def _hover(self, at: QPoint | None) -> None:
        index = QModelIndex() if at is None else self.indexAt(at)
        row = self.rows_model.row(index.row()) if index.isValid() else None
        if row is not self.cells.hovered:
            self.cells.hovered = row
            self.viewport().update()
        self._numbers.hover(at)

    def explain_chosen(self) -> None:
        """Show how a number of the current row came about."""
        if self.currentIndex().isValid():
            self._numbers.explain_chosen(self.chosen_row, self.visualRect(self.currentIndex()))

    def sizeHint(self) -> QSize:
        """High enough for its rows."""
        rows = self.verticalHeader().length()
        return QSize(480, rows + self.horizontalHeader().height() + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room among the columns."""
        super().resizeEvent(event)
        self._share_room()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the row; a number may be meant."""
        self._numbers.press(event)
        with self._telling_later:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Explain the number that was clicked."""
        super().mouseReleaseEvent(event)
        self._numbers.release(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light the row under the pointer."""
        super().mouseMoveEvent(event)
        self._hover(event.position().toPoint())

    def leaveEvent(self, event: QEvent) -> None:
        """No row is lit without the pointer."""
        super().leaveEvent(event)
        self._hover(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Nothing is chosen by the focus alone, as Qt's own item views would do."""
        QAbstractScrollArea.focusInEvent(self, event)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy with Ctrl+C, open with Enter, explain with F2."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        elif event.key() == EXPLAIN_KEY:
            self.explain_chosen()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: Any) -> None:
        """The screen's own entries for the row, then copying."""
        index = self.indexAt(event.pos())
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if index.isValid() and not isinstance(self.rows_model.row(index.row()), Group):
            self.setCurrentIndex(index)
            self.menu_wanted.emit(self.rows_model.row(index.row()), menu)
            self._numbers.fill(menu, self.rows_model.row(index.row()))
        if not menu.isEmpty():
            menu.addSeparator()
        menu.addAction(style.icon("copy"), "Copy", QKeySequence.StandardKey.Copy, self.copy)
        menu.addAction("Copy with heads", lambda: self.copy(with_heads=True))
        menu.popup(event.globalPos())
