from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QMenu

from answering import answer_next
from organizations import small_organization
from orgwright.gui.context import Context
from orgwright.gui.matrix.screen import MatrixScreen
from orgwright.gui.matrix.shown import SCREEN, Shown
from orgwright.gui.widgets.dialogs import FormDialog
from orgwright.records import Role, SavedView
from orgwright.settings import Settings
from orgwright.workspace import Workspace


@pytest.fixture
def screen(qtbot, app, tmp_path: Path):
    context = Context(Settings(user_name="Tess"))
    context.open(Workspace.create(tmp_path / "small.orgwright", small_organization(), "Make it", "Tess"))
    made = MatrixScreen(context)
    qtbot.addWidget(made)
    made.resize(1400, 900)
    made.show()
    yield made
    context.close()


def named(name: str, accepted: bool = True) -> None:
    """Give the next dialog a name and confirm it."""

    def do(dialog: QDialog) -> None:
        assert isinstance(dialog, FormDialog)
        dialog.form.field("name").show_value(name)
        dialog.confirm()
        assert (dialog.result() == QDialog.DialogCode.Accepted) is accepted
        dialog.reject()

    answer_next(do)


def view_names(screen: MatrixScreen) -> list[str]:
    return [one.name for one in screen.saved_views.all.values()]


def entries(screen: MatrixScreen) -> dict[str, bool]:
    menu = QMenu()
    screen.saved_views.fill(menu, screen.shown)
    return {action.text(): action.isEnabled() for action in menu.actions() if action.text()}


def saved(screen: MatrixScreen, name: str = "Seniors", **changed: object) -> None:
    screen.choose(**changed)
    named(name)
    screen.saved_views.save_as(screen.shown)


def test_a_view_is_saved_chosen_and_left(screen: MatrixScreen) -> None:
    saved(screen, role_ids=frozenset({1}), group_by="role")
    kept = screen.shown
    assert view_names(screen) == ["Seniors"]
    screen.saved_views.leave()
    assert screen.shown == Shown()
    screen.saved_views.choose(next(iter(screen.saved_views.all)))
    assert screen.shown == kept
    assert screen.saved_views.title(screen.shown) == "View: Seniors"
    assert [head.name for head in screen.picture.blocks.rows] == ["Bo Lind"]


def test_a_changed_view_says_so_until_it_is_saved_again(screen: MatrixScreen) -> None:
    saved(screen, group_by="role")
    assert entries(screen)["Save changes to Seniors"] is False
    screen.choose(group_by="family")
    assert screen.saved_views.title(screen.shown) == "View: Seniors *"
    assert entries(screen)["Save changes to Seniors"] is True
    screen.saved_views.save(screen.shown)
    assert screen.saved_views.title(screen.shown) == "View: Seniors"


def test_a_view_is_renamed_and_removed_and_each_is_undone(screen: MatrixScreen) -> None:
    saved(screen)
    named("Juniors")
    screen.saved_views.rename()
    assert view_names(screen) == ["Juniors"]
    screen.saved_views.remove()
    assert view_names(screen) == []
    assert screen.saved_views.title(screen.shown) == "View"
    for names in (["Juniors"], ["Seniors"], []):
        screen.context.workspace.undo()
        assert view_names(screen) == names


def test_two_views_of_one_name_are_refused_in_the_dialog(screen: MatrixScreen) -> None:
    saved(screen)
    named("seniors", accepted=False)
    screen.saved_views.save_as(screen.shown)
    assert view_names(screen) == ["Seniors"]


def test_views_of_other_screens_are_not_listed(screen: MatrixScreen) -> None:
    screen.context.workspace.add(SavedView, screen=f"not {SCREEN}", name="Elsewhere", content="{}")
    assert view_names(screen) == []


def test_a_view_that_names_what_is_gone_says_so_above_the_matrix(screen: MatrixScreen) -> None:
    saved(screen, role_ids=frozenset({1}))
    workspace = screen.context.workspace
    workspace.change(Role, 1, name="Engineer of another name")
    screen.saved_views.choose(next(iter(screen.saved_views.all)))
    assert screen.filter_line.note.text() == (
        "This view names what is gone: the role Senior Engineer. The rest of it is shown."
    )
    assert screen.filter_line.isVisibleTo(screen)
    screen.choose(group_by="role")
    assert not screen.filter_line.isVisibleTo(screen)


def test_the_button_shows_an_ampersand_of_a_name(screen: MatrixScreen) -> None:
    saved(screen, "R&D", group_by="role")
    assert screen._views.text() == "View: R&&D"


def test_enter_in_the_filter_goes_back_to_the_matrix(screen: MatrixScreen, qtbot) -> None:
    screen.activateWindow()
    screen.search.setFocus()
    qtbot.keyClick(screen.search, Qt.Key.Key_Return)
    assert screen.focusWidget() is screen.view


def test_the_keyboard_comes_back_to_the_matrix_when_the_panel_closes(screen: MatrixScreen) -> None:
    screen.view.set_current(0, 0)
    screen.show_panel(screen.cell_panel)
    screen.cell_panel.setFocus()
    screen.close_panel()
    assert screen.focusWidget() is screen.view
