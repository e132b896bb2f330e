"""The cheapest mix on the command line."""

import json
from pathlib import Path

import pytest

from gap_organizations import gap_records
from orgwright.cli.commands import main
from orgwright.workspace import Workspace


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "gaps.orgwright"
    Workspace.create(made, gap_records(), "Make it", "Mo").close()
    return made


def asked(path: Path, capsys: pytest.CaptureFixture[str], *more: str) -> dict[str, object]:
    assert main(["close-gaps", str(path), *more, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_the_mix_its_proof_and_its_rows_are_answered(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = asked(path, capsys, "--unit", "Models", "--by", "2027-08-01", "--quarters", "4")
    assert (found["status"], found["closed_from"], found["conflict"]) == ("proved", "2027-07-01", [])
    assert [(one["skill"], one["short"]) for one in found["gaps"]] == [("Skill 1", 2), ("Skill 2", 1)]
    assert sum(one["cost"] for one in found["mix"]) == found["cost"] == sum(one["cost"] for one in found["quarters"])
    assert found["at_least"] <= found["cost"]
    assert found["without_cost"] == {"roles": ["Unpriced"], "positions": ["S-7"]}


def test_what_cannot_be_closed_is_named_and_the_rest_is_closed(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = asked(path, capsys, "--only", "train", "--only", "move")
    assert found["not_closed"] == ["Nothing that is allowed closes Skill 2 in Models by Q4 2028."]
    assert found["cost"] == 300_000
    assert main(["close-gaps", str(path), "--only", "train", "--only", "move"]) == 0
    text = capsys.readouterr().out
    assert text.startswith("1 gap closed from 2027-10-01 on for 3,000, proved to 0.0%.")
    assert "Person 1 to level 3 in Skill 1" in text


def test_without_gaps_or_without_any_that_closes_a_sentence_says_so(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["close-gaps", str(path), "--unit", "Data"]) == 0
    assert capsys.readouterr().out == "No capability target is short, today or in the quarters ahead.\n"
    assert main(["close-gaps", str(path), "--only", "train", "--quarters", "1"]) == 0
    assert capsys.readouterr().out.startswith(
        "Nothing that is allowed closes any of the gaps.\nNothing that is allowed "
    )


def test_limits_that_conflict_are_answered_in_words(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = asked(path, capsys, "--only", "borrow", "--fte", "0")
    assert (found["status"], found["cost"], found["mix"]) == ("impossible", None, [])
    assert len(found["conflict"]) == 1
    assert main(["close-gaps", str(path), "--only", "borrow", "--fte", "0"]) == 0
    assert "no mix" in capsys.readouterr().out


def test_the_mix_is_written_as_a_scenario(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = asked(path, capsys, "--write", "Close them")
    assert found["written"] == "Close them"
    workspace = Workspace.open(path)
    (scenario,) = workspace.organization.scenarios.values()
    assert scenario.title == "Close them"
    workspace.close()
    assert asked(path, capsys, "--scenario", "close-them")["cost"] == 0
    assert main(["close-gaps", str(path), "--write", "Close them"]) == 1
    assert "already" in capsys.readouterr().err


def test_a_day_outside_of_the_quarters_is_refused(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["close-gaps", str(path), "--by", "2026-12-01"]) == 1
    assert "from 2027-01-01 to 2028-12-31" in capsys.readouterr().err
