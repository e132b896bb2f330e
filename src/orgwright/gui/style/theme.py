"""The theme in force, and changing it while the window is open.

``current()`` is asked whenever something paints; ``changed`` of ``notifier()`` tells widgets that keep
pictures. A choice is ``light``, ``dark`` or ``system`` (what the desktop prefers, followed when it changes).
"""

from functools import lru_cache

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from orgwright.gui.style import measures, sheet
from orgwright.gui.style.fonts import font
from orgwright.gui.style.tokens import DARK, LIGHT, Palette

CHOICES = ("system", "light", "dark")


class Notifier(QObject):
    """Tells of a change of theme, after all widgets have their new palette."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.palette = LIGHT
        self.choice = "light"

    def follow_system(self) -> None:
        """Take over the desktop's preference if the user chose so."""
        app = QApplication.instance()
        if self.choice == "system" and isinstance(app, QApplication):
            choose(app, "system")


@lru_cache(maxsize=1)
def notifier() -> Notifier:
    """The one notifier of the process."""
    return Notifier()


def current() -> Palette:
    """The palette in force."""
    return notifier().palette


def start(app: QApplication, choice: str) -> None:
    """Dress a new application: Fusion, the system's font, the chosen theme."""
    app.setStyle("Fusion")
    app.setFont(font(measures.TEXT_BODY))
    QGuiApplication.styleHints().colorSchemeChanged.connect(notifier().follow_system)
    choose(app, choice)


def choose(app: QApplication, choice: str) -> None:
    """Change the theme of everything that is open; ``choice`` is one of CHOICES."""
    told = notifier()
    told.choice = choice
    told.palette = _palette_for(choice)
    app.setPalette(qt_palette(told.palette))
    app.setStyleSheet(sheet.style_sheet(told.palette))
    told.changed.emit()


def _palette_for(choice: str) -> Palette:
    if choice == "system":
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return DARK if dark else LIGHT
    return DARK if choice == "dark" else LIGHT


def qt_palette(palette: Palette) -> QPalette:
    """The tokens in the places where Fusion looks for them."""
    role = QPalette.ColorRole
    made = QPalette()
    places = {
        role.Window: palette.window,
        role.Base: palette.panel,
        role.Button: palette.panel,
        role.AlternateBase: palette.panel,
        role.Highlight: palette.selection,
        role.HighlightedText: palette.text,
        role.Text: palette.text,
        role.WindowText: palette.text,
        role.ButtonText: palette.text,
        role.BrightText: palette.missing,
        role.PlaceholderText: palette.text3,
        role.ToolTipBase: palette.popup,
        role.ToolTipText: palette.text,
        role.Link: palette.link,
        role.LinkVisited: palette.link,
        role.Accent: palette.accent,
        role.Light: palette.raised,
        role.Midlight: palette.hairline,
        role.Mid: palette.control,
        role.Dark: palette.edge,
        role.Shadow: palette.control,
    }
    for place, color in places.items():
        made.setColor(place, QColor(color))
    for place in (role.Text, role.WindowText, role.ButtonText, role.HighlightedText):
        made.setColor(QPalette.ColorGroup.Disabled, place, QColor(palette.disabled))
    return made
