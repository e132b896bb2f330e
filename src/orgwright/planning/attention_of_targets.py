"""Targets that nobody holds, and gaps that no plan closes in time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import fsum

from orgwright.planning.attention_of_departures import AHEAD_MONTHS
from orgwright.planning.attention_row import (
    Attention,
    AttentionKind,
    counted,
    day_words,
    month_words,
    part_of_target,
    sentence,
)
from orgwright.planning.days import holds_on, months_later
from orgwright.planning.organization import Organization
from orgwright.planning.target_coverage import TargetCoverage, targets_by_unit
from orgwright.planning.unit_coverage import targets_of
from orgwright.progress import Progress
from orgwright.records import Target

COMPARING = "Looking at what the plans close"


def attention_of_uncovered(organization: Organization, unit_id: int | None) -> Iterator[Attention]:
    """Targets that nobody is known to hold. Worth: the whole weight of the target, w ÷ Σ w."""
    targets = targets_of(organization, unit_id)
    whole = fsum(one.weight for one in targets)
    for one in targets:
        if one.is_uncovered:
            skill, unit = organization.skills[one.skill_id].name, organization.units[one.unit_id].name
            needed = counted(one.people_needed, "person is", "people are")
            reason = sentence(f"{needed} needed at level {one.level}{_maybe(one)}.")
            worth = one.weight / whole if whole else 0.0
            yield Attention(
                AttentionKind.UNCOVERED,
                _cause(one),
                worth,
                f"{skill} has no holder in {unit}",
                reason,
                "coverage",
                "targets",
                unit_id=one.unit_id,
                parts=(part_of_target(organization, one, one.people_needed, whole),),
            )


def _maybe(one: TargetCoverage) -> str:
    unknown = one.holders_high - one.holders_low
    return f"; of {counted(unknown, 'person', 'people')} there the level is not known" if unknown else ""


def _cause(one: TargetCoverage) -> tuple[str, int, int]:
    return ("target", one.unit_id, one.skill_id)


@dataclass(frozen=True)
class _Plan:
    """The picture under one plan, and what the plan is called."""

    name: str
    picture: Organization


def _plans(organization: Organization) -> list[_Plan]:
    """As recorded and every scenario; of a picture under a scenario that one alone."""
    scenario = organization.scenario
    if scenario is not None:
        return [_Plan(scenario.title, organization)]
    several = sorted(organization.scenarios.values(), key=lambda one: one.key)
    return [_Plan("", organization), *(_Plan(one.title, organization.under(one.id)) for one in several)]


def attention_of_plans(
    organization: Organization, unit_id: int | None, progress: Progress | None = None
) -> Iterator[Attention]:
    """Units short of their own targets that no plan brings up to them within twelve months, and targets that begin.

    The plans are what is recorded and every scenario; of a picture under a scenario that one. Worth: what is still
    missing at the low end under the best of them, Σ w·(1 − min(n/d, 1)) ÷ Σ w of that day. A target that begins within
    the time is looked at on its first day.
    """
    units = [one for one in organization.seating.subtree(unit_id) if one in targets_by_unit(organization)]
    beginning = _beginning(organization, unit_id)
    if not any(_short(targets_by_unit(organization)[one]) for one in units) and not beginning:
        return
    plans, until = _plans(organization), months_later(organization.day, AHEAD_MONTHS)
    days = sorted({until, *beginning})
    later: dict[date, list[_Then]] = {}
    for number, day in enumerate(days):
        (progress or Progress()).step(number, len(days), COMPARING)
        later[day] = [_Then.of(plan, day, unit_id) for plan in plans]
    for one in units:
        short = _short(targets_by_unit(organization)[one])
        best = min(later[until], key=lambda then: then.missing(one))
        if short and best.missing(one) > 0:
            yield _not_closed(organization, one, best, len(plans), until)
    for day, several in beginning.items():
        for key in several:
            best = max(later[day], key=lambda then: then.held(key))
            if best.is_short(key):
                yield _not_ready(organization, best, key, day, len(plans))


def _beginning(organization: Organization, unit_id: int | None) -> Mapping[date, list[tuple[int, int, int]]]:
    """Targets that begin after the day and within the time, by their first day: (unit, skill, level)."""
    until = months_later(organization.day, AHEAD_MONTHS)
    units = frozenset(organization.seating.subtree(unit_id))
    found: dict[date, list[tuple[int, int, int]]] = defaultdict(list)
    for one in organization.targets.values():
        first = one.from_on
        if first is None or one.unit_id not in units or not organization.day < first <= until:
            continue
        # A target that ends before it begins never holds; a finding tells of it.
        if holds_on(first, first, one.to_on):
            found[first].append(_key(one))
    return found


def _key(one: Target | TargetCoverage) -> tuple[int, int, int]:
    return one.unit_id, one.skill_id, one.level


def _short(targets: Sequence[TargetCoverage]) -> list[TargetCoverage]:
    return [one for one in targets if one.slack < 0]


@dataclass(frozen=True)
class _Then:
    """The targets under a plan on a later day; ``whole`` is their weight."""

    plan: _Plan
    by_unit: Mapping[int, tuple[TargetCoverage, ...]]
    whole: float

    @classmethod
    def of(cls, plan: _Plan, day: date, unit_id: int | None) -> _Then:
        """Look at a plan on a day."""
        picture = plan.picture.as_of(day)
        whole = fsum(one.weight for one in targets_of(picture, unit_id))
        return cls(plan, targets_by_unit(picture), whole)

    def points(self, one: TargetCoverage) -> float:
        """What a target lacks, as a share of low coverage."""
        return one.weight * (1 - one.share_low) / self.whole if self.whole else 0.0

    def missing(self, unit_id: int) -> float:
        """What a unit's own targets lack."""
        return fsum(self.points(one) for one in self.by_unit.get(unit_id, ()))

    def target(self, key: tuple[int, int, int]) -> TargetCoverage:
        """One target of the day."""
        return next(one for one in self.by_unit[key[0]] if _key(one) == key)

    def held(self, key: tuple[int, int, int]) -> int:
        """How many hold a target."""
        return self.target(key).holders_low

    def is_short(self, key: tuple[int, int, int]) -> bool:
        """Whether too few hold a target."""
        return self.target(key).slack < 0


