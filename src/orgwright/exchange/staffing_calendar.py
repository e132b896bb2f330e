"""The timeline of a plan as a calendar file: a whole day for each start, move, exit, seat and wanted start.

An entry is named by what happens to whom, so that reading a newer file into a calendar moves entries instead of
doubling them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from orgwright.errors import RefusedInput
from orgwright.exchange.calendar_file import Entry, write_entries
from orgwright.planning.organization import Organization
from orgwright.planning.private_units import unit_names
from orgwright.planning.timeline import EventKind, TimelineEvent
from orgwright.progress import Progress

_TITLES = {
    EventKind.START: "{title} starts in {seat}",
    EventKind.MOVE: "{title} goes to {seat}",
    EventKind.END: "{title} leaves {seat}",
    EventKind.OPENING: "{seat} opens",
    EventKind.CLOSING: "{seat} closes",
    EventKind.REQUISITION: "{title}: start wanted in {seat}",
}


def write_staffing_calendar(
    organization: Organization,
    events: Sequence[TimelineEvent],
    path: Path,
    stamped_at: datetime,
    progress: Progress | None = None,
) -> int:
    """Write events as an iCalendar file, whole or not at all; answers the number of entries.

    ``stamped_at`` is the instant of the last change of the workspace, with its time zone. Nothing to write is refused.
    """
    if not events:
        raise RefusedInput("Nothing happens in these months that a calendar could show.")
    plan = organization.facts.name if organization.scenario is None else organization.scenario.title
    units = unit_names(organization)
    entries = [_entry(organization, units, one) for one in events]
    write_entries(entries, "Staffing", plan, path, stamped_at, progress or Progress())
    return len(entries)


def _entry(organization: Organization, units: Mapping[int | None, str], one: TimelineEvent) -> Entry:
    title = _TITLES[one.kind].format(title=one.title, seat=one.seat or "no seat")
    asked = "" if one.since is None else f"Asked for since {one.since}"
    planned = "" if not one.is_planned or organization.scenario is None else f"Planned in {organization.scenario.title}"
    lines = (one.role, units[one.unit_id], asked, planned, str(one.due))
    identity = ("staffing", str(one.kind), one.key, one.seat)
    return Entry(identity, one.on, title, "\n".join(line for line in lines if line), is_done=False)
