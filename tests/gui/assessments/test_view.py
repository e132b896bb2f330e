from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QMenu, QWidget

from organizations import TODAY
from orgwright.gui.assessments import gathering, model
from orgwright.gui.assessments.returned import ReviewDialog
from orgwright.gui.assessments.view import (
    CALIBRATION,
    DISAGREEMENTS,
    DUE,
    EXPERTS,
    NEXT,
    ROUNDS,
    SEVERITY,
    AssessmentsScreen,
)
from orgwright.gui.context import Context
from orgwright.gui.main_window import MainWindow
from orgwright.gui.matrix.cell_form import AssessmentDialog
from orgwright.gui.matrix.screen import MatrixScreen
from orgwright.gui.widgets.dialogs import FormDialog
from orgwright.gui.widgets.empty_state import EmptyState
from orgwright.records import Assessment, AssessmentRound, Record
from orgwright.settings import Settings
from orgwright.workspace import Workspace
from round_workbooks import ANA, BO, CHAIRING, FORECASTING, PYTHON, ROUND, filled_in, round_records


def said(number: int, cell: tuple[int, int], level: int, source: str, assessor: str, **more: Any) -> Assessment:
    return Assessment(
        id=number,
        person_id=cell[0],
        skill_id=cell[1],
        level=level,
        source=source,
        assessor=assessor,
        assessed_on=more.pop("on", date(2026, 10, 1)),
        **more,
    )


def records() -> list[Record]:
    """Bo is 3 apart in Python and 2 in Chairing, and has a certificate that ends soon."""
    return [
        *round_records(),
        said(20, (BO, PYTHON), 5, "manager", "Ana Ruiz", evidence="Reviewed the pipeline."),
        said(21, (BO, CHAIRING), 1, "manager", "Ana Ruiz"),
        said(22, (BO, CHAIRING), 3, "self", "Bo Lind"),
        said(23, (BO, FORECASTING), 4, "certificate", "Board", valid_until=date(2026, 12, 1)),
    ]


@pytest.fixture
def context(app: QApplication, tmp_path: Path) -> Iterator[Context]:
    made = Context(Settings(user_name="Tess"))
    made.open(Workspace.create(tmp_path / "small.orgwright", records(), "Make it", "Tess"))
    yield made
    made.close()


@pytest.fixture
def screen(context: Context, qtbot) -> AssessmentsScreen:
    made = AssessmentsScreen(context)
    qtbot.addWidget(made)
    made.resize(1400, 800)
    made.show()
    return made


def turn_to(screen: AssessmentsScreen, tab: str) -> None:
    while screen.tabs.selected != tab:
        screen.tabs.step(1)
    QApplication.processEvents()


def shown(screen: AssessmentsScreen, tab: str) -> list[tuple[str, str]]:
    return [(row.person, row.skill) for row in screen.lists[tab].rows]


