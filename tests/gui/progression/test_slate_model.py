from datetime import date

import pytest

from organizations import small_organization
from orgwright.gui.progression.slate_model import (
    SlateAnswer,
    SlateFilter,
    position_choices,
    slate_answer,
    slate_rows,
)
from orgwright.planning.organization import Organization
from orgwright.planning.readiness import ReadyStage
from orgwright.progress import Progress
from orgwright.records import Incumbency, Person, Position, Record

ENG, MOD, VACANT = 1, 2, 3


def organization(*more: Record) -> Organization:
    return Organization.of(*small_organization(), *more)


def answer(picture: Organization, position_id: int | None = None, unit_id: int | None = None) -> SlateAnswer:
    return slate_answer(picture, unit_id, position_id, Progress())


def test_positions_to_choose_from_stand_with_vacant_and_critical_ones_first() -> None:
    picture = organization(Position(id=4, key="ENG-02", unit_id=1, critical=True), *_sits(4, 9))

    choices = position_choices(picture, None)

    assert [one.key for one in choices] == ["MOD-02", "ENG-02", "ENG-01", "MOD-01"]
    assert [one.marks for one in choices] == ["vacant, REQ-1", "critical", "", ""]
    assert choices[0].option.second == "vacant, REQ-1"
    assert choices[2].option.second == "Engineering"


def _sits(position_id: int, person_id: int, **person: date) -> tuple[Record, ...]:
    return (
        Person(id=person_id, key=f"p{person_id}", name=f"Person {person_id}", **person),
        Incumbency(id=person_id, position_id=position_id, person_id=person_id, from_on=date(2026, 6, 1)),
    )


def test_without_a_choice_the_most_urgent_position_of_the_unit_is_looked_at() -> None:
    assert answer(organization()).chosen == position_choices(organization(), None)[0]
    gone = answer(organization(), 99).chosen
    assert gone is not None
    assert gone.position_id == VACANT


def test_a_position_beyond_the_unit_can_be_looked_at_and_chosen_again() -> None:
    found = answer(organization(), ENG, unit_id=2)

    assert found.chosen is not None
    assert [one.position_id for one in found.choices] == [ENG, VACANT, MOD]


def test_rows_say_what_speaks_for_and_against_in_short() -> None:
    picture = organization(*_sits(VACANT, 9, left_on=date(2027, 1, 31)))
    board = answer(picture, MOD).board
    assert board is not None
    rows = {row.name: row for row in slate_rows(board)}

    assert list(rows) == ["Ana Ruiz", "Person 9"]
    assert rows["Ana Ruiz"].speaks_for == "1 of 1 must-haves, high coverage"
    assert (rows["Ana Ruiz"].stage, rows["Ana Ruiz"].months_text) == (ReadyStage.READY_NOW, "0")
    assert rows["Person 9"].speaks_for == "same unit"
    assert rows["Person 9"].speaks_against == "leaves 31 Jan 2027, new in seat"
    assert rows["Person 9"].months_text == "0–18"
    assert (rows["Person 9"].unit, rows["Person 9"].role, rows["Person 9"].gate) == (
        "Models",
        "Senior Engineer",
        "unknown",
    )
    assert board.counted(ReadyStage.READY_NOW) == 1


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (SlateFilter(), ["Ana Ruiz", "Person 9"]),
        (SlateFilter(unit_id=2), ["Person 9"]),
        (SlateFilter(unit_id=1), ["Ana Ruiz", "Person 9"]),
        (SlateFilter(stage=ReadyStage.READY_NOW), ["Ana Ruiz"]),
        (SlateFilter(within_unit=True), ["Person 9"]),
        (SlateFilter(no_leavers=True), ["Ana Ruiz"]),
        (SlateFilter(within_unit=True, no_leavers=True), []),
    ],
)
def test_filters_narrow_the_slate(wanted: SlateFilter, names: list[str]) -> None:
    board = answer(organization(*_sits(VACANT, 9, left_on=date(2027, 1, 31))), MOD).board
    assert board is not None

    assert [row.name for row in slate_rows(board, wanted)] == names


def test_a_position_without_a_role_has_no_rows() -> None:
    board = answer(organization(Position(id=4, key="ENG-02", unit_id=1)), 4).board

    assert board is not None
    assert slate_rows(board) == []
    assert board.counted(ReadyStage.READY_NOW) == 0


def test_an_organization_without_positions_has_nothing_to_look_at() -> None:
    found = answer(Organization.of())
    assert (found.choices, found.chosen, found.board) == ([], None, None)


def test_another_position_of_the_same_picture_keeps_the_list_of_positions() -> None:
    picture = organization()
    first = answer(picture)
    second = slate_answer(picture, None, MOD, Progress(), first)

    assert second.choices is first.choices
    assert second.chosen is not None
    assert second.chosen.position_id == MOD
    assert slate_answer(picture, 2, MOD, Progress(), first).choices == position_choices(picture, 2)
