"""Coordinates for the organization chart: a tree from the top down, leaves in columns, units as bands around them.

Every position with all below it takes a strip of its own from left to right, so no two nodes can meet and bands of
units lie beside or within each other. Positions of one generation stand at one height; those without reports that share
manager and unit stand below each other in columns of at most ``MOST_ROWS``, which keeps a chart narrow. A position
stands over the middle of its reports. Lengths are pixels at 100 %.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from orgwright.planning.chart_blocks import (
    BESIDE,
    FOOT,
    MARGIN,
    NODE_HEIGHT,
    NODE_WIDTH,
    PAD,
    ROW,
    SPINE,
    TAB,
    Block,
    blocks,
)
from orgwright.planning.chart_tree import ChartTree

BUS = 24.0
"""How far below a manager the line runs to the sides."""
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


def chart_layout(tree: ChartTree, folded: Collection[int] = (), foot: float = FOOT) -> ChartLayout:
    """Where the positions of a chart stand, those below ``folded`` ones left out. Time grows with their number.

    ``foot`` is the height of what stands under each folded one.
    """
    tops = blocks(tree, folded, foot)
    if not tops:
        return NO_CHART
    drawing = _Drawing(tree, foot)
    x = MARGIN
    for block in tops:
        drawing.place(block, x)
        x += block.width + BESIDE * 2
    order = {one: place for place, one in enumerate(tree.order)}
    nodes = {one.position_id: one for one in sorted(drawing.nodes, key=lambda node: order[node.position_id])}
    bottom = max(block.bottom for block in tops)
    return ChartLayout(x - BESIDE * 2 + MARGIN, bottom + MARGIN, nodes, tuple(drawing.lines), tuple(drawing.bands))


class _Drawing:
    """What has been placed so far."""

    def __init__(self, tree: ChartTree, foot: float) -> None:
        self.tree = tree
        self.foot = foot
        self.nodes: list[ChartNode] = []
        self.lines: list[ChartLines] = []
        self.bands: list[ChartBand] = []

    def place(self, top: Block, left: float) -> None:
        """Place a block and all below it; its ground comes before, its node after what stands below it."""
        placed: list[tuple[Block, float, int]] = [(top, left, 0)]
        for block, x, depth in placed:
            if block.is_banded:
                y = block.y - TAB - PAD
                unit_id = self.tree.unit[block.first_id]
                self.bands.append(ChartBand(unit_id, x, y, block.width, block.bottom - y, depth))
            inner = x + block.pad
            for below in block.below:
                placed.append((below, inner, depth + block.is_banded))
                inner += below.width + BESIDE
        heads: dict[int, list[ChartNode]] = {}
        for block, x, _ in reversed(placed):
            heads[id(block)] = self._nodes(block, x + block.pad, heads)

    def _nodes(self, block: Block, x: float, heads: dict[int, list[ChartNode]]) -> list[ChartNode]:
        """The nodes of a block, to which a line from above leads; those of a group stand already."""
        if block.is_group:
            return [node for below in block.below for node in heads[id(below)]]
        nodes = self._stack(block, x) if block.is_stack else [self._node(block, x, heads)]
        self.nodes += nodes
        return nodes

    def _stack(self, block: Block, x: float) -> list[ChartNode]:
        found = []
        for place, one in enumerate(block.position_ids):
            column, row = divmod(place, block.rows)
            left = x + SPINE + column * (NODE_WIDTH + SPINE + BESIDE / 2)
            has_tab = place == 0 and block.has_tab
            found.append(ChartNode(one, left, block.y + row * ROW, block.generation, False, has_tab))
        return found

    def _node(self, block: Block, x: float, heads: dict[int, list[ChartNode]]) -> ChartNode:
        nodes = [node for below in block.below for node in heads[id(below)]]
        left = x if not nodes else (min(node.x for node in nodes) + max(node.x for node in nodes)) / 2
        foot, one = self.foot if block.is_folded else 0.0, block.position_ids[0]
        node = ChartNode(one, left, block.y, block.generation, block.is_folded, block.has_tab, foot)
        if nodes:
            self._draw_lines(node, [(head, heads[id(head)]) for below in block.below for head in below.heads])
        return node

    def _draw_lines(self, node: ChartNode, below: list[tuple[Block, list[ChartNode]]]) -> None:
        start = node.y + NODE_HEIGHT
        bus = start + BUS
        drops, lines = [node.middle], [(node.middle, start, node.middle, bus)]
        for block, nodes in below:
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
