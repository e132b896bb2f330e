from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QWidget

from organizations import small_organization
from orgwright.gui.context import Context
from orgwright.gui.roles import model
from orgwright.gui.roles.review import ImportReview
from orgwright.gui.roles.view import CAREER, DOCUMENT, RolesScreen
from orgwright.gui.widgets.columns import Group
from orgwright.gui.widgets.dialogs import Dialog, FormDialog
from orgwright.gui.widgets.empty_state import EmptyState
from orgwright.gui.widgets.fields import Field
from orgwright.planning.organization import Organization
from orgwright.records import Document, Requirement, Role
from orgwright.settings import Settings
from orgwright.workspace import Workspace

BLUEPRINTS = Path(__file__).resolve().parents[3] / "sample_org" / "blueprints"
SENIOR, STAFF = 1, 2


@pytest.fixture
def screen(qtbot, tmp_path: Path) -> Iterator[RolesScreen]:
    records = [one for one in small_organization() if not isinstance(one, Document)]
    context = Context(Settings(user_name="Tess"))
    context.open(Workspace.create(tmp_path / "small.orgwright", records, "Make it", "Tess"))
    made = RolesScreen(context)
    qtbot.addWidget(made)
    made.resize(1300, 800)
    made.show()
    yield made
    context.close()


def answer(dialog_type: type[Dialog], act) -> None:
    """Do something with the dialog that opens next."""

    def found() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, dialog_type)
        act(dialog)

    QTimer.singleShot(0, found)


def fill_in(values: dict[str, object]) -> None:
    """Fill the form that opens next, and press its verb."""

    def fill(dialog: FormDialog) -> None:
        for key, value in values.items():
            dialog.form.field(key).show_value(value)
        dialog.confirm()

    answer(FormDialog, fill)


def recorded(screen: RolesScreen) -> Organization:
    return screen.context.workspace.organization


def field(screen: RolesScreen, title: str) -> Field:
    """The first field of the open panel with this title that is not about to go."""
    shown = [one for one in screen.editor.findChildren(Field) if one.isVisible()]
    return next(one for one in shown if one.editor.accessibleName() == title)


def press(place: QWidget, text: str) -> None:
    """Press the last button of a screen or panel that is seen with this text."""
    buttons = [one for one in place.findChildren(QAbstractButton) if one.isVisible() and one.text() == text]
    assert len(buttons) >= 1, text
    buttons[-1].click()


def turn_to(screen: RolesScreen, qtbot, part: str) -> None:
    screen.part.select(part)
    screen.part.chosen.emit(part)
    qtbot.waitUntil(lambda: not screen.context.background.is_busy, timeout=10_000)


def texts(screen: RolesScreen) -> set[str]:
    return {one.text() for one in screen.findChildren(QLabel) if one.isVisible()}


def test_typing_filters_and_shows_the_first_match(screen: RolesScreen, qtbot) -> None:
    qtbot.keyClicks(screen.search, "staff")
    assert "Staff Engineer" in texts(screen)
    assert screen.tree.chosen_row.role_id == STAFF


def test_a_filter_without_a_match_leaves_nothing_of_the_role_before(screen: RolesScreen, qtbot) -> None:
    screen.edit_role()
    qtbot.keyClicks(screen.search, "zzz")
    assert "No role matches the filter" in texts(screen)
    assert not screen.requirements.isVisible()
    assert not screen.is_panel_open
    screen.search.clear()
    assert screen.requirements.isVisible()


def test_the_bands_of_families_take_the_whole_row(screen: RolesScreen) -> None:
    assert screen.tree.isFirstColumnSpanned(0, QModelIndex())


def test_a_click_on_a_role_shows_it_and_closes_the_panel(screen: RolesScreen, qtbot) -> None:
    screen.edit_role()
    index = next(index for index, row in screen.tree.branch_model.walk() if getattr(row, "role_id", 0) == STAFF)
    qtbot.mouseClick(screen.tree.viewport(), Qt.MouseButton.LeftButton, pos=screen.tree.visualRect(index).center())
    assert [row.skill for row in screen.requirements.rows_model.rows[1:]] == ["Forecasting"]
    assert not screen.is_panel_open


