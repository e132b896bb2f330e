"""The staffing plan: headcount, FTE, seats and cost by month, of the whole and of every unit.

Every figure is one cell of an array and knows its rows: ``StaffingPlan.people`` names who stands behind a figure of
people, ``StaffingPlan.positions`` which seats stand behind one of seats or money. The formulas are those of
``headcount`` and ``seat_months``. Source: the help, "Headcount".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from orgwright.planning.cost_rates import CostRates
from orgwright.planning.coverage import CoveragePoint, coverage_trend
from orgwright.planning.headcount import FLOWS, Headcount, headcount
from orgwright.planning.months import DEFAULT_MONTHS, Months
from orgwright.planning.organization import Organization
from orgwright.planning.seat_months import COSTS, SEATS, SeatMonths, seat_months
from orgwright.planning.stays import stays
from orgwright.progress import Progress

Ints = NDArray[Any]
EVERYONE = 0
"""The group that figures of the whole or of chosen units belong to."""


@dataclass(frozen=True)
class FteFlow:
    """The identity in FTE percent; ``change`` is what is neither hire, exit nor transfer."""

    opening: int
    hires: int
    transfers_in: int
    transfers_out: int
    exits: int
    change: int
    closing: int


@dataclass(frozen=True)
class StaffingMonth:
    """One month of the whole or of a unit: people, FTE percent, seats in FTE percent, money in minor units.

    ``month`` is its first day. ``cost`` holds the cost of the seats and the one-off cost of the hires.
    """

    month: date
    opening: int
    hires: int
    transfers_in: int
    transfers_out: int
    exits: int
    closing: int
    fte: FteFlow
    authorised: int
    filled: int
    vacant: int
    frozen: int
    over: int
    cost: int
    vacant_cost: int

    @property
    def is_balanced(self) -> bool:
        """Whether opening + hires + transfers − exits (+ change) = closing holds, in people and in FTE."""
        fte = self.fte
        people = self.opening + self.hires + self.transfers_in - self.transfers_out - self.exits
        capacity = fte.opening + fte.hires + fte.transfers_in - fte.transfers_out - fte.exits + fte.change
        return people == self.closing and capacity == fte.closing


@dataclass(frozen=True, eq=False)
class StaffingPlan:
    """A staffing plan over some months; what it was computed from is in ``headcount`` and ``seats``.

    ``cost_of_hire`` is the one-off cost of a hire into every seat of ``headcount``, without a seat last.
    ``coverage`` is that of the whole organization on the last day of each month.

    A unit's figures count its own people and seats, not those of units below, so that units and ``without_unit`` add
    up to ``whole``, transfers excepted: of the whole they are 0.
    """

    scenario_id: int | None
    months: Months
    unit_ids: tuple[int, ...]
    headcount: Headcount
    seats: SeatMonths
    unit_of_position: Mapping[int, int]
    cost_of_hire: tuple[int, ...]
    coverage: tuple[CoveragePoint, ...]

    @cached_property
    def whole(self) -> tuple[StaffingMonth, ...]:
        """The months of the whole organization."""
        return self._figures(self._group(None), 1)[EVERYONE]

    @cached_property
    def units(self) -> Mapping[int, tuple[StaffingMonth, ...]]:
        """The months of every unit by its id: its own people and seats."""
        return dict(zip(self.unit_ids, self._by_unit[:-1], strict=True))

    @property
    def without_unit(self) -> tuple[StaffingMonth, ...]:
        """The months of the people who hold no position."""
        return self._by_unit[-1]

    @cached_property
    def _by_unit(self) -> tuple[tuple[StaffingMonth, ...], ...]:
        place = {key: number for number, key in enumerate(self.unit_ids)}
        units = [place[self.unit_of_position[one.position_id]] for one in self.headcount.spells]
        return self._figures(np.array([*units, len(place)], dtype=np.int64), len(place) + 1)

    def together(self, unit_ids: Iterable[int] | None) -> tuple[StaffingMonth, ...]:
        """The months of several units taken as one: who moves between them is no transfer. None means the whole."""
        return self.whole if unit_ids is None else self._figures(self._group(unit_ids), 2)[EVERYONE]

    def people(self, flow: str, month: int, unit_ids: Iterable[int] | None) -> tuple[int, ...]:
        """The ids of the people behind a figure of ``together``: ``flow`` is one of opening to closing."""
        return self.headcount.people(flow, month, self._group(unit_ids), EVERYONE)

    def positions(self, figure: str, month: int, unit_ids: Iterable[int] | None) -> tuple[tuple[int, int], ...]:
        """The seats behind a figure of ``together``: (id of the position, its part), those that add nothing left out.

        ``figure`` is authorised, filled, vacant, frozen, over, cost or vacant_cost.
        """
        parts = self._parts(figure)[:, month]
        wanted = None if unit_ids is None else set(unit_ids)
        return tuple(
            (key, int(part))
            for key, part in zip(self.seats.position_ids, parts, strict=True)
            if part and (wanted is None or self.unit_of_position[key] in wanted)
        )

    def without_cost(self, figure: str, month: int, unit_ids: Iterable[int] | None) -> tuple[int, ...]:
        """The seats whose part in ``cost`` or ``vacant_cost`` of a month is not known and adds 0."""
        unknown = self.seats.unknown[:, COSTS.index(figure), month]
        wanted = None if unit_ids is None else set(unit_ids)
        return tuple(
            key
            for key, is_unknown in zip(self.seats.position_ids, unknown, strict=True)
            if is_unknown and (wanted is None or self.unit_of_position[key] in wanted)
        )

    def costs_of_hires(self, month: int, unit_ids: Iterable[int] | None) -> tuple[int, ...]:
        """What each hire of a month costs once, the dearest first."""
        group = self._group(unit_ids)
        hired = self.headcount.hired[month]
        codes = self.headcount.start[month][hired]
        return tuple(sorted((self.cost_of_hire[code] for code in codes if group[code] == EVERYONE), reverse=True))

    def _parts(self, figure: str) -> Ints:
        if figure in SEATS:
            return np.asarray(self.seats.seats[:, SEATS.index(figure)])
        return np.asarray(self.seats.costs[:, COSTS.index(figure)])

    def _group(self, unit_ids: Iterable[int] | None) -> Ints:
        if unit_ids is None:
            return np.zeros(self.headcount.no_seat + 1, dtype=np.int64)
        wanted = set(unit_ids)
        inside = [self.unit_of_position[one.position_id] in wanted for one in self.headcount.spells]
        return np.array([*(0 if one else 1 for one in inside), 1], dtype=np.int64)

    def _figures(self, group: Ints, groups: int) -> tuple[tuple[StaffingMonth, ...], ...]:
        heads, fte = self.headcount.flows(group, groups)
        seats, costs = self._seat_figures(group, groups)
        for month, code in self._hires:
            costs[group[code], COSTS.index("cost"), month] += self.cost_of_hire[code]
        return tuple(
            tuple(
                _month(first, heads[one, :, number], fte[one, :, number], seats[one, :, number], costs[one, :, number])
                for number, first in enumerate(self.months.firsts)
            )
            for one in range(groups)
        )

    @cached_property
    def _hires(self) -> tuple[tuple[int, int], ...]:
        """Month and seat of every hire that costs something."""
        months, people = np.nonzero(self.headcount.hired)
        codes = self.headcount.start[months, people]
        found = zip(months.tolist(), codes.tolist(), strict=True)
        return tuple((month, code) for month, code in found if self.cost_of_hire[code])

    def _seat_figures(self, group: Ints, groups: int) -> tuple[Ints, Ints]:
        owners = np.array([one.position_id for one in self.headcount.spells], dtype=np.int64)
        first_spells = np.searchsorted(owners, np.array(self.seats.position_ids, dtype=np.int64))
        where = group[first_spells]
        seats = np.zeros((groups, *self.seats.seats.shape[1:]), dtype=np.int64)
        costs = np.zeros((groups, *self.seats.costs.shape[1:]), dtype=self.seats.costs.dtype)
        np.add.at(seats, where, self.seats.seats)
        np.add.at(costs, where, self.seats.costs)
        # From here on Python's own integers: a policy or a rate may set any cost of a hire.
        return seats, costs.astype(object)


def _month(first: date, heads: Ints, fte: Ints, seats: Ints, costs: Ints) -> StaffingMonth:
    people = {name: int(heads[number]) for number, name in enumerate(FLOWS) if name != "change"}
    capacity = FteFlow(**{name: int(fte[number]) for number, name in enumerate(FLOWS)})
    return StaffingMonth(month=first, fte=capacity, **people, **_named(SEATS, seats), **_named(COSTS, costs))


def _named(names: tuple[str, ...], values: Ints) -> dict[str, int]:
    return {name: int(value) for name, value in zip(names, values, strict=True)}


def staffing_plan(
    organization: Organization,
    first_month: date | None = None,
    months: int = DEFAULT_MONTHS,
    progress: Progress | None = None,
) -> StaffingPlan:
    """The staffing plan of a picture, under its scenario, from the month of a day on (None: of the picture's own day).

    In every row opening + hires + transfers in − transfers out − exits = closing, and in FTE the same with change.
    Refuses a number of months that is not 1 to 120. Source: the help, "Headcount".
    """
    progress = progress or Progress()
    window = Months.beginning(first_month or organization.day, months)
    seated, rates = stays(organization), CostRates(organization)
    return StaffingPlan(
        organization.scenario_id,
        window,
        tuple(sorted(organization.units)),
        headcount(seated, window, progress),
        seat_months(organization, window, progress),
        {key: one.unit_id for key, one in organization.positions.items()},
        (*(rates.hiring(one.position_id, one.role_id) for one in seated.spells), organization.policy.hiring_cost),
        coverage_of_months(organization, None, window, progress),
    )


def coverage_of_months(
    organization: Organization, unit_id: int | None, months: Months, progress: Progress
) -> tuple[CoveragePoint, ...]:
    """Coverage of a unit (None: of the whole) on the last day of each month."""
    return coverage_trend(organization, unit_id, months.first, months.count, progress)
