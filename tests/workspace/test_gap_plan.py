"""A mix written into the file as a scenario."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from gap_organizations import MODELS, gap_records
from orgwright.errors import RefusedInput
from orgwright.planning.gap_mix import Mix, cheapest_mix
from orgwright.planning.gap_mix_problem import MixLimits
from orgwright.planning.gap_offer_list import offers_for
from orgwright.planning.gap_offers import Offers
from orgwright.planning.gaps_to_close import gaps_to_close, outlook
from orgwright.planning.quarters import Quarters
from orgwright.planning.target_coverage import targets_by_unit
from orgwright.records import PlannedChange, Scenario
from orgwright.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    opened = Workspace.create(tmp_path / "gaps.orgwright", gap_records(), "Make it", "Mo")
    yield opened
    opened.close()


def answer(workspace: Workspace, based_on_id: int | None = None, due: int = 2) -> tuple[Offers, Mix]:
    picture = workspace.organization.under(based_on_id)
    days = outlook(picture, Quarters.after(picture.day, 4))
    gaps = gaps_to_close(picture, None, days)
    offers = offers_for(picture, gaps, days)
    return offers, cheapest_mix(offers.problem, MixLimits((due,) * len(gaps)))


def test_the_scenario_closes_the_gaps_and_is_one_action(workspace: Workspace) -> None:
    offers, mix = answer(workspace)
    made = workspace.plan_mix("  Close the  gaps ", offers, mix)
    assert made.label == "Add the scenario Close the gaps"
    assert made.made_id is not None
    planned = made.organization.under(made.made_id)
    assert planned.left_out == ()
    for start in offers.quarters.starts[2:]:
        assert all(one.slack >= 0 for one in targets_by_unit(planned.as_of(start))[MODELS])
    workspace.undo()
    assert not workspace.organization.table(Scenario)
    assert not workspace.organization.table(PlannedChange)


def test_a_mix_under_a_scenario_becomes_a_scenario_on_top_of_it(workspace: Workspace) -> None:
    below = workspace.plan_mix("First", *answer(workspace, due=3)).made_id
    workspace.add(PlannedChange, scenario_id=below, on=workspace.organization.day, change="leave", person="p3")
    offers, mix = answer(workspace, below)
    made = workspace.plan_mix("Second", offers, mix, below)
    assert made.made_id is not None
    assert made.organization.scenarios[made.made_id].based_on_id == below
    planned = made.organization.under(made.made_id)
    assert all(one.slack >= 0 for one in targets_by_unit(planned.as_of(offers.quarters.starts[-1]))[MODELS])


def test_a_title_that_is_there_already_or_empty_is_refused(workspace: Workspace) -> None:
    offers, mix = answer(workspace)
    workspace.plan_mix("Close", offers, mix)
    with pytest.raises(RefusedInput, match="already"):
        workspace.plan_mix("close", offers, mix)
    with pytest.raises(RefusedInput, match="needs a title"):
        workspace.plan_mix("  ", offers, mix)


def test_nothing_is_written_where_the_organization_moved_on(workspace: Workspace) -> None:
    offers, mix = answer(workspace)
    workspace.end_employment(3, workspace.organization.day)
    workspace.end_employment(4, workspace.organization.day)
    workspace.end_employment(1, workspace.organization.day)
    with pytest.raises(RefusedInput, match="find it again"):
        workspace.plan_mix("Late", offers, mix)
    assert not workspace.organization.table(Scenario)


def test_an_answer_without_anything_is_not_written(workspace: Workspace) -> None:
    offers, _ = answer(workspace)
    nothing = cheapest_mix(offers.problem, MixLimits((None, None)))
    with pytest.raises(RefusedInput, match="nothing to write"):
        workspace.plan_mix("Empty", offers, nothing)
