"""Where everything of the matrix stands, in logical pixels that fall on whole device pixels at any ratio."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetrics

from orgwright.gui import style
from orgwright.gui.matrix.blocks import MatrixBlocks, Span, starts_of
from orgwright.gui.matrix.tiles import Tiles

HEAD_WIDTH = 272
CATEGORY_TOP, CATEGORY_HEIGHT = 6, 20
TITLES_LEAST, TITLES_MOST = 110, 176
TITLES_PADDING = 16
FOOT_ROW, FOOT_PADDING = 17, 5
SIDE_WIDTH = 30
_GAP = 8
_MOST_MEASURED = 500
"""Titles of columns that are measured; beyond, some of them are taken to be as long as any may be."""

Floats = NDArray[np.float64]
HIDDEN = -1.0
"""The place of a row whose group is folded."""


@dataclass(frozen=True, eq=False)
class Geometry:
    """Places in the scrolled area: columns at ``x``, rows and group bands at ``y``; HIDDEN rows have no place."""

    cell_width: float
    cell_height: float
    x: Floats
    y: Floats
    band_y: Floats
    width: float
    height: float
    head_height: int
    head_width: int
    shown_rows: NDArray[np.intp]
    shown_y: Floats

    def column_at(self, x: float) -> int | None:
        """The column at a place of the scrolled area."""
        place = int(np.searchsorted(self.x, x, side="right")) - 1
        return place if place >= 0 and x < self.x[place] + self.cell_width else None

    def row_at(self, y: float) -> int | None:
        """The row at a place of the scrolled area."""
        found = int(np.searchsorted(self.shown_y, y, side="right")) - 1
        if found < 0 or y >= self.shown_y[found] + self.cell_height:
            return None
        return int(self.shown_rows[found])

    def band_at(self, y: float) -> int | None:
        """The group whose band is at a place of the scrolled area."""
        found = int(np.searchsorted(self.band_y, y, side="right")) - 1
        return found if found >= 0 and y < self.band_y[found] + self.cell_height else None

    def cell(self, row: int, column: int) -> QRectF:
        """The place of a cell in the scrolled area."""
        return QRectF(float(self.x[column]), float(self.y[row]), self.cell_width, self.cell_height)

    def columns_within(self, left: float, right: float) -> tuple[int, int]:
        """The first column that reaches into an interval, and the one after the last."""
        first = int(np.searchsorted(self.x, left - self.cell_width, side="right"))
        return first, int(np.searchsorted(self.x, right, side="left"))

    def rows_within(self, top: float, bottom: float) -> NDArray[np.intp]:
        """The rows that reach into an interval."""
        first = int(np.searchsorted(self.shown_y, top - self.cell_height, side="right"))
        return self.shown_rows[first : int(np.searchsorted(self.shown_y, bottom, side="left"))]

    def bands_within(self, top: float, bottom: float) -> range:
        """The bands of groups that reach into an interval."""
        first = int(np.searchsorted(self.band_y, top - self.cell_height, side="right"))
        return range(first, int(np.searchsorted(self.band_y, bottom, side="left")))


def geometry(blocks: MatrixBlocks, tiles: Tiles, folded: frozenset[str]) -> Geometry:
    """Places for these blocks with cells as large as the tiles; groups named in ``folded`` show only their band.

    Where no group of rows has a name there are no bands.
    """
    width, height = tiles.width / tiles.ratio, tiles.height / tiles.ratio
    gap = round(_GAP * tiles.ratio) / tiles.ratio
    people, skills = blocks.shape
    x = np.arange(skills, dtype=np.float64) * width + _group_of(blocks.column_groups, skills) * gap
    groups = blocks.row_groups
    has_bands = len(groups) > 1 or any(one.title for one in groups)
    starts = starts_of(groups)
    counts = np.diff(np.append(starts, people))
    is_folded = np.array([one.title in folded for one in groups], dtype=bool) if folded else np.zeros(len(groups), bool)
    band = height if has_bands else 0
    heights = band + np.where(is_folded, 0, counts) * height
    band_y = np.cumsum(heights) - heights
    top = float(heights.sum())
    y = np.repeat(band_y + band, counts) + (np.arange(people) - np.repeat(starts, counts)) * height
    y[np.repeat(is_folded, counts)] = HIDDEN
    right = float(x[-1]) + width if skills else 0.0
    head = CATEGORY_TOP + CATEGORY_HEIGHT + _titles_height([*blocks.columns[:_MOST_MEASURED], *_side(blocks)]) + 1
    shown = np.flatnonzero(y >= 0)
    head_width = HEAD_WIDTH + SIDE_WIDTH * len(blocks.side)
    if not has_bands:
        band_y = band_y[:0]
    return Geometry(width, height, x, y, band_y, right, top, head, head_width, shown, y[shown])


def _group_of(groups: Sequence[Span], count: int) -> NDArray[np.intp]:
    """The number of the group of each place."""
    return np.searchsorted(starts_of(groups), np.arange(count), side="right") - 1


def _side(blocks: MatrixBlocks) -> list[str]:
    return [one.title for one in blocks.side]


def _titles_height(titles: Sequence[str]) -> int:
    """As high as the longest title, within limits; the bold one of the current column must fit too."""
    metrics = QFontMetrics(style.font(12, bold=True))
    longest = max((metrics.horizontalAdvance(title) for title in titles), default=0)
    return min(max(longest + TITLES_PADDING, TITLES_LEAST), TITLES_MOST)


def runs(groups: Sequence[Span], first: int, stop: int) -> list[tuple[int, int]]:
    """The parts of ``first`` to ``stop`` that lie in one group each."""
    found = []
    for number in range(max(bisect_right(groups, first, key=_start) - 1, 0), len(groups)):
        if groups[number].start >= stop:
            break
        found.append((max(groups[number].start, first), min(groups[number].stop, stop)))
    return [(start, end) for start, end in found if start < end]


def groups_within(groups: Sequence[Span], first: int, stop: int) -> Sequence[Span]:
    """The groups that have a place from ``first`` to before ``stop``."""
    start = max(bisect_right(groups, first, key=_start) - 1, 0)
    return groups[start : bisect_left(groups, stop, key=_start)]


def _start(group: Span) -> int:
    return group.start
