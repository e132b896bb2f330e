"""Who gets the keyboard: containers that hand it on, and widgets made late that stand in their place for the Tab key.

``QWidget.setFocusProxy`` on a container is no way to hand the keyboard on: the Tab key then enters the container at
the proxy and passes by everything before it (Qt 6.11).
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget


class _HandsOn(QObject):
    """Gives the keyboard that its container gets to one widget of it."""

    def __init__(self, container: QWidget, target: QWidget) -> None:
        super().__init__(container)
        self.target = target
        container.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A container given the keyboard by the program has it for nothing."""
        if event.type() == QEvent.Type.FocusIn and isinstance(event, QFocusEvent):
            self.target.setFocus(event.reason())
        return False


def hand_focus_on(container: QWidget, target: QWidget) -> None:
    """Let ``container.setFocus()`` mean ``target``, in place of any so far; Tab passes through all in it."""
    for earlier in container.findChildren(_HandsOn, options=Qt.FindChildOption.FindDirectChildrenOnly):
        earlier.target = target
        return
    _HandsOn(container, target)


def follow(before: QWidget, container: QWidget) -> QWidget:
    """Let the Tab key go from ``before`` to a widget made later and all in it; the last of them is returned."""
    for one in (container, *container.findChildren(QWidget)):
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus:
            QWidget.setTabOrder(before, one)
            before = one
    return before
