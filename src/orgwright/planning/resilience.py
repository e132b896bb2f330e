"""Where a unit breaks: what nobody or one person alone holds, how much slack is left, and whose leaving costs most."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from orgwright.errors import RefusedInput
from orgwright.planning.organization import Organization
from orgwright.planning.people_coverage import role_parts
from orgwright.planning.resilience_search import holdings, worst_one, worst_two
from orgwright.planning.target_coverage import TargetCoverage, TargetShares, target_shares
from orgwright.planning.unit_coverage import targets_of
from orgwright.progress import Progress

MOST_LEAVERS = 2


@dataclass(frozen=True)
class TargetLoss:
    """What one target loses: as it was, as it is afterwards, and who of the leavers held it.

    ``points`` is what that takes from the unit's low coverage, w·(share before − share after) ÷ Σ w: 0 where enough
    holders stay.
    """

    before: TargetCoverage
    after: TargetCoverage
    left_holder_ids: tuple[int, ...]
    points: float


@dataclass(frozen=True)
class Departures:
    """Some people leaving every unit at once: coverage of the unit's targets before and after, and what goes with them.

    ``person_ids`` stand by key. ``losses`` are the targets that a leaver is known to hold, the dearest first; their
    points add up to ``loss``. ``targets`` are all of the unit, each as it was and as it is afterwards.
    """

    person_ids: tuple[int, ...]
    before: TargetShares
    after: TargetShares
    losses: tuple[TargetLoss, ...]
    targets: tuple[tuple[TargetCoverage, TargetCoverage], ...]

    @property
    def loss(self) -> float | None:
        """What the departures take from low coverage; null without targets."""
        if self.before.low is None or self.after.low is None:
            return None
        return self.before.low - self.after.low

    def held_by(self, person_id: int) -> tuple[TargetLoss, ...]:
        """What one of the leavers is known to hold, the dearest first."""
        return tuple(one for one in self.losses if person_id in one.left_holder_ids)


@dataclass(frozen=True)
class Resilience:
    """How a unit with all below it stands departures; of the whole organization where ``unit_id`` is null.

    ``targets`` carry their slack; ``uncovered`` and ``single_holders`` are those of them that nobody and that one
    person is known to hold. ``worst`` holds the worst one departure and, where two were asked for, then the worst two;
    fewer where the unit has fewer people, none where there is no coverage to lower.
    """

    unit_id: int | None
    on: date
    scenario_id: int | None
    leavers: int
    before: TargetShares
    targets: tuple[TargetCoverage, ...]
    uncovered: tuple[TargetCoverage, ...]
    single_holders: tuple[TargetCoverage, ...]
    worst: tuple[Departures, ...]

    @property
    def robustness(self) -> int | None:
        """Least slack over the targets: so many may leave, whoever they are; negative where short, null without any."""
        return self.before.robustness


def resilience(
    organization: Organization, unit_id: int | None, leavers: int = 2, progress: Progress | None = None
) -> Resilience:
    """Uncovered targets, single holders, slack, robustness, and the worst one and two departures of a unit.

    Worst: the k people of the unit whose leaving of every unit lowers low coverage Σ w·min(n/d, 1) ÷ Σ w most, ties by
    person key; exact (proof in ``resilience_search``). A pair may cost more than its two single losses: a target with
    slack 1 loses nothing to one leaver and something to two. Source: the help, "Resilience".
    """
    if not 1 <= leavers <= MOST_LEAVERS:
        raise RefusedInput(f"The worst departures are found for 1 or 2 people, not for {leavers}.")
    targets = targets_of(organization, unit_id)
    before = target_shares(targets)
    people = organization.seating.by_person_key(organization.seating.people_of(unit_id))
    sets = [] if before.low is None else _worst(targets, people, leavers, progress or Progress())
    return Resilience(
        unit_id,
        organization.day,
        organization.scenario_id,
        leavers,
        before,
        targets,
        tuple(one for one in targets if one.is_uncovered),
        tuple(one for one in targets if one.is_single_holder),
        tuple(_departures(organization, targets, before, leaving) for leaving in sets),
    )


def _worst(
    targets: Sequence[TargetCoverage], people: Sequence[int], leavers: int, progress: Progress
) -> list[tuple[int, ...]]:
    held = holdings(targets, people)
    found: list[tuple[int, ...]] = []
    if people:
        found.append((people[worst_one(held)],))
    if leavers > 1 and len(people) > 1:
        found.append(tuple(people[one] for one in worst_two(held, progress)))
    return found


def departures(organization: Organization, unit_id: int | None, person_ids: Iterable[int]) -> Departures:
    """What a unit's targets lose when chosen people leave every unit at once.

    n − the leavers who hold the target, likewise n_high without the leavers who hold it or of whom it is unknown;
    coverage = Σ w·min(n/d, 1) ÷ Σ w as ever. Somebody who is not of a target's unit takes nothing from it.
    """
    targets = targets_of(organization, unit_id)
    return _departures(organization, targets, target_shares(targets), person_ids)


def _departures(
    organization: Organization, targets: Sequence[TargetCoverage], shares: TargetShares, person_ids: Iterable[int]
) -> Departures:
    leaving = organization.seating.by_person_key(set(person_ids))
    held, unknown, of_role = _leaving_by_target(organization, targets, leaving)
    counts = zip(*(several.sum(axis=0).tolist() for several in (held, unknown, of_role)), strict=True)
    total = sum(one.weight for one in targets)
    afterwards, losses = [], []
    for number, (before, (known, maybe, asked)) in enumerate(zip(targets, counts, strict=True)):
        left = tuple(leaving[one] for one in np.flatnonzero(held[:, number]).tolist()) if known else ()
        after = _without(before, left, maybe, asked) if known or maybe else before
        afterwards.append(after)
        if left:
            points = before.weight * (before.share_low - after.share_low) / total if total else 0.0
            losses.append(TargetLoss(before, after, left, points))
    losses.sort(key=lambda one: -one.points)
    pairs = tuple(zip(targets, afterwards, strict=True))
    return Departures(leaving, shares, target_shares(afterwards), tuple(losses), pairs)


def _leaving_by_target(
    organization: Organization, targets: Sequence[TargetCoverage], leaving: Sequence[int]
) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
    """Who of the leavers holds a target, of whom it is unknown, and whose role asks for it then: bool[people, targets].

    All three only where somebody counts in the unit of the target.
    """
    shape = (len(leaving), len(targets))
    levels = organization.proficiency.levels_of(leaving, (one.skill_id for one in targets))
    needed = np.array([one.level for one in targets], dtype=np.int8)
    there, asked = np.zeros(shape, dtype=bool), np.zeros(shape, dtype=bool)
    for number, one in enumerate(leaving):
        units, skills = _units_of(organization, one), asked_of(organization, one)
        there[number] = [target.unit_id in units for target in targets]
        asked[number] = [target.skill_id in skills for target in targets]
    unknown = there & (levels < 0)
    return there & (levels >= needed), unknown, unknown & asked


def _without(before: TargetCoverage, left: tuple[int, ...], unknown: int, of_role: int) -> TargetCoverage:
    """A target without some holders and so many people of whom it is unknown, ``of_role`` of them asked by role."""
    gone = frozenset(left)
    return TargetCoverage(
        before.target_ids,
        before.unit_id,
        before.skill_id,
        before.level,
        before.people_needed,
        before.weight,
        before.holders_low - len(left),
        before.holders_high - len(left) - unknown,
        before.holders_high_asked - len(left) - of_role,
        tuple(one for one in before.holder_ids if one not in gone) if left else before.holder_ids,
    )


def _units_of(organization: Organization, person_id: int) -> set[int]:
    """The units that somebody counts in on the day: those of the active incumbencies and all above them."""
    units = organization.units
    found: set[int] = set()
    for one in organization.seating.incumbencies_by_person.get(person_id, ()):
        unit_id: int | None = organization.positions[one.position_id].unit_id
        while unit_id is not None and unit_id in units and unit_id not in found:
            found.add(unit_id)
            unit_id = units[unit_id].parent_id
    return found


def asked_of(organization: Organization, person_id: int) -> frozenset[int]:
    """The skills that the role of somebody's primary incumbency asks for."""
    role_id = organization.seating.role_of(person_id)
    asks = None if role_id is None else role_parts(organization.demand).get(role_id)
    return frozenset() if asks is None else frozenset(asks.skill_ids.tolist())
