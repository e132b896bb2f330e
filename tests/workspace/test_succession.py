from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from organizations import TODAY, small_organization
from orgwright.errors import RefusedInput
from orgwright.records import Position
from orgwright.workspace import Workspace

ON = date(2027, 1, 1)


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Workspace]:
    made = Workspace.create(tmp_path / "small.orgwright", small_organization(), "Make it", "Tess")
    yield made
    made.close()


def test_a_move_into_a_new_scenario_is_one_action_that_applies(small: Workspace) -> None:
    changes = small.plan_move("bo-lind", "MOD-02", ON, None, " Bo  moves ")

    assert changes.label == "Plan to move Bo Lind into MOD-02"
    assert changes.made_id is not None
    assert small.organization.scenarios[changes.made_id].title == "Bo moves"
    plan = small.organization.under(changes.made_id)
    assert plan.left_out == ()
    assert [one.person_id for one in plan.as_of(ON).seating.incumbencies_by_position[3]] == [2]
    small.undo()
    assert changes.made_id not in small.organization.scenarios


def test_a_move_stands_behind_the_changes_that_its_scenario_has(small: Workspace) -> None:
    small.plan_move("bo-lind", "MOD-02", date(2026, 12, 1), 1)

    rows = small.organization.planned_changes_by_scenario[1]
    assert [(one.number, one.person) for one in sorted(rows, key=lambda one: one.number)] == [
        (1, "new-1"),
        (2, "bo-lind"),
    ]


@pytest.mark.parametrize(
    ("person", "position", "scenario_id", "title", "sentence"),
    [
        ("bo-lind", "MOD-02", None, "", "A scenario needs a title."),
        ("bo-lind", "MOD-02", None, "grow", "There is a scenario “grow” already."),
        ("bo-lind", "MOD-02", 9, "", "This scenario is gone: somebody removed it."),
        ("cy-park", "MOD-02", 1, "", "Cy Park is not employed on 2027-01-01."),
        ("bo-lind", "NONE", 1, "", "There is no position NONE."),
        ("bo-lind", "MOD-01", 1, "", "Bo Lind is in MOD-01 already on 2027-01-01."),
    ],
)
def test_a_move_that_could_not_apply_is_refused(
    small: Workspace, person: str, position: str, scenario_id: int | None, title: str, sentence: str
) -> None:
    with pytest.raises(RefusedInput) as refused:
        small.plan_move(person, position, ON, scenario_id, title)

    assert str(refused.value) == sentence


def test_nobody_moves_out_of_no_seat_or_into_a_frozen_one(small: Workspace) -> None:
    small.mark_critical([3], True)
    small.end_incumbency(2, TODAY)
    with pytest.raises(RefusedInput, match="has no position on 2027-01-01 to move from"):
        small.plan_move("bo-lind", "MOD-02", ON, 1)
    small.change(Position, 3, status="frozen")
    with pytest.raises(RefusedInput, match="MOD-02 is frozen on 2027-01-01"):
        small.plan_move("ana-ruiz", "MOD-02", ON, 1)


@pytest.mark.parametrize("ends_present", [True, False])
def test_who_fills_a_seat_from_within_leaves_the_present_one_if_asked(small: Workspace, ends_present: bool) -> None:
    small.fill_from_within(3, 2, ON, ends_present)

    seats = small.organization.as_of(ON).seating.incumbencies_by_person[2]
    assert sorted(one.position_id for one in seats) == ([3] if ends_present else [2, 3])
    assert small.organization.requisitions[1].status == "filled"
    small.undo()
    assert [one.position_id for one in small.organization.as_of(ON).seating.incumbencies_by_person[2]] == [2]


def test_several_positions_are_marked_critical_as_one_action(small: Workspace) -> None:
    assert small.mark_critical([2, 3], True).label == "Mark 2 positions as critical"
    assert [one.critical for one in small.organization.positions.values()] == [False, True, True]
    assert small.mark_critical([2], False).label == "Take the mark critical from MOD-01"
    small.undo()
    small.undo()
    assert not any(one.critical for one in small.organization.positions.values())
    with pytest.raises(RefusedInput, match="at least one position"):
        small.mark_critical([], True)
