"""The skills matrix as a workbook: people down, skills across, the levels that count on the day, and the gaps.

One row a person and one column a skill, with the stable keys in a hidden column and a hidden row. Beside the levels
stands the sheet of gaps, whose formulas carry the program's own numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from orgwright.exchange.sheets import FIRST_ROW, Book, Formula, Sheet, SheetColumn, letters
from orgwright.exchange.whole_file import whole_file
from orgwright.planning.coverage import people_coverage
from orgwright.planning.organization import Organization
from orgwright.planning.proficiency import EXPIRED
from orgwright.progress import Progress

_PEOPLE = (
    SheetColumn("Key"),
    SheetColumn("Person"),
    SheetColumn("Unit"),
    SheetColumn("Role"),
    SheetColumn("Coverage, low", "share"),
    SheetColumn("Coverage, high", "share"),
)
_SKILL_WIDTH = 14
_LEVELS = ("none", "aware", "with help", "independent", "leads others", "sets the standard")
_NOTES = (
    (
        "Matrix",
        "The level that counts on the day: of the newest statement of each source the first in the order below.",
    ),
    (
        "Empty",
        "Nobody has said anything that still holds; it is not the level 0. “expired” says that something did once.",
    ),
    ("Gaps", "Required minus held, 0 at the least; empty where the role asks nothing or the level is not known."),
    ("Coverage", "Σ weight × min(held ÷ required, 1) ÷ Σ weight; low counts what is not known as 0, high as met."),
)


@dataclass(frozen=True, eq=False)
class _Grid:
    """Who and what stands in the matrix: levels and required levels, int8[people, skills], 0 for not required."""

    person_ids: tuple[int, ...]
    skill_ids: tuple[int, ...]
    levels: NDArray[Any]
    required: NDArray[Any]


def write_matrix_workbook(
    organization: Organization, unit_id: int | None, path: Path, source: str, progress: Progress | None = None
) -> None:
    """Write the matrix of a unit's people and all skills to ``path``, whole or not at all.

    ``source`` names the workspace and its last action. Refuses a path that cannot be written.
    """
    progress = progress or Progress()
    with whole_file(path) as file:
        book = Book(f"Skills matrix of {organization.facts.name}", organization.facts.currency)
        name = organization.facts.name if unit_id is None else organization.units[unit_id].name
        looked_at = f"{name}, looked at on {organization.day}"
        grid = _grid(organization, unit_id)
        progress.step(0, 3, "Writing the matrix")
        _write_levels(book.sheet("Matrix", "Skills matrix", looked_at), organization, grid)
        progress.step(1, 3, "Writing the gaps")
        _write_gaps(book.sheet("Gaps", "Levels missing to what the role requires", looked_at), organization, grid)
        progress.step(2, 3, "Writing the notes")
        _write_notes(book.sheet("How computed", "How computed", looked_at, landscape=False), organization, source)
        file.write(book.content())


def _grid(organization: Organization, unit_id: int | None) -> _Grid:
    people = organization.seating.by_person_key(organization.seating.people_of(unit_id))
    skills = tuple(sorted(organization.skills, key=lambda one: organization.skills[one].name))
    required = np.zeros((len(people), len(skills)), dtype=np.int8)
    place = {one: number for number, one in enumerate(skills)}
    for row, person_id in enumerate(people):
        for ask in organization.demand.asks(organization.seating.role_of(person_id)):
            if ask.is_applicable:
                required[row, place[ask.skill_id]] = ask.level
    return _Grid(people, skills, organization.proficiency.levels_of(people, skills), required)


def _heads(organization: Organization, grid: _Grid) -> tuple[SheetColumn, ...]:
    names = (organization.skills[one].name for one in grid.skill_ids)
    return (*_PEOPLE, *(SheetColumn(name, "whole", _SKILL_WIDTH) for name in names))


def _people(organization: Organization, grid: _Grid) -> list[list[Any]]:
    covered, seating = people_coverage(organization, grid.person_ids), organization.seating
    rows = []
    for number, person_id in enumerate(grid.person_ids):
        person, unit_id, role_id = (
            organization.people[person_id],
            seating.unit_of(person_id),
            seating.role_of(person_id),
        )
        low, high = float(covered.low[number]), float(covered.high[number])
        rows.append(
            [
                person.key,
                person.name,
                "" if unit_id is None else organization.units[unit_id].name,
                "" if role_id is None else organization.roles[role_id].name,
                low if low == low else None,
                high if high == high else None,
            ]
        )
    return rows


def _write_levels(sheet: Sheet, organization: Organization, grid: _Grid) -> None:
    cells = [[_level(int(one)) for one in row] for row in grid.levels]
    rows = [head + row for head, row in zip(_people(organization, grid), cells, strict=True)]
    table = sheet.table(_heads(organization, grid), rows, keys=2)
    first, last = len(_PEOPLE), len(_PEOPLE) + len(grid.skill_ids) - 1
    sheet.worksheet.set_column(0, 0, None, None, {"hidden": True})
    if rows and grid.skill_ids:
        levels = {
            "validate": "list",
            "source": ["0", "1", "2", "3", "4", "5"],
            "ignore_blank": True,
            "error_type": "warning",
        }
        sheet.worksheet.data_validation(FIRST_ROW + 1, first, FIRST_ROW + len(rows), last, levels)
        scale = {"type": "3_color_scale", "min_color": "#F0F1F3", "mid_color": "#72B8BF", "max_color": "#0B4656"}
        ends = {"min_type": "num", "min_value": 0, "mid_type": "num", "mid_value": 3, "max_type": "num", "max_value": 5}
        sheet.worksheet.conditional_format(FIRST_ROW + 1, first, FIRST_ROW + len(rows), last, {**scale, **ends})
    _write_counts(sheet, grid, table.first, table.last)


def _level(level: int) -> Any:
    return level if level >= 0 else "expired" if level == EXPIRED else None


def _write_counts(sheet: Sheet, grid: _Grid, first: int, last: int) -> None:
    """How many people have a level in each skill, below the table."""
    sheet.write(last, 1, "People with a level", strong=True)
    for number in range(len(grid.skill_ids)):
        column = letters(len(_PEOPLE) + number)
        known = int((grid.levels[:, number] >= 0).sum())
        formula = Formula(f"=COUNT({column}{first}:{column}{max(first, last)})", known)
        sheet.write(last, len(_PEOPLE) + number, formula, "whole", strong=True)


def _write_gaps(sheet: Sheet, organization: Organization, grid: _Grid) -> None:
    """Every gap as a formula on the level in the matrix, so that an edited level moves it."""
    rows = []
    for number, head in enumerate(_people(organization, grid)):
        row = FIRST_ROW + 2 + number
        cells = [_gap(grid, number, place, row) for place in range(len(grid.skill_ids))]
        rows.append(head + cells)
    sheet.table(_heads(organization, grid), rows, keys=2)
    sheet.worksheet.set_column(0, 0, None, None, {"hidden": True})


def _gap(grid: _Grid, number: int, place: int, row: int) -> Formula | None:
    required, level = int(grid.required[number, place]), int(grid.levels[number, place])
    if not required:
        return None
    cell = f"Matrix!{letters(len(_PEOPLE) + place)}{row}"
    gap = max(0, required - level) if level >= 0 else ""
    return Formula(f'=IF(ISNUMBER({cell}),MAX(0,{required}-{cell}),"")', gap)


def _write_notes(sheet: Sheet, organization: Organization, source: str) -> None:
    sheet.widths(24, 100)
    order = "Counts first: " + ", then ".join(organization.policy.precedence) + "."
    words = "; ".join(f"{level} {word}" for level, word in enumerate(_LEVELS))
    lines: Sequence[tuple[str, str]] = (("From", source), ("Levels", words), ("Order of sources", order), *_NOTES)
    for row, (name, text) in enumerate(lines, FIRST_ROW):
        sheet.write(row, 0, name, "wrapped")
        sheet.write(row, 1, text, "wrapped")
