from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QDialog, QWidget

from answering import answer_next
from organizations import small_organization
from orgwright.gui.context import Context
from orgwright.gui.fill_dialogs import EMPLOYED, NEW, FillDialog, PlannedFillDialog
from orgwright.gui.seat_acts import SeatActs
from orgwright.gui.widgets.dialogs import FormDialog
from orgwright.planning.planned_words import sentence
from orgwright.records import Position
from orgwright.settings import Settings
from orgwright.workspace import Workspace

SOON = date(2027, 3, 1)
RECORDS = ("people", "positions", "incumbencies", "requisitions")


@pytest.fixture
def context(app, tmp_path: Path) -> Iterator[Context]:
    made = Context(Settings(user_name="Tess"))
    made.open(Workspace.create(tmp_path / "small.orgwright", small_organization(), "Make it", "Tess"))
    yield made
    made.close()


@pytest.fixture
def acts(context: Context, qtbot) -> SeatActs:
    parent = QWidget()
    qtbot.addWidget(parent)
    made = SeatActs(parent, context)
    made.keep = parent  # type: ignore[attr-defined]
    return made


def filled(act: Callable[[], object], **values: Any) -> list[str]:
    """Do what opens a dialog, fill it in and press its verb; what it says then."""

    def do(dialog: QDialog) -> None:
        assert isinstance(dialog, FormDialog)
        for key, value in values.items():
            dialog.form.field(key).show_value(value)
        dialog.confirm()
        if not dialog.result():
            dialog.reject()

    said = answer_next(do)
    act()
    return said


def planned(context: Context) -> list[str]:
    changes = context.recorded.planned_changes_by_scenario[1]
    return [f"{one.on}: {sentence(context.recorded, one)}" for one in changes][1:]


def recorded(context: Context) -> list[dict[int, Any]]:
    return [dict(getattr(context.recorded, name)) for name in RECORDS]


ACTS: list[tuple[Callable[[SeatActs], object], dict[str, Any], str]] = [
    (lambda acts: acts.fill(2), {"share": 40}, "Hire new-hire-01 into MOD-01 at 40 %"),
    (lambda acts: acts.fill(3), {"who": EMPLOYED, "mover": "ana-ruiz"}, "Move Ana Ruiz to MOD-02"),
    (lambda acts: acts.fill(person_id=2), {"position": "MOD-02"}, "Move Bo Lind to MOD-02"),
    (lambda acts: acts.fill(), {"position": "MOD-02", "key": "x-1"}, "Hire x-1 into MOD-02 at 100 %"),
    (lambda acts: acts.leave(2), {}, "Bo Lind leaves"),
    (lambda acts: acts.promote(2), {"role_id": 2}, "Promote Bo Lind to Staff Engineer"),
    (lambda acts: acts.freeze(3), {}, "Freeze MOD-02"),
    (lambda acts: acts.open(2, 1), {"role_id": 1}, "Open MOD-03, Senior Engineer, in Models"),
    (lambda acts: acts.open(2), {"position": "Q-1"}, "Open Q-1 in Models"),
    (lambda acts: acts.report(3), {"manager_position": "MOD-01"}, "MOD-02 reports to MOD-01"),
    (lambda acts: acts.report(3), {"manager_position": None}, "MOD-02 reports to nobody"),
]


@pytest.mark.parametrize(("act", "values", "words"), ACTS, ids=[words for _, _, words in ACTS])
def test_with_a_scenario_chosen_an_act_is_planned_and_the_records_stay(
    context: Context, acts: SeatActs, act: Callable[[SeatActs], object], values: dict[str, Any], words: str
) -> None:
    context.set_scenario(1)
    before = recorded(context)
    said = filled(lambda: act(acts), on=SOON, **values)
    assert planned(context) == [f"{SOON}: {words}"]
    assert "Goes into “Grow”; the records stay as they are." in said
    assert recorded(context) == before
    assert context.recorded.under(1).left_out == ()


def test_the_day_of_the_bar_stands_in_the_dialog_and_a_frozen_seat_is_unfrozen(
    context: Context, acts: SeatActs
) -> None:
    context.set_scenario(1)
    context.set_day(date(2026, 12, 1))
    filled(lambda: acts.freeze(3))
    filled(lambda: acts.unfreeze(3))
    assert planned(context)[:1] == ["2026-12-01: Unfreeze MOD-02"]
    assert acts.where == "Changes go into “Grow”"


