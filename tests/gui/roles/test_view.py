from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QMenu, QWidget

from organizations import small_organization
from orgwright.gui.context import Context
from orgwright.gui.roles import papers
from orgwright.gui.roles.parts import PartRow
from orgwright.gui.roles.view import RolesScreen
from orgwright.gui.widgets.dialogs import Dialog, FormDialog
from orgwright.gui.widgets.empty_state import EmptyState
from orgwright.gui.widgets.fields import Field
from orgwright.gui.widgets.table import Table
from orgwright.planning.organization import Organization
from orgwright.records import Document, Kpi, Requirement, Role, Statement, Tool
from orgwright.settings import Settings
from orgwright.workspace import Workspace
from role_documents import HARBOUR_PILOT, take_pilot, write_pilot

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
        if dialog is None:
            QTimer.singleShot(10, found)
            return
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


def settle(screen: RolesScreen, qtbot) -> None:
    qtbot.waitUntil(lambda: not screen.context.background.is_busy, timeout=10_000)


def turn_to(screen: RolesScreen, part: str) -> Table:
    """The table of a tab."""
    screen.page.tabs.select(part)
    screen.page.tabs.chosen.emit(part)
    QApplication.processEvents()
    assert screen.page.table is not None
    return screen.page.table


def requirements(screen: RolesScreen) -> Table:
    return turn_to(screen, "requirements")


def names(table: Table) -> list[str]:
    return [row.text(0) for row in table.rows_model.rows if isinstance(row, PartRow)]


def choose(table: Table, name: str) -> PartRow:
    row = next(row for row in table.rows_model.rows if isinstance(row, PartRow) and row.text(0) == name)
    table.choose(row.key)
    QApplication.processEvents()
    return row


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
    assert screen.page.chosen_row is None
    assert not screen.is_panel_open
    screen.search.clear()
    assert requirements(screen).isVisible()


def test_the_bands_of_families_take_the_whole_row(screen: RolesScreen) -> None:
    assert screen.tree.isFirstColumnSpanned(0, QModelIndex())


def test_a_click_on_a_role_shows_it_and_closes_the_panel(screen: RolesScreen, qtbot) -> None:
    screen.edit_role()
    index = next(index for index, row in screen.tree.branch_model.walk() if getattr(row, "role_id", 0) == STAFF)
    qtbot.mouseClick(screen.tree.viewport(), Qt.MouseButton.LeftButton, pos=screen.tree.visualRect(index).center())
    assert names(requirements(screen)) == ["Forecasting"]
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
    assert {"Analyst", "This role asks for no technical skills yet."} <= texts(screen)
    screen.edit_role()
    screen.context.workspace.undo()
    assert "Analyst" not in {one.name for one in recorded(screen).roles.values()}
    assert not screen.is_panel_open
    assert "Senior Engineer" in texts(screen)


def test_a_field_of_the_role_saves_when_it_is_left_and_follows_undo(screen: RolesScreen, qtbot) -> None:
    screen.edit_role()
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
    screen.remove_role()
    assert any("cannot be removed" in one for one in sentences)
    made = screen.context.workspace.add(Role, name="Analyst").made_id
    screen.show_record(made)
    screen.remove_role()
    assert made not in recorded(screen).roles
    assert screen.tree.chosen_row.role_id == SENIOR


def test_a_requirement_is_added_to_the_role_that_is_shown(screen: RolesScreen) -> None:
    fill_in({"skill_id": 2})
    press(screen, "Requirement")
    (made,) = [one for one in recorded(screen).requirements.values() if (one.role_id, one.skill_id) == (SENIOR, 2)]
    assert (made.tier, made.importance, made.level) == ("must-have", "important", None)
    assert names(requirements(screen)) == ["Forecasting", "Python"]


