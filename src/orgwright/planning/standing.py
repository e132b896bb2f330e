"""Where a unit stands on a day in a few figures, where it stood on earlier days, and what has changed since a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

import numpy as np

from orgwright.planning.cost_rates import CostRates
from orgwright.planning.coverage import UnitCoverage, unit_coverage
from orgwright.planning.days import day_number, first_of_month, months_later
from orgwright.planning.organization import Organization
from orgwright.planning.policy import THOUSANDTHS
from orgwright.planning.structure import Seats, seats
from orgwright.planning.target_coverage import TargetCoverage, targets_by_unit
from orgwright.progress import Progress

ROLES, TARGETS = "roles", "targets"
"""What coverage is measured against."""
FULL_TIME = 100
MONTHS_BACK = 6
LOOKING_BACK = "Looking back"


@dataclass(frozen=True)
class SeatCost:
    """What one seat costs a year while it is filled as it is on the day, in minor units; ``fte_percent`` is filled.

    ``rate_id`` is the rate that the annual cost comes from, null where it is the seat's own.
    """

    position_id: int
    annual_cost: int
    rate_id: int | None
    fte_percent: int
    cost: int


@dataclass(frozen=True)
class RunRate:
    """What the filled seats of a unit and all below cost a year, in minor units, and the budgets of these units.

    ``budget`` is the sum of the annual budgets that units have, null where none has one. ``without_cost`` are filled
    seats of which neither they nor a rate says what they cost: they add 0.
    """

    seats: tuple[SeatCost, ...]
    without_cost: tuple[int, ...]
    budget_by_unit: Mapping[int, int]

    @property
    def amount(self) -> int:
        """The annual run rate."""
        return sum(one.cost for one in self.seats)

    @property
    def budget(self) -> int | None:
        """The annual budgets together."""
        return sum(self.budget_by_unit.values()) if self.budget_by_unit else None


@dataclass(frozen=True)
class Standing:
    """The figures of a unit and all below on one day; of the whole where ``unit_id`` is null.

    ``person_ids`` are counted in the unit of their primary incumbency, so that units add up; for the whole all who are
    employed. ``seats`` are FTE percent. ``coverage`` counts all who have a seat there.
    """

    unit_id: int | None
    on: date
    coverage: UnitCoverage
    person_ids: tuple[int, ...]
    positions: int
    seats: Seats
    run_rate: RunRate

    @property
    def headcount(self) -> int:
        """People of the unit."""
        return len(self.person_ids)

    @property
    def single_holders(self) -> tuple[TargetCoverage, ...]:
        """The targets that one person alone holds."""
        return tuple(one for one in self.coverage.targets if one.is_single_holder)

    @property
    def single_held_skills(self) -> int:
        """How many skills have a target that one person alone holds."""
        return len({one.skill_id for one in self.single_holders})

    @property
    def gated(self) -> int:
        """How many people have a gate to pass."""
        return sum(self.coverage.gates.values())

    def range_of(self, measure: str) -> tuple[float | None, float | None]:
        """Low and high coverage against targets or roles."""
        one = self.coverage
        return (one.low, one.high) if measure == TARGETS else (one.role_low, one.role_high)


def measure_of(organization: Organization, unit_id: int | None) -> str:
    """What the coverage of a unit is measured against: its targets where it has any on the day, else its roles."""
    covered = unit_coverage(organization, unit_id)
    return TARGETS if covered.low is not None else ROLES


def standing(organization: Organization, unit_id: int | None) -> Standing:
    """Where a unit stands on the day of the picture."""
    seating = organization.seating
    units = frozenset(seating.subtree(unit_id))
    wanted = [key for key, one in organization.positions.items() if one.unit_id in units]
    several = [key for key in wanted if seats(organization, [key]).authorised]
    people = (
        seating.employed
        if unit_id is None
        else (one for one in seating.people_of(unit_id) if seating.unit_of(one) in units)
    )
    return Standing(
        unit_id,
        organization.day,
        unit_coverage(organization, unit_id),
        seating.by_person_key(people),
        len(several),
        seats(organization, several),
        run_rate(organization, unit_id),
    )


def run_rate(organization: Organization, unit_id: int | None) -> RunRate:
    """What the filled seats of a unit cost a year on the day: Σ annual cost × FTE filled × (1 + on-cost).

    Each seat is rounded half to even. Incumbents beyond the seat's FTE count, as in the cost of a month.
    """
    seating = organization.seating
    units = frozenset(seating.subtree(unit_id))
    filled, without, rates = [], [], CostRates(organization)
    for key, sitting in sorted(seating.incumbencies_by_position.items()):
        position = organization.positions[key]
        if position.unit_id not in units:
            continue
        fte = sum(one.fte_percent for one in sitting)
        annual = rates.on_the_day(key)
        if annual is None:
            without.append(key)
            continue
        factor = THOUSANDTHS + organization.policy.on_cost
        cost = round(Fraction(annual.amount * fte * factor, FULL_TIME * THOUSANDTHS))
        filled.append(SeatCost(key, annual.amount, annual.rate_id, fte, cost))
    budgets = {one: organization.units[one].annual_budget for one in units}
    return RunRate(tuple(filled), tuple(without), {key: one for key, one in sorted(budgets.items()) if one is not None})


def earlier_standings(
    organization: Organization, unit_id: int | None, months: int = MONTHS_BACK, progress: Progress | None = None
) -> tuple[Standing, ...]:
    """Where a unit stood on the last days of the months before the day's own, the oldest first."""
    first, found = first_of_month(organization.day), []
    for number in range(months):
        (progress or Progress()).step(number, months, LOOKING_BACK)
        on = months_later(first, number - months + 1) - timedelta(days=1)
        found.append(standing(organization.as_of(on), unit_id))
    return tuple(found)


