import pytest
from PySide6.QtCore import QPoint, Qt

from orgwright.gui.coverage.heat_lines import TARGETS
from orgwright.gui.coverage.heat_table import HeatTable, cell_words, two_lines
from orgwright.gui.coverage.units_page import UnitsPage
from orgwright.gui.coverage.view import CoverageScreen
from orgwright.planning.explanation import Explanation
from orgwright.planning.groups import Group, GroupKind
from orgwright.planning.heat_map import Heading, HeatCell


@pytest.fixture
def page(screen: CoverageScreen) -> UnitsPage:
    page = screen.page
    assert isinstance(page, UnitsPage)
    return page


def table_of(page: UnitsPage) -> HeatTable:
    assert page.table is not None
    return page.table


def names(page: UnitsPage) -> list[str]:
    return [line.name for line in table_of(page).rows_model.rows]


def cells(page: UnitsPage, row: int) -> list[str]:
    line = table_of(page).rows_model.rows[row]
    return ["–" if one is None else f"{one.low * 100:.0f}" for one in line.row.cells]


def explained(screen: CoverageScreen) -> Explanation:
    assert screen.is_explaining
    assert screen.explanation_panel is not None
    shown = screen.explanation_panel.shown
    assert shown is not None
    return shown


def place_cursor(page: UnitsPage, row: int, column: int) -> HeatTable:
    table = table_of(page)
    table.setCurrentIndex(table.rows_model.index(row, column))
    table.setFocus()
    return table


def test_units_that_stand_alone_are_open_and_people_stand_below_their_own_unit(page: UnitsPage) -> None:
    assert names(page) == ["Small & Sons", "Engineering", "Models", "Bo Lind", "Ana Ruiz"]


def test_the_big_range_follows_unit_and_data(page: UnitsPage) -> None:
    assert page.figures.figure.text() == "31–84 %"
    page.context.set_unit(2)
    assert page.figures.figure.text() == "63–69 %"
    page.context.workspace.assess({(2, 1): 3, (2, 3): 2})
    assert page.figures.figure.text() == "100 %"
    page.context.workspace.undo()
    assert page.figures.figure.text() == "63–69 %"


def test_the_facts_stand_beside_the_range(page: UnitsPage) -> None:
    facts = {name: fact.text() for name, fact in page.figures.role_facts.items()}
    assert facts == {"Gate": "1 of 2", "In full": "0 %", "Assessed": "33 %", "Median age": "6 months"}
    page.measure.select(TARGETS)
    page._show_measure()
    facts = {name: fact.text() for name, fact in page.figures.target_facts.items()}
    assert facts == {
        "High where a role asks": "50 %",
        "In full": "0 %",
        "Assessed": "100 %",
        "Median age": "6 months",
        "Robustness": "−1",
    }


def test_no_step_makes_the_page_wider_than_a_small_window(page: UnitsPage, screen: CoverageScreen) -> None:
    page.measure.select(TARGETS)
    page._show_measure()
    screen.resize(900, 700)
    screen.show_group(Group.of_people([2]))
    screen.show_group(Group.of_unit(None))
    assert screen.width() == 900
    assert page.minimumSizeHint().width() < 800


@pytest.mark.parametrize("measure", ["roles", TARGETS])
def test_every_fact_opens_its_explanation(page: UnitsPage, screen: CoverageScreen, measure: str) -> None:
    page.measure.select(measure)
    page._show_measure()
    facts = page.figures.target_facts if measure == TARGETS else page.figures.role_facts
    for fact in facts.values():
        screen.close_panel()
        fact.how.ask_now()
        assert explained(screen).rows


def test_the_categories_are_columns_with_the_share_held(page: UnitsPage) -> None:
    assert [one.title for one in table_of(page).headings] == ["Code", "Models"]
    assert cells(page, 0) == ["67", "0"]
    assert cells(page, 4) == ["–", "0"]


def test_a_critical_must_have_that_nobody_of_a_unit_holds_is_marked(page: UnitsPage) -> None:
    row = table_of(page).rows_model.rows[2].row
    assert [one is not None and one.has_critical_gap for one in row.cells] == [True, False]


