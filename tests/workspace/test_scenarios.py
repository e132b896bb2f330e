from collections.abc import Iterator
from pathlib import Path

import pytest

from organizations import small_organization
from orgwright.errors import RefusedInput
from orgwright.planning.rows import as_values
from orgwright.workspace import Workspace


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Workspace]:
    made = Workspace.create(tmp_path / "small.orgwright", small_organization(), "Make it", "Tess")
    yield made
    made.close()


def test_a_scenario_gets_a_key_from_its_title_and_may_build_on_another(small: Workspace) -> None:
    changes = small.add_scenario("  Grow   later ", 1, "After the summer. ")
    assert changes.made_id is not None
    made = small.organization.scenarios[changes.made_id]
    assert (made.key, made.title, made.based_on_id, made.notes) == ("grow-later", "Grow later", 1, "After the summer.")
    assert [one.key for one in small.organization.under(changes.made_id).people.values() if one.key == "new-1"]


def test_a_copy_has_the_same_changes_and_is_its_own(small: Workspace) -> None:
    changes = small.copy_scenario(1, "Grow more")
    assert changes.made_id is not None
    organization = small.organization
    old, new = (organization.planned_changes_by_scenario[key] for key in (1, changes.made_id))

    def values(several: object) -> list[dict[str, object]]:
        return [{k: v for k, v in as_values(one).items() if k not in ("id", "scenario_id")} for one in several]

    assert values(old) == values(new)
    assert changes.label == "Copy the scenario Grow to Grow more"
    small.undo()
    assert list(small.organization.scenarios) == [1]


@pytest.mark.parametrize(
    ("title", "reason"), [(" ", "A scenario needs a title"), ("GROW", "a scenario “GROW” already")]
)
def test_titles_are_needed_and_not_given_twice(small: Workspace, title: str, reason: str) -> None:
    for act in (lambda: small.add_scenario(title), lambda: small.copy_scenario(1, title)):
        with pytest.raises(RefusedInput, match=reason):
            act()
    with pytest.raises(RefusedInput, match="This scenario is gone"):
        small.add_scenario("New", 9)
    assert len(small.organization.scenarios) == 1
