"""What people hold: dated assessments as columns, and the effective level of every person and skill on a day.

Assessments are columns, not objects: half a million of them sort and reduce in a fraction of a second. An edit
replaces the columns of the touched cells alone (``patches``); the matrices are copied in blocks of people.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from orgwright.planning.days import day_number, day_of_number, months_later
from orgwright.planning.policy import Policy
from orgwright.records import Source

UNKNOWN = -1
EXPIRED = -2
WITHDRAWN = -1
ALWAYS = 65535
"""The day number that stands for an open end."""
SOURCES: tuple[str, ...] = tuple(source.value for source in Source)
SOURCE_NUMBER: Mapping[str, int] = {name: number for number, name in enumerate(SOURCES)}
PEER = SOURCE_NUMBER["peer"]
BLOCK = 256
"""People in one block of the matrices."""
LEVELS = 8
"""More than there are levels, which makes one number of a cell and a level."""
MOST_ROWS_ALONE = 64
"""People up to which their rows are read from the blocks instead of putting the whole matrix together."""
MOST_PATCHES = 4096
"""Edited cells kept beside the sorted columns before they are sorted in."""
STALE = 1
DISPUTED = 2
DISPUTED_FROM = 2
"""Levels that two sources must lie apart to count as disputed."""
DAYS_PER_MONTH = 365.2425 / 12
Ints = NDArray[Any]


@dataclass(frozen=True, eq=False)
class Columns:
    """Assessments as parallel arrays, sorted so that what hides one another stands together.

    ids int64; person, skill int64 (ids of the records); level int8 (-1 withdrawn); source int8 (index in SOURCES);
    assessor int32 (index in ``Assessments.assessors``); on, until int32 (days since 1970-01-01, until the last valid
    day).
    """

    ids: Ints
    person: Ints
    skill: Ints
    level: Ints
    source: Ints
    assessor: Ints
    on: Ints
    until: Ints

    def __len__(self) -> int:
        return len(self.ids)

    def take(self, index: Ints) -> Columns:
        """The chosen rows, in the given order."""
        return Columns(*(column[index] for column in self._all()))

    def part(self, start: int, stop: int) -> Columns:
        """The rows from one place to before another, not copied."""
        return Columns(*(column[start:stop] for column in self._all()))

    def _all(self) -> tuple[Ints, ...]:
        return (self.ids, self.person, self.skill, self.level, self.source, self.assessor, self.on, self.until)

    def appended(self, others: Iterable[Columns]) -> Columns:
        """These rows and then those of others, in their order."""
        parts = [self, *others]
        return Columns(*(np.concatenate(several) for several in zip(*(part._all() for part in parts), strict=True)))

    def with_inserted(self, places: Ints, parts: Sequence[Columns]) -> Columns:
        """These rows with others put in, each part before the row at its place."""
        where = np.repeat(places, [len(part) for part in parts])
        rows = parts[0].appended(parts[1:])
        return Columns(*(np.insert(one, where, other) for one, other in zip(self._all(), rows._all(), strict=True)))

    def joined(self, others: Iterable[Columns]) -> Columns:
        """These rows and those of others, sorted."""
        return self.appended(others).sorted()

    def sorted(self) -> Columns:
        """Sorted by person, skill, source, peers by assessor, day; of one day the row that counts stands last.

        Of one day the lower level counts, a withdrawal before any level; between equal levels the longer validity.
        """
        rater = np.where(self.source == PEER, self.assessor, 0)
        order = np.lexsort((self.ids, self.until, -self.level, self.on, rater, self.source, self.skill, self.person))
        return self.take(order)


def columns_of(rows: Sequence[Sequence[int]]) -> Columns:
    """Columns from rows of (id, person, skill, level, source, assessor, on, until), all of them numbers."""
    table = np.array(rows, dtype=np.int64).reshape(-1, 8)
    return columns_from_arrays(*table.T)


def columns_from_arrays(*arrays: Ints) -> Columns:
    """Sorted columns from eight arrays in the order of ``Columns``, in any integer type."""
    kinds = (np.int64, np.int64, np.int64, np.int8, np.int8, np.int32, np.int32, np.int32)
    return Columns(*(array.astype(kind, copy=False) for array, kind in zip(arrays, kinds, strict=True))).sorted()


Cell = tuple[int, int]
"""A person's id and a skill's id."""


@dataclass(frozen=True, eq=False)
class Assessments:
    """All dated assessments: the columns as read, and the cells that were edited since.

    A cell in ``patches`` holds all its rows there; those in ``base`` no longer count.
    """

    base: Columns
    assessors: tuple[str, ...]
    patches: Mapping[Cell, Columns] = field(default_factory=dict)
    _cells: list[tuple[Ints, Ints, Ints, Ints]] = field(default_factory=list, init=False, repr=False)
    _numbers: list[Mapping[str, int]] = field(default_factory=list, init=False, repr=False)

    def replaced(self, cells: Mapping[Cell, Columns], assessors: tuple[str, ...]) -> Assessments:
        """The assessments after the rows of some cells became other rows."""
        made = Assessments(self.base, assessors, {**self.patches, **cells})
        if len(made.patches) > MOST_PATCHES:
            made = Assessments(made.columns, assessors)
        if assessors is self.assessors:
            made._numbers[:] = self._numbers
        return made

    def number_of(self, assessor: str) -> int | None:
        """The number of an assessor in ``assessors``; null where that name is not there."""
        if not self._numbers:
            self._numbers.append({name: number for number, name in enumerate(self.assessors)})
        return self._numbers[0].get(assessor)

    def of_cell(self, person_id: int, skill_id: int) -> Columns:
        """All rows of one person and skill."""
        patched = self.patches.get((person_id, skill_id))
        if patched is not None:
            return patched
        first, last = self.base.person.searchsorted([person_id, person_id + 1])
        start, end = first + self.base.skill[first:last].searchsorted([skill_id, skill_id + 1])
        return self.base.take(np.arange(start, end))

    def of_person(self, person_id: int) -> Columns:
        """All rows of one person, sorted."""
        first, last = self.base.person.searchsorted([person_id, person_id + 1])
        own = self.base.take(np.arange(first, last))
        edited = [skill_id for one, skill_id in self.patches if one == person_id]
        if not edited:
            return own
        kept = own.take(np.flatnonzero(~np.isin(own.skill, edited)))
        return kept.joined(self.patches[person_id, skill_id] for skill_id in edited)

    @cached_property
    def columns(self) -> Columns:
        """All rows, sorted, with the edits in their place."""
        if not self.patches:
            return self.base
        keep = np.ones(len(self.base), dtype=bool)
        edited = sorted(self.patches)
        places = []
        for person_id, skill_id in edited:
            first, last = self.base.person.searchsorted([person_id, person_id + 1])
            start, end = first + self.base.skill[first:last].searchsorted([skill_id, skill_id + 1])
            keep[start:end] = False
            places.append(start)
        # The edited cells go where they stood: sorting millions of rows anew takes many times as long.
        kept_before = np.append(0, np.cumsum(keep))[places]
        patches = [self.patches[cell] for cell in edited]
        return self.base.take(np.flatnonzero(keep)).with_inserted(kept_before, patches)

    def cells_in(self, person_ids: Ints, skill_ids: Ints) -> tuple[Ints, Ints]:
        """The cells that have rows, as row × skills + column of a matrix of people and skills, and that of each row.

        Both int64, in the order of ``columns``. They are the same on every day, and so searched once for all days.
        """
        for people, skills, cells, number in tuple(self._cells):
            if np.array_equal(people, person_ids) and np.array_equal(skills, skill_ids):
                return cells, number
        rows, columns = person_ids.searchsorted(self.columns.person), skill_ids.searchsorted(self.columns.skill)
        cell = rows * len(skill_ids) + columns
        begins = np.append(True, cell[1:] != cell[:-1])[: len(cell)]
        cells, number = cell[begins], np.cumsum(begins) - 1
        self._cells[:] = [(person_ids, skill_ids, cells, number)]
        return cells, number


@dataclass(frozen=True, eq=False)
class BySource:
    """What each source has for each cell on a day: index of the cell, level (or UNKNOWN, EXPIRED), day of it."""

    cell: Ints
    source: Ints
    level: Ints
    on: Ints


def are_newest(cell: Ints, source: Ints, assessor: Ints) -> Ints:
    """Which of the sorted rows no later one of their source (of peers: of the same assessor) hides, as booleans."""
    rater = np.where(source == PEER, assessor, 0)
    last = np.ones(len(cell), dtype=bool)
    last[:-1] = (cell[1:] != cell[:-1]) | (source[1:] != source[:-1]) | (rater[1:] != rater[:-1])
    return last


def by_source(columns: Columns, cell: Ints, day: int, policy: Policy) -> BySource:
    """Per cell and source what counts on a day; ``cell`` numbers the cell of each row, ``columns`` are sorted."""
    seen = np.flatnonzero(columns.on <= day)
    cell, source, level = cell[seen], columns.source[seen], columns.level[seen]
    last = are_newest(cell, source, columns.assessor[seen])
    cell, source, level = cell[last], source[last], level[last]
    on, until = columns.on[seen][last], columns.until[seen][last]
    lapsed = (level >= 0) & (until < day)
    level = np.where(lapsed, EXPIRED, level)
    peers = source == PEER
    own = BySource(cell[~peers], source[~peers], level[~peers], on[~peers])
    joint = _peer_medians(cell[peers], level[peers], on[peers], policy.minimum_peers)
    return BySource(*(np.concatenate((getattr(own, name), getattr(joint, name))) for name in BySource.__annotations__))


def _peer_medians(cell: Ints, level: Ints, on: Ints, minimum: int) -> BySource:
    """The peers of each cell as one source: the lower median of those whose newest statement still holds."""
    alive = level >= 0
    cells, days = cell[alive], on[alive]
    start = np.flatnonzero(np.append(True, cells[1:] != cells[:-1])) if len(cells) else np.zeros(0, dtype=np.int64)
    count = np.diff(start, append=len(cells))
    # The cells stand in order already; with the level as the last digit one sort puts the levels of each in order.
    levels = (np.sort(cells * LEVELS + level[alive]) % LEVELS).astype(np.int8)
    enough = count >= minimum
    middle = levels[start + (count - 1) // 2]
    newest = np.maximum.reduceat(days, start) if len(start) else days
    held = BySource(cells[start][enough], np.full(enough.sum(), PEER), middle[enough], newest[enough])
    expired = np.setdiff1d(cell[level == EXPIRED], held.cell)
    return BySource(
        np.concatenate((held.cell, expired)),
        np.full(len(held.cell) + len(expired), PEER, dtype=np.int8),
        np.concatenate((held.level, np.full(len(expired), EXPIRED, dtype=np.int8))),
        np.concatenate((held.on, np.zeros(len(expired), dtype=np.int32))),
    )


def stale_before(day: int, policy: Policy) -> int:
    """The day before which an assessment is stale, where ``day`` is looked at."""
    return day_number(months_later(day_of_number(day), -policy.stale_after_months))


@dataclass(frozen=True, eq=False)
class Reduction:
    """The effective values of ``size`` cells: level (or UNKNOWN, EXPIRED), day, source number, marks."""

    level: Ints
    on: Ints
    source: Ints
    marks: Ints


def reduce_cells(columns: Columns, cell: Ints, size: int, day: int, policy: Policy) -> Reduction:
    """The effective assessment of every cell on a day.

    Each source counts by its newest statement up to the day (peers by the lower median of at least
    ``minimum_peers``); the first source in the order of ``precedence`` that has a level gives the level. Without any
    the cell is EXPIRED if a source's newest has expired, else UNKNOWN. ``cell`` is the number of each row's cell,
    0 ≤ cell < size. Source: the assessment rule in the help, "Which assessment counts".
    """
    newest = by_source(columns, cell, day, policy)
    level = np.full(size, UNKNOWN, dtype=np.int8)
    on = np.zeros(size, dtype=np.uint16)
    source = np.full(size, -1, dtype=np.int8)
    lowest, highest = np.full(size, 9, dtype=np.int8), np.full(size, -1, dtype=np.int8)
    level[newest.cell[newest.level == EXPIRED]] = EXPIRED
    for name in reversed(policy.precedence):
        chosen = (newest.source == SOURCE_NUMBER[name]) & (newest.level >= 0)
        cells, levels = newest.cell[chosen], newest.level[chosen]
        level[cells], on[cells], source[cells] = levels, newest.on[chosen], SOURCE_NUMBER[name]
        lowest[cells] = np.minimum(lowest[cells], levels)
        highest[cells] = np.maximum(highest[cells], levels)
    stale = (level >= 0) & (on < stale_before(day, policy))
    disputed = highest - lowest >= DISPUTED_FROM
    return Reduction(level, on, source, stale * np.uint8(STALE) + disputed * np.uint8(DISPUTED))


@dataclass(frozen=True)
class Held:
    """The effective assessment of one person in one skill; ``level`` null where unknown or expired."""

    level: int | None
    is_expired: bool
    source: str | None
    on: int | None
    is_stale: bool
    is_disputed: bool
    assessment_ids: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Proficiency:
    """The effective level of every person and skill on a day, as matrices in blocks of 256 people.

    Rows are ``person_ids``, columns ``skill_ids`` (both sorted). ``levels`` int8: 0–5, UNKNOWN or EXPIRED; ``days``
    uint16: day of the effective assessment, 0 for none; ``marks`` uint8: STALE, DISPUTED.
    """

    assessments: Assessments
    person_ids: Ints
    skill_ids: Ints
    day: int
    policy: Policy
    level_blocks: tuple[Ints, ...]
    day_blocks: tuple[Ints, ...]
    mark_blocks: tuple[Ints, ...]

    @cached_property
    def levels(self) -> Ints:
        """Levels of all people, int8[people, skills]."""
        return self._whole(self.level_blocks, np.int8)

    @cached_property
    def days(self) -> Ints:
        """Days of the effective assessments, uint16[people, skills]."""
        return self._whole(self.day_blocks, np.uint16)

    @cached_property
    def marks(self) -> Ints:
        """STALE and DISPUTED, uint8[people, skills]."""
        return self._whole(self.mark_blocks, np.uint8)

    def _whole(self, blocks: tuple[Ints, ...], kind: Any) -> Ints:
        if len(blocks) == 1:
            return blocks[0]
        if blocks and all(one.base is blocks[0].base for one in blocks) and blocks[0].base is not None:
            # Nothing was edited: the blocks are parts of one matrix, which need not be put together again.
            return blocks[0].base.reshape(len(self.person_ids), len(self.skill_ids))
        return np.concatenate(blocks) if blocks else np.zeros((0, len(self.skill_ids)), dtype=kind)

    def row_of(self, person_id: int) -> int:
        """The row of a person."""
        return int(self.person_ids.searchsorted(person_id))

    def column_of(self, skill_id: int) -> int:
        """The column of a skill."""
        return int(self.skill_ids.searchsorted(skill_id))

    def rows(self, person_ids: Iterable[int]) -> Ints:
        """The rows of people, in the given order."""
        return np.searchsorted(self.person_ids, np.fromiter(person_ids, dtype=np.int64))

    def columns(self, skill_ids: Iterable[int]) -> Ints:
        """The columns of skills, in the given order."""
        return np.searchsorted(self.skill_ids, np.fromiter(skill_ids, dtype=np.int64))

    def levels_at(self, rows: Ints, columns: Ints) -> Ints:
        """Levels of rows in columns, int8[rows, columns]."""
        return self._part("levels", self.level_blocks, rows, columns)

    def days_at(self, rows: Ints, columns: Ints) -> Ints:
        """Days of the effective assessments of rows in columns, uint16[rows, columns]."""
        return self._part("days", self.day_blocks, rows, columns)

    def _part(self, name: str, blocks: tuple[Ints, ...], rows: Ints, columns: Ints) -> Ints:
        """Part of a matrix, taken in the way that moves least: numpy takes single cells ten times as slowly as rows."""
        if name not in self.__dict__ and len(rows) <= MOST_ROWS_ALONE:
            alone = [blocks[row // BLOCK][row % BLOCK].take(columns) for row in rows.tolist()]
            return np.stack(alone) if alone else np.zeros((0, len(columns)), dtype=np.int64)
        whole: Ints = getattr(self, name)
        people, skills = whole.shape
        by_rows, by_columns = len(rows) * skills // 16, people * len(columns)
        if len(rows) * len(columns) * 8 < min(by_rows, by_columns):
            return np.asarray(whole[rows[:, None], columns])
        if len(columns) == skills and np.array_equal(columns, np.arange(skills)):
            return whole.take(rows, axis=0)
        if by_rows <= by_columns:
            # A piece at a time, which stays in the processor's own memory.
            found = np.empty((len(rows), len(columns)), dtype=whole.dtype)
            for start in range(0, len(rows), BLOCK):
                piece = whole.take(rows[start : start + BLOCK], axis=0)
                piece.take(columns, axis=1, out=found[start : start + BLOCK])
            return found
        chosen = whole.take(columns, axis=1)
        return chosen if np.array_equal(rows, np.arange(people)) else chosen.take(rows, axis=0)

    def levels_of(self, person_ids: Iterable[int], skill_ids: Iterable[int]) -> Ints:
        """Levels of some people in some skills, int8."""
        return self.levels_at(self.rows(person_ids), self.columns(skill_ids))

    def level(self, person_id: int, skill_id: int) -> int:
        """One level, or UNKNOWN or EXPIRED; a person or skill that is not there is unknown."""
        row, column = self.row_of(person_id), self.column_of(skill_id)
        there = row < len(self.person_ids) and column < len(self.skill_ids)
        if not there or self.person_ids[row] != person_id or self.skill_ids[column] != skill_id:
            return UNKNOWN
        return int(self.level_blocks[row // BLOCK][row % BLOCK, column])

    def level_and_day(self, person_id: int, skill_id: int) -> tuple[int, int]:
        """Level (or UNKNOWN, EXPIRED) and day of one cell of a person and skill that are there."""
        block, row = divmod(self.row_of(person_id), BLOCK)
        column = self.column_of(skill_id)
        return int(self.level_blocks[block][row, column]), int(self.day_blocks[block][row, column])

    def held(self, person_id: int, skill_id: int) -> Held:
        """The effective assessment of one cell with the rows it comes from."""
        rows = self.assessments.of_cell(person_id, skill_id)
        cell = np.zeros(len(rows), dtype=np.int64)
        return self._held(rows, reduce_cells(rows, cell, 1, self.day, self.policy), 0)

    def held_by_skill(self, person_id: int) -> Mapping[int, Held]:
        """The effective assessments of one person in every skill with a row, with the rows they come from."""
        rows = self.assessments.of_person(person_id)
        skills, start, cell = np.unique(rows.skill, return_index=True, return_inverse=True)
        found = reduce_cells(rows, cell, len(skills), self.day, self.policy)
        ends = [*start[1:], len(rows)]
        return {
            int(skill): self._held(rows.take(np.arange(start[number], ends[number])), found, number)
            for number, skill in enumerate(skills)
        }

    def _held(self, rows: Columns, found: Reduction, number: int) -> Held:
        level, source = int(found.level[number]), int(found.source[number])
        seen = rows.on <= self.day
        counted = rows.ids[seen & (rows.source == source)] if source >= 0 else rows.ids[seen]
        return Held(
            level if level >= 0 else None,
            level == EXPIRED,
            SOURCES[source] if source >= 0 else None,
            int(found.on[number]) if level >= 0 else None,
            bool(found.marks[number] & STALE),
            bool(found.marks[number] & DISPUTED),
            tuple(int(one) for one in counted),
        )

    def edited(self, assessments: Assessments, cells: Iterable[Cell]) -> Proficiency:
        """The matrices after the assessments of some cells changed; only their blocks are copied."""
        chosen = sorted(set(cells))
        parts = [assessments.of_cell(*cell) for cell in chosen]
        rows = parts[0].appended(parts[1:]) if parts else assessments.base.take(np.zeros(0, dtype=np.int64))
        number = np.repeat(np.arange(len(chosen)), [len(part) for part in parts])
        found = reduce_cells(rows, number, len(chosen), self.day, self.policy)
        blocks = [list(self.level_blocks), list(self.day_blocks), list(self.mark_blocks)]
        for block in {self.row_of(person_id) // BLOCK for person_id, _ in chosen}:
            for kind in blocks:
                kind[block] = kind[block].copy()
        for index, (person_id, skill_id) in enumerate(chosen):
            block, offset = divmod(self.row_of(person_id), BLOCK)
            column = self.column_of(skill_id)
            for kind, values in zip(blocks, (found.level, found.on, found.marks), strict=True):
                kind[block][offset, column] = values[index]
        levels, days, marks = (tuple(kind) for kind in blocks)
        return Proficiency(assessments, self.person_ids, self.skill_ids, self.day, self.policy, levels, days, marks)


def proficiency(
    assessments: Assessments, person_ids: Iterable[int], skill_ids: Iterable[int], day: int, policy: Policy
) -> Proficiency:
    """The effective level of every person and skill on a day (days since 1970-01-01)."""
    people = np.sort(np.fromiter(person_ids, dtype=np.int64))
    skills = np.sort(np.fromiter(skill_ids, dtype=np.int64))
    cells, number = assessments.cells_in(people, skills)
    # Few cells have any assessment: they are reduced by themselves before the matrices are made.
    found = reduce_cells(assessments.columns, number, len(cells), day, policy)
    matrices = []
    for values, empty in ((found.level, UNKNOWN), (found.on, 0), (found.marks, 0)):
        matrix = np.full(len(people) * len(skills), empty, dtype=values.dtype)
        matrix[cells] = values
        matrices.append(_blocks(matrix.reshape(len(people), len(skills))))
    levels, days, marks = matrices
    return Proficiency(assessments, people, skills, day, policy, levels, days, marks)


def _blocks(matrix: Ints) -> tuple[Ints, ...]:
    return tuple(matrix[start : start + BLOCK] for start in range(0, len(matrix), BLOCK))
