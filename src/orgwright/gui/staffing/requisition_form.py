"""The form in which a requisition is opened: for a vacant seat, or for a seat that is made with it."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from PySide6.QtWidgets import QWidget

from orgwright.errors import RefusedInput
from orgwright.gui.context import Context
from orgwright.gui.record_forms import options
from orgwright.gui.widgets.dialogs import FormDialog
from orgwright.gui.widgets.fields import ChoiceField, DateField, Field, MoneyField, TextField
from orgwright.gui.widgets.picker import Option, PickerField
from orgwright.planning.keys import following_key
from orgwright.planning.organization import Organization
from orgwright.planning.requisitions import waiting_positions
from orgwright.planning.seat_list import seat_list
from orgwright.records import Person, Position, RequisitionStatus, Role, Unit

VACANT, NEW = "vacant", "new"
PRIORITIES = (("", "none"), ("high", "high"), ("medium", "medium"), ("low", "low"))


def vacant_seats(organization: Organization) -> list[Option]:
    """The seats with vacant FTE that no requisition waits for, by key, with their role and unit."""
    waited, found = waiting_positions(organization), []
    for one in seat_list(organization, None):
        if one.position_id in waited or not (one.seats.vacant or one.status == "not yet open"):
            continue
        role = "" if one.role_id is None else organization.roles[one.role_id].name
        unit = organization.units[one.unit_id].name
        found.append(Option(one.position_id, one.key, ", ".join(word for word in (role, unit) if word)))
    return found


class RequisitionDialog(FormDialog):
    """Asks for the seat, and for what is known of the request; see the module."""

    def __init__(self, parent: QWidget, context: Context, position_id: int | None = None) -> None:
        scenario, sentence = context.organization.scenario, ""
        if scenario is not None:
            sentence = f"A requisition and a seat made with it are records: they do not go into “{scenario.title}”."
        super().__init__(parent, "New requisition", "Open the requisition", self._open, sentence)
        self._context = context
        recorded = context.recorded.as_of(context.day)
        taken = [one.key for one in recorded.requisitions.values()]
        self._seat = ChoiceField("For", [(VACANT, "A vacant seat"), (NEW, "A new seat, made with it")])
        self._vacant = PickerField("Vacant seat", cache(lambda: vacant_seats(recorded)))
        self._new: Mapping[str, Field] = {
            "seat_key": TextField("Key of the new seat"),
            "unit_id": PickerField("Unit", lambda: options(context, Unit)),
            "role_id": PickerField("Role", lambda: options(context, Role)),
            "manager_position_id": PickerField("Reports to", lambda: options(context, Position)),
            "annual_cost": MoneyField("Annual cost, full time", recorded.facts.currency),
        }
        self.form.add(self._seat, key="seat").show_value(VACANT)
        self.form.add(self._vacant, key="position_id").show_value(position_id)
        for key, field in self._new.items():
            self.form.add(field, key=key)
        self.form.add(TextField("Key of the requisition", needed=True), key="key").show_value(
            following_key(taken, taken, "REQ")
        )
        status, priority = self._choices()
        self.form.add_row((status, None, "status"), (priority, None, "priority"))
        opened, wanted = DateField("Opened on", needed=True), DateField("Start wanted on")
        self.form.add_row((opened, None, "opened_on"), (wanted, None, "target_start_on"))
        opened.show_value(context.day)
        self.form.add(PickerField("Hiring manager", lambda: options(context, Person)), key="hiring_manager_id")
        self._propose_seat(recorded)
        self._seat.committed.connect(self.show_seat)
        self.show_seat(VACANT)

    def _choices(self) -> tuple[ChoiceField, ChoiceField]:
        begun = (RequisitionStatus.DRAFT, RequisitionStatus.OPEN, RequisitionStatus.ON_HOLD)
        status = ChoiceField("Status", [(one.value, one.value) for one in begun])
        priority = ChoiceField("Priority", PRIORITIES)
        status.show_value(RequisitionStatus.OPEN.value)
        priority.show_value("")
        return status, priority

    def _propose_seat(self, recorded: Organization) -> None:
        """Begin with the unit of the bar, its leader, and the key that follows those of its seats."""
        unit_id = self._context.unit_id
        unit = recorded.units.get(unit_id or 0)
        taken = [one.key for one in recorded.positions.values()]
        series = [one.key for one in recorded.positions.values() if one.unit_id == unit_id]
        self._new["seat_key"].show_value(following_key(series, taken))
        self._new["unit_id"].show_value(unit_id)
        self._new["manager_position_id"].show_value(None if unit is None else unit.leader_position_id)

    def show_seat(self, which: str) -> None:
        """Ask for the seat that is there, or for what a new one needs."""
        self._seat.show_value(which)
        self._vacant.setVisible(which == VACANT)
        for field in self._new.values():
            field.setVisible(which == NEW)

    def _open(self, values: dict[str, Any]) -> None:
        names = ("key", "status", "priority", "opened_on", "target_start_on", "hiring_manager_id")
        asked = {name: values[name] for name in names}
        if values["seat"] == VACANT:
            if values["position_id"] is None:
                raise RefusedInput("Choose the vacant seat, or make a new one.")
            self._context.workspace.open_requisition(values["position_id"], **asked)
            return
        if values["unit_id"] is None:
            raise RefusedInput("Choose the unit of the new seat.")
        seat = {name: values[name] for name in self._new if name != "seat_key"}
        opens_on = values["target_start_on"] or values["opened_on"]
        self._context.workspace.open_requisition({**seat, "key": values["seat_key"], "opens_on": opens_on}, **asked)
