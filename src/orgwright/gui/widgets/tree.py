"""A tree of frozen rows with the same columns as a table.

API: ``Tree(columns, key)``; ``show_branches([Branch(row, (Branch(child), ...)), ...])`` keeps what is open,
selected and in view; ``chosen`` tells the current row, ``opened`` Enter or a double click, ``explained`` an
Explanation on a click or F2 where a column has ``explain``. A branch whose row is a
``Group`` is a band that can be folded. ``heads=False`` hides the heads, as in a list beside a record.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QMenu, QStyleOptionViewItem, QTreeView, QWidget

from orgwright.gui import style
from orgwright.gui.widgets.columns import ROW_ROLE, CellDelegate, Column, Group, Heads, Index, fit_columns
from orgwright.gui.widgets.explained_cells import KEY as EXPLAIN_KEY
from orgwright.gui.widgets.explained_cells import ExplainedCells, TellingLater

_STEP = 16


@dataclass(frozen=True)
class Branch:
    """A row with the branches below it."""

    row: Any
    branches: tuple["Branch", ...] = ()


@dataclass(eq=False)
class _Node:
    """A branch that knows its place, so that Qt's indexes can be made from it."""

    row: Any
    parent: "_Node | None"
    place: int
    children: list["_Node"] = field(default_factory=list)


class BranchModel(QAbstractItemModel):
    """Branches as Qt wants them."""

    def __init__(self, columns: tuple[Column[Any], ...]) -> None:
        super().__init__()
        self._columns = columns
        self._root = _Node(None, None, 0)

    def show_branches(self, branches: Sequence[Branch]) -> None:
        """Replace the whole tree."""
        self.beginResetModel()
        self._root = _Node(None, None, 0)
        self._grow(self._root, branches)
        self.endResetModel()

    def _grow(self, parent: _Node, branches: Sequence[Branch]) -> None:
        for place, branch in enumerate(branches):
            node = _Node(branch.row, parent, place)
            parent.children.append(node)
            self._grow(node, branch.branches)

    def walk(self) -> Iterator[tuple[QModelIndex, Any]]:
        """Every row with its index, from top to bottom."""
        waiting = list(reversed(self._root.children))
        while waiting:
            node = waiting.pop()
            yield self.createIndex(node.place, 0, node), node.row
            waiting.extend(reversed(node.children))

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        """The index of a child."""
        node = self._node(parent)
        if 0 <= row < len(node.children) and 0 <= column < len(self._columns):
            return self.createIndex(row, column, node.children[row])
        return QModelIndex()

    def _node(self, index: Index) -> _Node:
        if not index.isValid():
            return self._root
        node: _Node = index.internalPointer()
        return node

    def parent(self, index: Index = QModelIndex()) -> Any:  # noqa: B008 - Qt's own default
        """The index above, or an invalid one at the top."""
        above = self._node(index).parent
        if above is None or above is self._root:
            return QModelIndex()
        return self.createIndex(above.place, 0, above)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many branches."""
        return 0 if parent.column() > 0 else len(self._node(parent).children)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many columns."""
        return len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row itself or its text."""
        if not index.isValid():
            return None
        row = self._node(index).row
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            if isinstance(row, Group):
                return row.title if index.column() == 0 else row.note
            return self._columns[index.column()].text(row)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The titles of the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].title
        return None


class _TreeDelegate(CellDelegate):
    """Rows of a fixed height; Qt asks the delegate for it in trees."""

    def __init__(self, view: "Tree", columns: tuple[Column[Any], ...], height: int) -> None:
        super().__init__(view, columns)
        self._tree = view
        self._height = height

    def indent(self, index: Index) -> int:
        """Each step down stands 16 pixels further in, with room for the chevron."""
        return 0 if index.column() else self._tree.steps_down(index) * _STEP + _STEP

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The cell, and a chevron where there is something to open."""
        super().paint(painter, option, index)
        if index.column() == 0 and index.model().rowCount(index) > 0:
            rect: QRect = option.rect
            name = "chevron-down" if self._tree.isExpanded(index) else "chevron-right"
            left = rect.left() + self._tree.chevron_left(index)
            area = QRect(left, rect.center().y() - 6, 12, 12)
            style.paint_icon(painter, area, name, style.current().text2)

    def sizeHint(self, option: Any, index: Index) -> QSize:
        """The height of a row of the tree."""
        return QSize(super().sizeHint(option, index).width(), self._height)


