from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from orgwright.gui.matrix import stamps
from orgwright.gui.matrix.stamps import Stamps


def drawn(made: Stamps, key: str, paints: list[str], ground: str = "#ffffff", left: float = 0) -> QImage:
    image = QImage(20, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("#000000"))
    painter = QPainter(image)

    def paint(stamp: QPainter, area: QRectF) -> None:
        paints.append(key)
        stamp.fillRect(area.adjusted(2, 2, -2, -2), QColor("#ff0000"))

    made.draw(painter, QRectF(left, 0, 10, 10), ground, key, paint)
    painter.end()
    return image


def test_a_picture_is_painted_once_and_copied_to_wherever_it_is_wanted(app: QApplication) -> None:
    made, paints = Stamps(1.0), []
    first = drawn(made, "a", paints)
    moved = drawn(made, "a", paints, left=10.2)
    assert paints == ["a"]
    assert first.pixelColor(5, 5) == moved.pixelColor(15, 5) == QColor("#ff0000")
    assert first.pixelColor(0, 0) == moved.pixelColor(10, 0) == QColor("#ffffff")
    assert moved.pixelColor(5, 5) == QColor("#000000")


def test_another_ground_or_key_is_another_picture(app: QApplication) -> None:
    made, paints = Stamps(1.0), []
    for key, ground in (("a", "#ffffff"), ("b", "#ffffff"), ("a", "#eeeeee"), ("b", "#ffffff")):
        drawn(made, key, paints, ground)
    assert paints == ["a", "b", "a"]


def test_when_there_are_too_many_all_are_forgotten(app: QApplication, monkeypatch) -> None:
    monkeypatch.setattr(stamps, "MOST_STAMPS", 2)
    made, paints = Stamps(1.0), []
    for key in ("a", "b", "c", "a"):
        drawn(made, key, paints)
    assert paints == ["a", "b", "c", "a"]
