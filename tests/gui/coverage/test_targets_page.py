from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel

from organizations import TODAY, small_organization
from orgwright.gui.context import Context
from orgwright.gui.coverage.targets_model import CHOICES, found_rows, target_rows, twice_sentence
from orgwright.gui.coverage.targets_page import TargetsPage
from orgwright.gui.coverage.view import CoverageScreen
from orgwright.gui.widgets.dialogs import Dialog, FormDialog
from orgwright.planning.organization import Organization
from orgwright.records import Target
from orgwright.settings import Settings
from orgwright.workspace import Workspace
from pictures import target


@pytest.fixture
def page(qtbot, tmp_path: Path) -> Iterator[TargetsPage]:
    context = Context(Settings(user_name="Tess"))
    more = (
        target(2, 2, 1, 4, 1),
        target(3, 2, 2, 3, 1, from_on=date(2027, 1, 1)),
        target(4, 1, 2, 2, 1, to_on=date(2026, 1, 31)),
        target(5, 1, 1, 3, 1),
    )
    records = [*small_organization(), *more]
    context.open(Workspace.create(tmp_path / "small.orgwright", records, "Make it", "Tess"))
    screen = CoverageScreen(context)
    qtbot.addWidget(screen)
    screen.resize(1300, 900)
    screen.show()
    yield screen.show_page("targets")  # type: ignore[misc]
    context.close()


def shown(page: TargetsPage) -> list[int]:
    return [row.target_id for row in page.targets.rows_model.rows]


def choose(page: TargetsPage, *target_ids: int) -> None:
    page.targets.selectionModel().select(page.targets.rows_model.index(0, 0), QItemSelectionModel.SelectionFlag.Clear)
    page.targets.choose_many(target_ids)


def answer(fill: Callable[[FormDialog], None]) -> None:
    """Fill the dialog that comes next and confirm it."""

    def go() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, FormDialog)
        fill(dialog)
        dialog.confirm()
        if dialog.isVisible():
            dialog.reject()

    QTimer.singleShot(0, go)


def targets(page: TargetsPage) -> dict[int, tuple[int, int, int, int]]:
    rows = page.context.recorded.targets
    return {key: (one.unit_id, one.skill_id, one.level, one.people) for key, one in rows.items()}


def test_the_least_covered_stand_first_and_those_of_other_times_are_one_choice_away(page: TargetsPage) -> None:
    assert shown(page) == [2, 1, 5]
    page.show_choice("future")
    assert shown(page) == [3]
    page.show_choice("past")
    assert shown(page) == [4]


def test_each_choice_says_what_it_shows(page: TargetsPage) -> None:
    rows = target_rows(page.context.organization, None)
    by_choice = {key: [row.target_id for row in found_rows(rows, key, "")] for key in CHOICES}
    assert by_choice == {
        "now": [2, 1, 5],
        "uncovered": [2],
        "single": [1, 5],
        "short": [2, 1],
        "met": [5],
        "future": [3],
        "past": [4],
    }


def test_all_words_of_the_filter_must_occur(page: TargetsPage) -> None:
    page.search.setText("pyth models")
    assert shown(page) == [2]
    page.search.setText("nothing like this")
    assert shown(page) == []
    assert page._empty is not None
    page.show_choice("now")
    assert shown(page) == [2, 1, 5]
    assert page._empty is None


def test_the_same_unit_skill_and_level_twice_is_a_hint() -> None:
    organization = Organization.of(*small_organization(), target(5, 1, 1, 3, 1))
    first, second = target_rows(organization, None)
    assert "needed twice" in twice_sentence(first)
    assert (first.is_twice, second.is_twice) == (True, True)
    assert not target_rows(Organization.of(*small_organization()), None)[0].is_twice


def test_a_target_of_another_day_has_no_share(page: TargetsPage) -> None:
    page.context.set_day(date(2027, 2, 1))
    row = next(row for row in target_rows(page.context.organization, 2) if row.target_id == 3)
    assert (row.held, row.note) == (0, "uncovered")
    page.context.set_day(None)
    row = next(row for row in target_rows(page.context.organization, 2) if row.target_id == 3)
    assert (row.held, row.share, row.note) == (None, None, "from 1 Jan 2027")


def test_the_panel_follows_an_edit_and_its_undo(page: TargetsPage) -> None:
    choose(page, 1)
    assert page.host.panel is page.editor
    field = next(one for one in page.editor._edited[0].form._layout.parent().children() if _titled(one, "People"))
    field._line.setText("7")
    field.commit()
    assert targets(page)[1] == (1, 1, 3, 7)
    page.context.workspace.undo()
    assert field._line.text() == "2"


