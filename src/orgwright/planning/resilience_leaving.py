"""Expertise that leaves by a day: who stops meeting a unit's targets because of what is dated already, and when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from orgwright.errors import RefusedInput
from orgwright.planning.days import day_number, day_of_number
from orgwright.planning.organization import Organization
from orgwright.planning.proficiency import reduce_cells
from orgwright.planning.remembered import remembered
from orgwright.planning.resilience import asked_of
from orgwright.planning.seating import Seating
from orgwright.planning.target_coverage import TargetCoverage, TargetShares, target_shares
from orgwright.planning.unit_coverage import targets_of
from orgwright.progress import Progress
from orgwright.records import Incumbency

LEAVES, MOVES, EXPIRES = "leaves", "moves", "expires"
LOOKING = "Looking for expertise that leaves"


@dataclass(frozen=True)
class Ending:
    """Somebody who stops meeting a target: ``why``, and the last day on which they meet it.

    leaves: the last day employed; moves: the last day in the unit; expires: the last day before the level that counts
    is lower than the target or not known. Who leaves or moves is not named as expiring too.
    """

    person_id: int
    why: str
    last_on: date


@dataclass(frozen=True)
class TargetEnding:
    """One target on the day, and what stays of it: the endings by day, then person key; ``points`` of low coverage."""

    before: TargetCoverage
    after: TargetCoverage
    endings: tuple[Ending, ...]
    points: float


@dataclass(frozen=True)
class LeavingExpertise:
    """What a unit's targets lose up to the day ``until``: those that lose holders, the dearest first.

    ``pairs`` are all targets of the unit, each as it is and as it will be.
    """

    unit_id: int | None
    on: date
    until: date
    scenario_id: int | None
    before: TargetShares
    after: TargetShares
    targets: tuple[TargetEnding, ...]
    pairs: tuple[tuple[TargetCoverage, TargetCoverage], ...]


def leaving_expertise(
    organization: Organization, unit_id: int | None, until: date, progress: Progress | None = None
) -> LeavingExpertise:
    """Who of the day's holders meets a unit's targets no more on the day ``until``: end dates, expiring assessments.

    Losses alone: people who join, rise or move in by then are not counted, nor targets that begin or end. The high end
    keeps those of whom it is merely no longer known. Source: the help, "Resilience".
    """
    if until < organization.day:
        raise RefusedInput(f"Give a day on or after {organization.day.isoformat()}, not {until.isoformat()}.")
    targets = targets_of(organization, unit_id)
    total = sum(one.weight for one in targets)
    by_unit: dict[int, list[TargetCoverage]] = defaultdict(list)
    for one in targets:
        by_unit[one.unit_id].append(one)
    later = organization.as_of(until)
    pairs: list[tuple[TargetCoverage, TargetCoverage]] = []
    found: list[TargetEnding] = []
    for own_unit, own in by_unit.items():
        for before, after, endings in _of_unit(organization, later, own_unit, own):
            (progress or Progress()).step(len(pairs), len(targets), LOOKING)
            pairs.append((before, after))
            if endings:
                points = before.weight * (before.share_low - after.share_low) / total if total else 0.0
                found.append(TargetEnding(before, after, endings, points))
    found.sort(key=lambda one: -one.points)
    shares = target_shares(targets), target_shares([after for _, after in pairs])
    rows = tuple(found), tuple(pairs)
    return LeavingExpertise(unit_id, organization.day, until, organization.scenario_id, *shares, *rows)


def _of_unit(
    organization: Organization, later: Organization, unit_id: int, targets: Sequence[TargetCoverage]
) -> Iterator[tuple[TargetCoverage, TargetCoverage, tuple[Ending, ...]]]:
    people = organization.seating.by_person_key(organization.seating.people_of(unit_id))
    staying = later.seating.people_of(unit_id)
    is_gone = np.array([one not in staying for one in people], dtype=bool)
    skill_ids = [one.skill_id for one in targets]
    now = organization.proficiency.levels_of(people, skill_ids)
    then = later.proficiency.levels_of(people, skill_ids)
    for number, one in enumerate(targets):
        lost = _Lost(one, people, is_gone, now[:, number], then[:, number])
        leavers = [people[place] for place in np.flatnonzero(lost.ends).tolist()]
        endings = [_ending(organization, later.day, one, person_id, person_id in staying) for person_id in leavers]
        yield one, lost.after(organization), tuple(sorted(endings, key=lambda each: each.last_on))


@dataclass(frozen=True, eq=False)
class _Lost:
    """One target with its unit's people, who of them is gone later, and their levels now and then."""

    target: TargetCoverage
    people: Sequence[int]
    is_gone: NDArray[Any]
    now: NDArray[Any]
    then: NDArray[Any]

    @property
    def ends(self) -> NDArray[Any]:
        """Who meets the target now and not then."""
        ends: NDArray[Any] = (self.now >= self.target.level) & (self.is_gone | (self.then < self.target.level))
        return ends

    def after(self, organization: Organization) -> TargetCoverage:
        """The target without what ends; who becomes unknown stays in the high end."""
        ends, target = self.ends, self.target
        fades = ends & ~self.is_gone & (self.then < 0)
        out = (ends & ~fades) | (self.is_gone & (self.now < 0))
        if not (ends | out).any():
            return target
        asked_out = out & (ends | self._asked(organization, out))
        unasked = fades & ~self._asked(organization, fades)
        left = {self.people[place] for place in np.flatnonzero(ends).tolist()}
        return replace(
            target,
            holders_low=target.holders_low - int(ends.sum()),
            holders_high=target.holders_high - int(out.sum()),
            holders_high_asked=target.holders_high_asked - int(asked_out.sum()) - int(unasked.sum()),
            holder_ids=tuple(one for one in target.holder_ids if one not in left),
        )

    def _asked(self, organization: Organization, some: NDArray[Any]) -> NDArray[Any]:
        """Of some of the people, those whose role asks for the skill."""
        asked = np.zeros(len(some), dtype=bool)
        for place in np.flatnonzero(some).tolist():
            asked[place] = self.target.skill_id in asked_of(organization, self.people[place])
        return asked


