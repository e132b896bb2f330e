"""What a user does in the head of the matrix and with its letters."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from answering import answer_next
from organizations import small_organization
from orgwright.gui.context import Context
from orgwright.gui.matrix import screen as screen_module
from orgwright.gui.matrix.codes import GOAL
from orgwright.gui.matrix.paste_dialog import PasteDialog
from orgwright.gui.matrix.screen import MatrixScreen
from orgwright.records import Goal, Requirement, Scale, ScaleLevel
from orgwright.settings import Settings
from orgwright.workspace import Workspace

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def screen(qtbot, app, tmp_path: Path):
    context = Context(Settings(user_name="Tess"))
    context.open(Workspace.create(tmp_path / "small.orgwright", small_organization(), "Make it", "Tess"))
    made = MatrixScreen(context)
    qtbot.addWidget(made)
    made.resize(1400, 900)
    made.show()
    made.view.setFocus()
    yield made
    context.close()


def names(screen: MatrixScreen) -> list[str]:
    return [head.name for head in screen.picture.blocks.rows]


def go_to(screen: MatrixScreen, person_id: int, skill_id: int) -> None:
    screen.view.set_current(*screen.picture.places([(person_id, skill_id)])[0])


def chosen_in(fill, *path: str) -> None:
    """Trigger the entry of a menu, through the titles of the menus above it."""
    whole = menu = QMenu()
    fill(menu)
    for title in path[:-1]:
        menu = next(one for one in whole.findChildren(QMenu) if one.title() == title)
    next(one for one in menu.actions() if one.text() == path[-1]).trigger()


def test_filters_are_chosen_in_menus_said_above_the_matrix_and_cleared(screen: MatrixScreen) -> None:
    chosen_in(screen.menus.fill_filters, "Role", "Senior Engineer")
    assert names(screen) == ["Bo Lind"]
    assert screen.filter_line.words.text() == "Only role Senior Engineer: 1 of 2 people, 1 of 2 skills"
    chosen_in(screen.menus.fill_filters, "Level in Python", "At least 3")
    assert names(screen) == []
    screen.filter_line.clear.click()
    assert len(names(screen)) == 2
    assert not screen.filter_line.isVisibleTo(screen)


def test_where_nothing_is_shown_a_sentence_says_why(screen: MatrixScreen) -> None:
    screen.choose(text="nobody of this name")
    assert screen.filter_line.words.text().startswith("Only named “nobody of this name”: 0 of 2 people")
    screen.choose(text="")
    screen.context.set_day(date(2000, 1, 1))
    assert screen.filter_line.note.text().startswith("Nobody works here on this day")
    screen.context.set_day(None)
    for requirement in (1, 2):
        screen.context.workspace.remove(Requirement, requirement)
    assert screen.filter_line.note.text().startswith("The roles of these people require no skill")


def test_groups_orders_and_skills_are_chosen_in_menus(screen: MatrixScreen) -> None:
    chosen_in(screen.menus.fill_groups, "Role")
    chosen_in(screen.menus.fill_groups, "Kind")
    chosen_in(screen.menus.fill_sorts, "Coverage")
    chosen_in(screen.menus.fill_sorts, "The other way round")
    chosen_in(screen.menus.fill_skills, "All skills")
    shown = screen.shown
    assert (shown.group_by, shown.skills_by, shown.sort_by, shown.is_reversed) == ("role", "kind", "coverage", True)
    assert shown.requirement == "all"


def test_letters_sort_swap_and_open_statistics(screen: MatrixScreen, qtbot) -> None:
    go_to(screen, 2, 1)
    qtbot.keyClicks(screen.view, "s")
    assert (screen.shown.sort_by, screen.shown.sort_skill_id, screen.shown.is_reversed) == ("skill", 1, False)
    qtbot.keyClicks(screen.view, "s")
    assert screen.shown.is_reversed
    qtbot.keyClicks(screen.view, "w")
    assert set(names(screen)) == {"Python", "Forecasting"}
    assert screen.current_cell == (2, 1)
    qtbot.keyClicks(screen.view, "t")
    assert screen.picture.blocks.side
    qtbot.keyClicks(screen.view, "3")
    assert screen.context.organization.proficiency.level(2, 1) == 3
    qtbot.keyClicks(screen.view, "f")
    assert screen.focusWidget() is screen.search


def test_a_click_on_the_head_of_a_skill_sorts_by_it(screen: MatrixScreen, qtbot) -> None:
    column = screen.picture.blocks.columns.index("Python")
    place = QPoint(round(screen.view.scene().x(column) + 10), screen.view.places.head_height - 40)
    qtbot.mouseClick(screen.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert screen.shown.sort_skill_id == 1
    assert screen.picture.blocks.sorted_column == column


def test_nobody_moves_while_levels_are_typed(screen: MatrixScreen, qtbot) -> None:
    screen.choose(group_by="nothing", sort_by="skill", sort_skill_id=1)
    assert names(screen) == ["Ana Ruiz", "Bo Lind"]
    go_to(screen, 2, 1)
    qtbot.keyClicks(screen.view, "5")
    assert names(screen) == ["Ana Ruiz", "Bo Lind"]
    screen.choose()
    assert names(screen) == ["Bo Lind", "Ana Ruiz"]


def test_a_goal_is_marked_as_soon_as_it_is_set(screen: MatrixScreen) -> None:
    place = screen.picture.places([(2, 1)])[0]
    assert not int(screen.picture.blocks.codes[place]) & GOAL
    screen.context.workspace.add(Goal, person_id=2, skill_id=1, level=4)
    assert int(screen.picture.blocks.codes[place]) & GOAL
    assert "goal level 4" in screen.view.description(*place)


def test_a_digit_that_the_scale_does_not_have_is_refused_in_a_sentence(screen: MatrixScreen, qtbot) -> None:
    workspace = screen.context.workspace
    scale = workspace.add(Scale, name="Steps", kind="technical").made_id
    for anchor, name in ((1, "Begins"), (4, "Leads")):
        workspace.add(ScaleLevel, scale_id=scale, anchor=anchor, name=name)
    go_to(screen, 2, 1)
    told = answer_next(lambda dialog: dialog.accept())
    qtbot.keyClicks(screen.view, "3")
    assert "Python cannot have level 3: the scale Steps has 1 Begins, 4 Leads." in told
    qtbot.keyClicks(screen.view, "4")
    assert workspace.organization.proficiency.level(2, 1) == 4
    assert "level 4 (Leads)" in screen.view.description(*screen.view.current)


@pytest.mark.parametrize("accepted", [True, False])
def test_a_paste_that_does_not_fit_is_shown_before_anything_is_written(
    screen: MatrixScreen, qtbot, accepted: bool
) -> None:
    screen.view.set_current(0, 0)
    QGuiApplication.clipboard().setText("5\tExpert")
    before = len(screen.context.workspace.history())
    answer_next(lambda dialog: dialog.accept() if accepted and isinstance(dialog, PasteDialog) else dialog.reject())
    qtbot.keyClick(screen.view, Qt.Key.Key_V, CTRL)
    assert len(screen.context.workspace.history()) - before == accepted


def test_a_large_gesture_is_written_beside_the_window(screen: MatrixScreen, qtbot, monkeypatch) -> None:
    monkeypatch.setattr(screen_module, "MANY_CELLS", 1)
    screen.view.set_current(0, 0)
    screen.view.set_current(1, 1, extend=True)
    qtbot.keyClicks(screen.view, "2")
    qtbot.waitUntil(lambda: screen.context.organization.proficiency.levels_of([1, 2], [1, 2]).tolist() == [[2, 2]] * 2)


def test_high_contrast_is_switched_in_the_menu_of_views(screen: MatrixScreen) -> None:
    before = screen.view.viewport().grab().toImage()
    chosen_in(screen._fill_views, "High contrast")
    assert screen.view.has_high_contrast
    assert screen.view.viewport().grab().toImage() != before
