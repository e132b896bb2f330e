"""Coverage of a unit on the last day of many months, in a fraction of the time that as many days take one by one.

What a month does not touch is carried over from the month before: the level of every cell, and what each person holds
of the weights that the person's role asks. Sums are of whole parts of a weight, so nothing drifts on the way.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from orgwright.planning.days import day_number, last_of_month, months_from
from orgwright.planning.levels_by_day import LevelsByDay
from orgwright.planning.members import Members, members
from orgwright.planning.organization import Organization
from orgwright.planning.role_sums import RoleSums
from orgwright.planning.target_sums import TargetSums
from orgwright.planning.unit_coverage import mean_share
from orgwright.progress import Progress


@dataclass(frozen=True)
class CoveragePoint:
    """Coverage of a unit on the last day of a month: over targets, and over people against their roles."""

    month: date
    on: date
    low: float | None
    high: float | None
    role_low: float | None
    role_high: float | None

    @property
    def of_targets(self) -> tuple[date, float | None, float | None]:
        """Month, low and high over targets."""
        return self.month, self.low, self.high

    @property
    def of_roles(self) -> tuple[date, float | None, float | None]:
        """Month, low and high over people against their roles."""
        return self.month, self.role_low, self.role_high


def coverage_trend(
    organization: Organization,
    unit_id: int | None,
    first_month: date,
    months: int,
    progress: Progress | None = None,
) -> tuple[CoveragePoint, ...]:
    """Coverage of a unit and all below it (None: of the whole) on the last day of each month from that of a day on.

    Equal to ``unit_coverage(organization.as_of(last day), unit_id)`` of each month. Roles, requirements, units and
    policies have no dates: the present ones serve every month. Source: the help, "Coverage over time".
    """
    found = []
    for one in carried_months(organization, unit_id, first_month, months, progress or Progress()):
        role_low, role_high = (mean_share(each) for each in one.sums.shares(one.places))
        low, high = one.targets.shares(one.seated, one.on, one.levels)
        found.append(CoveragePoint(one.month, one.on, low, high, role_low, role_high))
    return tuple(found)


@dataclass(frozen=True, eq=False)
class CarriedMonth:
    """The last day of a month, and what its coverage is measured from; valid until the next month is asked for.

    ``people`` int64 are the rows, among all people by id, of everybody in the unit in any of the months: the rows of
    ``levels`` int8[people, skills] and of ``sums``. ``places`` are those among them who are in the unit on the day.
    """

    month: date
    on: date
    seated: Members
    people: NDArray[Any]
    places: NDArray[Any]
    levels: NDArray[Any]
    sums: RoleSums
    targets: TargetSums


def carried_months(
    organization: Organization, unit_id: int | None, first_month: date, months: int, progress: Progress
) -> Iterator[CarriedMonth]:
    """The last days of so many months from that of a day on, each carried over from the one before."""
    firsts = list(months_from(first_month, months))
    lasts = [last_of_month(one) for one in firsts]
    seated = [members(organization.as_of(one).seating) for one in lasts]
    people = np.unique(np.concatenate([np.zeros(0, dtype=np.int64), *(one.rows_of(unit_id) for one in seated)]))
    sums = RoleSums(organization.demand, len(people))
    targets = TargetSums(organization, unit_id, people)
    levels = LevelsByDay(
        organization.assessments,
        organization.seating.columns.person_ids[people],
        np.sort(np.fromiter(organization.skills, dtype=np.int64)),
        [day_number(one) for one in lasts],
        organization.policy,
    )
    for number, changed in enumerate(levels.changes()):
        progress.step(number, months, "Measuring coverage")
        there = seated[number]
        sums.carry(there.roles[people], levels.levels, changed)
        places = people.searchsorted(there.rows_of(unit_id))
        yield CarriedMonth(firsts[number], lasts[number], there, people, places, levels.levels, sums, targets)
