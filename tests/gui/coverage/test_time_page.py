from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from orgwright.gui.coverage.time_page import PRESENT_ONES, ROLES, TARGETS, TimePage
from orgwright.gui.coverage.view import CoverageScreen
from orgwright.gui.widgets.empty_state import EmptyState
from orgwright.planning.groups import Group, GroupKind
from orgwright.records import Requirement, Target


@pytest.fixture
def page(screen: CoverageScreen, qtbot: QtBot) -> TimePage:
    found = screen.show_page("time")
    assert isinstance(found, TimePage)
    wait(qtbot, found)
    return found


def wait(qtbot: QtBot, page: TimePage) -> None:
    qtbot.waitUntil(lambda: not page.context.background.is_busy)


def causes(page: TimePage) -> list[str]:
    return [row.text for row in page.moves.table.rows_model.rows]


def choose(page: TimePage, first: date, last: date) -> None:
    page.first.show_value(first)
    page.last.show_value(last)
    page.first.committed.emit(first)


def test_the_last_two_years_and_half_a_year_ahead_are_shown(page: TimePage) -> None:
    rows = page.trend.table.rows_model.rows
    assert (rows[0].month, rows[-1].month, len(rows)) == (date(2027, 5, 1), date(2024, 12, 1), 30)
    assert page.host.status[0].startswith("30 months, ")
    assert page.said.text() == PRESENT_ONES


def test_a_year_up_to_the_day_is_compared_at_first(page: TimePage) -> None:
    assert page.days == (date(2025, 11, 20), date(2026, 11, 20))
    assert (page.first.value(), page.last.value()) == page.days
    assert causes(page) == ["Newly assessed"]
    assert page.figure.text().endswith(" points")


def test_another_span_and_another_measure_are_measured_anew(page: TimePage, qtbot: QtBot) -> None:
    page.span.select("12")
    page.span.chosen.emit("12")
    wait(qtbot, page)
    assert len(page.trend.table.rows_model.rows) == 15
    page.measure.select(TARGETS)
    page.measure.chosen.emit(TARGETS)
    wait(qtbot, page)
    assert page.movement is not None
    assert (page.movement.low_before, page.movement.low_after) == (0, 0.5)


def test_a_cause_opens_to_its_pieces_and_folds_again(page: TimePage) -> None:
    whole = page.moves.table.rows_model.rows[0]
    page.moves.opened.emit(whole, "What")
    assert causes(page) == ["Newly assessed", "Bo Lind"]
    page.moves.table.clicked.emit(page.moves.table.rows_model.index(0, 0))
    assert causes(page) == ["Newly assessed"]


def test_a_piece_goes_to_its_cell(page: TimePage, qtbot: QtBot) -> None:
    page.moves.opened.emit(page.moves.table.rows_model.rows[0], "What")
    piece = page.moves.table.rows_model.rows[1]
    with qtbot.waitSignal(page.context.jump_wanted) as jumped:
        page.moves.opened.emit(piece, "What")
    assert jumped.args == ["matrix", (2, 1)]


def test_the_menu_of_a_piece_leads_to_the_person_and_that_of_a_cause_to_its_pieces(page: TimePage) -> None:
    menu = QMenu()
    page.moves.table.menu_wanted.emit(page.moves.table.rows_model.rows[0], menu)
    assert [one.text() for one in menu.actions()] == ["Show its pieces"]
    menu.actions()[0].trigger()
    menu = QMenu()
    page.moves.table.menu_wanted.emit(page.moves.table.rows_model.rows[1], menu)
    assert [one.text() for one in menu.actions()] == ["Go to the person", "Go to the cell of the matrix"]


