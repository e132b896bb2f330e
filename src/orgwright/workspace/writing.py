"""What the verbs of the workspace write with, and the sentences by which the history names what was done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Connection, insert, update

from orgwright.planning.days import day_number, day_of_number
from orgwright.planning.organization import Organization
from orgwright.planning.proficiency import Cell
from orgwright.planning.rows import as_values
from orgwright.planning.rows import columns as columns_of_record
from orgwright.planning.validation import checked
from orgwright.progress import Progress
from orgwright.records import RECORDS, Assessment, Person, PlannedChange, Record, table_name
from orgwright.store.assessment_rows import COLUMNS, write_assessment_rows


@dataclass(frozen=True)
class Changes:
    """What one action changed: the new picture, the touched rows by table, the touched cells of the matrix.

    ``made_id`` is the id of the row that a verb made. ``is_from_elsewhere``: another process wrote it.
    """

    label: str
    organization: Organization
    touched: Mapping[str, frozenset[int]]
    cells: tuple[Cell, ...]
    made_id: int | None = None
    is_from_elsewhere: bool = False

    def touches(self, *records: type[Record]) -> bool:
        """Whether any row of these records changed."""
        return any(table_name(record) in self.touched for record in records)


@dataclass(frozen=True)
class AssessmentRow:
    """One assessment as it is stored, with its evidence, which the picture does not hold."""

    id: int
    person_id: int
    skill_id: int
    level: int | None
    source: str
    assessor: str
    assessed_on: date
    valid_until: date | None
    evidence: str

    @classmethod
    def of(cls, stored: Sequence[Any]) -> AssessmentRow:
        """The row from what the driver fetched, days as numbers."""
        number, person_id, skill_id, level, source, assessor, on, until, evidence = stored
        last = None if until is None else day_of_number(until)
        return cls(number, person_id, skill_id, level, source, assessor, day_of_number(on), last, evidence)


@dataclass
class Write:
    """What a verb writes with, inside its transaction."""

    connection: Connection
    organization: Organization
    made_id: int | None = field(default=None)

    def add(self, record: type[Record], values: Mapping[str, Any]) -> int:
        """Insert one checked row and answer its id."""
        typed = checked(record, values, self.organization)
        made = self.connection.execute(insert(record).values({k: v for k, v in typed.items() if k != "id"}))
        new_id = int((made.inserted_primary_key or (0,))[0])
        self.made_id = self.made_id or new_id
        return new_id

    def change(self, old: Record, values: Mapping[str, Any]) -> None:
        """Update one row to checked values."""
        record = _record_of(old)
        typed = checked(record, {**as_values(old), **values}, self.organization)
        fresh = {name: typed[name] for name in values}
        self.connection.execute(update(record).where(column_of(record, "id") == old.id).values(fresh))


def column_of(record: type[Record], name: str) -> Any:
    """A column of a record's table."""
    return record.__table__.c[name]  # type: ignore[attr-defined]


def _record_of(row: Record) -> type[Record]:
    return next(record for record in RECORDS if record.__name__ == type(row).__name__)


StoredAssessment = tuple[Any, ...]
"""The values of an assessment in the order of ``assessment_rows.COLUMNS``, as the file holds them."""


def assessments_to_write(
    organization: Organization, levels: Mapping[Cell, int | None], fixed: Mapping[str, Any]
) -> Iterator[StoredAssessment]:
    """The rows of levels that share everything else, one of them checked now for all cells of a level."""
    stored: dict[int | None, StoredAssessment] = {}
    for (person_id, skill_id), level in levels.items():
        if level not in stored:
            values = {"person_id": person_id, "skill_id": skill_id, "level": level, **fixed}
            stored[level] = _stored(checked(Assessment, values, organization))[2:]
    return ((*cell, *stored[level]) for cell, level in levels.items())


def write_assessments(write: Write, rows: Iterable[Mapping[str, Any]], given: tuple[str, ...]) -> None:
    """Insert checked assessments, or replace those of the same person, skill, source, assessor and day."""
    write_assessment_rows(write.connection, map(_stored, rows), given)


def _stored(row: Mapping[str, Any]) -> StoredAssessment:
    values = (row[name] for name in COLUMNS)
    return tuple(day_number(value) if isinstance(value, date) else value for value in values)


def next_number(driver: Any, record: type[Record], values: Mapping[str, Any]) -> int:
    """The number of a new row behind the others of its scenario or role."""
    owner = "scenario_id" if record is PlannedChange else "role_id"
    query = f"SELECT coalesce(max(number), 0) + 1 FROM {table_name(record)} WHERE {owner} = ?"
    return int(driver.execute(query, (values[owner],)).fetchone()[0])


def assess_label(organization: Organization, levels: Mapping[Cell, int | None]) -> str:
    """The sentence for assessments: who in what, or how many."""
    people = {person_id for person_id, _ in levels}
    skills = {skill_id for _, skill_id in levels}
    verb = "Withdraw the level of" if all(level is None for level in levels.values()) else "Assess"
    who = organization.people[next(iter(people))].name if len(people) == 1 else f"{len(people)} people"
    what = organization.skills[next(iter(skills))].name if len(skills) == 1 else f"{len(skills)} skills"
    return f"{verb} {who} in {what}"


def described(organization: Organization, record: type[Record], values: Mapping[str, Any]) -> str:
    """What a row is called in a sentence: its name, or what it joins."""
    if record.label_field is not None and values.get(record.label_field):
        label = str(values[record.label_field])
        return label if record is Person else f"the {record.noun} {label}"
    tables: Mapping[str, Mapping[int, Any]] = {
        "role_id": organization.roles,
        "from_role_id": organization.roles,
        "to_role_id": organization.roles,
        "skill_id": organization.skills,
        "person_id": organization.people,
        "unit_id": organization.units,
        "position_id": organization.positions,
        "scenario_id": organization.scenarios,
    }
    names = [
        str(
            getattr(tables[key][value], "title", None)
            or getattr(tables[key][value], "name", None)
            or tables[key][value].key
        )
        for key, value in values.items()
        if key in tables and value in tables[key]
    ]
    return f"the {record.noun} {', '.join(names)}".rstrip()


def capital(text: str) -> str:
    """The text as the beginning of a sentence."""
    return text[:1].upper() + text[1:]


def insert_all(connection: Connection, records: Iterable[Record], progress: Progress) -> None:
    """Insert record objects that have their ids, what is referred to first."""
    by_record: dict[type[Record], list[Record]] = {record: [] for record in RECORDS}
    for one in records:
        by_record[type(one)].append(one)
    for number, (record, several) in enumerate(by_record.items()):
        progress.step(number, len(RECORDS), f"Writing {len(several):,} rows of {record.noun}")
        for start in range(0, len(several), 20_000):
            rows = [
                {name: getattr(one, name) for name in columns_of_record(record)}
                for one in several[start : start + 20_000]
            ]
            connection.execute(insert(record), rows)
