"""One gap and the ways to close it side by side: what each costs, when it closes the gap, what it risks.

All are counted over the same days, from the day of the picture to the last day of the last quarter, so that their costs
can be compared. Source: the help, "Closing gaps".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import combinations

from orgwright.planning.days import day_number
from orgwright.planning.gap_offer_list import offers_for
from orgwright.planning.gap_offers import Offer, OfferKind, Offers, monthly_cost, yearly_cost
from orgwright.planning.gap_scene import later_by
from orgwright.planning.gaps_to_close import GapToClose, Outlook
from orgwright.planning.hazards import hazards
from orgwright.planning.organization import Organization
from orgwright.planning.policy import THOUSANDTHS
from orgwright.planning.quarters import Quarters
from orgwright.planning.target_coverage import TargetCoverage


@dataclass(frozen=True)
class OptionPart:
    """One person of an option: from ``start`` on, what they cost once, a month, and over all days, in minor units.

    ``position_id`` is the seat that is filled or goes along, null for a new one; ``person_id`` who is trained or moved.
    """

    offer: Offer
    start: date
    once: int
    monthly: int
    cost: int
    position_id: int | None = None
    person_id: int | None = None


@dataclass(frozen=True)
class Option:
    """One way to close a gap: ``brings`` so many of the people short, all of them from ``closes_on`` on.

    ``closes_on`` is null where it brings too few. ``once`` and ``monthly`` are of all parts together, ``cost`` is over
    all days. ``ends_on``: the last day of what ends. ``drawn``: the targets from which who moves is taken.
    ``mentors``: people of the unit known to hold the level, who could teach it. ``backfill`` is what filling the seats
    left behind would cost over all days; null where nobody moves or a cost is not known. ``leaving`` is the share of
    people in their first year who leave within a year, by the rates of attrition; null where nobody new was seen.
    """

    kind: OfferKind
    parts: tuple[OptionPart, ...]
    brings: int
    closes_on: date | None
    once: int
    monthly: int
    cost: int
    ends_on: date | None = None
    drawn: tuple[TargetCoverage, ...] = ()
    mentors: tuple[int, ...] = ()
    backfill: int | None = None
    leaving: float | None = None


@dataclass(frozen=True)
class BreakEven:
    """The months of use after which ``later`` has become as cheap as ``first``, which costs less to start.

    Null where that never comes.
    """

    first: OfferKind
    later: OfferKind
    months: float | None


@dataclass(frozen=True, eq=False)
class GapOptions:
    """The options for one gap, in the order hire, train, move, borrow; kinds that offer nothing are left out.

    Costs are counted to the end of ``quarters``; ``without_cost`` and ``left_out`` are the roles and seats that would
    close the gap but have no known cost.
    """

    gap: GapToClose
    quarters: Quarters
    options: tuple[Option, ...]
    break_evens: tuple[BreakEven, ...]
    without_cost: tuple[int, ...]
    left_out: tuple[int, ...]

    @property
    def last(self) -> date:
        """The last day that costs are counted to."""
        return self.quarters.lasts[-1]


def gap_options(organization: Organization, gap: GapToClose, days: Outlook) -> GapOptions:
    """The ways to close one gap; each takes the first offers of its kind until enough people are there.

    Hire: empty seats by their first day, then new seats of the role that asks for the skill most. Train: the nearest
    first. Move: who is counted by the fewest targets. Borrow: in the role that asks for the skill most, to the end.
    """
    offers = offers_for(organization, (gap,), days)
    options = tuple(found for kind in OfferKind if (found := _option(organization, offers, kind, days)) is not None)
    return GapOptions(gap, days.quarters, options, break_evens(options), offers.without_cost, offers.left_out)


def _option(organization: Organization, offers: Offers, kind: OfferKind, days: Outlook) -> Option | None:
    gap, last = offers.gaps[0], offers.quarters.lasts[-1]
    wanted = gap.short or gap.most_short
    several = [one for one in offers.offers if one.kind is kind and one.first_on <= last]
    parts: list[OptionPart] = []
    drawn: dict[int, int] = {}
    for offer in _ordered(several):
        for number in range(offer.available):
            if len(parts) < wanted and all(drawn.get(one, 0) < offers.stocks[one] for one in offer.draws):
                drawn.update({one: drawn.get(one, 0) + 1 for one in offer.draws})
                parts.append(_part(organization, offer, number, last))
    if not parts:
        return None
    is_enough = len(parts) >= wanted
    return Option(
        kind,
        tuple(parts),
        len(parts),
        max(one.start for one in parts) if is_enough else None,
        sum(one.once for one in parts),
        sum(one.monthly for one in parts),
        sum(one.cost for one in parts),
        last if kind is OfferKind.BORROW else None,
        _drawn(days, parts) if kind is OfferKind.MOVE else (),
        gap.holder_ids if kind is OfferKind.TRAIN else (),
        _backfill(organization, parts, last) if kind is OfferKind.MOVE else None,
        _leaving(organization) if kind is OfferKind.HIRE else None,
    )


def _leaving(organization: Organization) -> float | None:
    """The rate of leaving in the first year, annualised, with the strength that a small group borrows."""
    new = hazards(organization).group(band=0)
    return new.annual if new.people else None


def _ordered(offers: Sequence[Offer]) -> list[Offer]:
    """Seats before new seats and by their first day; people by how far they are; else as they are offered."""
    return sorted(
        offers, key=lambda one: (one.levels, not one.position_ids, day_number(one.first_on) if one.position_ids else 0)
    )


def _part(organization: Organization, offer: Offer, number: int, last: date) -> OptionPart:
    policy = organization.policy
    yearly = yearly_cost(offer, policy.on_cost, policy.contractor_premium)
    running = cost_between(yearly, offer.first_on, last)
    return OptionPart(
        offer,
        offer.first_on,
        offer.once,
        round(monthly_cost(offer, policy)),
        offer.once + running,
        offer.position_ids[number] if offer.position_ids else None,
        offer.person_ids[number] if offer.person_ids else None,
    )


def cost_between(yearly: Fraction, first: date, last: date) -> int:
    """What a yearly cost comes to from one day to another, both included, in minor units, rounded half-even once.

    Σ over calendar years of yearly × days in it ÷ days of it: 73,000 a year from 1 to 10 January 2027 are 2,000.
    """
    return round(yearly * sum(_share_of_year(year, first, last) for year in range(first.year, last.year + 1)))


def _share_of_year(year: int, first: date, last: date) -> Fraction:
    start, end = day_number(date(year, 1, 1)), day_number(date(year, 12, 31))
    there = min(end, day_number(last)) - max(start, day_number(first)) + 1
    return Fraction(max(0, there), end - start + 1)


def _drawn(days: Outlook, parts: Sequence[OptionPart]) -> tuple[TargetCoverage, ...]:
    """The targets of today that count somebody who moves, and do not count the unit that they move into."""
    movers = {one.person_id for one in parts}
    homes = {one.offer.from_unit_id for one in parts}
    return tuple(one for one in days.today.values() if one.unit_id in homes and movers & set(one.holder_ids))


def _backfill(organization: Organization, parts: Sequence[OptionPart], last: date) -> int | None:
    """What it would cost to hire for the seats that went along, after the months that hiring takes."""
    policy = organization.policy
    start = later_by(organization.day, policy.months_to_hire / THOUSANDTHS)
    if any(not one.offer.annual_cost for one in parts):
        return None
    rate = Fraction(THOUSANDTHS + policy.on_cost, THOUSANDTHS)
    running = (cost_between(one.offer.annual_cost * rate, start, last) for one in parts)
    return sum(running) + policy.hiring_cost * len(parts)


def break_evens(options: Sequence[Option]) -> tuple[BreakEven, ...]:
    """For each pair the months of use after which the one that is dearer to start has become the cheaper one.

    After m months of use an option has cost F + r·m, F once and r a month. With F₁ ≤ F₂ both cost the same at
    m = (F₂ − F₁) ÷ (r₁ − r₂), where r₁ > r₂; otherwise the second never becomes cheaper. Worked: a contractor costs
    12,000 to start and 14,250 a month, trainings 36,000 and nothing a month: 24,000 ÷ 14,250 = 1.7 months.
    """
    return tuple(
        _break_even(*sorted(pair, key=lambda one: (one.once, one.monthly))) for pair in combinations(options, 2)
    )


def _break_even(first: Option, later: Option) -> BreakEven:
    more, saved = later.once - first.once, first.monthly - later.monthly
    if saved > 0:
        return BreakEven(first.kind, later.kind, more / saved)
    return BreakEven(first.kind, later.kind, None)


def cost_by_month(option: Option, months: int) -> Iterator[int]:
    """What an option has cost after 0, 1, … months of use, in minor units: F + r·m."""
    yield from (option.once + option.monthly * month for month in range(months + 1))
