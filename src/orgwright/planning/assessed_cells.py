"""The assessments of some people up to the day, cell by cell, as columns: what the lists of assessments are made of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from orgwright.planning.days import day_number
from orgwright.planning.organization import Organization
from orgwright.planning.proficiency import SOURCES, Columns, Ints, are_newest
from orgwright.planning.proficiency import by_source as levels_by_source


@dataclass(frozen=True, eq=False)
class AssessedCells:
    """Assessments in cells of one person and one skill each.

    ``rows`` are sorted, ``cell`` int64 numbers the cell of each row from 0, ``starts`` int64 is the first row of each
    cell; ``person`` and ``skill`` int64 are the ids of each cell.
    """

    rows: Columns
    cell: Ints
    starts: Ints

    def __len__(self) -> int:
        return len(self.starts)

    @cached_property
    def person(self) -> Ints:
        """The person of each cell."""
        person: Ints = self.rows.person[self.starts]
        return person

    @cached_property
    def skill(self) -> Ints:
        """The skill of each cell."""
        skill: Ints = self.rows.skill[self.starts]
        return skill

    @cached_property
    def newest(self) -> Ints:
        """The places of the rows that no later one of their source (of peers: of the same assessor) hides."""
        return np.flatnonzero(are_newest(self.cell, self.rows.source, self.rows.assessor))

    def ids_of(self, number: int) -> tuple[int, ...]:
        """The ids of the rows of one cell."""
        end = self.starts[number + 1] if number + 1 < len(self) else len(self.rows)
        return tuple(self.rows.ids[self.starts[number] : end].tolist())

    def of_cells(self, chosen: Ints) -> AssessedCells:
        """The chosen cells alone, numbered anew in their old order."""
        kept = np.zeros(len(self), dtype=bool)
        kept[chosen] = True
        return in_cells(self.rows.take(np.flatnonzero(kept[self.cell])))


def in_cells(rows: Columns) -> AssessedCells:
    """Sorted rows parted into cells."""
    begins = np.ones(len(rows), dtype=bool)
    begins[1:] = (rows.person[1:] != rows.person[:-1]) | (rows.skill[1:] != rows.skill[:-1])
    return AssessedCells(rows, np.cumsum(begins) - 1, np.flatnonzero(begins))


def assessed_cells(
    organization: Organization, person_ids: Iterable[int], skill_ids: Iterable[int] | None = None
) -> AssessedCells:
    """The assessments of people, in some skills or in all, dated on or before the picture's day."""
    rows = organization.assessments.columns
    wanted = rows.on <= day_number(organization.day)
    wanted &= np.isin(rows.person, np.fromiter(person_ids, dtype=np.int64))
    if skill_ids is not None:
        wanted &= np.isin(rows.skill, np.fromiter(skill_ids, dtype=np.int64))
    return in_cells(rows.take(np.flatnonzero(wanted)))


def source_levels(organization: Organization, cells: AssessedCells) -> tuple[Ints, Ints]:
    """What each source has for each cell on the day: levels int8[sources, cells], -1 for none, and their days int64.

    Each source counts by its newest statement, peers by the lower median of at least as many as policy asks; what is
    expired or withdrawn is none. Source: the help, "Which assessment counts".
    """
    found = levels_by_source(cells.rows, cells.cell, day_number(organization.day), organization.policy)
    levels = np.full((len(SOURCES), len(cells)), -1, dtype=np.int8)
    days = np.zeros((len(SOURCES), len(cells)), dtype=np.int64)
    held = found.level >= 0
    levels[found.source[held], found.cell[held]] = found.level[held]
    days[found.source[held], found.cell[held]] = found.on[held]
    return levels, days


def in_order(organization: Organization, person_ids: Ints, skill_ids: Ints, *before: Ints) -> Ints:
    """The places of cells in the order of ``before`` (each ascending), then person key, then skill name."""
    people, skills = organization.people, organization.skills
    key_rank = _ranks(person_ids, {key: people[key].key for key in np.unique(person_ids).tolist()})
    name_rank = _ranks(skill_ids, {key: skills[key].name for key in np.unique(skill_ids).tolist()})
    return np.lexsort((name_rank, key_rank, *reversed(before)))


def _ranks(ids: Ints, names: dict[int, str]) -> Ints:
    ordered = np.array(sorted(names, key=names.__getitem__), dtype=np.int64)
    by_id = np.argsort(ordered)
    ranks: Ints = by_id[np.searchsorted(ordered[by_id], ids)]
    return ranks
