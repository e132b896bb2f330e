from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QMenu, QPushButton

from answering import answer_next
from organizations import TODAY, small_organization
from orgwright.gui.context import Context
from orgwright.gui.staffing.requisition_form import RequisitionDialog, vacant_seats
from orgwright.gui.staffing.requisition_rows import COLUMNS, LATE, counts_text, requisition_rows
from orgwright.gui.staffing.requisitions_page import RequisitionsPage
from orgwright.gui.staffing.view import StaffingScreen
from orgwright.gui.widgets.dialogs import FormDialog
from orgwright.records import Incumbency, Requisition
from orgwright.settings import Settings
from orgwright.workspace import Workspace

PAST = date(2026, 9, 1)


@pytest.fixture
def page(qtbot, app, tmp_path: Path) -> Iterator[RequisitionsPage]:
    context = Context(Settings(user_name="Tess"))
    records = [
        *small_organization(),
        Requisition(
            id=2,
            key="REQ-2",
            position_id=2,
            status="draft",
            opened_on=date(2026, 8, 1),
            target_start_on=PAST,
            priority="high",
        ),
        Requisition(id=3, key="REQ-3", position_id=1, status="filled", opened_on=PAST, filled_on=TODAY),
    ]
    context.open(Workspace.create(tmp_path / "small.orgwright", records, "Make it", "Tess"))
    screen = StaffingScreen(context)
    screen.tabs.select("requisitions")
    qtbot.addWidget(screen)
    screen.resize(1400, 850)
    screen.show()
    made = screen.page
    assert isinstance(made, RequisitionsPage)
    yield made
    context.background.wait()
    context.close()


def keys(page: RequisitionsPage) -> list[str]:
    return [row.key for row in page.table.rows_model.rows]


def answered(**values: Any) -> list[str]:
    def do(dialog: QDialog) -> None:
        assert isinstance(dialog, FormDialog)
        for key, value in values.items():
            dialog.form.field(key).show_value(value)
        dialog.confirm()
        if not dialog.result():
            dialog.reject()

    return answer_next(do)


def panel_buttons(page: RequisitionsPage) -> dict[str, QPushButton]:
    return {one.text(): one for one in page.editor.findChildren(QPushButton) if one.isVisible()}


def test_backfill_and_net_new_stand_apart_and_late_ones_are_named(page: RequisitionsPage) -> None:
    rows = {row.key: row for row in requisition_rows(page.context.organization, None)}
    assert [(key, rows[key].kind, rows[key].is_late) for key in rows] == [
        ("REQ-1", "net new", False),
        ("REQ-2", "backfill", True),
        ("REQ-3", "backfill", False),
    ]
    (wanted,) = [column for column in COLUMNS if column.title == "Start wanted"]
    assert wanted.text(rows["REQ-2"]) == "1 Sep 2026, late"
    assert page.host.status[0] == "3 requisitions, 2 waiting: 1 backfill, 1 net new, 1 late"
    assert counts_text([rows["REQ-3"]]) == "1 requisition, none waiting"


def test_the_list_is_narrowed_to_a_kind_or_to_the_late_ones(page: RequisitionsPage, qtbot) -> None:
    for place, shown in enumerate((["REQ-1", "REQ-2", "REQ-3"], ["REQ-2", "REQ-3"], ["REQ-1"], ["REQ-2"])):
        qtbot.mouseClick(page.which._group.button(place), Qt.MouseButton.LeftButton)
        assert keys(page) == shown
    assert page.which.selected == LATE


def test_a_requisition_is_opened_for_a_vacant_seat(page: RequisitionsPage) -> None:
    page.context.workspace.change(Requisition, 1, status="cancelled")
    assert [one.title for one in vacant_seats(page.context.recorded)] == ["MOD-02"]
    answered(position_id=3, target_start_on=date(2027, 2, 1), priority="high", hiring_manager_id=1)
    page.add()
    made = next(one for one in page.context.recorded.requisitions.values() if one.key == "REQ-4")
    assert (made.position_id, made.status, made.opened_on, made.priority) == (3, "open", TODAY, "high")


