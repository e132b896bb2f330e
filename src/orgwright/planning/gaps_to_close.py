"""Capability targets that too few people are known to meet, today or on the first day of a quarter ahead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from orgwright.planning.organization import Organization
from orgwright.planning.quarters import Quarters
from orgwright.planning.target_coverage import TargetCoverage, targets_by_unit
from orgwright.progress import Progress

Key = tuple[int, int, int]
"""Unit, skill and level of a target."""


@dataclass(frozen=True)
class GapToClose:
    """One target that is short: ``short`` = people needed − holders known today, never below 0.

    ``short_by_quarter`` is the same on the first day of each quarter: targets begin, holders leave, certificates
    expire. ``unknown`` counts the people of the unit of whom the level is not known today. ``target_ids`` are the rows,
    ``holder_ids`` the people known to hold it today.
    """

    unit_id: int
    skill_id: int
    level: int
    people_needed: int
    weight: float
    short: int
    short_by_quarter: tuple[int, ...]
    unknown: int
    target_ids: tuple[int, ...]
    holder_ids: tuple[int, ...]

    @property
    def key(self) -> Key:
        """What no other gap shares."""
        return (self.unit_id, self.skill_id, self.level)

    @property
    def most_short(self) -> int:
        """The most people that are short on any of the days."""
        return max(self.short, *self.short_by_quarter)

    @property
    def closed_from(self) -> int | None:
        """The first quarter from which on it is short no more by what is planned; null where it stays short."""
        short = [place for place, one in enumerate(self.short_by_quarter) if one]
        first = short[-1] + 1 if short else 0
        return first if first < len(self.short_by_quarter) else None

    @property
    def share_low(self) -> float:
        """How much of the target is met today, 0 to 1."""
        return min(len(self.holder_ids) / self.people_needed, 1.0)


@dataclass(frozen=True, eq=False)
class Outlook:
    """The targets today and on the first day of every quarter, by their keys; ``pictures`` are those days."""

    quarters: Quarters
    today: Mapping[Key, TargetCoverage]
    ahead: tuple[Mapping[Key, TargetCoverage], ...]
    pictures: tuple[Organization, ...]


def outlook(organization: Organization, quarters: Quarters, progress: Progress | None = None) -> Outlook:
    """The targets of all units on the days that a plan to close gaps looks at."""
    progress = progress or Progress()
    pictures, ahead = [], []
    for number, start in enumerate(quarters.starts):
        progress.step(number, quarters.count, "Measuring the targets")
        pictures.append(organization.as_of(start))
        ahead.append(_by_key(pictures[-1]))
    return Outlook(quarters, _by_key(organization), tuple(ahead), tuple(pictures))


def _by_key(organization: Organization) -> Mapping[Key, TargetCoverage]:
    several = targets_by_unit(organization).values()
    return {(one.unit_id, one.skill_id, one.level): one for targets in several for one in targets}


def gaps_to_close(organization: Organization, unit_id: int | None, days: Outlook) -> tuple[GapToClose, ...]:
    """The targets of a unit and of all below it that are short on any day of an outlook, the least met first.

    Of the same share the heavier one comes first, then by the names of unit and skill. A target that ends counts as
    met from then on.
    """
    wanted = frozenset(organization.seating.subtree(unit_id))
    keys = dict.fromkeys(key for one in (days.today, *days.ahead) for key in one if key[0] in wanted)
    found = [gap for gap in (_gap(key, days) for key in keys) if gap.most_short]
    units, skills = organization.units, organization.skills
    return tuple(
        sorted(
            found,
            key=lambda one: (one.share_low, -one.weight, units[one.unit_id].name, skills[one.skill_id].name, one.level),
        )
    )


def _gap(key: Key, days: Outlook) -> GapToClose:
    today = days.today.get(key)
    one = today or next(several[key] for several in days.ahead if key in several)
    return GapToClose(
        *key,
        one.people_needed,
        one.weight,
        _short(today),
        tuple(_short(several.get(key)) for several in days.ahead),
        one.holders_high - one.holders_low,
        one.target_ids,
        one.holder_ids,
    )


def _short(target: TargetCoverage | None) -> int:
    return 0 if target is None else max(0, -target.slack)
