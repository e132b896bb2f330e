"""Every requirement of some people as columns: what is missing where, to be filtered, ordered and added up by skill.

Half a million requirements are a few arrays, so a list of all gaps of a large organization is filtered and sorted in
a moment; objects are made for the rows that are looked at alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from orgwright.planning.demand import Ask
from orgwright.planning.organization import Organization
from orgwright.planning.people_coverage import RoleParts, groups_by_role, levels_block, role_ids_of, role_parts
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
    rows, roles = organization.proficiency.rows(people), role_ids_of(organization, people)
    table = _asks_of(organization, np.unique(roles).tolist())
    lengths = np.zeros(len(people), dtype=np.int64)
    groups = [(places, table.spans[role_id]) for role_id, places in groups_by_role(roles) if role_id in table.spans]
    for places, (first, last) in groups:
        lengths[places] = last - first
    starts = np.cumsum(lengths) - lengths
    ask, held = np.zeros(int(lengths.sum()), dtype=np.int32), np.zeros(int(lengths.sum()), dtype=np.int8)
    for places, (first, last) in groups:
        cells = starts[places][:, None] + np.arange(last - first)
        ask[cells] = np.arange(first, last)
        held[cells] = levels_block(organization, rows[places], table.columns[first:last])
    required = table.required[ask]
    state = np.where(held >= required, MET, np.where(held >= 0, SHORT, UNKNOWN)).astype(np.int8)
    state[held == EXPIRED] = EXPIRED_STATE
    missing = required - np.minimum(np.maximum(held, 0), required)
    return GapColumns(
        np.repeat(people, lengths),
        table.skill[ask],
        np.repeat(roles, lengths),
        table.tier[ask],
        table.importance[ask],
        required,
        held,
        state,
        table.gate[ask],
        table.weight[ask],
        missing * table.per_level[ask] / table.total[ask] / sum(len(places) for places, _ in groups),
    )


@dataclass(frozen=True, eq=False)
class _Asks:
    """The applicable asks of some roles one after another; ``spans`` says where those of each role begin and end."""

    spans: Mapping[int, tuple[int, int]]
    columns: Array
    skill: Array
    tier: Array
    importance: Array
    required: Array
    gate: Array
    weight: Array
    per_level: Array
    total: Array


def _asks_of(organization: Organization, role_ids: Iterable[int]) -> _Asks:
    """The asks of roles, those left out whose asks weigh nothing together."""
    by_role = role_parts(organization.demand)
    roles = [role_id for role_id in role_ids if role_id in by_role and by_role[role_id].total]
    parts = [by_role[role_id] for role_id in roles]
    several = [one for role_id in roles for one in organization.demand.asks(role_id) if one.is_applicable]
    ends = np.cumsum([len(one.columns) for one in parts], dtype=np.int64).tolist()
    return _Asks(
        {role_id: (end - len(one.columns), end) for role_id, one, end in zip(roles, parts, ends, strict=True)},
        _joined([one.columns for one in parts], np.int64),
        _joined([one.skill_ids for one in parts], np.int64),
        np.array([TIERS.index(one.tier) for one in several], dtype=np.int8),
        np.array([IMPORTANCES.index(one.importance) for one in several], dtype=np.int8),
        _joined([one.levels for one in parts], np.int8),
        np.array([one.is_gate for one in several], dtype=bool),
        np.array([one.weight for one in several], dtype=np.float64),
        _joined([one.per_level for one in parts], np.float64),
        _joined([np.full(len(one.columns), one.total) for one in parts], np.float64),
    )


def _joined(parts: Sequence[Array], kind: Any) -> Array:
    return np.concatenate([np.zeros(0, dtype=kind), *parts])


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
    skills = np.unique(columns.skill)
    place, count = skills.searchsorted(columns.skill), len(skills)
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
        for one in range(count)
    ]
    return tuple(sorted(rows, key=lambda one: (-one.cost_short, -one.cost_unknown, one.skill_id)))


def skill_gaps(organization: Organization, person_ids: Iterable[int]) -> tuple[SkillGap, ...]:
    """The same as ``gaps_by_skill`` of all rows of some people, role by role and without a row for each person."""
    people = np.array(sorted(person_ids), dtype=np.int64)
    rows, by_role = organization.proficiency.rows(people), role_parts(organization.demand)
    numbers: dict[int, Array] = {}
    costs: dict[int, Array] = {}
    asks_of: dict[int, list[Ask]] = defaultdict(list)
    counted = 0
    for role_id, places in groups_by_role(role_ids_of(organization, people)):
        parts = by_role.get(role_id)
        if parts is None or not parts.total:
            continue
        counted += len(places)
        block = levels_block(organization, rows[places], parts.columns)
        counts, lost = _counts(block, parts.levels), _lost(block, parts)
        several = [one for one in organization.demand.asks(role_id) if one.is_applicable]
        for number, one in enumerate(several):
            asks_of[one.skill_id].append(one)
            numbers[one.skill_id] = numbers.get(one.skill_id, 0) + counts[:, number]
            costs[one.skill_id] = costs.get(one.skill_id, 0.0) + lost[:, number]
    found = (_skill_gap(asks_of[one], numbers[one], costs[one] / counted) for one in sorted(numbers))
    return tuple(sorted(found, key=lambda one: (-one.cost_short, -one.cost_unknown, one.skill_id)))


def _counts(block: Array, levels: Array) -> Array:
    """How many people are in each state, by STATES, for each ask of a role."""
    known = np.count_nonzero(block >= 0, axis=0)
    met = np.count_nonzero(block >= levels, axis=0)
    expired = np.count_nonzero(block == EXPIRED, axis=0)
    return np.stack([met, known - met, len(block) - known - expired, expired])


def _lost(block: Array, parts: RoleParts) -> Array:
    """What known shortfalls and what is not known cost for each ask of a role, over its people."""
    held = np.clip(block, 0, parts.levels).sum(axis=0, dtype=np.int64) * parts.per_level
    unknown = np.count_nonzero(block < 0, axis=0) * parts.whole
    return np.stack([len(block) * parts.whole - held - unknown, unknown]) / parts.total


def _skill_gap(asks: list[Ask], numbers: Array, costs: Array) -> SkillGap:
    heaviest = sorted(asks, key=lambda one: (-one.weight, IMPORTANCES.index(one.importance), TIERS.index(one.tier)))
    met, short, unknown, expired = (int(one) for one in numbers)
    return SkillGap(
        asks[0].skill_id,
        tuple(dict.fromkeys((one.importance, one.tier) for one in heaviest)),
        (min(one.level for one in asks), max(one.level for one in asks)),
        int(numbers.sum()),
        met,
        short,
        unknown,
        expired,
        any(one.is_gate for one in asks),
        max(float(costs[0]), 0.0),
        float(costs[1]),
    )


def _demands(columns: GapColumns, place: Array) -> dict[int, tuple[tuple[Importance | None, Tier | None], ...]]:
    """The ways in which each skill is asked, by its place, the heaviest first."""
    code = (place * len(IMPORTANCES) + columns.importance) * len(TIERS) + columns.tier
    # The weight is that of importance and tier, so whichever row comes last has it.
    weights = np.full(int(code.max()) + 1, -1.0)
    weights[code] = columns.weight
    codes = np.flatnonzero(weights >= 0)
    ordered = sorted(zip(codes.tolist(), weights[codes].tolist(), strict=True), key=lambda one: -one[1])
    found: dict[int, list[tuple[Importance | None, Tier | None]]] = {}
    for each, _weight in ordered:
        rest, tier = divmod(each, len(TIERS))
        skill, importance = divmod(rest, len(IMPORTANCES))
        found.setdefault(skill, []).append((IMPORTANCES[importance], TIERS[tier]))
    return {skill: tuple(several) for skill, several in found.items()}
