"""The keyboard of the matrix: moving, selecting, typing levels, and tab-separated text with spreadsheets."""

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence

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
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            place += page if key == Qt.Key.Key_PageDown else -page
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
        cells = view.selected.cells if view.selected is not None else []
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QGuiApplication.clipboard().text())
        elif control and key == Qt.Key.Key_D:
            self._fill_down()
        elif key in _DIGITS and not control:
            view.levels_typed.emit(cells, _DIGITS[key])
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            view.cleared.emit(cells)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and view.current is not None:
            view.opened.emit(*view.current)
        elif not control and len(event.text()) == 1 and event.text().isalpha():
            view.letter_typed.emit(event.text().lower())
        else:
            return False
        return True

    def copy(self) -> None:
        """Put the levels of the range on the clipboard; what is not known is empty."""
        selected = self._view.selected
        if selected is None:
            return
        codes = self._view.blocks.codes
        lines = [
            "\t".join(_text(int(codes[row, column])) for column in range(selected.left, selected.right + 1))
            for row in selected.rows
        ]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def paste(self, text: str) -> None:
        """Lay tab-separated text over the cells from the top left of the range; one value fills the whole range."""
        view = self._view
        selected = view.selected
        lines = [line.split("\t") for line in text.rstrip("\r\n").splitlines()]
        if selected is None or not lines:
            return
        if len(lines) == 1 and len(lines[0]) == 1:
            view.pasted.emit([(row, column, lines[0][0].strip()) for row, column in selected.cells])
            return
        shown = view.places.shown_rows
        first = int(np.searchsorted(shown, selected.rows[0]))
        cells = [
            (int(shown[first + down]), selected.left + across, value.strip())
            for down, line in enumerate(lines)
            if first + down < len(shown)
            for across, value in enumerate(line)
            if selected.left + across < len(view.blocks.columns)
        ]
        view.pasted.emit(cells)

    def _fill_down(self) -> None:
        view = self._view
        selected = view.selected
        if selected is None:
            return
        shown = view.places.shown_rows
        place = int(np.searchsorted(shown, selected.rows[0]))
        rows = selected.rows[1:]
        source = selected.rows[0]
        if not rows and place > 0:
            rows, source = selected.rows, int(shown[place - 1])
        columns = range(selected.left, selected.right + 1)
        pairs = [((row, column), (source, column)) for row in rows for column in columns]
        if pairs:
            view.filled_down.emit(pairs)


def _text(code: int) -> str:
    level = None if status_of(code) is Status.EXPIRED else level_of(code)
    return "" if level is None else str(level)
