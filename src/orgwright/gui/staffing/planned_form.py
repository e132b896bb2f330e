"""The fields of a planned change: its kind decides which there are, and people and seats of the plan can be chosen."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from PySide6.QtWidgets import QWidget

from orgwright.gui.context import Context
from orgwright.gui.plan_options import people_options, position_options
from orgwright.gui.record_forms import options
from orgwright.gui.widgets.dialogs import FormDialog
from orgwright.gui.widgets.fields import (
    ChoiceField,
    DateField,
    Field,
    IntegerField,
    MoneyField,
    PercentField,
    TextField,
)
from orgwright.gui.widgets.form import Form
from orgwright.gui.widgets.picker import PickerField
from orgwright.planning.organization import Organization
from orgwright.planning.planned_words import USES
from orgwright.records import ChangeKind, PlannedChange, Record, Role, Skill, Unit

TITLES: Mapping[ChangeKind, str] = {
    ChangeKind.HIRE: "Hire somebody",
    ChangeKind.LEAVE: "Somebody leaves",
    ChangeKind.MOVE: "Move somebody",
    ChangeKind.PROMOTE: "Promote somebody",
    ChangeKind.OPEN: "Open a position",
    ChangeKind.CLOSE: "Close a position",
    ChangeKind.FREEZE: "Freeze a position",
    ChangeKind.UNFREEZE: "Unfreeze a position",
    ChangeKind.REPORT: "Change who a position reports to",
    ChangeKind.RAISE_SKILL: "Raise a skill",
}

_RECORDS: Mapping[str, type[Record]] = {"unit_id": Unit, "role_id": Role, "skill_id": Skill}


def planned_fields(context: Context, scenario_id: int, kind: ChangeKind) -> list[tuple[str, Field]]:
    """The fields of a kind of change in a scenario, by column."""
    plan = context.recorded.under(scenario_id)
    day = "Last day employed" if kind is ChangeKind.LEAVE else "First day it holds"
    found: list[tuple[str, Field]] = [("on", DateField(day, needed=True))]
    found += [(name, _field(context, plan, kind, name)) for name in USES[kind]]
    return [*found, ("note", TextField("Note"))]


def _field(context: Context, plan: Organization, kind: ChangeKind, name: str) -> Field:
    if name == "person":
        if kind is ChangeKind.HIRE:
            return TextField(
                "Key of the new person", needed=True, hint="Nobody has it yet, new-engineer-1 for example."
            )
        return PickerField("Person", cache(lambda: people_options(plan)), needed=True)
    if name == "position":
        if kind is ChangeKind.OPEN:
            return TextField("Key of the new position", needed=True)
        return PickerField("Position", cache(lambda: position_options(plan)), needed=True)
    if name == "manager_position":
        return PickerField(
            "Reports to", cache(lambda: position_options(plan)), placeholder="Nobody: it stands at the top"
        )
    if name == "value":
        return _value_field(context, kind)
    record = _RECORDS[name]
    is_needed = kind is not ChangeKind.OPEN or name == "unit_id"
    return PickerField(record.noun.capitalize(), lambda: options(context, record), is_needed)


def _value_field(context: Context, kind: ChangeKind) -> Field:
    if kind is ChangeKind.HIRE:
        return PercentField("Share, FTE", 1, 100, needed=True)
    if kind is ChangeKind.OPEN:
        return MoneyField("Annual cost, full time", context.recorded.facts.currency)
    return IntegerField("To level", 0, 5, needed=True)


def ask_planned(parent: QWidget, context: Context, scenario_id: int, kind: ChangeKind) -> None:
    """Ask for a new change of a kind and add it to a scenario."""

    def make(values: dict[str, Any]) -> None:
        context.workspace.plan_change(scenario_id, kind, **values)

    dialog = FormDialog(parent, TITLES[kind], "Plan it", make)
    begin = {"on": context.day, "value": 100 if kind is ChangeKind.HIRE else None, "note": ""}
    for name, field in planned_fields(context, scenario_id, kind):
        dialog.form.add(field, key=name).show_value(begin.get(name))
    dialog.exec()


def planned_form(context: Context, change_id: int, remade: Callable[[], object]) -> Form:
    """A form on one planned change, saved field by field; ``remade`` is called when its kind becomes another."""
    change, form = context.recorded.planned_changes[change_id], Form()
    kind = ChangeKind(change.change)

    def save_kind(value: str) -> None:
        context.workspace.change(PlannedChange, change_id, change=value)
        remade()

    kinds = ChoiceField("Change", [(str(one), TITLES[one]) for one in ChangeKind])
    form.add(kinds, save_kind).show_value(str(kind))
    for name, field in planned_fields(context, change.scenario_id, kind):
        form.add(field, _saver(context, change_id, name)).show_value(getattr(change, name))
    return form


def _saver(context: Context, change_id: int, name: str) -> Callable[[Any], object]:
    empty = PlannedChange.model_fields[name].default
    return lambda value: context.workspace.change(PlannedChange, change_id, **{name: empty if value is None else value})
