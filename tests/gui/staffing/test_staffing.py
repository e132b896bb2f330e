from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMenu

from organizations import small_organization
from orgwright.gui.context import Context
from orgwright.gui.explained_text import explanation_text
from orgwright.gui.staffing import model
from orgwright.gui.staffing.columns import MONTHS
from orgwright.gui.staffing.papers import export_to, fill_export_menu
from orgwright.gui.staffing.planned_form import planned_fields, planned_form
from orgwright.gui.staffing.requisition_rows import requisition_rows
from orgwright.gui.staffing.scenario_rows import planned_rows, scenario_rows
from orgwright.gui.staffing.view import StaffingScreen
from orgwright.gui.widgets.dialogs import FormDialog
from orgwright.gui.widgets.empty_state import EmptyState
from orgwright.gui.widgets.fields import ChoiceField
from orgwright.planning.organization import Organization
from orgwright.planning.planned_words import USES
from orgwright.planning.staffing import staffing_plan
from orgwright.records import ChangeKind, PlannedChange, Requisition
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


def fill_in(values: dict[str, object]) -> None:
    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, FormDialog)
        for key, value in values.items():
            dialog.form.field(key).show_value(value)
        dialog.confirm()

    QTimer.singleShot(0, answer)


def planned(screen: StaffingScreen, qtbot, act: Callable[[], object]) -> None:
    """Do something that plans anew, and wait for the answer."""
    page = screen.page_of("month")
    before = page.plans
    act()
    qtbot.waitUntil(lambda: page.plans is not before, timeout=10_000)


def test_the_months_are_those_of_the_plan_and_hold_the_identity(screen: StaffingScreen) -> None:
    shown = screen.page_of("month").table.rows_model.rows
    assert [row.one for row in shown if not row.is_year] == list(staffing_plan(screen.context.organization).whole)
    assert screen.status[1].endswith("holds in 14 of 14 rows")


def test_the_plan_follows_unit_scenario_and_length(screen: StaffingScreen, qtbot) -> None:
    planned(screen, qtbot, lambda: screen.context.set_unit(2))
    assert screen.page_of("month").table.rows_model.rows[0].one.closing == 1
    planned(screen, qtbot, lambda: screen.context.set_scenario(1))
    assert len(screen.page_of("month").plans) == 2
    assert [row.one.hires for row in screen.page_of("month").table.rows_model.rows if not row.is_year][:4] == [
        0,
        0,
        1,
        0,
    ]
    planned(screen, qtbot, lambda: screen.show_length(6))
    assert len(screen.page_of("month").table.rows_model.rows) == 6 + 2


def click_on(screen: StaffingScreen, qtbot, title: str, number: int = 0) -> None:
    """Click on a figure of a month as a person would."""
    table = screen.page_of("month").table
    place = [column.title for column in MONTHS].index(title)
    at = table.visualRect(table.rows_model.index(number, place)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("Month", "closing       = 2 + 1 + 0 − 0 − 0 = 3"),
        ("FTE", "closing       = 2 + 1 + 0 − 0 − 0 + 0 = 3.00"),
        ("Authorised", "authorised = 3 + 0 + 0 = 3.00"),
        ("Cost", "cost = sum over seats = 10,191.78"),
    ],
)
def test_every_figure_of_a_month_opens_its_formula(screen: StaffingScreen, qtbot, title: str, line: str) -> None:
    planned(screen, qtbot, lambda: screen.context.set_scenario(1))
    click_on(screen, qtbot, title, 3)
    assert screen.is_explaining
    assert line in explanation_text(screen.explanation_panel.shown).splitlines()


def test_an_explained_month_follows_the_unit_and_closes_with_its_part(screen: StaffingScreen, qtbot) -> None:
    click_on(screen, qtbot, "Closing")
    assert "Small & Sons" in screen.explanation_panel.shown.what
    planned(screen, qtbot, lambda: screen.context.set_unit(2))
    assert screen.explanation_panel.shown.what.startswith("Models")
    screen.show_page("seats")
    assert not screen.is_panel_open


