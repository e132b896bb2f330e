from datetime import date

import pytest
from PySide6.QtCore import Qt

from organizations import TODAY
from orgwright.gui.development.onboarding_page import OnboardingPage
from orgwright.gui.development.view import DevelopmentScreen
from orgwright.gui.development.year_line import marks_of
from orgwright.records import Milestone

DEE, SENIOR = 4, 1


@pytest.fixture
def page(screen: DevelopmentScreen) -> OnboardingPage:
    shown = screen.show_page("onboarding")
    assert isinstance(shown, OnboardingPage)
    return shown


def steps(page: OnboardingPage) -> list[tuple[str, date | None, str]]:
    return [(row.text, row.due_on, row.state) for row in page.steps.rows_model.rows]


def test_who_is_new_without_a_plan_is_offered_one_from_the_role(page: OnboardingPage, fill_in) -> None:
    assert page.chosen is not None
    assert (page.chosen.name, page.chosen.band, page.chosen.one.starts_on) == (
        "Dee Moss", "Without a plan", date(2026, 11, 1),
    )  # fmt: skip
    assert page.start.isVisible()
    assert [row.due_on for row in page.ahead.rows_model.rows] == [date(2026, 12, 1), date(2027, 5, 1)]
    fill_in({})
    page.start_plan()
    assert steps(page) == [
        ("Meet the team.", date(2026, 12, 1), "due"),
        ("Lead a forecast.", date(2027, 5, 1), "due"),
    ]
    assert page.chosen.band == "Under way"
    assert not page.start.isVisible()
    page.context.workspace.undo()
    assert page.chosen.band == "Without a plan"


def test_milestones_are_done_late_and_due(page: OnboardingPage, qtbot) -> None:
    page.context.workspace.start_onboarding(DEE, SENIOR, date(2026, 10, 1))
    assert [state for _, _, state in steps(page)] == ["late", "due"]
    page.steps.choose(page.steps.rows_model.rows[0].key)
    qtbot.keyClick(page.steps, Qt.Key.Key_Space)
    assert [state for _, _, state in steps(page)] == ["done", "due"]
    assert page.chosen is not None
    assert (page.chosen.one.done, page.chosen.late) == (1, 0)
    assert marks_of(page.steps.rows_model.rows) == [
        (date(2026, 10, 31), "30-day goals", "done"),
        (date(2027, 4, 1), "6-month goals", "due"),
    ]
    assert "done" in page.line.accessibleName()


def test_a_finished_plan_stands_apart_while_the_person_is_new(page: OnboardingPage) -> None:
    workspace = page.context.workspace
    workspace.start_onboarding(DEE, SENIOR, date(2026, 10, 1))
    for milestone_id in list(page.context.recorded.table(Milestone)):
        workspace.finish_milestone(milestone_id, TODAY)
    assert page.chosen is not None
    assert page.chosen.band == "Finished"


def test_a_milestone_of_the_first_year_is_added_edited_and_the_plan_removed(page: OnboardingPage, fill_in) -> None:
    page.context.workspace.start_onboarding(DEE, SENIOR, date(2026, 11, 1))
    fill_in({"text": "Meet the customers", "due_on": date(2027, 1, 1)})
    page.add_milestone()
    assert ("Meet the customers", date(2027, 1, 1), "due") in steps(page)
    page.edit_step(page.steps.rows_model.rows[0])
    page.editor.fields["note"].editor.setPlainText("With Ana")
    page.editor.fields["note"].commit()
    assert "With Ana" in {one.note for one in page.context.recorded.table(Milestone).values()}
    page.drop_plan()
    assert steps(page) == []
    page.context.workspace.undo()
    assert len(steps(page)) == 3


def test_a_role_without_dated_goals_says_so(page: OnboardingPage) -> None:
    page.context.workspace.fill_position(1, DEE, date(2026, 12, 1), 50)
    page.show_person(DEE)
    rows = {row.role: row for row in page._rows}
    assert set(rows) == {"Senior Engineer", "Staff Engineer"}
    page._key = rows["Staff Engineer"].key
    page.refresh()
    assert not page.start.isVisible()
    assert "no goals with a day" in page._nothing.text()


def test_nobody_new_is_a_designed_empty_page(page: OnboardingPage) -> None:
    page.context.set_day(date(2030, 1, 1))
    assert page._rows == []
    assert page._empty.isVisible()


def test_leaving_the_panel_goes_back_to_the_list_that_it_was_opened_from(page: OnboardingPage, qtbot) -> None:
    page.context.workspace.start_onboarding(DEE, SENIOR, date(2026, 10, 1))
    page.steps.setFocus()
    page.steps.choose(page.steps.rows_model.rows[0].key)
    qtbot.keyClick(page.steps, Qt.Key.Key_Return)
    assert not page.steps.hasFocus()
    page.host.close_panel()
    assert page.steps.hasFocus()
