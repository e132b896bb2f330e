import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from typer.main import get_command

from orgwright import cli
from orgwright.cli.frame import application
from orgwright.errors import RefusedInput
from orgwright.exchange.folder import read_folder
from orgwright.planning.coverage import unit_coverage
from orgwright.planning.organization import Organization
from orgwright.planning.privacy import FOLDED
from orgwright.planning.staffing import staffing_plan
from orgwright.progress import Progress
from orgwright.workspace import Workspace
from private_organizations import telling_organization


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    path = tmp_path / "w.orgwright"
    Workspace.create(path, telling_organization(), "Make it").close()
    return path


EXPORTS = {
    "staffing-plan": ("p.xlsx", "--scenario", "plan"),
    "matrix": ("m.xlsx",),
    "coverage": ("c.xlsx",),
    "ladder": ("l.xlsx",),
    "kpis": ("k.xlsx", "--unit", "Models"),
    "succession": ("s.xlsx",),
    "calendar": ("c.ics",),
}


def exported(workspace: Path, kind: str, *more: str) -> Path:
    name, *options = EXPORTS[kind]
    target_file = workspace.parent / name
    subject = ["Software"] if kind == "ladder" else []
    assert cli.main(["export", kind, str(workspace), *subject, "-o", str(target_file), *options, *more]) == 0
    return target_file


def unpacked(path: Path) -> str:
    """All that stands in a file, unpacked where it is packed."""
    if path.is_dir():
        return "\n".join(one.read_text(encoding="utf-8") for one in sorted(path.rglob("*")) if one.is_file())
    if path.suffix == ".ics":
        return path.read_text(encoding="utf-8").replace("\n ", "").replace("\r\n ", "")
    with zipfile.ZipFile(path) as packed:
        return "\n".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())


def test_every_export_there_is_takes_a_profile_and_is_looked_at_here() -> None:
    commands: Any = get_command(application)
    exports = commands.commands["export"].commands
    assert exports.keys() == {*EXPORTS, "folder"}
    without = [name for name, one in exports.items() if any("--without" in option.opts for option in one.params)]
    assert sorted(without) == sorted(exports)


@pytest.mark.parametrize("kind", EXPORTS)
def test_a_file_without_names_holds_no_name_key_or_mail_of_anybody(workspace: Path, kind: str) -> None:
    assert "quill" in unpacked(exported(workspace, kind)).casefold()
    hidden = unpacked(exported(workspace, kind, "--without", "names")).casefold()
    assert "quill" not in hidden
    assert "person 0" in hidden or "person-0" in hidden


@pytest.mark.parametrize("kind", EXPORTS)
def test_the_same_data_gives_the_same_bytes_however_often_it_was_exported(workspace: Path, kind: str) -> None:
    several = [exported(workspace, kind, "--without", "names", "--without", "pay").read_bytes() for _ in range(2)]
    assert several[0] == several[1]


def test_a_file_without_pay_holds_no_amount(workspace: Path) -> None:
    shown = unpacked(exported(workspace, "staffing-plan"))
    hidden = unpacked(exported(workspace, "staffing-plan", "--without", "pay"))
    assert "9900.01" in shown
    assert [amount for amount in ("9900.0", "9900.1", "7700.7", "8800.8", "990002") if amount in hidden] == []


def test_every_export_stands_in_the_history_with_what_it_leaves_out(workspace: Path) -> None:
    exported(workspace, "coverage", "--without", "names", "--without", "pay")
    folder = workspace.parent / "folder"
    assert cli.main(["export", "folder", str(workspace), str(folder)]) == 0
    opened = Workspace.open(workspace)
    assert [(one.label, one.changes) for one in opened.history(2)] == [
        ("Export the organization as folder", 0),
        ("Export the coverage workbook without pay and names as c.xlsx", 0),
    ]
    assert opened.undo_label is None
    opened.close()


def test_what_is_left_out_stands_in_the_notes(workspace: Path) -> None:
    for kind in ("matrix", "coverage", "ladder", "kpis", "succession"):
        book = openpyxl.load_workbook(exported(workspace, kind, "--without", "small-groups", "--without", "pay"))
        said_of = {row[0].value: row[1].value for row in book["How computed"].iter_rows(max_col=2)}
        assert said_of["Left out"] == "pay, groups under five", kind


