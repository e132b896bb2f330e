"""Readings pasted from a spreadsheet: a table with the KPI, the day and the value, perhaps whose and a note.

Columns are found by their heads, or without heads by what stands in them. Nothing here knows the window.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from orgwright.errors import RefusedInput
from orgwright.gui.widgets.amounts import day_text, parse_date
from orgwright.planning.kpi_owners import KpisByRole, Owner, present_roles
from orgwright.planning.kpi_target import numeric_target
from orgwright.planning.kpi_value import in_thousandths, kpi_value, of_thousandths, value_text
from orgwright.planning.organization import Organization
from orgwright.records import Kpi, KpiReading, Person, Record, Unit
from orgwright.workspace.kpi_readings import NewReading

_HEADS: Mapping[str, tuple[str, ...]] = {
    "kpi": ("kpi", "measure", "metric", "indicator"),
    "day": ("date", "day", "read on", "on"),
    "value": ("value", "reading", "result", "actual"),
    "whose": ("person", "whose", "name", "key", "unit", "team", "employee"),
    "note": ("note", "notes", "comment", "remark"),
}
_NEEDED = ("kpi", "value")
Columns = Mapping[str, int]
Lines = Sequence[tuple[int, Sequence[str]]]


@dataclass(frozen=True)
class PastedRow:
    """One line: what it would record, in words, and why it cannot; ``note`` says what it replaces."""

    key: int
    whose: str
    kpi: str
    day: str
    value: str
    note: str
    new: NewReading | None = None
    is_taken: bool = False

    @property
    def can_come_in(self) -> bool:
        """Whether the line can be recorded."""
        return self.new is not None


class Pasting:
    """What a pasted table would record: for whom no line says otherwise, of ``owner``, on ``day``."""

    def __init__(self, organization: Organization, kpis: KpisByRole, owner: Owner | None, day: date) -> None:
        self._organization = organization
        self._kpis = kpis
        self._owner = owner
        self._day = day
        rows = organization.table(KpiReading).values()
        self._present = {(one.role_id, one.kpi.casefold(), one.person_id, one.unit_id, one.read_on) for one in rows}
        self._owners: dict[str, Owner | None] = {}
        self._names = {one.name.casefold() for several in kpis.values() for one in several}

    def rows(self, text: str) -> list[PastedRow]:
        """A row for each line that is not empty; refuses a text that is no table of readings."""
        split = [[cell.strip() for cell in cells] for cells in _cells(text)]
        filled = [(number, cells) for number, cells in enumerate(split, 1) if any(cells)]
        columns, lines = self._columns(filled)
        found: list[PastedRow] = []
        seen: set[object] = set()
        for number, line in lines:
            row = self._row(columns, line, number)
            if row.new is not None:
                place = (row.new.role_id, row.new.kpi, row.new.person_id, row.new.unit_id, row.new.read_on)
                if place in seen:
                    row = replace(row, new=None, is_taken=False, note="The same KPI and day stand above it already.")
                seen.add(place)
            found.append(row)
        return found

    def _columns(self, lines: Lines) -> tuple[Columns, Lines]:
        """Where each column stands, and the lines below the heads."""
        if lines:
            by_head = _by_head(lines[0][1])
            if all(name in by_head for name in _NEEDED):
                return by_head, lines[1:]
            by_content = self._by_content([line for _, line in lines])
            if all(name in by_content for name in _NEEDED):
                return by_content, lines
        raise RefusedInput(
            "The clipboard holds no table of readings: it needs columns for the KPI and the value, and may have "
            "others for the date, the person or unit, and a note."
        )

    def _by_content(self, lines: Sequence[Sequence[str]]) -> Columns:
        """The column of each kind is the one of which most cells are of it."""
        width = max(len(line) for line in lines)
        cells = [[line[place] if place < len(line) else "" for line in lines] for place in range(width)]
        tests: dict[str, Callable[[str], bool]] = {
            "kpi": lambda cell: cell.casefold() in self._names,
            "day": _is_day,
            "value": lambda cell: not _is_day(cell) and any(map(str.isdigit, cell)) and _is_number(cell),
            "whose": lambda cell: self._found(cell) is not None,
        }
        found: dict[str, int] = {}
        for name, is_of_it in tests.items():
            counts = [0 if place in found.values() else sum(map(is_of_it, cells[place])) for place in range(width)]
            best = max(range(width), key=lambda place: counts[place])
            if counts[best]:
                found[name] = best
        return found

    def _row(self, columns: Columns, line: Sequence[str], number: int) -> PastedRow:
        def cell(name: str) -> str:
            place = columns.get(name)
            return "" if place is None or place >= len(line) else line[place]

        said = PastedRow(number, cell("whose"), cell("kpi"), cell("day"), cell("value"), "")
        try:
            owner = self._whose(cell("whose"))
            kpi = self._kpi(owner, cell("kpi"))
            day = parse_date(cell("day"), "Date") or self._day
            value = kpi_value(cell("value"), numeric_target(kpi.target))
        except RefusedInput as reason:
            return replace(said, note=str(reason))
        new = NewReading(kpi.role_id, kpi.name, value, day, owner.person_id, owner.unit_id, cell("note"))
        place = (kpi.role_id, kpi.name.casefold(), owner.person_id, owner.unit_id, day)
        shown = value_text(of_thousandths(in_thousandths(value)), numeric_target(kpi.target))
        note = "Replaces the reading of that day." if place in self._present else cell("note")
        return PastedRow(number, owner.name(self._organization), kpi.name, day_text(day), shown, note, new, True)

    def _whose(self, name: str) -> Owner:
        if not name:
            if self._owner is None:
                raise RefusedInput("It names no person or unit, and none is chosen.")
            return self._owner
        found = self._found(name)
        if found is None:
            raise RefusedInput(f"There is no single person or unit called “{name}”.")
        return found

    def _found(self, name: str) -> Owner | None:
        """The person, or else the unit, of a name; looked for once, for many lines name the same."""
        if name not in self._owners:
            person = self._one(Person, name)
            unit = self._one(Unit, name) if person is None else None
            self._owners[name] = None if person is None and unit is None else Owner(person, unit)
        return self._owners[name]

    def _one(self, record: type[Record], name: str) -> int | None:
        try:
            return self._organization.find(record, name).id if name else None
        except RefusedInput:
            return None

    def _kpi(self, owner: Owner, name: str) -> Kpi:
        """The KPI of a name in the present roles, else in the only role that has it."""
        wanted, whose = name.casefold(), owner.name(self._organization)
        present = present_roles(self._organization, owner)
        for role_id in present:
            for one in self._kpis.get(role_id, ()):
                if one.name.casefold() == wanted:
                    return one
        roles = ", ".join(self._organization.roles[one].name for one in present) or "no role"
        raise RefusedInput(f"“{name}” is not among the KPIs of {whose} ({roles}).")


def _cells(text: str) -> list[list[str]]:
    """The cells of a pasted text: parted by tabs as spreadsheets do, else by semicolons or commas as CSV files are."""
    first = text.splitlines()[0] if text.strip() else ""
    mark = "\t" if "\t" in text else ";" if ";" in first else ","
    return list(csv.reader(text.splitlines(), delimiter=mark))


def _by_head(heads: Sequence[str]) -> Columns:
    plain = [head.casefold() for head in heads]
    return {
        name: next(place for place, head in enumerate(plain) if head in words)
        for name, words in _HEADS.items()
        if any(head in words for head in plain)
    }


def _is_day(cell: str) -> bool:
    try:
        return bool(cell) and parse_date(cell, "") is not None
    except RefusedInput:
        return False


def _is_number(cell: str) -> bool:
    try:
        kpi_value(cell)
    except RefusedInput:
        return False
    return True
