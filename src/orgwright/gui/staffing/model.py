"""What the screen of the staffing plan shows, as rows made from the picture; no window is needed for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from orgwright.gui.widgets.amounts import money_text
from orgwright.planning.cost_rates import CostRates
from orgwright.planning.organization import Organization
from orgwright.planning.plan_part import Where
from orgwright.planning.seat_list import Seat, seat_list
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


def without_cost_text(plan: StaffingPlan, where: Where) -> str:
    """How many seats there are of which nothing says what they cost, empty where there is none."""
    months = range(plan.months.count)
    seats = {key for month in months for figure in COSTS for key in plan.without_cost(figure, month, where)}
    return f"{len(seats):,} {'seat' if len(seats) == 1 else 'seats'} without a cost" if seats else ""


def fte_rows(months: Sequence[StaffingMonth]) -> list[tuple[str, ...]]:
    """What the chart of FTE is drawn from, as text, for copying and for screen readers."""
    figures = ("filled", "authorised", "vacant", "frozen")
    rows = [(f"{one.month:%Y-%m}", *(fte_text(getattr(one, name)) for name in figures)) for one in months]
    return [("Month", *(name.capitalize() for name in figures)), *rows]


def flow_rows(months: Sequence[StaffingMonth]) -> list[tuple[str, ...]]:
    """The same of the chart of who joins and leaves; what is not one month is a quarter that begins with it."""
    figures = ("opening", "hires", "transfers_in", "transfers_out", "exits", "closing")
    rows = [(f"{one.month:%Y-%m}", *(str(getattr(one, name)) for name in figures)) for one in months]
    return [("From", *(name.replace("_", " ").capitalize() for name in figures)), *rows]


def cost_rows(months: Sequence[StaffingMonth], budgets: Sequence[int]) -> list[tuple[str, ...]]:
    """The same of the chart of cost; without any budget it has no column."""
    heads = ("From", "Cost", "Vacant cost", *(("Budget",) if budgets else ()))
    rows = [(f"{one.month:%Y-%m}", money_text(one.cost), money_text(one.vacant_cost)) for one in months]
    if not budgets:
        return [heads, *rows]
    return [heads, *((*row, money_text(budget)) for row, budget in zip(rows, budgets, strict=True))]


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
