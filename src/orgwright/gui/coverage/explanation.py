"""The panel that opens a number: what it is, its formula with the numbers put in, its rows and its policies."""

from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.coverage.model import Explained
from orgwright.gui.widgets.buttons import button
from orgwright.gui.widgets.columns import Column
from orgwright.gui.widgets.labels import label, second_line
from orgwright.gui.widgets.side_panel import SidePanel
from orgwright.gui.widgets.table import Table

if TYPE_CHECKING:
    from orgwright.gui.coverage.view import CoverageScreen

_GATE = {"held": "yes", "missing": "no", "unknown": "not known", "": ""}
ROWS: tuple[Column[Any], ...] = (
    Column("Person", lambda row: row.name, is_key=True),
    Column(
        "Low", lambda row: "" if row.low is None else f"{row.low * 100:.0f}", 44, "right", sort_key=lambda row: row.low
    ),
    Column(
        "High",
        lambda row: "" if row.high is None else f"{row.high * 100:.0f}",
        44,
        "right",
        sort_key=lambda row: row.high,
    ),
    Column("Gate", lambda row: _GATE[row.gate], 86, tone=lambda row: "short" if row.gate == "missing" else "text2"),
)
MOST_ROWS = 12
"""Rows to be seen at once; the table scrolls for more."""


class ExplanationPanel(SidePanel):
    """How a figure of the screen of coverage is computed."""

    def __init__(self, screen: "CoverageScreen") -> None:
        super().__init__("How it is computed")
        self._screen = screen
        self._shown: Explained | None = None
        self.rows = Table(ROWS, key=lambda row: row.person_id)
        self.rows.opened.connect(lambda row, _title: screen.context.jump("people", row.person_id))
        self.set_actions(button("Copy", "copy", self.copy))

    def show_figure(self, shown: Explained) -> None:
        """Show one figure."""
        self._shown = shown
        self.clear()
        self.set_title(shown.title)
        self.add_section(second_line(shown.what, wrap=True))
        self.add_section(self._formula(shown))
        if shown.people:
            self.rows = Table(ROWS, key=lambda row: row.person_id)
            self.rows.opened.connect(lambda row, _title: self._screen.context.jump("people", row.person_id))
            self.rows.show_rows(shown.people)
            self.rows.setFixedHeight(28 * (min(len(shown.people), MOST_ROWS) + 1))
            self.add_section(self.rows, "Rows", f"{len(shown.people)} people, the lowest first")
        self.add_section(self._policies(shown), "Policies used")

    def _formula(self, shown: Explained) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        for line in shown.formula:
            text = label(line, 12, wrap=True)
            text.setFont(style.font(12, mono=True))
            column.addWidget(text)
        column.addWidget(second_line(shown.reading, wrap=True))
        return holder

    def _policies(self, shown: Explained) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        for name, value in shown.policies:
            column.addWidget(second_line(name))
            column.addWidget(label(value, wrap=True))
        return holder

    def copy(self) -> None:
        """Copy all of it as text."""
        if self._shown is None:
            return
        lines = [self._shown.what, *self._shown.formula, self._shown.reading]
        lines += [f"{one.name}\t{one.low}\t{one.high}\t{one.gate}" for one in self._shown.people]
        lines += [f"{name}: {value}" for name, value in self._shown.policies]
        QGuiApplication.clipboard().setText("\n".join(lines))
