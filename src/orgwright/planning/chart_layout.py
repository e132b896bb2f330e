"""Coordinates for the organization chart: a tree from the top down, leaves in columns, units as bands around them.

Every position with all below it takes a strip of its own from left to right, so no two nodes can meet and bands of
units lie beside or within each other. Positions of one generation stand at one height; those without reports that share
manager and unit stand below each other in columns of at most ``MOST_ROWS``, which keeps a chart narrow. A position
stands over the middle of its reports. Lengths are pixels at 100 %.
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
"""Height of the line under a folded node that counts what it hides."""
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
BUS = 24.0
"""How far below a manager the line runs to the sides."""
MOST_ROWS = 8
_TICK = 7.0


@dataclass(frozen=True)
class ChartNode:
    """One position: its top left corner, how deep it stands, and whether all below it is folded away.

    ``has_tab``: the name of its unit stands over it; ``foot`` is the height of what stands under a folded one.
    """

    position_id: int
    x: float
    y: float
    generation: int
    is_folded: bool
    has_tab: bool
    foot: float = 0.0

    @property
    def middle(self) -> float:
        """The middle of its width."""
        return self.x + NODE_WIDTH / 2

    @property
    def top(self) -> float:
        """The top of the node with the name of its unit."""
        return self.y - TAB if self.has_tab else self.y

    @property
    def bottom(self) -> float:
        """The bottom of the node with the line that counts what it hides."""
        return self.y + NODE_HEIGHT + self.foot


@dataclass(frozen=True)
class ChartLines:
    """The lines from a manager to its reports, each as x, y, x, y, and the area that they take: x, y, right, bottom."""

    manager_id: int
    lines: tuple[tuple[float, float, float, float], ...]
    area: tuple[float, float, float, float]


@dataclass(frozen=True)
class ChartBand:
    """The ground under positions of one unit and what stands below them; ``depth`` bands lie under it."""

    unit_id: int
    x: float
    y: float
    width: float
    height: float
    depth: int


@dataclass(frozen=True)
class ChartLayout:
    """Where everything stands; ``nodes`` by position, generation by generation from the left."""

    width: float
    height: float
    nodes: dict[int, ChartNode]
    lines: tuple[ChartLines, ...]
    bands: tuple[ChartBand, ...]


NO_CHART = ChartLayout(0.0, 0.0, {}, (), ())


@dataclass
class _Block:
    """One node with what is open below it, or several leaves in columns: its size, and bands that close with it."""

    position_ids: tuple[int, ...]
    generation: int
    is_folded: bool
    is_banded: bool
    below: tuple[_Block, ...] = ()
    width: float = 0.0
    bottom: float = 0.0

    @property
    def is_stack(self) -> bool:
        """Whether several leaves stand in columns."""
        return len(self.position_ids) > 1

    @property
    def rows(self) -> int:
        """How many nodes stand below each other."""
        count = len(self.position_ids)
        return ceil(count / ceil(count / MOST_ROWS))


def chart_layout(tree: ChartTree, folded: Collection[int] = (), foot: float = FOOT) -> ChartLayout:
    """Where the positions of a chart stand, those below ``folded`` ones left out. Time grows with their number.

    ``foot`` is the height of what stands under each folded one.
    """
    tops = _blocks(tree, None, tree.tops, 0, frozenset(folded))
    every = list(tops)
    for block in every:
        if not block.is_stack and not block.is_folded:
            one = block.position_ids[0]
            block.below = tuple(_blocks(tree, one, tree.reports.get(one, ()), block.generation + 1, frozenset(folded)))
            every.extend(block.below)
    if not every:
        return NO_CHART
    for block in reversed(every):
        _measure(block, foot)
    drawing = _Drawing(tree, foot)
    x = MARGIN
    for block in tops:
        drawing.place(block, x)
        x += block.width + BESIDE * 2
    order = {one: place for place, one in enumerate(tree.order)}
    nodes = {one.position_id: one for one in sorted(drawing.nodes, key=lambda node: order[node.position_id])}
    bottom = max(block.bottom for block in tops)
    return ChartLayout(x - BESIDE * 2 + MARGIN, bottom + MARGIN, nodes, tuple(drawing.lines), tuple(drawing.bands))


def _blocks(
    tree: ChartTree, manager_id: int | None, position_ids: Sequence[int], generation: int, folded: frozenset[int]
) -> list[_Block]:
    """What stands side by side below a manager: of each unit its leaves, then each with reports."""
    own = None if manager_id is None else tree.unit[manager_id]
    found = []
    for unit_id, several in groupby(position_ids, key=lambda one: tree.unit[one]):
        together = tuple(several)
        leaves = tuple(one for one in together if one not in tree.reports)
        is_banded = unit_id != own
        if leaves:
            found.append(_Block(leaves, generation, False, is_banded))
        managers = (one for one in together if one in tree.reports)
        found.extend(_Block((one,), generation, one in folded, is_banded) for one in managers)
    return found


def _y(generation: int) -> float:
    return MARGIN + PAD + TAB + generation * GENERATION


def _measure(block: _Block, foot: float) -> None:
    """The width of a block and its bottom, from those of the blocks below it."""
    pad = PAD if block.is_banded else 0.0
    y = _y(block.generation)
    if block.is_stack:
        columns = ceil(len(block.position_ids) / block.rows)
        block.width = columns * (NODE_WIDTH + SPINE) + (columns - 1) * BESIDE / 2
        block.bottom = y + (block.rows - 1) * ROW + NODE_HEIGHT
    else:
        block.width = sum(one.width for one in block.below) + BESIDE * max(0, len(block.below) - 1)
        block.width = max(NODE_WIDTH, block.width)
        own = y + NODE_HEIGHT + (foot if block.is_folded else 0.0)
        block.bottom = max([own, *(one.bottom for one in block.below)])
    block.width += 2 * pad
    block.bottom += pad


class _Drawing:
    """What has been placed so far."""

    def __init__(self, tree: ChartTree, foot: float) -> None:
        self.tree = tree
        self.foot = foot
        self.nodes: list[ChartNode] = []
        self.lines: list[ChartLines] = []
        self.bands: list[ChartBand] = []

    def place(self, top: _Block, left: float) -> None:
        """Place a block and all below it; a block is put in place before, its node after what stands below it."""
        placed: list[tuple[_Block, float, int]] = [(top, left, 0)]
        for block, x, depth in placed:
            if block.is_banded:
                self._band(block, x, depth)
                depth += 1
            inner = x + (PAD if block.is_banded else 0.0)
            for below in block.below:
                placed.append((below, inner, depth))
                inner += below.width + BESIDE
        leaves: dict[int, list[ChartNode]] = {}
        for block, x, _ in reversed(placed):
            inner = x + (PAD if block.is_banded else 0.0)
            nodes = self._stack(block, inner) if block.is_stack else [self._node(block, inner, leaves)]
            leaves[id(block)] = nodes
            self.nodes += nodes

    def _band(self, block: _Block, x: float, depth: int) -> None:
        y = _y(block.generation) - TAB - PAD
        unit_id = self.tree.unit[block.position_ids[0]]
        self.bands.append(ChartBand(unit_id, x, y, block.width, block.bottom - y, depth))

    def _stack(self, block: _Block, x: float) -> list[ChartNode]:
        y, rows, found = _y(block.generation), block.rows, []
        for place, one in enumerate(block.position_ids):
            column, row = divmod(place, rows)
            left = x + SPINE + column * (NODE_WIDTH + SPINE + BESIDE / 2)
            is_first = place == 0 and block.is_banded
            found.append(ChartNode(one, left, y + row * ROW, block.generation, False, is_first))
        return found

    def _node(self, block: _Block, x: float, placed: dict[int, list[ChartNode]]) -> ChartNode:
        one, y = block.position_ids[0], _y(block.generation)
        nodes = [node for below in block.below for node in placed[id(below)]]
        left = x if not nodes else (min(node.x for node in nodes) + max(node.x for node in nodes)) / 2
        foot = self.foot if block.is_folded else 0.0
        node = ChartNode(one, left, y, block.generation, block.is_folded, block.is_banded, foot)
        if nodes:
            self._draw_lines(node, block.below, [placed[id(below)] for below in block.below])
        return node

    def _draw_lines(self, node: ChartNode, below: Sequence[_Block], several: Sequence[list[ChartNode]]) -> None:
        start = node.y + NODE_HEIGHT
        bus = start + BUS
        drops, lines = [node.middle], [(node.middle, start, node.middle, bus)]
        for block, nodes in zip(below, several, strict=True):
            if not block.is_stack:
                drops.append(nodes[0].middle)
                lines.append((nodes[0].middle, bus, nodes[0].middle, nodes[0].top))
                continue
            for first in range(0, len(nodes), block.rows):
                column = nodes[first : first + block.rows]
                spine = column[0].x - _TICK
                drops.append(spine)
                lines.append((spine, bus, spine, column[-1].y + NODE_HEIGHT / 2))
                lines += [(spine, one.y + NODE_HEIGHT / 2, one.x, one.y + NODE_HEIGHT / 2) for one in column]
        if min(drops) < max(drops):
            lines.append((min(drops), bus, max(drops), bus))
        right = max(max(line[0], line[2]) for line in lines)
        area = (min(drops), start, right, max(line[3] for line in lines))
        self.lines.append(ChartLines(node.position_id, tuple(lines), area))
