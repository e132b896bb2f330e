from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from organizations import TODAY, small_organization
from orgwright.errors import RefusedInput
from orgwright.planning.coverage import person_coverage
from orgwright.planning.development import proposed_goals
from orgwright.planning.onboarding import GOALS
from orgwright.records import Goal, GoalAction, Milestone, Record, Statement
from orgwright.workspace import Workspace
from orgwright.workspace.development import NewGoal

ANA, BO, CY, SENIOR, STAFF, PYTHON, FORECASTING = 1, 2, 3, 1, 2, 1, 2


def goals_of_a_role() -> list[Record]:
    rows = (("6-month goals", "Lead a forecast."), ("30-day goals", "Meet the team."), ("Long-term", "Grow others."))
    return [
        Statement(id=number, role_id=SENIOR, section=GOALS, number=number, heading=heading, text=text)
        for number, (heading, text) in enumerate(rows, 1)
    ]


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    records = [*small_organization(), *goals_of_a_role()]
    made = Workspace.create(tmp_path / "small.orgwright", records, "Make it", "Tess")
    yield made
    made.close()


def goals(workspace: Workspace) -> list[tuple[int, int, int | None, int]]:
    rows = workspace.organization.table(Goal).values()
    return sorted((one.person_id, one.skill_id, one.from_level, one.level) for one in rows)


def actions(workspace: Workspace) -> list[tuple[int, str, str]]:
    rows = workspace.organization.table(GoalAction).values()
    return sorted((one.number, one.kind, one.text) for one in rows)


def milestones(workspace: Workspace) -> list[tuple[str, date | None]]:
    rows = sorted(workspace.organization.table(Milestone).values(), key=lambda one: one.number)
    return [(one.text, one.due_on) for one in rows]


def goal_of_bo(workspace: Workspace) -> int:
    return workspace.set_goal(BO, PYTHON, 4, date(2027, 3, 1)).made_id or 0


def test_accepted_proposals_become_goals_in_one_action_that_undo_takes_back(workspace: Workspace) -> None:
    proposed = proposed_goals(workspace.organization, BO, STAFF)
    wanted = [NewGoal(one.skill_id, one.level, one.due_on) for one in proposed] + [NewGoal(PYTHON, 4)]
    changes = workspace.plan_goals(BO, wanted)
    assert changes.label == "Plan 2 goals of Bo Lind"
    assert goals(workspace) == [(BO, PYTHON, 2, 4), (BO, FORECASTING, None, 4)]
    workspace.undo()
    assert goals(workspace) == []


def test_a_plan_raises_the_goal_that_is_there_and_remembers_where_it_began(workspace: Workspace) -> None:
    goal_id = goal_of_bo(workspace)
    workspace.assess({(BO, PYTHON): 3})
    changes = workspace.set_goal(BO, PYTHON, 5, date(2027, 9, 1), "With Ana")
    assert changes.label == "Set the goal of Bo Lind in Python"
    kept = workspace.organization.table(Goal)[goal_id]
    assert (kept.from_level, kept.level, kept.due_on, kept.note) == (2, 5, date(2027, 9, 1), "With Ana")


def test_closing_a_goal_takes_its_actions_with_it(workspace: Workspace) -> None:
    goal_id = goal_of_bo(workspace)
    workspace.add_action(goal_id, "course", "Read about generators")
    assert workspace.close_goal(goal_id).label == "Close the goal of Bo Lind in Python"
    assert (goals(workspace), actions(workspace)) == ([], [])
    workspace.undo()
    assert (goals(workspace), actions(workspace)) == ([(BO, PYTHON, 2, 4)], [(1, "course", "Read about generators")])


def test_an_action_is_added_behind_the_others_changed_and_done(workspace: Workspace) -> None:
    goal_id = goal_of_bo(workspace)
    workspace.add_action(goal_id, "course", "Read about generators")
    made = workspace.add_action(goal_id, "mentoring", "Pair on Fridays", ANA, date(2026, 12, 1)).made_id or 0
    assert actions(workspace) == [(1, "course", "Read about generators"), (2, "mentoring", "Pair on Fridays")]
    assert workspace.change_action(made, text="Pair on Mondays").label == "Change the action “Pair on Fridays”"
    assert workspace.finish_action(made, TODAY).label == "Finish the action “Pair on Mondays”"
    assert workspace.organization.table(GoalAction)[made].done_on == TODAY
    assert workspace.finish_action(made, None).label == "Open again the action “Pair on Mondays”"
    assert workspace.organization.table(GoalAction)[made].done_on is None
    workspace.remove_action(made)
    assert actions(workspace) == [(1, "course", "Read about generators")]


def test_nobody_is_their_own_mentor(workspace: Workspace) -> None:
    goal_id = goal_of_bo(workspace)
    made = workspace.add_action(goal_id, "mentoring", "Pair on Fridays", ANA).made_id or 0
    with pytest.raises(RefusedInput, match="Bo Lind cannot be their own mentor"):
        workspace.add_action(goal_id, "mentoring", "Think", BO)
    with pytest.raises(RefusedInput, match="Bo Lind cannot be their own mentor"):
        workspace.change_action(made, mentor_id=BO)


def test_an_action_without_words_is_refused(workspace: Workspace) -> None:
    with pytest.raises(RefusedInput, match="An action needs a text"):
        workspace.add_action(goal_of_bo(workspace), "project", "  ")


@pytest.mark.parametrize(
    ("wanted", "sentence"),
    [([], "at least one goal"), ([NewGoal(PYTHON, 4), NewGoal(PYTHON, 5)], "only one goal in a skill")],
)
def test_plans_that_mean_nothing_are_refused(workspace: Workspace, wanted: list[NewGoal], sentence: str) -> None:
    with pytest.raises(RefusedInput, match=sentence):
        workspace.plan_goals(BO, wanted)


