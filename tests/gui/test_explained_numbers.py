"""Every screen as a user goes through it: each number that offers to be opened opens, and says what it is of."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from organizations import small_organization
from orgwright.gui.context import Context
from orgwright.gui.matrix.view import NUMBERS_FROM
from orgwright.gui.progression.graph_menus import fill_role_menu
from orgwright.gui.screen import Screen
from orgwright.gui.screens import SCREENS
from orgwright.gui.widgets.columns import Column, Group
from orgwright.gui.widgets.how_computed import HowComputed
from orgwright.gui.widgets.table import Table
from orgwright.gui.widgets.tree import Tree
from orgwright.planning.progression import PersonStart
from orgwright.workspace import Workspace

WITH_NUMBERS = (
    "assessments",
    "people",
    "organization",
    "roles",
    "skills",
    "coverage",
    "resilience",
    "staffing",
    "history",
)
PAGES = {"organization": "units", "staffing": "month"}
"""The page of a screen whose first one shows no table."""
MOST_ROWS = 4


@pytest.fixture
def opened(context: Context, tmp_path: Path) -> Context:
    context.open(Workspace.create(tmp_path / "small.orgwright", small_organization(), "Make it", "Tess"))
    context.workspace.assess({(2, 2): 3})
    return context


def screen_of(context: Context, key: str, qtbot: QtBot) -> Screen:
    entry = next(one for one in SCREENS if one.key == key)
    made = entry.load()(context)
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.show()
    if key in PAGES:
        made.show_page(PAGES[key])
    qtbot.wait(1)
    qtbot.waitUntil(lambda: not context.background.is_busy)
    return made


def numbers(view: Table | Tree) -> Iterator[tuple[Column[object], object]]:
    """The numbers of the first rows of a table or tree that can be opened."""
    rows = view.rows_model.rows if isinstance(view, Table) else [row for _, row in view.branch_model.walk()]
    for row in [row for row in rows if not isinstance(row, Group)][:MOST_ROWS]:
        yield from ((column, row) for column in view._columns if column.can_explain(row))


@pytest.mark.parametrize("key", WITH_NUMBERS)
def test_the_numbers_of_each_table_open(opened: Context, key: str, qtbot: QtBot) -> None:
    screen = screen_of(opened, key, qtbot)
    found = [
        (column, row)
        for view in [*screen.findChildren(Table), *screen.findChildren(Tree)]
        for column, row in numbers(view)
    ]
    assert found
    for column, row in found:
        assert column.explain is not None
        explanation = column.explain(row)
        assert explanation is not None, f"{column.title} of {row}"
        screen.explain(explanation)
        assert screen.is_explaining


@pytest.mark.parametrize("key", WITH_NUMBERS)
def test_each_table_with_such_numbers_is_heard(opened: Context, key: str, qtbot: QtBot) -> None:
    screen = screen_of(opened, key, qtbot)
    for view in [*screen.findChildren(Table), *screen.findChildren(Tree)]:
        several = list(numbers(view))
        if several:
            screen.close_panel()
            view._numbers.explain(several[0][1], view._columns.index(several[0][0]))
            assert screen.is_explaining, view.accessibleName() or several[0][0].title


def test_the_figures_of_a_person_open_by_mouse_and_keyboard(opened: Context, qtbot: QtBot) -> None:
    screen = screen_of(opened, "people", qtbot)
    figures = [one for one in screen.findChildren(HowComputed) if one._ask is not None]
    assert len(figures) == 3
    for figure in figures:
        screen.close_panel()
        qtbot.mouseClick(figure.parent(), Qt.MouseButton.LeftButton)
        assert screen.is_explaining
        screen.close_panel()
        qtbot.keyClick(figure.parent(), Qt.Key.Key_Return)
        assert screen.is_explaining


@pytest.mark.parametrize("is_swapped", [False, True])
def test_the_matrix_explains_its_cells_and_the_numbers_beside_and_under_them(
    opened: Context, qtbot: QtBot, is_swapped: bool
) -> None:
    screen = screen_of(opened, "matrix", qtbot)
    screen.choose(is_swapped=is_swapped, requirement="all")
    screen.view.set_current(0, 0)
    person, skill = (screen.picture.cells.organization.people[1].name, "Forecasting")
    for letter, what in (("x", f"{person} in {skill}"), ("h", f"{skill}, 2 people shown"), ("p", person)):
        qtbot.keyClicks(screen.view, letter)
        assert screen.is_explaining
        assert screen.explanation_panel.shown.what.startswith(what)
    of_row, of_column = (skill, person) if is_swapped else (person, skill)
    screen.view.row_number_pressed.emit(0)
    assert screen.explanation_panel.shown.what.startswith(of_row)
    screen.view.column_number_pressed.emit(0)
    assert screen.explanation_panel.shown.what.startswith(of_column)


def test_a_click_on_the_numbers_of_the_matrix_is_no_click_on_a_name(opened: Context, qtbot: QtBot) -> None:
    screen = screen_of(opened, "matrix", qtbot)
    view = screen.view
    middle = view.places.head_height + float(view.places.y[0]) + view.places.cell_height / 2
    foot = QPoint(int(view.places.head_width + 4), int(view.scene().foot_top + 4))
    with qtbot.waitSignal(view.row_number_pressed):
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(NUMBERS_FROM + 4, int(middle)))
    with qtbot.waitSignal(view.column_number_pressed):
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=foot)
    with qtbot.assertNotEmitted(view.row_number_pressed), qtbot.waitSignal(view.row_pressed):
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, int(middle)))


def test_the_figures_of_a_role_and_of_a_way_open(opened: Context, qtbot: QtBot) -> None:
    for key, least in (("roles", 3), ("progression", 4)):
        screen = screen_of(opened, key, qtbot)
        if key == "progression":
            screen.page.set_start(PersonStart(2))
            screen.page.set_goal(2)
        figures = [one for one in screen.findChildren(HowComputed) if one._ask is not None]
        assert len(figures) >= least
        for figure in figures:
            screen.close_panel()
            figure.ask_now()
            assert screen.is_explaining, figure.parent().accessibleName()


def test_the_menu_of_a_role_in_the_graph_explains_what_stands_in_its_box(opened: Context, qtbot: QtBot) -> None:
    screen = screen_of(opened, "progression", qtbot)
    screen.page.set_start(PersonStart(2))
    menu = QMenu(screen)
    fill_role_menu(screen.page, 2, menu)
    for action in [one for one in menu.actions() if one.text().startswith("How ")]:
        action.trigger()
        assert screen.is_explaining
    assert screen.explanation_panel.shown.what.startswith("Staff Engineer")


def test_choosing_another_person_closes_what_was_explained(opened: Context, qtbot: QtBot) -> None:
    screen = screen_of(opened, "people", qtbot)
    first, second = [row.person_id for row in screen.table.rows_model.rows[:2]]
    screen.show_record(first)
    screen.page.scale.how.ask_now()
    assert screen.is_explaining
    screen.show_record(second)
    assert not screen.is_panel_open
