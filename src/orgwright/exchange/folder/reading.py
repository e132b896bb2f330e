"""Reading a folder: every cell is checked and every key resolved before anything is built."""

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from orgwright.errors import RefusedInput
from orgwright.exchange.folder.assessments import read_assessments
from orgwright.exchange.folder.checking import record_of
from orgwright.exchange.folder.columns import BadCell, ReferenceColumn, key_field
from orgwright.exchange.folder.documents import with_documents
from orgwright.exchange.folder.facts import read_facts
from orgwright.exchange.folder.files import DOCUMENTS_FOLDER, FACTS_FILE, FILES, FolderFile, joined_key
from orgwright.exchange.folder.table_text import TextTable, bad_cell, read_table
from orgwright.progress import Progress
from orgwright.records import Assessment, Record, Scenario, Skill, Unit

_TREES = ((Unit, "parent_id"), (Skill, "parent_id"), (Scenario, "based_on_id"))


@dataclass(frozen=True)
class FolderContents:
    """What a folder holds: records with ids from 1 in each table, and what was kept out, as sentences."""

    records: tuple[Record, ...]
    reports: tuple[str, ...] = ()


def read_folder(folder: Path, progress: Progress | None = None) -> FolderContents:
    """All records of a folder, references resolved to ids.

    Requirements and links of a role without any in the CSV files come from its documents. Raises RefusedInput that
    names file, row and column of the first cell that cannot be taken.
    """
    progress = progress or Progress()
    _refuse_other(folder)
    facts, reports = read_facts(folder)
    tables = _read_tables(folder, progress)
    ids = {record: _ids(table) for record, table in tables.items() if table.file.key}
    records: list[Record] = [facts]
    for number, (record, table) in enumerate(tables.items()):
        progress.step(len(FILES) + number, 2 * len(FILES) + 1, f"Checking {table.file.name}")
        if record is Assessment:
            with _without_collector():
                records += read_assessments(table, ids, progress)
        else:
            records += _records(table, ids)
    _refuse_circles(tables, records)
    records = with_documents(records, folder / DOCUMENTS_FOLDER, progress)
    return FolderContents(tuple(records), reports + tuple(_unknown_columns(tables.values())))


@contextmanager
def _without_collector() -> Iterator[None]:
    """The collector would walk half a million rows over and over, which doubles the time, and find no circle."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _refuse_other(folder: Path) -> None:
    if not folder.is_dir():
        raise RefusedInput(f"There is no folder {folder}.")
    if not any((folder / name).exists() for name in (FACTS_FILE, DOCUMENTS_FOLDER, *(file.name for file in FILES))):
        raise RefusedInput(
            f"The folder {folder} holds no organization: neither {FACTS_FILE} nor a file such as units.csv."
        )


def _read_tables(folder: Path, progress: Progress) -> dict[type[Record], TextTable]:
    tables: dict[type[Record], TextTable] = {}
    for number, file in enumerate(FILES):
        progress.step(number, 2 * len(FILES) + 1, f"Reading {file.name}")
        tables[file.record] = read_table(folder, file)
    return tables


def _unknown_columns(tables: Iterable[TextTable]) -> Iterable[str]:
    for table in tables:
        for name in table.unknown:
            yield f"{table.file.name} has an unknown column “{name}”, which was kept out."


def _ids(table: TextTable) -> dict[str, int]:
    """Ids of the rows of a file by key, in the order of the file."""
    ids: dict[str, int] = {}
    for row, cells in table.rows:
        texts = {column: table.cell(cells, column) for column in table.file.key}
        key, column = joined_key(texts.values()), table.file.key[-1]
        empty = next((name for name, text in texts.items() if not text), None)
        if empty is not None:
            raise bad_cell(table.file.name, row, empty, "it is empty")
        if key in ids:
            first = table.rows[ids[key] - 1][0]
            raise bad_cell(table.file.name, row, column, f"“{key}” stands in row {first} already")
        ids[key] = len(ids) + 1
    return ids


def _records(table: TextTable, ids: Mapping[type[Record], Mapping[str, int]]) -> list[Record]:
    records: list[Record] = []
    seen: dict[tuple[str, ...], int] = {}
    for row, cells in table.rows:
        refusal = partial(_refusal, table.file, row)
        values = {"id": len(records) + 1, **_values(table, row, cells, ids)}
        records.append(record_of(table.file.record, values, refusal))
        unique = tuple(table.cell(cells, name) for name in table.file.unique)
        if unique and all(unique) and seen.setdefault(unique, row) != row:
            column = table.file.unique[-1]
            raise bad_cell(table.file.name, row, column, f"it says the same as row {seen[unique]}")
    return records


def _refusal(file: FolderFile, row: int, name: str, what: str) -> RefusedInput:
    return bad_cell(file.name, row, file.column_of_field(name), what)


def _values(
    table: TextTable, row: int, cells: list[str], ids: Mapping[type[Record], Mapping[str, int]]
) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for column in table.file.columns:
        try:
            value = column.value(table.cell(cells, column.name), ids)
        except BadCell as error:
            raise bad_cell(table.file.name, row, column.name, str(error)) from None
        if value is not None:
            values[column.field] = value
    label = table.file.record.label_field
    if label in values and not values[label]:
        values[label] = values[key_field(table.file.record)]
    return values


def _refuse_circles(tables: Mapping[type[Record], TextTable], records: Iterable[Record]) -> None:
    """What is above a row must lead to a top: a unit, skill or scenario above itself is refused."""
    above: dict[type[Record], dict[int, int | None]] = {record: {} for record, _ in _TREES}
    fields = dict(_TREES)
    for one in records:
        if type(one) in fields and one.id is not None:
            above[type(one)][one.id] = getattr(one, fields[type(one)])
    for record, parents in above.items():
        for start in parents:
            seen, one_id = set(), parents[start]
            while one_id is not None and one_id not in seen:
                if one_id == start:
                    raise _circle(tables[record], start, fields[record])
                seen.add(one_id)
                one_id = parents[one_id]


def _circle(table: TextTable, number: int, name: str) -> RefusedInput:
    row, cells = table.rows[number - 1]
    column = next(one for one in table.file.columns if one.field == name and isinstance(one, ReferenceColumn))
    key = table.cell(cells, table.file.columns[0].name)
    return bad_cell(table.file.name, row, column.name, f"the {table.file.record.noun} “{key}” would be above itself")
