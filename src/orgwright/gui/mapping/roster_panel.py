"""The choices of a list of people beside its sheet: what each column says, what changes, findings, what is left out."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from orgwright.exchange.foreign.levels import RefusedCell
from orgwright.exchange.foreign.mapping import LeftOut
from orgwright.exchange.foreign.roster import ROSTER_FIELDS
from orgwright.gui.mapping.lines import line_name, lines_of, lines_text
from orgwright.gui.mapping.matrix_panel import LEFT_COLUMNS, MOST_LISTED, REFUSED_COLUMNS, refused_rows
from orgwright.gui.mapping.reading import RosterReading
from orgwright.gui.widgets.columns import Column
from orgwright.gui.widgets.fields import ChoiceField, TextField, YesNoField
from orgwright.gui.widgets.form import Form
from orgwright.gui.widgets.tab_row import TabRow
from orgwright.gui.widgets.table import Table

TABS = (
    ("columns", "Columns"),
    ("changes", "Changes"),
    ("findings", "Findings"),
    ("refused", "Refused"),
    ("left", "Left out"),
)


@dataclass(frozen=True)
class FindingRow:
    """A finding with the cell that it begins with."""

    number: int
    text: str

    @property
    def address(self) -> str:
        """The cell to show."""
        return self.text.partition(":")[0].partition(" ")[0]


CHANGE_COLUMNS: tuple[Column[Any], ...] = (
    Column("Of", lambda row: row[1].key, is_key=True),
    Column("What", lambda row: row[1].field.replace("_", " ").removesuffix(" on"), 84, tone="text2"),
    Column("Was", lambda row: str(row[1].before or "–"), 92, tone="text2"),
    Column("Becomes", lambda row: str(row[1].after or "–"), 104),
)
FINDING_COLUMNS: tuple[Column[Any], ...] = (Column("Finding", lambda row: row.text, wraps=True, is_key=True),)


class RosterPanel(QWidget):
    """The choices; ``changed`` sends the reading with another choice, ``place_chosen`` sheet and address to show."""

    changed = Signal(object)
    place_chosen = Signal(str, str)

    def __init__(self, reading: RosterReading) -> None:
        super().__init__()
        self.reading = reading
        self.tabs = TabRow(TABS)
        self.tabs.chosen.connect(self.show_tab)
        self.changes = Table(CHANGE_COLUMNS, key=lambda row: row[0], row_height=26)
        self.findings = Table(FINDING_COLUMNS, key=lambda row: row.number, sortable=False)
        self.left = Table(LEFT_COLUMNS, key=lambda row: (row.sheet, row.span, row.reason), sortable=False)
        self.refused = Table(REFUSED_COLUMNS, key=lambda row: (row.sheet, row.address), sortable=False)
        self._columns: dict[str, ChoiceField] = {}
        self._stack = QStackedWidget()
        for part in (self._form(), self.changes, self.findings, self.refused, self.left):
            self._stack.addWidget(part)
        for table in (self.findings, self.left, self.refused):
            table.chosen.connect(self._tell_place)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tabs)
        layout.addWidget(self._stack, 1)
        self.show_reading(reading)
        self.show_tab("columns")

    def _form(self) -> QWidget:
        form = Form()
        form.setContentsMargins(12, 10, 12, 12)
        sheets = [(one.name, one.name) for one in self.reading.book.sheets]
        self._sheet = form.add(ChoiceField("Sheet", sheets), save=self._choose_sheet)
        self._head = form.add(TextField("Row of the heads", needed=True), save=self._choose_head)
        self._rows = form.add(TextField("Rows of people", needed=True), save=self._choose_rows)
        for name, title in ROSTER_FIELDS.items():
            self._columns[name] = form.add(ChoiceField(title), save=self._column_saver(name))
        self._day_first = form.add(
            YesNoField("The day stands before the month"),
            save=lambda value: self._set(replace(self.reading.mapping, day_first=bool(value))),
        )
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(form)
        return area

    def show_reading(self, reading: RosterReading) -> None:
        """Show what a reading says."""
        self.reading = reading
        mapping, sheet, planned = reading.mapping, reading.sheet, reading.planned
        self._sheet.show_value(mapping.sheet)
        self._head.show_value(lines_text(sheet, (mapping.head,), is_row=True))
        self._rows.show_value(lines_text(sheet, mapping.rows, is_row=True))
        columns = [(-1, "–")]
        for column in range(sheet.width):
            head = sheet.text(mapping.head, column) or "no head"
            columns.append((column, f"{line_name(sheet, column, is_row=False)}  {head}"))
        for name, field in self._columns.items():
            own = mapping.column(name)
            field.set_options(columns)
            field.show_value(-1 if own is None else own)
        self._day_first.show_value(mapping.day_first)
        findings = (*reading.rows.findings, *planned.without_seat)
        self.changes.show_rows(list(enumerate(planned.changes[:MOST_LISTED])))
        self.findings.show_rows([FindingRow(number, text) for number, text in enumerate(findings[:MOST_LISTED])])
        self.left.show_rows(list(reading.left_out))
        self.refused.show_rows(refused_rows(reading.rows.refused))
        counts = {
            "changes": len(planned.changes),
            "findings": len(findings),
            "left": len(reading.left_out),
            "refused": len(reading.rows.refused),
        }
        self.tabs.show_counts(counts)

    def show_tab(self, key: str) -> None:
        """Show one part of the choices."""
        self.tabs.select(key)
        self._stack.setCurrentIndex([own for own, _ in TABS].index(key))

    def _tell_place(self, row: LeftOut | RefusedCell | FindingRow | None) -> None:
        if isinstance(row, LeftOut):
            self.place_chosen.emit(row.sheet, row.span.partition(":")[0])
        elif isinstance(row, FindingRow):
            self.place_chosen.emit(self.reading.mapping.sheet, row.address)
        elif row is not None:
            self.place_chosen.emit(row.sheet, row.address)

    def _set(self, mapping: Any) -> None:
        self.changed.emit(self.reading.with_mapping(mapping))

    def _choose_sheet(self, name: str) -> None:
        self.changed.emit(RosterReading.of(self.reading.book, self.reading.organization, name))

    def _choose_head(self, text: str) -> None:
        rows = lines_of(self.reading.sheet, text, is_row=True)
        self._set(replace(self.reading.mapping, head=rows[0]))

    def _choose_rows(self, text: str) -> None:
        self._set(replace(self.reading.mapping, rows=lines_of(self.reading.sheet, text, is_row=True)))

    def _column_saver(self, name: str) -> Callable[[int], None]:
        def save(column: int) -> None:
            mapping = self.reading.mapping
            if column < 0:
                self._set(replace(mapping, fields=tuple(one for one in mapping.fields if one[1] != name)))
            else:
                self._set(mapping.with_field(column, name))

        return save