def test_a_target_leads_to_the_page_of_targets(page: TimePage, qtbot: QtBot) -> None:
    page.context.workspace.add(Target, unit_id=2, skill_id=1, level=2, people=1, from_on=date(2026, 3, 1))
    page.measure.select(TARGETS)
    page.refresh()
    wait(qtbot, page)
    added = next(row for row in page.moves.table.rows_model.rows if row.text == "Target added")
    page.moves.opened.emit(added, "What")
    piece = next(row for row in page.moves.table.rows_model.rows if row.text == "Target of Models")
    menu = QMenu()
    page.moves.table.menu_wanted.emit(piece, menu)
    menu.actions()[0].trigger()
    assert page.host.tabs.selected == "targets"


def test_every_number_opens(page: TimePage, qtbot: QtBot) -> None:
    page.how.ask_now()
    panel = page.host.explanation_panel
    assert panel is not None
    assert panel.shown is not None
    assert (panel.shown.title, page.figure.text()) == ("+31.37 points", "+31.37 points")
    for table in (page.trend.table, page.moves.table):
        row = table.rows_model.rows[0]
        explained = [column.explain(row) for column in table._columns if column.explain is not None]
        assert len(explained) == (3 if table is page.trend.table else 2)
        assert all(one is not None for one in explained)


@pytest.mark.parametrize("measure", [ROLES, TARGETS])
def test_low_and_high_of_a_month_open_as_of_its_last_day(page: TimePage, qtbot: QtBot, measure: str) -> None:
    page.measure.select(measure)
    page.refresh()
    wait(qtbot, page)
    shown = page._explain_point(page.trend.table.rows_model.rows[-1])
    assert shown is not None
    assert "31 Dec 2024" in shown.what


def test_other_days_are_compared_and_the_year_comes_back(page: TimePage, qtbot: QtBot) -> None:
    choose(page, date(2026, 1, 1), date(2026, 5, 31))
    wait(qtbot, page)
    assert page.movement is not None
    assert (page.movement.first_on, page.movement.last_on) == (date(2026, 1, 1), date(2026, 5, 31))
    assert causes(page) == []
    assert page.year.isVisibleTo(page)
    page.year.click()
    wait(qtbot, page)
    assert causes(page) == ["Newly assessed"]
    assert not page.year.isVisibleTo(page)


@pytest.mark.parametrize(
    ("first", "last", "sentence"),
    [
        (date(2026, 5, 31), date(2026, 1, 1), "The second day is before the first."),
        (date(1, 1, 1), date(2026, 1, 1), "Choose a day between the years"),
    ],
)
def test_days_that_cannot_be_compared_are_refused_at_the_field(
    page: TimePage, first: date, last: date, sentence: str
) -> None:
    before = page.days
    choose(page, first, last)
    assert sentence in page.last._error._text.text()
    assert page.days == before


def test_a_month_looked_at_is_compared_with_the_one_before(page: TimePage, qtbot: QtBot) -> None:
    rows = page.trend.table.rows_model.rows
    june = next(row for row in rows if row.month == date(2026, 6, 1))
    page.trend.opened.emit(june, "Month")
    wait(qtbot, page)
    assert page.days == (date(2026, 5, 31), date(2026, 6, 30))
    page.trend.opened.emit(rows[-1], "Month")
    assert page.days == (date(2026, 5, 31), date(2026, 6, 30))


def test_an_assessment_of_now_moves_the_figures(page: TimePage, qtbot: QtBot) -> None:
    page.context.workspace.assess({(2, 3): 2})
    page.host.refresh(None)
    wait(qtbot, page)
    page.moves.opened.emit(page.moves.table.rows_model.rows[0], "What")
    assert [row.skill for row in page.moves.table.rows_model.rows[1:]] == ["Python", "Agents"]


def test_what_was_measured_already_is_not_measured_again(page: TimePage) -> None:
    page.refresh()
    assert not page.context.background.is_busy


