"""What a cell of the folder's files may hold, by kind of column."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any

from orgwright.records import Record

IdsByKey = Mapping[type[Record], Mapping[str, int]]
KeysById = Mapping[type[Record], Mapping[int, str]]
_WHOLE = re.compile(r"[-+]?[0-9]{1,15}", re.ASCII)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


class BadCell(Exception):
    """What is wrong with a cell, as the end of a sentence that begins with its place."""


@lru_cache(maxsize=65536)
def day_of(text: str) -> date:
    """The day of a cell, ``YYYY-MM-DD`` and nothing else."""
    if not _DAY.fullmatch(text):
        raise BadCell(f"“{text}” is not a day written as YYYY-MM-DD")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadCell(f"there is no day {text}") from None


@dataclass(frozen=True)
class Column:
    """A column of text. ``name`` is its word in the folder, ``field`` the record's."""

    name: str
    field: str

    def value(self, text: str, ids: IdsByKey) -> Any:
        """The value of a cell for the record; None leaves the record's default. Raises BadCell."""
        return text

    def text(self, value: Any, keys: KeysById) -> str:
        """The cell of a value."""
        return "" if value is None else str(value)


@dataclass(frozen=True)
class WholeColumn(Column):
    """Whole numbers: levels, percent, minor units of money."""

    def value(self, text: str, ids: IdsByKey) -> int | None:
        """The number, None where the cell is empty."""
        if not text.strip():
            return None
        if not _WHOLE.fullmatch(text.strip()):
            raise BadCell(f"“{text}” is not a whole number")
        return int(text)


@dataclass(frozen=True)
class DayColumn(Column):
    """Days, written ``YYYY-MM-DD``."""

    def value(self, text: str, ids: IdsByKey) -> date | None:
        """The day, None where the cell is empty."""
        return day_of(text.strip()) if text.strip() else None


@dataclass(frozen=True)
class FlagColumn(Column):
    """``yes`` or nothing."""

    def value(self, text: str, ids: IdsByKey) -> bool:
        """Whether the cell says yes."""
        word = text.strip().casefold()
        if word not in ("", "yes", "no"):
            raise BadCell(f"“{text}” is neither yes nor empty")
        return word == "yes"

    def text(self, value: Any, keys: KeysById) -> str:
        """The cell of a flag."""
        return "yes" if value else ""


@dataclass(frozen=True)
class NamesColumn(Column):
    """Several names in one cell, ``;`` between them, sorted."""

    def value(self, text: str, ids: IdsByKey) -> str:
        """The names in their one order."""
        return ";".join(sorted({name.strip() for name in text.split(";")} - {""}))

    def text(self, value: Any, keys: KeysById) -> str:
        """The names in their one order."""
        return self.value(value, {})


@dataclass(frozen=True)
class ChoiceColumn(Column):
    """One word of a list."""

    words: type[StrEnum]

    def value(self, text: str, ids: IdsByKey) -> StrEnum | None:
        """The word, None where the cell is empty."""
        word = text.strip()
        if not word:
            return None
        try:
            return self.words(word)
        except ValueError:
            raise BadCell(f"“{text}” is none of {', '.join(self.words)}") from None

    def text(self, value: Any, keys: KeysById) -> str:
        """The cell of a word."""
        return "" if value is None else self.words(value).value


@dataclass(frozen=True)
class ReferenceColumn(Column):
    """The key of a row in another file, or further down in the same one."""

    record: type[Record]

    def value(self, text: str, ids: IdsByKey) -> int | None:
        """The id of the row that the key names, None where the cell is empty."""
        if not text:
            return None
        found = ids[self.record].get(text)
        if found is None:
            raise BadCell(f"there is no {self.record.noun} “{text}”")
        return found

    def text(self, value: Any, keys: KeysById) -> str:
        """The key of the row with an id."""
        return "" if value is None else keys[self.record][value]


def key_field(record: type[Record]) -> str:
    """The field by which other files refer to a row: the key, or for units, roles and skills the name."""
    return "key" if "key" in record.model_fields else "name"
