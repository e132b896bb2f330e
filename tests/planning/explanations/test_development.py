from datetime import date

import pytest

from organizations import TODAY, small_organization
from orgwright.planning.explanation import Explanation
from orgwright.planning.explanations.development import (
    checks_met,
    first_year_done,
    first_year_late,
    goals_reached,
    steps_late,
)
from orgwright.planning.onboarding import newcomers
from orgwright.planning.organization import Organization
from orgwright.records import Goal, GoalAction, Milestone, PromotionCase, PromotionCheck

ANA, BO, SENIOR, STAFF, PYTHON, FORECASTING = 1, 2, 1, 2, 1, 2


@pytest.fixture
def picture() -> Organization:
    return Organization.of(
        *small_organization(),
        Goal(id=1, person_id=BO, skill_id=PYTHON, level=2, due_on=date(2026, 10, 1)),
        Goal(id=2, person_id=BO, skill_id=FORECASTING, level=3, due_on=date(2026, 11, 1)),
        GoalAction(id=1, goal_id=2, number=1, kind="course", text="Read", due_on=TODAY),
        GoalAction(id=2, goal_id=2, number=2, kind="course", text="Some day"),
        Milestone(
            id=1, person_id=BO, role_id=SENIOR, kind="onboarding", number=1, text="Meet", due_on=date(2026, 9, 1)
        ),
        Milestone(id=2, person_id=BO, role_id=SENIOR, kind="onboarding", number=2, text="Ship", done_on=TODAY),
        PromotionCase(id=1, person_id=BO, role_id=STAFF, opened_on=date(2026, 9, 1)),
        PromotionCheck(id=1, case_id=1, number=1, text="Led a team", met_on=date(2026, 10, 1)),
        PromotionCheck(id=2, case_id=1, number=2, text="Forecasting at level 4", skill_id=FORECASTING),
        PromotionCheck(id=3, case_id=1, number=3, text="Later", met_on=date(2027, 1, 1)),
    )


def values(shown: Explanation) -> dict[str, object]:
    return {one.name: one.value for one in shown.results}


def test_goals_are_reached_by_levels_and_open_their_cells(picture: Organization) -> None:
    shown = goals_reached(picture, BO)
    assert shown.title == "1 of 2"
    assert [row.values for row in shown.rows] == [("Python", 2, 2, 1), ("Forecasting", None, 3, 0)]
    assert shown.rows[0].record_id == (BO, PYTHON)


def test_what_is_late_has_a_day_and_is_not_done(picture: Organization) -> None:
    shown = steps_late(picture, BO)
    assert [(row.values[0], row.values[3], row.values[4]) for row in shown.rows] == [
        ("Meet", 0, 1),
        ("Python", 1, 0),
        ("Forecasting", 0, 1),
        ("Read", 0, 0),
    ]
    assert values(shown) == {"with a day": 4, "late": 2}


def test_a_first_year_counts_what_somebody_said_is_done(picture: Organization) -> None:
    (one,) = newcomers(picture, None)
    assert values(first_year_done(picture, one)) == {"milestones": 2, "done": 1}
    late = first_year_late(picture, one)
    assert {row.values[0]: row.values[2] for row in late.rows} == {"Meet": 1, "Ship": 0}
    assert values(late) == {"late": 1}


def test_checks_are_met_by_words_from_their_day_on_or_by_levels(picture: Organization) -> None:
    shown = checks_met(picture, 1)
    assert shown is not None
    assert [row.values for row in shown.rows] == [
        ("Led a team", None, None, 1, 1),
        ("Forecasting at level 4", None, 4, 0, 0),
        ("Later", None, None, 0, 0),
    ]
    assert checks_met(picture, 99) is None


def test_the_formulas_of_columns_give_their_values(picture: Organization) -> None:
    (one,) = newcomers(picture, None)
    case = checks_met(picture, 1)
    assert case is not None
    for shown in (goals_reached(picture, BO), steps_late(picture, BO), first_year_done(picture, one), case):
        columns = [column.title for column in shown.columns]
        for row in shown.rows:
            cells = dict(zip(columns, row.values, strict=True))
            for column in shown.columns:
                if column.formula:
                    assert cells[column.title] == computed(column.formula, cells), column.title


def computed(formula: str, cells: dict[str, object]) -> object:
    """The formula as a spreadsheet computes it, where an empty cell counts as 0."""
    text = formula.replace("IF(", "choose(").replace("=", "==").replace(">==", ">=").replace("<==", "<=")
    for place, title in enumerate(cells):
        text = text.replace(f"{{{title}}}", f"cell[{place}]")
    known = {"choose": lambda condition, one, other: one if condition else other}
    cell = [0 if value is None else value for value in cells.values()]
    return eval(text, {"__builtins__": {}}, {**known, "cell": cell})
