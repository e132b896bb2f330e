"""How long people stayed at a level before they rose, read from dated assessments; who has not risen yet counts too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from orgwright.planning.days import day_number
from orgwright.planning.organization import Organization
from orgwright.planning.proficiency import DAYS_PER_MONTH, PEER, SOURCE_NUMBER, Columns

HIGHEST_LEVEL = 5


@dataclass(frozen=True, eq=False)
class Spells:
    """Time that people were seen at a level below the highest, as parallel arrays, one row a stay.

    skill int64; level int8; months float64, of one level; has_risen bool: whether the stay ended in a rise to the next
    level, and not merely in the last time that somebody looked.
    """

    skill: NDArray[Any]
    level: NDArray[Any]
    months: NDArray[Any]
    has_risen: NDArray[Any]


def spells(organization: Organization) -> Spells:
    """The stays up to the day of the picture.

    A stay begins with the first statement of a level in one source (peers: by one assessor). It ends with the first
    statement of a higher level; a rise of several levels is as many stays of equal length. A stay that never ended so
    lasts to the last statement of its level and is unfinished. Of a person and skill the first source in the order of
    precedence counts in which any time was seen. Levels that a scenario assumes are no observation.
    """
    columns = _statements(organization)
    starts = np.flatnonzero(np.concatenate((np.ones(min(1, len(columns)), dtype=bool), _changes(columns))))
    if not len(starts):
        nothing = np.zeros(0)
        return Spells(nothing.astype(np.int64), nothing.astype(np.int8), nothing, nothing.astype(bool))
    begun, last = columns.take(starts), columns.take(np.append(starts[1:], len(columns)) - 1)
    following = np.minimum(np.arange(len(starts)) + 1, len(starts) - 1)
    gained = begun.level[following].astype(np.int64) - begun.level
    goes_on = np.append(_same_series(begun), False)
    has_risen = goes_on & (gained > 0)
    steps = np.where(has_risen, gained, 1)
    days = np.where(has_risen, begun.on[following], last.on) - begun.on
    seen = (days > 0) & (begun.level < HIGHEST_LEVEL)
    counted = np.flatnonzero(seen & _of_first_source(begun, seen, organization.policy.precedence))
    each = np.repeat(counted, steps[counted])
    within = np.arange(len(each)) - np.repeat(np.cumsum(steps[counted]) - steps[counted], steps[counted])
    months = days[each] / DAYS_PER_MONTH / steps[each]
    return Spells(begun.skill[each], (begun.level[each] + within).astype(np.int8), months, has_risen[each])


def _statements(organization: Organization) -> Columns:
    """The recorded levels up to the day, of one source and day the one that counts."""
    columns = organization.assessments.columns
    on = day_number(organization.day)
    columns = columns.take(np.flatnonzero((columns.on <= on) & (columns.level >= 0) & (columns.ids > 0)))
    # What was said once says nothing of time, and is most of what there is.
    same = _same_series(columns)
    columns = columns.take(np.flatnonzero(np.append(False, same) | np.append(same, False)[: len(columns)]))
    last = np.ones(len(columns), dtype=bool)
    last[:-1] = ~(_same_series(columns) & (columns.on[1:] == columns.on[:-1]))
    return columns.take(np.flatnonzero(last))


def _changes(columns: Columns) -> NDArray[Any]:
    """Whether each row but the first begins a series or another level of it: bool[rows - 1]."""
    changed: NDArray[Any] = ~_same_series(columns) | (columns.level[1:] != columns.level[:-1])
    return changed


def _same_series(columns: Columns) -> NDArray[Any]:
    """Whether each row but the first continues the one before it: bool[rows - 1]."""
    rater: NDArray[Any] = np.where(columns.source == PEER, columns.assessor, 0)
    same: NDArray[Any] = np.ones(max(len(columns) - 1, 0), dtype=bool)
    for column in (columns.person, columns.skill, columns.source, rater):
        same &= column[1:] == column[:-1]
    return same


def _of_first_source(stays: Columns, seen: NDArray[Any], precedence: tuple[str, ...]) -> NDArray[Any]:
    """Which stays are of the first source in which any time was seen of the person and skill."""
    rank_of = np.zeros(len(SOURCE_NUMBER), dtype=np.int64)
    for place, name in enumerate(precedence):
        rank_of[SOURCE_NUMBER[name]] = place
    rank = np.where(seen, rank_of[stays.source], len(SOURCE_NUMBER))
    person, skill = stays.person.astype(np.int64), stays.skill.astype(np.int64)
    _, cell = np.unique(person * (skill.max(initial=0) + 1) + skill, return_inverse=True)
    best = np.full(len(stays), len(SOURCE_NUMBER), dtype=np.int64)
    np.minimum.at(best, cell, rank)
    counted: NDArray[Any] = rank == best[cell]
    return counted
