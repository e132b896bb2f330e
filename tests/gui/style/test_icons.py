import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from orgwright.gui import style

NAMES = [
    "layout-dashboard",
    "grid-3x3",
    "users",
    "network",
    "scroll-text",
    "target",
    "shield-alert",
    "route",
    "calendar-range",
    "history",
    "download",
    "upload",
    "sliders-horizontal",
    "building-2",
    "calendar",
    "git-branch",
    "search",
    "undo-2",
    "redo-2",
    "plus",
    "filter",
    "columns-3",
    "columns-2",
    "calculator",
    "copy",
    "link",
    "maximize",
    "printer",
    "triangle-alert",
    "x",
    "check",
    "chevron-down",
    "chevron-right",
    "folder-open",
]


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_of_the_visual_system_draws_something(app: QApplication, name: str) -> None:
    image = style.pixmap(name, "#47505C").toImage()
    assert any(image.pixelColor(x, y).alpha() for x in range(16) for y in range(16))


def test_an_unknown_icon_is_refused_by_name(app: QApplication) -> None:
    with pytest.raises(ValueError, match="no-such-icon"):
        style.pixmap("no-such-icon", "#000000")


def test_icons_are_drawn_in_device_pixels(app: QApplication) -> None:
    assert style.pixmap("plus", "#000000", 16, 1.5).size() == QSize(24, 24)


def test_a_disabled_icon_is_paler(app: QApplication) -> None:
    size = QSize(16, 16)
    ordinary = style.icon("plus").pixmap(size, QIcon.Mode.Normal).toImage().pixelColor(8, 8)
    disabled = style.icon("plus").pixmap(size, QIcon.Mode.Disabled).toImage().pixelColor(8, 8)
    assert disabled.lightness() > ordinary.lightness()
