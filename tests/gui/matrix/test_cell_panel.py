from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QWidget

from answering import answer_next
from organizations import TODAY, small_organization
from orgwright.gui.context import Context
from orgwright.gui.matrix import cell_form
from orgwright.gui.matrix.cell_form import AS_HELD, WITHDRAWN, AssessmentDialog
from orgwright.gui.matrix.screen import MatrixScreen
from orgwright.gui.widgets.dialogs import FormDialog
from orgwright.planning.goals import goal_of
from orgwright.records import Goal, PlannedChange, Scale, ScaleLevel, Skill
from orgwright.settings import Settings
from orgwright.workspace import Workspace

ANA_PYTHON, BO_PYTHON = (1, 1), (2, 1)


@pytest.fixture
def screen(qtbot, app, tmp_path: Path) -> Iterator[MatrixScreen]:
    context = Context(Settings(user_name="Tess"))
    context.open(Workspace.create(tmp_path / "small.orgwright", small_organization(), "Make it", "Tess"))
    made = MatrixScreen(context)
    qtbot.addWidget(made)
    made.resize(1400, 900)
    made.show()
    made.view.setFocus()
    go_to(made, ANA_PYTHON)
    yield made
    context.close()


def go_to(screen: MatrixScreen, cell: tuple[int, int]) -> None:
    assert screen.picture is not None
    screen.view.set_current(*screen.picture.places([cell])[0])


def texts(screen: MatrixScreen) -> list[str]:
    return [one.text() for one in screen.cell_panel.findChildren(QLabel) if one.isVisibleTo(screen.cell_panel)]


def filled(fill: Callable[[AssessmentDialog], object]) -> None:
    """Fill the form of the next assessment and confirm it."""

    def do(dialog: QDialog) -> None:
        assert isinstance(dialog, AssessmentDialog)
        fill(dialog)
        dialog.confirm()
        assert dialog.result() == QDialog.DialogCode.Accepted

    answer_next(do)


def stored(screen: MatrixScreen, cell: tuple[int, int]) -> list[tuple[int | None, str, str, date, str]]:
    rows = screen.context.workspace.assessments_of(*cell)
    return [(row.level, row.source, row.assessor, row.assessed_on, row.evidence) for row in rows]


def actions(screen: MatrixScreen) -> int:
    return len(screen.context.workspace.history())


def test_sources_stand_side_by_side_and_the_one_that_counts_is_marked(screen: MatrixScreen) -> None:
    screen.context.workspace.assess({ANA_PYTHON: 2}, source="self", assessor="Ana Ruiz")
    panel = screen.cell_panel
    assert [(row.accessibleName().split(",")[0], row.is_counting) for row in panel.rows.rows] == [
        ("Manager", True),
        ("Self", False),
    ]
    assert "Manager counts, for it comes before self." in texts(screen)
    assert panel._apart.accessibleName() == "2 apart, disputed"


def test_the_panel_names_and_describes_the_level(screen: MatrixScreen) -> None:
    assert "Leads others" in texts(screen)
    workspace = screen.context.workspace
    made = workspace.add(Scale, name="Fluency").made_id
    workspace.add(ScaleLevel, scale_id=made, anchor=3, name="Fluent", description="Writes without looking up.")
    workspace.change(Skill, 1, scale_id=made)
    assert "4, above Fluent" in texts(screen)
    assert "Scale Fluency" in texts(screen)
    workspace.assess({ANA_PYTHON: 3})
    assert {"Fluent", "Writes without looking up."} <= set(texts(screen))


def test_the_history_is_drawn_from_two_entries_on(screen: MatrixScreen, qtbot) -> None:
    panel = screen.cell_panel
    assert panel.chart.isHidden() or not panel.chart.isVisibleTo(panel)
    screen.context.workspace.assess({ANA_PYTHON: 2}, source="self", assessor="Ana Ruiz")
    qtbot.waitUntil(lambda: bool(panel.chart.accessibleDescription()), timeout=3000)
    assert panel.chart.isVisibleTo(panel)
    assert "manager, 2026-05-01, 4" in panel.chart.accessibleDescription()
    assert "self, 2026-11-20, 2" in panel.chart.accessibleDescription()


