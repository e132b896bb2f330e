import random
from itertools import combinations, pairwise

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgwright.planning.graph_layout import Box, CareerLayout, Wire, career_layout
from orgwright.planning.graph_places import crossings, generations
from orgwright.planning.organization import Organization
from orgwright.records import CareerLink, LinkKind, Record, Role

NEXT, ADJACENT = LinkKind.NEXT, LinkKind.ADJACENT


def organization(roles: dict[str, tuple[str, str]], links: list[tuple[str, str, LinkKind]]) -> Organization:
    """Roles by name with family and level, and the links between them."""
    ids = {name: number for number, name in enumerate(roles, 1)}
    records: list[Record] = [
        Role(id=ids[name], name=name, family=family, level=level) for name, (family, level) in roles.items()
    ]
    records += [CareerLink(from_role_id=ids[a], to_role_id=ids[b], kind=kind) for a, b, kind in links]
    return Organization.of(*records)


def drawn(picture: Organization) -> tuple[CareerLayout, dict[str, Box]]:
    layout = career_layout(picture)
    return layout, {picture.roles[box.role_id].name: box for box in layout.boxes}


LADDER = {
    "Junior Engineer": ("Engineering", "Junior"),
    "Engineer": ("Engineering", "Mid"),
    "Senior Engineer": ("Engineering", "Senior"),
    "Senior Analyst": ("Analysis", "Senior"),
}
STEPS = [
    ("Junior Engineer", "Engineer", NEXT),
    ("Engineer", "Senior Engineer", NEXT),
    ("Senior Engineer", "Senior Analyst", ADJACENT),
]


def test_columns_are_job_levels_and_lanes_are_families() -> None:
    layout, boxes = drawn(organization(LADDER, STEPS))

    assert [column.title for column in layout.columns] == ["Junior", "Mid", "Senior"]
    assert sorted(lane.title for lane in layout.lanes) == ["Analysis", "Engineering"]
    assert [boxes[name].column for name in LADDER] == [0, 1, 2, 2]
    assert boxes["Senior Analyst"].lane != boxes["Engineer"].lane


def test_a_ladder_runs_level_and_its_wires_are_straight() -> None:
    layout, boxes = drawn(organization(LADDER, STEPS))

    assert len({boxes[name].y for name in ("Junior Engineer", "Engineer", "Senior Engineer")}) == 1
    assert all(len(wire.points) == 2 for wire in layout.wires)


def test_levels_that_lead_to_each_other_share_a_column() -> None:
    roles = {"A": ("F", "Staff"), "B": ("F", "Lead"), "C": ("F", "Lead"), "D": ("F", "Staff"), "E": ("F", "Principal")}
    layout, boxes = drawn(organization(roles, [("A", "B", NEXT), ("C", "D", NEXT), ("D", "E", NEXT)]))

    assert [column.title for column in layout.columns] == ["Staff, Lead", "Principal"]
    assert boxes["A"].column == boxes["B"].column < boxes["E"].column


def test_a_single_step_back_does_not_turn_the_ladder_round() -> None:
    layout, _ = drawn(organization(LADDER, [*STEPS, ("Senior Engineer", "Junior Engineer", NEXT)]))

    assert [column.title for column in layout.columns] == ["Junior", "Mid", "Senior"]


def test_roles_without_a_level_stand_by_their_links_and_a_circle_shares_a_column() -> None:
    roles = dict.fromkeys(("A", "B", "C", "D"), ("", ""))
    _, boxes = drawn(organization(roles, [("A", "B", NEXT), ("B", "C", NEXT), ("C", "B", NEXT), ("C", "D", NEXT)]))

    assert [boxes[name].column for name in "ABCD"] == [0, 1, 1, 2]


def test_a_role_without_a_level_stands_behind_what_leads_to_it() -> None:
    roles = {"Engineer": ("F", "Mid"), "Senior": ("F", "Senior"), "Named": ("", "")}
    layout, boxes = drawn(organization(roles, [("Engineer", "Senior", NEXT), ("Senior", "Named", NEXT)]))

    assert boxes["Named"].column == 2
    assert [column.title for column in layout.columns] == ["Mid", "Senior", ""]


