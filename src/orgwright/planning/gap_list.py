"""Every requirement of some people as columns: what is missing where, to be filtered, ordered and added up by skill.

Half a million requirements are a few arrays, so a list of all gaps of a large organization is filtered and sorted in
a moment; objects are made for the rows that are looked at alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from orgwright.planning.organization import Organization
from orgwright.planning.people_coverage import groups_by_role, levels_block, role_ids_of, role_parts
from orgwright.planning.proficiency import EXPIRED
from orgwright.records import Importance, Tier

Array = NDArray[Any]
MET, SHORT, UNKNOWN, EXPIRED_STATE = range(4)
STATES = ("met", "short", "unknown", "expired")
"""The words of the states by their codes."""
GAPS = ("short", "unknown", "expired")
TIERS: tuple[Tier | None, ...] = (None, *Tier)
IMPORTANCES: tuple[Importance | None, ...] = (None, *Importance)


@dataclass(frozen=True, eq=False)
class GapColumns:
    """Applicable requirements of people as parallel arrays, in the order of person id, then skill id.

    person, skill, role int64 (ids); tier, importance int8 (places in TIERS and IMPORTANCES); required, held int8 (held
    −1 unknown, −2 expired); state int8 (place in STATES); gate bool; weight, cost float64. ``cost`` is what the row
    takes from the low role coverage of these people, as a share of 0 to 1; all costs add up to 1 − low. A row that is
    short would still cost as much were everything unknown held; the others would cost nothing.
    """

    person: Array
    skill: Array
    role: Array
    tier: Array
    importance: Array
    required: Array
    held: Array
    state: Array
    gate: Array
    weight: Array
    cost: Array

    def __len__(self) -> int:
        return len(self.person)

    def take(self, rows: Array) -> GapColumns:
        """The chosen rows, in the given order."""
        return GapColumns(*(getattr(self, name)[rows] for name in GapColumns.__annotations__))


@dataclass(frozen=True)
class GapFilter:
    """Which rows are wanted; None stands for all. ``skill_ids`` is how a text or a category is asked for."""

    skill_ids: Collection[int] | None = None
    person_ids: Collection[int] | None = None
    role_ids: Collection[int] | None = None
    tiers: Collection[Tier | None] | None = None
    importances: Collection[Importance | None] | None = None


@dataclass(frozen=True)
class SkillGap:
    """What one skill costs some people: ``asked`` = met + short + unknown + expired; levels asked from, to.

    ``demands`` are the pairs of importance and tier in which it is asked, the heaviest first; ``cost_short`` is what
    known shortfalls cost, ``cost_unknown`` what is not known, both shares of 0 to 1.
    """

    skill_id: int
    demands: tuple[tuple[Importance | None, Tier | None], ...]
    levels: tuple[int, int]
    asked: int
    met: int
    short: int
    unknown: int
    expired: int
    has_gate: bool
    cost_short: float
    cost_unknown: float


def gap_columns(organization: Organization, person_ids: Iterable[int]) -> GapColumns:
    """Every applicable requirement of the roles of some people employed on the day, met ones too.

    A row costs w·(1 − min(a/r, 1)) ÷ Σ w of the person's role, ÷ the number of people that have a coverage.
    """
    people = np.array(sorted(person_ids), dtype=np.int64)
    rows, by_role = organization.proficiency.rows(people), role_parts(organization.demand)
    parts, counted = [], 0
    for role_id, places in groups_by_role(role_ids_of(organization, people)):
        asks = by_role.get(role_id)
        if asks is not None and asks.total:
            counted += len(places)
            block = levels_block(organization, rows[places], asks.columns)
            parts.append(_of_role(organization, role_id, people[places], block))
    if not parts:
        return _nothing()
    whole = GapColumns(*(np.concatenate(several) for several in zip(*parts, strict=True)))
    whole.cost[:] /= counted
    return whole.take(np.lexsort((whole.skill, whole.person)))


def _nothing() -> GapColumns:
    ids, codes, numbers = np.zeros(0, np.int64), np.zeros(0, np.int8), np.zeros(0)
    gate = np.zeros(0, bool)
    return GapColumns(ids, ids, ids, codes, codes, codes, codes, codes, gate, numbers, numbers)


def _of_role(organization: Organization, role_id: int, people: Array, block: Array) -> tuple[Array, ...]:
    """The arrays of the people of one role, in the order of ``GapColumns``; the cost not yet divided by people."""
    asks = role_parts(organization.demand)[role_id]
    several = [one for one in organization.demand.asks(role_id) if one.is_applicable]
    size = len(people)
    gate = np.zeros(len(several), dtype=bool)
    gate[asks.gate] = True
    state = np.where(block >= asks.levels, MET, np.where(block >= 0, SHORT, UNKNOWN))
    state[block == EXPIRED] = EXPIRED_STATE
    missing = asks.levels - np.clip(block, 0, asks.levels)

    def each(values: Sequence[Any], kind: Any) -> Array:
        return np.tile(np.array(values, dtype=kind), size)

    return (
        np.repeat(people, len(several)),
        np.tile(asks.skill_ids, size),
        np.full(size * len(several), role_id, dtype=np.int64),
        each([TIERS.index(one.tier) for one in several], np.int8),
        each([IMPORTANCES.index(one.importance) for one in several], np.int8),
        np.tile(asks.levels, size),
        block.ravel(),
        state.ravel().astype(np.int8),
        np.tile(gate, size),
        each([one.weight for one in several], np.float64),
        (missing * asks.per_level / asks.total).ravel(),
    )


def wanted(columns: GapColumns, asked: GapFilter, states: Collection[str] | None = None) -> Array:
    """The places of the rows that a filter lets through, in their order; ``states`` of STATES, None for all."""
    chosen = np.ones(len(columns), dtype=bool)
    for values, ids in (
        (columns.skill, asked.skill_ids),
        (columns.person, asked.person_ids),
        (columns.role, asked.role_ids),
    ):
        if ids is not None:
            chosen &= np.isin(values, np.fromiter(ids, dtype=np.int64))
    if asked.tiers is not None:
        chosen &= np.isin(columns.tier, [TIERS.index(one) for one in asked.tiers])
    if asked.importances is not None:
        chosen &= np.isin(columns.importance, [IMPORTANCES.index(one) for one in asked.importances])
    if states is not None:
        chosen &= np.isin(columns.state, [STATES.index(one) for one in states])
    return np.flatnonzero(chosen)


def with_words(organization: Organization, columns: GapColumns, text: str) -> Array:
    """The places of the rows of which the skill, the person or the role has each word of a text in its name."""
    chosen = np.ones(len(columns), dtype=bool)
    names = (
        (columns.skill, organization.skills),
        (columns.person, organization.people),
        (columns.role, organization.roles),
    )
    for word in text.casefold().split():
        fits = np.zeros(len(columns), dtype=bool)
        for ids, rows in names:
            found = [one for one in np.unique(ids).tolist() if word in rows[one].name.casefold()]
            fits |= np.isin(ids, np.array(found, dtype=np.int64))
        chosen &= fits
    return np.flatnonzero(chosen)


def gaps_by_skill(columns: GapColumns) -> tuple[SkillGap, ...]:
    """Rows added up by skill, met ones counted; by what known shortfalls cost, then what is not known, then id."""
    if not len(columns):
        return ()
    skills, start, place = np.unique(columns.skill, return_index=True, return_inverse=True)
    count = len(skills)
    states = np.bincount(place * len(STATES) + columns.state, minlength=count * len(STATES)).reshape(count, -1)
    is_short = columns.state == SHORT
    short = np.bincount(place, np.where(is_short, columns.cost, 0.0), count)
    unknown = np.bincount(place, np.where(is_short, 0.0, columns.cost), count)
    least, most = np.full(count, 99), np.zeros(count, dtype=int)
    np.minimum.at(least, place, columns.required)
    np.maximum.at(most, place, columns.required)
    gate = np.bincount(place, columns.gate, count) > 0
    demands = _demands(columns, place)
    rows = [
        SkillGap(
            int(skills[one]),
            demands[one],
            (int(least[one]), int(most[one])),
            int(states[one].sum()),
            int(states[one, MET]),
            int(states[one, SHORT]),
            int(states[one, UNKNOWN]),
            int(states[one, EXPIRED_STATE]),
            bool(gate[one]),
            float(short[one]),
            float(unknown[one]),
        )
        for one in range(len(start))
    ]
    return tuple(sorted(rows, key=lambda one: (-one.cost_short, -one.cost_unknown, one.skill_id)))


def _demands(columns: GapColumns, place: Array) -> dict[int, tuple[tuple[Importance | None, Tier | None], ...]]:
    """The ways in which each skill is asked, by its place, the heaviest first."""
    code = (place * len(IMPORTANCES) + columns.importance) * len(TIERS) + columns.tier
    codes, first = np.unique(code, return_index=True)
    ordered = sorted(zip(codes.tolist(), columns.weight[first].tolist(), strict=True), key=lambda one: -one[1])
    found: dict[int, list[tuple[Importance | None, Tier | None]]] = {}
    for each, _weight in ordered:
        rest, tier = divmod(each, len(TIERS))
        skill, importance = divmod(rest, len(IMPORTANCES))
        found.setdefault(skill, []).append((IMPORTANCES[importance], TIERS[tier]))
    return {skill: tuple(several) for skill, several in found.items()}
