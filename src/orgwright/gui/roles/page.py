"""One role whole: its title and facts, a tab for each part of it, and the rows of the chosen tab."""

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.roles import model
from orgwright.gui.roles.columns import PARTS, Part
from orgwright.gui.roles.explained import RoleExplanations
from orgwright.gui.roles.parts import UNCERTAIN, PartRow, RowKey, Rows, Shown, count_of
from orgwright.gui.widgets.buttons import MenuButton, button, quiet
from orgwright.gui.widgets.empty_state import EmptyState
from orgwright.gui.widgets.fields import DateField
from orgwright.gui.widgets.labels import FactRow, FigureBlock, LeadText, hairline, label, second_line
from orgwright.gui.widgets.tab_row import TabRow
from orgwright.gui.widgets.table import Table
from orgwright.planning.organization import Organization
from orgwright.planning.role_sheet import RoleSheet
from orgwright.records import Record, Requirement, Role

FACTS = ("Family, level", "Horizon", "Seats", "Coverage", "Gate")
MOST_PROSE = 640
GOALS = "goals"
_BY_KEY = {part.key: part for part in PARTS}
Add = Callable[[type[Record], int], object]


class RolePage(QWidget):
    """The page; the screen hears what a person chooses in it and does the writing.

    ``row_chosen`` and ``row_opened`` tell a PartRow, ``ticked`` one whose box was clicked or whose cells are right,
    ``level_typed`` a level from 1 to 5 or None, ``removal_wanted`` the row to remove, ``menu_wanted`` a row and its
    menu to fill, ``explanation_wanted`` how a figure came about.
    """

    row_chosen = Signal(object)
    row_opened = Signal(object)
    ticked = Signal(object)
    level_typed = Signal(object)
    removal_wanted = Signal(object)
    menu_wanted = Signal(object, QMenu)
    explanation_wanted = Signal(object)

    def __init__(
        self,
        fill_menu: Callable[[QMenu], None],
        add: Add,
        read_document: Callable[[], object],
        explained: RoleExplanations,
    ) -> None:
        super().__init__()
        self._add = add
        self._read_document = read_document
        self._title = label("", style.measures.TEXT_SCREEN_TITLE, bold=True)
        self._purpose = LeadText(MOST_PROSE)
        self.explained = explained
        self._facts = {name: FigureBlock(name, small=True) for name in FACTS}
        for name, ask in (("Seats", explained.seats), ("Coverage", explained.coverage), ("Gate", explained.gate)):
            self._facts[name].how.set_ask(ask)
            self._facts[name].how.explained.connect(self.explanation_wanted)
        self._fact_row = FactRow(*self._facts.values())
        self.compare = button("Compare…", "columns-2")
        self.print_card = button("Card", "printer")
        self.print_card.setToolTip("Print the role on one page")
        self.more = MenuButton("More", fill_menu, kind="")
        self.tabs = TabRow([(part.key, part.title) for part in PARTS], "requirements")
        self.tabs.chosen.connect(lambda _key: self._show_part())
        self.source = button("Source", "link")
        self.source.setToolTip("Show the rows in their document (Ctrl+Shift+S)")
        self.source.setCheckable(True)
        self._start = DateField("")
        self._start.editor.setAccessibleName("First day in the role")
        self._chosen_start: date | None = None
        self._tables: dict[str, Table] = {}
        self._shown: Shown | None = None
        self._rows: dict[str, Rows] = {}
        self._lay_out()

    def _lay_out(self) -> None:
        top = QVBoxLayout()
        top.setContentsMargins(16, 12, 16, 10)
        top.setSpacing(style.measures.SPACE_2)
        line = QHBoxLayout()
        line.setSpacing(style.measures.SPACE_2)
        line.addWidget(self._title, 1)
        self._actions = (self.source, self.compare, self.print_card, self.more)
        for action in self._actions:
            line.addWidget(action)
        top.addLayout(line)
        top.addWidget(self._purpose)
        top.addWidget(self._fact_row)
        self._parts = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(hairline())
        column.addWidget(self.tabs)
        column.addWidget(self._parts, 1)
        column.addWidget(self._laid_out_foot())

    def _laid_out_foot(self) -> QWidget:
        """The line under the table: what can be added, and for goals the first day that they count from."""
        self._foot = QWidget()
        outer = QVBoxLayout(self._foot)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(hairline())
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 4, 12, 4)
        foot.setSpacing(style.measures.SPACE_2)
        self._count = second_line("")
        foot.addWidget(self._count)
        self._start_line = QWidget()
        start = QHBoxLayout(self._start_line)
        start.setContentsMargins(0, 0, 0, 0)
        start.addWidget(second_line("Due for somebody who starts on"))
        start.addWidget(self._start)
        self._start.setFixedWidth(140)
        self._start.committed.connect(self._start_on)
        foot.addWidget(self._start_line)
        foot.addStretch(1)
        self._adds = QHBoxLayout()
        self._adds.setSpacing(style.measures.SPACE_1)
        foot.addLayout(self._adds)
        outer.addLayout(foot)
        return self._foot

    # Showing

    def show_nothing(self, title: str, second: str) -> None:
        """Show a sentence in place of a role."""
        self._shown, self._rows = None, {}
        self._title.setText(title)
        self._purpose.setText(second)
        self._show_frame(is_shown=False)

    def _show_frame(self, is_shown: bool) -> None:
        for part in (*self._actions, self._fact_row, self.tabs, self._parts, self._foot):
            part.setVisible(is_shown)

    def show_role(self, sheet: RoleSheet, organization: Organization, edited: Collection[RowKey]) -> None:
        """Show a role as it is; ``edited`` are its rows that no longer say what its document says."""
        self.explained.role_id = sheet.role.id
        is_other = self._shown is None or self._shown.sheet.role.id != sheet.role.id
        if is_other:
            self._chosen_start = None
        start = self._chosen_start or organization.day
        self._shown = Shown(sheet, organization, edited, start)
        self._start.show_value(start)
        self._show_frame(is_shown=True)
        self._title.setText(sheet.role.name)
        self._purpose.setText(sheet.role.summary or "What this role is for is not said yet.")
        facts = model.role_facts(organization, sheet.role.id or 0)
        values = (facts.family, facts.horizon, facts.seats, facts.coverage, facts.gate)
        for name, value in zip(FACTS, values, strict=True):
            self._facts[name].show_figure(value, tone="short" if name == "Gate" and facts.gate_is_short else "text")
        self._rows = {part.key: part.rows(self._shown) for part in PARTS}
        self.tabs.show_counts({key: count_of(rows) for key, rows in self._rows.items()})
        self._show_part()

    def _start_on(self, day: Any) -> None:
        if self._shown is not None and isinstance(day, date):
            self._chosen_start = day
            self._shown = replace(self._shown, start=day)
            self._rows[GOALS] = _BY_KEY[GOALS].rows(self._shown)
            self._show_part()

    def _show_part(self) -> None:
        if self._shown is None:
            return
        part = _BY_KEY[self.tabs.selected]
        table = self._tables.get(part.key) or self._made_table(part)
        rows = self._rows[part.key]
        table.show_rows(rows)
        count = count_of(rows)
        self._parts.setCurrentWidget(table if count else self._made_empty(part))
        self._count.setText("1 row" if count == 1 else f"{count} rows" if count else "")
        self._start_line.setVisible(part.key == GOALS and count > 0)
        self._show_adds(part)

    def _made_table(self, part: Part) -> Table:
        columns = self.explained.columns_of_part(part.columns)
        table = Table(columns, key=lambda row: row.key, sortable=False, spans=lambda row: row.is_wide)
        table.setAccessibleName(part.title)
        table.chosen.connect(self.row_chosen)
        table.opened.connect(lambda row, _title: self.row_opened.emit(row))
        table.menu_wanted.connect(self.menu_wanted)
        table.explained.connect(self.explanation_wanted)
        table.installEventFilter(self)
        table.viewport().installEventFilter(self)
        self._tables[part.key] = table
        self._parts.addWidget(table)
        return table

    def _made_empty(self, part: Part) -> QWidget:
        title, record, section = part.adds[0]
        first = f"Add: {title[0].lower() if title[1:2].islower() else title[0]}{title[1:]}"
        add = (first, lambda: self._add(record, section))
        empty = EmptyState("scroll-text", part.empty, add, ("Read a role document…", self._read_document))
        old = self._parts.widget(0)
        if isinstance(old, EmptyState):
            self._parts.removeWidget(old)
            old.deleteLater()
        self._parts.insertWidget(0, empty)
        return empty

    def _show_adds(self, part: Part) -> None:
        while self._adds.count():
            taken = self._adds.takeAt(0)
            widget = taken.widget() if taken is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for title, record, section in part.adds:
            made = quiet(title, "plus", partial(self._add, record, section))
            self._adds.addWidget(made)
            made.show()

    @property
    def part(self) -> Part:
        """The tab shown."""
        return _BY_KEY[self.tabs.selected]

    @property
    def table(self) -> Table | None:
        """The table of the tab shown, once there is one."""
        return self._tables.get(self.tabs.selected)

    @property
    def chosen_row(self) -> PartRow | None:
        """The chosen row of the tab shown."""
        table = self.table
        row = table.chosen_row if table is not None and self._parts.currentWidget() is table else None
        return row if isinstance(row, PartRow) else None

    def show_row(self, key: RowKey) -> bool:
        """Go to the tab in which a row stands, and choose it there; False if none holds it."""
        for tab, rows in self._rows.items():
            if any(isinstance(row, PartRow) and row.key == key for row in rows):
                if tab != self.tabs.selected:
                    self.tabs.select(tab)
                    self._show_part()
                return self._tables[tab].choose(key)
        return False

    def neighbour(self, key: RowKey) -> RowKey | None:
        """The row below one of the tab shown, or above it where it is the last."""
        keys = [row.key for row in self._rows.get(self.tabs.selected, []) if isinstance(row, PartRow)]
        if key not in keys or len(keys) == 1:
            return None
        place = keys.index(key)
        return keys[place + 1] if place + 1 < len(keys) else keys[place - 1]

    def rest_on(self, key: RowKey) -> None:
        """Choose a row of the tab shown without opening anything."""
        table = self.table
        if table is not None:
            blocked = table.blockSignals(True)
            table.choose(key)
            table.blockSignals(blocked)
            table.viewport().update()

    def places(self) -> list[tuple[int, int, RowKey]]:
        """The characters of the page that the rows of all tabs were read from."""
        rows = [row for several in self._rows.values() for row in several if isinstance(row, PartRow)]
        return [(*row.span, row.key) for row in rows if row.span is not None]

    def uncertain_keys(self) -> list[RowKey]:
        """The rows of all tabs that a person should look at."""
        rows = (row for several in self._rows.values() for row in several if isinstance(row, PartRow))
        return [row.key for row in rows if row.mark == UNCERTAIN]

    # Keyboard and mouse in the table

    def _box_at(self, table: Table, at: QPoint) -> PartRow | None:
        """The deliverable whose box is at a place of its table."""
        index = table.indexAt(at)
        row = table.rows_model.row(index.row()) if index.isValid() else None
        return row if isinstance(row, PartRow) and isinstance(row.more, bool) and index.column() == 0 else None

    def _take_key(self, table: Table, event: QKeyEvent) -> bool:
        """Digits and Delete set the level of a requirement; elsewhere Delete removes, and Space ticks or confirms."""
        row, digit = table.chosen_row, event.key() - Qt.Key.Key_0
        if not isinstance(row, PartRow) or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        is_delete = event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
        if row.record is Requirement and (1 <= digit <= 5 or is_delete):
            self.level_typed.emit(None if is_delete else digit)
        elif is_delete and row.record is not Role:
            self.removal_wanted.emit(row)
        elif event.key() == Qt.Key.Key_Space and (isinstance(row.more, bool) or row.asks_for_cells):
            self.ticked.emit(row)
        else:
            return False
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of the table, and clicks on the boxes in it."""
        table = self.table
        if table is None:
            return super().eventFilter(watched, event)
        if watched is table and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._take_key(table, event) or super().eventFilter(watched, event)
        if watched is table.viewport() and isinstance(event, QMouseEvent) and _is_click(event):
            row = self._box_at(table, event.position().toPoint())
            if row is not None:
                self.ticked.emit(row)
                return True
        return super().eventFilter(watched, event)


def _is_click(event: QMouseEvent) -> bool:
    return event.type() == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton
