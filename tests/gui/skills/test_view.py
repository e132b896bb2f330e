from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QWidget

from organizations import small_organization
from orgwright.gui.context import Context
from orgwright.gui.skills import view
from orgwright.gui.skills.model import Pair
from orgwright.gui.skills.view import DUPLICATES, SKILLS, SkillsScreen
from orgwright.gui.widgets.columns import Group
from orgwright.gui.widgets.dialogs import FormDialog
from orgwright.gui.widgets.empty_state import EmptyState
from orgwright.gui.widgets.fields import Field
from orgwright.planning.organization import Organization
from orgwright.planning.skill_matching import SkillMatcher
from orgwright.records import OrganizationFacts, Requirement, Skill
from orgwright.settings import Settings
from orgwright.workspace import Workspace

PYTHON, FORECASTING, SNAKE, OUTLOOK = 1, 2, 3, 4


@pytest.fixture
def screen(app: QApplication, qtbot, tmp_path: Path) -> Iterator[SkillsScreen]:
    more = [
        Skill(id=SNAKE, name="Python language", category="Languages", kind="tool"),
        Skill(id=OUTLOOK, name="Forecasting basics"),
        Requirement(id=9, role_id=1, skill_id=SNAKE, level=5),
    ]
    context = Context(Settings(user_name="Tess"))
    context.open(Workspace.create(tmp_path / "small.orgwright", [*small_organization(), *more], "Make it", "Tess"))
    made = SkillsScreen(context)
    qtbot.addWidget(made)
    made.resize(1400, 800)
    made.show()
    settled(made, qtbot)
    yield made
    context.close()


def settled(screen: SkillsScreen, qtbot) -> None:
    qtbot.waitUntil(lambda: not screen.context.background.is_busy, timeout=10_000)


def recorded(screen: SkillsScreen) -> Organization:
    return screen.context.workspace.organization


def shown(screen: SkillsScreen) -> list[str]:
    return [getattr(row, "name", "") or row.title for _, row in screen.tree.branch_model.walk()]


def pairs(screen: SkillsScreen) -> list[tuple[str, str]]:
    return [(row.left.name, row.right.name) for row in screen.pairs.rows_model.rows]


def turn_to_pairs(screen: SkillsScreen) -> None:
    screen.tabs.step(1)
    assert screen.tabs.selected == DUPLICATES


def press(place: QWidget, text: str) -> None:
    """Press the last button that is seen with this text."""
    QApplication.processEvents()
    seen = [one for one in place.findChildren(QAbstractButton) if one.isVisible() and one.text() == text]
    seen[-1].click()


