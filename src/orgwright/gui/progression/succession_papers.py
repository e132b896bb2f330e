"""The succession plan of a unit as a file that is sent on: a few pages, and a workbook with live formulas."""

from pathlib import Path

from PySide6.QtWidgets import QMenu

from orgwright.gui import style
from orgwright.gui.screen import Screen
from orgwright.gui.sent_files import PDF, WORKBOOK, asked_path, unit_name, write_unit_away, written_from
from orgwright.planning.organization import Organization
from orgwright.progress import Progress


def fill_plan_menu(menu: QMenu, screen: Screen) -> None:
    """The two ways to take along the succession plan of the unit of the context bar, which is named."""
    name = unit_name(screen).replace("&", "&&")
    menu.addAction(style.icon("printer"), f"Save the plan of {name} as PDF…", lambda: ask_paper(screen))
    menu.addAction(style.icon("upload"), f"Export the workbook of {name}…", lambda: ask_workbook(screen))


def ask_paper(screen: Screen) -> None:
    """Ask where to, and write the pages."""
    path = asked_path(screen, "Save the succession plan", PDF, "succession", unit_name(screen))
    if path is not None:
        write_paper(screen, path)


def ask_workbook(screen: Screen) -> None:
    """Ask where to, and write the workbook."""
    path = asked_path(screen, "Export the succession plan", WORKBOOK, "succession", unit_name(screen))
    if path is not None:
        write_workbook(screen, path)


def write_paper(screen: Screen, path: Path) -> None:
    """Write the pages off the GUI thread and say where they are."""

    def write(organization: Organization, unit_id: int | None, progress: Progress) -> None:
        from orgwright.gui.printing.succession_plan import print_succession_plan

        print_succession_plan(organization, unit_id, path, progress)

    write_unit_away(screen, write, path, "Succession plan")


def write_workbook(screen: Screen, path: Path) -> None:
    """Write the workbook off the GUI thread and say where it is."""
    source = written_from(screen)

    def write(organization: Organization, unit_id: int | None, progress: Progress) -> None:
        from orgwright.exchange.succession_workbook import write_succession_workbook

        write_succession_workbook(organization, unit_id, path, source, progress)

    write_unit_away(screen, write, path, "Succession workbook")
