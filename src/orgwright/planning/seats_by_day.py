"""Who is employed, in which units and in which role on several days: the seating as arrays, made once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from orgwright.planning.days import day_number
from orgwright.planning.people_coverage import NO_ROLE
from orgwright.planning.seating import Seating

Array = NDArray[Any]
_OPEN = 2**31 - 1


@dataclass(frozen=True, eq=False)
class SeatsOnDay:
    """One day. employed bool[people]; role int64[people], NO_ROLE without a primary incumbency.

    active int64: places of the incumbencies that hold, in the order of person and rank.
    """

    employed: Array
    role: Array
    active: Array


class SeatsByDay:
    """The people of a unit of any time (None: everybody) and their incumbencies, ready to be asked for any day.

    ``person_ids`` int64 is sorted; people are named by their place in it. ``person``, ``position_ids`` and
    ``unit_ids`` int64 are of all incumbencies of these people, in the order of person and rank.
    """

    def __init__(self, seating: Seating, unit_id: int | None) -> None:
        self._seating = seating
        ids = set(seating.people)
        if unit_id is not None:
            units = set(seating.subtree(unit_id))
            inside = (
                one for one in seating.incumbencies.values() if seating.positions[one.position_id].unit_id in units
            )
            ids &= {one.person_id for one in inside}
        self.person_ids = np.sort(np.fromiter(ids, dtype=np.int64))
        people = [seating.people[one] for one in self.person_ids.tolist()]
        self._hired, self._left = _period([(one.hired_on, one.left_on) for one in people])
        several = sorted(
            (one for one in seating.incumbencies.values() if one.person_id in ids),
            key=lambda one: (
                one.person_id,
                -one.fte_percent,
                one.from_on or date.min,
                seating.positions[one.position_id].key,
            ),
        )
        self.person = self.person_ids.searchsorted(np.array([one.person_id for one in several], dtype=np.int64))
        self.position_ids = np.array([one.position_id for one in several], dtype=np.int64)
        self._from, self._to = _period([(one.from_on, one.to_on) for one in several])
        positions = [seating.positions[one.position_id] for one in several]
        self.unit_ids = np.array([one.unit_id for one in positions], dtype=np.int64)
        roles = (one.role_id for one in positions)
        self._role = np.array([NO_ROLE if one is None else one for one in roles], dtype=np.int64)
        self._replanned = np.flatnonzero(np.isin(self.position_ids, list(seating.seat_changes)))

    def on(self, day: date) -> SeatsOnDay:
        """The people and incumbencies that hold on a day."""
        number = day_number(day)
        employed = (self._hired <= number) & (number <= self._left)
        holds = (self._from <= number) & (number <= self._to)
        active = np.flatnonzero(holds & employed[self.person])
        people = self.person[active]
        first = np.ones(len(people), dtype=bool)
        first[1:] = people[1:] != people[:-1]
        role = np.full(len(self.person_ids), NO_ROLE, dtype=np.int64)
        role[people[first]] = self._roles_on(day)[active[first]]
        return SeatsOnDay(employed, role, active)

    def _roles_on(self, day: date) -> Array:
        """The role of each incumbency's position; a scenario gives some another one from a day on."""
        if not len(self._replanned):
            return self._role
        seating, roles = replace(self._seating, day=day), self._role.copy()
        for place in self._replanned.tolist():
            role_id = seating.position_role(int(self.position_ids[place]))
            roles[place] = NO_ROLE if role_id is None else role_id
        return roles

    def incumbencies_in(self, unit_id: int | None) -> Array:
        """Which incumbencies are in a unit or below it, bool."""
        return np.isin(self.unit_ids, self._seating.subtree(unit_id))

    def people_of(self, inside: Array, seats: SeatsOnDay) -> Array:
        """The people with at least one of some incumbencies on the day, each once, by person id."""
        people = self.person[seats.active[inside[seats.active]]]
        return people[np.flatnonzero(np.diff(people, prepend=-1))]


def _period(ends: list[tuple[date | None, date | None]]) -> tuple[Array, Array]:
    """First and last days as numbers, an open end beyond every day."""
    first = [-_OPEN if one is None else day_number(one) for one, _ in ends]
    last = [_OPEN if one is None else day_number(one) for _, one in ends]
    return np.array(first, dtype=np.int64), np.array(last, dtype=np.int64)
