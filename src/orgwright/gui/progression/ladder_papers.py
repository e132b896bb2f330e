"""The ladder of a family as a file that is sent on: pages to print, and a workbook with live formulas."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMenu

from orgwright import __version__
from orgwright.gui import style
from orgwright.gui.screen import Screen
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
    _ask(screen, family, "Save the ladder", ".pdf", "PDF", write_pages)


def ask_workbook(screen: Screen, family: str) -> None:
    """Ask where to, and write the workbook."""
    _ask(screen, family, "Export the ladder", ".xlsx", "Excel workbooks", write_workbook)


def write_pages(screen: Screen, family: str, path: Path) -> None:
    """Write the pages off the GUI thread and say where they are."""
    organization = screen.context.organization

    def work(progress: Progress) -> Path:
        from orgwright.gui.printing.ladder import print_ladder

        print_ladder(organization, family, path, progress)
        return path

    screen.context.background.run(work, lambda done: _tell(screen, done), what=f"Ladder of {family}")


def write_workbook(screen: Screen, family: str, path: Path) -> None:
    """Write the workbook off the GUI thread and say where it is."""
    organization, workspace = screen.context.organization, screen.context.workspace
    action, name = workspace.history(1)[0].id, workspace.path.name

    def work(progress: Progress) -> Path:
        from orgwright.exchange.ladder_workbook import Provenance, write_ladder_workbook

        write_ladder_workbook(organization, family, path, Provenance(name, action, __version__), progress)
        return path

    screen.context.background.run(work, lambda done: _tell(screen, done), what=f"Ladder of {family}")


def _tell(screen: Screen, path: Path) -> None:
    screen.set_status(f"Written to {path}")


def _ask(screen: Screen, family: str, title: str, suffix: str, kind: str, write: Write) -> None:
    name = f"ladder {family} {screen.context.day}"
    plain = "".join("-" if letter in '/\\:*?"<>|' or letter.isspace() else letter for letter in name).lower()
    chosen, _ = QFileDialog.getSaveFileName(screen, title, f"{plain}{suffix}", f"{kind} (*{suffix})")
    if chosen:
        path = Path(chosen)
        write(screen, family, path if path.suffix else path.with_suffix(suffix))