def test_an_adjacent_link_is_drawn_once() -> None:
    layout, _ = drawn(organization(LADDER, [("Senior Analyst", "Engineer", ADJACENT)]))

    (wire,) = layout.wires
    assert wire.kind is ADJACENT


def test_a_link_of_both_kinds_is_drawn_as_next() -> None:
    layout, _ = drawn(
        organization(LADDER, [("Engineer", "Senior Engineer", ADJACENT), ("Engineer", "Senior Engineer", NEXT)])
    )

    assert [wire.kind for wire in layout.wires] == [NEXT]


def test_only_roles_with_links_are_drawn_unless_others_are_asked_for() -> None:
    picture = organization({**LADDER, "Alone": ("Engineering", "Mid")}, STEPS)

    assert len(career_layout(picture).boxes) == 4
    assert len(career_layout(picture, picture.roles).boxes) == 5


def test_an_organization_without_roles_gives_an_empty_drawing() -> None:
    layout = career_layout(Organization.of())

    assert (layout.boxes, layout.wires, layout.lanes, layout.columns) == ((), (), (), ())


def test_crossing_lines_are_counted_and_meeting_ends_are_not() -> None:
    assert crossings([(0, 0, 1, 1), (0, 1, 1, 0)]) == 1
    assert crossings([(0, 0, 1, 0), (0, 0, 1, 1)]) == 0
    assert crossings([(0, 0, 1, 0), (0, 1, 1, 1)]) == 0
    assert crossings([]) == 0


def test_generations_put_a_circle_into_one_group() -> None:
    import networkx

    graph: networkx.DiGraph[int] = networkx.DiGraph([(1, 2), (2, 3), (3, 2), (3, 4)])

    assert generations(graph) == (((1,),), ((2, 3),), ((4,),))


NAMES = tuple("ABCDEFGHIJKL")
roles_drawn = st.fixed_dictionaries(
    {name: st.tuples(st.sampled_from(("", "X", "Y")), st.sampled_from(("", "Mid", "Senior", "Lead"))) for name in NAMES}
)
links_drawn = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES), st.sampled_from((NEXT, ADJACENT))),
    max_size=25,
    unique=True,
)


@settings(max_examples=30, deadline=None)
@given(roles_drawn, links_drawn)
def test_no_boxes_overlap_and_no_wire_runs_through_a_box(
    roles: dict[str, tuple[str, str]], links: list[tuple[str, str, LinkKind]]
) -> None:
    layout = career_layout(organization(roles, links))

    assert not any(_overlap(one, other) for one, other in combinations(layout.boxes, 2))
    for wire in layout.wires:
        assert not any(_runs_through(wire, box) for box in layout.boxes)
    assert all(0 <= x <= layout.width and 0 <= y <= layout.height for wire in layout.wires for x, y in wire.points)


@settings(max_examples=25, deadline=None)
@given(roles_drawn, links_drawn)
def test_wires_join_their_roles_and_run_level_or_upright(
    roles: dict[str, tuple[str, str]], links: list[tuple[str, str, LinkKind]]
) -> None:
    layout = career_layout(organization(roles, links))

    box_by_role = {box.role_id: box for box in layout.boxes}
    for wire in layout.wires:
        assert _touches(wire.points[0], box_by_role[wire.from_role_id])
        assert _touches(wire.points[-1], box_by_role[wire.to_role_id])
        assert all(a[0] == b[0] or a[1] == b[1] for a, b in pairwise(wire.points))


@settings(max_examples=25, deadline=None)
@given(roles_drawn, links_drawn.flatmap(lambda links: st.tuples(st.just(links), st.permutations(links))))
def test_the_drawing_does_not_depend_on_the_order_of_links(
    roles: dict[str, tuple[str, str]], orders: tuple[list[tuple[str, str, LinkKind]], list[tuple[str, str, LinkKind]]]
) -> None:
    links, shuffled = orders

    assert career_layout(organization(roles, links)) == career_layout(organization(roles, shuffled))


