"""The tab of rounds: all of them above, below the people of the chosen one and what can be done with it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.assessments.columns import ANSWERS, ROUNDS, Columns
from orgwright.gui.assessments.model import AnswerRow, RoundRow
from orgwright.gui.assessments.page import keys_line
from orgwright.gui.widgets.amounts import day_text
from orgwright.gui.widgets.buttons import button, icon_button, link
from orgwright.gui.widgets.empty_state import EmptyState
from orgwright.gui.widgets.labels import ElidedLabel, hairline
from orgwright.gui.widgets.table import Table

_KEYS = "Enter on a round goes to its people, on a person to the page of the person     Ctrl+PgDn next tab"

_MOST_SHOWN = 6
"""Rounds that are seen at once above their people; the others scroll."""


class RoundsPage(QWidget):
    """Rounds and their people; the signals tell what was asked for, with the row of the round."""

    open_wanted = Signal()
    write_wanted = Signal(object)
    read_wanted = Signal(object)
    close_wanted = Signal(object)
    edit_wanted = Signal(object)
    reopen_wanted = Signal(object)
    remove_wanted = Signal(object)
    calibrate_wanted = Signal(object)
    chosen = Signal(object)
    person_opened = Signal(object)

    def __init__(self, columns: Columns = ROUNDS, people: Columns = ANSWERS) -> None:
        super().__init__()
        self.rounds = Table(columns, key=lambda row: row.round_id)
        self.people = Table(people, key=lambda row: row.person_id)
        self.rounds.setAccessibleName("Assessment rounds")
        self.people.setAccessibleName("People of the round")
        self.rounds.chosen.connect(self.chosen)
        self.rounds.opened.connect(lambda _row, _title: self.people.setFocus(Qt.FocusReason.OtherFocusReason))
        self.people.opened.connect(lambda row, _title: self.person_opened.emit(row))
        self.rounds.menu_wanted.connect(self._fill_menu)
        self._title = ElidedLabel(pixels=style.measures.TEXT_BODY, bold=True)
        self._calibrate = link("", on_click=lambda: self.calibrate_wanted.emit(self.rounds.chosen_row))
        edit = "Change name, due day and note"
        self._edit = icon_button("pencil", edit, lambda: self.edit_wanted.emit(self.rounds.chosen_row))
        self._write = button("Write workbooks…", "upload", lambda: self.write_wanted.emit(self.rounds.chosen_row))
        self._read = button("Read returned…", "download", lambda: self.read_wanted.emit(self.rounds.chosen_row))
        self._close = button("Close the round", on_click=lambda: self.close_wanted.emit(self.rounds.chosen_row))
        sentence = (
            "There is no assessment round yet. Open one: it asks people to assess themselves, in workbooks that you "
            "send and read back."
        )
        empty = EmptyState("clipboard-check", sentence, ("Open a round", self.open_wanted.emit))
        self._pages = QStackedWidget()
        self._pages.addWidget(self._built())
        self._pages.addWidget(empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)

    def _built(self) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.rounds)
        column.addWidget(self._below(), 1)
        return whole

    def _below(self) -> QWidget:
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        bar = QHBoxLayout()
        bar.setContentsMargins(16, 8, 16, 8)
        bar.setSpacing(style.measures.SPACE_2)
        bar.addWidget(self._title, 1)
        for action in (self._calibrate, self._edit, self._write, self._read, self._close):
            bar.addWidget(action)
        column.addLayout(bar)
        column.addWidget(hairline())
        column.addWidget(self.people, 1)
        column.addWidget(hairline())
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 8)
        foot.addWidget(keys_line(_KEYS))
        column.addLayout(foot)
        return below

    def _fill_menu(self, row: RoundRow, menu: QMenu) -> None:
        menu.addAction("Change name, due day and note…", lambda: self.edit_wanted.emit(row))
        if row.progress.closed_on is not None:
            menu.addAction("Open it again", lambda: self.reopen_wanted.emit(row))
        menu.addAction("Remove the round, its answers stay", lambda: self.remove_wanted.emit(row))

    @property
    def chosen_round(self) -> RoundRow | None:
        """The round whose people are shown."""
        row: RoundRow | None = self.rounds.chosen_row
        return row

    def show_rounds(self, rows: Sequence[RoundRow]) -> None:
        """Show all rounds; one is always chosen."""
        self.rounds.show_rows(rows)
        shown = min(max(len(rows), 1), _MOST_SHOWN)
        self.rounds.setFixedHeight((shown + 1) * style.measures.ROW_TABLE)
        self._pages.setCurrentIndex(0 if rows else 1)
        if rows and self.rounds.chosen_row is None:
            self.rounds.choose(rows[0].round_id)

    def show_people(self, rows: Sequence[AnswerRow]) -> None:
        """Show the people of the chosen round, and what can be done with it."""
        row = self.chosen_round
        if row is None:
            return
        progress = row.progress
        complete = sum(one.is_complete for one in rows)
        closed = f", closed on {day_text(progress.closed_on)}" if progress.closed_on else ""
        self._title.setText(f"{progress.name}: {complete} of {len(rows)} people have answered everything{closed}")
        for action in (self._write, self._read, self._close):
            action.setEnabled(progress.closed_on is None)
        self._calibrate.setText(f"{len(row.apart)} to calibrate")
        self._calibrate.setVisible(bool(row.apart))
        self.people.show_rows(rows)

    def take_focus(self) -> None:
        """Give the keyboard to the rounds."""
        self.rounds.setFocus(Qt.FocusReason.OtherFocusReason)
