from pathlib import Path

import pytest

from organizations import small_organization
from orgwright.gui.context import Context
from orgwright.gui.preferences.view import SettingsScreen
from orgwright.gui.widgets.fields import Field
from orgwright.planning.policy import Policy
from orgwright.settings import Settings, load_settings
from orgwright.workspace import Workspace


@pytest.fixture
def screen(qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    context = Context(Settings(user_name="Tess"))
    context.open(Workspace.create(tmp_path / "small.orgwright", small_organization(), "Make it", "Tess"))
    made = SettingsScreen(context)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    yield made
    context.close()


def type_into(screen: SettingsScreen, key: str, text: str) -> Field:
    field = screen.forms[key]
    field._line.setText(text)  # type: ignore[attr-defined]
    field.commit()
    return field


def test_your_name_is_kept_on_this_machine_and_signs_what_you_do(screen: SettingsScreen) -> None:
    type_into(screen, "user_name", "Uma Vance")
    assert load_settings().user_name == "Uma Vance"
    screen.context.workspace.assess({(1, 2): 3})
    assert screen.context.workspace.history(1)[0].actor == "Uma Vance"


def test_facts_of_the_organization_are_written_and_undone(screen: SettingsScreen) -> None:
    type_into(screen, "currency", "CHF")
    assert screen.context.workspace.organization.facts.currency == "CHF"
    screen.context.workspace.undo()
    assert screen.context.workspace.organization.facts.currency == "EUR"


def test_policies_are_typed_as_plain_numbers(screen: SettingsScreen) -> None:
    type_into(screen, "ready_at", "0.9")
    type_into(screen, "importance_weights.optional", "0,5")
    type_into(screen, "hiring_cost", "250000")
    policy = screen.context.workspace.organization.policy
    assert (policy.ready_at, policy.importance_weights["optional"], policy.hiring_cost) == (900, 500, 250_000)
    assert policy.importance_weights["critical"] == 4000


def test_an_empty_policy_goes_back_to_its_default(screen: SettingsScreen) -> None:
    type_into(screen, "ready_at", "0.9")
    type_into(screen, "ready_at", "")
    type_into(screen, "level_by_policy.Senior", "4")
    type_into(screen, "level_by_policy.Senior", "")
    assert screen.context.workspace.organization.policy == Policy()


def test_a_senseless_policy_is_refused_under_its_field(screen: SettingsScreen) -> None:
    field = type_into(screen, "skills_at_once", "many")
    assert screen.context.workspace.organization.policy.skills_at_once == 3
    assert field._error.isVisibleTo(field)


def test_all_policies_can_be_put_back_at_once(screen: SettingsScreen) -> None:
    type_into(screen, "on_cost", "0.2")
    screen.reset_policies()
    assert screen.context.workspace.organization.policy == Policy()
