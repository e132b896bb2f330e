from datetime import date
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from organizations import small_organization
from orgwright.gui.context import Context
from orgwright.gui.matrix import model
from orgwright.gui.matrix.codes import Status, level_of, status_of
from orgwright.gui.matrix.screen import MatrixScreen
from orgwright.gui.matrix.shown import Shown
from orgwright.gui.matrix.story import cell_story, spoken
from orgwright.records import Person, Skill
from orgwright.settings import Settings
from orgwright.workspace import Workspace


@pytest.fixture
def screen(qtbot, tmp_path: Path):
    context = Context(Settings(user_name="Tess"))
    context.open(Workspace.create(tmp_path / "small.orgwright", small_organization(), "Make it", "Tess"))
    made = MatrixScreen(context)
    qtbot.addWidget(made)
    made.resize(1300, 900)
    made.show()
    made.view.setFocus()
    yield made
    context.close()


def go_to(screen: MatrixScreen, person: str, skill: str) -> None:
    """Make one cell the current one."""
    assert screen.picture is not None
    names = [head.name for head in screen.picture.blocks.rows]
    screen.view.set_current(names.index(person), screen.picture.blocks.columns.index(skill))


def stored(screen: MatrixScreen, person_id: int, skill_id: int) -> list[tuple]:
    rows = screen.context.workspace.assessments_of(person_id, skill_id)
    return [(row.level, row.source, row.assessor, row.assessed_on) for row in rows]


def test_a_cell_says_what_is_held_against_what_is_required(screen: MatrixScreen) -> None:
    picture = model.matrix_picture(screen.context.organization, None, Shown())
    assert picture.blocks.columns == ("Forecasting", "Python")
    cells = {
        (head.name, skill): int(picture.blocks.codes[row, column])
        for row, head in enumerate(picture.blocks.rows)
        for column, skill in enumerate(picture.blocks.columns)
    }
    assert {key: (level_of(code), status_of(code)) for key, code in cells.items()} == {
        ("Ana Ruiz", "Python"): (4, Status.NOT_REQUIRED),
        ("Ana Ruiz", "Forecasting"): (None, Status.UNKNOWN),
        ("Bo Lind", "Python"): (2, Status.SHORT),
        ("Bo Lind", "Forecasting"): (None, Status.NOT_REQUIRED),
    }
    assert list(picture.blocks.foot[0].values) == ["0", "0"]
    assert list(picture.blocks.foot[1].values) == ["1", "1"]


def test_a_digit_assesses_as_a_manager_on_the_day_of_the_bar(screen: MatrixScreen, qtbot) -> None:
    go_to(screen, "Bo Lind", "Python")
    screen.context.set_day(date(2026, 12, 1))
    qtbot.keyClick(screen.view, Qt.Key.Key_3)
    assert stored(screen, 2, 1)[-1] == (3, "manager", "Tess", date(2026, 12, 1))
    assert screen.picture is not None
    row, column = screen.picture.places([(2, 1)])[0]
    assert status_of(int(screen.picture.blocks.codes[row, column])) is Status.MET


def test_delete_withdraws_and_one_undo_takes_it_back(screen: MatrixScreen, qtbot) -> None:
    go_to(screen, "Ana Ruiz", "Python")
    qtbot.keyClick(screen.view, Qt.Key.Key_Delete)
    assert stored(screen, 1, 1)[-1][0] is None
    screen.context.workspace.undo()
    assert [row[0] for row in stored(screen, 1, 1)] == [4]


def test_a_range_takes_one_digit_as_one_undo_step(screen: MatrixScreen, qtbot) -> None:
    assert screen.picture is not None
    screen.view.set_current(0, 0)
    screen.view.set_current(1, 1, extend=True)
    before = len(screen.context.workspace.history())
    qtbot.keyClick(screen.view, Qt.Key.Key_2)
    assert len(screen.context.workspace.history()) == before + 1
    levels = screen.context.organization.proficiency.levels_of([1, 2], [1, 2])
    assert levels.tolist() == [[2, 2], [2, 2]]


