"""What moved the role coverage of a unit between two days."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from orgwright.planning.movement_pieces import (
    NUMBER,
    Movement,
    MovementPieces,
    Mover,
    joined_pieces,
    level_movers,
    pieces_of,
    steps_of,
)
from orgwright.planning.organization import Organization
from orgwright.planning.people_coverage import PeopleCoverage, groups_by_role, levels_block, role_parts
from orgwright.planning.unit_coverage import UnitCoverage, unit_coverage

Array = NDArray[Any]


def role_movement(before: Organization, after: Organization, unit_id: int | None) -> Movement:
    """What moved the role coverage of a unit and all below it between the days of two pictures of one organization.

    With N the people who have a coverage on the first day, the last, or both, a piece is (after − before) ÷ N:

    - joined (and moved into the unit): the person's coverage against that of the unit on the first day;
    - moved to another role: the coverage against the new role against that against the old one, with the old levels;
    - a level: w·min(a/r, 1) ÷ Σ w of the role on the last day, with the new level against the old one;
    - left (and moved out): the coverage of the unit on the last day against that of the person on the first.

    So with n₁ people and coverage C₁ on the first day, n₂ and C₂ on the last: Σ = (N·C₂ − N·C₁) ÷ N = C₂ − C₁, for
    what is missing in n₁ to N joined and counts as C₁, what is missing in n₂ left and counts as C₂. Source: the help,
    "Coverage over time".
    """
    first, last = unit_coverage(before, unit_id), unit_coverage(after, unit_id)
    parts: list[MovementPieces] = []
    if first.role_low is not None and last.role_low is not None:
        parts = list(_Population(before, after, first, last).pieces())
    pieces = joined_pieces(parts)
    return Movement(
        unit_id,
        before.day,
        after.day,
        after.scenario_id,
        first.role_low,
        last.role_low,
        first.role_high,
        last.role_high,
        pieces,
        steps_of(pieces),
    )


class _Population:
    """The people with a coverage on each of the two days, and ``part``: what one of them all is of the mean."""

    def __init__(self, before: Organization, after: Organization, first: UnitCoverage, last: UnitCoverage) -> None:
        self.before, self.after, self.first, self.last = before, after, first, last
        self.was, self.now = (one.people.take(np.flatnonzero(~np.isnan(one.people.low))) for one in (first, last))
        ids = (self.was.person_ids, self.now.person_ids)
        _, self.rows_was, self.rows_now = np.intersect1d(*ids, assume_unique=True, return_indices=True)
        self.part = 1 / (len(ids[0]) + len(ids[1]) - len(self.rows_was))

    def pieces(self) -> Iterator[MovementPieces]:
        """The pieces of everybody."""
        came = self.now.take(np.setdiff1d(np.arange(len(self.now.person_ids)), self.rows_now))
        unit = (self.first.role_low, self.first.role_high)
        yield self._whole(_movers(came, Mover.JOINED, self.before), came, unit, (came.low, came.high))
        was, now = self.was.take(self.rows_was), self.now.take(self.rows_now)
        for role_id, places in groups_by_role(now.role_ids):
            yield from self._of_role(role_id, was.take(places))
        left = self.was.take(np.setdiff1d(np.arange(len(self.was.person_ids)), self.rows_was))
        unit = (self.last.role_low, self.last.role_high)
        yield self._whole(_movers(left, Mover.LEFT, self.after), left, (left.low, left.high), unit)

    def _whole(
        self, mover: Mover | Array, people: PeopleCoverage, before: tuple[Any, Any], after: tuple[Any, Any]
    ) -> MovementPieces:
        """Pieces of people as a whole, from the low and high before and after."""
        return pieces_of(
            mover,
            len(people.person_ids),
            person=people.person_ids,
            low_before=before[0],
            low_after=after[0],
            low_part=self.part,
            high_before=before[1],
            high_after=after[1],
            high_part=self.part,
        )

    def _of_role(self, role_id: int, was: PeopleCoverage) -> Iterator[MovementPieces]:
        """People who were there on both days and on the last one in this role: that they came into it, and levels."""
        asks = role_parts(self.after.demand)[role_id]
        rows = self.after.proficiency.rows(was.person_ids)
        old, new = (levels_block(picture, rows, asks.columns) for picture in (self.before, self.after))
        low_old, low_new = (np.clip(block, 0, asks.levels) * asks.per_level for block in (old, new))
        high_old, high_new = (low_old + (old < 0) * asks.whole, low_new + (new < 0) * asks.whole)
        moved = np.flatnonzero(was.role_ids != role_id)
        own = was.take(moved)
        against_new = (low_old[moved].sum(axis=1) / asks.total, high_old[moved].sum(axis=1) / asks.total)
        yield self._whole(Mover.MOVED, own, (own.low, own.high), against_new)
        cell = np.nonzero((old != new) & ((old >= 0) | (new >= 0)))
        yield pieces_of(
            level_movers(old[cell], new[cell]),
            len(cell[0]),
            person=was.person_ids[cell[0]],
            skill=asks.skill_ids[cell[1]],
            level_before=old[cell],
            level_after=new[cell],
            low_before=low_old[cell] / asks.total,
            low_after=low_new[cell] / asks.total,
            low_part=self.part,
            high_before=high_old[cell] / asks.total,
            high_after=high_new[cell] / asks.total,
            high_part=self.part,
        )


def _movers(people: PeopleCoverage, mover: Mover, other_day: Organization) -> Array:
    """For people with a coverage on one day alone: who is employed on the other day too has moved."""
    employed = other_day.seating.employed
    moved = np.array([one in employed for one in people.person_ids.tolist()], dtype=bool)
    return np.where(moved, NUMBER[Mover.MOVED], NUMBER[mover])
