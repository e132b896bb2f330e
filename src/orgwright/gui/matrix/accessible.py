"""The matrix for screen readers: a table whose cells have names, made only while something asks for them.

The view draws itself, so Qt knows none of its cells. A reader that is attached gets one interface for each cell that
it visits; its name is what the view's ``describe`` says: person, skill, level, source, date.
"""

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QWindow
from PySide6.QtWidgets import QAccessibleWidget

if TYPE_CHECKING:
    from orgwright.gui.matrix.view import MatrixView

# Qt takes a null for every interface below; the stubs of PySide6 do not say so.

# Qt owns an interface but not its Python half, so each is kept here as long as its view lives.
_KEPT: dict[int, "MatrixInterface"] = {}


class CellInterface(QAccessibleInterface):
    """One cell of the matrix."""

    def __init__(self, view: "MatrixView", row: int, column: int) -> None:
        super().__init__()
        self._view = view
        self._row, self._column = row, column

    def isValid(self) -> bool:
        """As long as the matrix has the cell."""
        people, skills = self._view.blocks.shape
        return self._row < people and self._column < skills

    def object(self) -> QObject | None:  # type: ignore[override]
        """A cell is no object of Qt."""
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]
        """The window of the view."""
        return self._view.window().windowHandle()

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]
        """The matrix."""
        return QAccessible.queryAccessibleInterface(self._view)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """Cells hold nothing."""
        return None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """Cells hold nothing."""
        return None

    def childCount(self) -> int:
        """Cells hold nothing."""
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Cells hold nothing."""
        return -1

    def text(self, kind: QAccessible.Text) -> str:
        """The name: all that is known of the cell in one sentence."""
        return self._view.description(self._row, self._column) if kind == QAccessible.Text.Name else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Levels are typed, not set by a reader."""

    def rect(self) -> QRect:
        """Where the cell is on the screen."""
        area = self._view.scene().cell(self._row, self._column).toAlignedRect()
        return area.translated(self._view.viewport().mapToGlobal(QPoint(0, 0)))

    def role(self) -> QAccessible.Role:
        """A cell of a table."""
        return QAccessible.Role.Cell

    def state(self) -> QAccessible.State:
        """Nothing beyond being there."""
        return QAccessible.State()


class MatrixInterface(QAccessibleWidget):
    """The matrix as a table of its shown rows, cell by cell."""

    def __init__(self, view: "MatrixView") -> None:
        super().__init__(view, QAccessible.Role.Table, view.accessibleName())
        self._view = view
        self._cells: dict[tuple[int, int], CellInterface] = {}

    def childCount(self) -> int:
        """All cells of the rows that are shown."""
        return len(self._view.places.shown_rows) * len(self._view.blocks.columns)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """One cell, row by row."""
        if not 0 <= index < self.childCount():
            return None
        place, column = divmod(index, len(self._view.blocks.columns))
        return self._cell(int(self._view.places.shown_rows[place]), column)

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        """The current cell."""
        return None if self._view.current is None else self._cell(*self._view.current)

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """The cell at a place of the screen."""
        found = self._view.cell_at(self._view.viewport().mapFromGlobal(QPoint(x, y)).toPointF())
        return None if found is None else self._cell(*found)

    def _cell(self, row: int, column: int) -> CellInterface:
        if (row, column) not in self._cells:
            made = CellInterface(self._view, row, column)
            QAccessible.registerAccessibleInterface(made)
            self._cells[row, column] = made
        return self._cells[row, column]


def _interface(_name: str, thing: QObject) -> QAccessibleInterface | None:
    from orgwright.gui.matrix.view import MatrixView

    if not isinstance(thing, MatrixView):
        return None
    key = id(thing)
    if key not in _KEPT:
        _KEPT[key] = MatrixInterface(thing)
        thing.destroyed.connect(lambda: _KEPT.pop(key, None))
    return _KEPT[key]


@lru_cache(maxsize=1)
def teach_qt() -> None:
    """Let Qt find the interfaces of matrices; once for the process."""
    QAccessible.installFactory(_interface)


def tell_current(view: "MatrixView", sentence: str) -> None:
    """Let an attached reader say the current cell; its sentence is the description of the widget too."""
    view.setAccessibleDescription(sentence)
    if QAccessible.isActive() and view.current is not None:
        moved = QAccessibleEvent(view, QAccessible.Event.Focus)
        place = int(view.places.shown_rows.searchsorted(view.current[0]))
        moved.setChild(place * len(view.blocks.columns) + view.current[1])
        QAccessible.updateAccessibility(moved)
