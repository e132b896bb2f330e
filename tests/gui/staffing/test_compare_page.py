from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from organizations import small_organization
from orgwright.gui.context import Context
from orgwright.gui.staffing.compare_page import NARROWEST, ComparePage
from orgwright.gui.staffing.view import StaffingScreen
from orgwright.gui.widgets.empty_state import EmptyState
from orgwright.planning.plan_comparison import plan_comparison
from orgwright.planning.target_months import ChosenTarget
from orgwright.records import PlannedChange, Scenario, Target, Unit
from orgwright.settings import Settings
from orgwright.workspace import Workspace

DAY = date(2027, 2, 1)


def made(qtbot, context: Context) -> ComparePage:
    screen = StaffingScreen(context)
    context.changed.connect(screen.refresh)
    qtbot.addWidget(screen)
    screen.resize(1440, 800)
    screen.show()
    page = screen.page_of("compare")
    assert isinstance(page, ComparePage)
    return page


@pytest.fixture
def page(qtbot, tmp_path: Path):
    context = Context(Settings(user_name="Tess"))
    change = PlannedChange(id=9, scenario_id=3, number=1, on=DAY, change="leave", person=_somebody())
    more = [Scenario(id=2, key="hold", title="Hold & wait"), Scenario(id=3, key="shrink", title="Shrink"), change]
    context.open(Workspace.create(tmp_path / "small.orgwright", [*small_organization(), *more], "Make it", "Tess"))
    shown = made(qtbot, context)
    settle(qtbot, shown)
    yield shown
    context.close()


def _somebody() -> str:
    return next(one.key for one in small_organization() if type(one).__name__ == "Person")


def settle(qtbot, page: ComparePage) -> None:
    qtbot.waitUntil(lambda: page.comparison is not None and not page.context.background.is_busy)


def text(page: ComparePage, key: str, place: int) -> str:
    row = next(number for number, line in enumerate(page.table.lines.lines) if line.key == key)
    return page.table.lines.index(row, place).data()


def menu_of(fill) -> list[tuple[str, bool]]:
    menu = QMenu()
    fill(menu)
    return [(one.text(), one.isChecked()) for one in menu.actions() if one.isCheckable()]


def test_the_records_and_all_scenarios_stand_side_by_side_with_what_the_calculation_says(page: ComparePage) -> None:
    assert page.table.lines.plans == ("As recorded", "Grow", "Hold & wait", "Shrink")
    found = plan_comparison(page.context.recorded.as_of(page.context.day), [None, 1, 2, 3], None, None, 12)
    for place in range(4):
        assert text(page, "fte", place) == f"{int(found.value('fte', place)) / 100:,.1f}"
    assert [head.accessibleName() for head in page.heads.heads][1] == "Grow: what differs"
    assert page.host.status[1].startswith("4 plans at the end of")


def test_a_click_on_a_head_chooses_a_plan_and_tells_what_differs(page: ComparePage, qtbot) -> None:
    qtbot.mouseClick(page.heads.heads[1], Qt.MouseButton.LeftButton)
    settle(qtbot, page)
    assert (page.chosen_id, page.against_id, page.table.chosen_place) == (1, None, 1)
    assert page.host.panel is page.panel
    (row,) = page.panel.table.rows_model.rows
    assert (row.title, row.second) == ("new-1", "hired into MOD-02, 1 Jan 2027")
    page.hold_against(3)
    settle(qtbot, page)
    titles = {row.title: row.second for row in page.panel.table.rows_model.rows}
    assert len(titles) == 2
    assert any(second.startswith("not: ") for second in titles.values())


def test_a_click_on_a_difference_opens_its_effect(page: ComparePage, qtbot) -> None:
    page.choose_plan(1)
    settle(qtbot, page)
    column = page.panel.table._columns[0]
    (row,) = page.panel.table.rows_model.rows
    assert column.can_explain(row)
    shown = column.explain(row)
    assert shown is not None
    page.host.explain(shown)
    assert [one.values[0] for one in shown.rows] == ["Hire new-1 into MOD-02 at 100 %"]


def test_a_plan_without_changes_of_its_own_differs_in_nothing(page: ComparePage, qtbot) -> None:
    page.choose_plan(2)
    settle(qtbot, page)
    assert page.panel.table.rows_model.rows == []
    assert page.panel.note.text().startswith("Nothing differs")


def test_choosing_the_reference_itself_turns_the_two_about(page: ComparePage, qtbot) -> None:
    page.choose_plan(1)
    page.choose_plan(0)
    settle(qtbot, page)
    assert (page.chosen_id, page.against_id) == (None, 1)