def test_a_requisition_can_bring_its_seat_with_it(page: RequisitionsPage) -> None:
    page.context.set_unit(2)
    seen: list[tuple[object, list[bool]]] = []

    def do(dialog: QDialog) -> None:
        assert isinstance(dialog, RequisitionDialog)
        dialog.form.field("seat").committed.emit("new")
        names = ("position_id", "seat_key", "unit_id", "role_id", "manager_position_id", "annual_cost")
        seen.append(
            (dialog.form.field("seat_key").value(), [dialog.form.field(one).isVisibleTo(dialog) for one in names])
        )
        dialog.form.field("role_id").show_value(1)
        dialog.confirm()

    answer_next(do)
    page.add()
    recorded = page.context.recorded
    made = next(one for one in recorded.requisitions.values() if one.key == "REQ-4")
    seat = recorded.positions[made.position_id]
    assert seen == [("MOD-03", [False, True, True, True, True, True])]
    assert (seat.key, seat.unit_id, seat.role_id, seat.opens_on) == ("MOD-03", 2, 1, TODAY)
    page.context.workspace.undo()
    assert (len(page.context.recorded.positions), len(page.context.recorded.requisitions)) == (3, 3)


def test_what_is_missing_is_said_in_the_dialog(page: RequisitionsPage) -> None:
    said = answered()
    page.add()
    assert "Choose the vacant seat, or make a new one." in said
    said = answered(seat="new", unit_id=None)
    page.add()
    assert "Choose the unit of the new seat." in said
    assert len(page.context.recorded.requisitions) == 3


def test_filling_closes_the_requisition_and_fills_the_seat(page: RequisitionsPage, qtbot) -> None:
    page.table.choose(1)
    qtbot.waitUntil(lambda: "Fill…" in panel_buttons(page))
    answered(person_id=2, from_on=TODAY, fte_percent=20)
    panel_buttons(page)["Fill…"].click()
    assert page.context.recorded.requisitions[1].status == "filled"
    assert [one.position_id for one in page.context.recorded.table(Incumbency).values()] == [1, 2, 3]


def test_under_a_scenario_filling_is_planned_and_the_requisition_waits(page: RequisitionsPage, qtbot) -> None:
    page.context.set_scenario(1)
    page.table.choose(1)
    qtbot.waitUntil(lambda: "Fill…" in panel_buttons(page))
    texts = [one.text() for one in page.editor.findChildren(QLabel)]
    assert any("Fill plans somebody in “Grow”" in text for text in texts)
    answered(on=TODAY)
    panel_buttons(page)["Fill…"].click()
    assert len(page.context.recorded.planned_changes) == 2
    assert page.context.recorded.requisitions[1].status == "open"


def test_under_a_scenario_a_new_requisition_says_that_it_is_a_record(page: RequisitionsPage) -> None:
    page.context.set_scenario(1)
    said = answer_next(lambda dialog: dialog.reject())
    page.add()
    assert "A requisition and a seat made with it are records: they do not go into “Grow”." in said


def test_a_requisition_is_held_opened_and_cancelled_from_its_panel(page: RequisitionsPage, qtbot) -> None:
    page.table.choose(1)
    for text, status in (("Hold", "on-hold"), ("Open", "open"), ("Cancel it", "cancelled")):
        qtbot.waitUntil(lambda text=text: text in panel_buttons(page))
        panel_buttons(page)[text].click()
        assert page.context.recorded.requisitions[1].status == status
    qtbot.waitUntil(lambda: list(panel_buttons(page)) == ["Remove"])


def test_a_jump_shows_a_requisition_that_the_list_left_out(page: RequisitionsPage, qtbot) -> None:
    qtbot.mouseClick(page.which._group.button(3), Qt.MouseButton.LeftButton)
    page.host.show_in_page("requisitions", 1)
    assert (page.which.selected, page.table.chosen_row.key) == ("all", "REQ-1")


def test_a_vacant_seat_leads_to_a_requisition(page: RequisitionsPage) -> None:
    page.context.workspace.change(Requisition, 1, status="cancelled")
    seats = page.host.show_page("seats")
    rows = {row.key: row for row in seats.table.rows_model.rows}
    menu = QMenu()
    seats.table.menu_wanted.emit(rows["MOD-01"], menu)
    assert [one.text() for one in menu.actions()] == ["Slate…"]
    menu = QMenu()
    seats.table.menu_wanted.emit(rows["MOD-02"], menu)
    answered()
    next(one for one in menu.actions() if one.text() == "New requisition…").trigger()
    assert [one.position_id for one in page.context.recorded.requisitions.values() if one.key == "REQ-4"] == [3]
