"""The dialogs in which somebody takes a seat: recorded, or planned under a scenario."""

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

from PySide6.QtWidgets import QWidget

from orgwright.errors import RefusedInput
from orgwright.gui.context import Context
from orgwright.gui.plan_options import employed_options, fillable_options
from orgwright.gui.record_forms import options
from orgwright.gui.widgets.dialogs import FormDialog
from orgwright.gui.widgets.fields import ChoiceField, DateField, PercentField, TextField
from orgwright.gui.widgets.picker import PickerField
from orgwright.planning.keys import numbered_key
from orgwright.planning.organization import Organization
from orgwright.records import ChangeKind, Person, Position

NEW, EMPLOYED = "new", "employed"


def first_day(context: Context, position_id: int) -> date:
    """The day of the bar, or the day on which a seat opens where that is later: the day a dialog begins with."""
    opens_on = context.organization.positions[position_id].opens_on
    return context.day if opens_on is None else max(context.day, opens_on)


class FillDialog(FormDialog):
    """Asks who takes a seat from when on, and seats them; open requisitions of the position become filled.

    ``position_id`` or ``person_id`` is known, the other one is asked; a position can be given to somebody new too.
    """

    def __init__(self, parent: QWidget, context: Context, position_id: int | None, person_id: int | None) -> None:
        recorded = context.recorded
        if position_id is not None:
            title = f"Fill {recorded.positions[position_id].key}"
        else:
            title = "Fill a position" if person_id is None else f"A position for {recorded.people[person_id].name}"
        super().__init__(parent, title, "Fill the position", self._fill)
        self._workspace = context.workspace
        self._known = {"position_id": position_id, "person_id": person_id}
        self._who = ChoiceField("Who", [(EMPLOYED, "Somebody in the records"), (NEW, "Somebody new")])
        self._name = TextField("Name", hint="A person is added who is employed from the first day on.")
        self._person = PickerField("Person", cache(lambda: options(context, Person)))
        if position_id is None:
            seats = cache(lambda: options(context, Position))
            self.form.add(PickerField("Position", seats, needed=True), key="position_id")
        if person_id is None:
            self.form.add(self._who, key="who")
            self.form.add(self._name, key="name")
            self.form.add(self._person, key="person_id")
            self._who.committed.connect(self.show_who)
            self.show_who(EMPLOYED)
        begins = context.day if position_id is None else first_day(context, position_id)
        self.form.add(DateField("From", needed=True), key="from_on").show_value(begins)
        self.form.add(PercentField("Share, FTE", 1, 100, needed=True), key="fte_percent").show_value(100)

    def show_who(self, who: str) -> None:
        """Ask for the person, or for the name of somebody new."""
        self._who.show_value(who)
        self._name.setVisible(who == NEW)
        self._person.setVisible(who == EMPLOYED)

    def _fill(self, values: dict[str, Any]) -> None:
        seat = {name: values[name] for name in ("from_on", "fte_percent")}
        position_id = self._known["position_id"] or values["position_id"]
        if values.get("who") == NEW:
            self._workspace.hire(position_id, values["name"], **seat)
            return
        person_id = self._known["person_id"] or values["person_id"]
        if person_id is None:
            raise RefusedInput("Choose the person who takes the position.")
        self._workspace.fill_position(position_id, person_id, **seat)


class PlannedFillDialog(FormDialog):
    """Asks under a scenario who takes a seat from when on: somebody new is hired, somebody employed moves."""

    def __init__(
        self,
        parent: QWidget,
        context: Context,
        position_id: int | None,
        person_id: int | None,
        write: Callable[..., object],
    ) -> None:
        plan = context.organization
        seat = None if position_id is None else plan.positions[position_id].key
        person = None if person_id is None else plan.people[person_id]
        scenario = context.recorded.scenarios[context.scenario_id or 0]
        title = f"Fill {seat}" if seat else "Hire somebody" if person is None else f"Move {person.name}"
        sentence = f"Goes into “{scenario.title}”; the records stay as they are."
        super().__init__(parent, title, "Plan it", self._plan_it, sentence)
        self._seat, self._person, self._write = seat, person, write
        self._who = ChoiceField("Who", [(NEW, "Somebody new"), (EMPLOYED, "Somebody employed, who moves here")])
        self._key = TextField("Key of the new person", hint="Stands for the person until they have a name.")
        self._share = PercentField("Share, FTE", 1, 100)
        self._mover = PickerField("Person", cache(lambda: employed_options(plan)))
        on = self.form.add(DateField("First day", needed=True), key="on")
        if seat is None:
            self.form.add(PickerField("Position", cache(lambda: fillable_options(plan)), needed=True), key="position")
        if person is None:
            self._ask_who(plan)
        on.show_value(context.day if position_id is None else first_day(context, position_id))

    def _ask_who(self, plan: Organization) -> None:
        for field, key in ((self._who, "who"), (self._key, "key"), (self._share, "share"), (self._mover, "mover")):
            self.form.add(field, key=key)
        self._who.show_value(NEW)
        self._who.committed.connect(self.show_who)
        self._key.show_value(numbered_key("new-hire", [one.key for one in plan.people.values()]))
        self._share.show_value(100)
        self.show_who(NEW)

    def show_who(self, who: str) -> None:
        """Ask what is needed of somebody new, or of somebody employed."""
        self._who.show_value(who)
        self._key.setVisible(who == NEW)
        self._share.setVisible(who == NEW)
        self._mover.setVisible(who == EMPLOYED)

    def _plan_it(self, values: dict[str, Any]) -> None:
        on, seat = values["on"], self._seat or values["position"]
        if self._person is not None:
            self._write(ChangeKind.MOVE, on, person=self._person.key, position=seat)
        elif values["who"] == NEW:
            share = 100 if values["share"] is None else values["share"]
            self._write(ChangeKind.HIRE, on, person=values["key"], position=seat, value=share)
        elif values["mover"] is None:
            raise RefusedInput("Choose who moves here.")
        else:
            self._write(ChangeKind.MOVE, on, person=values["mover"], position=seat)