def test_enter_opens_a_figure_and_space_chooses_its_plan(page: ComparePage, qtbot) -> None:
    page.table.setCurrentIndex(page.table.lines.index(1, 0))
    qtbot.keyClick(page.table, Qt.Key.Key_Right)
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert page.chosen_id == 1
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.host.is_explaining


def test_every_figure_of_the_table_opens(page: ComparePage, qtbot) -> None:
    page._rows.select("all")
    page._show_rows()
    for row, line in enumerate(page.table.lines.lines):
        for place in range(4 if line.key else 0):
            page.table.open_cell(page.table.lines.index(row, place))
            assert page.host.is_explaining, line.title


def test_arrows_pass_the_bands_between_the_rows(page: ComparePage, qtbot) -> None:
    page.table.setCurrentIndex(page.table.lines.index(1, 0))
    for _ in range(len(page.table.lines.lines)):
        qtbot.keyClick(page.table, Qt.Key.Key_Down)
        assert page.table.lines.lines[page.table.currentIndex().row()].key


def test_the_scenario_that_the_bar_turns_to_is_chosen_here_too(page: ComparePage, qtbot) -> None:
    page.context.set_scenario(2)
    page.host.refresh(None)
    settle(qtbot, page)
    assert (page.chosen_id, page.panel._second.text()) == (2, "Hold & wait")


def test_scenarios_are_taken_away_and_added_at_the_right(page: ComparePage, qtbot) -> None:
    assert menu_of(page._fill_scenarios)[:3] == [("As recorded", True), ("Grow", True), ("Hold && wait", True)]
    page.toggle(None)
    page.toggle(2)
    settle(qtbot, page)
    assert page.table.lines.plans == ("Grow", "Shrink")
    page.toggle(None)
    settle(qtbot, page)
    assert page.table.lines.plans == ("Grow", "Shrink", "As recorded")
    assert page.against_id == 1


def test_a_column_that_is_added_leaves_the_others_as_they_are(page: ComparePage, qtbot) -> None:
    before = page.columns[1]
    page.toggle(3)
    page.toggle(3)
    settle(qtbot, page)
    assert page.columns[1] is before


def test_another_unit_or_length_is_compared_anew(page: ComparePage, qtbot) -> None:
    context = page.context
    unit_id = next(key for key in context.organization.units)
    context.set_unit(unit_id)
    page.host.refresh(None)
    page.host.show_length(6)
    settle(qtbot, page)
    qtbot.waitUntil(lambda: page.asked is not None and page.asked.unit_id == unit_id)
    assert page.asked is not None
    assert page.asked.months.count == 6


def test_a_scenario_that_is_removed_leaves_its_column(page: ComparePage, qtbot) -> None:
    page.toggle(3)
    settle(qtbot, page)
    page.context.workspace.remove(Scenario, 2)
    qtbot.waitUntil(lambda: page.table.lines.plans == ("As recorded", "Grow"))


def test_the_table_is_copied_with_its_heads(page: ComparePage, qtbot) -> None:
    page.table.copy()
    rows = [line.split("\t") for line in QApplication.clipboard().text().splitlines()]
    assert rows[0] == ["", "As recorded", "Grow", "Hold & wait", "Shrink"]
    assert rows[1][0] == "FTE"


def test_bands_of_futures_come_to_the_small_charts(page: ComparePage, qtbot) -> None:
    qtbot.waitUntil(lambda: set(page.bands) == {None, 1, 2, 3})
    page._draw_heads()
    assert "FTE, Authorised" in page.heads.heads[0].chart.accessibleDescription()


def test_make_real_goes_to_the_scenarios_and_is_nothing_for_the_records(page: ComparePage, qtbot) -> None:
    page.choose_plan(0)
    assert not page.panel.make_real.isEnabled()
    page.choose_plan(3)
    page.panel.make_real.click()
    assert page.host.tabs.selected == "scenarios"
    chosen = page.host.page.table.chosen_row
    assert chosen is not None
    assert chosen.title == "Shrink"


def test_a_scenario_without_notes_is_told_by_its_changes(page: ComparePage) -> None:
    notes = [page._head(one).note for one in page._columns]
    assert notes[1:] == ["1 hire.", "No changes yet.", "1 exit."]


def test_without_a_scenario_the_page_offers_to_add_one(qtbot, tmp_path: Path) -> None:
    context = Context(Settings(user_name="Tess"))
    records = [one for one in small_organization() if not isinstance(one, Scenario | PlannedChange)]
    context.open(Workspace.create(tmp_path / "none.orgwright", records, "Make it", "Tess"))
    page = made(qtbot, context)
    empty = page.findChild(EmptyState)
    assert empty is not None
    assert empty.isVisible()
    context.workspace.add(Scenario, key="one", title="One")
    settle(qtbot, page)
    assert page.table.lines.plans == ("As recorded", "One")
    context.close()


