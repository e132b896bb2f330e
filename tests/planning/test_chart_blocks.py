from orgwright.planning.chart_blocks import (
    BESIDE,
    BETWEEN,
    FOOT,
    GENERATION,
    MOST_ROWS,
    NODE_HEIGHT,
    NODE_WIDTH,
    PAD,
    ROW,
    SHAPE,
    SPINE,
    WIDE,
    Block,
    blocks,
    put_shelves,
    room_of,
    shelved,
)
from orgwright.planning.chart_tree import chart_tree
from planning.test_chart_layout import hierarchy


def sized(*sizes: tuple[float, float]) -> tuple[Block, ...]:
    return tuple(Block((place,), width=width, height=height) for place, (width, height) in enumerate(sizes, 1))


def test_a_block_is_as_wide_as_what_stands_below_it() -> None:
    (top,) = blocks(chart_tree(hierarchy([None, 1, 1, 2, 3]), None), (), FOOT)
    assert top.width == 2 * NODE_WIDTH + BESIDE + 2 * PAD
    assert [one.width for one in top.below] == [NODE_WIDTH, NODE_WIDTH]


def test_leaves_take_columns_and_the_tallest_sets_the_height() -> None:
    (top,) = blocks(chart_tree(hierarchy([None, *[1] * (MOST_ROWS + 1)]), None), (), FOOT)
    (stack,) = top.below
    assert (stack.rows, stack.width) == (5, 2 * (NODE_WIDTH + SPINE) + BESIDE / 2)
    assert stack.height == 4 * ROW + NODE_HEIGHT
    assert top.height == GENERATION + stack.height + PAD


def test_a_folded_block_holds_nothing_but_its_foot() -> None:
    (top,) = blocks(chart_tree(hierarchy([None, 1, 2]), None), {1}, 2 * FOOT)
    assert (top.below, top.height) == ((), NODE_HEIGHT + 2 * FOOT + PAD)


def test_blocks_of_one_other_unit_are_a_group_with_one_band() -> None:
    (top,) = blocks(chart_tree(hierarchy([None, 1, 1, 2], [1, 2, 2, 2]), None), (), FOOT)
    (group,) = top.below
    assert (group.is_group, group.is_banded, group.first_id) == (True, True, 3)
    assert [(one.has_tab, one.is_banded) for one in group.heads] == [(True, False), (False, False)]


def test_blocks_stay_in_one_row_while_they_are_narrow_or_tall() -> None:
    narrow, tall = sized(*[(200, 50)] * 6), sized(*[(600, 1500)] * 4)
    assert room_of((narrow,))[0] < WIDE
    assert (shelved(narrow), shelved(tall), shelved(())) == ((narrow,), (tall,), ())


def test_wide_and_flat_blocks_go_into_rows_in_their_order_that_come_near_the_shape() -> None:
    flat = sized(*[(300, 200)] * 20)
    shelves = shelved(flat)
    assert tuple(one for shelf in shelves for one in shelf) == flat
    assert len(shelves) > 1
    width, height = room_of(shelves)
    assert SHAPE / 1.5 < width / height < SHAPE * 1.5
    widest = sized((5000, 300), *[(300, 200)] * 5)
    assert [len(shelf) for shelf in shelved(widest)] == [1, 5]


def test_rows_stand_below_each_other_and_blocks_beside_each_other() -> None:
    first, second = sized((100, 40), (200, 60)), sized((50, 30))
    put_shelves((first, second), 10, 20)
    assert [(one.x, one.y) for one in (*first, *second)] == [(10, 20), (110 + BESIDE, 20), (10, 80 + BETWEEN)]
    assert room_of((first, second)) == (300 + BESIDE, 90 + BETWEEN)
