"""The painted matrix: people down, skills across, edited by keyboard. It emits signals and holds no rules.

API::

    view = MatrixView(tip=lambda row, column: "...", describe=lambda row, column: "Ana Ruiz, RAG, level 3 of ...")
    view.show_blocks(blocks)                       # current cell, folds and place stay where they can
    view.change_cells(blocks, [(row, column)])     # the same matrix with a few other cells: repaints only these
    view.current_changed.connect(...)              # (row, column)
    view.levels_typed.connect(...)                 # [(row, column), ...], level
    view.cleared.connect(...)                      # [(row, column), ...]
    view.filled.connect(...)                       # [((row, column), (row, column of the level)), ...]
    view.pasted.connect(...)                       # [(row, column, text), ...], and how many found no cell
    view.opened.connect(...)                       # (row, column) on F2 or double click
    view.letter_typed.connect(...)                 # "e", "n", "g" ...
    view.refused.connect(...)                      # a sentence: the gesture was too large
    view.row_pressed.connect(...)                  # row, where its head was clicked; column_pressed alike
    view.row_number_pressed.connect(...)           # row, where a number beside its name was clicked
    view.column_number_pressed.connect(...)        # column, where a number under it was clicked

Rows and columns are numbers of the blocks. Zoom is 50 to 200 percent: Ctrl and the wheel, Ctrl + and Ctrl -.
"""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip

from orgwright.gui import style
from orgwright.gui.matrix.accessible import teach_qt, tell_current
from orgwright.gui.matrix.blocks import CellRange, MatrixBlocks, empty_blocks
from orgwright.gui.matrix.clipboard import grid_of
from orgwright.gui.matrix.geometry import Geometry, geometry, groups_within
from orgwright.gui.matrix.keys import MatrixKeys
from orgwright.gui.matrix.painting import Scene, paint_matrix
from orgwright.gui.matrix.tiles import Tiles
from orgwright.gui.widgets.columns import plain_tip

