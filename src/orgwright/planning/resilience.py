"""Where a unit breaks: what nobody or one person alone holds, how much slack is left, and whose leaving costs most."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

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
    points add up to ``loss``.
    """

    person_ids: tuple[int, ...]
    before: TargetShares
    after: TargetShares
    losses: tuple[TargetLoss, ...]

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
    organization: Organization, targets: Sequence[TargetCoverage], before: TargetShares, person_ids: Iterable[int]
) -> Departures:
    leaving = organization.seating.by_person_key(set(person_ids))
    levels = organization.proficiency.levels_of(leaving, (one.skill_id for one in targets)).T.tolist()
    units = [_units_of(organization, one) for one in leaving]
    asked = [_asked_of(organization, one) for one in leaving]
    total = sum(one.weight for one in targets)
    afterwards, losses = [], []
    for target, row in zip(targets, levels, strict=True):
        there = [number for number, own in enumerate(units) if target.unit_id in own]
        held = tuple(leaving[number] for number in there if row[number] >= target.level)
        unknown = [number for number in there if row[number] < 0]
        after = target
        if held or unknown:
            of_role = sum(target.skill_id in asked[number] for number in unknown)
            after = _without(target, held, len(unknown), of_role)
        afterwards.append(after)
        if held:
            share = target.share_low - after.share_low
            losses.append(TargetLoss(target, after, held, target.weight * share / total if total else 0.0))
    dearest = sorted(losses, key=lambda one: -one.points)
    return Departures(leaving, before, target_shares(afterwards), tuple(dearest))


def _without(target: TargetCoverage, held: Sequence[int], unknown: int, of_role: int) -> TargetCoverage:
    """A target without some holders and so many people of whom it is unknown, ``of_role`` of them asked by role."""
    return replace(
        target,
        holders_low=target.holders_low - len(held),
        holders_high=target.holders_high - len(held) - unknown,
        holders_high_asked=target.holders_high_asked - len(held) - of_role,
        holder_ids=tuple(one for one in target.holder_ids if one not in held) if held else target.holder_ids,
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


def _asked_of(organization: Organization, person_id: int) -> frozenset[int]:
    """The skills that the role of somebody's primary incumbency asks for."""
    role_id = organization.seating.role_of(person_id)
    asks = None if role_id is None else role_parts(organization.demand).get(role_id)
    return frozenset() if asks is None else frozenset(asks.skill_ids.tolist())