def test_a_cell_is_assessed_in_full_as_one_action(screen: MatrixScreen, qtbot) -> None:
    before = actions(screen)

    def fill(dialog: AssessmentDialog) -> None:
        dialog.source.show_value("certificate")
        dialog.source.committed.emit("certificate")
        dialog.level.show_value(5)
        dialog.assessor.show_value("Board")
        dialog.valid_until.show_value(date(2027, 11, 19))
        dialog.evidence.show_value("https://x.example/cert")

    filled(fill)
    qtbot.keyClick(screen.view, Qt.Key.Key_E)
    assert stored(screen, ANA_PYTHON)[-1] == (5, "certificate", "Board", TODAY, "https://x.example/cert")
    assert actions(screen) == before + 1
    screen.context.workspace.undo()
    assert len(stored(screen, ANA_PYTHON)) == 1


def test_a_range_is_assessed_in_full_as_one_action(screen: MatrixScreen) -> None:
    screen.view.set_current(0, 0)
    screen.view.set_current(1, 1, extend=True)
    before = actions(screen)
    filled(lambda dialog: dialog.level.show_value(2))
    screen.cell_panel.assess_in_full()
    assert actions(screen) == before + 1
    assert screen.context.organization.proficiency.levels_of([1, 2], [1, 2]).tolist() == [[2, 2], [2, 2]]


def test_a_huge_range_is_assessed_beside_the_window(
    screen: MatrixScreen, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cell_form, "MANY_CELLS", 1)
    screen.view.set_current(0, 0)
    screen.view.set_current(1, 1, extend=True)
    before = actions(screen)
    filled(lambda dialog: dialog.level.show_value(2))
    screen.cell_panel.assess_in_full()
    qtbot.waitUntil(lambda: not screen.context.background.is_busy)
    assert actions(screen) == before + 1
    assert screen.context.organization.proficiency.levels_of([1, 2], [1, 2]).tolist() == [[2, 2], [2, 2]]


def test_a_note_for_a_range_keeps_the_level_that_each_cell_holds(screen: MatrixScreen) -> None:
    screen.view.set_current(0, 0)
    screen.view.set_current(1, 1, extend=True)

    def fill(dialog: AssessmentDialog) -> None:
        assert dialog.level.value() == AS_HELD
        assert dialog.focusWidget() is dialog.evidence.editor
        dialog.evidence.show_value("Calibrated together.")

    filled(fill)
    screen.cell_panel.write_note()
    assert stored(screen, ANA_PYTHON)[-1] == (4, "manager", "Tess", TODAY, "Calibrated together.")
    assert stored(screen, BO_PYTHON)[-1] == (2, "manager", "Tess", TODAY, "Calibrated together.")
    assert stored(screen, (1, 2)) == stored(screen, (2, 2)) == []


def test_a_note_is_added_to_what_was_typed_today(screen: MatrixScreen, qtbot) -> None:
    qtbot.keyClick(screen.view, Qt.Key.Key_3)
    filled(lambda dialog: dialog.evidence.show_value("Saw it."))
    screen.cell_panel.write_note()
    assert [row for row in stored(screen, ANA_PYTHON) if row[3] == TODAY] == [(3, "manager", "Tess", TODAY, "Saw it.")]


def test_the_assessor_follows_the_source_until_somebody_writes_one(screen: MatrixScreen) -> None:
    found = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, AssessmentDialog)
        for source in ("self", "certificate", "manager"):
            dialog.source.show_value(source)
            dialog.source.committed.emit(source)
            found.append(dialog.assessor.value())
        dialog.assessor.show_value("Mo")
        dialog.source.committed.emit("self")
        found.append(dialog.assessor.value())
        dialog.reject()

    answer_next(look)
    screen.cell_panel.assess_in_full()
    assert found == ["Ana Ruiz", "", "Tess", "Mo"]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"level": None}, "Choose a level, or withdraw."),
        ({"assessor": ""}, "Write who says so: a name, or who issued the certificate."),
        ({"valid_until": date(2020, 1, 1)}, "The last valid day lies before the day of the assessment."),
    ],
)
def test_what_cannot_be_is_told_in_the_form_and_nothing_is_written(
    screen: MatrixScreen, wrong: dict[str, object], sentence: str
) -> None:
    before = actions(screen)

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, AssessmentDialog)
        for name, value in wrong.items():
            getattr(dialog, name).show_value(value)
        dialog.confirm()
        dialog.reject()

    said = answer_next(fill)
    screen.cell_panel.assess_in_full()
    assert sentence in said
    assert actions(screen) == before


