"""The effective level of people's skills on several days, each day told by what changed since the one before.

A level changes only where an assessment begins to count or runs out. So the dated columns are looked through once,
and on each day only the cells are reduced anew in which that happened.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from orgwright.planning.policy import Policy
from orgwright.planning.proficiency import (
    PEER,
    UNKNOWN,
    Assessments,
    Columns,
    Ints,
    reduce_cells,
)


@dataclass(frozen=True, eq=False)
class ChangedLevels:
    """The cells whose level is another one on a day than on the day before it that was looked at.

    rows, columns int64 are places in the matrix; before, after int8 the levels (or UNKNOWN, EXPIRED).
    """

    rows: Ints
    columns: Ints
    before: Ints
    after: Ints


class LevelsByDay:
    """The matrix ``levels`` int8[people, skills], carried from day to day; both ids are sorted.

    ``days`` are day numbers in rising order. Each step of ``changes`` brings the matrix to the next day.
    """

    def __init__(
        self, assessments: Assessments, person_ids: Ints, skill_ids: Ints, days: Sequence[int], policy: Policy
    ) -> None:
        self.levels = np.full((len(person_ids), len(skill_ids)), UNKNOWN, dtype=np.int8)
        self._days, self._policy = days, policy
        rows, place = _of_matrix(assessments.columns, person_ids, skill_ids)
        self._begins = _first_day_from(days, rows.on)
        hidden = np.full(len(rows), len(days), dtype=self._begins.dtype)
        rater = np.where(rows.source == PEER, rows.assessor, 0)
        same = (place[1:] == place[:-1]) & (rows.source[1:] == rows.source[:-1]) & (rater[1:] == rater[:-1])
        hidden[:-1][same] = self._begins[1:][same]
        # What never is the newest of its source on one of the days does not count on any.
        seen = np.flatnonzero(self._begins < hidden)
        self._rows, self._begins, self._hidden = rows.take(seen), self._begins[seen], hidden[seen]
        self._ends = _first_day_from(days, self._rows.until + 1)
        starts = np.ones(len(seen), dtype=bool)
        starts[1:] = place[seen][1:] != place[seen][:-1]
        self._cell = np.cumsum(starts) - 1
        self._place = place[seen][starts]

    def changes(self) -> Iterator[ChangedLevels]:
        """What changes on each of the days; on the first one everything that is not unknown."""
        for number, day in enumerate(self._days):
            touched = np.zeros(len(self._place), dtype=bool)
            touched[self._cell[(self._begins == number) | (self._ends == number)]] = True
            counts = (self._begins <= number) & (number < self._hidden)
            yield self._step(touched, np.flatnonzero(counts & touched[self._cell]), day)

    def _step(self, touched: Ints, rows: Ints, day: int) -> ChangedLevels:
        cells = np.flatnonzero(touched)
        numbers = np.cumsum(touched) - 1
        found = reduce_cells(self._rows.take(rows), numbers[self._cell[rows]], len(cells), day, self._policy).level
        flat = self.levels.reshape(-1)
        places = self._place[cells]
        before = flat[places]
        changed = np.flatnonzero(found != before)
        places, before, after = places[changed], before[changed], found[changed]
        flat[places] = after
        at, column = np.divmod(places, self.levels.shape[1]) if len(places) else (places, places)
        return ChangedLevels(at, column, before, after)


def _of_matrix(columns: Columns, person_ids: Ints, skill_ids: Ints) -> tuple[Columns, Ints]:
    """The rows of some people and skills, and the place of each in the flat matrix."""
    first, last = columns.person.searchsorted(person_ids), columns.person.searchsorted(person_ids, side="right")
    counts = last - first
    row = np.repeat(np.arange(len(person_ids)), counts)
    chosen = np.arange(len(row)) + np.repeat(first - np.append(0, np.cumsum(counts)[:-1]), counts)
    column_of = np.full(int(max(columns.skill.max(initial=0), skill_ids.max(initial=0))) + 1, -1, dtype=np.int64)
    column_of[skill_ids] = np.arange(len(skill_ids))
    column = column_of[columns.skill[chosen]]
    wanted = np.flatnonzero(column >= 0)
    return columns.take(chosen[wanted]), row[wanted] * len(skill_ids) + column[wanted]


def _first_day_from(days: Sequence[int], numbers: Ints) -> Ints:
    """The place of the first of the days that is not before a day number; their count where none is."""
    if not days:
        return np.zeros(len(numbers), dtype=np.int16)
    # Looked up by day: a search for each of the rows takes several times as long.
    first = days[0]
    places = np.searchsorted(days, np.arange(first, days[-1] + 2)).astype(np.int16)
    return np.asarray(places[np.clip(numbers, first, days[-1] + 1) - first])