class Tree(QTreeView):
    """The tree of the visual system; see the module for its use."""

    chosen = Signal(object)
    opened = Signal(object, str)
    explained = Signal(object)
    menu_wanted = Signal(object, QMenu)

    def __init__(
        self,
        columns: Sequence[Column[Any]],
        key: Callable[[Any], Hashable] | None = None,
        row_height: int = style.measures.ROW_TREE,
        heads: bool = True,
        open_all: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._key = key or (lambda row: row)
        self._open_all = open_all
        self._folded: set[Hashable] = set()
        self._unfolded: set[Hashable] = set()
        self.branch_model = BranchModel(self._columns)
        self.setModel(self.branch_model)
        self.setHeader(Heads(self._columns, self))
        self.header().setVisible(heads)
        self.cells = _TreeDelegate(self, self._columns, row_height)
        self.setItemDelegate(self.cells)
        self._telling_later = TellingLater()
        self._numbers = ExplainedCells(self, self._columns, self.cells, self.explained.emit)
        self._dress()
        self.selectionModel().currentRowChanged.connect(self._tell_chosen)
        self.doubleClicked.connect(self._open)
        self.collapsed.connect(lambda index: self._note_fold(index, folded=True))
        self.expanded.connect(lambda index: self._note_fold(index, folded=False))

    def _dress(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setUniformRowHeights(True)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setMouseTracking(True)
        self.setExpandsOnDoubleClick(False)

    @property
    def chosen_row(self) -> Any:
        """The current row, or None."""
        row = self.currentIndex().data(ROW_ROLE) if self.currentIndex().isValid() else None
        return None if isinstance(row, Group) else row

    def _row_key(self, row: Any) -> Hashable:
        return ("group", row.title) if isinstance(row, Group) else self._key(row)

    def show_branches(self, branches: Sequence[Branch]) -> None:
        """Replace the tree; what was open, selected and in view stays so."""
        chosen = self.chosen_row
        kept = None if chosen is None else self._key(chosen)
        place = self.verticalScrollBar().value()
        blocked = self.selectionModel().blockSignals(True)
        self.branch_model.show_branches(branches)
        told = self.blockSignals(True)
        for index, row in self.branch_model.walk():
            key = self._row_key(row)
            is_open = key not in self._folded if self._open_all else key in self._unfolded
            self.setExpanded(index, is_open)
        found = kept is not None and self.choose(kept)
        self.blockSignals(told)
        self.selectionModel().blockSignals(blocked)
        self.verticalScrollBar().setValue(place)
        if kept is not None and not found:
            self.chosen.emit(None)

    def choose(self, key: Hashable) -> bool:
        """Make the row with this key the current one and bring it into view; False if it is not there."""
        for index, row in self.branch_model.walk():
            if not isinstance(row, Group) and self._key(row) == key:
                self.setCurrentIndex(index)
                self.scrollTo(index)
                return True
        return False

    def copy(self) -> None:
        """Put the current row on the clipboard as tab-separated text."""
        row = self.chosen_row
        if row is not None:
            QGuiApplication.clipboard().setText("\t".join(column.text(row) for column in self._columns))

    def _note_fold(self, index: QModelIndex, folded: bool) -> None:
        key = self._row_key(index.data(ROW_ROLE))
        (self._folded if folded else self._unfolded).add(key)
        (self._unfolded if folded else self._folded).discard(key)

    def _tell_chosen(self, current: QModelIndex) -> None:
        self._telling_later.tell(lambda: self.chosen.emit(self.chosen_row if current.isValid() else None))

    def _open(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if isinstance(row, Group):
            self.setExpanded(index, not self.isExpanded(index))
        else:
            self.opened.emit(row, self._columns[index.column()].title)

    def steps_down(self, index: Index) -> int:
        """How many rows stand above this one."""
        steps = 0
        above = index.parent()
        while above.isValid():
            steps, above = steps + 1, above.parent()
        return steps

    def chevron_left(self, index: Index) -> int:
        """Where the chevron of a row begins."""
        return _STEP - 4 + self.steps_down(index) * _STEP

    def _hover(self, row: object | None) -> None:
        if row is not self.cells.hovered:
            self.cells.hovered = row
            self.viewport().update()

    def explain_chosen(self) -> None:
        """Show how a number of the current row came about."""
        if self.currentIndex().isValid():
            self._numbers.explain_chosen(self.chosen_row, self.visualRect(self.currentIndex()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room among the columns."""
        super().resizeEvent(event)
        fit_columns(self.header(), self._columns, self.viewport().width())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on a chevron opens or folds; bands fold wherever they are pressed."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() == 0 and self.branch_model.rowCount(index) > 0:
            left = self.columnViewportPosition(0) + self.chevron_left(index)
            on_chevron = left - 4 <= event.position().x() <= left + 16
            if on_chevron or isinstance(index.data(ROW_ROLE), Group):
                self.setExpanded(index, not self.isExpanded(index))
                return
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
        index = self.indexAt(event.position().toPoint())
        self._hover(index.data(ROW_ROLE) if index.isValid() else None)
        self._numbers.hover(event.position().toPoint())

    def leaveEvent(self, event: QEvent) -> None:
        """No row is lit without the pointer."""
        super().leaveEvent(event)
        self._hover(None)
        self._numbers.hover(None)

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
        row = index.data(ROW_ROLE) if index.isValid() else None
        if row is None or isinstance(row, Group):
            return
        self.setCurrentIndex(index)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menu_wanted.emit(row, menu)
        self._numbers.fill(menu, row)
        if not menu.isEmpty():
            menu.addSeparator()
        menu.addAction(style.icon("copy"), "Copy", QKeySequence.StandardKey.Copy, self.copy)
        menu.popup(event.globalPos())
