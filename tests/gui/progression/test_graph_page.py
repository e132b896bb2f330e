from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QPushButton

from organizations import small_organization
from orgwright.gui.context import Context
from orgwright.gui.progression.graph_menus import (
    fill_families,
    fill_link_menu,
    fill_picture_menu,
    fill_role_menu,
    links_as_text,
)
from orgwright.gui.progression.graph_page import GraphPage
from orgwright.gui.progression.model import Light
from orgwright.gui.progression.view import ProgressionScreen
from orgwright.gui.progression.way_fields import REACH, TEAM, Asked
from orgwright.gui.roles.comparison import ComparisonWindow
from orgwright.planning.progression import PersonStart
from orgwright.planning.readiness import months_to_role
from orgwright.records import CareerLink, Requirement, Role
from orgwright.workspace import Workspace

ANA, BO = 1, 2
COMPARE = "Compare the two roles"
SENIOR, STAFF, ANALYST, DIRECTOR = 1, 2, 3, 4


@pytest.fixture
def page(context: Context, qtbot, tmp_path: Path) -> GraphPage:
    records = [
        *small_organization(),
        Role(id=ANALYST, name="Analyst", family="Analysis", level="Senior"),
        Role(id=DIRECTOR, name="Director", family="Board", level="Director"),
        Requirement(id=9, role_id=ANALYST, skill_id=1, tier="must-have", level=3),
        CareerLink(id=2, from_role_id=SENIOR, to_role_id=ANALYST, kind="adjacent"),
        CareerLink(id=3, from_role_id=ANALYST, to_role_id=STAFF, kind="next"),
        CareerLink(id=4, from_role_id=STAFF, to_role_id=DIRECTOR, kind="next"),
    ]
    context.open(Workspace.create(tmp_path / "some.orgwright", records, "Make it", "Tess"))
    screen = ProgressionScreen(context)
    qtbot.addWidget(screen)
    screen.resize(1500, 800)
    screen.show()
    assert isinstance(screen.page, GraphPage)
    return screen.page


def labels(page: GraphPage) -> dict[int, object]:
    return dict(page.graph.canvas.shown.labels)


def actions(menu: QMenu) -> dict[str, object]:
    return {action.text(): action for action in menu.actions()}


def test_a_way_passes_a_role_and_the_chip_takes_it_out_again(page: GraphPage) -> None:
    page.fields.through.show_value(None)
    page.fields.through.committed.emit(ANALYST)
    assert page.graph.canvas.shown.route == (SENIOR, ANALYST, STAFF)
    QApplication.processEvents()
    (chip,) = [
        one
        for one in page.fields.findChildren(QPushButton)
        if one.text() == "Through Analyst" and one.isVisibleTo(page)
    ]
    chip.click()

    assert page.graph.canvas.shown.route == (SENIOR, STAFF)


def test_a_way_goes_around_a_role_from_its_menu(page: GraphPage) -> None:
    page.set_goal(DIRECTOR)
    menu = QMenu()
    fill_role_menu(page, STAFF, menu)
    actions(menu)["Go around here"].trigger()

    assert page.asked.avoiding == (STAFF,)
    assert page.graph.canvas.shown.route == ()


def test_a_role_is_either_passed_or_avoided_and_at_most_three_are_passed() -> None:
    asked = Asked()
    for role_id in (1, 2, 3, 4):
        asked = asked.through(role_id)
    assert asked.via == (2, 3, 4)
    assert asked.around(3).via == (2, 4)
    assert asked.around(3).through(3).avoiding == ()


def test_what_is_within_reach_lights_up_with_its_months(page: GraphPage) -> None:
    page.ask(replace(page.asked, mode=REACH, start=PersonStart(BO), months=12))
    shown = page.graph.canvas.shown.labels

    assert shown[ANALYST].light is Light.LIT
    assert shown[ANALYST].months == months_to_role(page.context.organization, BO, ANALYST)
    assert shown[SENIOR].light is Light.LIT
    assert "Bo Lind" in page.graph.canvas.shown.start
    assert [row.role_id for row in page.reached.table.rows_model.rows] == [ANALYST]


def test_where_nothing_is_within_reach_the_nearest_is_named(page: GraphPage) -> None:
    page.ask(replace(page.asked, mode=REACH, start=PersonStart(BO), months=1))

    assert "the nearest is" in page.reached._note.text()


def test_the_months_of_reach_are_explained(page: GraphPage) -> None:
    page.ask(replace(page.asked, mode=REACH, start=PersonStart(BO), months=100))
    row = next(one for one in page.reached.table.rows_model.rows if one.role_id == STAFF)
    explanation = page.reached._explained(row)

    assert explanation is not None
    assert explanation.results[0].value == pytest.approx(row.months)


