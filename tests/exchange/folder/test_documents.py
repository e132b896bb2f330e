from pathlib import Path

import pytest

from organizations import sheets
from orgwright.errors import RefusedInput
from orgwright.exchange.folder import FolderContents, read_folder, write_folder
from orgwright.planning.organization import Organization
from orgwright.records import CareerLink, Document, Record, Requirement, Role, Skill, Statement

PAGE = """\
# Staff Forecaster: Role Blueprint

## 1) Role Summary

The Staff Forecaster keeps the forecasts of the company honest.

Role horizon: Emerging

## 3) Core Responsibilities

- Writes down every assumption.
- Compares each forecast with what came.
- Says early what will not come.
- Shows the range and not the middle alone.

## 8) Technical Skills Required

### Must-have technical skills

- **Forecasting** (Critical): models of time
- **Python** (Important): daily work

### Good-to-have technical skills

- **Pricing** (Optional): some of it

## 9) Soft Skills and Behavioral Capabilities

- **Plain speech**: says what the numbers say

## 15) Career Path and Progression

### Common feeder roles into this role

- Forecaster

### Next likely roles after this role

- Principal Forecaster

### Adjacent career paths

- Data Analyst
"""


def folder_with_page(folder: Path, **files: str) -> Path:
    (folder / "blueprints").mkdir()
    (folder / "blueprints" / "forecaster.md").write_text(PAGE, encoding="utf-8")
    for stem, text in files.items():
        (folder / f"{stem}.csv").write_text(text, encoding="utf-8")
    return folder


def organization(contents: FolderContents) -> Organization:
    return Organization.of(*contents.records)


def asked(contents: FolderContents) -> set[tuple[str, str | None, str | None]]:
    picture = organization(contents)
    return {(picture.skills[one.skill_id].name, one.tier, one.importance) for one in picture.requirements.values()}


def linked(contents: FolderContents) -> set[tuple[str, str, str]]:
    roles = organization(contents).roles
    links = organization(contents).links.values()
    return {(roles[one.from_role_id].name, roles[one.to_role_id].name, one.kind) for one in links}


def test_a_document_alone_makes_its_role_with_everything_it_names(tmp_path: Path) -> None:
    contents = read_folder(folder_with_page(tmp_path))
    assert asked(contents) == {
        ("Forecasting", "must-have", "critical"),
        ("Python", "must-have", "important"),
        ("Pricing", "good-to-have", "optional"),
        ("Plain speech", None, None),
    }
    assert linked(contents) == {
        ("Forecaster", "Staff Forecaster", "next"),
        ("Staff Forecaster", "Principal Forecaster", "next"),
        ("Staff Forecaster", "Data Analyst", "adjacent"),
    }
    role = organization(contents).find(Role, "Staff Forecaster")
    assert (role.level, role.horizon) == ("Staff", "Emerging")
    (document,) = (one for one in contents.records if isinstance(one, Document))
    assert (document.role_id, document.content) == (role.id, PAGE.encode())


def test_names_match_by_alias_and_case_before_a_skill_is_made(tmp_path: Path) -> None:
    skills = "skill,aliases\nPython 3,PYTHON\nFORECASTING,\n"
    contents = read_folder(folder_with_page(tmp_path, skills=skills))
    names = {one.name for one in organization(contents).table(Skill).values()}
    assert names == {"Python 3", "FORECASTING", "Pricing", "Plain speech"}


def test_requirements_in_the_files_alone_count_for_their_role(tmp_path: Path) -> None:
    files = {
        "roles": "role\nStaff Forecaster\nOther\n",
        "skills": "skill\nPython\n",
        "requirements": "role,skill,level\nStaff Forecaster,Python,5\nOther,Python,1\n",
    }
    contents = read_folder(folder_with_page(tmp_path, **files))
    assert asked(contents) == {("Python", None, None)}
    assert len(linked(contents)) == 3


def test_links_in_the_files_alone_count_for_their_role(tmp_path: Path) -> None:
    files = {
        "roles": "role\nStaff Forecaster\nOther\n",
        "career_links": "from_role,to_role,kind\nOther,Staff Forecaster,next\n",
    }
    contents = read_folder(folder_with_page(tmp_path, **files))
    assert linked(contents) == {("Other", "Staff Forecaster", "next")}
    assert len(asked(contents)) == 4


def test_a_role_that_stands_in_the_files_stays_as_it_is_there(tmp_path: Path) -> None:
    contents = read_folder(folder_with_page(tmp_path, roles="role,level\nstaff forecaster,Senior\n"))
    role = organization(contents).find(Role, "Staff Forecaster")
    assert (role.name, role.level, role.horizon, role.summary) == ("staff forecaster", "Senior", "", "")


def test_a_page_that_is_no_role_document_is_refused_by_name(tmp_path: Path) -> None:
    folder_with_page(tmp_path)
    (tmp_path / "blueprints" / "notes.md").write_text("Just notes.")
    with pytest.raises(RefusedInput, match=r"blueprints: notes\.md is not a role document"):
        read_folder(tmp_path)


def test_a_folder_within_the_documents_is_refused(tmp_path: Path) -> None:
    folder_with_page(tmp_path)
    (tmp_path / "blueprints" / "old").mkdir()
    with pytest.raises(RefusedInput, match="blueprints/old is not a file"):
        read_folder(tmp_path)


def export(records: list[Record], folder: Path) -> None:
    write_folder(Organization.of(*records), [], sheets(records), folder)


def test_a_document_is_exported_as_it_came(tmp_path: Path) -> None:
    contents = read_folder(folder_with_page(tmp_path))
    export(list(contents.records), tmp_path / "out")
    assert (tmp_path / "out" / "blueprints" / "forecaster.md").read_bytes() == PAGE.encode()
    again = read_folder(tmp_path / "out")
    assert (asked(again), linked(again)) == (asked(contents), linked(contents))


@pytest.mark.parametrize("removed", [(Requirement,), (CareerLink,), (Requirement, CareerLink)])
def test_what_was_removed_from_a_role_stays_away_when_its_export_is_built(tmp_path: Path, removed) -> None:
    contents = read_folder(folder_with_page(tmp_path))
    left = [one for one in contents.records if not isinstance(one, removed)]
    export(left, tmp_path / "out")
    again = read_folder(tmp_path / "out")
    assert (not asked(again)) == (Requirement in removed)
    assert (not linked(again)) == (CareerLink in removed)
    assert {one.name for one in organization(again).roles.values()} == {
        one.name for one in organization(contents).roles.values()
    }
    export(list(again.records), tmp_path / "second")
    page = Path("blueprints") / "forecaster.md"
    assert (tmp_path / "second" / page).read_bytes() == (tmp_path / "out" / page).read_bytes()


def test_a_page_of_which_little_is_left_reads_back_all_the_same(tmp_path: Path) -> None:
    contents = read_folder(folder_with_page(tmp_path))
    left = [one for one in contents.records if not isinstance(one, (Requirement, CareerLink, Statement))]
    said = Statement(id=1, role_id=1, section=16, heading="Key challenges", text="Nobody waits for the numbers.")
    export([*left, said], tmp_path / "out")
    again = read_folder(tmp_path / "out")
    assert (asked(again), linked(again)) == (set(), set())
    assert [(one.section, one.heading, one.text) for one in again.records if isinstance(one, Statement)] == [
        (16, "Key challenges", "Nobody waits for the numbers.")
    ]
