from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel

from answering import answer_next
from organizations import small_organization
from orgwright.gui.context import Context
from orgwright.gui.matrix.screen import MatrixScreen
from orgwright.gui.widgets.dialogs import FormDialog
from orgwright.planning.planned_words import sentence
from orgwright.records import Goal
from orgwright.settings import Settings
from orgwright.workspace import Workspace

SOON = date(2027, 3, 1)
BO_PYTHON = (2, 1)


@pytest.fixture
def screen(qtbot, app, tmp_path: Path) -> Iterator[MatrixScreen]:
    context = Context(Settings(user_name="Tess"))
    context.open(Workspace.create(tmp_path / "small.orgwright", small_organization(), "Make it", "Tess"))
    context.set_scenario(1)
    context.set_day(SOON)
    made = MatrixScreen(context)
    qtbot.addWidget(made)
    made.resize(1400, 900)
    made.show()
    made.choose(requirement="all")
    made.view.setFocus()
    yield made
    context.close()


def go_to(screen: MatrixScreen, cell: tuple[int, int]) -> None:
    assert screen.picture is not None
    screen.view.set_current(*screen.picture.places([cell])[0])


def planned(screen: MatrixScreen) -> list[str]:
    recorded = screen.context.recorded
    changes = recorded.planned_changes_by_scenario[1]
    return [f"{one.on}: {sentence(recorded, one)}" for one in changes if one.change == "raise-skill"]


def test_a_digit_goes_into_the_scenario_and_delete_takes_it_back(screen: MatrixScreen, qtbot) -> None:
    context = screen.context
    go_to(screen, BO_PYTHON)
    qtbot.keyClick(screen.view, Qt.Key.Key_5)
    assert planned(screen) == [f"{SOON}: Raise Bo Lind to level 5 in Python"]
    assert context.organization.proficiency.level(*BO_PYTHON) == 5
    assert context.recorded.proficiency.level(*BO_PYTHON) == 2
    assert screen.status[1] == "Under “Grow”: levels go into the scenario, from 1 Mar 2027 on"
    go_to(screen, BO_PYTHON)
    qtbot.keyClick(screen.view, Qt.Key.Key_Delete)
    assert planned(screen) == []
    assert len(context.workspace.assessments_of(*BO_PYTHON)) == 1


def test_somebody_of_the_plan_alone_is_given_levels_too(screen: MatrixScreen, qtbot) -> None:
    (new,) = (key for key in screen.context.organization.people if key < 0)
    go_to(screen, (new, 1))
    qtbot.keyClick(screen.view, Qt.Key.Key_3)
    assert planned(screen) == [f"{SOON}: Raise new-1 to level 3 in Python"]


def test_a_level_is_planned_for_another_day_by_the_form(screen: MatrixScreen, qtbot) -> None:
    go_to(screen, BO_PYTHON)

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, FormDialog)
        assert dialog.form.field("level").value() == 2
        dialog.form.field("level").show_value(4)
        dialog.form.field("on").show_value(date(2027, 2, 1))
        dialog.confirm()

    said = answer_next(fill)
    qtbot.keyClick(screen.view, Qt.Key.Key_E)
    assert planned(screen) == ["2027-02-01: Raise Bo Lind to level 4 in Python"]
    assert "Raise Bo Lind in Python" in said


def test_what_is_recorded_is_neither_edited_nor_withdrawn_under_a_scenario(screen: MatrixScreen, qtbot) -> None:
    go_to(screen, BO_PYTHON)
    rows = screen.cell_panel.rows.rows
    assert [row.can_edit for row in rows] == [False] * len(rows)
    panel = screen.cell_panel
    words = [one.text() for one in panel.findChildren(QLabel) if one.isVisibleTo(panel)]
    assert any("Under “Grow” a level that is typed goes into the scenario." in text for text in words)
    said = answer_next(lambda dialog: dialog.confirm())
    qtbot.keyClick(screen.view, Qt.Key.Key_Delete)
    assert any("what is recorded, a scenario cannot take away" in text for text in said)
    said = answer_next(lambda dialog: dialog.confirm())
    qtbot.keyClick(screen.view, Qt.Key.Key_G)
    assert any("A goal is a record" in text for text in said)
    assert (len(screen.context.workspace.history()), len(screen.context.recorded.table(Goal))) == (1, 0)