def _not_closed(organization: Organization, unit_id: int, best: _Then, plans: int, until: date) -> Attention:
    name = organization.units[unit_id].name
    today = targets_by_unit(organization)[unit_id]
    left = sorted(_short(best.by_unit[unit_id]), key=lambda one: -best.points(one))
    widest = left[0]
    skill = organization.skills[widest.skill_id].name
    now = f"{len(_short(today))} of {len(today)} {'target is' if len(today) == 1 else 'targets are'} short"
    scenario = organization.scenario
    who = "No plan closes" if scenario is None else f"“{scenario.title}” does not close"
    then = f"{len(left)} then" + (f" under “{best.plan.name}”" if plans > 1 and best.plan.name else "")
    return Attention(
        AttentionKind.PLAN,
        ("unit", unit_id),
        best.missing(unit_id),
        f"{who} the gap of {name} by {month_words(until)}",
        f"{now}, {then}. Widest: {skill}, {widest.holders_low} of {widest.people_needed}.",
        "staffing",
        "scenarios",
        unit_id=unit_id,
        parts=tuple(part_of_target(organization, one, -one.slack, best.whole) for one in left),
    )


def _holders(count: int, is_best: bool) -> str:
    if not count:
        return "nobody holds"
    return f"{'at most ' if is_best else ''}{counted(count, 'holds', 'hold')}"


def _under(plan: _Plan) -> str:
    return f"under “{plan.name}”" if plan.name else "as recorded"


def _not_ready(organization: Organization, best: _Then, key: tuple[int, int, int], day: date, plans: int) -> Attention:
    one = best.target(key)
    skill, unit = organization.skills[one.skill_id].name, organization.units[one.unit_id].name
    who = "No plan" if plans > 1 else f"“{best.plan.name}” does not" if best.plan.name else "Nothing planned"
    verb = "cover" if who.endswith("not") else "covers"
    most = f", {_under(best.plan)}" if plans > 1 else ""
    reason = (
        f"{sentence(counted(one.people_needed, 'person is', 'people are'))} needed at level {one.level}; "
        f"{_holders(one.holders_low, plans > 1)} it then{most}."
    )
    return Attention(
        AttentionKind.PLAN,
        _cause(one),
        best.points(one),
        f"{who} {verb} {skill} in {unit} from {day_words(organization, day)}",
        reason,
        "staffing",
        "scenarios",
        unit_id=one.unit_id,
        parts=(part_of_target(organization, one, -one.slack, best.whole),),
    )
