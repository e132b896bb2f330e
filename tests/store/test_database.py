import os
import stat
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, inspect, text

from organizations import small_organization
from orgwright.errors import DamagedWorkspace, NewerWorkspace, RefusedInput
from orgwright.records import Unit
from orgwright.store import migrations
from orgwright.store.database import OLDER_SCHEMAS, SCHEMA, create_database
from orgwright.store.migrations import upgrade
from orgwright.workspace import Workspace


@pytest.fixture
def path(tmp_path: Path) -> Path:
    target = tmp_path / "small.orgwright"
    Workspace.create(target, small_organization(), "Make it").close()
    return target


def test_a_missing_file_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(RefusedInput, match=r"There is no file .*gone\.orgwright\."):
        Workspace.open(tmp_path / "gone.orgwright")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"hello", b"SQLite format 3\x00" + b"\x00" * 84])
def test_a_file_that_is_no_workspace_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    target = tmp_path / "other.orgwright"
    target.write_bytes(content)
    with pytest.raises(RefusedInput, match="is not an Orgwright workspace"):
        Workspace.open(target)
    assert target.read_bytes() == content


def test_a_newer_schema_is_refused(path: Path) -> None:
    connection = driver.connect(str(path))
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    with pytest.raises(NewerWorkspace, match="newer version of Orgwright"):
        Workspace.open(path)


def test_a_damaged_file_is_refused_with_a_sentence(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[100:4096] = os.urandom(3996)
    path.write_bytes(bytes(content))
    with pytest.raises(DamagedWorkspace, match="damaged"):
        Workspace.open(path)


@pytest.mark.skipif(os.geteuid() == 0, reason="The superuser may write everywhere, so nothing is read-only to it.")
def test_a_read_only_folder_is_refused(path: Path) -> None:
    path.parent.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        with pytest.raises(RefusedInput, match="read-only"):
            Workspace.open(path)
    finally:
        path.parent.chmod(stat.S_IRWXU)


def test_a_read_only_folder_is_told_when_the_system_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("orgwright.store.database.os.access", lambda target, mode: False)
    with pytest.raises(RefusedInput, match="read-only"):
        Workspace.open(path)
    with pytest.raises(RefusedInput, match="cannot be written to"):
        Workspace.create(path.with_name("new.orgwright"), small_organization(), "Make it")


def test_an_existing_target_is_never_replaced(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(RefusedInput, match="exists already"):
        Workspace.new(path, "Another")
    assert path.read_bytes() == before


def test_what_cannot_be_made_whole_leaves_no_file(tmp_path: Path) -> None:
    target = tmp_path / "broken.orgwright"
    with pytest.raises(RefusedInput, match="refer to rows that do not exist"):
        Workspace.create(target, [Unit(id=1, name="A", parent_id=7)], "Make it")
    assert list(tmp_path.iterdir()) == []


def test_a_copy_is_whole_and_opens(path: Path) -> None:
    workspace = Workspace.open(path)
    workspace.change(Unit, 1, name="Still in the log")
    target = path.with_name("copy.orgwright")
    workspace.save_copy(target)
    copy = Workspace.open(target)
    assert copy.organization.units[1].name == "Still in the log"
    assert copy.problems() == ()
    with pytest.raises(RefusedInput, match="another name"):
        workspace.save_copy(path)
    copy.close()
    workspace.close()


def test_the_revisions_make_the_same_schema_as_the_records(tmp_path: Path) -> None:
    made = create_database(tmp_path / "made.orgwright")
    migrated = create_database(tmp_path / "migrated.orgwright")
    tables = migrated.driver.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    migrated.driver.execute("PRAGMA foreign_keys = OFF")
    for (name,) in tables:
        migrated.driver.execute(f"DROP TABLE {name}")
    upgrade(migrated)

    def schema(database):
        tables = [row[0] for row in database.driver.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return {
            table: (
                sorted(row[1:4] for row in database.driver.execute(f"PRAGMA table_info({table})")),
                sorted(row[2:] for row in database.driver.execute(f"PRAGMA foreign_key_list({table})")),
                sorted(row[1] for row in database.driver.execute(f"PRAGMA index_list({table})")),
            )
            for table in sorted(tables)
        }

    assert schema(migrated) == schema(made)
    triggers = migrated.driver.execute("SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'").fetchone()[0]
    assert triggers == 102
    made.close()
    migrated.close()


def test_every_revision_is_known_without_alembic() -> None:
    versions = Path(migrations.__file__).parent / "versions"
    revisions = sorted(one.stem.removeprefix("revision_") for one in versions.glob("revision_*.py"))

    assert (*OLDER_SCHEMAS, SCHEMA) == tuple(revisions)


@pytest.mark.parametrize("schema", OLDER_SCHEMAS)
def test_a_file_of_every_older_schema_opens_with_all_it_held_and_leaves_a_copy_of_how_it_was(
    tmp_path: Path, schema: str
) -> None:
    path = tmp_path / "older.orgwright"
    made = Workspace.create(path, small_organization(), "Make it")
    before = made.organization
    made.close()
    made_older(path, schema)

    opened = Workspace.open(path)

    assert opened.organization.people == before.people
    assert opened.organization.positions == before.positions
    assert len(opened.organization.assessments.columns) == len(before.assessments.columns)
    assert opened.problems() == ()
    opened.change(Unit, 1, name="Written after all")
    opened.close()
    assert [one.name for one in tmp_path.glob("*.before-*")] == [f"older.before-{SCHEMA}.orgwright"]


def made_older(path: Path, schema: str) -> None:
    """Make a file one of an older schema: its tables as the revisions up to it make them, with the same rows."""
    rows: dict[str, list[dict[str, object]]] = {}
    newer = driver.connect(str(path))
    newer.row_factory = driver.Row
    tables = [row[0] for row in newer.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    for table in tables:
        rows[table] = [dict(row) for row in newer.execute(f"SELECT * FROM {table}")]
    newer.execute("PRAGMA foreign_keys = OFF")
    for table in tables:
        newer.execute(f"DROP TABLE {table}")
    newer.close()
    engine = create_engine(f"sqlite:///{path}", module=driver)
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(Path(migrations.__file__).parent))
        config.attributes["connection"] = connection
        command.upgrade(config, schema)
        for table in inspect(connection).get_table_names():
            known = {column["name"] for column in inspect(connection).get_columns(table)}
            for row in rows[table] if table != "alembic_version" else ():
                kept = {name: value for name, value in row.items() if name in known}
                names, marks = ", ".join(f'"{one}"' for one in kept), ", ".join(f":{one}" for one in kept)
                connection.execute(text(f"INSERT INTO {table} ({names}) VALUES ({marks})"), kept)
    engine.dispose()
