from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from organizations import small_organization
from orgwright.gui.context import Context
from orgwright.gui.main_window import MainWindow
from orgwright.gui.overview.first_list import FirstList, first_columns, link_text, points_text
from orgwright.gui.overview.view import OverviewScreen
from orgwright.gui.screens import SCREENS
from orgwright.gui.widgets.empty_state import EmptyState
from orgwright.planning.attention import things_to_look_at
from orgwright.planning.attention_row import Attention, AttentionKind
from orgwright.planning.explanation import Explanation
from orgwright.records import OrganizationFacts
from orgwright.settings import Settings
from orgwright.workspace import Workspace
from pictures import asks, person, position, said, sits, target
from tab_stops import passed_by, tab_stops


@pytest.fixture
def screen(qtbot: QtBot, tmp_path: Path):
    context = Context(Settings(user_name="Tess"))
    context.open(Workspace.create(tmp_path / "small.orgwright", small_organization(), "Make it", "Tess"))
    made = OverviewScreen(context)
    qtbot.addWidget(made)
    made.resize(1250, 800)
    made.show()
    ready(qtbot, made)
    yield made
    context.close()


def ready(qtbot: QtBot, screen: OverviewScreen) -> None:
    qtbot.waitUntil(lambda: not screen.is_computing and screen.over_time is not None, timeout=20_000)


def click(qtbot: QtBot, table, row: int, title: str) -> None:
    column = next(place for place, one in enumerate(first_columns(lambda _row: None)) if one.title == title)
    middle = table.visualRect(table.rows_model.index(row, column)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=middle)


def test_the_overview_is_the_first_screen_of_the_rail() -> None:
    assert SCREENS[0].key == "overview"


def test_the_frame_stands_before_anything_is_computed(qtbot: QtBot, tmp_path: Path, context: Context) -> None:
    context.open(Workspace.create(tmp_path / "small.orgwright", small_organization(), "Make it", "Tess"))
    made = OverviewScreen(context)
    qtbot.addWidget(made)
    made.refresh_if_stale()
    assert not context.background.is_busy
    assert made.tiles["headcount"].figure.text() == "…"


def test_figures_rows_units_and_months_are_shown(screen: OverviewScreen) -> None:
    assert screen.tiles["coverage"].figure.text() == "50 %"
    assert len(screen.tiles["coverage"].line.values) == 7
    assert [row.name for row in screen.units.table.rows_model.rows] == ["Engineering", "Models"]
    assert len(screen.coverage_months.board.table.rows_model.rows) == 37
    assert [column.title for column in screen.coverage_months.board.table._columns][3:] == ["As recorded", "Grow"]
    assert len(screen.headcount_months.board.table.rows_model.rows) == 12


def test_a_click_on_each_row_goes_to_its_cause(screen: OverviewScreen, qtbot: QtBot) -> None:
    jumps: list[tuple[str, object]] = []
    screen.context.jump_wanted.connect(lambda key, record: jumps.append((key, record)))
    rows = list(screen.first.table.rows_model.rows)
    assert len(rows) >= 3
    for place, row in enumerate(rows):
        jumps.clear()
        screen.first.table.scrollTo(screen.first.table.rows_model.index(place, 0))
        click(qtbot, screen.first.table, place, "What and why")
        assert jumps == [(row.screen, row.record)]
        screen.context.set_unit(None)
        ready(qtbot, screen)


def test_every_row_goes_to_a_screen_of_the_rail(screen: OverviewScreen) -> None:
    assert all(link_text(row) for row in screen.today.things)


def test_enter_goes_to_the_cause_as_a_click_does(screen: OverviewScreen, qtbot: QtBot) -> None:
    row = screen.first.table.rows_model.rows[0]
    with qtbot.waitSignal(screen.context.jump_wanted) as jumped:
        screen.first.table.choose(row.cause)
        qtbot.keyClick(screen.first.table, Qt.Key.Key_Return)
    assert jumped.args == [row.screen, row.record]


PAGES = {
    AttentionKind.SINGLE_HOLDER: ("departures", lambda shown: shown.tabs.selected),
    AttentionKind.LEAVING: ("leaving", lambda shown: shown.tabs.selected),
    AttentionKind.UNCOVERED: ("targets", lambda shown: shown.tabs.selected),
    AttentionKind.PLAN: ("scenarios", lambda shown: shown.tabs.selected),
    AttentionKind.RATINGS: ("next", lambda shown: shown.tabs.selected),
}


def test_a_cause_is_shown_on_its_own_page(qtbot: QtBot, tmp_path: Path, context: Context) -> None:
    rows = [
        *small_organization(),
        said(1, 1, 5, by="Zoe", on=date(2026, 7, 1), until=date(2026, 12, 31), source="certificate"),
        target(7, 2, 2, 3, 1),
        person(9, left=date(2026, 12, 31), hired=date(2020, 1, 1)),
        position(9, 1),
        sits(9, 9, 9),
        target(8, 1, 2, 2, 1),
        said(9, 2, 3),
        asks(9, 1, 2),
    ]
    context.open(Workspace.create(tmp_path / "small.orgwright", rows, "Make it", "Tess"))
    window = MainWindow(context)
    qtbot.addWidget(window)
    window.show_workspace()
    overview = window.show_screen("overview")
    assert isinstance(overview, OverviewScreen)
    found = things_to_look_at(context.organization, None)
    assert PAGES.keys() <= {one.kind for one in found}
    for one in found:
        overview.go_to(one)
        assert window.screen_shown.key == one.screen
        page, selected = PAGES.get(one.kind, ("", None))
        if isinstance(one.record, str):
            assert selected(window.screen_shown) == page == one.record
        context.set_unit(None)


