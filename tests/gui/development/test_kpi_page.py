from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from organizations import TODAY, small_organization
from orgwright.gui.context import Context
from orgwright.gui.development import kpi_files, kpi_page
from orgwright.gui.development.kpi_columns import due_columns, kpi_columns
from orgwright.gui.development.kpi_page import KpisPage
from orgwright.gui.development.kpi_panels import nothing_asked
from orgwright.gui.development.kpi_readers import show_readings
from orgwright.gui.development.view import DevelopmentScreen
from orgwright.gui.people.view import PeopleScreen
from orgwright.gui.roles.view import RolesScreen
from orgwright.gui.widgets.columns import Group
from orgwright.gui.widgets.empty_state import EmptyState
from orgwright.gui.widgets.fields import TextField
from orgwright.planning.kpi_owners import Owner
from orgwright.records import Kpi, KpiReading, Role
from orgwright.workspace import Workspace
from orgwright.workspace.kpi_readings import NewReading

ANA, BO, SENIOR = Owner(person_id=1), Owner(person_id=2), 1
LATENCY, SATISFACTION = (BO, SENIOR, "latency"), (BO, SENIOR, "satisfaction")


def read(key: int, value: float, on: date, unit: bool = False) -> KpiReading:
    whose = {"unit_id": 2} if unit else {"person_id": 2}
    return KpiReading(id=key, role_id=SENIOR, kpi="Latency", read_on=on, value=round(value * 1000), **whose)


@pytest.fixture
def page(qtbot: QtBot, context: Context, tmp_path: Path) -> KpisPage:
    records = [
        *small_organization(),
        Kpi(id=1, role_id=SENIOR, name="Latency", target="p95 < 200 ms", frequency="Weekly", why="Users", number=1),
        Kpi(id=2, role_id=SENIOR, name="Satisfaction", target="≥ 4/5", frequency="Quarterly", number=2),
        read(1, 250, TODAY - timedelta(days=37)),
        read(2, 180, TODAY - timedelta(days=30)),
        read(3, 240, TODAY - timedelta(days=3), unit=True),
    ]
    context.open(Workspace.create(tmp_path / "small.orgwright", records, "Make it", "Tess"))
    screen = DevelopmentScreen(context)
    qtbot.addWidget(screen)
    screen.resize(1400, 900)
    screen.show()
    made = screen.show_page("kpis")
    assert isinstance(made, KpisPage)
    return made


def readings(page: KpisPage) -> list[tuple[str, int, date]]:
    rows = page.context.recorded.table(KpiReading).values()
    return sorted(
        ((one.kpi, one.value, one.read_on) for one in rows if one.person_id is not None), key=lambda one: one[2]
    )


def names(page: KpisPage) -> list[str]:
    return [row.title if isinstance(row, Group) else row.name for row in page.owners.rows_model.rows]


