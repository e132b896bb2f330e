"""What can be written to files from anywhere: each opens the screen whose file it is, and asks where to."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from orgwright.gui import style

if TYPE_CHECKING:
    from orgwright.gui.main_window import MainWindow


def fill_export_menu(menu: QMenu, window: "MainWindow") -> None:
    """The workbooks and the report."""
    for title, icon, export in (
        ("Skills matrix…", "grid-3x3", _export_matrix),
        ("Staffing plan…", "calendar-range", _export_plan),
        ("Development plans…", "sprout", _export_plans_of_people),
        ("Coverage…", "target", partial(_export_coverage, as_workbook=True)),
        ("Report of coverage as PDF…", "printer", partial(_export_coverage, as_workbook=False)),
        ("Organization chart as PDF…", "network", _export_chart),
    ):
        menu.addAction(style.icon(icon), title, partial(export, window))


def _export_matrix(window: "MainWindow") -> None:
    from orgwright.gui.matrix.screen import MatrixScreen

    screen = window.show_screen(MatrixScreen.key)
    if isinstance(screen, MatrixScreen):
        screen.exchange.ask_export(screen.picture)


def _export_plan(window: "MainWindow") -> None:
    from orgwright.gui.staffing.papers import ask_and_export
    from orgwright.gui.staffing.view import StaffingScreen

    screen = window.show_screen(StaffingScreen.key)
    if isinstance(screen, StaffingScreen):
        ask_and_export(screen, with_all=False)


def _export_plans_of_people(window: "MainWindow") -> None:
    from orgwright.gui.development.papers import ask_workbook, people_with_plans
    from orgwright.gui.development.view import DevelopmentScreen

    screen = window.show_screen(DevelopmentScreen.key)
    if isinstance(screen, DevelopmentScreen):
        ask_workbook(screen, people_with_plans(screen))


def _export_coverage(window: "MainWindow", *, as_workbook: bool) -> None:
    from orgwright.gui.coverage.papers import ask_report, ask_workbook

    screen = window.show_screen("coverage")
    if screen is not None:
        (ask_workbook if as_workbook else ask_report)(screen)


def _export_chart(window: "MainWindow") -> None:
    from orgwright.gui.structure.chart_page import ChartPage
    from orgwright.gui.structure.chart_papers import FITTING, ask_and_write
    from orgwright.gui.structure.view import OrganizationScreen

    screen = window.show_screen(OrganizationScreen.key)
    page = screen.show_page("chart") if isinstance(screen, OrganizationScreen) else None
    if isinstance(page, ChartPage):
        ask_and_write(page, FITTING)