def test_of_a_seat_that_opens_later_the_dialog_begins_with_that_day(context: Context, acts: SeatActs) -> None:
    context.workspace.change(Position, 3, opens_on=date(2026, 12, 15))
    context.set_scenario(1)
    filled(lambda: acts.fill(3))
    filled(lambda: acts.report(3), manager_position=None)
    filled(lambda: acts.freeze(3))
    days = {one.change: one.on for one in context.recorded.planned_changes.values() if one.id != 1}
    assert days == dict.fromkeys(("hire", "report", "freeze"), date(2026, 12, 15))


def test_what_cannot_apply_keeps_the_dialog_open_with_the_reason(context: Context, acts: SeatActs) -> None:
    context.set_scenario(1)
    assert "Somebody still sits in MOD-01 on that day." in filled(lambda: acts.close(2))
    assert "Choose who moves here." in filled(lambda: acts.fill(3), who=EMPLOYED)
    assert "MOD-01 reports to ENG-01 already, if by others." in filled(
        lambda: acts.report(1), manager_position="MOD-01"
    )
    assert planned(context) == []


def test_what_a_new_change_takes_from_a_later_one_is_told_there(context: Context, acts: SeatActs) -> None:
    context.set_scenario(1)
    filled(lambda: acts.close(3), on=date(2026, 12, 1))
    assert sentence(context.recorded, context.recorded.planned_changes_by_scenario[1][0]) == "Close MOD-02"
    assert context.recorded.under(1).left_out == ((1, "The position MOD-02 is closed on that day."),)


def test_somebody_of_the_plan_alone_can_leave_again(context: Context, acts: SeatActs) -> None:
    context.set_scenario(1)
    (new,) = (key for key in context.organization.people if key < 0)
    filled(lambda: acts.leave(new), on=SOON)
    assert planned(context) == [f"{SOON}: new-1 leaves"]


def test_as_recorded_the_acts_go_into_the_records(context: Context, acts: SeatActs) -> None:
    filled(lambda: acts.fill(3), person_id=1, from_on=SOON, fte_percent=50)
    filled(lambda: acts.report(3), manager_position="MOD-01")
    filled(lambda: acts.promote(2), role_id=2)
    filled(lambda: acts.open(2), key="MOD-09")
    acts.freeze(2)
    filled(lambda: acts.leave(1), on=SOON, why="A year abroad")
    positions, people = context.recorded.positions, context.recorded.people
    assert (acts.where, planned(context)) == ("", [])
    assert [positions[key].manager_position_id for key in (2, 3)] == [1, 2]
    assert (positions[2].role_id, positions[2].status, people[1].left_on) == (2, "frozen", SOON)
    assert context.recorded.requisitions[1].status == "filled"
    assert {one.key for one in positions.values()} == {"ENG-01", "MOD-01", "MOD-02", "MOD-09"}


def test_somebody_new_takes_a_recorded_seat_and_its_requisition_is_filled(context: Context, acts: SeatActs) -> None:
    seen: list[list[bool]] = []

    def do(dialog: QDialog) -> None:
        assert isinstance(dialog, FillDialog)
        dialog.form.field("who").committed.emit(NEW)
        seen.append([dialog.form.field(key).isVisibleTo(dialog) for key in ("name", "person_id")])
        dialog.form.field("name").show_value("Dee Moss")
        dialog.form.field("from_on").show_value(SOON)
        dialog.confirm()

    answer_next(do)
    acts.fill(3)
    people = {one.key: one for one in context.recorded.people.values()}
    assert (seen, people["dee-moss"].hired_on) == ([[True, False]], SOON)
    assert context.recorded.requisitions[1].status == "filled"
    context.workspace.undo()
    assert (len(context.recorded.people), context.recorded.requisitions[1].status) == (3, "open")


def test_the_form_of_filling_says_what_is_missing(context: Context, acts: SeatActs) -> None:
    assert "Choose the person who takes the position." in filled(lambda: acts.fill(3))
    assert "Somebody new needs a name." in filled(lambda: acts.fill(3), who=NEW)
    assert len(context.recorded.incumbencies) == 2


def test_the_form_of_filling_asks_only_what_is_needed(context: Context, acts: SeatActs, qtbot) -> None:
    context.set_scenario(1)
    seen: list[list[bool]] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, PlannedFillDialog)
        for who in ("new", EMPLOYED):
            dialog.form.field("who").show_value("")
            dialog.form.field("who").committed.emit(who)
            seen.append([dialog.form.field(key).isVisibleTo(dialog) for key in ("key", "share", "mover")])
        dialog.reject()

    answer_next(look)
    acts.fill(3)
    assert seen == [[True, True, False], [False, False, True]]
