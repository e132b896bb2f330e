import json
from pathlib import Path

import pytest

from orgwright import cli
from orgwright.cli.texts import plan_text

FIGURES = ("opening", "hires", "exits", "closing", "authorised", "filled", "vacant", "frozen", "over", "cost")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.orgwright"
    assert cli.main(["sample", str(path)]) == 0
    return path


def plan(capsys: pytest.CaptureFixture[str], sample: Path, *arguments: str) -> dict:
    capsys.readouterr()
    assert cli.main(["plan", str(sample), "--scenario", "train-from-within", *arguments, "--json"]) == 0
    (shown,) = json.loads(capsys.readouterr().out)["scenarios"]
    return shown


@pytest.mark.parametrize("by", ["unit", "family", "level", "location"])
def test_groups_add_up_to_the_whole_and_every_row_balances(sample: Path, capsys, by: str) -> None:
    shown = plan(capsys, sample, "--months", "6", "--by", by)
    assert shown["by"] == by
    assert shown["balanced"] == {"rows": 6 * (1 + len(shown["groups"]) + len(shown["units"])), "failing": []}
    for place, month in enumerate(shown["months"]):
        parts = [one["months"][place] for one in shown["groups"]]
        assert {name: month[name] for name in FIGURES} == {name: sum(one[name] for one in parts) for name in FIGURES}


def test_without_a_dimension_there_are_no_groups_and_the_units_are_checked(sample: Path, capsys) -> None:
    shown = plan(capsys, sample, "--months", "2")
    assert not {"by", "groups"} & set(shown)
    assert shown["balanced"] == {"rows": 2 * (1 + len(shown["units"])), "failing": []}


def test_a_row_that_does_not_balance_is_named() -> None:
    flows = {"opening": 1, "hires": 0, "transfers_in": 0, "transfers_out": 0, "exits": 0, "closing": 2}
    month = {**flows, "vacant": 0, "cost": 0, "fte": {"closing": 100}}
    failing = [{"group": "Senior", "month": "2027-01"}]
    shown = {
        "scenario": None,
        "months": [{**month, "month": "2027-01"}],
        "without_cost": [],
        "balanced": {"rows": 1, "failing": failing},
    }
    lines = plan_text({"scenarios": [shown]}).splitlines()
    assert lines[-1] == "Opening and movements make the closing in 0 of 1 rows; not in Senior, 2027-01"


def test_training_is_a_part_of_the_cost_and_stands_apart(sample: Path, capsys) -> None:
    months = plan(capsys, sample, "--from", "2026-12", "--months", "12")["months"]
    assert sum(one["training_cost"] for one in months) > 0
    assert all(one["training_cost"] % 180_000 == 0 for one in months)


def test_the_budget_stands_by_month_and_fiscal_year(sample: Path, capsys) -> None:
    budget = plan(capsys, sample, "--from", "2027-04", "--months", "12")["budget"]
    (year,) = budget["years"]
    assert (year["year"], year["budget"]) == ("FY 2027/28", 1_979_000_000)
    assert year["difference"] == year["budget"] - year["cost"]
    assert sum(one["budget"] for one in budget["months"]) == year["budget"]
    assert sum(one["cost"] for one in budget["months"]) == year["cost"]
    assert budget["without"] == []


def test_as_text_every_group_follows_the_whole_and_the_check_comes_last(sample: Path, capsys) -> None:
    assert cli.main(["plan", str(sample), "--months", "2", "--by", "location"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "As recorded"
    assert "Leeds" in lines
    assert lines[-1].startswith("Opening and movements make the closing in ")


def test_another_dimension_is_refused(sample: Path, capsys) -> None:
    assert cli.main(["plan", str(sample), "--by", "colour"]) == 2
    assert "'unit', 'family', 'level', 'location'" in capsys.readouterr().err


def test_every_row_of_the_text_is_seen_to_add_up(sample: Path, capsys) -> None:
    asked = ["--scenario", "train-from-within", "--from", "2027-01", "--months", "12", "--by", "unit"]
    assert cli.main(["plan", str(sample), *asked]) == 0
    heads: list[str] = []
    signs = {"opening": 1, "hires": 1, "transfers in": 1, "transfers out": -1, "exits": -1}
    seen = set()
    for line in capsys.readouterr().out.splitlines():
        cells = [one for one in line.strip().split("  ") if one]
        if cells and cells[0] == "month":
            heads = [one.strip() for one in cells]
        elif line.startswith("202"):
            row = dict(zip(heads, cells, strict=True))
            assert sum(sign * int(row.get(name, 0)) for name, sign in signs.items()) == int(row["closing"])
            seen |= row.keys()
    assert seen >= signs.keys()
