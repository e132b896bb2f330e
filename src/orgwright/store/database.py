"""The file: create, open, pragmas, integrity, copies. Everything that is SQLite's own stands here."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, create_engine, event
from sqlalchemy.exc import DatabaseError
from sqlmodel import SQLModel

from orgwright.errors import DamagedWorkspace, NewerWorkspace, PlanningError, RefusedInput
from orgwright.store.reading_copy import ReadingCopy, is_writable

APPLICATION_ID = 0x4F726777
"""Marks a SQLite file as a workspace ("Orgw")."""
SCHEMA = "0004"
"""The newest revision in ``migrations``, known here so that opening needs no Alembic."""
OLDER_SCHEMAS: tuple[str, ...] = ("0001", "0002", "0003")


class Database:
    """One open workspace file: a single connection, and the action that its triggers write row images to."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.action_id: int | None = None
        self._copy: ReadingCopy | None = None
        engine = create_engine(f"sqlite:///{path}", module=driver, connect_args={"check_same_thread": False})
        event.listen(engine, "connect", self._prepare)
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
        self._engine = engine
        self.connection: Connection = engine.connect()
        self.driver: sqlite3.Connection = self.connection.connection.driver_connection  # type: ignore[assignment]

    def _prepare(self, connection: Any, record: object) -> None:
        connection.isolation_level = None
        connection.create_function("orgwright_action", 0, lambda: self.action_id)
        for pragma in ("foreign_keys = ON", "busy_timeout = 5000", "secure_delete = ON", "synchronous = FULL"):
            connection.execute(f"PRAGMA {pragma}")

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction: all of it is written, or nothing."""
        if self._copy is not None:
            raise _read_only(self.path)
        try:
            with self.connection.begin():
                yield self.connection
        except DatabaseError as error:
            raise told(error, self.path) from error

    @contextmanager
    def without_foreign_keys(self) -> Iterator[None]:
        """Foreign keys off around a transaction that replays exact rows and checks them itself."""
        self.driver.execute("PRAGMA foreign_keys = OFF")
        try:
            yield
        finally:
            self.driver.execute("PRAGMA foreign_keys = ON")

    def stand_for(self, path: Path, copy: ReadingCopy) -> None:
        """From now on read the copy in the name of the file that it was made of, and refuse to write."""
        self.path, self._copy = path, copy

    def data_version(self) -> int:
        """A number that changes when another process has written to the file."""
        return int(self.driver.execute("PRAGMA data_version").fetchone()[0])

    def problems(self) -> tuple[str, ...]:
        """What SQLite's own checks find wrong with the file; nothing when it is whole."""
        try:
            found = [row[0] for row in self.driver.execute("PRAGMA integrity_check(20)") if row[0] != "ok"]
            broken = self.driver.execute("PRAGMA foreign_key_check").fetchall()
        except driver.DatabaseError as error:
            return (str(error),)
        return (*found, *(f"A row of {row[0]} refers to a row of {row[2]} that is gone." for row in broken))

    def close(self) -> None:
        """Close the file; the write-ahead log is taken into it."""
        self.connection.close()
        self._engine.dispose()
        if self._copy is not None:
            self._copy.close()


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Tell a file that cannot be read as the damage that it is."""
    try:
        yield
    except (driver.DatabaseError, DatabaseError) as error:
        raise DamagedWorkspace(f"{path} is damaged and cannot be read; open a copy of it.") from error


def told(error: DatabaseError, path: Path) -> PlanningError:
    """The sentence for what the database refused."""
    text = str(error.orig)
    if "readonly" in text or "read-only" in text:
        return _read_only(path)
    if "locked" in text:
        return RefusedInput(f"{path} is being written by another program; nothing was changed, try again.")
    if "disk is full" in text or "disk I/O" in text:
        return RefusedInput(f"The disk of {path} is full or failing; nothing was changed.")
    if "UNIQUE constraint" in text:
        return RefusedInput(f"There is one like this already ({text.rpartition(': ')[2]}); nothing was changed.")
    if "FOREIGN KEY constraint" in text:
        return RefusedInput("Something else still refers to this, or it refers to something that is gone.")
    if "malformed" in text or "not a database" in text:
        return DamagedWorkspace(f"{path} is damaged and cannot be read; open a copy of it.")
    return RefusedInput(f"{path} did not take the change: {text}.")


def _read_only(path: Path) -> RefusedInput:
    return RefusedInput(f"{path} cannot be written: it or its folder is read-only.")


def create_database(path: Path) -> Database:
    """A new file with the newest schema and no rows; an existing one is refused."""
    if path.exists():
        raise RefusedInput(f"{path} exists already; choose another name.")
    if not path.parent.is_dir():
        raise RefusedInput(f"The folder {path.parent} does not exist.")
    if not os.access(path.parent, os.W_OK):
        raise RefusedInput(f"The folder {path.parent} cannot be written to.")
    try:
        database = Database(path)
        # Before the write-ahead log: other processes read the mark from the file's own head.
        database.driver.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        database.driver.execute("PRAGMA journal_mode = WAL")
        with database.writing() as connection:
            SQLModel.metadata.create_all(connection)
            connection.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
            connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (SCHEMA,))
    except driver.OperationalError as error:
        raise RefusedInput(f"{path} could not be made: {error}.") from error
    return database


def open_database(path: Path) -> Database:
    """An existing workspace file, brought to the newest schema (after a backup) where it is older."""
    _refuse_foreign(path)
    with reading(path):
        database = Database(path)
        schema = database.driver.execute("SELECT version_num FROM alembic_version").fetchone()
    if schema is None or schema[0] != SCHEMA:
        if schema is None or schema[0] not in OLDER_SCHEMAS:
            database.close()
            raise NewerWorkspace(f"{path} was written by a newer version of Orgwright; install that to open it.")
        _migrate(database)
    return database


def _refuse_foreign(path: Path) -> None:
    if not path.exists():
        raise RefusedInput(f"There is no file {path}.")
    if not path.is_file():
        raise RefusedInput(f"{path} is not a file.")
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError as error:
        raise RefusedInput(f"{path} cannot be read: {error.strerror}.") from error
    if head[:16] != b"SQLite format 3\x00" or int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise RefusedInput(f"{path} is not an Orgwright workspace.")
    if not is_writable(path):
        raise _read_only(path)


def _migrate(database: Database) -> None:
    from orgwright.store.migrations import upgrade

    backup = database.path.with_suffix(".before-" + SCHEMA + database.path.suffix)
    copy_database(database, backup)
    upgrade(database)


def copy_database(database: Database, target: Path) -> None:
    """A checked copy of an open workspace at ``target``, which must not exist or is replaced whole."""
    temporary = target.with_name(f".{target.name}.new")
    temporary.unlink(missing_ok=True)
    try:
        database.driver.execute("VACUUM INTO ?", (str(temporary),))
        copy = driver.connect(str(temporary))
        try:
            sound = copy.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
        finally:
            copy.close()
        if not sound:
            raise DamagedWorkspace(f"The copy of {database.path} was not sound; {target} was left as it is.")
        os.replace(temporary, target)
    except (OSError, driver.OperationalError) as error:
        raise RefusedInput(f"The copy {target} could not be written: {error}.") from error
    finally:
        temporary.unlink(missing_ok=True)
