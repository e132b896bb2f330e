"""What moves the coverage of a unit: the gaps that cost it most, and the one step that helps most.

Role coverage is a mean of sums, so what is missing from it falls apart into single pieces. One piece belongs to one
person and one skill that the person's role asks for: w·(1 − min(a/r, 1)) ÷ Σ w of the role ÷ people with a coverage,
unknown as a = 0. The pieces add up to 1 − low, and leaving one out (closing that gap alone) raises low by just it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import fsum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from orgwright.planning.organization import Organization
from orgwright.planning.pace import Pace, paces
from orgwright.planning.people_coverage import coverage_of, groups_by_role, levels_block, role_ids_of, role_parts
from orgwright.planning.spells import HIGHEST_LEVEL
from orgwright.planning.target_coverage import TargetCoverage
from orgwright.planning.unit_coverage import targets_of
from orgwright.progress import Progress
from orgwright.records import SkillKind

Array = NDArray[Any]
LISTED = 20
GOING_THROUGH = "Going through gaps"
SUMMED_AT_ONCE = 65_536
COMPARED_DIGITS = 12
"""Decimals of the share in the greatest worth that are compared: what differs beyond is rounding."""


@dataclass(frozen=True)
class Driver:
    """One person's gap in one skill, and ``points``: what it takes from the low role coverage of the unit (0 to 1).

    ``held`` is null where the level is not known; the gap then counts from 0.
    """

    person_id: int
    skill_id: int
    role_id: int
    required: int
    held: int | None
    points: float


@dataclass(frozen=True)
class SkillDriver:
    """What one skill takes from the low role coverage of a unit over all its people: ``points`` of 0 to 1.

    ``points_unknown`` is the part of it that is not known, which assessing could give back; ``people`` have the gap.
    """

    skill_id: int
    points: float
    points_unknown: float
    people: int


@dataclass(frozen=True)
class Drivers:
    """Why the low role coverage of a unit is not 1: by person and skill the dearest gaps, by skill all of them.

    low + Σ points of ``gaps`` + ``other_points`` = 1, and low + Σ points of ``skills`` = 1. ``other_gaps`` counts the
    gaps that are not listed. ``low`` is null where nobody has a coverage.
    """

    unit_id: int | None
    on: date
    scenario_id: int | None
    low: float | None
    gaps: tuple[Driver, ...]
    other_gaps: int
    other_points: float
    skills: tuple[SkillDriver, ...]


@dataclass(frozen=True)
class TargetDriver:
    """What one target that is short takes from the low coverage over the targets of the unit: ``points`` of 0 to 1.

    ``points_unknown`` is the part of it that is not known: what it would give back if all unknown levels were met.
    """

    target: TargetCoverage
    points: float
    points_unknown: float


@dataclass(frozen=True)
class Improvement:
    """One level more for one person in one skill: from ``held`` (null: not known, counted from 0) to ``level``.

    ``points`` is what that adds to the low coverage of the unit, ``months`` what the level takes by ``pace``, and
    ``points_per_month`` their quotient, infinite where a level takes no time.
    """

    person_id: int
    skill_id: int
    held: int | None
    level: int
    points: float
    months: float
    pace: Pace

    @property
    def points_per_month(self) -> float:
        """Points of coverage for each month."""
        return self.points / self.months if self.months else float("inf")


@dataclass(frozen=True, eq=False)
class _Gaps:
    """All gaps of a unit's people as parallel arrays; ``step`` is what one level more adds to low role coverage."""

    person: Array
    skill: Array
    role: Array
    required: Array
    held: Array
    points: Array
    step: Array


def drivers(
    organization: Organization, unit_id: int | None, count: int = LISTED, progress: Progress | None = None
) -> Drivers:
    """The ``count`` dearest gaps of a unit's people in what their roles ask, and what every skill costs.

    Points = w·(1 − min(a/r, 1)) ÷ Σ w of the role ÷ people with a coverage; unknown as a = 0. Ties stand by person key,
    then skill name. Source: the help, "Resilience".
    """
    gaps = _gaps(organization, unit_id, progress)
    first = _best(organization, gaps.person, gaps.skill, (gaps.points,), count)
    listed = tuple(_driver(gaps, place) for place in first.tolist())
    low = coverage_of(organization, organization.seating.people_of(unit_id)).low
    counted = low[~np.isnan(low)]
    return Drivers(
        unit_id,
        organization.day,
        organization.scenario_id,
        float(counted.mean()) if len(counted) else None,
        listed,
        len(gaps.points) - len(listed),
        _sum(np.delete(gaps.points, first)),
        _by_skill(organization, gaps),
    )


