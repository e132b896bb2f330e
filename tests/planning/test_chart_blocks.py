from orgwright.planning.chart_blocks import BESIDE, FOOT, MOST_ROWS, NODE_HEIGHT, NODE_WIDTH, PAD, ROW, SPINE, blocks
from orgwright.planning.chart_tree import chart_tree
from planning.test_chart_layout import hierarchy


def test_a_block_is_as_wide_as_what_stands_below_it() -> None:
    (top,) = blocks(chart_tree(hierarchy([None, 1, 1, 2, 3]), None), (), FOOT)
    assert top.width == 2 * NODE_WIDTH + BESIDE + 2 * PAD
    assert [one.width for one in top.below] == [NODE_WIDTH, NODE_WIDTH]


def test_leaves_take_columns_and_the_tallest_sets_the_bottom() -> None:
    (top,) = blocks(chart_tree(hierarchy([None, *[1] * (MOST_ROWS + 1)]), None), (), FOOT)
    (stack,) = top.below
    assert (stack.rows, stack.width) == (5, 2 * (NODE_WIDTH + SPINE) + BESIDE / 2)
    assert stack.bottom == stack.y + 4 * ROW + NODE_HEIGHT
    assert top.bottom == stack.bottom + PAD


def test_a_folded_block_holds_nothing_but_its_foot() -> None:
    (top,) = blocks(chart_tree(hierarchy([None, 1, 2]), None), {1}, 2 * FOOT)
    assert (top.below, top.bottom) == ((), top.y + NODE_HEIGHT + 2 * FOOT + PAD)


def test_blocks_of_one_other_unit_are_a_group_with_one_band() -> None:
    (top,) = blocks(chart_tree(hierarchy([None, 1, 1, 2], [1, 2, 2, 2]), None), (), FOOT)
    (group,) = top.below
    assert (group.is_group, group.is_banded, group.first_id) == (True, True, 3)
    assert [(one.has_tab, one.is_banded) for one in group.heads] == [(True, False), (False, False)]
