"""The screen of people: the list at the left, one person whole at the right."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QSplitter, QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.context import Context
from orgwright.gui.mapping.wizard import ask_roster, fill_import_menu
from orgwright.gui.messages import attempt
from orgwright.gui.people import model
from orgwright.gui.people.person_page import PersonPage
from orgwright.gui.plan_sections import elsewhere_section, planned_section
from orgwright.gui.record_forms import edit_form
from orgwright.gui.screen import Screen
from orgwright.gui.seat_acts import SeatActs
from orgwright.gui.widgets.buttons import MenuButton, button
from orgwright.gui.widgets.columns import Column, explained_columns
from orgwright.gui.widgets.dialogs import FormDialog
from orgwright.gui.widgets.empty_state import EmptyState
from orgwright.gui.widgets.fields import DateField, TextField
from orgwright.gui.widgets.range_bar import percent_text
from orgwright.gui.widgets.side_panel import SidePanel
from orgwright.gui.widgets.table import Table
from orgwright.planning.explanation import Explanation
from orgwright.planning.explanations.role_coverage import person_role_coverage
from orgwright.planning.keys import new_key
from orgwright.planning.organization import Organization
from orgwright.records import Incumbency, Person, PlannedChange
from orgwright.workspace import Changes

COLUMNS: tuple[Column[Any], ...] = (
    Column("Person", lambda row: row.name, is_key=True, tone=lambda row: "text3" if row.note else "text"),
    Column("Role", lambda row: row.note or row.role, 0, tone="text2"),
    Column(
        "Held, %",
        lambda row: "" if row.low is None else percent_text(row.low, row.high),
        70,
        "right",
        sort_key=lambda row: row.low,
    ),
)


class PeopleScreen(Screen):
    """The people of the context's unit; see the module."""

    key, title, icon, group = "people", "People", "users", 0
    has_head = False

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Filter by name, role or unit")
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName("Filter people")
        self.search.textChanged.connect(lambda _text: self._show_list())
        asked = explained_columns(COLUMNS, {"Held, %": self._explained_coverage})
        self.table = Table(asked, key=lambda row: row.person_id)
        self.table.explained.connect(self.explain)
        self.table.chosen.connect(self._choose)
        self.page = PersonPage(self)
        self.editor = SidePanel("Edit")
        self.acts = SeatActs(self, context)
        self._rows: list[model.PersonRow] = []
        self._person_id: int | None = None
        self.set_body(self._built())

    def _built(self) -> QWidget:
        head = QWidget()
        head.setFixedHeight(style.measures.HEAD)
        row = QHBoxLayout(head)
        row.setContentsMargins(12, 0, 12, 0)
        row.addWidget(self.search, 1)
        self._add = button("Person", "plus", self.add_person)
        row.addWidget(self._add)
        row.addWidget(MenuButton("Import", lambda menu: fill_import_menu(menu, self, self.context)))
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.table, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self.page)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(area)
        split.setStretchFactor(1, 1)
        split.setSizes([340, 860])
        return split

    @classmethod
    def rail_count(cls, organization: Organization) -> int | None:
        """People employed on the day."""
        return len(organization.seating.employed)

    def refresh(self, changes: Changes | None) -> None:
        """Show the people of the unit as they are on the day."""
        organization = self.context.organization
        if not organization.people:
            self.close_panel()
            other = ("Import a list of people…", lambda: ask_roster(self, self.context))
            self.show_empty(EmptyState("users", "There are no people yet.", ("Add a person", self.add_person), other))
            return
        self.show_body()
        self._rows = model.person_rows(organization, self.context.unit_id)
        self._show_list()
        self._add.setText("Person" if self.acts.scenario is None else "Hire…")
        is_editing = self.is_panel_open and self.panel is self.editor
        touched = changes is None or changes.touches(Person, Incumbency, PlannedChange)
        if is_editing and touched and self._shown_id is not None:
            self.edit_person()

    def _show_list(self) -> None:
        wanted = self.search.text().casefold().split()
        shown = [
            row for row in self._rows if all(word in f"{row.name} {row.role} {row.unit}".casefold() for word in wanted)
        ]
        if self._person_id is None or self._person_id not in {row.person_id for row in shown}:
            self._person_id = shown[0].person_id if shown else None
        self.table.show_rows(shown)
        if self._person_id is not None:
            self.table.choose(self._person_id)
        self._show_person()
        employed = sum(row.note in ("", "no position") for row in self._rows)
        self.set_status(f"{employed} employed, {len(shown)} shown", "Coverage of each person's own role")

    def show_record(self, record_id: int | None) -> None:
        """Go to one person, in whatever unit."""
        if record_id is None:
            return
        if record_id != self._person_id:
            self.close_panel()
        self._person_id = record_id
        self.search.clear()
        if record_id not in {row.person_id for row in self._rows}:
            self.context.set_unit(None)
        self._show_list()

    def _choose(self, row: model.PersonRow | None) -> None:
        if row is not None and row.person_id != self._person_id:
            self._person_id = row.person_id
            self.close_panel()
            self._show_person()

    def _explained_coverage(self, row: model.PersonRow) -> Explanation | None:
        organization = self.context.organization
        return person_role_coverage(organization, row.person_id) if row.person_id in organization.people else None

    def _show_person(self) -> None:
        organization = self.context.organization
        if self._person_id is not None and self._person_id in organization.people:
            self.page.show_person(organization, self._person_id)
        else:
            self.page.show_nobody()

    @property
    def person_id(self) -> int | None:
        """The person shown, where they are in the records and not in the plan alone."""
        return self._person_id if self._person_id in self.context.recorded.people else None

    @property
    def _shown_id(self) -> int | None:
        """The person shown, in the records or in the plan alone."""
        return self._person_id if self._person_id in self.context.organization.people else None

    def add_person(self) -> None:
        """Ask for a new person and show them; under a scenario somebody new is hired into a seat."""
        if self.acts.scenario is not None:
            self.acts.fill()
            return
        taken = [one.key for one in self.context.recorded.people.values()]

        def make(values: dict[str, Any]) -> None:
            changes = self.context.workspace.add(Person, key=new_key(values["name"], taken), **values)
            self.show_record(changes.made_id)

        dialog = FormDialog(self, "New person", "Add the person", make)
        dialog.form.add(TextField("Name", needed=True), key="name")
        dialog.form.add(TextField("E-mail"), key="email")
        dialog.form.add(DateField("Hired on"), key="hired_on").show_value(self.context.day)
        dialog.exec()

    def edit_person(self) -> None:
        """Open the form of the person in the panel; under a scenario what it plans for them."""
        if self.acts.scenario is not None:
            self._show_planned()
        elif self.person_id is not None:
            person_id = self.person_id
            self.editor.clear()
            self.editor.set_title(self.context.recorded.people[person_id].name, "Saved as you leave each field")
            self.editor.add_section(edit_form(self.context, Person, person_id))
            self.editor.set_actions(
                button("Promote…", on_click=lambda: self.acts.promote(person_id)),
                button("Remove…", "trash", self.remove_person),
            )
            self.show_panel(self.editor)

    def _show_planned(self) -> None:
        person_id = self._shown_id
        if person_id is None:
            return
        person = self.context.organization.people[person_id]
        self.editor.clear()
        self.editor.set_title(person.name, self.acts.where)
        self.editor.add_section(planned_section(self.context, person.key), "Planned")
        if self.person_id is not None:
            words = "Names, dates and contracts are records: a scenario moves people, and does not edit them."
            self.editor.add_section(elsewhere_section(words, "Edit the record", self._edit_record))
        self.editor.set_actions(button("Promote…", on_click=lambda: self.acts.promote(person_id)))
        self.show_panel(self.editor)

    def _edit_record(self) -> None:
        self.context.set_scenario(None)
        self.edit_person()

    def edit_incumbency(self, incumbency_id: int) -> None:
        """Open the form of one incumbency in the panel."""
        self.editor.clear()
        self.editor.set_title("Incumbency", "Saved as you leave each field")
        self.editor.add_section(edit_form(self.context, Incumbency, incumbency_id))
        self.editor.set_actions(
            button("End today", on_click=lambda: self._end(incumbency_id)),
            button("Remove", "trash", lambda: self._remove(Incumbency, incumbency_id)),
        )
        self.show_panel(self.editor)

    def _end(self, incumbency_id: int) -> None:
        self.close_panel()
        attempt(self, lambda: self.context.workspace.end_incumbency(incumbency_id, self.context.day))

    def _remove(self, record: Any, record_id: int) -> None:
        self.close_panel()
        attempt(self, lambda: self.context.workspace.remove(record, record_id))

    def remove_person(self) -> None:
        """Take the person out of the records, with all their assessments; one undo brings everything back."""
        if self.person_id is not None:
            self._remove(Person, self.person_id)

    def seat_person(self) -> None:
        """Give the person a position."""
        if self._shown_id is not None:
            self.acts.fill(person_id=self._shown_id)

    def record_exit(self) -> None:
        """Ask for the last day, and let the person leave."""
        if self._shown_id is not None:
            self.acts.leave(self._shown_id)