def test_a_row_is_edited_by_the_keyboard_and_keeps_it(screen: MatrixScreen, qtbot) -> None:
    rows = screen.cell_panel.rows
    rows.focus_row(0)
    before = actions(screen)

    def fill(dialog: AssessmentDialog) -> None:
        dialog.level.show_value(WITHDRAWN)
        dialog.evidence.show_value("Was a mistake.")

    filled(fill)
    qtbot.keyClick(rows.rows[0], Qt.Key.Key_Return)
    assert stored(screen, ANA_PYTHON) == [(None, "manager", "Mo", date(2026, 5, 1), "Was a mistake.")]
    assert actions(screen) == before + 1
    assert rows.rows[0] is screen.focusWidget()


def test_a_form_left_as_it_was_writes_nothing(screen: MatrixScreen) -> None:
    before = actions(screen)
    filled(lambda dialog: None)
    screen.cell_panel.edit_assessment(1)
    assert actions(screen) == before


def test_an_assessment_cannot_become_the_twin_of_another(screen: MatrixScreen) -> None:
    screen.context.workspace.assess({ANA_PYTHON: 3}, assessor="Mo")

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, AssessmentDialog)
        dialog.on.show_value(TODAY)
        dialog.confirm()
        dialog.reject()

    said = answer_next(fill)
    screen.cell_panel.edit_assessment(1)
    assert "Mo said something else on that day already; edit that." in said


def test_removing_by_the_keyboard_goes_on_to_the_next_row_and_at_last_to_the_matrix(
    screen: MatrixScreen, qtbot
) -> None:
    screen.context.workspace.assess({ANA_PYTHON: 2}, source="self", assessor="Ana Ruiz")
    rows = screen.cell_panel.rows
    rows.focus_row(0)
    qtbot.keyClick(rows.rows[0], Qt.Key.Key_Delete)
    assert [row[1] for row in stored(screen, ANA_PYTHON)] == ["self"]
    assert screen.focusWidget() is rows.rows[0]
    qtbot.keyClick(rows.rows[0], Qt.Key.Key_Delete)
    assert stored(screen, ANA_PYTHON) == []
    assert screen.focusWidget() is screen.view


def test_arrows_walk_the_rows_and_older_ones_are_unfolded(screen: MatrixScreen, qtbot) -> None:
    workspace = screen.context.workspace
    workspace.assess({ANA_PYTHON: 2}, source="self", assessor="Ana Ruiz")
    workspace.assess({ANA_PYTHON: 5})
    rows = screen.cell_panel.rows
    assert len(rows.rows) == 2
    rows.unfold()
    assert len(rows.rows) == 3
    qtbot.keyClick(rows.rows[0], Qt.Key.Key_Down)
    assert screen.focusWidget() is rows.rows[1]
    qtbot.keyClick(rows.rows[1], Qt.Key.Key_Up)
    assert screen.focusWidget() is rows.rows[0]
    go_to(screen, BO_PYTHON)
    go_to(screen, ANA_PYTHON)
    assert len(rows.rows) == 2


def test_a_goal_is_set_changed_and_removed_from_the_panel(screen: MatrixScreen) -> None:
    def goal() -> tuple[int, date | None, str] | None:
        found = goal_of(screen.context.organization, ANA_PYTHON)
        return None if found is None else (found.level, found.due_on, found.note)

    def fill(**values: object) -> None:
        def do(dialog: QDialog) -> None:
            assert isinstance(dialog, FormDialog)
            for name, value in values.items():
                dialog.form.field(name).show_value(value)
            dialog.confirm()

        answer_next(do)

    fill(due_on=date(2027, 3, 31), note="Lead the port.")
    assert screen.cell_panel.take_letter("g")
    assert goal() == (5, date(2027, 3, 31), "Lead the port.")
    assert "Level 5, sets the standard by 31 Mar 2027" in texts(screen)
    fill(level=4, due_on=date(2026, 1, 1))
    screen.cell_panel.goal.change.click()
    assert goal() == (4, date(2026, 1, 1), "Lead the port.")
    assert screen.cell_panel.goal._chip.accessibleName() == "reached"
    before = actions(screen)
    asked: list[tuple[str, object]] = []
    screen.context.jump_wanted.connect(lambda key, record: asked.append((key, record)))
    screen.cell_panel.goal.plan.click()
    assert asked == [("development", ANA_PYTHON[0])]
    screen.cell_panel.goal.remove.click()
    assert goal() is None
    assert actions(screen) == before + 1
    assert not screen.context.organization.table(Goal)


