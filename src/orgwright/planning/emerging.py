"""Emerging demand: what roles will ask, held against what they ask today, and the future skills that nobody has."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from orgwright.planning.gap_list import MET, SHORT, STATES, TIERS, GapColumns, GapFilter, gap_columns, wanted
from orgwright.planning.groups import Group, group_title, people_in_group
from orgwright.planning.organization import Organization
from orgwright.records import Tier

FUTURE: tuple[Tier | None, ...] = (Tier.EMERGING,)
TODAY: tuple[Tier | None, ...] = tuple(one for one in TIERS if one is not Tier.EMERGING)
"""Every tier but the emerging one; a requirement without a tier is asked today."""


@dataclass(frozen=True)
class TierCoverage:
    """How much of what some tiers ask is held, low to high of 0 to 1; null where nothing is asked.

    ``held``, ``unknown`` and ``asked_weight`` are the sums of weights that the range is made of.
    """

    low: float | None
    high: float | None
    asked: int
    held: float
    unknown: float
    asked_weight: float


@dataclass(frozen=True)
class EmergingDemand:
    """What roles of some people ask today and of the emerging tier; ``people`` have any emerging requirement."""

    title: str
    group: Group
    people: int
    today: TierCoverage
    emerging: TierCoverage


@dataclass(frozen=True)
class FutureSkill:
    """A skill of the emerging tier: the people whose roles ask it, and who holds the lowest level asked.

    ``holder_ids`` are all people of the group known to hold ``level``, whether their role asks it or not, by key;
    ``unknown`` counts those asked of whom it is not known; ``best`` is the highest level known of anybody.
    """

    skill_id: int
    level: int
    asked: int
    met: int
    unknown: int
    holder_ids: tuple[int, ...]
    best: int | None
    role_ids: tuple[int, ...]

    @property
    def is_held_by_nobody(self) -> bool:
        """Whether nobody is known to hold it at the lowest level asked."""
        return not self.holder_ids

    @property
    def is_single_holder(self) -> bool:
        """Whether one person alone is known to hold it."""
        return len(self.holder_ids) == 1


@dataclass(frozen=True, eq=False)
class _Sums:
    """What tiers ask of each of some people, sorted by id: weights held, not known and asked, and a count."""

    person_ids: NDArray[Any]
    held: NDArray[Any]
    unknown: NDArray[Any]
    whole: NDArray[Any]
    asked: NDArray[Any]

    @classmethod
    def of(cls, columns: GapColumns, tiers: Collection[Tier | None]) -> _Sums:
        """The sums of the rows of some tiers, for everybody with a row."""
        people, place = np.unique(columns.person, return_inverse=True)
        chosen = wanted(columns, GapFilter(tiers=tiers))
        rows, place, size = columns.take(chosen), place[chosen], len(people)
        known = (rows.state == MET) | (rows.state == SHORT)
        share = np.where(known, np.clip(rows.held, 0, rows.required) / np.maximum(rows.required, 1), 0.0)
        return cls(
            people,
            np.bincount(place, rows.weight * share, size),
            np.bincount(place, np.where(known, 0.0, rows.weight), size),
            np.bincount(place, rows.weight, size),
            np.bincount(place, minlength=size),
        )

    def coverage(self, places: NDArray[Any]) -> TierCoverage:
        """Σ w·min(a/r, 1) ÷ Σ w over the requirements of some people, low counting unknown as 0, high as met."""
        held, unknown, whole = (float(one[places].sum()) for one in (self.held, self.unknown, self.whole))
        low, high = (held / whole, (held + unknown) / whole) if whole else (None, None)
        return TierCoverage(low, high, int(self.asked[places].sum()), held, unknown, whole)


def emerging_demand(organization: Organization, group: Group) -> EmergingDemand:
    """What the roles of a group's people ask of the emerging tier, beside what they ask today."""
    people = people_in_group(organization, group)
    columns = gap_columns(organization, people)
    return _demand_of(organization, group, _Sums.of(columns, TODAY), _Sums.of(columns, FUTURE), people)


def _demand_of(
    organization: Organization, group: Group, today: _Sums, future: _Sums, person_ids: Collection[int]
) -> EmergingDemand:
    people = np.fromiter(person_ids, dtype=np.int64)
    places = np.flatnonzero(np.isin(future.person_ids, people))
    asked = int(np.count_nonzero(future.asked[places]))
    return EmergingDemand(
        group_title(organization, group), group, asked, today.coverage(places), future.coverage(places)
    )


def emerging_by_unit(organization: Organization, unit_id: int | None) -> tuple[EmergingDemand, ...]:
    """The unit (None: the whole) first, then all units below it by name, each with its people and all below."""
    columns = gap_columns(organization, organization.seating.people_of(unit_id))
    today, future = _Sums.of(columns, TODAY), _Sums.of(columns, FUTURE)
    units = (one for one in organization.seating.subtree(unit_id) if one != unit_id)
    below = sorted(units, key=lambda one: organization.units[one].name)
    return tuple(
        _demand_of(organization, Group.of_unit(one), today, future, organization.seating.people_of(one))
        for one in (unit_id, *below)
    )


def future_skills(organization: Organization, group: Group) -> tuple[FutureSkill, ...]:
    """The skills of the emerging tier that roles of a group's people ask: fewest holders first, then most asked."""
    people = people_in_group(organization, group)
    columns = gap_columns(organization, people)
    rows = columns.take(wanted(columns, GapFilter(tiers=FUTURE)))
    ordered = np.array(organization.seating.by_person_key(people), dtype=np.int64)
    found = [
        _future(organization, rows.take(np.flatnonzero(rows.skill == skill_id)), ordered)
        for skill_id in np.unique(rows.skill).tolist()
    ]
    names = organization.skills
    return tuple(sorted(found, key=lambda one: (len(one.holder_ids), -one.asked, names[one.skill_id].name)))


def _future(organization: Organization, rows: GapColumns, people: NDArray[Any]) -> FutureSkill:
    skill_id, level = int(rows.skill[0]), int(rows.required.min())
    held = organization.proficiency.levels_of(people, [skill_id])[:, 0]
    best = int(held.max(initial=-1))
    words = [STATES[one] for one in rows.state]
    return FutureSkill(
        skill_id,
        level,
        len(rows),
        words.count("met"),
        words.count("unknown") + words.count("expired"),
        tuple(people[held >= level].tolist()),
        best if best >= 0 else None,
        tuple(np.unique(rows.role).tolist()),
    )
