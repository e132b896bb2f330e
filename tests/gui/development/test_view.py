from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from icalendar import Calendar
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton

from orgwright.gui.context import Context
from orgwright.gui.development import papers
from orgwright.gui.development.view import DevelopmentScreen
from orgwright.gui.people.person_page import PersonPage
from orgwright.gui.people.view import PeopleScreen
from orgwright.gui.progression.view import ProgressionScreen
from orgwright.gui.widgets.empty_state import EmptyState
from orgwright.planning.progression import PersonStart
from orgwright.records import Milestone, PromotionCase
from orgwright.settings import Settings
from orgwright.workspace import Workspace
from tab_stops import passed_by

ANA, BO, DEE, STAFF = 1, 2, 4, 2


def titles(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.text()]


def test_an_organization_without_people_shows_what_to_do(qtbot, tmp_path: Path) -> None:
    context = Context(Settings())
    context.open(Workspace.new(tmp_path / "empty.orgwright", "Empty"))
    screen = DevelopmentScreen(context)
    qtbot.addWidget(screen)
    screen.show()
    assert isinstance(screen.body, EmptyState)
    assert not screen._files.isVisible()
    context.close()


def test_the_tabs_are_reached_by_keys_and_pages_are_made_when_they_are_seen(screen: DevelopmentScreen, qtbot) -> None:
    assert set(screen.pages) == {"plans"}
    qtbot.keyClick(screen.page, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert set(screen.pages) == {"plans", "onboarding"}


def test_a_way_to_a_role_begins_with_its_proposals(screen: DevelopmentScreen) -> None:
    screen.show_in_page("plans", BO, STAFF)
    page: Any = screen.page
    assert page.proposals.isVisible()
    assert page.proposals.role.value() == STAFF
    screen.show_in_page("plans", ANA)
    assert page.shown_person == ANA


def test_a_promotion_case_is_asked_for_from_the_plan_and_from_the_way(screen: DevelopmentScreen, fill_in) -> None:
    fill_in({})
    screen.show_in_page("promotion", BO, STAFF)
    page: Any = screen.page
    assert (page.chosen.person_id, page.chosen.role_id) == (BO, STAFF)
    plans: Any = screen.show_page("plans")
    plans.paper.case_wanted.emit()
    assert screen.tabs.selected == "promotion"
    assert page.chosen.person_id == BO
    screen.show_in_page("promotion", BO, STAFF)
    assert len(screen.context.recorded.table(PromotionCase)) == 1


@pytest.mark.parametrize(
    ("ask", "suffix"), [(papers.ask_page, ".pdf"), (papers.ask_workbook, ".xlsx"), (papers.ask_calendar, ".ics")]
)
def test_files_are_written_where_the_user_says(
    screen: DevelopmentScreen, tmp_path: Path, monkeypatch, qtbot, ask: Callable[..., None], suffix: str
) -> None:
    proposed: list[str] = []

    def choose(_parent: object, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        proposed.append(name)
        return str(tmp_path / "plan"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    ask(screen, BO if suffix == ".pdf" else [BO])
    target = tmp_path / f"plan{suffix}"
    qtbot.waitUntil(target.exists)
    qtbot.waitUntil(lambda: screen.status[0] == f"Written to {target}")
    assert proposed == [f"development-bo-lind-2026-11-20{suffix}"]
    if suffix == ".ics":
        assert len(Calendar.from_ical(target.read_bytes()).walk("VEVENT")) == 3
    elif suffix == ".xlsx":
        assert openpyxl.load_workbook(target)["Summary"]["A2"].value.startswith("Bo Lind")
    else:
        assert target.read_bytes().startswith(b"%PDF")


def test_the_menu_offers_the_person_and_the_unit(screen: DevelopmentScreen) -> None:
    menu = QMenu()
    papers.fill_file_menu(menu, screen)
    assert titles(menu)[:3] == ["Plan of Bo Lind as PDF…", "Workbook of Bo Lind…", "Calendar of Bo Lind…"]
    assert papers.people_with_plans(screen) == [BO]
    screen.context.workspace.start_onboarding(DEE, 1, date(2026, 11, 1))
    assert papers.people_with_plans(screen) == [BO, DEE]
    assert len(screen.context.recorded.table(Milestone)) == 2


def test_the_page_of_a_person_says_how_the_plan_stands_and_leads_to_it(screen: DevelopmentScreen, qtbot) -> None:
    people = PeopleScreen(screen.context)
    qtbot.addWidget(people)
    people.show()
    people.show_record(BO)
    page: PersonPage = people.page
    assert page._plan.text() == "1 of 2 goals reached, 1 late, next: Forecasting by 1 Nov 2026"
    asked: list[tuple[str, object]] = []
    screen.context.jump_wanted.connect(lambda key, record: asked.append((key, record)))
    (link,) = [one for one in page.findChildren(QPushButton) if one.text() == "Development"]
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert asked == [("development", BO)]


def test_a_step_of_a_way_leads_to_its_plan(screen: DevelopmentScreen, qtbot) -> None:
    progression = ProgressionScreen(screen.context)
    qtbot.addWidget(progression)
    progression.show()
    page: Any = progression.page_of("graph")
    page.set_start(PersonStart(BO))
    page.set_goal(STAFF)
    asked: list[tuple[str, object]] = []
    screen.context.jump_wanted.connect(lambda key, record: asked.append((key, record)))
    link = next(one for one in page.steps.findChildren(QPushButton) if one.text() == "Plan this step")
    link.click()
    assert asked == [("development", ("plans", BO, STAFF))]


@pytest.mark.parametrize("page", ["plans", "onboarding", "promotion", "kpis"])
def test_the_tab_key_reaches_every_control_of_a_page(screen: DevelopmentScreen, page: str) -> None:
    screen.show_page(page)
    assert passed_by(screen) == []
