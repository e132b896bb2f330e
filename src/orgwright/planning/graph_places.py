"""Where roles stand in the drawn career graph: columns by job level, lanes by family, rows inside a lane."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from orgwright.planning.organization import Organization
from orgwright.records import LinkKind

if TYPE_CHECKING:
    import networkx as nx

    from orgwright.planning.progression import CareerGraph

N = TypeVar("N", int, str)
SWEEPS = 6
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
    upwards.add_edges_from(edge for edge in graph.edges if graph.edges[edge]["kind"] is LinkKind.NEXT)
    return upwards


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
    links: dict[tuple[str, str], int] = defaultdict(int)
    for before, after in graph.edges:
        pair = (family_of[before], family_of[after])
        if pair[0] != pair[1]:
            links[pair] += 1
            links[pair[::-1]] += 1
    order = sorted(set(family_of.values()), key=lambda family: (not family, family))
    for _ in range(SWEEPS):
        for family in tuple(order):
            rest = [one for one in order if one != family]
            moved = ([*rest[:place], family, *rest[place:]] for place in range(len(order)))
            order = min([order, *moved], key=lambda one: _span(one, links))
    return tuple(order)


def _span(order: Sequence[str], links: Mapping[tuple[str, str], int]) -> int:
    place = {family: number for number, family in enumerate(order)}
    return sum(count * abs(place[a] - place[b]) for (a, b), count in links.items())


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
        self.neighbours = {one: sorted({*graph.successors(one), *graph.predecessors(one)}) for one in graph}
        self.edges = [(a, b) for a, b in sorted(graph.edges)]
        self.cells: dict[tuple[int, int], list[int]] = defaultdict(list)
        for one in sorted(graph, key=lambda one: (self.name_by_role[one], one)):
            self.cells[column_by_role[one], lane_by_role[one]].append(one)
        self.heights = tuple(self._height(lane) for lane in range(lanes))
        self.tops = tuple(sum(self.heights[:lane]) for lane in range(lanes))

    def _height(self, lane: int) -> int:
        return max(len(several) for (_, other), several in self.cells.items() if other == lane)

    def rows_with_fewest_crossings(self) -> Mapping[int, int]:
        """The row of each role: barycentre sweeps to the right and back, of which the best picture is kept."""
        rows: dict[int, int] = {}
        for (_, lane), several in self.cells.items():
            rows |= {one: self.tops[lane] + number for number, one in enumerate(several)}
        best, least = dict(rows), self._badness(rows)
        for sweep in range(SWEEPS):
            for cell in sorted(self.cells, reverse=sweep % 2 == 1):
                self._settle(cell, rows)
            badness = self._badness(rows)
            if badness < least:
                best, least = dict(rows), badness
        return best

    def _settle(self, cell: tuple[int, int], rows: dict[int, int]) -> None:
        """Put the roles of one cell on the rows nearest to those they are linked with."""
        top, height = self.tops[cell[1]], self.heights[cell[1]]
        wanted = {one: self._wanted(one, rows) for one in self.cells[cell]}
        order = sorted(wanted, key=lambda one: (wanted[one], self.name_by_role[one], one))
        placed: list[int] = []
        for one in order:
            least = placed[-1] + 1 if placed else top
            placed.append(max(least, round(wanted[one])))
        for index in range(len(placed)):
            placed[index] = min(placed[index], top + height - len(placed) + index)
        rows.update(zip(order, placed, strict=True))

    def _wanted(self, role_id: int, rows: Mapping[int, int]) -> float:
        """The row in the middle of the linked roles, those of the same family counting most."""
        lane, own = self.lane_by_role[role_id], rows[role_id]
        family = [rows[one] for one in self.neighbours[role_id] if self.lane_by_role[one] == lane]
        others = [rows[one] for one in self.neighbours[role_id]]
        return fmean(family) if family else fmean(others) if others else float(own)

    def _badness(self, rows: Mapping[int, int]) -> int:
        """Crossings, and how far the roles of one family stand from the level of those they are linked with."""
        ends = [(self.column_by_role[a], rows[a], self.column_by_role[b], rows[b]) for a, b in self.edges]
        inside = (rows[a] - rows[b] for a, b in self.edges if self.lane_by_role[a] == self.lane_by_role[b])
        return crossings(ends) + SLOPE * sum(abs(one) for one in inside)


def crossings(ends: Iterable[tuple[int, int, int, int]]) -> int:
    """How many pairs of straight lines, each (x, y, x, y), cross inside both; touching at an end is no crossing."""
    lines = np.array(list(ends), dtype=np.int64).reshape(-1, 4)
    first, second = lines[:, None, :2], lines[:, None, 2:]
    third, fourth = lines[None, :, :2], lines[None, :, 2:]
    apart = _side(first, second, third) * _side(first, second, fourth) < 0
    both: NDArray[Any] = apart & apart.T
    return int(np.count_nonzero(both)) // 2


def _side(first: NDArray[Any], second: NDArray[Any], point: NDArray[Any]) -> NDArray[Any]:
    """On which side of a line a point lies: the sign of the cross product."""
    along, to_point = second - first, point - first
    crossed: NDArray[Any] = along[..., 0] * to_point[..., 1] - along[..., 1] * to_point[..., 0]
    signs: NDArray[Any] = np.sign(crossed)
    return signs
