"""The panel that opens a month of the plan: its formulas with the numbers put in, and the rows behind its figures."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.staffing.explained import Explained, Part
from orgwright.gui.widgets.columns import Column
from orgwright.gui.widgets.labels import label, second_line
from orgwright.gui.widgets.side_panel import SidePanel
from orgwright.gui.widgets.table import Table

MOST_ROWS = 12
ROW = 28
_READING = (
    "Opening + hires + transfers in − transfers out − exits = closing; in FTE, + change for what is none of these. "
    "Filled + vacant + frozen = authorised, on the last day of the month."
)
_PEOPLE: tuple[Column[Part], ...] = (
    Column("Person", lambda row: row.name, 130, is_key=True),
    Column("Role", lambda row: row.detail, tone="text2"),
)
_SEATS: tuple[Column[Part], ...] = (
    Column("Position", lambda row: row.name, is_key=True),
    Column("Amount", lambda row: row.detail, 90, "right", tone="text2"),
)


class MonthPanel(SidePanel):
    """See the module. ``opened`` gives the row behind a figure that somebody wants to see."""

    opened = Signal(object)

    def show_month(self, shown: Explained, second: str) -> None:
        """Show another month."""
        self.clear()
        self.set_title(f"How {shown.title} is computed", second)
        self.add_section(_formulas(shown))
        for title, parts in shown.parts:
            columns = _SEATS if parts[0].person_id is None else _PEOPLE
            table = Table(columns, key=lambda row: (row.person_id, row.position_id), sortable=False)
            table.horizontalHeader().hide()
            table.show_rows(parts)
            table.setFixedHeight(ROW * min(len(parts), MOST_ROWS) + 2)
            table.opened.connect(lambda row, _title: self.opened.emit(row))
            self.add_section(table, title, str(len(parts)))


def _formulas(shown: Explained) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    for line in shown.formulas:
        text = label(line, style.measures.TEXT_SECOND)
        text.setFont(style.font(style.measures.TEXT_CAPTION, mono=True))
        column.addWidget(text)
    column.addWidget(second_line(_READING, wrap=True))
    return holder
