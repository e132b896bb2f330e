"""What stands side by side in the organization chart, and how much room each of it takes.

A block is one position with what is open below it, several positions without reports in columns, or a group of blocks
of one unit. Every block has an area of its own. Lengths are pixels at 100 %.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil, log

from orgwright.planning.chart_tree import ChartTree

NODE_WIDTH, NODE_HEIGHT = 168.0, 44.0
TAB = 18.0
"""Height of the name of a unit over the first node of it."""
FOOT = 18.0
"""Height of one line under a folded node that counts what it hides."""
GENERATION = 104.0
"""From one generation to the next."""
ROW = 52.0
"""From one node of a column to the next."""
SPINE = 14.0
"""Left of a column, for the line that runs down along it."""
BESIDE = 16.0
PAD = 8.0
"""Around what a band holds."""
MARGIN = 24.0
BETWEEN = GENERATION - NODE_HEIGHT
"""From the bottom of a row of blocks to the nodes of the next."""
MOST_ROWS = 8
WIDE, SHAPE = 1400.0, 1.6
"""What stands below one position goes into rows where it is wider than this; width to height that is aimed at."""


@dataclass
class Block:
    """Positions side by side or below each other: none in a group, one with what is below it, several in columns.

    ``is_banded``: the ground of a unit lies under it; ``has_tab``: the name of the unit stands over its first node.
    ``shelves`` are the blocks below as they stand in rows, ``height`` is from the top of its nodes. ``x``, ``y``
    and the number of its row are known once it has been placed.
    """

    position_ids: tuple[int, ...]
    is_folded: bool = False
    is_banded: bool = False
    has_tab: bool = False
    below: tuple[Block, ...] = ()
    shelves: tuple[tuple[Block, ...], ...] = ()
    width: float = 0.0
    height: float = 0.0
    x: float = 0.0
    y: float = 0.0
    shelf: int = 0

    @property
    def is_group(self) -> bool:
        """Whether it only holds other blocks of its own generation."""
        return not self.position_ids

    @property
    def is_stack(self) -> bool:
        """Whether several leaves stand in columns."""
        return len(self.position_ids) > 1

    @property
    def pad(self) -> float:
        """The room that its band takes around it."""
        return PAD if self.is_banded else 0.0

    @property
    def first_id(self) -> int:
        """Its first position, which tells its unit."""
        return self.below[0].first_id if self.is_group else self.position_ids[0]

    @property
    def rows(self) -> int:
        """How many nodes of a column stand below each other."""
        count = len(self.position_ids)
        return ceil(count / ceil(count / MOST_ROWS))

    @property
    def heads(self) -> tuple[Block, ...]:
        """The blocks that a line from above leads to: itself, or those of a group."""
        return self.below if self.is_group else (self,)

    def measure(self, foot: float) -> None:
        """Take the room that is needed; ``foot`` is the height of what stands under a folded node."""
        if self.is_stack:
            columns = ceil(len(self.position_ids) / self.rows)
            self.width = columns * (NODE_WIDTH + SPINE) + (columns - 1) * BESIDE / 2
            self.height = (self.rows - 1) * ROW + NODE_HEIGHT
        elif self.is_group:
            self.shelves = (self.below,)
            self.width, self.height = room_of(self.shelves)
        else:
            self.shelves = shelved(self.below)
            width, height = room_of(self.shelves)
            self.width = max(NODE_WIDTH, width + (SPINE if len(self.shelves) > 1 else 0.0))
            self.height = GENERATION + height if self.below else NODE_HEIGHT + (foot if self.is_folded else 0.0)
        self.width += 2 * self.pad
        self.height += self.pad

    def put_below(self) -> None:
        """Put the blocks below where they belong, once this one has its place."""
        left = self.x + self.pad + (SPINE if len(self.shelves) > 1 else 0.0)
        if self.is_group:
            put_shelves(self.shelves, left, self.y, self.shelf)
        else:
            put_shelves(self.shelves, left, self.y + GENERATION)


def put_shelves(shelves: Sequence[Sequence[Block]], left: float, y: float, first: int = 0) -> None:
    """Put blocks side by side, and the rows of them below each other, numbered from ``first`` on."""
    for number, shelf in enumerate(shelves, first):
        x = left
        for one in shelf:
            one.x, one.y, one.shelf = x, y, number
            x += one.width + BESIDE
        y += max(one.height for one in shelf) + BETWEEN


def room_of(shelves: Sequence[Sequence[Block]]) -> tuple[float, float]:
    """The width and the height of rows of blocks."""
    widths = [sum(one.width for one in shelf) + BESIDE * (len(shelf) - 1) for shelf in shelves]
    heights = [max(one.height for one in shelf) for shelf in shelves]
    return max(widths, default=0.0), sum(heights) + BETWEEN * max(0, len(heights) - 1)


def shelved(several: tuple[Block, ...]) -> tuple[tuple[Block, ...], ...]:
    """Blocks in one row; where that is wider than ``WIDE`` and flatter than ``SHAPE``, in rows that come near that."""
    if not several:
        return ()
    whole, height = room_of((several,))
    if whole <= max(WIDE, SHAPE * height):
        return (several,)
    widest = max(one.width for one in several)
    ways = [_filled(several, max(whole / count, widest)) for count in range(1, len(several) + 1)]
    return min(ways, key=lambda way: abs(log(room_of(way)[0] / room_of(way)[1] / SHAPE)))


def _filled(several: Sequence[Block], most: float) -> tuple[tuple[Block, ...], ...]:
    """Blocks in their order in rows of about a width: a block goes where it sticks out less than it leaves free."""
    shelves: list[list[Block]] = [[]]
    x = 0.0
    for one in several:
        if shelves[-1] and x + one.width / 2 > most:
            shelves.append([])
            x = 0.0
        shelves[-1].append(one)
        x += one.width + BESIDE
    return tuple(tuple(shelf) for shelf in shelves)


def blocks(tree: ChartTree, folded: Collection[int], foot: float) -> tuple[Block, ...]:
    """The blocks of the tops with all that is open below them, measured."""
    hidden = frozenset(folded)
    tops = _beside(tree, None, tree.tops, hidden)
    every = list(tops)
    for block in every:
        if block.is_group:
            every.extend(block.below)
        elif not block.is_stack and not block.is_folded:
            one = block.position_ids[0]
            block.below = _beside(tree, one, tree.reports.get(one, ()), hidden)
            every.extend(block.below)
    for block in reversed(every):
        block.measure(foot)
    return tops


def _beside(
    tree: ChartTree, manager_id: int | None, position_ids: Sequence[int], folded: frozenset[int]
) -> tuple[Block, ...]:
    """What stands side by side below a manager: of each unit its leaves, then each with reports.

    Those of another unit than the manager's have one band together.
    """
    own = None if manager_id is None else tree.unit[manager_id]
    found: list[Block] = []
    for unit_id, several in groupby(position_ids, key=lambda one: tree.unit[one]):
        together = tuple(several)
        leaves = tuple(one for one in together if one not in tree.reports)
        of_unit = [Block(leaves)] if leaves else []
        of_unit += [Block((one,), one in folded) for one in together if one in tree.reports]
        if unit_id != own:
            of_unit[0].has_tab = True
            if len(of_unit) > 1:
                of_unit = [Block((), below=tuple(of_unit))]
            of_unit[0].is_banded = True
        found += of_unit
    return tuple(found)
