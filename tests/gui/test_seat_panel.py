from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton, QWidget

from answering import answer_next
from organizations import small_organization
from orgwright.gui.context import Context
from orgwright.gui.people.view import PeopleScreen
from orgwright.gui.screen import Screen
from orgwright.gui.staffing.view import StaffingScreen
from orgwright.gui.structure.view import OrganizationScreen
from orgwright.gui.widgets.fields import Field
from orgwright.planning.planned_words import sentence
from orgwright.records import ChangeKind
from orgwright.settings import Settings
from orgwright.workspace import Workspace

SOON = date(2027, 3, 1)


@pytest.fixture
def context(app: QApplication, tmp_path: Path) -> Iterator[Context]:
    made = Context(Settings(user_name="Tess"))
    made.open(Workspace.create(tmp_path / "small.orgwright", small_organization(), "Make it", "Tess"))
    yield made
    made.close()


def shown(qtbot, screen: Screen) -> None:
    qtbot.addWidget(screen)
    screen.resize(1300, 850)
    screen.show()


@pytest.fixture(params=["organization", "staffing"])
def seats(request: pytest.FixtureRequest, context: Context, qtbot) -> Screen:
    """A screen with the panel of the vacant seat MOD-02 open."""
    if request.param == "organization":
        screen: Screen = OrganizationScreen(context)
        shown(qtbot, screen)
        screen.show_record(2)
        screen.page_of("units").seats.choose(3)
    else:
        screen = StaffingScreen(context)
        shown(qtbot, screen)
        screen.show_record(3)
    qtbot.waitUntil(lambda: screen.is_panel_open)
    return screen


def texts(screen: Screen) -> list[str]:
    return [one.text() for one in screen.panel.findChildren(QLabel) if one.isVisibleTo(screen.panel)]


def press(screen: Screen, text: str, within: QWidget | None = None) -> None:
    buttons = (within or screen.panel).findChildren(QPushButton)
    next(one for one in buttons if one.text() == text and one.isVisible()).click()


def planned(context: Context) -> list[str]:
    return [sentence(context.recorded, one) for one in context.recorded.planned_changes_by_scenario.get(1, ())]


def test_under_a_scenario_the_panel_of_a_seat_holds_no_form_and_says_where_changes_go(
    seats: Screen, context: Context, qtbot
) -> None:
    assert seats.panel.findChildren(Field)
    context.set_scenario(1)
    qtbot.waitUntil(lambda: "Changes go into “Grow”" in texts(seats))
    assert not [one for one in seats.panel.findChildren(Field) if one.isVisibleTo(seats.panel)]
    assert "Hire new-1 into MOD-02 at 100 %" in texts(seats)


def test_a_seat_is_frozen_in_the_scenario_by_its_panel_and_taken_out_again(
    seats: Screen, context: Context, qtbot
) -> None:
    context.set_scenario(1)
    qtbot.waitUntil(lambda: "Planned" in texts(seats))
    answer_next(lambda dialog: dialog.confirm())
    press(seats, "Freeze…")
    assert planned(context) == ["Freeze MOD-02", "Hire new-1 into MOD-02 at 100 %"]
    assert context.recorded.positions[3].status == "open"
    qtbot.waitUntil(lambda: "Freeze MOD-02" in texts(seats) and "frozen" in texts(seats))
    assert "Left out: The position MOD-02 is frozen on that day." in texts(seats)
    tools = [one for one in seats.panel.findChildren(QToolButton) if one.toolTip() == "Take it out of the scenario"]
    tools[0].click()
    assert planned(context) == ["Hire new-1 into MOD-02 at 100 %"]


def test_the_way_to_the_record_leaves_the_scenario(seats: Screen, context: Context, qtbot) -> None:
    context.set_scenario(1)
    qtbot.waitUntil(lambda: "Planned" in texts(seats))
    press(seats, "Edit the record")
    assert context.scenario_id is None
    qtbot.waitUntil(lambda: bool([one for one in seats.panel.findChildren(Field) if one.isVisibleTo(seats.panel)]))


def test_a_seat_that_only_the_scenario_opens_has_a_panel_too(context: Context, qtbot) -> None:
    context.workspace.plan_change(1, ChangeKind.OPEN, context.day, position="MOD-03", unit_id=2)
    context.set_scenario(1)
    screen = OrganizationScreen(context)
    shown(qtbot, screen)
    screen.show_record(2)
    (key,) = (key for key in context.organization.positions if key < 0)
    screen.page_of("units").seats.choose(key)
    qtbot.waitUntil(lambda: screen.is_panel_open)
    assert "Open MOD-03 in Models" in texts(screen)
    with qtbot.waitSignal(context.jump_wanted) as jump:
        press(screen, "Edit that change")
    assert jump.args == ["staffing", ("scenarios", 2)]
    context.set_scenario(None)
    qtbot.waitUntil(lambda: not screen.is_panel_open)


def test_people_are_hired_moved_and_let_go_into_the_scenario(context: Context, qtbot) -> None:
    context.set_scenario(1)
    screen = PeopleScreen(context)
    shown(qtbot, screen)
    people = dict(context.recorded.people)
    screen.show_record(2)

    def fill(values: dict[str, object]) -> None:
        def do(dialog: object) -> None:
            for key, value in values.items():
                dialog.form.field(key).show_value(value)
            dialog.confirm()

        answer_next(do)

    fill({"position": "MOD-02", "on": SOON, "key": "new-2"})
    press(screen, "Hire…", screen)
    fill({"on": date(2027, 4, 1), "position": "MOD-02"})
    press(screen, "Position…", screen)
    fill({"on": date(2027, 6, 30)})
    press(screen, "Leaves…", screen)
    press(screen, "Edit", screen)
    fill({"on": date(2027, 5, 1), "role_id": 2})
    press(screen, "Promote…")
    assert planned(context)[1:] == [
        "Hire new-2 into MOD-02 at 100 %",
        "Move Bo Lind to MOD-02",
        "Promote Bo Lind to Staff Engineer",
        "Bo Lind leaves",
    ]
    assert dict(context.recorded.people) == people
    qtbot.waitUntil(lambda: "Bo Lind leaves" in texts(screen))
    assert "Changes go into “Grow”" in texts(screen)
    press(screen, "Edit the record")
    assert context.scenario_id is None
    assert screen.editor.findChildren(Field)
