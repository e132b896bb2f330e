"""Groups of a plan against its periods: one figure of each, whose numbers open how they came about."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from orgwright.gui.staffing.month_model import LEFT, GroupRow, cell_text, head_of
from orgwright.gui.widgets.columns import Column
from orgwright.gui.widgets.table import Table
from orgwright.planning.explanation import Explanation

Explain = Callable[[GroupRow, int, str], Explanation | None]
_LEAST, _EDGES, _DIGIT, _LETTER = 52, 20, 8, 7
"""Pixels: of a column at the least, beside its text, of a bold digit, of a letter of its head."""


class BreakdownTable(QWidget):
    """A table with a column for each period, made anew when the periods are others.

    ``explain`` answers for a group, the place of a period and a figure. ``opened`` gives the group whose months are
    wanted, ``explained`` an Explanation.
    """

    opened = Signal(object)
    explained = Signal(object)

    def __init__(self, explain: Explain) -> None:
        super().__init__()
        self._explain = explain
        self._shown: tuple[object, ...] = ()
        self.table: Table | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)

    def show_groups(self, rows: Sequence[GroupRow], figure: str, title: str) -> None:
        """Show one figure of the groups; ``title`` says what they are: ``Job level``."""
        titles = tuple(one.title for one in rows[0].periods) if rows else ()
        shown = (title, figure, *titles, sum(len(_text(place, figure, rows[0])) for place in range(len(titles))))
        if self.table is None or self._shown != shown:
            self._shown = shown
            self._make(rows, figure, title)
        assert self.table is not None
        self.table.show_rows(rows)

    def _make(self, rows: Sequence[GroupRow], figure: str, title: str) -> None:
        if self.table is not None:
            self._box.removeWidget(self.table)
            self.table.deleteLater()
        columns = [Column[GroupRow](title, lambda row: row.title, is_key=True, bold=lambda row: row.is_whole)]
        columns += [self._column(rows, place, figure) for place in range(len(rows[0].periods) if rows else 0)]
        self.table = Table(columns, key=lambda row: (row.is_whole, row.title), sortable=False)
        self.table.setAccessibleName(f"Figures by {title.lower()}")
        self.table.opened.connect(lambda row, _title: self.opened.emit(row))
        self.table.explained.connect(self.explained)
        self._box.addWidget(self.table)

    def _column(self, rows: Sequence[GroupRow], place: int, figure: str) -> Column[GroupRow]:
        title = head_of(rows[0].periods[place])
        widest = max(len(_text(place, figure, row)) for row in rows)
        return Column[GroupRow](
            title,
            partial(_text, place, figure),
            max(_LEAST, _EDGES + widest * _DIGIT, _EDGES + len(title) * _LETTER),
            "right",
            bold=lambda row: row.is_whole,
            tone=partial(_tone, place, figure),
            explain=lambda row: self._explain(row, place, figure),
        )


def _text(place: int, figure: str, row: GroupRow) -> str:
    return cell_text(row, place, figure)


def _tone(place: int, figure: str, row: GroupRow) -> str:
    return "short" if figure == LEFT and (row.left(place) or 0) < 0 else "text"
