from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from organizations import small_organization
from orgwright.errors import RefusedInput
from orgwright.planning.coverage import unit_coverage
from orgwright.planning.resilience import departures
from orgwright.workspace import Workspace

ON = date(2026, 11, 19)


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Workspace]:
    made = Workspace.create(tmp_path / "small.orgwright", small_organization(), "Make it", "Tess")
    yield made
    made.close()


def test_planned_departures_are_one_scenario_and_one_undo(small: Workspace) -> None:
    changes = small.plan_departures("  Ana  leaves ", ["ana-ruiz"], ON)
    assert changes.made_id is not None
    made = small.organization.scenarios[changes.made_id]
    assert (made.key, made.title, changes.label) == ("ana-leaves", "Ana leaves", "Add the scenario Ana leaves")
    rows = small.organization.planned_changes_by_scenario[changes.made_id]
    assert [(one.number, one.on, one.change, one.person) for one in rows] == [(1, ON, "leave", "ana-ruiz")]
    small.undo()
    assert changes.made_id not in small.organization.scenarios


def test_the_scenario_has_the_coverage_that_the_departures_foretold(small: Workspace) -> None:
    foretold = departures(small.organization, None, [1]).after.low
    changes = small.plan_departures("Ana leaves", ["ana-ruiz"], ON)
    assert changes.made_id is not None
    planned = unit_coverage(small.organization.under(changes.made_id), None)
    assert planned.low == foretold


@pytest.mark.parametrize(
    ("title", "keys", "based_on", "sentence"),
    [
        (" ", ["ana-ruiz"], None, "A scenario needs a title."),
        ("grow", ["ana-ruiz"], None, "There is a scenario “grow” already."),
        ("Fewer", [], None, "Choose at least one person who leaves."),
        ("Fewer", ["ana-ruiz"], 99, "The scenario that this one builds on is gone: somebody removed it."),
    ],
)
def test_departures_that_cannot_be_planned_are_refused(
    small: Workspace, title: str, keys: list[str], based_on: int | None, sentence: str
) -> None:
    before = len(small.organization.scenarios)
    with pytest.raises(RefusedInput) as refused:
        small.plan_departures(title, keys, ON, based_on)
    assert (str(refused.value), len(small.organization.scenarios)) == (sentence, before)


def test_departures_can_build_on_a_scenario(small: Workspace) -> None:
    changes = small.plan_departures("Then Ana leaves", ["ana-ruiz"], ON, 1)
    assert changes.made_id is not None
    assert small.organization.scenarios[changes.made_id].based_on_id == 1
