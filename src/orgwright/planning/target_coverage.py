"""Capability targets against the people of their units: who holds what is needed, at the least and at the most."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import fsum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from orgwright.planning.days import holds_on
from orgwright.planning.organization import Organization
from orgwright.planning.people_coverage import NO_ROLE, groups_by_role, role_ids_of, role_parts
from orgwright.planning.remembered import remembered
from orgwright.records import Target


@dataclass(frozen=True)
class TargetCoverage:
    """One target of a unit: how many people of the unit and below hold the skill at the level.

    ``holders_low`` leaves out the unknown, ``holders_high`` counts all of them, ``holders_high_asked`` those of them
    whose role asks for the skill. ``target_ids`` are the rows, ``holder_ids`` the people known to hold it, by key.
    """

    target_ids: tuple[int, ...]
    unit_id: int
    skill_id: int
    level: int
    people_needed: int
    weight: float
    holders_low: int
    holders_high: int
    holders_high_asked: int
    holder_ids: tuple[int, ...]

    @property
    def share_low(self) -> float:
        """min(n/d, 1) with the people known to hold it."""
        return min(self.holders_low / self.people_needed, 1.0)

    @property
    def share_high(self) -> float:
        """min(n/d, 1) with the unknown as holders."""
        return min(self.holders_high / self.people_needed, 1.0)

    @property
    def share_high_asked(self) -> float:
        """min(n/d, 1) with those unknown as holders whose role asks for the skill."""
        return min(self.holders_high_asked / self.people_needed, 1.0)

    @property
    def slack(self) -> int:
        """Known holders beyond the people needed; negative where short."""
        return self.holders_low - self.people_needed

    @property
    def is_single_holder(self) -> bool:
        """Whether one person alone is known to hold it."""
        return self.holders_low == 1

    @property
    def is_uncovered(self) -> bool:
        """Whether nobody is known to hold it."""
        return self.holders_low == 0


@dataclass(frozen=True)
class TargetShares:
    """Coverage over several targets, each null without targets; shares of 0 to 1."""

    low: float | None
    high: float | None
    high_asked: float | None
    strict_low: float | None
    strict_high: float | None
    robustness: int | None


@remembered
def targets_by_unit(organization: Organization) -> Mapping[int, tuple[TargetCoverage, ...]]:
    """The targets of each unit that hold on the day, each measured with the people of that unit, by skill and level.

    Depth n = people with a ≥ l; share = min(n/d, 1). Two targets of one unit, skill and level count once, with the
    larger number of people and the heavier weight. Source: the help, "Unit against targets".
    """
    valid = (one for one in organization.targets.values() if holds_on(organization.day, one.from_on, one.to_on))
    by_unit: dict[int, dict[tuple[int, int], list[Target]]] = defaultdict(lambda: defaultdict(list))
    for one in valid:
        by_unit[one.unit_id][one.skill_id, one.level].append(one)
    return {unit_id: _of_unit(organization, unit_id, wanted) for unit_id, wanted in by_unit.items()}


def _of_unit(
    organization: Organization, unit_id: int, wanted: Mapping[tuple[int, int], list[Target]]
) -> tuple[TargetCoverage, ...]:
    seating, matrix, names = organization.seating, organization.proficiency, organization.skills
    people = np.array(seating.by_person_key(seating.people_of(unit_id)), dtype=np.int64)
    ordered = sorted(wanted, key=lambda one: (names[one[0]].name, one[1]))
    levels = matrix.levels_of(people, (skill_id for skill_id, _ in ordered))
    asked = _asked(organization, people, [skill_id for skill_id, _ in ordered])
    return tuple(
        _target(organization, wanted[key], people, levels[:, number], asked[:, number])
        for number, key in enumerate(ordered)
    )


def _target(
    organization: Organization, rows: list[Target], people: NDArray[Any], levels: NDArray[Any], asked: NDArray[Any]
) -> TargetCoverage:
    first = rows[0]
    holders = people[levels >= first.level]
    return TargetCoverage(
        tuple(sorted(one.id for one in rows if one.id is not None)),
        first.unit_id,
        first.skill_id,
        first.level,
        max(one.people for one in rows),
        max(organization.policy.target_weight(one.importance) for one in rows),
        len(holders),
        len(holders) + int((levels < 0).sum()),
        len(holders) + int(((levels < 0) & asked).sum()),
        tuple(holders.tolist()),
    )


def _asked(organization: Organization, people: NDArray[Any], skill_ids: Sequence[int]) -> NDArray[Any]:
    """Whether each person's role asks for each skill, bool[people, skills]."""
    asked = np.zeros((len(people), len(skill_ids)), dtype=bool)
    by_role = role_parts(organization.demand)
    for role_id, places in groups_by_role(role_ids_of(organization, people)):
        if role_id != NO_ROLE and role_id in by_role:
            asked[places] = np.isin(skill_ids, by_role[role_id].skill_ids)
    return asked


def target_shares(targets: Sequence[TargetCoverage]) -> TargetShares:
    """Coverage = Σ w·share ÷ Σ w; strict = share of targets with n ≥ d; robustness = least slack: so many may leave."""
    if not targets:
        return TargetShares(None, None, None, None, None, None)
    count = len(targets)
    return TargetShares(
        _mean(targets, [one.share_low for one in targets]),
        _mean(targets, [one.share_high for one in targets]),
        _mean(targets, [one.share_high_asked for one in targets]),
        sum(one.holders_low >= one.people_needed for one in targets) / count,
        sum(one.holders_high >= one.people_needed for one in targets) / count,
        min(one.slack for one in targets),
    )


def _mean(targets: Sequence[TargetCoverage], shares: Iterable[float]) -> float | None:
    total = fsum(one.weight for one in targets)
    return fsum(one.weight * share for one, share in zip(targets, shares, strict=True)) / total if total else None


def target_ages(organization: Organization, targets: Sequence[TargetCoverage]) -> tuple[int, NDArray[Any]]:
    """The number of different pairs of person and targeted skill, and the ages in days of the known ones."""
    units_by_skill: dict[int, set[int]] = defaultdict(set)
    for one in targets:
        units_by_skill[one.skill_id].add(one.unit_id)
    people_of = {one: organization.seating.people_of(one) for one in {target.unit_id for target in targets}}
    matrix, pairs, found = organization.proficiency, 0, [np.zeros(0, dtype=np.int64)]
    for skill_id, units in units_by_skill.items():
        rows = matrix.rows(frozenset().union(*(people_of[one] for one in units)))
        column = matrix.column_of(skill_id)
        known = matrix.levels[rows, column] >= 0
        pairs += len(rows)
        found.append(matrix.day - matrix.days[rows, column][known].astype(np.int64))
    return pairs, np.concatenate(found)
