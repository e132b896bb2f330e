"""Seats and their cost by month: what every position has filled, vacant and frozen, and what it costs.

Seats are FTE percent on the last day of the month, over positions open or frozen on it: filled = min(FTE, incumbents'
FTE); the rest is frozen if the position is, else vacant; excess is over and stands outside
authorised = filled + vacant + frozen.

Cost of a position in a month = Σ over its incumbencies of annual cost × FTE × active days in the month ÷ days of that
calendar year × (1 + on-cost), rounded half to even per position, rate and month. Vacant cost is the same of the
FTE that stood vacant on each day. The annual cost is that of ``cost_rates``: the seat's own, else a rate, which may be
another one from the day on which a scenario changes the role. Source: the help, "Headcount".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from orgwright.planning.cost_rates import AnnualCost, CostRates, CostSpell
from orgwright.planning.months import Months
from orgwright.planning.organization import Organization
from orgwright.planning.policy import THOUSANDTHS
from orgwright.planning.stays import end_number, start_number
from orgwright.progress import Progress
from orgwright.records import Incumbency, Position, PositionStatus

Ints = NDArray[Any]
SEATS = ("authorised", "filled", "vacant", "frozen", "over")
COSTS = ("cost", "vacant_cost")
POSITIONS_AT_ONCE = 2048
"""Positions whose days are laid out at the same time: it bounds the memory, not the result."""
FULL_TIME = 100
CODE: Mapping[str, int] = {PositionStatus.CLOSED: 0, PositionStatus.OPEN: 1, PositionStatus.FROZEN: 2}


@dataclass(frozen=True, eq=False)
class SeatMonths:
    """Seats in FTE percent, int64[positions, SEATS, months], and money in minor units, [positions, COSTS, months].

    Positions are in the order of their ids. Money is int64, or Python integers where int64 could overflow.
    ``unknown``, bool[positions, COSTS, months], marks where FTE was held or stood vacant on days of which nothing
    says what the seat costs: it adds 0.
    """

    position_ids: tuple[int, ...]
    seats: Ints
    costs: Ints
    unknown: Ints

    @property
    def without_cost(self) -> tuple[int, ...]:
        """The positions whose cost is not known in some month in which they are held or vacant."""
        rows = np.flatnonzero(self.unknown.any(axis=(1, 2)))
        return tuple(self.position_ids[row] for row in rows.tolist())


@dataclass(frozen=True)
class CostPart:
    """What a seat adds to a cost of one month at one annual cost (null: not known); ``fte_days`` is percent × days."""

    position_id: int
    annual: AnnualCost | None
    fte_days: int
    cost: int


def half_even(numerator: Ints, denominator: Ints) -> Ints:
    """Whole numbers nearest to numerator ÷ denominator, halves to the even one: exact, without fractions."""
    whole, rest = numerator // denominator, numerator % denominator
    up = (2 * rest > denominator) | ((2 * rest == denominator) & (whole % 2 == 1))
    rounded: Ints = whole + up.astype(np.int64)
    return rounded


def seat_months(organization: Organization, months: Months, progress: Progress) -> SeatMonths:
    """Seats and cost of every position in every month; see the module for the formulas."""
    positions = [organization.positions[key] for key in sorted(organization.positions)]
    sitting: dict[int, list[Incumbency]] = defaultdict(list)
    for one in organization.incumbencies.values():
        sitting[one.position_id].append(one)
    rates = CostRates(organization)
    seats, costs, unknown = [], [], []
    for start in range(0, len(positions), POSITIONS_AT_ONCE):
        progress.step(start, len(positions), "Costing seats")
        block = positions[start : start + POSITIONS_AT_ONCE]
        held, vacant, status = _held_and_vacant(organization, block, sitting, months)
        seats.append(_seats(_fte(block), held, status, months))
        parts = _CostParts.of(organization, rates, block, (held, vacant), months)
        costs.append(_added(parts.rows, parts.costs, len(block)))
        unknown.append(_added(parts.rows, parts.is_unknown.astype(np.int64), len(block)) > 0)
    empty = np.zeros((0, 1, months.count), dtype=np.int64)
    return SeatMonths(
        tuple(_id(one) for one in positions),
        np.concatenate([empty.repeat(len(SEATS), axis=1), *seats]),
        np.concatenate([empty.repeat(len(COSTS), axis=1), *costs]),
        np.concatenate([empty.repeat(len(COSTS), axis=1) > 0, *unknown]),
    )


def _fte_by_day(
    organization: Organization, block: Sequence[Position], sitting: Mapping[int, list[Incumbency]], months: Months
) -> Ints:
    first, last = int(months.days[0]), int(months.days[-1])
    rows = []
    for row, position in enumerate(block):
        for one in sitting.get(_id(position), ()):
            person = organization.people[one.person_id]
            start = max(start_number(one.from_on), start_number(person.hired_on), first)
            end = min(end_number(one.to_on), end_number(person.left_on), last)
            if start <= end:
                rows.append((row, start - first, end + 1 - first, one.fte_percent))
    table = np.array(rows, dtype=np.int64).reshape(-1, 4)
    steps = np.zeros((len(block), len(months.days) + 1), dtype=np.int32)
    np.add.at(steps, (table[:, 0], table[:, 1]), table[:, 3])
    np.add.at(steps, (table[:, 0], table[:, 2]), -table[:, 3])
    return steps[:, :-1].cumsum(axis=1, dtype=np.int32)


def _status_by_day(organization: Organization, block: Sequence[Position], months: Months) -> Ints:
    days = months.days
    status = np.array([[CODE[one.status]] for one in block], dtype=np.int8).repeat(len(days), axis=1)
    for row, position in enumerate(block):
        for change in organization.seating.seat_changes.get(_id(position), ()):
            if change.status is not None:
                status[row, days >= start_number(change.on)] = CODE[change.status]
    opens = np.array([[start_number(one.opens_on)] for one in block], dtype=np.int64)
    closes = np.array([[end_number(one.closes_on)] for one in block], dtype=np.int64)
    status[(days < opens) | (days > closes)] = CODE[PositionStatus.CLOSED]
    return status


def _seats(fte: Ints, held: Ints, status: Ints, months: Months) -> Ints:
    on_last_days = months.end_numbers - months.days[0]
    held, status = held[:, on_last_days], status[:, on_last_days]
    authorised = np.where(status != CODE[PositionStatus.CLOSED], fte, 0)
    filled = np.minimum(authorised, held)
    rest = authorised - filled
    frozen = np.where(status == CODE[PositionStatus.FROZEN], rest, 0)
    over = np.where(authorised > 0, held - filled, 0)
    return np.stack([authorised, filled, rest - frozen, frozen, over], axis=1).astype(np.int64)


def cost_parts(
    organization: Organization, position_ids: Sequence[int], months: Months, month: int, figure: str
) -> tuple[CostPart, ...]:
    """What stands behind a cost of one month, seat by seat in the order asked for; ``figure`` is one of COSTS.

    A seat without FTE days has no part; one whose annual cost changed within the month has several.
    """
    if not position_ids:
        return ()
    positions = [organization.positions[key] for key in position_ids]
    wanted, sitting = set(position_ids), defaultdict(list)
    for one in organization.incumbencies.values():
        if one.position_id in wanted:
            sitting[one.position_id].append(one)
    by_day = _held_and_vacant(organization, positions, sitting, months)[:2]
    parts = _CostParts.of(organization, CostRates(organization), positions, by_day, months)
    place = (slice(None), COSTS.index(figure), month)
    rows = zip(parts.rows, parts.spells, parts.days[place].tolist(), parts.costs[place].tolist(), strict=True)
    return tuple(CostPart(position_ids[row], spell.cost, days, cost) for row, spell, days, cost in rows if days)


def _held_and_vacant(
    organization: Organization, block: Sequence[Position], sitting: Mapping[int, list[Incumbency]], months: Months
) -> tuple[Ints, Ints, Ints]:
    """FTE percent held and vacant on every day, and the status."""
    held = _fte_by_day(organization, block, sitting, months)
    status = _status_by_day(organization, block, months)
    fte = _fte(block)
    return held, np.where(status == CODE[PositionStatus.OPEN], np.maximum(fte - held, 0), 0), status


def _fte(block: Sequence[Position]) -> Ints:
    return np.array([[one.fte_percent] for one in block], dtype=np.int32)


def _by_month(by_day: tuple[Ints, ...], months: Months) -> Ints:
    starts = months.start_numbers - months.days[0]
    return np.stack([np.add.reduceat(one, starts, axis=1, dtype=np.int64) for one in by_day], axis=1)


@dataclass(frozen=True, eq=False)
class _CostParts:
    """The spells of one annual cost of some positions: ``rows`` are places among the positions, in their order."""

    rows: Sequence[int]
    spells: Sequence[CostSpell]
    days: Ints
    costs: Ints

    @property
    def is_unknown(self) -> Ints:
        """Where there are FTE days of which nothing says what they cost."""
        without = np.array([one.cost is None for one in self.spells], dtype=bool)
        marked: Ints = without[:, None, None] & (self.days > 0)
        return marked

    @classmethod
    def of(
        cls,
        organization: Organization,
        rates: CostRates,
        block: Sequence[Position],
        by_day: tuple[Ints, ...],
        months: Months,
    ) -> _CostParts:
        """FTE percent times days, and what they cost, int64[parts, COSTS, months]."""
        found = [(row, spell) for row, one in enumerate(block) for spell in rates.spells(_id(one))]
        rows, spells = [row for row, _ in found], [spell for _, spell in found]
        if len(rows) > len(block):
            by_day = tuple(_within(one[rows], spells, months) for one in by_day)
        days = _by_month(by_day, months)
        return cls(rows, spells, days, _costs(organization, spells, days, months))


def _within(by_day: Ints, spells: Sequence[CostSpell], months: Months) -> Ints:
    starts = np.array([[one.start] for one in spells], dtype=np.int64)
    ends = np.array([[one.end] for one in spells], dtype=np.int64)
    return np.where((starts <= months.days) & (months.days <= ends), by_day, 0)


def _costs(organization: Organization, spells: Sequence[CostSpell], days: Ints, months: Months) -> Ints:
    factor = THOUSANDTHS + organization.policy.on_cost
    annual = [one.amount * factor for one in spells]
    largest = max(annual, default=0) * int(days.max(initial=0))
    kind = np.int64 if 2 * largest < np.iinfo(np.int64).max else object
    numerator = np.array(annual, dtype=kind)[:, None, None] * days.astype(kind)
    return half_even(numerator, FULL_TIME * THOUSANDTHS * months.year_days)


def _added(rows: Sequence[int], parts: Ints, count: int) -> Ints:
    """The parts of each position together; without a position of several parts they are what is wanted already."""
    if len(rows) == count:
        return parts
    found = np.zeros((count, *parts.shape[1:]), dtype=parts.dtype)
    np.add.at(found, list(rows), parts)
    return found


def _id(row: Position) -> int:
    assert row.id is not None
    return row.id
