import os
import stat
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from organizations import small_organization
from orgwright.errors import DamagedWorkspace, NewerWorkspace, RefusedInput
from orgwright.records import Unit
from orgwright.store.database import create_database
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
