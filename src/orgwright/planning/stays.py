"""Incumbencies as columns, each clipped to the employment of its person: who held what from which day to which.

An incumbency in a position whose role a scenario changes stands in several rows, one for each spell of the seat.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from orgwright.planning.days import AFTER_ALL, BEFORE_ALL, day_number
from orgwright.planning.organization import Organization
from orgwright.planning.remembered import remembered
from orgwright.planning.seat_spells import SeatSpell, by_position, seat_spells
from orgwright.records import Incumbency

Ints = NDArray[Any]


def start_number(day: date | None) -> int:
    """The day number of the first day of a period."""
    return BEFORE_ALL if day is None else day_number(day)


def end_number(day: date | None) -> int:
    """The day number of the last day of a period."""
    return AFTER_ALL if day is None else day_number(day)


@dataclass(frozen=True, eq=False)
class Held:
    """What people hold on a day: ``seat`` code of the primary incumbency, ``fte`` percent of all together."""

    seat: Ints
    fte: Ints


@dataclass(frozen=True, eq=False)
class Stays:
    """All incumbencies that ever hold, sorted by person and within a person by rank: what comes first is primary.

    ``person`` int64 is the row in ``person_ids``, ``seat`` int64 the row in ``spells``; ``start`` and ``end`` are
    day numbers, both days included, within the person's employment. ``hired`` and ``left`` belong to ``person_ids``;
    people who leave before they are hired are never employed and left out.
    """

    person_ids: Ints
    hired: Ints
    left: Ints
    spells: tuple[SeatSpell, ...]
    person: Ints
    seat: Ints
    fte: Ints
    start: Ints
    end: Ints

    @property
    def no_seat(self) -> int:
        """The code of people without an incumbency: one after the last spell of a seat."""
        return len(self.spells)

    def held_on(self, day: int) -> Held:
        """What everybody holds on one day: seat codes (``no_seat`` for nothing) and FTE, int64[people]."""
        rows = np.flatnonzero((self.start <= day) & (day <= self.end))
        return self._held(rows, self.person[rows], len(self.person_ids))

    def held_then(self, days: Ints) -> Held:
        """What each person holds on a day of their own, int64[people]."""
        own = days[self.person]
        rows = np.flatnonzero((self.start <= own) & (own <= self.end))
        return self._held(rows, self.person[rows], len(self.person_ids))

    def _held(self, rows: Ints, person: Ints, people: int) -> Held:
        seat = np.full(people, self.no_seat, dtype=np.int64)
        # Of several assignments to one place the last stays: backwards, so that the primary one does.
        seat[person[::-1]] = self.seat[rows[::-1]]
        fte = np.zeros(people, dtype=np.int64)
        np.add.at(fte, person, self.fte[rows])
        return Held(seat, fte)

    @cached_property
    def first_days(self) -> Ints:
        """The first day on which each person holds anything, AFTER_ALL for never."""
        days = np.full(len(self.person_ids), AFTER_ALL, dtype=np.int64)
        np.minimum.at(days, self.person, self.start)
        return days

    @cached_property
    def last_days(self) -> Ints:
        """The last day on which each person holds anything, BEFORE_ALL for never."""
        days = np.full(len(self.person_ids), BEFORE_ALL, dtype=np.int64)
        np.maximum.at(days, self.person, self.end)
        return days


@remembered
def stays(organization: Organization) -> Stays:
    """The incumbencies of an organization as columns."""
    people = {
        key: (start_number(one.hired_on), end_number(one.left_on))
        for key, one in organization.people.items()
        if one.hired_on is None or one.left_on is None or one.hired_on <= one.left_on
    }
    person_ids = np.array(sorted(people), dtype=np.int64)
    row_of = {int(key): row for row, key in enumerate(person_ids)}
    spells = seat_spells(organization)
    table = _table(organization, people, row_of, by_position(spells))
    bounds = np.array([people[int(key)] for key in person_ids], dtype=np.int64).reshape(-1, 2)
    return Stays(person_ids, bounds[:, 0], bounds[:, 1], spells, *table)


def _table(
    organization: Organization,
    people: Mapping[int, tuple[int, int]],
    row_of: Mapping[int, int],
    spells: Mapping[int, tuple[tuple[int, SeatSpell], ...]],
) -> Ints:
    positions = organization.positions

    def rank(one: Incumbency) -> tuple[int, int, int, str]:
        return (row_of[one.person_id], -one.fte_percent, start_number(one.from_on), positions[one.position_id].key)

    rows = []
    for one in sorted((one for one in organization.incumbencies.values() if one.person_id in people), key=rank):
        hired, left = people[one.person_id]
        start, end = max(start_number(one.from_on), hired), min(end_number(one.to_on), left)
        for code, spell in spells[one.position_id]:
            first, last = max(start, spell.start), min(end, spell.end)
            if first <= last:
                rows.append((row_of[one.person_id], code, one.fte_percent, first, last))
    return np.array(rows, dtype=np.int64).reshape(-1, 5).T
