"""The panel that opens an assessment round: its name, its day, and the ticks of people and skills."""

from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from orgwright.errors import PlanningError
from orgwright.gui.assessments.model import about_person
from orgwright.gui.context import Context
from orgwright.gui.record_forms import options
from orgwright.gui.widgets.buttons import button, link, primary
from orgwright.gui.widgets.columns import Column
from orgwright.gui.widgets.fields import DateField, MultiLineField, TextField
from orgwright.gui.widgets.form import Form
from orgwright.gui.widgets.labels import label, second_line
from orgwright.gui.widgets.marks import paint_check
from orgwright.gui.widgets.picker import PickerField
from orgwright.gui.widgets.side_panel import SidePanel
from orgwright.gui.widgets.table import Table
from orgwright.planning.organization import Organization
from orgwright.records import Unit
from orgwright.workspace import Changes

_HEIGHT = 210


@dataclass(frozen=True)
class Ticked:
    """A row of a list of ticks; whether it is ticked is known to the list alone."""

    key: int
    name: str
    second: str


class TickList(QWidget):
    """Rows to tick with Space or a click."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title
        self._rows: list[Ticked] = []
        self.on: set[int] = set()
        self.search = QLineEdit()
        self.search.setPlaceholderText(f"Filter {title.lower()}")
        self.search.setAccessibleName(f"Filter {title.lower()}")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _text: self._show())
        columns: tuple[Column[Any], ...] = (
            Column("", lambda row: "ticked" if row.key in self.on else "", 34, paint=self._paint_tick),
            Column(title, lambda row: row.name, is_key=True),
            Column("", lambda row: row.second, 100, tone="text2"),
        )
        self.table = Table(columns, key=_key, sortable=False)
        self.table.horizontalHeader().hide()
        self.table.setFixedHeight(_HEIGHT)
        self.table.setAccessibleName(title)
        self.table.installEventFilter(self)
        self.table.viewport().installEventFilter(self)
        self._count = second_line("")
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(label(title, bold=True))
        top.addWidget(self._count, 1)
        top.addWidget(link("All", on_click=lambda: self.tick(self.on | self._shown_keys())))
        top.addWidget(link("None", on_click=lambda: self.tick(self.on - self._shown_keys())))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self.search)
        column.addWidget(self.table)

    def show_entries(self, rows: Sequence[Ticked], on: Collection[int]) -> None:
        """Show rows, and which of them are ticked."""
        self._rows = list(rows)
        self.search.clear()
        self._show()
        self.tick(on)

    def _show(self) -> None:
        """Show the rows that the filter names a part of; "All" and "None" mean these."""
        words = self.search.text().casefold().split()
        texts = ((row, f"{row.name} {row.second}".casefold()) for row in self._rows)
        self.table.show_rows([row for row, text in texts if all(word in text for word in words)])

    def _shown_keys(self) -> set[int]:
        return {row.key for row in self.table.rows_model.rows if isinstance(row, Ticked)}

    def tick(self, keys: Iterable[int]) -> None:
        """Tick these and no others."""
        self.on = set(keys) & {row.key for row in self._rows}
        self._tell()

    def turn(self, key: int) -> None:
        """Tick one that is not, or take its tick away."""
        self.on ^= {key}
        self._tell()

    def _tell(self) -> None:
        self._count.setText(f"{len(self.on)} of {len(self._rows)}")
        self.table.viewport().update()

    def _paint_tick(self, painter: QPainter, rect: QRect, row: Ticked) -> None:
        paint_check(painter, rect, row.key in self.on, "accent")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space and a click turn a tick."""
        if watched is self.table and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            row = self.table.chosen_row
            if event.key() == Qt.Key.Key_Space and row is not None:
                self.turn(row.key)
                return True
        is_click = event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent)
        if watched is self.table.viewport() and is_click and isinstance(event, QMouseEvent):
            index = self.table.indexAt(event.position().toPoint())
            if index.isValid():
                self.turn(self.table.chosen_row.key)
        return super().eventFilter(watched, event)


def _key(row: Ticked) -> Hashable:
    return row.key


class RoundPanel(SidePanel):
    """A new round; ``opened`` tells the changes when it is there."""

    opened = Signal(object)

    def __init__(self, context: Context, cancel: Callable[[], object]) -> None:
        super().__init__("New assessment round", "Answered in workbooks that you send")
        self._context = context
        self.people = TickList("People")
        self.skills = TickList("Skills")
        self.form = Form()
        self.name = self.form.add(TextField("Name", needed=True, placeholder="Autumn 2026"), key="name")
        self.unit = self.form.add(
            PickerField("Unit", lambda: options(context, Unit), placeholder="All units"), key="unit_id"
        )
        self.due = self.form.add(DateField("Due on"), key="due_on")
        self.note = self.form.add(MultiLineField("Note to the people, on top of their workbook", 2), key="note")
        self.unit.committed.connect(self.fill)
        self._error = label("", tone="missing", wrap=True)
        self._error.hide()
        self.add_section(self.form)
        self.add_section(self.people)
        self.add_section(self.skills)
        self.add_section(self._error)
        self.set_actions(primary("Open the round", on_click=self.open_round), button("Cancel", on_click=cancel))

    def start(self) -> None:
        """Begin a round of the unit of the context bar."""
        for field in (self.name, self.due, self.note):
            field.show_value(None)
        self.unit.show_value(self._context.unit_id)
        self.fill(self._context.unit_id)
        self._error.hide()
        self.name.editor.setFocus()

    def fill(self, unit_id: int | None) -> None:
        """Show the people of a unit, all ticked, and all skills, those ticked that their roles ask for."""
        organization = self._context.recorded.as_of(self._context.day)
        people = organization.seating.by_person_key(organization.seating.people_of(unit_id))
        rows = sorted((_entry(organization, one) for one in people), key=lambda row: row.name.casefold())
        self.people.show_entries(rows, people)
        asked = asked_skills(organization, people)
        skills = sorted(organization.skills.values(), key=lambda one: (one.id not in asked, one.name.casefold()))
        self.skills.show_entries([Ticked(one.id or 0, one.name, one.category) for one in skills], asked)

    def open_round(self) -> None:
        """Open the round as it stands here; what is wrong is said at the end of the panel."""
        values = self.form.values()
        if values is None:
            return
        try:
            made: Changes = self._context.workspace.open_round(
                person_ids=self.people.on, skill_ids=self.skills.on, opened_on=self._context.day, **values
            )
        except PlanningError as refused:
            self._error.setText(str(refused))
            self._error.show()
            return
        self.opened.emit(made)


def _entry(organization: Organization, person_id: int) -> Ticked:
    name, unit, _ = about_person(organization, person_id)
    return Ticked(person_id, name, unit)


def asked_skills(organization: Organization, person_ids: Collection[int]) -> frozenset[int]:
    """The skills that the roles of some people ask for."""
    roles = {organization.seating.role_of(one) for one in person_ids}
    return frozenset(ask.skill_id for role in roles for ask in organization.demand.asks(role) if ask.is_applicable)
