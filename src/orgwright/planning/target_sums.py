"""Coverage of a unit's capability targets on several days, from a level matrix that is carried from day to day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from math import fsum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from orgwright.planning.days import holds_on
from orgwright.planning.members import Members
from orgwright.planning.organization import Organization
from orgwright.planning.policy import Policy
from orgwright.records import Target

Array = NDArray[Any]


@dataclass(frozen=True, eq=False)
class Holding:
    """Who is known to hold the targets of a day: ``target`` and ``person`` int64 are places of pairs, by target.

    ``needed`` and ``weights`` float64 are of the targets.
    """

    target: Array
    person: Array
    needed: Array
    weights: Array


class TargetSums:
    """The targets of a unit and of all below it, each measured with the people of its own unit.

    ``people`` int64 are the rows of the people, among all by id, whose levels will be given.
    """

    def __init__(self, organization: Organization, unit_id: int | None, people: Array) -> None:
        by_unit: dict[int, list[Target]] = defaultdict(list)
        for one in organization.targets.values():
            by_unit[one.unit_id].append(one)
        skills = np.sort(np.fromiter(organization.skills, dtype=np.int64))
        self._units = [
            _TargetsOfUnit(one, by_unit[one], skills, organization.policy)
            for one in organization.seating.subtree(unit_id)
            if one in by_unit
        ]
        self._people = people

    def shares(self, seated: Members, day: date, levels: Array) -> tuple[float | None, float | None]:
        """Low and high coverage on a day: Σ w·min(n/d, 1) ÷ Σ w over the targets that hold; null without any."""
        weights: list[float] = []
        low: list[float] = []
        high: list[float] = []
        for one in self._units:
            if one.hold_on(day):
                people = self._people.searchsorted(seated.rows_of(one.unit_id))
                weights += one.weights.tolist()
                for shares, found in zip((low, high), one.shares(people, levels), strict=True):
                    shares += (one.weights * found).tolist()
        total = fsum(weights)
        return (fsum(low) / total, fsum(high) / total) if total else (None, None)

    def holding(self, seated: Members, day: date, levels: Array) -> Holding:
        """Who is known to hold the targets that hold on a day; people are places in ``levels``."""
        held = [one for one in self._units if one.hold_on(day)]
        if not held:
            nobody, none = np.zeros(0, dtype=np.int64), np.zeros(0)
            return Holding(nobody, nobody, none, none)
        members_of = [seated.rows_of(one.unit_id) for one in held]
        people = self._people.searchsorted(np.concatenate(members_of))
        columns, levels_needed, needed, weights = (
            np.concatenate(each)
            for each in zip(*((one.columns, one.levels, one.needed, one.weights) for one in held), strict=True)
        )
        # Every target stands beside each of the people of its unit, who stand in one stretch.
        sizes = np.array([len(one) for one in members_of])
        unit = np.repeat(np.arange(len(held)), [len(one.weights) for one in held])
        target = np.repeat(np.arange(len(unit)), sizes[unit])
        first = (sizes.cumsum() - sizes)[unit] - (sizes[unit].cumsum() - sizes[unit])
        person = people[np.arange(len(target)) + first[target]]
        holds = np.flatnonzero(levels[person, columns[target]] >= levels_needed[target])
        return Holding(target[holds], person[holds], needed, weights)


class _TargetsOfUnit:
    """The targets of one unit that hold on the day, one a skill and level.

    ``columns`` of their skills int64, ``levels`` int8, ``needed`` and ``weights`` float64.
    """

    def __init__(self, unit_id: int, targets: list[Target], skill_ids: Array, policy: Policy) -> None:
        self.unit_id = unit_id
        self._targets, self._skill_ids, self._policy = targets, skill_ids, policy
        self._valid: list[Target] | None = None

    def hold_on(self, day: date) -> bool:
        """Choose the targets that hold on a day; whether there are any."""
        valid = [one for one in self._targets if holds_on(day, one.from_on, one.to_on)]
        if valid != self._valid:
            self._valid = valid
            rows = np.array(list(self._joined(valid))).reshape(-1, 4).T
            self.columns = self._skill_ids.searchsorted(rows[0].astype(np.int64))
            self.levels, self.needed, self.weights = rows[1].astype(np.int8), rows[2], rows[3]
        return bool(valid)

    def _joined(self, valid: list[Target]) -> Iterator[tuple[int, int, int, float]]:
        """Skill, level, people and weight: two targets of one skill and level count once, with the larger of each."""
        several: dict[tuple[int, int], list[Target]] = defaultdict(list)
        for one in valid:
            several[one.skill_id, one.level].append(one)
        for (skill_id, level), rows in several.items():
            weight = max(self._policy.target_weight(one.importance) for one in rows)
            yield skill_id, level, max(one.people for one in rows), weight

    def shares(self, people: Array, levels: Array) -> tuple[Array, Array]:
        """min(n/d, 1) of each target, with those known to hold it, and with those not known as holders."""
        block = levels.take(people, axis=0).take(self.columns, axis=1)
        known = np.add.reduce(block >= self.levels, axis=0, dtype=np.int64)
        possible = known + np.add.reduce(block < 0, axis=0, dtype=np.int64)
        return np.minimum(known / self.needed, 1.0), np.minimum(possible / self.needed, 1.0)
