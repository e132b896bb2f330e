from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgwright.planning.goals import GoalState, goal_of, goal_standing, goal_state
from orgwright.planning.organization import Organization
from orgwright.records import Goal
from pictures import DAY, facts, person, said, skills


def goal(person_id: int = 1, skill_id: int = 1, level: int = 3, due: date | None = DAY, number: int = 1) -> Goal:
    return Goal(id=number, person_id=person_id, skill_id=skill_id, level=level, due_on=due)


def picture(*records: object) -> Organization:
    return Organization.of(facts(), person(1), person(2), *skills(3), *records)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("held", "due", "state"),
    [
        (3, DAY - timedelta(days=90), GoalState.REACHED),
        (5, None, GoalState.REACHED),
        (2, DAY, GoalState.DUE),
        (2, DAY - timedelta(days=1), GoalState.LATE),
        (2, None, GoalState.DUE),
        (None, DAY - timedelta(days=1), GoalState.LATE),
        (None, None, GoalState.DUE),
    ],
)
def test_a_goal_is_reached_by_the_level_held_and_late_from_the_day_after(
    held: int | None, due: date | None, state: GoalState
) -> None:
    assert goal_state(goal(due=due), held, DAY) is state


def test_the_goal_of_a_cell_is_found_and_other_cells_have_none() -> None:
    organization = picture(goal(2, 3))
    assert goal_of(organization, (2, 3)) is not None
    assert goal_of(organization, (1, 3)) is None
    assert goal_standing(organization, (1, 3)) is None


def test_a_goal_stands_by_the_level_of_the_day_that_is_looked_at() -> None:
    organization = picture(goal(due=date(2026, 7, 1)), said(1, 1, 3, on=date(2026, 10, 1)))
    months = [(date(2026, 6, 1), GoalState.DUE), (date(2026, 8, 1), GoalState.LATE), (DAY, GoalState.REACHED)]
    for day, state in months:
        standing = goal_standing(organization.as_of(day), (1, 1))
        assert standing is not None
        assert standing.state is state


def test_an_expired_level_reaches_no_goal() -> None:
    organization = picture(goal(due=None), said(1, 1, 5, until=DAY - timedelta(days=1)))
    standing = goal_standing(organization, (1, 1))
    assert standing is not None
    assert (standing.state, standing.held) == (GoalState.DUE, None)


@settings(max_examples=40)
@given(st.integers(1, 5), st.integers(0, 5), st.integers(0, 5), st.integers(-40, 40))
def test_holding_more_never_takes_a_goal_back(level: int, held: int, more: int, days: int) -> None:
    one = goal(level=level, due=DAY + timedelta(days=days))
    if goal_state(one, held, DAY) is GoalState.REACHED:
        assert goal_state(one, max(held, more), DAY) is GoalState.REACHED
