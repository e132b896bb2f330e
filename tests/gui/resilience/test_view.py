from datetime import date
from pathlib import Path
from time import sleep
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPushButton

from departing_organization import LEAVES_ON
from orgwright.gui.context import Context
from orgwright.gui.resilience import departures_page
from orgwright.gui.resilience.view import PAGES, ResilienceScreen
from orgwright.gui.widgets.columns import Group
from orgwright.gui.widgets.dialogs import FormDialog
from orgwright.records import Target, Unit
from orgwright.settings import Settings
from orgwright.workspace import Workspace
from pictures import facts, seated, skills, target
from tab_stops import passed_by

ONE, TWO, CHOSEN = range(3)


def settle(qtbot, screen: ResilienceScreen) -> None:
    qtbot.waitUntil(lambda: not screen.context.background.is_busy, timeout=10_000)


def shown(screen: ResilienceScreen) -> list[tuple[str, str, str]]:
    return [(card.figures.figure, card.figures.lost, card.figures.names) for card in screen.departures.cards]


def test_the_cards_tell_the_worst_departures_before_and_after_with_names(screen: ResilienceScreen) -> None:
    # Weights 3, 3 and 1: now (3 + 3·¼) ÷ 7; without person 3 it is 3 ÷ 7, without both holders of Skill 1 0.75 ÷ 7.
    assert shown(screen)[ONE] == ("54 → 43 %", "−10.7 points", "Person 3")
    assert shown(screen)[TWO] == ("54 → 11 %", "−42.9 points", "Person 1 and Person 2")


def test_robustness_is_said_in_words_and_opens_its_slacks(screen: ResilienceScreen, qtbot) -> None:
    page = screen.departures
    assert page.robustness.text() == "Robustness −3"
    assert page.meaning.text().endswith("furthest short lacks 3 people.")
    qtbot.mouseClick(page.robustness, Qt.MouseButton.LeftButton)
    assert screen.is_explaining


def test_the_list_follows_the_filter_and_the_chosen_card(screen: ResilienceScreen) -> None:
    page = screen.departures
    rows = page.table.rows_model.rows
    assert [(row.skill, row.target.slack, row.note, row.leaves, row.after) for row in rows] == [
        ("Skill 2", -3, "single holder", "31 Mar 2027", 0),
        ("Skill 3", -1, "uncovered", "", None),
        ("Skill 1", 1, "", "", None),
    ]
    page.choose_card(TWO)
    after = {row.skill: row.after for row in page.table.rows_model.rows}
    assert after == {"Skill 1": 0, "Skill 2": None, "Skill 3": None}
    counts = {}
    for kind in ("all", "uncovered", "single", "short"):
        page.filter.select(kind)
        page.filter.chosen.emit(kind)
        counts[kind] = len(page.table.rows_model.rows)
    assert counts == {"all": 3, "uncovered": 1, "single": 1, "short": 2}


def test_the_panel_tells_what_they_held_and_leads_to_people_and_experts(screen: ResilienceScreen, qtbot) -> None:
    page = screen.departures
    page.choose_card(TWO)
    assert screen.is_panel_open
    assert screen.panel is page.panel
    assert page.panel._title.text() == "Person 1 and Person 2"
    alone = [one for one in page.panel.findChildren(QPushButton) if one.text() == "alone nothing lost"]
    assert len(alone) == 2
    alone[0].click()
    assert screen.explanation_panel._title.text() == "How 54 → 54 % is computed"
    screen.leave_panel()
    with qtbot.waitSignal(screen.context.jump_wanted) as jumped:
        page.panel.person_wanted.emit(2)
    assert jumped.args == ["people", 2]
    (target,) = [one for one in page.standing.found.targets if one.skill_id == 1]
    page.panel.target_wanted.emit(target)
    assert screen.panel is page.target_panel
    with qtbot.waitSignal(screen.context.jump_wanted) as jumped:
        page.target_panel.matrix_wanted.emit(1)
    assert jumped.args == ["matrix", 1]


def test_people_chosen_by_hand_leave_and_come_back(screen: ResilienceScreen, qtbot) -> None:
    page = screen.departures
    assert page.cards[CHOSEN].figures.says.startswith("Choose people")
    page.leavers.field.committed.emit(1)
    page.let_leave([2, 2])
    settle(qtbot, screen)
    assert (page.leavers.person_ids, page.chosen_card) == ((1, 2), CHOSEN)
    assert shown(screen)[CHOSEN] == ("54 → 11 %", "−42.9 points", "Person 1 and Person 2")
    assert all(one.value not in (1, 2) for one in page.leavers._options())
    page.leavers.take_back(2)
    settle(qtbot, screen)
    assert shown(screen)[CHOSEN] == ("54 → 54 %", "nothing lost", "Person 1")
    page.leavers.clear()
    settle(qtbot, screen)
    assert page.departures_of(CHOSEN) is None


def test_the_holders_of_a_target_leave_from_its_menu(screen: ResilienceScreen, qtbot) -> None:
    page, menu = screen.departures, QMenu()
    page.table.menu_wanted.emit(page.table.rows_model.rows[2], menu)
    next(one for one in menu.actions() if one.text() == "Let its holders leave").trigger()
    settle(qtbot, screen)
    assert page.leavers.person_ids == (1, 2)


