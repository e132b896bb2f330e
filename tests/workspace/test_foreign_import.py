from pathlib import Path

import pytest

from organizations import small_organization
from orgwright.errors import RefusedInput
from orgwright.exchange.foreign import ForeignRows, apply, book_of_text, propose
from orgwright.planning.organization import Organization
from orgwright.records import SheetMapping
from orgwright.workspace import Workspace
from orgwright.workspace.foreign_import import ForeignDecisions, KeptMapping

TEXT = "Name\tPython\tForecastng\tWelding\nAna Ruiz\t3\t2\t\nBo Lind\t\t4\t\nNew Person\t1\t\t5"


@pytest.fixture
def workspace(tmp_path: Path):
    made = Workspace.create(tmp_path / "small.orgwright", small_organization(), "Make it", "Tess")
    yield made
    made.close()


def foreign(organization: Organization, text: str = TEXT) -> ForeignRows:
    book = book_of_text(text)
    return apply(book, propose(book, organization).mapping, organization)


def test_levels_people_and_skills_come_in_as_one_action_that_undo_takes_back(workspace: Workspace) -> None:
    before = workspace.organization
    found = workspace.import_foreign_matrix(foreign(before), ForeignDecisions(), "team.xlsx")
    after = workspace.organization
    assert found.summary == "5 levels, 1 new person, 2 new skills"
    new = next(one for one in after.people.values() if one.key == "new-person")
    assert after.proficiency.level(new.id, 1) == 1
    assert after.proficiency.level(1, 1) == 3
    assert workspace.history(1)[0].label == "Import 5 levels, 1 new person, 2 new skills from team.xlsx"
    workspace.undo()
    assert len(workspace.organization.people) == len(before.people)
    assert workspace.organization.proficiency.level(1, 1) == 4


def test_a_skill_said_to_be_a_known_one_is_not_made(workspace: Workspace) -> None:
    rows = foreign(workspace.organization)
    suggested = rows.skills[1].suggestions[0]
    assert suggested.name == "Forecasting"
    decided = ForeignDecisions(skills={"Forecastng": suggested.skill_id, "Welding": None})
    found = workspace.import_foreign_matrix(rows, decided, "team.xlsx")
    assert found.new_skills == ()
    assert workspace.organization.proficiency.level(2, 2) == 4


def test_somebody_left_out_brings_nothing(workspace: Workspace) -> None:
    found = workspace.import_foreign_matrix(
        foreign(workspace.organization), ForeignDecisions(people={"New Person": None}), "team.xlsx"
    )
    assert found.new_people == ()
    assert [one.name for one in found.new_skills] == ["Forecastng"]


def test_a_dry_run_writes_nothing(workspace: Workspace) -> None:
    newest = workspace.history(1)[0].id
    workspace.import_foreign_matrix(foreign(workspace.organization), ForeignDecisions(), "team.xlsx", dry_run=True)
    assert workspace.history(1)[0].id == newest


def test_the_same_file_again_on_the_same_day_changes_no_assessment(workspace: Workspace) -> None:
    workspace.import_foreign_matrix(foreign(workspace.organization), ForeignDecisions(), "team.xlsx")
    workspace.import_foreign_matrix(foreign(workspace.organization), ForeignDecisions(), "team.xlsx")
    assert [one.label for one in workspace.history(2)] == [
        "Import 5 levels, 1 new person, 2 new skills from team.xlsx",
        "Make it",
    ]


def test_the_mapping_is_remembered_with_the_import_and_changed_in_place(workspace: Workspace) -> None:
    for content in ("{}", '{"blank": 0}'):
        kept = KeptMapping("abc", "team.xlsx", content)
        assert kept.is_news(workspace.organization)
        workspace.import_foreign_matrix(foreign(workspace.organization), ForeignDecisions(), "team.xlsx", kept=kept)
    rows = list(workspace.organization.table(SheetMapping).values())
    assert [(one.layout, one.content) for one in rows] == [("abc", '{"blank": 0}')]


def test_an_import_that_brings_nothing_is_refused(workspace: Workspace) -> None:
    rows = foreign(workspace.organization, "Name\tPython\tSQL\nAna Ruiz\tx\tx\nBo Lind\tx\tx")
    with pytest.raises(RefusedInput, match="brings no level that could be taken"):
        workspace.import_foreign_matrix(rows, ForeignDecisions(), "team.xlsx")
