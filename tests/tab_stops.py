"""Where the Tab key leads within a screen, for tests of all screens."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget


def tab_stops(screen: QWidget) -> list[QWidget]:
    """The widgets that the Tab key goes through from the first, until it comes round."""
    screen.activateWindow()
    QTest.qWaitForWindowActive(screen)
    QApplication.processEvents()
    screen.nextInFocusChain().setFocus()
    stops: list[QWidget] = []
    while True:
        QTest.keyClick(QApplication.focusWidget() or screen, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        if focused is None or focused in stops:
            return stops
        stops.append(focused)


def passed_by(screen: QWidget) -> list[str]:
    """The fields and buttons to be seen that the Tab key does not reach."""
    stops = tab_stops(screen)
    controls = [*screen.findChildren(QLineEdit), *screen.findChildren(QPushButton)]
    return [
        one.accessibleName() or one.text()
        for one in controls
        if one.isVisible() and one.isEnabled() and one.focusPolicy() & Qt.FocusPolicy.TabFocus and one not in stops
    ]
