"""Who is employed, in which role and in which units on a day, as rows of the level matrix."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from orgwright.planning.remembered import remembered
from orgwright.planning.seat_columns import NO_ROLE, SeatColumns
from orgwright.planning.seating import Seating

Array = NDArray[Any]


@dataclass(frozen=True, eq=False)
class Members:
    """People of units on a day. A row is a person's place among all people by id, as in the matrices of proficiency.

    ``employed`` are rows; ``roles`` int64, by row: the role of the primary incumbency, NO_ROLE without one. The seats
    that hold on the day stand by unit, so that those of a unit and of all below it are one stretch, and those of one
    unit by person: ``seat_rows`` are their people, ``stretches`` where each unit's stretch begins and ends. ``lone``
    are the units with none below; ``has_circle``: units stand above themselves.
    """

    columns: SeatColumns
    employed: Array
    roles: Array
    seat_rows: Array
    stretches: Mapping[int, tuple[tuple[int, int], ...]]
    lone: frozenset[int]
    has_circle: bool

    @property
    def person_ids(self) -> Array:
        """Everybody by id, those not employed on the day too."""
        return self.columns.person_ids

    def rows_of(self, unit_id: int | None) -> Array:
        """The people of a unit and of all below it, each once, by id; of the whole everybody employed."""
        if unit_id is None:
            return self.employed
        parts = [self.seat_rows[first:last] for first, last in self.stretches.get(unit_id, ())]
        rows: Array = parts[0] if len(parts) == 1 else np.concatenate([self.seat_rows[:0], *parts])
        if unit_id in self.lone and not self._is_anybody_twice:
            return rows
        if 8 * len(rows) > len(self.person_ids):
            there = np.zeros(len(self.person_ids), dtype=bool)
            there[rows] = True
            return np.flatnonzero(there)
        ordered = np.sort(rows)
        return ordered[np.append(True, ordered[1:] != ordered[:-1])] if len(ordered) else ordered

    def is_member(self, row: int, unit_id: int | None) -> bool:
        """Whether a person belongs to a unit or one below it; to the whole everybody employed does."""
        if unit_id is None:
            place = int(self.employed.searchsorted(row))
            return place < len(self.employed) and int(self.employed[place]) == row
        return any(bool((self.seat_rows[first:last] == row).any()) for first, last in self.stretches.get(unit_id, ()))

    def by_key(self, rows: Array) -> Array:
        """Rows in the order of the people's keys."""
        ranks = self.columns.key_rank
        return rows if self._is_by_key else rows[np.argsort(ranks[rows])]

    @cached_property
    def _is_by_key(self) -> bool:
        return bool((self.columns.by_key[1:] > self.columns.by_key[:-1]).all())

    @cached_property
    def may_overlap(self) -> bool:
        """Whether units may share people though neither is above the other: by a second seat, or in a circle."""
        return self.has_circle or self._is_anybody_twice

    @cached_property
    def _is_anybody_twice(self) -> bool:
        return bool(len(self.seat_rows) and np.bincount(self.seat_rows).max() > 1)


@remembered
def members(seating: Seating) -> Members:
    """Who belongs where on the day of a seating."""
    columns, day = seating.columns, seating.day.toordinal()
    is_employed = (columns.hired <= day) & (day <= columns.left)
    holds = (columns.seat_from <= day) & (day <= columns.seat_to) & is_employed[columns.seat_person]
    active = np.flatnonzero(holds)
    places = _places(seating)
    place_of_unit = np.array([places.get(one, -1) for one in columns.unit_ids.tolist()], dtype=np.int64)
    place = place_of_unit[columns.position_unit[columns.seat_position[active]]]
    in_units = active[place >= 0]
    place = place[place >= 0]
    order = stable_order(place)
    edges = place[order].searchsorted(np.arange(len(places) + 1)).tolist()
    return Members(
        columns,
        np.flatnonzero(is_employed),
        _roles(seating, active),
        columns.seat_person[in_units][order],
        {one: _stretches(seating, one, places, edges) for one in places},
        frozenset(places.keys() - seating.children.keys()),
        len(_below_the_top(seating)) < len(places),
    )


def stable_order(numbers: Array) -> Array:
    """The places of whole numbers from the smallest to the greatest; small numbers are sorted many times as fast."""
    limits = np.iinfo(np.int16)
    is_small = not len(numbers) or (numbers.min() >= limits.min and numbers.max() <= limits.max)
    return np.argsort(numbers.astype(np.int16) if is_small else numbers, kind="stable")


def _places(seating: Seating) -> Mapping[int, int]:
    """The units numbered so that all below a unit follow it; those of a circle come last, in any order."""
    ordered = dict.fromkeys((*_below_the_top(seating), *seating.units))
    return {one: place for place, one in enumerate(ordered)}


def _below_the_top(seating: Seating) -> list[int]:
    """The units that are reached from one without a unit above, all below a unit right after it."""
    found: list[int] = []
    waiting = list(reversed(seating.children.get(None, ())))
    while waiting:
        found.append(waiting.pop())
        waiting.extend(reversed(seating.children.get(found[-1], ())))
    return found


def _stretches(
    seating: Seating, unit_id: int, places: Mapping[int, int], edges: list[int]
) -> tuple[tuple[int, int], ...]:
    if unit_id not in seating.children:
        return ((edges[places[unit_id]], edges[places[unit_id] + 1]),)
    several = sorted(places[one] for one in seating.subtree(unit_id))
    if several[-1] - several[0] == len(several) - 1:
        return ((edges[several[0]], edges[several[-1] + 1]),)
    return tuple((edges[one], edges[one + 1]) for one in several)


def _roles(seating: Seating, active: Array) -> Array:
    """The role of everybody's primary incumbency: active, largest FTE, then earliest start, then position key."""
    columns = seating.columns
    people, positions = columns.seat_person[active], columns.seat_position[active]
    if len(people) and np.bincount(people).max() > 1:
        ranks = (columns.position_rank[positions], columns.seat_from[active], -columns.seat_fte[active], people)
        order = np.lexsort(ranks)
        people, positions = people[order], positions[order]
        first = np.append(True, people[1:] != people[:-1])
        people, positions = people[first], positions[first]
    of_position = columns.position_role.copy()
    for position_id in seating.seat_changes:
        role_id = seating.position_role(position_id)
        of_position[columns.position_ids.searchsorted(position_id)] = NO_ROLE if role_id is None else role_id
    roles = np.full(len(columns.person_ids), NO_ROLE, dtype=np.int64)
    roles[people] = of_position[positions]
    return cast(Array, roles)
