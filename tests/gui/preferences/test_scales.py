from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog

from answering import answer_next
from organizations import small_organization
from orgwright.gui.context import Context
from orgwright.gui.preferences.scales import ScalesPart
from orgwright.gui.widgets.dialogs import FormDialog
from orgwright.planning.scales import DEFAULT_SCALE, NamedLevel, scale_of, scales
from orgwright.records import Scale, ScaleLevel
from orgwright.settings import Settings
from orgwright.workspace import Workspace

STEPS = (NamedLevel(2, "Begins"), NamedLevel(4, "Leads", "Shows others."))


@pytest.fixture
def part(qtbot, app, tmp_path: Path) -> Iterator[ScalesPart]:
    context = Context(Settings(user_name="Tess"))
    context.open(Workspace.create(tmp_path / "small.orgwright", small_organization(), "Make it", "Tess"))
    made = ScalesPart(context)
    context.changed.connect(made.refresh)
    qtbot.addWidget(made)
    made.resize(700, 600)
    made.show()
    made.refresh()
    yield made
    qtbot.waitUntil(lambda: not context.background.is_busy)
    context.close()


@pytest.fixture
def steps(part: ScalesPart) -> int:
    return part._context.workspace.add_scale(STEPS, name="Steps").made_id or 0


def settled(part: ScalesPart, qtbot) -> None:
    qtbot.waitUntil(lambda: not part._context.background.is_busy)


def choose(part: ScalesPart, key: str, value: object) -> None:
    field = part.forms[key]
    field._write(value)
    field.commit()


def levels(part: ScalesPart, number: int) -> list[tuple[int, str, str]]:
    return [(one.anchor, one.name, one.description) for one in scales(part._context.recorded)[number].levels]


def test_a_scale_is_added_from_lines_and_serves_nobody_yet(part: ScalesPart, qtbot) -> None:
    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, FormDialog)
        dialog.form.field("name").show_value("Fluency")
        dialog.form.field("levels").show_value("1 Reads\n4 Writes: without looking up")
        dialog.confirm()

    answer_next(fill)
    part.add_scale()
    (number,) = scales(part._context.recorded)
    assert levels(part, number) == [(1, "Reads", ""), (4, "Writes", "without looking up")]
    assert scale_of(part._context.recorded, 1) is DEFAULT_SCALE
    assert part.forms[f"scale.{number}.4.name"].value() == "Writes"
    settled(part, qtbot)
    assert part._blocks[number]._serves.text() == "Serves no skill yet: choose a kind or give it to a skill."


def test_names_and_descriptions_are_saved_as_the_field_is_left(part: ScalesPart, steps: int) -> None:
    before = len(part._context.workspace.history())
    choose(part, f"scale.{steps}.name", "Paces")
    choose(part, f"scale.{steps}.4.name", "Runs")
    choose(part, f"scale.{steps}.2.description", "First days.")
    assert levels(part, steps) == [(2, "Begins", "First days."), (4, "Runs", "Shows others.")]
    assert scales(part._context.recorded)[steps].name == "Paces"
    assert len(part._context.workspace.history()) == before + 3
    for _ in range(3):
        part._context.workspace.undo()
    assert levels(part, steps) == [(2, "Begins", ""), (4, "Leads", "Shows others.")]
    assert part.forms[f"scale.{steps}.name"].value() == "Steps"


def test_serving_a_kind_says_first_which_held_levels_would_read_differently(
    part: ScalesPart, steps: int, qtbot
) -> None:
    said = answer_next(QDialog.reject)
    choose(part, f"scale.{steps}.kind", "technical")
    settled(part, qtbot)
    assert any(
        "2 levels that are held would read differently: level 2 “with help” as “Begins” (1), "
        "level 4 “leads others” as “Leads” (1)" in text
        for text in said
    )
    assert scale_of(part._context.recorded, 1) is DEFAULT_SCALE
    assert part.forms[f"scale.{steps}.kind"].value() is None
    answer_next(QDialog.accept)
    choose(part, f"scale.{steps}.kind", "technical")
    settled(part, qtbot)
    assert scale_of(part._context.recorded, 1).scale_id == steps
    assert part._context.recorded.proficiency.levels.tolist() == [[4, -1], [2, -1], [-1, -1]]


def test_what_nobody_holds_is_changed_without_asking(part: ScalesPart, steps: int, qtbot) -> None:
    choose(part, f"scale.{steps}.kind", "soft")
    settled(part, qtbot)
    assert part._context.recorded.table(Scale)[steps].kind == "soft"


def test_a_kind_is_served_by_one_scale_alone(part: ScalesPart, steps: int, qtbot) -> None:
    part._context.workspace.add_scale(STEPS, name="Paces", kind="soft")
    said = answer_next(QDialog.reject)
    choose(part, f"scale.{steps}.kind", "soft")
    assert "The scale Paces serves all soft skills already; choose no kind there first." in said
    assert part._context.recorded.table(Scale)[steps].kind is None
    assert part.forms[f"scale.{steps}.kind"].value() is None


def test_a_skill_takes_a_scale_of_its_own_and_gives_it_back(part: ScalesPart, steps: int, qtbot) -> None:
    answer_next(QDialog.accept)
    part._blocks[steps].give(1, steps)
    settled(part, qtbot)
    assert scale_of(part._context.recorded, 1).scale_id == steps
    assert scale_of(part._context.recorded, 2) is DEFAULT_SCALE
    assert part._blocks[steps]._serves.text() == "Serves 1 skill. By their own choice: Python."
    answer_next(QDialog.accept)
    part._blocks[steps].give(1, None)
    settled(part, qtbot)
    assert scale_of(part._context.recorded, 1) is DEFAULT_SCALE


def test_levels_are_added_moved_and_removed_and_the_keyboard_stays(part: ScalesPart, steps: int, qtbot) -> None:
    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, FormDialog)
        dialog.form.field("anchor").show_value(5)
        dialog.form.field("name").show_value("Sets")
        dialog.confirm()

    answer_next(fill)
    part._blocks[steps].add_level()
    settled(part, qtbot)
    part._blocks[steps].move_level(2, 1)
    settled(part, qtbot)
    part.forms[f"scale.{steps}.4.name"].editor.setFocus()
    part._blocks[steps].remove_level(5)
    settled(part, qtbot)
    assert levels(part, steps) == [(1, "Begins", ""), (4, "Leads", "Shows others.")]
    assert part.window().focusWidget() is part.forms[f"scale.{steps}.4.name"].editor


def test_removing_a_scale_says_what_would_read_differently_and_is_one_undo(part: ScalesPart, steps: int, qtbot) -> None:
    part._context.workspace.change(Scale, steps, kind="technical")
    said = answer_next(QDialog.accept)
    part._blocks[steps].remove()
    settled(part, qtbot)
    assert any("level 2 “Begins” as “with help” (1)" in text for text in said)
    assert not part._context.recorded.table(Scale)
    assert not part._context.recorded.table(ScaleLevel)
    assert not part.forms
    part._context.workspace.undo()
    assert levels(part, steps) == [(2, "Begins", ""), (4, "Leads", "Shows others.")]
    assert f"scale.{steps}.4.name" in part.forms


def test_levels_without_a_name_are_told_with_how_many_hold_them(part: ScalesPart, steps: int, qtbot) -> None:
    part._context.workspace.change(Scale, steps, kind="technical")
    part._context.workspace.assess({(1, 1): 3})
    settled(part, qtbot)
    assert "“3, between Begins and Leads” (1 held)" in part._blocks[steps]._unnamed.text()
