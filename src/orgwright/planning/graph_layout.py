"""Coordinates for drawing the career graph: boxes in columns and lanes, and links as lines of points.

Every face that draws the graph uses these; nothing here draws. Lengths are in pixels at 100 %.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from orgwright.planning.career_links import ways
from orgwright.planning.graph_places import Place, Places, kinds_of, places
from orgwright.planning.graph_wires import Course, Courses, Link, Turn, courses
from orgwright.planning.organization import Organization
from orgwright.records import LinkKind

if TYPE_CHECKING:
    from orgwright.planning.progression import CareerGraph

Point = tuple[float, float]


@dataclass(frozen=True)
class Measures:
    """Lengths that a layout is made with."""

    box_width: float = 156
    box_height: float = 42
    row_gap: float = 34
    gutter: float = 26
    track: float = 6
    lane_label: float = 34
    lane_padding: float = 20
    lane_gap: float = 10
    head: float = 30


@dataclass(frozen=True)
class Box:
    """Where a role is drawn, and the column and lane that it stands in."""

    role_id: int
    x: float
    y: float
    width: float
    height: float
    column: int
    lane: int


@dataclass(frozen=True)
class Column:
    """A band from top to bottom; its title names the job levels in it, empty where no role in it has one."""

    title: str
    x: float
    width: float


@dataclass(frozen=True)
class Lane:
    """A band from left to right with the roles of one family; the title may be empty."""

    title: str
    y: float
    height: float


@dataclass(frozen=True)
class Wire:
    """A link as a line of points, each part of it level or upright; adjacent ones are drawn once for both ways."""

    from_role_id: int
    to_role_id: int
    kind: LinkKind
    points: tuple[Point, ...]


@dataclass(frozen=True)
class CareerLayout:
    """The whole drawing."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    columns: tuple[Column, ...]
    lanes: tuple[Lane, ...]
    wires: tuple[Wire, ...]


def linked_roles(organization: Organization) -> frozenset[int]:
    """The roles that have any career link."""
    return frozenset(role_id for ends in ways(organization) for role_id in ends)


def career_layout(
    organization: Organization, role_ids: Collection[int] | None = None, measures: Measures | None = None
) -> CareerLayout:
    """Coordinates of some roles (all that have links, if not said) and the links between them.

    Columns are generations of job levels along the ``next`` links, levels in a circle share one; lanes are families.
    Rows come from barycentre sweeps. The same organization gives the same drawing.
    """
    graph = _in_order(organization, role_ids)
    found = places(organization, graph)
    laid = courses(_links(graph, found.by_role), found.by_role)
    return _Sheet(found, laid, measures or Measures()).layout()


def _in_order(organization: Organization, role_ids: Collection[int] | None) -> CareerGraph:
    """The graph of the roles in the order of their ids, whatever order the links were made in."""
    import networkx as nx

    several = sorted(ways(organization).items())
    chosen = {one for pair, _ in several for one in pair} if role_ids is None else set(role_ids)
    ordered: CareerGraph = nx.DiGraph()
    ordered.add_nodes_from(sorted(chosen))
    ordered.add_edges_from((*pair, {"kind": one.kind}) for pair, one in several if chosen.issuperset(pair))
    return ordered


def _links(graph: CareerGraph, place_by_role: Mapping[int, Place]) -> Iterator[Link]:
    place = {one: (each.column, each.row) for one, each in place_by_role.items()}
    kinds = kinds_of(graph)
    for before, after in sorted(kinds, key=lambda pair: (place[pair[0]], place[pair[1]])):
        kind = kinds[before, after]
        is_drawn_back = kinds.get((after, before)) is LinkKind.NEXT
        if kind is LinkKind.NEXT or (place[before] < place[after] and not is_drawn_back):
            yield Link(before, after, kind)


