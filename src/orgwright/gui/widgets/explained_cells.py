"""Cells whose number can be opened: the hand over them, the click, the key F2 and the entries of the menu.

A Table or Tree owns one and forwards its events. A cell can be opened where its column has ``explain`` and its text is
not empty; the explanation is asked for at the click alone. Clicking chooses the row as anywhere else.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu

from orgwright.gui import style
from orgwright.gui.widgets.columns import ROW_ROLE, CellDelegate, Column, Group
from orgwright.planning.explanation import Explanation

KEY = Qt.Key.Key_F2


class ExplainedCells:
    """See the module; ``tell`` is given each Explanation that somebody asked for."""

    def __init__(
        self,
        view: QAbstractItemView,
        columns: tuple[Column[Any], ...],
        cells: CellDelegate,
        tell: Callable[[Explanation], object],
    ) -> None:
        self._view = view
        self._columns = columns
        self._cells = cells
        self._tell = tell
        self._pressed: tuple[Any, int, QPoint] | None = None
        self._has_any = any(column.explain for column in columns)

    def hover(self, at: QPoint | None) -> None:
        """Show what a click at this place of the viewport would do; None where the pointer has left."""
        if not self._has_any:
            return
        index = QModelIndex() if at is None else self._opening(at)
        under = (index.data(ROW_ROLE), index.column()) if index.isValid() else None
        before, self._cells.underlined = self._cells.underlined, under
        if before == under:
            return
        if under is None:
            self._view.viewport().unsetCursor()
        else:
            self._view.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self._view.viewport().update()

    def press(self, event: QMouseEvent) -> None:
        """Remember on which number the button went down."""
        self._pressed = None
        if event.button() == Qt.MouseButton.LeftButton and not event.modifiers():
            index = self._opening(event.position().toPoint())
            if index.isValid():
                self._pressed = index.data(ROW_ROLE), index.column(), event.globalPosition().toPoint()

    def release(self, event: QMouseEvent) -> None:
        """Explain the number on which the button went down, where the pointer is still.

        By then it may stand elsewhere: choosing its row may have opened a panel, and the columns moved.
        """
        pressed, self._pressed = self._pressed, None
        if pressed is None or event.button() != Qt.MouseButton.LeftButton:
            return
        row, place, at = pressed
        if (event.globalPosition().toPoint() - at).manhattanLength() < QApplication.startDragDistance():
            self.explain(row, place)

    def explain(self, row: Any, place: int) -> None:
        """Tell how the number of a row in one column came about."""
        ask = self._columns[place].explain
        explanation = ask(row) if ask is not None else None
        if explanation is not None:
            self._tell(explanation)

    def explain_chosen(self, row: Any, at: QRect) -> None:
        """F2: the only number of the row, or a menu of those that can be opened, below its place in the viewport."""
        places = self._places(row)
        if len(places) == 1:
            self.explain(row, places[0])
        elif places:
            menu = QMenu(self._view)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self._fill(menu, row, places)
            menu.setActiveAction(menu.actions()[0])
            menu.popup(self._view.viewport().mapToGlobal(at.bottomLeft()))

    def fill(self, menu: QMenu, row: Any) -> None:
        """The entries of a context menu, one for each number of the row that can be opened."""
        places = self._places(row)
        if places and not menu.isEmpty():
            menu.addSeparator()
        self._fill(menu, row, places)

    def _fill(self, menu: QMenu, row: Any, places: list[int]) -> None:
        for place in places:
            column = self._columns[place]
            name = " ".join(part for part in (column.title, column.text(row)) if part).replace("&", "&&")
            action = menu.addAction(
                style.icon("calculator"), f"How {name} is computed", partial(self.explain, row, place)
            )
            if len(places) == 1:
                action.setShortcut(QKeySequence(KEY))

    def _places(self, row: Any) -> list[int]:
        if row is None or isinstance(row, Group):
            return []
        return [place for place, column in enumerate(self._columns) if column.can_explain(row)]

    def _opening(self, at: QPoint) -> QModelIndex:
        index = self._view.indexAt(at)
        row = index.data(ROW_ROLE) if index.isValid() else None
        if row is None or isinstance(row, Group) or not self._columns[index.column()].can_explain(row):
            return QModelIndex()
        return index


class TellingLater:
    """Holds back what a press of the mouse has to tell until Qt has dealt with the press.

    Who hears of another row may open a panel; columns that move below the pointer meanwhile would undo the choice.
    """

    def __init__(self) -> None:
        self._is_held = False
        self._waiting: Callable[[], object] | None = None

    def tell(self, telling: Callable[[], object]) -> None:
        """Tell now, or at the end of the press; of several only the last."""
        if self._is_held:
            self._waiting = telling
        else:
            telling()

    def __enter__(self) -> None:
        self._is_held = True

    def __exit__(self, *_error: object) -> None:
        self._is_held = False
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting()
