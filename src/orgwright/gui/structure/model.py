"""What the screen of the organization shows, as rows made from the picture; no window is needed for it."""

from dataclasses import dataclass

from orgwright.planning.budgets import annual_budgets
from orgwright.planning.organization import Organization
from orgwright.planning.seat_list import Seat, seat_list
from orgwright.planning.structure import layers, span_of_control, unit_seats


@dataclass(frozen=True)
class UnitRow:
    """One unit: its people, seats and annual budget, with those of the units below."""

    unit_id: int
    name: str
    kind: str
    people: int
    vacant: int
    budget: int | None


@dataclass(frozen=True)
class UnitBranch:
    """A unit with those below it."""

    row: UnitRow
    below: tuple["UnitBranch", ...]


def unit_branches(organization: Organization, unit_id: int | None) -> tuple[UnitBranch, ...]:
    """The tree below a unit, itself included; of the whole all tops."""
    seating, budgets = organization.seating, annual_budgets(organization)

    def branch(one: int) -> UnitBranch:
        unit = organization.units[one]
        vacant = unit_seats(organization, one).vacant
        row = UnitRow(one, unit.name, unit.kind, len(seating.people_of(one)), vacant, budgets[one])
        return UnitBranch(row, tuple(branch(child) for child in seating.children.get(one, ())))

    tops = seating.children.get(None, ()) if unit_id is None else (unit_id,)
    return tuple(branch(one) for one in tops)


@dataclass(frozen=True)
class SeatRow:
    """One position of a unit, with who sits in it, whom it reports to, and how many report to it."""

    position_id: int
    key: str
    role: str
    people: str
    fte: int
    filled: int
    state: str
    reports_to: str
    reports: int
    layer: int | None
    is_leader: bool
    is_critical: bool
    cost: int | None


def seat_rows(organization: Organization, unit_id: int) -> list[SeatRow]:
    """The positions of one unit itself, its leader first, then by key."""
    own = [one for one in seat_list(organization, unit_id) if one.unit_id == unit_id]
    depth = layers(organization)
    leader = organization.units[unit_id].leader_position_id
    rows = [_seat_row(organization, seat, depth.get(seat.position_id), seat.position_id == leader) for seat in own]
    return sorted(rows, key=lambda row: (not row.is_leader, row.key))


def _seat_row(organization: Organization, seat: Seat, layer: int | None, is_leader: bool) -> SeatRow:
    span = span_of_control(organization, seat.position_id)
    return SeatRow(
        seat.position_id,
        seat.key,
        "" if seat.role_id is None else organization.roles[seat.role_id].name,
        ", ".join(organization.people[one].name for one in seat.person_ids),
        seat.fte_percent,
        seat.seats.filled,
        _state(seat),
        _named(organization, organization.seating.position_manager(seat.position_id)),
        len(span.report_ids),
        layer,
        is_leader,
        seat.is_critical,
        seat.annual_cost,
    )


def _state(seat: Seat) -> str:
    if seat.status != "open":
        return seat.status
    if seat.seats.vacant:
        return "partly vacant" if seat.seats.filled else "vacant"
    return "over-filled" if seat.seats.over else "filled"


def _named(organization: Organization, position_id: int | None) -> str:
    if position_id is None or position_id not in organization.positions:
        return ""
    several = organization.seating.incumbencies_by_position.get(position_id, ())
    names = ", ".join(organization.people[one.person_id].name for one in several)
    key = organization.positions[position_id].key
    return f"{key}, {names}" if names else f"{key}, vacant"
