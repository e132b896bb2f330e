"""One cell of the matrix taken apart: what each source says, which one counts, and how that came to be over time.

Everything here asks ``reduce_cells``, the one function that knows the rule, about the rows of one source at a time.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np

from orgwright.planning.days import day_number, day_of_number
from orgwright.planning.organization import Organization
from orgwright.planning.policy import Policy
from orgwright.planning.proficiency import (
    ALWAYS,
    EXPIRED,
    PEER,
    SOURCE_NUMBER,
    SOURCES,
    Cell,
    Columns,
    Held,
    reduce_cells,
)
from orgwright.planning.scenario import PLANNED

MOST_STEPS = 200
"""Days of change that a history shows of each source, the newest ones."""


class Standing(StrEnum):
    """What an assessment is worth on the day: only ``NEWEST`` ones speak for their source.

    ``WITHDRAWN`` are a withdrawal that holds and everything of the same rater before it.
    """

    NEWEST = "newest"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    LATER = "later"


@dataclass(frozen=True)
class Said:
    """One assessment of a cell, and what it is worth on the day; ``level`` None withdraws.

    ``is_assumed``: the scenario says so, there is no such row in the file.
    """

    assessment_id: int
    level: int | None
    assessor: str
    on: date
    until: date | None
    standing: Standing
    is_assumed: bool = False


@dataclass(frozen=True)
class CellSource:
    """What one source says of a cell: its level on the day (None: nothing), and its assessments, newest first."""

    source: str
    level: int | None
    is_expired: bool
    on: date | None
    counts: bool
    said: tuple[Said, ...]

    @property
    def speakers(self) -> tuple[Said, ...]:
        """The assessments that its level comes from, or would come from if there were enough peers."""
        return tuple(one for one in self.said if one.standing is Standing.NEWEST)


@dataclass(frozen=True)
class CellSources:
    """The sources of a cell that say anything, in the order of the policy, and the level that counts.

    ``apart`` is the number of levels between the highest and the lowest source.
    """

    sources: tuple[CellSource, ...]
    held: Held
    apart: int


def cell_sources(organization: Organization, cell: Cell) -> CellSources:
    """All sources of a cell side by side, as they stand on the picture's day."""
    rows = organization.assessments.of_cell(*cell)
    held = organization.proficiency.held(*cell)
    found = tuple(
        _source(organization, rows.take(np.flatnonzero(rows.source == SOURCE_NUMBER[name])), name == held.source)
        for name in organization.policy.precedence
        if (rows.source == SOURCE_NUMBER[name]).any()
    )
    levels = [one.level for one in found if one.level is not None]
    return CellSources(found, held, max(levels) - min(levels) if levels else 0)


def _source(organization: Organization, rows: Columns, counts: bool) -> CellSource:
    day = day_number(organization.day)
    level, on = _reduced(rows, day, organization.policy)
    newest_first = tuple(sorted(_standings(organization, rows, day), key=_newest_first, reverse=True))
    return CellSource(
        SOURCES[int(rows.source[0])],
        level if level >= 0 else None,
        level == EXPIRED,
        day_of_number(on) if level >= 0 else None,
        counts,
        newest_first,
    )


def _newest_first(one: Said) -> tuple[date, bool]:
    return one.on, one.standing is Standing.NEWEST


def _reduced(rows: Columns, day: int, policy: Policy) -> tuple[int, int]:
    """The level (or UNKNOWN, EXPIRED) and its day that the rows of one source give on a day."""
    found = reduce_cells(rows, np.zeros(len(rows), dtype=np.int64), 1, day, policy)
    return int(found.level[0]), int(found.on[0])


def _standings(organization: Organization, rows: Columns, day: int) -> list[Said]:
    """The rows in their order, each with what it is worth; of one rater the last up to the day is the newest."""
    raters = [int(who) if source == PEER else 0 for who, source in zip(rows.assessor, rows.source, strict=True)]
    newest = {rater: place for place, rater in enumerate(raters) if rows.on[place] <= day}
    made = []
    for place, rater in enumerate(raters):
        level, until = int(rows.level[place]), int(rows.until[place])
        assessor = organization.assessments.assessors[int(rows.assessor[place])]
        if rows.on[place] > day:
            standing = Standing.LATER
        elif rows.level[newest[rater]] < 0:
            standing = Standing.WITHDRAWN
        elif newest[rater] != place:
            standing = Standing.REPLACED
        else:
            standing = Standing.EXPIRED if until < day else Standing.NEWEST
        made.append(
            Said(
                int(rows.ids[place]),
                level if level >= 0 else None,
                assessor,
                day_of_number(int(rows.on[place])),
                None if until == ALWAYS else day_of_number(until),
                standing,
                organization.scenario_id is not None and assessor == PLANNED,
            )
        )
    return made


@dataclass(frozen=True)
class SourceLine:
    """The level of one source over time: (first day, level) of each step; None from there on means nothing holds."""

    source: str
    steps: tuple[tuple[date, int | None], ...]


@dataclass(frozen=True)
class CellHistory:
    """How the sources of a cell moved until a day, in the order of the policy; ``entries`` counts the assessments."""

    lines: tuple[SourceLine, ...]
    until: date
    entries: int

    @property
    def since(self) -> date | None:
        """The first day of any line."""
        return min((line.steps[0][0] for line in self.lines), default=None)


def cell_history(organization: Organization, cell: Cell) -> CellHistory:
    """The level of each source of a cell from its first assessment until the picture's day.

    A source is asked anew on each day on which one of its assessments was made and on the day after one expired.
    """
    rows = organization.assessments.of_cell(*cell)
    seen = rows.take(np.flatnonzero(rows.on <= day_number(organization.day)))
    lines = []
    for name in organization.policy.precedence:
        own = seen.take(np.flatnonzero(seen.source == SOURCE_NUMBER[name]))
        steps = _steps(own, organization)
        if any(level is not None for _, level in steps):
            lines.append(SourceLine(name, steps))
    return CellHistory(tuple(lines), organization.day, len(seen))


def _steps(rows: Columns, organization: Organization) -> tuple[tuple[date, int | None], ...]:
    today = day_number(organization.day)
    ends = rows.until[rows.until < today] + 1
    days = sorted({*rows.on.tolist(), *ends.tolist()})[-MOST_STEPS:]
    steps: list[tuple[date, int | None]] = []
    for day in days:
        level, _ = _reduced(rows, day, organization.policy)
        known = level if level >= 0 else None
        if not steps and known is None:
            continue
        if not steps or steps[-1][1] != known:
            steps.append((day_of_number(day), known))
    return tuple(steps)
