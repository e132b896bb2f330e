"""How severe assessors are: how much each rates above or below the others where they rated the same."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from orgwright.planning.assessed_cells import assessed_cells
from orgwright.planning.days import day_number
from orgwright.planning.organization import Organization
from orgwright.planning.proficiency import SOURCE_NUMBER, Ints

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
    person, skill, assessor, level = _entries(organization, source, unit_id)
    cell = (
        np.cumsum(np.append([False], (person[1:] != person[:-1]) | (skill[1:] != skill[:-1])))
        if len(person)
        else person
    )
    raters = np.bincount(cell)[cell]
    whole = np.bincount(cell, weights=level)[cell]
    shared = raters > 1
    difference = level[shared] - (whole[shared] - level[shared]) / (raters[shared] - 1)
    count = np.bincount(assessor[shared])
    total = np.bincount(assessor[shared], weights=difference)
    names = organization.assessments.assessors
    found = [
        AssessorSeverity(
            names[one], int(count[one]), float(total[one] / count[one]) if count[one] >= LEAST_SHARED else None
        )
        for one in np.flatnonzero(count).tolist()
    ]
    return tuple(sorted(found, key=_place))


def _place(one: AssessorSeverity) -> tuple[bool, float, str]:
    return (one.mean_difference is None, -(one.mean_difference or 0.0), one.assessor)


def _entries(organization: Organization, source: str, unit_id: int | None) -> tuple[Ints, Ints, Ints, Ints]:
    """Person, skill, assessor and level of the current entries of a source, cell by cell."""
    rows = assessed_cells(organization, organization.seating.people_of(unit_id)).rows
    named = np.array([bool(name) for name in organization.assessments.assessors], dtype=bool)
    rows = rows.take(np.flatnonzero((rows.source == SOURCE_NUMBER[source]) & named[rows.assessor]))
    rows = rows.take(np.lexsort((rows.on, rows.assessor, rows.skill, rows.person)))
    newest = np.ones(len(rows), dtype=bool)
    same = (rows.person[1:] == rows.person[:-1]) & (rows.skill[1:] == rows.skill[:-1])
    newest[:-1] = ~(same & (rows.assessor[1:] == rows.assessor[:-1]))
    counted = newest & (rows.level >= 0) & (rows.until >= day_number(organization.day))
    return rows.person[counted], rows.skill[counted], rows.assessor[counted], rows.level[counted]