def test_a_month_leads_to_the_seat_behind_its_figure(screen: StaffingScreen, qtbot) -> None:
    click_on(screen, qtbot, "Vacant")
    with qtbot.waitSignal(screen.context.jump_wanted) as told:
        screen.explanation_panel.rows.opened.emit(screen.explanation_panel.rows.rows_model.row(0), "")
    screen.show_record(told.args[1])
    assert told.args[0] == "staffing"
    assert screen.page.table.chosen_row.key == "MOD-02"


def test_the_numbers_of_seats_requisitions_and_scenarios_open_too(screen: StaffingScreen, qtbot) -> None:
    for key, title in (("seats", "FTE"), ("requisitions", "Days"), ("scenarios", "Changes")):
        table = screen.show_page(key).table
        column = next(one for one in table._columns if one.title == title)
        screen.explain(column.explain(table.rows_model.row(0)))
        assert screen.is_explaining


def test_seats_tell_what_is_vacant_and_what_it_costs() -> None:
    rows = {row.key: row for row in model.seat_rows(Organization.of(*small_organization()), None)}
    assert (rows["ENG-01"].status, rows["ENG-01"].people, rows["ENG-01"].cost) == ("filled", "Ana Ruiz", 12_000_000)
    assert (rows["MOD-02"].status, rows["MOD-02"].filled) == ("vacant", 0)


def test_requisitions_tell_how_long_they_are_open() -> None:
    (row,) = requisition_rows(Organization.of(*small_organization()), None)
    assert (row.key, row.position, row.days_open) == ("REQ-1", "MOD-02", 80)


def test_a_position_and_a_requisition_are_added_here(screen: StaffingScreen) -> None:
    organization = screen.context.recorded
    screen.show_page("seats")
    fill_in({"key": "MOD-03", "unit_id": 2, "role_id": 1})
    screen.page.add()
    made = next(one for one in screen.context.recorded.positions.values() if one.key == "MOD-03")
    assert len(organization.positions) + 1 == len(screen.context.recorded.positions)
    screen.show_page("requisitions")
    fill_in({"key": "REQ-9", "position_id": made.id, "priority": "high"})
    screen.page.add()
    assert "REQ-9" in {one.key for one in screen.context.recorded.requisitions.values()}


def test_filling_a_seat_fills_its_requisition(screen: StaffingScreen) -> None:
    fill_in({"person_id": 1, "fte_percent": 40, "from_on": date(2026, 12, 1)})
    screen.show_page("seats").acts.fill(3)
    requisition = screen.context.workspace.organization.table(Requisition)[1]
    assert (requisition.status, requisition.filled_on) == ("filled", date(2026, 12, 1))


def test_freezing_and_cancelling_are_one_click_and_one_undo(screen: StaffingScreen) -> None:
    screen.show_page("seats").acts.freeze(3)
    assert model.seat_rows(screen.context.organization, 2)[1].status == "frozen"
    screen.show_page("requisitions").set_status(1, "cancelled")
    screen.context.workspace.undo()
    screen.context.workspace.undo()
    assert model.seat_rows(screen.context.organization, 2)[1].status == "vacant"
    assert screen.context.recorded.requisitions[1].status == "open"


@pytest.mark.parametrize("kind", list(ChangeKind))
def test_the_kind_of_a_planned_change_decides_its_fields(screen: StaffingScreen, kind: ChangeKind) -> None:
    names = [name for name, _ in planned_fields(screen.context, 1, kind)]
    assert names == ["on", *USES[kind], "note"]


def test_a_planned_change_is_added_under_the_chosen_scenario(screen: StaffingScreen) -> None:
    screen.show_page("scenarios")
    fill_in({"on": date(2027, 3, 31), "person": "bo-lind"})
    screen.page.add_planned(ChangeKind.LEAVE)
    rows = planned_rows(screen.context.recorded, 1)
    assert [row.sentence for row in rows] == ["Hire new-1 into MOD-02 at 100 %", "Bo Lind leaves"]
    assert [row.problem for row in rows] == ["", ""]


def test_people_that_the_plan_hires_can_be_chosen_for_later_changes(screen: StaffingScreen) -> None:
    fields = dict(planned_fields(screen.context, 1, ChangeKind.RAISE_SKILL))
    fields["person"].show_value("new-1")
    assert fields["person"].value() == "new-1"