def _ending(
    organization: Organization, until: date, target: TargetCoverage, person_id: int, is_in_unit: bool
) -> Ending:
    left_on = organization.people[person_id].left_on
    if left_on is not None and left_on < until:
        return Ending(person_id, LEAVES, left_on)
    if not is_in_unit:
        return Ending(person_id, MOVES, _last_in_unit(organization, until, target.unit_id, person_id))
    return Ending(person_id, EXPIRES, _last_at_level(organization, until, target, person_id))


@remembered
def _seats_by_person(seating: Seating) -> Mapping[int, tuple[Incumbency, ...]]:
    """The incumbencies of each person, of any time."""
    found: dict[int, list[Incumbency]] = defaultdict(list)
    for one in seating.incumbencies.values():
        found[one.person_id].append(one)
    return {person_id: tuple(several) for person_id, several in found.items()}


def _last_in_unit(organization: Organization, until: date, unit_id: int, person_id: int) -> date:
    """The last day before ``until`` on which somebody has a seat in a unit or below."""
    units = frozenset(organization.seating.subtree(unit_id))
    seats = _seats_by_person(organization.seating)[person_id]
    ends = (one.to_on for one in seats if organization.positions[one.position_id].unit_id in units)
    return max(one for one in ends if one is not None and one < until)


def _last_at_level(organization: Organization, until: date, target: TargetCoverage, person_id: int) -> date:
    """The last day on which somebody's effective level meets a target that it does not meet on the day ``until``."""
    rows = organization.assessments.of_cell(person_id, target.skill_id)
    first, last = day_number(organization.day), day_number(until)
    # A level changes only where a statement begins or has ended.
    changes = np.union1d(rows.on.astype(np.int64), rows.until.astype(np.int64) + 1)
    *earlier, fall = changes[(changes > first) & (changes <= last)].tolist()
    for day in reversed(earlier):
        found = reduce_cells(rows, np.zeros(len(rows), dtype=np.int64), 1, day, organization.policy)
        if found.level[0] >= target.level:
            break
        fall = day
    return day_of_number(fall) - timedelta(days=1)
