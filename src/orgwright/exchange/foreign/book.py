"""A foreign file as plain grids: what stands in each cell, what is merged, what is painted; no library's objects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

Value = str | int | float | bool | date | datetime | None
"""What a cell holds; None where it is empty or holds blanks alone."""


@dataclass(frozen=True)
class Area:
    """A rectangle of cells of a grid, all four edges within it, counted from 0."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def height(self) -> int:
        """How many rows."""
        return self.bottom - self.top + 1

    @property
    def width(self) -> int:
        """How many columns."""
        return self.right - self.left + 1

    def holds(self, row: int, column: int) -> bool:
        """Whether a cell lies within."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right

    def transposed(self) -> Area:
        """The same rectangle with rows and columns exchanged."""
        return Area(self.left, self.top, self.right, self.bottom)

    def joined(self, other: Area) -> Area:
        """The least rectangle around both."""
        return Area(
            min(self.top, other.top),
            min(self.left, other.left),
            max(self.bottom, other.bottom),
            max(self.right, other.right),
        )


@dataclass(frozen=True)
class Sheet:
    """One sheet: rows of equal length from its first used cell on, which lies ``first_row`` and ``first_column`` in.

    ``fills`` gives painted cells the number of their colour. ``is_turned``: rows and columns are exchanged.
    """

    name: str
    rows: tuple[tuple[Value, ...], ...]
    merged: tuple[Area, ...] = ()
    fills: Mapping[tuple[int, int], int] = field(default_factory=dict)
    first_row: int = 0
    first_column: int = 0
    is_turned: bool = False

    @property
    def height(self) -> int:
        """How many rows."""
        return len(self.rows)

    @property
    def width(self) -> int:
        """How many columns."""
        return len(self.rows[0]) if self.rows else 0

    @property
    def area(self) -> Area:
        """The whole grid."""
        return Area(0, 0, self.height - 1, self.width - 1)

    def at(self, row: int, column: int) -> Value:
        """What stands in a cell; None beyond the edges."""
        is_within = 0 <= row < self.height and 0 <= column < self.width
        return self.rows[row][column] if is_within else None

    def text(self, row: int, column: int) -> str:
        """What stands in a cell, as a person reads it."""
        return text_of(self.at(row, column))

    def address(self, row: int, column: int) -> str:
        """What a cell is called in the file, such as ``C7``."""
        down, across = (column, row) if self.is_turned else (row, column)
        return f"{column_letters(across + self.first_column)}{down + self.first_row + 1}"

    def span(self, area: Area) -> str:
        """What a rectangle is called in the file, such as ``A1:C7``."""
        first, last = self.address(area.top, area.left), self.address(area.bottom, area.right)
        return first if first == last else f"{first}:{last}"

    def turned(self) -> Sheet:
        """The same sheet with rows and columns exchanged; addresses stay those of the file."""
        return Sheet(
            self.name,
            tuple(zip(*self.rows, strict=True)),
            tuple(one.transposed() for one in self.merged),
            {(column, row): colour for (row, column), colour in self.fills.items()},
            self.first_row,
            self.first_column,
            not self.is_turned,
        )

    def filled(self, area: Area) -> Iterator[tuple[int, int, Value]]:
        """The cells of a rectangle that hold something."""
        for row in range(max(area.top, 0), min(area.bottom, self.height - 1) + 1):
            cells = self.rows[row]
            for column in range(max(area.left, 0), min(area.right, self.width - 1) + 1):
                if cells[column] is not None:
                    yield row, column, cells[column]


@dataclass(frozen=True)
class Book:
    """A file as it was read; ``remarks`` are sentences about what reading it left out."""

    name: str
    sheets: tuple[Sheet, ...]
    remarks: tuple[str, ...] = ()

    def sheet(self, name: str) -> Sheet | None:
        """The sheet of a name."""
        return next((one for one in self.sheets if one.name == name), None)


def text_of(value: Value) -> str:
    """A value as a person reads it: whole numbers without a point, days as 2026-11-20."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if not (value.hour or value.minute) else value.isoformat(" ", "minutes")
    return " ".join(str(value).split())


def column_letters(column: int) -> str:
    """The letters of a column counted from 0: 0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell_at(address: str) -> tuple[int, int]:
    """The row and column, counted from 0, that an address such as ``C7`` means; ValueError for anything else."""
    letters = address.strip().rstrip("0123456789").upper()
    digits = address.strip()[len(letters) :]
    if not letters.isascii() or not letters.isalpha() or not digits:
        raise ValueError(address)
    column = 0
    for one in letters:
        column = column * 26 + ord(one) - 64
    return int(digits) - 1, column - 1
