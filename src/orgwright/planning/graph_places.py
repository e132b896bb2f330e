"""Where roles stand in the drawn career graph: columns by job level, lanes by family, rows inside a lane."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from orgwright.planning.organization import Organization
from orgwright.records import LinkKind

if TYPE_CHECKING:
    import networkx as nx

    from orgwright.planning.progression import CareerGraph

N = TypeVar("N", int, str)
SWEEPS = 4
"""More of them take a hundredth of the crossings away at most."""
SLOPE = 2
"""How many crossings a link inside a family may cost to run one row more level."""


@dataclass(frozen=True)
class Place:
    """Where one role stands: its column, its lane, and its row counted over all lanes from the top."""

    column: int
    lane: int
    row: int


@dataclass(frozen=True)
class Places:
    """Where all roles stand; the titles of columns and lanes, and how many rows each lane has."""

    by_role: Mapping[int, Place]
    columns: tuple[str, ...]
    lanes: tuple[str, ...]
    rows: tuple[int, ...]


def places(organization: Organization, graph: CareerGraph) -> Places:
    """Columns, lanes and rows of the roles of a career graph; the same graph always gives the same answer."""
    column_by_role, titles = _columns(organization, graph)
    lanes = _lanes(organization, graph)
    lane_of = {family: number for number, family in enumerate(lanes)}
    lane_by_role = {one: lane_of[organization.roles[one].family] for one in graph}
    grid = _Grid(organization, graph, column_by_role, lane_by_role, len(lanes))
    row_by_role = grid.rows_with_fewest_crossings()
    by_role = {one: Place(column_by_role[one], lane_by_role[one], row_by_role[one]) for one in graph}
    return Places(by_role, titles, lanes, grid.heights)


# Columns


def _next_graph(graph: CareerGraph) -> CareerGraph:
    import networkx as nx

    upwards: CareerGraph = nx.DiGraph()
    upwards.add_nodes_from(graph)
    upwards.add_edges_from(pair for pair, kind in kinds_of(graph).items() if kind is LinkKind.NEXT)
    return upwards


def kinds_of(graph: CareerGraph) -> dict[tuple[int, int], LinkKind]:
    """The kind of every edge by its two roles."""
    edges: Iterable[tuple[int, int, LinkKind]] = graph.edges.data("kind")
    return {(before, after): kind for before, after, kind in edges}


def generations(graph: nx.DiGraph[N]) -> tuple[tuple[tuple[N, ...], ...], ...]:
    """Groups such that every edge leads to a later group, or stays within a circle; each is a tuple of circles.

    A circle are nodes that all lead to one another; a node in none of them is a circle by itself.
    """
    import networkx as nx

    whole: Any = nx.condensation(graph)
    members = whole.nodes(data="members")
    return tuple(
        tuple(sorted(tuple(sorted(members[part])) for part in parts)) for parts in nx.topological_generations(whole)
    )


def _columns(organization: Organization, graph: CareerGraph) -> tuple[Mapping[int, int], tuple[str, ...]]:
    """The column of each role and the titles of the columns, which name their job levels."""
    upwards = _next_graph(graph)
    column_by_level = _columns_of_levels(organization, upwards)
    found = {
        role_id: column_by_level[organization.roles[role_id].level]
        for role_id in graph
        if organization.roles[role_id].level
    }
    _place_without_level(graph, upwards, found)
    used = sorted(set(found.values()))
    closed_up = {column: number for number, column in enumerate(used)}
    levels = sorted(column_by_level, key=lambda level: _ladder_place(organization, level))
    titles = tuple(", ".join(one for one in levels if column_by_level[one] == column) for column in used)
    return {role_id: closed_up[column] for role_id, column in found.items()}, titles


def _ladder_place(organization: Organization, level: str) -> tuple[int, int, str]:
    ladder = list(organization.policy.level_by_policy)
    place = ladder.index(level) if level in ladder else len(ladder)
    return organization.policy.required_level(level, "must-have"), place, level


def _columns_of_levels(organization: Organization, upwards: CareerGraph) -> Mapping[str, int]:
    """The column of each job level: the generation of the level, as ``next`` links lead from level to level.

    Levels that policy asks more of always stand further right, whatever a single link says; among levels of one
    such rung the links decide, those that lead both ways equally often share a column.
    """
    import networkx as nx

    level_of = {one: organization.roles[one].level for one in upwards}
    rung_of = {level: organization.policy.required_level(level, "must-have") for level in level_of.values() if level}
    weight: dict[tuple[str, str], int] = defaultdict(int)
    for before, after in upwards.edges:
        weight[level_of[before], level_of[after]] += 1
    order: nx.DiGraph[str] = nx.DiGraph()
    order.add_nodes_from(rung_of)
    for before, low in rung_of.items():
        for after, high in rung_of.items():
            more = weight[before, after] > weight[after, before]
            if low < high or (low == high and more and before != after):
                order.add_edge(before, after)
    several = enumerate(generations(order))
    return {level: number for number, circles in several for circle in circles for level in circle}


def _place_without_level(graph: CareerGraph, upwards: CareerGraph, found: dict[int, int]) -> None:
    """Put roles without a job level one column behind what leads to them, or else before what they lead to."""
    if len(found) == len(upwards):
        return
    for circles in generations(upwards):
        for circle in circles:
            new = [role_id for role_id in circle if role_id not in found]
            column = _column_by_links(graph, upwards, found, new)
            found.update(dict.fromkeys(new, column))


def _column_by_links(
    graph: CareerGraph, upwards: CareerGraph, found: Mapping[int, int], role_ids: Iterable[int]
) -> int:
    before = [found[one] for role_id in role_ids for one in upwards.predecessors(role_id) if one in found]
    after = [found[one] for role_id in role_ids for one in upwards.successors(role_id) if one in found]
    beside = [found[one] for role_id in role_ids for one in graph.successors(role_id) if one in found]
    if before:
        return max(before) + 1
    if after:
        return max(0, min(after) - 1)
    return min(beside, default=0)


# Lanes


def _lanes(organization: Organization, graph: CareerGraph) -> tuple[str, ...]:
    """The families in an order in which links between them are short: each is moved to where it shortens most."""
    family_of = {one: organization.roles[one].family for one in graph}
    families = sorted(set(family_of.values()), key=lambda family: (not family, family))
    number = {family: place for place, family in enumerate(families)}
    ends = np.array([(number[family_of[a]], number[family_of[b]]) for a, b in graph.edges], dtype=np.int64).reshape(
        -1, 2
    )
    links = np.zeros((len(families), len(families)), dtype=np.int64)
    np.add.at(links, (ends[:, 0], ends[:, 1]), 1)
    links += links.T
    order = list(range(len(families)))
    for _ in range(SWEEPS):
        before = tuple(order)
        for family in before:
            order = _moved(order, family, links)
        if tuple(order) == before:
            break
    return tuple(families[one] for one in order)


def _moved(order: list[int], family: int, links: NDArray[np.int64]) -> list[int]:
    """The order with one family where the links are shortest together; where it stands, if no place is better.

    ``links`` int64[families, families] counts the links between two. Putting the family between the others makes
    every link across it one lane longer, and gives its own their length.
    """
    own = order.index(family)
    rest = [one for one in order if one != family]
    places, lanes = np.arange(len(rest) + 1)[:, None], np.arange(len(rest))[None, :]
    is_before = lanes < places
    lengths = np.where(is_before, places - lanes, lanes - places + 1) @ links[family, rest]
    across = ((is_before.astype(np.int64) @ links[np.ix_(rest, rest)]) * ~is_before).sum(axis=1)
    cost = lengths + across
    best = own if cost[own] == cost.min() else int(cost.argmin())
    return [*rest[:best], family, *rest[best:]]


# Rows


class _Grid:
    """The cells of lane and column, in which roles are put on rows."""

    def __init__(
        self,
        organization: Organization,
        graph: CareerGraph,
        column_by_role: Mapping[int, int],
        lane_by_role: Mapping[int, int],
        lanes: int,
    ) -> None:
        self.name_by_role = {one: organization.roles[one].name for one in graph}
        self.lane_by_role = lane_by_role
        self.column_by_role = column_by_role
        neighbours = {one: sorted({*graph.successors(one), *graph.predecessors(one)}) for one in graph}
        self.inside = {
            one: [each for each in several if lane_by_role[each] == lane_by_role[one]]
            for one, several in neighbours.items()
        }
        self.outside = {
            one: [each for each in several if lane_by_role[each] != lane_by_role[one]]
            for one, several in neighbours.items()
        }
        number = {one: place for place, one in enumerate(column_by_role)}
        edges = np.array([(number[a], number[b]) for a, b in graph.edges], dtype=np.int64).reshape(-1, 2)
        lanes_of = np.array([lane_by_role[one] for one in number], dtype=np.int64)
        self.columns = np.array(list(column_by_role.values()), dtype=np.int64)
        self.first, self.second = edges.T
        self.is_inside = lanes_of[self.first] == lanes_of[self.second]
        self.cells: dict[tuple[int, int], list[int]] = defaultdict(list)
        for one in sorted(graph, key=lambda one: (self.name_by_role[one], one)):
            self.cells[column_by_role[one], lane_by_role[one]].append(one)
        heights = [0] * lanes
        for (_, lane), several in self.cells.items():
            heights[lane] = max(heights[lane], len(several))
        self.heights = tuple(heights)
        self.tops = tuple(sum(self.heights[:lane]) for lane in range(lanes))

    def rows_with_fewest_crossings(self) -> Mapping[int, int]:
        """The row of each role: barycentre sweeps to the right and back, of which the best picture is kept."""
        rows: dict[int, int] = {}
        for (_, lane), several in self.cells.items():
            rows |= {one: self.tops[lane] + number for number, one in enumerate(several)}
        best, least = dict(rows), self._badness(rows)
        linked = {one: self.inside[one] or self.outside[one] or [one] for one in rows}
        cells, best_sweep = sorted(self.cells), -1
        for sweep in range(SWEEPS):
            for cell in reversed(cells) if sweep % 2 else cells:
                self._settle(cell, rows, linked)
            badness = self._badness(rows)
            if badness < least:
                best, least, best_sweep = dict(rows), badness, sweep
            elif sweep - best_sweep > 1:
                break
        return best

    def _settle(self, cell: tuple[int, int], rows: dict[int, int], linked: Mapping[int, list[int]]) -> None:
        """Put the roles of one cell on the rows nearest to the middle of those they are linked with."""
        last = self.tops[cell[1]] + self.heights[cell[1]]
        free = self.tops[cell[1]]
        left = len(self.cells[cell])
        wanted = [
            (sum([rows[each] for each in linked[one]]) / len(linked[one]), place, one)
            for place, one in enumerate(self.cells[cell])
        ]
        for middle, _, one in sorted(wanted):
            row = min(max(free, round(middle)), last - left)
            rows[one], free, left = row, row + 1, left - 1

    def _badness(self, rows: Mapping[int, int]) -> int:
        """Crossings, and how far the roles of one family stand from the level of those they are linked with."""
        row = np.array([rows[one] for one in self.column_by_role], dtype=np.int64)
        ends = np.stack(
            (self.columns[self.first], row[self.first], self.columns[self.second], row[self.second]), axis=1
        )
        steep = np.abs(ends[:, 1] - ends[:, 3])[self.is_inside].sum()
        return crossings(ends) + SLOPE * int(steep)


def crossings(ends: Sequence[tuple[int, int, int, int]] | NDArray[np.int64]) -> int:
    """How many pairs of straight lines, each (x, y, x, y), cross inside both; touching at an end is no crossing."""
    lines = np.asarray(ends, dtype=np.int64).reshape(-1, 4)
    low, high = np.minimum(lines[:, 1], lines[:, 3]), np.maximum(lines[:, 1], lines[:, 3])
    lines, high = lines[order := np.argsort(low, kind="stable")], high[order]
    # Lines cross where their heights overlap alone, and most links are short: far fewer pairs than all.
    counts = np.maximum(low[order].searchsorted(high) - np.arange(1, len(lines) + 1), 0)
    one = np.repeat(np.arange(len(lines)), counts)
    begins = np.repeat(np.cumsum(counts) - counts, counts)
    other = one + 1 + np.arange(len(one)) - begins
    left, right = np.minimum(lines[:, 0], lines[:, 2]), np.maximum(lines[:, 0], lines[:, 2])
    beside = np.flatnonzero((left[one] <= right[other]) & (left[other] <= right[one]))
    one, other = one[beside], other[beside]
    first, second = lines[one], lines[other]
    apart = _are_apart(first, second) & _are_apart(second, first)
    return int(np.count_nonzero(apart))


def _are_apart(lines: NDArray[np.int64], others: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Whether the ends of each other line lie on two sides of a line."""
    x, y, along, across = lines[:, 0], lines[:, 1], lines[:, 2] - lines[:, 0], lines[:, 3] - lines[:, 1]
    first = along * (others[:, 1] - y) - across * (others[:, 0] - x)
    second = along * (others[:, 3] - y) - across * (others[:, 2] - x)
    apart: NDArray[np.bool_] = first * second < 0
    return apart
