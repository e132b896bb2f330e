"""What moved the coverage of a unit's capability targets between two days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import fsum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from orgwright.planning.movement_pieces import (
    NO_LEVEL,
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
from orgwright.planning.target_coverage import TargetCoverage, TargetShares, target_shares
from orgwright.planning.unit_coverage import targets_of

Array = NDArray[Any]
Key = tuple[int, int, int, int, float]
"""A target that stays what it is: unit, skill, level, people needed and weight."""


def target_movement(before: Organization, after: Organization, unit_id: int | None) -> Movement:
    """What moved the coverage of the targets of a unit and all below it between the days of two pictures.

    With W the weights of the targets that hold on the first day, the last, or both:

    - a target added: w ÷ W × (its share on the last day − the coverage of the unit on the first);
    - a target ended: w ÷ W × (the coverage of the unit on the last day − its share on the first). A target of which
      the people needed or the weight changes has ended and another one was added;
    - of a target that stays, everybody who came to count as a holder adds, and everybody who no longer counts takes
      away, w ÷ W × the worth of one holder: (share₂ − share₁) ÷ (n₂ − n₁), and where as many came as went 1 ÷ d if
      the target is short, else 0. So holders are worth the same whatever their order.

    The pieces add up to the difference, low and high apart. Source: the help, "Coverage over time".
    """
    first, last = ({_key(one): one for one in targets_of(picture, unit_id)} for picture in (before, after))
    shares = [target_shares(tuple(one.values())) for one in (first, last)]
    every = list({**first, **last})
    parts: list[MovementPieces] = []
    if first and last and shares[0].low is not None and shares[1].low is not None:
        whole = fsum(key[4] for key in every)
        change = _Change(before, after, first, last, {key: number for number, key in enumerate(every)}, whole)
        parts = [*change.of_targets(shares[0], shares[1]), *change.of_holders()]
    pieces = joined_pieces(parts)
    return Movement(
        unit_id,
        before.day,
        after.day,
        after.scenario_id,
        shares[0].low,
        shares[1].low,
        shares[0].high,
        shares[1].high,
        pieces,
        steps_of(pieces),
        tuple((last.get(key) or first[key]).target_ids for key in every),
    )


def _key(one: TargetCoverage) -> Key:
    return (one.unit_id, one.skill_id, one.level, one.people_needed, one.weight)


@dataclass(frozen=True, eq=False)
class _Change:
    """The targets of both days by what they are; ``number`` is the place of each, ``whole`` the weight of all."""

    before: Organization
    after: Organization
    first: Mapping[Key, TargetCoverage]
    last: Mapping[Key, TargetCoverage]
    number: Mapping[Key, int]
    whole: float

    def of_targets(self, was: TargetShares, now: TargetShares) -> Iterator[MovementPieces]:
        """The pieces of targets that hold on one of the days alone."""
        added = [one for key, one in self.last.items() if key not in self.first]
        low, high = [one.share_low for one in added], [one.share_high for one in added]
        yield self._whole(Mover.TARGET_ADDED, added, (was.low, was.high), (low, high))
        ended = [one for key, one in self.first.items() if key not in self.last]
        low, high = [one.share_low for one in ended], [one.share_high for one in ended]
        yield self._whole(Mover.TARGET_ENDED, ended, (low, high), (now.low, now.high))

    def _whole(
        self, mover: Mover, targets: list[TargetCoverage], before: tuple[Any, Any], after: tuple[Any, Any]
    ) -> MovementPieces:
        parts = [one.weight / self.whole for one in targets]
        return pieces_of(
            mover,
            len(targets),
            skill=[one.skill_id for one in targets],
            target=[self.number[_key(one)] for one in targets],
            low_before=before[0],
            low_after=after[0],
            low_part=parts,
            high_before=before[1],
            high_after=after[1],
            high_part=parts,
        )

    def of_holders(self) -> Iterator[MovementPieces]:
        """The pieces of people who came to hold what a target asks, or no longer do."""
        by_unit: dict[int, list[Key]] = defaultdict(list)
        for key in self.first:
            if key in self.last:
                by_unit[key[0]].append(key)
        for unit_id, keys in by_unit.items():
            yield self._of_unit(unit_id, keys)

    def _of_unit(self, unit_id: int, keys: list[Key]) -> MovementPieces:
        people = np.array(
            sorted(self.before.seating.people_of(unit_id) | self.after.seating.people_of(unit_id)), dtype=np.int64
        )
        columns = self.after.proficiency.columns(key[1] for key in keys)
        rows = self.after.proficiency.rows(people)
        old, new = (_Day(picture, unit_id, people, rows, columns) for picture in (self.before, self.after))
        asked = np.array([key[2] for key in keys])
        changed = [new.counts(asked, unknown) - old.counts(asked, unknown) for unknown in (False, True)]
        cell = np.nonzero((changed[0] != 0) | (changed[1] != 0))
        worth = np.array([self._worth(key) for key in keys]).reshape(-1, 2)
        is_level = old.inside[cell[0]] & new.inside[cell[0]]
        return pieces_of(
            np.where(is_level, level_movers(old.levels[cell], new.levels[cell]), _movers(old, new)[cell[0]]),
            len(cell[0]),
            person=people[cell[0]],
            skill=np.array([key[1] for key in keys])[cell[1]],
            target=np.array([self.number[key] for key in keys])[cell[1]],
            level_before=np.where(is_level, old.levels[cell], NO_LEVEL),
            level_after=np.where(is_level, new.levels[cell], NO_LEVEL),
            low_before=old.counts(asked, False)[cell],
            low_after=new.counts(asked, False)[cell],
            low_part=worth[cell[1], 0],
            high_before=old.counts(asked, True)[cell],
            high_after=new.counts(asked, True)[cell],
            high_part=worth[cell[1], 1],
        )

    def _worth(self, key: Key) -> tuple[float, float]:
        """What one holder of a target is worth, of those known and of those possible."""
        was, now = self.first[key], self.last[key]
        low = _of_a_holder(was.holders_low, now.holders_low, key[3])
        high = _of_a_holder(was.holders_high, now.holders_high, key[3])
        return low * key[4] / self.whole, high * key[4] / self.whole


class _Day:
    """The people of a unit on one day, as parallel arrays: inside and employed bool, levels int8[people, targets]."""

    def __init__(self, picture: Organization, unit_id: int, people: Array, rows: Array, columns: Array) -> None:
        members, employed = picture.seating.people_of(unit_id), picture.seating.employed
        self.inside = np.array([one in members for one in people.tolist()], dtype=bool)
        self.employed = np.array([one in employed for one in people.tolist()], dtype=bool)
        self.levels: Array = picture.proficiency.levels[rows[:, None], columns]

    def counts(self, asked: Array, unknown: bool) -> Array:
        """Who counts as a holder of each target, with those not known or without them, as 0 and 1."""
        holds = self.levels >= asked
        if unknown:
            holds |= self.levels < 0
        return np.asarray((holds & self.inside[:, None]).astype(np.int8))


def _movers(old: _Day, new: _Day) -> Array:
    """Why people are in the unit on one of the days alone, as numbers of movers."""
    came = np.where(old.employed, NUMBER[Mover.MOVED], NUMBER[Mover.JOINED])
    gone = np.where(new.employed, NUMBER[Mover.MOVED], NUMBER[Mover.LEFT])
    return np.where(new.inside, came, gone)


def _of_a_holder(was: int, now: int, needed: int) -> float:
    """The mean worth of one holder between two depths."""
    if was == now:
        return 1 / needed if was < needed else 0.0
    return (min(now / needed, 1.0) - min(was / needed, 1.0)) / (now - was)
