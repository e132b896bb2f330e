"""What a table or a tree shows of its rows: the columns, and how one cell is drawn.

API: ``Column(title, text, ...)`` with a function from the row to its text. ``width`` 0 takes what is left;
``spare`` columns go where room lacks, the highest first.
``paint(painter, rect, row)`` draws a mark in place of the text (``paint_range``, ``paint_level`` ...); the text
is still what is copied, searched and read aloud. ``tone`` names a palette token, or finds it from the row.
``wraps`` lets the text of a Table's column take as many lines as it needs; every other cell of its rows then stands
beside the first line. A mark of such a column is given the whole height that its text would need.
``explain`` answers how the number of a row came about: a click on it, or F2 on the row, then sends ``explained`` of the
table or tree, to be connected with ``screen.explain``.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Generic, Literal, TypeVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from orgwright.gui import style
from orgwright.gui.widgets.wrapping import Line, line_height, paint_lines, wrapped
from orgwright.planning.explanation import Explanation

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex

ROW_ROLE = Qt.ItemDataRole.UserRole
_PAD, _EDGE = 8, 16
_NO_NUMBER = ("", "–", "—")
HINT = "Click, or press F2, to see how it is computed."
_ROOMY, _LEAST, _WIDEST = 150, 96, 1600
"""Below the first width of a loose column spare ones go; below the second it never falls; no table passes the third."""


@dataclass(frozen=True)
class Column(Generic[R]):
    """One column: what it shows of a row, how wide, on which side, by what it sorts."""

    title: str
    text: Callable[[R], str]
    width: int = 0
    align: Literal["left", "right", "center"] = "left"
    sort_key: Callable[[R], Any] | None = None
    paint: Callable[[QPainter, QRect, R], None] | None = None
    tone: str | Callable[[R], str] = "text"
    bold: bool | Callable[[R], bool] = False
    tooltip: Callable[[R], str] | None = None
    is_key: bool = False
    pixels: int = style.measures.TEXT_BODY
    spare: int = 0
    wraps: bool = False
    explain: Callable[[R], Explanation | None] | None = None

    def alignment(self) -> Qt.AlignmentFlag:
        """The side at which the text stands, in Qt's terms."""
        side = {
            "left": Qt.AlignmentFlag.AlignLeft,
            "right": Qt.AlignmentFlag.AlignRight,
            "center": Qt.AlignmentFlag.AlignHCenter,
        }[self.align]
        return side | Qt.AlignmentFlag.AlignVCenter

    def order(self, row: R) -> tuple[bool, Any]:
        """The value to sort by: None comes last, text ignores case."""
        value = self.sort_key(row) if self.sort_key else self.text(row).casefold()
        return (value is None, value if value is not None else 0)

    def can_explain(self, row: R) -> bool:
        """Whether there is a number here that can be opened; where numbers stand at the right, a word is none."""
        if self.explain is None:
            return False
        text = self.text(row)
        return text not in _NO_NUMBER and (self.align != "right" or any(map(str.isdigit, text)))

    def lines(self, row: R, width: int) -> tuple[Line, ...]:
        """The text as it breaks in ``width`` pixels; of a key column as if bold, so that choosing moves nothing."""
        bold = self.bold(row) if callable(self.bold) else self.bold
        return wrapped(self.text(row), width, self.pixels, bold or self.is_key)

    def extra_height(self, row: R, width: int) -> int:
        """How much higher a row must be than one with a single line here."""
        return (len(self.lines(row, width)) - 1) * line_height(self.pixels)


Explain = Callable[[Any], Explanation | None]


def explained_columns(columns: tuple[Column[Any], ...], by_title: Mapping[str, Explain]) -> tuple[Column[Any], ...]:
    """The columns, with what explains the numbers of those that are named; every name must be one of them."""
    missing = set(by_title) - {column.title for column in columns}
    if missing:
        raise ValueError(f"There is no column called {', '.join(sorted(missing))}.")
    return tuple(
        replace(column, explain=by_title[column.title]) if column.title in by_title else column for column in columns
    )


