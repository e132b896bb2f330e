"""The ladder on paper says each role, each step with what it asks, and where the months come from."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from organizations import small_organization
from orgwright.errors import PlanningError
from orgwright.gui.printing.ladder import BOTTOM, INNER, LEFT, ladder_pages, print_ladder
from orgwright.gui.printing.ladder_steps import figures_words
from orgwright.gui.printing.paper import HEIGHT, WIDTH
from orgwright.planning.ladder import ladder
from orgwright.planning.organization import Organization
from orgwright.records import CareerLink, Record, Requirement, Role, Skill

Read = Callable[[Path], Any]
pytestmark = pytest.mark.usefixtures("app")


def records() -> list[Record]:
    more: list[Record] = [Skill(id=number, name=f"Skill {number}") for number in range(3, 20)]
    more += [Requirement(id=number, role_id=2, skill_id=number, level=3) for number in range(3, 20)]
    return [
        *small_organization(),
        *more,
        Role(id=3, name="Principal Engineer", family="Engineering", level="Principal"),
        Role(id=4, name="Analyst", family="Data", level="Mid"),
        CareerLink(id=2, from_role_id=4, to_role_id=1, kind="next"),
    ]


def test_the_file_holds_roles_steps_ways_and_sources(tmp_path: Path, printed: Read) -> None:
    print_ladder(Organization.of(*records()), "engineering", tmp_path / "l.pdf")
    shown = printed(tmp_path / "l.pdf")

    assert shown.facts["Title"] == "Ladder of Engineering"
    for words in (
        "Small & Sons",
        "Senior Engineer",
        "1 person, 1 vacant",
        "asks nothing yet",
        "18 new, 0 raised, 1 asked less or not; of 1 below 0 ready now, 0 within 12 months.",
        "and 7 more",
        "Ways to and from other families",
        "Analyst",
        "by policy: 0 rises observed of 20 needed, 0 still waiting",
    ):
        assert words.replace(" ", "") in shown.letters, words
    assert len(shown.pages) == 1


def test_no_mark_leaves_the_page_even_with_endless_names_and_many_roles() -> None:
    many: list[Record] = [
        Role(id=100 + number, name=f"{number} " + "Long name " * 60, family="Engineering", level=level)
        for number, level in enumerate(("Junior", "Mid", "Staff", "Lead", "Director", "Head", "Executive", "") * 4)
    ]
    picture = Organization.of(*records(), *many)
    pages = ladder_pages(picture, ladder(picture, "Engineering"))

    assert len(pages) > 1
    for page in pages:
        assert all(LEFT <= one.x <= WIDTH - LEFT for one in page)
        assert all(0 < one.y < HEIGHT for one in page)
    inside = [one for one in pages[1] if one.y < BOTTOM]
    assert max(one.bottom for one in inside) <= BOTTOM + 1
    assert INNER + 2 * LEFT == WIDTH


def test_a_family_of_one_level_says_that_no_step_leads_up(tmp_path: Path, printed: Read) -> None:
    print_ladder(Organization.of(*records()), "Data", tmp_path / "d.pdf")

    text = printed(tmp_path / "d.pdf").letters
    assert "Allitsrolesstandononelevel,sonostepleadsupwithinthefamily." in text
    assert "Whateachstepasks" not in text


def test_a_step_into_a_role_without_requirements_claims_no_months() -> None:
    step = ladder(Organization.of(*records()), "Engineering").steps[1]

    assert figures_words(step) == (
        "The upper role asks nothing yet, so nothing can be said of the step; no career link leads to it."
    )


def test_an_unknown_family_leaves_an_earlier_file_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "l.pdf").write_text("before")
    with pytest.raises(PlanningError, match="“Cooks”"):
        print_ladder(Organization.of(*records()), "Cooks", tmp_path / "l.pdf")
    assert (tmp_path / "l.pdf").read_text() == "before"