def test_a_jump_shows_the_role_and_closes_the_panel_of_another(screen: RolesScreen) -> None:
    screen.edit_role()
    screen.show_record(STAFF)
    assert "Staff Engineer" in texts(screen)
    assert not screen.is_panel_open


def test_a_role_is_added_shown_and_taken_back(screen: RolesScreen) -> None:
    fill_in({"name": "Analyst", "family": "Insight", "level": "Mid"})
    screen.add_role()
    assert screen.tree.chosen_row.name == "Analyst"
    assert {"Analyst", "This role asks for nothing yet."} <= texts(screen)
    screen.edit_role()
    screen.context.workspace.undo()
    assert "Analyst" not in {one.name for one in recorded(screen).roles.values()}
    assert not screen.is_panel_open
    assert "Senior Engineer" in texts(screen)


def test_a_field_of_the_role_saves_when_it_is_left_and_follows_undo(screen: RolesScreen, qtbot) -> None:
    press(screen, "Edit")
    name = field(screen, "Name")
    name.editor.selectAll()
    qtbot.keyClicks(name.editor, "Lead Engineer")
    name.commit()
    assert recorded(screen).roles[SENIOR].name == "Lead Engineer"
    assert field(screen, "Name") is name
    screen.context.workspace.undo()
    assert name.value() == "Senior Engineer"


def test_what_is_being_typed_stays_when_another_field_moves(screen: RolesScreen, qtbot) -> None:
    screen.edit_role()
    family = field(screen, "Family")
    family.editor.selectAll()
    qtbot.keyClicks(family.editor, "Plat")
    screen.context.workspace.change(Role, SENIOR, name="Lead Engineer")
    assert field(screen, "Name").value() == "Lead Engineer"
    assert family.value() == "Plat"


def test_a_name_that_is_taken_is_refused_below_the_field(screen: RolesScreen, qtbot) -> None:
    screen.edit_role()
    name = field(screen, "Name")
    name.editor.selectAll()
    qtbot.keyClicks(name.editor, "Staff Engineer")
    name.commit()
    assert any("one like this already" in text for text in texts(screen))
    assert recorded(screen).roles[SENIOR].name == "Senior Engineer"


def test_a_role_with_seats_is_not_removed_and_one_without_is(screen: RolesScreen) -> None:
    sentences: list[str] = []

    def read(dialog: Dialog) -> None:
        sentences.extend(one.text() for one in dialog.findChildren(QLabel))
        dialog.confirm()

    answer(Dialog, read)
    press(screen, "Remove")
    assert any("cannot be removed" in one for one in sentences)
    made = screen.context.workspace.add(Role, name="Analyst").made_id
    screen.show_record(made)
    press(screen, "Remove")
    assert made not in recorded(screen).roles
    assert screen.tree.chosen_row.role_id == SENIOR


def test_a_requirement_is_added_to_the_role_that_is_shown(screen: RolesScreen) -> None:
    fill_in({"skill_id": 2})
    press(screen, "Requirement")
    (made,) = [one for one in recorded(screen).requirements.values() if (one.role_id, one.skill_id) == (SENIOR, 2)]
    assert (made.tier, made.importance, made.level) == ("must-have", "important", None)
    assert [row.skill for row in screen.requirements.rows_model.rows[1:]] == ["Forecasting", "Python"]


def test_digits_set_the_level_and_delete_gives_it_back_to_policy(screen: RolesScreen, qtbot) -> None:
    screen.requirements.choose(1)
    qtbot.keyClick(screen.requirements, Qt.Key.Key_5)
    assert recorded(screen).requirements[1].level == 5
    assert (screen.requirements.chosen_row.level, screen.requirements.chosen_row.level_by) == (5, "set by hand")
    assert field(screen, "Level required (empty: by policy)").value() == 5
    qtbot.keyClick(screen.requirements, Qt.Key.Key_Delete)
    assert recorded(screen).requirements[1].level is None
    assert field(screen, "Level required (empty: by policy)").value() is None
    screen.context.workspace.undo()
    assert field(screen, "Level required (empty: by policy)").value() == 5


