"""How old the assessments behind coverage are: those that roles ask for, and those of targeted skills."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from orgwright.planning.carried import CellEdit, carried
from orgwright.planning.members import members
from orgwright.planning.organization import Organization
from orgwright.planning.people_coverage import PeopleCoverage, coverage_of, coverage_of_unit, groups_by_role, role_parts
from orgwright.planning.remembered import remembered
from orgwright.planning.target_coverage import measured_targets, targeted_cells

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
    """The days of all cells that the roles of people ask for, 0 where not known; ``starts`` and ``lengths`` by row."""

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
    parts, end = [np.zeros(0, dtype=np.uint16)], 0
    for role_id, rows in groups_by_role(found.roles):
        if role_id in by_role and len(by_role[role_id].columns):
            days = matrix.days_at(rows, by_role[role_id].columns)
            parts.append(days.ravel())
            starts[rows], lengths[rows] = end + np.arange(len(rows)) * days.shape[1], days.shape[1]
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
    people = coverage_of_unit(organization, unit_id)
    if unit_id is None:
        return _asked_days(organization, _days_asked_of_all(organization), people)
    days = _asked_cells(organization).of_rows(members(organization.seating).rows_of(unit_id))
    return _asked_days(organization, _counted(organization, days), people)


def _days_asked_of_all(organization: Organization) -> Array:
    """How many cells that roles ask for have each day."""
    matrix, by_role = organization.proficiency, role_parts(organization.demand)
    parts = [
        matrix.days_at(rows, by_role[role_id].columns).ravel()
        for role_id, rows in groups_by_role(members(organization.seating).roles)
        if role_id in by_role
    ]
    return _counted(organization, np.concatenate([np.zeros(0, dtype=np.uint16), *parts]))


def _asked_days(organization: Organization, counts: Array, people: PeopleCoverage) -> AssessedDays:
    # A cell that is not known has the day 0, which in a few organizations is the day of a known one too.
    counts[0] = int(people.known.sum()) - int(counts[1:].sum())
    return AssessedDays(int(people.applicable.sum()), organization.proficiency.day, counts)


def _counted(organization: Organization, days: Array) -> Array:
    return np.bincount(days, minlength=max(organization.proficiency.day, 0) + 1)


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
    found, known = members(organization.seating), targeted_cells(organization)
    scope = organization.seating.subtree(unit_id)
    targeted = {(unit, skill_id) for unit in scope if unit in known for skill_id in known[unit].known}
    cells, parts = 0, [np.zeros(0, dtype=np.int64)]
    for skill_id, units in _widest_units(organization, targeted).items():
        if len(units) > 1 and found.may_overlap:
            cells += len(np.unique(np.concatenate([found.rows_of(one) for one in units])))
            parts.append(np.unique(np.concatenate([known[one].known[skill_id] for one in units])))
        else:
            cells += sum(known[one].people for one in units)
            parts += [known[one].known[skill_id] for one in units]
    days = organization.proficiency.days.ravel().take(np.concatenate(parts))
    return AssessedDays(cells, organization.proficiency.day, _counted(organization, days))


def role_days_of(organization: Organization, person_ids: Array) -> AssessedDays:
    """The assessments that the roles of some people ask for."""
    days = _asked_cells(organization).of_rows(organization.proficiency.rows(person_ids))
    return _asked_days(organization, _counted(organization, days), coverage_of(organization, person_ids))


def _widest_units(organization: Organization, targeted: Collection[tuple[int, int]]) -> Mapping[int, list[int]]:
    """For each skill the units with a target for it that no unit above them has too, of pairs of unit and skill."""
    above = {one: _units_above(organization, one) for one in {unit for unit, _ in targeted}}
    found = defaultdict(list)
    for one, skill_id in sorted(targeted):
        if not any((each, skill_id) in targeted for each in above[one]):
            found[skill_id].append(one)
    return found


def _units_above(organization: Organization, unit_id: int) -> tuple[int, ...]:
    """The units above a unit; none for a unit in a circle, which would stand above itself."""
    units, found = organization.units, [unit_id]
    parent = units[unit_id].parent_id
    while parent is not None and parent in units and parent not in found:
        found.append(parent)
        parent = units[parent].parent_id
    return () if parent == unit_id else tuple(found[1:])