def typed(page: KpisPage, qtbot: QtBot, text: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    qtbot.keyClicks(page.card, text[0])
    qtbot.keyClicks(page.card.editor, text[1:])
    qtbot.keyClick(page.card.editor, key)


def test_whoever_has_readings_is_shown_first_with_a_trend(page: KpisPage) -> None:
    assert names(page) == [
        "Units",
        "Engineering",
        "People with readings",
        "Bo Lind",
        "Without KPIs: their roles have none",
        "Ana Ruiz",
    ]
    assert page.owner == BO
    assert page.card.chosen_row.key == LATENCY
    assert [row.value for row in page.trend.table.rows_model.rows] == ["180 ms", "250 ms"]
    assert page.host.status[0] == "1 of 2 people have readings, 1 reading is overdue"


def test_a_value_typed_in_the_row_is_recorded_for_the_day_of_the_context(page: KpisPage, qtbot: QtBot) -> None:
    page.context.set_day(TODAY - timedelta(days=1))
    page.card.choose(LATENCY)

    typed(page, qtbot, "175")

    assert readings(page)[-1] == ("Latency", 175_000, TODAY - timedelta(days=1))
    assert page.card.chosen_row.key == SATISFACTION
    assert [row.of_day_text for row in page.card.rows_model.rows if not isinstance(row, Group)] == ["175 ms", ""]
    assert page.context.workspace.undo_label == "Record Latency of Bo Lind: 175 ms"


def test_what_is_not_a_number_stays_in_the_field_with_the_reason(page: KpisPage, qtbot: QtBot) -> None:
    page.card.choose(LATENCY)

    typed(page, qtbot, "1 s")

    assert page.card.is_typing
    assert page.card.fault.text() == "“1 s” is in s, and the target is in ms; nothing is converted."
    qtbot.keyClick(page.card.editor, Qt.Key.Key_Escape)
    assert not page.card.is_typing
    assert len(readings(page)) == 2


def test_enter_begins_with_the_value_of_the_day_and_an_untouched_one_writes_nothing(
    page: KpisPage, qtbot: QtBot
) -> None:
    page.card.choose(LATENCY)
    typed(page, qtbot, "175")
    page.card.choose(LATENCY)
    before = page.context.workspace.undo_label

    qtbot.keyClick(page.card, Qt.Key.Key_Return)
    assert page.card.editor.text() == "175 ms"
    qtbot.keyClick(page.card.editor, Qt.Key.Key_Return)

    assert page.context.workspace.undo_label == before
    assert len(readings(page)) == 3


def test_a_click_on_the_field_begins_to_type(page: KpisPage, qtbot: QtBot) -> None:
    place = next(n for n, row in enumerate(page.card.rows_model.rows) if getattr(row, "key", None) == SATISFACTION)
    cell = page.card.visualRect(page.card.rows_model.index(place, page.card.rows_model.columnCount() - 1))

    qtbot.mouseClick(page.card.viewport(), Qt.MouseButton.LeftButton, pos=cell.center())

    assert page.card.is_typing
    page.card.stop()


def test_one_pasted_number_goes_into_the_field_and_a_table_into_the_preview(page: KpisPage, qtbot: QtBot) -> None:
    page.card.choose(LATENCY)
    QGuiApplication.clipboard().setText("190")
    qtbot.keyClick(page.card, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert page.card.editor.text() == "190"
    page.card.stop()

    QGuiApplication.clipboard().setText("KPI\tDate\tValue\nLatency\t2026-11-10\t170\nSatisfaction\t2026-11-10\t4.5\n")
    qtbot.keyClick(page.card, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [row.value for row in page.pasted.taken] == ["170 ms", "4.5/5"]
    assert page.pasted.record.text() == "Record 2 readings"

    page.pasted.table.choose(page.pasted.taken[1].key)
    qtbot.keyClick(page.pasted.table, Qt.Key.Key_S)
    page.pasted.record_taken()

    assert readings(page)[-1] == ("Latency", 170_000, date(2026, 11, 10))
    assert page.pasted.isHidden()


def test_the_readings_of_a_unit_stand_beside_how_its_people_stand(page: KpisPage) -> None:
    page.show_owner(Owner(unit_id=2))

    assert page.card is page.unit_card
    row = next(row for row in page.card.rows_model.rows if getattr(row, "key", None) == (page.owner, SENIOR, "latency"))
    assert (row.newest_text, row.status_text, row.people_text) == ("240 ms", "missed", "1 met")
    found = page.explain_people(row)
    assert found is not None
    assert found.title == "1 of 1 person met"


def test_what_is_due_is_listed_and_can_be_typed_there(page: KpisPage, qtbot: QtBot) -> None:
    page.shown.select("due")
    page.refresh()
    rows = [row for row in page.due.rows_model.rows if not isinstance(row, Group)]
    assert [(row.owner_name, row.overdue_days) for row in rows] == [("Bo Lind", 23)]

    page.due.choose(LATENCY)
    qtbot.keyClicks(page.due, "1")
    qtbot.keyClicks(page.due.editor, "60")
    qtbot.keyClick(page.due.editor, Qt.Key.Key_Return)

    assert readings(page)[-1] == ("Latency", 160_000, TODAY)
    bands = [row.title for row in page.due.rows_model.rows if isinstance(row, Group)]
    assert bands == ["Due today and within 7 days"]


def test_newest_values_states_and_days_overdue_open_how_they_came_about(page: KpisPage) -> None:
    columns = (*kpi_columns(page.explain_status), *due_columns(page.explain_status))
    assert {column.title for column in columns if column.explain} == {"Newest", "Status", "Overdue, days"}


def test_every_figure_opens_how_it_came_about(page: KpisPage) -> None:
    page.host.explain(page.explain_status(page.card.chosen_row))
    assert page.host.is_explaining

    page.how.ask_now()
    assert page.host.explanation_panel is not None
    assert page.host.explanation_panel.shown.title == "1 of 2 KPIs met"


def test_a_reading_is_changed_in_the_panel_and_removed_by_key(page: KpisPage, qtbot: QtBot) -> None:
    page.trend.table.choose(2)
    page.trend.opened.emit(page.trend.table.chosen_row, "Value")
    assert page.host.panel is page.editor
    value = page.editor.form.findChildren(TextField)[0]
    value.editor.setText("199,5")
    value.commit()
    assert readings(page)[-1][1] == 199_500

    page.trend.table.choose(2)
    page.trend.table.setFocus()
    page._remove_chosen()
    assert len(readings(page)) == 1
    assert not page.host.is_panel_open


def test_a_double_click_shows_what_the_kpi_is(page: KpisPage) -> None:
    page.card.opened.emit(page.card.chosen_row, "KPI")

    assert page.host.panel is page.about


def test_menus_offer_what_the_keys_do(page: KpisPage) -> None:
    menu, of_reading = QMenu(), QMenu()
    page.card.menu_wanted.emit(page.card.chosen_row, menu)
    page.trend.table.menu_wanted.emit(page.trend.table.rows_model.rows[0], of_reading)

    assert [one.text() for one in menu.actions()] == [
        "Type a value\tEnter",
        "About this KPI",
        "Open the role",
        "Open the person",
    ]
    assert [one.text() for one in of_reading.actions()] == ["Change\tEnter", "Remove\tDel"]


def test_who_has_no_kpis_is_told_what_to_do(page: KpisPage) -> None:
    jumps: list[tuple[str, object]] = []
    page.context.jump_wanted.connect(lambda screen, record: jumps.append((screen, record)))
    page.show_person(1)

    (empty,) = page.findChildren(EmptyState)
    assert not page.person_card.isVisible()
    empty.findChildren(QPushButton)[0].click()
    assert jumps == [("roles", 2)]
    page.show_person(2)
    assert page.person_card.isVisible()


def test_without_a_role_or_positions_with_kpis_the_page_says_so(page: KpisPage, qtbot: QtBot) -> None:
    sentences = []
    for owner in (Owner(person_id=3), Owner(unit_id=1)):
        empty = nothing_asked(page.context, owner)
        qtbot.addWidget(empty)
        sentences += [one.text() for one in empty.findChildren(QLabel)]

    assert sentences == [
        "Cy Park sits in no role on 20 Nov 2026, so has no KPIs.",
        "The roles of its positions have no KPIs yet: add some to the roles, or read their documents.",
    ]


def test_somebody_of_another_unit_is_shown_in_the_whole(page: KpisPage) -> None:
    page.context.set_unit(2)
    assert page.owner == BO

    page.show_owner(Owner(unit_id=1))
    assert (page.context.unit_id, page.owner) == (1, Owner(unit_id=1))
    page.context.set_unit(2)
    page.show_person(1)
    assert (page.context.unit_id, page.owner) == (None, ANA)


def test_people_are_found_by_words(page: KpisPage) -> None:
    page.search.setText("senior")

    assert names(page) == ["People with readings", "Bo Lind"]


def test_a_role_that_goes_takes_its_kpis_along_and_the_page_stands(page: KpisPage) -> None:
    page.context.workspace.change(Role, SENIOR, name="Engineer")
    page.context.workspace.remove(Kpi, 1)

    rows = [row for row in page.card.rows_model.rows if not isinstance(row, Group)]
    assert [(row.standing.kpi.name, row.can_be_read) for row in rows] == [("Latency", False), ("Satisfaction", True)]
    page.card.choose(LATENCY)
    page.card.start("1")
    assert not page.card.is_typing


def test_the_scorecard_goes_into_a_workbook(page: KpisPage, qtbot: QtBot, tmp_path: Path) -> None:
    target = tmp_path / "bo.xlsx"
    kpi_files.write_to(page.host, page.kpis, BO, target)
    qtbot.waitUntil(lambda: page.host.status[0] == f"Written to {target}")

    assert target.stat().st_size > 0


@pytest.mark.parametrize(("role_id", "goal"), [(SENIOR, ("kpis", 2)), (2, ("kpis", 1)), (99, "kpis")])
def test_a_role_leads_to_the_readings_of_somebody_in_it(page: KpisPage, role_id: int, goal: object) -> None:
    jumps: list[object] = []
    page.context.jump_wanted.connect(lambda _screen, record: jumps.append(record))

    show_readings(page.context, role_id)

    assert jumps == [goal]


def test_many_readings_are_looked_through_off_the_thread_of_the_window(
    page: KpisPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kpi_page, "MOST_AT_ONCE", 0)

    page.context.workspace.record_reading(NewReading(SENIOR, "Latency", "150", TODAY, person_id=2))

    qtbot.waitUntil(lambda: page.trend.table.rows_model.rows[0].value == "150 ms")
    assert not page.context.background.is_busy


def test_the_page_of_a_person_leads_to_their_kpis(page: KpisPage, qtbot: QtBot) -> None:
    jumps: list[tuple[str, object]] = []
    page.context.jump_wanted.connect(lambda screen, record: jumps.append((screen, record)))
    people = PeopleScreen(page.context)
    qtbot.addWidget(people)
    people.show()
    people.show_record(2)

    next(one for one in people.findChildren(QPushButton) if one.text() == "KPIs").click()

    assert jumps == [("development", ("kpis", 2))]


def test_the_menu_of_a_kpi_in_its_role_leads_to_its_readings(page: KpisPage, qtbot: QtBot) -> None:
    jumps: list[tuple[str, object]] = []
    page.context.jump_wanted.connect(lambda screen, record: jumps.append((screen, record)))
    roles = RolesScreen(page.context)
    qtbot.addWidget(roles)
    roles.show()
    roles.show_record(SENIOR)
    roles.page.show_row((Kpi, 1))
    menu = QMenu()
    roles.page.menu_wanted.emit(roles.page.chosen_row, menu)

    next(one for one in menu.actions() if one.text() == "Readings").trigger()

    assert jumps == [("development", ("kpis", 2))]
