"""The review of an edited matrix before it comes in: every edit with its cell, to accept or skip."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from orgwright.exchange.matrix_changes import MatrixPlan
from orgwright.gui import style
from orgwright.gui.matrix_import.model import ALL, KINDS, NOTES, MatrixReview, ReviewRow
from orgwright.gui.widgets.buttons import button, primary, quiet
from orgwright.gui.widgets.columns import Column
from orgwright.gui.widgets.labels import ElidedLabel, hairline, label
from orgwright.gui.widgets.marks import paint_check
from orgwright.gui.widgets.tab_row import TabRow
from orgwright.gui.widgets.table import Table


def _paint_box(painter: QPainter, rect: QRect, row: ReviewRow) -> None:
    """Whether a row comes in; nothing beside what cannot."""
    if row.can_come_in:
        paint_check(painter, rect, row.is_taken, "accent")


def _tone(row: ReviewRow) -> str:
    return "text" if row.is_taken or not row.can_come_in else "text3"


def _tone_of_note(row: ReviewRow) -> str:
    return "stale" if row.can_come_in else "missing"


COLUMNS: tuple[Column[Any], ...] = (
    Column("", lambda row: "in" if row.is_taken else "", 33, paint=_paint_box),
    Column("Cell", lambda row: row.where, 120, tone="text2"),
    Column("Person", lambda row: row.who, 230, is_key=True, wraps=True, tone=_tone),
    Column("Skill", lambda row: row.what, wraps=True, tone=_tone),
    Column("Was, becomes", lambda row: row.becomes, 110, tone=_tone, bold=True),
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
        self.table = Table(COLUMNS, key=lambda row: row.key, many=True, sortable=False)
        self.table.setAccessibleName("Edits of the workbook")
        self.table.menu_wanted.connect(self._fill_menu)
        self.table.installEventFilter(self)
        self.table.viewport().installEventFilter(self)
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
            quiet("Accept (A)", on_click=lambda: self.decide(is_taken=True)),
            quiet("Skip (S)", on_click=lambda: self.decide(is_taken=False)),
            quiet("Accept all shown", on_click=lambda: self.decide_all(is_taken=True)),
            quiet("Skip all shown", on_click=lambda: self.decide_all(is_taken=False)),
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
        first = next((row for row in self.table.rows_model.rows if isinstance(row, ReviewRow)), None)
        if self.table.chosen_row is None and first is not None:
            self.table.choose(first.key)
            self.table.scrollToTop()

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

    def _chosen(self) -> list[ReviewRow]:
        return [row for row in self.table.chosen_rows if isinstance(row, ReviewRow)]

    def decide(self, *, is_taken: bool) -> None:
        """Take the chosen edits in or leave them out, and go on to the next."""
        rows = self._chosen()
        self.review.decide(rows, is_taken)
        self._show_rows()
        if len(rows) == 1:
            self._step()

    def decide_all(self, *, is_taken: bool) -> None:
        """Take everything that is shown in, or leave it out."""
        self.review.decide([row for row in self.table.rows_model.rows if isinstance(row, ReviewRow)], is_taken)
        self._show_rows()

    def _toggle(self, row: ReviewRow) -> None:
        self.review.decide([row], not row.is_taken)
        self._show_rows()

    def _step(self) -> None:
        rows, chosen = self.table.rows_model.rows, self.table.chosen_row
        place = rows.index(chosen) if chosen in rows else -1
        after = next((row for row in rows[place + 1 :] if isinstance(row, ReviewRow)), None)
        if after is not None:
            self.table.choose(after.key)

    def _fill_menu(self, row: ReviewRow, menu: QMenu) -> None:
        if row.can_come_in:
            menu.addAction("Accept\tA", lambda: self.decide(is_taken=True))
            menu.addAction("Skip\tS", lambda: self.decide(is_taken=False))

    def _take_key(self, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if event.key() in (Qt.Key.Key_A, Qt.Key.Key_S):
            self.decide(is_taken=event.key() == Qt.Key.Key_A)
        elif event.key() == Qt.Key.Key_Space and isinstance(self.table.chosen_row, ReviewRow):
            self._toggle(self.table.chosen_row)
        else:
            return False
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Letters decide; a click on a box toggles it."""
        if watched is self.table and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._take_key(event) or super().eventFilter(watched, event)
        if watched is self.table.viewport() and event.type() == QEvent.Type.MouseButtonPress:
            index = self.table.indexAt(event.position().toPoint())  # type: ignore[attr-defined]
            row = self.table.rows_model.row(index.row()) if index.isValid() else None
            if isinstance(row, ReviewRow) and row.can_come_in and index.column() == 0:
                self._toggle(row)
                return True
        return super().eventFilter(watched, event)