def test_digits_set_the_level_and_delete_gives_it_back_to_policy(screen: RolesScreen, qtbot) -> None:
    choose(requirements(screen), "Python")
    qtbot.keyClick(requirements(screen), Qt.Key.Key_5)
    assert recorded(screen).requirements[1].level == 5
    assert (screen.page.chosen_row.more.level, screen.page.chosen_row.more.level_by) == (5, "set by hand")
    assert field(screen, "Level required (empty: by policy)").value() == 5
    qtbot.keyClick(requirements(screen), Qt.Key.Key_Delete)
    assert recorded(screen).requirements[1].level is None
    assert field(screen, "Level required (empty: by policy)").value() is None
    screen.context.workspace.undo()
    assert field(screen, "Level required (empty: by policy)").value() == 5


@pytest.mark.parametrize("key", [Qt.Key.Key_0, Qt.Key.Key_6, Qt.Key.Key_A])
def test_other_keys_leave_the_level_alone(screen: RolesScreen, qtbot, key: Qt.Key) -> None:
    choose(requirements(screen), "Python")
    qtbot.keyClick(requirements(screen), key)
    assert recorded(screen).requirements[1].level is None
    assert len(screen.context.workspace.history()) == 1


def test_without_a_chosen_requirement_digits_do_nothing(screen: RolesScreen, qtbot) -> None:
    qtbot.keyClick(requirements(screen), Qt.Key.Key_4)
    assert len(screen.context.workspace.history()) == 1


def test_the_panel_of_a_requirement_edits_its_skill_too(screen: RolesScreen, qtbot) -> None:
    choose(requirements(screen), "Python")
    QApplication.processEvents()
    name = field(screen, "Name")
    name.editor.selectAll()
    qtbot.keyClicks(name.editor, "Python 3")
    name.commit()
    assert recorded(screen).skills[1].name == "Python 3"
    assert screen.page.chosen_row.text(0) == "Python 3"


def test_a_requirement_is_removed_in_its_panel(screen: RolesScreen) -> None:
    choose(requirements(screen), "Python")
    press(screen.editor, "Remove")
    assert 1 not in recorded(screen).requirements
    assert not screen.is_panel_open
    assert "This role asks for no technical skills yet." in texts(screen)
    screen.context.workspace.undo()
    assert requirements(screen).isVisible()


def test_a_panel_whose_row_is_taken_back_closes(screen: RolesScreen) -> None:
    screen.context.workspace.add(Requirement, role_id=SENIOR, skill_id=2)
    choose(requirements(screen), "Forecasting")
    assert screen.is_panel_open
    screen.context.workspace.undo()
    assert not screen.is_panel_open


def test_with_an_open_panel_the_names_of_skills_keep_their_room(screen: RolesScreen) -> None:
    screen.resize(1370, 800)
    choose(requirements(screen), "Python")
    QApplication.processEvents()
    heads = requirements(screen).horizontalHeader()
    assert heads.sectionSize(0) >= 150
    assert heads.isSectionHidden(6)


def test_in_a_wide_window_notes_get_their_part_of_the_room(screen: RolesScreen) -> None:
    screen.resize(2300, 900)
    heads = requirements(screen).horizontalHeader()
    QApplication.processEvents()
    assert heads.sectionSize(6) == heads.sectionSize(0) > 400


def test_space_says_that_the_cells_of_an_uncertain_row_are_right(screen: RolesScreen, qtbot) -> None:
    screen.context.workspace.add(Tool, role_id=SENIOR, category="Hand", name="Hammer nails Common", is_certain=False)
    table = turn_to(screen, "tools")
    row = choose(table, "Hammer nails Common")
    menu = QMenu()
    table.menu_wanted.emit(row, menu)
    assert "The cells are right\tSpace" in [one.text() for one in menu.actions()]
    assert row.asks_for_cells
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert screen.context.workspace.role_sheet(SENIOR).tools[0].is_certain
    assert not screen.page.chosen_row.asks_for_cells
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert len(screen.context.workspace.history()) == 3
    screen.context.workspace.undo()
    assert screen.page.chosen_row.asks_for_cells