def texts(place: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(one.text() for one in place.findChildren(QLabel) if one.isVisible())


def answer(act: Callable[[FormDialog], None]) -> None:
    """Do something with the form that opens next."""

    def found() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            QTimer.singleShot(0, found)
        else:
            assert isinstance(dialog, FormDialog)
            act(dialog)

    QTimer.singleShot(0, found)


def test_the_taxonomy_stands_in_bands_and_the_head_counts_the_likely_duplicates(screen: SkillsScreen) -> None:
    assert shown(screen) == [
        "Languages",
        "Python language",
        "Without a category",
        "Forecasting",
        "Forecasting basics",
        "Python",
    ]
    assert "4 skills, 2 likely duplicates" in texts(screen.head)
    assert screen.status[0] == "4 of 4 skills in 2 categories"


def test_typing_and_the_menu_narrow_what_is_shown(screen: SkillsScreen, qtbot) -> None:
    qtbot.keyClicks(screen.search, "cpython")
    assert shown(screen) == ["Without a category", "Python"]
    screen.clear_filter()
    menu = QMenu()
    screen._fill_narrow(menu)
    next(one for one in menu.actions() if one.text() == "Tool").trigger()
    assert shown(screen) == ["Languages", "Python language"]
    assert screen.status[0] == "1 of 4 skills in 1 category"


def test_a_filter_without_a_match_offers_to_clear_it(screen: SkillsScreen, qtbot) -> None:
    qtbot.keyClicks(screen.search, "zzz")
    press(screen, "Clear the filter")
    assert len(shown(screen)) == 6
    assert screen.tree.isVisible()


def test_choosing_a_skill_opens_its_panel_and_a_field_saves(screen: SkillsScreen) -> None:
    screen.tree.choose(PYTHON)
    assert screen.is_panel_open
    field = next(one for one in screen.editor.findChildren(Field) if one.editor.accessibleName() == "Category")
    field.show_value("Languages")
    field.committed.emit("Languages")
    assert recorded(screen).skills[PYTHON].category == "Languages"
    assert shown(screen)[:3] == ["Languages", "Python", "Python language"]
    assert screen.is_panel_open


def test_the_panel_follows_an_undo_and_closes_when_its_skill_is_gone(screen: SkillsScreen) -> None:
    made = screen.context.workspace.add(Skill, name="Rust").made_id
    screen.show_record(made)
    assert screen.is_panel_open
    screen.context.workspace.undo()
    assert not screen.is_panel_open


def test_the_panel_leads_to_the_roles_that_ask_and_to_the_matrix(screen: SkillsScreen, qtbot) -> None:
    screen.show_record(PYTHON)
    with qtbot.waitSignal(screen.context.jump_wanted) as jumped:
        press(screen.editor, "Matrix")
    assert jumped.args == ["matrix", PYTHON]
    menu = QMenu()
    screen.tree.menu_wanted.emit(screen.tree.chosen_row, menu)
    asking = next(one.menu() for one in menu.actions() if one.menu() is not None)
    with qtbot.waitSignal(screen.context.jump_wanted) as jumped:
        asking.actions()[0].trigger()
    assert jumped.args == ["roles", 1]


def test_removing_a_skill_closes_the_panel_and_undo_brings_it_back(screen: SkillsScreen) -> None:
    screen.show_record(PYTHON)
    press(screen.editor, "Remove")
    assert PYTHON not in recorded(screen).skills
    assert not screen.is_panel_open
    screen.context.workspace.undo()
    assert "Python" in shown(screen)


def test_a_new_skill_is_shown_at_once(screen: SkillsScreen) -> None:
    def fill(dialog: FormDialog) -> None:
        dialog.form.field("name").show_value("Rust")
        dialog.confirm()

    answer(fill)
    screen.add_skill()
    assert screen.tree.chosen_row.name == "Rust"
    assert screen.is_panel_open


def test_an_empty_organization_says_what_to_do_next(app: QApplication, qtbot, tmp_path: Path) -> None:
    context = Context(Settings(user_name="Tess"))
    context.open(Workspace.create(tmp_path / "empty.orgwright", [OrganizationFacts(id=1, name="Empty")], "Make it"))
    made = SkillsScreen(context)
    qtbot.addWidget(made)
    made.show()
    assert isinstance(made.body, EmptyState)
    with qtbot.waitSignal(context.jump_wanted) as jumped:
        press(made, "Read a role document")
    assert jumped.args == ["roles", None]
    context.close()


def test_likely_duplicates_show_both_skills_and_what_would_move(screen: SkillsScreen) -> None:
    turn_to_pairs(screen)
    assert pairs(screen) == [("Forecasting", "Forecasting basics"), ("Python", "Python language")]
    screen.pairs.choose(frozenset((PYTHON, SNAKE)))
    said = texts(screen.merge_panel)
    assert "Python stays, Python language goes." in said
    assert "Requirements" in said
    assert "the stricter demand" in said


def test_the_keys_choose_the_side_and_merge_as_shown(screen: SkillsScreen, qtbot) -> None:
    turn_to_pairs(screen)
    screen.pairs.choose(frozenset((PYTHON, SNAKE)))
    qtbot.keyClick(screen.pairs, Qt.Key.Key_R)
    assert "Python language stays, Python goes." in texts(screen.merge_panel)
    qtbot.keyClick(screen.pairs, Qt.Key.Key_L)
    qtbot.keyClick(screen.pairs, Qt.Key.Key_Return)
    assert recorded(screen).skills[PYTHON].aliases == "CPython;Python language"
    assert SNAKE not in recorded(screen).skills
    assert recorded(screen).requirements[1].level == 5
    assert pairs(screen) == [("Forecasting", "Forecasting basics")]
    assert screen.pairs.chosen_row.key == frozenset((FORECASTING, OUTLOOK))
    assert "Forecasting stays" in texts(screen.merge_panel)


def test_enter_shows_the_pair_first_where_the_panel_is_closed(screen: SkillsScreen, qtbot) -> None:
    turn_to_pairs(screen)
    screen.close_panel()
    qtbot.keyClick(screen.pairs, Qt.Key.Key_Return)
    assert screen.is_panel_open
    assert len(recorded(screen).skills) == 4


def test_the_other_direction_moves_into_the_right(screen: SkillsScreen) -> None:
    turn_to_pairs(screen)
    screen.pairs.choose(frozenset((PYTHON, SNAKE)))
    press(screen.merge_panel, "Into the right")
    press(screen.merge_panel, "Merge")
    assert PYTHON not in recorded(screen).skills
    assert recorded(screen).proficiency.level(1, SNAKE) == 4


def test_a_pair_kept_apart_leaves_the_list_and_can_be_compared_again(screen: SkillsScreen, qtbot) -> None:
    turn_to_pairs(screen)
    screen.pairs.choose(frozenset((PYTHON, SNAKE)))
    qtbot.keyClick(screen.pairs, Qt.Key.Key_K)
    settled(screen, qtbot)
    assert pairs(screen) == [("Forecasting", "Forecasting basics")]
    screen.show_record(PYTHON)
    assert screen.tabs.selected == SKILLS
    assert "Not the same as" in texts(screen.editor)
    press(screen.editor, "Compare again")
    settled(screen, qtbot)
    assert len(pairs(screen)) == 2
    assert "Not the same as" not in texts(screen.editor)


def test_an_undone_merge_brings_the_pair_back(screen: SkillsScreen, qtbot) -> None:
    turn_to_pairs(screen)
    screen.merge_panel.confirm()
    settled(screen, qtbot)
    assert len(pairs(screen)) == 1
    screen.context.workspace.undo()
    settled(screen, qtbot)
    assert len(pairs(screen)) == 2


def test_the_last_pair_gone_says_so_and_closes_the_panel(screen: SkillsScreen, qtbot) -> None:
    turn_to_pairs(screen)
    for _ in range(2):
        screen.merge_panel.keep_apart()
        settled(screen, qtbot)
    assert not screen.is_panel_open
    assert "No two skills have names that are alike." in texts(screen)
    assert "4 skills, no likely duplicates" in texts(screen.head)


def test_any_skill_can_be_merged_into_another(screen: SkillsScreen) -> None:
    def choose(dialog: FormDialog) -> None:
        dialog.form.field("into").show_value(FORECASTING)
        dialog.confirm()

    screen.show_record(PYTHON)
    answer(choose)
    press(screen.editor, "Merge…")
    assert "Forecasting stays, Python goes." in texts(screen.merge_panel)
    press(screen.merge_panel, "Merge")
    assert PYTHON not in recorded(screen).skills
    assert not screen.is_panel_open


def test_much_is_merged_off_the_gui_thread_and_only_once(
    screen: SkillsScreen, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(view, "MOST_AT_ONCE", 0)
    turn_to_pairs(screen)
    screen.pairs.choose(frozenset((PYTHON, SNAKE)))
    screen.merge_panel.confirm()
    screen.merge_panel.confirm()
    assert screen.context.background.is_busy
    settled(screen, qtbot)
    qtbot.waitUntil(lambda: len(pairs(screen)) == 1)
    assert SNAKE not in recorded(screen).skills
    assert [one.label for one in screen.context.workspace.history()].count(
        "Merge the skill Python language into Python"
    ) == 1


def test_what_refuses_off_the_gui_thread_is_told(screen: SkillsScreen, qtbot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(view, "MOST_AT_ONCE", 0)
    turn_to_pairs(screen)
    seen = screen.merge_panel.seen
    assert seen is not None
    screen.context.workspace.remove(Skill, seen.merged_id)
    with qtbot.waitSignal(screen.context.failed) as failed:
        screen.merge(seen)
    assert str(failed.args[0]) == "This skill is gone: somebody removed it."


def test_a_merge_that_raises_somebody_says_who(screen: SkillsScreen) -> None:
    workspace = screen.context.workspace
    workspace.assess({(2, PYTHON): 1}, assessor="Mo")
    workspace.assess({(2, PYTHON): 5}, source="self", assessor="Bo Lind")
    workspace.assess({(2, SNAKE): None}, assessor="Jo")
    turn_to_pairs(screen)
    screen.pairs.choose(frozenset((PYTHON, SNAKE)))
    assert "The level rises for Bo Lind" in texts(screen.merge_panel)


def test_the_tabs_are_turned_by_keys(screen: SkillsScreen, qtbot) -> None:
    screen.activateWindow()
    screen.tree.setFocus()
    qtbot.keyClick(screen.tree, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert screen.tabs.selected == DUPLICATES
    assert all(not isinstance(row, Group) for row in screen.pairs.rows_model.rows)


def test_comparing_that_was_stopped_says_so_and_can_be_begun_again(
    screen: SkillsScreen, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped_meanwhile(_matcher: SkillMatcher) -> list[Pair]:
        screen.context.background.cancel()
        return []

    turn_to_pairs(screen)
    with monkeypatch.context() as patched:
        patched.setattr(SkillMatcher, "likely_duplicates", stopped_meanwhile)
        for kept, merged in ((PYTHON, SNAKE), (FORECASTING, OUTLOOK)):
            with qtbot.waitSignal(screen.names.ended):
                screen.context.workspace.merge_skills(kept, merged)
    assert "The names were not compared to the end." in texts(screen)
    assert "2 skills, names not compared" in texts(screen.head)
    press(screen, "Compare the names")
    settled(screen, qtbot)
    assert "No two skills have names that are alike." in texts(screen)
