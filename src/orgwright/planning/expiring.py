"""What expires next, or has expired and was not replaced, and what the person is left with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from orgwright.planning.assessed_cells import AssessedCells, assessed_cells, in_order
from orgwright.planning.days import day_number, day_of_number
from orgwright.planning.demand import Ask
from orgwright.planning.organization import Organization
from orgwright.planning.proficiency import ALWAYS, SOURCES, Columns, Ints, reduce_cells

WITHIN_DAYS = 180


@dataclass(frozen=True)
class Expiring:
    """An assessment with an end that is near or past, and that nothing of its source has replaced.

    ``valid_until`` is its last valid day, ``days_left`` the days until then, negative where it has expired.
    ``required`` is the level that the person's role asks of the skill, null where it does not. ``level_now`` counts on
    the day, ``level_after`` on the first day without it; null is unknown.
    """

    assessment_id: int
    person_id: int
    skill_id: int
    source: str
    assessor: str
    level: int
    assessed_on: date
    valid_until: date
    days_left: int
    required: int | None
    is_gate: bool
    level_now: int | None
    level_after: int | None

    @property
    def is_expired(self) -> bool:
        """Whether its last valid day is over."""
        return self.days_left < 0

    @property
    def is_required(self) -> bool:
        """Whether the person's role asks for the skill."""
        return self.required is not None

    @property
    def leaves_short(self) -> bool:
        """Whether the person's requirement is not met, or not known to be met, without it."""
        return self.required is not None and (self.level_after is None or self.level_after < self.required)


def expiring(
    organization: Organization, unit_id: int | None = None, within_days: int = WITHIN_DAYS
) -> tuple[Expiring, ...]:
    """The assessments of a unit's people that expire within so many days or have expired, the earliest end first.

    Listed is what has a last valid day on or before day + ``within_days``, a level, and no newer statement of its
    source (of peers: of the same assessor) dated up to the day. The level afterwards is the effective one on the first
    day without it, of what is known on the day. Ties stand by person key, then skill name. Worked: certificate 4 valid
    until next month, manager 3, the role asks 4 → 3 afterwards, which leaves the person short. Source: the help,
    "Assessments".
    """
    day = day_number(organization.day)
    cells = assessed_cells(organization, organization.seating.people_of(unit_id))
    rows, places = cells.rows, cells.newest
    ends = rows.until[places].astype(np.int64)
    places = places[(rows.level[places] >= 0) & (ends != ALWAYS) & (ends <= day + within_days)]
    places = places[in_order(organization, rows.person[places], rows.skill[places], rows.until[places])]
    now = _levels_on(organization, cells, places, np.full(len(places), day))
    after = _levels_on(organization, cells, places, np.maximum(rows.until[places].astype(np.int64) + 1, day))
    asked = _asked(organization, rows.person[places].tolist(), rows.skill[places].tolist())
    return tuple(
        _expiring(organization, rows, place, ask, one, other)
        for place, ask, one, other in zip(places.tolist(), asked, now, after, strict=True)
    )


def _levels_on(organization: Organization, cells: AssessedCells, places: Ints, days: Ints) -> list[int | None]:
    """The effective level of the cell of each of some rows on a day of its own, of what is dated up to the day."""
    own = cells.of_cells(np.unique(cells.cell[places]))
    starts, ends = own.starts, np.append(own.starts[1:], len(own.rows))
    number = np.searchsorted(np.unique(cells.cell[places]), cells.cell[places])
    counts = ends[number] - starts[number]
    case = np.repeat(np.arange(len(places)), counts)
    within = np.arange(len(case)) - np.repeat(np.cumsum(counts) - counts, counts)
    rows = own.rows.take(starts[number][case] + within)
    day = day_number(organization.day)
    # Each case has a day of its own: what lapses before that lapses before the day, all else never.
    until = np.where(rows.until < days[case], day - 1, ALWAYS).astype(np.int32)
    moved = Columns(rows.ids, rows.person, rows.skill, rows.level, rows.source, rows.assessor, rows.on, until)
    found = reduce_cells(moved, case, len(places), day, organization.policy)
    return [level if level >= 0 else None for level in found.level.tolist()]


def _asked(organization: Organization, person_ids: list[int], skill_ids: list[int]) -> list[Ask | None]:
    asks: dict[int | None, dict[int, Ask]] = {}
    found = []
    for person_id, skill_id in zip(person_ids, skill_ids, strict=True):
        role_id = organization.seating.role_of(person_id)
        if role_id not in asks:
            several = organization.demand.asks(role_id)
            asks[role_id] = {one.skill_id: one for one in several if one.is_applicable}
        found.append(asks[role_id].get(skill_id))
    return found


def _expiring(
    organization: Organization, rows: Columns, place: int, ask: Ask | None, now: int | None, after: int | None
) -> Expiring:
    until = day_of_number(rows.until[place])
    return Expiring(
        int(rows.ids[place]),
        int(rows.person[place]),
        int(rows.skill[place]),
        SOURCES[rows.source[place]],
        organization.assessments.assessors[rows.assessor[place]],
        int(rows.level[place]),
        day_of_number(rows.on[place]),
        until,
        (until - organization.day) // timedelta(days=1),
        None if ask is None else ask.level,
        ask is not None and ask.is_gate,
        now,
        after,
    )
