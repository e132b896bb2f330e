"""The KPIs of a role as the scorecard of a person or a unit: readings, target, status, and what is due to be read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from orgwright.planning.days import months_later
from orgwright.planning.kpi_target import Change, Direction, NumericTarget, numeric_target
from orgwright.planning.organization import Organization
from orgwright.planning.policy import THOUSANDTHS
from orgwright.planning.remembered import remembered
from orgwright.records import Kpi, KpiReading

_PERIODS = (
    (r"\b(?:half.?year|semi.?annual|twice a year)", "half-year", 6),
    (r"\bdaily|every day|each day", "day", 0),
    (r"\b(?:bi-?weekly|fortnight|every (?:two|2) weeks|sprint)", "two weeks", 0),
    (r"\bweekly|every week|each week", "week", 0),
    (r"\bmonthly|every month|each month", "month", 1),
    (r"\bquarterly|every quarter|each quarter", "quarter", 3),
    (r"\b(?:yearly|annual|every year)", "year", 12),
)
_DAYS = {"day": 1, "week": 7, "two weeks": 14}
_MOST_TEXTS = 20_000
"""Of targets and frequencies kept as understood: many people share the KPIs of a role."""
_CHANGE_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}


class KpiStatus(StrEnum):
    """How the newest reading stands against the target; not known without a reading or where the text cannot tell."""

    MET = "met"
    MISSED = "missed"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Period:
    """How often a KPI is read: so many whole months, or so many days where ``months`` is 0."""

    name: str
    months: int
    days: int

    def after(self, day: date) -> date:
        """The day of the next reading after one of a day."""
        return months_later(day, self.months) if self.months else day + timedelta(days=self.days)


@dataclass(frozen=True)
class Reading:
    """One reading: its row, day and value in the unit of the target."""

    reading_id: int
    on: date
    value: Decimal


@dataclass(frozen=True)
class KpiStanding:
    """One KPI of a person or a unit on a day.

    ``readings`` are those up to the day, the oldest first. ``compared`` is what the status rests on: the newest value,
    or of a target of change the difference to the reading a period before, in percent where the target is. ``due_on``
    is null where the frequency names no period, such as "per release", and today where nothing was read yet.
    """

    kpi: Kpi
    target: NumericTarget | None
    readings: tuple[Reading, ...]
    status: KpiStatus
    compared: Decimal | None
    period: Period | None
    due_on: date | None

    @property
    def latest(self) -> Reading | None:
        """The newest reading."""
        return self.readings[-1] if self.readings else None


_understood = lru_cache(_MOST_TEXTS)(numeric_target)


@lru_cache(_MOST_TEXTS)
def period(frequency: str) -> Period | None:
    """How often a frequency text means, the most frequent of several; null where it names no period of time."""
    plain = frequency.casefold()
    found = [Period(name, months, _DAYS.get(name, 0)) for words, name, months in _PERIODS if re.search(words, plain)]
    return min(found, key=lambda one: (one.months, one.days), default=None)


@remembered
def readings_by_kpi(
    organization: Organization,
) -> Mapping[tuple[int, str, int | None, int | None], tuple[Reading, ...]]:
    """All readings by role, KPI without case, person and unit; the oldest first, later ones than the day too."""
    found: dict[tuple[int, str, int | None, int | None], list[Reading]] = {}
    for key, one in organization.table(KpiReading).items():
        value = Decimal(one.value) / THOUSANDTHS
        of_whom = (one.role_id, one.kpi.casefold(), one.person_id, one.unit_id)
        found.setdefault(of_whom, []).append(Reading(key, one.read_on, value))
    return {key: tuple(sorted(several, key=lambda one: (one.on, one.reading_id))) for key, several in found.items()}


def scorecard(
    organization: Organization, kpis: Iterable[Kpi], person_id: int | None = None, unit_id: int | None = None
) -> tuple[KpiStanding, ...]:
    """How KPIs of roles stand for a person, or for a unit, on the day; in the order given.

    Met and missed as the target's text says (``numeric_target``); a target of change compares the newest reading with
    the last one that is at least its period older. Source: the help, "KPIs".
    """
    readings = readings_by_kpi(organization)
    return tuple(
        _standing(organization.day, one, readings.get((one.role_id, one.name.casefold(), person_id, unit_id), ()))
        for one in kpis
    )


def _standing(day: date, kpi: Kpi, every: Sequence[Reading]) -> KpiStanding:
    seen = tuple(one for one in every if one.on <= day)
    target, often = _understood(kpi.target), period(kpi.frequency)
    compared = _compared(target, seen)
    due = None if often is None else often.after(seen[-1].on) if seen else day
    return KpiStanding(kpi, target, seen, _status(target, compared), compared, often, due)


def compared_with(target: NumericTarget | None, seen: Sequence[Reading]) -> Reading | None:
    """The reading that a target of change compares the newest of several with: the last at least its period older."""
    if target is None or target.change is None or not seen:
        return None
    newest, months = seen[-1], _CHANGE_MONTHS.get(target.period, 0)
    border = months_later(newest.on, -months) if months else newest.on - timedelta(days=1)
    return next((one for one in reversed(seen) if one.on <= border), None)


def _compared(target: NumericTarget | None, seen: Sequence[Reading]) -> Decimal | None:
    if target is None or not seen:
        return None
    newest, earlier = seen[-1], compared_with(target, seen)
    if target.change is None:
        return newest.value
    if earlier is None:
        return None
    difference = newest.value - earlier.value
    if target.unit != "%":
        return difference
    return difference / abs(earlier.value) * 100 if earlier.value else None


def _status(target: NumericTarget | None, compared: Decimal | None) -> KpiStatus:
    if target is None or compared is None:
        return KpiStatus.UNKNOWN
    is_met = target.is_met(compared) if target.change is None else _has_changed(target, compared)
    if is_met is None:
        return KpiStatus.UNKNOWN
    return KpiStatus.MET if is_met else KpiStatus.MISSED


def _has_changed(target: NumericTarget, difference: Decimal) -> bool | None:
    """Whether a difference is the change that is asked; null where the text leaves up or down to the measure."""
    if target.change not in (Change.RISE, Change.FALL):
        return None
    gained = difference if target.change is Change.RISE else -difference
    if target.direction is Direction.AT_MOST:
        return gained <= target.high
    return gained > target.low if target.is_strict else gained >= target.low


def due_readings(standings: Iterable[KpiStanding], until: date) -> tuple[KpiStanding, ...]:
    """The KPIs to be read by a day, the longest overdue first."""
    due = [one for one in standings if one.due_on is not None and one.due_on <= until]
    return tuple(sorted(due, key=lambda one: (one.due_on or until, one.kpi.number)))
