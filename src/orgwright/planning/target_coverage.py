"""Capability targets against the people of their units: who holds what is needed, at the least and at the most."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import fsum
from operator import ge, sub
from typing import Any

import numpy as np
from numpy.typing import NDArray

from orgwright.planning.carried import CellEdit, carried
from orgwright.planning.days import holds_on
from orgwright.planning.members import members
from orgwright.planning.organization import Organization
from orgwright.planning.people_coverage import asked_skills, role_parts
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


@dataclass(frozen=True, eq=False)
class TargetedCells:
    """How many people a unit has, and by skill with a target the known cells of them: row × skills + column, int64."""

    people: int
    known: Mapping[int, NDArray[Any]]


@dataclass(frozen=True, eq=False)
class MeasuredTargets:
    """The targets of units in the order of their names, those of a unit by skill name and level.

    ``places`` says for each skill which targets are for it: unit, and place among the unit's targets.
    """

    by_unit: Mapping[int, tuple[TargetCoverage, ...]]
    places: Mapping[int, tuple[tuple[int, int], ...]]


def targets_by_unit(organization: Organization) -> Mapping[int, tuple[TargetCoverage, ...]]:
    """The targets of each unit that hold on the day, each measured with the people of that unit, by skill and level.

    Depth n = people with a ≥ l; share = min(n/d, 1). Two targets of one unit, skill and level count once, with the
    larger number of people and the heavier weight. Source: the help, "Unit against targets".
    """
    return measured_targets(organization).by_unit


def measured_targets(organization: Organization) -> MeasuredTargets:
    """All targets that hold on the day, measured with the people of their units."""
    return _measured(organization, None)


def _measured_after(
    organization: Organization, _unit_id: int | None, earlier: MeasuredTargets, edits: tuple[CellEdit, ...]
) -> MeasuredTargets:
    """Only the targets for an edited skill, in units of that person, change: by this one person."""
    found = members(organization.seating)
    by_unit = dict(earlier.by_unit)
    for edit in edits:
        row = int(found.person_ids.searchsorted(edit.person_id))
        asks = role_parts(organization.demand).get(int(found.roles[row]))
        is_asked = asks is not None and edit.skill_id in asks.skill_ids
        for unit_id, place in earlier.places.get(edit.skill_id, ()):
            if found.is_member(row, unit_id):
                several = list(by_unit[unit_id])
                several[place] = _after_edit(organization, several[place], edit, is_asked)
                by_unit[unit_id] = tuple(several)
    return MeasuredTargets(by_unit, earlier.places)


def _after_edit(organization: Organization, one: TargetCoverage, edit: CellEdit, is_asked: bool) -> TargetCoverage:
    held, holds = edit.level_before >= one.level, edit.level >= one.level
    could, can = held or edit.level_before < 0, holds or edit.level < 0
    asked_could, asked_can = held or (could and is_asked), holds or (can and is_asked)
    holder_ids = one.holder_ids
    if held != holds:
        people = organization.people
        place = bisect_left(holder_ids, people[edit.person_id].key, key=lambda each: people[each].key)
        added = (edit.person_id,) if holds else ()
        holder_ids = (*holder_ids[:place], *added, *holder_ids[place + held :])
    return replace(
        one,
        holders_low=one.holders_low + holds - held,
        holders_high=one.holders_high + can - could,
        holders_high_asked=one.holders_high_asked + asked_can - asked_could,
        holder_ids=holder_ids,
    )


@carried(_measured_after)
def _measured(organization: Organization, _unit_id: int | None) -> MeasuredTargets:
    measured = _measured_anew(organization)
    places: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for unit_id, (targets, _) in measured.items():
        for place, target in enumerate(targets):
            places[target.skill_id].append((unit_id, place))
    by_unit = {unit_id: targets for unit_id, (targets, _) in measured.items()}
    return MeasuredTargets(by_unit, {skill_id: tuple(several) for skill_id, several in places.items()})


def targeted_cells(organization: Organization) -> Mapping[int, TargetedCells]:
    """The cells that the targets of each unit are about."""
    return {unit_id: cells for unit_id, (_, cells) in _measured_anew(organization).items()}


@remembered
def _measured_anew(organization: Organization) -> Mapping[int, tuple[tuple[TargetCoverage, ...], TargetedCells]]:
    by_unit: dict[int, dict[tuple[int, int], list[Target]]] = defaultdict(lambda: defaultdict(list))
    for one in organization.targets.values():
        if holds_on(organization.day, one.from_on, one.to_on):
            by_unit[one.unit_id][one.skill_id, one.level].append(one)
    units = sorted(by_unit, key=lambda one: organization.units[one].name)
    return {unit_id: _of_unit(organization, unit_id, by_unit[unit_id]) for unit_id in units}


def _of_unit(
    organization: Organization, unit_id: int, wanted: Mapping[tuple[int, int], list[Target]]
) -> tuple[tuple[TargetCoverage, ...], TargetedCells]:
    found, matrix, names = members(organization.seating), organization.proficiency, organization.skills
    rows = found.by_key(found.rows_of(unit_id))
    ordered = sorted(wanted, key=lambda one: (names[one[0]].name, one[1]))
    columns = matrix.columns(skill_id for skill_id, _ in ordered)
    # One skill after another, so that what is asked of each stands together.
    levels = np.ascontiguousarray(matrix.levels_at(rows, columns).T)
    is_known = levels >= 0
    is_asked_only = asked_skills(organization).of(rows, columns) > is_known
    people, first_cells = found.person_ids[rows], rows * len(matrix.skill_ids)
    targets, cells = [], {}
    for number, key in enumerate(ordered):
        known = first_cells[is_known[number]] + columns[number]
        holders = people[levels[number] >= key[1]]
        asked = int(np.count_nonzero(is_asked_only[number]))
        targets.append(_target(organization, wanted[key], holders, len(rows) - len(known), asked))
        cells[key[0]] = known
    return tuple(targets), TargetedCells(len(rows), cells)


def _target(
    organization: Organization, rows: list[Target], holders: NDArray[Any], unknown: int, unknown_asked: int
) -> TargetCoverage:
    first = rows[0]
    return TargetCoverage(
        tuple(sorted(one.id for one in rows if one.id is not None)),
        first.unit_id,
        first.skill_id,
        first.level,
        max(one.people for one in rows),
        max(organization.policy.target_weight(one.importance) for one in rows),
        len(holders),
        len(holders) + unknown,
        len(holders) + unknown_asked,
        tuple(holders.tolist()),
    )


def target_shares(targets: Sequence[TargetCoverage]) -> TargetShares:
    """Coverage = Σ w·share ÷ Σ w; strict = share of targets with n ≥ d; robustness = least slack: so many may leave."""
    if not targets:
        return TargetShares(None, None, None, None, None, None)
    weights, needed = [one.weight for one in targets], [one.people_needed for one in targets]
    low, high = [one.holders_low for one in targets], [one.holders_high for one in targets]
    return TargetShares(
        _mean(weights, low, needed),
        _mean(weights, high, needed),
        _mean(weights, [one.holders_high_asked for one in targets], needed),
        sum(map(ge, low, needed)) / len(targets),
        sum(map(ge, high, needed)) / len(targets),
        min(map(sub, low, needed)),
    )


def _mean(weights: list[float], holders: list[int], needed: list[int]) -> float | None:
    """Σ w·min(n/d, 1) ÷ Σ w."""
    total = fsum(weights)
    # There are thousands of targets, and this is asked after every edit: an expression is faster than a function.
    found = fsum([w * (n / d) if n < d else w for w, n, d in zip(weights, holders, needed, strict=True)])
    return found / total if total else None