@dataclass(frozen=True)
class Group:
    """A band between rows that names those below it: ``Group("Must-have", "7")``."""

    title: str
    note: str = ""


RowKey = Callable[[Any], Hashable]


def padding(place: int, count: int) -> tuple[int, int]:
    """The space at the left and right of a cell: wider at the edges of the table."""
    return (_EDGE if place == 0 else _PAD, _EDGE if place == count - 1 else _PAD)


class CellDelegate(QStyledItemDelegate):
    """Draws every cell of a Table or Tree: ground, text or mark, and the hairline below."""

    def __init__(self, view: QAbstractItemView, columns: tuple[Column[Any], ...]) -> None:
        super().__init__(view)
        self._view = view
        self._columns = columns
        self.hovered: object | None = None
        self.underlined: tuple[object, int] | None = None
        """The row and the place of the column of the number that a click would open."""
        self.first_line: int | None = None
        """The height in which cells stand where rows grow with wrapped text; None where all rows are alike."""

    def _text_area(self, rect: QRect, index: Index) -> QRect:
        left, right = padding(index.column(), len(self._columns))
        area = rect.adjusted(left + self.indent(index), 0, -right, -1)
        if self.first_line is not None and not self._columns[index.column()].wraps:
            area.setHeight(min(area.height(), self.first_line - 1))
        return area

    def indent(self, index: Index) -> int:
        """How far the first column of a row stands to the right; trees indent."""
        return 0

    def _is_selected(self, index: Index) -> bool:
        model = self._view.selectionModel()
        return model is not None and model.isRowSelected(index.row(), index.parent())

    def _paint_group(self, painter: QPainter, rect: QRect, index: Index, group: Group) -> None:
        palette = style.current()
        painter.fillRect(rect, QColor(palette.raised))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(palette.hairline))
        area = rect.adjusted(_EDGE + self.indent(index), 0, -_EDGE, -1)
        bold = style.font(style.measures.TEXT_CAPTION, bold=True)
        painter.setFont(bold)
        painter.setPen(QColor(palette.text2))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, group.title)
        area.setLeft(area.left() + QFontMetrics(bold).horizontalAdvance(group.title) + 6)
        painter.setFont(style.font(style.measures.TEXT_CAPTION))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, group.note)

    def _paint_text(
        self, painter: QPainter, area: QRect, column: Column[Any], row: object, strong: bool, line_below: bool
    ) -> None:
        tone = column.tone(row) if callable(column.tone) else column.tone
        bold = column.bold(row) if callable(column.bold) else column.bold
        chosen = style.font(column.pixels, bold=bold or strong)
        painter.setFont(chosen)
        painter.setPen(style.color(tone))
        if column.wraps and self.first_line is not None:
            lines = column.lines(row, area.width())
            side = column.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask
            paint_lines(painter, area, lines, column.pixels, side, self.first_line - 1)
            return
        text = column.text(row)
        shown = QFontMetrics(chosen).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, column.alignment(), shown)
        if line_below:
            below = painter.boundingRect(area, column.alignment(), shown)
            painter.drawLine(below.left(), below.bottom(), below.right(), below.bottom())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell, or the whole band of a group."""
        palette = style.current()
        row = index.data(ROW_ROLE)
        rect: QRect = option.rect
        painter.save()
        if isinstance(row, Group):
            if index.column() == 0:
                self._paint_group(painter, rect, index, row)
            painter.restore()
            return
        selected = self._is_selected(index)
        if selected:
            painter.fillRect(rect, QColor(palette.selection))
        elif self.hovered is not None and self.hovered == row:
            painter.fillRect(rect, QColor(palette.hover))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(palette.hairline))
        column = self._columns[index.column()]
        area = self._text_area(rect, index)
        if column.paint is not None:
            column.paint(painter, area, row)
        else:
            line_below = self.underlined is not None and self.underlined == (row, index.column())
            self._paint_text(painter, area, column, row, selected and column.is_key, line_below)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The height of the rows is the view's; the width is the text's."""
        column = self._columns[index.column()]
        row = index.data(ROW_ROLE)
        text = "" if isinstance(row, Group) else column.text(row)
        return QSize(QFontMetrics(style.font(column.pixels)).horizontalAdvance(text) + 2 * _PAD, 20)

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """Show the column's own tooltip, or the whole text where it is cut."""
        row = index.data(ROW_ROLE)
        if row is None or isinstance(row, Group):
            return False
        column = self._columns[index.column()]
        text = column.tooltip(row) if column.tooltip else ""
        is_whole = column.wraps and self.first_line is not None
        if not text and column.paint is None and not is_whole:
            full = column.text(row)
            area = self._text_area(option.rect, index)
            if QFontMetrics(style.font(column.pixels)).horizontalAdvance(full) > area.width():
                text = full
        if column.can_explain(row):
            text = "\n".join(part for part in (text, HINT) if part)
        QToolTip.showText(event.globalPos(), plain_tip(text), view)
        return True


