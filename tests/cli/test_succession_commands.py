"""Slates and succession from the command line."""

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from organizations import small_organization
from orgwright import cli
from orgwright.records import Position
from orgwright.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    path = tmp_path / "small.orgwright"
    Workspace.create(path, small_organization(), "Make the organization").close()
    return path


@pytest.fixture
def critical(workspace: Path) -> Path:
    opened = Workspace.open(workspace, "Tess")
    opened.mark_critical([2, 3], True)
    opened.close()
    return workspace


def asked(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    assert cli.main([*arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_a_slate_has_everybody_and_reasons_for_the_first(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer = asked(capsys, "slate", str(workspace), "MOD-02", "--top", "1")

    assert (answer["position"], answer["role"], answer["on"]) == ("MOD-02", "Senior Engineer", "2026-11-20")
    first, second = answer["people"]
    assert (first["person"], first["stage"], first["gate"]) == ("ana-ruiz", "ready-now", "held")
    assert first["coverage"] == {"low": 1.0, "high": 1.0}
    assert first["months"] == {"least": 0.0, "most": 0.0}
    assert first["for"][0] == "Holds the critical must-have: Python."
    assert (second["person"], second["for"], second["against"]) == ("bo-lind", None, None)


def test_benches_and_the_net_bench_are_told_by_key(critical: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer = asked(capsys, "succession", str(critical), "--unit", "Models")

    assert [(one["position"], one["ready_now"], one["best"]) for one in answer["positions"]] == [
        ("MOD-01", 1, "ana-ruiz"),
        ("MOD-02", 1, "ana-ruiz"),
    ]
    assert answer["positions"][0]["without_best"]["now"] == 0
    now = answer["net_bench"][0]
    assert (now["months"], now["filled"], len(now["successors"]), len(now["open"])) == (0, 1, 1, 1)
    assert answer["behind_several"] == [{"person": "ana-ruiz", "positions": ["MOD-01", "MOD-02"]}]


def test_both_answer_people_in_a_few_lines(critical: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["slate", str(critical), "MOD-02"]) == 0
    assert capsys.readouterr().out.startswith("MOD-02, Senior Engineer: 2 people\n")
    assert cli.main(["succession", str(critical)]) == 0
    told = capsys.readouterr().out
    assert told.startswith("1 of 2 critical positions could be filled at the same time now")
    assert "Ana Ruiz" not in told


def test_where_nothing_can_be_measured_the_commands_say_so(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    opened = Workspace.open(workspace, "Tess")
    opened.change(Position, 3, role_id=None)
    opened.close()
    assert asked(capsys, "slate", str(workspace), "MOD-02")["people"] == []
    assert cli.main(["slate", str(workspace), "MOD-02"]) == 0
    assert "Nobody can be measured against it." in capsys.readouterr().out
    assert cli.main(["succession", str(workspace)]) == 0
    assert capsys.readouterr().out == "The whole organization has no position that is marked critical.\n"


def test_day_and_scenario_are_those_asked_for(critical: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer = asked(capsys, "succession", str(critical), "--on", "2027-02-01", "--scenario", "grow")

    assert (answer["on"], answer["scenario"]) == ("2027-02-01", "grow")
    assert answer["positions"][1]["incumbents"] == ["new-1"]


def test_a_position_that_is_not_there_is_refused(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["slate", str(workspace), "NONE"]) == 1
    assert capsys.readouterr().err == "There is no position called “NONE”.\n"


def test_the_plan_is_written_as_a_workbook(critical: Path, tmp_path: Path) -> None:
    book = tmp_path / "plan.xlsx"
    assert cli.main(["export", "succession", str(critical), "-o", str(book), "--unit", "models"]) == 0
    summary = openpyxl.load_workbook(book, data_only=True)["Summary"]
    assert summary["A2"].value == "Models, 2026-11-20, as recorded"
