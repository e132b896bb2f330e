from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from orgwright.gui import style
from orgwright.gui.widgets.sparkline import Sparkline


def colours(line: Sparkline) -> set[str]:
    picture = line.grab().toImage()
    return {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}


def made(qtbot: QtBot) -> Sparkline:
    line = Sparkline()
    qtbot.addWidget(line)
    line.resize(92, 26)
    return line


def test_one_value_makes_no_line(qtbot: QtBot, app: QApplication) -> None:
    line = made(qtbot)
    line.show_values((3.0,))
    assert len(colours(line)) == 1


def test_the_line_is_drawn_in_its_colour_and_follows_the_theme(qtbot: QtBot, app: QApplication) -> None:
    line = made(qtbot)
    line.show_values((1.0, None, 2.0, 2.0), tone="short")
    assert QColor(style.current().short).name() in colours(line)
    style.choose(app, "dark")
    assert QColor(style.current().short).name() in colours(line)


def test_a_band_lies_under_a_range(qtbot: QtBot, app: QApplication) -> None:
    line = made(qtbot)
    line.show_values((1.0, 1.0), (2.0, 2.0), tone="held")
    with_band = colours(line)
    line.show_values((1.0, 1.0), tone="held")
    assert len(with_band) > len(colours(line))


def test_the_highest_value_stands_at_the_top(qtbot: QtBot, app: QApplication) -> None:
    line = made(qtbot)
    line.show_values((5.0, 1.0, 9.0))
    first, low, high = line._places(line.values)
    assert high.y() < first.y() < low.y()
