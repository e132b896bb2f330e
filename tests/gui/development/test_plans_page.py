from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt

from organizations import TODAY
from orgwright.gui.development import model
from orgwright.gui.development.plans_page import PlansPage
from orgwright.gui.development.view import DevelopmentScreen
from orgwright.gui.widgets.columns import Group
from orgwright.records import Goal, GoalAction, Milestone

ANA, BO, DEE, PYTHON, FORECASTING = 1, 2, 4, 1, 2


@pytest.fixture
def page(screen: DevelopmentScreen) -> PlansPage:
    shown = screen.page
    assert isinstance(shown, PlansPage)
    return shown


def bands(table: Any) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for row in table.rows_model.rows:
        if isinstance(row, Group):
            found[row.title] = []
        else:
            found[next(reversed(found))].append(row)
    return found


def goals(page: PlansPage, person_id: int) -> list[tuple[int, int, date | None]]:
    rows = page.context.recorded.table(Goal).values()
    return sorted((one.skill_id, one.level, one.due_on) for one in rows if one.person_id == person_id)


def test_people_stand_with_and_without_a_plan_and_what_is_late(page: PlansPage) -> None:
    found = bands(page.table)
    assert {title: [row.name for row in rows] for title, rows in found.items()} == {
        "With a plan": ["Bo Lind"],
        "Without a plan": ["Ana Ruiz", "Dee Moss"],
    }
    (bo,) = found["With a plan"]
    assert (bo.goals, bo.reached, bo.late, bo.next_due) == (2, 1, 1, date(2026, 11, 1))
    assert page.host.status[0] == "1 of 3 people have a plan, 1 late"


def test_the_plan_shows_goals_with_their_actions_and_standing(page: PlansPage) -> None:
    rows = [(row.kind, row.text, row.levels, row.state) for row in page.paper.goals.rows_model.rows]
    assert rows == [
        ("goal", "Forecasting", "? → 3", "late"),
        ("action", "Read the handbook", "", "due"),
        ("goal", "Python", "2 → 2", "reached"),
    ]


def test_space_says_that_an_action_is_done_and_undo_takes_it_back(page: PlansPage, qtbot) -> None:
    page.paper.choose(("action", 1))
    qtbot.keyClick(page.paper.goals, Qt.Key.Key_Space)
    assert page.context.recorded.table(GoalAction)[1].done_on == TODAY
    qtbot.keyClick(page.paper.goals, Qt.Key.Key_Space)
    assert page.context.recorded.table(GoalAction)[1].done_on is None
    page.context.workspace.undo()
    assert page.context.recorded.table(GoalAction)[1].done_on == TODAY


def test_a_click_on_the_box_turns_an_action_and_never_a_goal(page: PlansPage, qtbot) -> None:
    table = page.paper.goals
    for place, expected in ((0, None), (1, TODAY)):
        spot = table.visualRect(table.rows_model.index(place, 0)).center()
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        assert page.context.recorded.table(GoalAction)[1].done_on == expected


def test_proposed_goals_are_accepted_skipped_changed_and_planned_at_once(page: PlansPage, qtbot, fill_in) -> None:
    page.show_person(DEE)
    page.propose(2)
    table = page.proposals.table
    assert [(row.skill, row.level, row.source) for row in table.rows_model.rows if not isinstance(row, Group)] == []
    page.propose()
    (row,) = table.rows_model.rows
    assert (row.skill, row.held, row.level, row.is_gate, row.months, row.source) == (
        "Python", None, 3, True, 18.0, "policy",
    )  # fmt: skip
    table.choose(row.key)
    qtbot.keyClick(table, Qt.Key.Key_S)
    assert not page.proposals.verb.isEnabled()
    fill_in({"level": 4, "due_on": date(2027, 9, 1)})
    qtbot.keyClick(table, Qt.Key.Key_E)
    assert page.proposals.verb.text() == "Plan 1 goal"
    qtbot.mouseClick(page.proposals.verb, Qt.MouseButton.LeftButton)
    assert goals(page, DEE) == [(PYTHON, 4, date(2027, 9, 1))]
    assert page.paper.goals.isVisible()
    page.context.workspace.undo()
    assert goals(page, DEE) == []


def test_escape_leaves_the_proposals(page: PlansPage, qtbot) -> None:
    page.propose()
    assert page.proposals.isVisible()
    qtbot.keyClick(page.proposals.table, Qt.Key.Key_Escape)
    assert not page.proposals.isVisible()


