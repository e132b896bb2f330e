from datetime import date
from pathlib import Path

import pytest

from organizations import small_organization
from orgwright.gui.context import Context
from orgwright.records import OrganizationFacts
from orgwright.workspace import Workspace

PAST = date(2026, 7, 1)


@pytest.fixture
def opened(context: Context, tmp_path: Path) -> Context:
    context.open(Workspace.create(tmp_path / "small.orgwright", small_organization(), "Make it", "Tess"))
    return context


def test_an_edit_while_a_past_day_is_shown_is_not_seen_before_its_own_day(opened: Context) -> None:
    opened.set_day(PAST)
    assert opened.organization.proficiency.level(2, 1) == 2
    opened.workspace.assess({(2, 1): 5})
    assert (opened.organization.day, opened.organization.proficiency.level(2, 1)) == (PAST, 2)
    opened.workspace.assess({(2, 1): 4}, on=date(2026, 6, 30))
    assert opened.organization.proficiency.level(2, 1) == 4
    assert opened.recorded.proficiency.level(2, 1) == 5


def test_an_edit_while_a_past_day_is_shown_leaves_the_other_people_as_they_are(opened: Context) -> None:
    opened.set_day(PAST)
    before = opened.organization.proficiency
    opened.workspace.assess({(2, 1): 5})
    assert opened.organization.proficiency.person_ids is before.person_ids


def test_another_planning_day_is_followed_where_no_day_was_chosen(opened: Context) -> None:
    assert opened.organization.day == date(2026, 11, 20)
    opened.workspace.change(OrganizationFacts, 1, planning_date=date(2026, 12, 1))
    assert opened.organization.day == date(2026, 12, 1)


def test_an_edit_under_a_scenario_is_seen_under_it(opened: Context) -> None:
    opened.set_scenario(1)
    opened.set_day(PAST)
    assert opened.organization.scenario_id == 1
    opened.workspace.assess({(2, 1): 4}, on=date(2026, 6, 30))
    assert (opened.organization.scenario_id, opened.organization.proficiency.level(2, 1)) == (1, 4)
