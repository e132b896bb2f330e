"""What the screen of the staffing plan shows, as rows made from the picture; no window is needed for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from orgwright.gui.widgets.amounts import day_text, money_text
from orgwright.planning.cost_rates import CostRates
from orgwright.planning.organization import Organization
from orgwright.planning.planned_words import sentence
from orgwright.planning.scenario import changes_of
from orgwright.planning.seat_list import Seat, days_open, seat_list
from orgwright.planning.seat_months import COSTS
from orgwright.planning.staffing import StaffingMonth, StaffingPlan, coverage_of_months
from orgwright.progress import Progress


def fte_text(percent: int) -> str:
    """FTE percent as a share of full time."""
    return f"{percent / 100:,.2f}"


def scenario_title(organization: Organization) -> str:
    """The title of the scenario that a picture is under."""
    return "As recorded" if organization.scenario is None else organization.scenario.title


def line_of(organization: Organization) -> tuple[str, int]:
    """Title, and the number of the pair of colour and dashes that the scenario keeps in every chart."""
    keys = sorted(one.key for one in organization.scenarios.values())
    scenario = organization.scenario
    return scenario_title(organization), 0 if scenario is None else keys.index(scenario.key) + 1


@dataclass(frozen=True)
class Coverage:
    """Coverage of the unit's targets by month under one plan; ``pair`` as in ``line_of``."""

    name: str
    pair: int
    months: tuple[tuple[date, float | None, float | None], ...]


def coverage_of(organization: Organization, plan: StaffingPlan, unit_id: int | None, progress: Progress) -> Coverage:
    """The coverage of a unit in the months of a plan; that of the whole the plan holds already."""
    points = plan.coverage if unit_id is None else coverage_of_months(organization, unit_id, plan.months, progress)
    name, pair = line_of(organization)
    return Coverage(name, pair, tuple(one.of_targets for one in points))


def coverage_cells(month: date, low: float | None, high: float | None) -> tuple[str, ...]:
    """Coverage of a month as text, for copying and for screen readers."""
    return (f"{month:%Y-%m}", *("" if share is None else f"{share * 100:.1f} %" for share in (low, high)))


def whole_money_text(minor: int) -> str:
    """An amount without its cents, for columns; the panel of a month has every cent."""
    return money_text(round(minor, -2))


def without_cost_text(plan: StaffingPlan, unit_ids: Sequence[int] | None) -> str:
    """How many seats there are of which nothing says what they cost, empty where there is none."""
    months = range(plan.months.count)
    seats = {key for month in months for figure in COSTS for key in plan.without_cost(figure, month, unit_ids)}
    return f"{len(seats):,} {'seat' if len(seats) == 1 else 'seats'} without a cost" if seats else ""


def month_cells(one: StaffingMonth) -> tuple[str, ...]:
    """A month as text, for copying and for screen readers."""
    return (
        f"{one.month:%Y-%m}",
        str(one.closing),
        fte_text(one.fte.closing),
        fte_text(one.vacant),
        money_text(one.cost),
    )


@dataclass(frozen=True)
class SeatRow:
    """One position with its people and its state on the day; ``cost_source`` says where its cost comes from."""

    position_id: int
    key: str
    unit: str
    role: str
    people: str
    fte: int
    filled: int
    status: str
    cost: int | None
    cost_source: str
    is_critical: bool


def seat_rows(organization: Organization, unit_id: int | None) -> list[SeatRow]:
    """The seats of a unit on the day, closed ones left out."""
    seats = seat_list(organization, unit_id)
    rates = CostRates(organization)
    return [_seat_row(organization, seat, rates.source(seat.annual_cost, seat.rate_id)) for seat in seats]


def _seat_row(organization: Organization, seat: Seat, cost_source: str) -> SeatRow:
    status = seat.status
    if status == "open" and seat.seats.vacant:
        status = "vacant" if not seat.seats.filled else "partly vacant"
    elif status == "open":
        status = "over-filled" if seat.seats.over else "filled"
    return SeatRow(
        seat.position_id,
        seat.key,
        organization.units[seat.unit_id].name,
        "" if seat.role_id is None else organization.roles[seat.role_id].name,
        ", ".join(organization.people[one].name for one in seat.person_ids),
        seat.fte_percent,
        seat.seats.filled,
        status,
        seat.annual_cost,
        cost_source,
        seat.is_critical,
    )


@dataclass(frozen=True)
class RequisitionRow:
    """One requisition with the seat it is for."""

    requisition_id: int
    key: str
    position: str
    role: str
    unit: str
    status: str
    priority: str
    opened_on: str
    target_start_on: str
    days_open: int | None
    hiring_manager: str


def requisition_rows(organization: Organization, unit_id: int | None) -> list[RequisitionRow]:
    """The requisitions for seats of a unit, those that are open first."""
    units = set(organization.seating.subtree(unit_id))
    order = {"open": 0, "on-hold": 1, "draft": 2, "filled": 3, "cancelled": 4}
    found = []
    for key, one in organization.requisitions.items():
        position = organization.positions[one.position_id]
        if position.unit_id not in units:
            continue
        role_id = organization.seating.position_role(one.position_id)
        manager = organization.people.get(one.hiring_manager_id or 0)
        found.append(
            RequisitionRow(
                key,
                one.key,
                position.key,
                "" if role_id is None else organization.roles[role_id].name,
                organization.units[position.unit_id].name,
                str(one.status),
                one.priority,
                _day(one.opened_on),
                _day(one.target_start_on),
                days_open(one, organization.day),
                "" if manager is None else manager.name,
            )
        )
    return sorted(found, key=lambda row: (order.get(row.status, 9), row.key))


def _day(day: date | None) -> str:
    return "" if day is None else day_text(day)


@dataclass(frozen=True)
class ScenarioRow:
    """One scenario with what it holds."""

    scenario_id: int
    title: str
    based_on: str
    changes: int
    left_out: int
    notes: str


def scenario_rows(organization: Organization) -> list[ScenarioRow]:
    """The scenarios by title."""
    scenarios = organization.scenarios
    rows = [
        ScenarioRow(
            key,
            one.title,
            "" if one.based_on_id is None else scenarios[one.based_on_id].title,
            len(changes_of(organization, key)),
            len(organization.under(key).left_out),
            one.notes,
        )
        for key, one in scenarios.items()
    ]
    return sorted(rows, key=lambda row: row.title.casefold())


@dataclass(frozen=True)
class PlannedRow:
    """One planned change as a sentence; ``problem`` says why it cannot apply."""

    change_id: int
    on: date
    number: int
    what: str
    sentence: str
    note: str
    problem: str
    is_own: bool


def planned_rows(organization: Organization, scenario_id: int) -> list[PlannedRow]:
    """The changes of a scenario and of what it is based on, in the order in which they apply."""
    problems = dict(organization.under(scenario_id).left_out)
    return [
        PlannedRow(
            one.id or 0,
            one.on,
            one.number,
            str(one.change),
            sentence(organization, one),
            one.note,
            problems.get(one.id or 0, ""),
            one.scenario_id == scenario_id,
        )
        for one in changes_of(organization, scenario_id)
    ]
