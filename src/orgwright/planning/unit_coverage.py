"""Coverage of a unit: its people against their roles, and its capability targets against its people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from orgwright.planning.assessed_days import AssessedDays, role_days, role_days_of, target_days
from orgwright.planning.organization import Organization
from orgwright.planning.people_coverage import GATES, PeopleCoverage, coverage_of, coverage_of_unit
from orgwright.planning.target_coverage import TargetCoverage, target_shares, targets_by_unit


@dataclass(frozen=True)
class UnitCoverage:
    """Coverage of a unit and all below it, of the whole organization where ``unit_id`` is null.

    Role figures: mean over the people that have one. ``low`` to ``strict_high``, ``assessed_share``,
    ``median_age_days`` and ``robustness`` are over ``targets``, null without any. Shares are of 0 to 1. ``people``
    holds the figures of each person, in the order of person id.
    """

    unit_id: int | None
    on: date
    scenario_id: int | None
    role_low: float | None
    role_high: float | None
    role_compliance: float | None
    gates: Mapping[str, int]
    role_assessed_share: float | None
    role_median_age_days: float | None
    low: float | None
    high: float | None
    high_asked: float | None
    strict_low: float | None
    strict_high: float | None
    assessed_share: float | None
    median_age_days: float | None
    robustness: int | None
    targets: tuple[TargetCoverage, ...]
    people: PeopleCoverage = field(compare=False, repr=False)

    @property
    def person_ids(self) -> tuple[int, ...]:
        """Everybody counted, by id."""
        return tuple(self.people.person_ids.tolist())


def targets_of(organization: Organization, unit_id: int | None) -> tuple[TargetCoverage, ...]:
    """The targets of a unit and of all below it on the day, by unit name, skill name and level."""
    scope = frozenset(organization.seating.subtree(unit_id))
    by_unit = targets_by_unit(organization)
    return tuple(target for one, several in by_unit.items() if one in scope for target in several)


def unit_coverage(organization: Organization, unit_id: int | None) -> UnitCoverage:
    """Coverage of a unit with all below it; None means everybody employed and all targets.

    Role coverage = mean of its people's C, low and high apart; compliance likewise; gates counted. Coverage over
    targets = Σ w·min(n/d, 1) ÷ Σ w. Source: the help, "Unit against targets".
    """
    people, targets = coverage_of_unit(organization, unit_id), targets_of(organization, unit_id)
    days = role_days(organization, unit_id), target_days(organization, unit_id)
    return _figures(organization, unit_id, people, targets, *days)


def coverage_over(organization: Organization, person_ids: Iterable[int]) -> UnitCoverage:
    """The figures of some people employed on the day against their roles, as of a unit that has no targets."""
    people = coverage_of(organization, person_ids)
    return _figures(organization, None, people, (), role_days_of(organization, people.person_ids), None)


def _figures(
    organization: Organization,
    unit_id: int | None,
    people: PeopleCoverage,
    targets: tuple[TargetCoverage, ...],
    asked: AssessedDays,
    targeted: AssessedDays | None,
) -> UnitCoverage:
    shares = target_shares(targets)
    return UnitCoverage(
        unit_id,
        organization.day,
        organization.scenario_id,
        mean_share(people.low),
        mean_share(people.high),
        mean_share(people.compliance),
        {word: int(np.count_nonzero(people.gate == code)) for code, word in enumerate(GATES)},
        _share(int(people.known.sum()), int(people.applicable.sum())),
        asked.median_age,
        shares.low,
        shares.high,
        shares.high_asked,
        shares.strict_low,
        shares.strict_high,
        None if targeted is None else targeted.share,
        None if targeted is None else targeted.median_age,
        shares.robustness,
        targets,
        people,
    )


def weakest_unit(organization: Organization) -> UnitCoverage | None:
    """The unit whose low coverage over targets is lowest, ties by name; null where no unit has targets."""
    measured = {}
    for one in organization.units:
        low = target_shares(targets_of(organization, one)).low
        if low is not None:
            measured[one] = (low, organization.units[one].name)
    return unit_coverage(organization, min(measured, key=measured.__getitem__)) if measured else None


def mean_share(values: NDArray[Any]) -> float | None:
    """The mean of those shares that are not NaN, null without any."""
    is_null = np.isnan(values)
    there = values[~is_null] if is_null.any() else values
    return float(there.mean()) if len(there) else None


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
