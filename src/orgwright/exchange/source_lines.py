"""Where a workbook comes from, as the first lines of its notes: the same in every workbook."""

from __future__ import annotations

from orgwright.exchange.staffing_plans import Provenance
from orgwright.planning.organization import Organization

Lines = tuple[tuple[str, str], ...]


def source_lines(provenance: Provenance) -> Lines:
    """The workspace, its last action and the instant of it, the program, and what was left out of the workbook."""
    action = f"number {provenance.action}"
    if provenance.at is not None:
        action = f"{action}, {provenance.at:%Y-%m-%d %H:%M} UTC"
    lines = (
        ("Workspace", provenance.workspace),
        ("Last action", action),
        ("Version", f"Orgwright {provenance.version}"),
    )
    return (*lines, ("Left out", provenance.private)) if provenance.private else lines


def readers_line(organization: Organization, named: str) -> tuple[str, str]:
    """Who a file may be passed on to: what it holds of people who are ``named`` in it, or who have codes in it."""
    if organization.profile.names:
        return "Who may see it", f"{named}: pass it on to those alone who may know."
    return (
        "Who may see it",
        "People stand in it under codes, and their role, unit and levels may still tell who somebody is: pass it on to "
        "those alone who may know.",
    )