def texts(place: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(one.text() for one in place.findChildren(QLabel) if one.isVisible())


def newest(screen: AssessmentsScreen, cell: tuple[int, int]) -> tuple[int | None, str, str]:
    rows = screen.context.workspace.assessments_of(*cell)
    return next((one.level, str(one.source), one.assessor) for one in rows if one.assessed_on == TODAY)


def answer(act: Callable[[Any], None]) -> None:
    """Do something with the dialog that opens next."""

    def found() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            act(dialog)
        else:
            QTimer.singleShot(0, found)

    QTimer.singleShot(0, found)


def test_the_tabs_count_what_stands_behind_them(screen: AssessmentsScreen) -> None:
    counts = {key: tab.count for key, tab in zip(screen.tabs._keys, screen.tabs._tabs, strict=True)}
    assert counts == {ROUNDS: 1, CALIBRATION: 2, DISAGREEMENTS: 2, DUE: 1, NEXT: 1, EXPERTS: 0, SEVERITY: 0}
    assert AssessmentsScreen.rail_count(screen.context.organization) == 1


def test_the_lists_follow_the_unit_and_the_day(screen: AssessmentsScreen) -> None:
    turn_to(screen, CALIBRATION)
    assert shown(screen, CALIBRATION) == [("Bo Lind", "Python"), ("Bo Lind", "=Chairing")]
    screen.context.set_day(date(2026, 6, 15))
    assert shown(screen, CALIBRATION) == []
    screen.context.set_day(None)
    screen.context.set_unit(2)
    assert len(shown(screen, CALIBRATION)) == 2
    assert "Models" in screen.head._subtitle.text()


def test_a_row_shows_both_sides_with_evidence(screen: AssessmentsScreen) -> None:
    turn_to(screen, CALIBRATION)
    screen.lists[CALIBRATION].table.choose((BO, PYTHON))
    screen.show_said(screen.lists[CALIBRATION].table.chosen_row)
    seen = texts(screen.said_panel)
    assert "Reviewed the pipeline." in seen
    assert "Manager" in seen
    assert "Self" in seen


def test_a_digit_sets_the_agreed_level_and_the_next_row_is_chosen(screen: AssessmentsScreen, qtbot) -> None:
    turn_to(screen, CALIBRATION)
    page = screen.lists[CALIBRATION]
    assert page.table.chosen_row.cell == (BO, PYTHON)
    qtbot.keyClick(page.table, Qt.Key.Key_3)
    assert newest(screen, (BO, PYTHON)) == (3, "manager", "Tess")
    assert shown(screen, CALIBRATION) == [("Bo Lind", "=Chairing")]
    assert page.table.chosen_row.cell == (BO, CHAIRING)
    screen.context.workspace.undo()
    assert len(shown(screen, CALIBRATION)) == 2


def test_a_digit_without_a_level_on_the_skills_scale_writes_nothing(screen: AssessmentsScreen, qtbot) -> None:
    turn_to(screen, CALIBRATION)
    page = screen.lists[CALIBRATION]
    page.table.choose((BO, CHAIRING))
    qtbot.keyClick(page.table, Qt.Key.Key_2)
    assert screen.status[0] == "=Chairing has no level 2; there are 1, 3, 5."
    qtbot.keyClick(page.table, Qt.Key.Key_3)
    assert newest(screen, (BO, CHAIRING)) == (3, "manager", "Tess")


def test_the_panel_sets_a_level_too(screen: AssessmentsScreen) -> None:
    turn_to(screen, DISAGREEMENTS)
    row = screen.lists[DISAGREEMENTS].table.chosen_row
    screen.show_said(row)
    screen.said_panel.agreed.emit(2)
    assert newest(screen, row.cell)[0] == 2


def test_what_narrows_the_range_is_assessed_there_and_then(screen: AssessmentsScreen, qtbot) -> None:
    turn_to(screen, NEXT)
    assert shown(screen, NEXT) == [("Ana Ruiz", "Forecasting")]
    assert "This rating narrows it to" in texts(screen.lists[NEXT])
    qtbot.keyClick(screen.lists[NEXT].table, Qt.Key.Key_4)
    assert newest(screen, (ANA, FORECASTING)) == (4, "manager", "Tess")
    assert shown(screen, NEXT) == []
    assert "no rating narrows its range" in texts(screen.lists[NEXT])


def planned_person(screen: AssessmentsScreen) -> model.Named:
    """Choose the scenario and a day on which it has hired somebody; their row in the list of what to rate next."""
    screen.context.set_scenario(1)
    screen.context.set_day(date(2027, 2, 1))
    turn_to(screen, NEXT)
    return next(row for row in screen.lists[NEXT].rows if row.person_id not in screen.context.recorded.people)


def test_a_row_of_the_plan_alone_cannot_be_assessed_once_the_records_are_looked_at(screen: AssessmentsScreen) -> None:
    planned = planned_person(screen)
    screen.context.set_scenario(None)
    screen.agree(planned, 3)
    assert "in the plan alone" in screen.status[0]


def test_with_a_scenario_chosen_digits_and_the_panel_plan_levels_and_the_records_stay(
    screen: AssessmentsScreen, qtbot
) -> None:
    workspace, planned = screen.context.workspace, planned_person(screen)
    before = workspace.organization.assessments
    screen.agree(planned, 3)
    turn_to(screen, DISAGREEMENTS)
    row = screen.lists[DISAGREEMENTS].table.chosen_row
    assert row.cell == (BO, PYTHON)
    screen.show_said(row)
    assert "Plan the level" in texts(screen.said_panel)
    screen.said_panel.agreed.emit(2)
    changes = sorted(workspace.organization.planned_changes.values(), key=lambda one: one.id or 0)[-2:]
    assert [(one.change, one.person, one.skill_id, one.value, one.on) for one in changes] == [
        ("raise-skill", "new-1", planned.skill_id, 3, date(2027, 2, 1)),
        ("raise-skill", workspace.organization.people[BO].key, PYTHON, 2, date(2027, 2, 1)),
    ]
    assert workspace.organization.assessments is before
    title = workspace.organization.scenarios[1].title
    assert screen.status[1] == f"Under “{title}”: levels go into the scenario"
    menu = QMenu()
    screen._fill_menu(row, menu)
    assert menu.actions()[0].text() == "Plan a level from a day on…"


def test_e_asks_for_source_and_evidence(screen: AssessmentsScreen, qtbot) -> None:
    turn_to(screen, DUE)

    def renew(dialog: AssessmentDialog) -> None:
        dialog.source.show_value("certificate")
        dialog.assessor.show_value("Board")
        dialog.valid_until.show_value(date(2028, 12, 1))
        dialog.confirm()

    answer(renew)
    qtbot.keyClick(screen.lists[DUE].table, Qt.Key.Key_E)
    assert newest(screen, (BO, FORECASTING))[1:] == ("certificate", "Board")
    assert shown(screen, DUE) == []


def test_space_shows_the_sources(screen: AssessmentsScreen, qtbot) -> None:
    turn_to(screen, DUE)
    screen.close_panel()
    qtbot.keyClick(screen.lists[DUE].table, Qt.Key.Key_Space)
    assert screen.is_panel_open
    assert screen.said_panel.cell == (BO, FORECASTING)


def test_enter_goes_to_the_cell_in_the_matrix(app: QApplication, context: Context, qtbot) -> None:
    window = MainWindow(context)
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    screen = window.show_screen("assessments")
    assert isinstance(screen, AssessmentsScreen)
    turn_to(screen, CALIBRATION)
    screen.lists[CALIBRATION].table.choose((BO, CHAIRING))
    qtbot.keyClick(screen.lists[CALIBRATION].table, Qt.Key.Key_Return)
    matrix = window.screen_shown
    assert isinstance(matrix, MatrixScreen)
    assert matrix.current_cell == (BO, CHAIRING)


def test_the_keyboard_stays_in_the_tabs_while_it_walks_them(screen: AssessmentsScreen, qtbot) -> None:
    screen.activateWindow()
    screen.tabs._tabs[0].setFocus()
    qtbot.keyClick(screen.tabs._tabs[0], Qt.Key.Key_Right)
    qtbot.keyClick(screen.tabs._tabs[1], Qt.Key.Key_Right)
    assert screen.tabs.selected == DISAGREEMENTS
    assert screen.focusWidget() is screen.tabs._tabs[2]
    screen.lists[DISAGREEMENTS].take_focus()
    screen.tabs.step(1)
    assert screen.focusWidget() is screen.lists[DUE].table


def test_the_menu_of_a_row_leads_to_the_person(screen: AssessmentsScreen) -> None:
    turn_to(screen, CALIBRATION)
    page = screen.lists[CALIBRATION]
    jumps: list[tuple[str, object]] = []
    screen.context.jump_wanted.connect(lambda key, record: jumps.append((key, record)))
    menu = QMenu(screen)
    page.table.menu_wanted.emit(page.table.chosen_row, menu)
    for action in menu.actions()[1:]:
        action.trigger()
    assert [action.text() for action in menu.actions()[1:]] == [
        "Show the sources",
        "Show in the matrix",
        "Go to the person",
    ]
    assert screen.said_panel.cell == (BO, PYTHON)
    assert jumps == [("matrix", (BO, PYTHON)), ("people", BO)]


def test_one_box_finds_the_experts(screen: AssessmentsScreen, qtbot) -> None:
    turn_to(screen, EXPERTS)
    qtbot.keyClicks(screen.experts.box, "cpython 4")
    qtbot.keyClick(screen.experts.box, Qt.Key.Key_Return)
    assert [(row.person, row.level) for row in screen.experts.rows] == [("Bo Lind", 5), ("Ana Ruiz", 4)]
    assert "2 people at 4 (leads others) or above in Python" in texts(screen.experts)
    jumps: list[tuple[str, object]] = []
    screen.context.jump_wanted.connect(lambda key, record: jumps.append((key, record)))
    qtbot.keyClick(screen.experts.list.table, Qt.Key.Key_Return)
    qtbot.keyClick(screen.experts.list.table, Qt.Key.Key_M)
    assert jumps == [("people", BO), ("matrix", (BO, PYTHON))]


def test_a_skill_that_is_not_there_is_told_beside_the_box(screen: AssessmentsScreen) -> None:
    turn_to(screen, EXPERTS)
    screen.experts.ask("Cookery")
    assert "There is no skill called “Cookery”" in texts(screen.experts)
    screen.experts.ask("Forecasting 5")
    assert "Nobody in this unit" in texts(screen.experts)


def test_an_offered_skill_keeps_the_level(screen: AssessmentsScreen, qtbot) -> None:
    turn_to(screen, EXPERTS)
    qtbot.keyClicks(screen.experts.box, "pyth 4")
    qtbot.keyClick(screen.experts.box, Qt.Key.Key_Return)
    assert screen.experts.box.text() == "Python 4"
    assert len(screen.experts.rows) == 2


def test_severity_compares_assessors_of_one_source(screen: AssessmentsScreen) -> None:
    for day, who, level in ((1, "Mo", 4), (2, "Ana Ruiz", 2)):
        cells = dict.fromkeys([(ANA, PYTHON), (ANA, FORECASTING), (ANA, CHAIRING), (BO, PYTHON), (BO, CHAIRING)], level)
        screen.context.workspace.assess(cells, assessor=who, on=date(2026, 11, day))
    turn_to(screen, SEVERITY)
    assert [(row.assessor, row.shared_cells, row.mean_difference) for row in screen.severity.rows] == [
        ("Mo", 5, 2.0),
        ("Ana Ruiz", 5, -2.0),
    ]
    screen.severity._choose("peer")
    assert screen.severity.rows == []


def test_a_round_is_opened_for_a_unit_with_what_its_roles_ask(screen: AssessmentsScreen) -> None:
    screen.context.set_unit(2)
    screen.start_round()
    panel = screen.round_panel
    assert panel.people.on == {BO}
    assert panel.skills.on == {PYTHON}
    panel.open_round()
    assert len(screen.context.organization.table(AssessmentRound)) == 1
    panel.name.show_value("Winter")
    panel.skills.turn(FORECASTING)
    panel.due.show_value(date(2027, 1, 15))
    panel.open_round()
    assert screen.rounds.chosen_round is not None
    assert screen.rounds.chosen_round.progress.name == "Winter"
    assert not screen.is_panel_open
    assert [(row.person, row.asked) for row in screen.rounds.people.rows_model.rows] == [("Bo Lind", 2)]


def test_a_round_that_asks_nobody_is_refused_with_a_sentence(screen: AssessmentsScreen) -> None:
    screen.start_round()
    screen.round_panel.name.show_value("Winter")
    screen.round_panel.people.tick(())
    screen.round_panel.open_round()
    assert "asks nobody" in texts(screen.round_panel)
    assert screen.is_panel_open


def test_space_and_a_click_turn_a_tick(screen: AssessmentsScreen, qtbot) -> None:
    screen.start_round()
    people = screen.round_panel.people
    people.table.choose(ANA)
    qtbot.keyClick(people.table, Qt.Key.Key_Space)
    assert people.on == {BO}
    place = people.table.visualRect(people.table.rows_model.index(1, 1)).center()
    qtbot.mouseClick(people.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert people.on == set()


def test_a_round_is_sent_read_back_and_closed(screen: AssessmentsScreen, qtbot, tmp_path: Path, monkeypatch) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    answer(lambda dialog: dialog.confirm())
    screen.rounds.write_wanted.emit(screen.rounds.chosen_round)
    qtbot.waitUntil(lambda: not screen.context.background.is_busy, timeout=10_000)
    assert screen.status[0] == f"Wrote 2 workbooks to {folder}."
    paths = sorted(folder.iterdir())
    for path in paths:
        filled_in(path, {"Python": (4, "seen"), "Forecasting": (2, ""), "=Chairing": (1, "")})

    titles: list[str] = []

    def take(dialog: ReviewDialog) -> None:
        titles.append(dialog.verb.text())
        dialog.confirm()

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(path) for path in paths], ""))
    answer(take)
    screen.rounds.read_wanted.emit(screen.rounds.chosen_round)
    qtbot.waitUntil(lambda: newest_or_none(screen) is not None, timeout=10_000)
    assert titles == ["Write 6 answers"]
    assert newest(screen, (BO, PYTHON)) == (4, "self", "Bo Lind")
    assert [row.is_complete for row in screen.rounds.people.rows_model.rows] == [True, True]
    screen.rounds.close_wanted.emit(screen.rounds.chosen_round)
    assert screen.context.organization.table(AssessmentRound)[ROUND].closed_on == TODAY
    assert AssessmentsScreen.rail_count(screen.context.organization) is None


