import pytest

from orgwright.gui.coverage.emerging_page import EmergingPage, holders_words
from orgwright.gui.coverage.view import CoverageScreen
from orgwright.planning.explanation import Explanation
from orgwright.planning.groups import Group


@pytest.fixture
def page(screen: CoverageScreen) -> EmergingPage:
    page = screen.show_page("emerging")
    assert isinstance(page, EmergingPage)
    return page


def units(page: EmergingPage) -> list[tuple[str, ...]]:
    table = page.board.table
    return [tuple(column.text(row) for column in table._columns) for row in table.rows_model.rows]


def test_each_unit_has_its_emerging_demand_beside_todays(page: EmergingPage) -> None:
    assert units(page) == [
        ("Small & Sons", "1", "0–100", "38–81", "−38"),
        ("Engineering", "1", "0–100", "38–81", "−38"),
        ("Models", "1", "0–100", "67", "−67"),
    ]
    assert page._lead.text() == (
        "1 person is asked for emerging skills; 0–100 % of that is held. Of what roles ask today it is 38–81 %."
    )


def test_a_future_skill_says_that_nobody_holds_it_until_somebody_does(page: EmergingPage) -> None:
    assert [holders_words(one) for one in page.skills.rows_model.rows] == ["nobody"]
    assert page._note.text() == "1 skill, 1 held by nobody"
    page.context.workspace.assess({(1, 3): 2})
    assert [holders_words(one) for one in page.skills.rows_model.rows] == ["one alone"]
    page.context.workspace.assess({(2, 3): 5})
    assert [holders_words(one) for one in page.skills.rows_model.rows] == ["2 people"]


def test_numbers_open_their_rows(page: EmergingPage, screen: CoverageScreen) -> None:
    found: list[Explanation] = []
    for table in (page.board.table, page.skills):
        row = table.rows_model.rows[0]
        found += [
            explanation
            for column in table._columns
            if column.explain is not None and (explanation := column.explain(row)) is not None
        ]
    emerging, today, apart, *counts = found
    assert apart.results[-1].name == "apart"
    assert {one.title for one in counts} == {"0 holders"}
    assert [one.name for one in counts[0].results] == ["holders", "asked", "met", "not known", "best"]
    assert [one.values[0] for one in emerging.rows] == ["Bo Lind"]
    assert [result.value for result in today.results] == [pytest.approx(8 / 3 / 7), pytest.approx((8 / 3 + 3) / 7)]


def test_a_person_or_a_team_has_one_row(page: EmergingPage, screen: CoverageScreen) -> None:
    screen.show_group(Group.of_people([2]))
    assert [row[0] for row in units(page)] == ["Bo Lind"]


def test_without_emerging_requirements_the_page_says_how_to_have_some(
    page: EmergingPage, screen: CoverageScreen
) -> None:
    screen.show_group(Group.of_people([1]))
    assert page._pages.currentIndex() == 1
