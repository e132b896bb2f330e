"""How headcount and FTE of one month came about: everybody who is counted in it, with the part of each flow."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from orgwright.planning.explanation import ExplainedColumn, ExplainedResult, ExplainedRow, Explanation, Kind
from orgwright.planning.explanations.words import counted, month_words, number, scenario_words
from orgwright.planning.headcount import FLOWS
from orgwright.planning.organization import Organization
from orgwright.planning.plan_part import PlanPart, Where
from orgwright.planning.staffing import StaffingPlan

Ints = NDArray[Any]
TITLES = {
    "opening": "Opening",
    "hires": "Hires",
    "transfers_in": "Transfers in",
    "transfers_out": "Transfers out",
    "exits": "Exits",
    "change": "Change",
    "closing": "Closing",
}
_SIGNS = {"opening": "", "hires": "+", "transfers_in": "+", "transfers_out": "-", "exits": "-", "change": "+"}
_IDENTITY = "opening + hires + transfers in\n− transfers out − exits = closing"
_READING = (
    "A person counts once, in the unit of the primary incumbency. Opening is the closing of the month before; hires "
    "and exits are those whose first or last day lies in the month; who moves within what is looked at is no transfer."
)
_READING_FTE = "FTE is the sum of a person's incumbencies. Change is what is neither hire, exit nor transfer. "


def headcount_of_month(
    organization: Organization, plan: StaffingPlan, where: Where, month: int, flow: str = "closing"
) -> Explanation:
    """Opening to closing of a month in people; ``month`` is its place in the plan, ``flow`` the figure asked for."""
    units = asked(where)
    one = plan.together(units)[month]
    parts = _parts(plan, units, month)
    flows = tuple(name for name in FLOWS if name != "change")
    values = {name: int(getattr(one, name)) for name in flows}
    return _explained(organization, plan, units, month, flow, values, _of_people(parts, flows), "whole", _READING)


def fte_of_month(
    organization: Organization, plan: StaffingPlan, where: Where, month: int, flow: str = "closing"
) -> Explanation:
    """Opening to closing of a month in FTE percent."""
    units = asked(where)
    one = plan.together(units)[month]
    values = {name: int(getattr(one.fte, name)) for name in FLOWS}
    parts = _parts(plan, units, month)
    return _explained(organization, plan, units, month, flow, values, parts, "fte", _READING_FTE + _READING)


def _parts(plan: StaffingPlan, units: Asked, month: int) -> dict[str, Ints]:
    """What everybody adds to each flow of a month in FTE percent, −1 where they are not counted there."""
    heads = plan.headcount
    inside = plan.holds(units)
    start, end = inside[heads.start[month]], inside[heads.end[month]]
    present = heads.opened[month] | heads.hired[month]
    before, after = heads.start_fte[month], heads.end_fte[month]
    rows = {
        "opening": (heads.opened[month] & start, before),
        "hires": (heads.hired[month] & start, before),
        "transfers_in": (present & ~start & end, before),
        "transfers_out": (present & start & ~end, before),
        "exits": (heads.left[month] & end, after),
        "change": (present & end & (after != before), after - before),
        "closing": (heads.closed[month] & end, after),
    }
    return {name: np.where(chosen, amount, _NOT) for name, (chosen, amount) in rows.items()}


_NOT = np.iinfo(np.int32).min
"""Marks who is not counted in a flow; no FTE is that small."""


def _of_people(parts: dict[str, Ints], flows: tuple[str, ...]) -> dict[str, Ints]:
    return {name: np.where(parts[name] == _NOT, _NOT, 1) for name in flows}


def _explained(
    organization: Organization,
    plan: StaffingPlan,
    units: Asked,
    month: int,
    flow: str,
    values: dict[str, int],
    parts: dict[str, Ints],
    kind: Kind,
    reading: str,
) -> Explanation:
    shown = sorted(parts, key=lambda name: (name != flow, FLOWS.index(name)))
    rows = _rows(organization, plan, month, parts, shown)
    first = plan.months.firsts[month]
    is_fte = kind == "fte"
    what = "in FTE" if is_fte else "in people"
    closing = "".join(f"{_SIGNS[name]}{{{_result(name)}}}" for name in values if name != "closing")
    return Explanation(
        number(values[flow] / 100 if is_fte else values[flow]),
        of_month(organization, units, first, f"{TITLES[flow]}, {what}."),
        _IDENTITY.replace("exits =", "exits + change =") if is_fte else _IDENTITY,
        reading,
        (
            *(_sum(name, value, kind) for name, value in values.items() if name != "closing"),
            ExplainedResult("closing", values["closing"], kind, _flow(values, kind), closing),
        ),
        (
            ExplainedColumn("Person"),
            *(ExplainedColumn(TITLES[name], kind) for name in shown),
            ExplainedColumn("Role"),
        ),
        rows,
        (),
        f"{counted(len(rows), 'person', 'people')}, those of the figure first",
    )


def _result(name: str) -> str:
    return TITLES[name].lower()


def _sum(name: str, value: int, kind: Kind) -> ExplainedResult:
    return ExplainedResult(_result(name), value, kind, "", f"SUM({{{TITLES[name]}}})")


def _flow(values: dict[str, int], kind: Kind) -> str:
    shown = {name: number(value / 100 if kind == "fte" else value) for name, value in values.items()}
    parts = [f"{_SIGNS[name]} {shown[name]}".strip().replace("- ", "− ") for name in values if name != "closing"]
    return " ".join(parts)


def _rows(
    organization: Organization, plan: StaffingPlan, month: int, parts: dict[str, Ints], shown: list[str]
) -> tuple[ExplainedRow, ...]:
    ids = plan.headcount.person_ids
    is_there = np.any([values != _NOT for values in parts.values()], axis=0)
    picture = organization.as_of(plan.months.lasts[month])
    found = []
    for place in np.flatnonzero(is_there).tolist():
        person_id = int(ids[place])
        cells = tuple(None if parts[name][place] == _NOT else int(parts[name][place]) for name in shown)
        role_id = picture.seating.role_of(person_id)
        name = organization.people[person_id].name
        role = "" if role_id is None else organization.roles[role_id].name
        found.append(ExplainedRow((name, *cells, role), "people", person_id))
    return tuple(sorted(found, key=lambda row: (row.values[1] is None, str(row.values[0]))))


Asked = tuple[int, ...] | PlanPart | None


def asked(where: Where) -> Asked:
    """What a figure is asked of, so that it can be asked for many times."""
    return where if where is None or isinstance(where, PlanPart) else tuple(where)


def of_month(organization: Organization, where: Asked, first: date, sentence: str) -> str:
    """What a figure of a month is of: the unit or part, the month, the scenario, then a sentence."""
    if isinstance(where, PlanPart):
        name = where.title
    else:
        name = organization.facts.name if where is None else organization.units[where[0]].name
    return f"{name}, {month_words(first)}, {scenario_words(organization)}. {sentence}"