def newest_or_none(screen: AssessmentsScreen) -> object:
    rows = screen.context.workspace.assessments_of(BO, PYTHON)
    return next((one for one in rows if one.assessed_on == TODAY), None)


def test_the_calibration_list_of_a_round_holds_its_answers_alone(screen: AssessmentsScreen) -> None:
    screen.context.workspace.take_round_answers(ROUND, {(BO, PYTHON): 1}, on=TODAY)
    screen.rounds.calibrate_wanted.emit(screen.rounds.chosen_round)
    assert screen.tabs.selected == CALIBRATION
    assert shown(screen, CALIBRATION) == [("Bo Lind", "Python")]
    assert "Answers to the round Autumn: 2026 alone, 1 of 2." in texts(screen.lists[CALIBRATION])
    screen.calibrate(None)
    assert len(shown(screen, CALIBRATION)) == 2


def test_a_long_list_says_how_much_of_it_is_shown(screen: AssessmentsScreen, monkeypatch) -> None:
    monkeypatch.setattr(model, "MOST_ROWS", 1)
    screen.context.set_day(date(2026, 11, 19))
    turn_to(screen, CALIBRATION)
    assert shown(screen, CALIBRATION) == [("Bo Lind", "Python")]
    assert "The first 1 of 2." in texts(screen.lists[CALIBRATION])


