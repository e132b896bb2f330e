"""The window in which a foreign sheet is mapped: the sheet at the left, the choices at the right, and the import.

API: ``ask_matrix(parent, context)`` and ``ask_roster(parent, context)`` ask for a file, ``paste_roster`` reads the
clipboard; each ends in one undoable action or in nothing.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QMenu, QSplitter, QVBoxLayout, QWidget

from orgwright.errors import PlanningError, RefusedInput
from orgwright.exchange.foreign import book_of_text, read_book
from orgwright.exchange.foreign.book import cell_at
from orgwright.gui import style
from orgwright.gui.context import Context
from orgwright.gui.mapping.matrix_panel import MatrixPanel
from orgwright.gui.mapping.reading import HEAD, LEFT_OUT, LEVEL, PERSON, REFUSED, MatrixReading, RosterReading
from orgwright.gui.mapping.roster_panel import RosterPanel
from orgwright.gui.mapping.sheet_view import PartLegend, SheetView
from orgwright.gui.messages import tell
from orgwright.gui.widgets.buttons import button, primary
from orgwright.gui.widgets.labels import ElidedLabel, hairline, label
from orgwright.progress import Progress

FILES = "Workbooks and tables (*.xlsx *.csv *.tsv *.tab *.txt)"
_PANEL = 440
MANY_CELLS = 20_000
"""Cells of a book beyond which reading it anew leaves the thread of the window."""
_ROSTER_WORDS = {
    HEAD: "Heads",
    PERSON: "Who",
    LEVEL: "Read",
    REFUSED: "Refused",
    LEFT_OUT: "Left out",
}
Reading = MatrixReading | RosterReading


class MappingWizard(QDialog):
    """The window of one foreign book; ``reading`` is what would come in now."""

    def __init__(self, parent: QWidget | None, context: Context, reading: Reading) -> None:
        super().__init__(parent)
        self._context = context
        self.reading = reading
        self.is_roster = isinstance(reading, RosterReading)
        what = "People" if self.is_roster else "Levels"
        self.setWindowTitle(f"{what} of {reading.book.name}")
        self.sheet = SheetView()
        self.panel: MatrixPanel | RosterPanel = (
            RosterPanel(reading) if isinstance(reading, RosterReading) else MatrixPanel(reading)
        )
        self.panel.changed.connect(self.take_reading)
        self.panel.place_chosen.connect(self.go_to)
        self.counts = ElidedLabel()
        self.counts.setProperty("tone", "text2")
        self._remark = label("", style.measures.TEXT_SECOND, tone="text2", wrap=True)
        self._remark.setContentsMargins(16, 6, 16, 6)
        self._error = label("", style.measures.TEXT_SECOND, tone="missing", wrap=True)
        self._error.setContentsMargins(16, 6, 16, 6)
        self._error.hide()
        self.take = primary("", on_click=self.import_now)
        self._shown_sheet = reading.sheet.name
        self._lay_out(what)
        self.show_reading(reading)
        size = parent.window().size() if parent is not None else self.sizeHint()
        self.resize(max(1000, size.width() - 80), max(640, size.height() - 80))

    def _lay_out(self, what: str) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 16, 0)
        head.setSpacing(style.measures.SPACE_3)
        head.addWidget(label(f"{what} of {self.reading.book.name}", style.measures.TEXT_PANEL_TITLE, bold=True))
        head.addWidget(self.counts, 1)
        head.addWidget(button("Cancel", on_click=self.reject))
        head.addWidget(self.take)
        bar = QWidget()
        bar.setFixedHeight(style.measures.HEAD)
        bar.setLayout(head)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.sheet, 1)
        column.addWidget(hairline())
        column.addWidget(PartLegend(_ROSTER_WORDS) if self.is_roster else PartLegend())
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(self.panel)
        split.setStretchFactor(0, 1)
        split.setSizes([880, _PANEL])
        self.panel.setMinimumWidth(_PANEL)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        for part in (bar, hairline(), self._remark, self._error):
            outer.addWidget(part)
        outer.addWidget(split, 1)

    def take_reading(self, reading: Reading) -> None:
        """Show another reading; that of a large book is computed beside the window first."""
        cells = sum(one.height * one.width for one in reading.book.sheets)
        if cells <= MANY_CELLS:
            self.show_reading(reading.settled())
            return
        self.take.setEnabled(False)
        self._context.background.run(
            lambda _progress: reading.settled(), self.show_reading, self._keep, what="Reading the sheet anew"
        )

    def _keep(self, error: BaseException) -> None:
        """Stay with the reading before, and say why."""
        self.show_reading(self.reading)
        self._refuse(error)

    def show_reading(self, reading: Reading) -> None:
        """Show what a reading says on the sheet, beside it and in the counts."""
        is_other_sheet = reading.sheet.name != self.reading.sheet.name
        self.reading = reading
        if is_other_sheet:
            self._shown_sheet = reading.sheet.name
        if isinstance(self.panel, MatrixPanel):
            if isinstance(reading, MatrixReading):
                self.panel.show_reading(reading)
        elif isinstance(reading, RosterReading):
            self.panel.show_reading(reading)
        self._draw()
        planned = reading.planned
        self.counts.setText(f"{reading.rows.counts}.  Brings {planned.summary}.")
        is_news = bool(reading.planned.levels if isinstance(reading, MatrixReading) else reading.planned.changes)
        self.take.setEnabled(is_news)
        self.take.setText(f"Import {planned.summary.partition(',')[0]}" if is_news else "Nothing to import")
        remembered = ["Read as this layout was read before."] if reading.proposal.is_remembered else []
        own = reading.rows.findings if isinstance(reading, MatrixReading) else ()
        remarks = [*remembered, *reading.proposal.remarks, *own]
        more = f" And {len(remarks) - 3:,} more." if len(remarks) > 3 else ""
        self._remark.setText(" ".join(remarks[:3]) + more)
        self._remark.setToolTip("\n".join(remarks[:40]))
        self._remark.setVisible(bool(remarks))
        self._error.hide()

    def _draw(self) -> None:
        reading = self.reading
        sheet = reading.book.sheet(self._shown_sheet) or reading.sheet
        self.sheet.show_sheet(sheet, reading.parts(sheet.name), reading.left_out, reading.rows.refused)

    def go_to(self, sheet: str, address: str) -> None:
        """Show one cell of the book."""
        found = self.reading.book.sheet(sheet)
        if found is None:
            return
        if sheet != self._shown_sheet:
            self._shown_sheet = sheet
            self._draw()
        try:
            row, column = cell_at(address)
        except ValueError:
            return
        self.sheet.go_to(row - found.first_row, column - found.first_column)

    def import_now(self) -> None:
        """Take everything in as one action, off the GUI thread, and close; a refusal stays as a sentence."""
        reading, workspace = self.reading, self._context.workspace
        self.take.setEnabled(False)

        def work(progress: Progress) -> object:
            progress.step(0, 1, "Importing")
            if isinstance(reading, RosterReading):
                return workspace.import_roster(reading.rows, reading.book.name, kept=reading.kept)
            rows, decided = reading.rows, reading.decisions
            return workspace.import_foreign_matrix(rows, decided, reading.book.name, kept=reading.kept)

        self._context.background.run(work, lambda _done: self.accept(), self._refuse, what="Importing")

    def _refuse(self, error: BaseException) -> None:
        self.take.setEnabled(True)
        if isinstance(error, PlanningError):
            self._error.setText(str(error))
            self._error.show()
        else:
            tell(self, error)


def ask_matrix(parent: QWidget, context: Context) -> None:
    """Ask for a foreign workbook of levels and map it."""
    _ask(parent, context, "Import a foreign skills matrix", is_roster=False)


def ask_roster(parent: QWidget, context: Context) -> None:
    """Ask for a list of people and map it."""
    _ask(parent, context, "Import a list of people", is_roster=True)


def _ask(parent: QWidget, context: Context, title: str, *, is_roster: bool) -> None:
    chosen, _ = QFileDialog.getOpenFileName(parent, title, "", FILES)
    if chosen:
        read_file(parent, context, Path(chosen), is_roster=is_roster)


def read_file(parent: QWidget, context: Context, path: Path, *, is_roster: bool) -> None:
    """Read a file off the GUI thread, then open the window of its mapping."""
    recorded = context.recorded

    def work(progress: Progress) -> Reading:
        book = read_book(path, progress)
        return RosterReading.of(book, recorded) if is_roster else MatrixReading.of(book, recorded)

    _open_when_read(parent, context, work, f"Reading {path.name}")


def paste_roster(parent: QWidget, context: Context) -> None:
    """Read a list of people from the clipboard and map it."""
    text, recorded = QGuiApplication.clipboard().text(), context.recorded

    def work(_progress: Progress) -> Reading:
        book = book_of_text(text)
        if not book.sheets:
            raise RefusedInput("The clipboard holds no table; copy the rows of the list with their heads first.")
        return RosterReading.of(book, recorded)

    _open_when_read(parent, context, work, "Reading the clipboard")


def _open_when_read(parent: QWidget, context: Context, work: Callable[[Progress], Reading], what: str) -> None:
    context.background.run(
        work, lambda reading: open_wizard(parent, context, reading), lambda error: tell(parent, error), what=what
    )


def fill_import_menu(menu: QMenu, parent: QWidget, context: Context) -> None:
    """The entries by which foreign files and texts come in."""
    menu.addAction("Import a list of people…", lambda: ask_roster(parent, context))
    menu.addAction("Paste a list of people…", lambda: paste_roster(parent, context))
    menu.addAction("Import a foreign skills matrix…", lambda: ask_matrix(parent, context))


def open_wizard(parent: QWidget, context: Context, reading: Reading) -> MappingWizard:
    """Open the window of a mapping over its parent."""
    wizard = MappingWizard(parent, context, reading)
    wizard.setWindowModality(Qt.WindowModality.WindowModal)
    wizard.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    wizard.show()
    return wizard
