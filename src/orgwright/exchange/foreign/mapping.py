"""How a foreign sheet is read, as a value that a person can edit and that can be kept: every choice of a proposal."""

from __future__ import annotations

import json
from collections.abc import Mapping as Map
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any

from orgwright.errors import RefusedInput
from orgwright.exchange.foreign.book import Area, Book, Sheet, Value
from orgwright.exchange.foreign.level_words import NOTHING, LevelWord, key_of


class Orientation(StrEnum):
    """How people and skills lie on the sheets."""

    PEOPLE_DOWN = "people-down"
    PEOPLE_ACROSS = "people-across"
    SHEET_PER_PERSON = "sheet-per-person"
    LIST = "list"


PERSON_FIELDS: Map[str, str] = {
    "name": "Name",
    "first": "First name",
    "last": "Last name",
    "key": "Id",
    "email": "E-mail",
}
"""What of a person a line may hold, and its title."""


@dataclass(frozen=True)
class Mapping:
    """A reading of a matrix. Lines are columns and rows of the sheet counted from 0; where people stand across, they
    are those of the sheet with rows and columns exchanged, so that people always go down and skills across.

    ``heads`` are the rows that name the skills, categories first, the name last; ``person_fields`` the columns that
    say who a row is; ``skills`` and ``people`` the columns and rows read. In a list, ``heads`` hold the columns of
    category and skill, ``skills`` the one of the level. On a sheet per person, rows are skills and ``heads`` their
    columns, ``person_cell`` is where the name stands (empty: the sheet's name). ``levels`` gives each text its level,
    None while nobody decided, NOTHING where it says nothing; ``blank`` is what an empty cell says. ``bands`` are lines
    among the skills that give those behind them their category.
    """

    orientation: Orientation
    sheets: tuple[str, ...]
    area: Area
    heads: tuple[int, ...]
    person_fields: tuple[tuple[int, str], ...]
    skills: tuple[int, ...]
    people: tuple[int, ...]
    levels: tuple[tuple[str, int | None], ...]
    blank: int = NOTHING
    person_cell: str = ""
    bands: tuple[int, ...] = ()

    def level_of(self, value: Value) -> int | None:
        """What a text of the vocabulary says; None where nobody decided or the text is new."""
        return dict(self.levels).get(key_of(value))

    def with_level(self, text: str, level: int | None) -> Mapping:
        """The same with another meaning of one text."""
        levels = dict(self.levels) | {key_of(text): level}
        return replace(self, levels=tuple(levels.items()))

    def reading_sheet(self, book: Book, name: str) -> Sheet:
        """A sheet as it is read: rows and columns exchanged where people stand across."""
        sheet = book.sheet(name)
        if sheet is None:
            raise RefusedInput(f"{book.name} has no sheet {name}.")
        return sheet.turned() if self.orientation == Orientation.PEOPLE_ACROSS else sheet

    @property
    def is_turned(self) -> bool:
        """Whether rows and columns are exchanged for reading."""
        return self.orientation == Orientation.PEOPLE_ACROSS

    def to_json(self) -> str:
        """The mapping as text to keep."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> Mapping:
        """A kept mapping; refused where the text is none."""
        try:
            found: dict[str, Any] = json.loads(text)
            return cls(
                Orientation(found["orientation"]),
                tuple(str(one) for one in found["sheets"]),
                Area(**{edge: int(found["area"][edge]) for edge in ("top", "left", "bottom", "right")}),
                tuple(int(one) for one in found["heads"]),
                tuple((int(line), str(field)) for line, field in found["person_fields"]),
                tuple(int(one) for one in found["skills"]),
                tuple(int(one) for one in found["people"]),
                tuple((str(key), None if level is None else int(level)) for key, level in found["levels"]),
                int(found["blank"]),
                str(found["person_cell"]),
                tuple(int(one) for one in found["bands"]),
            )
        except (ValueError, KeyError, TypeError, AttributeError):
            raise RefusedInput(
                "What was kept of an earlier reading of this layout is damaged; it is not used."
            ) from None


@dataclass(frozen=True)
class LeftOut:
    """A part of a sheet that is not read, and why, in one sentence; ``area`` is that of the sheet as it lies."""

    sheet: str
    area: Area
    span: str
    reason: str


@dataclass(frozen=True)
class Proposal:
    """The reading that a book suggests: the mapping, what its texts mean, what is left out, what to know besides.

    ``layout`` is the fingerprint under which a mapping is kept; ``is_remembered``: it was kept from an earlier file.
    """

    mapping: Mapping
    words: tuple[LevelWord, ...]
    left_out: tuple[LeftOut, ...]
    remarks: tuple[str, ...]
    layout: str
    is_remembered: bool = False
