"""How the figures of one month came about: the formula with the numbers put in, and the rows behind each figure."""

from collections.abc import Iterable
from dataclasses import dataclass

from orgwright.gui.staffing.model import fte_text
from orgwright.gui.widgets.amounts import money_text, month_text
from orgwright.planning.organization import Organization
from orgwright.planning.staffing import StaffingMonth, StaffingPlan

FIGURE_BY_HEAD = {
    "Opening": "opening",
    "Hires": "hires",
    "Transfers in": "transfers_in",
    "Transfers out": "transfers_out",
    "Exits": "exits",
    "Closing": "closing",
    "FTE": "closing",
    "Authorised": "authorised",
    "Vacant": "vacant",
    "Frozen": "frozen",
    "Cost": "cost",
    "Vacant cost": "vacant_cost",
}
_TITLES = {
    "opening": "Here at the start",
    "hires": "Hired",
    "transfers_in": "Moved in",
    "transfers_out": "Moved out",
    "exits": "Left",
    "closing": "Here at the end",
    "authorised": "Authorised seats, FTE",
    "vacant": "Vacant seats, FTE",
    "frozen": "Frozen seats, FTE",
    "cost": "Cost of each seat",
    "vacant_cost": "Vacant cost of each seat",
}
_SHOWN_AT_FIRST = ("hires", "transfers_in", "exits", "transfers_out", "vacant", "frozen")
_OF_PEOPLE = ("opening", "hires", "transfers_in", "transfers_out", "exits", "closing")
_OF_MONEY = ("cost", "vacant_cost")


@dataclass(frozen=True)
class Part:
    """One row behind a figure; one of the ids is null."""

    name: str
    detail: str
    person_id: int | None = None
    position_id: int | None = None


@dataclass(frozen=True)
class Explained:
    """A month: its title, the formulas with its numbers, and rows by title of the figure."""

    title: str
    formulas: tuple[str, ...]
    parts: tuple[tuple[str, tuple[Part, ...]], ...]


def explained(
    organization: Organization, plan: StaffingPlan, unit_ids: Iterable[int] | None, number: int, head: str = ""
) -> Explained:
    """The month with a number: the rows of the figure under a head, or without one all that changes."""
    units = None if unit_ids is None else tuple(unit_ids)
    one = plan.together(units)[number]
    figures = (FIGURE_BY_HEAD[head],) if head in FIGURE_BY_HEAD else _SHOWN_AT_FIRST
    parts = ((_TITLES[figure], _parts(organization, plan, units, number, figure)) for figure in figures)
    return Explained(month_text(one.month), formulas(one), tuple((title, rows) for title, rows in parts if rows))


def formulas(one: StaffingMonth) -> tuple[str, ...]:
    """The identities of a month with its numbers."""
    people = (one.opening, one.hires, one.transfers_in, one.transfers_out, one.exits)
    return (
        f"people  {_flow(str(value) for value in people)} = {one.closing}",
        f"FTE     {_fte_flow(one)}",
        f"        + {fte_text(one.fte.change)} = {fte_text(one.fte.closing)}",
        f"seats   {' + '.join(fte_text(value) for value in (one.filled, one.vacant, one.frozen))}",
        f"        = {fte_text(one.authorised)}, {fte_text(one.over)} over",
        f"cost    {money_text(one.cost)}",
    )


def _fte_flow(one: StaffingMonth) -> str:
    fte = one.fte
    return _flow(fte_text(v) for v in (fte.opening, fte.hires, fte.transfers_in, fte.transfers_out, fte.exits))


def _flow(values: Iterable[str]) -> str:
    return "{} + {} + {} − {} − {}".format(*values)


def _parts(
    organization: Organization, plan: StaffingPlan, units: tuple[int, ...] | None, number: int, figure: str
) -> tuple[Part, ...]:
    if figure in _OF_PEOPLE:
        people = organization.seating.by_person_key(plan.people(figure, number, units))
        picture = organization.as_of(plan.months.lasts[number])
        return tuple(Part(organization.people[one].name, _role(picture, one), person_id=one) for one in people)
    seats = plan.positions(figure, number, units)
    shown = money_text if figure in _OF_MONEY else fte_text
    ordered = sorted(seats, key=lambda seat: (-seat[1], organization.positions[seat[0]].key))
    return tuple(Part(_seat(organization, key), shown(part), position_id=key) for key, part in ordered)


def _role(organization: Organization, person_id: int) -> str:
    role_id = organization.seating.role_of(person_id)
    return "" if role_id is None else organization.roles[role_id].name


def _seat(organization: Organization, position_id: int) -> str:
    position, role_id = organization.positions[position_id], organization.seating.position_role(position_id)
    return position.key if role_id is None else f"{position.key}, {organization.roles[role_id].name}"