@dataclass(frozen=True)
class ChangesSince:
    """What the records of a unit's people say happened from a day to the day of the picture, both included."""

    first: date
    assessments: int
    hired_ids: tuple[int, ...]
    left_ids: tuple[int, ...]


def changes_since(organization: Organization, unit_id: int | None, first: date) -> ChangesSince:
    """Assessments dated, people hired and people who left since a day, of those who were in the unit at any time of it.

    Somebody is of a unit who had a seat there or below on a day from ``first`` on; of the whole everybody is.
    """
    day = organization.day
    people = _ever_in(organization, unit_id, first)
    rows = organization.assessments.columns
    dated = (rows.on >= day_number(first)) & (rows.on <= day_number(day))
    assessed = rows.person[dated]
    count = len(assessed) if unit_id is None else int(np.isin(assessed, list(people)).sum())
    persons = organization.people
    hired = (one for one in people if _is_within(persons[one].hired_on, first, day))
    left = (one for one in people if _is_within(persons[one].left_on, first, day))
    by_key = organization.seating.by_person_key
    return ChangesSince(first, count, by_key(hired), by_key(left))


def _is_within(on: date | None, first: date, last: date) -> bool:
    return on is not None and first <= on <= last


def _ever_in(organization: Organization, unit_id: int | None, first: date) -> frozenset[int]:
    """Everybody with a seat in a unit or below on some day from ``first`` to the picture's own."""
    if unit_id is None:
        return frozenset(organization.people)
    units, positions = frozenset(organization.seating.subtree(unit_id)), organization.positions
    return frozenset(
        one.person_id
        for one in organization.incumbencies.values()
        if positions[one.position_id].unit_id in units
        and (one.from_on is None or one.from_on <= organization.day)
        and (one.to_on is None or one.to_on >= first)
    )


@dataclass(frozen=True)
class UnitStanding:
    """One unit in the list of the weakest: people and seats, its range, and skills that one person alone holds."""

    unit_id: int
    name: str
    people: int
    positions: int
    low: float | None
    high: float | None
    single_held: int


def unit_standings(organization: Organization, unit_id: int | None, measure: str) -> tuple[UnitStanding, ...]:
    """The units below a unit that have none below themselves, or targets of their own; the weakest first.

    Where nothing is below, the unit itself. Ordered by low coverage, then high, then name; those without it come last.
    """
    seating = organization.seating
    seats_by_unit: dict[int, int] = defaultdict(int)
    for key, position in organization.positions.items():
        seats_by_unit[position.unit_id] += bool(seats(organization, [key]).authorised)
    found = []
    with_targets = targets_by_unit(organization) if measure == TARGETS else {}
    for one in seating.subtree(unit_id):
        if seating.children.get(one) and (one == unit_id or one not in with_targets):
            continue
        covered = unit_coverage(organization, one)
        low, high = (covered.low, covered.high) if measure == TARGETS else (covered.role_low, covered.role_high)
        single = len({target.skill_id for target in covered.targets if target.is_single_holder})
        positions = sum(seats_by_unit[each] for each in seating.subtree(one))
        people, name = len(covered.person_ids), organization.units[one].name
        found.append(UnitStanding(one, name, people, positions, low, high, single))
    return tuple(sorted(found, key=lambda row: (row.low is None, row.low or 0.0, row.high or 0.0, row.name)))
