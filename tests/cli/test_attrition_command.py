"""Attrition from the command line."""

import json
from pathlib import Path
from typing import Any

import pytest

from organizations import small_organization
from orgwright import cli
from orgwright.planning.futures import futures
from orgwright.planning.hazards import hazards
from orgwright.records import Unit
from orgwright.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    path = tmp_path / "small.orgwright"
    Workspace.create(path, small_organization(), "Make the organization").close()
    return path


def asked(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    assert cli.main([*arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_the_answer_is_that_of_the_futures(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer = asked(capsys, "attrition", str(workspace), "--months", "3", "--futures", "50", "--seed", "7")

    opened = Workspace.open(workspace, "Tess")
    found = futures(opened.organization, 3, count=50, seed=7)
    groups = [one.rate for one in hazards(opened.organization).groups()]
    opened.close()
    assert (answer["seed"], answer["futures"], answer["coverage_futures"]) == (7, 50, 50)
    assert [one["headcount"]["median"] for one in answer["months"]] == list(found.headcount.median)
    assert [one["coverage"]["low"] for one in answer["months"]] == list(found.coverage.low)
    assert [one["fte"]["planned"] for one in answer["months"]] == list(found.fte.planned)
    assert [one["month"] for one in answer["months"]] == ["2026-11", "2026-12", "2027-01"]
    assert [one["rate"] for one in answer["rates"]["groups"]] == groups
    assert (answer["unit"], answer["scenario"], answer["on"]) == (None, None, "2026-11-20")


def test_a_unit_a_day_and_the_seed_of_the_day(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    opened = Workspace.open(workspace, "Tess")
    name = next(iter(opened.organization.table(Unit).values())).name
    opened.close()
    answer = asked(capsys, "attrition", str(workspace), "--unit", name, "--on", "2026-10-01", "--futures", "5")
    assert (answer["unit"], answer["seed"], len(answer["months"])) == (name, 20_261_001, 12)


def test_people_read_medians_with_their_bands(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["attrition", str(workspace), "--months", "2", "--futures", "20"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("Left in the twelve months from 2025-11: ")
    assert "Median and 10–90 % band of 20 futures from seed 20261120" in "\n".join(lines)
    assert [line.split()[0] for line in lines[-2:]] == ["2026-11", "2026-12"]


def test_what_makes_no_sense_is_refused(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["attrition", str(workspace), "--futures", "0"]) == 1
    assert capsys.readouterr().err == "There can be 1 to 1,000,000 simulated futures, not 0.\n"
