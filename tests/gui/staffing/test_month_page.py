from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMenu

from organizations import small_organization
from orgwright.gui.context import Context
from orgwright.gui.staffing import model, month_model
from orgwright.gui.staffing.month_page import MonthPage
from orgwright.gui.staffing.view import StaffingScreen
from orgwright.gui.widgets.dialogs import FormDialog
from orgwright.planning.organization import Organization
from orgwright.planning.plan_breakdown import Unbalanced
from orgwright.planning.staffing import staffing_plan
from orgwright.records import Position, Unit
from orgwright.settings import Settings
from orgwright.workspace import Workspace


@pytest.fixture
def screen(qtbot, tmp_path: Path):
    context = Context(Settings(user_name="Tess"))
    context.open(Workspace.create(tmp_path / "small.orgwright", small_organization(), "Make it", "Tess"))
    made = StaffingScreen(context)
    made.tabs.select("month")
    qtbot.addWidget(made)
    made.resize(1250, 800)
    made.show()
    qtbot.waitUntil(lambda: bool(made.page_of("month").plans), timeout=10_000)
    yield made
    context.close()


def page_of(screen: StaffingScreen) -> MonthPage:
    page = screen.page_of("month")
    assert isinstance(page, MonthPage)
    return page


def choose(page: MonthPage, qtbot, key: str) -> list[str]:
    page.by.select(key)
    page.by.chosen.emit(key)
    qtbot.waitUntil(lambda: page._tables.currentWidget() is page.groups and _is_by(page, key), timeout=10_000)
    return [row.title for row in page.groups.table.rows_model.rows]


def _is_by(page: MonthPage, key: str) -> bool:
    return page._found is not None and page._found.dimension.value == key


def replanned(screen: StaffingScreen, qtbot, months: int) -> None:
    page = page_of(screen)
    before = page.plans
    screen.show_length(months)
    qtbot.waitUntil(lambda: page.plans is not before, timeout=10_000)


def heads(page: MonthPage) -> list[str]:
    model = page.groups.table.rows_model
    return [model.headerData(place, Qt.Orientation.Horizontal) for place in range(model.columnCount())]


def test_groups_stand_against_months_with_all_of_them_first(screen: StaffingScreen, qtbot) -> None:
    page = page_of(screen)
    titles = choose(page, qtbot, "unit")
    assert titles[0] == "All"
    assert "Models" in titles
    assert heads(page)[:3] == ["Unit", "Nov 2026", "Dec 2026"]
    assert screen.status[1].endswith(f"holds in {len(titles) * 12} of {len(titles) * 12} rows")
    assert choose(page, qtbot, "level")[0] == "All"


def test_many_months_are_shown_by_quarter_and_by_fiscal_year(screen: StaffingScreen, qtbot) -> None:
    page = page_of(screen)
    choose(page, qtbot, "unit")
    replanned(screen, qtbot, 36)
    assert heads(page)[1] == "Q4 26"
    replanned(screen, qtbot, 60)
    assert heads(page)[1:3] == ["FY 2026", "FY 2027"]


def test_figures_and_periods_are_chosen_in_menus(screen: StaffingScreen, qtbot) -> None:
    page = page_of(screen)
    choose(page, qtbot, "unit")
    for fill, title in ((page._fill_figures, "Cost"), (page._fill_periods, "Fiscal years")):
        menu = QMenu(page)
        fill(menu)
        next(one for one in menu.actions() if one.text() == title).trigger()
    assert heads(page) == ["Unit", "FY 2026", "FY 2027"]
    first = page.groups.table.rows_model.rows[0]
    plan = page.plans[-1][1]
    assert first.periods[0].total.cost == sum(one.cost for one in plan.whole[:2])


def test_numbers_of_groups_open_how_they_came_about(screen: StaffingScreen, qtbot) -> None:
    page = page_of(screen)
    choose(page, qtbot, "unit")
    row = next(one for one in page.groups.table.rows_model.rows if one.title == "Models")
    shown = page._explained_group(row, 0, "closing")
    assert shown is not None
    assert shown.what.startswith("Models, Nov 2026")
    page._choose_length(12)
    row = next(one for one in page.groups.table.rows_model.rows if one.title == "Models")
    shown = page._explained_group(row, 1, "cost")
    assert shown is not None
    assert shown.what.startswith("Models, FY 2027, 10 of 12 months")