def test_filling_down_repeats_the_cell_above(screen: MatrixScreen, qtbot) -> None:
    assert screen.picture is not None
    column = screen.picture.blocks.columns.index("Python")
    screen.view.set_current(0, column)
    screen.view.set_current(1, column, extend=True)
    qtbot.keyClick(screen.view, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    above = screen.picture.person_ids[0]
    level = screen.context.organization.proficiency.level(above, 1)
    assert screen.context.organization.proficiency.level(screen.picture.person_ids[1], 1) == level


def test_a_paste_from_a_spreadsheet_is_one_step(screen: MatrixScreen, qtbot) -> None:
    screen.view.set_current(0, 0)
    QGuiApplication.clipboard().setText("1\t2\n3\t4\n")
    before = len(screen.context.workspace.history())
    qtbot.keyClick(screen.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert len(screen.context.workspace.history()) == before + 1
    assert screen.picture is not None
    held = screen.context.organization.proficiency.levels_of(screen.picture.person_ids, screen.picture.skill_ids)
    assert held.tolist() == [[1, 2], [3, 4]]


def test_changing_a_few_cells_gives_the_same_as_making_the_matrix_anew(screen: MatrixScreen) -> None:
    workspace, shown = screen.context.workspace, Shown(requirement="all")
    before = model.matrix_picture(workspace.organization, None, shown)
    assert list(before.blocks.rows)
    assert [list(line.values) for line in before.blocks.foot]
    changes = workspace.assess({(1, 2): 5, (2, 1): 0})
    updated = model.with_cells(before, changes.organization, changes.cells)
    anew = model.matrix_picture(changes.organization, None, shown)
    assert np.array_equal(updated.blocks.codes[:, :], anew.blocks.codes[:, :])
    assert [list(line.values) for line in updated.blocks.foot] == [list(line.values) for line in anew.blocks.foot]
    assert list(updated.blocks.rows) == list(anew.blocks.rows)


def test_an_expired_level_is_shown_struck(screen: MatrixScreen) -> None:
    workspace = screen.context.workspace
    workspace.assess(
        {(2, 2): 4}, source="certificate", assessor="Board", valid_until=date(2026, 1, 1), on=date(2025, 1, 1)
    )
    picture = model.matrix_picture(workspace.organization, None, Shown())
    code = int(picture.blocks.codes[picture.places([(2, 2)])[0]])
    assert (level_of(code), status_of(code)) == (4, Status.EXPIRED)


def test_a_cell_tells_where_a_certificate_counts_first(screen: MatrixScreen) -> None:
    workspace = screen.context.workspace
    workspace.assess({(2, 1): 5}, source="certificate", assessor="Board", on=date(2026, 1, 1))
    story = cell_story(workspace.organization, (2, 1), 3)
    assert story.sentence == "Met: level 5 of required 3"
    assert story.warning == "Certificate counts before others, sources lie apart"
    told = "Bo Lind, Python, level 5 of required 3, certificate, 1 Jan 2026, sources lie apart"
    assert spoken(workspace.organization, (2, 1), 3) == told


def test_typing_filters_people_and_jumping_goes_to_a_skill(screen: MatrixScreen, qtbot) -> None:
    qtbot.keyClicks(screen.search, "lind")
    assert screen.picture is not None
    assert [head.name for head in screen.picture.blocks.rows] == ["Bo Lind"]
    screen.show_record(2)
    assert screen.current_cell == (2, 2)


def test_an_empty_matrix_says_what_is_missing(qtbot, tmp_path: Path) -> None:
    context = Context(Settings())
    context.open(Workspace.new(tmp_path / "empty.orgwright", "Empty"))
    screen = MatrixScreen(context)
    qtbot.addWidget(screen)
    screen.show()
    assert screen.body is not screen._body
    context.workspace.add(Person, key="ana", name="Ana")
    context.workspace.add(Skill, name="Python")
    assert screen.body is screen._body
    context.close()


def test_without_people_the_first_step_is_to_paste_a_roster(qtbot, tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    context = Context(Settings(user_name="Tess"))
    context.open(Workspace.new(tmp_path / "empty.orgwright", "Empty"))
    made = MatrixScreen(context)
    qtbot.addWidget(made)
    made.show()
    pasted: list[object] = []
    monkeypatch.setattr("orgwright.gui.mapping.wizard.paste_roster", lambda parent, _context: pasted.append(parent))
    next(one for one in made.body.findChildren(QPushButton) if one.text() == "Paste a roster").click()
    assert pasted == [made]
    context.close()