def test_a_note_of_several_lines_stands_on_one(screen: RolesScreen) -> None:
    screen.context.workspace.change(Requirement, 1, importance_text="Critical for all", detail="Scope: all\nUse: daily")
    row = choose(requirements(screen), "Python")
    place = [one.title for one in screen.page.part.columns].index("Note")
    assert screen.page.part.columns[place].text(row) == "Critical for all; Scope: all; Use: daily"


def test_whatever_takes_the_keyboard_has_a_name(screen: RolesScreen) -> None:
    screen.context.workspace.add(Statement, role_id=SENIOR, section=6, heading="30-day goals", text="Knows everybody")
    turn_to(screen, "goals")
    reached = [
        one for one in screen.findChildren(QWidget) if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert len(reached) > 8
    for one in reached:
        spoken = QAccessible.queryAccessibleInterface(one)
        assert spoken is not None
        assert spoken.text(QAccessible.Text.Name), type(one).__name__


def test_a_career_link_is_added_followed_edited_and_removed(screen: RolesScreen, qtbot) -> None:
    made = screen.context.workspace.add(Role, name="Analyst").made_id
    table = turn_to(screen, "career")
    fill_in({"to_role_id": made, "kind": "adjacent"})
    press(screen, "Career link")
    (link,) = [one for one in recorded(screen).links.values() if one.to_role_id == made]
    assert (link.from_role_id, link.kind) == (SENIOR, "adjacent")
    choose(table, "Analyst")
    field(screen, "Kind").committed.emit("next")
    assert recorded(screen).links[link.id].kind == "next"
    press(screen.editor, "Remove")
    assert link.id not in recorded(screen).links
    choose(table, "Staff Engineer")
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert screen.tree.chosen_row.role_id == STAFF


def test_every_kind_of_row_is_added_under_its_tab_and_edited(screen: RolesScreen) -> None:
    for part, adds, values in (
        ("kpis", "KPI", {"name": "Lead time", "target": "< 2 days"}),
        ("tools", "Tool", {"name": "Hammer"}),
        ("tools", "Environment", {"text": "One workshop."}),
        ("hiring", "Scorecard dimension", {"dimension": "Care", "weight_text": "High"}),
        ("decisions", "Decision", {"text": "Colour of the walls"}),
        ("risks", "Risk", {"text": "Rust"}),
        ("goals", "Goal", {"text": "Knows everybody"}),
        ("variants", "Variant", {"heading": "By company size", "text": "Startup: alone"}),
    ):
        screen.page.tabs.select(part)
        screen.page.tabs.chosen.emit(part)
        fill_in(values)
        press(screen, adds)
        name = str(values.get("name") or values.get("dimension") or values["text"])
        assert screen.page.chosen_row.text(0) == name
        assert screen.is_panel_open
    sheet = screen.context.workspace.role_sheet(SENIOR)
    assert [one.heading for one in sheet.section(13)] == ["Can decide independently"]
    kpi = choose(turn_to(screen, "kpis"), "Lead time")
    assert kpi.text(2) == "below 2 days"
    target = field(screen, "Target")
    target.editor.setText("≤ 3 days")
    target.commit()
    assert screen.context.workspace.role_sheet(SENIOR).kpis[0].target == "≤ 3 days"
    assert screen.page.chosen_row.text(2) == "at most 3 days"
    screen.context.workspace.undo()
    assert target.value() == "< 2 days"


def test_a_statement_is_added_under_the_heading_of_the_chosen_one(screen: RolesScreen) -> None:
    workspace = screen.context.workspace
    workspace.add(Statement, role_id=SENIOR, section=4, heading="Weekly activities", text="Sweeps")
    choose(turn_to(screen, "work"), "Sweeps")
    fill_in({"text": "Mops"})
    press(screen, "Activity")
    assert {one.heading for one in workspace.role_sheet(SENIOR).section(4)} == {"Weekly activities"}
    assert screen.page.chosen_row.texts == ("Mops", "weekly")


def test_space_and_a_click_tick_a_deliverable(screen: RolesScreen, qtbot) -> None:
    made = screen.context.workspace.add(Statement, role_id=SENIOR, section=5, heading="", text="A manual").made_id
    table = turn_to(screen, "work")
    choose(table, "A manual")

    def text() -> str:
        return screen.context.workspace.role_sheet(SENIOR).section(5)[0].text

    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert text() == "[x] A manual"
    box = table.visualRect(table.rows_model.index(table.currentIndex().row(), 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert text() == "A manual"
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert made not in {one.id for one in screen.context.workspace.role_sheet(SENIOR).statements}
    screen.context.workspace.undo()
    assert text() == "A manual"


def test_the_first_day_moves_the_goals(screen: RolesScreen) -> None:
    screen.context.workspace.add(Statement, role_id=SENIOR, section=6, heading="30-day goals", text="Settled in")
    table = turn_to(screen, "goals")
    assert table.rows_model.rows[1].text(1) == "20 Dec 2026"
    screen.page._start.editor.setText("2027-01-01")
    screen.page._start.commit()
    assert table.rows_model.rows[1].text(1) == "31 Jan 2027"
    screen.context.set_day(date(2027, 6, 1))
    screen.refresh(None)
    assert table.rows_model.rows[1].text(1) == "31 Jan 2027"
    screen.show_record(STAFF)
    screen.show_record(SENIOR)
    assert turn_to(screen, "goals").rows_model.rows[1].text(1) == "1 Jul 2027"
    screen.context.set_day(date(2027, 7, 1))
    screen.refresh(None)
    assert table.rows_model.rows[1].text(1) == "31 Jul 2027"


def test_an_imported_role_shows_its_source_and_both_sides_are_lit(screen: RolesScreen, qtbot) -> None:
    sheet = take_pilot(screen.context.workspace)
    screen.show_record(sheet.role.id)
    table = turn_to(screen, "kpis")
    row = choose(table, "Groundings")
    assert "In the document" in texts(screen)
    press(screen, "Source")
    assert screen.source.isVisible()
    assert not screen.editor.isVisible()
    other = choose(table, "Waiting time")
    assert other.span is not None
    assert sheet.document is not None
    assert "Waiting time" in sheet.document.page[slice(*other.span)]
    assert screen.source.isVisible()
    screen.source.place_chosen.emit(row.key)
    assert screen.page.chosen_row.text(0) == "Groundings"
    decision = next(one for one in sheet.section(13) if one.text.startswith("Closing"))
    screen.source.place_chosen.emit((Statement, decision.id))
    assert screen.page.tabs.selected == "decisions"
    screen.source.closed.emit()
    assert not screen.page.source.isChecked()


def test_what_somebody_edited_is_marked_once_it_was_compared(screen: RolesScreen, qtbot) -> None:
    sheet = take_pilot(screen.context.workspace)
    screen.show_record(sheet.role.id)
    screen.context.workspace.change(Kpi, sheet.kpis[0].id or 0, target="< 30 minutes")
    settle(screen, qtbot)
    rows = [row for row in turn_to(screen, "kpis").rows_model.rows if isinstance(row, PartRow)]
    assert (rows[0].text(0), rows[0].mark) == ("Waiting time", "edited")
    assert {row.mark for row in rows[1:]} == {""}
    screen.context.workspace.undo()
    settle(screen, qtbot)
    rows = [row for row in turn_to(screen, "kpis").rows_model.rows if isinstance(row, PartRow)]
    assert {row.mark for row in rows} == {""}


def test_an_empty_tab_says_what_to_do(screen: RolesScreen) -> None:
    screen.page.tabs.select("decisions")
    screen.page.tabs.chosen.emit("decisions")
    assert {"Decision rights are not said yet."} <= texts(screen)
    fill_in({"text": "Colour of the walls"})
    press(screen, "Add: decision")
    assert names(turn_to(screen, "decisions")) == ["Colour of the walls"]


def test_the_role_is_written_as_markdown_that_reads_back(
    screen: RolesScreen, qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = take_pilot(screen.context.workspace)
    screen.show_record(sheet.role.id)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(tmp_path / "pilot"), ""))
    papers.save_markdown(screen, sheet)
    settle(screen, qtbot)
    written = (tmp_path / "pilot.md").read_bytes()
    tried = screen.context.workspace.import_blueprints([("pilot.md", written)], dry_run=True)
    assert [row.key for plan in tried.plans for row in plan.rows] == []


@pytest.mark.parametrize("write", [papers.print_card, papers.print_whole])
def test_the_role_is_printed(
    screen: RolesScreen, qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write
) -> None:
    sheet = take_pilot(screen.context.workspace)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(tmp_path / "pilot.pdf"), ""))
    write(screen, sheet)
    settle(screen, qtbot)
    assert (tmp_path / "pilot.pdf").read_bytes().startswith(b"%PDF")


