"""How long learning takes: months per level by kind of skill, and how several skills share the time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from heapq import heapify, heapreplace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from orgwright.planning.days import day_number
from orgwright.planning.organization import Organization
from orgwright.planning.policy import THOUSANDTHS
from orgwright.planning.proficiency import DAYS_PER_MONTH, PEER, SOURCE_NUMBER, Columns
from orgwright.planning.remembered import remembered
from orgwright.records import SkillKind

BY_POLICY = "policy"
OBSERVED = "observed"


@dataclass(frozen=True)
class Pace:
    """Months that one level of one kind of skill takes; ``source`` is policy or observed.

    ``observations`` counts the rises seen in the organization's own assessments, used or not.
    """

    kind: SkillKind
    months: float
    source: str
    observations: int


@dataclass(frozen=True, eq=False)
class _Rises:
    """Observed rises as parallel arrays: the skill, and the months that one level of the rise took."""

    skill: NDArray[Any]
    months: NDArray[Any]


@remembered
def months_per_level(organization: Organization) -> Mapping[SkillKind, Pace]:
    """Months per level of each kind of skill, on the day of the picture.

    The organization's own pace counts where at least ``minimum_observations`` rises of the kind are recorded: the
    median of months per level over these rises; else policy. A rise runs from the first statement of a level to the
    first statement of a higher one in the same source (peers: by the same assessor); of a person and skill those of
    the first source in the order of precedence that shows any rise count. Levels that a scenario assumes are no
    observation. People who never rose are not in it, so a pace observed is that of those who moved.
    """
    rises = _rises(organization)
    kind_by_skill = {skill_id: SkillKind(one.kind) for skill_id, one in organization.skills.items()}
    kinds = np.array([kind_by_skill.get(int(skill_id)) for skill_id in rises.skill], dtype=object)
    found = {}
    for kind in SkillKind:
        months = rises.months[kinds == kind]
        found[kind] = _pace(organization, kind, months)
    return found


def _pace(organization: Organization, kind: SkillKind, months: NDArray[Any]) -> Pace:
    if len(months) >= organization.policy.minimum_observations:
        return Pace(kind, round(float(np.median(months)), 3), OBSERVED, len(months))
    return Pace(kind, organization.policy.months_per_level[kind] / THOUSANDTHS, BY_POLICY, len(months))


def _rises(organization: Organization) -> _Rises:
    columns = _statements(organization)
    same_series = _same_series(columns)
    starts = np.ones(len(columns), dtype=bool)
    starts[1:] = ~same_series | (columns.level[1:] != columns.level[:-1])
    plateaus = columns.take(np.flatnonzero(starts))
    risen = _same_series(plateaus) & (plateaus.level[1:] > plateaus.level[:-1])
    before, after = np.flatnonzero(risen), np.flatnonzero(risen) + 1
    levels = plateaus.level[after].astype(np.int64) - plateaus.level[before]
    months = (plateaus.on[after] - plateaus.on[before]) / DAYS_PER_MONTH / levels
    counted = _of_first_source(plateaus.take(after), organization.policy.precedence)
    return _Rises(plateaus.skill[after][counted], months[counted])


def _statements(organization: Organization) -> Columns:
    """The recorded levels up to the day, of one source and day the one that counts."""
    columns = organization.assessments.columns
    on = day_number(organization.day)
    columns = columns.take(np.flatnonzero((columns.on <= on) & (columns.level >= 0) & (columns.ids > 0)))
    last = np.ones(len(columns), dtype=bool)
    last[:-1] = ~(_same_series(columns) & (columns.on[1:] == columns.on[:-1]))
    return columns.take(np.flatnonzero(last))


def _same_series(columns: Columns) -> NDArray[Any]:
    """Whether each row but the first continues the one before it: bool[rows - 1]."""
    rater: NDArray[Any] = np.where(columns.source == PEER, columns.assessor, 0)
    same: NDArray[Any] = np.ones(max(len(columns) - 1, 0), dtype=bool)
    for column in (columns.person, columns.skill, columns.source, rater):
        same &= column[1:] == column[:-1]
    return same


def _of_first_source(rises: Columns, precedence: tuple[str, ...]) -> NDArray[Any]:
    """Which rises count: those of the first source that has any for the person and skill."""
    rank_of = np.zeros(len(SOURCE_NUMBER), dtype=np.int64)
    for place, name in enumerate(precedence):
        rank_of[SOURCE_NUMBER[name]] = place
    rank = rank_of[rises.source]
    pairs = np.stack((rises.person, rises.skill), axis=1)
    _, cell = np.unique(pairs, axis=0, return_inverse=True)
    best = np.full(len(rises), len(SOURCE_NUMBER), dtype=np.int64)
    np.minimum.at(best, cell, rank)
    counted: NDArray[Any] = rank == best[cell]
    return counted


def months_together(months: Iterable[float], at_once: int) -> float:
    """Months until several skills are learned, so many at once.

    The longest first, each onto the place that is free earliest; the answer is the end of the last, 0 for none.
    Source: the help, "Progression".
    """
    places = [0.0] * at_once
    heapify(places)
    for one in sorted(months, reverse=True):
        heapreplace(places, places[0] + one)
    return round(max(places), 3)
