from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgwright.planning.coverage import person_coverage
from orgwright.planning.development import StepState, development_plan, proposed_goals, step_state
from orgwright.planning.goals import GoalState
from orgwright.planning.organization import Organization
from orgwright.planning.readiness import months_to_role
from orgwright.records import (
    ActionKind,
    Assessment,
    Goal,
    GoalAction,
    Importance,
    Milestone,
    MilestoneKind,
    OrganizationFacts,
    Person,
    Record,
    Requirement,
    Role,
    Skill,
    SkillKind,
    Tier,
)

DAY = date(2027, 3, 1)
KINDS = (SkillKind.TECHNICAL, SkillKind.SOFT, SkillKind.TOOL, SkillKind.DOMAIN)


def organization(held: dict[int, int], *more: Record, levels: tuple[int, ...] = (3, 3, 3, 3)) -> Organization:
    records: list[Record] = [
        OrganizationFacts(id=1, name="Example", planning_date=DAY),
        Role(id=1, name="Engineer"),
        Person(id=1, key="p1", name="Person 1"),
        *(Skill(id=number, name=f"Skill {number}", kind=kind) for number, kind in enumerate(KINDS, 1)),
        *(
            Requirement(
                role_id=1,
                skill_id=number,
                level=level,
                tier=Tier.MUST_HAVE,
                importance=Importance.CRITICAL if number == 4 else Importance.OPTIONAL,
            )
            for number, level in enumerate(levels, 1)
        ),
        *(
            Assessment(person_id=1, skill_id=skill, level=level, assessed_on=date(2027, 1, 1))
            for skill, level in held.items()
        ),
    ]
    return Organization.of(*records, *more)


@pytest.mark.parametrize(
    ("due_on", "done_on", "state"),
    [
        (None, None, StepState.DUE),
        (date(2027, 3, 1), None, StepState.DUE),
        (date(2027, 2, 28), None, StepState.LATE),
        (date(2027, 2, 28), date(2027, 3, 1), StepState.DONE),
        (date(2027, 2, 28), date(2027, 3, 2), StepState.LATE),
    ],
)
def test_a_step_is_done_late_or_due(due_on: date | None, done_on: date | None, state: StepState) -> None:
    assert step_state(due_on, done_on, DAY) is state


def test_a_plan_stands_by_the_days_and_its_actions_by_their_numbers() -> None:
    plan = development_plan(
        organization(
            {1: 2, 2: 4},
            Goal(id=1, person_id=1, skill_id=1, from_level=2, level=3, due_on=date(2027, 2, 1)),
            Goal(id=2, person_id=1, skill_id=2, level=4, due_on=date(2027, 1, 1)),
            Goal(id=3, person_id=1, skill_id=3, level=4),
            GoalAction(id=1, goal_id=1, number=2, kind=ActionKind.COURSE, text="Second"),
            GoalAction(id=2, goal_id=1, number=1, kind=ActionKind.PROJECT, text="First", due_on=date(2027, 2, 1)),
            Milestone(id=1, person_id=1, kind=MilestoneKind.ONBOARDING, text="Later", due_on=date(2027, 6, 1)),
            Milestone(id=2, person_id=1, kind=MilestoneKind.ONBOARDING, text="Sooner", due_on=date(2027, 2, 1)),
        ),
        1,
    )

    assert [one.standing.goal.skill_id for one in plan.goals] == [2, 1, 3]
    assert [one.standing.state for one in plan.goals] == [GoalState.REACHED, GoalState.LATE, GoalState.DUE]
    assert [(one.action.text, one.state) for one in plan.goals[1].actions] == [
        ("First", StepState.LATE),
        ("Second", StepState.DUE),
    ]
    assert [one.milestone.text for one in plan.milestones] == ["Sooner", "Later"]


def test_who_plans_nothing_has_an_empty_plan() -> None:
    assert development_plan(organization({}), 1).is_empty


def test_the_critical_must_have_is_begun_first_and_three_are_learned_side_by_side() -> None:
    found = proposed_goals(organization({1: 1, 2: 2}), 1, 1)

    # Domain takes 3 levels of 9 months, technical 2 of 6, soft and tool 9 each: the fourth begins when the third ends.
    assert [(one.skill_id, one.held, one.level, one.months) for one in found] == [
        (4, None, 3, 27.0),
        (1, 1, 3, 12.0),
        (2, 2, 3, 9.0),
        (3, None, 3, 9.0),
    ]
    assert [one.due_on for one in found] == [date(2029, 6, 1), date(2028, 3, 1), date(2027, 12, 1), date(2028, 9, 1)]


def test_what_has_a_goal_of_that_level_is_not_proposed_again() -> None:
    goals = (Goal(id=1, person_id=1, skill_id=4, level=3), Goal(id=2, person_id=1, skill_id=1, level=2))

    assert [one.skill_id for one in proposed_goals(organization({2: 3, 3: 3}, *goals), 1, 1)] == [1]


@settings(max_examples=60)
@given(
    st.dictionaries(st.integers(1, 4), st.integers(0, 5), max_size=4), st.tuples(*(st.integers(1, 5) for _ in KINDS))
)
def test_every_gap_is_proposed_once_and_none_ends_before_it_could_be_learned(
    held: dict[int, int], levels: tuple[int, ...]
) -> None:
    picture = organization(held, levels=levels)
    found = proposed_goals(picture, 1, 1)

    gaps = [one.skill_id for one in person_coverage(picture, 1, 1).requirements if one.status != "met"]
    assert sorted(one.skill_id for one in found) == sorted(gaps)
    shortest = months_to_role(picture, 1, 1)
    assert shortest is not None
    assert (max((one.months for one in found), default=0.0) > 0) == (shortest > 0)
    assert all(one.due_on >= DAY for one in found)
