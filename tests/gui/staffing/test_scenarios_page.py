from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QDialog, QLabel, QMenu, QPushButton

from answering import answer_next
from organizations import small_organization
from orgwright.gui.context import Context
from orgwright.gui.staffing.real_dialog import RealDialog
from orgwright.gui.staffing.scenario_rows import planned_rows
from orgwright.gui.staffing.scenarios_page import ScenariosPage
from orgwright.gui.staffing.view import StaffingScreen
from orgwright.gui.widgets.dialogs import FormDialog
from orgwright.gui.widgets.empty_state import EmptyState
from orgwright.planning.making_real import making_real
from orgwright.planning.planned_edits import NewChange
from orgwright.records import ChangeKind, PlannedChange, Scenario
from orgwright.settings import Settings
from orgwright.workspace import Workspace

SOON = date(2027, 2, 1)


@pytest.fixture
def page(qtbot, app, tmp_path: Path) -> Iterator[ScenariosPage]:
    context = Context(Settings(user_name="Tess"))
    context.open(Workspace.create(tmp_path / "small.orgwright", small_organization(), "Make it", "Tess"))
    several = [
        NewChange(ChangeKind.OPEN, SOON, {"position": "MOD-03", "unit_id": 2}),
        NewChange(ChangeKind.HIRE, SOON, {"position": "MOD-03", "person": "new-2", "value": 60}),
        NewChange(ChangeKind.FREEZE, SOON, {"position": "MOD-01"}),
    ]
    context.workspace.plan_changes(1, several)
    screen = StaffingScreen(context)
    screen.tabs.select("scenarios")
    qtbot.addWidget(screen)
    screen.resize(1400, 850)
    screen.show()
    made = screen.page
    assert isinstance(made, ScenariosPage)
    yield made
    context.background.wait()
    context.close()


def answered(**values: Any) -> list[str]:
    def do(dialog: QDialog) -> None:
        assert isinstance(dialog, FormDialog)
        for key, value in values.items():
            dialog.form.field(key).show_value(value)
        dialog.confirm()
        if not dialog.result():
            dialog.reject()

    return answer_next(do)


def select(page: ScenariosPage, *numbers: int) -> None:
    """Choose planned changes by their number, as with Ctrl and clicks."""
    rows = page.planned.rows_model.rows
    flag = QItemSelectionModel.SelectionFlag
    page.planned.clearSelection()
    for place, row in enumerate(rows):
        if row.number in numbers:
            index = page.planned.rows_model.index(place, 0)
            page.planned.selectionModel().select(index, flag.Select | flag.Rows)


def press(page: ScenariosPage, text: str) -> None:
    next(one for one in page.findChildren(QPushButton) if one.text() == text and one.isVisible()).click()


def sentences(page: ScenariosPage) -> list[str]:
    return [row.sentence for row in page.planned.rows_model.rows]


def test_a_scenario_is_made_built_on_another_and_copied(page: ScenariosPage) -> None:
    answered(title="Freeze", notes="Nobody new.")
    page.add()
    assert page.table.chosen_row.title == "Freeze"
    answered(title="Grow later")
    page.build_on(1)
    assert (page.table.chosen_row.title, page.table.chosen_row.based_on) == ("Grow later", "Grow")
    assert len(sentences(page)) == 4
    page.table.choose(1)
    answered(title="Grow twice")
    press(page, "Copy…")
    assert page.table.chosen_row.title == "Grow twice"
    made = page.table.chosen_row.scenario_id
    assert len(page.context.recorded.planned_changes_by_scenario[made]) == 4
    said = answered(title="grow")
    page.add()
    assert "There is a scenario “grow” already." in said


