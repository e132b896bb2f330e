"""Where the role coverage of a unit is lost: by skill, in points of coverage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from orgwright.planning.organization import Organization
from orgwright.planning.people_coverage import RoleParts, groups_by_role, levels_block, role_ids_of, role_parts
from orgwright.planning.proficiency import EXPIRED
from orgwright.records import Importance, Tier


@dataclass(frozen=True)
class Demanded:
    """One way in which roles ask for a skill."""

    importance: Importance | None
    tier: Tier | None


@dataclass(frozen=True)
class GapRow:
    """What one skill costs the role coverage of a unit.

    Of ``asked`` people ``met`` + ``short`` + ``unknown`` + ``expired`` add up. ``points_short`` is what the known
    shortfalls take from the unit's low role coverage, ``points_unknown`` what is not known takes; both are shares of 0
    to 1. ``demands`` stand by weight, the heaviest first; ``levels`` are the least and the greatest level asked.
    """

    skill_id: int
    demands: tuple[Demanded, ...]
    levels: tuple[int, int]
    asked: int
    met: int
    short: int
    unknown: int
    expired: int
    points_short: float
    points_unknown: float
    role_ids: tuple[int, ...]
    requirement_ids: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class _Block:
    """The people of one role in a unit: its asks and their levels, int8[people, asks]."""

    role_id: int
    asks: RoleParts
    levels: NDArray[Any]


def _blocks(organization: Organization, unit_id: int | None) -> Iterator[_Block]:
    people = np.array(sorted(organization.seating.people_of(unit_id)), dtype=np.int64)
    rows, by_role = organization.proficiency.rows(people), role_parts(organization.demand)
    for role_id, places in groups_by_role(role_ids_of(organization, people)):
        asks = by_role.get(role_id)
        if asks is not None and asks.total:
            yield _Block(role_id, asks, levels_block(organization, rows[places], asks.columns))


@dataclass
class _Loss:
    """What is being added up for one skill; of the points those of all people together."""

    asked: int = 0
    met: int = 0
    short: int = 0
    unknown: int = 0
    expired: int = 0
    points_short: float = 0.0
    points_unknown: float = 0.0


def gap_rows(organization: Organization, unit_id: int | None) -> tuple[GapRow, ...]:
    """Every skill that the roles of a unit's people ask, by points of coverage that known shortfalls cost.

    A person's shortfall costs w·(1 − min(a/r, 1)) ÷ Σ w of the role, ÷ the number of people that have a coverage. The
    short and unknown points of all rows add up to 1 − low role coverage, the short ones alone to 1 − high.
    """
    losses: dict[int, _Loss] = defaultdict(_Loss)
    roles: dict[int, list[int]] = defaultdict(list)
    people = 0
    for block in _blocks(organization, unit_id):
        people += len(block.levels)
        _add(losses, block)
        for skill_id in block.asks.skill_ids.tolist():
            roles[skill_id].append(block.role_id)
    rows = [_row(organization, skill_id, loss, tuple(roles[skill_id]), people) for skill_id, loss in losses.items()]
    names = organization.skills
    return tuple(sorted(rows, key=lambda one: (-one.points_short, -one.points_unknown, names[one.skill_id].name)))


def _add(losses: dict[int, _Loss], block: _Block) -> None:
    asks, levels, count = block.asks, block.levels, len(block.levels)
    known = levels >= 0
    met = np.count_nonzero(levels >= asks.levels, axis=0)
    short = np.count_nonzero(known, axis=0) - met
    expired = np.count_nonzero(levels == EXPIRED, axis=0)
    missing = np.where(known, asks.levels - np.minimum(levels, asks.levels), 0).sum(axis=0) * asks.per_level
    unknown = np.count_nonzero(~known, axis=0) * asks.whole
    for number, skill_id in enumerate(asks.skill_ids.tolist()):
        loss = losses[skill_id]
        loss.asked += count
        loss.met += int(met[number])
        loss.short += int(short[number])
        loss.expired += int(expired[number])
        loss.unknown += count - int(met[number] + short[number] + expired[number])
        loss.points_short += float(missing[number]) / asks.total
        loss.points_unknown += float(unknown[number]) / asks.total


def _row(organization: Organization, skill_id: int, loss: _Loss, role_ids: tuple[int, ...], people: int) -> GapRow:
    asks = [one for role_id in role_ids for one in organization.demand.asks(role_id) if one.skill_id == skill_id]
    by_weight = sorted(asks, key=lambda one: (-one.weight, one.importance or "", one.tier or ""))
    levels = [one.level for one in asks]
    return GapRow(
        skill_id,
        tuple(dict.fromkeys(Demanded(one.importance, one.tier) for one in by_weight)),
        (min(levels), max(levels)),
        loss.asked,
        loss.met,
        loss.short,
        loss.unknown,
        loss.expired,
        loss.points_short / people,
        loss.points_unknown / people,
        role_ids,
        tuple(sorted(row for one in asks for row in one.requirement_ids)),
    )
