"""Coverage and headcount by month at the foot of the overview, each as a chart with its table.

They are built when their months are about to be computed: the frame of the overview stands without them.
"""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from orgwright.gui.widgets.columns import Column
from orgwright.gui.widgets.labels import label
from orgwright.planning.explanation import Explanation

if TYPE_CHECKING:
    from orgwright.gui.overview.model import MonthRow, OverTime
    from orgwright.gui.widgets.chart_with_table import ChartWithTable
    from orgwright.planning.staffing import StaffingMonth

LEAST = QSize(200, 130)
_FLOWS: tuple[tuple[str, str, Callable[["StaffingMonth"], int]], ...] = (
    ("Joined", "hires", lambda one: one.hires + one.transfers_in),
    ("Left", "exits", lambda one: one.exits + one.transfers_out),
    ("At the end", "closing", lambda one: one.closing),
)
"""Title, the figure of the staffing plan that explains it, and the number."""


def _month_text(row: "MonthRow | StaffingMonth") -> str:
    from orgwright.gui.widgets.amounts import month_text

    return month_text(row.month)


def _share_text(share: float | None) -> str:
    return "" if share is None else f"{share * 100:.1f}"


def _planned(place: int, row: "MonthRow") -> str:
    return _share_text(row.plans[place])


def _flow(of: Callable[["StaffingMonth"], int], row: "StaffingMonth") -> str:
    return f"{of(row):,}"


def _coverage_columns(plans: Sequence[str], explain: Callable[["MonthRow"], Explanation | None]) -> list[Column[Any]]:
    columns: list[Column[Any]] = [
        Column("Month", _month_text, is_key=True),
        Column("Held, %", lambda row: _share_text(row.low), 80, "right", bold=True, explain=explain),
        Column("At most, %", lambda row: _share_text(row.high), 80, "right", explain=explain),
    ]
    for place, name in enumerate(plans):
        columns.append(Column(name, partial(_planned, place), 110, "right", spare=place + 1))
    return columns


class _Months(QWidget):
    """A chart with its table in the margins of the overview."""

    explained = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.board: ChartWithTable | None = None
        self._head: tuple[str, tuple[str, ...]] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 8, 16, 8)
        self.nothing = label("", tone="text2", wrap=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.nothing.hide()
        self._column.addWidget(self.nothing)

    def say(self, text: str) -> None:
        """Show a sentence in place of the chart."""
        self.wait()
        self.nothing.setText(text)
        self.nothing.show()

    def wait(self) -> None:
        """Take away the months of another unit or scenario while the new ones are on their way."""
        self.nothing.hide()
        if self.board is not None:
            self.board.hide()

    def _made(self, title: str, columns: Sequence[Column[Any]], second: str = "") -> "ChartWithTable":
        """The board with these columns, the one before where they are the same."""
        from orgwright.gui.widgets.chart_with_table import ChartWithTable

        head = (title, tuple(one.title for one in columns))
        if self.board is not None and head == self._head:
            self.board.show_second(second)
            return self.board
        if self.board is not None:
            self._column.removeWidget(self.board)
            self.board.deleteLater()
        self._head = head
        self.board = ChartWithTable(title, columns, key=lambda row: row.month, second=second, least=LEAST)
        self.board.table.explained.connect(self.explained)
        self._column.addWidget(self.board)
        return self.board


class CoverageMonths(_Months):
    """Coverage by month with its band; from today on a line for each plan."""

    def __init__(self, explain: Callable[["MonthRow"], Explanation | None]) -> None:
        super().__init__()
        self._explain = explain

    def prepare(self, where: str, plans: Sequence[str]) -> "ChartWithTable":
        """Make ready for months under these plans: there is a column for each."""
        return self._made("Coverage by month, %", _coverage_columns(plans, self._explain), where)

    def show_months(self, where: str, shown: "OverTime", measure: str, today: date) -> None:
        """Draw these months."""
        from orgwright.charts.coverage_with_plans import draw_coverage_with_plans
        from orgwright.gui.overview.model import month_rows, range_at

        if all(range_at(one, measure)[0] is None for one in shown.points):
            self.say("Nothing is required in these months, so there is no coverage to draw.")
            return
        self.nothing.hide()
        board = self.prepare(where, [one.name for one in shown.plans])
        months = [(one.month, *range_at(one, measure)) for one in shown.points]
        plans = [
            (one.name, one.pair, [(point.month, *range_at(point, measure)) for point in one.points])
            for one in shown.plans
        ]

        board.show()
        board.show_chart(
            lambda figure, palette: draw_coverage_with_plans(figure, months, plans, palette, today),
            month_rows(shown, measure),
        )


class HeadcountMonths(_Months):
    """Who joined above the line, who left below it; months to come are hatched."""

    def __init__(self, explain: Callable[[str, "StaffingMonth"], Explanation | None]) -> None:
        super().__init__()
        self._explain = explain

    def prepare(self) -> "ChartWithTable":
        """Make ready."""
        columns = [
            Column[Any]("Month", _month_text, is_key=True),
            *(
                Column[Any](title, partial(_flow, of), 80, "right", explain=partial(self._explain, flow))
                for title, flow, of in _FLOWS
            ),
        ]
        return self._made("Headcount by month", columns, "joined above, left below, planned hatched")

    def show_months(self, months: "Sequence[StaffingMonth]", today: date) -> None:
        """Draw these months."""
        from orgwright.charts.staffing import draw_joined_and_left

        board = self.prepare()
        board.show()
        board.show_chart(lambda figure, palette: draw_joined_and_left(figure, months, palette, today), list(months))
