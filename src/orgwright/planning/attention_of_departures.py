"""Who leaves, or would leave, with what: dated ends of expertise, and people who alone hold what is needed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import fsum

from orgwright.planning.attention_row import (
    Attention,
    AttentionKind,
    AttentionPart,
    counted,
    day_words,
    listed,
    part_of_target,
    percent,
    sentence,
)
from orgwright.planning.days import months_later
from orgwright.planning.organization import Organization
from orgwright.planning.resilience_leaving import EXPIRES, LEAVES, Ending, leaving_expertise
from orgwright.planning.target_coverage import TargetCoverage, target_shares
from orgwright.planning.unit_coverage import targets_of
from orgwright.progress import Progress

AHEAD_MONTHS = 12
"""How far dated ends, plans and beginnings of targets are looked for."""
RARE = 2
"""So many holders or fewer, and one who goes leaves nobody or one other."""


@dataclass(frozen=True)
class _Loss:
    """One target that one person holds; ``whole`` is the weight of all targets."""

    target: TargetCoverage
    whole: float

    @property
    def points(self) -> float:
        """What the person's going takes from low coverage."""
        return _alone(self.target, self.whole)


def attention_of_leaving(
    organization: Organization, unit_id: int | None, progress: Progress | None = None
) -> Iterator[Attention]:
    """Who stops meeting targets within twelve months because of what is dated already; one row a person and reason.

    Of those who take nothing from low coverage only they who leave at most one other holder behind. Worth: what the
    person alone takes from low coverage, Σ w·(min(n, d) − min(n − 1, d)) ÷ d ÷ Σ w over the targets that end.
    """
    until = months_later(organization.day, AHEAD_MONTHS)
    whole = _total(targets_of(organization, unit_id))
    found: dict[tuple[int, str], list[tuple[_Loss, Ending]]] = defaultdict(list)
    for one in leaving_expertise(organization, unit_id, until, progress).targets:
        loss = _Loss(one.before, whole)
        for ending in one.endings:
            found[ending.person_id, ending.why].append((loss, ending))
    for (person_id, why), several in found.items():
        losses = _ordered(loss for loss, _ in several)
        if losses[0].points > 0 or any(one.target.holders_low <= RARE for one in losses):
            yield _leaver(organization, person_id, why, losses, min(ending.last_on for _, ending in several))


def _leaver(organization: Organization, person_id: int, why: str, losses: Sequence[_Loss], last_on: date) -> Attention:
    name = organization.people[person_id].name
    on = day_words(organization, last_on)
    sole = [one.target for one in losses if one.target.holders_low == 1]
    verb = {LEAVES: f"{name} leaves on {on}", EXPIRES: f"What {name} holds expires on {on}"}.get(
        why, f"{name} moves away on {on}"
    )
    with_it = f" and takes {counted(len(_skills(sole)), 'skill')} along" if sole and why != EXPIRES else ""
    return Attention(
        AttentionKind.EXPIRING if why == EXPIRES else AttentionKind.LEAVING,
        ("person", person_id),
        fsum(one.points for one in losses),
        verb + with_it,
        f"{_fall(organization, losses)}{_left_behind(organization, losses, person_id)}",
        "resilience",
        "leaving",
        parts=_parts(organization, losses),
    )


def _left_behind(organization: Organization, losses: Sequence[_Loss], person_id: int) -> str:
    """Who is left to hold what the person held, of the rarest skill."""
    names = organization.skills
    sole = [one.target for one in losses if one.target.holders_low == 1]
    if sole:
        skills = _skills(sole)
        return f"Nobody else holds {names[skills[0]].name}."
    one = min((loss.target for loss in losses), key=lambda target: target.holders_low)
    rest = one.holders_low - 1
    if rest == 1:
        (other,) = (each for each in one.holder_ids if each != person_id)
        return f"Only {organization.people[other].name} then holds {names[one.skill_id].name} at level {one.level}."
    return f"{names[one.skill_id].name} then has {rest} of {one.people_needed} people at level {one.level}."