def test_a_filter_narrows_what_all_and_none_mean(screen: AssessmentsScreen) -> None:
    screen.start_round()
    skills = screen.round_panel.skills
    skills.search.setText("fore")
    skills.tick(skills.on - skills._shown_keys())
    assert skills.on == {PYTHON}
    skills.search.setText("people chair")
    skills.tick(skills.on | skills._shown_keys())
    assert skills.on == {PYTHON, CHAIRING}


def test_workbooks_without_a_folder_are_not_written(screen: AssessmentsScreen, monkeypatch) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    seen: list[str] = []

    def refuse(dialog: FormDialog) -> None:
        dialog.confirm()
        seen.append(texts(dialog))
        dialog.reject()

    answer(refuse)
    screen.rounds.write_wanted.emit(screen.rounds.chosen_round)
    assert "The workbooks need a folder" in seen[0]


def test_a_round_gets_another_name_and_due_day(screen: AssessmentsScreen) -> None:
    seen: list[str] = []

    def fill(dialog: FormDialog) -> None:
        dialog.form.field("name").show_value("Winter")
        dialog.form.field("due_on").show_value(date(2026, 10, 1))
        dialog.confirm()
        seen.append(texts(dialog))
        dialog.form.field("due_on").show_value(date(2026, 12, 24))
        dialog.confirm()

    answer(fill)
    screen.rounds.edit_wanted.emit(screen.rounds.chosen_round)
    assert "it cannot be due before that" in seen[0]
    one = screen.context.organization.table(AssessmentRound)[ROUND]
    assert (one.name, one.due_on) == ("Winter", date(2026, 12, 24))


