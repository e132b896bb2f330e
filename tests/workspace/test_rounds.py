from datetime import date, timedelta
from pathlib import Path

import pytest

from organizations import TODAY, small_organization
from orgwright.errors import RefusedInput
from orgwright.planning.rounds import round_progress
from orgwright.records import AssessmentRound, RoundPerson, RoundSkill
from orgwright.workspace import Changes, Workspace

YESTERDAY, NEXT_WEEK = TODAY - timedelta(days=1), TODAY + timedelta(days=7)


@pytest.fixture
def workspace(tmp_path: Path):
    made = Workspace.create(tmp_path / "small.orgwright", small_organization(), "Make it", "Tess")
    yield made
    made.close()


def opened(workspace: Workspace, **values: object) -> Changes:
    given = {"name": "Spring", "unit_id": 1, "person_ids": [2, 1], "skill_ids": [1, 2], "opened_on": TODAY}
    return workspace.open_round(**{**given, **values})


def test_opening_a_round_is_one_action_with_its_people_and_skills(workspace: Workspace) -> None:
    changes = opened(workspace, name=" Spring ", due_on=NEXT_WEEK, note="Before the reviews")
    assert changes.label == "Open the assessment round Spring"
    assert {name: len(ids) for name, ids in changes.touched.items()} == {
        "assessment_round": 1,
        "round_person": 2,
        "round_skill": 2,
    }
    made = changes.organization.table(AssessmentRound)[changes.made_id or 0]
    assert (made.name, made.unit_id, made.opened_on, made.due_on, made.closed_on, made.note) == (
        "Spring",
        1,
        TODAY,
        NEXT_WEEK,
        None,
        "Before the reviews",
    )
    found = round_progress(changes.organization, changes.made_id or 0)
    assert (found.state, found.person_ids, found.skill_ids, found.asked) == ("open", (1, 2), (2, 1), 4)
    workspace.undo()
    assert [len(workspace.organization.table(one)) for one in (AssessmentRound, RoundPerson, RoundSkill)] == [0, 0, 0]


def test_a_round_of_one_day_is_opened_answered_and_closed_on_it(workspace: Workspace) -> None:
    round_id = opened(workspace, due_on=TODAY).made_id or 0
    workspace.take_round_answers(round_id, {(1, 1): 4}, on=TODAY)
    workspace.close_round(round_id, TODAY)
    found = round_progress(workspace.organization, round_id)
    assert (found.state, found.done, found.is_late) == ("closed", 1, False)


def test_a_person_named_twice_is_asked_once(workspace: Workspace) -> None:
    changes = opened(workspace, person_ids=[1, 1], skill_ids=[2, 2])
    assert round_progress(changes.organization, changes.made_id or 0).asked == 1


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"name": "  "}, "An assessment round needs a name."),
        ({"name": "Autumn"}, "There is an assessment round “Autumn” already."),
        ({"person_ids": []}, "The round “Spring” asks nobody; choose at least one person."),
        ({"skill_ids": []}, "The round “Spring” asks about nothing; choose at least one skill."),
        ({"person_ids": [1, 99]}, "This person is gone: somebody removed it."),
        ({"skill_ids": [99]}, "This skill is gone: somebody removed it."),
        ({"unit_id": 99}, "This unit is gone: somebody removed it."),
        ({"due_on": YESTERDAY}, "The round “Spring” would be due on 2026-11-19, before it opens on 2026-11-20."),
    ],
)
def test_a_round_that_makes_no_sense_is_not_opened(workspace: Workspace, values: dict, sentence: str) -> None:
    opened(workspace, name="Autumn")
    before = workspace.organization
    with pytest.raises(RefusedInput) as refused:
        opened(workspace, **values)
    assert str(refused.value) == sentence
    assert workspace.organization is before


def test_answers_are_self_assessments_by_the_persons_own_name_in_one_action(workspace: Workspace) -> None:
    round_id = opened(workspace).made_id or 0
    changes = workspace.take_round_answers(round_id, {(2, 1): 4, (2, 2): 0}, {(2, 1): "Two projects"})
    assert changes.label == "Take the answers of Bo Lind to the round Spring"
    assert set(changes.cells) == {(2, 1), (2, 2)}
    newest = workspace.assessments_of(2, 1)[-1]
    assert (newest.level, newest.source, newest.assessor, newest.assessed_on, newest.valid_until, newest.evidence) == (
        4,
        "self",
        "Bo Lind",
        TODAY,
        None,
        "Two projects",
    )
    assert round_progress(workspace.organization, round_id).done == 2
    workspace.undo()
    assert round_progress(workspace.organization, round_id).done == 0


