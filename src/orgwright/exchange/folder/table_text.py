"""A CSV file as rows of text, and back: the one form in which the folder writes, and what it tolerates in reading."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from orgwright.errors import RefusedInput
from orgwright.exchange.folder.files import FolderFile

LONGEST_CELL = 2**31 - 1


@dataclass(frozen=True)
class TextTable:
    """The rows of one file. ``index`` is the place of each known column that the file has."""

    file: FolderFile
    index: dict[str, int]
    rows: list[tuple[int, list[str]]]
    """Rows with their number as a spreadsheet counts: the header is row 1, empty rows count."""
    unknown: tuple[str, ...] = ()

    def cell(self, row: Sequence[str], column: str) -> str:
        """The text of a cell; nothing where the file lacks the column or the row ends before it."""
        place = self.index.get(column, len(row))
        return row[place] if place < len(row) else ""


def bad_cell(file: str, row: int, column: str, what: str) -> RefusedInput:
    """The sentence about a cell that cannot be taken."""
    return RefusedInput(f"{file}, row {row}, column {column}: {what}.")


def read_text(path: Path) -> str:
    """The text of a file of the folder, a byte order mark taken off."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise RefusedInput(f"{path} cannot be read: {error.strerror}.") from error
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = content[: error.start].count(b"\n") + 1
        raise RefusedInput(f"{path.name} is not UTF-8 text: row {row} has a character of another encoding.") from error


def read_table(folder: Path, file: FolderFile) -> TextTable:
    """The rows of a file; a missing file has none."""
    path = folder / file.name
    if not path.exists():
        return TextTable(file, {}, [])
    csv.field_size_limit(LONGEST_CELL)
    lines = csv.reader(StringIO(read_text(path), newline=""), strict=True)
    number = 0
    rows: list[tuple[int, list[str]]] = []
    try:
        for number, row in enumerate(lines, 1):
            if number == 1 or any(row):
                rows.append((number, row))
    except csv.Error as error:
        raise RefusedInput(f"{file.name}, row {number + 1}: its quotation marks do not fit together.") from error
    return _with_columns(file, rows)


def _with_columns(file: FolderFile, rows: list[tuple[int, list[str]]]) -> TextTable:
    header = [name.strip() for name in rows[0][1]] if rows else []
    known = [column.name for column in file.columns]
    index = {name: place for place, name in enumerate(header) if name in known}
    if header and not index:
        raise RefusedInput(f"{file.name}, row 1: none of its columns is known; they are {','.join(known)}.")
    twice = next((name for name in index if header.count(name) > 1), None)
    if twice is not None:
        raise RefusedInput(f"{file.name}, row 1: the column {twice} stands there twice.")
    for number, row in rows[1:]:
        if any(row[len(header) :]):
            raise RefusedInput(f"{file.name}, row {number}: it has more cells than the header has columns.")
    return TextTable(file, index, rows[1:], tuple(name for name in header if name and name not in known))


def csv_text(rows: Iterable[Sequence[str]]) -> str:
    """Rows as text: commas, quotation marks only where needed, a line feed after each row.

    Not by the csv module: which cells it quotes differs between versions of Python.
    """
    return "".join(",".join(map(_cell, row)) + "\n" for row in rows)


def _cell(text: str) -> str:
    if '"' in text or "," in text or "\n" in text or "\r" in text:
        return '"' + text.replace('"', '""') + '"'
    return text
