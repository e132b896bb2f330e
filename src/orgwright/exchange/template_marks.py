"""The marks of a customer's template: what each stands for, and its value in a plan.

``{{headcount}}`` is one value. ``{{month.closing}}`` belongs to a list: the row that it stands in is repeated for every
month. ``{{month.3.closing}}`` is one of the list alone, the third, for templates that have months side by side.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC
from functools import cached_property
from typing import Any

from orgwright.exchange.cells import Kind
from orgwright.exchange.staffing_plans import WHOLE, Plan, Provenance, planned, scenario_name, shown_plans
from orgwright.planning.coverage import unit_coverage
from orgwright.planning.organization import Organization
from orgwright.planning.planned_words import sentence
from orgwright.planning.private_units import target_units, unit_names
from orgwright.planning.requisitions import requisition_standings
from orgwright.planning.seat_list import Seat, seat_list
from orgwright.planning.staffing import StaffingMonth, StaffingPlan


@dataclass(frozen=True)
class Mark:
    """One mark: its name without braces, what it is written as, and what it means."""

    name: str
    kind: Kind
    meaning: str


_PLAN_MARKS = (
    Mark("opening", "whole", "Headcount at the beginning of the first month."),
    Mark("hires", "whole", "Hires in all months."),
    Mark("exits", "whole", "Exits in all months."),
    Mark("headcount", "whole", "Headcount at the end of the last month."),
    Mark("fte", "fte", "FTE at the end of the last month."),
    Mark("authorised", "fte", "Authorised FTE then: filled + vacant + frozen."),
    Mark("filled", "fte", "Filled FTE then."),
    Mark("vacant", "fte", "Vacant FTE then."),
    Mark("frozen", "fte", "Frozen FTE then."),
    Mark("cost", "money", "The cost of all months."),
    Mark("vacant_cost", "money", "What the vacant seats would cost in these months."),
    Mark("coverage_low", "share", "Coverage of the capability targets then, its low end."),
    Mark("coverage_high", "share", "The same, its high end."),
)
MARKS: tuple[Mark, ...] = (
    Mark("organization", "text", "The name of the organization."),
    Mark("currency", "text", "The code of its currency."),
    Mark("unit", "text", "What is planned: the whole organization."),
    Mark("scenario", "text", "The title of the scenario, or “As recorded”."),
    Mark("day", "day", "The day looked at."),
    Mark("first_month", "month", "The first month."),
    Mark("last_month", "month", "The last month."),
    Mark("months", "whole", "How many months."),
    *_PLAN_MARKS,
    Mark("positions", "whole", "Positions on the day, closed ones left out."),
    Mark("requisitions", "whole", "Requisitions."),
    Mark("workspace", "text", "The name of the file."),
    Mark("action", "whole", "The number of its last change."),
    Mark("action_at", "text", "The instant of that change."),
    Mark("version", "text", "The version of the program."),
    Mark("left_out", "text", "What is left out of the file, such as pay or names; empty where nothing is."),
)
_MONTH_MARKS = (
    Mark("month", "month", "The month."),
    Mark("opening", "whole", "Headcount at its beginning."),
    Mark("hires", "whole", "Hires."),
    Mark("transfers_in", "whole", "Transfers in."),
    Mark("transfers_out", "whole", "Transfers out."),
    Mark("exits", "whole", "Exits."),
    Mark("closing", "whole", "Headcount at its end."),
    Mark("fte", "fte", "FTE at its end."),
    Mark("authorised", "fte", "Authorised FTE."),
    Mark("filled", "fte", "Filled FTE."),
    Mark("vacant", "fte", "Vacant FTE."),
    Mark("frozen", "fte", "Frozen FTE."),
    Mark("cost", "money", "Cost."),
    Mark("vacant_cost", "money", "What its vacant seats would cost."),
    Mark("coverage_low", "share", "Coverage on its last day, low end."),
    Mark("coverage_high", "share", "Coverage on its last day, high end."),
)
LISTS: Mapping[str, tuple[Mark, ...]] = {
    "month": _MONTH_MARKS,
    "unit": (
        Mark("name", "text", "The unit."),
        Mark("opening", "whole", "Its own headcount at the beginning of the first month."),
        Mark("headcount", "whole", "Its own headcount at the end of the last month."),
        Mark("fte", "fte", "Its own FTE then."),
        Mark("authorised", "fte", "Its own authorised FTE then."),
        Mark("vacant", "fte", "Its own vacant FTE then."),
        Mark("cost", "money", "Its own cost of all months."),
    ),
    "position": (
        Mark("key", "text", "The key of the position."),
        Mark("unit", "text", "Its unit."),
        Mark("role", "text", "Its role."),
        Mark("people", "text", "Who sits in it."),
        Mark("fte", "fte", "Its FTE."),
        Mark("filled", "fte", "Of it filled."),
        Mark("vacant", "fte", "Of it vacant."),
        Mark("frozen", "fte", "Of it frozen."),
        Mark("status", "text", "Its status."),
        Mark("opens_on", "day", "When it opens."),
        Mark("closes_on", "day", "Its last day."),
        Mark("annual_cost", "money", "Its annual cost for full time."),
        Mark("cost_at_fte", "money", "Its annual cost at its FTE."),
    ),
    "requisition": (
        Mark("key", "text", "The key of the requisition."),
        Mark("position", "text", "The position that it asks to fill."),
        Mark("unit", "text", "The unit of that position."),
        Mark("kind", "text", "Backfill or net new."),
        Mark("status", "text", "Its status."),
        Mark("priority", "text", "Its priority."),
        Mark("opened_on", "day", "When it was opened."),
        Mark("target_start_on", "day", "When somebody is wanted."),
        Mark("days_open", "whole", "How many days it has been open."),
    ),
    "scenario": (
        Mark("title", "text", "The title of the scenario; one row for each that is exported."),
        *_PLAN_MARKS,
    ),
    "gap": (
        Mark("unit", "text", "The unit of a capability target that is short."),
        Mark("skill", "text", "Its skill."),
        Mark("level", "whole", "The level asked."),
        Mark("needed", "whole", "People needed."),
        Mark("held", "whole", "People known to hold it."),
        Mark("missing", "whole", "People needed less those known to hold it."),
        Mark("coverage_low", "share", "The share of the target, low end."),
    ),
    "action": (
        Mark("scenario", "text", "The scenario of a planned change."),
        Mark("on", "day", "Its day."),
        Mark("text", "text", "What it does."),
        Mark("note", "text", "Its note."),
    ),
}
Cells = Mapping[str, Any]


@dataclass(frozen=True)
class MarkValues:
    """The values of all marks; lists are made when the first mark of them is asked for.

    Where several plans are given, the first one is what single marks and lists show, the list of scenarios apart.
    """

    plans: Sequence[Plan]
    provenance: Provenance

    @cached_property
    def single(self) -> Cells:
        """The value of every mark that is no list."""
        return self._shown(MARKS, self._single())

    def _shown(self, marks: Sequence[Mark], cells: Cells) -> Cells:
        """Values without amounts where pay is not shown: these are not known then, never 0."""
        if self.plans[0][0].profile.pay:
            return cells
        amounts = {one.name for one in marks if one.kind == "money"}
        return {name: None if name in amounts else value for name, value in cells.items()}

    def _single(self) -> Cells:
        organization, plan = self.plans[0]
        facts, source = organization.facts, self.provenance
        at = "" if source.at is None else f"{source.at.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
        return {
            "organization": facts.name,
            "currency": facts.currency,
            "unit": WHOLE,
            "scenario": scenario_name(organization),
            "day": organization.day,
            "first_month": plan.months.firsts[0],
            "last_month": plan.months.firsts[-1],
            "months": plan.months.count,
            **_of_plan(plan),
            "positions": len(seat_list(organization, None)),
            "requisitions": len(organization.requisitions),
            "workspace": source.workspace,
            "action": source.action,
            "action_at": at,
            "version": source.version,
            "left_out": source.private,
        }

    def rows(self, name: str) -> Sequence[Cells]:
        """The rows of a list, each the values of its marks."""
        if name not in self._known:
            self._known[name] = [self._shown(LISTS[name], one) for one in _ROWS[name](self.plans)]
        return self._known[name]

    @cached_property
    def _known(self) -> dict[str, Sequence[Cells]]:
        return {}


def _of_plan(plan: StaffingPlan) -> dict[str, Any]:
    whole, point = plan.whole, plan.coverage[-1]
    last = whole[-1]
    return {
        "opening": whole[0].opening,
        "hires": sum(one.hires for one in whole),
        "exits": sum(one.exits for one in whole),
        "headcount": last.closing,
        "fte": last.fte.closing,
        "authorised": last.authorised,
        "filled": last.filled,
        "vacant": last.vacant,
        "frozen": last.frozen,
        "cost": sum(one.cost for one in whole),
        "vacant_cost": sum(one.vacant_cost for one in whole),
        "coverage_low": point.low,
        "coverage_high": point.high,
    }


def _months(plans: Sequence[Plan]) -> list[Cells]:
    plan = plans[0][1]
    plain = [one.name for one in _MONTH_MARKS if one.name not in ("fte", "coverage_low", "coverage_high")]
    return [
        {name: getattr(one, name) for name in plain}
        | {"fte": one.fte.closing, "coverage_low": point.low, "coverage_high": point.high}
        for one, point in zip(plan.whole, plan.coverage, strict=True)
    ]


def _units(plans: Sequence[Plan]) -> list[Cells]:
    return [_unit_cells(name, months) for name, months in shown_plans(plans[:1])[0].units]


def _unit_cells(name: str, months: Sequence[StaffingMonth]) -> Cells:
    last = months[-1]
    return {
        "name": name,
        "opening": months[0].opening,
        "headcount": last.closing,
        "fte": last.fte.closing,
        "authorised": last.authorised,
        "vacant": last.vacant,
        "cost": sum(one.cost for one in months),
    }


def _positions(plans: Sequence[Plan]) -> list[Cells]:
    organization = plans[0][0]
    units = unit_names(organization)
    return [_position_cells(organization, seat, units) for seat in seat_list(organization, None)]


def _position_cells(organization: Organization, seat: Seat, units: Mapping[int | None, str]) -> Cells:
    return {
        "key": seat.key,
        "unit": units[seat.unit_id],
        "role": "" if seat.role_id is None else organization.roles[seat.role_id].name,
        "people": ", ".join(organization.people[one].name for one in seat.person_ids),
        "fte": seat.fte_percent,
        "filled": seat.seats.filled,
        "vacant": seat.seats.vacant,
        "frozen": seat.seats.frozen,
        "status": seat.status,
        "opens_on": seat.opens_on,
        "closes_on": seat.closes_on,
        "annual_cost": seat.annual_cost,
        "cost_at_fte": seat.cost_at_fte,
    }


def _requisitions(plans: Sequence[Plan]) -> list[Cells]:
    organization = plans[0][0]
    standings, found = requisition_standings(organization), list[Cells]()
    units = unit_names(organization)
    for one in sorted(organization.requisitions.values(), key=lambda each: each.key):
        position = organization.positions[one.position_id]
        found.append(
            {
                "key": one.key,
                "position": position.key,
                "unit": units[position.unit_id],
                "kind": standings[one.id or 0].kind.value,
                "status": str(one.status),
                "priority": one.priority,
                "opened_on": one.opened_on,
                "target_start_on": one.target_start_on,
                "days_open": standings[one.id or 0].days_open,
            }
        )
    return found


def _scenarios(plans: Sequence[Plan]) -> list[Cells]:
    return [{"title": scenario_name(organization)} | _of_plan(plan) for organization, plan in plans]


def _gaps(plans: Sequence[Plan]) -> list[Cells]:
    organization = plans[0][0]
    units = target_units(organization)
    short = [one for one in unit_coverage(organization, None).targets if one.holders_low < one.people_needed]
    return [
        {
            "unit": units[one.unit_id],
            "skill": organization.skills[one.skill_id].name,
            "level": one.level,
            "needed": one.people_needed,
            "held": one.holders_low,
            "missing": one.people_needed - one.holders_low,
            "coverage_low": one.share_low,
        }
        for one in sorted(short, key=lambda each: each.share_low)
    ]


def _actions(plans: Sequence[Plan]) -> list[Cells]:
    return [
        {"scenario": scenario_name(picture), "on": one.on, "text": sentence(picture, one), "note": one.note}
        for picture, _ in plans
        for one, left_out in planned(picture)
        if not left_out
    ]


_ROWS: Mapping[str, Callable[[Sequence[Plan]], Sequence[Cells]]] = {
    "month": _months,
    "unit": _units,
    "position": _positions,
    "requisition": _requisitions,
    "scenario": _scenarios,
    "gap": _gaps,
    "action": _actions,
}
