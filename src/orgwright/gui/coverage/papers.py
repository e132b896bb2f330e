"""Coverage as a file that is sent on: a report of a few pages, and a workbook with live formulas."""

from pathlib import Path

from PySide6.QtWidgets import QMenu

from orgwright.gui import style
from orgwright.gui.screen import Screen
from orgwright.gui.sent_files import PDF, WORKBOOK, asked_path, unit_name, write_unit_away, written_from
from orgwright.planning.organization import Organization
from orgwright.progress import Progress


def fill_report_menu(menu: QMenu, screen: Screen) -> None:
    """The two ways to take along the coverage of the unit, day and scenario of the context bar, whose unit is named."""
    name = unit_name(screen).replace("&", "&&")
    menu.addAction(style.icon("printer"), f"Save the report of {name} as PDF…", lambda: ask_report(screen))
    menu.addAction(style.icon("upload"), f"Export the workbook of {name}…", lambda: ask_workbook(screen))


def ask_report(screen: Screen) -> None:
    """Ask where to, and write the report."""
    path = asked_path(screen, "Save the report of coverage", PDF, "coverage", unit_name(screen))
    if path is not None:
        write_report(screen, path)


def ask_workbook(screen: Screen) -> None:
    """Ask where to, and write the workbook."""
    path = asked_path(screen, "Export coverage", WORKBOOK, "coverage", unit_name(screen))
    if path is not None:
        write_workbook(screen, path)


def write_report(screen: Screen, path: Path) -> None:
    """Write the report off the GUI thread and say where it is."""

    def write(organization: Organization, unit_id: int | None, progress: Progress) -> None:
        from orgwright.gui.printing.coverage_report import print_coverage_report

        print_coverage_report(organization, unit_id, path, progress)

    write_unit_away(screen, write, path, "Report of coverage")


def write_workbook(screen: Screen, path: Path) -> None:
    """Write the workbook off the GUI thread and say where it is."""
    source = written_from(screen)

    def write(organization: Organization, unit_id: int | None, progress: Progress) -> None:
        from orgwright.exchange.coverage_workbook import write_coverage_workbook

        write_coverage_workbook(organization, unit_id, path, source, progress)

    write_unit_away(screen, write, path, "Coverage workbook")