def plain_tip(text: str) -> str:
    """A tooltip text that Qt cannot take for rich text."""
    if not text:
        return ""
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", "<br>")
    return f"<span>{safe}</span>"


class Heads(QHeaderView):
    """Column heads of 11 pixels over the text of their cells, with a small arrow at the sorted one."""

    def __init__(self, columns: tuple[Column[Any], ...], parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._columns = columns
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setStretchLastSection(False)
        self.setMinimumSectionSize(28)
        self.setFixedHeight(style.measures.ROW_TABLE)

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        """Draw one head."""
        palette = style.current()
        column = self._columns[logical]
        painter.save()
        painter.fillRect(rect, QColor(palette.panel))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(palette.hairline))
        left, right = padding(logical, len(self._columns))
        area = rect.adjusted(left, 0, -right, 0)
        sorted_here = self.isSortIndicatorShown() and self.sortIndicatorSection() == logical
        head = style.font(style.measures.TEXT_CAPTION, bold=sorted_here)
        painter.setFont(head)
        painter.setPen(QColor(palette.text2 if sorted_here else palette.text3))
        metrics = QFontMetrics(head)
        text = metrics.elidedText(column.title, Qt.TextElideMode.ElideRight, area.width() + (right - 2))
        painter.drawText(area.adjusted(0, 0, right - 2 if column.align == "left" else 0, 0), column.alignment(), text)
        if sorted_here and column.align == "left":
            x = area.left() + metrics.horizontalAdvance(text) + 3
            self._paint_arrow(painter, QPoint(x, rect.center().y() - 4))
        elif sorted_here:
            self._paint_arrow(painter, QPoint(area.right() + 1 - (0 if right > 10 else 1), rect.center().y() - 4))
        painter.restore()

    def _paint_arrow(self, painter: QPainter, corner: QPoint) -> None:
        rising = self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
        name = "chevron-up" if rising else "chevron-down"
        style.paint_icon(painter, QRect(corner.x(), corner.y(), 9, 9), name, style.current().text2)

    def sizeHint(self) -> QSize:
        """As high as a row of the table."""
        return QSize(super().sizeHint().width(), style.measures.ROW_TABLE)


def fit_columns(heads: QHeaderView, columns: tuple[Column[Any], ...], room: int) -> None:
    """Give fixed columns their width and share what is left among the others; the most spare go where room lacks."""
    room = min(room, _WIDEST)
    shown = list(range(len(columns)))
    for place in sorted((place for place in shown if columns[place].spare), key=lambda one: -columns[one].spare):
        if _share(columns, shown, room) >= _ROOMY:
            break
        shown.remove(place)
    share = max(_share(columns, shown, room), _LEAST)
    for place, column in enumerate(columns):
        heads.setSectionHidden(place, place not in shown)
        if place in shown:
            heads.resizeSection(place, column.width or share)


def _share(columns: tuple[Column[Any], ...], shown: list[int], room: int) -> int:
    """What each shown column without a width of its own gets."""
    widths = [columns[place].width for place in shown]
    return (room - sum(widths)) // max(widths.count(0), 1)