def test_a_scenario_is_made_of_those_who_leave_and_undone_at_once(
    screen: ResilienceScreen, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen.departures.let_leave([1, 2])
    settle(qtbot, screen)
    monkeypatch.setattr(FormDialog, "exec", lambda self: self.confirm())
    screen.departures.leavers.make_scenario()
    (scenario,) = screen.context.recorded.scenarios.values()
    assert scenario.title == "Person 1 and Person 2 leave"
    screen.context.set_scenario(scenario.id)
    screen.context.set_day(date(2026, 11, 21))
    settle(qtbot, screen)
    assert screen.departures.standing.found.before.low == pytest.approx(0.75 / 7)
    screen.context.workspace.undo()
    assert not screen.context.recorded.scenarios


def test_unit_day_and_scenario_apply(screen: ResilienceScreen, qtbot) -> None:
    screen.context.set_unit(2)
    settle(qtbot, screen)
    assert screen.departures._pages.currentWidget() is screen.departures.empty
    screen.context.set_unit(None)
    screen.context.set_day(date(2027, 4, 1))
    settle(qtbot, screen)
    assert shown(screen)[TWO][0] == "43 → 0 %"
    assert screen.departures.standing.found.on == date(2027, 4, 1)


def test_every_figure_opens_how_it_is_computed(screen: ResilienceScreen, qtbot) -> None:
    page = screen.departures
    qtbot.mouseClick(page.cards[ONE].how, Qt.MouseButton.LeftButton)
    assert screen.explanation_panel._title.text() == "How 54 → 43 % is computed"
    screen.close_panel()
    qtbot.keyClick(page.cards[TWO], Qt.Key.Key_F2)
    assert screen.is_explaining
    assert screen.explanation_panel._title.text() == "How 54 → 11 % is computed"
    for key in ("leaving", "drivers", "steps"):
        page = screen.show_page(key)
        settle(qtbot, screen)
        tables = page.tables.values() if key == "drivers" else [page.table]
        for table in tables:
            row = next(one for one in table.rows_model.rows if not isinstance(one, Group))
            opening = [column.explain(row) for column in table._columns if column.explain is not None]
            assert opening
            assert all(one.rows for one in opening)


def test_what_leaves_by_a_date_is_listed_with_day_and_reason(screen: ResilienceScreen, qtbot) -> None:
    page = screen.show_page("leaving")
    settle(qtbot, screen)
    assert page.day == date(2027, 11, 20)
    assert [(row.ending.last_on, row.person, row.skill, row.ending.why) for row in page.table.rows_model.rows] == [
        (LEAVES_ON, "Person 3", "Skill 2", "leaves")
    ]
    assert page.card.figures.figure == "54 → 43 %"
    assert page.says.text() == "1 person leaves: 1 target loses holders."
    page.until.committed.emit(LEAVES_ON)
    settle(qtbot, screen)
    assert page._empty_text.text() == "Nothing that is dated takes a holder by 31 Mar 2027."


def test_a_day_that_is_over_is_refused_beside_the_field(screen: ResilienceScreen) -> None:
    page = screen.show_page("leaving")
    page._take_day(date(2026, 1, 1))
    assert page.until._error._text.text() == "Give a day on or after 20 Nov 2026."
    assert page.day == date(2027, 11, 20)


@pytest.mark.parametrize(("key", "low"), [("skills", "43.75"), ("gaps", "43.75"), ("targets", "53.57")])
def test_what_costs_most_adds_up_to_all_that_is_missing(screen: ResilienceScreen, qtbot, key: str, low: str) -> None:
    page = screen.show_page("drivers")
    settle(qtbot, screen)
    page.by.select(key)
    page.by.chosen.emit(key)
    *rows, total = page.tables[key].rows_model.rows
    points = sum(row.points for row in rows) * 100
    assert (total.title, total.note) == (f"All together −{points:.2f} points", f"100 − {low} held")
    assert points == pytest.approx(100 - float(low), abs=0.01)


def test_gaps_that_are_not_listed_stand_as_others(
    screen: ResilienceScreen, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("orgwright.gui.resilience.drivers_page.LISTED", 1)
    page = screen.show_page("drivers")
    settle(qtbot, screen)
    _, others, total = page.tables["gaps"].rows_model.rows
    assert others.title.endswith("other gaps")
    assert total.note == "100 − 43.75 held"


def test_the_best_next_steps_are_those_of_roles_or_of_targets(screen: ResilienceScreen, qtbot) -> None:
    page = screen.show_page("steps")
    settle(qtbot, screen)
    assert {row.skill for row in page.table.rows_model.rows} == {"Skill 1"}
    assert {row.source for row in page.table.rows_model.rows} == {"by policy"}
    page.known_only.show_value(False)
    page.refresh()
    settle(qtbot, screen)
    assert {row.skill for row in page.table.rows_model.rows} == {"Skill 1", "Skill 2"}
    page.against.select("targets")
    page.refresh()
    settle(qtbot, screen)
    first = page.table.rows_model.rows[0]
    assert (first.person, first.skill, first.levels) == ("Person 4", "Skill 2", "2 → 3")


def test_what_was_answered_is_not_computed_again(screen: ResilienceScreen, qtbot) -> None:
    screen.show_page("drivers")
    settle(qtbot, screen)
    screen.show_page("departures")
    assert not screen.context.background.is_busy


def test_a_change_of_the_data_brings_new_figures(screen: ResilienceScreen, qtbot) -> None:
    screen.context.workspace.change(Target, 2, people=1)
    settle(qtbot, screen)
    assert shown(screen)[ONE][0] == "86 → 43 %"


def test_the_charts_have_their_figures_beside_them(screen: ResilienceScreen, qtbot) -> None:
    page = screen.departures
    page.view.select("chart")
    page.view.chosen.emit("chart")
    assert page.board.table.rows_model.rows == [(-3, 1), (-1, 1), (1, 1)]
    page = screen.show_page("drivers")
    settle(qtbot, screen)
    page.view.select("chart")
    page.view.chosen.emit("chart")
    assert [name for name, _ in page.board.table.rows_model.rows] == ["Skill 1", "Skill 2"]
    page = screen.show_page("leaving")
    settle(qtbot, screen)
    page.view.select("chart")
    page.view.chosen.emit("chart")
    assert [day for day, _ in page.board.table.rows_model.rows] == [date(2026, 11, 20), LEAVES_ON, date(2027, 11, 20)]


def test_where_nothing_is_asked_the_screen_says_what_to_do(qtbot, tmp_path: Path) -> None:
    context = Context(Settings())
    context.open(Workspace.create(tmp_path / "new.orgwright", [facts(), Unit(id=1, name="Models")], "Make it", "Tess"))
    made = ResilienceScreen(context)
    qtbot.addWidget(made)
    made.show()
    assert made.body is made._empty
    context.close()


def test_what_the_user_stopped_is_said_and_can_be_computed_again(
    screen: ResilienceScreen, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = screen.departures
    with monkeypatch.context() as patched:
        patched.setattr(departures_page, "standing", _endless)
        screen.context.set_day(date(2026, 12, 1))
        with qtbot.waitSignal(page._computing.cancelled):
            screen.context.background.cancel()
    assert page._notice.isVisibleTo(page)
    assert page._says.text() == "Comparing departures was stopped before its end."
    assert page.cards[ONE].figures.says == "Stopped before the end."
    qtbot.mouseClick(page._again, Qt.MouseButton.LeftButton)
    settle(qtbot, screen)
    assert not page._notice.isVisibleTo(page)
    assert shown(screen)[ONE][0] == "54 → 43 %"


def test_another_unit_stops_what_is_computed_for_the_one_before(
    screen: ResilienceScreen, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(departures_page, "standing", _endless)
        screen.context.set_day(date(2026, 12, 1))
        assert screen.departures.is_computing
    screen.context.set_unit(1)
    settle(qtbot, screen)
    assert screen.departures.standing.found.unit_id == 1
    assert not screen.departures._notice.isVisibleTo(screen.departures)


def _endless(*given: Any) -> None:
    *_, progress = given
    while True:
        progress.step(0, 1, "Comparing departures")
        sleep(0.001)


def test_another_file_begins_without_the_chosen_people(screen: ResilienceScreen, qtbot, tmp_path: Path) -> None:
    screen.departures.let_leave([1])
    settle(qtbot, screen)
    rows = [facts(), Unit(id=1, name="Other"), *skills(1), *seated(1), target(1, 1, 1, 3, 1)]
    screen.context.open(Workspace.create(tmp_path / "other.orgwright", rows, "Make it", "Tess"))
    screen.context.changed.emit(None)
    settle(qtbot, screen)
    assert screen.departures.leavers.person_ids == ()
    assert screen.departures.standing.found.before.low == 0
    says = [card.figures.says for card in screen.departures.cards]
    assert says[:2] == [
        "No single departure lowers the coverage of the targets.",
        "Only one person works here on this day.",
    ]


def test_enter_on_a_card_shows_what_they_held(screen: ResilienceScreen, qtbot) -> None:
    screen.close_panel()
    qtbot.keyClick(screen.departures.cards[TWO], Qt.Key.Key_Return)
    assert screen.departures.chosen_card == TWO
    assert screen.panel is screen.departures.panel
    assert screen.is_panel_open


def test_a_tab_chosen_by_keys_takes_the_keyboard_to_its_list(screen: ResilienceScreen, qtbot) -> None:
    screen.activateWindow()
    screen.departures.take_focus()
    screen.tabs.step(+1)
    assert screen.page is screen.pages["leaving"]
    screen.tabs.step(+1)
    assert screen.focusWidget() is screen.page.tables["skills"]


@pytest.mark.parametrize("key", [key for key, _, _ in PAGES])
def test_the_tab_key_passes_by_no_field_and_no_button(screen: ResilienceScreen, qtbot, key: str) -> None:
    screen.show_page(key)
    settle(qtbot, screen)
    assert passed_by(screen) == []