def test_answering_again_on_the_same_day_replaces_and_keeps_the_note(workspace: Workspace) -> None:
    round_id = opened(workspace).made_id or 0
    workspace.take_round_answers(round_id, {(2, 2): 4, (1, 2): 2}, {(2, 2): "Two projects"})
    changes = workspace.take_round_answers(round_id, {(2, 2): 3, (1, 2): 1}, {(1, 2): "A course"})
    assert changes.label == "Take the answers of 2 people to the round Spring"
    (one,), (other,) = workspace.assessments_of(2, 2), workspace.assessments_of(1, 2)
    assert [(row.level, row.evidence) for row in (one, other)] == [(3, "Two projects"), (1, "A course")]


@pytest.mark.parametrize(
    ("levels", "on", "sentence"),
    [
        ({}, TODAY, "There are no answers to the round “Spring” to take."),
        ({(2, 1): 3}, TODAY, "Bo Lind is not asked in the round “Spring”."),
        ({(99, 1): 3}, TODAY, "Somebody unknown is not asked in the round “Spring”."),
        ({(1, 2): 3}, TODAY, "The round “Spring” does not ask about Forecasting."),
        ({(1, 99): 3}, TODAY, "The round “Spring” does not ask about an unknown skill."),
        ({(1, 1): 3}, YESTERDAY, "The round “Spring” takes no answers of 2026-11-19: it opens on 2026-11-20."),
        ({(1, 1): 6}, TODAY, "The level of an assessment must be 5 or less, not “6”."),
    ],
)
def test_answers_that_make_no_sense_are_not_taken(workspace: Workspace, levels, on: date, sentence: str) -> None:
    round_id = opened(workspace, person_ids=[1], skill_ids=[1]).made_id or 0
    before = workspace.organization
    with pytest.raises(RefusedInput) as refused:
        workspace.take_round_answers(round_id, levels, on=on)
    assert str(refused.value) == sentence
    assert workspace.organization is before


def test_a_closed_round_takes_no_answers_and_closes_once(workspace: Workspace) -> None:
    round_id = opened(workspace).made_id or 0
    with pytest.raises(RefusedInput, match="cannot close on 2026-11-19, before it opens on 2026-11-20"):
        workspace.close_round(round_id, YESTERDAY)
    changes = workspace.close_round(round_id, TODAY)
    assert changes.label == "Close the assessment round Spring"
    assert round_progress(changes.organization, round_id).state == "closed"
    with pytest.raises(RefusedInput, match=r"The round “Spring” was closed on 2026-11-20\."):
        workspace.take_round_answers(round_id, {(1, 1): 3})
    with pytest.raises(RefusedInput, match="was closed on"):
        workspace.close_round(round_id, NEXT_WEEK)
    workspace.undo()
    assert round_progress(workspace.organization, round_id).state == "open"


def test_removing_a_round_leaves_its_answers(workspace: Workspace) -> None:
    round_id = opened(workspace).made_id or 0
    workspace.take_round_answers(round_id, {(2, 2): 4})
    changes = workspace.remove_round(round_id)
    assert changes.label == "Remove the assessment round Spring"
    assert [len(changes.organization.table(one)) for one in (AssessmentRound, RoundPerson, RoundSkill)] == [0, 0, 0]
    assert changes.organization.proficiency.level(2, 2) == 4
    workspace.undo()
    assert round_progress(workspace.organization, round_id).done == 1
    workspace.redo()
    with pytest.raises(RefusedInput, match="This assessment round is gone"):
        workspace.remove_round(round_id)


def test_a_round_may_not_become_due_before_it_opens(workspace: Workspace) -> None:
    round_id = opened(workspace).made_id or 0
    with pytest.raises(RefusedInput, match="lies before its opened on"):
        workspace.change(AssessmentRound, round_id, due_on=YESTERDAY)
