"""The parts of a sheet: cells as kinds, and the blocks that empty rows and columns part from each other."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import numpy as np
from numpy.typing import NDArray

from orgwright.exchange.foreign.book import Area, Sheet, Value, text_of
from orgwright.exchange.foreign.level_words import is_level

BLANK, LEVEL, TEXT, OTHER = 0, 1, 2, 3
Kinds = NDArray[np.int8]
_LONGEST_CODE = 25
_FEWEST_CODES = 3
_DEEPEST = 200


def kinds_of(sheet: Sheet) -> Kinds:
    """What each cell looks like: nothing, a level, text, or a number or day that is no level.

    A short text that is no known level counts as one where it stands in several rows and several columns: names and
    heads do not repeat so, only the words of somebody's own scale do.
    """
    kinds = np.zeros((sheet.height, sheet.width), dtype=np.int8)
    known: dict[tuple[type, Value], int] = {}
    places: dict[Value, list[tuple[int, int]]] = defaultdict(list)
    for row, column, value in sheet.filled(sheet.area):
        key = (type(value), value)
        if key not in known:
            known[key] = LEVEL if is_level(value) else TEXT if isinstance(value, str) else OTHER
        kinds[row, column] = known[key]
        if known[key] == TEXT and len(text_of(value)) <= _LONGEST_CODE:
            places[value].append((row, column))
    for cells in places.values():
        rows, columns = {row for row, _ in cells}, {column for _, column in cells}
        if len(cells) >= _FEWEST_CODES and len(rows) > 1 and len(columns) > 1:
            for row, column in cells:
                kinds[row, column] = LEVEL
    return kinds


def blocks_of(kinds: Kinds) -> list[Area]:
    """The rectangles that whole empty rows and columns part from each other, the one with most levels first."""
    found: list[Area] = []
    waiting = [(Area(0, 0, kinds.shape[0] - 1, kinds.shape[1] - 1), 0)]
    while waiting:
        area, depth = waiting.pop()
        parts = _cut(kinds, area) if depth < _DEEPEST else [area]
        if parts == [area]:
            found.append(area)
        else:
            waiting += [(part, depth + 1) for part in parts]
    return sorted(found, key=lambda one: (-levels_in(kinds, one), one.top, one.left))


def part(kinds: Kinds, area: Area) -> Any:
    """The kinds of the cells of a rectangle."""
    return kinds[area.top : area.bottom + 1, area.left : area.right + 1]


def levels_in(kinds: Kinds, area: Area) -> int:
    """How many cells of a rectangle look like levels."""
    return int((part(kinds, area) == LEVEL).sum())


def _cut(kinds: Kinds, area: Area) -> list[Area]:
    used = part(kinds, area) != BLANK
    rows, columns = _runs(used.any(axis=1)), _runs(used.any(axis=0))
    return [
        Area(area.top + top, area.left + left, area.top + bottom, area.left + right)
        for top, bottom in rows
        for left, right in columns
        if used[top : bottom + 1, left : right + 1].any()
    ]


def _runs(used: Any) -> list[tuple[int, int]]:
    """The first and last places of runs of used lines."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], used.astype(np.int8), [0]))))
    return [(int(first), int(after) - 1) for first, after in zip(edges[0::2], edges[1::2], strict=True)]
