"""After any edit the picture under a scenario that goes on from the one before is that computed from nothing."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from organizations import small_organization
from orgwright.errors import RefusedInput
from orgwright.planning.organization import Organization
from orgwright.records import ChangeKind, Skill
from orgwright.workspace import Workspace

DAY = date(2027, 3, 1)
CELLS = st.tuples(st.integers(1, 2), st.integers(1, 2))
EARLIER = st.sampled_from([date(2026, 12, 1), date(2027, 2, 1), DAY, date(2027, 6, 1)])
STEPS = st.one_of(
    st.tuples(st.just("plan"), CELLS, st.none() | st.integers(0, 5), EARLIER),
    st.tuples(st.just("assess"), CELLS, st.none() | st.integers(0, 5), EARLIER),
    st.tuples(st.just("hire"), st.integers(1, 3)),
    st.tuples(st.just("skill"), st.integers(1, 3)),
    st.just(("undo",)),
)


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Workspace]:
    made = Workspace.create(tmp_path / "small.orgwright", small_organization(), "Make it", "Tess")
    yield made
    made.close()


def carry_out(small: Workspace, step: tuple) -> None:
    """One step of a person; one that is refused changes nothing."""
    try:
        if step[0] == "plan":
            small.plan_levels(1, {step[1]: step[2]}, step[3])
        elif step[0] == "assess":
            small.assess({step[1]: step[2]}, on=step[3])
        elif step[0] == "hire":
            small.plan_change(1, ChangeKind.HIRE, DAY, position="MOD-01", person=f"x-{step[1]}")
        elif step[0] == "skill":
            small.add(Skill, name=f"Skill {step[1]}")
        else:
            small.undo()
    except RefusedInput:
        return


def levels(picture: Organization) -> list[list[int]]:
    return picture.proficiency.levels_of(sorted(picture.people), sorted(picture.skills)).tolist()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(STEPS, max_size=6))
def test_it_goes_on_from_the_picture_before(small: Workspace, steps: list[tuple]) -> None:
    picture = small.organization.under(1).as_of(DAY)
    for step in steps:
        levels(picture)
        carry_out(small, step)
        picture = small.organization.under_after(picture)
        fresh = small.organization.under(1).as_of(DAY)
        assert levels(picture) == levels(fresh)
        assert (picture.day, picture.scenario_id, sorted(picture.people)) == (DAY, 1, sorted(fresh.people))
    while small.undo_label is not None:
        small.undo()


def test_a_planned_level_reduces_only_what_was_edited(small: Workspace) -> None:
    before = small.organization.under(1).as_of(DAY)
    levels(before)
    small.plan_levels(1, {(2, 1): 5}, DAY)
    assert small.organization.under_after(before)._proficiency
    small.plan_change(1, ChangeKind.HIRE, DAY, position="MOD-01", person="x-1")
    assert not small.organization.under_after(before)._proficiency
