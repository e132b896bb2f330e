"""Two roles side by side, driven by mouse and keyboard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from organizations import small_organization
from orgwright.gui import style
from orgwright.gui.context import Context
from orgwright.gui.roles.comparison import ComparisonWindow, RoleComparisonPage, open_comparison
from orgwright.gui.roles.comparison_rows import TABS
from orgwright.gui.widgets.columns import Group
from orgwright.records import OrganizationFacts, Person, Record, Requirement, Role, Skill, Statement
from orgwright.settings import Settings
from orgwright.workspace import Workspace

SENIOR, STAFF, HAND = 1, 2, 3


def organization() -> list[Record]:
    return [
        *small_organization(),
        Role(id=HAND, name="Handyman"),
        Skill(id=3, name="Coaching"),
        Requirement(id=3, role_id=STAFF, skill_id=1, tier="must-have", importance="critical", level=5),
        Requirement(id=4, role_id=SENIOR, skill_id=3, level=2),
        Requirement(id=5, role_id=STAFF, skill_id=3, level=2),
        Statement(id=101, role_id=SENIOR, section=13, heading="With approval", text="Chooses a vendor"),
        Statement(id=102, role_id=STAFF, section=13, heading="Alone", text="Chooses a vendor"),
        Statement(id=103, role_id=STAFF, section=13, heading="Alone", text="Opens a seat"),
    ]


@pytest.fixture
def opened(app: QApplication, tmp_path: Path) -> Iterator[Context]:
    context = Context(Settings(user_name="Tess"))
    context.open(Workspace.create(tmp_path / "small.orgwright", organization(), "Make it", "Tess"))
    yield context
    context.close()


@pytest.fixture
def page(opened: Context, qtbot: QtBot) -> RoleComparisonPage:
    made = RoleComparisonPage(opened, SENIOR, STAFF)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    return made


def shown(page: RoleComparisonPage) -> list[str]:
    table = page.said if page.said.isVisible() else page.skills
    assert table.isVisible()
    rows = table.rows_model.rows
    return [f"[{row.title}]" if isinstance(row, Group) else getattr(row, "skill", "") or row.right for row in rows]


def filters(page: RoleComparisonPage) -> list[QPushButton]:
    return [one for one in page.filters.findChildren(QPushButton) if one.isVisible()]


def press(page: RoleComparisonPage, text: str) -> None:
    next(one for one in filters(page) if one.text() == text).click()


def status(page: RoleComparisonPage) -> str:
    return next(one.text() for one in page.findChildren(QLabel) if "skills" in one.text() or " rows" in one.text())


def choose(qtbot: QtBot, editor: QWidget, name: str) -> None:
    """Type a name into a picker and take what it finds, by the keyboard alone."""
    editor.setFocus()
    qtbot.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(editor, name)
    qtbot.keyClick(editor, Qt.Key.Key_Return)


def test_what_is_new_and_what_rises_comes_first(page: RoleComparisonPage) -> None:
    assert shown(page) == ["[New]", "Forecasting", "[Rises]", "Python", "[Same level]", "Coaching"]
    counts = [(one.text(), one.isEnabled()) for one in filters(page)]
    assert counts == [("1 new", True), ("1 rises", True), ("1 same", True), ("0 fall", False), ("0 gone", False)]


def test_counts_filter_several_at_a_time_and_none_shows_all(page: RoleComparisonPage) -> None:
    press(page, "1 new")
    assert shown(page) == ["[New]", "Forecasting"]
    assert status(page) == "1 of 3 skills shown"
    press(page, "1 same")
    assert shown(page) == ["[New]", "Forecasting", "[Same level]", "Coaching"]
    press(page, "1 new")
    press(page, "1 same")
    assert len(shown(page)) == 6
    assert status(page) == "3 skills"


def test_swapping_looks_at_the_roles_the_other_way_round(page: RoleComparisonPage) -> None:
    page.swap_roles.click()
    assert page.role_ids == (STAFF, SENIOR)
    assert (page.from_role.value(), page.to_role.value()) == (STAFF, SENIOR)
    assert shown(page) == ["[Same level]", "Coaching", "[Falls]", "Python", "[Gone]", "Forecasting"]


def test_another_role_is_chosen_by_the_keyboard(page: RoleComparisonPage, qtbot: QtBot) -> None:
    choose(qtbot, page.to_role.editor, "hand")
    assert page.role_ids == (SENIOR, HAND)
    assert shown(page) == ["[Gone]", "Python", "Coaching"]


def test_a_wrong_name_on_one_side_leaves_the_other_side_usable(page: RoleComparisonPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.from_role.editor, "zzz")
    qtbot.keyClick(page.from_role.editor, Qt.Key.Key_Return)
    choose(qtbot, page.to_role.editor, "hand")
    assert page.role_ids == (SENIOR, HAND)


def test_a_change_elsewhere_leaves_what_is_being_typed(page: RoleComparisonPage, opened: Context, qtbot: QtBot) -> None:
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.to_role.editor.setFocus()
    page.to_role.editor.selectAll()
    qtbot.keyClicks(page.to_role.editor, "han")
    opened.workspace.change(Role, SENIOR, name="Older Engineer")
    assert page.to_role.editor.text() == "han"
    assert page.from_role.editor.text() == "Older Engineer"


def test_the_tab_key_walks_from_the_roles_over_the_counts_to_the_rows(
    page: RoleComparisonPage, app: QApplication, qtbot: QtBot
) -> None:
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.from_role.editor.setFocus()
    names = []
    while app.focusWidget() is not page.skills and len(names) < 12:
        focused = app.focusWidget()
        assert focused is not None
        names.append(focused.accessibleName() or focused.text())
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert names == ["From", "Swap the two roles", "To", "1 new", "1 rises", "1 same", "Skills, 3"]


def test_changes_and_their_undoing_are_followed(page: RoleComparisonPage, opened: Context) -> None:
    opened.workspace.change(Requirement, 3, level=1)
    assert shown(page)[2:4] == ["[Same level]", "Coaching"]
    opened.workspace.undo()
    assert shown(page)[2:4] == ["[Rises]", "Python"]


def test_a_change_that_is_none_of_the_roles_keeps_the_chosen_row(page: RoleComparisonPage, opened: Context) -> None:
    page.skills.choose(1)
    opened.workspace.change(Person, 2, name="Bo Lindt")
    opened.workspace.change(Requirement, 4, level=3)
    assert page.skills.chosen_row.skill == "Python"


def test_a_filter_whose_rows_are_gone_is_given_up(page: RoleComparisonPage, opened: Context) -> None:
    press(page, "1 new")
    opened.workspace.remove(Requirement, 2)
    assert shown(page) == ["[Rises]", "Python", "[Same level]", "Coaching"]


def test_a_removed_role_leaves_its_place_empty_and_says_what_to_do(page: RoleComparisonPage, opened: Context) -> None:
    page.show_roles(SENIOR, HAND)
    opened.workspace.remove(Role, HAND)
    assert page.role_ids == (SENIOR, None)
    assert not page.skills.isVisible()
    texts = [one.text() for one in page.findChildren(QLabel) if one.isVisible()]
    assert "Choose two roles to see what changes from one to the other." in texts
    opened.workspace.undo()
    page.show_roles(SENIOR, HAND)
    assert page.skills.isVisible()


def test_decisions_stand_in_their_tab_and_the_keyboard_turns_to_it(page: RoleComparisonPage, qtbot: QtBot) -> None:
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.skills.setFocus()
    qtbot.keyClick(page.skills, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert page.tabs.selected == "card"
    page.tabs.select("hiring")
    page.tabs.step(-1)
    assert page.tabs.selected == "decisions"
    assert shown(page) == ["[Only Staff Engineer]", "Opens a seat", "[Both, told otherwise]", "Chooses a vendor"]
    assert [one.text() for one in filters(page)] == ["1 new", "1 differs", "0 same", "0 gone"]


def test_every_tab_keeps_its_own_filter(page: RoleComparisonPage) -> None:
    press(page, "1 new")
    names = [tab.key for tab in TABS]
    steps = names.index("decisions")
    page.tabs.step(steps)
    press(page, "1 differs")
    assert shown(page) == ["[Both, told otherwise]", "Chooses a vendor"]
    page.tabs.step(-steps)
    assert shown(page) == ["[New]", "Forecasting"]
    page.tabs.step(steps)
    assert shown(page) == ["[Both, told otherwise]", "Chooses a vendor"]


def test_a_tab_of_which_neither_role_says_anything_tells_so(page: RoleComparisonPage) -> None:
    page.tabs.step(-1)
    texts = [one.text() for one in page.findChildren(QLabel) if one.isVisible()]
    assert "Neither of the two roles says anything here." in texts


def test_demands_that_do_not_apply_here_are_counted_below(page: RoleComparisonPage, opened: Context) -> None:
    opened.workspace.change(Requirement, 2, context="size=startup")
    assert "Forecasting" in shown(page)
    opened.workspace.change(OrganizationFacts, 1, size="enterprise")
    assert "Forecasting" not in shown(page)
    assert status(page) == "2 skills, 1 left out that does not apply to this organization"


def test_the_menu_of_a_row_leads_to_the_pages_of_both_roles(page: RoleComparisonPage, opened: Context) -> None:
    went: list[tuple[str, object]] = []
    opened.jump_wanted.connect(lambda screen, record_id: went.append((screen, record_id)))
    menu = QMenu(page)
    page.skills.menu_wanted.emit(page.skills.rows_model.row(1), menu)
    assert [one.text() for one in menu.actions()] == ["Open Senior Engineer", "Open Staff Engineer"]
    menu.actions()[1].trigger()
    assert went == [("roles", STAFF)]


def test_both_themes_paint_the_levels(page: RoleComparisonPage, app: QApplication) -> None:
    colors = []
    for theme in ("light", "dark"):
        style.choose(app, theme)
        table = page.skills
        image = table.viewport().grab().toImage()
        row = next(number for number, one in enumerate(table.rows_model.rows) if getattr(one, "skill", "") == "Python")
        area = table.visualRect(table.rows_model.index(row, 2))
        colors.append(image.pixelColor(area.center().x() - 10, area.center().y()).name().upper())
    assert colors == [style.LIGHT.proficiency[5][0], style.DARK.proficiency[5][0]]


@pytest.fixture
def parent(app: QApplication, qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def window(opened: Context, parent: QWidget, qtbot: QtBot) -> ComparisonWindow:
    made = open_comparison(parent, opened, SENIOR)
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_the_window_opens_with_the_next_role_and_the_rows_in_focus(window: ComparisonWindow) -> None:
    assert window.page.role_ids == (SENIOR, STAFF)
    assert window.page.skills.hasFocus()


def test_escape_closes_the_window(window: ComparisonWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.destroyed):
        qtbot.keyClick(window.page.skills, Qt.Key.Key_Escape)


def test_another_file_closes_the_window(
    window: ComparisonWindow, opened: Context, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(window.destroyed):
        opened.open(Workspace.create(tmp_path / "other.orgwright", small_organization(), "Make it", "Tess"))


def test_a_role_without_a_next_one_asks_for_the_other(opened: Context, parent: QWidget, qtbot: QtBot) -> None:
    made = open_comparison(parent, opened, HAND)
    qtbot.waitUntil(made.isActiveWindow)
    assert made.page.role_ids == (HAND, None)
    assert made.page.to_role.editor.hasFocus()