def attention_of_single_holders(organization: Organization, unit_id: int | None) -> Iterator[Attention]:
    """Who alone holds a target, and the one whose leaving costs most in any case; one row a person.

    Worth: what the leaving would take from low coverage, Σ w·(min(n, d) − min(n − 1, d)) ÷ d ÷ Σ w over all that the
    person holds. It is the whole loss, however likely the leaving is. The worst departure: ties by person key.
    """
    targets = targets_of(organization, unit_id)
    losses = _losses_by_person(targets)
    if not losses:
        return
    costs = {key: fsum(one.points for one in several) for key, several in losses.items()}
    ordered = organization.seating.by_person_key(losses)
    worst = max(ordered, key=costs.__getitem__)
    low = target_shares(targets).low or 0.0
    for person_id in ordered:
        sole = [one.target for one in losses[person_id] if one.target.holders_low == 1]
        if sole or (person_id == worst and costs[worst] > 0):
            after = low - costs[person_id]
            yield _single_holder(organization, person_id, losses[person_id], after, person_id == worst)


def _single_holder(
    organization: Organization, person_id: int, several: Sequence[_Loss], after: float, is_worst: bool
) -> Attention:
    losses, name = _ordered(several), organization.people[person_id].name
    sole = [one.target for one in losses if one.target.holders_low == 1]
    skills = [organization.skills[one].name for one in _skills(sole)]
    if not sole:
        headline = f"Nobody’s leaving would cost more than that of {name}"
    elif len(skills) == 1:
        headline = f"{name} alone holds {skills[0]}"
    else:
        headline = f"{name} alone holds {counted(len(skills), 'skill')}"
    reason = _fall(organization, losses, "{} would fall") or "Leaving costs nothing today. "
    if is_worst:
        reason += f"No leaving costs more: {percent(after)} % would be left of the whole."
    elif len(skills) > 1:
        reason += f"Nobody else holds {listed(skills, last='or')}."
    else:
        reason += f"{sentence(counted(sole[0].people_needed, 'is', 'are'))} needed."
    worth = fsum(one.points for one in losses)
    return Attention(
        AttentionKind.SINGLE_HOLDER,
        ("person", person_id),
        worth,
        headline,
        reason,
        "resilience",
        "departures",
        parts=_parts(organization, losses),
    )


def _losses_by_person(targets: Sequence[TargetCoverage]) -> Mapping[int, list[_Loss]]:
    """What each person's going alone would cost: a target with slack loses nothing, the others a holder each."""
    whole = _total(targets)
    found: dict[int, list[_Loss]] = defaultdict(list)
    for one in targets:
        if one.slack <= 0 and one.holders_low:
            loss = _Loss(one, whole)
            for person_id in one.holder_ids:
                found[person_id].append(loss)
    return found


def _alone(target: TargetCoverage, whole: float) -> float:
    """What one holder less takes from low coverage."""
    after = min((target.holders_low - 1) / target.people_needed, 1.0)
    return target.weight * (target.share_low - after) / whole if whole else 0.0


def _total(targets: Sequence[TargetCoverage]) -> float:
    return fsum(one.weight for one in targets)


def _ordered(losses: Sequence[_Loss] | Iterator[_Loss]) -> list[_Loss]:
    return sorted(losses, key=lambda one: (-one.points, one.target.holders_low))


def _skills(targets: Sequence[TargetCoverage]) -> list[int]:
    """The different skills of some targets, in their order."""
    return list(dict.fromkeys(one.skill_id for one in targets))


def _fall(organization: Organization, losses: Sequence[_Loss], words: str = "{} falls") -> str:
    """How low coverage of the unit that loses most falls, as a sentence; nothing where it does not."""
    points: dict[int, float] = defaultdict(float)
    for one in losses:
        points[one.target.unit_id] += one.points
    unit_id = max(points, key=points.__getitem__)
    targets = targets_of(organization, unit_id)
    before, whole = target_shares(targets).low, _total(targets)
    if before is None or not points[unit_id]:
        return ""
    own = set(targets)
    after = before - fsum(_alone(one.target, whole) for one in losses if one.target in own)
    return f"{words.format(organization.units[unit_id].name)} from {percent(before)} to {percent(after)} % held. "


def _parts(organization: Organization, losses: Sequence[_Loss]) -> tuple[AttentionPart, ...]:
    return tuple(part_of_target(organization, one.target, int(one.target.slack <= 0), one.whole) for one in losses)
