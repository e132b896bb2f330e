"""Reading a workbook of an assessment round back: what its person answered, and every cell that cannot be taken.

The hidden keys of each row say what it is about, wherever the row, the columns and the sheet stand now.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from orgwright.errors import RefusedInput
from orgwright.exchange.hostile import refuse_hostile
from orgwright.exchange.round_workbook import ID_MARK, KEY_COLUMNS, LEVEL_COLUMN, NOTE_COLUMN, choices
from orgwright.exchange.sheets import letters
from orgwright.planning.organization import Organization
from orgwright.planning.scales import level_of_digit, scale_of
from orgwright.records import AssessmentRound, Person, Record, RoundPerson, RoundSkill

R = TypeVar("R", bound=Record)
_LONGEST_SHOWN = 40


@dataclass(frozen=True)
class RefusedCell:
    """A cell or row that was not taken: where it stands (``Self-assessment!H12``), and why, as one sentence."""

    address: str
    text: str


@dataclass(frozen=True)
class RoundAnswers:
    """What one returned workbook says: levels and notes by skill id, and what was refused.

    A note always stands beside a level. ``unanswered`` counts the skills of the round without a level.
    """

    file_name: str
    round_id: int
    person_id: int
    levels: Mapping[int, int]
    notes: Mapping[int, str]
    refused: tuple[RefusedCell, ...]
    unanswered: int


def read_round_workbook(path: Path, organization: Organization) -> RoundAnswers:
    """Read a workbook that ``write_round_workbooks`` wrote and somebody filled in.

    Refuses hostile and damaged files, workbooks without the hidden keys, and those of another organization's round;
    what is wrong with single cells is part of the answer.
    """
    found = [one for one in (_Sheet.found(name, rows) for name, rows in _sheets(path)) if one is not None]
    if not found:
        raise RefusedInput(f"{path.name} is no workbook of an assessment round: the hidden keys are missing.")
    reading = _Reading(path.name, organization)
    for sheet in found:
        for number in range(sheet.top + 1, len(sheet.rows)):
            reading.take(_Row(sheet, number))
    return reading.answers()


def _sheets(path: Path) -> list[tuple[str, list[list[Any]]]]:
    refuse_hostile(path)
    import python_calamine

    try:
        with python_calamine.CalamineWorkbook.from_path(str(path)) as book:
            names = book.sheet_names
            return [(name, book.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in names]
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise RefusedInput(f"{path.name} cannot be read: it is damaged. Open it and save it anew.") from error


@dataclass(frozen=True)
class _Sheet:
    """A sheet with our heads in its row ``top``; ``places`` are the columns of what is read."""

    name: str
    rows: Sequence[Sequence[Any]]
    top: int
    places: Mapping[str, int]

    @classmethod
    def found(cls, name: str, rows: Sequence[Sequence[Any]]) -> _Sheet | None:
        """The sheet, if some row of it holds all heads that are needed; the note may have been deleted."""
        for top, row in enumerate(rows):
            places = {str(cell).strip(): place for place, cell in reversed(list(enumerate(row)))}
            if all(head in places for head in (*KEY_COLUMNS, LEVEL_COLUMN)):
                return cls(name, rows, top, places)
        return None


class _Row:
    """One row below the heads."""

    def __init__(self, sheet: _Sheet, number: int) -> None:
        self._sheet = sheet
        self._number = number
        self.keys = tuple(_text(self.cell(head)) for head in KEY_COLUMNS)
        self.level = self.cell(LEVEL_COLUMN)
        self.note = _text(self.cell(NOTE_COLUMN))

    def cell(self, head: str) -> Any:
        """What stands below a head."""
        place = self._sheet.places.get(head)
        row = self._sheet.rows[self._number]
        return "" if place is None or place >= len(row) else row[place]

    def address(self, head: str) -> str:
        """Where the cell below a head stands."""
        return f"{self._sheet.name}!{letters(self._sheet.places[head])}{self._number + 1}"

    @property
    def is_silent(self) -> bool:
        """Whether nobody wrote anything into it."""
        return _text(self.level) == "" and not self.note


@dataclass
class _Reading:
    """Rows taken one after the other."""

    file_name: str
    organization: Organization
    owner: tuple[AssessmentRound, Person] | None = None
    skills: frozenset[int] = frozenset()
    levels: dict[int, int] = field(default_factory=dict)
    notes: dict[int, str] = field(default_factory=dict)
    refused: list[RefusedCell] = field(default_factory=list)

    def take(self, row: _Row) -> None:
        """Take one row in, or say why not."""
        if not any(row.keys):
            if not row.is_silent:
                self._refuse(
                    row, LEVEL_COLUMN, "The row has lost its hidden keys, so nobody can tell which skill it is."
                )
            return
        if self.owner is None:
            self._belong(row)
        if self._is_foreign(row):
            if not row.is_silent:
                self._refuse(row, LEVEL_COLUMN, "The row belongs to another round or person.")
            return
        if not row.is_silent:
            self._take_answer(row)

    def _belong(self, row: _Row) -> None:
        """Learn from the first row with keys whose answers these are."""
        round_key, person_key, _ = row.keys
        round_ = _by_key(self.organization.table(AssessmentRound), round_key)
        person = next((one for one in self.organization.people.values() if one.key == person_key), None)
        if round_ is None:
            name = _parts(round_key)[1]
            raise RefusedInput(f"{self.file_name} answers the round “{name}”, which this organization does not have.")
        taking_part = {
            one.person_id for one in self.organization.table(RoundPerson).values() if one.round_id == round_.id
        }
        if person is None or person.id not in taking_part:
            who = person_key if person is None else person.name
            raise RefusedInput(f"{self.file_name} comes from {who}, who takes no part in the round {round_.name}.")
        asked = self.organization.table(RoundSkill).values()
        self.owner = (round_, person)
        self.skills = frozenset(one.skill_id for one in asked if one.round_id == round_.id)

    def _is_foreign(self, row: _Row) -> bool:
        assert self.owner is not None
        round_, person = self.owner
        found = _by_key(self.organization.table(AssessmentRound), row.keys[0])
        return found is None or found.id != round_.id or row.keys[1] != person.key

    def _take_answer(self, row: _Row) -> None:
        skill = _by_key(self.organization.skills, row.keys[2])
        if skill is None or skill.id not in self.skills:
            self._refuse(
                row, LEVEL_COLUMN, f"The round does not ask for the skill “{_parts(row.keys[2])[1]}” any more."
            )
            return
        if _text(row.level) == "":
            self._refuse(row, NOTE_COLUMN, "A note is kept beside a level, and the level is empty.")
            return
        level = _level(row.level, self.organization, skill.id or 0)
        if level is None:
            self._refuse(row, LEVEL_COLUMN, f"“{_text(row.level)[:_LONGEST_SHOWN]}” is no level of the list.")
        elif self.levels.get(skill.id or 0, level) != level:
            self._refuse(row, LEVEL_COLUMN, f"{skill.name} stands in two rows with different levels; the first counts.")
        else:
            self.levels[skill.id or 0] = level
            if row.note:
                self.notes.setdefault(skill.id or 0, row.note)

    def _refuse(self, row: _Row, head: str, text: str) -> None:
        self.refused.append(RefusedCell(row.address(head), text))

    def answers(self) -> RoundAnswers:
        """What was read; refused where not one row has its keys."""
        if self.owner is None:
            raise RefusedInput(f"{self.file_name} holds no row of an assessment round: the hidden keys are empty.")
        round_, person = self.owner
        left = len(self.skills) - len(self.levels)
        return RoundAnswers(
            self.file_name, round_.id or 0, person.id or 0, self.levels, self.notes, tuple(self.refused), left
        )


def _text(cell: Any) -> str:
    """A cell as text; a whole number as it is typed."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def _parts(key: str) -> tuple[str, str]:
    """The number and the name in a hidden key."""
    number, _, name = key.partition(" ")
    return number.removeprefix(ID_MARK), name


def _by_key(rows: Mapping[int, R], key: str) -> R | None:
    """The row of a hidden key: by the name it had, else by its number, for it may have been renamed since."""
    number, name = _parts(key)
    by_name = next((one for one in rows.values() if getattr(one, "name", None) == name), None)
    return by_name or (rows.get(int(number)) if number.isdecimal() else None)


def _level(cell: Any, organization: Organization, skill_id: int) -> int | None:
    """The level that a cell says: as the list offers it, its digit, or its name alone; None where it is none."""
    said = " ".join(_text(cell).casefold().split())
    scale = scale_of(organization, skill_id)
    offered = choices(scale)
    for one in scale.levels:
        if said in (offered[one.anchor].casefold(), one.name.casefold()):
            return one.anchor
    return level_of_digit(organization, skill_id, int(said)) if re.fullmatch("[0-9]", said) else None
