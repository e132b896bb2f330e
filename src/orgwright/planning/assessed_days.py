"""How old the assessments behind coverage are: those that roles ask for, and those of targeted skills."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from orgwright.planning.carried import CellEdit, carried
from orgwright.planning.members import Members, members
from orgwright.planning.organization import Organization
from orgwright.planning.people_coverage import groups_by_role, role_parts
from orgwright.planning.remembered import remembered
from orgwright.planning.target_coverage import TargetCoverage, measured_targets

Array = NDArray[Any]


@dataclass(frozen=True, eq=False)
class AssessedDays:
    """The known ones among some cells: ``counts`` int64[day + 1], how many were assessed on each day.

    ``cells`` is the number of all of them, ``today`` the number of the day that is looked from.
    """

    cells: int
    today: int
    counts: Array

    @property
    def share(self) -> float | None:
        """Known ÷ all cells."""
        return int(self.counts.sum()) / self.cells if self.cells else None

    @property
    def median_age(self) -> float | None:
        """Median age in days; of an even number the mean of the middle two."""
        up_to = np.cumsum(self.counts)
        known = int(up_to[-1])
        if not known:
            return None
        middle = up_to.searchsorted([(known - 1) // 2, known // 2], side="right")
        return self.today - int(middle.sum()) / 2

    def after(self, edits: Collection[CellEdit]) -> AssessedDays:
        """The same after some of the cells were edited."""
        counts = self.counts.copy()
        for one in edits:
            if one.level_before >= 0:
                counts[one.day_before] -= 1
            if one.level >= 0:
                counts[one.day] += 1
        return replace(self, counts=counts)


@dataclass(frozen=True, eq=False)
class _AskedCells:
    """The days of all cells that the roles of people ask for, -1 where not known; ``starts`` and ``lengths`` by row."""

    days: Array
    starts: Array
    lengths: Array

    def of_rows(self, rows: Array) -> Array:
        """The cells of some people."""
        lengths = self.lengths[rows]
        begins = np.cumsum(lengths) - lengths
        chosen: Array = self.days[np.repeat(self.starts[rows] - begins, lengths) + np.arange(int(lengths.sum()))]
        return chosen


@remembered
def _asked_cells(organization: Organization) -> _AskedCells:
    matrix, found = organization.proficiency, members(organization.seating)
    by_role, count = role_parts(organization.demand), len(found.person_ids)
    starts, lengths = np.zeros(count, dtype=np.int64), np.zeros(count, dtype=np.int64)
    parts, end = [np.zeros(0, dtype=np.int32)], 0
    for role_id, rows in groups_by_role(found.roles):
        if role_id in by_role and len(by_role[role_id].columns):
            columns = by_role[role_id].columns
            is_known = matrix.levels_at(rows, columns) >= 0
            days = np.where(is_known, matrix.days_at(rows, columns), np.int32(-1))
            parts.append(days.ravel())
            starts[rows], lengths[rows] = end + np.arange(len(rows)) * len(columns), len(columns)
            end += days.size
    return _AskedCells(np.concatenate(parts), starts, lengths)


def _role_days_after(
    organization: Organization, unit_id: int | None, earlier: AssessedDays, edits: tuple[CellEdit, ...]
) -> AssessedDays:
    found, by_role = members(organization.seating), role_parts(organization.demand)
    counted = []
    for one in edits:
        row = int(found.person_ids.searchsorted(one.person_id))
        asks = by_role.get(int(found.roles[row]))
        if asks is not None and one.skill_id in asks.skill_ids and found.is_member(row, unit_id):
            counted.append(one)
    return earlier.after(counted)


@carried(_role_days_after)
def role_days(organization: Organization, unit_id: int | None) -> AssessedDays:
    """The assessments that the roles of a unit's people ask for; of the whole for None."""
    cells = _asked_cells(organization)
    days = cells.days if unit_id is None else cells.of_rows(members(organization.seating).rows_of(unit_id))
    return _assessed_days(organization, len(days), days[days >= 0])


def _assessed_days(organization: Organization, cells: int, known: Array) -> AssessedDays:
    today = organization.proficiency.day
    return AssessedDays(cells, today, np.bincount(known, minlength=max(today, 0) + 1))


