"""The keys that CONTRACT promises to scripts, answer by answer, on the sample organization."""

import json
from pathlib import Path

import pytest

from orgwright import cli
from orgwright.shipped import shipped

RANGE = {"low", "high"}
FLOWS = {"opening", "hires", "transfers_in", "transfers_out", "exits", "closing"}
ROLE = {"role", "family", "level", "track", "horizon", "requirements", "people", "documents"}
DOCUMENT = {"skills", "kpis", "tools", "scorecard", "statements", "findings"}
TARGET = {
    "unit", "skill", "level", "people_needed", "holders_low", "holders_high", "share_low", "share_high", "weight",
    "holders", "single_holder",
}  # fmt: skip
GAPS = {"person", "role", "on", "coverage", "compliance", "gate", "assessed_share", "requirements"}
GAP = {
    "skill", "tier", "importance", "weight", "required", "required_by", "held", "gap", "status", "source",
    "assessed_on",
}  # fmt: skip


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.orgwright"
    assert cli.main(["sample", str(path)]) == 0
    return path


@pytest.fixture
def answer(capsys):
    def ask(*arguments: object) -> dict:
        capsys.readouterr()
        assert cli.main([*map(str, arguments), "--json"]) == 0
        return json.loads(capsys.readouterr().out)

    return ask


def test_coverage_and_gaps(sample: Path, answer) -> None:
    shown = answer("coverage", sample)
    assert (set(shown["coverage"]), set(shown["role_coverage"]), set(shown["strict"])) == (RANGE, RANGE, RANGE)
    assert set(shown["gates"]) == {"held", "missing", "unknown"}
    assert all(set(one) == TARGET for one in shown["targets"])
    assert all(set(one) == GAPS for one in shown["people"])
    assert all(set(row) == GAP for one in shown["people"] for row in one["requirements"])
    person = shown["people"][0]
    assert answer("gaps", sample, person["person"]) == person


@pytest.mark.parametrize("leavers", [1, 2])
def test_resilience(sample: Path, answer, leavers: int) -> None:
    shown = answer("resilience", sample, "--leavers", leavers)
    assert list(shown) == ["unit", "leavers", "before", "worst", "single_holders", "uncovered", "robustness"]
    covered = answer("coverage", sample)
    assert shown["before"] == covered["coverage"]
    (worst,) = shown["worst"]
    assert (set(worst), set(worst["after"]), len(worst["people"])) == ({"people", "after"}, RANGE, leavers)
    assert worst["after"]["low"] < shown["before"]["low"]
    alone = [one for one in covered["targets"] if one["single_holder"]]
    assert shown["single_holders"] == [
        {**{key: one[key] for key in ("unit", "skill", "level")}, "person": one["holders"][0]} for one in alone
    ]
    assert all(set(one) == {"unit", "skill", "level"} for one in shown["uncovered"])
    assert shown["robustness"] == min(one["holders_low"] - one["people_needed"] for one in covered["targets"])


def test_words_of_gaps_are_the_promised_ones(sample: Path, answer) -> None:
    people = answer("coverage", sample)["people"]
    rows = [row for one in people for row in one["requirements"]]
    assert {one["gate"] for one in people} == {"held", "missing", "unknown"}
    assert {row["status"] for row in rows} == {"met", "short", "unknown", "expired", "not-applicable"}
    assert {row["required_by"] for row in rows} <= {"document", "policy", "person"}
    assert all((row["gap"] is None) == (row["status"] in ("unknown", "expired", "not-applicable")) for row in rows)
    assert all(row["gap"] == 0 for row in rows if row["status"] == "met")


def test_roles_and_a_role_with_documents(sample: Path, answer) -> None:
    roles = answer("roles", sample)["roles"]
    assert all(set(one) == ROLE for one in roles)
    (central,) = (one for one in roles if one["role"] == "Staff Applied AI Engineer")
    shown = answer("role", sample, "staff applied ai engineer")
    assert ROLE | DOCUMENT | {"summary", "feeder", "next", "adjacent"} <= set(shown)
    assert (len(shown["requirements"]), central["documents"]) == (central["requirements"], 1)
    assert all(
        set(one) == {
            "skill", "tier", "importance", "importance_text", "weight", "required", "required_by", "context",
        }
        for one in shown["requirements"]
    )  # fmt: skip
    assert shown["kpis"]
    assert shown["scorecard"]


def test_a_route_and_its_alternatives(sample: Path, answer) -> None:
    start, goal = "Senior Applied AI Engineer", "Principal Generative AI Engineer"
    shown = answer("route", sample, "--from", start, "--to", goal, "--alternatives", 2)
    assert {"found", "steps", "total", "alternatives"} <= set(shown)
    assert (shown["steps"][0]["from"], shown["steps"][-1]["to"]) == (start, goal)
    for way in (shown, *shown["alternatives"]):
        assert all({"from", "to", "kind", "weighted_gap", "gaps"} <= set(step) for step in way["steps"])
        assert way["total"] == pytest.approx(sum(step["weighted_gap"] for step in way["steps"]))
    totals = [way["total"] for way in (shown, *shown["alternatives"])]
    assert totals == sorted(totals)
    assert len(totals) == 3


def test_a_plan_by_month_and_unit(sample: Path, answer) -> None:
    (shown,) = answer("plan", sample, "--from", "2027-01", "--months", 2)["scenarios"]
    assert {"scenario", "months", "units", "coverage"} <= set(shown)
    assert shown["scenario"] is None
    assert [one["month"] for one in shown["months"]] == ["2027-01", "2027-02"]
    month = FLOWS | {"month", "fte", "authorised", "filled", "vacant", "frozen", "over", "cost", "vacant_cost"}
    month |= {"hiring_cost", "training_cost"}
    for one in [*shown["months"], *(row for rows in shown["units"].values() for row in rows)]:
        assert set(one) == month
        assert set(one["fte"]) == FLOWS | {"change"}
    assert all(set(one) == {"month", "low", "high"} for one in shown["coverage"])


def test_history_check_and_documents(sample: Path, answer) -> None:
    (made,) = answer("history", sample, "--last", 1)["actions"]
    assert set(made) == {"id", "label", "actor", "at", "reason", "reverts", "changes"}
    checked = answer("check", sample)
    assert checked["integrity"] == "ok"
    assert all({"severity", "where", "text"} <= set(one) for one in checked["findings"])
    page = shipped("sample_org") / "blueprints" / "staff-nlp-engineer.md"
    (document,) = answer("read", "blueprint", page)["documents"]
    assert set(document) == DOCUMENT | {"role", "horizon", "source", "career", "summary"}
    assert set(document["career"]) == {"feeder", "next", "adjacent"}
    tried = answer("import", "blueprint", sample, page, "--dry-run")
    assert set(tried) == {"changes", "findings", "refused"}
    assert all(set(one) == {"table", "key", "field", "before", "after"} for one in tried["changes"])