def test_a_click_on_an_effect_opens_how_it_is_computed_and_goes_nowhere(screen: OverviewScreen, qtbot: QtBot) -> None:
    row = next(place for place, one in enumerate(screen.first.table.rows_model.rows) if one.worth)
    with qtbot.assertNotEmitted(screen.context.jump_wanted):
        click(qtbot, screen.first.table, row, "Effect")
    assert screen.is_explaining


def test_each_of_the_five_figures_opens(screen: OverviewScreen, qtbot: QtBot) -> None:
    for tile in screen.tiles.values():
        with qtbot.waitSignal(tile.how.explained) as opened:
            qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)
        assert isinstance(opened.args[0], Explanation)


def test_the_numbers_of_units_and_months_open(screen: OverviewScreen) -> None:
    months = screen.headcount_months.board.table
    for table in (screen.units.table, screen.coverage_months.board.table, months):
        row = next(one for one in table.rows_model.rows if table is months or one.low is not None)
        asked = [column.explain for column in table._columns if column.explain is not None]
        assert asked
        assert all(explain(row).results for explain in asked)


def test_a_unit_is_a_click_from_its_coverage(screen: OverviewScreen, qtbot: QtBot) -> None:
    table = screen.units.table
    with qtbot.waitSignal(screen.context.jump_wanted) as jumped:
        middle = table.visualRect(table.rows_model.index(0, 0)).center()
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert jumped.args == ["coverage", None]
    assert screen.context.unit_id == 1


def test_the_overview_follows_unit_day_and_scenario(screen: OverviewScreen, qtbot: QtBot) -> None:
    screen.context.set_unit(2)
    ready(qtbot, screen)
    assert screen.tiles["headcount"].figure.text() == "1"
    assert screen.coverage_months.board.second == "Models"
    screen.context.set_scenario(1)
    ready(qtbot, screen)
    assert [one.name for one in screen.over_time.plans] == ["As recorded", "Grow"]


def test_a_hidden_overview_stops_and_begins_again_when_shown(screen: OverviewScreen, qtbot: QtBot) -> None:
    screen.context.set_unit(2)
    screen.hide()
    assert not screen.is_computing
    screen.show()
    ready(qtbot, screen)
    assert screen.tiles["headcount"].figure.text() == "1"


def test_what_somebody_stopped_is_said_and_can_be_computed_again(screen: OverviewScreen, qtbot: QtBot) -> None:
    assert not screen.first.again.isVisible()
    screen.context.set_unit(2)
    screen.compute()
    with qtbot.waitSignal(screen._of_months.cancelled, timeout=10_000):
        screen.context.background.cancel()
    assert screen.first.again.isVisible()
    screen.first.again.click()
    ready(qtbot, screen)
    assert not screen.first.again.isVisible()
    assert screen.tiles["headcount"].figure.text() == "1"


def test_charts_go_where_the_height_lacks_and_rows_stay(screen: OverviewScreen, qtbot: QtBot) -> None:
    screen.resize(1232, 560)
    qtbot.waitUntil(lambda: not screen.coverage_months.isVisible(), timeout=5_000)
    assert screen.first.isVisible()
    screen.resize(1000, 800)
    qtbot.waitUntil(lambda: screen.coverage_months.isVisible(), timeout=5_000)
    assert not screen.tiles["coverage"].line.isVisible()


def test_an_empty_organization_says_what_to_do_next(qtbot: QtBot, tmp_path: Path, context: Context) -> None:
    context.open(Workspace.new(tmp_path / "new.orgwright", "New"))
    made = OverviewScreen(context)
    qtbot.addWidget(made)
    made.show()
    assert isinstance(made.body, EmptyState)
    assert not made.is_computing


def test_people_alone_are_told_what_is_missing(qtbot: QtBot, tmp_path: Path, context: Context) -> None:
    rows = [OrganizationFacts(id=1, name="Roster"), person(1), person(2)]
    context.open(Workspace.create(tmp_path / "roster.orgwright", rows, "Make it", "Tess"))
    made = OverviewScreen(context)
    qtbot.addWidget(made)
    made.resize(1250, 800)
    made.show()
    ready(qtbot, made)
    assert made.first.table.rows_model.rows[0].headline == "Nothing is required of anybody yet"
    assert made.units.nothing.isVisible()
    assert made.coverage_months.nothing.isVisible()
    assert made.coverage_months.board is None


def thing(number: int, worth: float = 0.5) -> Attention:
    kind = list(AttentionKind)[number % len(AttentionKind)]
    return Attention(kind, number, worth, f"Row {number}", "Why", "people")


def test_five_are_shown_first_and_all_on_demand(qtbot: QtBot, context: Context) -> None:
    made = FirstList(context)
    qtbot.addWidget(made)
    made.resize(600, 340)
    made.show()
    made.show_things([thing(number) for number in range(9)])
    assert len(made.table.rows_model.rows) == 5
    made.more.click()
    assert len(made.table.rows_model.rows) == 9
    made.resize(600, 700)
    made.more.click()
    assert len(made.table.rows_model.rows) == 9


def test_an_effect_too_small_to_show_is_said_to_be_so() -> None:
    assert [points_text(thing(1, worth)) for worth in (0.0, 0.0004, 0.033)] == ["", "< 0.1 points", "3.3 points"]


def test_the_tab_key_goes_through_the_lists_to_the_months(screen: OverviewScreen) -> None:
    assert passed_by(screen) == []
    stops = tab_stops(screen)
    board = screen.coverage_months.board
    assert board is not None
    first = next(place for place, one in enumerate(stops) if board.isAncestorOf(one))
    assert stops.index(screen.first.table) < stops.index(screen.units.table) < first
