"""The review of an edited matrix before it comes in: every edit with its cell, to accept or skip."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from orgwright.exchange.matrix_changes import MatrixPlan
from orgwright.gui import style
from orgwright.gui.matrix_import.model import ALL, KINDS, NOTES, MatrixReview, ReviewRow
from orgwright.gui.widgets.buttons import button, primary, quiet
from orgwright.gui.widgets.columns import Column
from orgwright.gui.widgets.decision_table import DecisionTable, tone_of_decision
from orgwright.gui.widgets.labels import ElidedLabel, hairline, label
from orgwright.gui.widgets.tab_row import TabRow


def _tone_of_note(row: ReviewRow) -> str:
    return "stale" if row.can_come_in else "missing"


COLUMNS: tuple[Column[Any], ...] = (
    Column("Cell", lambda row: row.where, 120, tone="text2"),
    Column("Person", lambda row: row.who, 230, is_key=True, wraps=True, tone=tone_of_decision),
    Column("Skill", lambda row: row.what, wraps=True, tone=tone_of_decision),
    Column("Was, becomes", lambda row: row.becomes, 110, tone=tone_of_decision, bold=True),
    Column("To look at", lambda row: row.note, 300, wraps=True, tone=_tone_of_note, spare=1),
)


class MatrixReviewPage(QWidget):
    """The review; the signals tell what a person decides in the end."""

    import_wanted = Signal()
    refused_wanted = Signal()
    left = Signal()

    def __init__(self, plan: MatrixPlan) -> None:
        super().__init__()
        self.review = MatrixReview(plan)
        self.tabs = TabRow([(ALL, "All"), *KINDS.items(), (NOTES, "Notes")])
        self.tabs.chosen.connect(lambda _kind: self._show_rows())
        self.table = DecisionTable(COLUMNS, "Edits of the workbook")
        self.table.decided.connect(self._decide)
        self.table.menu_wanted.connect(self._fill_menu)
        self._title = ElidedLabel(f"Review: {plan.edited.file_name}", style.measures.TEXT_SCREEN_TITLE, bold=True)
        self.save_refused = button("Save the refused rows…", "download", self.refused_wanted.emit)
        self._cancel = button("Cancel", on_click=self.left.emit)
        self.take = primary("", on_click=self._finish)
        self._known = label("Nothing in it differs from what was exported; there is nothing to import.", tone="text2")
        self._lay_out()
        self.show_plan(plan)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 16, 0)
        head.setSpacing(style.measures.SPACE_2)
        head.addWidget(self._title, 1)
        for part in (self.save_refused, self._cancel, self.take):
            head.addWidget(part)
        bar = QWidget()
        bar.setFixedHeight(style.measures.HEAD)
        bar.setLayout(head)
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 4, 16, 4)
        foot.setSpacing(style.measures.SPACE_1)
        self._deciding = [
            quiet("Accept (A)", on_click=lambda: self.table.decide(is_taken=True)),
            quiet("Skip (S)", on_click=lambda: self.table.decide(is_taken=False)),
            quiet("Accept all shown", on_click=lambda: self.table.decide_all(is_taken=True)),
            quiet("Skip all shown", on_click=lambda: self.table.decide_all(is_taken=False)),
        ]
        for one in self._deciding:
            foot.addWidget(one)
        foot.addStretch(1)
        self._known.setContentsMargins(16, 16, 16, 16)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        for widget in (bar, hairline(), self.tabs, self._known):
            outer.addWidget(widget)
        outer.addWidget(self.table, 1)
        outer.addWidget(hairline())
        outer.addLayout(foot)

    # Showing

    def show_plan(self, plan: MatrixPlan) -> None:
        """Show what the import would bring now; decisions about edits that are still there stay."""
        self.review.plan = plan
        self._show_rows()
        self.table.choose_first()

    def _show_rows(self) -> None:
        counts = self.review.counts()
        self.tabs.show_counts(counts)
        self.table.show_rows(self.review.rows(self.tabs.selected))
        is_news = counts[ALL] > 0
        self._known.setVisible(not is_news)
        self._cancel.setVisible(is_news)
        for part in self._deciding:
            part.setVisible(is_news)
        self.save_refused.setVisible(counts["refused"] > 0)
        taken = len(self.review.taken)
        self.take.setText(f"Import {taken:,} {'change' if taken == 1 else 'changes'}" if is_news else "Close")
        self.take.setEnabled(taken > 0 or not is_news)

    def _finish(self) -> None:
        (self.import_wanted if self.review.taken else self.left).emit()

    # Deciding

    def _decide(self, rows: list[ReviewRow], is_taken: bool) -> None:
        self.review.decide(rows, is_taken)
        self._show_rows()

    def _fill_menu(self, row: ReviewRow, menu: QMenu) -> None:
        if row.can_come_in:
            self.table.fill_menu(menu)
