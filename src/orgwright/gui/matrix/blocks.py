"""What the painted matrix is fed with: codes of cells, heads of rows and columns, groups and totals."""

from dataclasses import dataclass, field

import numpy as np

from orgwright.gui.matrix.codes import Codes


@dataclass(frozen=True)
class RowHead:
    """One person at the left: name, level, and the low end of coverage in percent (None: nothing is required)."""

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


@dataclass(frozen=True)
class FootRow:
    """One line of totals under the columns; ``marked`` ones are drawn as a warning."""

    title: str
    values: tuple[str, ...]
    marked: frozenset[int] = frozenset()
    strong: bool = False


@dataclass(frozen=True, eq=False)
class MatrixBlocks:
    """One matrix: ``codes`` is people × skills; groups cover all rows and columns in order."""

    codes: Codes
    rows: tuple[RowHead, ...]
    columns: tuple[str, ...]
    row_groups: tuple[Span, ...]
    column_groups: tuple[Span, ...]
    foot: tuple[FootRow, ...] = ()
    corner: tuple[str, str] = ("Person, role", "Held, %")

    @property
    def shape(self) -> tuple[int, int]:
        """People and skills."""
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
    def cells(self) -> list[tuple[int, int]]:
        """Every cell, row by row."""
        return [(row, column) for row in self.rows for column in range(self.left, self.right + 1)]
