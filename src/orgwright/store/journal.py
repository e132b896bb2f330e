"""Actions and row images: what writes them, what reads them, and what plays them backwards.

Triggers made from the table metadata write an image of every row that is inserted, updated or deleted, cascades and
bulk statements too, to the action that ``Database.action_id`` names. Without an action nothing is written: making a
workspace is one action without images, and so is writing a file of it, which undo passes over. A program that does not
know the function ``orgwright_action`` cannot write to the tables at all.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, LargeBinary

from orgwright.errors import RefusedInput
from orgwright.records import RECORD_BY_TABLE, RECORDS, Record, table_name
from orgwright.store.database import Database

Image = Mapping[str, Any] | None
_AT_ONCE = 500
"""Rows that are read with one statement."""


@dataclass(frozen=True)
class RowChange:
    """One row before and after an action; None where it did not exist."""

    record: str
    record_id: int
    before: Image
    after: Image


@dataclass(frozen=True)
class RecordedAction:
    """One action of the history. ``changes`` counts the rows; ``is_undone``: an undo of it holds now."""

    id: int
    label: str
    actor: str
    at: str
    reason: str
    reverts: int | None
    is_border: bool
    changes: int
    is_undone: bool

    @property
    def can_be_undone(self) -> bool:
        """Whether it wrote rows and is neither the making of a file, nor an undo, nor undone."""
        return self.changes > 0 and not self.is_border and self.reverts is None and not self.is_undone


def install_triggers(connection: Connection) -> None:
    """Make the triggers of all records anew."""
    for record in RECORDS:
        for event, statement in _triggers(record).items():
            name = f"journal_{table_name(record)}_{event.lower()}"
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")
            connection.exec_driver_sql(f"CREATE TRIGGER {name} AFTER {event} ON {table_name(record)} {statement}")


def _triggers(record: type[Record]) -> dict[str, str]:
    table = record.__table__  # type: ignore[attr-defined]
    names = [column.name for column in table.columns]
    blobs = {column.name for column in table.columns if isinstance(column.type, LargeBinary)}

    def image(row: str) -> str:
        cells = (f"hex({row}.{name})" if name in blobs else f'{row}."{name}"' for name in names)
        pairs = ", ".join(f"'{name}', {cell}" for name, cell in zip(names, cells, strict=True))
        return f"json_object({pairs})"

    def statement(row: str, before: str, after: str, condition: str = "") -> str:
        return (
            f"WHEN orgwright_action() IS NOT NULL{condition} BEGIN "
            "INSERT INTO change (action_id, record, record_id, before, after) "
            f"VALUES (orgwright_action(), '{table_name(record)}', {row}.id, {before}, {after}); END"
        )

    differs = " OR ".join(f'OLD."{name}" IS NOT NEW."{name}"' for name in names)
    return {
        "INSERT": statement("NEW", "NULL", image("NEW")),
        "UPDATE": statement("NEW", image("OLD"), image("NEW"), f" AND ({differs})"),
        "DELETE": statement("OLD", image("OLD"), "NULL"),
    }


@contextmanager
def recording(
    database: Database, label: str, actor: str, *, reason: str = "", reverts: int | None = None
) -> Iterator[Connection]:
    """A transaction whose row changes are written to a new action; one that changes nothing leaves no action."""
    try:
        with database.writing() as connection:
            database.action_id = add_action(connection, label, actor, reason=reason, reverts=reverts)
            yield connection
            counted = connection.exec_driver_sql(
                "SELECT EXISTS (SELECT 1 FROM change WHERE action_id = ?)", (database.action_id,)
            )
            if not counted.scalar():
                connection.exec_driver_sql("DELETE FROM action WHERE id = ?", (database.action_id,))
    finally:
        database.action_id = None


def note(database: Database, label: str, actor: str) -> None:
    """An action that changes no rows: it stands in the history, and undo and redo pass over it."""
    with database.writing() as connection:
        add_action(connection, label, actor)


def add_action(
    connection: Connection,
    label: str,
    actor: str,
    *,
    reason: str = "",
    reverts: int | None = None,
    border: bool = False,
) -> int:
    """A new action row; ``border``: nothing up to it can be undone."""
    at = datetime.now(UTC).isoformat(timespec="seconds")
    made = connection.exec_driver_sql(
        "INSERT INTO action (label, actor, at, reason, reverts, border) VALUES (?, ?, ?, ?, ?, ?)",
        (label, actor, at, reason, reverts, border),
    )
    return int(made.lastrowid)


_HISTORY = """
WITH undone AS (
    SELECT a.id, EXISTS (
        SELECT 1 FROM action u WHERE u.reverts = a.id
        AND NOT EXISTS (SELECT 1 FROM action r WHERE r.reverts = u.id)
    ) AS is_undone FROM action a
)
SELECT a.id, a.label, a.actor, a.at, a.reason, a.reverts, a.border,
       (SELECT count(*) FROM change c WHERE c.action_id = a.id), u.is_undone
