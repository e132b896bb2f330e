"""The code of every cell, made where it is looked at: no matrix of codes is ever whole in memory.

``Cells`` stands where the painted matrix expects an array: ``cells[row, column]`` is one code, and with slices a
block of them, whatever its size.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from orgwright.gui.matrix.codes import Codes, Status, encode
from orgwright.gui.matrix.standing import Ints, role_row_of_people, roles_of
from orgwright.planning.organization import Organization
from orgwright.planning.proficiency import BLOCK, DISPUTED, EXPIRED, STALE
from orgwright.planning.remembered import remembered
from orgwright.records import Goal

_FEW_ROWS = 400
"""Up to so many rows are taken from the blocks of the matrix one by one; for more the whole is worth joining."""


@dataclass(frozen=True, eq=False)
class Goals:
    """Goals as sorted numbers of cells (row × skills + column), and the level of each."""

    cells: Ints
    levels: Ints


@remembered
def goals_of(organization: Organization) -> Goals:
    """The goals of everybody."""
    rows = list(organization.table(Goal).values())
    matrix = organization.proficiency
    cells = matrix.rows(one.person_id for one in rows) * len(matrix.skill_ids)
    cells = cells + matrix.columns(one.skill_id for one in rows)
    order = np.argsort(cells)
    return Goals(cells[order], np.array([one.level for one in rows], dtype=np.int8)[order])


@dataclass(frozen=True, eq=False)
class Cells:
    """The codes of some people (rows of ``Proficiency``) in some skills (its columns)."""

    organization: Organization
    people: Ints
    skills: Ints
    is_swapped: bool = False
    _struck: dict[tuple[int, int], int] = field(default_factory=dict)

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns as they are painted."""
        people, skills = len(self.people), len(self.skills)
        return (skills, people) if self.is_swapped else (people, skills)

    def __getitem__(self, place: tuple[Any, Any]) -> Any:
        """Codes by row and column as they are painted, uint16."""
        down, across = place
        people, skills = (across, down) if self.is_swapped else (down, across)
        codes = self._codes(np.atleast_1d(self.people[people]), np.atleast_1d(self.skills[skills]))
        codes = codes.T if self.is_swapped else codes
        first = tuple(0 if isinstance(one, int | np.integer) else slice(None) for one in place)
        return codes[first]

    def required(self, people: Ints, skills: Ints) -> Ints:
        """The level that the role of each person requires in each skill, 0 where it requires none."""
        demand = self.organization.demand
        roles = role_row_of_people(self.organization.seating, demand)[people]
        return np.asarray(roles_of(demand).required[np.ix_(roles, skills)])

    def _codes(self, people: Ints, skills: Ints) -> Codes:
        matrix = self.organization.proficiency
        levels = _taken(matrix.level_blocks, lambda: matrix.levels, people, skills)
        marks = _taken(matrix.mark_blocks, lambda: matrix.marks, people, skills)
        required = self.required(people, skills)
        is_expired, is_asked, is_known = levels == EXPIRED, required > 0, levels >= 0
        status = np.zeros(levels.shape, dtype=np.uint8)
        status[is_asked & ~is_known] = Status.UNKNOWN
        status[is_asked & is_known] = Status.SHORT
        status[is_asked & is_known & (levels >= required)] = Status.MET
        status[is_asked & (levels == 0)] = Status.MISSING
        status[is_expired] = Status.EXPIRED
        goal = self._has_goal(people, skills, levels)
        if is_expired.any():
            levels = self._with_struck(levels, is_expired, people, skills)
        return encode(levels, status, (marks & STALE) > 0, (marks & DISPUTED) > 0, goal)

    def _has_goal(self, people: Ints, skills: Ints, levels: Ints) -> Any:
        """Where a goal stands that is not reached yet."""
        goals = goals_of(self.organization)
        if not len(goals.cells):
            return False
        cells = people[:, None] * len(self.organization.proficiency.skill_ids) + skills
        place = np.minimum(goals.cells.searchsorted(cells), len(goals.cells) - 1)
        return (goals.cells[place] == cells) & (levels < goals.levels[place])

    def _with_struck(self, levels: Ints, is_expired: Ints, people: Ints, skills: Ints) -> Ints:
        """The levels, with the last one of each cell that expired in its place, to be struck through."""
        shown = levels.copy()
        for row, column in np.argwhere(is_expired).tolist():
            cell = int(people[row]), int(skills[column])
            if cell not in self._struck:
                self._struck[cell] = self._last_level(*cell)
            shown[row, column] = self._struck[cell]
        return shown

    def _last_level(self, row: int, column: int) -> int:
        matrix = self.organization.proficiency
        said = self.organization.assessments.of_cell(int(matrix.person_ids[row]), int(matrix.skill_ids[column]))
        levels, days = said.level[said.level >= 0], said.on[said.level >= 0]
        return int(levels[np.argmax(days)]) if len(levels) else -1


def _taken(blocks: tuple[Ints, ...], whole: Callable[[], Ints], rows: Ints, columns: Ints) -> Ints:
    """Some rows and columns of a matrix that is kept in blocks of people."""
    if len(rows) > _FEW_ROWS:
        joined: Ints = whole()[np.ix_(rows, columns)]
        return joined
    taken = np.empty((len(rows), len(columns)), dtype=blocks[0].dtype if blocks else np.int8)
    for place, row in enumerate(rows.tolist()):
        taken[place] = blocks[row // BLOCK][row % BLOCK][columns]
    return taken