class _Sheet:
    """The grid of columns, gutters, rows and channels in pixels."""

    def __init__(self, found: Places, laid: Courses, measures: Measures) -> None:
        self.found, self.laid, self.measures = found, laid, measures
        widths = [self._gutter_width(column) for column in range(len(found.columns) + 1)]
        shift = measures.lane_label
        self.gutter_x = [shift + sum(widths[:one]) + one * measures.box_width for one in range(len(widths))]
        self.column_x = [x + width for x, width in zip(self.gutter_x, widths, strict=True)][:-1]
        self.width = self.gutter_x[-1] + widths[-1]
        self.lane_y, self.row_y, self.height = self._rows()

    def _gutter_width(self, gutter: int) -> float:
        tracks = self.laid.gutter_tracks.get(gutter, 0)
        outer = gutter in (0, len(self.found.columns))
        least = self.measures.gutter / 2 if outer else self.measures.gutter
        return max(least, (tracks + 3) * self.measures.track)

    def _channel_height(self, row: int) -> float:
        return self.laid.channel_tracks.get(row, 0) * self.measures.track

    def _rows(self) -> tuple[list[float], list[float], float]:
        """The tops of the lanes and of the boxes of each row, and the height of the whole."""
        one = self.measures
        lanes, rows, y = [], [], one.head
        starts = accumulate(self.found.rows, initial=0)
        for start, count in zip(starts, self.found.rows, strict=False):
            lanes.append(y)
            y += one.lane_padding - one.row_gap / 2
            for row in range(start, start + count):
                y += one.row_gap / 2 + self._channel_height(row)
                rows.append(y)
                y += one.box_height + one.row_gap / 2
            y += one.lane_padding + one.lane_gap
        return lanes, rows, y - one.lane_gap if lanes else y

    def layout(self) -> CareerLayout:
        """The drawing."""
        one = self.measures
        boxes = tuple(self._box(role_id, place) for role_id, place in sorted(self.found.by_role.items()))
        columns = tuple(
            Column(title, x, one.box_width) for title, x in zip(self.found.columns, self.column_x, strict=True)
        )
        ends = [*(y - one.lane_gap for y in self.lane_y[1:]), self.height]
        lanes = tuple(
            Lane(title, y, end - y) for title, y, end in zip(self.found.lanes, self.lane_y, ends, strict=False)
        )
        wires = tuple(self._wire(course) for course in self.laid.several)
        return CareerLayout(self.width, self.height, boxes, columns, lanes, wires)

    def _box(self, role_id: int, place: Place) -> Box:
        one = self.measures
        x, y = self.column_x[place.column], self.row_y[place.row]
        return Box(role_id, x, y, one.box_width, one.box_height, place.column, place.lane)

    def _wire(self, course: Course) -> Wire:
        link = course.link
        before, after = self.found.by_role[link.from_role_id], self.found.by_role[link.to_role_id]
        points = self._upright(before, after) if course.is_straight else self._with_turns(course, before, after)
        return Wire(link.from_role_id, link.to_role_id, link.kind, points)

    def _upright(self, before: Place, after: Place) -> tuple[Point, ...]:
        x = self.column_x[before.column] + self.measures.box_width / 2
        down = before.row < after.row
        start = self.row_y[before.row] + (self.measures.box_height if down else 0)
        end = self.row_y[after.row] + (0 if down else self.measures.box_height)
        return (x, start), (x, end)

    def _with_turns(self, course: Course, before: Place, after: Place) -> tuple[Point, ...]:
        y = self._middle(before.row)
        points = [(self._edge(before, course.leaves), y)]
        for turn in course.turns:
            x = self._track_x(turn)
            points += [(x, y), (x, y := self._turn_y(turn))]
        points.append((self._edge(after, course.enters), y))
        return tuple(points)

    def _middle(self, row: int) -> float:
        return self.row_y[row] + self.measures.box_height / 2

    def _edge(self, place: Place, side: str) -> float:
        return self.column_x[place.column] + (self.measures.box_width if side == "right" else 0)

    def _track_x(self, turn: Turn) -> float:
        tracks = self.laid.gutter_tracks[turn.gutter]
        width = self._gutter_width(turn.gutter)
        first = self.gutter_x[turn.gutter] + (width - (tracks - 1) * self.measures.track) / 2
        return first + turn.track * self.measures.track

    def _turn_y(self, turn: Turn) -> float:
        if not turn.in_channel:
            return self._middle(turn.to_row)
        return self.row_y[turn.to_row] - (turn.channel_track + 1) * self.measures.track
