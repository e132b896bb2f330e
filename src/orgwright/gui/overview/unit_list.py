"""Coverage by unit: the weakest first, each with its people and seats, its range, and what one person alone holds."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.overview.first_list import HEAD
from orgwright.gui.widgets.columns import Column, Group
from orgwright.gui.widgets.labels import ElidedLabel, hairline, label
from orgwright.gui.widgets.range_bar import Range, paint_range, percent_text
from orgwright.gui.widgets.table import Table
from orgwright.planning.explanation import Explanation

if TYPE_CHECKING:
    from orgwright.planning.standing import UnitStanding

Explain = Callable[["UnitStanding"], Explanation | None]


def columns(has_mark: bool, of_range: Explain, of_people: Explain, of_single: Explain) -> tuple[Column[Any], ...]:
    """The columns; with a mark where somebody is ready by."""
    return (
        Column("Unit", lambda row: row.name, is_key=True),
        Column(
            "People / seats",
            lambda row: f"{row.people} / {row.positions}",
            88,
            "right",
            sort_key=lambda row: row.people,
            explain=of_people,
            spare=2,
        ),
        Column(
            "Held, not known, short",
            lambda row: "nothing required" if row.low is None else f"{percent_text(row.low, row.high)} %",
            130,
            sort_key=lambda row: row.low,
            paint=lambda painter, rect, row: (
                None if row.low is None else paint_range(painter, rect, Range(row.low, row.high), mark=has_mark)
            ),
        ),
        Column(
            "%",
            lambda row: "–" if row.low is None else percent_text(row.low, row.high),
            66,
            "right",
            sort_key=lambda row: row.low,
            bold=True,
            explain=of_range,
        ),
        Column(
            "Single held",
            lambda row: str(row.single_held or "–"),
            80,
            "right",
            sort_key=lambda row: row.single_held,
            tone=lambda row: "short" if row.single_held else "text2",
            explain=of_single,
            spare=1,
        ),
    )


class UnitList(QWidget):
    """The block; ``wanted`` tells the unit that is to be shown on the screen of coverage."""

    wanted = Signal(int)
    explained = Signal(object)

    def __init__(self, of_range: Explain, of_people: Explain, of_single: Explain) -> None:
        super().__init__()
        self._explain = (of_range, of_people, of_single)
        self._has_mark = False
        self._columns: tuple[Column[Any], ...] = ()
        self._note = ElidedLabel("", style.measures.TEXT_SECOND)
        self._note.setProperty("tone", "text2")
        self._note.setAlignment(Qt.AlignmentFlag.AlignRight)
        head = QWidget()
        head.setFixedHeight(HEAD)
        line = QHBoxLayout(head)
        line.setContentsMargins(16, 0, 16, 0)
        line.addWidget(label("Coverage by unit", bold=True))
        line.addWidget(self._note, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(head)
        self._column.addWidget(hairline())
        self.nothing = label("There are no units yet.", tone="text2")
        self.nothing.setContentsMargins(16, 12, 16, 12)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.nothing.hide()
        self._column.addWidget(self.nothing, 1)
        self.table = self._made(False)

    def _made(self, has_mark: bool) -> Table:
        self._has_mark, self._columns = has_mark, columns(has_mark, *self._explain)
        table = Table(self._columns, key=lambda row: row.unit_id)
        table.setAccessibleName("Coverage by unit")
        table.opened.connect(lambda row, _title: self.wanted.emit(row.unit_id))
        table.clicked.connect(self._click)
        table.explained.connect(self.explained)
        table.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self._column.addWidget(table, 1)
        return table

    def wait(self) -> None:
        """Take away the units of another day or scenario while the new figures are on their way."""
        self.table.show_rows([])
        self.table.show()
        self.nothing.hide()
        self._note.setText("")

    def show_units(self, rows: Sequence["UnitStanding"], has_mark: bool) -> None:
        """Show these units; with the mark where coverage is of roles, for targets have none."""
        if has_mark != self._has_mark:
            self._column.removeWidget(self.table)
            self.table.deleteLater()
            self.table = self._made(has_mark)
        self.table.show_rows(list(rows))
        self.table.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        mark = f", mark at {style.measures.READY_MARK * 100:.0f} %" if has_mark else ""
        self._note.setText(f"weakest first{mark}" if rows else "")

    def _click(self, index: QModelIndex) -> None:
        row = self.table.rows_model.row(index.row())
        if not isinstance(row, Group) and not self._columns[index.column()].can_explain(row):
            self.wanted.emit(row.unit_id)
