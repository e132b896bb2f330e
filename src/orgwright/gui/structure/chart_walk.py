"""Walking the organization chart with the arrow keys: to the manager, the reports, and those beside."""

from collections.abc import Iterable

from PySide6.QtCore import Qt

from orgwright.planning.chart_blocks import ROW
from orgwright.planning.chart_layout import ChartLayout, ChartNode
from orgwright.planning.chart_tree import ChartTree

ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


def neighbour(layout: ChartLayout, tree: ChartTree, position_id: int, key: Qt.Key) -> int | None:
    """Where an arrow leads from a position that is seen; None where nothing stands there.

    Up: the one above in a column, else the manager. Down: the first report, else the one below in a column. Left and
    right: the nearest beside with the same manager, else the one before or after it in the next row, else the nearest
    of the same generation.
    """
    here = layout.nodes[position_id]
    siblings = [one for one in _siblings(tree, position_id) if one in layout.nodes]
    column = [layout.nodes[one] for one in siblings if layout.nodes[one].x == here.x]
    if key == Qt.Key.Key_Up:
        above = [node for node in column if 0 < here.y - node.y <= ROW]
        return above[0].position_id if above else tree.manager[position_id]
    if key == Qt.Key.Key_Down:
        if position_id in tree.reports:
            first = tree.reports[position_id][0]
            return first if first in layout.nodes else None
        under = [node for node in column if 0 < node.y - here.y <= ROW]
        return under[0].position_id if under else None
    way = -1 if key == Qt.Key.Key_Left else 1
    several = [layout.nodes[one] for one in siblings]
    nearest = _nearest([node for node in several if node.shelf == here.shelf], here, way)
    if nearest is None:
        row = [node for node in several if node.shelf == here.shelf + way]
        nearest = min(row, key=lambda node: (node.x * way, node.y), default=None)
    if nearest is None:
        nearest = _nearest([one for one in layout.nodes.values() if one.generation == here.generation], here, way)
    return None if nearest is None else nearest.position_id


def _siblings(tree: ChartTree, position_id: int) -> tuple[int, ...]:
    manager = tree.manager[position_id]
    return tree.tops if manager is None else tree.reports[manager]


def _nearest(nodes: Iterable[ChartNode], here: ChartNode, way: int) -> ChartNode | None:
    """The nearest node at one side of a node; what is higher or deeper counts as further away."""
    found = (node for node in nodes if (node.x - here.x) * way > 0)
    return min(found, key=lambda node: (abs(node.x - here.x) + 4 * abs(node.y - here.y), node.y), default=None)
