"""The staffing plan: headcount, FTE, seats and cost by month, of the whole, of every unit and of any other part.

Every figure is one cell of an array and knows its rows: ``StaffingPlan.people`` names who stands behind a figure of
people, ``StaffingPlan.positions`` which seats stand behind one of seats or money. The formulas are those of
``headcount``, ``seat_months`` and ``training``. Source: the help, "Headcount".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
from orgwright.planning.plan_part import PlanPart, Where
from orgwright.planning.seat_months import COSTS, SEATS, SeatMonths, seat_months
from orgwright.planning.seat_spells import codes_on
from orgwright.planning.stays import stays
from orgwright.planning.training import Training, trainings
from orgwright.progress import Progress

Ints = NDArray[Any]
EVERYONE = 0
"""The group that figures of the whole or of a part of it belong to."""
ONCE = ("hiring_cost", "training_cost")
"""What is paid once and not by the day: of a hire, of a level that is taught."""


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
    """One month of the whole or of a part of it: people, FTE percent, seats in FTE percent, money in minor units.

    ``month`` is its first day. ``cost`` holds the cost of the seats, the one-off cost of the hires and that of
    training; the latter two stand apart in ``hiring_cost`` and ``training_cost`` too.
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
    hiring_cost: int = 0
    training_cost: int = 0

    @property
    def seat_cost(self) -> int:
        """What the seats alone cost."""
        return self.cost - self.hiring_cost - self.training_cost

    @property
    def has_anything(self) -> bool:
        """Whether anybody or anything is counted in it."""
        people = (self.opening, self.hires, self.transfers_in, self.closing, self.exits)
        return any((*people, self.authorised, self.over, self.cost, self.vacant_cost))

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
    ``coverage`` is that of the whole organization on the last day of each month. ``seat_codes``, int64[positions,
    months], is the seat code of each position on the last day of a month: a scenario may change its role.

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
    seat_codes: Ints
    trainings: tuple[Training, ...]

    @cached_property
    def whole(self) -> tuple[StaffingMonth, ...]:
        """The months of the whole organization."""
        return self.by_group(self._group(None), 1)[EVERYONE]

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
        return self.by_group(np.array([*units, len(place)], dtype=np.int64), len(place) + 1)

    def together(self, where: Where) -> tuple[StaffingMonth, ...]:
        """The months of several units, or of a part, taken as one: who moves within is no transfer. None: the whole."""
        return self.whole if where is None else self.by_group(self._group(where), 2)[EVERYONE]

    def holds(self, where: Where) -> Ints:
        """Which seat codes belong to what is asked for, bool; the last are people without a seat, who have no unit."""
        if where is None:
            return np.ones(self.headcount.no_seat + 1, dtype=bool)
        if isinstance(where, PlanPart):
            return where.holds
        wanted = set(where)
        return np.array([*(self.unit_of_position[one.position_id] in wanted for one in self.headcount.spells), False])

    def people(self, flow: str, month: int, where: Where) -> tuple[int, ...]:
        """The ids of the people behind a figure of ``together``: ``flow`` is one of opening to closing."""
        return self.headcount.people(flow, month, self._group(where), EVERYONE)

    def positions(self, figure: str, month: int, where: Where) -> tuple[tuple[int, int], ...]:
        """The seats behind a figure of ``together``: (id of the position, its part), those that add nothing left out.

        ``figure`` is authorised, filled, vacant, frozen, over, cost or vacant_cost.
        """
        parts, inside = self._parts(figure)[:, month], self.holds(where)[self.seat_codes[:, month]]
        return tuple((self.seats.position_ids[row], int(parts[row])) for row in np.flatnonzero(inside) if parts[row])

    def without_cost(self, figure: str, month: int, where: Where) -> tuple[int, ...]:
        """The seats whose part in ``cost`` or ``vacant_cost`` of a month is not known and adds 0."""
        unknown = self.seats.unknown[:, COSTS.index(figure), month]
        rows = np.flatnonzero(unknown & self.holds(where)[self.seat_codes[:, month]])
        return tuple(self.seats.position_ids[row] for row in rows.tolist())

    def costs_of_hires(self, month: int, where: Where) -> tuple[int, ...]:
        """What each hire of a month costs once, the dearest first."""
        holds = self.holds(where)
        codes = self.headcount.start[month][self.headcount.hired[month]]
        return tuple(sorted((self.cost_of_hire[code] for code in codes if holds[code]), reverse=True))

    def trainings_in(self, month: int, where: Where) -> tuple[Training, ...]:
        """The raised skills of a month, of people whose seat on that day belongs to what is asked for."""
        holds = self.holds(where)
        return tuple(one for one in self.trainings if one.month == month and holds[one.code])

    def by_group(self, group: Ints, groups: int) -> tuple[tuple[StaffingMonth, ...], ...]:
        """The months of groups of seats; ``group`` int64 gives that of every seat code, of people without one last."""
        heads, fte = self.headcount.flows(group, groups)
        seats, costs = self._seat_figures(group, groups)
        once = np.zeros((groups, len(ONCE), self.months.count), dtype=object)
        for name, month, code, cost in self._paid_once:
            once[group[code], ONCE.index(name), month] += cost
        costs[:, COSTS.index("cost")] += once.sum(axis=1)
        # Lists of Python's integers, months before figures: cells of arrays one by one take several times as long.
        tables = [one.transpose(0, 2, 1).tolist() for one in (heads, fte, seats, costs, once)]
        return tuple(tuple(map(_month, self.months.firsts, *several)) for several in zip(*tables, strict=True))

    def _parts(self, figure: str) -> Ints:
        if figure in SEATS:
            return np.asarray(self.seats.seats[:, SEATS.index(figure)])
        return np.asarray(self.seats.costs[:, COSTS.index(figure)])

    def _group(self, where: Where) -> Ints:
        return np.where(self.holds(where), EVERYONE, EVERYONE + 1)

    @cached_property
    def _paid_once(self) -> tuple[tuple[str, int, int, int], ...]:
        """What is paid once: which cost, month, seat and amount."""
        return (*self._hires(), *(("training_cost", one.month, one.code, one.cost) for one in self.trainings))

    def _hires(self) -> Iterator[tuple[str, int, int, int]]:
        months, people = np.nonzero(self.headcount.hired)
        codes = self.headcount.start[months, people]
        for month, code in zip(months.tolist(), codes.tolist(), strict=True):
            yield "hiring_cost", month, code, self.cost_of_hire[code]

    def _seat_figures(self, group: Ints, groups: int) -> tuple[Ints, Ints]:
        where = group[self.seat_codes]
        seats = np.zeros((groups, *self.seats.seats.shape[1:]), dtype=np.int64)
        costs = np.zeros((groups, *self.seats.costs.shape[1:]), dtype=self.seats.costs.dtype)
        if (where == where[:, :1]).all():
            np.add.at(seats, where[:, 0], self.seats.seats)
            np.add.at(costs, where[:, 0], self.seats.costs)
        else:
            for month in range(self.months.count):
                np.add.at(seats[..., month], where[:, month], self.seats.seats[..., month])
                np.add.at(costs[..., month], where[:, month], self.seats.costs[..., month])
        # From here on Python's own integers: a policy or a rate may set any cost of a hire.
        return seats, costs.astype(object)


_PEOPLE = tuple(name for name in FLOWS if name != "change")
_CHANGE = FLOWS.index("change")


def _month(
    first: date, heads: list[int], fte: list[int], seats: list[int], costs: list[int], once: list[int]
) -> StaffingMonth:
    people = dict(zip(_PEOPLE, heads[:_CHANGE] + heads[_CHANGE + 1 :], strict=True))
    figures = dict(zip((*SEATS, *COSTS, *ONCE), seats + costs + once, strict=True))
    return StaffingMonth(month=first, fte=FteFlow(*fte), **people, **figures)


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
        codes_on(seated.spells, window.end_numbers),
        trainings(organization, seated, window),
    )


def coverage_of_months(
    organization: Organization, unit_id: int | None, months: Months, progress: Progress
) -> tuple[CoveragePoint, ...]:
    """Coverage of a unit (None: of the whole) on the last day of each month."""
    return coverage_trend(organization, unit_id, months.first, months.count, progress)
