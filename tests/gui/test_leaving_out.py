from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from organizations import small_organization
from orgwright.errors import RefusedInput
from orgwright.gui.context import Context
from orgwright.gui.history.view import HistoryScreen
from orgwright.gui.leaving_out import LeavingOutDialog, asked_profile
from orgwright.gui.sent_files import WORKBOOK, asked_path, write_away, written_from
from orgwright.planning.privacy import WHOLE, Profile
from orgwright.workspace import Workspace


@pytest.fixture
def screen(context: Context, qtbot: QtBot, tmp_path: Path) -> HistoryScreen:
    context.open(Workspace.create(tmp_path / "some.orgwright", small_organization(), "Make it", "Tess"))
    made = HistoryScreen(context)
    qtbot.addWidget(made)
    made.show()
    return made


def answer(monkeypatch: pytest.MonkeyPatch, *chosen: bool) -> None:
    """Tick the choices of the dialog, or close it."""

    def given(dialog: LeavingOutDialog) -> int:
        for field, is_left_out in zip(dialog.fields, chosen, strict=False):
            field.show_value(is_left_out)
        return QDialog.DialogCode.Accepted if chosen else QDialog.DialogCode.Rejected

    monkeypatch.setattr(LeavingOutDialog, "exec", given)


def test_what_was_left_out_last_is_proposed_next(screen: HistoryScreen, monkeypatch: pytest.MonkeyPatch) -> None:
    assert LeavingOutDialog(screen, "Export").profile == WHOLE
    answer(monkeypatch, True, False, True)
    assert asked_profile(screen, "Export") == Profile(pay=False, small_groups=False)
    assert (
        LeavingOutDialog(screen, "Export").profile == screen.context.profile == Profile(pay=False, small_groups=False)
    )
    assert written_from(screen).private == "pay, groups under five"


def test_thinking_better_of_it_asks_for_no_file_and_keeps_what_was_chosen(
    screen: HistoryScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: pytest.fail("No file was to be asked for."))
    answer(monkeypatch)
    assert asked_path(screen, "Export", WORKBOOK, "plan") is None
    assert screen.context.profile == WHOLE


def test_the_proposed_name_names_nobody_where_names_are_left_out(
    screen: HistoryScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed: list[str] = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *asked: (proposed.append(asked[2]) or "", ""))
    answer(monkeypatch, False, True, False)
    asked_path(screen, "Export", WORKBOOK, "development", "Ana Ruiz")
    assert proposed[0].startswith("development-person-00")


def test_a_file_that_was_written_stands_in_the_history_that_is_shown(
    screen: HistoryScreen, tmp_path: Path, qtbot: QtBot
) -> None:
    screen.context.profile = Profile(names=False)
    path = tmp_path / "c.xlsx"
    write_away(screen, lambda _progress: path.touch(), path, "KPI workbook")
    qtbot.waitUntil(lambda: screen.status[0] == f"Written to {path}")
    label = "Export the KPI workbook without names as c.xlsx"
    assert screen.context.workspace.history(1)[0].label == label
    row = next(row for row in screen._rows if getattr(row, "sentence", "") == label)
    assert not row.can_undo


def test_a_file_is_written_and_told_of_where_the_history_cannot_take_it(
    screen: HistoryScreen, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_only(*_values: object) -> None:
        raise RefusedInput("The file is read-only.")

    monkeypatch.setattr(Workspace, "record_export", read_only)
    path = tmp_path / "c.xlsx"
    write_away(screen, lambda _progress: path.touch(), path, "Coverage workbook")
    qtbot.waitUntil(lambda: screen.status[0] == f"Written to {path}")
    assert screen.status[1] == "The history does not say so: The file is read-only."


def test_an_export_leaves_what_screens_show_as_it_is(screen: HistoryScreen, qtbot: QtBot) -> None:
    picture = screen.context.organization
    heard: list[object] = []
    screen.context.changed.connect(heard.append)
    told: list[object] = []
    screen.context.told.connect(told.append)
    screen.context.workspace.record_export("coverage", "c.xlsx", WHOLE)
    qtbot.waitUntil(lambda: bool(told))
    assert heard == []
    assert screen.context.organization is picture
