"""What an edited workbook of the matrix would change: cell by cell against what was exported and what holds now."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from orgwright.errors import RefusedInput
from orgwright.exchange.matrix_reading import EditedMatrix, EditedRow
from orgwright.exchange.matrix_workbook_base import BaseRow
from orgwright.exchange.matrix_workbook_table import EXPIRED_WORD, level_text
from orgwright.planning.organization import Organization
from orgwright.planning.proficiency import EXPIRED, SOURCES, UNKNOWN
from orgwright.planning.scales import scale_of
from orgwright.records import Source


class RowKind(StrEnum):
    """What a row of the import is; only ``CHANGED`` and ``WITHDRAWN`` are taken unless a person says otherwise."""

    CHANGED = "changed"
    CONFLICT = "conflict"
    WITHDRAWN = "withdrawn"
    NEW_PERSON = "new person"
    REFUSED = "refused"


TAKEN = frozenset({RowKind.CHANGED, RowKind.WITHDRAWN})
"""The kinds that are taken where nobody decides."""


@dataclass(frozen=True)
class ImportRow:
    """One edit: which cell (``Matrix!F12``), of whom, in what, what was exported, what holds now, what is typed.

    A new person has the levels of its whole row in ``levels`` by skill id, and no skill. Levels are null where nothing
    is known. ``note`` says what a person should know before deciding; of a refused cell why it is refused.
    """

    key: str
    kind: RowKind
    where: str
    person_key: str
    person: str
    person_id: int | None
    skill: str = ""
    skill_id: int | None = None
    exported: int | None = None
    before: int | None = None
    after: int | None = None
    given: str = ""
    note: str = ""
    levels: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Note:
    """Something about the workbook that is no edit: where, and a sentence."""

    where: str
    text: str


@dataclass(frozen=True, eq=False)
class MatrixPlan:
    """Everything an edited workbook would change in a picture, and what was noticed beside it."""

    edited: EditedMatrix
    rows: tuple[ImportRow, ...]
    notes: tuple[Note, ...]

    def of(self, kind: RowKind) -> tuple[ImportRow, ...]:
        """The rows of one kind."""
        return tuple(row for row in self.rows if row.kind == kind)

    def taken(self, decided: Mapping[str, bool] | None = None, also: Collection[RowKind] = TAKEN) -> list[ImportRow]:
        """The rows that come in: those decided for, and of the others those of the kinds in ``also``."""
        given = decided or {}
        can = [row for row in self.rows if row.kind != RowKind.REFUSED]
        return [row for row in can if given.get(row.key, row.kind in also)]


_SIGNS = str.maketrans("", "", "▼▾•")
_NO_LEVEL = object()


def matrix_plan(organization: Organization, edited: EditedMatrix) -> MatrixPlan:
    """What taking an edited workbook in would change in this picture; nothing is written.

    Refuses a workbook of which nobody is here: it comes from another organization.
    """
    base = edited.base
    if base.people and not base.people.keys() & {one.key for one in organization.people.values()}:
        raise RefusedInput(f"{edited.file_name} was exported from {base.organization}; nobody in it is known here.")
    return _Comparison(organization, edited).plan()


class _Comparison:
    """One workbook against one picture."""

    def __init__(self, organization: Organization, edited: EditedMatrix) -> None:
        self._organization = organization
        self._edited = edited
        self._person_by_key = {one.key: number for number, one in organization.people.items()}
        self._skill_ids = [_skill_named(organization, name) for name in edited.base.skills]
        self._notes = [Note(where, text) for where, text in edited.left_out]
        self._words = {
            one: {level.name.casefold(): level.anchor for level in scale_of(organization, one).levels}
            for one in self._skill_ids
            if one is not None
        }
        self._seen: dict[str, int] = {}

    def plan(self) -> MatrixPlan:
        """All rows and notes."""
        rows = [one for row in self._edited.rows for one in self._row(row)]
        self._note_missing()
        order = list(RowKind)
        rows.sort(key=lambda row: order.index(row.kind))
        return MatrixPlan(self._edited, tuple(rows), tuple(self._notes))

    def _note_missing(self) -> None:
        base, sheet = self._edited.base, self._edited.sheet
        gone = [row.name for key, row in base.people.items() if key not in self._seen]
        if gone:
            self._notes.append(Note(sheet, f"Rows were deleted, which changes nothing: {_listed(gone)}."))
        lost = [name for number, name in enumerate(base.skills, 1) if number not in self._edited.columns.values()]
        if lost:
            self._notes.append(Note(sheet, f"Columns were deleted, which changes nothing: {_listed(lost)}."))

    def _row(self, row: EditedRow) -> Iterator[ImportRow]:
        """The edits of one row of the sheet."""
        people, base = self._organization.people, self._edited.base
        key = self._key_of(row)
        where = f"{self._edited.sheet}!{row.number}"
        if key is None:
            yield from self._new_person(row)
            return
        if key in self._seen:
            text = f"Row {row.number} says something about {row.name or key} again; row {self._seen[key]} was read."
            yield ImportRow(f"row {row.number}", RowKind.REFUSED, where, key, row.name, None, note=text)
            return
        self._seen[key] = row.number
        person_id = self._person_by_key.get(key)
        if person_id is not None:
            exported = base.people.get(key)
            if exported is None:
                self._notes.append(
                    Note(where, f"{people[person_id].name} was not in the export; levels were compared.")
                )
            elif row.name and row.name.casefold() != exported.name.casefold():
                self._notes.append(Note(where, f"“{row.name}” was {exported.name}; a matrix renames nobody."))
        yield from self._cells(row, key, person_id)

    def _key_of(self, row: EditedRow) -> str | None:
        """Whose row this is: by key, else by a name that one person alone has; None for somebody new."""
        base, people = self._edited.base, self._organization.people
        if row.key and (row.key in base.people or row.key in self._person_by_key):
            known = base.people.get(row.key)
            is_copy = row.key in self._seen and known is not None and row.name.casefold() != known.name.casefold()
            if not is_copy:
                return row.key
        named = [one.key for one in people.values() if one.name.casefold() == row.name.casefold()]
        if len(named) == 1 and named[0] != row.key:
            return named[0]
        return None

    def _cells(self, row: EditedRow, key: str, person_id: int | None) -> Iterator[ImportRow]:
        exported = self._edited.base.people.get(key)
        current = self._current(person_id)
        is_known = exported is not None
        exported = exported or BaseRow(row.name, *current)
        for column, number in self._edited.columns.items():
            value, base_level = row.cells[column], exported.levels[number - 1]
            is_as_before = value.__class__ is float and value == base_level >= 0
            if is_as_before or (value == "" and base_level < 0):
                continue
            level = self._level(value, number, (row.number, column))
            if level == base_level or (level == UNKNOWN and (base_level < 0 or not is_known)):
                continue
            yield from self._edit(row, key, person_id, column, number, level, exported, current)

    def _edit(
        self,
        row: EditedRow,
        key: str,
        person_id: int | None,
        column: int,
        number: int,
        level: Any,
        exported: BaseRow,
        current: tuple[tuple[int, ...], tuple[int, ...]],
    ) -> Iterator[ImportRow]:
        """The edit of one cell; nothing where it holds already."""
        skill, skill_id = self._edited.base.skills[number - 1], self._skill_ids[number - 1]
        base_level, now = exported.levels[number - 1], current[0][number - 1]
        refusal = self._refusal(row, key, person_id, column, number, level)
        where = self._edited.address(row.number, column)
        name = exported.name if person_id is None else self._organization.people[person_id].name
        said: dict[str, Any] = {
            "where": where,
            "person_key": key,
            "person": name,
            "person_id": person_id,
            "skill": skill if skill_id is None else self._organization.skills[skill_id].name,
            "skill_id": skill_id,
            "exported": _known(base_level),
            "before": _known(now),
            "given": self._shown(row, column),
        }
        row_key = f"{key}|{said['skill']}"
        if refusal:
            yield ImportRow(row_key, RowKind.REFUSED, note=refusal, **said)
            return
        if level == now or (level == UNKNOWN and now < 0):
            return
        is_moved = (now, current[1][number - 1]) != (base_level, exported.days[number - 1])
        kind = RowKind.CONFLICT if is_moved else RowKind.WITHDRAWN if level == UNKNOWN else RowKind.CHANGED
        note = self._warning(person_id, skill_id, base_level, now, is_moved)
        yield ImportRow(row_key, kind, after=_known(level), note=note, **said)

    def _refusal(self, row: EditedRow, key: str, person_id: int | None, column: int, number: int, level: Any) -> str:
        """Why a cell cannot be taken; empty where it can."""
        if level is _NO_LEVEL:
            return f"“{self._shown(row, column)}” is no level from 0 to 5."
        if level == EXPIRED:
            return f"“{EXPIRED_WORD}” is no level; empty the cell to withdraw the level."
        if self._skill_ids[number - 1] is None:
            return f"There is no skill “{self._edited.base.skills[number - 1]}” any more."
        if person_id is None:
            return f"There is nobody with the key {key} any more."
        return self._refused_by_scale(number, level)

    def _refused_by_scale(self, number: int, level: Any) -> str:
        """Why the scale of a skill does not have a level; empty where it has, and where a level is withdrawn."""
        skill_id = self._skill_ids[number - 1]
        if skill_id is None or level == UNKNOWN:
            return ""
        scale = scale_of(self._organization, skill_id)
        if scale.at(level) is not None:
            return ""
        return f"The scale “{scale.name}” of this skill has no level {level}."

    def _warning(self, person_id: int | None, skill_id: int | None, exported: int, now: int, is_moved: bool) -> str:
        """What a person should know before taking an edit."""
        said = []
        if is_moved:
            was, is_now = level_text(exported) or "not known", level_text(now) or "not known"
            again = "it was assessed again since" if exported == now else f"it is {is_now} now"
            said.append(f"Exported as {was}; {again}.")
        if person_id is not None and skill_id is not None and now >= 0:
            held = self._organization.proficiency.held(person_id, skill_id)
            order = self._organization.policy.precedence
            if held.source is not None and order.index(held.source) < order.index(SOURCES[_MANAGER]):
                said.append(f"A {held.source} assessment counts before that of a manager.")
        return " ".join(said)

    def _new_person(self, row: EditedRow) -> Iterator[ImportRow]:
        """Somebody who was added below the others; cells without a level are refused by themselves."""
        where = f"{self._edited.sheet}!{row.number}"
        if not row.name:
            text = f"There is nobody with the key {row.key}, and the row has no name."
            yield ImportRow(f"row {row.number}", RowKind.REFUSED, where, row.key, "", None, note=text)
            return
        levels: list[tuple[int, int]] = []
        for column, number in self._edited.columns.items():
            level, skill_id = self._level(row.cells[column], number, (row.number, column)), self._skill_ids[number - 1]
            no_level = level is _NO_LEVEL or level == EXPIRED
            why = self._refusal(row, row.key, None, column, number, level) if no_level else ""
            why = why or self._refused_by_scale(number, level)
            if why:
                skill, at = self._edited.base.skills[number - 1], self._edited.address(row.number, column)
                shown = self._shown(row, column)
                key = f"row {row.number}|{skill}"
                yield ImportRow(key, RowKind.REFUSED, at, "", row.name, None, skill, given=shown, note=why)
            elif level != UNKNOWN and skill_id is not None:
                levels.append((skill_id, level))
        several = [one.key for one in self._organization.people.values() if one.name.casefold() == row.name.casefold()]
        note = f"Several people have this name already: {_listed(several)}." if several else ""
        key = f"new {row.number} {row.name}"
        yield ImportRow(key, RowKind.NEW_PERSON, where, "", row.name, None, note=note, levels=tuple(levels))

    def _current(self, person_id: int | None) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The levels that hold now and their days, one for each skill of the export."""
        held = self._organization.proficiency
        if person_id is None:
            nothing = (UNKNOWN,) * len(self._skill_ids)
            return nothing, (0,) * len(self._skill_ids)
        row = held.row_of(person_id)
        places = [None if one is None else held.column_of(one) for one in self._skill_ids]
        levels, days = held.levels[row].tolist(), held.days[row].tolist()
        return (
            tuple(UNKNOWN if one is None else levels[one] for one in places),
            tuple(0 if one is None else days[one] for one in places),
        )

    def _level(self, value: Any, number: int, at: tuple[int, int]) -> Any:
        """The level that a cell says: UNKNOWN where it is empty, EXPIRED for that word, _NO_LEVEL for anything else."""
        if isinstance(value, float) and value.is_integer() and 0 <= value <= 5:
            return int(value)
        if not isinstance(value, str):
            return _NO_LEVEL
        text = value.translate(_SIGNS).strip().casefold()
        if not text:
            return _NO_LEVEL if at in self._edited.unreadable else UNKNOWN
        if text == EXPIRED_WORD:
            return EXPIRED
        if re.fullmatch(r"[0-5](?:[.,]0+)?", text):
            return int(text[0])
        words = self._words.get(self._skill_ids[number - 1] or 0, {})
        return words.get(text, _NO_LEVEL)

    def _shown(self, row: EditedRow, column: int) -> str:
        """A cell as a refusal quotes it."""
        unread = self._edited.unreadable.get((row.number, column))
        if unread is not None:
            return unread
        value = row.cells[column]
        if isinstance(value, float):
            return f"{value:g}"
        return value.isoformat() if isinstance(value, date) else str(value).strip()


_MANAGER = SOURCES.index(Source.MANAGER)


def _skill_named(organization: Organization, name: str) -> int | None:
    """A skill by its name at the export, or by an alias since."""
    wanted = name.casefold()
    for number, one in organization.skills.items():
        if one.name.casefold() == wanted:
            return number
    for number, one in organization.skills.items():
        if wanted in (alias.strip().casefold() for alias in one.aliases.split(";")):
            return number
    return None


def _known(level: Any) -> int | None:
    return level if level >= 0 else None


def _listed(names: Sequence[str]) -> str:
    """Up to five names, and how many more."""
    more = f" and {len(names) - 5} more" if len(names) > 5 else ""
    return ", ".join(names[:5]) + more