FROM action a JOIN undone u ON u.id = a.id
"""
_TOUCHED_ROWS = "({0}.border OR EXISTS (SELECT 1 FROM change c WHERE c.action_id = {0}.id))"
"""Whether an action wrote rows; a border wrote them without images."""


def history(database: Database, last: int) -> tuple[RecordedAction, ...]:
    """The newest actions, newest first."""
    rows = database.driver.execute(f"{_HISTORY} ORDER BY a.id DESC LIMIT ?", (last,)).fetchall()
    return tuple(_recorded(row) for row in rows)


def last_change(database: Database) -> RecordedAction:
    """The newest action that wrote rows, the making of the file at least: what is written since is of its data."""
    rows = database.driver.execute(f"{_HISTORY} WHERE {_TOUCHED_ROWS.format('a')} ORDER BY a.id DESC LIMIT 1")
    return _recorded(rows.fetchone())


def to_undo(database: Database) -> RecordedAction | None:
    """The newest action with rows that is neither an undo nor undone; nothing beyond a border."""
    rows = database.driver.execute(
        f"{_HISTORY} WHERE a.reverts IS NULL AND NOT u.is_undone AND {_TOUCHED_ROWS.format('a')} "
        "ORDER BY a.id DESC LIMIT 1"
    ).fetchall()
    found = [_recorded(row) for row in rows]
    return found[0] if found and not found[0].is_border else None


def to_redo(database: Database) -> RecordedAction | None:
    """The newest undo that holds, where nothing new was done after it."""
    rows = database.driver.execute(
        f"{_HISTORY} WHERE a.reverts IS NOT NULL AND NOT u.is_undone "
        "AND (SELECT reverts FROM action WHERE id = a.reverts) IS NULL "
        "AND NOT EXISTS (SELECT 1 FROM action n WHERE n.id > a.id AND n.reverts IS NULL "
        f"AND {_TOUCHED_ROWS.format('n')}) "
        "ORDER BY a.id DESC LIMIT 1"
    ).fetchall()
    return _recorded(rows[0]) if rows else None


def _recorded(row: tuple[Any, ...]) -> RecordedAction:
    number, label, actor, at, reason, reverts, is_border, changes, is_undone = row
    return RecordedAction(number, label, actor, at, reason, reverts, bool(is_border), changes, bool(is_undone))


def newest_change(database: Database) -> int:
    """The number of the newest row image, after which what is written is still to be read."""
    return int(database.driver.execute("SELECT coalesce(max(id), 0) FROM change").fetchone()[0])


def changes_of(database: Database, action_id: int) -> tuple[RowChange, ...]:
    """The row images of one action, oldest first."""
    return _row_changes(database, "action_id = ? ORDER BY id", action_id)


def _row_changes(database: Database, where: str, value: int) -> tuple[RowChange, ...]:
    rows = database.driver.execute(f"SELECT record, record_id, before, after FROM change WHERE {where}", (value,))
    return tuple(RowChange(row[0], row[1], _image(row[2]), _image(row[3])) for row in rows)


def _image(text: str | None) -> Image:
    return None if text is None else json.loads(text)


def revert(database: Database, action_id: int, label: str, actor: str) -> None:
    """Play the images of an action backwards, as a new action.

    Refused where a row of it was touched since, or where something else has come to depend on a row it made. Foreign
    keys are off while the exact rows are put back, so that nothing cascades, and checked before the commit.
    """
    with database.without_foreign_keys(), recording(database, label, actor, reverts=action_id) as connection:
        changes = changes_of(database, action_id)
        last = {(one.record, one.record_id): one.after for one in changes}
        if _current(connection, last) != {row: image for row, image in last.items() if image is not None}:
            raise RefusedInput("It cannot be undone: something it changed was changed again since.")
        for _, alike in groupby(reversed(changes), _statement):
            _put_back(connection, list(alike))
        for table in _tables_to_check(changes):
            if connection.exec_driver_sql(f"PRAGMA foreign_key_check({table})").first() is not None:
                raise RefusedInput("It cannot be undone: something that came later depends on it.")


def _tables_to_check(changes: tuple[RowChange, ...]) -> set[str]:
    """Tables in which putting rows back could leave a reference to nothing: checking all would take too long."""
    found: set[str] = set()
    for one in changes:
        table = RECORD_BY_TABLE[one.record].__table__  # type: ignore[attr-defined]
        references = [column.name for column in table.columns if column.foreign_keys]
        if one.before is None:
            found |= _referring_tables(one.record)
        elif one.after is None or any(one.before[name] != one.after[name] for name in references):
            found.add(one.record)
    return found


@cache
def _referring_tables(name: str) -> frozenset[str]:
    tables = [record.__table__ for record in RECORDS]  # type: ignore[attr-defined]
    return frozenset(table.name for table in tables for key in table.foreign_keys if key.column.table.name == name)


def _current(connection: Connection, rows: Iterable[tuple[str, int]]) -> dict[tuple[str, int], Image]:
    """The images of those rows that are there now, by table and id."""
    ids: dict[str, list[int]] = defaultdict(list)
    for record, record_id in rows:
        ids[record].append(record_id)
    found: dict[tuple[str, int], Image] = {}
    for record, wanted in ids.items():
        for start in range(0, len(wanted), _AT_ONCE):
            listed = ", ".join(map(str, wanted[start : start + _AT_ONCE]))
            result = connection.exec_driver_sql(f"SELECT * FROM {record} WHERE id IN ({listed})")
            names = tuple(result.keys())
            for row in result:
                image = {name: _as_image(value) for name, value in zip(names, row, strict=True)}
                found[record, image["id"]] = image
    return found


def _as_image(value: Any) -> Any:
    return value.hex().upper() if isinstance(value, bytes) else value


def _statement(change: RowChange) -> tuple[str, bool, bool]:
    """What is alike where one statement puts rows back: the table, and whether they were and are there."""
    return change.record, change.before is None, change.after is None


def _put_back(connection: Connection, changes: Sequence[RowChange]) -> None:
    """Put back rows that one statement can, in their order."""
    record, was_missing, is_missing = _statement(changes[0])
    if was_missing:
        connection.exec_driver_sql(f"DELETE FROM {record} WHERE id = ?", [(one.record_id,) for one in changes])
        return
    columns = RECORD_BY_TABLE[record].__table__.columns  # type: ignore[attr-defined]
    blobs = {column.name for column in columns if isinstance(column.type, LargeBinary)}
    names = [column.name for column in columns]

    def values(image: Mapping[str, Any]) -> list[Any]:
        return [bytes.fromhex(image[name]) if name in blobs else image[name] for name in names]

    if is_missing:
        listed = ", ".join(f'"{name}"' for name in names)
        marks = ", ".join("?" for _ in names)
        statement = f"INSERT INTO {record} ({listed}) VALUES ({marks})"
        rows = [tuple(values(one.before or {})) for one in changes]
    else:
        pairs = ", ".join(f'"{name}" = ?' for name in names)
        statement = f"UPDATE {record} SET {pairs} WHERE id = ?"
        rows = [(*values(one.before or {}), one.record_id) for one in changes]
    connection.exec_driver_sql(statement, rows)