def test_enter_on_a_cell_opens_its_number_and_a_click_does(page: UnitsPage, screen: CoverageScreen, qtbot) -> None:
    table = place_cursor(page, 2, table_of(page).first)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    shown = explained(screen)
    assert shown.title == "67 %"
    assert [row.values[:5] for row in shown.rows] == [("Bo Lind", 2, 3, "Python", "short")]
    screen.close_panel()
    at = table.visualRect(table.rows_model.index(0, table.first + 1)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert explained(screen).title.startswith("0")


def test_the_keyboard_returns_to_the_map_when_an_explanation_is_closed(
    page: UnitsPage, screen: CoverageScreen, qtbot
) -> None:
    screen.activateWindow()
    table = place_cursor(page, 2, table_of(page).first)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert screen.panel is not None
    screen.panel.setFocus()
    screen.close_panel()
    assert screen.focusWidget() is table


def test_enter_on_the_range_of_a_person_opens_the_persons(page: UnitsPage, screen: CoverageScreen, qtbot) -> None:
    table = place_cursor(page, 3, 3)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert "Bo Lind" in explained(screen).what


def test_arrows_on_a_name_open_and_fold(page: UnitsPage, qtbot) -> None:
    table = place_cursor(page, 1, 0)
    qtbot.keyClick(table, Qt.Key.Key_Left)
    assert names(page) == ["Small & Sons", "Engineering"]
    qtbot.keyClick(table, Qt.Key.Key_Right)
    assert names(page)[:3] == ["Small & Sons", "Engineering", "Models"]
    qtbot.keyClick(table, Qt.Key.Key_Right)
    assert table.currentIndex().column() == 1


def test_a_chevron_folds_with_the_mouse(page: UnitsPage, qtbot) -> None:
    table = table_of(page)
    corner = table.visualRect(table.rows_model.index(1, 0))
    at = QPoint(corner.left() + 16 + 16 + 2, corner.center().y())
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert names(page) == ["Small & Sons", "Engineering"]


def test_a_category_opens_to_its_skills_and_backspace_returns(page: UnitsPage, qtbot) -> None:
    table = place_cursor(page, 2, table_of(page).first + 1)
    qtbot.keyClick(table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [one.title for one in table_of(page).headings] == ["Forecasting", "Agents"]
    assert table_of(page).current_line is not None
    qtbot.keyClick(table_of(page), Qt.Key.Key_Escape)
    assert [one.title for one in table_of(page).headings] == ["Code", "Models"]


def test_the_gaps_below_are_those_of_the_line_that_is_looked_at(page: UnitsPage, screen: CoverageScreen) -> None:
    assert [row.skill for row in page.gaps.gaps.rows_model.rows] == ["Python", "Forecasting", "Agents"]
    place_cursor(page, 4, 0)
    assert [row.skill for row in page.gaps.gaps.rows_model.rows] == ["Forecasting"]
    page.gaps.open_all()
    assert screen.tabs.selected == "gaps"
    assert screen.looked_at == Group.of_people([1])


def test_targets_have_categories_too_and_people_do_not_stand_below_them(page: UnitsPage) -> None:
    page.measure.select(TARGETS)
    page._show_measure()
    assert names(page) == ["Small & Sons", "Engineering", "Models"]
    assert cells(page, 1) == ["50"]
    assert [one.holders_low for one in page.gaps.targets.rows_model.rows] == [1]


def test_a_team_has_its_people_below_and_no_targets(page: UnitsPage, screen: CoverageScreen) -> None:
    page.measure.select(TARGETS)
    screen.show_group(Group(GroupKind.FAMILY, family="Engineering"))
    assert names(page) == ["Engineering, a role family", "Ana Ruiz", "Bo Lind"]
    assert page.measure.isHidden()
    assert page.figures.figure.text() == "31–84 %"


def test_headings_without_room_come_into_view_with_the_arrow(page: UnitsPage, qtbot) -> None:
    table = table_of(page)
    table.setFixedWidth(sum(column.width for column in table._columns[: table.first]) + 270)
    assert list(table.shown) == [0]
    place_cursor(page, 0, table.first)
    qtbot.keyClick(table, Qt.Key.Key_Right)
    assert list(table.shown) == [1]
    assert page._place.text() == "2–2 of 2"
    qtbot.keyClick(table, Qt.Key.Key_Left)
    assert list(table.shown) == [0]


def test_a_cell_is_told_as_a_sentence() -> None:
    heading = Heading("Code", (1,))
    assert cell_words(None, heading) == "Code: nothing is asked."
    assert cell_words(None, Heading("", (1,))) == "No category: nothing is asked."
    told = cell_words(HeatCell(0.5, 0.75, 4, True), heading)
    assert told.startswith("Code: 50 % held, up to 75 % with what is not known, of 4 asked.\n")


def test_a_title_breaks_where_both_lines_are_most_even() -> None:
    assert two_lines("Generative AI", len, 10) == ["Generative", "AI"]
    assert two_lines("API and service design", len, 12) == ["API and", "service design"]
    assert two_lines("Leadership", len, 4) == ["Leadership"]


def test_a_click_on_the_head_of_a_category_opens_it(page: UnitsPage, qtbot) -> None:
    heads = table_of(page).horizontalHeader()
    at = QPoint(heads.sectionViewportPosition(table_of(page).first) + 20, heads.height() // 2)
    qtbot.mouseClick(heads.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert [one.title for one in table_of(page).headings] == ["Python"]
    page._all.click()
    assert [one.title for one in table_of(page).headings] == ["Code", "Models"]
