from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from orgwright.gui.matrix.legend import MatrixLegend
from orgwright.planning.scales import NamedLevel, NamedScale


def test_the_words_of_the_levels_stand_beside_them_while_typing(app: QApplication, qtbot: QtBot) -> None:
    legend = MatrixLegend()
    qtbot.addWidget(legend)
    legend.resize(1200, 40)
    legend.show_scale(NamedScale(1, "Steps", "", (NamedLevel(1, "begins"), NamedLevel(5, "leads"))))
    quiet = legend.grab().toImage()
    legend.set_typing(True)
    assert legend.grab().toImage() != quiet
    assert "1 begins, 5 leads" in legend.accessibleName()


def test_every_mark_is_told_in_words_too(app: QApplication, qtbot: QtBot) -> None:
    legend = MatrixLegend()
    qtbot.addWidget(legend)
    told = legend.accessibleName()
    words = ("met", "short", "missing", "unknown", "expired", "stale", "disputed", "goal")
    assert [word for word in words if f"{word}: " not in told] == []


def test_high_contrast_is_drawn_in_the_legend_too(app: QApplication, qtbot: QtBot) -> None:
    legend = MatrixLegend()
    qtbot.addWidget(legend)
    legend.resize(1200, 40)
    usual = legend.grab().toImage()
    legend.set_high_contrast(True)
    assert legend.grab().toImage() != usual
