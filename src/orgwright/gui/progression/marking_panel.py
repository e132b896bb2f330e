"""The panel that marks positions as critical, many at once."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.messages import attempt
from orgwright.gui.progression.slate_model import PositionChoice
from orgwright.gui.progression.succession_columns import CHOICE_COLUMNS
from orgwright.gui.widgets.buttons import primary
from orgwright.gui.widgets.labels import second_line
from orgwright.gui.widgets.side_panel import SidePanel
from orgwright.gui.widgets.table import Table

if TYPE_CHECKING:
    from orgwright.gui.progression.succession_page import SuccessionPage

_LEAST_HEIGHT = 380


class MarkingPanel(SidePanel):
    """Positions that are not marked yet; those that are chosen become critical together."""

    def __init__(self, page: "SuccessionPage") -> None:
        super().__init__("Mark positions")
        self._page = page
        self._choices: tuple[PositionChoice, ...] = ()
        self.search = QLineEdit()
        self.search.setPlaceholderText("Key, role or unit")
        self.search.setAccessibleName("Search positions")
        self.search.setClearButtonEnabled(True)
        self.search.addAction(style.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.textChanged.connect(lambda _text: self._show_found())
        self.table = Table(CHOICE_COLUMNS, key=lambda row: row.position_id, many=True)
        self.table.setAccessibleName("Positions that are not critical")
        self.table.setMinimumHeight(_LEAST_HEIGHT)
        self.table.selectionModel().selectionChanged.connect(lambda _new, _old: self._count())
        self.table.opened.connect(lambda _row, _title: self.mark_chosen())
        top = QWidget()
        column = QVBoxLayout(top)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.measures.SPACE_2)
        column.addWidget(second_line("Positions that may not stay empty. Ctrl and Shift choose several.", wrap=True))
        column.addWidget(self.search)
        self.add_section(top)
        self.add_section(self.table, "Not marked yet", is_flush=True)
        self.verb = primary("Mark as critical", on_click=self.mark_chosen)
        self.set_actions(self.verb)

    def show_choices(self, choices: Sequence[PositionChoice]) -> None:
        """Show the positions that can be marked."""
        self._choices = tuple(choices)
        self._show_found()

    def _show_found(self) -> None:
        words = self.search.text().casefold().split()
        found = [
            one for one in self._choices if all(word in f"{one.key} {one.role} {one.unit}".casefold() for word in words)
        ]
        self.table.show_rows(found)
        self._count()

    def _count(self) -> None:
        count = len(self.table.chosen_rows)
        self.verb.setText(f"Mark {count} as critical" if count > 1 else "Mark as critical")
        self.verb.setEnabled(count > 0)

    def mark_chosen(self) -> None:
        """Mark what is chosen."""
        chosen = [row.position_id for row in self.table.chosen_rows]
        if chosen:
            attempt(self, lambda: self._page.context.workspace.mark_critical(chosen, True))
