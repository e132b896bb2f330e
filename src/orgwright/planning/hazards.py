"""The monthly rates of leaving by job level and tenure, small groups borrowing strength from the whole.

Exits and person-months are those of ``headcount``, so they agree with the plan by month. Source: the help,
"Attrition".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from orgwright.errors import RefusedInput
from orgwright.planning.attrition import MONTHS_A_YEAR, annualised
from orgwright.planning.days import first_of_month, last_of_month, months_later
from orgwright.planning.headcount import Headcount, headcount
from orgwright.planning.months import MOST_MONTHS, Months
from orgwright.planning.organization import Organization
from orgwright.planning.remembered import remembered
from orgwright.planning.seat_spells import SeatSpell
from orgwright.planning.stays import stays
from orgwright.progress import Progress

Array = NDArray[Any]
BAND_DAYS = (365, 730, 1826)
"""The days of tenure from which on the next band counts: the least that 1, 2 and 5 years have."""
BANDS = ("under 1 year", "1 to 2 years", "2 to 5 years", "5 years and more")
FEW_PEOPLE = 5
"""A rate of fewer people says little, and may say something of one of them."""
FIRST_YEAR = MOST_MONTHS // MONTHS_A_YEAR + 2


def shrunk(exits: float, person_months: float, whole: float, prior_months: int) -> float:
    """A group's monthly rate, with strength borrowed from the whole: (x + K·m) ÷ (e + K).

    One exit in 24 person-months, the whole losing 1 % a month and K = 60: (1 + 0.6) ÷ 84 = 1.9 % a month.
    """
    return (exits + prior_months * whole) / (person_months + prior_months)


@dataclass(frozen=True)
class HazardCell:
    """The monthly rate of leaving of one group: job level and tenure band, None standing for all of them.

    ``raw`` is exits ÷ person-months, null without any; ``rate`` is what the group is reckoned with.
    """

    level: str | None
    band: int | None
    exits: int
    person_months: float
    people: int
    prior_months: int
    raw: float | None
    rate: float

    @property
    def annual(self) -> float:
        """The rate as a year."""
        return annualised(self.rate)

    @property
    def borrowed(self) -> float:
        """How much of the rate is the whole's: K ÷ (e + K)."""
        return self.prior_months / (self.person_months + self.prior_months)

    @property
    def is_thin(self) -> bool:
        """Whether so few people were seen that the rate calls for caution."""
        return self.people < FEW_PEOPLE


@dataclass(frozen=True)
class MonthsOfPerson:
    """What one person adds to a group: person-months, and 1 exit or none."""

    person_id: int
    person_months: float
    exits: int


@dataclass(frozen=True, eq=False)
class Hazards:
    """Monthly rates of leaving by job level and tenure band, and the months and people that they were seen on.

    ``levels`` are the names of job levels, the lowest first, "" for none. Arrays [months, people]: ``cell`` int64 is
    level × bands + band in the month, ``at_risk`` float64 the share of the month in which the person could leave,
    ``left`` bool.
    """

    months: Months
    prior_months: int
    levels: tuple[str, ...]
    person_ids: Array
    cell: Array
    at_risk: Array
    left: Array

    @cached_property
    def exits(self) -> Array:
        """Who left, int64[levels, bands]."""
        return self._shaped(np.bincount(self.cell[self.left], minlength=self._size))

    @cached_property
    def person_months(self) -> Array:
        """The months in which people could have left, float64[levels, bands]."""
        return self._shaped(np.bincount(self.cell.ravel(), self.at_risk.ravel(), self._size))

    @property
    def whole(self) -> float:
        """The monthly rate of the whole: all exits ÷ all person-months; 0 where nobody was there."""
        person_months = float(self.person_months.sum())
        return int(self.exits.sum()) / person_months if person_months else 0.0

    @cached_property
    def rates(self) -> Array:
        """The monthly rates with borrowed strength, float64[levels, bands]: (x + K·m) ÷ (e + K), 1 at the most."""
        several = (self.exits + self.prior_months * self.whole) / (self.person_months + self.prior_months)
        return np.asarray(np.minimum(several, 1.0))

    def group(self, level: str | None = None, band: int | None = None) -> HazardCell:
        """A group by level and tenure band; either or both left out."""
        chosen = self._chosen(level, band)
        exits = int(self.exits.ravel()[chosen].sum())
        person_months = float(self.person_months.ravel()[chosen].sum())
        people = int(np.count_nonzero(self._seen[chosen].any(axis=0)))
        raw = exits / person_months if person_months else None
        rate = min(shrunk(exits, person_months, self.whole, self.prior_months), 1.0)
        return HazardCell(level, band, exits, person_months, people, self.prior_months, raw, rate)

    def groups(self) -> Iterator[HazardCell]:
        """Every level and band in which anybody was seen, the lowest level first."""
        for level in self.levels:
            for band in range(len(BANDS)):
                one = self.group(level, band)
                if one.people:
                    yield one

    def people(self, level: str | None = None, band: int | None = None) -> tuple[MonthsOfPerson, ...]:
        """Who stands behind the figures of a group, those who left first, then by id."""
        inside = self._chosen(level, band)[self.cell]
        months = np.where(inside, self.at_risk, 0).sum(axis=0)
        exits = (self.left & inside).sum(axis=0)
        rows = np.flatnonzero((months > 0) | (exits > 0))
        found = [MonthsOfPerson(int(self.person_ids[row]), float(months[row]), int(exits[row])) for row in rows]
        return tuple(sorted(found, key=lambda one: (-one.exits, one.person_id)))

    def group_of(self, organization: Organization, person_id: int) -> HazardCell:
        """The group of a person on the day of a picture: level of the role of the primary seat, tenure so far."""
        role_id, hired = organization.seating.role_of(person_id), organization.people[person_id].hired_on
        level = "" if role_id is None else organization.roles[role_id].level
        days = BAND_DAYS[-1] if hired is None else (organization.day - hired).days
        return self.group(level, int(bands(np.array([days]))[0]))

    @property
    def _size(self) -> int:
        return len(self.levels) * len(BANDS)

    def _shaped(self, values: Array) -> Array:
        return np.asarray(values.reshape(len(self.levels), len(BANDS)))

    @cached_property
    def _seen(self) -> Array:
        """Who was seen in each group, bool[levels × bands, people]."""
        seen = np.zeros((self._size, len(self.person_ids)), dtype=bool)
        month, person = np.nonzero((self.at_risk > 0) | self.left)
        seen[self.cell[month, person], person] = True
        return seen

    def _chosen(self, level: str | None, band: int | None) -> Array:
        """The groups of a level and a band, bool[levels × bands]."""
        chosen = np.zeros((len(self.levels), len(BANDS)), dtype=bool)
        rows = [one for one, name in enumerate(self.levels) if level is None or name == level]
        chosen[rows, slice(None) if band is None else band] = True
        return chosen.ravel()


