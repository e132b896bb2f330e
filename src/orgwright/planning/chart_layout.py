"""Coordinates for the organization chart: a tree from the top down, leaves in columns, units as bands around them.

Every position with all below it takes an area of its own, so no two nodes can meet and bands of units lie beside or
within each other. Positions without reports that share manager and unit stand below each other in columns; what is wide
and flat nevertheless goes into rows. A position stands over the middle of its reports. Lengths are pixels at 100 %.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from orgwright.planning.chart_blocks import (
    BESIDE,
    BETWEEN,
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
    put_shelves,
    room_of,
    shelved,
)
from orgwright.planning.chart_tree import ChartTree

BUS = 24.0
"""How far below a manager the line runs to the sides."""
Line = tuple[float, float, float, float]


@dataclass(frozen=True)
class ChartNode:
    """One position: its top left corner, how deep it stands, and whether all below it is folded away.

    ``has_tab``: the name of its unit stands over it; ``foot`` is the height of what stands under a folded one;
    ``shelf`` numbers the row of blocks under its manager.
    """

    position_id: int
    x: float
    y: float
    generation: int
    is_folded: bool
    has_tab: bool
    foot: float = 0.0
    shelf: int = 0

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
    lines: tuple[Line, ...]
    area: Line


@dataclass(frozen=True)
class ChartBand:
    """The ground under positions of one unit and what stands below them; ``depth`` bands lie under it.

    The name of the unit stands over ``first_id``.
    """

    unit_id: int
    first_id: int
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


Heads = dict[int, list[ChartNode]]
"""The nodes of each block to which lines lead, by the identity of the block."""
NO_CHART = ChartLayout(0.0, 0.0, {}, (), ())


def chart_layout(tree: ChartTree, folded: Collection[int] = (), foot: float = FOOT) -> ChartLayout:
    """Where the positions of a chart stand, those below ``folded`` ones left out. Time grows with their number.

    ``foot`` is the height of what stands under each folded one.
    """
    tops = blocks(tree, folded, foot)
    if not tops:
        return NO_CHART
    shelves = shelved(tops)
    put_shelves(shelves, MARGIN, MARGIN + PAD + TAB)
    drawing = _Drawing(tree, foot)
    drawing.draw(tops)
    order = {one: place for place, one in enumerate(tree.order)}
    nodes = {one.position_id: one for one in sorted(drawing.nodes, key=lambda node: order[node.position_id])}
    width, height = room_of(shelves)
    whole = 2 * MARGIN + width, 2 * MARGIN + PAD + TAB + height
    return ChartLayout(*whole, nodes, tuple(drawing.lines), tuple(drawing.bands))


class _Drawing:
    """What has been drawn so far."""

    def __init__(self, tree: ChartTree, foot: float) -> None:
        self.tree = tree
        self.foot = foot
        self.nodes: list[ChartNode] = []
        self.lines: list[ChartLines] = []
        self.bands: list[ChartBand] = []

    def draw(self, tops: Sequence[Block]) -> None:
        """Draw blocks and all below them: places and grounds from the top, nodes after those that they stand over."""
        every = [(block, 0) for block in tops]
        for block, depth in every:
            if block.is_banded:
                y = block.y - TAB - PAD
                size = block.width, block.y + block.height - y
                self.bands.append(ChartBand(self.tree.unit[block.first_id], block.first_id, block.x, y, *size, depth))
            block.put_below()
            every.extend((below, depth + block.is_banded) for below in block.below)
        heads: dict[int, list[ChartNode]] = {}
        for block, _ in reversed(every):
            heads[id(block)] = self._nodes(block, heads)

    def _nodes(self, block: Block, heads: Heads) -> list[ChartNode]:
        """The nodes of a block, to which a line from above leads; those of a group stand already."""
        if block.is_group:
            return [node for below in block.below for node in heads[id(below)]]
        nodes = self._stack(block) if block.is_stack else [self._node(block, heads)]
        self.nodes += nodes
        return nodes

    def _stack(self, block: Block) -> list[ChartNode]:
        found, generation = [], self.tree.generation[block.position_ids[0]]
        for place, one in enumerate(block.position_ids):
            column, row = divmod(place, block.rows)
            left = block.x + block.pad + SPINE + column * (NODE_WIDTH + SPINE + BESIDE / 2)
            has_tab = place == 0 and block.has_tab
            found.append(ChartNode(one, left, block.y + row * ROW, generation, False, has_tab, 0.0, block.shelf))
        return found

    def _node(self, block: Block, heads: Heads) -> ChartNode:
        nodes = [node for below in block.below for node in heads[id(below)]]
        left = block.x + block.pad
        if nodes:
            left = (min(node.x for node in nodes) + max(node.x for node in nodes)) / 2
        foot, one = self.foot if block.is_folded else 0.0, block.position_ids[0]
        generation, is_folded = self.tree.generation[one], block.is_folded
        node = ChartNode(one, left, block.y, generation, is_folded, block.has_tab, foot, block.shelf)
        if nodes:
            self._draw_lines(node, block, heads)
        return node

    def _draw_lines(self, node: ChartNode, block: Block, heads: Heads) -> None:
        """Down from the manager, along a line over each row of blocks, and from there to each report."""
        start = node.y + NODE_HEIGHT
        lines = [(node.middle, start, node.middle, start + BUS)]
        spine = block.x + block.pad + SPINE / 2
        for place, shelf in enumerate(block.shelves):
            bus = shelf[0].y - BETWEEN + BUS
            along = [node.middle] if place == 0 else []
            along += [spine] if len(block.shelves) > 1 else []
            for head in (one for below in shelf for one in below.heads):
                drops = _columns(head, heads[id(head)], bus) if head.is_stack else _drop(heads[id(head)][0], bus)
                along += [x for x, y, _, _ in drops if y == bus]
                lines += drops
            if min(along) < max(along):
                lines.append((min(along), bus, max(along), bus))
        if len(block.shelves) > 1:
            lines.append((spine, start + BUS, spine, block.shelves[-1][0].y - BETWEEN + BUS))
        left, right = (pick(pick(line[0], line[2]) for line in lines) for pick in (min, max))
        self.lines.append(
            ChartLines(node.position_id, tuple(lines), (left, start, right, max(one[3] for one in lines)))
        )


def _drop(node: ChartNode, bus: float) -> list[Line]:
    """From the line over a row to one node."""
    return [(node.middle, bus, node.middle, node.top)]


def _columns(block: Block, nodes: Sequence[ChartNode], bus: float) -> list[Line]:
    """From the line over a row down along each column, and to each node of it."""
    lines: list[Line] = []
    for first in range(0, len(nodes), block.rows):
        column = nodes[first : first + block.rows]
        x, middles = column[0].x - SPINE / 2, [one.y + NODE_HEIGHT / 2 for one in column]
        lines.append((x, bus, x, middles[-1]))
        lines += [(x, y, column[0].x, y) for y in middles]
    return lines