def test_a_group_opens_its_months_and_one_comes_back(screen: StaffingScreen, qtbot) -> None:
    page = page_of(screen)
    choose(page, qtbot, "unit")
    row = next(one for one in page.groups.table.rows_model.rows if one.title == "Models")
    page.groups.opened.emit(row)
    assert page.by.selected == ""
    assert [one.one.closing for one in page.table.rows_model.rows][:2] == [one.total.closing for one in row.periods][:2]
    assert not page.charts.coverage_part.isVisible()
    shown = page.explained(page.table.rows_model.rows[0], "Closing")
    assert shown is not None
    assert shown.what.startswith("Models, Nov 2026")
    page._back.click()
    assert page.group is None
    assert page.charts.coverage_part.isVisible()


def test_what_is_left_of_the_budget_opens_by_month_and_by_year(screen: StaffingScreen, qtbot) -> None:
    page = page_of(screen)
    before = page.plans
    screen.context.workspace.change(Unit, 2, annual_budget=1_200_000)
    qtbot.waitUntil(lambda: page.plans is not before, timeout=10_000)
    month, year = page.table.rows_model.rows[0], page.table.rows_model.rows[2]
    assert month.budget is not None
    assert (month.budget.budget, month.left) == (100_000, 100_000 - month.one.cost)
    for row in (month, year):
        shown = page.explained(row, "Budget left")
        assert shown is not None
        assert {one.name: one.value for one in shown.results}["left"] == row.left


def test_units_are_compared_by_what_is_left_of_their_budgets(screen: StaffingScreen, qtbot) -> None:
    page = page_of(screen)
    before = page.plans
    screen.context.workspace.change(Unit, 2, annual_budget=1_200_000)
    qtbot.waitUntil(lambda: page.plans is not before, timeout=10_000)
    choose(page, qtbot, "unit")
    page._choose_figure("left")
    rows = {row.title: row for row in page.groups.table.rows_model.rows}
    assert rows["All"].left(0) == 100_000 - page.plans[-1][1].whole[0].cost
    shown = page._explained_group(rows["Models"], 0, "left")
    assert shown is not None
    assert {one.name: one.value for one in shown.results}["left"] == rows["Models"].left(0)
    choose(page, qtbot, "level")
    assert page._figures.text() == "Closing headcount"


def test_an_opened_fiscal_year_follows_what_changes(screen: StaffingScreen, qtbot) -> None:
    page = page_of(screen)
    year = page.table.rows_model.rows[2]
    assert year.is_year
    page._open(year, "Cost")
    before, plans = screen.explanation_panel.shown.title, page.plans
    screen.context.workspace.change(Position, 1, annual_cost=99_000_000)
    qtbot.waitUntil(lambda: page.plans is not plans, timeout=10_000)
    assert screen.explanation_panel.shown.title != before
    assert screen.explanation_panel.shown.results[0].value == page.table.rows_model.rows[2].one.cost


def test_any_number_of_months_can_be_typed(screen: StaffingScreen, qtbot) -> None:
    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, FormDialog)
        dialog.form.field("months").show_value(7)
        dialog.confirm()

    page = page_of(screen)
    before = page.plans
    menu = QMenu(screen)
    screen._fill_lengths(menu)
    assert [one.text() for one in menu.actions() if one.text()][-3:] == ["48 months", "60 months", "Other number…"]
    QTimer.singleShot(0, answer)
    menu.actions()[-1].trigger()
    qtbot.waitUntil(lambda: page.plans is not before, timeout=10_000)
    assert page.plans[-1][1].months.count == 7


def test_rows_that_do_not_balance_are_named() -> None:
    months = staffing_plan(Organization.of(), date(2026, 11, 1), 4).months.firsts
    failing = [Unbalanced("Senior", one) for one in range(4)]
    assert month_model.checked_text([], 8, months).endswith("holds in 8 of 8 rows")
    text = month_model.checked_text(failing, 8, months)
    assert text.endswith("holds in 4 of 8 rows, not in Senior, Nov 2026; Senior, Dec 2026; Senior, Jan 2027 and 1 more")


def test_every_chart_is_copied_with_the_figures_that_it_draws(screen: StaffingScreen) -> None:
    page = page_of(screen)
    charts, (first, *_) = page.charts, page.plans[-1][1].whole
    told = [one.accessibleDescription().splitlines() for one in (charts.fte, charts.flow, charts.cost)]
    assert [one[0] for one in told] == [
        "Month, Filled, Authorised, Vacant, Frozen",
        "From, Opening, Hires, Transfers in, Transfers out, Exits, Closing",
        "From, Cost, Vacant cost" + (", Budget" if page.budget is not None and page.budget.annual else ""),
    ]
    assert told[0][1].split(", ")[1] == model.fte_text(first.filled)
    assert told[1][1].split(", ")[-1] == str(first.closing)