def test_the_name_of_another_round_is_refused_with_a_sentence(screen: AssessmentsScreen) -> None:
    screen.context.workspace.open_round("Winter", None, [BO], [PYTHON], TODAY)
    screen.show_record(ROUND)
    seen: list[str] = []

    def fill(dialog: FormDialog) -> None:
        dialog.form.field("name").show_value("Winter")
        dialog.confirm()
        seen.append(texts(dialog))
        dialog.reject()

    answer(fill)
    screen.rounds.edit_wanted.emit(screen.rounds.chosen_round)
    assert "There is an assessment round “Winter” already." in seen[0]
    assert screen.context.organization.table(AssessmentRound)[ROUND].name == "Autumn: 2026"


def test_a_closed_round_can_be_opened_again(screen: AssessmentsScreen) -> None:
    screen.context.workspace.close_round(ROUND, TODAY)
    assert not screen.rounds._read.isEnabled()
    menu = QMenu(screen)
    screen.rounds.rounds.menu_wanted.emit(screen.rounds.chosen_round, menu)
    next(action for action in menu.actions() if action.text() == "Open it again").trigger()
    assert screen.context.organization.table(AssessmentRound)[ROUND].closed_on is None
    assert screen.rounds._read.isEnabled()


def test_a_removed_round_leaves_its_answers(screen: AssessmentsScreen) -> None:
    screen.context.workspace.take_round_answers(ROUND, {(BO, PYTHON): 1}, on=TODAY)
    screen.rounds.remove_wanted.emit(screen.rounds.chosen_round)
    assert not screen.context.organization.table(AssessmentRound)
    assert newest(screen, (BO, PYTHON))[0] == 1
    assert "There is no assessment round yet" in texts(screen.rounds)


