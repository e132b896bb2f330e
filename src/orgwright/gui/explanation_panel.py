"""The panel that opens a number: what it is of, its formula with the numbers put in, its rows and its policies.

Every screen shows it with ``screen.explain(explanation)``. A row opens its own record; the whole can be copied, and
written as a workbook in which the number is computed again.
"""

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.explained_text import cell_text, explanation_text, head_text, result_lines
from orgwright.gui.widgets.buttons import button, link
from orgwright.gui.widgets.columns import Column
from orgwright.gui.widgets.formula_block import FormulaBlock
from orgwright.gui.widgets.labels import ElidedLabel, second_line
from orgwright.gui.widgets.side_panel import SidePanel
from orgwright.gui.widgets.table import Table
from orgwright.planning.explanation import ExplainedColumn, ExplainedRow, Explanation
from orgwright.progress import Progress

if TYPE_CHECKING:
    from orgwright.gui.screen import Screen

MOST_ROWS = 12
"""Rows to be seen at once in the panel; the table scrolls for more."""
_MEASURED = 300
_ROOMY_PANEL = 310
"""From this width on the panel has room for all words of its buttons."""
_NARROWEST = 28
"""No head of a table is narrower."""
_PAD, _WIDEST_TEXT, _WIDEST_FIRST, _SCROLL_BARS, _EDGE = 18, 130, 118, 22, 8
_TONES = {"no": "short", "missing": "missing", "not known": "text2", "expired": "expired"}
OUTDATED = "As it was before the last change"


