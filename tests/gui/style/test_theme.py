from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QPushButton

from orgwright.gui import style
from orgwright.gui.widgets.labels import label


def test_choosing_the_dark_theme_changes_the_palette_of_open_widgets(app: QApplication) -> None:
    shown = label("Coverage")
    shown.show()
    style.choose(app, "dark")
    assert style.current().is_dark
    assert shown.palette().color(QPalette.ColorRole.Window).name().upper() == style.DARK.window


def test_a_change_of_theme_is_told_once(app: QApplication) -> None:
    told: list[str] = []
    style.notifier().changed.connect(lambda: told.append(style.current().name))
    style.choose(app, "dark")
    style.notifier().changed.disconnect()
    assert told == ["dark"]


def test_the_icon_of_a_button_follows_the_theme(app: QApplication) -> None:
    button = QPushButton()
    button.setIcon(style.icon("plus"))
    colors = []
    for theme in ("light", "dark"):
        style.choose(app, theme)
        image = button.icon().pixmap(16, 16).toImage()
        colors.append(
            max(image.pixelColor(8, y).alpha() * 1000 + image.pixelColor(8, y).lightness() for y in range(16))
        )
    assert colors[0] != colors[1]


def test_system_follows_what_the_desktop_prefers(app: QApplication) -> None:
    style.choose(app, "system")
    assert style.notifier().choice == "system"
    assert style.current() in (style.LIGHT, style.DARK)
