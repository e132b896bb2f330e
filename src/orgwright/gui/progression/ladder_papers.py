"""The ladder of a family as a file that is sent on: pages to print, and a workbook with live formulas."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QMenu

from orgwright.gui import style
from orgwright.gui.screen import Screen
from orgwright.gui.sent_files import PDF, WORKBOOK, Kind, asked_path, write_away, written_from
from orgwright.planning.privacy import private
from orgwright.progress import Progress

Write = Callable[[Screen, str, Path], None]


def fill_ladder_menu(menu: QMenu, screen: Screen, family: str) -> None:
    """The two ways to take along the ladder of a family; nothing for roles without one."""
    if not family:
        return
    name = family.replace("&", "&&")
    menu.addAction(style.icon("printer"), f"Save the ladder of {name} as PDF…", partial(ask_pages, screen, family))
    menu.addAction(style.icon("upload"), f"Export the ladder of {name}…", partial(ask_workbook, screen, family))


def ask_pages(screen: Screen, family: str) -> None:
    """Ask where to, and write the pages."""
    _ask(screen, family, "Save the ladder", PDF, write_pages)


def ask_workbook(screen: Screen, family: str) -> None:
    """Ask where to, and write the workbook."""
    _ask(screen, family, "Export the ladder", WORKBOOK, write_workbook)


def write_pages(screen: Screen, family: str, path: Path) -> None:
    """Write the pages off the GUI thread and say where they are."""
    organization, profile = screen.context.organization, screen.context.profile

    def work(progress: Progress) -> None:
        from orgwright.gui.printing.ladder import print_ladder

        print_ladder(private(organization, profile), family, path, progress)

    write_away(screen, work, path, f"Ladder of {family}")


def write_workbook(screen: Screen, family: str, path: Path) -> None:
    """Write the workbook off the GUI thread and say where it is."""
    organization, profile, source = screen.context.organization, screen.context.profile, written_from(screen)

    def work(progress: Progress) -> None:
        from orgwright.exchange.ladder_workbook import write_ladder_workbook

        write_ladder_workbook(private(organization, profile), family, path, source, progress)

    write_away(screen, work, path, f"Ladder of {family}")


def _ask(screen: Screen, family: str, title: str, kind: Kind, write: Write) -> None:
    path = asked_path(screen, title, kind, "ladder", family)
    if path is not None:
        write(screen, family, path)
