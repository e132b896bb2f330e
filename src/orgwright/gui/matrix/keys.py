"""The keyboard of the matrix: moving, selecting, typing levels, filling, and ranges to and from spreadsheets."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence

from orgwright.gui.matrix.clipboard import Grid, mime_data
from orgwright.gui.matrix.codes import Status, level_of, status_of

if TYPE_CHECKING:
    from orgwright.gui.matrix.view import MatrixView

_DIGITS = {
    Qt.Key.Key_0: 0,
    Qt.Key.Key_1: 1,
    Qt.Key.Key_2: 2,
    Qt.Key.Key_3: 3,
    Qt.Key.Key_4: 4,
    Qt.Key.Key_5: 5,
}
_STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
MOST_CELLS = 100_000
"""Cells that one gesture may change or copy; a matrix has tens of millions."""
_ZOOM = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}


class MatrixKeys:
    """Turns keys into moves and signals of one view."""

    def __init__(self, view: "MatrixView") -> None:
        self._view = view

    def take(self, event: QKeyEvent) -> bool:
        """Use a key; False leaves it to others."""
        key, held = Qt.Key(event.key()), event.modifiers()
        control = bool(held & Qt.KeyboardModifier.ControlModifier)
        if held & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier):
            return False
        if control and key in _ZOOM:
            self._view.step_zoom(_ZOOM[key])
            return True
        if control and key == Qt.Key.Key_0:
            self._view.set_zoom(1.0)
            return True
        if self._view.current is None:
            return self._start(key)
        return self._move(key, held) or self._edit(event, key, control)

    def take_tab(self, forward: bool) -> bool:
        """Tab goes right and on to the next row, Shift+Tab back; at the ends they leave the matrix: False."""
        view = self._view
        shown = view.places.shown_rows
        if view.current is None or not len(shown):
            return False
        row, column = view.current
        place = int(np.searchsorted(shown, row)) * len(view.blocks.columns) + column + (1 if forward else -1)
        if not 0 <= place < len(shown) * len(view.blocks.columns):
            return False
        down, across = divmod(place, len(view.blocks.columns))
        view.set_current(int(shown[down]), across)
        return True

    def _start(self, key: Qt.Key) -> bool:
        shown = self._view.places.shown_rows
        if key not in _STEPS or not len(shown) or not self._view.blocks.columns:
            return False
        self._view.set_current(int(shown[0]), 0)
        return True

    def _move(self, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        view = self._view
        if view.current is None:
            return False
        shown = view.places.shown_rows
        last_row, last_column = len(shown) - 1, len(view.blocks.columns) - 1
        place, column = int(np.searchsorted(shown, view.current[0])), view.current[1]
        control = bool(held & Qt.KeyboardModifier.ControlModifier)
        page = max(int(view.scene().cells_area.height() / view.places.cell_height) - 1, 1)
        if key in _STEPS:
            down, across = _STEPS[key]
            reach = (last_row + 1, last_column + 1) if control else (1, 1)
            place, column = place + down * reach[0], column + across * reach[1]
        elif key in _PAGES:
            place += page * _PAGES[key]
        elif key in _ENTER and not control:
            place += -1 if held & Qt.KeyboardModifier.ShiftModifier else 1
            held = Qt.KeyboardModifier.NoModifier
        elif key == Qt.Key.Key_Home:
            place, column = 0 if control else place, 0
        elif key == Qt.Key.Key_End:
            place, column = last_row if control else place, last_column
        elif key == Qt.Key.Key_A and control:
            view.set_current(int(shown[0]), 0)
            place, column, held = last_row, last_column, Qt.KeyboardModifier.ShiftModifier
        else:
            return False
        place, column = min(max(place, 0), last_row), min(max(column, 0), last_column)
        view.set_current(int(shown[place]), column, extend=bool(held & Qt.KeyboardModifier.ShiftModifier))
        return True

    def _edit(self, event: QKeyEvent, key: Qt.Key, control: bool) -> bool:
        view = self._view
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._view.paste()
        elif control and key in (Qt.Key.Key_D, Qt.Key.Key_R):
            self._fill(down=key == Qt.Key.Key_D)
        elif key in _DIGITS and not control:
            self._with_cells(lambda cells: view.levels_typed.emit(cells, _DIGITS[key]))
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._with_cells(view.cleared.emit)
        elif key == Qt.Key.Key_F2 and view.current is not None:
            view.opened.emit(*view.current)
        elif not control and len(event.text()) == 1 and event.text().isalpha():
            view.letter_typed.emit(event.text().lower())
        else:
            return False
        return True

    def _with_cells(self, use: Callable[[list[tuple[int, int]]], object]) -> None:
        """Do something with the cells of the range, where they are not more than one gesture may touch."""
        selected = self._view.selected
        if selected is None:
            return
        if selected.count > MOST_CELLS:
            self._view.refused.emit(
                f"One step changes or copies at most {MOST_CELLS:,} cells; {selected.count:,} are selected."
            )
        else:
            use(selected.cells)

    def copy(self) -> None:
        """Put the levels of the range on the clipboard, as text with tabs and as a table; unknown ones are empty."""

        def put(_cells: object) -> None:
            selected = self._view.selected
            assert selected is not None
            block = self._view.blocks.codes
            columns = slice(selected.left, selected.right + 1)
            rows = (np.asarray(block[row : row + 1, columns])[0].tolist() for row in selected.rows)
            QGuiApplication.clipboard().setMimeData(mime_data([_text(code) for code in row] for row in rows))

        self._with_cells(put)

    def paste(self, grid: Grid) -> None:
        """Lay values over the cells from the top left of the range; one value fills the whole range.

        A range that is a multiple of what is pasted, as high or as wide, is filled with its repetition.
        """
        view = self._view
        selected = view.selected
        if selected is None or not grid:
            return
        if len(grid) == 1 and len(grid[0]) == 1:
            value = grid[0][0]
            self._with_cells(lambda cells: view.pasted.emit([(row, column, value) for row, column in cells], 0))
            return
        shown, last = view.places.shown_rows, len(view.blocks.columns)
        first, left = int(np.searchsorted(shown, selected.rows[0])), selected.left
        grid = _repeated(grid, len(selected.rows), selected.right - left + 1)
        total = sum(len(line) for line in grid)
        if total > MOST_CELLS:
            view.refused.emit(f"One step changes at most {MOST_CELLS:,} cells; the clipboard holds {total:,}.")
            return
        rows = shown[first : first + len(grid)].tolist()
        cells = [
            (row, left + across, value)
            for row, line in zip(rows, grid, strict=False)
            for across, value in enumerate(line[: last - left])
        ]
        view.pasted.emit(cells, total - len(cells))

    def _fill(self, down: bool) -> None:
        """Repeat the first row or column of the range in the others; of a single one, the row or column before it."""
        view = self._view
        selected = view.selected
        if selected is None or selected.count > MOST_CELLS:
            self._with_cells(lambda cells: None)
            return
        shown = view.places.shown_rows
        rows, columns = list(selected.rows), list(range(selected.left, selected.right + 1))
        line = rows if down else columns
        if len(line) == 1:
            before = int(np.searchsorted(shown, line[0])) - 1 if down else line[0] - 1
            if before < 0:
                return
            line.insert(0, int(shown[before]) if down else before)
        source, targets = line[0], line[1:]
        pairs = (
            [((row, column), (source, column)) for row in targets for column in columns]
            if down
            else [((row, column), (row, source)) for row in rows for column in targets]
        )
        view.filled.emit(pairs)


def _repeated(grid: Grid, rows: int, columns: int) -> Grid:
    """What is pasted, as often as a range holds it in both directions; else as it is."""
    height, width = len(grid), max(len(line) for line in grid)
    if rows % height or columns % width or any(len(line) != width for line in grid):
        return grid
    return [line * (columns // width) for _ in range(rows // height) for line in grid]


def _text(code: int) -> str:
    level = None if status_of(code) is Status.EXPIRED else level_of(code)
    return "" if level is None else str(level)
