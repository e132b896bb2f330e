from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from organizations import small_organization
from orgwright.gui.context import Context
from orgwright.gui.roles import model
from orgwright.gui.roles.review import ImportReview
from orgwright.gui.roles.view import CAREER, DOCUMENT, RolesScreen
from orgwright.gui.widgets.columns import Group
from orgwright.gui.widgets.dialogs import Dialog, FormDialog
from orgwright.records import CareerLink, Requirement
from orgwright.settings import Settings
from orgwright.shipped import shipped
from orgwright.workspace import Workspace


@pytest.fixture
def screen(qtbot, tmp_path: Path):
    context = Context(Settings(user_name="Tess"))
    context.open(Workspace.create(tmp_path / "small.orgwright", small_organization(), "Make it", "Tess"))
    made = RolesScreen(context)
    qtbot.addWidget(made)
    made.resize(1300, 850)
    made.show()
    yield made
    context.close()


def answered(act: Callable[[Dialog], object]) -> None:
    """Answer the dialog that opens next."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, Dialog)
        act(dialog)
        dialog.confirm()

    QTimer.singleShot(0, answer)


def fill_in(values: dict[str, object]) -> None:
    def fill(dialog: Dialog) -> None:
        assert isinstance(dialog, FormDialog)
        for key, value in values.items():
            dialog.form.field(key).show_value(value)

    answered(fill)


def test_roles_stand_by_family_and_level_with_their_people(screen: RolesScreen) -> None:
    ((family, rows),) = model.role_groups(screen.context.organization, "")
    assert family == "Engineering"
    assert [(row.name, row.people, row.is_named_only) for row in rows] == [
        ("Senior Engineer", 1, False),
        ("Staff Engineer", 1, False),
    ]
    assert model.role_groups(screen.context.organization, "staff")[0][1][0].name == "Staff Engineer"


def test_the_facts_of_a_role_come_from_the_people_in_it(screen: RolesScreen) -> None:
    facts = model.role_facts(screen.context.organization, 1, 1)
    assert (facts.family, facts.seats, facts.coverage) == ("Engineering, Senior", "1 filled, 1 open", "67 %")
    assert (facts.gate, facts.gate_is_short, facts.documents) == ("0 of 1 passed", True, "1")


def test_requirements_stand_by_tier_and_say_who_holds_them(screen: RolesScreen) -> None:
    band, row = model.requirement_rows(screen.context.organization, 1)
    assert isinstance(band, Group)
    assert isinstance(row, model.RequirementRow)
    assert (band.title, row.skill, row.level, row.level_by, row.held, row.asked) == (
        "Must-have",
        "Python",
        3,
        "by policy",
        0,
        1,
    )


def test_a_digit_sets_the_level_and_delete_gives_it_back_to_policy(screen: RolesScreen, qtbot) -> None:
    screen.show_record(1)
    screen.requirements.choose(1)
    qtbot.keyClick(screen.requirements, Qt.Key.Key_5)
    requirements = screen.context.workspace.organization.requirements
    assert requirements[1].level == 5
    qtbot.keyClick(screen.requirements, Qt.Key.Key_Delete)
    assert screen.context.workspace.organization.requirements[1].level is None
    screen.context.workspace.undo()
    assert screen.context.workspace.organization.requirements[1].level == 5


def test_a_role_is_added_and_removed_and_one_with_seats_is_kept(screen: RolesScreen, qtbot) -> None:
    fill_in({"name": "Principal Engineer", "family": "Engineering"})
    screen.add_role()
    workspace = screen.context.workspace
    added = next(key for key, one in workspace.organization.roles.items() if one.name == "Principal Engineer")
    screen.show_record(added)
    screen.remove_role()
    assert added not in workspace.organization.roles
    screen.show_record(1)
    answered(lambda dialog: None)
    screen.remove_role()
    assert 1 in workspace.organization.roles


def test_requirements_and_links_are_added_and_removed(screen: RolesScreen) -> None:
    workspace = screen.context.workspace
    screen.show_record(1)
    fill_in({"skill_id": 2, "tier": "emerging"})
    screen.add_requirement()
    made = next(
        key for key, one in workspace.organization.requirements.items() if one.skill_id == 2 and one.role_id == 1
    )
    screen.requirements.choose(made)
    assert screen.is_panel_open
    screen._remove(Requirement, made)
    assert made not in workspace.organization.requirements
    screen.part.select(CAREER)
    screen._show_part()
    fill_in({"to_role_id": 2, "kind": "adjacent"})
    screen.add_link()
    assert {one.kind for one in workspace.organization.links.values()} == {"next", "adjacent"}
    rows = model.link_rows(workspace.organization, 1)
    assert [row.role for row in rows if isinstance(row, model.LinkRow)] == ["Staff Engineer", "Staff Engineer"]
    screen._remove(CareerLink, 1)
    assert 1 not in workspace.organization.links


def test_a_document_is_reviewed_and_then_taken_in_as_one_step(screen: RolesScreen, qtbot) -> None:
    path = shipped("sample_org") / "blueprints"
    document = sorted(path.glob("*.md"))[0]
    seen: list[int] = []
    answered(lambda dialog: seen.append(dialog.table.rows_model.rowCount() if isinstance(dialog, ImportReview) else 0))
    before = len(screen.context.workspace.history())
    screen.review([document])
    assert seen[0] > 50
    assert len(screen.context.workspace.history()) == before + 1
    assert screen._role_id is not None
    screen.part.select(DOCUMENT)
    screen._show_part()
    qtbot.waitUntil(lambda: not screen.context.background.is_busy)
    titles = [row.title for row in screen.said.rows_model.rows if isinstance(row, Group)]
    assert titles[:2] == ["KPIs", "Interview scorecard"]
    screen.context.workspace.undo()
    assert len(screen.context.workspace.organization.roles) == 2


def test_a_page_that_is_no_role_document_changes_nothing(screen: RolesScreen, tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("Just some notes.")
    answered(lambda dialog: None)
    screen.review([tmp_path / "notes.md"])
    assert len(screen.context.workspace.history()) == 1


def test_without_roles_the_screen_says_what_to_do(qtbot, tmp_path: Path) -> None:
    context = Context(Settings())
    context.open(Workspace.new(tmp_path / "empty.orgwright", "Empty"))
    screen = RolesScreen(context)
    qtbot.addWidget(screen)
    screen.show()
    assert screen.body is not screen._body
    context.close()
