"""What stands side by side in the organization chart, and how much room each of it takes.

A block is one position with what is open below it, several positions without reports in columns, or a group of blocks
of one unit. Every block has a strip of its own from left to right. Lengths are pixels at 100 %.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil

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
MOST_ROWS = 8


@dataclass
class Block:
    """Positions side by side or below each other: none in a group, one with what is below it, several in columns.

    ``is_banded``: the ground of a unit lies under it; ``has_tab``: the name of the unit stands over its first node.
    ``width`` and ``bottom`` are measured from those of the blocks below.
    """

    position_ids: tuple[int, ...]
    generation: int
    is_folded: bool = False
    is_banded: bool = False
    has_tab: bool = False
    below: tuple[Block, ...] = ()
    width: float = 0.0
    bottom: float = 0.0

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
    def y(self) -> float:
        """The top of its nodes."""
        return MARGIN + PAD + TAB + self.generation * GENERATION

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
            self.bottom = self.y + (self.rows - 1) * ROW + NODE_HEIGHT
        else:
            beside = BESIDE * max(0, len(self.below) - 1)
            self.width = max(NODE_WIDTH, sum(one.width for one in self.below) + beside)
            own = self.y + NODE_HEIGHT + (foot if self.is_folded else 0.0)
            self.bottom = max([own, *(one.bottom for one in self.below)])
        self.width += 2 * self.pad
        self.bottom += self.pad


def blocks(tree: ChartTree, folded: Collection[int], foot: float) -> tuple[Block, ...]:
    """The blocks of the tops with all that is open below them, measured."""
    hidden = frozenset(folded)
    tops = _beside(tree, None, tree.tops, 0, hidden)
    every = list(tops)
    for block in every:
        if block.is_group:
            every.extend(block.below)
        elif not block.is_stack and not block.is_folded:
            one = block.position_ids[0]
            block.below = _beside(tree, one, tree.reports.get(one, ()), block.generation + 1, hidden)
            every.extend(block.below)
    for block in reversed(every):
        block.measure(foot)
    return tops


def _beside(
    tree: ChartTree, manager_id: int | None, position_ids: Sequence[int], generation: int, folded: frozenset[int]
) -> tuple[Block, ...]:
    """What stands side by side below a manager: of each unit its leaves, then each with reports.

    Those of another unit than the manager's have one band together.
    """
    own = None if manager_id is None else tree.unit[manager_id]
    found: list[Block] = []
    for unit_id, several in groupby(position_ids, key=lambda one: tree.unit[one]):
        together = tuple(several)
        leaves = tuple(one for one in together if one not in tree.reports)
        of_unit = [Block(leaves, generation)] if leaves else []
        of_unit += [Block((one,), generation, one in folded) for one in together if one in tree.reports]
        if unit_id != own:
            of_unit[0].has_tab = True
            if len(of_unit) > 1:
                of_unit = [Block((), generation, below=tuple(of_unit))]
            of_unit[0].is_banded = True
        found += of_unit
    return tuple(found)
