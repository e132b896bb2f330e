"""Files that are sent on: asking what to leave out and where to, writing them off the GUI thread, recording them.

API: ``asked_path`` asks; ``context.profile`` is then what the file shows, and the work that ``write_away`` is given
writes from ``private(organization, profile)``. Every file that was written stands in the history.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from orgwright.errors import PlanningError
from orgwright.gui.leaving_out import asked_profile
from orgwright.gui.screen import Screen
from orgwright.planning.organization import Organization
from orgwright.planning.privacy import WHOLE, Profile, private
from orgwright.progress import Progress

if TYPE_CHECKING:
    from orgwright.exchange.staffing_plans import Provenance

NOT_IN_NAMES = '/\\:*?"<>|'
PDF, WORKBOOK, CALENDAR = (".pdf", "PDF"), (".xlsx", "Excel workbooks"), (".ics", "Calendars")
Kind = tuple[str, str]
"""The ending of a file, and the word for such files."""


def unit_name(screen: Screen) -> str:
    """The unit of the context bar, or the organization."""
    organization, unit_id = screen.context.organization, screen.context.unit_id
    return organization.facts.name if unit_id is None else organization.units[unit_id].name


def written_from(screen: Screen) -> "Provenance":
    """The workspace, its last change, the version of the program, and what is left out of the file."""
    from orgwright.workspace.provenance import provenance

    return provenance(screen.context.workspace, screen.context.profile.left_out)


def asked_path(screen: Screen, title: str, kind: Kind, *words: str) -> Path | None:
    """The file that was chosen, with its ending, after what it leaves out; its name is of the words and the day."""
    profile = asked_profile(screen, title)
    if profile is None:
        return None
    if not profile.names:
        from orgwright.planning.private_codes import Codes

        words = tuple(map(Codes.of(screen.context.organization).in_text, words))
    return asked_file(screen, title, kind, *words)


def asked_file(screen: Screen, title: str, kind: Kind, *words: str) -> Path | None:
    """The file that was chosen for something that holds nothing to be left out."""
    name = " ".join((*words, str(screen.context.day)))
    plain = "".join("-" if letter in NOT_IN_NAMES or letter.isspace() else letter for letter in name).lower()
    suffix, files = kind
    chosen, _ = QFileDialog.getSaveFileName(screen, title, f"{plain}{suffix}", f"{files} (*{suffix})")
    if not chosen:
        return None
    path = Path(chosen)
    # What stands behind a dot may be part of the name: "plan v1.2".
    return path if path.suffix.casefold() == suffix else path.with_name(path.name + suffix)


def write_away(screen: Screen, work: Callable[[Progress], object], path: Path, what: str, hint: str = "") -> None:
    """Write a file under the profile of the context off the GUI thread, put it into the history, say where it is."""
    profile = screen.context.profile

    def done(_written: object) -> None:
        # A word such as KPI keeps its capitals within the sentence.
        name = what if what[1:2].isupper() else f"{what[:1].lower()}{what[1:]}"
        unsaid = record(screen, f"the {name}", path, profile)
        screen.set_status(f"Written to {path}", unsaid or hint or screen.status[1])

    screen.context.background.run(work, done, what=what)


def write_unit_away(
    screen: Screen, write: Callable[[Organization, int | None, Progress], object], path: Path, what: str
) -> None:
    """Write a file of the unit of the context bar: ``write`` is given the picture under the profile, unit, progress."""
    context = screen.context
    organization, unit_id, profile = context.organization, context.unit_id, context.profile
    write_away(screen, lambda progress: write(private(organization, profile), unit_id, progress), path, what)


def record(screen: Screen, what: str, path: Path, profile: Profile = WHOLE) -> str:
    """Put a file that was written into the history; answers a sentence where that cannot be, else nothing."""
    try:
        screen.context.workspace.record_export(what, path.name, profile)
    except PlanningError as error:
        return f"The history does not say so: {error}"
    return ""
