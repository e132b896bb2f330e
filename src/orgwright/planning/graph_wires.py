"""How links run between boxes in columns and rows: along free rows, through gutters and channels, on own tracks.

Gutter c lies before column c, channel r above row r. A wire turns in gutters and, where a box stands in its way, runs
through a channel. Wires that share a gutter or channel get tracks of their own there; those that begin at the same
role share one, so that a role's links leave it like branches.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from orgwright.planning.graph_places import Place
from orgwright.records import LinkKind

Side = Literal["left", "right"]
Interval = tuple[float, float]


@dataclass(frozen=True)
class Link:
    """A link to be drawn: adjacent ones are drawn once, from the left or upper role."""

    from_role_id: int
    to_role_id: int
    kind: LinkKind


@dataclass(frozen=True)
class Turn:
    """A vertical part of a wire: in which gutter and on which track it runs, to the height of a row or a channel."""

    gutter: int
    track: int
    to_row: int
    in_channel: bool
    channel_track: int = 0


@dataclass(frozen=True)
class Course:
    """How one link runs: the side it leaves, its turns, the side it enters; ``is_straight`` down between two boxes."""

    link: Link
    leaves: Side
    enters: Side
    turns: tuple[Turn, ...]
    is_straight: bool = False


@dataclass(frozen=True)
class Courses:
    """All courses, and how many tracks each gutter and channel has."""

    several: tuple[Course, ...]
    gutter_tracks: Mapping[int, int]
    channel_tracks: Mapping[int, int]


@dataclass
class _Bundle:
    """The intervals taken in one gutter or channel, by the role whose wires take them."""

    taken: dict[int, Interval] = field(default_factory=dict)

    def take(self, owner: int, first: float, last: float) -> None:
        low, high = min(first, last), max(first, last)
        old = self.taken.get(owner, (low, high))
        self.taken[owner] = (min(low, old[0]), max(high, old[1]))

    def tracks(self) -> dict[int, int]:
        """The track of each owner: the first on which nobody stands in the way."""
        ends: list[float] = []
        found: dict[int, int] = {}
        for owner, (low, high) in sorted(self.taken.items(), key=lambda one: (one[1], one[0])):
            track = next((number for number, end in enumerate(ends) if end < low), len(ends))
            ends[track:] = [high, *ends[track + 1 :]]
            found[owner] = track
        return found


def courses(links: Iterable[Link], place_by_role: Mapping[int, Place]) -> Courses:
    """How every link runs, on tracks that keep wires of different roles apart."""
    wiring = _Wiring(place_by_role)
    drafts = [wiring.draft(link) for link in links]
    return wiring.finished(drafts)


@dataclass(frozen=True)
class _Draft:
    """A course without tracks: (gutter, row it goes to, whether that is the row's channel)."""

    link: Link
    leaves: Side
    enters: Side
    turns: tuple[tuple[int, int, bool], ...]
    is_straight: bool = False


class _Wiring:
    """What stands where, and what is taken in gutters and channels."""

    def __init__(self, place_by_role: Mapping[int, Place]) -> None:
        self.places = place_by_role
        self.filled = {(one.column, one.row) for one in place_by_role.values()}
        self.gutters: dict[int, _Bundle] = defaultdict(_Bundle)
        self.channels: dict[int, _Bundle] = defaultdict(_Bundle)

    def draft(self, link: Link) -> _Draft:
        """Choose a course and take its room."""
        before, after = self.places[link.from_role_id], self.places[link.to_role_id]
        if before.column == after.column:
            made = self._within_column(link, before, after)
        else:
            made = self._across(link, before, after)
        self._take(made, before)
        return made

    def _within_column(self, link: Link, before: Place, after: Place) -> _Draft:
        low, high = sorted((before.row, after.row))
        if all((before.column, row) not in self.filled for row in range(low + 1, high)):
            return _Draft(link, "right", "right", (), is_straight=True)
        return _Draft(link, "right", "right", ((before.column + 1, after.row, False),))

    def _across(self, link: Link, before: Place, after: Place) -> _Draft:
        forward = before.column < after.column
        leaves: Side = "right" if forward else "left"
        enters: Side = "left" if forward else "right"
        first = before.column + 1 if forward else before.column
        last = after.column if forward else after.column + 1
        between = range(min(before.column, after.column) + 1, max(before.column, after.column))
        turns: tuple[tuple[int, int, bool], ...]
        if before.row == after.row and self._is_free(between, before.row):
            turns = ()
        elif self._is_free(between, after.row):
            turns = ((first, after.row, False),)
        elif self._is_free(between, before.row):
            turns = ((last, after.row, False),)
        else:
            turns = ((first, after.row, True), (last, after.row, False))
        return _Draft(link, leaves, enters, turns)

    def _is_free(self, columns: range, row: int) -> bool:
        return all((column, row) not in self.filled for column in columns)

    def _take(self, draft: _Draft, before: Place) -> None:
        height: float = before.row
        owner = draft.link.from_role_id
        for number, (gutter, row, in_channel) in enumerate(draft.turns):
            goal = row - 0.5 if in_channel else float(row)
            self.gutters[gutter].take(owner, height, goal)
            if in_channel:
                self.channels[row].take(owner, gutter, draft.turns[number + 1][0])
            height = goal

    def finished(self, drafts: Iterable[_Draft]) -> Courses:
        """The courses with the tracks that their room was given."""
        by_gutter = {gutter: bundle.tracks() for gutter, bundle in self.gutters.items()}
        by_channel = {row: bundle.tracks() for row, bundle in self.channels.items()}

        def turn(owner: int, gutter: int, row: int, in_channel: bool) -> Turn:
            track = by_channel[row][owner] if in_channel else 0
            return Turn(gutter, by_gutter[gutter][owner], row, in_channel, track)

        several = tuple(
            Course(
                one.link,
                one.leaves,
                one.enters,
                tuple(turn(one.link.from_role_id, *each) for each in one.turns),
                one.is_straight,
            )
            for one in drafts
        )
        return Courses(several, _counts(by_gutter), _counts(by_channel))


def _counts(tracks: Mapping[int, Mapping[int, int]]) -> Mapping[int, int]:
    return {place: 1 + max(by_owner.values()) for place, by_owner in tracks.items()}
