"""The hidden sheet that remembers what was exported, so that a workbook edited anywhere can be compared with it.

Each person is two rows, the levels as one character a skill and the days of them as numbers: as cells they would
double the work of writing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from orgwright.errors import RefusedInput
from orgwright.exchange.matrix_workbook_table import MatrixTable
from orgwright.exchange.sheets import Book
from orgwright.planning.days import day_number, day_of_number
from orgwright.planning.proficiency import EXPIRED, UNKNOWN

BASE_SHEET = "Orgwright base"
MARKER = "orgwright:matrix"
"""Stands above the keys of the matrix, in the hidden row with the numbers of the skills."""
_FORMAT = 1
_NAMELESS = "without names"
_PIECE = 30_000
_CODES = {UNKNOWN: "-", EXPIRED: "x", **{level: str(level) for level in range(6)}}
_LEVELS = {code: level for level, code in _CODES.items()}


@dataclass(frozen=True)
class BaseRow:
    """What was exported of one person: levels (UNKNOWN, EXPIRED) and their days, one a skill."""

    name: str
    levels: tuple[int, ...]
    days: tuple[int, ...]


@dataclass(frozen=True)
class Base:
    """What was exported: for whom, for which day, and every cell. ``skills`` in the order of their numbers from 1."""

    organization: str
    day: date
    source: str
    skills: tuple[str, ...]
    people: Mapping[str, BaseRow]


def base_of(table: MatrixTable, organization: str, day: date, source: str) -> Base:
    """The base of a matrix about to be written."""
    rows = zip(table.people, table.levels.tolist(), table.days.tolist(), strict=True)
    people = {head.key: BaseRow(head.name, tuple(levels), tuple(days)) for head, levels, days in rows}
    return Base(organization, day, source, table.skills, people)


def write_base(book: Book, base: Base, *, has_names: bool = True) -> None:
    """Write the hidden sheet; one without names says so, for its people cannot be told again."""
    worksheet = book.sheet(BASE_SHEET, "", "").worksheet
    worksheet.hide()
    for row, cells in enumerate((*_lines(base), *(() if has_names else ((_NAMELESS, "yes"),)))):
        for column, text in enumerate(cells):
            worksheet.write_string(row, column, text)


def _lines(base: Base) -> Iterable[Sequence[str]]:
    yield ("format", MARKER, str(_FORMAT))
    yield ("organization", base.organization)
    yield ("day", str(day_number(base.day)))
    yield ("source", base.source)
    for number, name in enumerate(base.skills, 1):
        yield ("skill", str(number), name)
    for key, row in base.people.items():
        yield ("person", key, row.name)
        yield ("levels", key, *_pieces("".join([_CODES[one] for one in row.levels])))
        yield ("days", key, *_pieces(";".join(map(str, row.days))))


def _pieces(text: str) -> list[str]:
    """A text in parts that fit into cells."""
    return [text[start : start + _PIECE] for start in range(0, len(text), _PIECE)]


def read_base(name: str, rows: Sequence[Sequence[Any]]) -> Base:
    """The base from the rows of its sheet; refuses one that was touched. ``name`` is that of the file."""
    said: dict[str, list[list[str]]] = {}
    for cells in rows:
        texts = [_plain(one) for one in cells]
        said.setdefault(texts[0] if texts else "", []).append(texts[1:])
    try:
        if said["format"][0][:2] != [MARKER, str(_FORMAT)]:
            raise RefusedInput(f"{name} was exported by a newer version of the program; import it there.")
        if _NAMELESS in said:
            raise RefusedInput(
                f"{name} was exported without names, so nobody can say whose levels stand in it; export the matrix "
                "with names and edit that file."
            )
        skills = tuple(one[1] for one in sorted(said.get("skill", ()), key=lambda one: int(one[0])))
        levels = {one[0]: tuple(_LEVELS[code] for code in "".join(one[1:])) for one in said.get("levels", ())}
        days = {one[0]: _numbers("".join(one[1:])) for one in said.get("days", ())}
        people = {one[0]: BaseRow(one[1], levels[one[0]], days[one[0]]) for one in said.get("person", ())}
        base = Base(
            said["organization"][0][0], day_of_number(int(said["day"][0][0])), said["source"][0][0], skills, people
        )
    except (KeyError, IndexError, ValueError, OverflowError):
        raise _touched(name) from None
    if any(len(one.levels) != len(skills) or len(one.days) != len(skills) for one in people.values()):
        raise _touched(name)
    return base


def _touched(name: str) -> RefusedInput:
    return RefusedInput(
        f"The hidden sheet “{BASE_SHEET}” of {name} was changed, so nothing can be compared with it; "
        "export the matrix anew and edit that file."
    )


def _plain(value: Any) -> str:
    """A cell of the base as text, where a spreadsheet made a number of it."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(map(int, text.split(";"))) if text else ()
