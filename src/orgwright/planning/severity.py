"""How severe assessors are: how much each rates above or below the others where they rated the same."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from orgwright.planning.assessed_cells import assessed_cells, in_cells, in_order
from orgwright.planning.days import day_number
from orgwright.planning.organization import Organization
from orgwright.planning.proficiency import SOURCE_NUMBER, Columns, Ints

LEAST_SHARED = 5
"""Shared cells below which a mean says more about chance than about the assessor."""


@dataclass(frozen=True)
class AssessorSeverity:
    """One assessor against the others of the same source.

    ``mean_difference`` is in levels: above 0 the assessor rates higher than the others, below 0 lower; null below
    five ``shared_cells``, the number of persons' skills that others rated too.
    """

    assessor: str
    shared_cells: int
    mean_difference: float | None


@dataclass(frozen=True)
class SharedCell:
    """A person's skill that an assessor and others rated: the assessor's level, and the mean of the others."""

    person_id: int
    skill_id: int
    level: int
    others: float

    @property
    def difference(self) -> float:
        """Own level − mean level of the others."""
        return self.level - self.others


def severity(
    organization: Organization, source: str = "manager", unit_id: int | None = None
) -> tuple[AssessorSeverity, ...]:
    """Each assessor of a source who shares a cell with another, the highest rating first, the hidden ones last.

    Of a person in a skill the newest entry of each assessor counts, dated up to the day, neither withdrawn nor
    expired. On every cell with two assessors or more: difference = own level − mean level of the others. The mean of
    an assessor's differences over the shared cells is told from five shared cells on. Entries without an assessor
    leave the comparison. Ties stand by name. Worked: on five cells one gives 4, 4, 4, 3, 3 where another gives 3 each
    → +0.6 and −0.6. Source: the help, "Assessments".
    """
    shared = _shared(organization, source, unit_id)
    count = np.bincount(shared.assessor)
    total = np.bincount(shared.assessor, weights=shared.level - shared.others)
    names = organization.assessments.assessors
    found = [
        AssessorSeverity(
            names[one], int(count[one]), float(total[one] / count[one]) if count[one] >= LEAST_SHARED else None
        )
        for one in np.flatnonzero(count).tolist()
    ]
    return tuple(sorted(found, key=_place))


def shared_cells(
    organization: Organization, assessor: str, source: str = "manager", unit_id: int | None = None
) -> tuple[SharedCell, ...]:
    """What the severity of one assessor is computed from, the widest difference first, then by key and name."""
    shared = _shared(organization, source, unit_id)
    names = organization.assessments.assessors
    own = np.flatnonzero(np.array([name == assessor for name in names], dtype=bool)[shared.assessor])
    apart = -np.abs(shared.level[own] - shared.others[own])
    own = own[in_order(organization, shared.person[own], shared.skill[own], apart)]
    return tuple(
        SharedCell(int(shared.person[one]), int(shared.skill[one]), int(shared.level[one]), float(shared.others[one]))
        for one in own.tolist()
    )


def _place(one: AssessorSeverity) -> tuple[bool, float, str]:
    return (one.mean_difference is None, -(one.mean_difference or 0.0), one.assessor)


@dataclass(frozen=True, eq=False)
class _Shared:
    """Entries on shared cells as parallel arrays; ``others`` is the mean level of the others on the cell."""

    person: Ints
    skill: Ints
    assessor: Ints
    level: Ints
    others: Ints


def _shared(organization: Organization, source: str, unit_id: int | None) -> _Shared:
    rows = _entries(organization, source, unit_id)
    cell = in_cells(rows).cell
    raters = np.bincount(cell)[cell]
    whole = np.bincount(cell, weights=rows.level)[cell]
    kept = np.flatnonzero(raters > 1)
    others = (whole[kept] - rows.level[kept]) / (raters[kept] - 1)
    return _Shared(rows.person[kept], rows.skill[kept], rows.assessor[kept], rows.level[kept], others)


def _entries(organization: Organization, source: str, unit_id: int | None) -> Columns:
    """The current entries of a source, cell by cell: the newest of each named assessor, where it holds."""
    rows = assessed_cells(organization, organization.seating.people_of(unit_id)).rows
    named = np.array([bool(name) for name in organization.assessments.assessors], dtype=bool)
    rows = rows.take(np.flatnonzero((rows.source == SOURCE_NUMBER[source]) & named[rows.assessor]))
    rows = rows.take(np.lexsort((rows.on, rows.assessor, rows.skill, rows.person)))
    newest = np.ones(len(rows), dtype=bool)
    same = (rows.person[1:] == rows.person[:-1]) & (rows.skill[1:] == rows.skill[:-1])
    newest[:-1] = ~(same & (rows.assessor[1:] == rows.assessor[:-1]))
    holds = (rows.level >= 0) & (rows.until >= day_number(organization.day))
    return rows.take(np.flatnonzero(newest & holds))