def _overlap(one: Box, other: Box) -> bool:
    apart_x = one.x + one.width <= other.x or other.x + other.width <= one.x
    return not (apart_x or one.y + one.height <= other.y or other.y + other.height <= one.y)


def _runs_through(wire: Wire, box: Box) -> bool:
    for (x1, y1), (x2, y2) in pairwise(wire.points):
        inside_x = min(x1, x2) < box.x + box.width and max(x1, x2) > box.x
        inside_y = min(y1, y2) < box.y + box.height and max(y1, y2) > box.y
        if inside_x and inside_y:
            return True
    return False


def _touches(point: tuple[float, float], box: Box) -> bool:
    x, y = point
    on_side = x in (box.x, box.x + box.width) and box.y <= y <= box.y + box.height
    return on_side or (y in (box.y, box.y + box.height) and box.x <= x <= box.x + box.width)


def some_ladders(seed: int) -> Organization:
    """Five levels on three ladders in each of eight families, linked with those near them, made in any order."""
    draw = random.Random(seed)
    places = [(family, ladder, level) for family in range(8) for ladder in range(3) for level in range(5)]
    ids = dict(zip(places, draw.sample(range(1, 121), 120), strict=True))
    rows: list[Record] = [
        Role(id=key, name=f"Role {draw.random():.6f}", family=f"Family {family}", level=LEVELS[level])
        for (family, _, level), key in ids.items()
    ]
    pairs = {(place, (*place[:2], place[2] + 1)) for place in places}
    for family, ladder, level in draw.choices(places, k=60):
        near = family + draw.choice((-1, 0, 1)), draw.randrange(3), level + draw.choice((0, 1))
        pairs.add(((family, ladder, level), near))
    links = sorted((ids[a], ids[b], a[2] == b[2]) for a, b in pairs if b in ids and a != b)
    rows += [CareerLink(from_role_id=a, to_role_id=b, kind=ADJACENT if level else NEXT) for a, b, level in links]
    return Organization.of(*rows)


LEVELS = ("Junior", "Mid", "Senior", "Staff", "Principal")
Spot = tuple[float, float]


def cross(one: tuple[Spot, Spot], other: tuple[Spot, Spot]) -> bool:
    """Whether two straight lines cross inside both."""

    def side(line: tuple[Spot, Spot], spot: Spot) -> float:
        (x, y), (u, v) = line
        turned = (u - x) * (spot[1] - y) - (v - y) * (spot[0] - x)
        return 0.0 if abs(turned) < 1e-9 else turned

    return all(side(a, b[0]) * side(a, b[1]) < 0 for a, b in ((one, other), (other, one)))


def layers_of_networkx(layout: CareerLayout) -> dict[int, Spot]:
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from((box.role_id, {"subset": box.column}) for box in layout.boxes)
    return {role_id: (float(x), float(y)) for role_id, (x, y) in nx.multipartite_layout(graph).items()}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_at_most_half_the_crossings_of_networkx_remain(seed: int) -> None:
    layout = career_layout(some_ladders(seed))
    theirs = layers_of_networkx(layout)
    ours = {box.role_id: (box.x + box.width / 2, box.y + box.height / 2) for box in layout.boxes}

    def crossed(spots: dict[int, Spot]) -> int:
        lines = [(spots[wire.from_role_id], spots[wire.to_role_id]) for wire in layout.wires]
        return sum(cross(one, other) for one, other in combinations(lines, 2))

    parts = [list(pairwise(wire.points)) for wire in layout.wires]
    drawn = sum(any(cross(a, b) for a in one for b in other) for one, other in combinations(parts, 2))

    assert crossed(theirs) > 100
    assert crossed(ours) <= crossed(theirs) / 2
    assert drawn <= crossed(theirs) / 2
