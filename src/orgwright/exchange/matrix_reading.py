"""Reading a workbook of the matrix back, wherever its rows, columns and sheets stand now.

The hidden marker tells the sheet and the column of the keys, the hidden numbers tell the skills; where somebody lost
them, the visible heads and names do.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from orgwright.errors import RefusedInput
from orgwright.exchange.hostile import refuse_hostile
from orgwright.exchange.matrix_workbook_base import MARKER, Base, read_base
from orgwright.exchange.matrix_workbook_levels import HEADS, REASON
from orgwright.exchange.sheets import letters
from orgwright.progress import Progress

_DEEPEST = 200
"""Rows from the top in which the marker and the heads are looked for."""
Cells = Sequence[Sequence[Any]]


@dataclass(frozen=True)
class EditedRow:
    """A row of the sheet: its number as spreadsheets count, the hidden key, the name, and its cells by column."""

    number: int
    key: str
    name: str
    cells: Sequence[Any]


@dataclass(frozen=True, eq=False)
class EditedMatrix:
    """What a workbook says now, and what it said when it was exported.

    ``columns`` gives for each column of the sheet with levels, counted from 0, the number of its skill from 1 on;
    ``left_out`` names the places that were not understood, with a sentence each.
    """

    file_name: str
    sheet: str
    base: Base
    columns: Mapping[int, int]
    rows: tuple[EditedRow, ...]
    left_out: tuple[tuple[str, str], ...]
    unreadable: Mapping[tuple[int, int], str]
    """Cells by row number and column that look empty and are not: a formula without a value, an error."""

    def address(self, row: int, column: int) -> str:
        """A cell as a person finds it; ``row`` as spreadsheets count, ``column`` from 0."""
        return f"{self.sheet}!{letters(column)}{row}"


def read_matrix_workbook(path: Path, progress: Progress | None = None) -> EditedMatrix:
    """Read a workbook that ``write_matrix`` wrote and somebody edited, in whatever program.

    Refuses hostile and damaged files, and workbooks that do not come from here; cells that hold no level are not
    refused here: that is for ``matrix_plan``.
    """
    progress = progress or Progress()
    progress.step(0, 3, f"Checking {path.name}")
    refuse_hostile(path)
    progress.step(1, 3, f"Reading {path.name}")
    sheets = _sheets(path)
    base = next((read_base(path.name, rows) for rows in sheets.values() if _is_base(rows)), None)
    found = [(name, rows, place) for name, rows in sheets.items() if (place := _marker(rows)) is not None]
    if base is None or not found:
        why = "it was not exported from here, or its hidden sheet is gone; import it as a foreign workbook"
        raise RefusedInput(f"{path.name} cannot be compared: {why}.")
    progress.step(2, 3, f"Comparing {path.name}")
    (name, rows, place), copies = found[0], found[1:]
    left_out = [(one[0], "This sheet is a copy of the matrix and was left out.") for one in copies]
    return _edited(path, name, rows, place, base, left_out)


def _sheets(path: Path) -> dict[str, Cells]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        with CalamineWorkbook.from_path(str(path)) as book:
            return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}
    except (CalamineError, OSError, ValueError):
        raise RefusedInput(f"{path.name} is damaged inside; open it, save it anew and import that file.") from None


def _is_base(rows: Cells) -> bool:
    return bool(rows) and list(rows[0][:2]) == ["format", MARKER]


def _marker(rows: Cells) -> tuple[int, int] | None:
    """Row and column of the marker; where its row was deleted, the head of the keys stands for it."""
    if _is_base(rows):
        return None
    for wanted in (MARKER, HEADS[0]):
        for number, cells in enumerate(rows[:_DEEPEST]):
            if wanted in cells and (wanted == MARKER or HEADS[2] in cells):
                return number, cells.index(wanted)
    return None


def _edited(
    path: Path, sheet: str, rows: Cells, marker: tuple[int, int], base: Base, left_out: list[tuple[str, str]]
) -> EditedMatrix:
    top, key_column = marker
    below = range(top, min(len(rows), top + _DEEPEST))
    head = next((number for number in below if rows[number][key_column] == HEADS[0]), None)
    if head is None or HEADS[2] not in rows[head]:
        raise RefusedInput(f"The heads of “{sheet}” in {path.name} are gone, so nobody can tell its rows apart.")
    name_column = rows[head].index(HEADS[2])
    columns, unknown = _columns(sheet, rows[top] if head != top else (), rows[head], base)
    people = []
    for number, cells in enumerate(rows[head + 1 :], head + 2):
        key, name = _text(cells[key_column]), _text(cells[name_column])
        if key or name:
            people.append(EditedRow(number, key, name, cells))
        elif any(_text(cells[column]) for column in columns):
            left_out.append((f"{sheet}!{number}", f"Row {number} has levels, but neither a key nor a name."))
    unreadable = _unreadable(path, sheet, people, columns, base)
    return EditedMatrix(path.name, sheet, base, columns, tuple(people), (*left_out, *unknown), unreadable)


def _columns(
    sheet: str, numbers: Sequence[Any], heads: Sequence[Any], base: Base
) -> tuple[Mapping[int, int], list[tuple[str, str]]]:
    """Which column is which skill: by its hidden number, else by its head."""
    by_name = {name.casefold(): number for number, name in enumerate(base.skills, 1)}
    found: dict[int, int] = {}
    left_out: list[tuple[str, str]] = []
    for column, head in enumerate(heads):
        title = _text(head)
        given = numbers[column] if column < len(numbers) else ""
        number = int(given) if isinstance(given, float) and given.is_integer() else None
        if number is None and title not in HEADS:
            number = by_name.get(title.casefold())
        if number is not None and 1 <= number <= len(base.skills) and number not in found.values():
            found[column] = number
        elif title and title not in (*HEADS, REASON):
            why = "stands there twice" if number in found.values() else "is not from the export"
            left_out.append((f"{sheet}!{letters(column)}", f"The column “{title}” {why} and was left out."))
    return found, left_out


def _unreadable(
    path: Path, sheet: str, rows: Sequence[EditedRow], columns: Mapping[int, int], base: Base
) -> Mapping[tuple[int, int], str]:
    """Emptied cells that are not empty: the fast reader gives nothing for errors and for formulas without a value."""
    wanted = {
        (row.number, column)
        for row in rows
        if row.key in base.people
        for column, number in columns.items()
        if base.people[row.key].levels[number - 1] >= 0 and _text(row.cells[column]) == ""
    }
    if not wanted:
        return {}
    import openpyxl

    book = openpyxl.load_workbook(path, read_only=True)
    try:
        first, last = min(row for row, _ in wanted), max(row for row, _ in wanted)
        return {
            (number, column): str(value)
            for number, cells in enumerate(book[sheet].iter_rows(first, last, values_only=True), first)
            for column, value in enumerate(cells)
            if value is not None and (number, column) in wanted
        }
    finally:
        book.close()


def _text(value: Any) -> str:
    """A cell as text; whole numbers without their decimals."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
