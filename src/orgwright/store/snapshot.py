"""From the tables to the picture: all of it once, and afterwards the touched rows alone."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

import numpy as np

from orgwright.planning.edited_cells import edited_cells
from orgwright.planning.organization import IN_THE_PICTURE, Organization
from orgwright.planning.proficiency import (
    ALWAYS,
    SOURCE_NUMBER,
    WITHDRAWN,
    Assessments,
    Cell,
    Columns,
    Ints,
    columns_from_arrays,
    columns_of,
)
from orgwright.planning.rows import columns, rows_from_driver
from orgwright.records import RECORD_BY_TABLE, Assessment, Record, table_name
from orgwright.store.database import Database, reading

_ASSESSMENTS = (
    f"SELECT id, person_id, skill_id, coalesce(level, {WITHDRAWN}), source, assessor, assessed_on, "
    f"coalesce(valid_until, {ALWAYS}) FROM assessment"
)
# The cells come first, so that each is one look into the index of assessments.
_TOUCHED_ASSESSMENTS = "SELECT record_id FROM change WHERE id > ? AND record = 'assessment'"
_CELLS_BEFORE = (
    "SELECT DISTINCT before ->> 'person_id', before ->> 'skill_id' FROM change "
    "WHERE id > ? AND record = 'assessment' AND before IS NOT NULL"
)
MOST_ONE_BY_ONE = 100
"""Cells beyond which only their touched rows are read; the others are in the picture already."""


def read_organization(database: Database) -> Organization:
    """The whole picture, as recorded; all tables as they stand at one moment."""
    with reading(database.path):
        database.driver.execute("BEGIN")
        try:
            rows = {record: rows_from_driver(record, _selected(database, record)) for record in IN_THE_PICTURE}
            assessments = _assessments(database.driver.execute(_ASSESSMENTS).fetchall())
        finally:
            database.driver.execute("COMMIT")
    return Organization.from_rows(rows, assessments)


def _selected(database: Database, record: type[Record], where: str = "") -> list[tuple[Any, ...]]:
    names = ", ".join(f'"{name}"' for name in columns(record))
    return database.driver.execute(f"SELECT {names} FROM {table_name(record)} {where} ORDER BY id").fetchall()


def _assessments(rows: Sequence[tuple[Any, ...]]) -> Assessments:
    """Columns of all assessments."""
    if not rows:
        return Assessments(columns_of(()), ("",))
    names = tuple(sorted(set(map(itemgetter(5), rows))))
    return Assessments(_columns(rows, {name: index for index, name in enumerate(names)}), names)


def _columns(rows: Sequence[tuple[Any, ...]], assessors: Mapping[str, int]) -> Columns:
    """Rows as columns; converted a column at a time, for a conversion per row costs more than the fetch."""

    def column(index: int, kind: type, number: Mapping[str, int] | None = None) -> Ints:
        values = map(itemgetter(index), rows)
        return np.fromiter(map(number.__getitem__, values) if number else values, dtype=kind, count=len(rows))

    numbers = [column(index, np.int64) for index in range(4)]
    raters = [column(4, np.int8, SOURCE_NUMBER), column(5, np.int32, assessors)]
    days = [column(6, np.int32), column(7, np.int32)]
    return columns_from_arrays(*numbers, *raters, *days)


@dataclass(frozen=True, eq=False)
class Touched:
    """What was written since a moment: the ids of the rows by table, and the cells of assessments, sorted.

    ``assessments`` are the touched ones that are still there, as the driver gives them.
    """

    rows: Mapping[str, frozenset[int]]
    cells: tuple[Cell, ...]
    assessments: Sequence[tuple[Any, ...]]

    @property
    def count(self) -> int:
        """How many rows."""
        return sum(len(several) for several in self.rows.values())


def touched_after(database: Database, change_id: int) -> Touched:
    """What the row images after one of them touched; the images themselves stay where they are."""
    rows: dict[str, set[int]] = defaultdict(set)
    query = "SELECT DISTINCT record, record_id FROM change WHERE id > ?"
    for record, record_id in database.driver.execute(query, (change_id,)):
        rows[record].add(record_id)
    cells: set[Cell] = set()
    assessments: Sequence[tuple[Any, ...]] = ()
    if table_name(Assessment) in rows:
        where = f"WHERE id IN ({_TOUCHED_ASSESSMENTS})"
        assessments = database.driver.execute(f"{_ASSESSMENTS} {where}", (change_id,)).fetchall()
        cells.update(map(itemgetter(1, 2), assessments))
        cells.update(database.driver.execute(_CELLS_BEFORE, (change_id,)).fetchall())
    found = {record: frozenset(several) for record, several in rows.items()}
    return Touched(found, tuple(sorted(cells)), assessments)


def reread(database: Database, organization: Organization, touched: Touched) -> Organization:
    """The next picture: the rows and cells that were touched, read again; the same one where nothing was."""
    if not touched.count:
        return organization
    by_record = {RECORD_BY_TABLE[name]: several for name, several in touched.rows.items()}
    rows = {
        record: _rows_by_id(database, record, several)
        for record, several in by_record.items()
        if record in IN_THE_PICTURE
    }
    fresh, assessors = _cell_columns(database, organization.assessments, touched)
    return organization.edited(rows, fresh, assessors)


def _rows_by_id(database: Database, record: type[Record], ids: frozenset[int]) -> Mapping[int, Any]:
    found: dict[int, Any] = dict.fromkeys(ids)
    wanted = sorted(ids)
    for start in range(0, len(wanted), 500):
        listed = ", ".join(str(one) for one in wanted[start : start + 500])
        found.update(rows_from_driver(record, _selected(database, record, f"WHERE id IN ({listed})")))
    return found


def _cell_columns(
    database: Database, known: Assessments, touched: Touched
) -> tuple[Mapping[Cell, Columns], tuple[str, ...]]:
    """All rows of the touched cells, and the assessors with those not heard of before."""
    if len(touched.cells) > MOST_ONE_BY_ONE:
        number, names = _assessors(known, {row[5] for row in touched.assessments})
        rows = _columns(touched.assessments, number)
        return edited_cells(known, touched.cells, touched.rows[table_name(Assessment)], rows), names
    where = "WHERE person_id = ? AND skill_id = ?"
    several = {cell: database.driver.execute(f"{_ASSESSMENTS} {where}", cell).fetchall() for cell in touched.cells}
    number, names = _assessors(known, {row[5] for rows in several.values() for row in rows})
    found = {
        cell: columns_of([(*row[:4], SOURCE_NUMBER[row[4]], number[row[5]], *row[6:]) for row in rows])
        for cell, rows in several.items()
    }
    return found, names


def _assessors(known: Assessments, names: Collection[str]) -> tuple[Mapping[str, int], tuple[str, ...]]:
    """The numbers of some assessors, and all of them with those not heard of before."""
    there = {name: known.number_of(name) for name in names}
    number = {name: place for name, place in there.items() if place is not None}
    added = sorted(there.keys() - number.keys())
    number.update({name: len(known.assessors) + place for place, name in enumerate(added)})
    return number, (*known.assessors, *added) if added else known.assessors