def test_a_team_is_laid_over_the_graph(page: GraphPage, qtbot) -> None:
    page.ask(replace(page.asked, mode=TEAM))
    qtbot.waitUntil(lambda: page.team.isVisible())
    shown = page.graph.canvas.shown.labels

    assert (shown[STAFF].people, shown[STAFF].names) == (1, ("Ana Ruiz",))
    assert shown[STAFF].months == pytest.approx(24)
    rows = {row.name: row.months_text for row in page.team.table.rows_model.rows}
    assert rows == {"Bo Lind": "0–24", "Ana Ruiz": "unknown"}
    page.graph.goal_chosen.emit(SENIOR)
    assert [row.name for row in page.team.table.rows_model.rows] == ["Bo Lind"]
    page.team.table.opened.emit(page.team.table.rows_model.rows[0], "Months")
    assert page.graph.canvas.shown.route == (SENIOR, STAFF)


def test_the_months_of_a_team_are_explained(page: GraphPage, qtbot) -> None:
    page.ask(replace(page.asked, mode=TEAM))
    qtbot.waitUntil(lambda: page.team.isVisible())
    menu = QMenu()
    fill_role_menu(page, STAFF, menu)
    actions(menu)["How the months of Bo Lind are computed"].trigger()

    assert page.host.is_explaining


def test_a_drawn_link_is_one_action_and_sideways_within_a_column(page: GraphPage) -> None:
    workspace = page.context.workspace
    page.graph.link_drawn.emit(SENIOR, DIRECTOR)
    page.graph.link_drawn.emit(ANALYST, DIRECTOR)
    added = {(one.from_role_id, one.to_role_id): one.kind for one in workspace.organization.links.values()}
    assert added[SENIOR, DIRECTOR] == added[ANALYST, DIRECTOR] == "next"
    workspace.undo()
    workspace.undo()
    workspace.remove(CareerLink, 2)
    page.graph.link_drawn.emit(ANALYST, SENIOR)
    kinds = {(one.from_role_id, one.to_role_id): one.kind for one in workspace.organization.links.values()}
    assert kinds[ANALYST, SENIOR] == "adjacent"
    workspace.undo()

    assert set(workspace.organization.links) == {1, 3, 4}


def test_a_link_is_turned_sideways_from_the_menu_of_its_role(page: GraphPage) -> None:
    menu = QMenu()
    fill_role_menu(page, STAFF, menu)
    actions(menu)["Make the link from Senior Engineer a step sideways"].trigger()
    assert page.context.workspace.organization.links[1].kind == "adjacent"
    other = QMenu()
    fill_link_menu(page, (1,), other)
    actions(other)["Make the adjacent link with Staff Engineer a step upwards"].trigger()

    assert page.context.workspace.organization.links[1].kind == "next"


def test_the_links_stand_in_a_table_with_their_weights(page: GraphPage) -> None:
    page.set_goal(STAFF)
    page.tools.table.setChecked(True)
    rows = {(row.from_role_id, row.to_role_id): row for row in page.links.rows_model.rows}
    assert rows[SENIOR, STAFF].weighted_gap == 12
    assert {(SENIOR, ANALYST), (ANALYST, SENIOR)} <= set(rows)
    explanation = page._explain_link(rows[SENIOR, STAFF])
    assert explanation is not None
    assert explanation.results[0].value == pytest.approx(rows[SENIOR, STAFF].months)

    assert links_as_text(page).splitlines()[0] == "From\tLink\tTo\tWeighted gap\tMonths"
    assert "Senior Engineer\tnext\tStaff Engineer\t12\t24" in links_as_text(page).splitlines()


def test_the_next_role_looked_for_comes_into_view_with_its_family(page: GraphPage) -> None:
    menu = QMenu()
    fill_families(page, menu)
    actions(menu)["Board"].trigger()
    assert DIRECTOR not in labels(page)
    page.tools.search.setText("dir")
    page.tools.search.returnPressed.emit()

    assert DIRECTOR in labels(page)
    assert page.graph.canvas.shown.current == DIRECTOR
    assert page.graph.canvas.shown.found == {DIRECTOR}


def test_two_roles_of_a_step_are_shown_side_by_side(page: GraphPage) -> None:
    (compare,) = [
        one for one in page.steps.findChildren(QPushButton) if one.text() == COMPARE and one.isVisibleTo(page.host)
    ]
    compare.click()
    (window,) = page.window().findChildren(ComparisonWindow)

    assert (window.page.from_role.value(), window.page.to_role.value()) == (SENIOR, STAFF)
    window.close()


def test_the_links_and_the_picture_are_copied(page: GraphPage) -> None:
    menu = QMenu()
    fill_picture_menu(page, menu)
    actions(menu)["Copy links"].trigger()
    assert QGuiApplication.clipboard().text().startswith("From\tLink")
    actions(menu)["Copy picture"].trigger()

    assert not QGuiApplication.clipboard().image().isNull()


def test_a_question_about_roles_that_are_gone_is_asked_without_them(page: GraphPage) -> None:
    page.ask(replace(page.asked, via=(ANALYST,), avoiding=(DIRECTOR,)))
    page.context.workspace.remove(Role, DIRECTOR)

    assert (page.asked.via, page.asked.avoiding) == ((ANALYST,), ())