def test_where_nothing_can_be_measured_the_page_says_what_to_do(page: TimePage, qtbot: QtBot) -> None:
    workspace = page.context.workspace
    for target_id in list(page.context.recorded.targets):
        workspace.remove(Target, target_id)
    page.measure.select(TARGETS)
    page.refresh()
    wait(qtbot, page)
    assert page.stack.currentWidget() is not page.split
    page.measure.select(ROLES)
    page.refresh()
    wait(qtbot, page)
    assert page.stack.currentWidget() is page.split
    workspace.add(Target, unit_id=1, skill_id=1, level=3, people=1)
    for requirement_id in list(page.context.recorded.requirements):
        workspace.remove(Requirement, requirement_id)
    page.refresh()
    wait(qtbot, page)
    assert page.stack.currentWidget() is not page.split


def test_a_day_without_any_coverage_has_nothing_to_compare(page: TimePage, qtbot: QtBot) -> None:
    choose(page, date(2010, 1, 1), date(2026, 1, 1))
    wait(qtbot, page)
    assert page.sentence.text() == "There is no coverage on 1 Jan 2010, so there is nothing to compare."
    assert page.figure.text() == ""


def test_of_a_group_that_is_no_unit_the_page_says_whose_course_it_shows(page: TimePage, qtbot: QtBot) -> None:
    page.host.show_group(Group(GroupKind.ROLE, 1))
    wait(qtbot, page)
    assert page.said.text().startswith("The course over time is that of Small & Sons. ")


def test_the_page_is_reached_by_the_keyboard(screen: CoverageScreen, qtbot: QtBot) -> None:
    screen.tabs.select("targets")
    screen.tabs.setFocus()
    qtbot.keyClick(screen.tabs.focusWidget() or screen.tabs, Qt.Key.Key_Right)
    assert screen.tabs.selected == "time"
    qtbot.waitUntil(lambda: not screen.context.background.is_busy)


def test_what_comes_after_the_file_is_closed_is_left_aside(page: TimePage, qtbot: QtBot) -> None:
    page.span.select("36")
    page.refresh()
    page.context.close()
    wait(qtbot, page)
    assert len(page.trend.table.rows_model.rows) == 30


def test_an_answer_about_what_has_changed_since_is_left_aside(page: TimePage, qtbot: QtBot) -> None:
    page.span.select("36")
    page.refresh()
    page.host.hide()
    page.context.workspace.assess({(2, 3): 2})
    wait(qtbot, page)
    assert len(page.trend.table.rows_model.rows) == 30
    page.host.show()
    wait(qtbot, page)
    assert len(page.trend.table.rows_model.rows) == 45


def test_a_stopped_measurement_says_so_and_can_be_asked_for_again(page: TimePage, qtbot: QtBot) -> None:
    page.span.select("12")
    page.span.chosen.emit("12")
    page.context.background.cancel()
    wait(qtbot, page)
    empty = page.stack.currentWidget()
    assert isinstance(empty, EmptyState)
    assert "Measuring was stopped before its end." in [one.text() for one in empty.findChildren(QLabel)]
    empty.findChild(QPushButton).click()
    wait(qtbot, page)
    assert page.stack.currentWidget() is page.split
    assert len(page.trend.table.rows_model.rows) == 15


def test_a_day_that_is_too_far_away_leaves_nothing_behind(page: TimePage, qtbot: QtBot) -> None:
    day = page.context.day
    page.context.set_day(date(1, 1, 31))
    assert isinstance(page.stack.currentWidget(), EmptyState)
    page.context.set_day(day)
    wait(qtbot, page)
    assert page.stack.currentWidget() is page.split
    assert len(page.trend.table.rows_model.rows) == 30


def test_what_a_month_moved_by_opens_with_the_months_before_and_after(page: TimePage) -> None:
    row = next(row for row in page.trend.table.rows_model.rows if row.moved)
    shown = page._explain_moved(row)
    assert shown is not None
    first, last, moved = (one.value for one in shown.results)
    assert (last, moved) == (row.low, pytest.approx(row.moved))
    assert moved == pytest.approx(last - first)
