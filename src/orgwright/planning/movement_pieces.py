"""What moved a coverage between two days, in pieces that add up to the difference: each of one cause."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from functools import cached_property
from math import fsum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from orgwright.planning.proficiency import EXPIRED, UNKNOWN

Array = NDArray[Any]


class Mover(StrEnum):
    """Why a coverage moved, in the order in which causes are shown."""

    JOINED = "joined"
    MOVED = "moved"
    RAISED = "assessed up"
    NEW = "newly assessed"
    LOWERED = "assessed down"
    LAPSED = "expired or withdrawn"
    LEFT = "left"
    TARGET_ADDED = "target added"
    TARGET_ENDED = "target ended"


MOVERS = tuple(Mover)
NUMBER = {mover: number for number, mover in enumerate(MOVERS)}
NOBODY = NO_SKILL = NO_TARGET = -1
NO_LEVEL = -9
COMPARED_DIGITS = 12
"""Decimals of the points by which pieces are ordered: what differs beyond is rounding."""


@dataclass(frozen=True)
class MovementPiece:
    """One cause: ``low`` and ``high`` are what it adds to the coverage, each (after − before) × part.

    What before and after are depends on the mover; see ``role_movement`` and ``target_movement``. ``levels`` are those
    held on the two days where the piece is about a level: null for what is not known.
    """

    mover: Mover
    person_id: int | None
    skill_id: int | None
    target_ids: tuple[int, ...]
    levels: tuple[int | None, int | None] | None
    low_before: float
    low_after: float
    low_part: float
    high_before: float
    high_after: float
    high_part: float

    @property
    def low(self) -> float:
        """Points of low coverage, −1 to 1."""
        return (self.low_after - self.low_before) * self.low_part

    @property
    def high(self) -> float:
        """Points of high coverage, −1 to 1."""
        return (self.high_after - self.high_before) * self.high_part


@dataclass(frozen=True, eq=False)
class MovementPieces:
    """Many pieces as parallel arrays; -1 stands for no person, skill or target.

    mover int8 (index in MOVERS); person, skill int64; target int64 (index in the targets of the movement); level_before
    and level_after int8 (NO_LEVEL where the piece is not about a level); the rest float64 as in MovementPiece.
    """

    mover: Array
    person: Array
    skill: Array
    target: Array
    level_before: Array
    level_after: Array
    low_before: Array
    low_after: Array
    low_part: Array
    high_before: Array
    high_after: Array
    high_part: Array

    def __len__(self) -> int:
        return len(self.mover)

    @cached_property
    def low(self) -> Array:
        """What each adds to low coverage."""
        return np.asarray((self.low_after - self.low_before) * self.low_part)

    @cached_property
    def high(self) -> Array:
        """What each adds to high coverage."""
        return np.asarray((self.high_after - self.high_before) * self.high_part)

    def take(self, rows: Array) -> MovementPieces:
        """The chosen pieces, in the given order."""
        return MovementPieces(*(getattr(self, one.name)[rows] for one in fields(self)))


def pieces_of(mover: Mover | Array, size: int, **values: Any) -> MovementPieces:
    """So many pieces; each value is one for all or an array, what is not given is nobody, no skill, no level."""
    kinds: dict[str, tuple[type[Any], Any]] = {
        "mover": (np.int8, NUMBER[mover] if isinstance(mover, Mover) else mover),
        "person": (np.int64, NOBODY),
        "skill": (np.int64, NO_SKILL),
        "target": (np.int64, NO_TARGET),
        "level_before": (np.int8, NO_LEVEL),
        "level_after": (np.int8, NO_LEVEL),
    }
    found = {}
    for one in fields(MovementPieces):
        kind, value = kinds.get(one.name, (np.float64, 0))
        found[one.name] = np.broadcast_to(np.asarray(values.get(one.name, value), dtype=kind), size)
    return MovementPieces(**found)


def joined_pieces(parts: Iterable[MovementPieces]) -> MovementPieces:
    """All pieces of several parts that move low or high at all."""
    several = [pieces_of(Mover.JOINED, 0), *parts]
    whole = MovementPieces(
        *(np.concatenate([getattr(one, each.name) for one in several]) for each in fields(several[0]))
    )
    return whole.take(np.flatnonzero((whole.low != 0) | (whole.high != 0)))


def level_movers(before: Array, after: Array) -> Array:
    """The movers of changed levels as numbers; of a level that is known on neither day it means nothing."""
    known = np.where(after > before, NUMBER[Mover.RAISED], NUMBER[Mover.LOWERED])
    return np.where(before < 0, NUMBER[Mover.NEW], np.where(after < 0, NUMBER[Mover.LAPSED], known))


@dataclass(frozen=True)
class MovementStep:
    """All pieces of one mover together: what they add to low and high, and how many they are."""

    mover: Mover
    low: float
    high: float
    count: int


def steps_of(pieces: MovementPieces) -> tuple[MovementStep, ...]:
    """The sums of the movers of which there are pieces."""
    low, high, found = pieces.low, pieces.high, []
    for number, mover in enumerate(MOVERS):
        rows = np.flatnonzero(pieces.mover == number)
        if len(rows):
            found.append(MovementStep(mover, fsum(low[rows]), fsum(high[rows]), len(rows)))
    return tuple(found)


@dataclass(frozen=True, eq=False)
class Movement:
    """One coverage on two days and what lies between: low_before + Σ low of the pieces = low_after, and so for high.

    Figures are null, and there are no pieces, where there is no coverage on one of the days. ``steps`` are the movers
    of which there are pieces, in their order; ``target_ids`` those of each target that a piece names by its index.
    """

    unit_id: int | None
    first_on: date
    last_on: date
    scenario_id: int | None
    low_before: float | None
    low_after: float | None
    high_before: float | None
    high_after: float | None
    pieces: MovementPieces
    steps: tuple[MovementStep, ...]
    target_ids: tuple[tuple[int, ...], ...] = ()

    def largest(self, count: int, mover: Mover | None = None) -> tuple[MovementPiece, ...]:
        """So many pieces, of one mover or of all, those first that move low most, then high; ties by their ids."""
        chosen = self.pieces
        if mover is not None:
            chosen = chosen.take(np.flatnonzero(chosen.mover == NUMBER[mover]))
        keys = (
            chosen.target,
            chosen.skill,
            chosen.person,
            -np.abs(chosen.high).round(15),
            -np.abs(chosen.low).round(15),
        )
        return tuple(self._piece(chosen, row) for row in np.lexsort(keys)[:count].tolist())

    def _piece(self, pieces: MovementPieces, row: int) -> MovementPiece:
        one = pieces.take(np.array([row]))
        before, after = int(one.level_before[0]), int(one.level_after[0])
        target = int(one.target[0])
        numbers = (one.low_before, one.low_after, one.low_part, one.high_before, one.high_after, one.high_part)
        return MovementPiece(
            MOVERS[int(one.mover[0])],
            _id(one.person[0]),
            _id(one.skill[0]),
            () if target == NO_TARGET else self.target_ids[target],
            None if before == NO_LEVEL else (_level(before), _level(after)),
            *(float(number[0]) for number in numbers),
        )


def _id(number: Any) -> int | None:
    return None if number == NOBODY else int(number)


def _level(level: int) -> int | None:
    return None if level in (UNKNOWN, EXPIRED) else level
