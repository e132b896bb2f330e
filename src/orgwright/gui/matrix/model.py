"""What the matrix shows, made from the picture: who and what in which order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from orgwright.gui.matrix.arrangement import Line, arrangement
from orgwright.gui.matrix.blocks import MatrixBlocks
from orgwright.gui.matrix.cells import Cells
from orgwright.gui.matrix.shown import Shown
from orgwright.gui.matrix.standing import Ints
from orgwright.gui.matrix.statistics import (
    Piecewise,
    Statistics,
    foot_of_people,
    foot_of_skills,
    heads_of_people,
    heads_of_skills,
    side_of_skills,
    statistics_of,
)
from orgwright.planning.organization import Organization
from orgwright.planning.proficiency import Cell

_NAMES_AT_ONCE = 256


@dataclass(frozen=True, eq=False)
class MatrixPicture:
    """The blocks that the view paints, and which person and skill stand in which row and column.

    ``people`` and ``skills`` are the lines of the arrangement, whatever way round they are painted.
    """

    blocks: MatrixBlocks
    cells: Cells
    people: Line
    skills: Line
    statistics: Statistics
    shown: Shown

    @property
    def person_ids(self) -> list[int]:
        """The people in the order shown."""
        return list(self.cells.organization.proficiency.person_ids[self.people.places].tolist())

    @property
    def skill_ids(self) -> list[int]:
        """The skills in the order shown."""
        return list(self.cells.organization.proficiency.skill_ids[self.skills.places].tolist())

    @property
    def counts(self) -> tuple[int, int]:
        """How many people and skills are shown."""
        return len(self.people.places), len(self.skills.places)

    def cell(self, row: int, column: int) -> Cell:
        """The person and the skill of a cell."""
        matrix = self.cells.organization.proficiency
        person, skill = (column, row) if self.cells.is_swapped else (row, column)
        return int(matrix.person_ids[self.people.places[person]]), int(matrix.skill_ids[self.skills.places[skill]])

    def cells_at(self, rows: Sequence[int], columns: Sequence[int]) -> list[Cell]:
        """The person and the skill of many cells."""
        matrix = self.cells.organization.proficiency
        people, skills = (columns, rows) if self.cells.is_swapped else (rows, columns)
        person_ids = matrix.person_ids[self.people.places[np.array(people, dtype=np.int64)]].tolist()
        return list(
            zip(
                person_ids, matrix.skill_ids[self.skills.places[np.array(skills, dtype=np.int64)]].tolist(), strict=True
            )
        )

    def required(self, row: int, column: int) -> int:
        """The level that the role of a cell's person requires, 0 where it requires none."""
        person, skill = (column, row) if self.cells.is_swapped else (row, column)
        required = self.cells.required(self.people.places[[person]], self.skills.places[[skill]])
        return int(required[0, 0])

    def places(self, cells: Iterable[Cell]) -> list[tuple[int, int]]:
        """Rows and columns of those cells that are shown."""
        several = list(cells)
        matrix = self.cells.organization.proficiency
        people = _places(self.people.places, matrix.person_ids, [one for one, _ in several])
        skills = _places(self.skills.places, matrix.skill_ids, [one for _, one in several])
        found = [pair for pair in zip(people, skills, strict=True) if min(pair) >= 0]
        return [(skill, person) for person, skill in found] if self.cells.is_swapped else found

    def place_of(self, person_id: int | None, skill_id: int | None) -> tuple[int | None, int | None]:
        """The places of a person and a skill in their lines, None where they are not shown."""
        matrix = self.cells.organization.proficiency
        person = _places(self.people.places, matrix.person_ids, [] if person_id is None else [person_id])
        skill = _places(self.skills.places, matrix.skill_ids, [] if skill_id is None else [skill_id])
        return _shown(person), _shown(skill)


def _shown(places: list[int]) -> int | None:
    return places[0] if places and places[0] >= 0 else None


def _places(line: Ints, ids: Ints, wanted: list[int]) -> list[int]:
    """The place of each id in a line, -1 where it is not there."""
    numbers = np.minimum(ids.searchsorted(np.array(wanted, dtype=np.int64)), max(len(ids) - 1, 0))
    place = np.full(len(ids), -1, dtype=np.int64)
    place[line] = np.arange(len(line))
    if not len(ids):
        return [-1] * len(wanted)
    return list(np.where(ids[numbers] == wanted, place[numbers], -1).tolist())


def matrix_picture(organization: Organization, unit_id: int | None, shown: Shown) -> MatrixPicture:
    """The matrix of a unit's people as of the day."""
    lines = arrangement(organization, unit_id, shown)
    cells = Cells(organization, lines.people.places, lines.skills.places, shown.is_swapped)
    statistics = statistics_of(cells)
    columns = organization.proficiency.columns
    sorted_by = None
    if shown.sort_by == "skill" and shown.sort_skill_id in organization.skills:
        found = np.flatnonzero(lines.skills.places == columns([shown.sort_skill_id or 0])[0])
        sorted_by = int(found[0]) if len(found) else None
    make = _swapped if shown.is_swapped else _upright
    blocks = make(cells, statistics, shown, lines.people, lines.skills)
    blocks = replace(
        blocks,
        sorted_row=sorted_by if shown.is_swapped else None,
        sorted_column=None if shown.is_swapped else sorted_by,
        is_reversed=shown.is_reversed,
    )
    return MatrixPicture(blocks, cells, lines.people, lines.skills, statistics, shown)


def _upright(cells: Cells, statistics: Statistics, shown: Shown, people: Line, skills: Line) -> MatrixBlocks:
    return MatrixBlocks(
        cells,
        heads_of_people(cells, statistics),
        _skill_names(cells),
        people.groups.noted("person", "people"),
        skills.groups,
        foot_of_skills(statistics, shown.has_statistics),
    )


def _swapped(cells: Cells, statistics: Statistics, shown: Shown, people: Line, skills: Line) -> MatrixBlocks:
    everybody, ids = cells.organization.people, cells.organization.proficiency.person_ids

    def names(start: int, stop: int) -> list[str]:
        return [everybody[one].name for one in ids[cells.people[start:stop]].tolist()]

    return MatrixBlocks(
        cells,
        heads_of_skills(cells, statistics),
        Piecewise(len(cells.people), _NAMES_AT_ONCE, names),
        skills.groups.noted("skill", "skills"),
        people.groups,
        foot_of_people(statistics),
        ("Skill", "Held, %"),
        side_of_skills(statistics) if shown.has_statistics else (),
    )


def _skill_names(cells: Cells) -> tuple[str, ...]:
    skills, ids = cells.organization.skills, cells.organization.proficiency.skill_ids
    return tuple(skills[one].name for one in ids[cells.skills].tolist())


def with_cells(picture: MatrixPicture, organization: Organization, touched: Sequence[Cell]) -> MatrixPicture:
    """The same people and skills in the same order after the assessments of a few cells changed."""
    places = picture.places(touched)
    people, skills = zip(*places, strict=True) if places else ((), ())
    if picture.cells.is_swapped:
        people, skills = skills, people
    cells = Cells(organization, picture.people.places, picture.skills.places, picture.cells.is_swapped)
    statistics = picture.statistics.after(cells, people, skills)
    shown = picture.shown
    make = _swapped if shown.is_swapped else _upright
    blocks = replace(
        make(cells, statistics, shown, picture.people, picture.skills),
        sorted_row=picture.blocks.sorted_row,
        sorted_column=picture.blocks.sorted_column,
        is_reversed=picture.blocks.is_reversed,
    )
    return replace(picture, blocks=blocks, cells=cells, statistics=statistics)
