"""Files that are sent on: asking where to, writing them off the GUI thread, and saying where they are."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QFileDialog

from orgwright import __version__
from orgwright.gui.screen import Screen
from orgwright.progress import Progress

NOT_IN_NAMES = '/\\:*?"<>|'
PDF, WORKBOOK, CALENDAR = (".pdf", "PDF"), (".xlsx", "Excel workbooks"), (".ics", "Calendars")
Kind = tuple[str, str]
"""The ending of a file, and the word for such files."""


class Written(NamedTuple):
    """What a file says of the workspace that it was written from, as the writers of workbooks take it."""

    workspace: str
    action: int
    version: str


def unit_name(screen: Screen) -> str:
    """The unit of the context bar, or the organization."""
    organization, unit_id = screen.context.organization, screen.context.unit_id
    return organization.facts.name if unit_id is None else organization.units[unit_id].name


def written_from(screen: Screen) -> Written:
    """The workspace, its last action and the version of the program."""
    workspace = screen.context.workspace
    return Written(workspace.path.name, workspace.history(1)[0].id, __version__)


def asked_path(screen: Screen, title: str, kind: Kind, *words: str) -> Path | None:
    """The file that was chosen, with its ending; its proposed name is made of the words and the day."""
    name = " ".join((*words, str(screen.context.day)))
    plain = "".join("-" if letter in NOT_IN_NAMES or letter.isspace() else letter for letter in name).lower()
    suffix, files = kind
    chosen, _ = QFileDialog.getSaveFileName(screen, title, f"{plain}{suffix}", f"{files} (*{suffix})")
    if not chosen:
        return None
    path = Path(chosen)
    # What stands behind a dot may be part of the name: "plan v1.2".
    return path if path.suffix.casefold() == suffix else path.with_name(path.name + suffix)


def write_away(screen: Screen, work: Callable[[Progress], object], path: Path, what: str) -> None:
    """Write a file off the GUI thread and say where it is."""
    screen.context.background.run(work, lambda _done: screen.set_status(f"Written to {path}"), what=what)