def test_the_chosen_changes_are_made_real_with_a_name_and_leave_the_scenario(page: ScenariosPage, qtbot) -> None:
    select(page, 1)

    def do(dialog: QDialog) -> None:
        assert isinstance(dialog, RealDialog)
        assert list(dialog.names) == [1]
        dialog.names[1].show_value("Dee Moss")
        dialog.verb.click()

    said = answer_next(do)
    press(page, "Make real…")
    qtbot.waitUntil(lambda: bool(said))
    recorded = page.context.recorded
    assert "Dee Moss" in [one.name for one in recorded.people.values()]
    assert (recorded.requisitions[1].status, len(recorded.planned_changes)) == ("filled", 3)
    assert "Planned for 1 Jan 2027" in said
    page.context.workspace.undo()
    assert len(page.context.recorded.planned_changes) == 4


def test_what_the_chosen_change_needs_is_shown_with_it(page: ScenariosPage, qtbot) -> None:
    select(page, 3)
    said = answer_next(lambda dialog: dialog.verb.click())
    press(page, "Make real…")
    qtbot.waitUntil(lambda: bool(said))
    assert "Planned for 1 Feb 2027, needed by one of the others" in said
    assert any("1 of them is there because others need it." in text for text in said)
    keys = {one.key for one in page.context.recorded.positions.values()}
    assert "MOD-03" in keys
    assert [row.number for row in page.planned.rows_model.rows] == [1, 4]


def test_what_other_scenarios_can_no_longer_do_is_said_before(page: ScenariosPage, qtbot) -> None:
    made = page.context.workspace.copy_scenario(1, "Another").made_id
    assert made is not None
    select(page, 1)
    said = answer_next(lambda dialog: dialog.reject())
    press(page, "Make real…")
    qtbot.waitUntil(lambda: bool(said))
    assert "Planned changes that can no longer apply then: 1 of “Another”." in said


def test_of_many_changes_all_are_shown_when_the_window_is_idle(page: ScenariosPage, qtbot) -> None:
    opened = [NewChange(ChangeKind.OPEN, SOON, {"position": f"Q-{number}", "unit_id": 2}) for number in range(30)]
    page.context.workspace.plan_changes(1, opened)
    organization = page.context.recorded
    own = {one.id or 0 for one in organization.planned_changes_by_scenario[1]}
    plan = making_real(organization, 1, own, page.context.day)
    dialog = RealDialog(page, page.context, 1, own, plan)
    qtbot.addWidget(dialog)

    def steps() -> int:
        return sum(one.text().startswith("Planned for") for one in dialog.findChildren(QLabel))

    assert steps() == 20
    qtbot.waitUntil(lambda: steps() == 34)
    dialog.confirm()
    assert len(page.context.recorded.planned_changes) == 0


def test_without_a_choice_all_are_offered_and_what_holds_at_once_is_said(page: ScenariosPage, qtbot) -> None:
    said = answer_next(lambda dialog: dialog.reject())
    press(page, "Make real…")
    qtbot.waitUntil(lambda: bool(said))
    assert any(text.startswith("4 changes become records, in this order, and leave “Grow”.") for text in said)
    assert "It holds at once, not from 2027-02-01 on: the status of a position has no dates in the records." in said
    assert len(page.context.recorded.planned_changes) == 4


def test_what_cannot_be_made_real_is_marked_and_nothing_can_be_pressed(page: ScenariosPage, qtbot) -> None:
    page.context.workspace.change(PlannedChange, 1, person="bo-lind")
    select(page, 1)
    seen: list[bool] = []

    def look(dialog: QDialog) -> None:
        seen.append(dialog.verb.isEnabled())
        dialog.reject()

    said = answer_next(look)
    page.make_real()
    qtbot.waitUntil(lambda: bool(said))
    assert seen == [False]
    assert any(text.startswith("Change 1 cannot apply: “bo-lind” is somebody already") for text in said)
    assert page.host.status[0] == "1 scenario, 1 planned change cannot apply"


