"""Walking the organization chart with the arrow keys: to the manager, the reports, and those beside."""

from collections.abc import Iterable

from PySide6.QtCore import Qt

from orgwright.planning.chart_layout import ChartLayout, ChartNode
from orgwright.planning.chart_tree import ChartTree

ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


def neighbour(layout: ChartLayout, tree: ChartTree, position_id: int, key: Qt.Key) -> int | None:
    """Where an arrow leads from a position that is seen; None where nothing stands there.

    Up: the one above in a column, else the manager. Down: the first report, else the one below in a column. Left and
    right: the nearest with the same manager, else the nearest of the same generation.
    """
    here = layout.nodes[position_id]
    beside = [one for one in _siblings(tree, position_id) if one in layout.nodes and one != position_id]
    if key == Qt.Key.Key_Up:
        column = [layout.nodes[one] for one in beside]
        above = [node for node in column if node.x == here.x and node.y < here.y]
        return max(above, key=lambda node: node.y).position_id if above else tree.manager[position_id]
    if key == Qt.Key.Key_Down:
        below = tree.reports.get(position_id, ())
        if below:
            return below[0] if below[0] in layout.nodes else None
        column = [layout.nodes[one] for one in beside]
        under = [node for node in column if node.x == here.x and node.y > here.y]
        return min(under, key=lambda node: node.y).position_id if under else None
    way = -1 if key == Qt.Key.Key_Left else 1
    generation = (node for node in layout.nodes.values() if node.generation == here.generation)
    nearest = _nearest((layout.nodes[one] for one in beside), here, way) or _nearest(generation, here, way)
    return None if nearest is None else nearest.position_id


def _siblings(tree: ChartTree, position_id: int) -> tuple[int, ...]:
    manager = tree.manager[position_id]
    return tree.tops if manager is None else tree.reports[manager]


def _nearest(nodes: Iterable[ChartNode], here: ChartNode, way: int) -> ChartNode | None:
    found = (node for node in nodes if (node.x - here.x) * way > 0)
    return min(found, key=lambda node: (abs(node.x - here.x), abs(node.y - here.y)), default=None)
