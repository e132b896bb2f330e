import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from orgwright.gui.widgets.zoom_area import ZoomArea, ZoomCanvas


class Sheet(ZoomCanvas):
    def drawn(self) -> QSizeF:
        return QSizeF(1000, 800)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.ignore()


@pytest.fixture
def area(app: QApplication, qtbot) -> ZoomArea:
    sheet = Sheet()
    made = ZoomArea(sheet)
    qtbot.addWidget(made)
    made.resize(400, 300)
    sheet.fit()
    made.show()
    qtbot.waitExposed(made)
    return made


def place(area: ZoomArea) -> tuple[int, int]:
    return area.horizontalScrollBar().value(), area.verticalScrollBar().value()


def test_fitting_shows_the_whole_drawing_and_steps_stay_within_their_ends(area: ZoomArea, qtbot) -> None:
    area.fit_all()
    assert area.widget().width() <= area.viewport().width() + 1
    for _ in range(20):
        area.step_zoom(1)
    assert area.widget().width() == 1000 * area.zooms[-1] + 1


def test_a_canvas_asks_for_a_zoom_and_to_be_seen(area: ZoomArea) -> None:
    canvas = area.widget()
    assert isinstance(canvas, Sheet)
    canvas.zoom_wanted.emit(1)
    assert canvas.zoom == 1.2
    canvas.moved_to.emit(QRectF(900, 700, 50, 50))
    assert canvas.visibleRegion().boundingRect().contains(925, 725)
    canvas.zoom_wanted.emit(0)
    assert canvas.zoom < 1.0


def test_the_point_under_the_pointer_stays_while_the_wheel_turns(area: ZoomArea) -> None:
    canvas = area.widget()
    assert isinstance(canvas, Sheet)
    area.bring_in(QRectF(500, 400, 300, 200))
    pointer = QPointF(200, 150)
    before = canvas.mapFrom(area, pointer) / canvas.zoom
    wheel = QWheelEvent(
        pointer,
        QPointF(area.mapToGlobal(pointer.toPoint())),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(area.viewport(), wheel)
    after = canvas.mapFrom(area, pointer) / canvas.zoom
    assert canvas.zoom == 1.2
    assert (after - before).manhattanLength() < 2


def test_the_ground_is_pulled_along(area: ZoomArea, qtbot) -> None:
    area.bring_in(QRectF(500, 400, 300, 200))
    x, y = place(area)
    canvas = area.widget()
    start = canvas.mapFrom(area, QPoint(200, 150))
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=start)
    there = QPointF(area.mapToGlobal(QPoint(230, 190)))
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(area.viewport(), QMouseEvent(QMouseEvent.Type.MouseMove, there, there, left, left, none))
    QApplication.sendEvent(
        area.viewport(), QMouseEvent(QMouseEvent.Type.MouseButtonRelease, there, there, left, left, none)
    )
    assert place(area) == (x - 30, y - 40)
