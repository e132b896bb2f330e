"""The effective level of people's skills on several days, each day told by what changed since the one before.

A level changes only where an assessment begins to count or runs out. So the dated columns are looked through once,
and on each day only the cells are reduced anew in which that happened.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from orgwright.planning.members import stable_order
from orgwright.planning.policy import Policy
from orgwright.planning.proficiency import (
    UNKNOWN,
    Assessments,
    Columns,
    Ints,
    are_newest,
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
        columns = assessments.columns
        rows, place = _of_matrix(columns, person_ids, skill_ids)
        begins = _first_day_from(days, columns.on[rows])
        hidden = np.full(len(rows), len(days), dtype=begins.dtype)
        newest = are_newest(place, columns.source[rows], columns.assessor[rows])
        hidden[:-1] = np.where(newest[:-1], hidden[:-1], begins[1:])
        # What never is the newest of its source on one of the days does not count on any.
        seen = np.flatnonzero(begins < hidden)
        rows, place = rows[seen], place[seen]
        self._begins, self._hidden = begins[seen], hidden[seen]
        counted = (columns.level, columns.source, columns.assessor, columns.on, columns.until)
        self._counted = tuple(one[rows] for one in counted)
        starts = np.ones(len(seen), dtype=bool)
        starts[1:] = place[1:] != place[:-1]
        self._first = np.flatnonzero(starts)
        self._place = place[self._first]
        self._end = np.append(self._first[1:], len(seen))
        cell = np.cumsum(starts) - 1
        ends = _first_day_from(days, self._counted[-1] + 1)
        ending = np.flatnonzero(ends < len(days))
        number = np.concatenate((self._begins, ends[ending]))
        self._touched = _by_day(number, np.concatenate((cell, cell[ending])), len(days))

    def changes(self) -> Iterator[ChangedLevels]:
        """What changes on each of the days; on the first one everything that is not unknown."""
        for number in range(len(self._days)):
            there = np.zeros(len(self._place), dtype=bool)
            there[self._touched[number]] = True
            yield self._step(np.flatnonzero(there), number)

    def _step(self, cells: Ints, number: int) -> ChangedLevels:
        """Reduce some cells anew, from the rows that count on one of the days."""
        rows, cell = _stretches(self._first[cells], self._end[cells])
        counts = np.flatnonzero((self._begins[rows] <= number) & (number < self._hidden[rows]))
        rows = rows[counts]
        # Whose assessment of what a row is says the number of its cell; the rule does not look at the ids.
        chosen = Columns(rows, rows, rows, *(one[rows] for one in self._counted))
        found = reduce_cells(chosen, cell[counts], len(cells), self._days[number], self._policy).level
        flat, places = self.levels.reshape(-1), self._place[cells]
        before = flat[places]
        changed = np.flatnonzero(found != before)
        places, before, after = places[changed], before[changed], found[changed]
        flat[places] = after
        at, column = np.divmod(places, max(self.levels.shape[1], 1))
        return ChangedLevels(at, column, before, after)


def _by_day(number: Ints, values: Ints, days: int) -> list[Ints]:
    """The values of each day, from the number of the day of each value; those of no day come after all."""
    order = stable_order(number)
    edges = number[order].searchsorted(np.arange(days + 1))
    return np.split(values[order], edges[1:])[:days]


def _stretches(first: Ints, end: Ints) -> tuple[Ints, Ints]:
    """All places of some stretches, and the number of the stretch of each."""
    counts = end - first
    number = np.repeat(np.arange(len(first)), counts)
    before = np.cumsum(counts) - counts
    return np.arange(len(number)) + (first - before)[number], number


def _of_matrix(columns: Columns, person_ids: Ints, skill_ids: Ints) -> tuple[Ints, Ints]:
    """The rows of some people and skills, and the place of each in the flat matrix."""
    ends = (columns.person.searchsorted(person_ids, side=side) for side in ("left", "right"))
    rows, person = _stretches(*ends)
    column_of = np.full(int(max(columns.skill.max(initial=0), skill_ids.max(initial=0))) + 1, -1, dtype=np.int64)
    column_of[skill_ids] = np.arange(len(skill_ids))
    column = column_of[columns.skill[rows]]
    wanted = np.flatnonzero(column >= 0)
    return rows[wanted], person[wanted] * len(skill_ids) + column[wanted]


def _first_day_from(days: Sequence[int], numbers: Ints) -> Ints:
    """The place of the first of the days that is not before a day number; their count where none is."""
    if not days:
        return np.zeros(len(numbers), dtype=np.int16)
    # Looked up by day: a search for each of the rows takes several times as long.
    first = days[0]
    places = np.searchsorted(days, np.arange(first, days[-1] + 2)).astype(np.int16)
    return np.asarray(places[np.clip(numbers, first, days[-1] + 1) - first])