@pytest.mark.parametrize("key", [Qt.Key.Key_0, Qt.Key.Key_6, Qt.Key.Key_A])
def test_other_keys_leave_the_level_alone(screen: RolesScreen, qtbot, key: Qt.Key) -> None:
    screen.requirements.choose(1)
    qtbot.keyClick(screen.requirements, key)
    assert recorded(screen).requirements[1].level is None
    assert len(screen.context.workspace.history()) == 1


def test_without_a_chosen_requirement_digits_do_nothing(screen: RolesScreen, qtbot) -> None:
    qtbot.keyClick(screen.requirements, Qt.Key.Key_4)
    assert len(screen.context.workspace.history()) == 1


def test_the_panel_of_a_requirement_edits_its_skill_too(screen: RolesScreen, qtbot) -> None:
    screen.requirements.choose(1)
    QApplication.processEvents()
    name = field(screen, "Name")
    name.editor.selectAll()
    qtbot.keyClicks(name.editor, "Python 3")
    name.commit()
    assert recorded(screen).skills[1].name == "Python 3"
    assert screen.requirements.chosen_row.skill == "Python 3"


def test_a_requirement_is_removed_in_its_panel(screen: RolesScreen) -> None:
    screen.requirements.choose(1)
    press(screen.editor, "Remove")
    assert 1 not in recorded(screen).requirements
    assert not screen.is_panel_open
    assert "This role asks for nothing yet." in texts(screen)
    screen.context.workspace.undo()
    assert screen.requirements.isVisible()


def test_a_panel_whose_row_is_taken_back_closes(screen: RolesScreen) -> None:
    made = screen.context.workspace.add(Requirement, role_id=SENIOR, skill_id=2).made_id
    screen.requirements.choose(made)
    assert screen.is_panel_open
    screen.context.workspace.undo()
    assert not screen.is_panel_open


def test_with_an_open_panel_the_names_of_skills_keep_their_room(screen: RolesScreen) -> None:
    screen.resize(1370, 800)
    screen.requirements.choose(1)
    QApplication.processEvents()
    heads = screen.requirements.horizontalHeader()
    assert heads.sectionSize(0) >= 150
    assert heads.isSectionHidden(6)


def test_a_career_link_is_added_followed_edited_and_removed(screen: RolesScreen, qtbot) -> None:
    made = screen.context.workspace.add(Role, name="Analyst").made_id
    turn_to(screen, qtbot, CAREER)
    fill_in({"to_role_id": made, "kind": "adjacent"})
    press(screen, "Career link")
    (link,) = [one for one in recorded(screen).links.values() if one.to_role_id == made]
    assert (link.from_role_id, link.kind) == (SENIOR, "adjacent")
    screen.links.choose(link.id)
    kind = field(screen, "Kind")
    kind.committed.emit("next")
    assert recorded(screen).links[link.id].kind == "next"
    press(screen.editor, "Remove")
    assert link.id not in recorded(screen).links
    screen.links.choose(1)
    qtbot.keyClick(screen.links, Qt.Key.Key_Return)
    assert screen.tree.chosen_row.role_id == STAFF


def test_a_document_is_taken_in_after_the_review_and_shown(screen: RolesScreen, qtbot) -> None:
    seen: list[str] = []

    def take(dialog: ImportReview) -> None:
        seen.append(dialog.verb.text())
        assert recorded(screen).roles.keys() == {SENIOR, STAFF}
        dialog.confirm()

    answer(ImportReview, take)
    screen.review([BLUEPRINTS / "staff-nlp-engineer.md"])
    role = recorded(screen).roles[screen.tree.chosen_row.role_id]
    assert role.name == "Staff NLP Engineer"
    assert seen[0].startswith("Import ")
    assert len(screen.requirements.rows_model.rows) > 10
    turn_to(screen, qtbot, DOCUMENT)
    bands = [row.title for row in screen.said.rows_model.rows if isinstance(row, Group)]
    assert {"KPIs", "Interview scorecard"} <= set(bands)
    screen.context.workspace.undo()
    assert recorded(screen).roles.keys() == {SENIOR, STAFF}
    assert screen.tree.chosen_row.role_id in (SENIOR, STAFF)


