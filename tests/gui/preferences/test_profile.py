from collections.abc import Iterator
from pathlib import Path

import pytest

from organizations import small_organization
from orgwright.gui.context import Context
from orgwright.gui.preferences.profile_rows import ask_rows, counts_text, person_rows, unit_rows, variant_rows
from orgwright.gui.preferences.view import SettingsScreen
from orgwright.gui.widgets.columns import Group
from orgwright.planning.organization import Organization
from orgwright.planning.profile_change import profile_change
from orgwright.records import Record, Requirement, Skill, Statement, Unit
from orgwright.settings import Settings
from orgwright.workspace import Workspace


def records() -> list[Record]:
    return [
        *small_organization(),
        Requirement(
            id=3, role_id=1, skill_id=2, tier="must-have", importance="critical", level=3, context="size=enterprise"
        ),
        Requirement(id=4, role_id=2, skill_id=1, level=3, context="size=startup"),
        Statement(id=1, role_id=1, section=17, heading="By company size", text="Enterprise: a part of it"),
    ]


@pytest.fixture
def screen(qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SettingsScreen]:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    context = Context(Settings(user_name="Tess"))
    context.open(Workspace.create(tmp_path / "small.orgwright", records(), "Make it", "Tess"))
    context.workspace.set_profile({"size": "startup"})
    made = SettingsScreen(context)
    qtbot.addWidget(made)
    made.resize(1400, 900)
    made.show()
    yield made
    context.close()


def type_into(screen: SettingsScreen, key: str, text: str) -> None:
    field = screen.forms[key]
    field._line.setText(text)  # type: ignore[attr-defined]
    field.commit()


def settle(screen: SettingsScreen, qtbot) -> None:
    qtbot.waitUntil(lambda: not screen.context.background.is_busy)


def saved(screen: SettingsScreen) -> str:
    return screen.context.recorded.demand.profile["size"]


def test_a_typed_profile_shows_what_would_change_and_saves_nothing(screen: SettingsScreen, qtbot) -> None:
    type_into(screen, "size", "enterprise")
    settle(screen, qtbot)
    assert screen.is_panel_open
    assert set(screen.profile.panel.tables) == {"units", "asks", "variants"}
    assert saved(screen) == "startup"


def test_save_writes_all_typed_fields_as_one_action(screen: SettingsScreen, qtbot) -> None:
    type_into(screen, "size", "enterprise")
    type_into(screen, "industry", "health")
    settle(screen, qtbot)
    screen.profile.panel.save.click()
    assert saved(screen) == "enterprise"
    assert screen.context.recorded.demand.profile["industry"] == "health"
    assert not screen.is_panel_open
    screen.context.workspace.undo()
    assert (saved(screen), screen.context.recorded.demand.profile["industry"]) == ("startup", "")


def test_cancel_puts_the_fields_back(screen: SettingsScreen, qtbot) -> None:
    type_into(screen, "size", "enterprise")
    settle(screen, qtbot)
    screen.profile.cancel()
    assert screen.forms["size"].value() == "startup"
    assert (saved(screen), screen.is_panel_open) == ("startup", False)


def test_a_preview_that_was_stopped_leaves_no_draft_behind(screen: SettingsScreen, qtbot) -> None:
    type_into(screen, "size", "enterprise")
    screen.context.background.cancel()
    settle(screen, qtbot)
    assert not screen.is_panel_open
    assert screen.profile.draft == {}
    assert screen.forms["size"].value() == saved(screen) == "startup"


def test_typing_the_saved_value_again_closes_the_preview(screen: SettingsScreen, qtbot) -> None:
    type_into(screen, "size", "enterprise")
    settle(screen, qtbot)
    type_into(screen, "size", "startup")
    settle(screen, qtbot)
    assert not screen.is_panel_open


def test_the_draft_stays_while_the_page_is_made_anew_and_the_preview_follows_the_data(
    screen: SettingsScreen, qtbot
) -> None:
    type_into(screen, "size", "enterprise")
    settle(screen, qtbot)
    screen.context.workspace.change(Unit, 2, name="Renamed")
    screen.context.set_unit(2)
    settle(screen, qtbot)
    assert screen.forms["size"].value() == "enterprise"
    assert "Renamed" in [row.name for row in screen.profile.panel.tables["units"].rows_model.rows]


def test_a_row_of_the_preview_opens_its_role(screen: SettingsScreen, qtbot) -> None:
    type_into(screen, "size", "enterprise")
    settle(screen, qtbot)
    table = screen.profile.panel.tables["asks"]
    with qtbot.waitSignal(screen.context.jump_wanted) as jumped:
        table.opened.emit(table.rows_model.rows[1], "Skill")
    assert jumped.args == ["roles", 1]


def test_the_rows_say_what_begins_and_stops_by_role() -> None:
    organization = _startup()
    change = profile_change(organization, {"size": "enterprise"})
    rows = ask_rows(organization, change)
    told = [row.title if isinstance(row, Group) else f"{row.skill}: {row.what}" for row in rows]
    assert told == [
        "Senior Engineer",
        "Forecasting: begins, level 3",
        "Staff Engineer",
        "Python: stops, level 3",
    ]
    assert counts_text(change) == "Requirements: 1 begins to apply, 1 stops, in 2 roles with 2 people."


def test_a_profile_without_effect_says_so() -> None:
    change = profile_change(_startup(), {"industry": "health"})
    assert counts_text(change) == "No requirement would begin or stop to apply; coverage stays as it is."


def test_people_who_would_lose_their_gate_stand_first() -> None:
    organization = _startup(Requirement(id=5, role_id=2, skill_id=1, tier="must-have", importance="critical", level=5))
    change = profile_change(organization, {"size": "enterprise"})
    assert [(row.name, row.gate, row.is_worse) for row in person_rows(organization, change)] == []
    organization = _startup(
        Requirement(
            id=5, role_id=2, skill_id=1, tier="must-have", importance="critical", level=5, context="size=enterprise"
        )
    )
    change = profile_change(organization, {"size": "enterprise"})
    assert [(row.name, row.gate, row.is_worse) for row in person_rows(organization, change)] == [
        ("Ana Ruiz", "held → missing", True)
    ]


def test_units_and_variants_have_rows() -> None:
    organization = _startup()
    statement = Statement(id=1, role_id=1, section=17, heading="By company size", text="Enterprise: a part of it")
    change = profile_change(organization, {"size": "enterprise"}, [statement])
    assert [row.name for row in unit_rows(organization, change)] == ["Small & Sons", "Engineering", "Models"]
    band, row = variant_rows(organization, change)
    assert (band, row.what) == (Group("Senior Engineer", "1"), "applies")  # type: ignore[union-attr]


def _startup(*more: Record) -> Organization:
    first, *others = records()
    return Organization.of(
        type(first)(**{**first.model_dump(), "size": "startup"}), *others, *more, Skill(id=9, name="X")
    )
