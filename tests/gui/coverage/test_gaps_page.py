from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from orgwright.gui.coverage import gaps_page
from orgwright.gui.coverage.gaps_page import GapsPage
from orgwright.gui.coverage.view import CoverageScreen
from orgwright.planning.groups import Group
from orgwright.records import Importance, Tier


@pytest.fixture
def page(screen: CoverageScreen) -> GapsPage:
    page = screen.show_page("gaps")
    assert isinstance(page, GapsPage)
    return page


def by_person(page: GapsPage) -> list[tuple[str, str, str]]:
    if not page.is_by_person:
        page.mode.select("person")
        page._show_mode()
    return [(row.person, row.skill, row.state) for row in page.people.rows_model.rows]


def skills(page: GapsPage) -> list[str]:
    return [row.skill for row in page.skills.rows_model.rows]


def test_skills_stand_by_what_their_known_shortfalls_cost(page: GapsPage) -> None:
    assert skills(page) == ["Python", "Forecasting", "Agents"]
    assert page._count.text() == ("3 gaps in 3 skills of 2 people: 68.6 points of role coverage")


def test_each_person_and_skill_is_a_row_the_dearest_first(page: GapsPage) -> None:
    assert by_person(page) == [
        ("Ana Ruiz", "Forecasting", "unknown"),
        ("Bo Lind", "Python", "short"),
        ("Bo Lind", "Agents", "unknown"),
    ]


@pytest.mark.parametrize(
    ("title", "first"), [("Person", "Ana Ruiz"), ("Skill", "Bo Lind"), ("State", "Bo Lind"), ("Asked", "Bo Lind")]
)
def test_every_column_sorts_all_rows(page: GapsPage, title: str, first: str) -> None:
    by_person(page)
    heads = page.people.horizontalHeader()
    heads.setSortIndicator(page._section(title), Qt.SortOrder.AscendingOrder)
    assert by_person(page)[0][0] == first
    rising = by_person(page)
    heads.setSortIndicator(page._section(title), Qt.SortOrder.DescendingOrder)
    assert sorted(by_person(page)) == sorted(rising)


def test_the_filters_narrow_and_can_be_cleared(page: GapsPage, qtbot) -> None:
    page.filters.tier.choose(Tier.EMERGING)
    assert skills(page) == ["Agents"]
    page.filters.category.choose("Code")
    assert skills(page) == []
    assert page._count.text() == "No gap fits the filter."
    page.filters.clear()
    assert len(skills(page)) == 3
    page.filters.state.choose("short")
    assert skills(page) == ["Python"]
    page.filters.state.choose("expired")
    assert skills(page) == []
    page.filters.clear()
    page.filters.role.choose(2)
    assert skills(page) == ["Forecasting"]
    page.filters.clear()
    with qtbot.waitSignal(page.filters.changed):
        page.filters.text.setText("bo ag")
    assert skills(page) == ["Agents"]


def test_all_filters_at_once_have_room_beside_a_panel(page: GapsPage) -> None:
    page.filters.importance.choose(Importance.CONTEXT_SPECIFIC)
    page.filters.tier.choose(Tier.GOOD_TO_HAVE)
    page.filters.role.choose(1)
    page.filters.category.choose("Models")
    page.filters.state.choose("unknown")
    assert page.filters.importance.text() == "Importance: context-speci…"
    assert page.minimumSizeHint().width() < 850


def test_a_role_that_is_not_asked_any_more_is_no_filter(page: GapsPage) -> None:
    page.filters.role.choose(2)
    page.context.set_unit(2)
    assert not page.filters.is_set
    assert skills(page) == ["Python", "Agents"]


def test_who_it_is_shows_the_people_of_a_skill(page: GapsPage, qtbot) -> None:
    with qtbot.waitSignal(page.filters.changed):
        page.show_skill(page.skills.rows_model.rows[0])
    assert by_person(page) == [("Bo Lind", "Python", "short")]


