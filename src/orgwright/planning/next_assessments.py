"""Which ratings to make next: those that would narrow the range of a unit's role coverage most."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from orgwright.planning.assessed_cells import in_order
from orgwright.planning.days import day_of_number
from orgwright.planning.organization import Organization
from orgwright.planning.people_coverage import Array, RoleParts, groups_by_role, role_ids_of, role_parts
from orgwright.planning.proficiency import EXPIRED, stale_before

MISSING_RATING, EXPIRED_RATING, STALE_RATING = "missing", "expired", "stale"
MOST = 10


@dataclass(frozen=True)
class NextAssessment:
    """A rating that is missing, expired or stale.

    ``reason`` is missing, expired or stale. ``share`` is the weight of the requirement in the unit's role coverage, of
    0 to 1; ``narrowing`` by how much the rating narrows the range high − low of it: the share, or 0 where stale.
    ``held`` and ``assessed_on`` are those of a stale assessment, null otherwise.
    """

    person_id: int
    skill_id: int
    role_id: int
    reason: str
    required: int
    share: float
    narrowing: float
    held: int | None
    assessed_on: date | None
    requirement_ids: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class _Candidates:
    """Cells that may be rated next, as parallel arrays; ``share`` is that of the person's own coverage."""

    person: Array
    skill: Array
    role: Array
    share: Array
    is_stale: Array


def next_assessments(organization: Organization, unit_id: int | None, most: int = MOST) -> tuple[NextAssessment, ...]:
    """The ratings that would narrow the range of the unit's role coverage most, best first.

    Role coverage of the unit is the mean of its people's C = Σ w·min(a/r, 1) ÷ Σ w, low with the unknown as 0, high
    as met. So one unknown requirement widens the range by w ÷ Σ w ÷ people, and rating it narrows the range by exactly
    that, whatever the level; people are those of the unit who have a C. Expired counts as unknown. A stale rating still
    counts, so rating it again narrows nothing: it comes after all that are missing or expired, by the same share, for
    that much of the figure rests on an old statement. Ties stand by person key, then skill name. Worked: of two people,
    one lacks a rating of weight 4 out of 8 → ½ ÷ 2 = 0.25. Source: the help, "Assessments".
    """
    people = np.array(sorted(organization.seating.people_of(unit_id)), dtype=np.int64)
    found, counted = _candidates(organization, people, most)
    order = in_order(organization, found.person, found.skill, found.is_stale, -found.share)[:most]
    return tuple(_next(organization, found, place, counted) for place in order.tolist())


def _candidates(organization: Organization, people: Array, most: int) -> tuple[_Candidates, int]:
    """All cells that may be among the ``most`` best, and the number of people who have a coverage."""
    matrix, by_role = organization.proficiency, role_parts(organization.demand)
    rows, counted, parts = matrix.rows(people), 0, []
    stale_day = stale_before(matrix.day, organization.policy)
    for role_id, places in groups_by_role(role_ids_of(organization, people)):
        asks = by_role.get(role_id)
        if asks is None or not asks.total:
            continue
        counted += len(places)
        chosen = (rows[places][:, None], asks.columns)
        levels = matrix.levels[chosen]
        unknown = levels < 0
        stale = ~unknown & (matrix.days[chosen] < stale_day)
        parts += [_of_role(people[places], role_id, asks, unknown, False, most)]
        parts += [_of_role(people[places], role_id, asks, stale, True, most)]
    return _joined(parts), counted


def _of_role(people: Array, role_id: int, asks: RoleParts, wanted: Array, is_stale: bool, most: int) -> _Candidates:
    """The wanted cells of a role's people in its heaviest requirements, as many of these as can matter."""
    counts = np.count_nonzero(wanted, axis=0)
    heaviest = np.argsort(-asks.whole, kind="stable")
    enough = int(np.searchsorted(np.cumsum(counts[heaviest]), most)) if counts.any() else len(heaviest)
    least = asks.whole[heaviest[min(enough, len(heaviest) - 1)]]
    columns = np.flatnonzero((asks.whole >= least) & (counts > 0))
    which, column = np.nonzero(wanted[:, columns])
    return _Candidates(
        people[which],
        asks.skill_ids[columns[column]],
        np.full(len(which), role_id),
        asks.whole[columns[column]] / asks.total,
        np.full(len(which), is_stale),
    )


def _joined(parts: list[_Candidates]) -> _Candidates:
    nothing = np.zeros(0, dtype=np.int64)
    several = [_Candidates(nothing, nothing, nothing, nothing.astype(float), nothing.astype(bool)), *parts]
    names = _Candidates.__annotations__
    return _Candidates(*(np.concatenate([getattr(one, name) for one in several]) for name in names))


def _next(organization: Organization, found: _Candidates, place: int, counted: int) -> NextAssessment:
    person_id, skill_id, role_id = (int(found.person[place]), int(found.skill[place]), int(found.role[place]))
    ask = next(one for one in organization.demand.asks(role_id) if one.skill_id == skill_id)
    matrix = organization.proficiency
    level, share = matrix.level(person_id, skill_id), float(found.share[place]) / counted
    is_stale = bool(found.is_stale[place])
    day = int(matrix.days[matrix.row_of(person_id), matrix.column_of(skill_id)])
    return NextAssessment(
        person_id,
        skill_id,
        role_id,
        STALE_RATING if is_stale else EXPIRED_RATING if level == EXPIRED else MISSING_RATING,
        ask.level,
        share,
        0.0 if is_stale else share,
        level if is_stale else None,
        day_of_number(day) if is_stale else None,
        ask.requirement_ids,
    )
