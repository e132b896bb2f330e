"""The window: rail, context bar, the screens, status and undo bars, and the keys that work everywhere."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QSettings, Qt, QTimer, QUrl
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from orgwright.gui import style
from orgwright.gui.context import Context
from orgwright.gui.files import Files
from orgwright.gui.frame.context_bar import ContextBar
from orgwright.gui.frame.menus import fill_menu_bar, fill_organization_menu
from orgwright.gui.frame.rail import Rail, RailEntry
from orgwright.gui.frame.start_page import StartPage
from orgwright.gui.frame.status_bar import ProgressLine, StatusBar
from orgwright.gui.frame.undo_bar import UndoBar, past
from orgwright.gui.messages import tell
from orgwright.gui.screen import Screen
from orgwright.gui.screens import SCREENS, Entry
from orgwright.gui.widgets.focus_ring import FocusRing

if TYPE_CHECKING:
    from orgwright.gui.frame.help_window import HelpWindow
    from orgwright.planning.search import Findable
    from orgwright.workspace import Changes


class MainWindow(QMainWindow):
    """The one window of the program."""

    def __init__(self, context: Context, entries: Sequence[Entry] = SCREENS) -> None:
        super().__init__()
        self.context = context
        self.files = Files(context, self)
        self._entries = {entry.key: entry for entry in entries}
        self._classes: dict[str, type[Screen]] = {}
        self.screens: dict[str, Screen] = {}
        self._saved_at: datetime | None = None
        self._help: HelpWindow | None = None
        self._alt_alone = False
        self._has_painted = False
        self._build()
        self._connect()
        self._add_keys()
        self._restore_geometry()
        self.show_start()

    def _build(self) -> None:
        self.rail = Rail(lambda menu: fill_organization_menu(menu, self.files, self.context))
        self.bar = ContextBar(self.context)
        self.stack = QStackedWidget()
        self.start = StartPage()
        self.stack.addWidget(self.start)
        self.status = StatusBar(self.context.background)
        self.undo_bar = UndoBar(self)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.bar)
        right.addWidget(self.stack, 1)
        right.addWidget(self.status)
        center = QWidget()
        layout = QHBoxLayout(center)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.rail)
        layout.addLayout(right, 1)
        self.setCentralWidget(center)
        self.progress = ProgressLine(self.context.background, center)
        self.ring = FocusRing(self)
        fill_menu_bar(self.menuBar(), self)
        self.menuBar().setVisible(self.menuBar().isNativeMenuBar())

    def _connect(self) -> None:
        context = self.context
        context.opened.connect(self.show_workspace)
        context.changed.connect(self._note_change)
        context.told.connect(self._tell_done)
        context.moved_elsewhere.connect(self._tell_elsewhere)
        context.jump_wanted.connect(self.jump)
        context.failed.connect(lambda error: tell(self, error))
        context.background.failed.connect(lambda error: tell(self, error))
        self.rail.chosen.connect(self.show_screen)
        self.bar.search.things = self._things_to_find
        self.bar.search.show_view = self.show_view
        self.undo_bar.undo_wanted.connect(self.bar.undo_last)
        self.start.sample_wanted.connect(self.files.open_sample)
        self.start.open_wanted.connect(self.files.ask_open)
        self.start.new_wanted.connect(self.files.ask_new)
        self.start.file_wanted.connect(self.files.open_named)
        self.files.closed.connect(self.show_start)

    def _add_keys(self) -> None:
        keys = {
            "Ctrl+K": self.bar.search.open,
            "Ctrl+Z": self.bar.undo_last,
            "Ctrl+Shift+Z": self.bar.redo_last,
            "Ctrl+Y": self.bar.redo_last,
            "F6": lambda: self.walk(1),
            "Shift+F6": lambda: self.walk(-1),
            "F1": self.show_help,
            "Ctrl+O": self.files.ask_open,
            "Ctrl+N": self.files.ask_new,
        }
        for sequence, action in keys.items():
            shortcut = QShortcut(QKeySequence(sequence), self)
            shortcut.activated.connect(action)

    @property
    def is_complete(self) -> bool:
        """Whether all screens are loaded, so that the rail shows what there is."""
        return len(self._classes) == len(self._entries)

    @property
    def screen_shown(self) -> Screen | None:
        """The screen that is open, or None on the start page."""
        shown = self.stack.currentWidget()
        return shown if isinstance(shown, Screen) else None

    def show_start(self) -> None:
        """Show the start page, with no rail and no context bar."""
        self._drop_screens()
        self.start.show_recent(self.context.settings.recent_files)
        self.stack.setCurrentWidget(self.start)
        for part in (self.rail, self.bar, self.status):
            part.hide()
        self.undo_bar.hide()
        self.setWindowTitle("Orgwright")

    def show_workspace(self) -> None:
        """Show the workspace that was just opened, on its first screen."""
        self._drop_screens()
        self._saved_at = None
        for part in (self.rail, self.bar, self.status):
            part.show()
        self.bar.show_context()
        self._show_rail()
        first = next((key for key in self._entries if self._is_available(key)), None)
        if first is not None:
            self.show_screen(first)

    def _drop_screens(self) -> None:
        for screen in self.screens.values():
            self.stack.removeWidget(screen)
            screen.deleteLater()
        self.screens.clear()

    def _class(self, key: str) -> type[Screen]:
        if key not in self._classes:
            self._classes[key] = self._entries[key].load()
        return self._classes[key]

    def _is_available(self, key: str) -> bool:
        return self._class(key).is_available(self.context.recorded)

    def _load_next(self) -> None:
        """Load the class of one more screen, and come back for the others between two events."""
        missing = next((key for key in self._entries if key not in self._classes), None)
        if missing is not None:
            self._class(missing)
            QTimer.singleShot(0, self._load_next)
        elif self.context.has_workspace:
            self._show_rail()

    def _show_rail(self) -> None:
        recorded = self.context.recorded
        self.rail.organization.show_name(recorded.facts.name)
        self.setWindowTitle(f"{recorded.facts.name} – Orgwright")
        self.rail.show_entries(
            [
                RailEntry(key, entry.title, entry.icon, entry.group, self._count(key))
                for key, entry in self._entries.items()
                if key not in self._classes or self._is_available(key)
            ]
        )

    def _count(self, key: str) -> int | None:
        return self._classes[key].rail_count(self.context.organization) if key in self._classes else None

    def show_screen(self, key: str) -> Screen | None:
        """Open a screen, made when it is first wanted."""
        if key not in self._entries or not self.context.has_workspace:
            return None
        if key not in self.screens:
            screen = self._class(key)(self.context)
            screen.status_changed.connect(self._show_status)
            self.screens[key] = screen
            self.stack.addWidget(screen)
        screen = self.screens[key]
        self.stack.setCurrentWidget(screen)
        screen.refresh_if_stale()
        self.rail.select(key)
        self._show_status()
        self._place_parts()
        return screen

    def jump(self, key: str, record_id: object) -> None:
        """Open a screen at a record."""
        screen = self.show_screen(key)
        if screen is None:
            return
        if record_id is None or isinstance(record_id, int):
            screen.show_record(record_id)
        elif isinstance(record_id, tuple) and isinstance(record_id[0], str):
            screen.show_in_page(*record_id)
        elif isinstance(record_id, tuple):
            screen.show_cell(record_id)
        elif isinstance(record_id, str):
            screen.show_page(record_id)
        screen.body.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_view(self, view_id: int) -> None:
        """Open the matrix with one of its saved views."""
        from orgwright.gui.matrix.screen import MatrixScreen

        screen = self.show_screen(MatrixScreen.key)
        if isinstance(screen, MatrixScreen):
            screen.saved_views.choose(view_id)

    def _things_to_find(self) -> "list[Findable]":
        from orgwright.gui.frame.search_things import window_things

        return window_things(self)

    def _note_change(self, changes: "Changes | None") -> None:
        if self.context.has_workspace:
            self._show_rail()
            if changes is not None:
                self._saved_at = datetime.now()
            self._show_status()

    def _show_status(self) -> None:
        screen = self.screen_shown
        left, right = screen.status if screen is not None else ("", "")
        self.status.show_texts(left or self._counts(), right)
        self.status.show_saved(self._saved_at)

    def _counts(self) -> str:
        if not self.context.has_workspace:
            return ""
        picture = self.context.organization
        counts = (
            (len(picture.seating.employed), "person", "people"),
            (len(picture.positions), "position", "positions"),
            (len(picture.roles), "role", "roles"),
            (len(picture.skills), "skill", "skills"),
        )
        return ", ".join(f"{count:,} {one if count == 1 else many}" for count, one, many in counts)

    def _tell_done(self, changes: "Changes") -> None:
        is_reversal = changes.label.startswith(("Undo: ", "Redo: "))
        self.undo_bar.tell(past(changes.label), can_undo=bool(changes.touched) and not is_reversal)

    def _tell_elsewhere(self, changes: "Changes") -> None:
        self.undo_bar.tell(f"From another program: {changes.label}.", can_undo=False)

    def show_help(self) -> None:
        """Open the help, or bring it to the front."""
        if self._help is None:
            from orgwright.gui.frame.help_window import HelpWindow

            self._help = HelpWindow(self)
        self._help.show()
        self._help.raise_()
        self._help.activateWindow()

    def show_help_page(self, name: str) -> None:
        """Open the help at one page, by the name of its file."""
        self.show_help()
        if self._help is not None:
            self._help.follow(QUrl(name))

    def walk(self, step: int) -> None:
        """Move the keyboard between rail, bar, body and panel."""
        screen = self.screen_shown
        if screen is None:
            return
        places: list[tuple[QWidget, QWidget]] = [
            (self.rail, next((item for item in self.rail.items if item.isChecked()), self.rail)),
            (self.bar, self.bar.unit),
            (screen.body, screen.body),
        ]
        if screen.is_panel_open and screen.panel is not None:
            places.append((screen.panel, screen.panel))
        focused = self.focusWidget()
        here = [n for n, (area, _) in enumerate(places) if focused and (area is focused or area.isAncestorOf(focused))]
        target = places[((here[0] if here else -1) + step) % len(places)][1]
        if target.focusPolicy() == Qt.FocusPolicy.NoFocus:
            target = _first_focusable(target)
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def _place_parts(self) -> None:
        narrow = self.width() < style.measures.RAIL_NARROW_BELOW
        self.rail.set_narrow(narrow)
        self.bar.set_narrow(narrow)
        self.undo_bar.keep_in_place()
        left = self.rail.width() if self.rail.isVisible() else 0
        top = style.measures.CONTEXT_BAR + style.measures.HEAD - 1
        self.progress.setGeometry(left, top, self.width() - left, 2)

    def _restore_geometry(self) -> None:
        stored = QSettings("orgwright", "window").value("geometry")
        if not (isinstance(stored, QByteArray) and self.restoreGeometry(stored)):
            self.resize(1440, 900)

    def changeEvent(self, event: QEvent) -> None:
        """Alt that leads to another window shows no menu bar."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self._alt_alone = False

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nothing to ask: everything is saved. The place of the window is kept."""
        QSettings("orgwright", "window").setValue("geometry", self.saveGeometry())
        self._drop_screens()
        self.context.close()
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the panel; Alt alone shows the menu bar when it is let go."""
        self._alt_alone = event.key() == Qt.Key.Key_Alt
        screen = self.screen_shown
        if event.key() == Qt.Key.Key_Escape and screen is not None and screen.is_panel_open:
            screen.leave_panel()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Alt pressed and let go alone shows or hides the menu bar."""
        if event.key() == Qt.Key.Key_Alt and self._alt_alone and not self.menuBar().isNativeMenuBar():
            self._alt_alone = False
            self.menuBar().setVisible(not self.menuBar().isVisible())
            if self.menuBar().isVisible():
                self.menuBar().setFocus(Qt.FocusReason.MenuBarFocusReason)
        super().keyReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Once the first picture stands, the other screens are loaded."""
        super().paintEvent(event)
        if not self._has_painted:
            self._has_painted = True
            QTimer.singleShot(0, self._load_next)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow windows get the narrow rail."""
        super().resizeEvent(event)
        self._place_parts()


def _first_focusable(area: QWidget) -> QWidget:
    for child in area.findChildren(QWidget):
        if child.isVisible() and child.isEnabled() and child.focusPolicy() & Qt.FocusPolicy.TabFocus:
            return child
    return area