def test_all_rows_are_copied_with_heads(page: GapsPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gaps_page, "AT_ONCE", 1)
    assert len(by_person(page)) == 1
    page.copy_all()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].startswith("Person\tRole\tSkill")
    assert [line.split("\t")[0] for line in lines[1:]] == ["Ana Ruiz", "Bo Lind", "Bo Lind"]


def test_more_rows_are_made_at_the_end_of_the_list(page: GapsPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gaps_page, "AT_ONCE", 2)
    assert len(by_person(page)) == 2
    page._make_more(page.people.verticalScrollBar().maximum())
    assert len(by_person(page)) == 3


@pytest.mark.parametrize("mode", ["skill", "person"])
def test_the_points_of_a_row_open_their_rows(page: GapsPage, screen: CoverageScreen, mode: str) -> None:
    by_person(page) if mode == "person" else None
    table = page.people if mode == "person" else page.skills
    row = next(one for one in table.rows_model.rows if one.skill == "Python")
    column = next(one for one in table._columns if one.explain is not None and "oints" in one.title)
    assert column.explain is not None
    explanation = column.explain(row)
    assert explanation is not None
    assert explanation.title == "15.69 points"
    assert explanation.rows[0].values[:4] == ("Bo Lind", "short", 2, 3)
    assert sum(float(one.values[-1]) for one in explanation.rows) / 2 * 100 == pytest.approx(
        explanation.results[0].value
    )


@pytest.mark.parametrize("role_id", [1, 2])
def test_numbers_of_a_filtered_list_open_what_the_filter_lets_through(page: GapsPage, role_id: int) -> None:
    page.filters.role.choose(role_id)
    row = page.skills.rows_model.rows[0]
    opened = {column.title: column.explain(row) for column in page.skills._columns if column.explain is not None}
    held, short, unknown = opened["Held"], opened["Points short"], opened["Points not known"]
    assert held is not None
    assert short is not None
    assert unknown is not None
    assert held.title == f"{row.gap.met} of {row.gap.asked}"
    assert short.results[0].value == pytest.approx(row.gap.cost_short * 100)
    assert unknown.results[0].value == pytest.approx(row.gap.cost_unknown * 100)


def test_the_gaps_of_very_many_people_are_gathered_in_the_background(
    page: GapsPage, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gaps_page, "MOST_AT_ONCE", 0)
    page.context.set_unit(1)
    page.context.set_unit(2)
    qtbot.waitUntil(lambda: not page.context.background.is_busy)
    assert skills(page) == ["Python", "Agents"]


def test_the_people_of_chosen_rows_become_what_the_screen_is_about(page: GapsPage, screen: CoverageScreen) -> None:
    by_person(page)
    page.people.selectAll()
    menu = QMenu()
    page._fill_menu(page.people.rows_model.rows[0], menu)
    next(one for one in menu.actions() if one.text() == "Coverage of these 2 people alone").trigger()
    assert screen.looked_at == Group.of_people([1, 2])


def test_a_row_leads_to_the_matrix(page: GapsPage) -> None:
    jumps: list[tuple[str, Any]] = []
    page.context.jump_wanted.connect(lambda screen, record: jumps.append((screen, record)))
    page.skills.opened.emit(page.skills.rows_model.rows[0], "Skill")
    by_person(page)
    page.people.opened.emit(page.people.rows_model.rows[0], "Person")
    assert jumps == [("matrix", 1), ("matrix", (1, 2))]


def test_a_click_on_a_head_sorts_by_it_and_another_turns_the_order(page: GapsPage, qtbot) -> None:
    by_person(page)
    heads = page.people.horizontalHeader()
    at = QPoint(heads.sectionViewportPosition(page._section("Skill")) + 20, heads.height() // 2)
    orders = []
    for _ in range(2):
        qtbot.mouseClick(heads.viewport(), Qt.MouseButton.LeftButton, pos=at)
        orders.append([row[1] for row in by_person(page)])
    assert sorted(orders) == [["Agents", "Forecasting", "Python"], ["Python", "Forecasting", "Agents"]]
