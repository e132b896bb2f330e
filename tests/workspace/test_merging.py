from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from organizations import TODAY, small_organization
from orgwright.errors import RefusedInput
from orgwright.planning.organization import Organization
from orgwright.planning.skill_matching import SkillMatcher
from orgwright.records import Assessment, PlannedChange, Record, Requirement, Skill, Source, Target
from orgwright.store.snapshot import read_organization
from orgwright.workspace import Workspace
from orgwright.workspace import file as workspace_file
from orgwright.workspace.merge_preview import Moved, merge_preview

PYTHON, FORECASTING, SNAKE = 1, 2, 3
ANA, BO = 1, 2
SENIOR, STAFF = 1, 2


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    snake = Skill(
        id=SNAKE,
        name="Python 3",
        kind="tool",
        category="Languages",
        aliases="py; CPython",
        description="The language.",
        kept_apart="Cython; python",
    )
    made = Workspace.create(tmp_path / "small.orgwright", [*small_organization(), snake], "Make it", "Tess")
    yield made
    made.close()


def tables(workspace: Workspace) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table but those of the journal."""
    read = workspace._database.driver.execute
    names = [name for (name,) in read("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()]
    kept = sorted(set(names) - {"action", "change", "sqlite_sequence"})
    return {name: read(f"SELECT * FROM {name} ORDER BY 1").fetchall() for name in kept}


def kept_skill(workspace: Workspace) -> Skill:
    return workspace.organization.skills[PYTHON]


def only(workspace: Workspace, record: type[Record], row_id: int) -> Any:
    return workspace.organization.table(record)[row_id]


def assess(workspace: Workspace, skill_id: int, level: int | None, **more: Any) -> None:
    fixed: dict[str, Any] = {"assessor": "Mo", "on": TODAY, "evidence": ""}
    workspace.assess({(BO, skill_id): level}, **{**fixed, **more})


def test_everything_of_the_merged_skill_goes_to_the_kept_one(workspace: Workspace) -> None:
    workspace.add(Skill, name="Typing", parent_id=SNAKE)
    workspace.add(Requirement, role_id=STAFF, skill_id=SNAKE, tier="must-have")
    workspace.add(Target, unit_id=2, skill_id=SNAKE, level=2, people=1)
    workspace.add(
        PlannedChange, scenario_id=1, on=TODAY, change="raise-skill", person="bo-lind", skill_id=SNAKE, value=3
    )
    assess(workspace, SNAKE, 3)
    changes = workspace.merge_skills(PYTHON, SNAKE)
    assert changes.label == "Merge the skill Python 3 into Python"
    organization = workspace.organization
    assert SNAKE not in organization.skills
    assert {one.skill_id for one in organization.requirements.values()} == {PYTHON, FORECASTING}
    assert [one.skill_id for one in organization.targets.values()] == [PYTHON, PYTHON]
    assert [one.skill_id for one in organization.planned_changes.values()] == [None, PYTHON]
    assert [one.name for one in organization.skills.values() if one.parent_id == PYTHON] == ["Typing"]
    assert [one.level for one in workspace.assessments_of(BO, PYTHON)] == [2, 3]
    assert organization.proficiency.level(BO, PYTHON) == 3


def test_the_kept_skill_takes_over_names_and_what_it_does_not_say_itself(workspace: Workspace) -> None:
    workspace.change(Skill, PYTHON, kept_apart="Monty; Python 3", kind="technical")
    workspace.merge_skills(PYTHON, SNAKE)
    kept = kept_skill(workspace)
    assert kept.aliases == "CPython;Python 3;py"
    assert kept.kept_apart == "Monty;Cython"
    assert (kept.kind, kept.category, kept.description) == ("technical", "Languages", "The language.")
    assert workspace.organization.find(Skill, "python 3").id == PYTHON


def test_a_name_with_a_semicolon_becomes_one_other_name(workspace: Workspace) -> None:
    workspace.change(Skill, SNAKE, name="Python 2; 3", aliases="")
    workspace.merge_skills(PYTHON, SNAKE)
    assert kept_skill(workspace).aliases == "CPython;Python 2, 3"


def test_what_the_kept_skill_says_itself_stays(workspace: Workspace) -> None:
    workspace.change(Skill, PYTHON, category="Own", description="Own words.")
    workspace.merge_skills(PYTHON, SNAKE)
    assert (kept_skill(workspace).category, kept_skill(workspace).description) == ("Own", "Own words.")


def test_requirements_of_one_role_become_the_stricter_one_of_the_kept_skill(workspace: Workspace) -> None:
    workspace.change(Requirement, 1, level=3, importance="optional", importance_text="nice to have", tier=None)
    made = workspace.add(
        Requirement,
        role_id=SENIOR,
        skill_id=SNAKE,
        tier="must-have",
        importance="critical",
        importance_text="cannot do without",
        level=4,
        detail="Ships it.",
        begins=10,
        ends=20,
    ).made_id
    workspace.merge_skills(PYTHON, SNAKE)
    assert made not in workspace.organization.requirements
    row = only(workspace, Requirement, 1)
    assert (row.tier, row.importance, row.importance_text) == ("must-have", "critical", "cannot do without")
    assert (row.level, row.detail, row.begins, row.ends) == (4, "Ships it.", 10, 20)


def test_a_requirement_under_another_condition_stays_a_row_of_its_own(workspace: Workspace) -> None:
    workspace.add(Requirement, role_id=SENIOR, skill_id=SNAKE, context="size=enterprise")
    workspace.merge_skills(PYTHON, SNAKE)
    asked = [one.context for one in workspace.organization.requirements.values() if one.skill_id == PYTHON]
    assert asked == ["", "size=enterprise"]


@pytest.mark.parametrize(
    ("kept", "merged", "after"),
    [
        (None, "critical", "critical"),
        (None, "important", "important"),
        (None, "optional", None),
        ("important", None, "important"),
        ("optional", None, None),
        ("critical", "context-specific", "critical"),
        (None, None, None),
    ],
)
def test_the_graver_importance_counts_and_none_counts_as_important(
    workspace: Workspace, kept: str | None, merged: str | None, after: str | None
) -> None:
    workspace.change(Requirement, 1, importance=kept)
    workspace.add(Requirement, role_id=SENIOR, skill_id=SNAKE, importance=merged)
    workspace.merge_skills(PYTHON, SNAKE)
    assert only(workspace, Requirement, 1).importance == after


def test_a_level_by_hand_does_not_stand_in_for_a_higher_one_by_policy(workspace: Workspace) -> None:
    assert workspace.organization.demand.asks(SENIOR)[0].level == 3
    workspace.add(Requirement, role_id=SENIOR, skill_id=SNAKE, level=2)
    workspace.merge_skills(PYTHON, SNAKE)
    assert only(workspace, Requirement, 1).level is None
    assert workspace.organization.demand.asks(SENIOR)[0].level == 3


def test_a_higher_level_by_hand_is_taken_over(workspace: Workspace) -> None:
    workspace.add(Requirement, role_id=SENIOR, skill_id=SNAKE, level=5)
    workspace.merge_skills(PYTHON, SNAKE)
    assert only(workspace, Requirement, 1).level == 5


def test_equal_targets_become_the_larger_one(workspace: Workspace) -> None:
    workspace.add(Target, unit_id=1, skill_id=SNAKE, level=3, people=7, importance="optional")
    workspace.add(Target, unit_id=1, skill_id=SNAKE, level=4, people=1)
    workspace.merge_skills(PYTHON, SNAKE)
    rows = [(one.level, one.people, one.importance) for one in workspace.organization.targets.values()]
    assert rows == [(3, 7, "critical"), (4, 1, None)]


@pytest.mark.parametrize(
    ("kept", "merged", "after"),
    [
        ((3, None), (2, TODAY), (2, TODAY)),
        ((2, TODAY), (3, None), (2, TODAY)),
        ((3, TODAY), (3, None), (3, None)),
        ((3, TODAY), (3, TODAY + timedelta(9)), (3, TODAY + timedelta(9))),
        ((3, None), (None, None), (None, None)),
        ((None, None), (0, None), (None, None)),
    ],
)
def test_of_two_statements_of_one_day_the_lower_stays(workspace: Workspace, kept: Any, merged: Any, after: Any) -> None:
    for skill_id, (level, until) in ((PYTHON, kept), (SNAKE, merged)):
        assess(workspace, skill_id, level, valid_until=until)
    workspace.merge_skills(PYTHON, SNAKE)
    row = workspace.assessments_of(BO, PYTHON)[-1]
    assert (row.level, row.valid_until) == after
    assert len(workspace.assessments_of(BO, PYTHON)) == 2


@pytest.mark.parametrize(
    ("kept", "merged", "after"), [("a", "b", "a; b"), ("", "b", "b"), ("a", "", "a"), ("a", "a", "a")]
)
def test_the_evidence_of_both_statements_is_kept(workspace: Workspace, kept: str, merged: str, after: str) -> None:
    assess(workspace, PYTHON, 3, evidence=kept)
    assess(workspace, SNAKE, 3, evidence=merged)
    workspace.merge_skills(PYTHON, SNAKE)
    assert workspace.assessments_of(BO, PYTHON)[-1].evidence == after


def test_a_skill_merged_into_one_that_stands_below_it_leaves_no_circle(workspace: Workspace) -> None:
    workspace.change(Skill, SNAKE, parent_id=FORECASTING)
    between = workspace.add(Skill, name="Between", parent_id=SNAKE).made_id
    workspace.change(Skill, PYTHON, parent_id=between)
    workspace.merge_skills(PYTHON, SNAKE)
    parents = {key: one.parent_id for key, one in workspace.organization.skills.items()}
    assert parents == {PYTHON: FORECASTING, FORECASTING: None, between: PYTHON}


def test_a_skill_merged_into_the_one_above_it_leaves_no_circle(workspace: Workspace) -> None:
    workspace.change(Skill, SNAKE, parent_id=PYTHON)
    below = workspace.add(Skill, name="Below", parent_id=SNAKE).made_id
    workspace.merge_skills(PYTHON, SNAKE)
    assert kept_skill(workspace).parent_id is None
    assert workspace.organization.skills[below].parent_id == PYTHON


def test_a_skill_without_a_parent_takes_the_place_of_the_merged_one(workspace: Workspace) -> None:
    workspace.change(Skill, SNAKE, parent_id=FORECASTING)
    workspace.merge_skills(PYTHON, SNAKE)
    assert kept_skill(workspace).parent_id == FORECASTING


def test_a_merge_is_one_action_and_undo_restores_every_table(workspace: Workspace) -> None:
    workspace.add(Skill, name="Below", parent_id=SNAKE)
    workspace.add(Requirement, role_id=SENIOR, skill_id=SNAKE, level=5)
    workspace.add(Target, unit_id=1, skill_id=SNAKE, level=3, people=7)
    for skill_id, level in ((PYTHON, 3), (SNAKE, 2)):
        assess(workspace, skill_id, level, evidence=f"seen at {level}")
    assess(workspace, SNAKE, 4, on=TODAY - timedelta(5))
    before = tables(workspace)
    workspace.merge_skills(PYTHON, SNAKE)
    after = tables(workspace)
    assert after != before
    workspace.undo()
    assert tables(workspace) == before
    workspace.redo()
    assert tables(workspace) == after
    assert workspace.problems() == ()


@pytest.mark.parametrize("verb", ["merge_skills", "keep_apart", "compare_again"])
@pytest.mark.parametrize(
    ("one", "other", "sentence"),
    [
        (PYTHON, PYTHON, "It takes two skills; Python was given twice."),
        (PYTHON, 99, "This skill is gone: somebody removed it."),
        (99, PYTHON, "This skill is gone: somebody removed it."),
    ],
)
def test_two_skills_that_are_there_are_needed(
    workspace: Workspace, verb: str, one: int, other: int, sentence: str
) -> None:
    with pytest.raises(RefusedInput) as refused:
        getattr(workspace, verb)(one, other)
    assert str(refused.value) == sentence
    assert workspace.undo_label is None


def test_the_preview_counts_what_moves_and_what_is_folded(workspace: Workspace) -> None:
    workspace.add(Skill, name="Below", parent_id=SNAKE)
    workspace.add(Requirement, role_id=SENIOR, skill_id=SNAKE, context=" ")
    workspace.add(Requirement, role_id=STAFF, skill_id=SNAKE)
    workspace.add(Target, unit_id=1, skill_id=SNAKE, level=3, people=7)
    assess(workspace, PYTHON, 3)
    assess(workspace, SNAKE, 2)
    assess(workspace, SNAKE, 2, source="self")
    assess(workspace, SNAKE, 2, on=TODAY - timedelta(1))
    seen = merge_preview(workspace.organization, PYTHON, SNAKE)
    assert (seen.requirements, seen.assessments, seen.targets) == (Moved(2, 1), Moved(3, 1), Moved(1, 1))
    assert (seen.planned_changes, seen.children, seen.aliases, seen.rising) == (0, 1, ("Python 3", "py"), ())


def test_the_preview_names_those_whose_level_would_rise(workspace: Workspace) -> None:
    assess(workspace, PYTHON, 1, on=TODAY - timedelta(9))
    assess(workspace, PYTHON, 5, source="self", assessor="Bo Lind", on=TODAY - timedelta(9))
    assess(workspace, SNAKE, None)
    assert merge_preview(workspace.organization, PYTHON, SNAKE).rising == (BO,)


def test_many_rows_are_read_anew_and_few_alike(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    assess(workspace, SNAKE, 3)
    monkeypatch.setattr(workspace_file, "MOST_REREAD", 1)
    changes = workspace.merge_skills(PYTHON, SNAKE)
    assert changes.cells == ((BO, PYTHON), (BO, SNAKE))
    assert changes.touched == {"assessment": frozenset({3}), "skill": frozenset({PYTHON, SNAKE})}
    assert changes.organization.proficiency.level(BO, PYTHON) == 3
    assert changes.organization.rows == read_organization(workspace._database).rows


def are_apart(workspace: Workspace) -> bool:
    return SkillMatcher(workspace.organization.skills.values()).are_kept_apart(PYTHON, FORECASTING)


def test_skills_kept_apart_stay_so_under_new_names_and_through_merges(workspace: Workspace) -> None:
    workspace.keep_apart(PYTHON, FORECASTING)
    assert (kept_skill(workspace).kept_apart, workspace.undo_label) == (
        "Forecasting",
        "Keep the skills Python and Forecasting apart",
    )
    workspace.change(Skill, PYTHON, name="Snakes")
    workspace.change(Skill, FORECASTING, name="Demand planning")
    assert are_apart(workspace)
    workspace.merge_skills(PYTHON, SNAKE)
    assert are_apart(workspace)
    assert workspace.organization.skills[FORECASTING].kept_apart == "Python;Snakes"


def test_a_new_name_is_forgotten_with_its_undo(workspace: Workspace) -> None:
    workspace.keep_apart(PYTHON, FORECASTING)
    before = tables(workspace)
    workspace.change(Skill, PYTHON, name="Snakes")
    workspace.undo()
    assert tables(workspace) == before


def test_a_name_in_another_case_is_no_new_name(workspace: Workspace) -> None:
    workspace.keep_apart(PYTHON, FORECASTING)
    workspace.change(Skill, PYTHON, name="python")
    assert workspace.organization.skills[FORECASTING].kept_apart == "Python"


def test_keeping_apart_twice_changes_nothing_and_undo_forgets_it(workspace: Workspace) -> None:
    workspace.keep_apart(PYTHON, FORECASTING)
    workspace.keep_apart(FORECASTING, PYTHON)
    assert next(one.label for one in workspace.history()) == "Keep the skills Python and Forecasting apart"
    workspace.undo()
    assert not are_apart(workspace)


def test_skills_compared_again_forget_all_names_that_kept_them_apart(workspace: Workspace) -> None:
    workspace.change(Skill, FORECASTING, kept_apart="CPython; python; Cooking")
    workspace.change(Skill, PYTHON, kept_apart="forecasting")
    assert are_apart(workspace)
    workspace.compare_again(PYTHON, FORECASTING)
    assert not are_apart(workspace)
    assert workspace.organization.skills[FORECASTING].kept_apart == "Cooking"


DAYS = some.integers(0, 3).map(lambda number: TODAY - timedelta(number))
STATEMENTS = some.lists(
    some.tuples(
        some.sampled_from([ANA, BO]),
        some.sampled_from([PYTHON, SNAKE]),
        some.sampled_from(list(Source)),
        some.sampled_from(["Mo", "Jo"]),
        DAYS,
        some.none() | some.integers(0, 5),
        some.none() | DAYS,
    ),
    max_size=12,
    unique_by=lambda one: one[:5],
)
DEMANDS = some.lists(
    some.tuples(
        some.sampled_from([SENIOR, STAFF]),
        some.sampled_from([PYTHON, SNAKE]),
        some.sampled_from(["", "size=small"]),
        some.none() | some.integers(1, 5),
        some.none() | some.sampled_from(["critical", "optional"]),
    ),
    max_size=6,
)


def with_statements(statements: list[Any], demands: list[Any]) -> list[Record]:
    records = [one for one in small_organization() if not isinstance(one, Assessment | Requirement)]
    records.append(Skill(id=SNAKE, name="Python 3"))
    for number, (person, skill, source, assessor, on, level, until) in enumerate(statements, 1):
        said = {"source": source, "assessor": assessor, "assessed_on": on, "level": level, "valid_until": until}
        records.append(Assessment(id=number, person_id=person, skill_id=skill, **said))
    for number, (role, skill, context, level, importance) in enumerate(demands, 1):
        asked = {"context": context, "level": level, "importance": importance}
        records.append(Requirement(id=number, role_id=role, skill_id=skill, **asked))
    return records


def peers_or_lapsed(statements: list[Any], person_id: int) -> bool:
    """Whether a person has a statement that may let another source count: of a peer, withdrawn, or with an end."""
    own = [one for one in statements if one[0] == person_id]
    return any(one[2] == Source.PEER or one[5] is None or one[6] is not None for one in own)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(statements=STATEMENTS, demands=DEMANDS)
def test_a_merge_loses_nothing_but_what_both_skills_have_and_raises_nobody_unnamed(
    tmp_path_factory: pytest.TempPathFactory, statements: list[Any], demands: list[Any]
) -> None:
    path = tmp_path_factory.mktemp("merge") / "one.orgwright"
    workspace = Workspace.create(path, with_statements(statements, demands), "Make it", "Tess")
    before = workspace.organization
    seen = merge_preview(before, PYTHON, SNAKE)
    whole = tables(workspace)
    after = workspace.merge_skills(PYTHON, SNAKE).organization
    assert {(one[0], *one[2:5]) for one in statements} == {
        (row.person_id, row.source, row.assessor, row.assessed_on) for row in workspace.assessment_rows()
    }
    assert len(before.assessments.columns) - len(after.assessments.columns) == seen.assessments.folded
    assert len(before.requirements) - len(after.requirements) == seen.requirements.folded
    assert {(one.role_id, one.context) for one in before.requirements.values()} == {
        (one.role_id, one.context) for one in after.requirements.values()
    }
    for person_id in (ANA, BO):
        level = after.proficiency.level(person_id, PYTHON)
        highest = max(before.proficiency.level(person_id, skill_id) for skill_id in (PYTHON, SNAKE))
        assert (level >= 0 and level > highest) == (person_id in seen.rising)
        assert person_id not in seen.rising or peers_or_lapsed(statements, person_id)
    for role_id in (SENIOR, STAFF):
        assert weight(after, role_id) >= weight(before, role_id)
    workspace.undo()
    assert tables(workspace) == whole
    workspace.close()


def weight(organization: Organization, role_id: int) -> float:
    """The heaviest that a role asks of either skill, applicable or not."""
    return max((one.weight for one in organization.demand.asks(role_id) if one.skill_id != FORECASTING), default=0)
