from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from organizations import TODAY, small_organization
from orgwright.errors import RefusedInput
from orgwright.planning.rows import as_values
from orgwright.planning.staffing import staffing_plan
from orgwright.records import ChangeKind, Goal, Incumbency, Person, PlannedChange, Position, Record, Requisition
from orgwright.workspace import Workspace

SOON = date(2027, 2, 1)
TABLES: tuple[type[Record], ...] = (Person, Position, Incumbency, Requisition, PlannedChange, Goal)


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Workspace]:
    made = Workspace.create(tmp_path / "small.orgwright", small_organization(), "Make it", "Tess")
    yield made
    made.close()


def rows(workspace: Workspace) -> list[dict[int, dict[str, Any]]]:
    tables = [workspace.organization.table(record) for record in TABLES]
    return [{key: as_values(one) for key, one in table.items()} for table in tables]


def planned(workspace: Workspace, kind: ChangeKind, on: date = SOON, **values: Any) -> int:
    made = workspace.plan_change(1, kind, on, **values).made_id
    assert made is not None
    return made


def test_somebody_hired_becomes_a_person_in_the_seat_and_the_requisition_is_filled(small: Workspace) -> None:
    before = rows(small)
    changes = small.make_real(1, [1], {1: "Dee Moss"})
    organization = small.organization
    (person,) = [one for one in organization.people.values() if one.key == "new-1"]
    (seat,) = [one for one in organization.incumbencies.values() if one.person_id == person.id]
    assert (person.name, person.hired_on, seat.position_id, seat.from_on) == (
        "Dee Moss",
        date(2027, 1, 1),
        3,
        date(2027, 1, 1),
    )
    assert organization.requisitions[1].status == "filled"
    assert (dict(organization.planned_changes), changes.label) == (
        {},
        "Make real from Grow: Hire new-1 into MOD-02 at 100 %",
    )
    small.undo()
    assert rows(small) == before


def test_new_rows_of_one_action_may_refer_to_each_other(small: Workspace) -> None:
    opened = planned(small, ChangeKind.OPEN, position="TOP-1", unit_id=2, manager_position="ENG-01", value=700_000)
    below = planned(small, ChangeKind.OPEN, position="LOW-1", unit_id=2, manager_position="TOP-1")
    hired = planned(small, ChangeKind.HIRE, position="TOP-1", person="new-2", value=60)
    raised = planned(small, ChangeKind.RAISE_SKILL, date(2027, 3, 1), person="new-2", skill_id=1, value=4)
    label = small.make_real(1, [raised, hired, below, opened]).label
    organization = small.organization
    keys = {one.key: one for one in organization.positions.values()}
    assert label == "Make real from Grow: 4 changes"
    assert (keys["TOP-1"].manager_position_id, keys["LOW-1"].manager_position_id) == (1, keys["TOP-1"].id)
    assert (keys["TOP-1"].opens_on, keys["TOP-1"].annual_cost) == (SOON, 700_000)
    (goal,) = organization.table(Goal).values()
    assert (organization.people[goal.person_id].key, goal.level, goal.due_on, goal.from_level) == (
        "new-2",
        4,
        date(2027, 3, 1),
        None,
    )


def test_a_level_of_today_is_assessed_by_the_user_and_one_to_come_is_a_goal(small: Workspace) -> None:
    now = planned(small, ChangeKind.RAISE_SKILL, TODAY, person="bo-lind", skill_id=1, value=3)
    later = planned(small, ChangeKind.RAISE_SKILL, SOON, person="bo-lind", skill_id=1, value=4)
    before = [one.id for one in small.assessments_of(2, 1)]
    small.make_real(1, [now, later])
    (said,) = [one for one in small.assessments_of(2, 1) if one.id not in before]
    assert (said.level, said.source, said.assessor, said.assessed_on) == (3, "manager", "Tess", TODAY)
    (goal,) = small.organization.table(Goal).values()
    assert (goal.person_id, goal.level, goal.due_on, goal.from_level) == (2, 4, SOON, 2)
    small.undo()
    assert [one.id for one in small.assessments_of(2, 1)] == before


