"""Where on a sheet the table of levels stands: its heads, the labels of its rows, its lines of levels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from orgwright.exchange.foreign.blocks import BLANK, LEVEL, TEXT, Kinds, blocks_of, levels_in, part
from orgwright.exchange.foreign.book import Area, Sheet
from orgwright.exchange.foreign.head_words import field_of
from orgwright.exchange.foreign.level_words import is_level

DEEPEST_HEADS = 8
_MOSTLY = 0.6
_FEWEST_COUNTED = 3
NO_LEVELS = frozenset(
    [
        "key",
        "email",
        "unit",
        "role",
        "grade",
        "hired",
        "left",
        "location",
        "fte",
        "employment",
        "manager",
        "manager_key",
        "position",
        "remark",
        "target",
        "day",
        "summary",
    ]
)
"""Fields whose columns never hold levels, whatever their cells look like."""


@dataclass(frozen=True)
class Structure:
    """A table of levels in its sheet: ``heads`` are the rows above the levels, ``labels`` the columns before them.

    ``rows`` and ``columns`` are those of the levels; what of the table is in neither is left out. ``score`` says how
    many cells speak for this reading.
    """

    sheet: Sheet
    area: Area
    heads: tuple[int, ...]
    labels: tuple[int, ...]
    rows: tuple[int, ...]
    columns: tuple[int, ...]
    score: float

    def turned(self) -> Structure:
        """The same with rows and columns exchanged."""
        area, sheet = self.area.transposed(), self.sheet.turned()
        return Structure(sheet, area, self.labels, self.heads, self.columns, self.rows, self.score)

    def spread(self, row: int, column: int) -> str:
        """The text of a head or label, carried over from the merged cell that covers it."""
        own = self.sheet.text(row, column)
        if own:
            return own
        return next((self.sheet.text(one.top, one.left) for one in self.sheet.merged if one.holds(row, column)), "")


def structure_of(sheet: Sheet, kinds: Kinds) -> Structure | None:
    """The table of levels of a sheet, where it has one."""
    blocks = blocks_of(kinds)
    if not blocks or not levels_in(kinds, blocks[0]):
        return None
    candidates = [_read(sheet, kinds, _joined(sheet, kinds, one, blocks)) for one in blocks[:4]]
    found = [one for one in candidates if one is not None]
    return max(found, key=lambda one: one.score, default=None)


def _joined(sheet: Sheet, kinds: Kinds, start: Area, blocks: Sequence[Area]) -> Area:
    """A block with those that an empty row or column parts from it though they belong to it."""
    area, is_growing = start, True
    while is_growing:
        is_growing = False
        for other in blocks:
            inside = area.holds(other.top, other.left) and area.holds(other.bottom, other.right)
            if not inside and _belongs(sheet, kinds, area, other):
                area, is_growing = area.joined(other), True
    return area


def _belongs(sheet: Sheet, kinds: Kinds, area: Area, other: Area) -> bool:
    overlaps_across = other.left <= area.right and other.right >= area.left
    overlaps_down = other.top <= area.bottom and other.bottom >= area.top
    if overlaps_across and other.bottom < area.top:
        is_bare = _share(part(kinds, area)[0] == LEVEL, part(kinds, area)[0] != BLANK) >= 0.5
        is_wide = min(other.right, area.right) - max(other.left, area.left) + 1 >= area.width / 2
        return is_bare and is_wide and not levels_in(kinds, other) and other.height <= DEEPEST_HEADS
    if overlaps_across and other.top > area.bottom:
        return _goes_on_below(sheet, kinds, area, other)
    if overlaps_down and other.left > area.right:
        return _goes_on_beside(kinds, area, other)
    if overlaps_down and other.right < area.left:
        first = part(kinds, area)[:, 0]
        return _share(first == LEVEL, first != BLANK) >= 0.5 and bool((part(kinds, other)[:, -1] == TEXT).sum() > 1)
    return False


def _share(some: Any, of: Any) -> float:
    return float(some.sum()) / max(float(of.sum()), 1.0)


def _goes_on_below(sheet: Sheet, kinds: Kinds, area: Area, other: Area) -> bool:
    """More rows of the same table behind an empty row: labels in the same column, levels only under levels."""
    if other.left != area.left or other.right > area.right or not levels_in(kinds, other):
        return False
    columns = slice(other.left, other.right + 1)
    table, more = kinds[area.top : area.bottom + 1, columns], part(kinds, other)
    are_labels = _mostly_text(table) & _mostly_text(more)
    beyond = ((more == LEVEL).any(axis=0)) & ~((table == LEVEL).any(axis=0))
    if not are_labels.any() or beyond.any():
        return False
    has_own_heads = not (part(kinds, other)[0] == LEVEL).any()
    return not has_own_heads or _repeats(sheet, area, other)


def _mostly_text(cells: Any) -> Any:
    """Of each column, whether more than half of what stands in it is text."""
    return (cells == TEXT).sum(axis=0) * 2 > (cells != BLANK).sum(axis=0)


def _repeats(sheet: Sheet, area: Area, other: Area) -> bool:
    """Whether the first row of a block is a head that stands above already."""
    own = [sheet.text(other.top, column) for column in range(other.left, other.right + 1)]
    rows = range(area.top, min(area.top + DEEPEST_HEADS, area.bottom + 1))
    if sum(bool(text) for text in own) == 1:
        return bool(own[0])
    return any(own == [sheet.text(row, column) for column in range(other.left, other.right + 1)] for row in rows)


def _goes_on_beside(kinds: Kinds, area: Area, other: Area) -> bool:
    """More columns of the same table behind an empty column: heads above, levels under each, no labels of its own."""
    own = part(kinds, other)
    if other.height * 2 < area.height or not levels_in(kinds, other) or other.top < area.top:
        return False
    texts, levels = (own == TEXT).sum(axis=0), (own == LEVEL).sum(axis=0)
    return bool((own[0] != LEVEL).all() and (texts <= np.minimum(DEEPEST_HEADS, levels + 1)).all())


def _read(sheet: Sheet, kinds: Kinds, area: Area) -> Structure | None:
    """The best number of head rows, by how many levels stand under them and how little else."""
    readings = [_with_heads(sheet, kinds, area, depth) for depth in range(1, min(DEEPEST_HEADS, area.height - 1) + 1)]
    found = [one for one in readings if one is not None]
    return max(found, key=lambda one: (one.score, -len(one.heads)), default=None)


def _with_heads(sheet: Sheet, kinds: Kinds, area: Area, depth: int) -> Structure | None:
    block = part(kinds, area)
    body, above = block[depth:], block[:depth]
    levels, others = (body == LEVEL).sum(axis=0), (body > LEVEL).sum(axis=0)
    holds = (levels > 0) & (levels >= _MOSTLY * (levels + others))
    for column in np.flatnonzero(holds).tolist():
        holds[column] = not _is_told_apart(sheet, area, depth, column, body)
    if not holds.any():
        return None
    if (body[0, holds] == TEXT).sum() > (body[0, holds] == LEVEL).sum():
        return None
    first = int(np.flatnonzero(holds)[0])
    texts = (body == TEXT).sum(axis=0)
    labels = [number for number in range(first) if texts[number] or (body[:, number] != BLANK).any()]
    if not any(texts[number] for number in labels):
        return None
    covered = _covered(sheet, area, depth)
    missing = sum(1 for column in np.flatnonzero(holds).tolist() if column not in covered)
    score = float(levels[holds].sum() - 2 * others[holds].sum() - 3 * missing)
    score -= 2.0 * float((above[:, holds] == LEVEL).sum())
    columns = [number for number in range(first, area.width) if holds[number] or _is_unfilled(block, depth, number)]
    return Structure(
        sheet,
        area,
        tuple(range(area.top, area.top + depth)),
        tuple(area.left + number for number in labels),
        tuple(range(area.top + depth, area.bottom + 1)),
        tuple(area.left + number for number in columns),
        score,
    )


def _is_unfilled(block: Any, depth: int, column: int) -> bool:
    """A column with a head and nothing below it: a skill in which nobody was assessed."""
    return bool((block[depth - 1, column] == TEXT) and not (block[depth:, column] != BLANK).any())


def _covered(sheet: Sheet, area: Area, depth: int) -> set[int]:
    """The columns of a block over which some head stands, merged ones included."""
    rows = range(area.top, area.top + depth)
    found = {column for row in rows for column in range(area.width) if sheet.at(row, area.left + column) is not None}
    for one in sheet.merged:
        if one.top in rows:
            found |= set(range(one.left - area.left, one.right - area.left + 1))
    return found


def _is_told_apart(sheet: Sheet, area: Area, depth: int, column: int, body: Any) -> bool:
    """Whether a column is no column of levels though it looks so: by its head, or because it counts its rows."""
    across = area.left + column
    heads = [sheet.at(row, across) for row in range(area.top, area.top + depth)]
    own = next((text for text in reversed(heads) if isinstance(text, str) and not is_level(text)), "")
    if field_of(own) in NO_LEVELS:
        return True
    if column > 1:
        return False
    values = [sheet.at(row, across) for row in range(area.top + depth, area.bottom + 1)]
    numbers = [one for one in values if isinstance(one, int)]
    is_counting = len(numbers) >= _FEWEST_COUNTED and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    return is_counting and column == 0


def distinct(texts: Sequence[str]) -> int:
    """How many different texts there are, empty ones not counted."""
    return len(Counter(text for text in texts if text))