def test_a_jump_to_a_round_shows_it(screen: AssessmentsScreen) -> None:
    turn_to(screen, DUE)
    screen.show_record(ROUND)
    assert screen.tabs.selected == ROUNDS
    assert screen.rounds.chosen_round is not None


def test_an_empty_organization_says_what_to_do_first(app: QApplication, qtbot, tmp_path: Path) -> None:
    context = Context(Settings())
    context.open(Workspace.new(tmp_path / "empty.orgwright", "Empty"))
    screen = AssessmentsScreen(context)
    qtbot.addWidget(screen)
    screen.show()
    assert isinstance(screen.body, EmptyState)
    assert "Assessments need people and skills." in texts(screen)
    context.close()


def test_a_big_organization_is_compared_beside_the_window(screen: AssessmentsScreen, qtbot, monkeypatch) -> None:
    monkeypatch.setattr(gathering, "AT_ONCE", 0)
    turn_to(screen, CALIBRATION)
    page = screen.lists[CALIBRATION]
    qtbot.keyClick(page.table, Qt.Key.Key_3)
    # The row is gone before the lists are made, so that the next digit meets the next row.
    assert shown(screen, CALIBRATION) == [("Bo Lind", "=Chairing")]
    assert screen.gathering.is_running
    qtbot.waitUntil(lambda: screen.gathering.is_complete, timeout=10_000)
    assert shown(screen, CALIBRATION) == [("Bo Lind", "=Chairing")]


def test_a_stopped_comparison_says_so(screen: AssessmentsScreen, qtbot, monkeypatch) -> None:
    monkeypatch.setattr(gathering, "AT_ONCE", 0)
    screen.context.set_unit(2)
    screen.context.background.cancel()
    qtbot.waitUntil(lambda: not screen.gathering.is_running, timeout=10_000)
    assert screen.gathering.is_complete or "not compared to the end" in screen.head._subtitle.text()
