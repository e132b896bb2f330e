from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

import foreign_books
from foreign_books import Truth
from organizations import small_organization
from orgwright.exchange.foreign import book_of_text, read_book
from orgwright.gui.context import Context
from orgwright.gui.mapping import wizard as wizard_module
from orgwright.gui.mapping.matrix_panel import MatchRow, MatrixPanel
from orgwright.gui.mapping.reading import MatrixReading, RosterReading
from orgwright.gui.mapping.roster_panel import RosterPanel
from orgwright.gui.mapping.wizard import MappingWizard, fill_import_menu, open_wizard, paste_roster, read_file
from orgwright.records import SheetMapping
from orgwright.workspace import Workspace

ROSTER = (
    "Id\tName\tManager\tUnit\tHired\nana-ruiz\tAna Ruiz\t\tEngineering\t2020-01-01\nE9\tDee Fox\tJo No\tModels\tsoon"
)


@pytest.fixture
def opened(context: Context, tmp_path: Path) -> Iterator[Context]:
    context.open(Workspace.create(tmp_path / "small.orgwright", small_organization(), "Make it", "Mo"))
    yield context
    context.background.wait()


def matrix_wizard(qtbot: Any, context: Context, write: Callable[[Path], Truth], folder: Path) -> MappingWizard:
    write(folder / "team.xlsx")
    made = MappingWizard(None, context, MatrixReading.of(read_book(folder / "team.xlsx"), context.recorded))
    qtbot.addWidget(made)
    made.show()
    return made


def roster_wizard(qtbot: Any, context: Context, text: str) -> MappingWizard:
    made = MappingWizard(None, context, RosterReading.of(book_of_text(text, "staff.csv"), context.recorded))
    qtbot.addWidget(made)
    made.show()
    return made


def settled(qtbot: Any, context: Context) -> None:
    qtbot.waitUntil(lambda: not context.background.is_busy, timeout=20_000)


def matrix_panel(wizard: MappingWizard) -> MatrixPanel:
    assert isinstance(wizard.panel, MatrixPanel)
    return wizard.panel


def test_the_sheet_tells_of_each_cell_what_it_is(qtbot: Any, opened: Context, tmp_path: Path) -> None:
    wizard = matrix_wizard(qtbot, opened, foreign_books.neighbours, tmp_path)
    assert wizard.sheet.why(3, 1) == "Heads of skills"
    assert wizard.sheet.why(4, 0) == "People"
    assert wizard.sheet.why(4, 2) == "Levels"
    assert wizard.sheet.why(10, 0) == "It sums up, it is nobody's level."
    assert wizard.sheet.why(4, 8) == "It is the legend; the meanings of the marks were taken from it."


def test_a_level_typed_for_a_mark_counts_at_once_and_comes_in_as_one_action(
    qtbot: Any, opened: Context, tmp_path: Path
) -> None:
    wizard = matrix_wizard(qtbot, opened, foreign_books.marks, tmp_path)
    panel = matrix_panel(wizard)
    assert not wizard.take.isEnabled()
    assert panel.tabs.selected == "levels"
    qtbot.keyClick(panel.levels, Qt.Key.Key_3)
    levels = len(wizard.reading.rows.levels)
    assert wizard.take.text() == f"Import {levels} levels"
    assert f"{levels} levels, 0 cells refused" in wizard.counts.text()
    wizard.take.click()
    settled(qtbot, opened)
    assert wizard.result() == 1
    assert opened.workspace.history(1)[0].label.startswith(f"Import {levels} levels")
    assert len(opened.recorded.table(SheetMapping)) == 1


def test_the_same_layout_is_proposed_as_it_was_read_before(qtbot: Any, opened: Context, tmp_path: Path) -> None:
    wizard = matrix_wizard(qtbot, opened, foreign_books.marks, tmp_path)
    qtbot.keyClick(matrix_panel(wizard).levels, Qt.Key.Key_4)
    wizard.take.click()
    settled(qtbot, opened)
    again = matrix_wizard(qtbot, opened, foreign_books.marks, tmp_path)
    assert again.reading.proposal.is_remembered
    assert {one.level for one in again.reading.rows.levels} == {4}


def test_lines_written_by_a_person_are_read_and_wrong_ones_keep_a_sentence(
    qtbot: Any, opened: Context, tmp_path: Path
) -> None:
    wizard = matrix_wizard(qtbot, opened, foreign_books.plain, tmp_path)
    panel = matrix_panel(wizard)
    wizard.show_reading(wizard.reading.with_lines("skills", "B:C"))
    wizard.show_reading(wizard.reading.with_lines("people", "3:4, 6"))
    assert [one.name for one in wizard.reading.rows.skills] == ["Python", "Forecasting"]
    assert [one.name for one in wizard.reading.rows.people] == ["Ana Ruiz", "Bo Lind", "Dee Okafor"]
    field = panel._fields["skills"]
    field.editor.setText("ZZ")
    field.commit()
    assert [one.name for one in wizard.reading.rows.skills] == ["Python", "Forecasting"]


def test_people_and_skills_are_decided_by_keys(qtbot: Any, opened: Context, tmp_path: Path) -> None:
    wizard = matrix_wizard(qtbot, opened, foreign_books.plain, tmp_path)
    panel = matrix_panel(wizard)
    before = len(wizard.reading.planned.levels)
    panel.show_tab("people")
    new = next(row for row in panel.people.rows_model.rows if isinstance(row, MatchRow) and row.name == "Fay Novak")
    panel.people.choose(new.key)
    qtbot.keyClick(panel.people, Qt.Key.Key_S)
    assert len(wizard.reading.planned.levels) < before
    panel.people.choose(new.key)
    qtbot.keyClick(panel.people, Qt.Key.Key_N)
    assert len(wizard.reading.planned.levels) == before