def test_a_review_that_is_left_changes_nothing(screen: RolesScreen) -> None:
    answer(ImportReview, lambda dialog: dialog.reject())
    screen.review([BLUEPRINTS / "staff-nlp-engineer.md"])
    assert len(screen.context.workspace.history()) == 1
    assert recorded(screen).roles.keys() == {SENIOR, STAFF}


def test_a_document_that_is_known_brings_nothing(screen: RolesScreen) -> None:
    path = BLUEPRINTS / "staff-nlp-engineer.md"
    screen.context.workspace.import_blueprints([(path.name, path.read_bytes())])
    seen: list[tuple[str, bool]] = []

    def close(dialog: ImportReview) -> None:
        seen.append((dialog.verb.text(), dialog.cancel.isVisible()))
        dialog.confirm()

    answer(ImportReview, close)
    screen.review([path])
    assert seen == [("Close", False)]
    assert len(screen.context.workspace.history()) == 2


def test_the_review_says_the_name_of_the_one_role_once(screen: RolesScreen) -> None:
    path = BLUEPRINTS / "staff-nlp-engineer.md"
    tried = screen.context.workspace.import_blueprints([(path.name, path.read_bytes())], dry_run=True)
    rows = model.review_rows(tried)
    assert len(rows) == len(tried.changes)
    assert rows[0].what == "Role Staff NLP Engineer"
    of_requirements = [row for row in rows if row.what.startswith("Requirement ")]
    assert of_requirements
    assert not any("Staff NLP Engineer" in row.what for row in of_requirements)
    assert not any("_" in row.field for row in rows)


@pytest.mark.parametrize("content", [b"A page about cooking.", None])
def test_what_is_no_role_document_or_not_there_is_one_sentence(
    screen: RolesScreen, tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "page.md"
    if content is not None:
        path.write_bytes(content)
    sentences: list[str] = []

    def read(dialog: Dialog) -> None:
        sentences.extend(one.text() for one in dialog.findChildren(QLabel))
        dialog.confirm()

    answer(Dialog, read)
    screen.review([path])
    assert any(one.startswith("page.md") and one.endswith(".") for one in sentences), sentences
    assert len(screen.context.workspace.history()) == 1


def test_the_files_that_the_user_names_are_reviewed(screen: RolesScreen, monkeypatch: pytest.MonkeyPatch) -> None:
    path = BLUEPRINTS / "staff-nlp-engineer.md"
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_given: ([str(path)], ""))
    answer(ImportReview, lambda dialog: dialog.confirm())
    screen.read_document()
    assert "Staff NLP Engineer" in {one.name for one in recorded(screen).roles.values()}


def test_without_a_document_the_part_says_what_to_do(screen: RolesScreen, qtbot) -> None:
    turn_to(screen, qtbot, DOCUMENT)
    assert "No document says what this role is for." in texts(screen)


def test_without_roles_the_screen_says_what_to_do(qtbot, tmp_path: Path) -> None:
    context = Context(Settings())
    context.open(Workspace.new(tmp_path / "empty.orgwright", "Empty"))
    screen = RolesScreen(context)
    qtbot.addWidget(screen)
    screen.show()
    assert isinstance(screen.body, EmptyState)
    fill_in({"name": "Analyst"})
    screen.add_role()
    assert not isinstance(screen.body, EmptyState)
    assert screen.tree.chosen_row.name == "Analyst"
    context.workspace.undo()
    assert isinstance(screen.body, EmptyState)
    context.close()