def _titled(widget: object, title: str) -> bool:
    editor = getattr(widget, "editor", None)
    return editor is not None and str(editor.accessibleName()).startswith(title)


def test_a_target_of_no_people_is_refused_below_the_field(page: TargetsPage) -> None:
    choose(page, 1)
    field = next(one for one in page.editor._edited[0].form._layout.parent().children() if _titled(one, "People"))
    field._line.setText("0")
    field.commit()
    assert "1" in field._error._text.text()
    assert targets(page)[1] == (1, 1, 3, 2)


def test_enter_brings_the_panel_back_after_it_was_closed(page: TargetsPage, qtbot) -> None:
    choose(page, 1)
    page.host.close_panel()
    page.targets.choose(1)
    qtbot.keyClick(page.targets, Qt.Key.Key_Return)
    assert page.host.is_panel_open
    assert page.host.panel is page.editor


def test_the_panel_closes_when_its_target_is_gone(page: TargetsPage) -> None:
    choose(page, 1)
    page.context.workspace.remove(Target, 1)
    assert not page.host.is_panel_open


def test_many_targets_change_at_once_and_are_one_undo(page: TargetsPage) -> None:
    choose(page, 1, 2)
    assert page.host.panel is page.many
    page.many.form.field("people")._line.setText("6")
    page.many.apply()
    assert (targets(page)[1][3], targets(page)[2][3]) == (6, 6)
    assert [row.target_id for row in page.targets.chosen_rows] == [2, 1]
    page.context.workspace.undo()
    assert (targets(page)[1][3], targets(page)[2][3]) == (2, 1)


def test_what_is_typed_for_many_targets_stays_while_something_else_changes(page: TargetsPage) -> None:
    choose(page, 1, 2)
    page.many.form.field("people")._line.setText("6")
    page.context.workspace.change(Target, 3, people=4)
    assert page.many.form.field("people")._line.text() == "6"


def test_nothing_filled_for_many_targets_is_told(page: TargetsPage) -> None:
    choose(page, 1, 2)
    told: list[str] = []

    def read() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, Dialog)
        told.append(" ".join(one.text() for one in dialog.findChildren(QLabel)))
        dialog.accept()

    QTimer.singleShot(0, read)
    page.many.apply()
    assert "No capability target would change." in told[0]


def test_chosen_targets_end_on_a_day(page: TargetsPage) -> None:
    choose(page, 1, 2)
    answer(lambda dialog: dialog.form.field("on").show_value(date(2026, 11, 30)))
    page.end_chosen()
    rows = page.context.recorded.targets
    assert (rows[1].to_on, rows[2].to_on) == (date(2026, 11, 30), date(2026, 11, 30))


def test_an_end_before_the_beginning_is_one_sentence(page: TargetsPage) -> None:
    page.show_choice("future")
    choose(page, 3)
    said = []

    def fill(dialog: FormDialog) -> None:
        dialog.form.field("on").show_value(TODAY)
        dialog.confirm()
        said.append(dialog._error.text())

    answer(fill)
    page.end_chosen()
    assert said == ["The last day 2026-11-20 of a capability target lies before its first day 2027-01-01."]


def test_delete_removes_the_chosen_targets_as_one_action(page: TargetsPage, qtbot) -> None:
    choose(page, 1, 5)
    qtbot.keyClick(page.targets, Qt.Key.Key_Delete)
    assert sorted(targets(page)) == [2, 3, 4]
    page.context.workspace.undo()
    assert sorted(targets(page)) == [1, 2, 3, 4, 5]


def test_a_duplicate_begins_with_the_values_of_the_first(page: TargetsPage) -> None:
    choose(page, 2)
    answer(lambda dialog: dialog.form.field("level").show_value(2))
    page.duplicate()
    assert targets(page)[6] == (2, 1, 2, 1)
    assert page.targets.chosen_row.target_id == 6


def test_a_new_target_is_added_and_chosen(page: TargetsPage) -> None:
    def fill(dialog: FormDialog) -> None:
        dialog.form.field("unit_id").show_value(2)
        dialog.form.field("skill_id").show_value(2)

    answer(fill)
    page.add_target()
    assert targets(page)[6] == (2, 2, 3, 2)
    assert page.targets.chosen_row.target_id == 6


def test_a_unit_without_targets_says_what_to_do(page: TargetsPage) -> None:
    page.context.workspace.remove(Target, 2)
    page.context.workspace.remove(Target, 3)
    page.context.set_unit(2)
    assert page._empty is not None
    assert not page.targets.isVisibleTo(page)
