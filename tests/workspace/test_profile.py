from collections.abc import Iterator
from pathlib import Path

import pytest

from organizations import small_organization
from orgwright.errors import RefusedInput
from orgwright.records import Statement
from orgwright.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    records = [
        *small_organization(),
        Statement(id=1, role_id=1, section=17, heading="By size", text="Startup: all of it"),
        Statement(id=2, role_id=1, section=16, heading="Risks", text="Haste"),
    ]
    made = Workspace.create(tmp_path / "small.orgwright", records, "Make it", "Tess")
    yield made
    made.close()


def test_several_fields_of_the_profile_are_one_action(workspace: Workspace) -> None:
    changes = workspace.set_profile({"size": "enterprise", "regulated": "yes", "model": ""})
    assert changes.label == "Set the profile: size enterprise, regulated yes"
    assert workspace.organization.demand.profile["size"] == "enterprise"
    workspace.undo()
    assert set(workspace.organization.demand.profile.values()) == {""}


@pytest.mark.parametrize(
    ("profile", "sentence"),
    [({"size": " "}, "The profile is like this already"), ({"name": "Other"}, "The profile has no name")],
)
def test_what_is_no_change_of_the_profile_is_refused(
    workspace: Workspace, profile: dict[str, str], sentence: str
) -> None:
    with pytest.raises(RefusedInput, match=sentence):
        workspace.set_profile(profile)


def test_the_variants_of_all_roles_are_read_alone(workspace: Workspace) -> None:
    assert [one.text for one in workspace.variant_statements()] == ["Startup: all of it"]
