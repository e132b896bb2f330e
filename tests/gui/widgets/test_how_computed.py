"""Figures outside of tables that a click or a key opens."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from orgwright.gui.widgets.labels import Fact, FigureBlock
from orgwright.gui.widgets.range_bar import RangeScale
from orgwright.planning.explanation import Explanation

MADE = Explanation("163", "Everybody employed.", "", "", ())


@pytest.fixture(params=["figure", "fact", "bar"])
def shown(request: pytest.FixtureRequest, app: QApplication, qtbot: QtBot) -> FigureBlock | Fact | RangeScale:
    makers = {
        "figure": lambda: FigureBlock("Headcount", "163", explain=lambda: MADE),
        "fact": lambda: Fact("Headcount", "163", explain=lambda: MADE),
        "bar": lambda: RangeScale(explain=lambda: MADE),
    }
    made: FigureBlock | Fact | RangeScale = makers[request.param]()
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_click_opens_the_number(shown: FigureBlock | Fact | RangeScale, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shown.how.explained) as told:
        qtbot.mouseClick(shown, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert told.args == [MADE]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_F2])
def test_the_keyboard_opens_it_too(shown: FigureBlock | Fact | RangeScale, key: Qt.Key, qtbot: QtBot) -> None:
    assert shown.focusPolicy() == Qt.FocusPolicy.TabFocus
    with qtbot.waitSignal(shown.how.explained):
        qtbot.keyClick(shown, key)


def test_a_figure_without_explanation_is_plain(shown: FigureBlock | Fact | RangeScale, qtbot: QtBot) -> None:
    shown.how.set_ask(None)
    with qtbot.assertNotEmitted(shown.how.explained):
        qtbot.mouseClick(shown, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert (shown.focusPolicy(), shown.toolTip()) == (Qt.FocusPolicy.NoFocus, "")


def test_a_fact_without_a_figure_is_not_shown(app: QApplication, qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    fact = Fact("Robustness")
    fact.setParent(holder)
    assert fact.isHidden()
    fact.show_figure("2")
    assert not fact.isHidden()
    fact.show_figure("")
    assert fact.isHidden()