def test_an_onboarding_plan_is_the_dated_goals_of_the_role_from_the_first_day_on(workspace: Workspace) -> None:
    changes = workspace.start_onboarding(BO, SENIOR, date(2026, 11, 2))
    assert changes.label == "Start the onboarding of Bo Lind as Senior Engineer"
    assert milestones(workspace) == [
        ("Meet the team.", date(2026, 12, 2)),
        ("Lead a forecast.", date(2027, 5, 2)),
    ]
    with pytest.raises(RefusedInput, match="has an onboarding plan as Senior Engineer already"):
        workspace.start_onboarding(BO, SENIOR, date(2026, 11, 2))
    workspace.drop_onboarding(BO, SENIOR)
    assert milestones(workspace) == []


def test_a_role_without_dated_goals_starts_no_onboarding(workspace: Workspace) -> None:
    with pytest.raises(RefusedInput, match="Staff Engineer has no goals with a day"):
        workspace.start_onboarding(ANA, STAFF, TODAY)


def test_a_milestone_is_done_and_open_again(workspace: Workspace) -> None:
    made = workspace.add_milestone(BO, "Speak at the guild", date(2027, 2, 1)).made_id or 0
    assert workspace.finish_milestone(made, TODAY).label == "Finish the milestone “Speak at the guild”"
    assert workspace.organization.table(Milestone)[made].done_on == TODAY
    workspace.finish_milestone(made, None)
    assert workspace.organization.table(Milestone)[made].done_on is None
    workspace.change_milestone(made, text="Speak twice", note="Ask Ana")
    assert milestones(workspace) == [("Speak twice", date(2027, 2, 1))]
    workspace.remove_milestone(made)
    assert milestones(workspace) == []


def test_long_texts_are_cut_in_the_history(workspace: Workspace) -> None:
    made = workspace.add_milestone(BO, "word " * 40, None).made_id or 0
    label = workspace.remove_milestone(made).label
    assert label.endswith("word…”")
    assert len(label) < 90


def test_a_gone_goal_is_said_to_be_gone(workspace: Workspace) -> None:
    with pytest.raises(RefusedInput, match="This goal is gone"):
        workspace.close_goal(99)


def test_a_plan_becomes_a_scenario_in_which_its_goals_are_reached_when_they_are_due(workspace: Workspace) -> None:
    workspace.plan_goals(BO, [NewGoal(PYTHON, 4, date(2027, 3, 1)), NewGoal(FORECASTING, 3, date(2026, 1, 1))])
    changes = workspace.plan_to_scenario("  Plan of  Bo ", [BO])
    assert changes.label == "Add the scenario Plan of Bo"
    made = changes.organization.under(changes.made_id)
    levels = [made.as_of(day).proficiency.level(BO, PYTHON) for day in (date(2027, 2, 28), date(2027, 3, 1))]
    assert levels == [2, 4]
    assert made.as_of(TODAY).proficiency.level(BO, FORECASTING) == 3
    with pytest.raises(RefusedInput, match="There is a scenario “plan of bo” already"):
        workspace.plan_to_scenario("plan of bo", [BO])
    workspace.undo()
    assert "Plan of Bo" not in {one.title for one in workspace.organization.scenarios.values()}


@pytest.mark.parametrize(("title", "person", "sentence"), [(" ", BO, "needs a title"), ("Ana", ANA, "no goals to try")])
def test_a_plan_without_title_or_goals_makes_no_scenario(
    workspace: Workspace, title: str, person: int, sentence: str
) -> None:
    goal_of_bo(workspace)
    with pytest.raises(RefusedInput, match=sentence):
        workspace.plan_to_scenario(title, [person])


def test_milestones_of_a_person_never_share_a_number(workspace: Workspace) -> None:
    workspace.add_milestone(BO, "Speak at the guild", None)
    workspace.start_onboarding(BO, SENIOR, date(2026, 11, 2))
    assert sorted(one.number for one in workspace.organization.table(Milestone).values()) == [1, 2, 3]


@pytest.mark.parametrize(("person_id", "role_id"), [(BO, SENIOR), (BO, STAFF), (ANA, STAFF), (ANA, SENIOR)])
def test_a_plan_of_all_that_is_proposed_closes_the_gaps_in_its_scenario(
    workspace: Workspace, person_id: int, role_id: int
) -> None:
    proposed = proposed_goals(workspace.organization, person_id, role_id)
    if not proposed:
        assert person_coverage(workspace.organization, person_id, role_id).low == 1
        return
    workspace.plan_goals(person_id, [NewGoal(one.skill_id, one.level, one.due_on) for one in proposed])
    made = workspace.plan_to_scenario("The plan", [person_id])
    last = max(one.due_on for one in proposed)
    then = made.organization.under(made.made_id).as_of(last)
    covered = person_coverage(then, person_id, role_id)
    assert (covered.low, covered.gate) == (1, "held" if covered.gate is not None else None)
    assert not proposed_goals(then, person_id, role_id)


def test_a_goal_below_what_is_held_takes_no_level_away_in_the_scenario(workspace: Workspace) -> None:
    workspace.set_goal(BO, PYTHON, 1, date(2027, 3, 1))
    with pytest.raises(RefusedInput, match="more than they ask is held already"):
        workspace.plan_to_scenario("Too low", [BO])
    workspace.set_goal(BO, FORECASTING, 3, date(2027, 3, 1))
    made = workspace.plan_to_scenario("Both", [BO])
    then = made.organization.under(made.made_id).as_of(date(2027, 3, 1)).proficiency
    assert (then.level(BO, PYTHON), then.level(BO, FORECASTING)) == (2, 3)
