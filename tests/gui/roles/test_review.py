"""The page of the review: letters decide, the source is lit, an edit is a form."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication

from organizations import small_organization
from orgwright.exchange.blueprint import read_documents
from orgwright.gui.context import Context
from orgwright.gui.roles.decisions import ReviewRow
from orgwright.gui.roles.review import ReviewPage
from orgwright.gui.widgets.dialogs import FormDialog
from orgwright.records import Document, Skill
from orgwright.settings import Settings
from orgwright.workspace import Workspace
from role_documents import HARBOUR_PILOT


@pytest.fixture
def page(qtbot, tmp_path: Path) -> Iterator[ReviewPage]:
    records = [one for one in small_organization() if not isinstance(one, Document)]
    context = Context(Settings(user_name="Tess"))
    context.open(Workspace.create(tmp_path / "small.orgwright", records, "Make it", "Tess"))
    context.workspace.add(Skill, name="Charts reading")
    documents = read_documents(HARBOUR_PILOT.encode(), "harbour-pilot.md")
    made = ReviewPage(context, context.workspace.plan_import(documents))
    qtbot.addWidget(made)
    made.resize(1300, 800)
    made.show()
    QApplication.processEvents()
    yield made
    context.close()


def choose(page: ReviewPage, what: str) -> ReviewRow:
    row = next(row for row in page.table.rows_model.rows if isinstance(row, ReviewRow) and row.what.endswith(what))
    page.table.choose(row.key)
    return row


def shown(page: ReviewPage, what: str) -> ReviewRow:
    return next(row for row in page.table.rows_model.rows if isinstance(row, ReviewRow) and row.what.endswith(what))


def test_letters_accept_and_skip_and_go_on(page: ReviewPage, qtbot) -> None:
    before = page.review.taken
    choose(page, "KPI: Waiting time")
    qtbot.keyClick(page.table, Qt.Key.Key_S)
    assert not shown(page, "KPI: Waiting time").is_taken
    assert page.table.chosen_row.what.endswith("KPI: Groundings")
    assert page.take.text() == f"Import {before - 1} changes"
    choose(page, "KPI: Waiting time")
    qtbot.keyClick(page.table, Qt.Key.Key_A)
    assert page.review.taken == before


def test_space_and_a_click_on_the_box_toggle(page: ReviewPage, qtbot) -> None:
    choose(page, "Skill: Falconry")
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert shown(page, "Skill: Falconry").is_taken
    place = page.table.rows_model.rows.index(shown(page, "Skill: Falconry"))
    box = page.table.visualRect(page.table.rows_model.index(place, 0)).center()
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert not shown(page, "Skill: Falconry").is_taken


def test_digits_choose_among_the_suggested_skills(page: ReviewPage, qtbot) -> None:
    row = choose(page, "Skill: Chart reading")
    assert row.row is not None
    assert [one.name for one in row.row.suggestions] == ["Charts reading"]
    qtbot.keyClick(page.table, Qt.Key.Key_1)
    assert shown(page, "Skill: Chart reading").why == "The same as “Charts reading”."
    qtbot.keyClick(page.table, Qt.Key.Key_7)
    qtbot.keyClick(page.table, Qt.Key.Key_0)
    assert "kept apart" in shown(page, "Skill: Chart reading").why


def test_the_source_follows_the_row_and_leads_back(page: ReviewPage) -> None:
    row = choose(page, "KPI: Groundings")
    assert row.row is not None
    assert row.row.span is not None
    assert page.source.text.lit_key == row.key
    other = shown(page, "KPI: Waiting time")
    page.source.place_chosen.emit(other.key)
    assert page.table.chosen_row.key == other.key


def test_an_edit_is_a_form_and_comes_in(page: ReviewPage, qtbot) -> None:
    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, FormDialog)
        dialog.form.field("target").show_value("< 20 minutes")
        dialog.confirm()

    choose(page, "KPI: Waiting time")
    QTimer.singleShot(0, fill)
    qtbot.keyClick(page.table, Qt.Key.Key_E)
    assert "< 20 minutes" in shown(page, "KPI: Waiting time").after


def test_everything_shown_is_decided_at_once_by_kind(page: ReviewPage) -> None:
    page.tabs.select("uncertain")
    page.tabs.chosen.emit("uncertain")
    page.table.decide_all(is_taken=False)
    assert all(not row.is_taken for row in page.table.rows_model.rows if isinstance(row, ReviewRow))
    page.tabs.select("new")
    page.tabs.chosen.emit("new")
    assert all(row.is_taken for row in page.table.rows_model.rows if isinstance(row, ReviewRow))


def test_the_source_is_closed_and_opened_again(page: ReviewPage, qtbot) -> None:
    beside = next(one for one in page.findChildren(QAbstractButton) if one.text() == "Source")
    page.source.closed.emit()
    assert not page.source.isVisible()
    assert not beside.isChecked()
    beside.click()
    assert page.source.isVisible()
    assert page.source.text.lit_key == page.table.chosen_row.key


def test_the_button_says_so_when_no_row_comes_in(page: ReviewPage) -> None:
    page.table.decide_all(is_taken=False)
    assert page.take.text() == "Keep the document only"


def test_a_career_link_is_edited_to_a_role_that_exists(page: ReviewPage, qtbot) -> None:
    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, FormDialog)
        assert dialog.form.field("role").value() == "Sea Surveyor"
        dialog.form.field("role").show_value(" staff engineer ")
        dialog.confirm()

    choose(page, "Career link: Sea Surveyor")
    QTimer.singleShot(0, fill)
    qtbot.keyClick(page.table, Qt.Key.Key_E)
    workspace = page._context.workspace
    workspace.import_documents(page.review.documents, decisions=page.review.decisions)
    names = {one.name for one in workspace.organization.roles.values()}
    assert "Sea Surveyor" not in names
    links = [one for one in workspace.organization.links.values() if one.kind == "adjacent"]
    assert [workspace.organization.roles[one.to_role_id].name for one in links] == ["Staff Engineer"]
    assert workspace.plan_import(page.review.documents)[0].rows == ()
