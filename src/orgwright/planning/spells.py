"""How long people stayed at a level before they rose, read from dated assessments; who has not risen yet counts too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from orgwright.planning.days import day_number
from orgwright.planning.members import members
from orgwright.planning.organization import Organization
from orgwright.planning.people_coverage import groups_by_role
from orgwright.planning.proficiency import DAYS_PER_MONTH, PEER, SOURCE_NUMBER, Columns
from orgwright.planning.remembered import remembered

HIGHEST_LEVEL = 5


@dataclass(frozen=True, eq=False)
class Spells:
    """Time that people were seen at a level below the highest, as parallel arrays, one row a stay.

    skill int64; level int8; months float64, of one level; has_risen bool: whether the stay ended in a rise to the next
    level, and not merely in the last time that somebody looked. What was said, for who opens a number: person int64;
    begun, days int64: the first statement (days since 1970-01-01) and the days until the last or the next one; steps
    int64: the levels that these days are shared by.
    """

    skill: NDArray[Any]
    level: NDArray[Any]
    months: NDArray[Any]
    has_risen: NDArray[Any]
    person: NDArray[Any]
    begun: NDArray[Any]
    days: NDArray[Any]
    steps: NDArray[Any]

    def __len__(self) -> int:
        return len(self.skill)

    def take(self, index: NDArray[Any]) -> Spells:
        """The chosen stays, in the given order."""
        return Spells(
            self.skill[index],
            self.level[index],
            self.months[index],
            self.has_risen[index],
            self.person[index],
            self.begun[index],
            self.days[index],
            self.steps[index],
        )


@remembered
def spells(organization: Organization) -> Spells:
    """The stays up to the day of the picture.

    A stay begins with the first statement of a level in one source (peers: by one assessor). It ends with the first
    statement of a higher level; a rise of several levels is as many stays of equal length. A stay that never ended so
    lasts to the last statement of its level and is unfinished. Of a person and skill the first source in the order of
    precedence counts in which any time was seen, of several peers the one who saw the most of it (then by name): what
    many saw is one observation. Levels that a scenario assumes are no observation.

    Only stays count at a level below the one that the person's present role asks: who holds what the role asks, or is
    assessed in what it does not ask, is not learning it, and would make every gap look as if it took for ever.
    """
    columns = _statements(organization)
    starts = np.flatnonzero(np.concatenate((np.ones(min(1, len(columns)), dtype=bool), _changes(columns))))
    if not len(starts):
        none = np.zeros(0, dtype=np.int64)
        return Spells(none, none.astype(np.int8), np.zeros(0), none.astype(bool), none, none, none, none)
    begun, last = columns.take(starts), columns.take(np.append(starts[1:], len(columns)) - 1)
    following = np.minimum(np.arange(len(starts)) + 1, len(starts) - 1)
    gained = begun.level[following].astype(np.int64) - begun.level
    goes_on = np.append(_same_series(begun), False)
    has_risen = goes_on & (gained > 0)
    steps = np.where(has_risen, gained, 1)
    days = np.where(has_risen, begun.on[following], last.on).astype(np.int64) - begun.on
    seen = np.where(begun.level < HIGHEST_LEVEL, days, 0)
    counted = np.flatnonzero(_of_one_series(organization, begun, seen) & (seen > 0))
    each = np.repeat(counted, steps[counted])
    within = np.arange(len(each)) - np.repeat(np.cumsum(steps[counted]) - steps[counted], steps[counted])
    found = Spells(
        begun.skill[each],
        (begun.level[each] + within).astype(np.int8),
        days[each] / DAYS_PER_MONTH / steps[each],
        has_risen[each],
        begun.person[each].astype(np.int64),
        begun.on[each].astype(np.int64),
        days[each],
        steps[each],
    )
    return found.take(np.flatnonzero(found.level < _asked(organization, found)))


def _asked(organization: Organization, stays: Spells) -> NDArray[Any]:
    """The level that the present role of somebody asks, int64[stays]: 0 where it asks nothing of the skill.

    Of people without a role, and of roles that ask nothing at all, nothing says whether they learn: above every level.
    """
    people = members(organization.seating)
    roles = people.roles[people.person_ids.searchsorted(stays.person)]
    skill_ids = np.sort(np.fromiter(organization.skills, dtype=np.int64))
    asked = np.full(len(stays), HIGHEST_LEVEL + 1, dtype=np.int64)
    for role_id, places in groups_by_role(roles):
        asks = organization.demand.ask_columns(role_id)
        if len(asks.skill_ids):
            levels = np.zeros(len(skill_ids), dtype=np.int64)
            levels[skill_ids.searchsorted(asks.skill_ids)] = asks.levels
            asked[places] = levels[skill_ids.searchsorted(stays.skill[places])]
    return asked


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


def _of_one_series(organization: Organization, stays: Columns, seen: NDArray[Any]) -> NDArray[Any]:
    """Which stays are of the one series that counts of their person and skill; ``seen`` are their days, 0 for none."""
    series = np.concatenate(([0], np.cumsum(~_same_series(stays))))
    first = np.flatnonzero(np.append(True, series[1:] != series[:-1]))
    time = np.add.reduceat(seen, first)
    rank_of = np.zeros(len(SOURCE_NUMBER), dtype=np.int64)
    for place, name in enumerate(organization.policy.precedence):
        rank_of[SOURCE_NUMBER[name]] = place
    rank = np.where(time > 0, rank_of[stays.source[first]], len(SOURCE_NUMBER))
    person, skill = stays.person[first], stays.skill[first]
    order = np.lexsort((_name_ranks(organization, stays.assessor[first]), -time, rank, skill, person))
    person, skill = person[order], skill[order]
    is_best = np.append(True, (person[1:] != person[:-1]) | (skill[1:] != skill[:-1]))
    counted = np.zeros(len(first), dtype=bool)
    counted[order[is_best]] = True
    chosen: NDArray[Any] = counted[series]
    return chosen


def _name_ranks(organization: Organization, assessors: NDArray[Any]) -> NDArray[Any]:
    """The places of assessors in the order of their names: numbers differ with the order in which a file is read."""
    ranks = organization.assessor_ranks or name_ranks(organization.assessments.assessors)
    placed: NDArray[Any] = np.array(ranks, dtype=np.int64)[assessors]
    return placed


def name_ranks(names: Sequence[str]) -> tuple[int, ...]:
    """The place of each name in their order."""
    places = {number: rank for rank, number in enumerate(sorted(range(len(names)), key=lambda number: names[number]))}
    return tuple(places[number] for number in range(len(names)))
