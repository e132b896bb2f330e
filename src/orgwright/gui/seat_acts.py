"""What is done to seats and to who sits in them: written into the records, or into the chosen scenario as planned.

API: ``acts = SeatActs(screen, context)``; ``acts.fill(position_id)``, ``acts.freeze(position_id)`` and so on ask what
they need in a dialog and write. Ids are those of ``context.organization``, so people and seats of the plan alone can
be meant too. With a scenario chosen nothing is ever written into the records.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from PySide6.QtWidgets import QWidget

from orgwright.errors import RefusedInput
from orgwright.gui.context import Context
from orgwright.gui.fill_dialogs import FillDialog, PlannedFillDialog, first_day
from orgwright.gui.messages import attempt
from orgwright.gui.plan_options import position_options
from orgwright.gui.record_forms import add_record, options
from orgwright.gui.widgets.dialogs import FormDialog
from orgwright.gui.widgets.fields import DateField, Field, MoneyField, TextField
from orgwright.gui.widgets.picker import PickerField
from orgwright.planning.keys import following_key
from orgwright.planning.organization import Organization
from orgwright.records import ChangeKind, Position, PositionStatus, Role, Scenario, Unit

FIRST_DAY = "First day it holds"


class SeatActs:
    """The acts of a screen; see the module for their use."""

    def __init__(self, parent: QWidget, context: Context) -> None:
        self._parent = parent
        self._context = context

    @property
    def scenario(self) -> Scenario | None:
        """The chosen scenario, into which the acts go; None where they go into the records."""
        scenario_id = self._context.scenario_id
        return None if scenario_id is None else self._context.recorded.scenarios[scenario_id]

    @property
    def where(self) -> str:
        """Where the acts go, as a line under a title; empty where they go into the records."""
        return "" if self.scenario is None else f"Changes go into “{self.scenario.title}”"

    @property
    def _plan(self) -> Organization:
        return self._context.organization

    # Who sits where

    def fill(self, position_id: int | None = None, person_id: int | None = None) -> None:
        """Seat somebody: one of the two may be known, the other is asked; in a scenario also somebody new."""
        if self.scenario is None:
            FillDialog(self._parent, self._context, position_id, person_id).exec()
        else:
            PlannedFillDialog(self._parent, self._context, position_id, person_id, self._write).exec()

    def leave(self, person_id: int) -> None:
        """Ask for the last day, and let a person leave."""
        person = self._plan.people[person_id]
        if self.scenario is not None:
            last = {"on": DateField("Last day employed", needed=True)}
            self._ask(f"{person.name} leaves", ChangeKind.LEAVE, {"person": person.key}, last)
            return

        def make(values: dict[str, Any]) -> None:
            self._context.workspace.end_employment(person_id, values["on"], values["why"])

        dialog = FormDialog(
            self._parent, f"{person.name} leaves", "Record the exit", make, "Their incumbencies end with that day."
        )
        dialog.form.add(DateField("Last day employed", needed=True), key="on").show_value(self._context.day)
        dialog.form.add(TextField("Reason"), key="why")
        dialog.exec()

    def promote(self, person_id: int) -> None:
        """Ask for the role that the seat of a person has from a day on; as recorded from now on."""
        person, primary = self._plan.people[person_id], self._plan.seating.primary(person_id)
        role = PickerField("Role", lambda: options(self._context, Role), needed=True)
        if self.scenario is not None:
            self._ask(f"Promote {person.name}", ChangeKind.PROMOTE, {"person": person.key}, {"role_id": role})
            return

        def make(values: dict[str, Any]) -> None:
            if primary is None:
                raise RefusedInput(f"{person.name} has no position on this day; give one first.")
            self._context.workspace.change(Position, primary.position_id, role_id=values["role_id"])

        sentence = "The seat of the person has the role from now on: the role of a seat has no dates in the records."
        dialog = FormDialog(self._parent, f"Promote {person.name}", "Promote", make, sentence)
        dialog.form.add(role, key="role_id")
        dialog.exec()

    # Seats

    def freeze(self, position_id: int) -> None:
        """Freeze a seat: as recorded at once, in a scenario from a day on."""
        self._set_status(position_id, ChangeKind.FREEZE, PositionStatus.FROZEN)

    def unfreeze(self, position_id: int) -> None:
        """Take a seat out of the freeze: as recorded at once, in a scenario from a day on."""
        self._set_status(position_id, ChangeKind.UNFREEZE, PositionStatus.OPEN)

    def _set_status(self, position_id: int, kind: ChangeKind, status: PositionStatus) -> None:
        key = self._plan.positions[position_id].key
        if self.scenario is None:
            attempt(self._parent, lambda: self._context.workspace.change(Position, position_id, status=status))
        else:
            day = first_day(self._context, position_id)
            self._ask(f"{kind.value.capitalize()} {key}", kind, {"position": key}, {}, {"on": day})

    def close(self, position_id: int) -> None:
        """Close a seat: as recorded from the day of the bar on, in a scenario from a day that is asked."""
        key, workspace, day = self._plan.positions[position_id].key, self._context.workspace, self._context.day
        if self.scenario is None:
            attempt(self._parent, lambda: workspace.close_position(position_id, day))
        else:
            begin = {"on": first_day(self._context, position_id)}
            self._ask(f"Close {key}", ChangeKind.CLOSE, {"position": key}, {}, begin)

    def open(self, unit_id: int | None, manager_position_id: int | None = None) -> None:
        """Ask for a new seat of a unit, by default below a position."""
        plan, day = self._plan, self._context.day
        above = plan.positions.get(manager_position_id or 0)
        taken = [one.key for one in plan.positions.values()]
        key = following_key([one.key for one in plan.positions.values() if one.unit_id == unit_id], taken)
        if self.scenario is None:
            begin = {"key": key, "unit_id": unit_id, "manager_position_id": manager_position_id, "opens_on": day}
            add_record(self._parent, self._context, Position, begin=begin)
            return
        fields: dict[str, Field] = {
            "position": TextField("Key of the new position", needed=True),
            "unit_id": PickerField("Unit", lambda: options(self._context, Unit), needed=True),
            "role_id": PickerField("Role", lambda: options(self._context, Role)),
            "manager_position": PickerField("Reports to", cache(lambda: position_options(plan)), placeholder="Nobody"),
            "value": MoneyField("Annual cost, full time", plan.facts.currency),
        }
        begin = {"position": key, "unit_id": unit_id, "manager_position": None if above is None else above.key}
        self._ask("Open a position", ChangeKind.OPEN, {}, fields, begin)

    def report(self, position_id: int) -> None:
        """Ask whom a seat reports to; as recorded at once, in a scenario from a day on."""
        plan, key = self._plan, self._plan.positions[position_id].key
        ids = {one.key: number for number, one in plan.positions.items()}
        manager_id = plan.seating.position_manager(position_id)

        def make(values: dict[str, Any]) -> None:
            above = values["manager_position"]
            on, scenario_id = values.get("on", self._context.day), self._context.scenario_id
            self._context.workspace.report_to(position_id, None if above is None else ids[above], on, scenario_id)

        at_once = "It holds at once: who reports to whom has no dates in the records."
        verb, sentence = ("Put it there", at_once) if self.scenario is None else ("Plan it", self._sentence)
        dialog = FormDialog(self._parent, f"Whom {key} reports to", verb, make, sentence)
        if self.scenario is not None:
            dialog.form.add(DateField(FIRST_DAY, needed=True), key="on").show_value(
                first_day(self._context, position_id)
            )
        nobody = "Nobody: it stands at the top"
        manager = dialog.form.add(
            PickerField("Reports to", cache(lambda: position_options(plan)), placeholder=nobody), key="manager_position"
        )
        manager.show_value(None if manager_id is None else plan.positions[manager_id].key)
        dialog.exec()

    # Into the scenario

    @property
    def _sentence(self) -> str:
        return "" if self.scenario is None else f"Goes into “{self.scenario.title}”; the records stay as they are."

    def _write(self, kind: ChangeKind, on: date, **values: Any) -> None:
        assert self._context.scenario_id is not None
        self._context.workspace.plan_change(self._context.scenario_id, kind, on, **values)

    def _ask(
        self,
        title: str,
        kind: ChangeKind,
        fixed: Mapping[str, Any],
        fields: Mapping[str, Field],
        begin: Mapping[str, Any] | None = None,
    ) -> None:
        """Ask for the day, and for what else a planned change needs, and plan it."""

        def make(values: dict[str, Any]) -> None:
            self._write(kind, **{**fixed, **values})

        dialog = FormDialog(self._parent, title, "Plan it", make, self._sentence)
        asked = fields if "on" in fields else {"on": DateField(FIRST_DAY, needed=True), **fields}
        values_first = {"on": self._context.day, **(begin or {})}
        for name, field in asked.items():
            dialog.form.add(field, key=name).show_value(values_first.get(name))
        dialog.exec()