def _sum(points: Array) -> float:
    """The sum in parts, so that millions of gaps hold up no other thread."""
    return fsum(fsum(part.tolist()) for part in np.array_split(points, len(points) // SUMMED_AT_ONCE + 1))


def gaps_in_skill(organization: Organization, unit_id: int | None, skill_id: int) -> tuple[Driver, ...]:
    """All gaps of a unit's people in one skill, the dearest first: what ``SkillDriver.points`` is the sum of."""
    gaps = _gaps(organization, unit_id)
    places = np.flatnonzero(gaps.skill == skill_id)
    order = _best(organization, gaps.person[places], gaps.skill[places], (gaps.points[places],), len(places))
    return tuple(_driver(gaps, place) for place in places[order].tolist())


def _driver(gaps: _Gaps, place: int) -> Driver:
    return Driver(
        int(gaps.person[place]),
        int(gaps.skill[place]),
        int(gaps.role[place]),
        int(gaps.required[place]),
        _known(int(gaps.held[place])),
        float(gaps.points[place]),
    )


def _by_skill(organization: Organization, gaps: _Gaps) -> tuple[SkillDriver, ...]:
    skills, place = np.unique(gaps.skill, return_inverse=True)
    points = np.bincount(place, gaps.points, len(skills))
    unknown = np.bincount(place, np.where(gaps.held < 0, gaps.points, 0.0), len(skills))
    people = np.bincount(place, minlength=len(skills))
    found = map(SkillDriver, skills.tolist(), points.tolist(), unknown.tolist(), people.tolist())
    return tuple(sorted(found, key=lambda one: (-one.points, organization.skills[one.skill_id].name)))


def target_drivers(organization: Organization, unit_id: int | None) -> tuple[TargetDriver, ...]:
    """The targets of a unit that are short, the dearest first: low + Σ points = 1 where there are targets.

    Points = w·(1 − min(n/d, 1)) ÷ Σ w: meeting that target alone raises low by just it. Ties stand by unit name, skill
    name and level. Source: the help, "Resilience".
    """
    targets = targets_of(organization, unit_id)
    total = fsum(one.weight for one in targets)
    found = (
        TargetDriver(
            one, one.weight * (1 - one.share_low) / total, one.weight * (one.share_high - one.share_low) / total
        )
        for one in targets
        if one.slack < 0 and one.weight
    )
    return tuple(sorted(found, key=lambda one: -one.points))


def _gaps(organization: Organization, unit_id: int | None, progress: Progress | None = None) -> _Gaps:
    people = np.array(sorted(organization.seating.people_of(unit_id)), dtype=np.int64)
    rows, by_role = organization.proficiency.rows(people), role_parts(organization.demand)
    found: dict[str, list[Array]] = defaultdict(lambda: [np.zeros(0, dtype=np.int64)])
    counted = done = 0
    for role_id, places in groups_by_role(role_ids_of(organization, people)):
        (progress or Progress()).step(done, len(people), GOING_THROUGH)
        done += len(places)
        asks = by_role.get(role_id)
        if asks is None or not asks.total:
            continue
        counted += len(places)
        levels = levels_block(organization, rows[places], asks.columns)
        missing = asks.levels - np.clip(levels, 0, asks.levels)
        person, ask = np.nonzero(missing * (asks.per_level > 0))
        step = asks.per_level[ask] / asks.total
        found["person"].append(people[places[person]])
        found["skill"].append(asks.skill_ids[ask])
        found["role"].append(np.full(len(person), role_id))
        found["required"].append(asks.levels[ask])
        found["held"].append(levels[person, ask])
        found["step"].append(step)
        found["points"].append(step * missing[person, ask])
    whole = {name: np.concatenate(found[name]) for name in ("person", "skill", "role", "required", "held")}
    points, step = (np.concatenate(found[name]) / max(1, counted) for name in ("points", "step"))
    return _Gaps(**whole, points=points, step=step)


def role_improvements(
    organization: Organization,
    unit_id: int | None,
    count: int = LISTED,
    known_only: bool = False,
    progress: Progress | None = None,
) -> tuple[Improvement, ...]:
    """The single levels that raise the low role coverage of a unit most for each month, best first.

    One level more of a skill that somebody's role asks for and that is not met adds w ÷ r ÷ Σ w of the role ÷ people
    with a coverage; months by the pace from that level of its kind of skill. Ties: more points, then person key, then
    skill name. ``known_only`` leaves out levels that are not known, which assessing may raise without any learning.
    """
    gaps = _gaps(organization, unit_id, progress)
    return _improvements(organization, gaps.person, gaps.skill, gaps.held, gaps.step, count, known_only)


def target_improvements(
    organization: Organization,
    unit_id: int | None,
    count: int = LISTED,
    known_only: bool = False,
    progress: Progress | None = None,
) -> tuple[Improvement, ...]:
    """The single levels that raise the low coverage of a unit's targets most for each month, best first.

    A target that is short gains w ÷ d ÷ Σ w from one more holder: from somebody of its unit who is one level below it,
    or, at level 1, of whom it is not known. What one level brings to several targets adds up. Ties and
    ``known_only`` as for roles.
    """
    targets = targets_of(organization, unit_id)
    total = fsum(one.weight for one in targets)
    by_unit: dict[int, list[TargetCoverage]] = defaultdict(list)
    for one in targets:
        if one.slack < 0 and one.weight:
            by_unit[one.unit_id].append(one)
    parts: list[tuple[Array, ...]] = []
    for done, (key, short) in enumerate(by_unit.items()):
        (progress or Progress()).step(done, len(by_unit), GOING_THROUGH)
        parts.extend(_near(organization, key, short, total))
    person, skill, held, points = (np.concatenate(several) for several in zip(_NOBODY, *parts, strict=True))
    pair = person * (skill.max(initial=0) + 1) + skill
    pairs, first, place = np.unique(pair, return_index=True, return_inverse=True)
    together = np.bincount(place, points, len(pairs))
    return _improvements(organization, person[first], skill[first], held[first], together, count, known_only)


def _near(
    organization: Organization, unit_id: int, short: Sequence[TargetCoverage], total: float
) -> Iterator[tuple[Array, ...]]:
    """Of each target of a unit those whom one level makes holders: their ids, the skill, the level held, the points."""
    people = np.array(sorted(organization.seating.people_of(unit_id)), dtype=np.int64)
    levels = organization.proficiency.levels_of(people, [one.skill_id for one in short])
    for number, one in enumerate(short):
        near = np.flatnonzero(np.maximum(levels[:, number], 0) == one.level - 1)
        points = np.full(len(near), one.weight / one.people_needed / total)
        yield people[near], np.full(len(near), one.skill_id), levels[near, number], points


_NOBODY = (*(np.zeros(0, dtype=np.int64) for _ in range(3)), np.zeros(0))


def _improvements(
    organization: Organization, person: Array, skill: Array, held: Array, points: Array, count: int, known_only: bool
) -> tuple[Improvement, ...]:
    if known_only:
        person, skill, held, points = (one[held >= 0] for one in (person, skill, held, points))
    skills, place_of = np.unique(skill, return_inverse=True)
    own = [_paces_of(organization, SkillKind(organization.skills[one].kind)) for one in skills.tolist()]
    months_from = np.array([[one.months for one in several] for several in own]).reshape(len(own), HIGHEST_LEVEL)
    months = months_from[place_of, np.maximum(held, 0)]
    per_month = np.divide(points, months, out=np.full(len(points), np.inf), where=months > 0)
    chosen = _best(organization, person, skill, (per_month, points), count).tolist()
    return tuple(
        Improvement(
            int(person[place]),
            int(skill[place]),
            _known(int(held[place])),
            max(0, int(held[place])) + 1,
            float(points[place]),
            float(months[place]),
            own[place_of[place]][max(0, int(held[place]))],
        )
        for place in chosen
    )


def _paces_of(organization: Organization, kind: SkillKind) -> tuple[Pace, ...]:
    """The pace from each level: of its own where enough rises from it were seen, else that of the kind."""
    found = paces(organization)
    least = organization.policy.minimum_observations
    general = found.by_kind[kind]
    return tuple(one if one.observations >= max(least, 1) else general for one in found.by_level[kind])


def _best(organization: Organization, person: Array, skill: Array, worth: tuple[Array, ...], count: int) -> Array:
    """Where the ``count`` of greatest worth stand, the second worth deciding between equals, then key and name."""
    compared = [np.round(one / (one[np.isfinite(one)].max(initial=0) or 1), COMPARED_DIGITS) for one in worth]
    places = np.arange(len(person))
    if count < len(places):
        least = np.partition(compared[0], -count)[-count] if count else np.inf
        places = np.flatnonzero(compared[0] >= least)
    people, names = organization.people, organization.skills

    def rank(place: int) -> tuple[Any, ...]:
        values = (-one[place] for one in compared)
        return (*values, people[int(person[place])].key, names[int(skill[place])].name)

    return np.array(sorted(places.tolist(), key=rank)[:count], dtype=np.int64)


def _known(level: int) -> int | None:
    return level if level >= 0 else None