def test_another_kind_is_saved_and_makes_the_form_anew(screen: StaffingScreen, qtbot) -> None:
    called: list[bool] = []
    form = planned_form(screen.context, 1, lambda: called.append(True))
    qtbot.addWidget(form)
    kinds = form.findChild(ChoiceField)
    kinds.committed.emit("freeze")
    assert called == [True]
    assert planned_rows(screen.context.recorded, 1)[0].sentence == "Freeze MOD-02"


def test_a_change_that_cannot_apply_says_why() -> None:
    records = small_organization()
    next(one for one in records if isinstance(one, PlannedChange)).person = "ana-ruiz"
    picture = Organization.of(*records)
    (row,) = planned_rows(picture, 1)
    assert "is somebody already" in row.problem
    assert scenario_rows(picture)[0].left_out == 1


@pytest.mark.parametrize(("with_all", "scenarios"), [(False, ["As recorded"]), (True, ["As recorded", "Grow"])])
def test_the_workbook_is_written_from_here(
    screen: StaffingScreen, qtbot, tmp_path: Path, with_all: bool, scenarios: list[str]
) -> None:
    target = tmp_path / "plan.xlsx"
    export_to(screen, target, with_all=with_all)
    qtbot.waitUntil(target.exists, timeout=10_000)
    summary = openpyxl.load_workbook(target, data_only=True)["Summary"]
    assert [row[1] for row in summary.iter_rows(min_row=5, values_only=True) if row[0]] == scenarios


def test_the_menu_of_exports_names_the_scenario(screen: StaffingScreen) -> None:
    screen.context.set_scenario(1)
    menu = QMenu()
    fill_export_menu(menu, screen)
    assert [action.text() for action in menu.actions()] == [
        "Grow…",
        "As recorded and all scenarios, side by side…",
        "Into your own template…",
        "A template to start from…",
    ]


def test_without_seats_the_screen_says_what_to_do(qtbot, tmp_path: Path) -> None:
    context = Context(Settings(user_name="Tess"))
    context.open(Workspace.new(tmp_path / "empty.orgwright", "Empty"))
    made = StaffingScreen(context)
    made.tabs.select("month")
    qtbot.addWidget(made)
    made.show()
    empty = made.findChild(EmptyState)
    assert empty is not None
    assert empty.isVisible()
    assert made.page_of("month").plans == []
    context.close()


def test_the_plan_shows_what_it_does_to_skills(screen, qtbot) -> None:
    context = screen.context
    screen.refresh(None)
    qtbot.waitUntil(lambda: not context.background.is_busy)
    alone = screen.page_of("month").charts.coverage.accessibleDescription().splitlines()
    assert alone[0] == "Month, Low, High"
    assert alone[1] == "2026-11, 50.0 %, 50.0 %"
    context.set_unit(2)
    context.set_scenario(1)
    qtbot.waitUntil(lambda: not context.background.is_busy)
    assert screen.page_of("month").charts.coverage.accessibleDescription().splitlines()[1] == "2026-11, , "


def test_seats_and_requisitions_lead_to_the_slate_of_the_position(screen: StaffingScreen, qtbot) -> None:
    organization = screen.context.organization
    seat = next(row for row in model.seat_rows(organization, None) if row.key == "MOD-02")
    (asked,) = requisition_rows(organization, None)
    for key, row in (("seats", seat), ("requisitions", asked)):
        table = screen.page_of(key).table
        menu = QMenu()
        table.menu_wanted.emit(row, menu)
        with qtbot.waitSignal(screen.context.jump_wanted) as jump:
            next(one for one in menu.actions() if one.text() == "Slate…").trigger()
        assert jump.args == ["progression", ("slate", seat.position_id)]


def test_a_page_that_is_looked_at_again_says_what_it_shows(screen: StaffingScreen) -> None:
    screen.show_page("seats")
    seats = screen.status
    screen.show_page("rates")
    assert screen.status != seats
    screen.show_page("seats")
    assert screen.status == seats