@remembered
def hazards(organization: Organization) -> Hazards:
    """Monthly rates of leaving by job level and tenure band, over the last ``observed_months`` that are over.

    Per month each person is in the group of the job level of the role of the primary seat as the month opens (or on
    joining), and of the tenure on its first day, from the day of hiring on. Who is there as the month begins adds 1
    person-month, whether leaving in it or not; who joins in it adds the share of its days from then on. The rate of a
    group is (x + K·m) ÷ (e + K): x exits in e person-months, m the rate of the whole, K = ``prior_months``. No month is
    looked at that ends after the planning date: what is only planned was not seen. No day of hiring counts as long
    ago.
    """
    seated, months = stays(organization), _observed(organization)
    counted = headcount(seated, months, Progress())
    levels = levels_of(organization)
    at_risk = counted.opened | counted.hired
    share = np.where(counted.opened, 1.0, _share_from(seated.hired, months))
    return Hazards(
        months,
        organization.policy.prior_months,
        levels,
        counted.person_ids,
        cells(organization, counted, seated.hired, months, levels),
        np.where(at_risk, share, 0.0),
        counted.left,
    )


def _observed(organization: Organization) -> Months:
    """The months that were over on the day or the planning date, whichever is earlier; at most 120."""
    last = min(organization.day, organization.facts.planning_date or organization.day)
    if last.year < FIRST_YEAR:
        raise RefusedInput(f"Attrition cannot be counted back from the year {last.year}.")
    count = min(organization.policy.observed_months, MOST_MONTHS)
    is_over = last == last_of_month(last)
    return Months.beginning(months_later(first_of_month(last), int(is_over) - count), count)


def _share_from(first: Array, months: Months) -> Array:
    """The share of each month's days from a day of each person on, float64[months, people] of 0 to 1."""
    starts, ends = months.start_numbers[:, None], months.end_numbers[:, None]
    days: Array = (ends - np.maximum(first, starts) + 1) / (ends - starts + 1)
    return np.clip(days, 0.0, 1.0)


def cells(
    organization: Organization, counted: Headcount, hired: Array, months: Months, levels: tuple[str, ...]
) -> Array:
    """The group of each person in each month, level × bands + band: int64[months, people]."""
    band = bands(np.maximum(months.start_numbers[:, None] - hired[None, :], 0))
    level = _level_of_seat(organization, counted.spells, levels)[counted.start]
    found: Array = level * len(BANDS) + band
    return found


def bands(days: Array) -> Array:
    """The tenure band of so many days since the first one."""
    return np.digitize(days, BAND_DAYS)


def levels_of(organization: Organization) -> tuple[str, ...]:
    """The job levels of all roles in the order of the policy, then by name; "" for none first."""
    known = list(organization.policy.level_by_policy)
    names = {one.level for one in organization.roles.values()} | {""}
    return tuple(sorted(names, key=lambda one: (bool(one), known.index(one) if one in known else len(known), one)))


def _level_of_seat(organization: Organization, spells: tuple[SeatSpell, ...], levels: tuple[str, ...]) -> Array:
    place = {name: number for number, name in enumerate(levels)}
    roles = organization.roles
    names = ["" if one.role_id is None else roles[one.role_id].level for one in spells]
    return np.array([*(place[one] for one in names), place[""]], dtype=np.int64)
