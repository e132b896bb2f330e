"""A chart and the figures behind it as a table, with buttons that copy and save both.

API::

    board = ChartWithTable("Coverage by month", columns, key=lambda row: row.month, second="percent")
    board.show_chart(lambda figure, palette: draw_coverage_by_month(figure, points, palette, today), rows)
    board.opened.connect(...)     # (row, column title) on Enter or double click in the table
    board.chosen.connect(...)     # the current row of the table, or None
    board.show_second("24 months")

``rows`` are the rows of the table (frozen, as ``Table`` takes them); what is copied and read aloud comes from the
columns, so nothing is written twice. Chart and table stand under one another where the height is enough, with
``beside=True`` next to one another where the width is; else one at a time, by a small choice in the head. The buttons
become one menu where the head is narrow.
"""

from collections.abc import Callable, Hashable, Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSplitter, QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.widgets.buttons import MenuButton, SegmentedControl, quiet
from orgwright.gui.widgets.chart_canvas import ChartCanvas, Draw
from orgwright.gui.widgets.columns import Column, Group
from orgwright.gui.widgets.labels import ElidedLabel, label
from orgwright.gui.widgets.table import Table

CHART, FIGURES = "chart", "figures"
BOTH_WIDE, BOTH_HIGH = 860, 400
"""From here on there is room for chart and table beside, or under, one another."""
BUTTONS_WIDE = 900
"""Below this width of the head its buttons are one menu."""
_LEAST = QSize(240, 150)


class ChartWithTable(QWidget):
    """One chart with its table; see the module for its use."""

    chosen = Signal(object)
    opened = Signal(object, str)

    def __init__(
        self,
        title: str,
        columns: Sequence[Column[Any]],
        key: Callable[[Any], Hashable] | None = None,
        second: str = "",
        beside: bool = False,
        sortable: bool = False,
        least: QSize = _LEAST,
    ) -> None:
        super().__init__()
        self._columns = tuple(columns)
        self._beside = beside
        self.chart = ChartCanvas(title, least)
        self.table = Table(self._columns, key=key, sortable=sortable)
        self.table.setAccessibleName(f"{title}: figures")
        self.table.chosen.connect(self.chosen)
        self.table.opened.connect(self.opened)
        self.choice = SegmentedControl([(CHART, "Chart"), (FIGURES, "Figures")])
        self.choice.chosen.connect(lambda _key: self._arrange())
        self.buttons = tuple(quiet(one.title, on_click=one.run) for one in self.chart.chart_actions)
        self.menu = MenuButton("Copy or save", self._fill_menu)
        self._second = ElidedLabel(second, style.measures.TEXT_SECOND)
        self._second.setProperty("tone", "text2")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.measures.SPACE_1)
        column.addLayout(self._built_head(title))
        column.addWidget(self._built_body(), 1)
        self._arrange()

    def _built_head(self, title: str) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(style.measures.SPACE_2)
        head.addWidget(label(title, bold=True))
        head.addWidget(self._second, 1)
        head.addWidget(self.choice)
        for one in (*self.buttons, self.menu):
            head.addWidget(one)
        return head

    def _built_body(self) -> QSplitter:
        body = QSplitter(Qt.Orientation.Horizontal if self._beside else Qt.Orientation.Vertical)
        body.setHandleWidth(1)
        body.setChildrenCollapsible(False)
        body.addWidget(self.chart)
        body.addWidget(self.table)
        # Sizes are scaled to the room there is; without them the table's wish would leave the chart its least.
        body.setSizes([3000, 2000])
        self.body = body
        return body

    def show_chart(self, draw: Draw, rows: Sequence[Any]) -> None:
        """Show another chart and its rows."""
        self.table.show_rows(rows)
        self.chart.show_chart(draw, [[one.title for one in self._columns], *(self._cells(row) for row in rows)])

    def show_second(self, text: str) -> None:
        """Say something else beside the title."""
        self._second.setText(text)

    @property
    def second(self) -> str:
        """What is said beside the title."""
        return self._second.text()

    def _cells(self, row: Any) -> list[str]:
        return [row.title] if isinstance(row, Group) else [column.text(row) for column in self._columns]

    @property
    def has_room_for_both(self) -> bool:
        """Whether chart and table are shown together."""
        return self.width() >= BOTH_WIDE if self._beside else self.height() >= BOTH_HIGH

    def _arrange(self) -> None:
        both = self.has_room_for_both
        self.choice.setVisible(not both)
        self.chart.setVisible(both or self.choice.selected == CHART)
        self.table.setVisible(both or self.choice.selected == FIGURES)
        wide = self.width() >= BUTTONS_WIDE
        self.menu.setVisible(not wide)
        for one in self.buttons:
            one.setVisible(wide)

    def _fill_menu(self, menu: QMenu) -> None:
        for one in self.chart.chart_actions:
            menu.addAction(one.title, one.run)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show both where there is room, and the buttons or their menu."""
        super().resizeEvent(event)
        self._arrange()