def test_a_workspace_that_is_read_only_is_exported_all_the_same(
    workspace: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("orgwright.workspace.file.is_writable", lambda _path: False)
    before = workspace.read_bytes()
    assert exported(workspace, "matrix").stat().st_size > 0
    said = capsys.readouterr().err
    assert said.startswith("m.xlsx was written, and the history does not say so.")
    assert said.endswith("w.orgwright cannot be written: it or its folder is read-only.\n")
    assert workspace.read_bytes() == before


def test_a_file_that_cannot_be_recorded_is_written_all_the_same(
    workspace: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_only(*_values: object) -> None:
        raise RefusedInput("The file is read-only.")

    monkeypatch.setattr(Workspace, "record_export", read_only)
    assert exported(workspace, "coverage").stat().st_size > 0
    assert capsys.readouterr().err == "c.xlsx was written, and the history does not say so. The file is read-only.\n"


def test_units_under_five_have_no_figures_and_the_totals_stay(workspace: Path) -> None:
    whole = openpyxl.load_workbook(exported(workspace, "coverage"), data_only=True)
    book = openpyxl.load_workbook(exported(workspace, "coverage", "--without", "small-groups"), data_only=True)
    assert [row[2].value for row in whole["Units"].iter_rows(min_row=5)] == ["All", "Data", "Models", "Quality"]
    # The leader and the two of Quality are three: the smallest of the others is not shown either.
    assert [row[2].value for row in book["Units"].iter_rows(min_row=5)] == ["All", "Models"]
    for sheet in ("Units", "Targets", "Where it breaks", "Emerging", "People"):
        said_of = [cell.value for row in book[sheet].iter_rows(min_row=5) for cell in row]
        assert not {"Quality", "Data"} & set(said_of), sheet
    assert FOLDED in [row[1].value for row in book["Targets"].iter_rows(min_row=5)]
    figures = [[row[1].value for row in one["Summary"].iter_rows(min_row=5, max_row=28)] for one in (whole, book)]
    assert figures[0] == figures[1]


def test_figures_of_a_unit_under_five_are_refused(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for kind, name in (("coverage", "c.xlsx"), ("kpis", "k.xlsx")):
        call = ["export", kind, str(workspace), "-o", str(workspace.parent / name), "--unit", "Quality"]
        assert cli.main([*call, "--without", "small-groups"]) == 1
        assert "Quality has fewer than 5 people" in capsys.readouterr().err
        assert not (workspace.parent / name).exists()


def test_a_folder_without_names_and_pay_builds_again_with_the_same_figures(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = workspace.parent / "folder"
    call = ["export", "folder", str(workspace), str(folder), "--without", "names", "--without", "pay"]
    assert cli.main(call) == 0
    assert "no backup" in capsys.readouterr().err
    told = unpacked(folder).casefold()
    assert [word for word in ("quill", "990002", "880088", "770077", "770078") if word in told] == []
    built = Organization.of(*read_folder(folder, Progress()).records)
    opened = Workspace.open(workspace)
    whole = opened.organization
    opened.close()
    for scenario in (False, True):
        ours, theirs = (one.under(next(iter(one.scenarios))) if scenario else one for one in (built, whole))
        assert unit_coverage(ours, None).low == unit_coverage(theirs, None).low
        assert unit_coverage(ours, None).role_low == unit_coverage(theirs, None).role_low
        months = [staffing_plan(one, date(2026, 12, 1), 4).whole for one in (ours, theirs)]
        assert [one.closing for one in months[0]] == [one.closing for one in months[1]]
        assert len(ours.left_out) == len(theirs.left_out)


def test_a_folder_cannot_leave_small_groups_out(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = workspace.parent / "folder"
    assert cli.main(["export", "folder", str(workspace), str(folder), "--without", "small-groups"]) == 1
    assert "groups under five cannot be left out" in capsys.readouterr().err
    assert not folder.exists()


def test_a_matrix_without_names_is_not_taken_back_in(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = exported(workspace, "matrix", "--without", "names")
    assert cli.main(["import", "matrix", str(workspace), str(book)]) == 1
    assert "was exported without names" in capsys.readouterr().err
    book = exported(workspace, "matrix", "--without", "small-groups")
    assert cli.main(["import", "matrix", str(workspace), str(book), "--dry-run"]) == 0
