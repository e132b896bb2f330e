from collections.abc import Iterator
from pathlib import Path

import pytest

from organizations import TODAY, small_organization
from orgwright.errors import RefusedInput
from orgwright.workspace import Workspace


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Workspace]:
    made = Workspace.create(tmp_path / "small.orgwright", small_organization(), "Make it", "Tess")
    yield made
    made.close()


def test_a_requisition_is_opened_for_a_seat_that_is_there(small: Workspace) -> None:
    changes = small.open_requisition(2, key="REQ-2", status="open", opened_on=TODAY, priority="high")
    assert changes.made_id is not None
    made = small.organization.requisitions[changes.made_id]
    assert (made.key, made.position_id, made.status, made.priority) == ("REQ-2", 2, "open", "high")
    assert changes.label == "Open the requisition REQ-2 for MOD-01"


def test_a_new_seat_and_its_requisition_are_one_action(small: Workspace) -> None:
    seat = {"key": "MOD-03", "unit_id": 2, "role_id": 1, "opens_on": TODAY, "manager_position_id": 1}
    changes = small.open_requisition(seat, key="REQ-2", status="draft")
    assert changes.made_id is not None
    asked = small.organization.requisitions[changes.made_id]
    assert small.organization.positions[asked.position_id].key == "MOD-03"
    assert changes.label == "Open the requisition REQ-2 for the new position MOD-03"
    small.undo()
    assert (len(small.organization.positions), len(small.organization.requisitions)) == (3, 1)


def test_what_cannot_be_asked_for_is_refused_and_nothing_is_written(small: Workspace) -> None:
    for position, values, reason in (
        (3, {"key": "REQ-2"}, "REQ-1 waits for MOD-02 already; change that requisition"),
        (99, {"key": "REQ-2"}, "This position is gone"),
        ({"key": "MOD-01", "unit_id": 2}, {"key": "REQ-2"}, "one like this already"),
        ({"key": "MOD-09", "unit_id": 2}, {"key": "REQ-1"}, "one like this already"),
        ({"key": "MOD-09", "unit_id": 2}, {"key": ""}, "needs a key"),
    ):
        with pytest.raises(RefusedInput, match=reason):
            small.open_requisition(position, **values)
    assert (len(small.history()), len(small.organization.positions)) == (1, 3)


def test_a_seat_whose_requisition_was_filled_can_be_asked_for_again(small: Workspace) -> None:
    small.fill_position(3, 2, TODAY)
    small.open_requisition(3, key="REQ-2", status="open")
    assert len(small.organization.requisitions) == 2