def test_what_changes_before_the_dialog_comes_is_told_in_place_of_it(page: ScenariosPage, qtbot) -> None:
    made = page.context.workspace.add_scenario("Other").made_id or 0
    page.context.workspace.plan_change(made, ChangeKind.FREEZE, SOON, position="MOD-01")
    page.table.choose(made)
    page.make_real()
    page.context.workspace.undo()
    page.context.workspace.undo()
    qtbot.waitUntil(lambda: page.host.status[0].startswith("Something changed before"))


def test_a_problem_is_shown_with_its_way_out_and_its_change_can_be_mended(page: ScenariosPage, qtbot) -> None:
    page.context.workspace.change(PlannedChange, 1, person="bo-lind")
    page.planned.choose(1)
    qtbot.waitUntil(lambda: page.host.is_panel_open)
    texts = [one.text() for one in page.editor.findChildren(QLabel) if one.isVisible()]
    assert any(text.startswith("Left out: “bo-lind” is somebody already") for text in texts)
    assert "Correct the change or its day below, or remove it." in texts


def test_a_jump_to_a_planned_change_opens_it_in_its_scenario(page: ScenariosPage, qtbot) -> None:
    page.context.workspace.add_scenario("Another")
    page.table.choose(2)
    page.host.show_in_page("scenarios", 3)
    assert (page.table.chosen_row.title, page.planned.chosen_row.change_id) == ("Grow", 3)
    qtbot.waitUntil(lambda: page.host.is_panel_open)


def test_a_change_that_could_not_apply_is_refused_in_its_form(page: ScenariosPage) -> None:
    said = answered(on=SOON, position="MOD-01")
    page.add_planned(ChangeKind.CLOSE)
    assert "Somebody still sits in MOD-01 on that day." in said
    answered(on=SOON, position="MOD-04", unit_id=2)
    page.add_planned(ChangeKind.OPEN)
    assert "Open MOD-04 in Models" in sentences(page)
    assert len(sentences(page)) == 5


def test_several_changes_are_taken_out_by_one_undo(page: ScenariosPage, qtbot) -> None:
    select(page, 2, 3)
    menu = QMenu()
    page.planned.menu_wanted.emit(page.planned.rows_model.rows[1], menu)
    next(one for one in menu.actions() if one.text() == "Take 2 changes out").trigger()
    assert sentences(page) == ["Hire new-1 into MOD-02 at 100 %", "Freeze MOD-01"]
    assert page.context.workspace.undo_label == "Take 2 changes out of Grow"
    page.context.workspace.undo()
    assert len(sentences(page)) == 4


def test_the_panel_of_a_change_closes_when_it_was_made_real(page: ScenariosPage, qtbot) -> None:
    page.planned.choose(1)
    qtbot.waitUntil(lambda: page.host.is_panel_open)
    answer_next(lambda dialog: dialog.verb.click())
    press(page, "Make real…")
    qtbot.waitUntil(lambda: not page.host.is_panel_open)


def test_changes_of_the_base_say_whose_they_are(page: ScenariosPage) -> None:
    made = page.context.workspace.add_scenario("Later", 1).made_id
    assert made is not None
    rows = planned_rows(page.context.recorded, made)
    assert {(row.base, row.is_own) for row in rows} == {("Grow", False)}
    page.table.choose(made)
    assert not page._real.isEnabled()


def test_without_scenarios_the_page_says_what_they_are_for(page: ScenariosPage) -> None:
    page.context.workspace.remove(Scenario, 1)
    (empty,) = [one for one in page.findChildren(EmptyState) if one.isVisible()]
    answered(title="First")
    empty.findChildren(QPushButton)[0].click()
    assert [row.title for row in page.table.rows_model.rows] == ["First"]


def test_a_scenario_with_a_long_title_does_not_widen_the_window(page: ScenariosPage) -> None:
    before = page.minimumSizeHint().width()
    page.context.workspace.change(Scenario, 1, title="Hire everybody whom we can find " * 8)
    assert page._planned_title.text().startswith("Hire everybody whom")
    assert page.minimumSizeHint().width() == before