def test_a_left_out_part_that_is_chosen_is_shown_on_its_sheet(qtbot: Any, opened: Context, tmp_path: Path) -> None:
    wizard = matrix_wizard(qtbot, opened, foreign_books.neighbours, tmp_path)
    wizard.go_to("Budget", "B2")
    assert wizard.sheet.model().index(1, 0).data() == "Course"
    assert (wizard.sheet.currentIndex().row(), wizard.sheet.currentIndex().column()) == (1, 1)


def test_turning_people_and_skills_reads_the_sheet_the_other_way(qtbot: Any, opened: Context, tmp_path: Path) -> None:
    wizard = matrix_wizard(qtbot, opened, foreign_books.plain, tmp_path)
    wizard.show_reading(wizard.reading.with_orientation("people-across"))
    assert [one.name for one in wizard.reading.rows.people] == list(foreign_books.SKILLS)


def test_a_roster_shows_changes_findings_and_refused_cells_and_comes_in(qtbot: Any, opened: Context) -> None:
    wizard = roster_wizard(qtbot, opened, ROSTER)
    panel = wizard.panel
    assert isinstance(panel, RosterPanel)
    assert [row.text for row in panel.findings.rows_model.rows] == [
        "A3: Jo No, who manages Dee Fox, does not exist; the manager is left out."
    ]
    assert [row.address for row in panel.refused.rows_model.rows] == ["E3"]
    assert wizard.take.text() == "Import 1 new person"
    wizard.take.click()
    settled(qtbot, opened)
    assert {one.key for one in opened.recorded.people.values()} >= {"E9"}


def test_a_column_of_a_roster_can_mean_something_else(qtbot: Any, opened: Context) -> None:
    wizard = roster_wizard(qtbot, opened, "Name\tPlace of work\nAna Ruiz\tBern")
    assert not wizard.take.isEnabled()
    assert isinstance(wizard.reading, RosterReading)
    wizard.show_reading(wizard.reading.with_mapping(wizard.reading.mapping.with_field(1, "location")))
    assert wizard.take.isEnabled()
    assert [(one.field, one.after) for one in wizard.reading.planned.changes] == [("location", "Bern")]


def test_a_refused_import_keeps_the_window_open_with_the_sentence(qtbot: Any, opened: Context, tmp_path: Path) -> None:
    wizard = matrix_wizard(qtbot, opened, foreign_books.marks, tmp_path)
    wizard.import_now()
    settled(qtbot, opened)
    assert wizard.isVisible()
    assert "brings no level" in wizard._error.text()


def test_a_large_book_is_read_anew_beside_the_window_and_a_refusal_keeps_the_reading_before(
    qtbot: Any, opened: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wizard_module, "MANY_CELLS", 0)
    wizard = matrix_wizard(qtbot, opened, foreign_books.plain, tmp_path)
    panel = matrix_panel(wizard)
    panel.changed.emit(panel.reading.with_lines("skills", "B:C"))
    settled(qtbot, opened)
    assert [one.name for one in wizard.reading.rows.skills] == ["Python", "Forecasting"]
    panel.changed.emit(panel.reading.with_lines("skills", ""))
    settled(qtbot, opened)
    assert [one.name for one in wizard.reading.rows.skills] == ["Python", "Forecasting"]
    assert wizard._error.text() == "Say which lines hold people, which hold skills, and where the skills are named."


def test_a_file_is_read_beside_the_window_and_then_shown(
    qtbot: Any, opened: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    shown: list[Any] = []
    monkeypatch.setattr(wizard_module, "open_wizard", lambda _parent, _context, reading: shown.append(reading))
    foreign_books.plain(tmp_path / "team.xlsx")
    read_file(parent, opened, tmp_path / "team.xlsx", is_roster=False)
    settled(qtbot, opened)
    assert [type(one) for one in shown] == [MatrixReading]


def test_a_roster_is_pasted_from_the_clipboard_and_an_empty_one_is_refused(
    qtbot: Any, opened: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    shown: list[Any] = []
    told: list[str] = []
    monkeypatch.setattr(wizard_module, "open_wizard", lambda _parent, _context, reading: shown.append(reading))
    monkeypatch.setattr(wizard_module, "tell", lambda _parent, error: told.append(str(error)))
    QGuiApplication.clipboard().setText(ROSTER)
    paste_roster(parent, opened)
    settled(qtbot, opened)
    QGuiApplication.clipboard().setText("")
    paste_roster(parent, opened)
    settled(qtbot, opened)
    assert [len(one.rows.people) for one in shown] == [2]
    assert told == ["The clipboard holds no table; copy the rows of the list with their heads first."]


def test_the_menu_offers_the_three_ways_in(qtbot: Any, opened: Context) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    menu = QMenu(parent)
    fill_import_menu(menu, parent, opened)
    assert [one.text() for one in menu.actions()] == [
        "Import a list of people…",
        "Paste a list of people…",
        "Import a foreign skills matrix…",
    ]


def test_the_window_of_a_mapping_opens_over_its_parent(qtbot: Any, opened: Context) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(1280, 800)
    wizard = open_wizard(parent, opened, RosterReading.of(book_of_text(ROSTER), opened.recorded))
    assert wizard.isVisible()
    wizard.close()
