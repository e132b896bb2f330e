import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from orgwright.gui.widgets.columns import Column, Group
from orgwright.gui.widgets.tree import Branch, BranchModel, Tree

NAME = Column[str]("Unit", lambda row: row, is_key=True)
BRANCHES = [
    Branch("AI & ML", (Branch("NLP"), Branch("Speech", (Branch("Alignment"),)))),
    Branch(Group("Others"), (Branch("Ops"),)),
]


@pytest.fixture
def tree(app: QApplication, qtbot: QtBot) -> Tree:
    made = Tree((NAME,))
    qtbot.addWidget(made)
    made.resize(300, 300)
    made.show()
    made.show_branches(BRANCHES)
    return made


def test_the_model_keeps_the_rules_of_qt(app: QApplication, qtmodeltester: ModelTester) -> None:
    model = BranchModel((NAME,))
    model.show_branches(BRANCHES)
    qtmodeltester.check(model)


def test_rows_are_walked_from_top_to_bottom(tree: Tree) -> None:
    walked = [row for _, row in tree.branch_model.walk()]
    assert walked == ["AI & ML", "NLP", "Speech", "Alignment", Group("Others"), "Ops"]


def test_what_was_folded_stays_folded_when_the_rows_come_anew(tree: Tree) -> None:
    index = next(index for index, row in tree.branch_model.walk() if row == "Speech")
    tree.setExpanded(index, False)
    tree.show_branches(BRANCHES)
    states = {row: tree.isExpanded(index) for index, row in tree.branch_model.walk() if row in ("AI & ML", "Speech")}
    assert states == {"AI & ML": True, "Speech": False}


def test_a_press_on_the_chevron_folds_without_choosing(tree: Tree, qtbot: QtBot) -> None:
    index = tree.branch_model.index(0, 0)
    area = tree.visualRect(index)
    qtbot.mouseClick(
        tree.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(tree.chevron_left(index) + 5, area.center().y())
    )
    assert not tree.isExpanded(index)
    assert tree.chosen_row is None


def test_the_choice_is_kept_by_key(tree: Tree, qtbot: QtBot) -> None:
    tree.choose("NLP")
    with qtbot.assertNotEmitted(tree.chosen):
        tree.show_branches([Branch("NLP"), *BRANCHES[1:]])
    assert tree.chosen_row == "NLP"


def test_each_step_down_stands_further_in(tree: Tree) -> None:
    steps = {row: tree.steps_down(index) for index, row in tree.branch_model.walk() if isinstance(row, str)}
    assert steps == {"AI & ML": 0, "NLP": 1, "Speech": 1, "Alignment": 2, "Ops": 1}
