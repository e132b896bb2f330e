import os
from pathlib import Path

import pytest

from organizations import small_organization
from orgwright.errors import DamagedWorkspace, RefusedInput
from orgwright.records import Unit
from orgwright.store.reading_copy import ReadingCopy, is_writable
from orgwright.workspace import Workspace


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "small.orgwright"
    Workspace.create(made, small_organization(), "Make it", "Tess").close()
    return made


@pytest.fixture
def read_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("orgwright.workspace.file.is_writable", lambda _path: False)


def test_a_copy_goes_with_its_folder_when_it_is_closed(path: Path) -> None:
    copy = ReadingCopy(path)
    assert copy.path.read_bytes() == path.read_bytes()
    folder = copy.path.parent
    copy.close()
    assert not folder.exists()


def test_what_another_program_wrote_last_is_in_the_copy(path: Path, read_only: None) -> None:
    other = Workspace.open(path)
    other.change(Unit, 1, name="Renamed a moment ago")
    opened = Workspace.open_to_read(path)
    assert opened.organization.units[1].name == "Renamed a moment ago"
    opened.close()
    other.close()


def test_a_file_that_cannot_be_written_is_read_in_its_own_name_and_takes_no_action(path: Path, read_only: None) -> None:
    before = path.read_bytes()
    opened = Workspace.open_to_read(path, "Tess")
    folder = opened._database.driver.execute("PRAGMA database_list").fetchone()[2]
    assert opened.path == path
    with pytest.raises(RefusedInput, match=r"small\.orgwright cannot be written: it or its folder is read-only"):
        opened.change(Unit, 1, name="Other")
    assert opened.organization.units[1].name == "Engineering"
    opened.close()
    assert path.read_bytes() == before
    assert not Path(folder).exists()


def test_a_file_that_can_be_written_is_opened_itself(path: Path) -> None:
    assert is_writable(path)
    opened = Workspace.open_to_read(path)
    opened.change(Unit, 1, name="Other")
    opened.close()
    again = Workspace.open(path)
    assert again.organization.units[1].name == "Other"
    again.close()


def test_what_is_no_workspace_is_refused_and_leaves_no_copy(
    path: Path, read_only: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    path.write_bytes(b"something else")
    with pytest.raises((RefusedInput, DamagedWorkspace)):
        Workspace.open_to_read(path)
    assert [one.name for one in tmp_path.iterdir()] == [path.name]
    with pytest.raises(RefusedInput, match="no file"):
        Workspace.open_to_read(path.with_name("gone.orgwright"))


@pytest.mark.skipif(os.geteuid() == 0, reason="The superuser may read everything.")
def test_a_file_that_cannot_be_read_either_is_told(path: Path) -> None:
    path.chmod(0)
    with pytest.raises(RefusedInput, match="cannot be read"):
        Workspace.open_to_read(path)
