"""The plan of a person is one page, whatever is planned, and says what it leaves out."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from organizations import TODAY, small_organization
from orgwright.errors import PlanningError
from orgwright.gui.printing.development_plan import FOOT, LEFT, plan_page, print_development_plan
from orgwright.gui.printing.paper import WIDTH
from orgwright.planning.organization import Organization
from orgwright.records import Goal, GoalAction, Milestone, Record, Skill

Read = Callable[[Path], Any]
ANA, BO, PYTHON, FORECASTING = 1, 2, 1, 2
pytestmark = pytest.mark.usefixtures("app")


def plans() -> list[Record]:
    return [
        Goal(id=1, person_id=BO, skill_id=FORECASTING, level=3, due_on=date(2026, 11, 1), note="Before the audit."),
        Goal(id=2, person_id=ANA, skill_id=PYTHON, level=4),
        GoalAction(id=1, goal_id=1, number=1, kind="mentoring", text="Pair on Fridays", mentor_id=ANA, due_on=TODAY),
        Milestone(id=1, person_id=BO, kind="development", number=1, text="Speak at the guild", done_on=TODAY),
    ]


def crowd() -> list[Record]:
    """Sixty goals with long actions each."""
    skills = [Skill(id=number, name=f"Skill {number} " + "s" * 300) for number in range(10, 70)]
    goals = [Goal(id=one.id, person_id=BO, skill_id=one.id, level=2, note="note " * 40) for one in skills]
    actions = [
        GoalAction(id=one.id, goal_id=one.id, number=1, kind="project", text="word " * 200, due_on=TODAY)
        for one in goals
    ]
    return [*skills, *goals, *actions]


def test_the_page_says_goals_actions_milestones_and_how_they_stand(tmp_path: Path, printed: Read) -> None:
    organization = Organization.of(*small_organization(), *plans())
    print_development_plan(organization, BO, tmp_path / "bo.pdf")
    found = printed(tmp_path / "bo.pdf")
    assert len(found.pages) == 1
    assert found.facts["Title"] == "Development plan of Bo Lind"
    for said in (
        "Bo Lind", "Senior Engineer", "Models", "0 of 1 goal reached, 1 of 2 steps done, 1 late.",
        "Forecasting: held not known, goal 3, by 1 Nov 2026", "Pair on Fridays", "mentoring", "Ana Ruiz",
        "Before the audit.", "Speak at the guild", "20 Nov 2026", "Small & Sons",
    ):  # fmt: skip
        assert "".join(said.split()) in found.letters


def test_a_plan_of_any_length_stays_on_one_page_and_counts_what_is_left_out(tmp_path: Path, printed: Read) -> None:
    organization = Organization.of(*small_organization(), *crowd())
    page = plan_page(organization, BO)
    assert max(one.bottom for one in page[:-3]) <= FOOT
    assert all(one.x >= LEFT - 1 and one.x < WIDTH - LEFT for one in page)
    print_development_plan(organization, BO, tmp_path / "bo.pdf")
    found = printed(tmp_path / "bo.pdf")
    assert len(found.pages) == 1
    assert "more lines do not fit this page" in found.text


def test_somebody_without_a_plan_has_a_page_that_says_so(tmp_path: Path, printed: Read) -> None:
    print_development_plan(Organization.of(*small_organization()), ANA, tmp_path / "ana.pdf")
    assert "Nothing is planned yet." in printed(tmp_path / "ana.pdf").text


def test_the_same_plan_gives_the_same_marks_and_a_missing_folder_is_told(tmp_path: Path) -> None:
    organization = Organization.of(*small_organization(), *plans())
    places = [(one.x, one.y) for one in plan_page(organization, BO)]
    assert places == [(one.x, one.y) for one in plan_page(organization, BO)]
    with pytest.raises(PlanningError, match="missing"):
        print_development_plan(organization, BO, tmp_path / "missing" / "bo.pdf")