def test_documents_are_read_reviewed_and_taken_in_as_one_step(screen: RolesScreen, qtbot) -> None:
    screen.review([BLUEPRINTS / "staff-nlp-engineer.md"])
    settle(screen, qtbot)
    assert screen.body is screen.reviewing
    assert recorded(screen).roles.keys() == {SENIOR, STAFF}
    screen.reviewing.take.click()
    role = recorded(screen).roles[screen.tree.chosen_row.role_id]
    assert role.name == "Staff NLP Engineer"
    assert len(screen.context.workspace.history()) == 2
    assert len(requirements(screen).rows_model.rows) > 10
    screen.context.workspace.undo()
    assert recorded(screen).roles.keys() == {SENIOR, STAFF}
    assert screen.tree.chosen_row.role_id in (SENIOR, STAFF)


def test_a_review_that_is_left_changes_nothing(screen: RolesScreen, qtbot) -> None:
    screen.review([BLUEPRINTS / "staff-nlp-engineer.md"])
    settle(screen, qtbot)
    press(screen, "Cancel")
    assert screen.body is not screen.reviewing
    assert len(screen.context.workspace.history()) == 1
    assert recorded(screen).roles.keys() == {SENIOR, STAFF}


def test_what_was_decided_in_a_review_is_not_lost_by_a_jump_or_a_slip(
    screen: RolesScreen, qtbot, tmp_path: Path
) -> None:
    screen.review([write_pilot(tmp_path)])
    settle(screen, qtbot)
    qtbot.keyClick(screen.reviewing.table, Qt.Key.Key_S)
    for leave in (lambda: press(screen, "Cancel"), lambda: screen.show_record(STAFF)):
        answer(Dialog, lambda dialog: dialog.reject())
        leave()
        assert screen.body is screen.reviewing
    answer(Dialog, lambda dialog: dialog.confirm())
    screen.show_record(STAFF)
    assert screen.reviewing is None
    assert screen.tree.chosen_row.role_id == STAFF


