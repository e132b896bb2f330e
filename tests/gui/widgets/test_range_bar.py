from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from orgwright.gui import style
from orgwright.gui.widgets.range_bar import Range, RangeScale, paint_range, percent_text


def painted(low: float, high: float) -> QImage:
    image = QImage(200, 28, QImage.Format.Format_RGB32)
    image.fill(style.color("panel"))
    painter = QPainter(image)
    paint_range(painter, QRect(0, 0, 200, 28), Range(low, high))
    painter.end()
    return image


def test_solid_to_low_then_hatch_then_empty_track(app: QApplication) -> None:
    palette = style.current()
    row = [painted(0.3, 0.6).pixelColor(x, 14) for x in range(200)]
    assert {color.name().upper() for color in row[:59]} == {palette.held_fill}
    assert len({color.name() for color in row[61:119]}) > 1
    assert {color.name().upper() for color in row[122:165]} == {palette.sunken}


def test_the_mark_of_readiness_stands_at_85_percent(app: QApplication) -> None:
    above_bar = [x for x in range(200) if painted(0.2, 0.2).pixelColor(x, 8) != QColor(style.current().panel)]
    assert above_bar
    assert all(168 <= x <= 171 for x in above_bar)


def test_nothing_unknown_draws_no_hatch(app: QApplication) -> None:
    row = {painted(0.5, 0.5).pixelColor(x, 14).name().upper() for x in range(160)}
    assert row == {style.current().held_fill, style.current().sunken}


def test_a_range_is_told_in_whole_percent() -> None:
    assert percent_text(0.61, 0.77) == "61–77"
    assert percent_text(0.504, 0.5) == "50"


def test_the_big_bar_says_its_range_to_screen_readers(app: QApplication, qtbot: QtBot) -> None:
    scale = RangeScale()
    qtbot.addWidget(scale)
    scale.show_range(Range(0.61, 0.77, 0.53))
    assert scale.accessibleName() == "Coverage 61–77 percent."
    scale.resize(600, 72)
    assert not scale.grab().isNull()