def test_letters_of_the_matrix_that_mean_nothing_here_are_left_to_others(screen: MatrixScreen) -> None:
    assert not screen.cell_panel.take_letter("z")


def test_editing_the_skill_stands_in_place_of_the_cell_until_another_is_chosen(screen: MatrixScreen) -> None:
    panel = screen.cell_panel
    panel.edit_skill()
    assert not panel.rows.isVisibleTo(panel)
    screen.context.workspace.change(Skill, 1, description="A language.")
    assert not panel.rows.isVisibleTo(panel)
    go_to(screen, BO_PYTHON)
    assert panel.rows.isVisibleTo(panel)


def test_the_rule_leads_to_where_its_order_is_edited(screen: MatrixScreen) -> None:
    jumps: list[str] = []
    screen.context.jump_wanted.connect(lambda key, record_id: jumps.append(key))
    screen.cell_panel.open_rule()
    assert jumps == ["settings"]


def test_n_and_g_in_the_matrix_open_the_note_and_the_goal(screen: MatrixScreen, qtbot) -> None:
    titles: list[str] = []

    def look(dialog: QDialog) -> None:
        titles.append(dialog.windowTitle())
        dialog.reject()

    for key in (Qt.Key.Key_N, Qt.Key.Key_G):
        answer_next(look)
        qtbot.keyClick(screen.view, key)
    assert titles == ["Assess Ana Ruiz in Python", "Goal of Ana Ruiz in Python"]


def test_the_panel_hands_the_keyboard_to_its_first_row_or_to_where_one_is_made(screen: MatrixScreen) -> None:
    panel = screen.cell_panel
    panel.setFocus()
    assert screen.focusWidget() is panel.rows.rows[0]
    go_to(screen, (2, 2))
    panel.setFocus()
    assert screen.focusWidget() is panel._assess


def test_a_new_goal_begins_with_what_is_required(screen: MatrixScreen) -> None:
    go_to(screen, BO_PYTHON)
    answer_next(lambda dialog: dialog.confirm())
    screen.cell_panel.set_goal()
    goal = goal_of(screen.context.organization, BO_PYTHON)
    assert goal is not None
    assert goal.level == 3


def test_a_level_that_the_scenario_assumes_can_be_neither_edited_nor_removed(screen: MatrixScreen, qtbot) -> None:
    workspace = screen.context.workspace
    raised = {"on": TODAY, "change": "raise-skill", "person": "ana-ruiz", "skill_id": 1, "value": 5}
    workspace.add(PlannedChange, scenario_id=1, **raised)
    screen.context.set_scenario(1)
    go_to(screen, ANA_PYTHON)
    (row,) = screen.cell_panel.rows.rows
    assert (row.said.level, row.can_edit) == (5, False)
    qtbot.waitUntil(lambda: "assumed by the scenario" in texts(screen))
    before = actions(screen)
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_Return):
        qtbot.keyClick(row, key)
    assert actions(screen) == before


def test_level_source_and_evidence_are_given_without_the_mouse(screen: MatrixScreen, qtbot) -> None:
    def type_all(dialog: QDialog) -> None:
        def focused() -> QWidget:
            found = dialog.focusWidget()
            assert found is not None
            return found

        qtbot.keyClick(focused(), Qt.Key.Key_2)
        qtbot.keyClick(focused(), Qt.Key.Key_Tab)
        qtbot.keyClick(focused(), Qt.Key.Key_S)
        qtbot.keyClick(focused(), Qt.Key.Key_Tab)
        qtbot.keyClick(focused(), Qt.Key.Key_Tab)
        qtbot.keyClick(focused(), Qt.Key.Key_Tab)
        qtbot.keyClicks(focused(), "2027-11-19")
        qtbot.keyClick(focused(), Qt.Key.Key_Tab)
        qtbot.keyClicks(focused(), "Paired on the port.")
        qtbot.keyClick(focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        dialog.close()

    answer_next(type_all)
    qtbot.keyClick(screen.view, Qt.Key.Key_E)
    (row,) = [one for one in screen.context.workspace.assessments_of(*ANA_PYTHON) if one.source == "self"]
    assert (row.level, row.assessor, row.valid_until) == (2, "Ana Ruiz", date(2027, 11, 19))
    assert row.evidence == "Paired on the port."
    assert screen.focusWidget() is screen.view