def test_a_newer_document_of_a_renamed_role_goes_to_that_role(screen: RolesScreen, qtbot, tmp_path: Path) -> None:
    sheet = take_pilot(screen.context.workspace)
    screen.context.workspace.change(Role, sheet.role.id, name="Ship Guide")
    newer = HARBOUR_PILOT.replace("p95 < 40–60 minutes", "p95 < 30 minutes")
    screen.review([write_pilot(tmp_path, newer)])
    settle(screen, qtbot)
    assert screen.reviewing.review.counts()["all"] == 1
    screen.context.workspace.undo()
    assert screen.reviewing.review.plans[0].role_id == sheet.role.id
    screen.context.workspace.redo()
    assert screen.reviewing.review.counts()["all"] == 1
    screen.reviewing.take.click()
    assert screen.tree.chosen_row.name == "Ship Guide"
    assert "Harbour Pilot" not in {one.name for one in recorded(screen).roles.values()}
    assert screen.context.workspace.role_sheet(sheet.role.id).kpis[0].target == "p95 < 30 minutes"


def test_a_role_of_the_documents_own_name_goes_before_a_renamed_one(screen: RolesScreen, qtbot, tmp_path: Path) -> None:
    sheet = take_pilot(screen.context.workspace)
    screen.context.workspace.change(Role, sheet.role.id, name="Ship Guide")
    made = screen.context.workspace.add(Role, name="harbour pilot").made_id
    screen.review([write_pilot(tmp_path)])
    settle(screen, qtbot)
    assert screen.reviewing.review.plans[0].role_id == made


