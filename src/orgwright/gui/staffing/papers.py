"""The files that the screen of the staffing plan writes."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from orgwright.gui.sent_files import WORKBOOK, asked_path, write_away, written_from
from orgwright.gui.staffing import model
from orgwright.planning.privacy import private
from orgwright.planning.staffing import staffing_plan
from orgwright.progress import Progress

if TYPE_CHECKING:
    from orgwright.gui.staffing.view import StaffingScreen


def fill_export_menu(menu: QMenu, screen: "StaffingScreen") -> None:
    """The plan that is looked at, or all plans side by side, as a workbook."""
    title = model.scenario_title(screen.context.organization)
    menu.addAction(f"{title}…", lambda: ask_and_export(screen, with_all=False))
    both = menu.addAction("As recorded and all scenarios, side by side…", lambda: ask_and_export(screen, with_all=True))
    both.setEnabled(bool(screen.context.recorded.scenarios))


def ask_and_export(screen: "StaffingScreen", *, with_all: bool) -> None:
    """Ask for a file and write the plan of the months shown as a workbook."""
    path = asked_path(screen, "Export the staffing plan", WORKBOOK, "staffing plan")
    if path is not None:
        export_to(screen, path, with_all=with_all)


def export_to(screen: "StaffingScreen", path: Path, *, with_all: bool = False) -> None:
    """Write the workbook off the GUI thread: of what is looked at, or of the records and all scenarios."""
    from orgwright.exchange.staffing_workbook import write_staffing_workbook

    recorded, day, months = screen.context.recorded, screen.context.day, screen.months
    chosen = [None, *sorted(recorded.scenarios)] if with_all else [screen.context.scenario_id]
    profile, source = screen.context.profile, written_from(screen)

    def work(progress: Progress) -> Path:
        pictures = [private(recorded.under(one).as_of(day), profile) for one in chosen]
        plans = [(one, staffing_plan(one, None, months, progress)) for one in pictures]
        write_staffing_workbook(plans, path, source, progress)
        return path

    write_away(screen, work, path, "Staffing plan workbook")
