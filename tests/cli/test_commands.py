import json
import subprocess
import sys
from pathlib import Path

import pytest

from organizations import small_organization
from orgwright import cli
from orgwright.records import Document, Role
from orgwright.shipped import shipped
from orgwright.workspace import Workspace

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "small.orgwright"
    Workspace.create(path, small_organization(), "Make it", "Tess").close()
    return path


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.orgwright"
    assert cli.main(["sample", str(path)]) == 0
    return path


def answer(capsys: pytest.CaptureFixture[str], *arguments: object) -> dict:
    capsys.readouterr()
    code = cli.main([*map(str, arguments), "--json"])
    out, err = capsys.readouterr()
    assert code == 0, err
    return json.loads(out)


def refusal(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    capsys.readouterr()
    assert cli.main([str(one) for one in arguments]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1, "one sentence"
    assert err.endswith(".\n")
    return err


def test_coverage_has_the_promised_keys(small: Path, capsys) -> None:
    shown = answer(capsys, "coverage", small)
    assert list(shown) == [
        "unit", "group", "on", "scenario", "role_coverage", "role_compliance", "gates", "coverage", "strict",
        "assessed_share", "high_asked", "median_age_days", "robustness", "role_assessed_share", "role_median_age_days",
        "targets", "people",
    ]  # fmt: skip
    assert shown["coverage"] == {"low": 0.5, "high": 0.5}
    (target,) = shown["targets"]
    assert (target["holders"], target["single_holder"], target["holders_low"]) == (["ana-ruiz"], True, 1)
    assert [one["person"] for one in shown["people"]] == ["ana-ruiz", "bo-lind"]


def test_coverage_takes_a_unit_a_day_and_a_scenario(small: Path, capsys) -> None:
    shown = answer(capsys, "coverage", small, "--unit", "models", "--on", "2027-02-01", "--scenario", "Grow")
    assert (shown["unit"], shown["on"], shown["scenario"]) == ("Models", "2027-02-01", "grow")
    assert [one["person"] for one in shown["people"]] == ["bo-lind", "new-1"]


@pytest.mark.parametrize(
    ("option", "name", "group", "people"),
    [
        ("--team", "eng-01", "Team of Ana Ruiz", ["bo-lind"]),
        ("--family", "engineering", "Engineering, a role family", ["ana-ruiz", "bo-lind"]),
        ("--role", "Staff Engineer", "Staff Engineer", ["ana-ruiz"]),
        ("--person", "Bo Lind", "Bo Lind", ["bo-lind"]),
    ],
)
def test_coverage_is_asked_of_any_group(
    small: Path, capsys, option: str, name: str, group: str, people: list[str]
) -> None:
    shown = answer(capsys, "coverage", small, option, name)
    assert (shown["group"], shown["unit"], shown["targets"]) == (group, None, [])
    assert [one["person"] for one in shown["people"]] == people
    assert shown["coverage"] == {"low": None, "high": None}
    lows = [one["coverage"]["low"] for one in shown["people"]]
    assert shown["role_coverage"]["low"] == pytest.approx(sum(lows) / len(lows))


def test_two_groups_at_once_and_unknown_families_are_refused(small: Path, capsys) -> None:
    both = refusal(capsys, "coverage", small, "--unit", "Models", "--person", "Bo Lind")
    assert both == "Only one of --unit and --person can be asked at a time.\n"
    unknown = refusal(capsys, "coverage", small, "--family", "Kitchen")
    assert unknown == "There is no role family called “Kitchen”; the families are Engineering.\n"


def test_gaps_name_each_requirement(small: Path, capsys) -> None:
    shown = answer(capsys, "gaps", small, "Bo Lind")
    assert (shown["person"], shown["role"], shown["gate"]) == ("bo-lind", "Senior Engineer", "missing")
    (row,) = shown["requirements"]
    assert row == {
        "skill": "Python", "tier": "must-have", "importance": "critical", "weight": 4.0, "required": 3,
        "required_by": "policy", "held": 2, "gap": 1, "status": "short", "source": "self",
        "assessed_on": "2026-06-01",
    }  # fmt: skip
    other = answer(capsys, "gaps", small, "bo-lind", "--role", "Staff Engineer")
    assert other["requirements"][0]["held"] is None


def test_gaps_and_experts_are_asked_under_a_scenario(small: Path, capsys) -> None:
    planned = ("--scenario", "Grow", "--on", "2027-02-01")
    shown = answer(capsys, "gaps", small, "new-1", *planned)
    assert (shown["person"], shown["gate"], shown["assessed_share"]) == ("new-1", "unknown", 0)
    assert answer(capsys, "experts", small, "Python", *planned)["people"]
    assert "“new-1”" in refusal(capsys, "gaps", small, "new-1", "--on", "2027-02-01")
    assert (
        refusal(capsys, "experts", small, "Python", "--scenario", "Shrink") == "There is no scenario called “Shrink”.\n"
    )


def test_experts_are_found_by_name_alias_and_case_best_first(small: Path, capsys) -> None:
    shown = answer(capsys, "experts", small, "cpython")
    assert shown == answer(capsys, "experts", small, "PYTHON")
    assert shown == {
        "skill": "Python",
        "people": [
            {
                "person": "ana-ruiz",
                "name": "Ana Ruiz",
                "unit": "Engineering",
                "level": 4,
                "source": "manager",
                "assessed_on": "2026-05-01",
                "stale": False,
            },
            {
                "person": "bo-lind",
                "name": "Bo Lind",
                "unit": "Models",
                "level": 2,
                "source": "self",
                "assessed_on": "2026-06-01",
                "stale": False,
            },
        ],
    }


def test_experts_take_a_level_and_a_day(small: Path, capsys) -> None:
    assert [one["person"] for one in answer(capsys, "experts", small, "Python", "--level", 3)["people"]] == ["ana-ruiz"]
    assert answer(capsys, "experts", small, "Python", "--on", "2026-04-30")["people"] == []
    assert answer(capsys, "experts", small, "Python", "--on", "2028-01-01")["people"][0]["stale"] is True
    assert cli.main(["experts", str(small), "Python", "--level", "6"]) == 2


def test_experts_for_people_are_a_table(small: Path, capsys) -> None:
    assert cli.main(["experts", str(small), "Python", "--on", "2028-01-01", "--level", "4"]) == 0
    head, titles, row = capsys.readouterr().out.splitlines()
    assert head == "Python: 1 person"
    assert titles.split() == ["name", "unit", "level", "source", "assessed_on"]
    assert row.split() == ["Ana", "Ruiz", "Engineering", "4", "manager", "2026-05-01", "stale"]
    assert cli.main(["experts", str(small), "Forecasting"]) == 0
    assert capsys.readouterr().out == "Forecasting: 0 people\n"


def test_resilience_names_whose_leaving_costs_most(small: Path, capsys) -> None:
    assert answer(capsys, "resilience", small) == {
        "unit": None,
        "leavers": 1,
        "before": {"low": 0.5, "high": 0.5},
        "worst": [{"people": ["ana-ruiz"], "after": {"low": 0, "high": 0}}],
        "single_holders": [{"unit": "Engineering", "skill": "Python", "level": 3, "person": "ana-ruiz"}],
        "uncovered": [],
        "robustness": -1,
    }
    shown = answer(capsys, "resilience", small, "--leavers", 2, "--unit", "engineering", "--on", "2026-05-31")
    assert (shown["unit"], shown["leavers"]) == ("Engineering", 2)
    assert shown["before"] == {"low": 0.5, "high": 1}
    assert shown["worst"] == [{"people": ["ana-ruiz", "bo-lind"], "after": {"low": 0, "high": 0}}]
    planned = answer(capsys, "resilience", small, "--on", "2027-02-01", "--scenario", "Grow")
    assert planned["worst"] == [{"people": ["ana-ruiz"], "after": {"low": 0, "high": 0.5}}]


def test_resilience_without_targets_is_null(small: Path, capsys) -> None:
    shown = answer(capsys, "resilience", small, "--unit", "Models", "--leavers", 2)
    assert (shown["before"], shown["robustness"]) == ({"low": None, "high": None}, None)
    assert shown["worst"] == shown["single_holders"] == shown["uncovered"] == []
    assert cli.main(["resilience", str(small), "--unit", "Models"]) == 0
    assert capsys.readouterr().out == "Models has no capability targets on that day.\n"


def test_resilience_refuses_in_one_sentence(small: Path, capsys) -> None:
    assert "“Nowhere”" in refusal(capsys, "resilience", small, "--unit", "Nowhere")
    assert "“soon”" in refusal(capsys, "resilience", small, "--on", "soon")
    assert "“Shrink”" in refusal(capsys, "resilience", small, "--scenario", "Shrink")
    assert cli.main(["resilience", str(small), "--leavers", "3"]) == 2


def test_resilience_for_people_says_what_goes_with_them(small: Path, capsys) -> None:
    assert cli.main(["resilience", str(small)]) == 0
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert " ".join(lines[0]) == "The whole organization: coverage of targets 50 %, robustness -1"
    assert " ".join(lines[1]) == "Worst to lose: ana-ruiz, which leaves 0 %"
    assert lines[3] == ["Engineering", "Python", "3", "ana-ruiz", "0", "of", "2", "50.00"]
    assert lines[-1] == ["Engineering", "Python", "3", "ana-ruiz"]


def test_roles_and_role_answer(small: Path, capsys) -> None:
    shown = answer(capsys, "roles", small)
    assert [one["role"] for one in shown["roles"]] == ["Senior Engineer", "Staff Engineer"]
    role = answer(capsys, "role", small, "Staff Engineer")
    assert (role["feeder"], role["next"], role["adjacent"]) == (["Senior Engineer"], [], [])
    assert role["requirements"][0]["required_by"] == "person"


def test_a_route_passes_and_avoids_roles_and_says_where_none_does(small: Path, capsys) -> None:
    asked = ("--from", "bo-lind", "--to", "Staff Engineer")
    assert answer(capsys, "route", small, *asked, "--via", "Senior Engineer", "--avoid", "Senior Engineer")["found"]
    refused = answer(capsys, "route", small, *asked, "--avoid", "Staff Engineer")
    assert (refused["found"], refused["reason"]) == (
        False,
        "Every route to Staff Engineer passes it, so it cannot be avoided.",
    )
    opened = Workspace.open(small, "Tess")
    opened.add(Role, name="Analyst")
    opened.close()
    shown = answer(capsys, "route", small, *asked, "--via", "Analyst")
    assert (shown["found"], shown["reason"]) == (
        False,
        "No career links lead from Senior Engineer to Staff Engineer that way.",
    )


def test_reach_lists_what_a_person_can_become_in_some_months(small: Path, capsys) -> None:
    shown = answer(capsys, "reach", small, "--from", "bo-lind", "--within", "24")
    assert shown == {
        "roles": [{"role": "Staff Engineer", "months": 24.0, "way": ["Senior Engineer", "Staff Engineer"]}]
    }
    assert answer(capsys, "reach", small, "--from", "bo-lind", "--within", "3") == {"roles": []}
    assert cli.main(["reach", str(small), "--from", "bo-lind"]) == 0
    assert capsys.readouterr().out.splitlines()[1].split() == ["Staff", "Engineer", "24.0"]


def test_a_route_goes_from_a_person_or_a_role(small: Path, capsys) -> None:
    shown = answer(capsys, "route", small, "--from", "bo-lind", "--to", "Staff Engineer")
    assert shown["found"]
    (step,) = shown["steps"]
    assert (step["from"], step["to"], step["kind"], step["weighted_gap"]) == (
        "Senior Engineer",
        "Staff Engineer",
        "next",
        12.0,
    )
    back = answer(capsys, "route", small, "--from", "Staff Engineer", "--to", "Senior Engineer")
    assert (back["found"], back["total"]) == (False, None)


def test_a_plan_names_the_seats_without_a_cost(small: Path, capsys) -> None:
    (shown,) = answer(capsys, "plan", small, "--months", 2)["scenarios"]
    assert shown["without_cost"] == ["MOD-01", "MOD-02"]
    assert cli.main(["plan", str(small), "--months", "2"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "2 seats without a cost"


def test_a_plan_keeps_its_identity_in_every_month(sample: Path, capsys) -> None:
    shown = answer(capsys, "plan", sample, "--scenario", "hire-plan", "--scenario", "train-from-within", "--months", 6)
    assert [one["scenario"] for one in shown["scenarios"]] == ["hire-plan", "train-from-within"]
    for scenario in shown["scenarios"]:
        for month in [*scenario["months"], *(row for rows in scenario["units"].values() for row in rows)]:
            flow = month["opening"] + month["hires"] + month["transfers_in"] - month["transfers_out"] - month["exits"]
            assert flow == month["closing"]
            assert month["authorised"] == month["filled"] + month["vacant"] + month["frozen"]


def test_plans_go_into_a_calendar_of_one_person_or_all(sample: Path, tmp_path: Path, capsys) -> None:
    target = tmp_path / "plans.ics"
    export = ["export", "calendar", str(sample), "-o", str(target)]
    assert cli.main([*export, "--person", "parisa-daneshvar"]) == 0
    one = target.read_text(encoding="utf-8")
    assert one.count("BEGIN:VEVENT") == 8
    assert cli.main(export) == 0
    assert target.read_text(encoding="utf-8").count("BEGIN:VEVENT") > 30
    assert cli.main([*export, "--person", "nobody"]) == 1
    assert "There is no person called “nobody”." in capsys.readouterr().err


def test_export_of_the_sample_gives_its_own_bytes(sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert cli.main(["export", "folder", str(sample), str(out)]) == 0
    source = shipped("sample_org")
    files = sorted(one.relative_to(source) for one in source.rglob("*") if one.is_file())
    assert files == sorted(one.relative_to(out) for one in out.rglob("*") if one.is_file())
    assert all((source / one).read_bytes() == (out / one).read_bytes() for one in files)


def test_building_an_export_again_gives_the_same_bytes(small: Path, tmp_path: Path) -> None:
    first, second, again = tmp_path / "first", tmp_path / "second", tmp_path / "again.orgwright"
    workspace = Workspace.open(small)
    workspace.remove(Document, 1)
    workspace.close()
    assert cli.main(["export", "folder", str(small), str(first)]) == 0
    assert cli.main(["build", str(first), str(again)]) == 0
    assert cli.main(["export", "folder", str(again), str(second)]) == 0
    files = sorted(one.relative_to(first) for one in first.rglob("*") if one.is_file())
    assert all((first / one).read_bytes() == (second / one).read_bytes() for one in files)


def test_history_and_undo(small: Path, capsys) -> None:
    workspace = Workspace.open(small, "Tess")
    workspace.assess({(2, 1): 4}, reason="Review")
    workspace.close()
    first, made = answer(capsys, "history", small)["actions"]
    assert (first["label"], first["actor"], first["reason"], first["changes"]) == (
        "Assess Bo Lind in Python",
        "Tess",
        "Review",
        1,
    )
    assert (made["id"], made["changes"]) == (1, 0)
    assert cli.main(["undo", str(small)]) == 0
    assert "nothing to undo" in refusal(capsys, "undo", small)


def test_check_lists_findings_and_exits_zero(small: Path, capsys) -> None:
    shown = answer(capsys, "check", small)
    assert shown["integrity"] == "ok"
    assert isinstance(shown["findings"], list)


@pytest.mark.skipif(not SEEDS.is_dir(), reason="The role documents are not here.")
def test_documents_are_read_tried_and_imported_once(small: Path, capsys) -> None:
    documents = sorted(SEEDS.glob("*.txt"))
    read = answer(capsys, "read", "blueprint", *documents)["documents"]
    assert [one["role"] for one in read] == [
        "Staff Applied AI Engineer", "Senior Applied AI Engineer", "Senior Generative AI Engineer",
    ]  # fmt: skip
    before = small.read_bytes()
    tried = answer(capsys, "import", "blueprint", small, *documents, "--dry-run")
    assert len(tried["changes"]) > 100
    assert small.read_bytes() == before
    done = answer(capsys, "import", "blueprint", small, *documents)
    assert done["changes"] == tried["changes"]
    assert answer(capsys, "import", "blueprint", small, *documents)["changes"] == []
    assert len(answer(capsys, "history", small)["actions"]) == 2
    assert cli.main(["undo", str(small)]) == 0
    assert len(answer(capsys, "roles", small)["roles"]) == 2


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("coverage", "{gone}"), "There is no file"),
        (("coverage", "{text}"), "is not an Orgwright workspace"),
        (("coverage", "{small}", "--unit", "Nowhere"), "There is no unit called “Nowhere”"),
        (("coverage", "{small}", "--on", "soon"), "“soon” is not a day"),
        (("gaps", "{small}", "Nobody"), "There is no person called “Nobody”"),
        (("experts", "{small}", "Pythn"), "There is no skill called “Pythn”; similar is Python."),
        (("experts", "{small}", "Cooking"), "There is no skill called “Cooking”."),
        (("experts", "{small}", "Python", "--on", "soon"), "“soon” is not a day"),
        (("route", "{small}", "--from", "Nobody", "--to", "Staff Engineer"), "no role and no single person"),
        (("plan", "{small}", "--from", "2026"), "is not a month"),
        (("new", "{small}"), "exists already"),
        (("new", "{gone}.txt"), "A workspace ends in .orgwright"),
        (("read", "blueprint", "{text}"), "not a role document"),
        (("import", "blueprint", "{small}", "{text}"), "not a role document"),
        (("export", "folder", "{small}", "{folder}"), "something other than an earlier export"),
    ],
)
def test_trouble_is_one_sentence_and_changes_nothing(small: Path, tmp_path: Path, capsys, arguments, sentence) -> None:
    (tmp_path / "notes.md").write_text("Just some notes.")
    before = small.read_bytes()
    names = {"gone": tmp_path / "gone.orgwright", "text": tmp_path / "notes.md", "small": small, "folder": tmp_path}
    assert sentence in refusal(capsys, *(one.format(**names) for one in arguments))
    assert small.read_bytes() == before


def test_wrong_usage_is_two(small: Path) -> None:
    assert cli.main(["coverage"]) == 2
    assert cli.main(["plan", str(small), "--months", "0"]) == 2
    assert cli.main(["export", "nothing", str(small)]) == 2


def test_a_name_that_is_no_command_is_a_path(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "orgwright", str(tmp_path / "gone")], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "no command and no file" in done.stderr
    assert {"new", "sample", "build", "read", "import", "export", "coverage", "check"} <= cli.COMMANDS


def test_a_damaged_file_is_told_in_the_answer_and_by_the_exit_code(small: Path, capsys) -> None:
    content = bytearray(small.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    small.write_bytes(content)
    assert cli.main(["check", str(small), "--json"]) == 1
    out, err = capsys.readouterr()
    assert json.loads(out)["integrity"] == "damaged"
    assert "is damaged" in err


def test_building_tells_what_was_kept_out(tmp_path: Path, capsys) -> None:
    (tmp_path / "people.csv").write_text("person,hat\nana,red\n")
    assert cli.main(["build", str(tmp_path), str(tmp_path / "new.orgwright")]) == 0
    assert capsys.readouterr().err == "people.csv has an unknown column “hat”, which was kept out.\n"


def test_a_bad_cell_builds_nothing(tmp_path: Path, capsys) -> None:
    (tmp_path / "people.csv").write_text("person,hired_on\nana,soon\n")
    sentence = refusal(capsys, "build", tmp_path, tmp_path / "new.orgwright")
    assert sentence == "people.csv, row 2, column hired_on: “soon” is not a day written as YYYY-MM-DD.\n"
    assert [one.name for one in tmp_path.iterdir()] == ["people.csv"]


def test_stopping_a_command_is_cancelled_and_leaves_nothing(tmp_path: Path, capsys, monkeypatch) -> None:
    def stopped(*arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("orgwright.store.journal.install_triggers", stopped)
    assert cli.main(["sample", str(tmp_path / "new.orgwright")]) == 130
    assert capsys.readouterr() == ("", "Cancelled; nothing was changed.\n")
    assert list(tmp_path.iterdir()) == []
