from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMenu

from organizations import small_organization
from orgwright.gui.context import Context
from orgwright.gui.staffing import actual_model
from orgwright.gui.staffing.actual_page import ActualPage
from orgwright.gui.staffing.view import StaffingScreen
from orgwright.gui.widgets.dialogs import FormDialog
from orgwright.gui.widgets.empty_state import EmptyState
from orgwright.planning.kept_plan import kept_content
from orgwright.planning.staffing import staffing_plan
from orgwright.records import Baseline, Person
from orgwright.settings import Settings
from orgwright.workspace import Workspace

SPRING = date(2026, 4, 1)


@pytest.fixture
def screen(qtbot, tmp_path: Path):
    context = Context(Settings(user_name="Tess"))
    context.open(Workspace.create(tmp_path / "small.orgwright", small_organization(), "Make it", "Tess"))
    made = StaffingScreen(context)
    qtbot.addWidget(made)
    made.resize(1250, 800)
    made.show()
    yield made
    context.close()


def keep_spring(screen: StaffingScreen, name: str = "Spring") -> None:
    workspace = screen.context.workspace
    picture = workspace.organization.as_of(SPRING)
    workspace.keep_plan(name, picture, kept_content(picture, staffing_plan(picture, SPRING, 12)))


def shown(screen: StaffingScreen, qtbot) -> ActualPage:
    page = screen.show_page("actual")
    assert isinstance(page, ActualPage)
    qtbot.waitUntil(lambda: page.compared is not None, timeout=10_000)
    return page


def test_without_a_kept_plan_the_page_offers_to_keep_one(screen: StaffingScreen, qtbot) -> None:
    page = screen.show_page("actual")
    assert isinstance(page._stack.currentWidget(), EmptyState)

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, FormDialog)
        dialog.form.field("name").show_value("Budget")
        dialog.confirm()

    QTimer.singleShot(0, answer)
    page.ask_and_keep()
    qtbot.waitUntil(lambda: page.compared is not None, timeout=10_000)
    assert page.compared.kept.name == "Budget"
    assert page.compared.kept.months.count == screen.months
    assert page._sentence.text() == "None of its months has passed yet"


def test_a_name_that_is_taken_keeps_the_dialog_open_with_a_sentence(screen: StaffingScreen, qtbot) -> None:
    keep_spring(screen)
    page = shown(screen, qtbot)
    said: list[str] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, FormDialog)
        dialog.form.field("name").show_value("spring")
        dialog.confirm()
        said.append(dialog._error.text())
        dialog.reject()

    QTimer.singleShot(0, answer)
    page.ask_and_keep()
    assert said == ["A plan “spring” is kept already; choose another name."]


def test_passed_months_stand_against_the_plan_and_name_who_differs(screen: StaffingScreen, qtbot) -> None:
    keep_spring(screen)
    workspace = screen.context.workspace
    leaver = next(one for one in workspace.organization.people.values() if one.left_on is None)
    workspace.change(Person, leaver.id, left_on=date(2026, 6, 30))
    page = shown(screen, qtbot)
    row = page.table.rows_model.rows[2]
    assert actual_model.difference_text(row, "closing") == "−1"
    assert actual_model.difference_text(row, "exits") == "+1"
    assert actual_model.pair_text(row, "exits") == "1 of 0"
    named = page.people.rows_model.rows
    assert [(one.name, one.is_there) for one in named] == [(leaver.name, False)]
    assert named[0].why.startswith("left 30 Jun 2026")
    with qtbot.waitSignal(screen.context.jump_wanted) as told:
        page.people.opened.emit(named[0], "")
    assert told.args == ["people", leaver.id]


def test_differences_open_by_person_by_unit_and_by_month(screen: StaffingScreen, qtbot) -> None:
    keep_spring(screen)
    workspace = screen.context.workspace
    leaver = next(one for one in workspace.organization.people.values() if one.left_on is None)
    workspace.change(Person, leaver.id, left_on=date(2026, 6, 30))
    page = shown(screen, qtbot)
    row, later = page.table.rows_model.rows[2], page.table.rows_model.rows[-1]
    closing = page._explained_difference("closing", row)
    cost = page._explained_difference("cost", row)
    running = page._explained_running("cost", row)
    assert closing is not None
    assert cost is not None
    assert running is not None
    assert sum(int(one.values[1] or 0) for one in closing.rows) == -1
    assert sum(int(one.values[3] or 0) for one in cost.rows) == row.figures["cost"].difference
    assert sum(int(one.values[3] or 0) for one in running.rows) == row.figures["cost"].running
    assert page._explained_difference("cost", later) is None
    assert page._explained_running("cost", later) is None


def test_another_plan_and_another_figure_are_chosen_in_menus(screen: StaffingScreen, qtbot) -> None:
    keep_spring(screen)
    keep_spring(screen, "Spring again")
    page = shown(screen, qtbot)
    before = page.kept_id
    menu = QMenu(page)
    page._fill_plans(menu)
    assert [one.text() for one in menu.actions()] == [
        "Spring again  (as recorded, kept 1 Apr 2026)",
        "Spring  (as recorded, kept 1 Apr 2026)",
    ]
    menu.actions()[1].trigger()
    qtbot.waitUntil(lambda: page.compared is not None and page.compared.kept.name == "Spring", timeout=10_000)
    assert page.kept_id != before
    figures = QMenu(page)
    page._fill_figures(figures)
    next(one for one in figures.actions() if one.text() == "Cost").trigger()
    assert page._figures.text() == "Cost, thousands"


def test_a_kept_plan_is_removed_and_undo_brings_it_back(screen: StaffingScreen, qtbot) -> None:
    keep_spring(screen)
    page = shown(screen, qtbot)
    page.remove()
    assert isinstance(page._stack.currentWidget(), EmptyState)
    screen.context.workspace.undo()
    qtbot.waitUntil(lambda: page.compared is not None, timeout=10_000)
    assert len(screen.context.workspace.organization.table(Baseline)) == 1


def test_a_plan_that_cannot_be_read_says_so(screen: StaffingScreen, qtbot) -> None:
    screen.context.workspace.add(Baseline, name="Old", made_on=SPRING, content="{}")
    page = screen.show_page("actual")
    qtbot.waitUntil(lambda: "cannot be read" in page._sentence.text(), timeout=10_000)
    assert page.table.rows_model.rows == []


def test_a_plan_that_came_true_says_so(screen: StaffingScreen, qtbot) -> None:
    keep_spring(screen)
    page = shown(screen, qtbot)
    assert page._sentence.text() == "7 of 12 months have passed: as many people as planned, as much spent as planned"
    assert page._who.text() == "Nobody otherwise than planned, closing of Oct 2026"
    assert actual_model.people_title(3, page.compared.passed[0]) == "3 otherwise than planned, closing of Apr 2026"


def test_figures_are_written_with_their_signs() -> None:
    assert actual_model.value_text(-6_591_400, "cost", signed=True) == "−65,914"
    assert actual_model.value_text(140, "vacant", signed=True) == "+1.40"
    assert actual_model.value_text(0, "closing", signed=True) == "–"
    assert actual_model.value_text(40, "cost", signed=True) == "–"
    assert actual_model.value_text(0, "hires") == "0"
