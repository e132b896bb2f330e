from hypothesis import given, settings
from PySide6.QtCore import Qt

from orgwright.gui.structure.chart_walk import ARROWS, neighbour
from orgwright.planning.chart_blocks import MOST_ROWS
from orgwright.planning.chart_layout import chart_layout
from orgwright.planning.chart_tree import chart_tree
from orgwright.planning.organization import Organization
from planning.test_chart_layout import hierarchies, hierarchy

LEFT, RIGHT, UP, DOWN = ARROWS


@settings(max_examples=60)
@given(hierarchies())
def test_arrows_lead_from_the_top_to_every_position_and_from_each_back(organization: Organization) -> None:
    tree = chart_tree(organization, None)
    layout = chart_layout(tree)
    reached = [tree.order[0]]
    for one in reached:
        ways = {neighbour(layout, tree, one, key) for key in ARROWS} - {None}
        reached.extend(there for there in sorted(ways) if there not in reached)
    assert sorted(reached) == sorted(layout.nodes)
    for one in layout.nodes:
        here, steps = one, 0
        while (above := neighbour(layout, tree, here, UP)) is not None:
            here, steps = above, steps + 1
        assert tree.manager[here] is None
        assert steps <= len(layout.nodes)


def test_along_a_column_and_across_to_the_one_beside() -> None:
    tree = chart_tree(hierarchy([None, *[1] * (MOST_ROWS + 2)]), None)
    layout = chart_layout(tree)
    assert [neighbour(layout, tree, one, DOWN) for one in (1, 2, 6)] == [2, 3, None]
    assert [neighbour(layout, tree, one, UP) for one in (1, 2, 3)] == [None, 1, 2]
    assert [neighbour(layout, tree, one, RIGHT) for one in (3, 8)] == [8, None]
    assert neighbour(layout, tree, 8, LEFT) == 3


def test_past_the_last_sibling_stands_the_next_of_the_same_generation() -> None:
    tree = chart_tree(hierarchy([None, 1, 1, 2, 3]), None)
    layout = chart_layout(tree)
    assert neighbour(layout, tree, 4, RIGHT) == 5
    assert neighbour(layout, tree, 5, LEFT) == 4


def test_past_the_end_of_a_row_stands_the_first_of_the_next() -> None:
    count = 24
    tree = chart_tree(hierarchy([None, *[1] * count, *range(2, count + 2)]), None)
    layout = chart_layout(tree)
    visited = [2]
    while (there := neighbour(layout, tree, visited[-1], RIGHT)) is not None:
        visited.append(there)
    assert visited == list(range(2, count + 2))
    assert len({layout.nodes[one].y for one in visited}) > 1


def test_nothing_stands_below_a_folded_position() -> None:
    tree = chart_tree(hierarchy([None, 1]), None)
    assert neighbour(chart_layout(tree, {1}), tree, 1, Qt.Key.Key_Down) is None
