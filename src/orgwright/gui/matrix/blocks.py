"""What the painted matrix is fed with: codes of cells, heads of rows and columns, groups and totals."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, overload

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[Any]
Nouns = tuple[str, str] | None


class CodeSource(Protocol):
    """Codes by row and column: an array, or what makes them where they are looked at."""

    def __getitem__(self, place: Any, /) -> Any:
        """One code, or a block of them for slices."""


@dataclass(frozen=True)
class RowHead:
    """One person at the left: name, level, and the low end of coverage in percent (None: nothing is required).

    Where skills are rows: the name, and how many of the people required hold it.
    """

    name: str
    level: str = ""
    held_percent: int | None = None


@dataclass(frozen=True)
class Span:
    """A run of rows or columns under one title: a unit with its people, a category with its skills."""

    title: str
    start: int
    count: int
    note: str = ""

    @property
    def stop(self) -> int:
        """The first index after the run."""
        return self.start + self.count


class Groups(Sequence[Span]):
    """Many groups, each made when it is asked for; together they cover a line from 0 to ``end``.

    ``starts`` are their first places, ``numbers`` say which of ``titles`` each has.
    """

    def __init__(self, titles: Sequence[str], numbers: Ints, starts: Ints, end: int, nouns: Nouns = None) -> None:
        self.titles = titles
        self.starts = starts
        self._numbers = numbers
        self._ends = np.append(starts[1:], end)
        self._nouns = nouns

    def noted(self, one: str, several: str) -> "Groups":
        """The same with a note that counts the members of each."""
        end = int(self._ends[-1]) if len(self._ends) else 0
        return Groups(self.titles, self._numbers, self.starts, end, (one, several))

    def __len__(self) -> int:
        return len(self.starts)

    @overload
    def __getitem__(self, place: int) -> Span: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Span]: ...

    def __getitem__(self, place: int | slice) -> Span | Sequence[Span]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        start = int(self.starts[place])
        count = int(self._ends[place]) - start
        note = "" if self._nouns is None else f"{count:,} {self._nouns[0 if count == 1 else 1]}"
        return Span(self.titles[int(self._numbers[place])], start, count, note)


def starts_of(groups: Sequence[Span]) -> Ints:
    """The first places of groups."""
    return groups.starts if isinstance(groups, Groups) else np.array([one.start for one in groups], dtype=np.int64)


@dataclass(frozen=True)
class FootRow:
    """One line of totals under the columns; ``marked`` ones are drawn as a warning."""

    title: str
    values: Sequence[str]
    marked: Collection[int] = frozenset()
    strong: bool = False


@dataclass(frozen=True)
class SideColumn:
    """One narrow column of totals beside the heads of rows."""

    title: str
    values: Sequence[str]


@dataclass(frozen=True, eq=False)
class MatrixBlocks:
    """One matrix: ``codes`` is people × skills or skills × people; groups cover all rows and columns in order.

    ``sorted_row`` or ``sorted_column`` is the skill that people are sorted by, ``is_reversed`` from its lowest.
    """

    codes: CodeSource
    rows: Sequence[RowHead]
    columns: Sequence[str]
    row_groups: Sequence[Span]
    column_groups: Sequence[Span]
    foot: tuple[FootRow, ...] = ()
    corner: tuple[str, str] = ("Person, role", "Held, %")
    side: tuple[SideColumn, ...] = ()
    sorted_row: int | None = None
    sorted_column: int | None = None
    is_reversed: bool = False

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""
        return len(self.rows), len(self.columns)


def empty_blocks() -> MatrixBlocks:
    """A matrix of nobody and nothing."""
    return MatrixBlocks(np.zeros((0, 0), dtype=np.uint16), (), (), (), ())


@dataclass(frozen=True)
class CellRange:
    """A rectangle of cells, both ends included, in the order shown."""

    top: int
    left: int
    bottom: int
    right: int
    rows: tuple[int, ...] = field(default=())

    @property
    def is_many(self) -> bool:
        """Whether it is more than one cell."""
        return len(self.rows) > 1 or self.right > self.left

    @property
    def count(self) -> int:
        """How many cells it has, without listing them."""
        return len(self.rows) * (self.right - self.left + 1)

    @property
    def cells(self) -> list[tuple[int, int]]:
        """Every cell, row by row."""
        return [(row, column) for row in self.rows for column in range(self.left, self.right + 1)]
