from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from organizations import TODAY, small_organization
from orgwright.errors import RefusedInput
from orgwright.records import ChangeKind, Position, PositionStatus
from orgwright.workspace import Workspace

SOON = date(2027, 2, 1)


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Workspace]:
    made = Workspace.create(tmp_path / "small.orgwright", small_organization(), "Make it", "Tess")
    yield made
    made.close()


def test_a_position_goes_below_another_one_at_once_and_back_with_undo(small: Workspace) -> None:
    changes = small.report_to(3, 2, TODAY)
    assert small.organization.positions[3].manager_position_id == 2
    assert changes.label == "Put MOD-02 below MOD-01"
    small.undo()
    assert small.organization.positions[3].manager_position_id == 1


def test_a_position_can_go_to_the_top(small: Workspace) -> None:
    assert small.report_to(3, None, TODAY).label == "Put MOD-02 at the top"
    assert small.organization.positions[3].manager_position_id is None


def test_somebody_new_is_added_seated_and_fills_the_requisition_as_one_action(small: Workspace) -> None:
    changes = small.hire(3, "  Ana   Ruiz ", SOON, 60)
    assert changes.made_id is not None
    organization = small.organization
    person = organization.people[changes.made_id]
    assert (person.key, person.name, person.hired_on, person.fte_percent) == ("ana-ruiz-2", "Ana Ruiz", SOON, 60)
    assert [one.position_id for one in organization.incumbencies.values() if one.person_id == person.id] == [3]
    assert (organization.requisitions[1].status, changes.label) == ("filled", "Hire Ana Ruiz into MOD-02")
    small.undo()
    assert len(small.organization.people) == 3


def test_nobody_new_is_seated_without_a_name_or_in_a_closed_position(small: Workspace) -> None:
    with pytest.raises(RefusedInput, match="Somebody new needs a name"):
        small.hire(3, " ", SOON)
    small.change(Position, 3, status="closed")
    with pytest.raises(RefusedInput, match="MOD-02 is closed"):
        small.hire(3, "Dee Moss", SOON)
    assert len(small.organization.people) == 3


@pytest.mark.parametrize("scenario_id", [None, 1])
@pytest.mark.parametrize(
    ("position_id", "manager_id", "sentence"),
    [
        (1, 1, "A position cannot report to itself."),
        (1, 2, "MOD-01 reports to ENG-01 already, if by others."),
        (2, 1, "The position MOD-01 stands below ENG-01 already."),
        (1, None, "The position ENG-01 stands at the top already."),
        (2, 99, "This position is gone: somebody removed it."),
    ],
)
def test_a_reporting_line_that_cannot_be_is_refused(
    small: Workspace, position_id: int, manager_id: int | None, sentence: str, scenario_id: int | None
) -> None:
    with pytest.raises(RefusedInput) as refused:
        small.report_to(position_id, manager_id, TODAY, scenario_id)
    assert (str(refused.value), len(small.history())) == (sentence, 1)


@pytest.mark.parametrize("scenario_id", [None, 1])
def test_nobody_is_put_below_a_position_that_is_closed_on_the_day(small: Workspace, scenario_id: int | None) -> None:
    small.change(Position, 3, closes_on=date(2027, 1, 31))
    with pytest.raises(RefusedInput, match="The position MOD-02 is closed on that day"):
        small.report_to(2, 3, SOON, scenario_id)
    small.report_to(2, 3, date(2027, 1, 31), scenario_id)


def test_in_a_scenario_a_line_changes_on_its_day_and_the_records_stay(small: Workspace) -> None:
    changes = small.report_to(3, 2, SOON, 1)
    assert changes.label == "Plan in Grow: MOD-02 reports to MOD-01"
    assert small.organization.positions[3].manager_position_id == 1
    plan = small.organization.under(1)
    managers = [plan.as_of(on).seating.position_manager(3) for on in (date(2027, 1, 31), SOON)]
    assert managers == [1, 2]


def test_a_position_that_only_the_scenario_opens_can_be_put_elsewhere(small: Workspace) -> None:
    small.plan_change(1, ChangeKind.OPEN, TODAY, position="MOD-09", unit_id=2, manager_position="ENG-01")
    (planned,) = (key for key, one in small.organization.under(1).positions.items() if one.key == "MOD-09")
    small.report_to(planned, 2, SOON, 1)
    plan = small.organization.under(1).as_of(SOON)
    assert plan.seating.position_manager(planned) == 2
    assert plan.seating.position_status(planned) is PositionStatus.OPEN
