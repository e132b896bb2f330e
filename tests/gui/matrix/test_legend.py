from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from orgwright.gui.matrix.legend import MatrixLegend


def test_the_words_of_the_levels_stand_beside_them_while_typing(app: QApplication, qtbot: QtBot) -> None:
    legend = MatrixLegend()
    qtbot.addWidget(legend)
    legend.resize(1200, 40)
    legend.show_level_words(("none", "aware", "working", "skilled", "expert", "leading"))
    quiet = legend.grab().toImage()
    legend.set_typing(True)
    assert legend.grab().toImage() != quiet
    assert legend.accessibleName().endswith("5 leading")