def test_a_goal_an_action_and_a_milestone_are_added_by_their_forms(page: PlansPage, fill_in) -> None:
    page.show_person(DEE)
    fill_in({"skill_id": PYTHON, "level": 2, "due_on": date(2027, 1, 1)})
    page.add_goal()
    assert goals(page, DEE) == [(PYTHON, 2, date(2027, 1, 1))]
    fill_in({"text": "Pair on Fridays", "kind": "mentoring", "mentor_id": ANA})
    page.add_action(page.paper.goals.rows_model.rows[0])
    made = max(page.context.recorded.table(GoalAction).values(), key=lambda one: one.id or 0)
    assert (made.text, made.kind, made.mentor_id, made.due_on) == (
        "Pair on Fridays", "mentoring", ANA, date(2027, 1, 1),
    )  # fmt: skip
    fill_in({"text": "Speak at the guild", "due_on": date(2027, 2, 1)})
    page.add_milestone()
    (step,) = page.context.recorded.table(Milestone).values()
    assert (step.person_id, step.text, step.kind) == (DEE, "Speak at the guild", "development")
    page.show_person(ANA)
    assert [(row.name, row.what) for row in page.paper.mentees.rows_model.rows] == [("Dee Moss", "Python")]
    page.paper.person_wanted.emit(DEE)
    assert page.shown_person == DEE


def test_the_panel_edits_an_action_proposes_mentors_and_follows_undo(page: PlansPage, qtbot) -> None:
    page.edit_step(page.paper.goals.rows_model.rows[1])
    assert page.is_editing
    field = page.editor.fields["text"]
    field.editor.setPlainText("Read all of the handbook")
    field.commit()
    assert page.context.recorded.table(GoalAction)[1].text == "Read all of the handbook"
    assert page.editor.mentors is not None
    assert [row[1] for row in page.editor.mentors.rows_model.rows] == ["Dee Moss"]
    page.editor.mentors.choose(DEE)
    qtbot.keyClick(page.editor.mentors, Qt.Key.Key_Return)
    assert page.context.recorded.table(GoalAction)[1].mentor_id == DEE
    assert page.editor.fields["mentor_id"].value() == DEE
    page.context.workspace.undo()
    page.context.workspace.undo()
    assert field.value() == "Read the handbook"
    page.remove_step()
    assert not page.context.recorded.table(GoalAction)
    assert not page.is_editing


def test_a_goal_is_changed_and_closed_in_the_panel(page: PlansPage) -> None:
    page.edit_step(page.paper.goals.rows_model.rows[0])
    page.editor.fields["level"].show_value(2)
    page.editor.fields["level"].editor.setText("4")
    page.editor.fields["level"].commit()
    assert page.context.recorded.table(Goal)[2].level == 4
    page.remove_step()
    assert goals(page, BO) == [(PYTHON, 2, date(2026, 12, 1))]


def test_what_is_late_and_due_stands_over_the_whole_unit(page: PlansPage, qtbot) -> None:
    page.shown.select("waiting")
    page.refresh()
    found = bands(page.waiting)
    assert {title: [(row.person, row.text) for row in rows] for title, rows in found.items()} == {
        "Late": [("Bo Lind", "Forecasting")],
        "Due within 30 days": [("Bo Lind", "Read the handbook")],
    }
    page.waiting.choose(("action", 1))
    qtbot.keyClick(page.waiting, Qt.Key.Key_Space)
    assert "Due within 30 days" not in bands(page.waiting)
    page.waiting.opened.emit(found["Late"][0], "")
    assert (page.shown.selected, page.shown_person) == ("people", BO)
    assert page.shown_person == BO


def test_a_plan_is_tried_in_a_scenario_that_closes_its_gaps(page: PlansPage, fill_in) -> None:
    fill_in({"title": "Plan of Bo"})
    page.try_plan()
    made = page.context.scenario_id
    assert made is not None
    later = page.context.recorded.under(made).as_of(date(2027, 1, 1))
    assert [one.state for one in model.goal_rows(later, model.development_plan(later, BO)) if one.kind == "goal"] == [
        "reached",
        "reached",
    ]
    page.context.workspace.undo()
    assert page.context.scenario_id is None


def test_after_an_edit_only_the_touched_rows_are_made_anew_and_all_are_right(page: PlansPage) -> None:
    workspace = page.context.workspace
    kept = {row.person_id: row for row in page._rows}
    for edit in (
        lambda: workspace.set_goal(DEE, PYTHON, 3, date(2026, 11, 10)),
        lambda: workspace.assess({(DEE, PYTHON): 4}),
        lambda: workspace.add_action(2, "mentoring", "Pair", ANA, date(2026, 10, 1)),
        lambda: workspace.finish_action(1, TODAY),
        lambda: workspace.add_milestone(BO, "Speak", date(2026, 9, 1)),
        lambda: workspace.close_goal(2),
        workspace.undo,
    ):
        edit()
        assert page._rows == model.people_rows(page.context.organization, None)
    assert page._rows[0] == kept[ANA]


def test_numbers_are_explained(page: PlansPage) -> None:
    told: list[Any] = []
    page.paper.explained.connect(told.append)
    row = page.paper.goals.rows_model.rows[0]
    page.paper.goals.explained.emit(page.paper._explain_level(row))
    assert "Forecasting" in told[0].what
    assert page.paper._explain_coverage() is not None


def test_another_unit_shows_its_own_people_and_a_jump_leaves_it(page: PlansPage) -> None:
    page.context.set_unit(2)
    assert [row.name for row in model.people_rows(page.context.organization, 2)] == ["Bo Lind", "Dee Moss"]
    page.host.show_record(ANA)
    assert (page.context.unit_id, page.shown_person) == (None, ANA)
