from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from organizations import small_organization
from orgwright.gui.context import Context
from orgwright.gui.staffing.timeline_page import TimelinePage
from orgwright.gui.staffing.view import StaffingScreen
from orgwright.planning.privacy import Profile
from orgwright.records import Requisition
from orgwright.settings import Settings
from orgwright.workspace import Workspace


@pytest.fixture
def page(qtbot, tmp_path: Path):
    context = Context(Settings(user_name="Tess"))
    records = small_organization()
    next(one for one in records if isinstance(one, Requisition)).target_start_on = date(2027, 3, 1)
    context.open(Workspace.create(tmp_path / "small.orgwright", records, "Make it", "Tess"))
    screen = StaffingScreen(context)
    context.changed.connect(screen.refresh)
    qtbot.addWidget(screen)
    screen.resize(1250, 800)
    screen.show()
    shown = screen.show_page("timeline")
    assert isinstance(shown, TimelinePage)
    yield shown
    context.close()


def rows(page: TimelinePage) -> list[tuple[str, str, str]]:
    return [(str(row.kind), row.title, str(row.due)) for row in page.board.table.rows_model.rows]


def test_the_list_and_the_chart_show_the_same_events(page: TimelinePage) -> None:
    page.context.set_scenario(1)
    assert ("starts", "new-1", "") in rows(page)
    assert len(rows(page)) == len(page.events)
    assert "new-1" in page.board.chart.accessibleDescription()


def test_only_what_is_due_can_be_looked_at(page: TimelinePage, qtbot) -> None:
    everything = rows(page)
    page.which.select("due")
    page.which.chosen.emit("due")
    assert rows(page) == [row for row in everything if row[2]]
    assert rows(page)


def test_a_requisition_leads_to_its_page_and_a_person_to_theirs(page: TimelinePage, qtbot) -> None:
    asked = next(row for row in page.events if row.title == "REQ-1")
    page.board.opened.emit(asked, "On")
    assert page.host.tabs.selected == "requisitions"
    page.host.show_page("timeline")
    page.context.set_scenario(1)
    starts = next(row for row in page.events if row.title == "new-1")
    with qtbot.waitSignal(page.context.jump_wanted) as jump:
        page.board.opened.emit(starts, "On")
    assert jump.args == ["people", starts.record_id]


def test_the_calendar_file_holds_what_is_shown(
    page: TimelinePage, qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "timeline.ics"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    qtbot.mouseClick(page.calendar, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(target.exists, timeout=10_000)
    assert target.read_text().count("BEGIN:VEVENT") == len(page.events)


def test_the_calendar_file_names_nobody_where_names_are_left_out(
    page: TimelinePage, qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "timeline.ics"
    page.context.set_scenario(1)
    page.context.profile = Profile(names=False)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    qtbot.mouseClick(page.calendar, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(target.exists, timeout=10_000)
    said = target.read_text()
    assert said.count("BEGIN:VEVENT") == len(page.events)
    assert "new-1" not in said
    assert "person-0" in said
