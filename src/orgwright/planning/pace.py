"""How long learning takes: months per level by kind of skill, and how several skills share the time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from heapq import heapify, heapreplace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from orgwright.planning.organization import Organization
from orgwright.planning.policy import THOUSANDTHS
from orgwright.planning.remembered import remembered
from orgwright.planning.spells import HIGHEST_LEVEL, Spells, spells
from orgwright.records import SkillKind

BY_POLICY = "policy"
OBSERVED = "observed"


@dataclass(frozen=True)
class Pace:
    """Months that one level of one kind of skill takes; ``from_level`` null: whatever the level.

    ``source`` is policy or observed; ``observations`` counts the rises seen in the organization's own assessments, used
    or not, ``unfinished`` the stays that had not ended in one when last looked at. ``counted`` are the rises that the
    months come from: these, or those of all levels of the kind, or none by policy.
    """

    kind: SkillKind
    months: float
    source: str
    observations: int
    unfinished: int = 0
    from_level: int | None = None
    counted: int = 0

    @property
    def is_of_its_level(self) -> bool:
        """Whether the months come from the rises of this level alone."""
        return self.from_level is not None and self.source == OBSERVED and self.counted == self.observations


@dataclass(frozen=True, eq=False)
class Paces:
    """The pace of every kind of skill, and of every level of it: ``by_level[kind][a]`` is from a to a + 1.

    ``months_to`` float64[kinds, 6]: months from level 0 to each level, kinds in the order of ``SkillKind``; from a to r
    takes the difference of two of them.
    """

    by_kind: Mapping[SkillKind, Pace]
    by_level: Mapping[SkillKind, tuple[Pace, ...]]
    months_to: NDArray[Any]


@remembered
def paces(organization: Organization) -> Paces:
    """How long one level takes by kind of skill and level, on the day of the picture.

    Months seen at a level ÷ rises from it, the estimate of most likelihood for a steady rate where some stays are not
    finished: who has not risen adds to the months and not to the rises. It counts where at least
    ``minimum_observations`` rises of the kind from the level are recorded; else the same over all levels of the kind
    where these are so many; else policy. Source: the help, "Progression".
    """
    seen = spells(organization)
    kinds = list(SkillKind)
    number_by_skill = {skill_id: kinds.index(SkillKind(one.kind)) for skill_id, one in organization.skills.items()}
    known, place = np.unique(seen.skill, return_inverse=True)
    kind = np.array([number_by_skill.get(int(one), len(kinds)) for one in known], dtype=np.int64)[place]
    by_kind, by_level, months_to = {}, {}, np.zeros((len(kinds), HIGHEST_LEVEL + 1))
    for number, one in enumerate(kinds):
        own = kind == number
        general = _pace(organization, one, seen, own)
        levels = tuple(_pace(organization, one, seen, own, level, general) for level in range(HIGHEST_LEVEL))
        by_kind[one], by_level[one] = general, levels
        months_to[number, 1:] = np.cumsum([each.months for each in levels])
    return Paces(by_kind, by_level, months_to)


def stays_of(organization: Organization, kind: SkillKind, from_level: int | None = None) -> Spells:
    """The stays that the pace of a kind, or of one level of it, was observed on."""
    seen = spells(organization)
    own = [one for one, skill in organization.skills.items() if skill.kind == kind]
    counted = np.isin(seen.skill, own)
    return seen.take(np.flatnonzero(counted if from_level is None else counted & (seen.level == from_level)))


def _pace(
    organization: Organization,
    kind: SkillKind,
    seen: Spells,
    own: NDArray[Any],
    level: int | None = None,
    general: Pace | None = None,
) -> Pace:
    counted = own if level is None else own & (seen.level == level)
    rises = int(np.count_nonzero(seen.has_risen & counted))
    unfinished = int(np.count_nonzero(counted)) - rises
    if rises and rises >= organization.policy.minimum_observations:
        months, source, of = round(float(seen.months[counted].sum()) / rises, 3), OBSERVED, rises
    elif general is not None:
        months, source, of = general.months, general.source, general.counted
    else:
        months, source, of = organization.policy.months_per_level[kind] / THOUSANDTHS, BY_POLICY, 0
    return Pace(kind, months, source, rises, unfinished, level, of)


def months_per_level(organization: Organization) -> Mapping[SkillKind, Pace]:
    """Months per level of each kind of skill, whatever the level."""
    return paces(organization).by_kind


def months_between(organization: Organization, kind: SkillKind, held: int, required: int) -> float:
    """Months from the level held to the one required in a skill of a kind; 0 where that is reached."""
    reached = paces(organization).months_to[list(SkillKind).index(kind)]
    return round(max(0.0, float(reached[required] - reached[held])), 3)


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


def months_of_each(months: NDArray[Any], at_once: int) -> NDArray[Any]:
    """``months_together`` of every row of float64[people, skills] at once."""
    ordered = -np.sort(-months, axis=1)
    places = np.zeros((len(months), at_once))
    everybody = np.arange(len(months))
    for column in range(ordered.shape[1]):
        added = ordered[:, column]
        if not added.any():
            break
        places[everybody, places.argmin(axis=1)] += added
    together: NDArray[Any] = np.round(places.max(axis=1, initial=0.0), 3)
    return together
