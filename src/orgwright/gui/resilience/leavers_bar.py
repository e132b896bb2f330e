"""The bar of people who leave: find and add them, take them back, or plan their leaving in a scenario."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from orgwright.gui import style
from orgwright.gui.resilience import model
from orgwright.gui.widgets.buttons import MenuButton, button, quiet
from orgwright.gui.widgets.dialogs import FormDialog
from orgwright.gui.widgets.fields import DateField, TextField
from orgwright.gui.widgets.labels import ElidedLabel
from orgwright.gui.widgets.picker import Option, PickerField

if TYPE_CHECKING:
    from orgwright.gui.resilience.view import ResilienceScreen
    from orgwright.planning.organization import Organization
    from orgwright.workspace import Changes

FIELD_WIDTH = 260
MOST_IN_MENU = 40
MOST_NAMES = 20
"""Names that the bar writes out; more have no room in any window."""


class LeaversBar(QWidget):
    """Who leaves in the third card; ``changed`` tells that there are others."""

    changed = Signal()

    def __init__(self, screen: "ResilienceScreen") -> None:
        super().__init__()
        self._screen = screen
        self.person_ids: tuple[int, ...] = ()
        self._offered: tuple[Organization, int | None, list[Option]] | None = None
        self.field = PickerField("", self._options, placeholder="Add somebody who leaves")
        self.field.editor.setAccessibleName("Add somebody who leaves")
        self.field.setFixedWidth(FIELD_WIDTH)
        self.field.committed.connect(self._take)
        self.names = ElidedLabel("")
        self.who = MenuButton("Take back", self._fill_menu)
        self.clear_all = quiet("Clear", "x", self.clear)
        self.plan = button("Make a scenario of it…", "git-branch", self.make_scenario)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 8, 16, 8)
        line.setSpacing(style.measures.SPACE_2)
        line.addWidget(self.field)
        line.addWidget(self.names, 1)
        for one in (self.who, self.clear_all, self.plan):
            line.addWidget(one)
        self._show(())

    def _options(self) -> list[Option]:
        """The people of the unit who do not leave yet, by name."""
        context = self._screen.context
        organization, unit_id = context.organization, context.unit_id
        if self._offered is None or self._offered[:2] != (organization, unit_id):
            people = [organization.people[one] for one in organization.seating.people_of(unit_id)]
            people.sort(key=lambda one: (one.name.casefold(), one.key))
            options = [Option(one.id, one.name, model.role_and_unit(organization, one.id or 0)) for one in people]
            self._offered = organization, unit_id, options
        return [one for one in self._offered[2] if one.value not in self.person_ids]

    def _take(self, person_id: int | None) -> None:
        if person_id is not None:
            self.field.show_value(None)
            self.add([person_id])

    def add(self, person_ids: Iterable[int]) -> None:
        """Let more people leave."""
        new = tuple(dict.fromkeys((*self.person_ids, *person_ids)))
        self._set(new)

    def take_back(self, person_id: int) -> None:
        """Let somebody stay."""
        self._set(tuple(one for one in self.person_ids if one != person_id))

    def clear(self) -> None:
        """Let everybody stay."""
        self._set(())

    def of_picture(self) -> tuple[int, ...]:
        """Those of them who are employed on the day under the scenario; the others wait for another picture."""
        employed = self._screen.context.organization.seating.employed
        found = tuple(one for one in self.person_ids if one in employed)
        self._show(found)
        return found

    def _set(self, person_ids: tuple[int, ...]) -> None:
        if person_ids != self.person_ids:
            self.person_ids = person_ids
            self.of_picture()
            self.changed.emit()

    def _show(self, present: Sequence[int]) -> None:
        people = self._screen.context.organization.people if present else {}
        names = ", ".join(people[one].name for one in present[:MOST_NAMES])
        absent = len(self.person_ids) - len(present)
        waits = f"{absent} {'is' if absent == 1 else 'are'} not employed on this day" if absent else ""
        self.names.setText("; ".join(part for part in (names, waits) if part))
        for one in (self.who, self.plan):
            one.setVisible(bool(present))
        self.clear_all.setVisible(bool(self.person_ids))

    def _fill_menu(self, menu: QMenu) -> None:
        people = self._screen.context.organization.people
        for person_id in self.of_picture()[:MOST_IN_MENU]:
            name = people[person_id].name.replace("&", "&&")
            menu.addAction(name, partial(self.take_back, person_id))

    def make_scenario(self) -> None:
        """Ask for a title and a last day, and write a scenario in which these people leave."""
        context = self._screen.context
        names = model.names_text(model.people_names(context.organization, self.of_picture()))
        dialog = FormDialog(
            self,
            "Make a scenario of it",
            "Make the scenario",
            lambda values: self._plan(**values),
        )
        dialog.form.add(TextField("Title", needed=True), key="title").show_value(_title(names))
        dialog.form.add(DateField("Last day employed", needed=True), key="on").show_value(context.day)
        dialog.exec()

    def _plan(self, title: str, on: date) -> "Changes":
        context = self._screen.context
        people = context.organization.people
        keys = [people[one].key for one in self.of_picture()]
        return context.workspace.plan_departures(title, keys, on, context.scenario_id)


def _title(names: str) -> str:
    return f"{names} leave" if " and " in names else f"{names} leaves"
