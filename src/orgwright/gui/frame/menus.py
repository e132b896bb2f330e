"""The menus: the one under the organization's name, and the menu bar that Alt shows."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QMenuBar

from orgwright.gui import style
from orgwright.gui.context import Context

if TYPE_CHECKING:
    from orgwright.gui.files import Files
    from orgwright.gui.main_window import MainWindow

SCREENS_MENU = "&Screens"


def fill_organization_menu(menu: QMenu, files: "Files", context: Context) -> None:
    """Files: new, open, recent, what comes in, what goes out, copy, close."""
    menu.addAction(style.icon("plus"), "New…", files.ask_new)
    menu.addAction(style.icon("folder-open"), "Open…", files.ask_open)
    _add_recent(menu, files, context)
    menu.addAction("Open the sample", files.open_sample)
    menu.addSeparator()
    if context.has_workspace:
        # Reading foreign files is not needed to start the window.
        from orgwright.gui.mapping.wizard import fill_import_menu

        fill_import_menu(menu, files.window, context)
        _add_exports(menu, files)
        menu.addSeparator()
    copy = menu.addAction(style.icon("copy"), "Save a copy…", files.ask_copy)
    close = menu.addAction("Close", files.close)
    copy.setEnabled(context.has_workspace)
    close.setEnabled(context.has_workspace)


def _add_exports(menu: QMenu, files: "Files") -> None:
    from orgwright.gui.frame.exports import fill_export_menu
    from orgwright.gui.main_window import MainWindow

    if isinstance(files.window, MainWindow):
        fill_export_menu(menu.addMenu("Export"), files.window)


def _add_recent(menu: QMenu, files: "Files", context: Context) -> None:
    recent = menu.addMenu("Open recent")
    for name in context.settings.recent_files:
        path = Path(name)
        title = f"{path.stem}    {path.parent}".replace("&", "&&")
        recent.addAction(title, partial(files.open_named, name))
    recent.setEnabled(bool(context.settings.recent_files))


def fill_menu_bar(bar: QMenuBar, window: "MainWindow") -> None:
    """The menus of the bar; those that depend on the moment are filled when they open."""
    organization = bar.addMenu("&Organization")
    organization.aboutToShow.connect(lambda: _refill_organization(organization, window))
    edit = bar.addMenu("&Edit")
    edit.aboutToShow.connect(lambda: _refill_edit(edit, window))
    screens = bar.addMenu(SCREENS_MENU)
    screens.aboutToShow.connect(lambda: _refill_screens(screens, window))
    shown = bar.addMenu("&Help")
    shown.addAction("Help\tF1", window.show_help)


def _refill_organization(menu: QMenu, window: "MainWindow") -> None:
    menu.clear()
    fill_organization_menu(menu, window.files, window.context)
    menu.addSeparator()
    menu.addAction("Quit", window.close)


def _refill_edit(menu: QMenu, window: "MainWindow") -> None:
    menu.clear()
    workspace = window.context.workspace if window.context.has_workspace else None
    undo_label = workspace.undo_label if workspace is not None else None
    redo_label = workspace.redo_label if workspace is not None else None
    undo = menu.addAction(style.icon("undo-2"), _verb("Undo", undo_label, "Ctrl+Z"), window.bar.undo_last)
    redo = menu.addAction(style.icon("redo-2"), _verb("Redo", redo_label, "Ctrl+Shift+Z"), window.bar.redo_last)
    undo.setEnabled(undo_label is not None)
    redo.setEnabled(redo_label is not None)
    menu.addSeparator()
    menu.addAction(style.icon("search"), "Search\tCtrl+K", window.bar.search.open)


def _verb(verb: str, what: str | None, keys: str) -> str:
    return f"{verb}: {what}\t{keys}".replace("&", "&&") if what else f"{verb}\t{keys}"


def _refill_screens(menu: QMenu, window: "MainWindow") -> None:
    menu.clear()
    for item in window.rail.items:
        entry = item.entry
        menu.addAction(style.icon(entry.icon), entry.title, partial(window.show_screen, entry.key))
    menu.setEnabled(True)