def test_the_day_of_the_bar_decides_what_is_still_to_come(small: Workspace) -> None:
    raised = planned(small, ChangeKind.RAISE_SKILL, SOON, person="bo-lind", skill_id=1, value=4)
    small.make_real(1, [raised], on=SOON)
    assert small.organization.as_of(SOON).proficiency.level(2, 1) == 4


def test_a_goal_that_is_there_takes_the_level_of_the_plan(small: Workspace) -> None:
    small.set_goal(2, 1, 3, TODAY, "With Ana")
    small.make_real(1, [planned(small, ChangeKind.RAISE_SKILL, person="bo-lind", skill_id=1, value=5)])
    (goal,) = small.organization.table(Goal).values()
    assert (goal.level, goal.due_on, goal.note) == (5, SOON, "With Ana")


def test_one_that_cannot_be_made_real_refuses_all(small: Workspace) -> None:
    leaves = planned(small, ChangeKind.LEAVE, SOON, person="new-1")
    freezes = planned(small, ChangeKind.FREEZE, SOON, position="MOD-01")
    before = rows(small)
    for ids, reason in (
        ([leaves, freezes], "New-1 is hired into MOD-02 by change 1: make that one real first."),
        ([], "Choose at least one planned change"),
        ([99], "This planned change is gone"),
    ):
        with pytest.raises(RefusedInput, match=reason):
            small.make_real(1, ids)
    assert rows(small) == before


def test_somebody_who_moves_on_the_first_day_in_a_seat_never_sat_there(small: Workspace) -> None:
    small.end_incumbency(2, date(2027, 1, 31))
    small.fill_position(3, 2, SOON)
    moved = planned(small, ChangeKind.MOVE, SOON, person="bo-lind", position="ENG-01")
    before = rows(small)
    small.make_real(1, [moved])
    held = [(one.position_id, one.from_on) for one in small.organization.incumbencies.values() if one.person_id == 2]
    assert held == [(2, date(2021, 1, 1)), (1, SOON)]
    small.undo()
    assert rows(small) == before


CHANGES: list[tuple[ChangeKind, dict[str, Any]]] = [
    (ChangeKind.LEAVE, {"person": "bo-lind"}),
    (ChangeKind.LEAVE, {"person": "new-1"}),
    (ChangeKind.MOVE, {"person": "bo-lind", "position": "MOD-02"}),
    (ChangeKind.MOVE, {"person": "ana-ruiz", "position": "NEW-1"}),
    (ChangeKind.OPEN, {"position": "NEW-1", "unit_id": 2, "role_id": 1, "value": 900_000}),
    (ChangeKind.HIRE, {"position": "NEW-1", "person": "new-2", "value": 40}),
    (ChangeKind.CLOSE, {"position": "MOD-01"}),
    (ChangeKind.CLOSE, {"position": "NEW-1"}),
]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(CHANGES), st.integers(1, 300)), max_size=6), st.data())
def test_the_plan_stays_the_same_and_undo_restores_every_row(
    small: Workspace, drawn: list[tuple[tuple[ChangeKind, dict[str, Any]], int]], data: st.DataObject
) -> None:
    for (kind, values), days in drawn:
        on = date.fromordinal(TODAY.toordinal() + days)
        try:
            planned(small, kind, on, **values)
        except RefusedInput:
            continue
    left_out = dict(small.organization.under(1).left_out)
    before, plan = rows(small), staffing_plan(small.organization.under(1), None, 12).whole
    ids = [key for key in small.organization.planned_changes if key not in left_out]
    if ids:
        small.make_real(1, ids)
        assert set(small.organization.planned_changes) == set(left_out)
        made = staffing_plan(small.organization, None, 12).whole
        assert [(one.closing, one.fte, one.cost, one.vacant) for one in made] == [
            (one.closing, one.fte, one.cost, one.vacant) for one in plan
        ]
        small.undo()
        assert rows(small) == before
    while small.undo_label is not None:
        small.undo()
    assert len(small.organization.planned_changes) == 1