class ExplanationPanel(SidePanel):
    """How a number is computed; see the module."""

    def __init__(self, screen: "Screen") -> None:
        super().__init__("How it is computed")
        self._screen = screen
        self.shown: Explanation | None = None
        self.rows: Table | None = None
        self.set_icon("calculator")
        words = "Workbook with formulas" if screen.panel_width >= _ROOMY_PANEL else "As workbook"
        workbook = button(words, "upload", self.ask_for_workbook)
        workbook.setToolTip("A workbook in which live formulas compute it again")
        self.set_actions(button("Copy", "copy", self.copy), workbook)

    def show_explanation(self, shown: Explanation) -> None:
        """Show another number."""
        self.shown = shown
        self.rows = None
        self.clear()
        self.set_title(f"How {shown.title} is computed")
        self.add_section(_formula(shown))
        if shown.columns:
            self._add_rows(shown)
        if shown.policies:
            self.add_section(_policies(shown), "Policies used")

    def note_change(self) -> None:
        """Say that the records, the day or the scenario have changed since."""
        if self.shown is not None:
            self.set_title(f"How {self.shown.title} is computed", OUTDATED)

    def copy(self) -> None:
        """Copy all of it as text."""
        if self.shown is not None:
            QGuiApplication.clipboard().setText(explanation_text(self.shown))

    def ask_for_workbook(self) -> None:
        """Ask for a file and write the workbook."""
        if self.shown is None:
            return
        from orgwright.gui.sent_files import WORKBOOK, asked_path

        name = re.sub(r"\W+", "-", self.shown.title).strip("-").lower() or "number"
        path = asked_path(self._screen, "Write how it is computed", WORKBOOK, "how", name, "is", "computed")
        if path is not None:
            self.write_workbook(path)

    def write_workbook(self, path: Path) -> None:
        """Write the workbook off the GUI thread."""
        from orgwright.exchange.explained_workbook import write_explained_workbook
        from orgwright.gui.sent_files import write_away, written_from
        from orgwright.planning.private_explanation import private_explanation

        shown, context = self.shown, self._screen.context
        if shown is None:
            return
        organization, profile, source = context.organization, context.profile, written_from(self._screen)

        def work(progress: Progress) -> None:
            told = private_explanation(shown, organization, profile)
            write_explained_workbook(told, path, source, organization.facts.currency, progress)

        write_away(self._screen, work, path, "Workbook of a number")

    def _add_rows(self, shown: Explanation) -> None:
        if not shown.rows:
            self.add_section(second_line("There is no row that it could be computed from.", wrap=True), "Rows")
            return
        columns = row_columns(shown)
        fitting = _fitting(columns, _width(shown, columns[0].text, columns[0].title, is_text=True))
        self.rows = self._table(shown, fitting)
        self.rows.setFixedHeight(style.measures.ROW_TABLE * (min(len(shown.rows), MOST_ROWS) + 1) + 2)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 8)
        column.addWidget(self.rows)
        if len(fitting) < len(columns) or len(shown.rows) > MOST_ROWS:
            line = QHBoxLayout()
            line.setContentsMargins(16, 4, 16, 0)
            rows = "The row" if len(shown.rows) == 1 else f"All {len(shown.rows):,} rows"
            line.addWidget(link(f"{rows} with all columns", on_click=self.show_rows))
            line.addStretch(1)
            column.addLayout(line)
        self.add_section(holder, "Rows", shown.note or f"{len(shown.rows):,}", is_flush=True)

    def show_rows(self) -> QDialog | None:
        """Show all rows and columns in a window of their own."""
        if self.shown is None:
            return None
        dialog = QDialog(self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(f"Rows of {self.shown.title}")
        dialog.resize(960, 640)
        column = QVBoxLayout(dialog)
        column.setContentsMargins(0, 12, 0, 0)
        what = second_line(self.shown.what, wrap=True)
        what.setContentsMargins(16, 0, 16, 0)
        column.addWidget(what)
        column.addWidget(self._table(self.shown, row_columns(self.shown)), 1)
        dialog.show()
        return dialog

    def _table(self, shown: Explanation, columns: tuple[Column[ExplainedRow], ...]) -> Table:
        table = Table(columns, key=id)
        table.show_rows(shown.rows)
        table.opened.connect(lambda row, _title: self._open(row))
        return table

    def _open(self, row: ExplainedRow) -> None:
        if row.screen:
            self._screen.context.jump(row.screen, row.record_id)


def row_columns(shown: Explanation) -> tuple[Column[ExplainedRow], ...]:
    """The columns of the rows: the first takes what is left, the others what their values need."""
    return _with_edge([_column(shown, place, column) for place, column in enumerate(shown.columns)])


def _fitting(columns: tuple[Column[ExplainedRow], ...], first: int) -> tuple[Column[ExplainedRow], ...]:
    """The columns from the left that the panel has room for beside the first one of that width."""
    room = style.measures.PANEL - _SCROLL_BARS - min(first, _WIDEST_FIRST) - _EDGE
    fitting = [columns[0]]
    for column in columns[1:]:
        room -= column.width
        if room < 0:
            break
        fitting.append(column)
    return _with_edge(fitting)


def _with_edge(columns: list[Column[ExplainedRow]]) -> tuple[Column[ExplainedRow], ...]:
    """The columns, the last of them wider by what stands between it and the edge of the table."""
    last = columns[-1]
    return (*columns[:-1], replace(last, width=last.width + _EDGE) if last.width else last)


def _column(shown: Explanation, place: int, column: ExplainedColumn) -> Column[ExplainedRow]:
    kind = column.kind

    def text(row: ExplainedRow) -> str:
        return cell_text(row.values[place], kind)

    def order(row: ExplainedRow) -> Any:
        value = row.values[place]
        return value.casefold() if isinstance(value, str) else value

    is_text = kind == "text"
    return Column(
        head_text(column),
        text,
        0 if place == 0 else _width(shown, text, head_text(column), is_text),
        "left" if is_text or kind in ("day", "month") else "right",
        sort_key=order,
        tone=(lambda row: _TONES.get(text(row), "text")) if is_text else "text",
        tooltip=(lambda row: "Enter or a double click opens it." if row.screen else "") if place == 0 else None,
        is_key=place == 0,
    )


def _width(shown: Explanation, text: Any, head: str, is_text: bool) -> int:
    body, caption = QFontMetrics(style.font()), QFontMetrics(style.font(style.measures.TEXT_CAPTION, bold=True))
    widest = max((body.horizontalAdvance(text(row)) for row in shown.rows[:_MEASURED]), default=0)
    needed = max(max(widest, caption.horizontalAdvance(head)) + _PAD, _NARROWEST)
    return min(needed, _WIDEST_TEXT) if is_text else needed


def _formula(shown: Explanation) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(style.measures.SPACE_2)
    column.addWidget(second_line(shown.what, wrap=True))
    column.addWidget(FormulaBlock(shown.rule, result_lines(shown)))
    if shown.reading:
        column.addWidget(second_line(shown.reading, wrap=True))
    return holder


def _policies(shown: Explanation) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(style.measures.SPACE_1)
    for name, value in shown.policies:
        line = QHBoxLayout()
        line.setSpacing(style.measures.SPACE_3)
        line.addWidget(second_line(name))
        shown_value = ElidedLabel(value, style.measures.TEXT_SECOND)
        shown_value.setAlignment(Qt.AlignmentFlag.AlignRight)
        line.addWidget(shown_value, 1)
        column.addLayout(line)
    return holder