def test_keys_of_the_page_work_on_the_review_while_it_is_shown(screen: RolesScreen, qtbot, tmp_path: Path) -> None:
    screen.review([write_pilot(tmp_path)])
    settle(screen, qtbot)
    table, control = screen.reviewing.table, Qt.KeyboardModifier.ControlModifier
    tab = screen.page.tabs.selected
    qtbot.keyClick(table, Qt.Key.Key_PageDown, control)
    assert (screen.reviewing.tabs.selected, screen.page.tabs.selected) == ("uncertain", tab)
    qtbot.keyClick(table, Qt.Key.Key_S, control | Qt.KeyboardModifier.ShiftModifier)
    assert not screen.reviewing.source.isVisible()
    assert not screen.is_panel_open
    qtbot.keyClick(table, Qt.Key.Key_S, control | Qt.KeyboardModifier.ShiftModifier)
    assert screen.reviewing.source.isVisible()


def test_a_jump_leaves_a_review_in_which_nothing_was_decided(screen: RolesScreen, qtbot, tmp_path: Path) -> None:
    screen.review([write_pilot(tmp_path)])
    settle(screen, qtbot)
    screen.show_record(STAFF)
    assert screen.body is not screen.reviewing
    assert "Staff Engineer" in texts(screen)


def test_removing_a_row_leaves_the_keyboard_on_its_neighbour(screen: RolesScreen, qtbot) -> None:
    for text in ("Rust", "Frost", "Fire"):
        screen.context.workspace.add(Statement, role_id=SENIOR, section=16, heading="Risks", text=text)
    table = turn_to(screen, "risks")
    choose(table, "Frost")
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert screen.page.chosen_row.text(0) == "Fire"
    assert not screen.is_panel_open
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert screen.page.chosen_row.text(0) == "Rust"
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert screen.page.chosen_row is None
    assert len(screen.context.workspace.history()) == 7


def test_a_review_follows_what_changes_meanwhile(screen: RolesScreen, qtbot, tmp_path: Path) -> None:
    screen.review([write_pilot(tmp_path)])
    settle(screen, qtbot)
    before = screen.reviewing.review.counts()["all"]
    take_pilot(screen.context.workspace)
    assert before > 40
    assert screen.reviewing.review.counts()["all"] == 0
    assert screen.reviewing.take.text() == "Close"
    screen.reviewing.take.click()
    assert screen.tree.chosen_row.name == "Harbour Pilot"
    assert len(screen.context.workspace.history()) == 2


@pytest.mark.parametrize("content", [b"A page about cooking.", None])
def test_what_is_no_role_document_or_not_there_is_one_sentence(
    screen: RolesScreen, qtbot, tmp_path: Path, content: bytes | None
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
    settle(screen, qtbot)
    assert any(one.startswith("page.md") and one.endswith(".") for one in sentences), sentences
    assert len(screen.context.workspace.history()) == 1


def test_the_files_that_the_user_names_are_reviewed(
    screen: RolesScreen, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = BLUEPRINTS / "staff-nlp-engineer.md"
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_given: ([str(path)], ""))
    screen.read_document()
    settle(screen, qtbot)
    assert [one.role for one in screen.reviewing.review.documents] == ["Staff NLP Engineer"]


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
