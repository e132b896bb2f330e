"""Where a workbook comes from, as the first lines of its notes: the same in every workbook."""

from __future__ import annotations

from orgwright.exchange.staffing_plans import Provenance

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