def _target_days_after(
    organization: Organization, unit_id: int | None, earlier: AssessedDays, edits: tuple[CellEdit, ...]
) -> AssessedDays:
    found, targets = members(organization.seating), measured_targets(organization)
    scope = frozenset(organization.seating.subtree(unit_id))
    counted = []
    for one in edits:
        row = int(found.person_ids.searchsorted(one.person_id))
        units = {unit for unit, _ in targets.places.get(one.skill_id, ()) if unit in scope}
        if any(found.is_member(row, unit) for unit in units):
            counted.append(one)
    return earlier.after(counted)


@carried(_target_days_after)
def target_days(organization: Organization, unit_id: int | None) -> AssessedDays:
    """The different pairs of a person and a skill that the targets of a unit and of all below it are about."""
    by_unit, scope = measured_targets(organization).by_unit, organization.seating.subtree(unit_id)
    return target_days_of(organization, [one for unit in scope for one in by_unit.get(unit, ())])


def role_days_of(organization: Organization, person_ids: Array) -> AssessedDays:
    """The assessments that the roles of some people ask for."""
    days = _asked_cells(organization).of_rows(organization.proficiency.rows(person_ids))
    return _assessed_days(organization, len(days), days[days >= 0])


def target_days_of(organization: Organization, targets: Iterable[TargetCoverage]) -> AssessedDays:
    """The different pairs of a person and a skill that some of the picture's targets are about."""
    found, known = members(organization.seating), _targeted_cells(organization)
    cells, parts = 0, [np.zeros(0, dtype=np.int64)]
    for skill_id, units in _widest_units(organization, {(one.unit_id, one.skill_id) for one in targets}).items():
        if len(units) > 1 and found.is_anybody_twice:
            count, days = _of_union(organization, found, skill_id, units)
            cells += count
            parts.append(days)
        else:
            cells += sum(known[one].people for one in units)
            parts += [known[one].by_skill[skill_id] for one in units]
    return _assessed_days(organization, cells, np.concatenate(parts))


@dataclass(frozen=True, eq=False)
class _TargetedCells:
    """How many people a unit has, and the days of their known assessments in each skill that it has targets for."""

    people: int
    by_skill: Mapping[int, Array]


@remembered
def _targeted_cells(organization: Organization) -> Mapping[int, _TargetedCells]:
    matrix, found = organization.proficiency, members(organization.seating)
    days, width = matrix.days.ravel(), len(matrix.skill_ids)
    cells = {}
    for unit_id, targets in measured_targets(organization).by_unit.items():
        rows, skill_ids = found.rows_of(unit_id), sorted({one.skill_id for one in targets})
        columns = matrix.columns(skill_ids)
        # By skill first, so that the cells of each stand together.
        skill, person = np.nonzero(matrix.levels_at(rows, columns).T >= 0)
        known = days.take(rows[person] * width + columns[skill])
        ends = skill.searchsorted(np.arange(1, len(skill_ids)))
        by_skill = dict(zip(skill_ids, np.split(known, ends), strict=True))
        cells[unit_id] = _TargetedCells(len(rows), by_skill)
    return cells


def _widest_units(organization: Organization, targeted: Collection[tuple[int, int]]) -> Mapping[int, list[int]]:
    """For each skill the units with a target for it that no unit above them has too, of pairs of unit and skill."""
    above = {one: _units_above(organization, one) for one in {unit for unit, _ in targeted}}
    found = defaultdict(list)
    for one, skill_id in sorted(targeted):
        if not any((each, skill_id) in targeted for each in above[one]):
            found[skill_id].append(one)
    return found


def _units_above(organization: Organization, unit_id: int) -> tuple[int, ...]:
    """The units above a unit; those of a circle are above themselves and so left out."""
    units, found = organization.units, [unit_id]
    parent = units[unit_id].parent_id
    while parent is not None and parent in units and parent not in found:
        found.append(parent)
        parent = units[parent].parent_id
    return tuple(found[1:])


def _of_union(organization: Organization, found: Members, skill_id: int, units: list[int]) -> tuple[int, Array]:
    """The people of several units together, each once: how many, and the days of those known in a skill."""
    matrix = organization.proficiency
    rows, column = np.unique(np.concatenate([found.rows_of(one) for one in units])), matrix.columns([skill_id])
    is_known = matrix.levels_at(rows, column)[:, 0] >= 0
    return len(rows), matrix.days_at(rows[is_known], column)[:, 0]
