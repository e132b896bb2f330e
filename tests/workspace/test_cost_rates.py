from pathlib import Path

import pytest

from organizations import small_organization
from orgwright.errors import RefusedInput
from orgwright.records import CostRate
from orgwright.workspace import Workspace
from orgwright.workspace.cost_rates import CostRateEdit


@pytest.fixture
def workspace(tmp_path: Path):
    made = Workspace.create(tmp_path / "small.orgwright", small_organization(), "Make it", "Tess")
    yield made
    made.close()


def new(amount: int = 5_000_000, **values: object) -> CostRateEdit:
    return CostRateEdit(None, {"annual_cost": amount, **values})


def rates(workspace: Workspace) -> list[tuple[object, ...]]:
    rows = workspace.organization.table(CostRate).values()
    return [(one.role_id, one.level, one.location, one.annual_cost, one.hiring_cost) for one in rows]


def test_rates_are_added_changed_and_removed_each_as_one_action_that_undo_takes_back(workspace: Workspace) -> None:
    made = workspace.set_cost_rates([new(level=" Mid ", location="Porto")])
    assert rates(workspace) == [(None, "Mid", "Porto", 5_000_000, None)]
    assert made.label == "Add the cost rate for Mid, Porto"
    assert made.made_id is not None
    changed = workspace.set_cost_rates([CostRateEdit(made.made_id, {"hiring_cost": 100})])
    assert changed.label == "Change the cost rate for Mid, Porto"
    assert rates(workspace) == [(None, "Mid", "Porto", 5_000_000, 100)]
    assert workspace.set_cost_rates([CostRateEdit(made.made_id, None)]).label == "Remove the cost rate for Mid, Porto"
    assert rates(workspace) == []
    for _ in range(2):
        workspace.undo()
    assert rates(workspace) == [(None, "Mid", "Porto", 5_000_000, None)]
    workspace.undo()
    assert rates(workspace) == []


def test_many_rates_are_one_action(workspace: Workspace) -> None:
    made = workspace.set_cost_rates([new(), new(role_id=1), new(level="Mid")])
    assert (made.label, len(rates(workspace))) == ("Add 3 cost rates", 3)
    workspace.undo()
    assert rates(workspace) == []


def test_two_rates_for_the_same_seats_are_refused_whatever_the_case(workspace: Workspace) -> None:
    workspace.set_cost_rates([new(level="Mid")])
    other = workspace.set_cost_rates([new(level="Senior")]).made_id
    for edits in ([new(level="mid ")], [CostRateEdit(other, {"level": "Mid"})], [new(location="x"), new(location="X")]):
        with pytest.raises(RefusedInput, match=r"^There is a cost rate for (?i:mid|x) already; change that one\.$"):
            workspace.set_cost_rates(edits)
    assert len(rates(workspace)) == 2


def test_a_rate_can_take_the_place_of_one_that_goes_with_the_same_action(workspace: Workspace) -> None:
    old = workspace.set_cost_rates([new(level="Mid")]).made_id
    assert workspace.set_cost_rates([CostRateEdit(old, None), new(7, level="Mid")]).label == "Set 2 cost rates"
    assert rates(workspace) == [(None, "Mid", "", 7, None)]


@pytest.mark.parametrize(
    ("edits", "sentence"),
    [
        ([], "No cost rate would change."),
        ([CostRateEdit(99, None)], "One of these cost rates is gone: somebody removed it."),
        ([new(-1)], "The annual cost of a cost rate must be 0 or more, not “-1”."),
        ([new(10**25)], "The annual cost of a cost rate must be 10,000,000,000,000 or less."),
        ([new(hiring_cost=10**25)], "The hiring cost of a cost rate must be 10,000,000,000,000 or less."),
        ([CostRateEdit(None, {"level": "Mid"})], "A cost rate needs an annual cost."),
    ],
)
def test_what_cannot_be_is_refused_with_one_sentence(
    workspace: Workspace, edits: list[CostRateEdit], sentence: str
) -> None:
    with pytest.raises(RefusedInput) as refused:
        workspace.set_cost_rates(edits)
    assert str(refused.value) == sentence
    assert rates(workspace) == []
