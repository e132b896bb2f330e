"""What the page of rates shows, as rows made from the picture; no window is needed for it."""

from collections import Counter
from dataclasses import dataclass

from orgwright.planning.cost_rates import rate_order, rate_words
from orgwright.planning.organization import Organization
from orgwright.planning.seat_list import Seat, seat_list
from orgwright.records import CostRate


@dataclass(frozen=True)
class RateRow:
    """One rate, and how many seats of the unit take their annual cost from it on the day."""

    rate_id: int
    name: str
    role: str
    level: str
    location: str
    annual_cost: int
    hiring_cost: int | None
    seats: int


def rate_rows(organization: Organization, unit_id: int | None) -> list[RateRow]:
    """All rates: of roles, of levels, of locations, of any seat."""
    using = Counter(seat.rate_id for seat in seat_list(organization, unit_id))
    rates = sorted(organization.table(CostRate).values(), key=lambda one: rate_order(organization, one))
    return [
        RateRow(
            one.id or 0,
            rate_words(organization, one),
            "" if one.role_id is None else organization.roles[one.role_id].name,
            one.level,
            one.location,
            one.annual_cost,
            one.hiring_cost,
            using[one.id],
        )
        for one in rates
    ]


@dataclass(frozen=True)
class SeatCosts:
    """How many seats have their cost from themselves, from a rate, and from nowhere."""

    own: int
    by_rate: int
    unknown: int

    @property
    def words(self) -> str:
        """The sentence below the head of the page."""
        seats = self.own + self.by_rate + self.unknown
        return f"{seats:,} seats: {self.own:,} with a cost of their own, {self.by_rate:,} by a rate" + (
            f", {self.unknown:,} without a cost" if self.unknown else ""
        )


def seat_costs(seats: tuple[Seat, ...]) -> SeatCosts:
    """The seats by where their annual cost comes from."""
    unknown = sum(one.annual_cost is None for one in seats)
    by_rate = sum(one.rate_id is not None for one in seats)
    return SeatCosts(len(seats) - unknown - by_rate, by_rate, unknown)
