from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel

from organizations import small_organization
from orgwright.gui.context import Context
from orgwright.gui.people import model
from orgwright.gui.people.view import PeopleScreen
from orgwright.gui.widgets.dialogs import FormDialog
from orgwright.planning.organization import Organization
from orgwright.settings import Settings
from orgwright.workspace import Workspace


@pytest.fixture
def screen(qtbot, tmp_path: Path):
    context = Context(Settings(user_name="Tess"))
    context.open(Workspace.create(tmp_path / "small.orgwright", small_organization(), "Make it", "Tess"))
    made = PeopleScreen(context)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    yield made
    context.close()


def fill_in(values: dict[str, object]) -> None:
    """Fill the dialog that opens next, and press its verb."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, FormDialog)
        for key, value in values.items():
            dialog.form.field(key).show_value(value)
        dialog.confirm()

    QTimer.singleShot(0, answer)


def test_the_list_of_the_whole_names_those_who_left(screen: PeopleScreen) -> None:
    rows = {row.name: row for row in model.person_rows(screen.context.organization, None)}
    assert rows["Cy Park"].note == "left"
    assert (rows["Ana Ruiz"].role, rows["Ana Ruiz"].low, rows["Ana Ruiz"].high) == ("Staff Engineer", 0.0, 1.0)
    assert (rows["Bo Lind"].gate, rows["Bo Lind"].low) == ("missing", pytest.approx(2 / 3))


def test_the_list_of_a_unit_holds_its_people_alone(screen: PeopleScreen) -> None:
    assert [row.name for row in model.person_rows(screen.context.organization, 2)] == ["Bo Lind"]


def test_the_requirements_stand_by_tier_with_what_is_short(screen: PeopleScreen) -> None:
    organization = screen.context.organization
    rows = model.requirement_rows(organization, model.covered_person(organization, 2))
    assert [(row.skill, row.required, row.held, row.status) for row in rows["must-have"]] == [
        ("Python", 3, 2, "1 short")
    ]


def test_the_next_roles_are_those_that_the_links_name(screen: PeopleScreen) -> None:
    (way,) = model.way_rows(screen.context.organization, 2)
    assert (way.role, way.kind, way.months) == ("Staff Engineer", "next", 24.0)


def test_a_person_is_added_found_and_taken_back(screen: PeopleScreen, qtbot) -> None:
    fill_in({"name": "Dee Moss", "hired_on": date(2026, 11, 1)})
    screen.add_person()
    added = screen.context.workspace.organization.people[screen.person_id]
    assert (added.name, added.key, added.hired_on) == ("Dee Moss", "dee-moss", date(2026, 11, 1))
    screen.context.workspace.undo()
    assert "Dee Moss" not in {one.name for one in screen.context.workspace.organization.people.values()}


def test_typing_filters_the_list_and_shows_the_first_match(screen: PeopleScreen, qtbot) -> None:
    qtbot.keyClicks(screen.search, "lind")
    assert screen.person_id == 2
    qtbot.keyClicks(screen.search, "zzz")
    assert screen.person_id is None


def test_a_jump_shows_the_person_and_closes_the_panel_of_another(screen: PeopleScreen) -> None:
    screen.edit_person()
    screen.show_record(2)
    shown = {one.text() for one in screen.page.findChildren(QLabel)}
    assert "Bo Lind" in shown
    assert screen.table.chosen_row.person_id == 2
    assert not screen.is_panel_open


def test_an_exit_ends_employment_and_seats(screen: PeopleScreen, qtbot) -> None:
    screen.show_record(2)
    fill_in({"on": date(2026, 12, 31), "why": "New job"})
    screen.record_exit()
    organization = screen.context.workspace.organization
    assert (organization.people[2].left_on, organization.people[2].left_why) == (date(2026, 12, 31), "New job")
    assert organization.incumbencies[2].to_on == date(2026, 12, 31)


def test_a_field_of_the_panel_saves_when_it_is_left(screen: PeopleScreen, qtbot) -> None:
    screen.show_record(1)
    screen.edit_person()
    assert screen.is_panel_open
    form = screen.editor
    from orgwright.gui.widgets.fields import TextField

    name = next(one for one in form.findChildren(TextField) if one.editor.accessibleName() == "Name")
    name.editor.selectAll()
    qtbot.keyClicks(name.editor, "Ana Ruiz-Vega")
    name.commit()
    assert screen.context.workspace.organization.people[1].name == "Ana Ruiz-Vega"


def test_an_empty_organization_says_what_to_do(qtbot, tmp_path: Path) -> None:
    context = Context(Settings())
    context.open(Workspace.new(tmp_path / "empty.orgwright", "Empty"))
    screen = PeopleScreen(context)
    qtbot.addWidget(screen)
    screen.show()
    assert model.person_rows(context.organization, None) == []
    assert screen.body is not screen._body
    context.close()


def test_a_picture_without_links_has_no_ways() -> None:
    organization = Organization.of(*(one for one in small_organization() if type(one).__name__ != "CareerLink"))
    assert model.way_rows(organization, 2) == []
