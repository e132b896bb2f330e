"""From the tables to the picture: all of it once, and afterwards the touched rows alone."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any

import numpy as np

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
from orgwright.store.journal import RowChange

_ASSESSMENTS = (
    f"SELECT id, person_id, skill_id, coalesce(level, {WITHDRAWN}), source, assessor, assessed_on, "
    f"coalesce(valid_until, {ALWAYS}) FROM assessment"
)


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
    """Columns of all assessments; converted a column at a time, for a conversion per row costs more than the fetch."""
    if not rows:
        return Assessments(columns_of(()), ("",))

    def column(index: int, kind: type, number: Mapping[str, int] | None = None) -> Ints:
        values = map(itemgetter(index), rows)
        return np.fromiter(map(number.__getitem__, values) if number else values, dtype=kind, count=len(rows))

    names = tuple(sorted(set(map(itemgetter(5), rows))))
    assessors = {name: index for index, name in enumerate(names)}
    numbers = [column(index, np.int64) for index in range(4)]
    raters = [column(4, np.int8, SOURCE_NUMBER), column(5, np.int32, assessors)]
    days = [column(6, np.int32), column(7, np.int32)]
    return Assessments(columns_from_arrays(*numbers, *raters, *days), names)


def reread(database: Database, organization: Organization, changes: Iterable[RowChange]) -> Organization:
    """The next picture: the rows and cells that the changes touched, read again."""
    touched: dict[type[Record], set[int]] = defaultdict(set)
    cells: set[Cell] = set()
    for one in changes:
        record = RECORD_BY_TABLE[one.record]
        if record is Assessment:
            cells.update(_cells(one))
        elif record in IN_THE_PICTURE:
            touched[record].add(one.record_id)
    rows = {record: _rows_by_id(database, record, ids) for record, ids in touched.items()}
    fresh, assessors = _cell_columns(database, organization.assessments.assessors, cells)
    return organization.edited(rows, fresh, assessors)


def _cells(change: RowChange) -> Iterable[Cell]:
    images = (image for image in (change.before, change.after) if image is not None)
    return ((image["person_id"], image["skill_id"]) for image in images)


def _rows_by_id(database: Database, record: type[Record], ids: set[int]) -> Mapping[int, Any]:
    found: dict[int, Any] = dict.fromkeys(ids)
    wanted = sorted(ids)
    for start in range(0, len(wanted), 500):
        listed = ", ".join(str(one) for one in wanted[start : start + 500])
        found.update(rows_from_driver(record, _selected(database, record, f"WHERE id IN ({listed})")))
    return found


def _cell_columns(
    database: Database, assessors: tuple[str, ...], cells: Iterable[Cell]
) -> tuple[Mapping[Cell, Columns], tuple[str, ...]]:
    number = {name: index for index, name in enumerate(assessors)}
    found = {}
    for cell in cells:
        rows = database.driver.execute(f"{_ASSESSMENTS} WHERE person_id = ? AND skill_id = ?", cell).fetchall()
        found[cell] = columns_of(
            [(*row[:4], SOURCE_NUMBER[row[4]], number.setdefault(row[5], len(number)), *row[6:]) for row in rows]
        )
    return found, tuple(number)


def cells_of(changes: Iterable[RowChange]) -> tuple[Cell, ...]:
    """The people and skills whose assessments the changes touched, sorted."""
    return tuple(sorted({cell for one in changes if one.record == table_name(Assessment) for cell in _cells(one)}))