def test_names_that_look_like_markup_or_menus_are_shown_as_they_are(qtbot, tmp_path: Path) -> None:
    context = Context(Settings(user_name="Tess"))
    hostile = [Scenario(id=7, key="odd", title="<b>A&B</b> $x$", notes="=1+1 <i>"), Unit(id=70, name="U")]
    context.open(Workspace.create(tmp_path / "odd.orgwright", [*small_organization(), *hostile], "Make it", "Tess"))
    page = made(qtbot, context)
    settle(qtbot, page)
    assert "<b>A&B</b> $x$" in page.table.lines.plans
    assert ("<b>A&&B</b> $x$", True) in menu_of(page._fill_scenarios)
    context.close()


def test_another_gap_is_chosen_from_the_menu(page: ComparePage, qtbot) -> None:
    assert page.asked is not None
    first = page.asked.target
    assert first is not None
    assert [checked for _, checked in menu_of(page._fill_gaps)] == [True]
    page.context.workspace.add(Target, unit_id=first.unit_id, skill_id=2, level=5, people=3, importance="optional")
    settle(qtbot, page)
    (_, is_first), (name, is_second) = menu_of(page._fill_gaps)
    assert (is_first, is_second) == (True, False)
    assert "3 at level 5" in name
    page.choose_gap(ChosenTarget(first.unit_id, 2, 5, 3))
    qtbot.waitUntil(lambda: page.asked is not None and page.asked.target == ChosenTarget(first.unit_id, 2, 5, 3))
    settle(qtbot, page)
    assert text(page, "gap_closed", 0) == "never"


def test_more_plans_than_fit_scroll_together_with_their_heads(page: ComparePage, qtbot) -> None:
    for number in range(10, 16):
        page.context.workspace.add(Scenario, key=f"more-{number}", title=f"More {number}")
    settle(qtbot, page)
    page.shown = [None, *page.context.recorded.scenarios]
    page._compute()
    qtbot.waitUntil(lambda: len(page.table.lines.plans) == 10)
    page.host.close_panel()
    page.host.resize(900, 800)
    bar = page.table.horizontalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    assert page.heads.horizontalScrollBar().value() == bar.value()
    widths = {page.table.columnWidth(place) for place in range(10)} | {head.width() for head in page.heads.heads}
    assert widths == {NARROWEST}
    last = page.heads.heads[9].mapTo(page, page.heads.heads[9].rect().topLeft()).x()
    cell = page.table.visualRect(page.table.lines.index(1, 9)).translated(page.table.viewport().mapTo(page, page.pos()))
    assert last == cell.x()


def refreshed(qtbot, page: ComparePage) -> None:
    page.host.refresh(None)
    settle(qtbot, page)


@pytest.mark.parametrize("by_escape", [True, False])
def test_what_differs_stays_closed_once_closed_until_a_plan_is_chosen(page: ComparePage, qtbot, by_escape) -> None:
    assert page.host.is_panel_open
    if by_escape:
        page.host.leave_panel()
    else:
        page.panel.closed.emit()
    refreshed(qtbot, page)
    page.host.show_page("month")
    page.host.show_page("compare")
    assert not page.host.is_panel_open
    page.choose_plan(2)
    assert page.host.is_panel_open
    refreshed(qtbot, page)
    assert page.host.is_panel_open


def test_what_differs_is_there_again_on_coming_back_from_another_page(page: ComparePage) -> None:
    page.host.show_page("month")
    assert not page.host.is_panel_open
    page.host.show_page("compare")
    assert page.host.panel is page.panel
    assert page.host.is_panel_open


def test_an_explanation_that_is_closed_leaves_what_differs_open(page: ComparePage, qtbot) -> None:
    page.table.open_cell(page.table.lines.index(1, 0))
    page.host.leave_panel()
    refreshed(qtbot, page)
    assert page.host.panel is page.panel
    assert page.host.is_panel_open


def test_nothing_is_computed_for_plans_that_nobody_looks_at(page: ComparePage, qtbot) -> None:
    page.host.refresh(None)
    page.host.show_page("rates")
    qtbot.waitUntil(lambda: not page.context.background.is_busy)
    assert page.columns == {}
    page.host.show_page("compare")
    settle(qtbot, page)
    assert set(page.columns) == set(page.bands) == {None, 1, 2, 3}
