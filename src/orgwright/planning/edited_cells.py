"""Many edited cells at once: their rows as one block of columns, put into the picture without a loop over cells."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from orgwright.planning.proficiency import (
    BLOCK,
    Assessments,
    Cell,
    Columns,
    Ints,
    Proficiency,
    reduce_cells,
)


class EditedCells(Mapping[Cell, Columns]):
    """All rows of some cells, those without any row too; ``rows`` are sorted as ``Columns.sorted`` says.

    The cells are given in their order, each once. As a mapping it answers the rows of each cell. ``person`` and
    ``skill`` are the cells, int64.
    """

    def __init__(self, cells: Sequence[Cell], rows: Columns) -> None:
        chosen = np.array(cells, dtype=np.int64).reshape(-1, 2)
        self.person, self.skill = chosen[:, 0], chosen[:, 1]
        self.rows = rows
        width = self.width
        self.number = self.keys_in(width).searchsorted(rows.person * width + rows.skill)
        self._first = self.number.searchsorted(np.arange(len(chosen) + 1))

    @property
    def width(self) -> int:
        """A number above every skill id here, by which person and skill become one number."""
        return int(max(self.skill.max(initial=0), self.rows.skill.max(initial=0))) + 1

    def keys_in(self, width: int) -> Ints:
        """The cells as one number each: person × width + skill."""
        return np.asarray(self.person * width + self.skill)

    def __getitem__(self, cell: Cell) -> Columns:
        place = int(self.keys_in(self.width).searchsorted(cell[0] * self.width + cell[1]))
        if place == len(self) or (self.person[place], self.skill[place]) != cell:
            raise KeyError(cell)
        return self.rows.take(np.arange(self._first[place], self._first[place + 1]))

    def __iter__(self) -> Iterator[Cell]:
        return zip(self.person.tolist(), self.skill.tolist(), strict=True)

    def __len__(self) -> int:
        return len(self.person)


def edited_cells(before: Assessments, cells: Sequence[Cell], touched: Collection[int], fresh: Columns) -> EditedCells:
    """All rows of some cells: those known before without the touched ids, and the fresh ones."""
    old = before.columns
    person, skill = np.array(cells, dtype=np.int64).reshape(-1, 2).T
    starts, ends = _places(old, person, skill)
    lengths = ends - starts
    rows = np.repeat(starts - np.append(0, np.cumsum(lengths)[:-1]), lengths) + np.arange(lengths.sum())
    gone = np.fromiter(touched, dtype=np.int64, count=len(touched))
    kept = old.take(rows[~np.isin(old.ids[rows], gone)])
    return EditedCells(cells, kept.joined([fresh]))


def _places(rows: Columns, person: Ints, skill: Ints) -> tuple[Ints, Ints]:
    """Where the rows of each cell begin, and where they end, in sorted columns."""
    width = max(int(rows.skill.max(initial=0)), int(skill.max(initial=0))) + 1
    keys, wanted = rows.person * width + rows.skill, person * width + skill
    return keys.searchsorted(wanted, side="left"), keys.searchsorted(wanted, side="right")


def assessments_after(before: Assessments, edited: EditedCells, assessors: tuple[str, ...]) -> Assessments:
    """The assessments after the rows of many cells became other rows; everything stands in its place again.

    Only what lies between the first and the last of the cells is put together anew.
    """
    old, fresh = before.columns, edited.rows
    starts, ends = _places(old, edited.person, edited.skill)
    first, last = int(starts[0]), int(ends[-1])
    middle, starts, ends = old.part(first, last), starts - first, ends - first
    edges = np.zeros(len(middle) + 1, dtype=np.int64)
    np.add.at(edges, starts, 1)
    np.add.at(edges, ends, -1)
    kept = np.flatnonzero(np.cumsum(edges)[:-1] == 0)
    # Each fresh row goes before the first kept row of a later cell: as many as were kept before its cell began.
    places = kept.searchsorted(starts[edited.number])
    order = np.insert(kept, places, np.arange(len(middle), len(middle) + len(fresh)))
    between = middle.appended([fresh]).take(order)
    return Assessments(old.part(0, first).appended([between, old.part(last, len(old))]), assessors)


def proficiency_after(before: Proficiency, assessments: Assessments, edited: EditedCells) -> Proficiency:
    """The matrices after many cells changed; only the blocks of their people are copied."""
    found = reduce_cells(edited.rows, edited.number, len(edited), before.day, before.policy)
    rows, columns = before.person_ids.searchsorted(edited.person), before.skill_ids.searchsorted(edited.skill)
    return replace(
        before,
        assessments=assessments,
        level_blocks=_changed(before.level_blocks, rows, columns, found.level),
        day_blocks=_changed(before.day_blocks, rows, columns, found.on),
        mark_blocks=_changed(before.mark_blocks, rows, columns, found.marks),
    )


def _changed(blocks: tuple[Ints, ...], rows: Ints, columns: Ints, values: Any) -> tuple[Ints, ...]:
    """The blocks with new values in some cells, which stand in the order of their rows."""
    changed = list(blocks)
    for number in np.unique(rows // BLOCK).tolist():
        first, last = rows.searchsorted([number * BLOCK, (number + 1) * BLOCK])
        block = changed[number].copy()
        block[rows[first:last] - number * BLOCK, columns[first:last]] = values[first:last]
        changed[number] = block
    return tuple(changed)
