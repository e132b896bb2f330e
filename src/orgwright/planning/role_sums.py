"""What each person holds of the weight that the person's role asks, carried from day to day.

Sums are of whole parts of a weight (see ``people_coverage``), so adding and taking away leaves no remainder.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from orgwright.planning.demand import Demand
from orgwright.planning.levels_by_day import ChangedLevels
from orgwright.planning.people_coverage import groups_by_role, role_parts
from orgwright.planning.seat_columns import NO_ROLE

Array = NDArray[Any]
FEW = 200
"""People up to whom whole rows of the matrix are added up, whatever their roles."""


class RoleSums:
    """``held``, ``unknown`` and ``total`` float64[people]: Σ w·min(a/r, 1), Σ w of what is not known, and Σ w."""

    def __init__(self, demand: Demand, people: int) -> None:
        self._asked = _Asked(demand)
        self._role = np.full(people, NO_ROLE, dtype=np.int64)
        self.held, self.unknown, self.total = np.zeros(people), np.zeros(people), np.zeros(people)

    def carry(self, roles: Array, levels: Array, changed: ChangedLevels) -> None:
        """Go on to a day with its roles int64[people], levels int8[people, skills] and what changed among them.

        Of people with another role than before everything is added up anew.
        """
        moved = roles != self._role
        kept = np.flatnonzero(~moved[changed.rows])
        rows, columns = changed.rows[kept], changed.columns[kept]
        places = self._asked.places(self._role[rows])
        for several, sign in ((changed.after[kept], 1), (changed.before[kept], -1)):
            held, unknown = self._asked.parts(places, columns, several)
            self.held += sign * np.bincount(rows, held, len(self.held))
            self.unknown += sign * np.bincount(rows, unknown, len(self.held))
        self._role = roles
        self._add_up(np.flatnonzero(moved), levels)

    def _add_up(self, people: Array, levels: Array) -> None:
        """Add up all that people hold; of a few in one go, of many role by role, which looks at what is asked alone."""
        if len(people) <= FEW:
            self._set(people, self._asked.places(self._role[people]), slice(None), levels[people])
            return
        for role_id, chosen in groups_by_role(self._role[people]):
            place = self._asked.place_of.get(role_id, 0)
            columns = self._asked.columns[place]
            self._set(people[chosen], place, columns, levels[people[chosen][:, None], columns])

    def _set(self, people: Array, place: Array | int, columns: Array | slice, levels: Array) -> None:
        held, unknown = self._asked.parts(place, columns, levels)
        self.held[people], self.unknown[people] = held.sum(axis=1), unknown.sum(axis=1)
        self.total[people] = self._asked.total[place].reshape(-1)

    def shares(self, people: Array) -> tuple[Array, Array]:
        """Low and high of those among some people that have one."""
        there = people[self.total[people] > 0]
        held, total = self.held[there], self.total[there]
        return held / total, (held + self.unknown[there]) / total


class _Asked:
    """What every role asks of every skill, as matrices over places of roles; place 0 asks nothing.

    required int8, per_level and whole float64 in parts of a weight, all [roles, skills].
    """

    def __init__(self, demand: Demand) -> None:
        asks = role_parts(demand)
        self.place_of = {role_id: number for number, role_id in enumerate(sorted(asks), 1)}
        self._known = np.array([NO_ROLE, *sorted(asks)], dtype=np.int64)
        shape = (len(asks) + 1, len(demand.skills))
        self.required = np.zeros(shape, dtype=np.int8)
        self.per_level, self.whole, self.total = np.zeros(shape), np.zeros(shape), np.zeros(shape[0])
        self.columns = [np.zeros(0, dtype=np.int64)]
        for role_id, place in self.place_of.items():
            one = asks[role_id]
            self.columns.append(one.columns)
            self.required[place, one.columns] = one.levels
            self.per_level[place, one.columns] = one.per_level
            self.whole[place, one.columns] = one.whole
            self.total[place] = one.total

    def places(self, role_ids: Array) -> Array:
        """The places of roles by their ids."""
        near = np.minimum(self._known.searchsorted(role_ids), len(self._known) - 1)
        return np.where(self._known[near] == role_ids, near, 0)

    def parts(self, place: Array | int, columns: Array | slice, levels: Array) -> tuple[Array, Array]:
        """What levels are worth of the weights asked: w·min(a/r, 1), and w where the level is not known."""
        held = np.clip(levels, 0, self.required[place, columns]) * self.per_level[place, columns]
        return held, (levels < 0) * self.whole[place, columns]