NUMBERS_FROM = 234
"""Where the numbers beside the names of rows begin."""
ZOOMS = (0.5, 0.6, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
_OUTLINE = 3
_MANY_CELLS = 200
"""Changed cells beyond which the whole is painted: collecting their places would take longer."""

Describe = Callable[[int, int], str]


def _is_contrast_wanted() -> bool:
    """Whether the system asks for high contrast."""
    # Shiboken deletes what the hints give out together with them, so they are kept until the end.
    hints = QGuiApplication.styleHints()
    accessibility = hints.accessibility()
    return accessibility.contrastPreference() is Qt.ContrastPreference.HighContrast


class MatrixView(QAbstractScrollArea):
    """The matrix widget; see the module for its use."""

    current_changed = Signal(int, int)
    selection_changed = Signal()
    levels_typed = Signal(list, int)
    cleared = Signal(list)
    filled = Signal(list)
    pasted = Signal(list, int)
    refused = Signal(str)
    row_pressed = Signal(int)
    column_pressed = Signal(int)
    row_number_pressed = Signal(int)
    column_number_pressed = Signal(int)
    opened = Signal(int, int)
    letter_typed = Signal(str)
    zoom_changed = Signal(float)
    focus_changed = Signal(bool)

    def __init__(self, tip: Describe | None = None, describe: Describe | None = None) -> None:
        super().__init__()
        teach_qt()
        self._tip = tip
        self._describe = describe
        self.blocks: MatrixBlocks = empty_blocks()
        self.folded: frozenset[str] = frozenset()
        self.zoom = 1.0
        self.current: tuple[int, int] | None = None
        self._anchor: tuple[int, int] | None = None
        self._hovered_row: int | None = None
        self._tiles: Tiles | None = None
        self._places: Geometry | None = None
        self.has_high_contrast = _is_contrast_wanted()
        self._keys = MatrixKeys(self)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Skills matrix")
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        style.notifier().changed.connect(self._forget_tiles)

    # What is shown

    def show_blocks(self, blocks: MatrixBlocks) -> None:
        """Show another matrix."""
        self.blocks = blocks
        people, skills = blocks.shape
        if self.current is not None and (self.current[0] >= people or self.current[1] >= skills):
            self.current = self._anchor = None
        elif self._anchor is not None and (self._anchor[0] >= people or self._anchor[1] >= skills):
            self._anchor = self.current
        self._lay_out()

    def change_cells(self, blocks: MatrixBlocks, cells: Iterable[tuple[int, int]]) -> None:
        """Show the same people and skills with a few cells changed, and repaint these with their heads and totals."""
        self.blocks = blocks
        scene = self.scene()
        several = list(cells)
        if len(several) > _MANY_CELLS:
            self.viewport().update()
            return
        for row, column in several:
            if scene.geometry.y[row] >= 0:
                cell = scene.cell(row, column)
                self._update(cell)
                self._update(QRectF(0, cell.top(), scene.left, cell.height()))
            left = scene.x(column)
            self._update(QRectF(left, scene.foot_top, scene.geometry.cell_width, scene.height - scene.foot_top))

    def _update(self, area: QRectF) -> None:
        self.viewport().update(area.adjusted(-_OUTLINE, -_OUTLINE, _OUTLINE, _OUTLINE).toAlignedRect())

    def _forget_tiles(self) -> None:
        self._tiles = None
        self._lay_out()

    @property
    def tiles(self) -> Tiles:
        """The painted cells of the theme, the zoom and the screen of the moment."""
        ratio = self.viewport().devicePixelRatioF()
        if self._tiles is None or self._tiles.ratio != ratio:
            self._tiles = Tiles(style.current(), self.zoom, ratio, self.has_high_contrast)
            self._places = None
        return self._tiles

    @property
    def places(self) -> Geometry:
        """Where everything stands."""
        tiles = self.tiles
        if self._places is None:
            self._places = geometry(self.blocks, tiles, self.folded)
        return self._places

    def _lay_out(self) -> None:
        self._places = None
        places, room = self.places, self.scene().cells_area
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setRange(0, max(round(places.width - room.width()), 0))
        across.setPageStep(round(room.width()))
        across.setSingleStep(round(places.cell_width))
        down.setRange(0, max(round(places.height - room.height()), 0))
        down.setPageStep(round(room.height()))
        down.setSingleStep(round(places.cell_height) * 3)
        self.viewport().update()

    def scene(self) -> Scene:
        """The picture of the moment."""
        ratio = self.tiles.ratio
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        offset = QPointF(round(across * ratio) / ratio, round(down * ratio) / ratio)
        size = self.viewport().size()
        return Scene(
            self.blocks,
            self.places,
            self.tiles,
            offset,
            size.width(),
            size.height(),
            self.current,
            self.selected,
            self.folded,
            self._hovered_row,
            self.hasFocus(),
        )

    # Current cell, range, folds and zoom

    @property
    def selected(self) -> CellRange | None:
        """The range between where it began and the current cell."""
        if self.current is None:
            return None
        (row, column), (from_row, from_column) = self.current, self._anchor or self.current
        if (row, column) == (from_row, from_column):
            return CellRange(row, column, row, column, (row,))
        top, bottom = sorted((row, from_row))
        left, right = sorted((column, from_column))
        shown = self.places.shown_rows
        rows = tuple(shown[(shown >= top) & (shown <= bottom)].tolist())
        return CellRange(top, left, bottom, right, rows) if rows else None

    def set_current(self, row: int, column: int, extend: bool = False) -> None:
        """Go to a cell, open its group if it is folded, and bring it into view."""
        for group in groups_within(self.blocks.row_groups, row, row + 1):
            if group.title in self.folded:
                self.fold(group.title)
        before = self.current
        self.current = (row, column)
        if not extend:
            self._anchor = self.current
        self._bring_into_view(row, column)
        self.viewport().update()
        if before != self.current:
            self.current_changed.emit(row, column)
            tell_current(self, self.description(row, column))
        self.selection_changed.emit()

    def description(self, row: int, column: int) -> str:
        """A cell in one sentence, as the screen tells it."""
        return "" if self._describe is None else self._describe(row, column)

    def _bring_into_view(self, row: int, column: int) -> None:
        places, room = self.places, self.scene().cells_area
        cell = places.cell(row, column)
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        for bar, start, length, space in (
            (across, cell.left(), cell.width(), room.width()),
            (down, cell.top() - cell.height(), 2 * cell.height(), room.height()),
        ):
            if start < bar.value():
                bar.setValue(round(start))
            elif start + length > bar.value() + space:
                bar.setValue(round(start + length - space + 2))

    def fold(self, title: str) -> None:
        """Fold a group of rows, or open it again."""
        self.folded = self.folded ^ {title}
        if self.current is not None and self.places is not None:
            self._lay_out()
            if self.places.y[self.current[0]] < 0:
                self.current = self._anchor = None
                self.selection_changed.emit()
        self._lay_out()

    def paste(self) -> None:
        """Lay what is on the clipboard over the cells from the top left of the range."""
        self._keys.paste(grid_of(QGuiApplication.clipboard().mimeData()))

    def set_zoom(self, zoom: float) -> None:
        """Show cells larger or smaller, from 0.5 to 2."""
        self.zoom = min(max(zoom, ZOOMS[0]), ZOOMS[-1])
        self._forget_tiles()
        self.zoom_changed.emit(self.zoom)

    def set_high_contrast(self, is_high: bool) -> None:
        """Draw every known cell with an edge and a bold digit, or leave it to the fills."""
        self.has_high_contrast = is_high
        self._forget_tiles()

    def step_zoom(self, step: int) -> None:
        """Go one step of zoom up or down."""
        nearest = min(range(len(ZOOMS)), key=lambda place: abs(ZOOMS[place] - self.zoom))
        self.set_zoom(ZOOMS[min(max(nearest + step, 0), len(ZOOMS) - 1)])

    # The mouse

    def cell_at(self, point: QPointF) -> tuple[int, int] | None:
        """The cell at a place of the widget."""
        scene = self.scene()
        if not scene.cells_area.contains(point):
            return None
        row = scene.geometry.row_at(point.y() - self.places.head_height + scene.offset.y())
        column = scene.geometry.column_at(point.x() - self.places.head_width + scene.offset.x())
        return None if row is None or column is None else (row, column)

    def _row_at(self, point: QPointF) -> int | None:
        scene = self.scene()
        if not self.places.head_height <= point.y() < scene.foot_top:
            return None
        return scene.geometry.row_at(point.y() - self.places.head_height + scene.offset.y())

    def _band_at(self, point: QPointF) -> str | None:
        scene = self.scene()
        if not self.places.head_height <= point.y() < scene.foot_top:
            return None
        found = scene.geometry.band_at(point.y() - self.places.head_height + scene.offset.y())
        return None if found is None else self.blocks.row_groups[found].title

    def number_at(self, point: QPointF) -> tuple[int | None, int | None]:
        """The row or the column of the number that stands at a place: beside the heads of rows, or in the foot."""
        scene = self.scene()
        if point.y() >= scene.foot_top and point.x() >= self.places.head_width and self.blocks.foot:
            left = point.x() - self.places.head_width + scene.offset.x()
            return None, scene.geometry.column_at(left)
        row = self._row_at(point)
        if row is None or not NUMBERS_FROM <= point.x() < self.places.head_width:
            return None, None
        has_number = self.blocks.rows[row].held_percent is not None
        return (row, None) if has_number else (None, None)

    def _press_head(self, point: QPointF) -> None:
        number_row, number_column = self.number_at(point)
        if number_row is not None:
            self.row_number_pressed.emit(number_row)
        elif number_column is not None:
            self.column_number_pressed.emit(number_column)
        else:
            self._press_name(point)

    def _press_name(self, point: QPointF) -> None:
        scene = self.scene()
        band, row = self._band_at(point), self._row_at(point)
        column = None
        if point.y() < self.places.head_height and point.x() >= self.places.head_width:
            column = scene.geometry.column_at(point.x() - self.places.head_width + scene.offset.x())
        at_row, at_column = self.current or (0, 0)
        if band is not None:
            self.fold(band)
        elif row is not None and point.x() < self.places.head_width and self.blocks.columns:
            self.set_current(row, at_column)
            self.row_pressed.emit(row)
        elif column is not None and len(self.places.shown_rows):
            shown = self.places.shown_rows
            self.set_current(at_row if at_row in shown else int(shown[0]), column)
            self.column_pressed.emit(column)

    # Qt's own

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is to be seen."""
        painter = QPainter(self.viewport())
        paint_matrix(painter, self.scene(), event.rect())
        painter.end()

    def resizeEvent(self, event: QEvent) -> None:
        """More or less is to be seen."""
        self._lay_out()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Heads stay while cells move, so all is drawn anew."""
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        """Repaint with a new palette."""
        super().changeEvent(event)
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the cell, or fold a band; Shift widens the range."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        cell = self.cell_at(event.position())
        if cell is None:
            self._press_head(event.position())
        else:
            self.set_current(*cell, extend=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag a range, or light the row under the pointer."""
        cell = self.cell_at(event.position())
        if event.buttons() & Qt.MouseButton.LeftButton and cell is not None and cell != self.current:
            self.set_current(*cell, extend=True)
        self._hover(self._row_at(event.position()))
        is_number = cell is None and self.number_at(event.position()) != (None, None)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if is_number else Qt.CursorShape.ArrowCursor)

    def _hover(self, row: int | None) -> None:
        if row == self._hovered_row:
            return
        before, self._hovered_row = self._hovered_row, row
        scene = self.scene()
        for one in (before, row):
            if one is not None and one < len(scene.geometry.y) and scene.geometry.y[one] >= 0:
                top = scene.y(float(scene.geometry.y[one]))
                self._update(QRectF(0, top, scene.left, scene.geometry.cell_height))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The press did all; the end of a drag belongs here too."""
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the cell."""
        cell = self.cell_at(event.position())
        if cell is not None:
            self.opened.emit(*cell)

    def leaveEvent(self, event: QEvent) -> None:
        """No row is lit without the pointer."""
        self._hover(None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl, zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step_zoom(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Every key of the matrix."""
        if not self._keys.take(event):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab walks the cells, and leaves the matrix at its ends."""
        return self._keys.take_tab(forward) or super().focusNextPrevChild(forward)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tooltips of cells and of cut names."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), plain_tip(self._tip_at(event.pos())), self.viewport())
            return True
        return super().viewportEvent(event)

    def _tip_at(self, point: QPoint) -> str:
        cell = self.cell_at(QPointF(point))
        if cell is not None:
            return self._tip(*cell) if self._tip is not None else ""
        if self.number_at(QPointF(point)) != (None, None):
            return "Click to see how it is computed."
        row = self._row_at(QPointF(point))
        if row is not None and point.x() < self.places.head_width:
            return self.blocks.rows[row].name
        if point.y() < self.places.head_height and point.x() >= self.places.head_width:
            column = self.places.column_at(point.x() - self.places.head_width + self.horizontalScrollBar().value())
            return self.blocks.columns[column] if column is not None else ""
        return ""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A first cell for the keyboard."""
        super().focusInEvent(event)
        shown = self.places.shown_rows
        if self.current is None and len(shown) and self.blocks.columns:
            by_key = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
            if by_key:
                self.set_current(int(shown[0]), 0)
        self.viewport().update()
        self.focus_changed.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The current cell turns grey."""
        super().focusOutEvent(event)
        self.viewport().update()
        self.focus_changed.emit(False)

    def sizeHint(self) -> QSize:
        """As much as there is."""
        return QSize(900, 600)
