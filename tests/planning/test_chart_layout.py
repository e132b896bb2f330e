"""Property tests of the chart's geometry on drawn hierarchies, circles among them."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from orgwright.planning.chart_blocks import GENERATION, MOST_ROWS, NODE_HEIGHT, NODE_WIDTH
from orgwright.planning.chart_layout import NO_CHART, ChartLayout, ChartNode, chart_layout
from orgwright.planning.chart_tree import ChartTree, chart_tree
from orgwright.planning.organization import Organization
from orgwright.records import Position, Unit
from pictures import facts

MOST = 40


def hierarchy(managers: list[int | None], units: list[int] | None = None) -> Organization:
    """Positions 1, 2, 3 ... that report to the given ones; in unit 1 where nothing else is said."""
    where = units or [1] * len(managers)
    rows = [
        Position(id=number, key=f"P-{number:03d}", unit_id=unit, manager_position_id=manager)
        for number, (manager, unit) in enumerate(zip(managers, where, strict=True), 1)
    ]
    several = [Unit(id=key, name=f"Unit {key}", parent_id=None if key == 1 else 1) for key in sorted({1, *where})]
    return Organization.of(facts(), *several, *rows)


@st.composite
def hierarchies(draw: st.DrawFn) -> Organization:
    count = draw(st.integers(1, MOST))
    managers = [draw(st.none() | st.integers(1, count)) for _ in range(count)]
    return hierarchy(managers, [draw(st.integers(1, 3)) for _ in range(count)])


@st.composite
def charts(draw: st.DrawFn) -> tuple[ChartTree, ChartLayout]:
    tree = chart_tree(draw(hierarchies()), None)
    folded = draw(st.sets(st.sampled_from(sorted(tree.reports)))) if tree.reports else set()
    return tree, chart_layout(tree, folded)


def area(node: ChartNode) -> tuple[float, float, float, float]:
    return node.x, node.top, node.x + NODE_WIDTH, node.bottom


def overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def within(inner: tuple[float, ...], outer: tuple[float, ...]) -> bool:
    return outer[0] <= inner[0] and outer[1] <= inner[1] and inner[2] <= outer[2] and inner[3] <= outer[3]


@settings(max_examples=60)
@given(charts())
def test_no_two_nodes_meet_and_all_lie_within_the_chart(chart: tuple[ChartTree, ChartLayout]) -> None:
    _, layout = chart
    areas = [area(node) for node in layout.nodes.values()]

    assert not any(overlap(one, other) for one, other in combinations(areas, 2))
    assert all(within(one, (0, 0, layout.width, layout.height)) for one in areas)


@settings(max_examples=60)
@given(charts())
def test_a_manager_stands_over_the_middle_of_its_reports_and_one_generation_higher(
    chart: tuple[ChartTree, ChartLayout],
) -> None:
    tree, layout = chart
    for one, node in layout.nodes.items():
        below = [layout.nodes[each] for each in tree.reports.get(one, ()) if each in layout.nodes]
        if below:
            middle = (min(each.x for each in below) + max(each.x + NODE_WIDTH for each in below)) / 2
            assert abs(node.middle - middle) < 0.01
            assert min(each.y for each in below) == node.y + GENERATION


@settings(max_examples=60)
@given(charts())
def test_what_is_seen_is_all_but_what_stands_below_a_folded_position(chart: tuple[ChartTree, ChartLayout]) -> None:
    tree, layout = chart
    folded = {one for one, node in layout.nodes.items() if node.is_folded}
    hidden = {one for one in tree.order if folded & set(tree.line_of(one))}

    assert set(layout.nodes) == set(tree.order) - hidden


@settings(max_examples=60)
@given(charts())
def test_bands_hold_their_nodes_and_lie_apart_or_within_each_other(chart: tuple[ChartTree, ChartLayout]) -> None:
    tree, layout = chart
    bands = [(band.x, band.y, band.x + band.width, band.y + band.height) for band in layout.bands]
    for one, node in layout.nodes.items():
        holding = [band for band, where in zip(layout.bands, bands, strict=True) if within(area(node), where)]
        assert max(holding, key=lambda band: band.depth).unit_id == tree.unit[one]
    for one, other in combinations(bands, 2):
        assert not overlap(one, other) or within(one, other) or within(other, one)


@settings(max_examples=60)
@given(charts())
def test_lines_run_from_each_manager_to_each_of_its_reports(chart: tuple[ChartTree, ChartLayout]) -> None:
    tree, layout = chart
    drawn = {lines.manager_id: lines for lines in layout.lines}
    for one, node in layout.nodes.items():
        if node.is_folded or one not in tree.reports:
            assert one not in drawn
            continue
        ends = {(x, y) for _, _, x, y in drawn[one].lines}
        for below in (layout.nodes[each] for each in tree.reports[one]):
            assert {(below.middle, below.top), (below.x, below.y + NODE_HEIGHT / 2)} & ends
        area_of = drawn[one].area
        assert all(within((min(x, u), y, max(x, u), v), area_of) for x, y, u, v in drawn[one].lines)


@settings(max_examples=20)
@given(hierarchies())
def test_the_same_chart_stands_in_the_same_place(organization: Organization) -> None:
    assert chart_layout(chart_tree(organization, None)) == chart_layout(chart_tree(organization, None))


def test_leaves_of_one_manager_stand_below_each_other_in_columns_of_equal_height() -> None:
    layout = chart_layout(chart_tree(hierarchy([None, *[1] * (MOST_ROWS + 2)]), None))
    columns: dict[float, list[float]] = {}
    for one, node in layout.nodes.items():
        if one != 1:
            columns.setdefault(node.x, []).append(node.y)

    assert [len(ys) for ys in columns.values()] == [5, 5]
    assert layout.width < 3 * NODE_WIDTH


def test_reports_of_one_other_unit_share_a_band_and_its_name_stands_once() -> None:
    layout = chart_layout(chart_tree(hierarchy([None, 1, 1, 1, 1, 2, 3], [1, 2, 2, 2, 2, 2, 2]), None))
    assert [(band.unit_id, band.depth) for band in layout.bands] == [(1, 0), (2, 1)]
    assert [one for one, node in layout.nodes.items() if node.has_tab] == [1, 4]


def test_what_is_wide_and_flat_goes_into_rows_under_its_manager() -> None:
    count = 24
    managers = [None, *[1] * count, *range(2, count + 2)]
    tree = chart_tree(hierarchy(managers), None)
    layout = chart_layout(tree)
    heads = [layout.nodes[one] for one in tree.reports[1]]
    assert len({node.y for node in heads}) > 1
    assert layout.width < 2.5 * layout.height
    assert len({(node.x, node.y) for node in layout.nodes.values()}) == 2 * count + 1


def test_a_single_report_stands_straight_below() -> None:
    layout = chart_layout(chart_tree(hierarchy([None, 1, 2]), None))
    assert len({node.x for node in layout.nodes.values()}) == 1


def test_a_line_of_five_hundred_managers_is_drawn_like_any_other() -> None:
    count = 500
    layout = chart_layout(chart_tree(hierarchy([None, *range(1, count)]), None))
    assert layout.nodes[count].y - layout.nodes[1].y == (count - 1) * GENERATION


def test_nobody_makes_no_chart() -> None:
    assert chart_layout(chart_tree(Organization.of(facts()), None)) is NO_CHART
