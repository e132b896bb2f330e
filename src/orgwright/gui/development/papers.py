"""Plans as files that are sent on: a page, a workbook, a calendar."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from orgwright.gui import style
from orgwright.gui.development.model import planned_people
from orgwright.gui.sent_files import CALENDAR, PDF, WORKBOOK, Kind, asked_path, unit_name, write_away, written_from
from orgwright.planning.privacy import private
from orgwright.progress import Progress

if TYPE_CHECKING:
    from orgwright.gui.development.view import DevelopmentScreen


def fill_file_menu(menu: QMenu, screen: "DevelopmentScreen") -> None:
    """What can be written of the person who is shown, and of all people of the unit who have a plan."""
    organization, person_id = screen.context.organization, screen.page.shown_person
    if person_id is not None and person_id in organization.people:
        name, one = organization.people[person_id].name.replace("&", "&&"), [person_id]
        menu.addAction(style.icon("printer"), f"Plan of {name} as PDF…", lambda: ask_page(screen, person_id))
        menu.addAction(style.icon("upload"), f"Workbook of {name}…", lambda: ask_workbook(screen, one))
        menu.addAction(style.icon("calendar"), f"Calendar of {name}…", lambda: ask_calendar(screen, one))
        menu.addSeparator()
    unit, several = unit_name(screen).replace("&", "&&"), people_with_plans(screen)
    workbook = menu.addAction(
        style.icon("upload"), f"Workbook of all plans of {unit}…", lambda: ask_workbook(screen, several)
    )
    calendar = menu.addAction(
        style.icon("calendar"), f"Calendar of all plans of {unit}…", lambda: ask_calendar(screen, several)
    )
    for action in (workbook, calendar):
        action.setEnabled(bool(several))


def people_with_plans(screen: "DevelopmentScreen") -> list[int]:
    """The people of the unit who have a goal or a milestone, by key."""
    organization = screen.context.organization
    there = organization.seating.people_of(screen.context.unit_id) & planned_people(organization)
    return list(organization.seating.by_person_key(there))


def ask_page(screen: "DevelopmentScreen", person_id: int) -> None:
    """Ask where to, and print the plan of a person on one page."""
    path = _asked(screen, "Save the plan", [person_id], PDF)
    if path is not None:
        write_page(screen, person_id, path)


def ask_workbook(screen: "DevelopmentScreen", person_ids: Sequence[int]) -> None:
    """Ask where to, and write the workbook."""
    path = _asked(screen, "Export plans", person_ids, WORKBOOK)
    if path is not None:
        write_workbook(screen, person_ids, path)


def ask_calendar(screen: "DevelopmentScreen", person_ids: Sequence[int]) -> None:
    """Ask where to, and write the calendar."""
    path = _asked(screen, "Export a calendar", person_ids, CALENDAR)
    if path is not None:
        write_calendar_file(screen, person_ids, path)


def write_page(screen: "DevelopmentScreen", person_id: int, path: Path) -> None:
    """Print the plan of a person off the GUI thread and say where it is."""
    organization, profile = screen.context.organization, screen.context.profile

    def work(_progress: Progress) -> None:
        from orgwright.gui.printing.development_plan import print_development_plan

        print_development_plan(private(organization, profile), person_id, path)

    write_away(screen, work, path, "Development plan")


def write_workbook(screen: "DevelopmentScreen", person_ids: Sequence[int], path: Path) -> None:
    """Write the workbook off the GUI thread and say where it is."""
    organization, profile, source = screen.context.organization, screen.context.profile, written_from(screen)

    def work(progress: Progress) -> None:
        from orgwright.exchange.development_workbook import write_development_workbook

        write_development_workbook(private(organization, profile), person_ids, path, source, progress)

    write_away(screen, work, path, "Workbook of plans")


def write_calendar_file(screen: "DevelopmentScreen", person_ids: Sequence[int], path: Path) -> None:
    """Write the calendar off the GUI thread and say where it is."""
    organization, profile = screen.context.organization, screen.context.profile
    stamped_at = datetime.fromisoformat(screen.context.workspace.last_change().at)

    def work(progress: Progress) -> None:
        from orgwright.exchange.calendar_file import write_calendar

        write_calendar(private(organization, profile), person_ids, path, stamped_at, progress)

    write_away(screen, work, path, "Calendar of plans")


def _asked(screen: "DevelopmentScreen", title: str, person_ids: Sequence[int], kind: Kind) -> Path | None:
    """The file that was chosen; its proposed name says whose plans they are."""
    people = screen.context.organization.people
    of = people[person_ids[0]].name if len(person_ids) == 1 else unit_name(screen)
    return asked_path(screen, title, kind, "development", of)
