"""KPIs from the command line: as JSON, as text, as a workbook."""

import json
from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest

from organizations import TODAY, small_organization
from orgwright import cli
from orgwright.records import Kpi, KpiReading
from orgwright.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    path = tmp_path / "small.orgwright"
    records = [
        *small_organization(),
        Kpi(id=1, role_id=1, name="Latency", target="p95 < 200 ms", frequency="Weekly", number=1),
        Kpi(id=2, role_id=1, name="Satisfaction", target="≥ 4/5", number=2),
        KpiReading(id=1, role_id=1, kpi="Latency", person_id=2, read_on=TODAY - timedelta(days=30), value=180_500),
    ]
    Workspace.create(path, records, "Make the organization").close()
    return path


def test_the_scorecard_of_a_person_as_json(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["kpis", str(workspace), "--person", "bo-lind", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)

    assert (answer["person"], answer["unit"], answer["on"]) == ("bo-lind", None, "2026-11-20")
    read, unread = answer["kpis"]
    assert (read["kpi"], read["value"], read["value_text"], read["status"]) == ("Latency", 180.5, "180.5 ms", "met")
    assert (read["read_on"], read["due_on"], read["overdue"]) == ("2026-10-21", "2026-10-28", True)
    assert read["readings"] == [{"on": "2026-10-21", "value": 180.5}]
    assert (unread["value"], unread["status"], unread["due_on"], unread["readings"]) == (None, "unknown", None, [])
    assert "people" not in read


def test_the_scorecard_of_a_unit_names_who_meets_what(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["kpis", str(workspace), "--unit", "Models", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)

    assert answer["kpis"][0]["people"] == {"met": ["bo-lind"], "missed": [], "unknown": []}
    assert answer["kpis"][0]["readings"] == []


def test_readings_of_days_to_come_are_not_counted(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["kpis", str(workspace), "--person", "Bo Lind", "--on", "2026-10-01", "--json"]) == 0

    assert json.loads(capsys.readouterr().out)["kpis"][0]["readings"] == []


def test_people_read_it_as_a_table(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["kpis", str(workspace), "--person", "bo-lind"]) == 0
    said = capsys.readouterr().out

    assert said.splitlines()[0] == "bo-lind on 2026-11-20: 1 of 2 KPIs are read"
    assert "2026-10-28, overdue" in said


@pytest.mark.parametrize("asked", [[], ["--person", "bo-lind", "--unit", "Models"]])
def test_it_takes_a_person_or_a_unit(workspace: Path, capsys: pytest.CaptureFixture[str], asked: list[str]) -> None:
    assert cli.main(["kpis", str(workspace), *asked]) == 1
    assert capsys.readouterr().err == "Name a person with --person or a unit with --unit, one of the two.\n"


def test_the_scorecard_as_a_workbook(workspace: Path, tmp_path: Path) -> None:
    book = tmp_path / "bo.xlsx"
    assert cli.main(["export", "kpis", str(workspace), "--person", "bo-lind", "-o", str(book)]) == 0

    sheet = openpyxl.load_workbook(book, data_only=True)["Scorecard"]
    assert sheet["A2"].value == "Bo Lind, 2026-11-20, as recorded"
    assert sheet["F5"].value == 180.5
