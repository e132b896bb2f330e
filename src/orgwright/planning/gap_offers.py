"""What can be done about gaps: seats to fill, people to train, people to move, contractors to borrow.

An offer is one thing that can be done so many times; it closes one person's worth of every gap that it names. One hire
brings all that the role asks, so one offer may close several gaps at once. What an offer costs:

    hire      hiring cost once; annual cost × (1 + on-cost) × days ÷ days of the calendar year while there
    train     training cost × levels, once, in the quarter in which the level is reached; levels are counted from the
              one held on the day before, not known counting 0
    move      nothing: the person moves with the seat, whose cost goes along
    borrow    hiring cost once; annual cost × (1 + premium of contractors) × days ÷ days of the calendar year, for
              whole quarters

each rounded half-even to minor units per month, as the plan by month counts the seat that is opened for it: a mix costs
what the plan by month says that it adds. A role of which no cost is known offers nothing and is named instead.
Source: the help, "Closing gaps".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

import numpy as np

from orgwright.planning.gap_mix_problem import MixProblem
from orgwright.planning.gaps_to_close import GapToClose
from orgwright.planning.policy import THOUSANDTHS, Policy
from orgwright.planning.quarters import Quarters


class OfferKind(StrEnum):
    """The ways to close a gap."""

    HIRE = "hire"
    TRAIN = "train"
    MOVE = "move"
    BORROW = "borrow"


@dataclass(frozen=True)
class Offer:
    """One thing that can be done ``available`` times, at ``first_on`` at the earliest, in a unit.

    ``position_ids`` are the seats that a hire would fill in this order, none for new seats, and of a move the seat
    that goes along; ``person_ids`` the candidates, the best first. ``levels`` is how many levels a training takes
    somebody up, to ``level`` in ``skill_id``. ``annual_cost`` is for full time without on-cost or premium, ``once`` the
    one-off cost, both in minor units; ``once_by_quarter`` is the same where it depends on the quarter of the start.
    ``cost_from`` says where the annual cost comes from. ``closes`` are places of gaps, ``draws`` places of stocks that
    each of the offer takes one of.
    """

    kind: OfferKind
    unit_id: int
    available: int
    first_on: date
    closes: tuple[int, ...]
    role_id: int | None = None
    skill_id: int | None = None
    level: int = 0
    levels: int = 0
    position_ids: tuple[int, ...] = ()
    person_ids: tuple[int, ...] = ()
    requisition_ids: tuple[int, ...] = ()
    from_unit_id: int | None = None
    annual_cost: int = 0
    cost_from: str = ""
    once: int = 0
    once_by_quarter: tuple[int, ...] = ()
    fte_percent: int = 0
    draws: tuple[int, ...] = ()

    @property
    def is_lasting(self) -> bool:
        """Whether it is there from its start on; a contractor goes."""
        return self.kind is not OfferKind.BORROW


@dataclass(frozen=True, eq=False)
class Offers:
    """The offers for some gaps over some quarters.

    ``stocks``: how many of what several offers draw from there are. ``without_cost`` are the roles that would close a
    gap but have no known cost; ``left_out`` the seats among them.
    """

    quarters: Quarters
    gaps: tuple[GapToClose, ...]
    offers: tuple[Offer, ...]
    stocks: tuple[int, ...]
    on_cost: int
    premium: int
    without_cost: tuple[int, ...] = ()
    left_out: tuple[int, ...] = ()

    @cached_property
    def problem(self) -> MixProblem:
        """The same as arrays; an offer that begins after the last quarter stays without a column."""
        count = self.quarters.count
        months = [self.quarters.months(one) for one in range(count)]
        running = [[self._running(one, *several) for several in months] for one in self.offers]
        closing = [(gap, place) for place, one in enumerate(self.offers) for gap in one.closes]
        drawing = [(stock, place) for place, one in enumerate(self.offers) for stock in one.draws]
        return MixProblem(
            _whole([one.short_by_quarter for one in self.gaps]).reshape(-1, count),
            _whole([self.quarters.place_from(one.first_on) for one in self.offers]),
            _whole([one.available for one in self.offers]),
            np.array([one.is_lasting for one in self.offers], dtype=bool),
            _whole([one.once_by_quarter or (one.once,) * count for one in self.offers]).reshape(-1, count),
            _whole(running).reshape(-1, count),
            _whole([one.fte_percent for one in self.offers]),
            *_pairs(closing),
            _whole(self.stocks),
            *_pairs(drawing),
        )

    def _running(self, offer: Offer, *days_and_year_days: tuple[int, int]) -> int:
        yearly = with_on_cost(offer, seat_cost(offer, self.on_cost, self.premium), self.on_cost)
        return sum(round(yearly * days / year_days) for days, year_days in days_and_year_days)


def yearly_cost(offer: Offer, on_cost: int, premium: int) -> Fraction:
    """What one of an offer costs a year while it is there, in minor units, not rounded.

    Hire: annual cost × FTE × (1 + on-cost). Borrow: annual cost × (1 + premium). Rates in thousandths.
    """
    if offer.kind is OfferKind.HIRE:
        return with_on_cost(offer, offer.annual_cost, on_cost)
    if offer.kind is OfferKind.BORROW:
        return Fraction(offer.annual_cost * (THOUSANDTHS + premium), THOUSANDTHS)
    return Fraction(0)


def seat_cost(offer: Offer, on_cost: int, premium: int) -> int:
    """The annual cost of the seat that a hire or a contractor takes, minor units; 0 of what adds no seat.

    A contractor's is such that with on-cost it is what a contractor costs: annual cost × (1 + premium) ÷ (1 + on-cost).
    """
    if offer.kind is OfferKind.BORROW:
        return round(yearly_cost(offer, on_cost, premium) * Fraction(THOUSANDTHS, THOUSANDTHS + on_cost))
    return offer.annual_cost if offer.kind is OfferKind.HIRE else 0


def with_on_cost(offer: Offer, annual_cost: int, on_cost: int) -> Fraction:
    """What a seat of an offer costs a year for its share of full time: annual cost × FTE × (1 + on-cost)."""
    return Fraction(annual_cost * offer.fte_percent * (THOUSANDTHS + on_cost), 100 * THOUSANDTHS)


def monthly_cost(offer: Offer, policy: Policy) -> Fraction:
    """A twelfth of what one of an offer costs a year while it is there."""
    return yearly_cost(offer, policy.on_cost, policy.contractor_premium) / 12


def _whole(values: Sequence[int] | Sequence[Sequence[int]]) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
    return np.array(values, dtype=np.int64)


def _pairs(
    several: Iterable[tuple[int, int]],
) -> tuple[np.ndarray[tuple[int, ...], np.dtype[np.int64]], np.ndarray[tuple[int, ...], np.dtype[np.int64]]]:
    pairs = np.array(list(several), dtype=np.int64).reshape(-1, 2)
    return pairs[:, 0], pairs[:, 1]
