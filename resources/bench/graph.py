"""The career graph of 400 roles, laid out and drawn, against networkx placing the same nodes in the same layers."""

from __future__ import annotations

import os
from functools import cache

import networkx as nx
import numpy as np
from measure import Figure, Timing, in_turns, seconds

from orgwright.planning.graph_layout import CareerLayout, career_layout
from orgwright.planning.organization import Organization
from orgwright.planning.progression import career_graph
from orgwright.records import CareerLink, LinkKind, Record, Role

FAMILIES, LADDERS, LEVELS = 20, 4, ("Junior", "Mid", "Senior", "Staff", "Principal")
BESIDE, ABOVE, ELSEWHERE = 0.5, 0.3, 140
"""How often ladders side by side are linked level and upwards, and how many links lead into other families."""
ROUNDS = 40


def ladders(seed: int) -> Organization:
    """Roles of five levels on four ladders in each of twenty families, made in no order, as documents are read."""
    draw = np.random.default_rng(seed)
    shape = FAMILIES, LADDERS, len(LEVELS)
    ids = draw.permutation(np.arange(1, 1 + np.prod(shape))).reshape(shape)
    names = draw.permutation(ids.size).reshape(shape)
    rows: list[Record] = [
        Role(
            id=int(ids[place]),
            name=f"{LEVELS[place[2]]} {names[place]:03}",
            family=f"Family {place[0]:02}",
            level=LEVELS[place[2]],
        )
        for place in np.ndindex(shape)
    ]
    links: set[tuple[int, int, LinkKind]] = set()
    for family, ladder, level in np.ndindex(shape):
        here = int(ids[family, ladder, level])
        if level + 1 < len(LEVELS):
            links.add((here, int(ids[family, ladder, level + 1]), LinkKind.NEXT))
        if ladder + 1 < LADDERS and draw.random() < BESIDE:
            links.add((here, int(ids[family, ladder + 1, level]), LinkKind.ADJACENT))
        if ladder + 1 < LADDERS and level + 1 < len(LEVELS) and draw.random() < ABOVE:
            links.add((here, int(ids[family, ladder + 1, level + 1]), LinkKind.NEXT))
    for _ in range(ELSEWHERE):
        family, near = int(draw.integers(FAMILIES)), int(draw.choice([-2, -1, 1, 2]))
        one, other, level = (int(draw.integers(most)) for most in (LADDERS, LADDERS, len(LEVELS) - 1))
        kind = LinkKind.NEXT if draw.random() < 0.5 else LinkKind.ADJACENT
        there = ids[(family + near) % FAMILIES, other, level + (kind is LinkKind.NEXT)]
        links.add((int(ids[family, one, level]), int(there), kind))
    rows += [CareerLink(from_role_id=one, to_role_id=other, kind=kind) for one, other, kind in sorted(links)]
    return Organization.of(*rows)


def layered(organization: Organization, layout: CareerLayout) -> nx.DiGraph[int]:
    """The same graph for networkx, each node in the layer of its column."""
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from((box.role_id, {"subset": box.column}) for box in sorted(layout.boxes, key=lambda x: x.role_id))
    graph.add_edges_from(career_graph(organization).edges)
    return graph


@cache
def application() -> object:
    """Qt without a display; kept for as long as anything is drawn."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from orgwright.gui.application import application as made

    return made()


def graph_of_400_roles() -> Timing:
    """From the links to the finished picture; bare: the coordinates of networkx's layers alone, nothing drawn."""
    application()
    from orgwright.gui.progression.drawing import drawn_graph
    from orgwright.gui.progression.model import RoleLabel

    organization = ladders(5)
    labels = {key: RoleLabel(one.name, 3, False) for key, one in organization.roles.items()}
    graph = layered(organization, career_layout(organization))
    assert len(graph) == FAMILIES * LADDERS * len(LEVELS) == len(labels)

    def ours() -> None:
        image = drawn_graph(career_layout(organization), labels)
        assert not image.isNull()

    return in_turns(lambda: seconds(ours), lambda: seconds(lambda: nx.multipartite_layout(graph)), ROUNDS)


FIGURES = (Figure("graph_of_400_roles", 100.0, graph_of_400_roles),)
"""The figure that must hold, with the bare work that it is compared with."""
